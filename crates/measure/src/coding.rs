//! From acts to coded matters, by rule (measurement.md §4.4). People confirm, override with a
//! reason, or code a second time; they never code first.

mod episode;
mod frame;
mod hand;
mod quality;
mod rule;
mod sheet;
mod thread;
mod weigh;

pub use quality::quality;

use crate::{
    coded::{Coded, CodedMatter, DueItem, Place},
    monitor::Monitor,
    schema::{Act, Dossier},
};
use frame::{Frame, Marked};
use kernel::time::days_between;
use std::collections::HashMap;
use thread::Thread;

/// An unlicensed act explains resistance that follows within so many days.
const TRIGGER_DAYS: i32 = 30;

/// Codes a dossier: the matters with their weights, what was owed, the quality of the contract, and
/// the agreement of rule and second coders.
///
/// A dossier that [`crate::read`] refuses is coded as far as it makes sense: acts of parties that
/// do not exist make no matter.
pub fn code(dossier: &Dossier) -> Coded {
    let threads = thread::threads(dossier);
    let groups = frame::groups(dossier, &threads.of_act);
    let (items, licences) = watch(dossier, &groups);
    let frame = Frame::new(&dossier.contract, &licences, &groups);
    let mut matters: Vec<CodedMatter> = Vec::new();
    for thread in &threads.all {
        matters.extend(weigh::versions(&frame, thread));
    }
    episode::join(dossier, &mut matters);
    matters.sort_by(|one, other| (one.opened, &one.id).cmp(&(other.opened, &other.id)));
    trigger(&mut matters);
    let agreement = hand::agreement(&dossier.codings, &matters);
    hand::overrule(&dossier.codings, &mut matters);
    Coded {
        matters,
        items,
        quality: quality(&dossier.contract),
        agreement,
    }
}

/// The licences of the acts, by the name of the first act of each group of repetitions.
type Licences<'a> = HashMap<&'a str, crate::monitor::Licence<'a>>;

/// Runs the monitor over the acts, each repetition once.
fn watch<'a>(
    dossier: &'a Dossier,
    groups: &HashMap<&'a str, &'a str>,
) -> (Vec<DueItem>, Licences<'a>) {
    let mut monitor = Monitor::new(&dossier.contract);
    for duty in &dossier.duties {
        monitor.duty(duty);
    }
    let first = |act: &&Act| groups.get(act.id.as_str()) == Some(&act.id.as_str());
    let mut acts: Vec<&Act> = dossier.acts.iter().filter(first).collect();
    acts.sort_by(|one, other| (one.occurred, &one.id).cmp(&(other.occurred, &other.id)));
    for act in acts {
        monitor.act(act);
    }
    let (items, licences) = monitor.finish();
    let licences = licences.into_iter();
    (
        items,
        licences
            .map(|(id, licence)| (id.as_str(), licence))
            .collect(),
    )
}

/// Names the unlicensed act of the upper side that resistance answered in another matter.
fn trigger(matters: &mut [CodedMatter]) {
    let imposed: Vec<_> = matters
        .iter()
        .filter(|one| matches!(&one.place, Place::Imposed { by } if *by == one.dyad.upper))
        .map(|one| (one.dyad.clone(), one.opened, one.id.clone()))
        .collect();
    for matter in matters.iter_mut().filter(|one| one.res) {
        if matter.trigger.is_some() {
            continue;
        }
        let before = imposed.iter().rev().find(|(dyad, opened, id)| {
            let days = days_between(*opened, matter.opened);
            *dyad == matter.dyad && *id != matter.id && (0..=TRIGGER_DAYS).contains(&days)
        });
        matter.trigger = before.map(|(_, _, id)| id.clone());
    }
}

/// The acts of a thread as the rules see them, in order.
fn marked<'a>(frame: &Frame<'a>, thread: &Thread<'a>) -> Vec<Marked<'a>> {
    let mut all: Vec<Marked<'a>> = Vec::new();
    for act in &thread.acts {
        let first = frame.first_of(act);
        match all.iter_mut().find(|one| one.first == first) {
            Some(one) => one.join(act),
            None => all.push(Marked::new(frame, first, act)),
        }
    }
    all
}
