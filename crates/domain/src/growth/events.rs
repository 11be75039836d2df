//! The facts of this module.

use super::choices::{GrowthLine, MeetingId, Part};
use kernel::{Date, FreeText, Money, Role};
use rust_decimal::Decimal;

events! {
    /// Money was spent so that workers grow.
    GrowthSpent "growth.spent" to Parties ocds Not("OCDS has no place for how staff are supported")
    say ("登记成长支出（{line}）{amount}，{on}：{what}",
         "recorded {amount} spent on {line} on {on}: {what}")
    { line: GrowthLine, amount: Money, on: Date, what: FreeText }

    /// The provider held a learning meeting.
    LearningMeetingHeld "learning-meeting.held" to Parties
    ocds Not("learning has no OCDS term")
    say ("召开学习会 {id}（{on}，{hours} 小时，{people} 人）：{topic}；改进：{change}",
         "held the learning meeting {id} on {on} ({hours} hours, {people} people) about {topic}; to be done differently: {change}")
    { id: MeetingId, on: Date, hours: Decimal, people: u32, topic: FreeText, change: FreeText }

    /// A government party took part in it, or paid for it.
    LearningMeetingJoined "learning-meeting.joined" to Parties
    ocds Not("learning has no OCDS term")
    say ("{part}学习会 {id}：{words}", "as to the learning meeting {id}: {part}. {words}")
    { id: MeetingId, side: Role, part: Part, words: Option<FreeText> }

    /// The organisation lets everybody read its capability record of this contract.
    CapabilityPublished "capability.published" to Public
    ocds Not("a supplier's own record is not a contract fact")
    say ("公开本单位在本合同的能力记录。说明：{note}",
         "published its capability record of this contract. Note: {note}")
    { note: Option<FreeText> }

    /// The organisation closes it again; earlier readers may have kept it.
    CapabilityWithdrawn "capability.withdrawn" to Public
    ocds Not("a supplier's own record is not a contract fact")
    say ("不再公开本单位在本合同的能力记录", "no longer publishes its capability record of this contract")
    {}

    /// A party set words of its own beside its record.
    RecordAnnotated "record.annotated" to Public
    ocds Not("a note on a record is not a contract fact")
    say ("在本单位的记录旁说明：{note}", "set a note beside its own record: {note}")
    { side: Role, note: FreeText }
}
