//! A member leaves the committee.

use super::{LeaveGround, events::MemberLeft, refusals::NOT_SEATED};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Person, Prose},
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Ends the seat of a member with a ground. Their sheets no longer count and are kept; the page of
    /// the evaluation shows whose totals change and from what to what.
    ReleaseMember "release-member" ("委员退出评审", "Release a member")
    help ("委员回避、缺席或不能履职时办理。其评分不再计入，原件保留；退出后按候补顺序递补。", "When a member is recused, absent or unable to serve. Their sheets are kept and no longer count; the next substitute takes the seat.")
    acts [] scope Process stages [S08, S09]
    {
        person: Person = ("委员", "Member");
        ground: LeaveGround = ("原因", "Ground");
        reason: Prose = ("情况说明", "What happened");
    }
}

impl Act for ReleaseMember {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        super::refusals::COMMITTEE_MISSING.unless(!at.process.bidding.committee.is_empty())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let bidding = &at.process.bidding;
        let member = bidding.member(Some(self.person.id));
        let member = member.ok_or_else(|| NOT_SEATED.refuse().at("person"))?;
        let sheets = bidding.sheets.iter();
        let own = sheets.filter(|sheet| sheet.member == member.person.id);
        Decision::new(at)
            .event(MemberLeft {
                person: member.person.clone(),
                ground: self.ground,
                reason: self.reason.text(),
                sheets: own.map(|sheet| sheet.bid).collect(),
            })
            .done()
    }
}
