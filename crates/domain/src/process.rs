//! The state of one purchase: a fold over its events. Nothing is stored but the events; every view
//! is derived from this.

pub use crate::method::Method;
use crate::{
    assessment::Assessment,
    bidding::Bidding,
    context::Actor,
    contract::Agreement,
    delivery::Delivery,
    ending::Ending,
    guard::GuardRef,
    input::{Organisation, Person},
    law::state::{Local, OfContract},
    money::Ledger,
    obligation::Obligation,
    planning::{Planning, choices::Jurisdiction},
    sealing::Sealing,
    signs::Answers,
    stage::Stage,
};
use kernel::{Date, FreeText, Money, Percent, PersonId, Role, Timestamp};
use rules::PackId;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The jurisdiction of a purchase that names none.
pub const JURISDICTION_DEFAULT: &str = "cn-national";

local_id!(
    /// A lot of the purchase; often one subdistrict.
    LotId "L"
);
local_id!(
    /// A contract of the purchase.
    ContractId "K"
);
local_id!(
    /// A part of the price paid at one time.
    TrancheId "P"
);
local_id!(
    /// A kind of service unit that is counted.
    UnitId "U"
);
local_id!(
    /// Something the purchaser or a host must supply before the service can start.
    PreconditionId "C"
);

/// One purchase.
#[derive(Clone, Debug, PartialEq)]
pub struct Process {
    /// Number of events folded.
    pub version: u32,
    /// When the last event was recorded.
    pub updated: Option<Timestamp>,
    /// Whose rule packs apply.
    pub jurisdiction: String,
    /// Its name.
    pub title: Option<FreeText>,
    /// The stage of the purchase as a whole, S01 to S12; `S12` means its contracts carry on.
    pub stage: Stage,
    /// The stages entered, with actor and time.
    pub steps: Vec<Step>,
    /// Roles given.
    pub grants: Vec<Grant>,
    /// What everybody owes.
    pub obligations: Vec<Obligation>,
    /// Guards passed with a reason or with a warning.
    pub guard_notes: Vec<GuardNote>,
    /// Lots.
    pub lots: Vec<Lot>,
    /// What the tender will be, once documents are drafted.
    pub plan: Option<TenderPlan>,
    /// Awards decided.
    pub awards: Vec<Award>,
    /// The challenge window after the award.
    pub challenge: Challenge,
    /// S01 to S06.
    pub planning: Planning,
    /// S07 to S11.
    pub bidding: Bidding,
    /// What the law of the place asks for beside the common line.
    pub local: Local,
    /// Sealed bids and who opens them.
    pub sealing: Sealing,
    /// The contracts.
    pub contracts: Vec<Contract>,
    /// Documents whose bytes are fixed, oldest first.
    pub papers: Vec<crate::paper::FixedPaper>,
}

impl Default for Process {
    fn default() -> Process {
        Process {
            version: 0,
            updated: None,
            jurisdiction: JURISDICTION_DEFAULT.to_owned(),
            title: None,
            stage: Stage::S01,
            steps: Vec::new(),
            grants: Vec::new(),
            obligations: Vec::new(),
            guard_notes: Vec::new(),
            lots: Vec::new(),
            plan: None,
            awards: Vec::new(),
            challenge: Challenge::default(),
            planning: Planning::default(),
            bidding: Bidding::default(),
            local: Local::default(),
            sealing: Sealing::default(),
            contracts: Vec::new(),
            papers: Vec::new(),
        }
    }
}

/// A stage entered.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The stage.
    pub stage: Stage,
    /// The contract, or the purchase as a whole.
    pub contract: Option<ContractId>,
    /// When.
    pub entered: Timestamp,
    /// By whose act.
    pub by: Actor,
}

/// A role given to an organisation or a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The organisation.
    pub organisation: Option<Organisation>,
    /// The person, or everybody of the organisation whose job it is.
    pub person: Option<Person>,
    /// The contract, or the purchase with all its contracts.
    pub contract: Option<ContractId>,
    /// Since when.
    pub since: Date,
    /// Until when, if withdrawn.
    pub until: Option<Date>,
}

/// A guard that did not hold and let the act pass.
#[derive(Clone, Debug, PartialEq)]
pub struct GuardNote {
    /// The guard.
    pub guard: GuardRef,
    /// The reason given, or `None` for a warning.
    pub reason: Option<FreeText>,
    /// When.
    pub on: Date,
    /// By whom.
    pub by: Actor,
    /// About which contract.
    pub contract: Option<ContractId>,
}

local_id!(
    /// A scoring criterion of the tender.
    CriterionId "Z"
);

