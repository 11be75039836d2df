//! The chain need → criterion → deliverable → outcome. A criterion that serves no need, a unit
//! nobody asked for, an outcome no unit produces and a need nothing answers are orphans: the first
//! three are errors of the draft, the last is possible only when residents were told why.

use super::{
    choices::Taken,
    state::{Answer, ComponentId, Planning, ThemeId},
};
use crate::{
    context::At,
    input::{Fault, Input, Kind, Known, Line, NOT_LISTED, Several, fault},
    process::{Criterion, CriterionId, IndexItem, Process, Unit, UnitId},
    refs::Choice,
    refusal::Param,
    say::Say,
};
use kernel::{FreeText, Lang};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// A need that a row of the documents can serve: a theme of residents or a component of the need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NeedRef {
    /// What residents said.
    Theme(ThemeId),
    /// What is to be bought.
    Component(ComponentId),
}

impl NeedRef {
    /// The kind of reference, as `refs::options` knows it.
    pub const KIND: &'static str = "NeedRef";

    /// Reads `N1` or `V2`.
    pub fn parse(text: &str) -> Option<NeedRef> {
        let number = |rest: &str| rest.parse::<u32>().ok();
        if let Some(rest) = text.strip_prefix('N') {
            return number(rest).map(|one| NeedRef::Theme(ThemeId(one)));
        }
        let rest = text.strip_prefix('V')?;
        number(rest).map(|one| NeedRef::Component(ComponentId(one)))
    }
}

impl std::fmt::Display for NeedRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NeedRef::Theme(id) => id.fmt(f),
            NeedRef::Component(id) => id.fmt(f),
        }
    }
}
impl Say for NeedRef {
    fn say(&self, _: Lang) -> String {
        self.to_string()
    }
}
impl Serialize for NeedRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for NeedRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<NeedRef, D::Error> {
        let text = String::deserialize(deserializer)?;
        NeedRef::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("no need `{text}`")))
    }
}
impl Input for NeedRef {
    const KIND: Kind = Kind::Ref(NeedRef::KIND);
    fn read(value: Option<&Value>, field: &str, known: &Known) -> Result<Self, Vec<Fault>> {
        let Line(text) = Line::read(value, field, known)?;
        NeedRef::parse(text.as_str()).ok_or_else(|| vec![fault(field, NOT_LISTED)])
    }
}
impl Several for NeedRef {
    const MANY: Kind = Kind::Refs(NeedRef::KIND);
}

/// Which row of a draft a service unit is. In the form the rows have no other name yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitRow(pub UnitId);

impl UnitRow {
    /// The kind of reference, as `refs::options` knows it.
    pub const KIND: &'static str = "UnitRow";
}
impl Input for UnitRow {
    const KIND: Kind = Kind::Ref(UnitRow::KIND);
    fn read(value: Option<&Value>, field: &str, known: &Known) -> Result<Self, Vec<Fault>> {
        UnitId::read(value, field, known).map(UnitRow)
    }
}
impl Several for UnitRow {
    const MANY: Kind = Kind::Refs(UnitRow::KIND);
}

/// The links of a draft, row by row in the order of its tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// One for each criterion.
    pub criteria: Vec<CriterionTrace>,
    /// The needs each service unit answers.
    pub units: Vec<Vec<NeedRef>>,
    /// The service units each dimension of the index measures.
    pub index: Vec<Vec<UnitId>>,
}

/// What a criterion is for and who can meet it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionTrace {
    /// The needs it serves.
    pub serves: Vec<NeedRef>,
    /// How many surveyed market actors could reach full points, where asked (P12).
    pub met_by: Option<u32>,
}

impl Trace {
    /// Whether nothing at all was filled in.
    pub fn is_empty(&self) -> bool {
        let asked = self.criteria.iter().any(|one| one.met_by.is_some());
        !asked && !self.is_begun()
    }

    /// Whether at least one row is linked.
    pub fn is_begun(&self) -> bool {
        self.criteria.iter().any(|one| !one.serves.is_empty())
            || self.units.iter().any(|one| !one.is_empty())
            || self.index.iter().any(|one| !one.is_empty())
    }
}

