//! One occasion on which a norm asked for something.

use super::day_number;
use crate::{
    ids::{ActId, InstanceId, NormId, PartyId, StageId},
    schema::{Act, Contract, Counter, Duty, Modality, Norm, Outcome, Part, Trigger},
};
use kernel::{
    Date,
    time::{days_between, plus_days},
};

/// What somebody said of it that no act shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Nothing.
    Nothing,
    /// It was let go.
    Waived,
    /// It could not be kept.
    Excused(Option<InstanceId>),
    /// Nobody can say.
    Unverifiable,
}

/// The code of an occasion; that of one an act triggered is put together when it is asked for.
pub(super) enum Code<'a> {
    /// As it is.
    Own(InstanceId),
    /// By the norm and the act that triggered it.
    OfAct(&'a NormId, &'a ActId),
}

impl Code<'_> {
    pub(super) fn id(&self) -> InstanceId {
        match self {
            Code::Own(id) => id.clone(),
            Code::OfAct(norm, act) => InstanceId::new(format!("{norm}@{act}")),
        }
    }
}

/// An occasion.
pub(super) struct Instance<'a> {
    pub(super) id: Code<'a>,
    pub(super) norm: usize,
    pub(super) stage: Option<&'a StageId>,
    pub(super) counterparty: Option<&'a PartyId>,
    /// First day on which an act can fulfil it.
    pub(super) opens: i32,
    pub(super) due: i32,
    pub(super) due_date: Date,
    pub(super) grace: i32,
    pub(super) settled: Option<i32>,
    pub(super) repaired: bool,
    pub(super) told: Told,
    pub(super) acts: Vec<&'a ActId>,
    pub(super) evidence: u8,
    /// The number of the act that triggered it.
    pub(super) trigger: Option<usize>,
    /// The broken instance it repairs.
    pub(super) repairs: Option<usize>,
}

/// A number of days as a signed number.
fn days(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 4)
}

/// Whether a norm holds on a day.
pub(super) fn holds(contract: &Contract, norm: &Norm, day: i32) -> bool {
    let from = norm.from.unwrap_or(contract.signed);
    let begun = norm.from.is_none() || day >= day_number(from);
    begun && norm.to.is_none_or(|to| day <= day_number(to))
}

/// The stage that was on at a day; the first stage where none was.
fn stage_on(contract: &Contract, date: Date) -> Option<&StageId> {
    let mut spans = contract.stages.iter();
    let found = spans.find(|span| span.from <= date && span.to.is_none_or(|to| date <= to));
    let found = found.or_else(|| contract.stages.first());
    found.map(|span| &span.stage)
}

/// The level of evidence an act brings: that of its pieces, and 3 where another side speaks for it.
pub(crate) fn evidence(act: &Act) -> u8 {
    let made = act.evidence.iter().map(|piece| piece.level.min(3)).max();
    let confirmed = act.counter == Counter::Confirmed
        || act.recorder != act.actor
        || act.also_recorded_by.iter().any(|by| *by != act.actor);
    if confirmed { 3 } else { made.unwrap_or(0) }
}

/// The instances of the norms that ask on certain days. Each can be fulfilled from the day after
/// the last day of the one before it.
pub(super) fn on_days(contract: &Contract) -> Vec<Instance<'_>> {
    let mut all = Vec::new();
    for (at, norm) in contract.norms.iter().enumerate() {
        let Trigger::On { days: on } = &norm.trigger else {
            continue;
        };
        if norm.modality != Modality::Must {
            continue;
        }
        let mut on: Vec<Date> = on.clone();
        on.sort_unstable();
        on.dedup();
        let mut opens = day_number(norm.from.unwrap_or(contract.signed));
        for date in on {
            if !holds(contract, norm, day_number(date)) {
                continue;
            }
            let due = plus_days(date, days(norm.within_days));
            let mut one = Instance::new(at, norm, due);
            one.id = Code::Own(InstanceId::new(format!("{}@{date}", norm.id)));
            one.opens = opens;
            if norm.stage.is_none() {
                one.stage = stage_on(contract, due);
            }
            opens = one.due + 1;
            all.push(one);
        }
    }
    all
}

impl<'a> Instance<'a> {
    fn new(at: usize, norm: &'a Norm, due: Date) -> Self {
        Self {
            id: Code::Own(InstanceId::new(String::new())),
            norm: at,
            stage: norm.stage.as_ref(),
            counterparty: norm.counterparty.as_ref(),
            opens: 0,
            due: day_number(due),
            due_date: due,
            grace: days(norm.grace_days),
            settled: None,
            repaired: false,
            told: Told::Nothing,
            acts: Vec::new(),
            evidence: 0,
            trigger: None,
            repairs: None,
        }
    }

    /// The last day of its grace.
    pub(super) fn last(&self) -> i32 {
        self.due.saturating_add(self.grace)
    }

    pub(super) fn of_duty(at: usize, norm: &'a Norm, duty: &'a Duty) -> Self {
        let mut one = Self::new(at, norm, duty.due);
        one.id = Code::Own(duty.id.clone());
        one.stage = Some(&duty.stage);
        one.opens = day_number(duty.arose);
        one.evidence = duty.evidence.min(3);
        one.told = match &duty.outcome {
            Outcome::Open | Outcome::Kept { .. } => Told::Nothing,
            Outcome::Waived => Told::Waived,
            Outcome::Excused { because } => Told::Excused(because.clone()),
            Outcome::Lapsed => Told::Excused(None),
            Outcome::Unverifiable => Told::Unverifiable,
        };
        one
    }

    pub(super) fn of_act(
        at: usize,
        norm: &'a Norm,
        act: &'a Act,
        (day, number): (i32, usize),
    ) -> Self {
        let mut one = Self::new(at, norm, plus_days(act.occurred, days(norm.within_days)));
        one.id = Code::OfAct(&norm.id, &act.id);
        one.opens = day;
        one.trigger = Some(number);
        if norm.stage.is_none() {
            one.stage = Some(&act.stage);
        }
        if one.counterparty.is_none() && act.actor != norm.bearer {
            one.counterparty = Some(&act.actor);
        }
        one
    }

    pub(super) fn of_repair(
        at: usize,
        norm: &'a Norm,
        (day, number): (i32, usize),
        (of, broken): (Option<&Instance<'a>>, Option<usize>),
    ) -> Self {
        let epoch = Date::constant(1970, 1, 1);
        let arose = plus_days(epoch, day);
        debug_assert_eq!(days_between(epoch, arose), day);
        let mut one = Self::new(at, norm, plus_days(arose, days(norm.within_days)));
        one.id = Code::Own(InstanceId::new(format!("{}@{arose}~{number}", norm.id)));
        one.opens = day;
        one.repairs = broken;
        if let Some(of) = of
            && norm.stage.is_none()
        {
            one.stage = of.stage;
        }
        one
    }
}

/// Whether a party is a trail that no side writes, or the people served.
pub(crate) fn is_anchor(contract: &Contract, party: &PartyId) -> bool {
    let found = contract.parties.iter().find(|one| one.id == *party);
    found.is_some_and(|one| matches!(one.part, Part::Machine | Part::Users))
}
