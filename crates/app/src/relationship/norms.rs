//! The clauses of the signed contract as norms (measurement.md §4.3).
//!
//! What a party may do follows from the acts its clauses make possible and from the table of
//! permissions; what it must do from the kinds of duty; what nobody may do from the list of forbidden
//! acts. Nothing is said here of any single contract.

use super::{cast::Cast, duties::Owed};
use domain::{
    act::{ActCode as Code, ActStatus, typed_act},
    contract::{Clause, clauses},
    process::Terms,
};
use kernel::Date;
use measure::{
    ids::{ActCode, ClauseId, NormId, PartyId},
    schema::{Limit, Modality, Norm, Pattern, Trigger},
};
use rules::{Key, Pack};
use std::collections::{BTreeMap, BTreeSet};

/// Acts by which a party alone changes what others owe.
const POWERS: &[u8] = &[54, 55, 74, 76, 84, 103, 106, 107, 108, 111];
/// Powers whose uses the record itself counts: what goes beyond their number is recorded as another
/// act (A56), so that the number is not counted a second time, over days instead of quarters.
const COUNTED_BY_RECORD: &[u8] = &[54, 55];
/// An act that the clock never does.
const NEVER_BY_THE_CLOCK: u8 = 1;
/// Days of a quarter and of a year, for powers that may be used so often in that time.
const QUARTER_DAYS: u32 = 92;
const YEAR_DAYS: u32 = 365;

/// Forbidden acts by which one side decides over the other, with the clause each breaks. Those by
/// which a side only conceals, fails or evades (A32, A45, A51, A64, A67, A112) are forbidden by the
/// list of acts itself and are nobody's decision; so are an order by word of mouth and borrowed staff
/// (A59, A65), which by themselves are neither hostile nor kind (measurement.md §6).
const FORBIDDEN: &[(u8, Clause)] = &[
    (28, Clause::Equality),
    (41, Clause::Change),
    (53, Clause::Staff),
    (56, Clause::Inspection),
    (57, Clause::Reporting),
    (70, Clause::Change),
    (71, Clause::TargetsFunded),
    (75, Clause::Retaliation),
    (82, Clause::PayNoSetOff),
    (85, Clause::Integrity),
    (97, Clause::Evaluation),
];

/// The clause under which an act stands that no clause of the contract names.
const UNLISTED: Clause = Clause::Equality;

/// All norms of a contract.
pub(super) fn norms(cast: &Cast, terms: &Terms, owed: &[Owed], pack: Option<&Pack>) -> Vec<Norm> {
    let mut found = permissions(cast, terms, pack);
    found.extend(prohibitions(cast, terms));
    found.extend(musts(cast, owed, pack, terms));
    found
}

/// A norm that says nothing yet but whom it binds.
pub(super) fn norm(id: String, clause: ClauseId, modality: Modality, bearer: PartyId) -> Norm {
    Norm {
        id: NormId::new(id),
        clause,
        modality,
        bearer,
        counterparty: None,
        stage: None,
        trigger: Trigger::Standing,
        act: Pattern::default(),
        within_days: 0,
        grace_days: 0,
        limit: None,
        depends_on: Vec::new(),
        waiver_by: None,
        reparation: None,
        weight: 1.0,
        from: None,
        to: None,
    }
}

/// The code of a clause as the measures know it.
pub(super) fn clause_id(clause: Clause) -> ClauseId {
    ClauseId::new(clause.code())
}

fn code(number: u8) -> Option<ActCode> {
    ActCode::new(number)
}

fn is_forbidden(act: Code) -> bool {
    typed_act(act).is_some_and(|one| one.status == ActStatus::Forbidden)
}

/// What each party may do, and with which powers: one norm for each clause and party, powers apart.
fn permissions(cast: &Cast, terms: &Terms, pack: Option<&Pack>) -> Vec<Norm> {
    let mut may: BTreeMap<(Clause, PartyId), BTreeSet<u8>> = BTreeMap::new();
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for clause in &terms.clauses {
        for verb in clauses::effect(*clause).map_or(&[][..], |one| one.verbs) {
            named.insert(verb);
            allow(cast, &mut may, *clause, verb);
        }
    }
    for entry in domain::verbs().filter(|entry| !named.contains(entry.meta.code)) {
        allow(cast, &mut may, UNLISTED, entry.meta.code);
    }
    let mut found = Vec::new();
    for ((clause, party), acts) in may {
        let (powers, mut rest): (Vec<u8>, Vec<u8>) =
            acts.into_iter().partition(|act| POWERS.contains(act));
        let counted = powers.iter().filter(|act| COUNTED_BY_RECORD.contains(act));
        rest.extend(counted);
        if !rest.is_empty() {
            let id = format!("may.{}.{party}", clause.code());
            let mut one = norm(id, clause_id(clause), Modality::May, party.clone());
            one.act.acts = rest.into_iter().filter_map(code).collect();
            found.push(one);
        }
        for power in powers {
            let id = format!("power.{}.A{power:02}.{party}", clause.code());
            let mut one = norm(id, clause_id(clause), Modality::Power, party.clone());
            one.act.acts = code(power).into_iter().collect();
            one.limit = limit(power, terms, pack);
            found.push(one);
        }
    }
    found
}

