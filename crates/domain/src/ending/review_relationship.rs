//! Both sides say how they worked together.

use super::{
    choices::ReviewRow,
    common::lead,
    facts::{ReviewFiled, ReviewPoint, ReviewPublished},
    law::{
        ALREADY_FILED, REVIEW_EMPTY, REVIEW_HOST, REVIEW_PROVIDER, REVIEW_PURCHASER, REVIEW_USERS,
    },
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Line, Rows},
    obligation::{Duty, Obligation},
    process::Contract,
    refusal::Refusal,
    verb::Act,
};
use kernel::{OrganisationId, Role};

verb! {
    /// A side files its part of the joint review of the relationship (A110).
    ReviewRelationship "review-relationship" ("合作回顾", "Review the relationship")
    help ("购买方、街道、承接方和服务对象代表各写各的；各方都提交或期限届满后同时公布，此前互不可见。",
          "Purchaser, host, provider and user panel each write their own part; they become public together once all have filed or the time is over; until then nobody sees the others.")
    acts [110] scope Contract stages [S21, S22]
    {
        points: Rows<ReviewRow> = ("逐项回顾", "Point by point");
    }
}

impl Act for ReviewRelationship {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let side = lead(at.actor().role);
        let own = at.actor().organisation;
        let mut filed = at.contract()?.ending.handover.reviews.iter();
        ALREADY_FILED.unless(!filed.any(|one| one.side == side && one.organisation == own))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let said = |row: &&ReviewRow| row.worked.is_some() || row.failed.is_some();
        let points: Vec<ReviewPoint> = self.points.0.iter().filter(said).map(point).collect();
        REVIEW_EMPTY
            .unless(!points.is_empty())
            .map_err(|one| one.at("points"))?;
        let side = lead(at.actor().role);
        let own = at.actor().organisation;
        let completes = is_last(at, at.contract()?, (side, own));
        let decision = Decision::new(at).event(ReviewFiled { side, points });
        let decision = if side == Role::Provider {
            decision.meet(&REVIEW_PROVIDER, "")
        } else if side == Role::Purchaser {
            decision.meet(&REVIEW_PURCHASER, "")
        } else if side == Role::UserPanel {
            decision.meet(&REVIEW_USERS, "")
        } else {
            let lots = at.process.lots.iter();
            lots.filter(|lot| lot.host.as_ref().map(|host| host.id) == own)
                .fold(decision, |decision, lot| {
                    decision.meet(&REVIEW_HOST, lot.id)
                })
        };
        decision
            .maybe(completes.then_some(ReviewPublished {}))
            .done()
    }
}

/// The duties to review.
const DUTIES: [&Duty; 4] = [
    &REVIEW_PURCHASER,
    &REVIEW_PROVIDER,
    &REVIEW_HOST,
    &REVIEW_USERS,
];

/// The parts of the review of a contract that are still owed.
fn owed<'a>(at: &At<'a>, contract: &Contract) -> impl Iterator<Item = &'a Obligation> + use<'a> {
    let id = contract.id;
    let all = at.process.obligations.iter();
    all.filter(move |one| one.is_open() && one.contract == Some(id) && DUTIES.contains(&one.duty.0))
}

/// Whether nobody else owes a part. Before the handover nobody owes one yet; then purchaser and
/// provider make it complete.
fn is_last(at: &At<'_>, contract: &Contract, own: (Role, Option<OrganisationId>)) -> bool {
    let others = owed(at, contract).any(|one| {
        let mine = one.duty.0.debtor == own.0 && (one.debtor.is_none() || one.debtor == own.1);
        !mine
    });
    let filed = &contract.ending.handover.reviews;
    let spoken = |side: Role| side == own.0 || filed.iter().any(|one| one.side == side);
    let unpublished = contract.ending.handover.reviewed.is_none();
    unpublished && !others && spoken(Role::Purchaser) && spoken(Role::Provider)
}

/// Whether the time of every part still owed is over.
pub(super) fn is_over(at: &At<'_>, contract: &Contract) -> bool {
    let late = |one: &Obligation| one.days_late(at.today()).is_some();
    let mut rest = owed(at, contract).peekable();
    rest.peek().is_some() && rest.all(late)
}

fn point(row: &ReviewRow) -> ReviewPoint {
    ReviewPoint {
        aspect: row.aspect,
        worked: row.worked.as_ref().map(Line::text),
        failed: row.failed.as_ref().map(Line::text),
    }
}
