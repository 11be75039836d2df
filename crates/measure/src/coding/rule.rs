//! The rules by which acts become codings (measurement.md §4.4).

mod conduct;
mod control;

use super::{
    frame::{Agreed, Frame, Marked, Side},
    sheet::Sheet,
};
use crate::{
    coded::{Change, Class, Dyad, Place, Step},
    monitor::{Breach, Licence, catalogue},
    schema::{Modality, Norm, Part},
};

/// One version of a matter: its acts and what else is known.
pub(super) struct Version<'a, 'b> {
    pub(super) frame: &'b Frame<'a>,
    pub(super) dyad: &'b Dyad,
    /// The acts of this version, in order.
    pub(super) acts: &'b [Marked<'a>],
    /// All acts anybody claims: a reply that is claimed is not silence.
    pub(super) claimed: &'b [Marked<'a>],
}

/// Adds up the highest and the lowest of some values: repeating one changes nothing, and swapping
/// the sides changes the sign.
fn extremes(values: impl Iterator<Item = Step> + Clone) -> Step {
    let high = values.clone().fold(Step::ZERO, Step::max);
    let low = values.fold(Step::ZERO, Step::min);
    let sum = Step::try_from(high.value() + low.value());
    sum.unwrap_or(Step::ZERO)
}

impl<'a> Version<'a, '_> {
    /// Codes it.
    pub(super) fn sheet(&self) -> Sheet {
        let control = self.control();
        let res = self.resisted();
        let b = self.absorbed();
        let place = self.place(b);
        let a = control.a;
        let (help_upper, help_lower) = self.help();
        let hours = self.acts.iter().map(Marked::hours);
        let hours = hours.fold(0.0, |sum: f64, one| sum + one);
        Sheet {
            a,
            right: control.right,
            decided_by: control.by,
            ini: self.acts.iter().any(|one| self.asks(one)),
            res: res.is_some(),
            voice: self.spoke(),
            v_upper: self.valence(Side::Upper),
            v_lower: self.valence(Side::Lower),
            b,
            off_hours: self.off_hours(b),
            hours,
            class: self.class(a, res.is_some(), b, &place),
            change: self.change(),
            provoked: res.is_some_and(|day| self.provoked(day)),
            place,
            help_upper,
            help_lower,
        }
    }

    fn of(&self, side: Side) -> impl Iterator<Item = &Marked<'a>> + Clone {
        let dyad = self.dyad;
        self.acts
            .iter()
            .filter(move |one| one.side(dyad) == Some(side))
    }

    /// Whether an act is government's and needs an answer.
    fn asks(&self, one: &Marked<'a>) -> bool {
        one.side(self.dyad) == Some(Side::Upper)
            && (catalogue::demands(one.act.code) || one.act.respond_by.is_some())
    }

    /// Whether what the act did beside the contract was told to the department.
    fn disclosed(&self, one: &Marked<'a>) -> bool {
        let district = |party| self.frame.part(party) == Some(Part::District);
        district(&self.dyad.upper)
            || !one.act.disclosed_to.is_empty()
            || one.recorders.iter().any(|by| district(by))
    }

    /// Whether an act is side-dealing: a side letter, hidden extras, a start before signing, work
    /// for the host that nobody was told of.
    fn aside(&self, one: &Marked<'a>) -> bool {
        let code = one.act.code;
        if one.licence.given() && !catalogue::offers_extra(code) {
            return false;
        }
        if catalogue::hides(code) {
            return !self.disclosed(one);
        }
        catalogue::aside(code)
            || catalogue::offers_extra(code)
                && one.side(self.dyad) == Some(Side::Lower)
                && !self.acts.iter().any(|one| catalogue::orders(one.act.code))
                && !self.disclosed(one)
    }

    /// Whether an act has a place: a licence, the matrix of rights, assent, or being plain
    /// business.
    pub(super) fn has_place(&self, one: &Marked<'a>) -> bool {
        let code = one.act.code;
        if self.aside(one) {
            return false;
        }
        let agreed = one.agreed(self.dyad) == Agreed::Before;
        match one.licence {
            Licence::Due(_) | Licence::Allowed(_) | Licence::Protected | Licence::Reply(_) => true,
            Licence::None(Breach::OverLimit(_) | Breach::By(_)) => agreed,
            Licence::None(Breach::Forbidden) if catalogue::hides(code) => true,
            Licence::None(Breach::Forbidden) => {
                agreed && !catalogue::orders(code) && catalogue::decides(code)
            }
            Licence::None(Breach::NoNorm) => {
                if catalogue::protected(code) || catalogue::walks_out(code) {
                    return false;
                }
                agreed || self.size(one).is_none_or(|size| size == Step::ZERO)
            }
        }
    }

    /// Whether an unlicensed act puts nothing upon the other side: a complaint outside any channel
    /// is resistance, not a burden; what is late by a norm is counted as missing, and not twice.
    fn puts_nothing(&self, one: &Marked<'a>) -> bool {
        let code = one.act.code;
        if catalogue::voices(code) && !catalogue::declines(code) {
            return true;
        }
        let late = catalogue::puts_off(code);
        let owes = |norm: &Norm| {
            norm.modality == Modality::Must
                && norm.bearer == one.act.actor
                && norm
                    .act
                    .acts
                    .iter()
                    .any(|code| late.contains(&code.number()))
        };
        !late.is_empty() && self.frame.contract.norms.iter().any(owes)
    }

    fn place(&self, b: Option<bool>) -> Place {
        let sides = self.acts.iter().filter(|one| one.side(self.dyad).is_some());
        let mut without = sides.filter(|one| !self.has_place(one) && !self.puts_nothing(one));
        let mutual = |one: &Marked<'a>| self.aside(one) || one.agreed(self.dyad) == Agreed::Before;
        let first = without.clone().find(|one| !mutual(one));
        match first {
            Some(one) => Place::Imposed {
                by: one.act.actor.clone(),
            },
            None if without.next().is_some() || b == Some(true) => Place::Side,
            None => Place::Licensed,
        }
    }

    fn class(&self, a: Option<Step>, res: bool, b: Option<bool>, place: &Place) -> Class {
        let imposed = matches!(place, Place::Imposed { .. });
        let shift = a.map_or(0.0, |a| a.value().abs());
        let side_dealing = b == Some(true);
        let support = self.acts.iter().any(|one| {
            catalogue::supports(one.act.code) && self.disclosed(one) && !self.is_due(one)
        });
        let alone = imposed
            && self
                .acts
                .iter()
                .any(|one| catalogue::class(one.act.code) == Class::C);
        if res {
            Class::R
        } else if imposed && shift > 0.0 && !(side_dealing && shift < 1.0) {
            Class::C
        } else if side_dealing {
            Class::B
        } else if alone {
            Class::C
        } else if support {
            Class::S
        } else {
            Class::K
        }
    }

    fn is_due(&self, one: &Marked<'a>) -> bool {
        matches!(one.licence, Licence::Due(_))
    }

    fn change(&self) -> Change {
        let both = |code: fn(crate::ids::ActCode) -> bool| {
            let has = |side| self.of(side).any(|one| code(one.act.code));
            (has(Side::Upper), has(Side::Lower))
        };
        let alone = self.acts.iter().any(|one| {
            catalogue::changes(one.act.code) && !self.has_place(one) && !self.dropped(one)
        });
        if alone {
            return Change::Imposed;
        }
        let changed = |one: &Marked<'a>| {
            catalogue::changes(one.act.code) && !self.dropped(one)
                || catalogue::prices(one.act.code)
        };
        let (proposes, assents) = (both(catalogue::proposes), both(catalogue::assents));
        let agreed = proposes.0 && assents.1 || proposes.1 && assents.0;
        let refused = self.acts.iter().any(|one| {
            catalogue::assents(one.act.code)
                && one.act.consent.kind == crate::schema::ConsentKind::Refused
        });
        if agreed && !refused || self.acts.iter().any(changed) {
            Change::Consented
        } else {
            Change::None
        }
    }
}