/// A row without its link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orphan<'a> {
    /// A criterion that serves no need.
    Criterion(&'a Criterion, usize),
    /// A service unit nobody asked for.
    Unit(&'a Unit, usize),
    /// An outcome no service unit produces.
    Outcome(&'a IndexItem, usize),
    /// A need that no service unit answers, and that residents were not told is left out.
    Need(NeedRef, &'a FreeText),
}

impl Orphan<'_> {
    /// The field of `draft-documents` in which the link is missing.
    pub fn pointer(&self) -> String {
        match self {
            Orphan::Criterion(_, place) => format!("criteria.{place}.serves"),
            Orphan::Unit(_, place) => format!("units.{place}.answers"),
            Orphan::Outcome(_, place) => format!("index.{place}.measures"),
            Orphan::Need(..) => "units".to_owned(),
        }
    }

    /// What is missing, in both languages.
    pub fn text(&self) -> Param {
        let (zh, en) = match self {
            Orphan::Criterion(one, _) => (
                format!("评分项 {}“{}”没有对应任何需求", one.id, one.name.as_str()),
                format!(
                    "criterion {} “{}” serves no need",
                    one.id,
                    one.name.as_str()
                ),
            ),
            Orphan::Unit(one, _) => (
                format!("服务单位 {}“{}”没有人提出", one.id, one.name.as_str()),
                format!("nobody asked for unit {} “{}”", one.id, one.name.as_str()),
            ),
            Orphan::Outcome(one, _) => (
                format!("评估维度“{}”没有服务单位产生", one.name.as_str()),
                format!("no unit produces the outcome “{}”", one.name.as_str()),
            ),
            Orphan::Need(id, name) => (
                format!("需求 {id}“{}”没有服务单位回应", name.as_str()),
                format!("no unit answers need {id} “{}”", name.as_str()),
            ),
        };
        Param::Made { zh, en }
    }
}

/// The rows of the present draft that have no link. Empty while there is no draft.
pub fn orphans(process: &Process) -> Vec<Orphan<'_>> {
    let (Some(plan), Some(draft)) = (&process.plan, &process.planning.draft) else {
        return Vec::new();
    };
    let trace = &draft.trace;
    let mut found = Vec::new();
    for (place, one) in plan.criteria.iter().enumerate() {
        let serves = trace.criteria.get(place).map(|one| one.serves.as_slice());
        if !known(&process.planning, serves.unwrap_or_default()) {
            found.push(Orphan::Criterion(one, place));
        }
    }
    for (place, one) in plan.terms.units.iter().enumerate() {
        let answers = trace.units.get(place).map(Vec::as_slice);
        if !known(&process.planning, answers.unwrap_or_default()) {
            found.push(Orphan::Unit(one, place));
        }
    }
    for (place, one) in plan.terms.index.iter().enumerate() {
        let measures = trace
            .index
            .get(place)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let units = &plan.terms.units;
        if !measures
            .iter()
            .any(|id| units.iter().any(|one| one.id == *id))
        {
            found.push(Orphan::Outcome(one, place));
        }
    }
    let needs = needs(process).into_iter();
    found.extend(
        needs
            .filter(|one| one.is_unmet())
            .map(|one| Orphan::Need(one.id, one.name)),
    );
    found
}

/// Whether at least one of the needs is one of this purchase.
fn known(planning: &Planning, refs: &[NeedRef]) -> bool {
    refs.iter().any(|one| exists(planning, *one))
}

/// Whether the purchase has such a need.
pub fn exists(planning: &Planning, need: NeedRef) -> bool {
    match need {
        NeedRef::Theme(id) => planning.themes.iter().any(|one| one.raised.id == id),
        NeedRef::Component(id) => planning.components.iter().any(|one| one.id == id),
    }
}

/// One need with all that follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct NeedRow<'a> {
    /// The need.
    pub id: NeedRef,
    /// In a few words.
    pub name: &'a FreeText,
    /// What residents were told, for a theme.
    pub answer: Option<&'a Answer>,
    /// Criteria that serve it.
    pub criteria: Vec<&'a Criterion>,
    /// Units that answer it.
    pub units: Vec<&'a Unit>,
    /// Dimensions of the index that measure one of these units.
    pub outcomes: Vec<&'a IndexItem>,
}

