//! What a reader of the papers would notice.

mod files;
mod texts;

use crate::{Document, Fonts, Names, Source, contract, tender_documents};
use domain::{Process, Stage, bidding::Notice, contract::Clause, testkit::World};
use kernel::{Lang, ProcessId};
use rules::{Pack, Rulebook};

/// A purchase with every clause, published.
fn purchase() -> Process {
    let world = World::at_stage(Stage::S13, "2025-03-24").with(|process| {
        for terms in process
            .plan
            .iter_mut()
            .map(|plan| &mut plan.terms)
            .chain(process.contracts.iter_mut().map(|one| &mut one.terms))
        {
            terms.clauses = Clause::ALL.to_vec();
        }
        let published: kernel::Date = "2025-01-20".parse().unwrap();
        process.bidding.notice = Some(Notice {
            published,
            deadline: kernel::time::start_of("2025-02-14".parse().unwrap()).unwrap()
                + std::time::Duration::from_secs(9 * 3600 + 1800),
        });
    });
    world.process
}

fn pack(rulebook: &Rulebook) -> &Pack {
    let day = "2025-03-24".parse().unwrap();
    rulebook.resolve("cn-national", day).unwrap()
}

/// The purchase in its address.
fn id() -> ProcessId {
    "01940000-0000-7000-8000-000000000001".parse().unwrap()
}

/// Tender documents and contract of the purchase.
fn papers(process: &Process, lang: Lang) -> [Document; 2] {
    let rulebook = Rulebook::embedded().unwrap();
    let from = Source {
        id: "01940000-0000-7000-8000-000000000001"
            .parse::<ProcessId>()
            .unwrap(),
        process,
        pack: pack(&rulebook),
        lang,
    };
    let signed = process.contracts.first().unwrap();
    [
        tender_documents(from).unwrap(),
        contract(from, signed, Names::Shown),
    ]
}

/// The font of a usual installation; without it the tests of PDF have nothing to set.
fn fonts() -> Option<Fonts> {
    let places = [
        "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    ];
    let bytes = places.iter().find_map(|place| std::fs::read(place).ok());
    if bytes.is_none() {
        eprintln!("no font with Chinese characters: nothing was tested");
    }
    Fonts::chinese(bytes?, None)
}
