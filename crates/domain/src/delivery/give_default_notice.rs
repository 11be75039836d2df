//! Gives notice that the other side does not keep what it owes.

use super::{
    common::{cure_duty, own_office, side_of},
    duties::CURE_PROVIDER,
    facts::DefaultNoticeGiven,
    ids::DefaultNoticeId,
    refusals::{CURE_DAYS, NOTICE_DIRECTION, NOTICE_EARLY, NOTICE_EMPTY, NOTICE_OBLIGATION},
};
use crate::{
    context::At,
    core::RULES_MISSING,
    decision::{Decided, Decision},
    input::{Organisation, Prose},
    obligation::{Due, Duty, ObligationId},
    refusal::Refusal,
    verb::Act,
};
use kernel::{Side, time};
use rules::Key;

verb! {
    /// The provider notifies purchaser or host of a default, or the purchaser the provider (A73,
    /// protected). The same words and the same days hold for both sides.
    GiveDefaultNotice "give-default-notice" ("发出违约通知", "Give notice of default")
    help ("选一项逾期义务，或写明事实。对方有 30 日补救。发出通知受保护。",
        "Choose an overdue obligation or describe the facts. The other side has 30 days to cure. Giving notice is protected.")
    acts [73] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        debtor: Organisation = ("通知谁", "Whom");
        obligation: Option<ObligationId> = ("逾期的义务", "Overdue obligation");
        text: Option<Prose> = ("事实", "Facts");
        cure_days: Option<u32> = ("补救日数", "Days to cure")
            hint ("留空则按规则", "leave empty for the days of the rules");
    }
}

impl GiveDefaultNotice {
    /// The duty to cure, by the side the notice goes to.
    fn duty(&self, at: &At<'_>) -> Result<&'static Duty, Refusal> {
        let contract = at.contract()?;
        let wrong_way = || NOTICE_DIRECTION.refuse().at("debtor");
        if at.actor().organisation == Some(contract.supplier.id) {
            let side = side_of(at, self.debtor.id).filter(|side| *side != Side::Provider);
            return side.and_then(cure_duty).ok_or_else(wrong_way);
        }
        if self.debtor.id == contract.supplier.id {
            Ok(&CURE_PROVIDER)
        } else {
            Err(wrong_way())
        }
    }

    fn is_overdue(&self, at: &At<'_>) -> Result<(), Refusal> {
        let Some(id) = self.obligation else {
            return NOTICE_EMPTY
                .unless(self.text.is_some())
                .map_err(|one| one.at("text"));
        };
        let found = at.process.obligations.iter().find(|one| {
            let theirs = one.debtor.is_none_or(|debtor| debtor == self.debtor.id);
            one.id == id && one.is_open() && one.contract == at.context.contract && theirs
        });
        let owed = found.ok_or_else(|| NOTICE_OBLIGATION.refuse().at("obligation"))?;
        match owed.due.date() {
            Some(due) if due < at.today() => Ok(()),
            Some(due) => {
                let early = NOTICE_EARLY.refuse().at("obligation");
                Err(early.opens(time::plus_days(due, 1)))
            }
            None => Err(NOTICE_EARLY.refuse().at("obligation")),
        }
    }

    fn until(&self, at: &At<'_>) -> Result<Due, Refusal> {
        let Some(days) = self.cure_days else {
            return at.due(Key::DefaultCure, at.today());
        };
        let pack = at.pack()?;
        let bound = |key| {
            let missing = |_| RULES_MISSING.with("day", at.today());
            pack.days(key).map_err(missing)
        };
        let (least, most) = (bound(Key::CureMin)?, bound(Key::CureMax)?);
        if !(least..=most).contains(&days) {
            return Err(CURE_DAYS
                .with("least", least)
                .with("most", most)
                .at("cure_days"));
        }
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        Ok(Due::agreed(time::plus_days(at.today(), days)))
    }
}

impl Act for GiveDefaultNotice {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        own_office(at).map(|_| ())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let duty = self.duty(at)?;
        self.is_overdue(at)?;
        let until = self.until(at)?;
        let id = DefaultNoticeId::after(at.contract()?.delivery.notices.len());
        Decision::new(at)
            .event(DefaultNoticeGiven {
                id,
                debtor: self.debtor.clone(),
                obligation: self.obligation,
                text: self.text.as_ref().map(Prose::text),
                until: until.clone(),
            })
            .owe_by(duty, &self.debtor, id, until)
            .done()
    }
}
