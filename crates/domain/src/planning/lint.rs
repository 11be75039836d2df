//! What can be read off the draft itself: factors that may not be scored, scales without
//! quantities, a reservation that shuts out nonprofits. A finding opens a question for the people
//! who decide; the words looked for are few and plain, so that a clean text is not accused.

mod advice;
mod words;

use super::{
    choices::{Lint, MethodBasis, Reservation, Splitting},
    splitting::{self, Verdict},
    state::{Draft, Finding},
};
use crate::{
    context::At,
    contract::Clause,
    process::{Criterion, Method, TenderPlan},
};
use kernel::Money;
use rules::Key;
use rust_decimal::Decimal;
use words::{FACTORS, PAPERS, PAPERS_MAX, RATING, contains_word, is_graded};

/// What the tested draft shows, apart from what people declare.
pub fn findings(at: &At<'_>, plan: &TenderPlan, draft: &Draft) -> Vec<Finding> {
    let mut found: Vec<Finding> = plan
        .criteria
        .iter()
        .flat_map(|one| factors(at, one))
        .collect();
    found.extend(subjective(at, plan));
    found.extend(papers(plan));
    found.extend(duplicates(plan));
    found.extend(one_firm(plan, draft));
    found.extend(reservation(at, plan.ceiling, draft.reservation));
    found.extend(market(at, draft.reservation));
    found.extend(below_floor(at, plan));
    found.extend(hosts_without_lot(at));
    if !symmetric(plan) {
        found.push(whole(Lint::OneSided));
    }
    found
}

/// What people declare and the amounts do not bear out.
pub fn declared(
    at: &At<'_>,
    plan: &TenderPlan,
    splitting: Splitting,
    basis: MethodBasis,
) -> Vec<Finding> {
    let limit = at.pack().ok();
    let limit = limit.and_then(|pack| pack.money(Key::ThreshOpenTender).ok());
    let together = splitting::check(at.process, &at.context.facts.siblings, limit);
    let split = match (splitting, together.verdict) {
        (Splitting::Approved, _) => None,
        (Splitting::Several, _) | (Splitting::Single, Verdict::Split) => {
            Some(whole(Lint::SplitPurchase))
        }
        (Splitting::Single, Verdict::Within) => Some(whole(Lint::SiblingsUndeclared)),
        (Splitting::Single, Verdict::Single | Verdict::Unknown) => None,
    };
    let method = (!lawful(at, plan, basis)).then(|| whole(Lint::MethodUnsettled));
    split.into_iter().chain(method).collect()
}

/// A finding about the draft as a whole.
fn whole(lint: Lint) -> Finding {
    Finding {
        lint,
        criterion: None,
    }
}

fn factors(at: &At<'_>, criterion: &Criterion) -> Vec<Finding> {
    let name = criterion.name.as_str().to_lowercase();
    let scale = criterion.scale.as_str().to_lowercase();
    let says = |words: &[&str]| {
        let mut words = words.iter().map(|word| word.to_lowercase());
        words.any(|word| contains_word(&name, &word) || contains_word(&scale, &word))
    };
    let forbidden = at.pack().ok();
    let forbidden = forbidden.and_then(|pack| pack.list(Key::ForbiddenFactors).ok());
    let forbidden = forbidden.unwrap_or_default();
    let mut lints: Vec<Lint> = FACTORS
        .iter()
        .filter(|(code, words)| forbidden.iter().any(|one| one == code) && says(words))
        .map(|(code, _)| match *code {
            "region" | "location" => Lint::RegionalBonus,
            _ => Lint::ForbiddenFactor,
        })
        .collect();
    lints.sort_unstable();
    lints.dedup();
    if says(RATING) {
        lints.push(Lint::RatingBonus);
    }
    let criterion = Some(criterion.id);
    lints
        .into_iter()
        .map(|lint| Finding { lint, criterion })
        .collect()
}

fn subjective(at: &At<'_>, plan: &TenderPlan) -> Vec<Finding> {
    let vague: Vec<&Criterion> = plan.criteria.iter().filter(|one| !is_graded(one)).collect();
    let mut found: Vec<Finding> = vague
        .iter()
        .map(|one| Finding {
            lint: Lint::SubjectiveScale,
            criterion: Some(one.id),
        })
        .collect();
    let points: Decimal = vague.iter().map(|one| one.points).sum();
    // Criteria and price make 100, so points are per cent of the whole.
    if at
        .percent(Key::SubjectiveScaleMax)
        .is_ok_and(|most| points > most.value())
    {
        found.push(whole(Lint::SubjectiveShare));
    }
    found
}

fn reservation(at: &At<'_>, ceiling: Money, reservation: Reservation) -> Option<Finding> {
    let pack = at.pack().ok();
    let below = pack.and_then(|pack| pack.money(Key::ReserveSmeBelow).ok());
    let usual = below.is_some_and(|below| ceiling.at_most(below).is_ok());
    match reservation {
        Reservation::Reserved => Some(whole(Lint::SmeExcludes)),
        Reservation::ReservedWeighed => None,
        Reservation::Open => usual.then(|| whole(Lint::SmeDefaultLeft)),
    }
}

