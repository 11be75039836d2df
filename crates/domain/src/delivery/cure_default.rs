//! Reports that a default is cured.

use super::{
    duties::{CURE_HOST, CURE_PROVIDER, CURE_PURCHASER},
    facts::DefaultCured,
    ids::DefaultNoticeId,
    refusals::{NOT_DEBTOR, NOTICE_UNKNOWN},
    state::NoticeState,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The side that was notified shows that it has cured the default; late is better than never.
    CureDefault "cure-default" ("说明已补救", "Report a cure")
    help ("写明何时、如何补救。", "Say when and how it was cured.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        notice: DefaultNoticeId = ("违约通知", "Notice");
        proof: Prose = ("补救情况", "What was done");
    }
}

/// Whether a cure is still awaited.
const fn awaits_cure(state: NoticeState) -> bool {
    matches!(state, NoticeState::Open | NoticeState::Uncured)
}

impl Act for CureDefault {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut notices = at.contract()?.delivery.notices.iter();
        NOTICE_UNKNOWN.unless(notices.any(|one| awaits_cure(one.state)))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let found = at.contract()?.delivery.notice(self.notice);
        let notice = found
            .filter(|one| awaits_cure(one.state))
            .ok_or_else(|| NOTICE_UNKNOWN.refuse().at("notice"))?;
        NOT_DEBTOR
            .unless(at.actor().organisation == Some(notice.debtor.id))
            .map_err(|one| one.at("notice"))?;
        Decision::new(at)
            .event(DefaultCured {
                notice: notice.id,
                proof: self.proof.text(),
            })
            .meet(&CURE_PURCHASER, notice.id)
            .meet(&CURE_HOST, notice.id)
            .meet(&CURE_PROVIDER, notice.id)
            .done()
    }
}
