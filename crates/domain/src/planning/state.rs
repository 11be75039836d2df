//! What is known of a purchase before it is tendered.

use super::choices::{
    Channel, DutyResult, Exemption, LegalForm, Lint, MethodBasis, Opinion, Reservation, Splitting,
    Taken, Topic,
};
use super::{duty_list::Cited, trace::Trace};
use crate::{
    contract::Clause,
    input::Person,
    process::{CriterionId, Lot, TenderPlan},
};
use kernel::{Date, FreeText, Money, OrganisationId};
use serde::{Deserialize, Serialize};

local_id!(
    /// A theme residents raised.
    ThemeId "N"
);
local_id!(
    /// A component of the need, matched against the duty lists.
    ComponentId "V"
);
local_id!(
    /// A comment on the draft documents.
    CommentId "D"
);
local_id!(
    /// A counter-clause proposed before bidding.
    CounterId "E"
);

/// State kept by this module: S01 to S06.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Planning {
    /// The need as registered.
    pub need: Option<Need>,
    /// Market actors surveyed.
    pub market: Vec<MarketActor>,
    /// Rounds of consulting residents.
    pub consultations: Vec<Consultation>,
    /// Themes residents raised, with the answers.
    pub themes: Vec<Theme>,
    /// Components of the need with the result of the latest duty match.
    pub components: Vec<Component>,
    /// The day the need report was filed.
    pub reported: Option<Date>,
    /// The cost model.
    pub cost: Option<CostModel>,
    /// The budget committed.
    pub budget: Option<Budget>,
    /// The demand and implementation plan submitted last.
    pub submission: Option<Submission>,
    /// Reviews of need and plan.
    pub reviews: Vec<Review>,
    /// The day the intention was published; the notice period runs from it.
    pub intention_published: Option<Date>,
    /// Why no intention is published.
    pub intention_exempt: Option<Exemption>,
    /// The month (any day in it) announced for the tender.
    pub tender_expected: Option<Date>,
    /// The draft of the documents.
    pub draft: Option<Draft>,
    /// The fairness test of the present draft; gone once the draft changes.
    pub fairness: Option<Fairness>,
    /// Comments on the draft.
    pub comments: Vec<Comment>,
    /// Counter-clauses.
    pub counters: Vec<Counter>,
}

impl Planning {
    /// Whether the documents can go out: the present draft has passed the fairness test, and the
    /// intention is published or exempt. The notice period is for the tender notice to check.
    pub fn ready_to_publish(&self) -> bool {
        let announced = self.intention_published.is_some() || self.intention_exempt.is_some();
        announced && self.draft.is_some() && self.fairness.is_some() && self.agreed_undrafted() == 0
    }

    /// Counter-clauses accepted that no draft contains yet.
    pub fn agreed_undrafted(&self) -> usize {
        let agreed = |one: &&Counter| matches!(one.state, CounterState::Accepted { .. });
        self.counters.iter().filter(agreed).count()
    }

    /// Market actors whose legal form is known, and how many of them are nonprofits (SC-1).
    pub fn nonprofits_surveyed(&self) -> (usize, usize) {
        let forms = self.market.iter().filter_map(|one| one.form);
        forms.fold((0, 0), |(known, nonprofits), form| match form {
            LegalForm::Nonprofit => (known + 1, nonprofits + 1),
            LegalForm::Enterprise | LegalForm::Institution | LegalForm::Other => {
                (known + 1, nonprofits)
            }
        })
    }

    /// How many different market actors were surveyed.
    pub fn actors_surveyed(&self) -> usize {
        let names = self.market.iter().map(|one| one.name.as_str().trim());
        names.collect::<std::collections::BTreeSet<_>>().len()
    }

    /// How many residents were consulted.
    pub fn residents_consulted(&self) -> u32 {
        let heard = self.consultations.iter().map(|one| one.residents);
        heard.fold(0, u32::saturating_add)
    }

    /// Whether a person drafted the plan or the documents (SD1, SD2).
    pub fn drafted_by(&self, person: kernel::PersonId) -> bool {
        let drafters = self.submission.iter().flat_map(|one| &one.drafters);
        drafters.map(|one| one.id).any(|id| id == person)
            || self.draft.as_ref().and_then(|one| one.person) == Some(person)
    }

    /// Organisations whose people drafted the plan or the documents; none of them may bid (SD2).
    pub fn drafting_organisations(&self) -> Vec<OrganisationId> {
        let drafters = self.submission.iter().flat_map(|one| &one.drafters);
        let mut found: Vec<OrganisationId> = drafters.filter_map(|one| one.organisation).collect();
        found.extend(self.draft.as_ref().and_then(|one| one.organisation));
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The need as registered (A01).
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// For whom.
    pub beneficiaries: Option<FreeText>,
    /// What more is known.
    pub note: Option<FreeText>,
    /// The day it was registered.
    pub on: Date,
}

/// A market actor surveyed (A02).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarketActor {
    /// The organisation asked.
    pub name: FreeText,
    /// When.
    pub on: Date,
    /// What was learnt.
    pub finding: FreeText,
    /// What kind of body it is, if asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<LegalForm>,
}

/// One round of consulting residents (A03).
#[derive(Clone, Debug, PartialEq)]
pub struct Consultation {
    /// When.
    pub on: Date,
    /// How many residents were heard.
    pub residents: u32,
    /// How.
    pub channel: Channel,
}

