//! The header of an envelope: everything about a bid that may be known before it is opened.

use crate::{
    HEADER_BYTES_MAX, LOTS_MAX, OFFICERS_MAX, PART_BYTES_MAX, binding, files, key::Recipient,
    unusable::Unusable,
};
use kernel::{Bi, lang::bi};
use kernel::{Digest, OrganisationId, ProcessId, Timestamp};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, fmt};

/// One of the two parts of a bid, opened each in its own time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The service plan, the team, the attached files.
    Technical,
    /// The price.
    Financial,
}

impl Part {
    /// Both parts, in the order of the file.
    pub const ALL: [Part; 2] = [Part::Technical, Part::Financial];

    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Part::Technical => "technical",
            Part::Financial => "financial",
        }
    }

    /// The name for readers.
    pub const fn name(self) -> Bi {
        match self {
            Part::Technical => bi("技术部分", "technical part"),
            Part::Financial => bi("价格部分", "financial part"),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Who sealed the envelope, and so from whom its content was hidden until the opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The tenderer, on their own computer: not even the operator of the platform could read it.
    SealedByTenderer,
    /// The server, when the bid arrived: hidden from who has the database, not from who runs the
    /// server.
    SealedOnArrival,
}

impl Level {
    /// The name for readers; it promises no more than the level holds.
    pub const fn name(self) -> Bi {
        match self {
            Level::SealedByTenderer => bi(
                "响应人自行密封：开标前平台运营者也无法读取",
                "sealed by the tenderer: before the opening not even the operator of the platform can read it",
            ),
            Level::SealedOnArrival => bi(
                "送达时由平台密封：开标前只有数据库的人无法读取，服务器管理者在送达时可能读到",
                "sealed on arrival: who has only the database cannot read it before the opening; who runs the server could at the moment it arrived",
            ),
        }
    }
}

/// What an envelope is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The purchase.
    #[serde(rename = "purchase")]
    pub process: ProcessId,
    /// The digest of the tender documents the bid answers.
    pub documents: Digest,
    /// The deadline the tenderer knew when sealing. No officer's tool releases a share before it, so
    /// that officers cannot be misled about the deadline without the tenderers having been.
    pub deadline: Timestamp,
    /// Who offers.
    pub tenderer: OrganisationId,
    /// The numbers of the lots, ascending; empty for a purchase without lots.
    pub lots: Vec<u32>,
    /// The officers' recipients, in the order of the tender. Officer numbers count from 1 in it.
    pub officers: Vec<Recipient>,
    /// How many officers must release their share.
    pub threshold: u32,
}

impl Plan {
    /// Whether the plan can be sealed to.
    ///
    /// # Errors
    /// Lots or officers are out of order.
    pub fn check(&self) -> Result<(), Unusable> {
        let ascending = self.lots.is_sorted_by(|a, b| a < b);
        if !ascending || self.lots.len() > LOTS_MAX {
            return Err(Unusable::Lots);
        }
        let distinct: BTreeSet<&str> = self.officers.iter().map(Recipient::as_str).collect();
        let count = u8::try_from(self.officers.len()).unwrap_or(u8::MAX);
        let whole = distinct.len() == self.officers.len()
            && count <= OFFICERS_MAX
            && self.threshold >= 1
            && self.threshold <= u32::from(count);
        if whole {
            Ok(())
        } else {
            Err(Unusable::Officers)
        }
    }

    /// The number of officers.
    pub fn count(&self) -> u8 {
        u8::try_from(self.officers.len()).unwrap_or(u8::MAX)
    }

    /// The officer of a number from 1.
    pub fn officer(&self, number: u8) -> Option<&Recipient> {
        self.officers.get(usize::from(number).checked_sub(1)?)
    }

    /// The number of the officer with this recipient.
    pub fn number_of(&self, recipient: &Recipient) -> Option<u8> {
        let place = self.officers.iter().position(|one| one == recipient)?;
        u8::try_from(place + 1).ok()
    }
}

/// One officer's share of the key of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedShare {
    /// The labelled digest of the share.
    pub digest: Digest,
    /// The share, an age file to the officer, in base64.
    #[serde(with = "files::base64_text")]
    pub sealed: Vec<u8>,
}

/// What the header says of one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartHeader {
    /// The recipient the part is sealed to. It commits to the key.
    pub recipient: Recipient,
    /// The shares of the key, one for each officer, in order.
    pub shares: Vec<SealedShare>,
    /// The SHA-256 digest of the sealed part.
    pub digest: Digest,
    /// The size of the sealed part, in bytes.
    pub size: usize,
}

/// The header of an envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// What it is for.
    pub plan: Plan,
    /// Who sealed it.
    pub level: Level,
    /// The technical part.
    pub technical: PartHeader,
    /// The financial part.
    pub financial: PartHeader,
}

impl Header {
    /// What the header says of `part`.
    pub const fn part(&self, part: Part) -> &PartHeader {
        match part {
            Part::Technical => &self.technical,
            Part::Financial => &self.financial,
        }
    }

    /// The digest of the terms, which stands inside every share and part.
    pub fn terms(&self) -> Digest {
        binding::terms(
            &self.plan,
            self.level,
            [&self.technical.recipient, &self.financial.recipient],
        )
    }

    /// Reads a header of bounded size and checks it against itself.
    pub(crate) fn read(json: &[u8]) -> Result<Header, Unusable> {
        if json.len() > HEADER_BYTES_MAX {
            return Err(Unusable::HeaderTooLarge);
        }
        let header: Header =
            serde_json::from_slice(json).map_err(|error| Unusable::Header(error.to_string()))?;
        header.plan.check()?;
        let mut keys: BTreeSet<&str> = header.plan.officers.iter().map(Recipient::as_str).collect();
        for part in Part::ALL {
            let about = header.part(part);
            let whole = about.shares.len() == header.plan.officers.len()
                && (about.shares.iter()).all(|share| files::is_small_age_file(&share.sealed));
            if !whole {
                return Err(Unusable::Shares(part));
            }
            if about.size > PART_BYTES_MAX {
                return Err(Unusable::PartTooLarge(part));
            }
            if !keys.insert(about.recipient.as_str()) {
                return Err(Unusable::KeyReused(part));
            }
        }
        Ok(header)
    }
}
