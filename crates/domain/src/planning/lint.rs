//! What can be read off the draft itself: factors that may not be scored, scales without
//! quantities, a reservation that shuts out nonprofits. A finding opens a question for the people
//! who decide; the words looked for are few and plain, so that a clean text is not accused.

use super::{
    choices::{Lint, MethodBasis, Reservation, Splitting},
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

/// Words that show a factor, by its code in the rule pack.
const FACTORS: &[(&str, &[&str])] = &[
    (
        "qualification",
        &[
            "资格条件",
            "qualification condition",
            "eligibility condition",
        ],
    ),
    (
        "registered-capital",
        &["注册资本", "注册资金", "registered capital"],
    ),
    (
        "assets",
        &[
            "资产总额",
            "资产规模",
            "净资产",
            "total assets",
            "net assets",
        ],
    ),
    (
        "turnover",
        &[
            "营业收入",
            "营业额",
            "业务规模",
            "年收入",
            "turnover",
            "annual revenue",
        ],
    ),
    (
        "headcount",
        &[
            "从业人员",
            "员工总数",
            "职工人数",
            "headcount",
            "number of employees",
        ],
    ),
    (
        "profit",
        &["利润", "盈利", "profit", "profits", "profitability"],
    ),
    (
        "tax",
        &["纳税额", "纳税总额", "缴税额", "tax paid", "taxes paid"],
    ),
    (
        "region",
        &[
            "本地业绩",
            "本地企业",
            "本地机构",
            "本地单位",
            "本地社会组织",
            "本区业绩",
            "本市业绩",
            "本省业绩",
            "本区奖",
            "本市奖",
            "本省奖",
            "本区机构",
            "本市机构",
            "local award",
            "local awards",
            "local organisation",
            "local organisations",
            "local bidders",
        ],
    ),
    (
        "industry-award",
        &["行业奖", "行业表彰", "industry award", "industry awards"],
    ),
    (
        "organisational-form",
        &[
            "组织形式",
            "所有制",
            "organisational form",
            "ownership form",
        ],
    ),
    (
        "location",
        &[
            "注册地",
            "所在地",
            "办公地点在",
            "在本区注册",
            "在本市注册",
            "在本地注册",
            "在本市设有",
            "在本区设有",
            "locally registered",
            "registered in the district",
            "registered in the city",
            "office in the district",
            "office in the city",
        ],
    ),
];

/// Words that show a bonus for the official rating of a social organisation.
const RATING: &[&str] = &[
    "评估等级",
    "3A级",
    "4A级",
    "5A级",
    "rating of the social organisation",
];

/// Words that make a scale count something even without a number of its own.
const MEASURED: &[&str] = &["每", "per", "each", "every"];

/// Words and signs after or before which a number is a threshold.
const BOUNDS: &[&str] = &[
    "≥",
    "≤",
    ">",
    "<",
    "＞",
    "＜",
    "至少",
    "不少于",
    "不低于",
    "不超过",
    "以上",
    "以下",
    "at least",
    "at most",
    "or more",
    "or fewer",
    "more than",
    "fewer than",
];

/// What the tested draft shows, apart from what people declare.
pub fn findings(at: &At<'_>, plan: &TenderPlan, draft: &Draft) -> Vec<Finding> {
    let mut found: Vec<Finding> = plan
        .criteria
        .iter()
        .flat_map(|one| factors(at, one))
        .collect();
    found.extend(subjective(at, plan));
    found.extend(reservation(at, plan.ceiling, draft.reservation));
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
    let split = match splitting {
        Splitting::Single | Splitting::Approved => None,
        Splitting::Several => Some(whole(Lint::SplitPurchase)),
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

/// Whether the scale says which quantity gives which points. “Excellent 10, good 6” does not: all
/// its numbers are points.
fn is_graded(criterion: &Criterion) -> bool {
    let scale = criterion.scale.as_str().to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| contains_word(&scale, word));
    if says(MEASURED) {
        return true;
    }
    let has_number = scale.chars().any(is_digit);
    has_number && (says(BOUNDS) || counts_something(&scale))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Whether a number in `scale` is followed by the thing it counts rather than by points, by a mark
/// or by nothing.
fn counts_something(scale: &str) -> bool {
    let mut rest = scale;
    while let Some(place) = rest.find(is_digit) {
        let (_, from) = rest.split_at(place);
        let after = from.trim_start_matches(|c: char| is_digit(c) || c == '.');
        let thing = after.trim_start();
        let points = ["分", "point", "pts", "得分"]
            .iter()
            .any(|word| thing.starts_with(word));
        let counted = thing.chars().next().is_some_and(char::is_alphabetic);
        if counted && !points {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether `text` holds `word`; a word in Latin letters must stand alone, so that “nonprofit” is
/// not taken for “profit”.
fn contains_word(text: &str, word: &str) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric();
    text.match_indices(word).any(|(place, found)| {
        let before = text.get(..place).and_then(|part| part.chars().next_back());
        let after = text
            .get(place + found.len()..)
            .and_then(|part| part.chars().next());
        let starts = !word.starts_with(latin) || !before.is_some_and(latin);
        let ends = !word.ends_with(latin) || !after.is_some_and(latin);
        starts && ends
    })
}
