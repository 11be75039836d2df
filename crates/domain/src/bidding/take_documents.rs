//! Somebody takes the tender documents.

use super::{
    common::{bids_open, own},
    events::DocumentsTaken,
    refusals::DOCUMENTS_TAKEN,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Organisation,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Takes the documents, free of charge. The day starts the taker's own time to object to them;
    /// nobody else learns of it before the opening.
    TakeDocuments "take-documents" ("获取采购文件", "Take the tender documents")
    help ("免费。自当日起计算贵单位对文件的质疑期；开标前不向他人公开。补充文件会在“文件与答疑”页提示。", "Free of charge. Your time to object to the documents counts from this day; nobody learns of it before the opening. Addenda are shown on the page of documents and answers.")
    acts [] scope Process stages [S07]
    {
        tenderer: Organisation = ("供应商", "Tenderer");
    }
}

impl Act for TakeDocuments {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        bids_open(at)?;
        let mine = at.actor().organisation;
        let mut takings = at.process.bidding.takings.iter();
        DOCUMENTS_TAKEN.unless(!takings.any(|one| Some(one.by.id) == mine))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        own(at, &self.tenderer, "tenderer")?;
        Decision::new(at)
            .event(DocumentsTaken {
                tenderer: self.tenderer.clone(),
            })
            .done()
    }
}