/// A scoring criterion other than the price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its id.
    pub id: CriterionId,
    /// What is scored.
    pub name: FreeText,
    /// Most points.
    pub points: Decimal,
    /// Which quantity gives which points.
    pub scale: FreeText,
}

/// What the tender will be: the content of the tender documents (D06).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TenderPlan {
    /// How the supplier is chosen.
    pub method: Method,
    /// Scoring criteria other than the price.
    pub criteria: Vec<Criterion>,
    /// Points for the price; zero with a fixed price.
    pub price_points: Decimal,
    /// The fixed price, when the competition is on quality alone.
    pub fixed_price: Option<Money>,
    /// The ceiling of the whole purchase (budget disclosed).
    pub ceiling: Money,
    /// The contract text as data; `value` holds the ceiling.
    pub terms: Terms,
}

/// An award of one or several lots to one organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Award {
    /// The lots.
    pub lots: Vec<LotId>,
    /// The organisation named supplier.
    pub supplier: Organisation,
    /// The price.
    pub price: Money,
    /// Who decided (SD4: never the one who accepts or pays).
    pub decided_by: Option<PersonId>,
    /// When.
    pub on: Date,
}

/// The challenge window: nothing is signed while an objection that may affect the result is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Challenge {
    /// The day the award was published.
    pub published: Option<Date>,
    /// The last day to object.
    pub last_day: Option<Date>,
    /// Open objections and complaints, by id.
    pub open: Vec<String>,
}

/// Whether a contract runs, and if not, why.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Standing {
    /// It runs.
    #[default]
    Running,
    /// X1: suspended.
    Suspended {
        /// Since when.
        since: Date,
    },
    /// X3: the provider withholds non-protective services because the purchaser is in default.
    Withheld {
        /// Since when.
        since: Date,
    },
    /// X2: notice of an early end was given.
    Ending {
        /// Since when.
        since: Date,
    },
    /// X2: ended early.
    Ended {
        /// When.
        on: Date,
    },
}

/// A lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lot {
    /// Its id.
    pub id: LotId,
    /// What it is called.
    pub title: FreeText,
    /// Where the service is given.
    pub host: Option<Organisation>,
    /// Its ceiling price.
    pub ceiling: Money,
}

choice! {
    /// What a tranche pays for. Only the performance part may ever depend on an evaluation.
    TrancheKind {
        Advance "advance" ("预付款", "Advance");
        Base "base" ("基本服务费", "Base");
        Performance "performance" ("绩效部分", "Performance part");
        Final "final" ("尾款", "Final");
    }
}

/// A part of the price paid at one time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tranche {
    /// Its id.
    pub id: TrancheId,
    /// What it pays for.
    pub kind: TrancheKind,
    /// Its share of the contract value.
    pub share: Percent,
    /// The day from which it can be invoiced, once the contract dates are known.
    pub from: Option<Date>,
}

/// Service units agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// What is counted: cases, groups, activities, visits.
    pub name: FreeText,
    /// How many over the term.
    pub quantity: u32,
}

/// What the purchaser or a host must supply, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Precondition {
    /// Its id.
    pub id: PreconditionId,
    /// What: a room, a list, an introduction.
    pub what: FreeText,
    /// Who supplies it.
    pub by: Role,
    /// Days after the start of the contract.
    pub days_after_start: u32,
}

/// The terms of a contract as data, first in the tender documents and then as signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The price: the ceiling in tender documents, the agreed price once signed.
    pub value: Money,
    /// First day of the service.
    pub start: Date,
    /// Last day of the service.
    pub end: Date,
    /// Payment plan; shares sum to 100.
    pub tranches: Vec<Tranche>,
    /// Service units.
    pub units: Vec<Unit>,
    /// Service hours over the term.
    pub service_hours: u32,
    /// Hours for adjacent tasks (flex pool), within the service hours.
    pub flex_hours: u32,
    /// The agreed price of one hour beyond scope.
    pub hour_rate: Money,
    /// What is out of scope.
    pub out_of_scope: Vec<FreeText>,
    /// What purchaser and hosts must supply.
    pub preconditions: Vec<Precondition>,
    /// Clauses by code (domain.md §5d).
    pub clauses: Vec<crate::contract::Clause>,
    /// Months between period reports.
    pub report_months: u32,
    /// The evaluation index, frozen at signing.
    pub index: Vec<IndexItem>,
}

/// A dimension of the evaluation index with its weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexItem {
    /// What is judged.
    pub name: FreeText,
    /// Points of the whole.
    pub weight: Decimal,
}

