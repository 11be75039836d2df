//! Who decided, and whether it was theirs to decide.

use super::{Version, extremes};
use crate::{
    coded::Step,
    coding::frame::{Agreed, Marked, Side},
    ids::PartyId,
    monitor::{Breach, Licence, catalogue, right_of},
    schema::{ConsentKind, Right},
};

/// Control shift of a matter.
pub(super) struct Control {
    pub(super) a: Option<Step>,
    pub(super) right: Option<Right>,
    pub(super) by: Vec<PartyId>,
}

/// Shares of a right within rounding of all or nothing.
const ROUNDING: f64 = 1e-9;

impl<'a> Version<'a, '_> {
    /// How far a decision goes beyond what its author may decide: 0, ½, 1; none when the act
    /// decides nothing.
    pub(super) fn size(&self, one: &Marked<'a>) -> Option<Step> {
        let code = one.act.code;
        let comment = catalogue::comments(code) && one.act.right.is_some() && !one.licence.given();
        let over = matches!(
            one.licence,
            Licence::None(Breach::OverLimit(_) | Breach::By(_))
        );
        one.side(self.dyad)?;
        if !(catalogue::decides(code) || comment || over) {
            return None;
        }
        if catalogue::joint(code) || one.agreed(self.dyad) == Agreed::Before || self.dropped(one) {
            return Some(Step::ZERO);
        }
        let size = match one.licence {
            Licence::None(Breach::NoNorm) => self.beyond(one),
            Licence::None(_) => Step::PLUS,
            _ => Step::ZERO,
        };
        // The scale has no quarter: a joint decision that was ratified later stays at one half.
        if one.agreed(self.dyad) == Agreed::After {
            return Some(size.min(Step::HALF));
        }
        Some(size)
    }

    /// How far an act no norm speaks of goes beyond its author's part of the right it uses.
    fn beyond(&self, one: &Marked<'a>) -> Step {
        let Some(right) = right_of(one.act) else {
            return Step::ZERO;
        };
        let held = self.frame.alpha(right, &one.act.stage, &one.act.actor);
        if held >= 1.0 - ROUNDING {
            Step::ZERO
        } else if held > ROUNDING {
            Step::HALF
        } else {
            Step::PLUS
        }
    }

    fn signed(&self, one: &Marked<'a>) -> Option<Step> {
        let size = self.size(one)?;
        Some(match one.side(self.dyad)? {
            Side::Upper => size,
            Side::Lower => -size,
        })
    }

    pub(super) fn control(&self) -> Control {
        let decisions: Vec<(&Marked<'a>, Step)> = self
            .acts
            .iter()
            .filter_map(|one| Some((one, self.signed(one)?)))
            .collect();
        let mut widest: Option<(&Marked<'a>, Step)> = None;
        for (one, step) in &decisions {
            if widest.is_none_or(|(_, found)| step.value().abs() > found.value().abs()) {
                widest = Some((one, *step));
            }
        }
        let right = widest.and_then(|(one, _)| right_of(one.act));
        let mut by: Vec<PartyId> = Vec::new();
        for (one, _) in &decisions {
            if right_of(one.act) != right || self.dropped(one) {
                continue;
            }
            by.push(one.act.actor.clone());
            if catalogue::joint(one.act.code) || one.agreed(self.dyad) == Agreed::Before {
                by.push(self.dyad.upper.clone());
                by.push(self.dyad.lower.clone());
            }
        }
        by.sort();
        by.dedup();
        Control {
            a: widest.map(|_| extremes(decisions.iter().map(|(_, step)| *step))),
            right,
            by,
        }
    }

    /// Whether the author of a demand gave way after the other side declined it.
    pub(super) fn dropped(&self, one: &Marked<'a>) -> bool {
        let own = one.side(self.dyad);
        let mut declined = false;
        let later = self.acts.iter();
        for later in later.filter(|later| later.act.occurred >= one.act.occurred) {
            let code = later.act.code;
            let side = later.side(self.dyad);
            if side != own && side.is_some() {
                declined |= catalogue::voices(code)
                    || catalogue::resists(code)
                    || later.act.consent.kind == ConsentKind::Refused;
            } else if side == own && declined && catalogue::assents(code) {
                return later.act.consent.kind != ConsentKind::Refused;
            }
        }
        false
    }
}
