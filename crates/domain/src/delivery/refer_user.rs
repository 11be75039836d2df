//! Refers a user.

use super::{
    facts::UserReferred,
    guards::REFERRAL_CONSENT,
    words::{Consent, ReferralWay},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Line,
    verb::Act,
};

verb! {
    /// A user is referred to the provider or from it, by consent (A50).
    ReferUser "refer-user" ("转介服务对象", "Refer a user")
    help ("转介须经同意；不写姓名。", "Only with consent, and without names.")
    acts [50] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        way: ReferralWay = ("转介方向", "Which way");
        consent: Consent = ("是否同意", "Consent");
        note: Option<Line> = ("需求概述", "What is needed") hint ("不写姓名、住址", "no names or addresses");
    }
}

impl Act for ReferUser {
    fn guards(&self, _: &At<'_>) -> Vec<Check> {
        vec![REFERRAL_CONSENT.holds(self.consent != Consent::NotGiven)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(UserReferred {
                way: self.way,
                consent: self.consent,
                note: self.note.as_ref().map(Line::text),
            })
            .done()
    }
}
