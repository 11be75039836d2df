//! How the rules class a task. The class is computed, so that neither side has to argue for it.
//!
//! In order: what Order 102 art. 10 forbids; what the contract lists as out of scope; a request that
//! names a service unit and speaks of it; emergencies; a duty the office has published as its own;
//! then the sort the request was filed under.

use super::{
    parts::OnList,
    words::{Ground, RequestSide, TaskCategory, TaskClass},
};
use crate::{
    context::At,
    core::RULES_MISSING,
    planning::duty_list::{Cited, DutyList, DutyRow},
    process::{Contract, UnitId},
    refusal::Refusal,
};
use kernel::{Date, FreeText, OrganisationId, Role, time};
use rules::Key;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What was asked, as far as its class depends on it.
pub(super) struct Asked<'a> {
    /// The office that asked.
    pub(super) office: OrganisationId,
    /// The side it is on.
    pub(super) side: RequestSide,
    /// The sort it was filed under.
    pub(super) category: TaskCategory,
    /// The service unit named.
    pub(super) unit: Option<UnitId>,
    /// In words.
    pub(super) what: &'a FreeText,
}

/// The class of a task and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Classed {
    /// The class.
    pub(super) class: TaskClass,
    /// Why.
    pub(super) ground: Ground,
    /// The row of a published duty list it rests on.
    pub(super) duty: OnList,
}

impl Classed {
    fn of(class: TaskClass, ground: Ground) -> Classed {
        Classed {
            class,
            ground,
            duty: OnList(None),
        }
    }
}

/// Fewest marks two texts share before they are alike at all.
const SHARED_MIN: usize = 2;

/// The class of a task.
///
/// # Errors
/// `rules-missing` when no pack covers the day.
pub(super) fn classify(
    at: &At<'_>,
    contract: &Contract,
    asked: &Asked<'_>,
) -> Result<Classed, Refusal> {
    let text = asked.what.as_str();
    if asked.category == TaskCategory::StaffLoan {
        return Ok(Classed::of(
            TaskClass::Forbidden,
            Ground::DisguisedEmployment,
        ));
    }
    let missing = |_| RULES_MISSING.with("day", at.today());
    let pack = at.pack()?;
    let words = pack.list(Key::TaskNegativeWords).map_err(missing)?;
    if words.iter().any(|word| text.contains(word.as_str())) {
        return Ok(Classed::of(TaskClass::Forbidden, Ground::NegativeList));
    }
    let listed = contract.terms.out_of_scope.iter();
    if listed
        .filter(|one| !one.is_blank())
        .any(|one| text.contains(one.as_str()))
    {
        return Ok(Classed::of(TaskClass::OutOfScope, Ground::ListedOutOfScope));
    }
    let least = pack.percent(Key::TaskDutyAlike).map_err(missing)?.value();
    if let Some(class) = within_a_unit(contract, asked, least) {
        return Ok(class);
    }
    if asked.category == TaskCategory::Emergency {
        return Ok(Classed::of(TaskClass::OutOfScope, Ground::EmergencyAtRates));
    }
    Ok(own_duty(at, asked, least).map_or_else(
        || by_category(contract, asked),
        |cited| Classed {
            class: TaskClass::OutOfScope,
            ground: Ground::OwnDutyList,
            duty: OnList(Some(cited)),
        },
    ))
}

/// A request that names a unit of the contract and speaks of it. That the unit may be bought was
/// settled when the need was held against the duty lists (A04).
fn within_a_unit(contract: &Contract, asked: &Asked<'_>, least: Decimal) -> Option<Classed> {
    let named = contract
        .terms
        .units
        .iter()
        .find(|one| Some(one.id) == asked.unit)?;
    let (name, text) = (named.name.as_str(), asked.what.as_str());
    let speaks = text.contains(name) || Decimal::from(alike(text, name)) >= least;
    (speaks && asked.category == TaskCategory::InScope)
        .then(|| Classed::of(TaskClass::InScope, Ground::UnitOfContract))
}

