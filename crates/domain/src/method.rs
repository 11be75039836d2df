//! The methods of choosing a supplier in the three legal systems, and which parameters of the rule
//! pack bind each. A method without a parameter is bound by nothing of that kind: where the law is
//! silent, nothing is invented.

use rules::{Key, Pack};

choice! {
    /// How the supplier is chosen (Government Procurement Law art. 26; 财库〔2014〕214号; Procurement
    /// Act 2023 ss. 19, 41; New York State Finance Law § 163). Which of them a jurisdiction knows is
    /// in its pack, `method.set`.
    Method {
        Open "open" ("公开招标", "Open tender");
        Consultation "consultation" ("竞争性磋商", "Competitive consultation");
        Negotiation "negotiation" ("竞争性谈判", "Competitive negotiation");
        Comparison "comparison" ("限额以下比选", "Comparison below the limit");
        SingleSource "single-source" ("单一来源", "Single source");
        CompetitiveFlexible "competitive-flexible" (
            "竞争性弹性程序（英国）", "Competitive flexible procedure (UK)"
        );
        Direct "direct" (
            "直接授予，含使用者选择（英国）", "Direct award, also by user choice (UK)"
        );
        Rfp "rfp" ("征求建议书（纽约州）", "Request for proposals (New York)");
        Allocation "allocation" ("定向拨款（纽约州）", "Allocation (New York)");
        SoleSource "sole-source" ("独家来源（纽约州）", "Sole source (New York)");
    }
}

impl Method {
    /// The shortest time to bid.
    pub const fn time_rule(self) -> Option<Key> {
        match self {
            Method::Open | Method::CompetitiveFlexible | Method::Rfp => Some(Key::TenderOpen),
            Method::Consultation => Some(Key::TenderConsultation),
            Method::Negotiation | Method::Comparison | Method::SingleSource => {
                Some(Key::TenderNegotiation)
            }
            Method::Direct | Method::Allocation | Method::SoleSource => None,
        }
    }

    /// The lead of a change before the deadline.
    pub const fn lead_rule(self) -> Option<Key> {
        match self {
            Method::Open | Method::CompetitiveFlexible | Method::Rfp => {
                Some(Key::TenderClarification)
            }
            Method::Consultation
            | Method::Negotiation
            | Method::Comparison
            | Method::SingleSource => Some(Key::TenderClarificationConsultation),
            Method::Direct | Method::Allocation | Method::SoleSource => None,
        }
    }

    /// Fewest suppliers; without a parameter one is enough.
    pub const fn supplier_rule(self) -> Option<Key> {
        match self {
            Method::Open
            | Method::Negotiation
            | Method::Comparison
            | Method::CompetitiveFlexible
            | Method::Rfp => Some(Key::MinSuppliers),
            Method::Consultation => Some(Key::MinSuppliersConsultation),
            Method::SingleSource | Method::Direct | Method::Allocation | Method::SoleSource => None,
        }
    }

    /// Fewest members of the committee; without a parameter one is enough.
    pub const fn committee_rule(self) -> Option<Key> {
        match self {
            Method::Open | Method::CompetitiveFlexible | Method::Rfp => Some(Key::CommitteeMin),
            Method::Consultation
            | Method::Negotiation
            | Method::Comparison
            | Method::SingleSource => Some(Key::CommitteeMinConsultation),
            Method::Direct | Method::Allocation | Method::SoleSource => None,
        }
    }

    /// Lowest and highest weight of the price.
    pub const fn price_rules(self) -> Option<(Key, Key)> {
        match self {
            Method::Open | Method::CompetitiveFlexible | Method::Rfp => {
                Some((Key::PriceWeightOpenMin, Key::PriceWeightOpenMax))
            }
            Method::Consultation => Some((
                Key::PriceWeightConsultationMin,
                Key::PriceWeightConsultationMax,
            )),
            Method::Negotiation
            | Method::Comparison
            | Method::SingleSource
            | Method::Direct
            | Method::Allocation
            | Method::SoleSource => None,
        }
    }

    /// Whether the law of a pack knows this method.
    pub fn is_known_to(self, pack: &Pack) -> bool {
        let set = pack.list(Key::MethodSet).unwrap_or_default();
        set.iter().any(|code| code == self.code())
    }
}
