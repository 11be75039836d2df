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
    ids::{ActCode, StageId},
    monitor::{catalogue, is_anchor},
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
    /// Nothing; but it is protected, or not between the two, and makes nothing else any surer.
    Neutral,
    /// That the other side agreed: only the author says so.
    Assent,
    /// That it was so: one side alone tells it, to its own advantage.
    Alone,
    /// That it was so: the other side says it was not.
    Disputed,
}

/// What is doubtful about one of the acts of a whole matter.
fn doubt(whole: &Version<'_, '_>, one: &Marked<'_>) -> Doubt {
    let (frame, dyad) = (whole.frame, whole.dyad);
    let target = one.act.target.as_ref();
    let between = target.is_none_or(|target| side(dyad, target).is_some());
    if one.disputed {
        return if between {
            Doubt::Disputed
        } else {
            Doubt::Alone
        };
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
    let sure = if between && !frame.protected(one.act) {
        Doubt::Nothing
    } else {
        Doubt::Neutral
    };
    let corroborated = one.confirmed || one.anchored(dyad) || by_author && by_other;
    if corroborated || frame.protected(one.act) {
        return sure;
    }
    let against = catalogue::aside(code) || adverse(code) || !whole.has_place(&bare(one));
    let own_advantage = match against {
        true => by_other && !catalogue::aside(code),
        false => by_author,
    };
    if own_advantage {
        Doubt::Alone
    } else if by_author && one.agreed(dyad) != Agreed::Not {
        Doubt::Assent
    } else {
        sure
    }
}

/// An act without the assent anybody claims to it.
fn bare<'a>(one: &Marked<'a>) -> Marked<'a> {
    let mut bare = one.clone();
    bare.assent_void = true;
    bare
}

/// Whether an act speaks against its author whatever its place.
fn adverse(code: ActCode) -> bool {
    let bad = catalogue::valence(code).is_some_and(|worth| worth < Step::ZERO);
    bad || catalogue::protected(code) || catalogue::resists(code)
}

/// The versions of a matter, with their weights.
pub(super) fn versions(frame: &Frame<'_>, thread: &Thread<'_>) -> Vec<CodedMatter> {
    let all = super::marked(frame, thread);
    let Some(first) = all.first() else {
        return Vec::new();
    };
    let (opened, stage) = (first.act.occurred, first.act.stage.clone());
    let dyad = &thread.dyad;
    let version = |acts| Version {
        frame,
        dyad,
        acts,
        claimed: &all,
    };
    let told = version(&all);
    let doubts: Vec<Doubt> = all.iter().map(|one| doubt(&told, one)).collect();
    let (whole, prompt) = (told.sheet(), delay(&told, &doubts));
    let sure = |one: &Doubt| matches!(one, Doubt::Nothing | Doubt::Neutral);
    let weighed: Vec<(Sheet, f64)> = if doubts.iter().all(sure) {
        vec![(whole, prompt)]
    } else if doubts
        .iter()
        .all(|one| matches!(one, Doubt::Alone | Doubt::Neutral))
    {
        vec![(whole, prompt / 2.0)]
    } else {
        let rest = without(&all, &doubts);
        let other = version(&rest).sheet();
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
        matches!(doubt, Doubt::Nothing | Doubt::Neutral | Doubt::Assent).then_some(one)
    });
    kept.collect()
}

/// λ of a matter: that of its first act which is more than business, else of its first act; what
/// one side alone claims does not make up for the delay of the rest.
fn delay(whole: &Version<'_, '_>, doubts: &[Doubt]) -> f64 {
    let told = |wanted: fn(&Doubt) -> bool| {
        let all = whole.acts.iter().zip(doubts);
        all.filter(move |(_, doubt)| wanted(doubt))
            .map(|(one, _)| one)
    };
    let marks = |one: &&Marked<'_>| {
        let code = one.act.code;
        let marks = adverse(code) || catalogue::supports(code) || catalogue::aside(code);
        marks || !whole.has_place(&bare(one))
    };
    let mut sure = told(|doubt| !matches!(doubt, Doubt::Alone | Doubt::Neutral));
    let mut alone = told(|doubt| *doubt == Doubt::Alone);
    let one = sure.clone().find(marks).or_else(|| sure.next());
    let one = one.or_else(|| alone.clone().find(marks).or_else(|| alone.next()));
    let one = one.or_else(|| whole.acts.first());
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
