//! What the questions are asked of: the folded purchase, its log, the day, the rules, and what is
//! known of other purchases.

use super::finding::{Limit, Sense, Unit};
use crate::{
    Contract, Envelope, Event, Process,
    assessment::choices::Grade,
    delivery::{
        Event as Delivered,
        facts::ServiceRecorded,
        state::{Breach, Deliverer, Service},
        words_watch::ForbiddenAct,
    },
    planning::splitting::Sibling,
    process::{ContractId, Method},
};
use kernel::{Date, FreeText, OrganisationId, Timestamp};
use rules::{Key, Pack, Rulebook};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What is known of other purchases; `None` where nobody looked.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// Other purchases of the same buyer (P17).
    pub siblings: Option<Vec<Sibling>>,
    /// Contracts of the same buyer with the same supplier in other purchases (P18).
    pub deals: Option<Vec<Deal>>,
    /// Other results of the same evaluator (AF-07, AF-12).
    pub portfolio: Option<Vec<Judged>>,
    /// What the supplier offered the same buyer before (P12).
    pub proposals: Vec<FreeText>,
}

/// Another purchase from the same supplier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deal {
    /// The fiscal year.
    pub year: i16,
    /// How the supplier was chosen.
    pub method: Option<Method>,
}

/// Another result of the same evaluator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Who was evaluated.
    pub supplier: OrganisationId,
    /// The score.
    pub score: Decimal,
    /// The grade.
    pub grade: Option<Grade>,
    /// The summary of the draft.
    pub summary: FreeText,
    /// The score each host gave and the off-contract hours done for it by then.
    pub hosts: Vec<(Decimal, Decimal)>,
}

/// The state the questions are asked of.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The purchase.
    pub process: &'a Process,
    /// The contract.
    pub contract: &'a Contract,
    /// The rules.
    pub pack: &'a Pack,
    /// The day.
    pub today: Date,
    /// Other purchases.
    pub around: &'a Around,
}

impl<'a> View<'a> {
    /// The contract of a purchase under the pack of its signing, or that of the day.
    pub fn of(
        process: &'a Process,
        contract: ContractId,
        rulebook: &'a Rulebook,
        today: Date,
        around: &'a Around,
    ) -> Option<View<'a>> {
        let contract = process.contract(contract)?;
        let signed = contract.pack.as_ref().and_then(|id| rulebook.pack(id));
        let pack = signed.or_else(|| rulebook.resolve(&process.jurisdiction, today).ok())?;
        Some(View {
            process,
            contract,
            pack,
            today,
            around,
        })
    }
}

/// A service with the entry that recorded it.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// As it stands.
    pub service: &'a Service,
    /// As it was recorded.
    pub event: &'a ServiceRecorded,
    /// The version of the entry.
    pub entry: u32,
    /// When it was recorded.
    pub recorded: Timestamp,
}

/// What the questions are asked of.
#[derive(Debug)]
pub struct Case<'a> {
    /// The state.
    pub view: View<'a>,
    /// Records of service that count, in the order they were made.
    pub services: Vec<Record<'a>>,
    log: Vec<(&'a Envelope, &'a Event)>,
}

impl<'a> Case<'a> {
    /// The case of a view and the log of its purchase.
    pub fn new(
        view: View<'a>,
        log: impl IntoIterator<Item = (&'a Envelope, &'a Event)>,
    ) -> Case<'a> {
        let own = Some(view.contract.id);
        let log: Vec<(&Envelope, &Event)> = log
            .into_iter()
            .filter(|(envelope, _)| envelope.contract.is_none() || envelope.contract == own)
            .collect();
        let standing: BTreeMap<_, &Service> = view
            .contract
            .delivery
            .standing_services()
            .map(|service| (service.id, service))
            .collect();
        let recorded = log.iter().filter_map(|(envelope, event)| match event {
            Event::Delivery(Delivered::ServiceRecorded(event)) => Some(Record {
                service: standing.get(&event.id).copied()?,
                event,
                entry: envelope.version,
                recorded: envelope.recorded,
            }),
            _ => None,
        });
        Case {
            services: recorded.collect(),
            view,
            log,
        }
    }

    /// What an event of the log gives, with its envelope.
    pub fn pick<T>(&self, pick: impl Fn(&'a Event) -> Option<T>) -> Vec<(&'a Envelope, T)> {
        let log = self.log.iter();
        log.filter_map(|(envelope, event)| pick(event).map(|found| (*envelope, found)))
            .collect()
    }

    /// The versions of the entries that are meant.
    pub fn entries(&self, meant: impl Fn(&'a Event) -> bool) -> Vec<u32> {
        let log = self.log.iter();
        log.filter(|(_, event)| meant(event))
            .map(|(envelope, _)| envelope.version)
            .collect()
    }

    /// The versions of the entries of these kinds.
    pub fn kinds(&self, kinds: &[&str]) -> Vec<u32> {
        self.entries(|event| kinds.contains(&event.kind()))
    }

    /// The versions of the entries about these forbidden acts, those set aside left out.
    pub fn breaches(&self, acts: &[ForbiddenAct]) -> Vec<u32> {
        let counted: Vec<&Breach> = self
            .view
            .contract
            .delivery
            .breaches
            .iter()
            .filter(|one| acts.contains(&one.record.act) && one.counts())
            .collect();
        self.entries(|event| match event {
            Event::Delivery(Delivered::BreachRecorded(event)) => {
                counted.iter().any(|one| one.record.id == event.id)
            }
            _ => false,
        })
    }

    /// A number of the rules: a count, a share or a factor.
    pub fn number(&self, key: Key) -> Decimal {
        let pack = self.view.pack;
        let count = pack.count(key).map(Decimal::from).ok();
        let share = || pack.percent(key).map(|share| share.value()).ok();
        count
            .or_else(share)
            .or_else(|| pack.rate(key).ok())
            .or_else(|| pack.hours(key).map(Decimal::from).ok())
            .unwrap_or_default()
    }

    /// A count of the rules as a size.
    pub fn size(&self, key: Key) -> usize {
        let count = self.view.pack.count(key).unwrap_or_default();
        usize::try_from(count).unwrap_or(usize::MAX)
    }

    /// A threshold of the rules.
    pub fn limit(&self, key: Key, unit: Unit, sense: Sense) -> Limit {
        Limit {
            value: self.number(key),
            unit,
            sense,
            key: Some(key),
        }
    }

    /// A share of the rules above which a question is asked.
    pub fn above(&self, key: Key) -> Limit {
        self.limit(key, Unit::Percent, Sense::Over)
    }

    /// Who gave a service, as the roster tells.
    pub fn who(&self, record: &Record<'_>) -> Option<Deliverer> {
        self.view.contract.delivery.deliverer(record.service)
    }

    /// Whether the service has ended, or its acceptance was asked for: the time to judge totals.
    pub fn is_complete(&self) -> bool {
        let contract = self.view.contract;
        let asked = !contract.assessment.acceptances.is_empty();
        asked || contract.ending.service_end(&contract.terms) < self.view.today
    }
}