impl Terms {
    /// The sum of a tranche, rounded to the fen; the last tranche takes what rounding left.
    pub fn amount_of(&self, tranche: TrancheId) -> Money {
        let zero = Money::zero(self.value.currency());
        let mut before = zero;
        for (place, one) in self.tranches.iter().enumerate() {
            let last = place + 1 == self.tranches.len();
            let amount = if last {
                self.value.minus(before).unwrap_or(zero)
            } else {
                self.value.times(one.share.factor()).unwrap_or(zero)
            };
            if one.id == tranche {
                return amount;
            }
            before = before.plus(amount).unwrap_or(before);
        }
        zero
    }
}

/// One contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Contract {
    /// Its id.
    pub id: ContractId,
    /// Its stage, S12 to S22.
    pub stage: Stage,
    /// The organisation that delivers.
    pub supplier: Organisation,
    /// The lots it covers.
    pub lots: Vec<LotId>,
    /// Effective terms: those signed with all changes in force.
    pub terms: Terms,
    /// Whether it runs.
    pub standing: Standing,
    /// The pack of its signing; contract-law periods keep it.
    pub pack: Option<PackId>,
    /// The day it was signed by both sides.
    pub signed: Option<Date>,
    /// Signing, charter, changes, staffing.
    pub agreement: Agreement,
    /// Service, tasks, reports, inspections, complaints.
    pub delivery: Delivery,
    /// Invoices, payments, interest.
    pub money: Ledger,
    /// Evaluations, improvement, acceptance.
    pub assessment: Assessment,
    /// Settlement, renewal, handover, disputes, sanctions, exceptional states.
    pub ending: Ending,
    /// Answers to the questions that the record raises.
    pub answers: Answers,
    /// What the law of the place asks for beside the common line.
    pub local: OfContract,
}

impl Contract {
    /// A contract being prepared for signing.
    pub fn new(id: ContractId, supplier: Organisation, lots: Vec<LotId>, terms: Terms) -> Contract {
        Contract {
            id,
            stage: Stage::S12,
            supplier,
            lots,
            terms,
            standing: Standing::Running,
            pack: None,
            signed: None,
            agreement: Agreement::default(),
            delivery: Delivery::default(),
            money: Ledger::default(),
            assessment: Assessment::default(),
            ending: Ending::default(),
            answers: Answers::default(),
            local: OfContract::default(),
        }
    }
}

impl Contract {
    /// Whether a side declined to sign it: it never came about.
    pub fn is_declined(&self) -> bool {
        self.agreement.declined.is_some()
    }
}

impl Process {
    /// Whose law it stands under: it settles currency and days.
    pub fn law(&self) -> Jurisdiction {
        Jurisdiction::of(&self.jurisdiction)
    }

    /// The contract of an id.
    pub fn contract(&self, id: ContractId) -> Option<&Contract> {
        self.contracts.iter().find(|contract| contract.id == id)
    }

    /// The contract of an id, to evolve it.
    pub(crate) fn contract_mut(&mut self, id: Option<ContractId>) -> Option<&mut Contract> {
        self.contracts
            .iter_mut()
            .find(|contract| Some(contract.id) == id)
    }

    /// The lot of an id.
    pub fn lot(&self, id: LotId) -> Option<&Lot> {
        self.lots.iter().find(|lot| lot.id == id)
    }

    /// Grants in force for a contract (with those of the whole purchase).
    pub fn grants_in(&self, contract: Option<ContractId>) -> impl Iterator<Item = &Grant> {
        self.grants.iter().filter(move |grant| {
            grant.until.is_none() && (grant.contract.is_none() || grant.contract == contract)
        })
    }

    /// The first organisation that holds a role or a role of whose family it is.
    pub fn organisation_in(
        &self,
        role: Role,
        contract: Option<ContractId>,
    ) -> Option<&Organisation> {
        self.grants_in(contract)
            .filter(|grant| grant.role.family().contains(&role))
            .find_map(|grant| grant.organisation.as_ref())
    }

    /// Every organisation that holds a role.
    pub fn organisations_in(&self, role: Role, contract: Option<ContractId>) -> Vec<&Organisation> {
        let mut found: Vec<&Organisation> = self
            .grants_in(contract)
            .filter(|grant| grant.role.family().contains(&role))
            .filter_map(|grant| grant.organisation.as_ref())
            .collect();
        found.dedup_by_key(|one| one.id);
        found
    }

    /// The stage shown for the whole purchase: that of its least advanced contract once there are
    /// contracts. A contract that a side declined counts for nothing.
    pub fn shown_stage(&self) -> Stage {
        let standing = self.contracts.iter().filter(|one| !one.is_declined());
        match standing.map(|contract| contract.stage).min() {
            Some(stage) if self.stage != Stage::End => stage,
            _ => self.stage,
        }
    }
}
