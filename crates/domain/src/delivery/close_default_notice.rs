//! Closes a notice of default.

use super::{
    duties::{CURE_HOST, CURE_PROVIDER, CURE_PURCHASER},
    facts::DefaultNoticeClosed,
    ids::DefaultNoticeId,
    refusals::{NOT_CURED, NOT_NOTIFIER, NOTICE_UNKNOWN},
    state::{DefaultNotice, NoticeState},
    words_watch::NoticeEnd,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The side that gave notice closes it: cured, or withdrawn.
    CloseDefaultNotice "close-default-notice" ("关闭违约通知", "Close a default notice")
    help ("对方补救后确认，或撤回通知。", "Confirm the cure, or withdraw the notice.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        notice: DefaultNoticeId = ("违约通知", "Notice");
        end: NoticeEnd = ("结果", "Why it is closed");
        text: Option<Prose> = ("说明", "Note");
    }
}

/// Whether the notice is not closed yet.
pub(super) fn is_live(notice: &DefaultNotice) -> bool {
    match notice.state {
        NoticeState::Open | NoticeState::Cured | NoticeState::Uncured => true,
        NoticeState::Closed(_) => false,
    }
}

impl Act for CloseDefaultNotice {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut notices = at.contract()?.delivery.notices.iter();
        NOTICE_UNKNOWN.unless(notices.any(is_live))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let found = at.contract()?.delivery.notice(self.notice);
        let notice = found
            .filter(|one| is_live(one))
            .ok_or_else(|| NOTICE_UNKNOWN.refuse().at("notice"))?;
        NOT_NOTIFIER
            .unless(notice.creditor.is_some() && notice.creditor == at.actor().organisation)
            .map_err(|one| one.at("notice"))?;
        let proven = self.end == NoticeEnd::Withdrawn || notice.state == NoticeState::Cured;
        NOT_CURED.unless(proven).map_err(|one| one.at("end"))?;
        Decision::new(at)
            .event(DefaultNoticeClosed {
                notice: notice.id,
                end: self.end,
                text: self.text.as_ref().map(Prose::text),
            })
            .lapse(&CURE_PURCHASER, notice.id)
            .lapse(&CURE_HOST, notice.id)
            .lapse(&CURE_PROVIDER, notice.id)
            .done()
    }
}
