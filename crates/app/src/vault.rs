//! What is kept outside the database: sealed bids and other files the record names, and the key
//! bids are sealed to where a purchase has no opening officers of its own.
//!
//! Whoever has the whole database and every backup of it has neither: the files are encrypted, and
//! the key stands in a file readable by the service alone.

mod arrival;
mod opening;

use crate::{app::AppError, ids};
use domain::{
    Process,
    sealing::{self, OfficerKey as DomainKey, SealedPart},
};
use kernel::{Digest, ProcessId};
use seal::{Envelope, OfficerKey, Part, Plan, Random, Recipient, Unusable};
use sha2::{Digest as _, Sha256};
use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Read, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
};
use store::{Blobs, StoreError};

/// The name of the file with the platform's opening key.
pub const OPENING_KEY_FILE: &str = "opening.key";

/// The files outside the database.
pub struct Vault {
    blobs: Blobs,
    key: OfficerKey,
    pepper: [u8; 32],
}

impl Vault {
    /// Opens the files beside the database in `dir`; the key is made if there is none.
    ///
    /// # Errors
    /// A file cannot be used, or others could read the key.
    pub fn open(dir: &Path) -> Result<Vault, AppError> {
        let blobs = Blobs::open(dir)?;
        let path = dir.join(OPENING_KEY_FILE);
        let failed = |source| {
            let path = path.clone();
            AppError::Store(StoreError::File { path, source })
        };
        let key = match File::open(&path) {
            Ok(mut file) => {
                let mode = file.metadata().map_err(failed)?.permissions().mode();
                if mode & 0o077 != 0 {
                    return Err(StoreError::KeyExposed(path).into());
                }
                let mut text = String::new();
                file.read_to_string(&mut text).map_err(failed)?;
                OfficerKey::parse(text.trim()).map_err(|_| AppError::OpeningKey)?
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let mut random = Random::from_seed(ids::random()?);
                let key = OfficerKey::generate(&mut random).map_err(|_| AppError::OpeningKey)?;
                let mut options = OpenOptions::new();
                options.write(true).create_new(true).mode(0o600);
                let mut file = options.open(&path).map_err(failed)?;
                writeln!(file, "{}", *key.to_text())
                    .and_then(|()| file.sync_all())
                    .map_err(failed)?;
                File::open(dir)
                    .and_then(|dir| dir.sync_all())
                    .map_err(failed)?;
                key
            }
            Err(error) => return Err(failed(error)),
        };
        let pepper = Sha256::new()
            .chain_update("bonafide request pepper")
            .chain_update([0])
            .chain_update(key.to_text().as_bytes())
            .finalize()
            .into();
        Ok(Vault { blobs, key, pepper })
    }

    /// The files the record names.
    pub fn blobs(&self) -> &Blobs {
        &self.blobs
    }

    /// The public half of the platform's key.
    pub fn recipient(&self) -> Recipient {
        self.key.recipient()
    }

    /// A hash over a request that nobody can try guesses against who has the database alone.
    pub fn keyed_hash(&self, bytes: &[u8]) -> [u8; 32] {
        Sha256::new()
            .chain_update(self.pepper)
            .chain_update(bytes)
            .finalize()
            .into()
    }

    /// Seals a draft to the platform's key.
    ///
    /// # Errors
    /// The library refuses.
    pub fn close_draft(&self, text: &[u8]) -> Result<Vec<u8>, AppError> {
        seal::close(&self.key.recipient(), text).map_err(|_| AppError::Sealing)
    }

    /// Opens a draft; none if it was sealed to another key.
    pub fn open_draft(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        seal::open(&self.key, bytes).ok()
    }

    /// To whom bids of a purchase are sealed, and how many must agree.
    fn officers(&self, process: &Process) -> Result<(Vec<Recipient>, u32), AppError> {
        match &process.sealing.rule {
            Some(rule) => {
                let keys = rule.officers.iter().map(|one| one.key.as_str().parse());
                let keys: Result<Vec<Recipient>, _> = keys.collect();
                Ok((keys.map_err(|_| AppError::Sealing)?, rule.threshold))
            }
            None => Ok((vec![self.recipient()], 1)),
        }
    }

    /// What an envelope for a purchase must be sealed for, without tenderer and lots.
    ///
    /// # Errors
    /// There are no documents yet.
    pub fn terms(&self, id: ProcessId, process: &Process) -> Result<Terms, AppError> {
        let (officers, threshold) = self.officers(process)?;
        let documents = sealing::documents_digest(process).ok_or(AppError::Sealing)?;
        Ok(Terms {
            purchase: id,
            documents,
            threshold,
            officers,
        })
    }
}

/// What a tenderer's own tool needs to seal a bid.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The purchase.
    pub purchase: ProcessId,
    /// The digest of the documents in force.
    pub documents: Digest,
    /// How many officers must release.
    pub threshold: u32,
    /// Their keys, in order.
    pub officers: Vec<Recipient>,
}

/// What an envelope says of itself, in the words of the domain.
pub(crate) fn header_of(envelope: &Envelope<'_>) -> Option<sealing::Header> {
    let header = envelope.header();
    let Plan {
        documents,
        tenderer,
        lots,
        officers,
        threshold,
        ..
    } = &header.plan;
    let officers = officers.iter().map(|one| DomainKey::parse(one.as_str()));
    Some(sealing::Header {
        envelope: envelope.digest(),
        bytes: u32::try_from(envelope.bytes().len()).ok()?,
        terms: header.terms(),
        documents: *documents,
        tenderer: *tenderer,
        lots: lots.iter().copied().map(domain::process::LotId).collect(),
        threshold: *threshold,
        officers: officers.collect::<Option<_>>()?,
        level: match header.level {
            seal::Level::SealedByTenderer => sealing::Level::ByTenderer,
            seal::Level::SealedOnArrival => sealing::Level::OnArrival,
        },
        parts: Part::ALL
            .into_iter()
            .map(|part| SealedPart {
                part: part_of(part),
                recipient: header.part(part).recipient.to_string(),
                shares: (header.part(part).shares.iter())
                    .map(|share| share.digest)
                    .collect(),
            })
            .collect(),
    })
}

/// The same part in the words of the domain.
pub(crate) const fn part_of(part: Part) -> sealing::Part {
    match part {
        Part::Technical => sealing::Part::Technical,
        Part::Financial => sealing::Part::Financial,
    }
}

/// Why an envelope was not taken.
#[derive(Debug)]
pub enum NotTaken {
    /// It cannot be used, for this reason.
    Unusable(Unusable),
    /// The command that hands it in was not accepted.
    Rejected(crate::bus::Rejection),
    /// The program failed.
    Failed(AppError),
}
