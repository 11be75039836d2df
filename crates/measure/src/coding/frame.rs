//! What the rules look at beside the acts of one matter: the contract, the licences, and which acts
//! are repetitions of one another.

use super::Licences;
use crate::{
    coded::Dyad,
    ids::{PartyId, StageId},
    monitor::{self, Breach, Licence},
    schema::{Act, ConsentKind, Contract, Counter, Dossier, Part, Right},
};
use kernel::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Contract, licences, repetitions.
pub(super) struct Frame<'a> {
    pub(super) contract: &'a Contract,
    licences: &'a Licences<'a>,
    groups: &'a HashMap<&'a str, &'a str>,
    parts: HashMap<&'a str, Part>,
}

/// The first act of the repetitions each act belongs to: same issue, author, target, code, day,
/// right, way and effect.
pub(super) fn groups<'a>(
    dossier: &'a Dossier,
    of_act: &HashMap<&'a str, String>,
) -> HashMap<&'a str, &'a str> {
    let mut first = BTreeMap::new();
    let mut groups = HashMap::new();
    let mut acts: Vec<&Act> = dossier.acts.iter().collect();
    acts.sort_by(|one, other| (one.recorded, &one.id).cmp(&(other.recorded, &other.id)));
    for act in acts {
        let key = (
            of_act.get(act.id.as_str()),
            (&act.actor, &act.target, act.code, act.occurred),
            (act.right, act.way, act.consequence, act.consent.kind),
            (&act.fulfils, &act.waives),
        );
        let name = *first.entry(key).or_insert(act.id.as_str());
        groups.insert(act.id.as_str(), name);
    }
    groups
}

/// Which side of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Upper,
    Lower,
}

/// Whether the other side agreed to an act, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreed {
    Not,
    Before,
    After,
}

/// An act with its repetitions.
#[derive(Clone)]
pub(super) struct Marked<'a> {
    pub(super) first: &'a str,
    pub(super) act: &'a Act,
    pub(super) licence: Licence<'a>,
    pub(super) recorders: BTreeSet<&'a PartyId>,
    pub(super) recorded: Date,
    pub(super) confirmed: bool,
    pub(super) disputed: bool,
    /// Whether assent is left out of account, because only the author of the act claims it.
    pub(super) assent_void: bool,
    /// Hours of each repetition that differs.
    hours: Vec<f64>,
    level: u8,
}

impl<'a> Frame<'a> {
    pub(super) fn new(
        contract: &'a Contract,
        licences: &'a Licences<'a>,
        groups: &'a HashMap<&'a str, &'a str>,
    ) -> Self {
        let parties = contract.parties.iter();
        Self {
            contract,
            licences,
            groups,
            parts: parties.map(|one| (one.id.as_str(), one.part)).collect(),
        }
    }

    pub(super) fn part(&self, party: &PartyId) -> Option<Part> {
        self.parts.get(party.as_str()).copied()
    }

    pub(super) fn first_of(&self, act: &'a Act) -> &'a str {
        self.groups
            .get(act.id.as_str())
            .copied()
            .unwrap_or(act.id.as_str())
    }

    /// The part of a right that a party holds in a stage; 0 where the contract does not say.
    pub(super) fn alpha(&self, right: Right, stage: &StageId, party: &PartyId) -> f64 {
        let all = || self.contract.rights.iter().filter(|row| row.right == right);
        let own = all().find(|row| row.stage.as_ref() == Some(stage));
        let row = own.or_else(|| all().find(|row| row.stage.is_none()));
        let shares = row.map_or(&[][..], |row| row.shares.as_slice());
        let held = shares.iter().filter(|share| share.party == *party);
        held.map(|share| share.part).sum()
    }

    pub(super) fn protected(&self, act: &Act) -> bool {
        monitor::protected(self.contract, act)
    }
}

impl<'a> Marked<'a> {
    pub(super) fn new(frame: &Frame<'a>, first: &'a str, act: &'a Act) -> Self {
        let licence = frame.licences.get(first).copied();
        let mut marked = Self {
            first,
            act,
            licence: licence.unwrap_or(Licence::None(Breach::NoNorm)),
            recorders: BTreeSet::new(),
            recorded: act.recorded,
            confirmed: false,
            disputed: false,
            assent_void: false,
            hours: Vec::new(),
            level: 0,
        };
        marked.join(act);
        marked
    }

    /// Takes in a repetition.
    pub(super) fn join(&mut self, act: &'a Act) {
        self.recorders.insert(&act.recorder);
        self.recorders.extend(act.also_recorded_by.iter());
        self.recorded = self.recorded.min(act.recorded);
        self.confirmed |= act.counter == Counter::Confirmed;
        self.disputed |= act.counter == Counter::Disputed;
        let known = |hours: &f64| (*hours - act.effort.hours).abs() < 1e-9;
        if !self.hours.iter().any(known) {
            self.hours.push(act.effort.hours);
        }
        let level = act.evidence.iter().map(|piece| piece.level).max();
        self.level = self.level.max(level.unwrap_or(0));
    }

    /// Hours, those of one repetition once.
    pub(super) fn hours(&self) -> f64 {
        self.hours.iter().fold(0.0, |sum, hours| sum + hours)
    }

    pub(super) fn side(&self, dyad: &Dyad) -> Option<Side> {
        side(dyad, &self.act.actor)
    }

    /// Whether the other side agreed. Said to be prior and dated later, it came after.
    pub(super) fn agreed(&self, dyad: &Dyad) -> Agreed {
        let consent = &self.act.consent;
        let own = consent.by.as_ref() == Some(&self.act.actor);
        let known = consent
            .by
            .as_ref()
            .is_none_or(|by| side(dyad, by).is_some());
        if own || !known || self.assent_void {
            return Agreed::Not;
        }
        let late = consent.on.is_some_and(|on| on > self.act.occurred);
        match consent.kind {
            ConsentKind::Prior if late => Agreed::After,
            ConsentKind::Prior => Agreed::Before,
            ConsentKind::Ratified => Agreed::After,
            ConsentKind::None | ConsentKind::Refused | ConsentKind::Silent => Agreed::Not,
        }
    }

    /// Whether somebody who wrote neither side's story speaks for it: evidence made by others, or a
    /// record of a third.
    pub(super) fn anchored(&self, dyad: &Dyad) -> bool {
        self.level >= 3 || self.recorders.iter().any(|by| side(dyad, by).is_none())
    }
}

/// The side of a party in a pair.
pub(super) fn side(dyad: &Dyad, party: &PartyId) -> Option<Side> {
    if *party == dyad.upper {
        Some(Side::Upper)
    } else if *party == dyad.lower {
        Some(Side::Lower)
    } else {
        None
    }
}
