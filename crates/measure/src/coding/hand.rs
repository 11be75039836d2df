//! What people coded: overrides take the place of the rule, second codings are compared with it.

use crate::{
    coded::{CodedMatter, Step},
    findings::CodingAgreement,
    ids::{CoderId, MatterId},
    numeric::Seed,
    raters::{self, alpha::Level, grid::Grid},
    schema::{Coding, CodingRole, Revision},
};
use std::collections::BTreeMap;

/// Enters the overrides that give a reason; without one the rule stands.
pub(super) fn overrule(codings: &[Coding], matters: &mut [CodedMatter]) {
    let own = codings
        .iter()
        .filter(|coding| coding.role == CodingRole::Overrides);
    for coding in own.filter(|coding| !coding.reason.trim().is_empty()) {
        for matter in matters.iter_mut().filter(|one| one.id == coding.matter) {
            enter(coding, matter);
        }
    }
}

fn enter(coding: &Coding, matter: &mut CodedMatter) {
    let step = |revision: Revision| match revision {
        Revision::Missing => None,
        Revision::Value(step) => Some(step),
    };
    let set = |to: &mut bool, from: Option<u8>| {
        if let Some(from) = from {
            *to = from != 0;
        }
    };
    if let Some(a) = coding.a {
        matter.a = step(a);
    }
    if let Some(v) = coding.v_gov {
        matter.v_upper = step(v);
    }
    if let Some(v) = coding.v_org {
        matter.v_lower = step(v);
    }
    if let Some(b) = coding.b {
        matter.b = Some(b != 0);
    }
    if let Some(class) = coding.class {
        matter.class = class;
    }
    matter.right = coding.right.or(matter.right);
    set(&mut matter.ini, coding.ini);
    set(&mut matter.res, coding.res);
    set(&mut matter.voice, coding.voice);
}

/// The values of one variable by rule and by a coder, in pairs of numbers.
type Pairs = Vec<(f64, f64)>;

/// Agreement of the rule's coding (before any override) with each second coder, per variable. An
/// index whose variable has α below .667 is withheld by whoever prints it.
pub(super) fn agreement(codings: &[Coding], matters: &[CodedMatter]) -> Vec<CodingAgreement> {
    let mut rule: BTreeMap<&MatterId, &CodedMatter> = BTreeMap::new();
    for matter in matters {
        let kept = rule.entry(&matter.id).or_insert(matter);
        if matter.weight > kept.weight {
            *kept = matter;
        }
    }
    let mut pairs: BTreeMap<(&CoderId, usize), Pairs> = BTreeMap::new();
    for coding in codings.iter().filter(|one| one.role == CodingRole::Second) {
        let Some(matter) = rule.get(&coding.matter) else {
            continue;
        };
        for (variable, (of_rule, of_coder)) in compare(coding, matter).into_iter().enumerate() {
            let list = pairs.entry((&coding.coder, variable)).or_default();
            if let Some(pair) = of_rule.zip(of_coder) {
                list.push(pair);
            }
        }
    }
    let rows = pairs.into_iter().filter(|(_, list)| !list.is_empty());
    rows.map(|((coder, variable), list)| {
        let (name, level) = VARIABLES
            .get(variable)
            .copied()
            .unwrap_or(("", Level::Nominal));
        CodingAgreement {
            coder: coder.clone(),
            variable: name.to_owned(),
            matters: u32::try_from(list.len()).unwrap_or(u32::MAX),
            alpha: alpha(&list, level),
        }
    })
    .collect()
}

/// The variables, in the order of [`compare`].
const VARIABLES: [(&str, Level); 8] = [
    ("a", Level::Interval),
    ("ini", Level::Nominal),
    ("res", Level::Nominal),
    ("voice", Level::Nominal),
    ("v-gov", Level::Interval),
    ("v-org", Level::Interval),
    ("b", Level::Nominal),
    ("class", Level::Nominal),
];

fn compare(coding: &Coding, matter: &CodedMatter) -> [(Option<f64>, Option<f64>); 8] {
    let revised = |revision: Option<Revision>| match revision? {
        Revision::Missing => None,
        Revision::Value(step) => Some(step.value()),
    };
    let yes = |value: bool| Some(f64::from(u8::from(value)));
    let digit = |value: Option<u8>| value.map(f64::from);
    let class = |class: crate::coded::Class| {
        let place = crate::coded::Class::ALL
            .iter()
            .position(|one| *one == class)?;
        u32::try_from(place).ok().map(f64::from)
    };
    [
        (matter.a.map(Step::value), revised(coding.a)),
        (yes(matter.ini), digit(coding.ini)),
        (yes(matter.res), digit(coding.res)),
        (yes(matter.voice), digit(coding.voice)),
        (matter.v_upper.map(Step::value), revised(coding.v_gov)),
        (matter.v_lower.map(Step::value), revised(coding.v_org)),
        (matter.b.and_then(yes), digit(coding.b)),
        (class(matter.class), coding.class.and_then(class)),
    ]
}

/// Krippendorff's α of rule and coder; none where the values do not vary.
fn alpha(pairs: &[(f64, f64)], level: Level) -> Option<f64> {
    let rows = pairs.iter().map(|(one, other)| vec![*one, *other]);
    let grid = Grid::complete(rows.collect())?;
    let found = raters::alpha::alpha(&grid, level, Seed::new(0));
    found.ok().map(|found| found.value)
}
