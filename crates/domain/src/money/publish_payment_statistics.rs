//! The purchaser publishes how it paid. The numbers come from the record; nobody types them.

use super::{
    events::StatisticsPublished,
    lookup,
    norms::{NOTHING_TO_PUBLISH, PUBLISH_STATISTICS},
    statistics,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Publishes what was paid on time, late, and not at all since the last time (A87).
    PublishPaymentStatistics "publish-payment-statistics" ("公布付款统计", "Publish payment statistics")
    help ("统计由系统根据记录计算，自上次公布之后到今天。每年 3 月 31 日前至少公布一次。", "Computed from the record, from the last publication until today. At least once a year, by 31 March.")
    acts [87] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {}
}

impl Act for PublishPaymentStatistics {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        lookup::some_invoice(at)?;
        NOTHING_TO_PUBLISH.unless(statistics::begins(at.contract()?) <= at.today())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        let statistics = statistics::between(contract, statistics::begins(contract), at.today());
        Decision::new(at)
            .event(StatisticsPublished { statistics })
            .meet(&PUBLISH_STATISTICS, "")
            .done()
    }
}
