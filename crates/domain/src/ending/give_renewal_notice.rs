//! Gives the provider notice of what follows the term.

use super::{
    common::notice_day,
    facts::RenewalNoticeGiven,
    law::{GIVE_NOTICE, NOTICE_GIVEN, NOTICE_IN_TIME, RENEWAL_UNDECIDED},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Gives notice of what follows the term (A107).
    GiveRenewalNotice "give-renewal-notice" ("通知期满后安排", "Give notice of what follows the term")
    help ("期满前至少 60 日通知；迟发须说明理由并公开。",
          "At least 60 days before the end; a late notice needs a reason, which is public.")
    acts [107] scope Contract stages [S15, S16, S17, S18, S19, S20, S21]
    {
        words: Option<Prose> = ("补充说明（可选）", "In words (optional)") hint ("例如交接要求、联系人", "for instance handover and contact");
    }
}

impl Act for GiveRenewalNotice {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let ending = &at.contract()?.ending;
        RENEWAL_UNDECIDED.unless(ending.renewal.is_some())?;
        NOTICE_GIVEN.unless(ending.noticed.is_none())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let last = notice_day(at).ok().and_then(|due| due.date());
        vec![NOTICE_IN_TIME.holds(last.is_none_or(|day| at.occurred_on() <= day))]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        let decided = contract.ending.decision();
        let outcome = decided
            .map(|one| one.outcome)
            .ok_or_else(|| RENEWAL_UNDECIDED.refuse())?;
        Decision::new(at)
            .event(RenewalNoticeGiven {
                outcome,
                service_end: contract.ending.service_end(&contract.terms),
                words: self.words.as_ref().map(Prose::text),
            })
            .meet(&GIVE_NOTICE, "")
            .done()
    }
}