impl NeedRow<'_> {
    /// Whether residents were told that it is not taken up.
    pub fn is_declined(&self) -> bool {
        self.answer.is_some_and(|one| match one.taken {
            Taken::NotTaken => true,
            Taken::Fully | Taken::Partly => false,
        })
    }

    /// Whether nothing answers it although it was not declined.
    pub fn is_unmet(&self) -> bool {
        self.units.is_empty() && !self.is_declined()
    }
}

/// Every need with criteria, units and outcomes, in the order in which needs came up.
pub fn needs(process: &Process) -> Vec<NeedRow<'_>> {
    let planning = &process.planning;
    let themes = planning.themes.iter().map(|one| {
        let id = NeedRef::Theme(one.raised.id);
        row(process, id, &one.raised.name, one.answer.as_ref())
    });
    let components = planning.components.iter().map(|one| {
        let id = NeedRef::Component(one.id);
        row(process, id, &one.name, None)
    });
    themes.chain(components).collect()
}

fn row<'a>(
    process: &'a Process,
    id: NeedRef,
    name: &'a FreeText,
    answer: Option<&'a Answer>,
) -> NeedRow<'a> {
    let mut row = NeedRow {
        id,
        name,
        answer,
        criteria: Vec::new(),
        units: Vec::new(),
        outcomes: Vec::new(),
    };
    let (Some(plan), Some(draft)) = (&process.plan, &process.planning.draft) else {
        return row;
    };
    let trace = &draft.trace;
    let linked = plan.criteria.iter().zip(&trace.criteria);
    row.criteria = linked
        .filter(|(_, one)| one.serves.contains(&id))
        .map(|(criterion, _)| criterion)
        .collect();
    let linked = plan.terms.units.iter().zip(&trace.units);
    row.units = linked
        .filter(|(_, answers)| answers.contains(&id))
        .map(|(unit, _)| unit)
        .collect();
    let linked = plan.terms.index.iter().zip(&trace.index);
    row.outcomes = linked
        .filter(|(_, measures)| row.units.iter().any(|unit| measures.contains(&unit.id)))
        .map(|(item, _)| item)
        .collect();
    row
}

/// The units of the present draft that produce an outcome, and the needs a criterion serves, by row.
pub fn linked_units(process: &Process, outcome: usize) -> Vec<&Unit> {
    let (Some(plan), Some(draft)) = (&process.plan, &process.planning.draft) else {
        return Vec::new();
    };
    let measures = draft.trace.index.get(outcome).map(Vec::as_slice);
    let measures = measures.unwrap_or_default();
    let units = plan.terms.units.iter();
    units.filter(|one| measures.contains(&one.id)).collect()
}

/// Most rows of service units a draft can link to before it has any.
const UNIT_ROWS: u32 = 12;

/// The needs and unit rows that fields of the draft can point to.
pub fn options(at: &At<'_>, kind: &str) -> Vec<Choice> {
    let process = at.process;
    match kind {
        NeedRef::KIND => needs(process)
            .iter()
            .map(|one| Choice::new(one.id, format!("{} {}", one.id, one.name.as_str())))
            .collect(),
        UnitRow::KIND => {
            let drafted = process
                .plan
                .as_ref()
                .filter(|_| process.planning.draft.is_some());
            let units = drafted
                .map(|plan| plan.terms.units.as_slice())
                .unwrap_or_default();
            (1..=UNIT_ROWS)
                .map(
                    |number| match units.iter().find(|one| one.id == UnitId(number)) {
                        Some(unit) => {
                            Choice::new(unit.id, format!("{} {}", unit.id, unit.name.as_str()))
                        }
                        None => Choice {
                            value: UnitId(number).to_string(),
                            zh: format!("{} 第 {number} 行", UnitId(number)),
                            en: format!("{} row {number}", UnitId(number)),
                        },
                    },
                )
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The place of a criterion in its table, for pointers.
pub fn place_of(process: &Process, id: CriterionId) -> Option<usize> {
    let plan = process.plan.as_ref()?;
    plan.criteria.iter().position(|one| one.id == id)
}