/// A theme as raised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raised {
    /// Its id.
    pub id: ThemeId,
    /// In a few words.
    pub name: FreeText,
    /// What was said.
    pub said: FreeText,
}

/// A theme with its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// What was raised.
    pub raised: Raised,
    /// The answer, once given.
    pub answer: Option<Answer>,
}

/// The purchaser's answer to a theme or comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What becomes of it.
    pub taken: Taken,
    /// In words.
    pub text: FreeText,
    /// When.
    pub on: Date,
}

/// A component of the need matched against the duty lists (A04).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Component {
    /// Its id.
    pub id: ComponentId,
    /// What it is.
    pub name: FreeText,
    /// Whose duty it is.
    pub result: DutyResult,
    /// The list and entry.
    pub basis: FreeText,
    /// The row of a host's list it was held against, where that list is on the platform.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cited: Option<Cited>,
}

/// What the service costs (A05, D02). The evaluation is paid apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostModel {
    /// Full-time posts.
    pub staff: u32,
    /// Least monthly cost of a post, insurance included.
    pub monthly_floor: Money,
    /// Months of service.
    pub months: u32,
    /// Activities.
    pub activity: Money,
    /// Professional supervision.
    pub supervision: Money,
    /// Administration (indirect cost).
    pub admin: Money,
    /// Tax.
    pub tax: Money,
    /// The evaluation, a line of its own.
    pub evaluation: Money,
    /// Staff times floor times months.
    pub staff_cost: Money,
    /// The price of the service.
    pub price: Money,
}

/// The budget committed (A06).
#[derive(Clone, Debug, PartialEq)]
pub struct Budget {
    /// The budget line.
    pub line: FreeText,
    /// For all years together.
    pub amount: Money,
    /// How many years.
    pub years: u32,
    /// The purchasing category, where one is stated; purchases of one budget item and category
    /// count together (Regulation art. 28).
    pub category: Option<FreeText>,
    /// When.
    pub on: Date,
}

/// The demand and implementation plan as submitted (D03).
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    /// Who wrote it.
    pub drafters: Vec<Person>,
    /// How the work will be accepted.
    pub acceptance: Option<FreeText>,
    /// How many years it plans for.
    pub years: u32,
    /// When.
    pub on: Date,
}

/// A review of need and plan (D04).
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// Who reviewed.
    pub reviewers: Vec<Person>,
    /// What they conclude.
    pub opinion: Opinion,
    /// Why.
    pub findings: FreeText,
    /// When.
    pub on: Date,
}

/// The documents as drafted (D06): all that the tender will say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Documents {
    /// The lots.
    pub lots: Vec<Lot>,
    /// Method, scoring, terms.
    pub plan: TenderPlan,
    /// Whether lots are reserved to small and medium enterprises.
    pub reservation: Reservation,
    /// Why.
    pub reservation_reason: Option<FreeText>,
    /// Which need each row serves.
    #[serde(default, skip_serializing_if = "Trace::is_empty")]
    pub trace: Trace,
}

/// What is known of the draft besides lots and plan, which stand in the purchase itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// How often the documents were drafted.
    pub version: u32,
    /// When last.
    pub on: Date,
    /// By whom last (SD2).
    pub person: Option<kernel::PersonId>,
    /// For which organisation.
    pub organisation: Option<OrganisationId>,
    /// Whether lots are reserved to small and medium enterprises.
    pub reservation: Reservation,
    /// Why.
    pub reservation_reason: Option<FreeText>,
    /// Which need each row serves.
    pub trace: Trace,
}

/// One finding of the fairness test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What was found.
    pub lint: Lint,
    /// In which criterion, if in one.
    pub criterion: Option<CriterionId>,
}

/// The fairness test of the present draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Fairness {
    /// When.
    pub on: Date,
    /// What was found and passed with a reason.
    pub findings: Vec<Finding>,
    /// What was declared about splitting.
    pub splitting: Splitting,
    /// Why the method is lawful.
    pub method_basis: MethodBasis,
    /// Other purchases counted for the splitting check.
    pub counted: Vec<kernel::ProcessId>,
}

/// A comment on the draft (A13).
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// What it is about.
    pub topic: Topic,
    /// What it says.
    pub text: FreeText,
    /// The answer, once given.
    pub answer: Option<Answer>,
}

/// A counter-clause (A14).
#[derive(Clone, Debug, PartialEq)]
pub struct Counter {
    /// Its id.
    pub id: CounterId,
    /// The clause it would change, or a new one.
    pub clause: Option<Clause>,
    /// The wording proposed.
    pub text: FreeText,
    /// How it stands.
    pub state: CounterState,
}

/// How a counter-clause stands.
#[derive(Clone, Debug, PartialEq)]
pub enum CounterState {
    /// Not answered yet.
    Open,
    /// Accepted; the next draft must contain it.
    Accepted {
        /// When.
        on: Date,
    },
    /// Accepted, and the documents were drafted anew since.
    Drafted {
        /// When.
        on: Date,
    },
    /// Rejected with a reason.
    Rejected {
        /// When.
        on: Date,
        /// Why.
        reason: Option<FreeText>,
    },
}
