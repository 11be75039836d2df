//! A government party takes part in a learning meeting.

use super::{
    choices::{MeetingId, Part},
    events::LearningMeetingJoined,
    hold_learning_meeting::oldest,
    norms::{JOIN_MEETING, MEETING_JOINED, MEETING_UNKNOWN},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use kernel::{Role, Side};

verb! {
    /// The purchaser or a host took part in a learning meeting or paid for it (C-GRO-1).
    JoinLearningMeeting "join-learning-meeting" ("登记参加或资助学习会", "Join or fund a learning meeting")
    help ("到会、承担费用，或两者都有。这不是检查，不得据此评价承接方。",
          "You took part, paid, or both. It is no inspection and nothing said there counts in a rating.")
    acts [49] scope Contract stages [S15, S16, S17, S18, S19, S20, S21]
    {
        meeting: MeetingId = ("学习会", "Meeting");
        part: Part = ("方式", "How");
        words: Option<Prose> = ("说明（可选）", "In words (optional)");
    }
}

impl Act for JoinLearningMeeting {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        MEETING_UNKNOWN.unless(!at.contract()?.growth.meetings.is_empty())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let found = at.contract()?.growth.meeting(self.meeting);
        let found = found.ok_or_else(|| MEETING_UNKNOWN.refuse().at("meeting"))?;
        let own = at.actor().organisation;
        let repeated = found.joined.iter().any(|(by, _, _)| *by == own);
        MEETING_JOINED
            .unless(!repeated)
            .map_err(|one| one.at("meeting"))?;
        let role = at.actor().role;
        let side = match role.side() {
            Some(Side::Purchaser) => Role::Purchaser,
            _ => role,
        };
        let decision = Decision::new(at).event(LearningMeetingJoined {
            id: self.meeting,
            side,
            part: self.part,
            words: self.words.as_ref().map(Prose::text),
        });
        match oldest(at, &JOIN_MEETING).filter(|_| side == Role::Purchaser) {
            Some(subject) => decision.meet(&JOIN_MEETING, subject).done(),
            None => decision.done(),
        }
    }
}
