//! Shares: taken out of an envelope by one officer, checked by everybody.

use crate::{
    binding::{share_digest, share_text},
    envelope::Envelope,
    fault::{Blame, Fault},
    header::{Header, Part, SealedShare},
    key::OfficerKey,
};
use kernel::{Bi, Digest, lang::bi};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};
use zeroize::Zeroize;

/// One officer's share of the key of a part. Written as 64 small hexadecimal digits.
///
/// Before the opening it is a secret of the officer; once released it is public.
#[derive(Clone, PartialEq, Eq)]
pub struct Share(pub(crate) [u8; 32]);

impl Share {
    /// The share as text.
    pub fn to_text(&self) -> String {
        hex::encode(self.0)
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Share(…)")
    }
}

/// The text is not a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a share is 64 small hexadecimal digits")]
pub struct ShareError;

impl FromStr for Share {
    type Err = ShareError;
    fn from_str(text: &str) -> Result<Share, ShareError> {
        // A digest has the same text; its reader takes one form of each value only.
        let digest: Digest = text.parse().map_err(|_| ShareError)?;
        Ok(Share(*digest.as_bytes()))
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_text())
    }
}
impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Share, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// What is wrong with a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareFault {
    /// The purchase has no officer of this number.
    #[error("there is no officer {officer}")]
    NoSuchOfficer {
        /// The number asked for.
        officer: u8,
    },
    /// The key is not the one of this officer.
    #[error("the key is not that of officer {officer}")]
    OtherKey {
        /// The number asked for.
        officer: u8,
    },
    /// What the bidder sealed to the officer does not open with the officer's key.
    #[error("the share sealed to officer {officer} does not open")]
    Sealed {
        /// The officer it was sealed to.
        officer: u8,
    },
    /// What the bidder sealed to the officer is of another envelope, part or officer: a copy.
    #[error("the share sealed to officer {officer} is of another envelope")]
    Copied {
        /// The officer it was sealed to.
        officer: u8,
    },
    /// What the bidder sealed to the officer is not the share the header names.
    #[error("the share sealed to officer {officer} is not the one in the header")]
    Dealt {
        /// The officer it was sealed to.
        officer: u8,
    },
    /// What the officer released is not the share the header names.
    #[error("officer {officer} released another share than the one dealt")]
    Released {
        /// The officer who released it.
        officer: u8,
    },
}

impl ShareFault {
    /// Whose doing it is.
    pub const fn blame(self) -> Blame {
        match self {
            ShareFault::NoSuchOfficer { .. } | ShareFault::OtherKey { .. } => Blame::User,
            ShareFault::Sealed { .. } | ShareFault::Copied { .. } | ShareFault::Dealt { .. } => {
                Blame::Tenderer
            }
            ShareFault::Released { officer } => Blame::Officer(officer),
        }
    }

    const fn officer(self) -> u8 {
        match self {
            ShareFault::NoSuchOfficer { officer }
            | ShareFault::OtherKey { officer }
            | ShareFault::Sealed { officer }
            | ShareFault::Copied { officer }
            | ShareFault::Dealt { officer }
            | ShareFault::Released { officer } => officer,
        }
    }
}

