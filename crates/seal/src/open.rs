//! Opening a part with the shares of enough officers. Everybody who has the envelope and the
//! released shares gets the same answer.

use crate::{
    binding::{share_digest, share_text},
    envelope::Envelope,
    fault::{Blame, Fault},
    header::{Header, Part},
    key::{identity, recipient_of, secret_text},
    part::unframe,
    share::{Share, ShareFault, check_share},
    split::value_at,
};
use kernel::{Bi, lang::bi};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// Why a part does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenFault {
    /// Too few officers have released.
    #[error("{have} shares of {need}")]
    TooFew {
        /// Shares given, each officer counted once.
        have: usize,
        /// Shares needed.
        need: u32,
    },
    /// A share is not the one dealt.
    #[error("a share is not in order")]
    Share(#[source] ShareFault),
    /// The shares are those of the header and do not give the key the header names.
    #[error("the shares do not give the key of the {0} part")]
    Key(Part),
    /// The shares give the key, but the digest of this officer's share is not that of the share the
    /// others imply: the bidder dealt it wrongly.
    #[error("the share dealt to officer {officer} does not fit the others")]
    Dealing {
        /// The officer.
        officer: u8,
    },
    /// The key is right and the sealed part does not open with it.
    #[error("the {0} part does not open with its own key")]
    Sealed(Part),
    /// The part opens and holds what belongs to another envelope, or is out of shape.
    #[error("the {0} part is of another envelope or out of shape")]
    Content(Part),
}

impl OpenFault {
    /// Whose doing it is.
    pub const fn blame(self) -> Blame {
        match self {
            OpenFault::TooFew { .. } => Blame::User,
            OpenFault::Share(fault) => fault.blame(),
            OpenFault::Key(_)
            | OpenFault::Dealing { .. }
            | OpenFault::Sealed(_)
            | OpenFault::Content(_) => Blame::Tenderer,
        }
    }
}

impl Fault for OpenFault {
    fn what(&self) -> Bi {
        match self {
            OpenFault::TooFew { .. } => bi(
                "只有 {have} 位开标人交出份额，需要 {need} 位",
                "{have} officers have released their share, {need} are needed",
            ),
            OpenFault::Share(fault) => fault.what(),
            OpenFault::Key(_) => bi(
                "份额无误，但拼不出文件头载明的密钥，责任在响应人",
                "The shares are those dealt, but they do not give the key the header names; this is the tenderer's doing",
            ),
            OpenFault::Dealing { .. } => bi(
                "响应人分给第 {officer} 位开标人的份额与其他份额不符，责任在响应人",
                "The share the tenderer dealt to officer {officer} does not fit the others; this is the tenderer's doing",
            ),
            OpenFault::Sealed(_) => bi(
                "密钥无误，但{part_zh}打不开，责任在响应人",
                "The key is right, but the {part_en} does not open with it; this is the tenderer's doing",
            ),
            OpenFault::Content(_) => bi(
                "{part_zh}的内容属于另一份密封文件，或格式不符，责任在响应人",
                "The {part_en} holds what belongs to another envelope, or is out of shape; this is the tenderer's doing",
            ),
        }
    }
    fn next(&self) -> Bi {
        match self {
            OpenFault::TooFew { .. } => bi("请等其他开标人交出份额", "wait for the other officers"),
            OpenFault::Share(fault) => fault.next(),
            OpenFault::Key(_)
            | OpenFault::Dealing { .. }
            | OpenFault::Sealed(_)
            | OpenFault::Content(_) => bi(
                "这份响应无法开启，请记入开标记录；其他响应照常开启",
                "this bid cannot be opened: put it into the record of the opening; the other bids are opened as usual",
            ),
        }
    }
    fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            OpenFault::TooFew { have, need } => {
                vec![("have", have.to_string()), ("need", need.to_string())]
            }
            OpenFault::Share(fault) => fault.values(),
            OpenFault::Dealing { officer } => vec![("officer", officer.to_string())],
            OpenFault::Key(part) | OpenFault::Sealed(part) | OpenFault::Content(part) => vec![
                ("part_zh", part.name().zh.to_owned()),
                ("part_en", part.name().en.to_owned()),
            ],
        }
    }
}

/// The key of a part from the shares of enough officers (number from 1, share). Every share is
/// checked, those of absent officers are computed and checked too, so the answer is the same
/// whichever officers released.
fn secret(
    header: &Header,
    part: Part,
    shares: &[(u8, Share)],
) -> Result<Zeroizing<[u8; 32]>, OpenFault> {
    for (officer, share) in shares {
        check_share(header, part, *officer, share).map_err(OpenFault::Share)?;
    }
    let given: BTreeMap<u8, &Share> = shares.iter().map(|(n, share)| (*n, share)).collect();
    let need = header.plan.threshold;
    let few = OpenFault::TooFew {
        have: given.len(),
        need,
    };
    let threshold = usize::try_from(need).map_err(|_| few)?;
    if given.len() < threshold {
        return Err(few);
    }
    let used: Vec<(u8, &[u8])> = given
        .iter()
        .take(threshold)
        .map(|(number, share)| (*number, share.0.as_slice()))
        .collect();
    for (number, dealt) in (1..=header.plan.count()).zip(&header.part(part).shares) {
        let value = value_at(number, &used).ok_or(OpenFault::Key(part))?;
        let value = Zeroizing::new(hex::encode(value.as_slice()));
        let text = Zeroizing::new(share_text(header.terms(), part, number, &value));
        if share_digest(&text) != dealt.digest {
            return Err(OpenFault::Dealing { officer: number });
        }
    }
    let value = value_at(0, &used).ok_or(OpenFault::Key(part))?;
    let mut secret = Zeroizing::new([0; 32]);
    if value.len() != secret.len() {
        return Err(OpenFault::Key(part));
    }
    secret.copy_from_slice(&value);
    let key = identity(&secret).map_err(|_| OpenFault::Key(part))?;
    if recipient_of(&key) == header.part(part).recipient {
        Ok(secret)
    } else {
        Err(OpenFault::Key(part))
    }
}

/// The key of a part as the text that `age --decrypt --identity` reads, for whoever wants to check an
/// opening without this program.
///
/// # Errors
/// See [`OpenFault`].
pub fn content_key(
    header: &Header,
    part: Part,
    shares: &[(u8, Share)],
) -> Result<Zeroizing<String>, OpenFault> {
    let secret = secret(header, part, shares)?;
    secret_text(&secret).map_err(|_| OpenFault::Key(part))
}

/// Opens a part with the shares of enough officers (number from 1, share) and gives its content.
///
/// # Errors
/// See [`OpenFault`]: names the officer who released a bad share, or the bidder who dealt one.
pub fn open_part(
    envelope: &Envelope<'_>,
    part: Part,
    shares: &[(u8, Share)],
) -> Result<Vec<u8>, OpenFault> {
    let header = envelope.header();
    let secret = secret(header, part, shares)?;
    let key = identity(&secret).map_err(|_| OpenFault::Key(part))?;
    let plain = age::decrypt(&key, envelope.sealed(part)).map_err(|_| OpenFault::Sealed(part))?;
    let content = unframe(part, header.terms(), &plain).ok_or(OpenFault::Content(part))?;
    Ok(content.to_vec())
}
