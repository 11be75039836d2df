//! What the shell knows of sealed files, and the closed lists of this module.

use super::{OfficerKey, state::SealedPart};
use crate::{
    bidding::BidId,
    paper::{PaperFormat, PaperKind},
    process::{LotId, Process},
    say::Say,
};
use kernel::{Digest, FreeText, Lang, Money, OrganisationId};
use serde::{Deserialize, Serialize};

choice! {
    /// A part of a bid, sealed by itself.
    Part {
        Technical "technical" ("技术部分", "Technical part");
        Financial "financial" ("报价部分", "Financial part");
    }
}

choice! {
    /// Who sealed a bid, which decides what the seal promises (trust.md §2).
    Level {
        /// S1: nobody with the whole database can read it; whoever ran the platform at the moment
        /// of arrival could have.
        OnArrival "sealed-on-arrival" ("到达时由平台密封（S1）", "Sealed by the platform on arrival (S1)");
        /// S3: sealed by the tenderer's own tool; the platform never saw the content.
        ByTenderer "sealed-by-tenderer" ("供应商自行密封（S3）", "Sealed by the tenderer (S3)");
    }
}

choice! {
    /// Why a sealed bid could not be used when it was opened.
    Unusable {
        EnvelopeLost "envelope-lost" ("密封文件已不在平台", "the sealed file is no longer there");
        Dealer "dealer-share" ("供应商密封的密钥份额有误", "the tenderer sealed wrong key shares");
        Unreadable "unreadable" ("密封内容无法还原", "the sealed content cannot be restored");
        Malformed "malformed" ("内容不是规定的格式", "the content is not in the required form");
        PriceNone "no-price" ("没有报价", "there is no price");
        PriceAbove "price-above-ceiling" ("报价高于最高限价", "the price is above the ceiling");
        PriceNotFixed "price-not-the-fixed-one" ("报价与固定价格不符", "the price is not the fixed price");
        Currency "other-currency" ("报价币种不符", "the price is in another currency");
    }
}

/// What an envelope says about itself, as the shell read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The digest of the whole file.
    pub envelope: Digest,
    /// Its size in bytes.
    pub bytes: u32,
    /// The digest of its terms, which every share is bound to.
    pub terms: Digest,
    /// The documents it answers.
    pub documents: Digest,
    /// Who offers.
    pub tenderer: OrganisationId,
    /// For which lots.
    pub lots: Vec<LotId>,
    /// How many officers are needed to open it.
    pub threshold: u32,
    /// The keys it was sealed to, in order.
    pub officers: Vec<OfficerKey>,
    /// Who sealed it.
    pub level: Level,
    /// The parts with what they commit to.
    pub parts: Vec<SealedPart>,
}

/// A file that came with a bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedFile {
    /// Its name.
    pub name: FreeText,
    /// Its digest.
    pub digest: Digest,
    /// Its size in bytes.
    pub bytes: u32,
}
impl Say for OpenedFile {
    fn say(&self, _: Lang) -> String {
        self.name.as_str().to_owned()
    }
}

/// What a bid says, once it is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The price of all its lots.
    pub price: Money,
    /// The staff cost within it.
    pub staff_cost: Money,
    /// The size of the team.
    pub team: u32,
    /// The service plan in short.
    pub plan: FreeText,
    /// Files of the technical part.
    pub files: Vec<OpenedFile>,
}

/// What came of opening one sealed bid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Which.
    pub bid: BidId,
    /// What it says, or why it cannot be used.
    pub outcome: Result<Content, Unusable>,
}

/// What the shell found in files the command is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The header of the envelope that is handed in.
    pub header: Option<Header>,
    /// The bids opened.
    pub openings: Vec<Opening>,
}

/// The digest of the documents a bid answers: plan, lots and every addendum so far, and, where the
/// bytes of the documents are fixed, those of their pages in both languages.
pub fn documents_digest(process: &Process) -> Option<Digest> {
    let plan = process.plan.as_ref()?;
    let addenda = process.bidding.addenda.iter();
    let addenda: Vec<&str> = addenda.map(|one| one.text.as_str()).collect();
    let fixed = process.newest_papers(PaperKind::Tender, None);
    let pages = fixed.filter(|one| one.format == PaperFormat::Html);
    let pages: Vec<Digest> = pages.map(|one| one.digest).collect();
    let data = serde_json::to_vec(&(plan, &process.lots, addenda, pages)).ok()?;
    Some(Digest::labelled("bonafide tender documents v1", &data))
}

/// The digest an envelope commits to for a share: the one of the crate `seal`, so that this module
/// can compare a released share without any cryptography of its own.
pub fn share_digest(terms: Digest, part: Part, officer: u32, share: &str) -> Digest {
    let part = part.code();
    let text = format!("bonafide.share/1\n{terms}\n{part}\n{officer}\n{share}\n");
    Digest::labelled("bonafide.envelope/1 share", text.as_bytes())
}
