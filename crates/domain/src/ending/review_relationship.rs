//! Both sides say how they worked together.

use super::{
    choices::ReviewRow,
    common::lead,
    facts::{ReviewFiled, ReviewPoint, ReviewPublished},
    law::{ALREADY_FILED, REVIEW_EMPTY, REVIEW_HOST, REVIEW_PROVIDER, REVIEW_PURCHASER},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Line, Rows},
    refusal::Refusal,
    verb::Act,
};
use kernel::Role;

verb! {
    /// A side files its part of the joint review of the relationship (A110).
    ReviewRelationship "review-relationship" ("合作回顾", "Review the relationship")
    help ("购买方、街道、承接方和服务对象代表各写各的；购买方和承接方都提交后同时公布。",
          "Purchaser, host, provider and user panel each write their own part; they become public together once purchaser and provider have filed.")
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
        let handover = &at.contract()?.ending.handover;
        let other = |wanted: Role| handover.reviews.iter().any(|one| one.side == wanted);
        let completes = (side == Role::Purchaser && other(Role::Provider))
            || (side == Role::Provider && other(Role::Purchaser));
        let decision = Decision::new(at).event(ReviewFiled { side, points });
        let decision = if side == Role::Provider {
            decision.meet(&REVIEW_PROVIDER, "")
        } else if side == Role::Purchaser {
            decision.meet(&REVIEW_PURCHASER, "")
        } else {
            let own = at.actor().organisation;
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

fn point(row: &ReviewRow) -> ReviewPoint {
    ReviewPoint {
        aspect: row.aspect,
        worked: row.worked.as_ref().map(Line::text),
        failed: row.failed.as_ref().map(Line::text),
    }
}