impl Fault for ShareFault {
    fn what(&self) -> Bi {
        match self {
            ShareFault::NoSuchOfficer { .. } => bi(
                "没有第 {officer} 位开标人",
                "There is no opening officer {officer}",
            ),
            ShareFault::OtherKey { .. } => bi(
                "这把私钥不是第 {officer} 位开标人的",
                "The key is not that of opening officer {officer}",
            ),
            ShareFault::Sealed { .. } => bi(
                "响应人密封给第 {officer} 位开标人的份额打不开，责任在响应人",
                "The share the tenderer sealed to officer {officer} does not open; this is the tenderer's doing",
            ),
            ShareFault::Copied { .. } => bi(
                "响应人密封给第 {officer} 位开标人的份额取自另一份密封文件，责任在响应人",
                "The share the tenderer sealed to officer {officer} belongs to another envelope; this is the tenderer's doing",
            ),
            ShareFault::Dealt { .. } => bi(
                "响应人密封给第 {officer} 位开标人的份额与文件头不符，责任在响应人",
                "The share the tenderer sealed to officer {officer} is not the one in the header; this is the tenderer's doing",
            ),
            ShareFault::Released { .. } => bi(
                "第 {officer} 位开标人交出的份额不是响应人分给他的那一份，责任在该开标人",
                "Officer {officer} released another share than the tenderer dealt; this is the officer's doing",
            ),
        }
    }
    fn next(&self) -> Bi {
        match self {
            ShareFault::NoSuchOfficer { .. } | ShareFault::OtherKey { .. } => bi(
                "请换用本项目登记的那把私钥（`bonafide officer show` 可查看）",
                "use the key that is registered for this purchase; `bonafide officer show` prints its recipient",
            ),
            ShareFault::Sealed { .. } | ShareFault::Copied { .. } | ShareFault::Dealt { .. } => bi(
                "请把这句话记入开标记录；其他开标人达到规定人数时，仍按规则判定",
                "put this sentence into the record of the opening; if enough other officers release, the rules decide",
            ),
            ShareFault::Released { .. } => bi(
                "请该开标人用本工具重新交出，或由其他开标人补足人数",
                "let the officer release again with this tool, or let another officer make up the number",
            ),
        }
    }
    fn values(&self) -> Vec<(&'static str, String)> {
        vec![("officer", self.officer().to_string())]
    }
}

fn sealed_share(header: &Header, part: Part, officer: u8) -> Result<&SealedShare, ShareFault> {
    usize::from(officer)
        .checked_sub(1)
        .and_then(|place| header.part(part).shares.get(place))
        .ok_or(ShareFault::NoSuchOfficer { officer })
}

/// Takes the share of `officer` (from 1) out of an envelope. Gives nothing that does not belong to
/// exactly this envelope, part and officer.
///
/// # Errors
/// See [`ShareFault`]; never [`ShareFault::Released`].
pub fn open_share(
    envelope: &Envelope<'_>,
    part: Part,
    officer: u8,
    key: &OfficerKey,
) -> Result<Share, ShareFault> {
    let header = envelope.header();
    let sealed = sealed_share(header, part, officer)?;
    if header.plan.officer(officer) != Some(&key.recipient()) {
        return Err(ShareFault::OtherKey { officer });
    }
    let text = age::decrypt(&key.0, &sealed.sealed).map_err(|_| ShareFault::Sealed { officer })?;
    let text = zeroize::Zeroizing::new(text);
    let text = std::str::from_utf8(&text).map_err(|_| ShareFault::Sealed { officer })?;
    let value = text
        .strip_suffix('\n')
        .and_then(|lines| lines.rsplit('\n').next());
    let share: Share = value
        .and_then(|value| value.parse().ok())
        .ok_or(ShareFault::Sealed { officer })?;
    if text != share_text(header.terms(), part, officer, &share.to_text()) {
        return Err(ShareFault::Copied { officer });
    }
    if share_digest(text) != sealed.digest {
        return Err(ShareFault::Dealt { officer });
    }
    Ok(share)
}

/// Whether `share` is the one dealt to `officer`. Needs no key.
///
/// # Errors
/// [`ShareFault::Released`] or [`ShareFault::NoSuchOfficer`].
pub fn check_share(
    header: &Header,
    part: Part,
    officer: u8,
    share: &Share,
) -> Result<(), ShareFault> {
    let sealed = sealed_share(header, part, officer)?;
    let text = share_text(header.terms(), part, officer, &share.to_text());
    if share_digest(&text) == sealed.digest {
        Ok(())
    } else {
        Err(ShareFault::Released { officer })
    }
}
