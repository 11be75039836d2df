//! Generated documents whose bytes are fixed: what was published and what was signed is kept as it
//! was, because bytes made again later would differ.

use crate::process::{ContractId, Process};
use kernel::{Digest, Lang, Timestamp};

choice! {
    /// A document of a purchase that is generated from its data (domain.md §3.2).
    PaperKind {
        Tender "tender" ("采购文件", "Tender documents");
        Opening "opening" ("开标记录", "Record of the opening");
        Report "report" ("评审报告", "Evaluation report");
        Award "award" ("成交公告", "Award notice");
        Feedback "feedback" ("未成交供应商通知", "Notice to a bidder not chosen");
        Contract "contract" ("合同", "Contract");
        Charter "charter" ("三方落地协议", "Delivery charter");
    }
}

choice! {
    /// The form of a file.
    PaperFormat {
        Html "html" ("网页", "HTML");
        Pdf "pdf" ("PDF", "PDF");
    }
}

impl PaperKind {
    /// Whether it is made of one contract rather than of the purchase.
    pub const fn is_of_contract(self) -> bool {
        matches!(self, PaperKind::Contract | PaperKind::Charter)
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<PaperKind> {
        PaperKind::ALL
            .iter()
            .copied()
            .find(|one| one.code() == code)
    }
}

/// A document whose bytes are fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedPaper {
    /// Which document.
    pub document: PaperKind,
    /// Its language.
    pub lang: Lang,
    /// Its form.
    pub format: PaperFormat,
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many bytes.
    pub size: u32,
    /// The name of the file.
    pub name: String,
    /// The contract it is of.
    pub contract: Option<ContractId>,
    /// When it was fixed.
    pub on: Timestamp,
}

impl Process {
    /// The bytes of a document fixed last, in every language and form.
    pub fn newest_papers(
        &self,
        document: PaperKind,
        contract: Option<ContractId>,
    ) -> impl Iterator<Item = &FixedPaper> {
        let of = move |one: &&FixedPaper| one.document == document && one.contract == contract;
        let newest = self.papers.iter().filter(of).map(|one| one.on).max();
        let all = self.papers.iter().filter(of);
        all.filter(move |one| Some(one.on) == newest)
    }

    /// The fixed document of a digest, as it was fixed last.
    pub fn paper(&self, digest: Digest) -> Option<&FixedPaper> {
        self.papers.iter().rev().find(|one| one.digest == digest)
    }
}
