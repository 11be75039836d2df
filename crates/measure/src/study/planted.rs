//! Relations with a known type, and how their matters come to be recorded.

use crate::{
    coded::{Class, CodedMatter, Dyad, Pens, Place, Step},
    engine::random::Random,
    findings::RelationType,
    ids::MatterId,
};

/// How matters come about and are recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Each by itself, recorded by both.
    Independent,
    /// Four of ten are like the one before.
    Autocorrelated,
    /// By the office alone, which leaves out two of three matters that tell against it.
    OfficeOnly,
    /// By both lists, each leaving out some, the office more of those that tell against it.
    TwoLists,
}

impl Condition {
    /// All.
    pub const ALL: [Condition; 4] = [
        Condition::Independent,
        Condition::Autocorrelated,
        Condition::OfficeOnly,
        Condition::TwoLists,
    ];

    pub(super) const fn label(self) -> u64 {
        match self {
            Condition::Independent => 0,
            Condition::Autocorrelated => 1,
            Condition::OfficeOnly => 2,
            Condition::TwoLists => 3,
        }
    }
}

/// The planted types.
pub const PLANTED: [RelationType; 6] = [
    RelationType::EqualPartnership,
    RelationType::ControlRebellion,
    RelationType::ControlSubmission,
    RelationType::Tutelage,
    RelationType::Absorption,
    RelationType::AbsorptionAlliance,
];

/// Part of the matters in which something is decided, and of those begun by the office.
const DECIDES: f64 = 0.6;
const BEGUN: f64 = 0.6;
/// Part of the matters that are like the one before.
const LIKE_BEFORE: f64 = 0.4;

/// A type with its chances.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Profile {
    /// The type.
    pub(crate) what: RelationType,
    a: [f64; 5],
    rho: f64,
    upper: [f64; 5],
    lower: [f64; 5],
    b: f64,
}

const AGREED: [f64; 5] = [0.02, 0.05, 0.83, 0.06, 0.04];
const ALONE: [f64; 5] = [0.0, 0.02, 0.25, 0.18, 0.55];
const HOSTILE: [f64; 5] = [0.15, 0.40, 0.35, 0.10, 0.0];
const COOL: [f64; 5] = [0.05, 0.30, 0.50, 0.15, 0.0];
const PLAIN: [f64; 5] = [0.0, 0.12, 0.76, 0.12, 0.0];
const KIND: [f64; 5] = [0.0, 0.05, 0.55, 0.30, 0.10];
const WARM: [f64; 5] = [0.0, 0.03, 0.35, 0.42, 0.20];

impl Profile {
    /// All six.
    pub(crate) fn all() -> [Profile; 6] {
        let of = |what, (a, rho), (upper, lower), b| Profile {
            what,
            a,
            rho,
            upper,
            lower,
            b,
        };
        let [equal, rebellion, submission, tutelage, absorption, alliance] = PLANTED;
        [
            of(equal, (AGREED, 0.08), (KIND, KIND), 0.07),
            of(rebellion, (ALONE, 0.55), (HOSTILE, HOSTILE), 0.07),
            of(submission, (ALONE, 0.07), (COOL, PLAIN), 0.08),
            of(tutelage, (ALONE, 0.07), (WARM, WARM), 0.08),
            of(absorption, (ALONE, 0.07), (COOL, PLAIN), 0.60),
            of(alliance, (ALONE, 0.07), (WARM, WARM), 0.60),
        ]
    }

    /// A, ρ, valence of the office, valence of the organisation, B as planted.
    pub(crate) fn truth(&self) -> [f64; 5] {
        let mean = |chances: &[f64; 5]| -> f64 {
            let pairs = Step::ALL.iter().zip(chances);
            pairs.map(|(step, chance)| step.value() * chance).sum()
        };
        [
            mean(&self.a),
            self.rho,
            mean(&self.upper),
            mean(&self.lower),
            self.b,
        ]
    }

    /// The matters of one relation as recorded under a condition.
    pub(crate) fn matters(
        &self,
        condition: Condition,
        (number, template): (u32, &CodedMatter),
        dyad: &Dyad,
        random: &mut Random,
    ) -> Vec<CodedMatter> {
        let mut all: Vec<CodedMatter> = Vec::new();
        let mut day = template.opened;
        for k in 0..number {
            let again = condition == Condition::Autocorrelated && random.unit() < LIKE_BEFORE;
            let before = all.last().filter(|_| again).cloned();
            let mut matter = before.unwrap_or_else(|| self.draw(template, random));
            matter.id = MatterId::new(format!("{k:03}"));
            matter.dyad = dyad.clone();
            matter.opened = day;
            day = day.tomorrow().unwrap_or(day);
            all.push(matter);
        }
        all.into_iter()
            .filter_map(|matter| record(matter, condition, random))
            .collect()
    }

    fn draw(&self, template: &CodedMatter, random: &mut Random) -> CodedMatter {
        let mut matter = template.clone();
        let decided = random.unit() < DECIDES;
        let a = step(&self.a, random);
        matter.a = decided.then_some(a);
        matter.ini = random.unit() < BEGUN;
        let resists = random.unit() < self.rho;
        matter.res = matter.ini && resists;
        matter.v_upper = Some(step(&self.upper, random));
        matter.v_lower = Some(step(&self.lower, random));
        matter.b = Some(random.unit() < self.b);
        let imposed = matter.a.is_some_and(|a| a.value() > 0.0);
        matter.class = match (matter.b, matter.res, imposed) {
            (Some(true), ..) => Class::B,
            (_, true, _) => Class::R,
            (.., true) => Class::C,
            _ => Class::K,
        };
        matter.place = Place::Licensed;
        matter
    }
}

fn step(chances: &[f64; 5], random: &mut Random) -> Step {
    let mut left = random.unit();
    for (step, chance) in Step::ALL.into_iter().zip(chances) {
        if left < *chance {
            return step;
        }
        left -= chance;
    }
    Step::ZERO
}

/// What becomes of a matter: nothing when nobody records it.
fn record(
    mut matter: CodedMatter,
    condition: Condition,
    random: &mut Random,
) -> Option<CodedMatter> {
    let against = matches!(matter.class, Class::B | Class::C);
    let (upper, lower) = match (condition, against) {
        (Condition::Independent | Condition::Autocorrelated, _) => (1.0, 1.0),
        (Condition::OfficeOnly, true) => (0.3, 0.0),
        (Condition::OfficeOnly, false) => (0.9, 0.0),
        (Condition::TwoLists, true) => (0.3, 0.8),
        (Condition::TwoLists, false) => (0.9, 0.7),
    };
    matter.pens = Pens {
        upper: random.unit() < upper,
        lower: random.unit() < lower,
        anchor: false,
    };
    let pens = matter.pens;
    matter.weight = if pens.upper && pens.lower { 1.0 } else { 0.5 };
    (pens.upper || pens.lower).then_some(matter)
}
