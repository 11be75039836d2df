//! The clauses as data: what each of them puts in motion in the program. One table says, for every
//! clause of the catalogue (domain.md §5d), which values it takes from the rule pack and from the
//! terms, which duties, guards and acts rest on it, and what time alone brings about under it.
//!
//! The wording of a clause is in the `paper` crate and names its values by the same codes; a test
//! there asks that no number stands in a text that is not a parameter here.

mod bargain;
mod law;
mod pay;
mod service;
mod trouble;

pub use law::{BY_LAW, Ground};

use super::clause::Clause;
use crate::obligation::Duty;
use kernel::{Bi, lang::bi};
use rules::Key;

choice! {
    /// A value of a clause that the parties agreed in the terms of the contract. Its code is the
    /// name by which the wording of the clause asks for it.
    Term {
        Price "price" ("合同金额", "the price");
        Start "start" ("服务起始日", "the first day of service");
        End "end" ("服务截止日", "the last day of service");
        ServiceHours "service-hours" ("服务总工时", "the service hours");
        FlexHours "flex-hours" ("弹性工时", "the flex hours");
        FlexShare "flex-share" ("弹性工时占比", "the share of the flex hours");
        HourRate "hour-rate" ("范围外小时价", "the price of an hour beyond scope");
        ReportMonths "report-months" ("报告间隔（月）", "the months between reports");
        Advance "advance" ("预付款比例", "the share paid in advance");
        Performance "performance" ("绩效部分比例", "the share of the performance part");
        Units "units" ("服务单位", "the service units");
        Preconditions "preconditions" ("前置条件", "the preconditions");
        OutOfScope "out-of-scope" ("范围外清单", "the out-of-scope list");
        Tranches "tranches" ("付款计划", "the payment plan");
        Index "index" ("评估指标", "the evaluation index");
        Team "team" ("团队", "the team");
        LateContract "late-contract-interest" ("迟签期间是否计息", "interest while the contract was late");
        InterestFloor "interest-floor" ("利率下限", "the floor of the rate");
        ComplaintBody "complaint-body" ("受理投诉的机关", "the body for complaints");
    }
}

/// A value of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// Taken from the rule pack that the contract keeps.
    Rule(Key),
    /// Agreed in the terms.
    Agreed(Term),
}

impl Parameter {
    /// The name by which a wording asks for it.
    pub const fn code(self) -> &'static str {
        match self {
            Parameter::Rule(key) => key.code(),
            Parameter::Agreed(term) => term.code(),
        }
    }

    /// Its name for people.
    pub const fn label(self) -> Bi {
        match self {
            Parameter::Rule(key) => key.label(),
            Parameter::Agreed(term) => term.name(),
        }
    }
}

/// What a clause puts in motion. Duties, guards, acts and events are named by their codes.
#[derive(Clone, Copy, Debug)]
pub struct Effect {
    /// The clause.
    pub clause: Clause,
    /// Its values in the rule pack.
    pub rules: &'static [Key],
    /// Its values in the terms.
    pub terms: &'static [Term],
    /// Duties that rest on it.
    pub duties: &'static [&'static str],
    /// Conditions that rest on it.
    pub guards: &'static [&'static str],
    /// Acts it makes possible.
    pub verbs: &'static [&'static str],
    /// Kinds of event that time alone brings about under it.
    pub clocks: &'static [&'static str],
    /// What of it the program does not drive, and why; empty when nothing is left.
    pub words: Bi,
}

impl Effect {
    /// Its values, those of the terms first.
    pub fn parameters(&self) -> impl Iterator<Item = Parameter> {
        let agreed = self.terms.iter().copied().map(Parameter::Agreed);
        agreed.chain(self.rules.iter().copied().map(Parameter::Rule))
    }

    /// Whether the program does anything for it by itself: a duty, a condition or a clock.
    pub fn drives(&self) -> bool {
        !(self.duties.is_empty() && self.guards.is_empty() && self.clocks.is_empty())
    }
}

/// Declares rows of the table.
macro_rules! effects {
    ($($clause:ident {
        rules [$($key:ident),*] terms [$($term:ident),*]
        duties [$($duty:literal),*] guards [$($guard:literal),*]
        verbs [$($verb:literal),*] clocks [$($clock:literal),*]
        $(words ($zh:literal, $en:literal))?
    })+) => {
        pub(super) const TABLE: &[super::Effect] = &[$(super::Effect {
            clause: super::Clause::$clause,
            rules: &[$(rules::Key::$key),*],
            terms: &[$(super::Term::$term),*],
            duties: &[$($duty),*],
            guards: &[$($guard),*],
            verbs: &[$($verb),*],
            clocks: &[$($clock),*],
            words: { #[allow(unused_mut, unused_assignments)] {
                let mut words = kernel::lang::bi("", "");
                $(words = kernel::lang::bi($zh, $en);)?
                words
            } },
        }),+];
    };
}
use effects;

/// The parts the clauses are read in, with what each clause puts in motion.
pub const PARTS: &[(Bi, &[Effect])] = &[
    (
        bi(
            "当事人、范围、变更与期限",
            "Parties, scope, change and term",
        ),
        bargain::TABLE,
    ),
    (bi("付款", "Payment"), pay::TABLE),
    (
        bi(
            "报告、人员、评估与服务对象",
            "Reports, staff, evaluation, users",
        ),
        service::TABLE,
    ),
    (
        bi("违约、争议与终止", "Default, disputes and ending"),
        trouble::TABLE,
    ),
];

/// What every clause puts in motion, part by part.
pub fn all() -> impl Iterator<Item = &'static Effect> {
    PARTS.iter().flat_map(|(_, effects)| effects.iter())
}

/// What a clause puts in motion.
pub fn effect(clause: Clause) -> Option<&'static Effect> {
    all().find(|one| one.clause == clause)
}

/// The clauses a duty rests on, in the order of the table.
pub fn resting_on(duty: &Duty) -> impl Iterator<Item = Clause> {
    let code = duty.code;
    all()
        .filter(move |one| one.duties.contains(&code))
        .map(|one| one.clause)
}
