//! The provider holds a learning meeting.

use super::{
    choices::MeetingId,
    events::LearningMeetingHeld,
    norms::{GROWTH_AHEAD, GROWTH_NOTHING, HOLD_MEETING, NOT_ITS_RECORD},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Line, Prose},
    obligation::Duty,
    refusal::Refusal,
    verb::Act,
};
use kernel::Date;
use rust_decimal::Decimal;

verb! {
    /// A learning meeting: what the team learned and does differently from now on (A49, C-GRO-1).
    HoldLearningMeeting "hold-learning-meeting" ("登记学习会", "Record a learning meeting")
    help ("每年两次：复盘案例和方法，写明今后改什么。购买方和街道可参加或资助。",
          "Twice a year: look back at cases and methods and say what changes. Purchaser and hosts may join or pay.")
    acts [49] scope Contract stages [S15, S16, S17, S18, S19, S20, S21]
    {
        date: Date = ("日期", "Day");
        hours: Decimal = ("时数", "Hours");
        people: u32 = ("参加人数", "People present");
        topic: Line = ("主题", "Subject");
        change: Prose = ("今后改什么", "What will be done differently");
    }
}

impl Act for HoldLearningMeeting {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        NOT_ITS_RECORD.unless(at.actor().organisation == Some(at.contract()?.supplier.id))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        GROWTH_AHEAD
            .unless(self.date <= at.today())
            .map_err(|one| one.at("date"))?;
        GROWTH_NOTHING
            .unless(!self.hours.is_zero() && self.people > 0)
            .map_err(|one| one.at("hours"))?;
        let held = at.contract()?.growth.meetings.len();
        let decision = Decision::new(at).event(LearningMeetingHeld {
            id: MeetingId::after(held),
            on: self.date,
            hours: self.hours,
            people: self.people,
            topic: self.topic.text(),
            change: self.change.text(),
        });
        match oldest(at, &HOLD_MEETING) {
            Some(subject) => decision.meet(&HOLD_MEETING, subject).done(),
            None => decision.done(),
        }
    }
}

/// The subject of the oldest open duty of this kind: one meeting keeps one of them.
pub(super) fn oldest<'a>(at: &At<'a>, duty: &'static Duty) -> Option<&'a str> {
    let mut open =
        at.process.obligations.iter().filter(|one| {
            one.is_open() && one.duty.0 == duty && one.contract == at.context.contract
        });
    open.next().map(|one| one.subject.as_str())
}
