//! What the papers of a bid say about who made it.

use super::{BidId, common::live_bid, events::PapersRecorded, refusals::PAPERS_EMPTY};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Line,
    verb::Act,
};

verb! {
    /// Records what the opened papers say about contact, legal representative, bond account and file
    /// author, so that the platform can compare the bids (MOF Order 87 art. 37). It says nothing about
    /// guilt.
    RecordPapers "record-bid-papers" ("记录响应文件信息", "Record the papers of a bid")
    help ("从已开启的响应文件中摘录，供平台逐份比对；知道哪项填哪项。", "Taken from the opened papers so that the platform can compare the bids; fill in what is known.")
    acts [17] scope Process stages [S08, S09]
    {
        bid: BidId = ("响应", "Bid");
        contact: Option<Line> = ("联系人或签署人", "Contact or signatory");
        legal: Option<Line> = ("法定代表人", "Legal representative");
        account: Option<Line> = ("保证金或结算账户", "Bank account");
        author: Option<Line> = ("电子文件作者", "Author of the files");
    }
}

impl Act for RecordPapers {
    fn decide(&self, at: &At<'_>) -> Decided {
        live_bid(at, self.bid)?;
        let text = |line: &Option<Line>| line.as_ref().map(Line::text);
        let event = PapersRecorded {
            bid: self.bid,
            contact: text(&self.contact),
            legal: text(&self.legal),
            account: text(&self.account),
            author: text(&self.author),
        };
        let all = [&event.contact, &event.legal, &event.account, &event.author];
        PAPERS_EMPTY.unless(all.iter().any(|one| one.is_some()))?;
        Decision::new(at).event(event).done()
    }
}
