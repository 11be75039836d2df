//! The closed lists and ids of the money module.

use crate::{
    process::{TrancheId, TrancheKind, UnitId},
    say::Say,
};
use kernel::{Lang, Money};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

local_id!(
    /// An invoice of the provider.
    InvoiceId "IV"
);
local_id!(
    /// A deduction from the performance part.
    DeductionId "DD"
);
local_id!(
    /// Money owed beside the price: interest, an extra task, an emergency order.
    ClaimId "CL"
);

choice! {
    /// What is claimed beside the price of the contract.
    ClaimKind {
        Interest "interest" ("逾期利息", "Late interest");
        ExtraTask "extra-task" ("额外任务报酬", "Pay for an extra task");
        Emergency "emergency" ("紧急任务报酬", "Pay for an emergency order");
    }
}

choice! {
    /// The purchaser's finding on an invoice.
    CheckOutcome {
        Agreed "ok" ("无异议", "Nothing to object to");
        Dispute "dispute" ("对部分或全部金额有异议", "Part or all of it is disputed");
    }
}

choice! {
    /// Why a payment is late. Shown beside the late payment; it excuses nothing.
    DelayCause {
        Budget "budget" ("预算未下达", "The budget has not arrived");
        EvaluationLate "evaluation-late" ("评估未完成", "An evaluation is late");
        InternalProcess "internal-process" ("内部流程未走完", "Internal procedure");
        LeaderChange "leader-change" ("负责人变动", "Change of leader");
        UnagreedAudit "unagreed-audit" ("等待合同未约定的审计", "An audit the contract does not provide for");
        Other "other" ("其他原因", "Another cause");
    }
}

impl DelayCause {
    /// Whether the payment rules name it as no ground for refusing or delaying payment (A82).
    pub const fn is_forbidden(self) -> bool {
        match self {
            DelayCause::InternalProcess | DelayCause::LeaderChange | DelayCause::UnagreedAudit => {
                true
            }
            DelayCause::Budget | DelayCause::EvaluationLate | DelayCause::Other => false,
        }
    }
}

choice! {
    /// A head of the cost model.
    CostHead {
        Staff "staff" ("人员费用", "Staff");
        Activities "activities" ("活动费用", "Activities");
        Growth "growth" ("督导与培训", "Supervision and training");
        Materials "materials" ("物资与场地", "Materials and premises");
        Indirect "indirect" ("管理与间接费用", "Administration and indirect cost");
        Other "other" ("其他", "Other");
    }
}

/// How a deduction was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worked {
    /// The service unit that fell short.
    pub unit: Option<UnitId>,
    /// How many are missing.
    pub missed: Decimal,
    /// The rate of one.
    pub rate: Money,
    /// Missed times rate, rounded to the fen.
    pub product: Money,
    /// What was left of the performance part.
    pub performance_left: Money,
    /// What was left of the cap on damages.
    pub damages_left: Money,
}

impl Worked {
    /// The most that can be deducted: the least of the three sums.
    pub fn most(&self) -> Money {
        let lower = |one: Money, other: Money| {
            if one.at_most(other).is_ok() {
                one
            } else {
                other
            }
        };
        lower(
            lower(self.product, self.performance_left),
            self.damages_left,
        )
    }
}

impl Say for Worked {
    fn say(&self, lang: Lang) -> String {
        let (missed, rate, product) = (self.missed, self.rate, self.product);
        let (performance, damages) = (self.performance_left, self.damages_left);
        match lang {
            Lang::Zh => format!(
                "短缺 {missed} × {rate} = {product}，绩效部分余额 {performance}，违约金上限余额 {damages}"
            ),
            Lang::En => format!(
                "{missed} missed × {rate} = {product}, performance part left {performance}, cap on damages left {damages}"
            ),
        }
    }
}

/// What an invoice bills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A tranche of the price.
    Tranche {
        /// Which.
        id: TrancheId,
        /// What it pays for.
        kind: TrancheKind,
    },
    /// A claim beside the price.
    Claim {
        /// Which.
        id: ClaimId,
        /// What it is for.
        kind: ClaimKind,
    },
}

impl Basis {
    /// The tranche kind, when a tranche is billed.
    pub const fn tranche_kind(self) -> Option<TrancheKind> {
        match self {
            Basis::Tranche { kind, .. } => Some(kind),
            Basis::Claim { .. } => None,
        }
    }

    /// The claim kind, when a claim is billed.
    pub const fn claim_kind(self) -> Option<ClaimKind> {
        match self {
            Basis::Tranche { .. } => None,
            Basis::Claim { kind, .. } => Some(kind),
        }
    }

    /// Whether a late payment of it bears interest: interest itself does not.
    pub const fn bears_interest(self) -> bool {
        !matches!(
            self,
            Basis::Claim {
                kind: ClaimKind::Interest,
                ..
            }
        )
    }
}

impl Say for Basis {
    fn say(&self, lang: Lang) -> String {
        match self {
            Basis::Tranche { id, kind } => format!("{} {id}", kind.say(lang)),
            Basis::Claim { id, kind } => format!("{} {id}", kind.say(lang)),
        }
    }
}
