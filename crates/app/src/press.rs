//! Papers: documents made from a purchase, and the bytes of those that were published or signed.

mod fonts;

pub use fonts::{FontSearch, PACKAGE, USUAL_PLACES};

use crate::app::AppError;
use domain::{
    Contract, ContractId, Event, Process,
    core::DocumentFixed,
    paper::{PaperFormat, PaperKind},
};
use fonts::Loaded;
use kernel::{Date, Digest, Lang, OrganisationId, ProcessId};
use paper::{Document, Names, Source};
use rules::{Pack, Rulebook};
use std::sync::{Arc, OnceLock};
use store::Blobs;

/// Makes papers. The font is read when the first PDF is wanted.
pub struct Press {
    rulebook: Arc<Rulebook>,
    search: FontSearch,
    fonts: OnceLock<Loaded>,
}

/// Which paper is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The document.
    pub document: PaperKind,
    /// Its language.
    pub lang: Lang,
    /// The contract, for the contract.
    pub contract: Option<ContractId>,
    /// The tenderer, for the notice to one that was not chosen.
    pub tenderer: Option<OrganisationId>,
    /// Whether people are named.
    pub names: Names,
    /// The day whose rules apply where no contract keeps its own.
    pub on: Date,
}

/// The bytes of a paper.
#[derive(Clone, Debug)]
pub struct File {
    /// Its form.
    pub format: PaperFormat,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Press {
    /// A press that looks for its font in `search`.
    pub fn new(rulebook: Arc<Rulebook>, search: FontSearch) -> Press {
        Press {
            rulebook,
            search,
            fonts: OnceLock::new(),
        }
    }

    fn loaded(&self) -> &Loaded {
        self.fonts.get_or_init(|| fonts::load(&self.search))
    }

    /// The name of the font PDF is set in; none without one.
    pub fn font(&self) -> Option<&str> {
        self.loaded().as_ref().map(paper::Fonts::name)
    }

    /// A document as the data stand; none when there is nothing to say yet.
    pub fn document(&self, id: ProcessId, process: &Process, wanted: Wanted) -> Option<Document> {
        let contract = wanted.contract.and_then(|id| process.contract(id));
        let from = Source {
            id,
            process,
            pack: self.pack(process, contract, wanted.on)?,
            lang: wanted.lang,
        };
        match wanted.document {
            PaperKind::Tender => paper::tender_documents(from),
            PaperKind::Opening => paper::opening_record(from),
            PaperKind::Report => paper::evaluation_report(from),
            PaperKind::Award => paper::award_notice(from),
            PaperKind::Feedback => paper::feedback(from, wanted.tenderer?),
            PaperKind::Contract => Some(paper::contract(from, contract?, wanted.names)),
            PaperKind::Charter => Some(paper::charter(from, contract?)),
        }
    }

    /// The pack a contract keeps, else that of the day.
    fn pack(&self, process: &Process, contract: Option<&Contract>, on: Date) -> Option<&Pack> {
        let kept = contract.and_then(|one| one.pack.as_ref());
        let kept = kept.and_then(|id| self.rulebook.pack(id));
        kept.or_else(|| self.rulebook.resolve(&process.jurisdiction, on).ok())
    }

    /// A document as HTML.
    pub fn html(document: &Document) -> File {
        File {
            format: PaperFormat::Html,
            bytes: paper::html(document).into_bytes(),
        }
    }

    /// A document as PDF; none without a font that has its characters.
    pub fn pdf(&self, document: &Document) -> Option<File> {
        let fonts = self.loaded().as_ref()?;
        match paper::pdf(document, fonts) {
            Ok(made) => Some(File {
                format: PaperFormat::Pdf,
                bytes: made.bytes,
            }),
            Err(error) => {
                tracing::warn!(%error, "a document could not be made as PDF");
                None
            }
        }
    }

    /// What of a decision fixes a document: the notice and every addendum, each signature, the
    /// joining of a host, publication of the award.
    pub fn fixes(events: &[Event]) -> Option<PaperKind> {
        use domain::{bidding::Event as Bidding, contract::Event as Contract};
        events.iter().find_map(|event| match event {
            Event::Bidding(Bidding::TenderPublished(_) | Bidding::TenderAmended(_)) => {
                Some(PaperKind::Tender)
            }
            Event::Bidding(Bidding::AwardPublished(_)) => Some(PaperKind::Award),
            Event::Contract(Contract::SignatureGiven(_)) => Some(PaperKind::Contract),
            Event::Contract(Contract::CharterJoined(_)) => Some(PaperKind::Charter),
            Event::Core(_)
            | Event::Planning(_)
            | Event::Bidding(_)
            | Event::Sealing(_)
            | Event::Law(_)
            | Event::Signs(_)
            | Event::Contract(_)
            | Event::Delivery(_)
            | Event::Money(_)
            | Event::Assessment(_)
            | Event::Ending(_) => None,
        })
    }

    /// Makes a document of the state `process`, keeps its bytes in every language and form, and says
    /// so in events. The bytes are on disk before the events can be committed.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn fix(
        &self,
        blobs: &Blobs,
        (id, process): (ProcessId, &Process),
        wanted: Wanted,
    ) -> Result<Vec<Event>, AppError> {
        let mut events = Vec::new();
        for lang in Lang::ALL {
            let wanted = Wanted { lang, ..wanted };
            let Some(document) = self.document(id, process, wanted) else {
                continue;
            };
            let files = [Some(Press::html(&document)), self.pdf(&document)];
            for file in files.into_iter().flatten() {
                let digest = blobs.put(&file.bytes)?;
                events.push(fixed(wanted, &file, digest).into());
            }
        }
        Ok(events)
    }
}

fn fixed(wanted: Wanted, file: &File, digest: Digest) -> domain::core::Event {
    domain::core::Event::DocumentFixed(DocumentFixed {
        document: wanted.document,
        lang: wanted.lang,
        format: file.format,
        digest,
        size: u32::try_from(file.bytes.len()).unwrap_or(u32::MAX),
        name: name(wanted, file.format),
    })
}

/// The name a file is kept under by whoever downloads it.
pub fn name(wanted: Wanted, format: PaperFormat) -> String {
    let contract = wanted.contract.filter(|_| wanted.document.is_of_contract());
    let contract = contract.map_or_else(String::new, |id| format!("-{id}"));
    let (document, lang) = (wanted.document.code(), wanted.lang.tag());
    format!("{document}{contract}-{lang}.{}", format.code())
}