/// What a verb lets the parties do whose roles may give it.
fn allow(
    cast: &Cast,
    may: &mut BTreeMap<(Clause, PartyId), BTreeSet<u8>>,
    clause: Clause,
    verb: &str,
) {
    let acts = domain::verb(verb).map_or(&[][..], |entry| entry.meta.acts);
    let acts: Vec<u8> = acts
        .iter()
        .filter(|act| !is_forbidden(**act))
        .map(|act| act.0)
        .collect();
    // Who records what another did does not do it.
    if acts.is_empty() || ["record-host-support"].contains(&verb) {
        return;
    }
    let row = policy::rows().find(|row| row.action == verb);
    for role in row.map_or(&[][..], |row| row.roles) {
        for party in cast.with_role(*role) {
            may.entry((clause, party)).or_default().extend(&acts);
        }
    }
}

/// How often the rules of the contract let a power be used.
fn limit(power: u8, terms: &Terms, pack: Option<&Pack>) -> Option<Limit> {
    let count = |key: Key| pack.and_then(|pack| pack.count(key).ok());
    let term = kernel::time::days_between(terms.start, terms.end);
    let term = u32::try_from(term).unwrap_or(YEAR_DAYS).max(1);
    match power {
        54 => Some(Limit {
            count: count(Key::InspectionsPerQuarter)?,
            days: QUARTER_DAYS,
        }),
        55 => Some(Limit {
            count: count(Key::SurprisesPerYear)?,
            days: YEAR_DAYS,
        }),
        // A contract is renewed, bridged and ended once.
        106 | 107 | 108 | 111 => Some(Limit {
            count: 1,
            days: term,
        }),
        _ => None,
    }
}

/// What nobody may do.
fn prohibitions(cast: &Cast, terms: &Terms) -> Vec<Norm> {
    let mut bound = cast.offices();
    bound.push(cast.organisation());
    let mut found = Vec::new();
    for (number, clause) in FORBIDDEN {
        let clause = match terms.clauses.contains(clause) {
            true => *clause,
            false => UNLISTED,
        };
        for party in &bound {
            let id = format!("not.A{number:02}.{party}");
            let mut one = norm(id, clause_id(clause), Modality::MustNot, party.clone());
            one.act.acts = code(*number).into_iter().collect();
            found.push(one);
        }
    }
    found
}

/// One norm for each kind of duty, bearer and counterpart. The occasions come with the record and
/// with them how each ended, so that no act settles one by its pattern.
fn musts(cast: &Cast, owed: &[Owed], pack: Option<&Pack>, terms: &Terms) -> Vec<Norm> {
    let mut found: BTreeMap<NormId, Norm> = BTreeMap::new();
    for one in owed {
        if found.contains_key(&one.norm) {
            continue;
        }
        let id = one.norm.as_str().to_owned();
        let mut must = norm(id, one.clause.clone(), Modality::Must, one.bearer.clone());
        must.counterparty.clone_from(&one.counterparty);
        must.waiver_by.clone_from(&one.counterparty);
        must.weight = one.weight;
        must.grace_days = grace(pack, terms.start);
        // The clock registers no need: this pattern stands for no act at all.
        must.act.acts = code(NEVER_BY_THE_CLOCK).into_iter().collect();
        must.act.by = Some(cast.clock());
        found.insert(one.norm.clone(), must);
    }
    found.into_values().collect()
}

/// Days over which lateness takes the credit away: those the contract gives to cure a default.
fn grace(pack: Option<&Pack>, from: Date) -> u32 {
    let due = pack.and_then(|pack| pack.due(Key::DefaultCure, from).ok());
    let days = due.map_or(0, |found| kernel::time::days_between(from, found.due));
    u32::try_from(days).unwrap_or(0)
}
