//! Weights and versions: what one side alone says in its own favour counts half, what is disputed
//! is there in both versions, what is written down late counts less (measurement.md §4.2).

use super::{
    frame::{Agreed, Frame, Marked, Side, side},
    rule::Version,
    sheet::Sheet,
    thread::Thread,
};
use crate::{
    coded::{CodedMatter, Dyad, Pens, Step},
    ids::StageId,
    monitor::{Licence, catalogue, is_anchor},
};
use kernel::{Date, time::days_between};

/// What λ is for a delay in days.
fn promptness(days: i32) -> f64 {
    match days {
        ..=7 => 1.0,
        8..=30 => 0.8,
        _ => 0.5,
    }
}

/// What is doubtful about an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubt {
    /// Nothing.
    Nothing,
    /// That the other side agreed: only the author says so.
    Assent,
    /// That it was so: one side alone tells it, to its own advantage.
    Alone,
    /// That it was so: the other side says it was not.
    Disputed,
}

fn doubt(frame: &Frame<'_>, dyad: &Dyad, one: &Marked<'_>) -> Doubt {
    if one.disputed {
        return Doubt::Disputed;
    }
    let Some(actor) = one.side(dyad) else {
        return Doubt::Nothing;
    };
    let code = one.act.code;
    let wrote = |wanted| {
        one.recorders
            .iter()
            .any(|by| side(dyad, by) == Some(wanted))
    };
    let (by_author, by_other) = match actor {
        Side::Upper => (wrote(Side::Upper), wrote(Side::Lower)),
        Side::Lower => (wrote(Side::Lower), wrote(Side::Upper)),
    };
    if one.confirmed || one.anchored(dyad) || by_author && by_other {
        return Doubt::Nothing;
    }
    if by_author && one.agreed(dyad) != Agreed::Not {
        return Doubt::Assent;
    }
    if frame.protected(one.act) || catalogue::aside(code) {
        return Doubt::Nothing;
    }
    let own_advantage = if adverse(one) { by_other } else { by_author };
    if own_advantage {
        Doubt::Alone
    } else {
        Doubt::Nothing
    }
}

/// Whether an act speaks against its author.
fn adverse(one: &Marked<'_>) -> bool {
    let code = one.act.code;
    let bad = catalogue::valence(code).is_some_and(|worth| worth < Step::ZERO);
    let unlicensed = matches!(one.licence, Licence::None(_))
        && (catalogue::forbidden(code) || catalogue::decides(code) || catalogue::walks_out(code));
    bad || unlicensed || catalogue::protected(code) || catalogue::resists(code)
}

/// The versions of a matter, with their weights.
pub(super) fn versions(frame: &Frame<'_>, thread: &Thread<'_>) -> Vec<CodedMatter> {
    let all = super::marked(frame, thread);
    let Some(first) = all.first() else {
        return Vec::new();
    };
    let (opened, stage) = (first.act.occurred, first.act.stage.clone());
    let dyad = &thread.dyad;
    let doubts: Vec<Doubt> = all.iter().map(|one| doubt(frame, dyad, one)).collect();
    let sheet = |acts: &[Marked<'_>]| {
        let version = Version {
            frame,
            dyad,
            acts,
            claimed: &all,
        };
        version.sheet()
    };
    let (whole, prompt) = (sheet(&all), delay(&all));
    let weighed: Vec<(Sheet, f64)> = if doubts.iter().all(|one| *one == Doubt::Nothing) {
        vec![(whole, prompt)]
    } else if doubts.iter().all(|one| *one == Doubt::Alone) {
        vec![(whole, prompt / 2.0)]
    } else {
        let other = sheet(&without(&all, &doubts));
        if other == whole {
            vec![(whole, prompt)]
        } else {
            vec![(whole, prompt / 2.0), (other, prompt / 2.0)]
        }
    };
    let about = About {
        thread,
        opened,
        stage,
        pens: pens(frame, dyad, &all),
    };
    weighed
        .into_iter()
        .map(|(sheet, weight)| about.matter(sheet, weight))
        .collect()
}

/// The acts without what is doubtful about them.
fn without<'a>(all: &[Marked<'a>], doubts: &[Doubt]) -> Vec<Marked<'a>> {
    let kept = all.iter().zip(doubts).filter_map(|(one, doubt)| {
        let mut one = one.clone();
        one.assent_void = *doubt == Doubt::Assent;
        matches!(doubt, Doubt::Nothing | Doubt::Assent).then_some(one)
    });
    kept.collect()
}

/// λ of a matter: that of its first act which is more than business, else of its first act.
fn delay(all: &[Marked<'_>]) -> f64 {
    let marks = |one: &&Marked<'_>| {
        adverse(one) || catalogue::supports(one.act.code) || catalogue::aside(one.act.code)
    };
    let one = all.iter().find(marks).or_else(|| all.first());
    one.map_or(1.0, |one| {
        promptness(days_between(one.act.occurred, one.recorded))
    })
}

fn pens(frame: &Frame<'_>, dyad: &Dyad, all: &[Marked<'_>]) -> Pens {
    let by = |wanted| {
        let mut recorders = all.iter().flat_map(|one| one.recorders.iter());
        recorders.any(|by| side(dyad, by) == Some(wanted))
    };
    let trail = |one: &Marked<'_>| {
        one.anchored(dyad) || one.recorders.iter().any(|by| is_anchor(frame.contract, by))
    };
    Pens {
        upper: by(Side::Upper),
        lower: by(Side::Lower),
        anchor: all.iter().any(trail),
    }
}

/// What all versions of a matter share.
struct About<'a, 'b> {
    thread: &'b Thread<'a>,
    opened: Date,
    stage: StageId,
    pens: Pens,
}

impl About<'_, '_> {
    fn matter(&self, sheet: Sheet, weight: f64) -> CodedMatter {
        let id = self.thread.id.clone();
        CodedMatter {
            trigger: sheet.provoked.then(|| id.clone()),
            id,
            dyad: self.thread.dyad.clone(),
            stage: self.stage.clone(),
            opened: self.opened,
            acts: self.thread.acts.iter().map(|act| act.id.clone()).collect(),
            weight,
            episode: None,
            hours: sheet.hours,
            a: sheet.a,
            right: sheet.right,
            decided_by: sheet.decided_by,
            ini: sheet.ini,
            res: sheet.res,
            voice: sheet.voice,
            v_upper: sheet.v_upper,
            v_lower: sheet.v_lower,
            b: sheet.b,
            off_hours: sheet.off_hours,
            class: sheet.class,
            place: sheet.place,
            change: sheet.change,
            help_upper: sheet.help_upper,
            help_lower: sheet.help_lower,
            pens: self.pens,
        }
    }
}
