//! What is kept outside the database: sealed bids and other files the record names, and the key
//! bids are sealed to where a purchase has no opening officers of its own.
//!
//! Whoever has the whole database and every backup of it has neither: the files are encrypted, and
//! the key stands in a file readable by the service alone.

mod arrival;
mod opening;
mod release;

use crate::{app::AppError, ids};
use domain::{
    Process,
    sealing::{self, OfficerKey as DomainKey, SealedPart},
};
use kernel::{Lang, ProcessId, lang::bi};
use seal::{
    Envelope, Fault, KeyFault, OfficerKey, Part, Plan, Random, Recipient, Tender, TenderOfficer,
    Unusable,
};
use sha2::{Digest as _, Sha256};
use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Read, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
};
use store::{Blobs, StoreError};
use tlog::VerifierKey;

/// The name of the file with the platform's opening key.
pub const OPENING_KEY_FILE: &str = "opening.key";

/// The files outside the database.
pub struct Vault {
    blobs: Blobs,
    key: OfficerKey,
    pepper: [u8; 32],
    log: VerifierKey,
}

impl Vault {
    /// Opens the files beside the database in `dir`; the key is made if there is none. Tenders name
    /// `log` as the record bids are received by.
    ///
    /// # Errors
    /// A file cannot be used, or others could read the key.
    pub fn open(dir: &Path, log: VerifierKey) -> Result<Vault, AppError> {
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
        Ok(Vault {
            blobs,
            key,
            pepper,
            log,
        })
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

    /// What a tenderer's own tool needs to know of a purchase.
    ///
    /// # Errors
    /// The tender is not out, or a key in it is out of shape.
    pub fn tender(&self, id: ProcessId, process: &Process) -> Result<Tender, AppError> {
        let notice = process.bidding.notice.as_ref();
        let documents = sealing::documents_digest(process);
        let (officers, threshold) = match &process.sealing.rule {
            Some(rule) => {
                let officers = rule.officers.iter().map(|one| {
                    Ok(TenderOfficer {
                        name: one.person.name.as_str().to_owned(),
                        recipient: one.key.as_str().parse()?,
                    })
                });
                let officers: Result<Vec<_>, KeyFault> = officers.collect();
                (officers.map_err(|_| AppError::Sealing)?, rule.threshold)
            }
            None => {
                let platform = TenderOfficer {
                    name: self.log.name().to_owned(),
                    recipient: self.recipient(),
                };
                (vec![platform], 1)
            }
        };
        let title = process.title.as_ref();
        Ok(Tender {
            purchase: id,
            title: title.map_or_else(String::new, |title| title.as_str().to_owned()),
            documents: documents.ok_or(AppError::Sealing)?,
            deadline: notice.ok_or(AppError::Sealing)?.deadline,
            threshold,
            officers,
            lots: process.lots.iter().map(|lot| lot.id.0).collect(),
            origin: self.log.name().to_owned(),
            verifier_key: self.log.to_string(),
        })
    }
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

/// Why a file that was handed in was not taken.
#[derive(Debug)]
pub enum NotTaken {
    /// The envelope cannot be used, for this reason.
    Unusable(Unusable),
    /// The file is not what the page asks for.
    Malformed(String),
    /// The file is of another purchase.
    OtherPurchase,
    /// The command that hands it in was not accepted.
    Rejected(crate::bus::Rejection),
    /// The program failed.
    Failed(AppError),
}

impl NotTaken {
    /// The stable code of a file that cannot be used.
    pub fn code(&self) -> &'static str {
        match self {
            NotTaken::Unusable(unusable) => unusable.code(),
            NotTaken::Malformed(_) => "malformed",
            NotTaken::OtherPurchase => "other-purchase",
            NotTaken::Rejected(_) => "rejected",
            NotTaken::Failed(_) => "internal",
        }
    }

    /// What is wrong with the file and what to do, in `lang`.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            NotTaken::Unusable(unusable) => unusable.say(lang),
            NotTaken::Malformed(_) => bi(
                "文件格式不对。请上传 bonafide officer open 写出的文件。",
                "The file is not in the right form. Upload what `bonafide officer open` wrote.",
            )
            .get(lang)
            .to_owned(),
            NotTaken::OtherPurchase => bi(
                "文件属于另一个采购项目。请核对。",
                "The file is of another purchase. Check which one it is for.",
            )
            .get(lang)
            .to_owned(),
            NotTaken::Rejected(_) | NotTaken::Failed(_) => String::new(),
        }
    }
}
