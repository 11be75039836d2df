//! How the two sides behave to each other: resistance, voice, valence, absorption, help.

use super::{Version, extremes};
use crate::{
    coded::Step,
    coding::{
        TRIGGER_DAYS,
        frame::{Agreed, Marked, Side},
    },
    monitor::{Breach, Licence, catalogue},
    schema::{ConsentKind, Consequence},
};
use kernel::{Date, time::days_between};

impl<'a> Version<'a, '_> {
    /// The day of the first unlicensed resistance of the lower side.
    pub(super) fn resisted(&self) -> Option<Date> {
        let acts = self.of(Side::Lower).filter(|one| self.resists(one));
        let open = acts.map(|one| one.act.occurred).min();
        open.or_else(|| self.ignored())
    }

    fn resists(&self, one: &Marked<'a>) -> bool {
        let code = one.act.code;
        let by_nature = catalogue::resists(code) || catalogue::walks_out(code);
        let beside = catalogue::protected(code) && !self.frame.protected(one.act);
        by_nature && !one.licence.given() || beside
    }

    /// The first day by which an answer was due, has passed, and there is none. An objection or a
    /// reply counts even where only its author claims it: nobody is called silent on a mere doubt.
    fn ignored(&self) -> Option<Date> {
        let own = |one: &Marked<'a>| one.side(self.dyad) == Some(Side::Lower);
        let asked = self.of(Side::Upper).filter_map(|ask| {
            let due = ask.act.respond_by?;
            let after = |one: &Marked<'a>| own(one) && one.act.occurred >= ask.act.occurred;
            let replies = |one: &Marked<'a>| {
                one.act.reply_to.as_ref() == Some(&ask.act.id) || catalogue::protected(one.act.code)
            };
            let answered = self.acts.iter().any(after)
                || self.claimed.iter().any(|one| after(one) && replies(one));
            (due < self.frame.contract.as_of && !answered).then_some(due)
        });
        asked.min()
    }

    /// Whether an unlicensed act of the upper side came before, within thirty days.
    pub(super) fn provoked(&self, day: Date) -> bool {
        self.of(Side::Upper).any(|one| {
            let days = days_between(one.act.occurred, day);
            !self.has_place(one) && (0..=TRIGGER_DAYS).contains(&days)
        })
    }

    /// Whether the lower side objected through a channel.
    pub(super) fn spoke(&self) -> bool {
        self.of(Side::Lower).any(|one| {
            let refuses =
                catalogue::assents(one.act.code) && one.act.consent.kind == ConsentKind::Refused;
            (catalogue::voices(one.act.code) || refuses) && self.frame.protected(one.act)
        })
    }

    /// The valence of a side toward the other. None where all it did is protected.
    pub(super) fn valence(&self, side: Side) -> Option<Step> {
        let mut values: Vec<Step> = self.of(side).filter_map(|one| self.worth(one)).collect();
        for one in self.acts {
            values.extend(self.toward(one, side));
        }
        if side == Side::Lower && self.ignored().is_some() {
            values.push(Step::HALF_MINUS);
        }
        if values.is_empty() && self.of(side).next().is_some() {
            return None;
        }
        Some(extremes(values.into_iter()))
    }

    /// The valence of an act itself; none where it is protected.
    fn worth(&self, one: &Marked<'a>) -> Option<Step> {
        let code = one.act.code;
        if self.frame.protected(one.act) {
            return None;
        }
        let beyond = matches!(
            one.licence,
            Licence::None(Breach::OverLimit(_) | Breach::By(_))
        );
        let usual = catalogue::valence(code).unwrap_or(Step::HALF_MINUS);
        let usual = if beyond {
            usual.min(Step::HALF_MINUS)
        } else {
            usual
        };
        let agreed = one.agreed(self.dyad) == Agreed::Before;
        Some(
            if usual < Step::ZERO && agreed || usual > Step::ZERO && self.is_due(one) {
                Step::ZERO
            } else if usual == Step::HALF_MINUS && one.act.consequence == Some(Consequence::Staff) {
                Step::MINUS
            } else {
                usual
            },
        )
    }

    /// What an act of one side says of the other: extras hidden together, assent to a decision.
    fn toward(&self, one: &Marked<'a>, side: Side) -> Option<Step> {
        if one.side(self.dyad)? == side {
            return None;
        }
        let gave = one.agreed(self.dyad) != Agreed::Not && self.size(one).is_some();
        (gave || catalogue::hides(one.act.code)).then_some(Step::HALF)
    }

    /// Whether the matter is absorption or side-dealing.
    pub(super) fn absorbed(&self) -> Option<bool> {
        if self.acts.iter().any(|one| self.aside(one)) {
            return Some(true);
        }
        let ordered = |one: &&Marked<'a>| {
            catalogue::orders(one.act.code) && !one.licence.given() && !self.dropped(one)
        };
        let orders: Vec<&Marked<'a>> = self.of(Side::Upper).filter(ordered).collect();
        let Some(first) = orders.iter().map(|one| one.act.occurred).min() else {
            return Some(false);
        };
        let after = || {
            let own = self.of(Side::Lower);
            own.filter(move |one| one.act.occurred >= first)
        };
        if after().any(|one| catalogue::prices(one.act.code)) {
            return Some(false);
        }
        let against = |one: &Marked<'a>| {
            catalogue::protected(one.act.code) || catalogue::resists(one.act.code)
        };
        let performed = after()
            .any(|one| catalogue::performs(one.act.code) || one.hours() > 0.0 && !against(one));
        let refused = after().any(against);
        let borrowed = orders.iter().any(|one| catalogue::borrows(one.act.code));
        match (performed || borrowed && !refused, refused) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }

    /// Hours of work off the contract: those of the lower side, else those its orderer wrote down.
    pub(super) fn off_hours(&self, b: Option<bool>) -> f64 {
        if b != Some(true) {
            return 0.0;
        }
        let hours = |side| {
            self.of(side)
                .map(Marked::hours)
                .fold(0.0, |sum: f64, one| sum + one)
        };
        let own = hours(Side::Lower);
        if own > 0.0 { own } else { hours(Side::Upper) }
    }

    /// Hours of help of each side, at least one for each helpful act.
    pub(super) fn help(&self) -> (f64, f64) {
        let joint = self.acts.iter().any(|one| catalogue::hides(one.act.code));
        let of = |side| {
            let own = self.of(side).filter(|one| {
                let helps = catalogue::supports(one.act.code) || catalogue::hides(one.act.code);
                helps && self.worth(one).is_some_and(|worth| worth > Step::ZERO)
            });
            let own = own.map(|one| one.hours().max(1.0));
            let own = own.fold(0.0, |sum: f64, hours| sum + hours);
            if joint { own.max(1.0) } else { own }
        };
        (of(Side::Upper), of(Side::Lower))
    }
}