/// Points that papers alone can prove, and whether they are more than half (AF-14).
fn papers(plan: &TenderPlan) -> Vec<Finding> {
    let paper = |one: &&Criterion| {
        let name = one.name.as_str().to_lowercase();
        let scale = one.scale.as_str().to_lowercase();
        let mut words = PAPERS.iter();
        words.any(|word| contains_word(&name, word) || contains_word(&scale, word))
    };
    let on_paper: Vec<&Criterion> = plan.criteria.iter().filter(paper).collect();
    let mut found: Vec<Finding> = on_paper
        .iter()
        .map(|one| about(Lint::DocumentOnly, one))
        .collect();
    let points: Decimal = on_paper.iter().map(|one| one.points).sum();
    if points > PAPERS_MAX {
        found.push(whole(Lint::DocumentShare));
    }
    found
}

/// Criteria that say the same as one before them.
fn duplicates(plan: &TenderPlan) -> Vec<Finding> {
    let plain = |text: &str| -> String {
        let kept = text.chars().filter(|c| c.is_alphanumeric());
        kept.collect::<String>().to_lowercase()
    };
    let mut seen = std::collections::BTreeSet::new();
    let again = plan.criteria.iter().filter(|one| {
        let name = seen.insert(plain(one.name.as_str()));
        let scale = seen.insert(plain(one.scale.as_str()));
        !name || !scale
    });
    again
        .map(|one| about(Lint::DuplicateCriterion, one))
        .collect()
}

/// Criteria that at most one of the surveyed market actors can meet, by the drafter's own count
/// (P12). It asks; it does not accuse.
fn one_firm(plan: &TenderPlan, draft: &Draft) -> Vec<Finding> {
    let rows = plan.criteria.iter().zip(&draft.trace.criteria);
    let single = rows.filter(|(_, trace)| trace.met_by.is_some_and(|met| met <= 1));
    single.map(|(one, _)| about(Lint::OneFirm, one)).collect()
}

/// A reservation in a market whose surveyed actors are mostly nonprofits (SC-1).
fn market(at: &At<'_>, reservation: Reservation) -> Option<Finding> {
    let (known, nonprofits) = at.process.planning.nonprofits_surveyed();
    let mostly = known > 0 && nonprofits.saturating_mul(2) > known;
    match reservation {
        Reservation::Reserved | Reservation::ReservedWeighed => {
            mostly.then(|| whole(Lint::SmeNonprofitMarket))
        }
        Reservation::Open => None,
    }
}

/// A ceiling below what the staff costs at least (SC-5, P15).
fn below_floor(at: &At<'_>, plan: &TenderPlan) -> Option<Finding> {
    let cost = at.process.planning.cost.as_ref()?;
    let covered = cost.staff_cost.at_most(plan.ceiling).is_ok();
    (!covered).then(|| whole(Lint::BelowStaffFloor))
}

/// Hosts of the purchase that no lot names, once one lot names any.
fn hosts_without_lot(at: &At<'_>) -> Option<Finding> {
    let lots = &at.process.lots;
    let named = |id| {
        let mut hosts = lots.iter().filter_map(|lot| lot.host.as_ref());
        hosts.any(|host| host.id == id)
    };
    let hosts = at.process.organisations_in(kernel::Role::Host, None);
    let forgotten = hosts.iter().any(|host| !named(host.id));
    let any = lots.iter().any(|lot| lot.host.is_some());
    (any && forgotten).then(|| whole(Lint::HostWithoutLot))
}

/// A finding about one criterion.
fn about(lint: Lint, criterion: &Criterion) -> Finding {
    Finding {
        lint,
        criterion: Some(criterion.id),
    }
}

/// Whether the draft binds both sides: units for the provider, preconditions for government, the
/// out-of-scope list, and every core clause.
pub fn symmetric(plan: &TenderPlan) -> bool {
    let terms = &plan.terms;
    !terms.units.is_empty()
        && !terms.preconditions.is_empty()
        && !terms.out_of_scope.is_empty()
        && Clause::CORE.iter().all(|one| terms.clauses.contains(one))
}

/// Whether the method is open to this amount, or an approval is declared. “From” includes the
/// number itself.
pub fn lawful(at: &At<'_>, plan: &TenderPlan, basis: MethodBasis) -> bool {
    let pack = at.pack().ok();
    let below = |key| {
        let limit = pack.and_then(|pack| pack.money(key).ok());
        limit.is_some_and(|limit| limit.at_most(plan.ceiling).is_err())
    };
    let within = basis == MethodBasis::WithinLimits;
    let approved = basis == MethodBasis::Approved;
    if !pack.is_some_and(|pack| plan.method.is_known_to(pack)) {
        return false;
    }
    match plan.method {
        Method::Open | Method::CompetitiveFlexible | Method::Rfp => true,
        Method::Consultation | Method::Negotiation => {
            approved || (within && below(Key::ThreshOpenTender))
        }
        Method::Comparison => within && below(Key::ThreshApplyRegime),
        Method::SingleSource | Method::Direct | Method::Allocation | Method::SoleSource => {
            approved || basis == MethodBasis::OnlySupplier
        }
    }
}