fn by_category(contract: &Contract, asked: &Asked<'_>) -> Classed {
    let units = &contract.terms.units;
    let agreed = asked
        .unit
        .is_some_and(|id| units.iter().any(|one| one.id == id));
    match asked.category {
        TaskCategory::InScope if agreed => Classed::of(TaskClass::InScope, Ground::UnitOfContract),
        TaskCategory::InScope => Classed::of(TaskClass::Adjacent, Ground::NoUnitNamed),
        TaskCategory::Adjacent => Classed::of(TaskClass::Adjacent, Ground::SupportOfService),
        TaskCategory::Administrative | TaskCategory::Forms => {
            Classed::of(TaskClass::OutOfScope, Ground::DutyOfOffice)
        }
        TaskCategory::Emergency => Classed::of(TaskClass::OutOfScope, Ground::EmergencyAtRates),
        TaskCategory::StaffLoan => Classed::of(TaskClass::Forbidden, Ground::DisguisedEmployment),
    }
}

/// The row of the office's own published list that is most like the task, if it is alike enough. An
/// office on the host's side without a list is held to the lists of the hosts.
fn own_duty(at: &At<'_>, asked: &Asked<'_>, least: Decimal) -> Option<Cited> {
    let lists = &at.context.facts.duty_lists;
    let hosts = at
        .process
        .organisations_in(Role::Host, at.context.contract)
        .into_iter()
        .map(|one| one.id)
        .filter(|_| asked.side == RequestSide::Host && !lists.contains_key(&asked.office));
    let offices = std::iter::once(asked.office).chain(hosts);
    offices
        .filter_map(|office| {
            let list = lists.get(&office)?;
            let (row, share) = closest(list, asked.what.as_str())?;
            (Decimal::from(share) >= least).then(|| cite(at, office, list, row))?
        })
        .next()
}

fn closest<'a>(list: &'a DutyList, text: &str) -> Option<(&'a DutyRow, u32)> {
    let mut best: Option<(&DutyRow, u32)> = None;
    for row in &list.rows {
        let share = alike(text, &row.text);
        if share > best.map_or(0, |(_, share)| share) {
            best = Some((row, share));
        }
    }
    best
}

fn cite(at: &At<'_>, office: OrganisationId, list: &DutyList, row: &DutyRow) -> Option<Cited> {
    let mut known = at.process.grants.iter();
    let host = known
        .find_map(|grant| {
            let organisation = grant.organisation.as_ref();
            organisation.filter(|one| one.id == office)
        })?
        .clone();
    Some(Cited {
        host,
        version: list.version,
        digest: list.digest,
        code: row.code.clone(),
        kind: row.kind,
        text: FreeText::new(row.text.clone()),
    })
}

/// How much of the shorter of two texts is in the other, in per cent. Neighbouring characters are
/// compared where a script has no spaces, words where it has. Plain enough to be explained.
pub(super) fn alike(left: &str, right: &str) -> u32 {
    let (left, right) = (marks(left), marks(right));
    let shared = left.intersection(&right).count();
    let least = left.len().min(right.len());
    if shared < SHARED_MIN || least == 0 {
        return 0;
    }
    u32::try_from(shared.saturating_mul(100) / least).unwrap_or(0)
}

fn marks(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut word = String::new();
    let mut before: Option<char> = None;
    for one in text.to_lowercase().chars().chain(std::iter::once(' ')) {
        if one.is_ascii_alphanumeric() {
            word.push(one);
            before = None;
            continue;
        }
        if word.len() > 2 {
            found.insert(std::mem::take(&mut word));
        }
        word.clear();
        let plain = one.is_alphanumeric().then_some(one);
        if let (Some(first), Some(second)) = (before, plain) {
            found.insert([first, second].iter().collect());
        }
        before = plain;
    }
    found
}

/// The last day an emergency asked for today can run (X4).
pub(super) fn emergency_end(at: &At<'_>) -> Result<Date, Refusal> {
    let days = at.pack()?.days(Key::Emergency);
    let days = days.map_err(|_| RULES_MISSING.with("day", at.today()))?;
    Ok(time::plus_days(
        at.today(),
        i32::try_from(days).unwrap_or(i32::MAX),
    ))
}
