//! The worked example (measurement.md §6): the delivery stage of one contract between a district, a
//! street and an organisation, coded, small enough to be checked by hand.

mod matters;

use crate::{
    coded::{Coded, CodedMatter, DueItem, Ending},
    findings::Quality,
    ids::{ActId, ClauseId, ContractName, InstanceId, NormId, PartyId, StageId},
    schema::{Allocation, Contract, Dossier, Part, Party, Right, Share, StageSpan, Words},
};
use kernel::Date;

/// The contract of the example; it has no acts, because the example is told as coded.
pub fn dossier() -> Dossier {
    Dossier {
        contract: contract(),
        duties: Vec::new(),
        acts: Vec::new(),
        codings: Vec::new(),
    }
}

/// What the coding hands over: 12 matters between street and organisation, 10 between district and
/// organisation, 20 things owed.
pub fn coded() -> Coded {
    Coded {
        matters: delivery(),
        items: items(),
        quality: Quality {
            limited_powers: Some(1.0),
            government_duties: Some(0.1),
            symmetry: None,
            unlimited: Vec::new(),
        },
        agreement: Vec::new(),
    }
}

/// The matters of the delivery stage.
pub fn delivery() -> Vec<CodedMatter> {
    matters::delivery()
}

/// The eight matters between street and organisation before it.
pub fn start_up() -> Vec<CodedMatter> {
    matters::start_up()
}

/// The parties: district, street, organisation.
pub fn parties() -> [PartyId; 3] {
    ["district", "street", "organisation"].map(PartyId::new)
}

/// The stage of delivery.
pub fn stage() -> StageId {
    StageId::new("S15")
}

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap_or(Date::MIN)
}

fn words(zh: &str, en: &str) -> Words {
    Words {
        zh: zh.to_owned(),
        en: en.to_owned(),
    }
}

fn contract() -> Contract {
    let [district, street, organisation] = parties();
    let party = |id: &PartyId, part, zh, en| Party {
        id: id.clone(),
        part,
        name: words(zh, en),
    };
    let half = [(&district, 0.5), (&organisation, 0.5)];
    Contract {
        id: ContractName::new("worked-example"),
        title: words(
            "算例：一份服务合同的执行阶段",
            "Worked example: one contract in delivery",
        ),
        pack: "measurement-1".to_owned(),
        as_of: day(2026, 6, 30),
        signed: day(2025, 7, 1),
        start: day(2025, 7, 1),
        end: day(2026, 6, 30),
        parties: vec![
            party(&district, Part::District, "区民政局", "District bureau"),
            party(&street, Part::Host, "街道办事处", "Street office"),
            party(
                &organisation,
                Part::Organisation,
                "社工机构",
                "Social work organisation",
            ),
        ],
        stages: vec![StageSpan {
            stage: stage(),
            from: day(2026, 1, 1),
            to: Some(day(2026, 6, 30)),
        }],
        rights: vec![
            allocation(Right::Goals, &half),
            allocation(Right::Inspection, &[(&district, 1.0)]),
            allocation(Right::Incentives, &[(&district, 1.0)]),
            allocation(Right::Operation, &[(&organisation, 1.0)]),
        ],
        norms: Vec::new(),
        channels: vec![district],
        dependence: Vec::new(),
        payments: Vec::new(),
        expected_per_month: None,
        hours: None,
    }
}

fn allocation(right: Right, parts: &[(&PartyId, f64)]) -> Allocation {
    let shares = parts.iter().map(|(party, part)| Share {
        party: (*party).clone(),
        part: *part,
    });
    Allocation {
        right,
        stage: None,
        shares: shares.collect(),
    }
}

/// Six reports (one five days late with ten days of grace), the mid-term review, one payment late
/// beyond its grace, twelve services of which ten were done.
pub fn items() -> Vec<DueItem> {
    let [district, _, organisation] = parties();
    let report = |number: u8| {
        let ending = match number {
            4 => Ending::Late {
                credit: 0.5,
                days: 5,
            },
            _ => Ending::Fulfilled,
        };
        item(
            ("report", number),
            "C-REPORT-1",
            [&organisation, &district],
            ending,
        )
    };
    let service = |number: u8| {
        let ending = if number > 10 {
            Ending::Missing
        } else {
            Ending::Fulfilled
        };
        item(
            ("service", number),
            "C-SERVICE-1",
            [&organisation, &district],
            ending,
        )
    };
    let late = Ending::Late {
        credit: 0.0,
        days: 45,
    };
    (1..=6)
        .map(report)
        .chain([
            item(
                ("mid-term", 1),
                "C-EVAL-1",
                [&district, &organisation],
                Ending::Fulfilled,
            ),
            item(("payment", 1), "C-PAY-2", [&district, &organisation], late),
        ])
        .chain((1..=12).map(service))
        .collect()
}

fn item(
    (norm, number): (&str, u8),
    clause: &str,
    [bearer, other]: [&PartyId; 2],
    ending: Ending,
) -> DueItem {
    let acts = match ending {
        Ending::Missing => Vec::new(),
        _ => vec![ActId::new(format!("{norm}-{number}-done"))],
    };
    DueItem {
        id: InstanceId::new(format!("{norm}-{number}")),
        norm: NormId::new(norm),
        clause: ClauseId::new(clause),
        bearer: bearer.clone(),
        counterparty: Some(other.clone()),
        stage: stage(),
        due: day(2026, i8::try_from(number.min(6)).unwrap_or(6), 20),
        weight: 1.0,
        ending,
        evidence: 3,
        acts,
    }
}
