//! Roles: bundles of capabilities that attach to (contract, organisation, person), never to a kind
//! of agency. The same subdistrict office is host in one city and purchaser in another.

use crate::lang::{Bi, bi};
use serde::{Deserialize, Serialize};

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident $code:literal ($zh:literal, $en:literal)),+ $(,)?) => {
        /// What somebody may be in one purchase or contract (domain.md §5b).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Role {
            $($(#[$doc])* #[serde(rename = $code)] $name),+
        }
        impl Role {
            /// Every role, in the order of the tables.
            pub const ALL: &[Role] = &[$(Role::$name),+];
            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Role::$name => $code),+ }
            }
            /// What people call it.
            pub const fn name(self) -> Bi {
                match self { $(Role::$name => bi($zh, $en)),+ }
            }
            /// The role of a stable code.
            pub fn from_code(code: &str) -> Option<Role> {
                match code { $($code => Some(Role::$name),)+ _ => None }
            }
        }
    };
}

roles! {
    /// Officer of the buying department (contract manager).
    Purchaser "R1" ("购买方经办", "Purchaser"),
    /// Head of the buying department: approves awards, signs.
    PurchaserHead "R1a" ("购买方负责人", "Purchaser's head"),
    /// Pays; never approves an acceptance of their own.
    Finance "R2" ("购买方财务", "Purchaser's finance"),
    /// Finance authority: budget, complaint decisions, statutory sanctions.
    FinanceSupervisor "R3" ("财政监督", "Finance authority"),
    /// Procurement agent: runs the procedure.
    Agent "R4" ("采购代理", "Procurement agent"),
    /// Place of delivery: supports, observes, confirms; does not direct.
    Host "R5" ("落地街道", "Host"),
    /// Residents' or villagers' committee.
    Committee "R6" ("居(村)委会", "Residents' committee"),
    /// An organisation that offers, until the award.
    Tenderer "RT" ("响应供应商", "Tenderer"),
    /// Leads the provider's project.
    Provider "R7" ("承接方负责人", "Provider"),
    /// A social worker of the provider.
    Worker "R7b" ("社工", "Social worker"),
    /// The provider's board and finance: signs, invoices.
    ProviderFinance "R7c" ("承接方财务", "Provider's finance"),
    /// Third-party evaluator.
    Evaluator "R8" ("第三方评估", "Evaluator"),
    /// A person served, or who lives there.
    Resident "R9" ("居民/服务对象", "Resident"),
    /// Panel of users drawn by lot.
    UserPanel "R9a" ("服务对象代表", "User panel"),
    /// Peer organisation or industry association.
    Peer "R10" ("同行/行业组织", "Peer"),
    /// Ruling panel: appeals, sanctions, allocation of causes.
    Panel "R11" ("裁决小组", "Ruling panel"),
    /// Audit and supervision: reads all, directs nothing.
    Auditor "R12" ("审计监督", "Auditor"),
    /// Keeps clocks and rule packs of the platform; cannot edit records.
    Steward "R13" ("平台管理", "Platform steward"),
    /// Anyone, without signing in.
    Public "R14" ("公众", "Public"),
    /// Member of the group that reviews need and plan.
    Reviewer "RV" ("需求审查人", "Plan reviewer"),
    /// Member of the evaluation committee of the tender.
    Expert "RX" ("评审专家", "Committee expert"),
    /// Holds one of the keys with which the bids are opened.
    Opener "RO" ("开标解密人", "Opening officer"),
    /// The clock of the platform, which records what time alone brings about.
    Clock "RC" ("时钟", "Clock"),
}

impl Role {
    /// The roles that come with a grant of this one to a whole organisation: a person has those of
    /// them that are also their job there. A grant to the department makes its officer, head and
    /// cashier act, each in their own role.
    pub const fn family(self) -> &'static [Role] {
        match self {
            Role::Purchaser => &[Role::Purchaser, Role::PurchaserHead, Role::Finance],
            Role::Provider => &[Role::Provider, Role::Worker, Role::ProviderFinance],
            Role::PurchaserHead => &[Role::PurchaserHead],
            Role::Finance => &[Role::Finance],
            Role::FinanceSupervisor => &[Role::FinanceSupervisor],
            Role::Agent => &[Role::Agent],
            Role::Host => &[Role::Host],
            Role::Committee => &[Role::Committee],
            Role::Tenderer => &[Role::Tenderer],
            Role::Worker => &[Role::Worker],
            Role::ProviderFinance => &[Role::ProviderFinance],
            Role::Evaluator => &[Role::Evaluator],
            Role::Resident => &[Role::Resident],
            Role::UserPanel => &[Role::UserPanel],
            Role::Peer => &[Role::Peer],
            Role::Panel => &[Role::Panel],
            Role::Auditor => &[Role::Auditor],
            Role::Steward => &[Role::Steward],
            Role::Public => &[Role::Public],
            Role::Reviewer => &[Role::Reviewer],
            Role::Expert => &[Role::Expert],
            Role::Opener => &[Role::Opener],
            Role::Clock => &[Role::Clock],
        }
    }

    /// Whether the role needs no grant in a purchase: residents, would-be tenderers and the
    /// authorities that watch every purchase have it everywhere.
    pub const fn is_ambient(self) -> bool {
        matches!(
            self,
            Role::Resident
                | Role::Tenderer
                | Role::FinanceSupervisor
                | Role::Auditor
                | Role::Steward
                | Role::Public
        )
    }

    /// Which of the four contract sides the role speaks for, if any. Both sides of an obligation
    /// and both columns of a page are chosen by this.
    pub const fn side(self) -> Option<Side> {
        match self {
            Role::Purchaser | Role::PurchaserHead | Role::Finance => Some(Side::Purchaser),
            Role::Host | Role::Committee => Some(Side::Host),
            Role::Provider | Role::Worker | Role::ProviderFinance | Role::Tenderer => {
                Some(Side::Provider)
            }
            Role::Evaluator => Some(Side::Evaluator),
            Role::FinanceSupervisor
            | Role::Agent
            | Role::Resident
            | Role::UserPanel
            | Role::Peer
            | Role::Panel
            | Role::Auditor
            | Role::Steward
            | Role::Public
            | Role::Reviewer
            | Role::Expert
            | Role::Opener
            | Role::Clock => None,
        }
    }
}

/// The sides whose duties the record keeps as one type of obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The department that buys.
    Purchaser,
    /// The subdistrict or town where the service is given.
    Host,
    /// The social work organisation.
    Provider,
    /// The third-party evaluator.
    Evaluator,
}

impl Side {
    /// Every side, in the order of columns.
    pub const ALL: [Side; 4] = [Side::Purchaser, Side::Host, Side::Provider, Side::Evaluator];

    /// What people call the side.
    pub const fn name(self) -> Bi {
        match self {
            Side::Purchaser => bi("购买方", "Purchaser"),
            Side::Host => bi("落地街道", "Host"),
            Side::Provider => bi("承接方", "Provider"),
            Side::Evaluator => bi("评估方", "Evaluator"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_round_trip() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(*role));
        }
    }
}
