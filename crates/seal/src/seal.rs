//! Sealing a bid.

use crate::{
    CONTENT_BYTES_MAX, HEADER_BYTES_MAX,
    binding::{self, share_digest, share_text},
    fault::Fault,
    header::{Header, Level, Part, PartHeader, Plan, SealedShare},
    key::{Random, Recipient, identity, recipient_of},
    part::frame,
    split::split,
    start,
    unusable::Unusable,
};
use kernel::{Bi, Digest, lang::bi};
use zeroize::Zeroizing;

/// Why a bid cannot be sealed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealFault {
    /// The lots or officers of the plan are out of order.
    #[error("the plan is out of order")]
    Plan(#[source] Unusable),
    /// The content of a part is too large.
    #[error("the {0} part is too large")]
    TooLarge(Part),
    /// A library refused; the reason is its own. Nothing was sealed.
    #[error("sealing failed: {0}")]
    Library(String),
}

impl Fault for SealFault {
    fn what(&self) -> Bi {
        match self {
            SealFault::Plan(unusable) => unusable.what(),
            SealFault::TooLarge(_) => bi(
                "{part_zh}超过上限 {most} MiB",
                "The {part_en} is larger than {most} MiB",
            ),
            SealFault::Library(_) => bi("密封没有完成：{why}", "Nothing was sealed: {why}"),
        }
    }
    fn next(&self) -> Bi {
        match self {
            SealFault::Plan(_) => bi(
                "请在项目页重新下载 tender.json 再试；仍不行请告知采购人",
                "take tender.json from the page of the purchase again; if that does not help, tell the purchaser",
            ),
            SealFault::TooLarge(_) => bi(
                "请减小附件（例如压缩图片）",
                "make the attached files smaller (pictures first)",
            ),
            SealFault::Library(_) => bi(
                "请再试一次；仍不行请把这句话告知平台",
                "try again; if that does not help, tell the platform this sentence",
            ),
        }
    }
    fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            SealFault::Plan(unusable) => unusable.values(),
            SealFault::TooLarge(part) => vec![
                ("part_zh", part.name().zh.to_owned()),
                ("part_en", part.name().en.to_owned()),
                ("most", (CONTENT_BYTES_MAX >> 20).to_string()),
            ],
            SealFault::Library(why) => vec![("why", why.clone())],
        }
    }
}

fn library(error: &impl std::fmt::Display) -> SealFault {
    SealFault::Library(error.to_string())
}

/// Seals a bid; the answer is the file to hand in.
///
/// # Errors
/// See [`SealFault`].
pub fn seal(
    plan: &Plan,
    technical: &[u8],
    financial: &[u8],
    level: Level,
    random: &mut Random,
) -> Result<Vec<u8>, SealFault> {
    plan.check().map_err(SealFault::Plan)?;
    let secrets = [random.bytes(), random.bytes()];
    let [first, second] = &secrets;
    let recipients = [recipient(first)?, recipient(second)?];
    let [of_technical, of_financial] = &recipients;
    let terms = binding::terms(plan, level, [of_technical, of_financial]);
    let dealing = Dealing { plan, terms };
    let technical = dealing.part(Part::Technical, of_technical, technical)?;
    let financial = dealing.part(Part::Financial, of_financial, financial)?;
    let header = Header {
        plan: plan.clone(),
        level,
        technical: PartHeader {
            recipient: of_technical.clone(),
            shares: dealing.shares(Part::Technical, first, random)?,
            digest: Digest::of(&technical),
            size: technical.len(),
        },
        financial: PartHeader {
            recipient: of_financial.clone(),
            shares: dealing.shares(Part::Financial, second, random)?,
            digest: Digest::of(&financial),
            size: financial.len(),
        },
    };
    let json = serde_json::to_vec(&header).map_err(|error| library(&error))?;
    if json.len() > HEADER_BYTES_MAX {
        return Err(SealFault::Plan(Unusable::HeaderTooLarge));
    }
    let mut file = start::line(&json).into_bytes();
    file.reserve_exact(json.len() + technical.len() + financial.len());
    file.extend_from_slice(&json);
    file.extend_from_slice(&technical);
    file.extend_from_slice(&financial);
    Ok(file)
}

fn recipient(secret: &[u8; 32]) -> Result<Recipient, SealFault> {
    let identity = identity(secret).map_err(|error| library(&error))?;
    Ok(recipient_of(&identity))
}

struct Dealing<'a> {
    plan: &'a Plan,
    terms: Digest,
}

impl Dealing<'_> {
    fn part(&self, part: Part, to: &Recipient, content: &[u8]) -> Result<Vec<u8>, SealFault> {
        let plain = frame(part, self.terms, content).ok_or(SealFault::TooLarge(part))?;
        age::encrypt(&to.key, &plain).map_err(|error| library(&error))
    }

    fn shares(
        &self,
        part: Part,
        secret: &[u8; 32],
        random: &mut Random,
    ) -> Result<Vec<SealedShare>, SealFault> {
        let threshold = u8::try_from(self.plan.threshold).map_err(|error| library(&error))?;
        let values = split(secret, threshold, self.plan.count(), &mut random.0);
        let officers = (1..).zip(&self.plan.officers).zip(values);
        officers
            .map(|((number, officer), value)| {
                let value = Zeroizing::new(hex::encode(value.as_slice()));
                let text = Zeroizing::new(share_text(self.terms, part, number, &value));
                let sealed = age::encrypt(&officer.key, text.as_bytes());
                Ok(SealedShare {
                    digest: share_digest(&text),
                    sealed: sealed.map_err(|error| library(&error))?,
                })
            })
            .collect()
    }
}
