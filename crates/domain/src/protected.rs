//! Protected acts of a purchase and the presumption they raise (C-RET-1, domain.md §5c A75): whoever
//! acts against an organisation within the period after a protected act bears the burden of proof
//! that the one has nothing to do with the other.
//!
//! One list for all parts of a purchase and one question over it. What was said in confidence
//! (ratings before their release, workers' talks, the text of complaints) is not in the list: a
//! presumption everybody can read must not tell that somebody spoke.

use crate::{
    act::ActCode,
    assessment::{Event as Assessed, choices::RatingGroup},
    bidding::Event as Bidden,
    context::{At, Envelope},
    contract::Event as Agreed,
    delivery::{Event as Delivered, words_watch::About},
    ending::{Event as Ended, common::plain_end},
    event::Event,
    money::Event as Paid,
    planning::Event as Planned,
    process::{ContractId, Process},
};
use kernel::{Date, OrganisationId, Role, Side};
use rules::Key;

/// One protected act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtectedAct {
    /// Its number in the table of acts; of a reported act, the number of what was reported.
    pub act: ActCode,
    /// Whose act it was; a resident acts for no organisation.
    pub by: Option<OrganisationId>,
    /// Whom it concerned; none when it concerned whoever acts next.
    pub concerned: Option<OrganisationId>,
    /// The contract, or the purchase before it.
    pub contract: Option<ContractId>,
    /// The day.
    pub on: Date,
    /// Its place in the purchase's own sequence.
    pub version: u32,
}

/// Verbs that put somebody at a disadvantage; their page shows who bears the burden of proof.
pub const ADVERSE: &[&str] = &[
    "announce-inspection",
    "surprise-inspection",
    "file-inspection-finding",
    "propose-sanction",
    "give-termination-notice",
    "deduct",
    "decide-renewal",
    "suspend-contract",
];

/// Remembers a protected act. Called for every event, after it moved the state on.
pub(crate) fn note(process: &mut Process, envelope: &Envelope, event: &Event) {
    // A resident speaks for no organisation, whoever keeps the account.
    let resident = envelope.actor.role == Role::Resident;
    let own = envelope.actor.organisation.filter(|_| !resident);
    for (act, concerned) in acts(process, envelope, event) {
        // Nobody is shielded from themselves.
        if own.is_some() && own == concerned {
            continue;
        }
        process.protected.push(ProtectedAct {
            act: ActCode(act),
            by: own,
            concerned,
            contract: envelope.contract,
            on: envelope.occurred_on(),
            version: envelope.version,
        });
    }
}

type Concerned = Option<OrganisationId>;

/// The protected acts an event is: number, and whom it concerned.
fn acts(process: &Process, envelope: &Envelope, event: &Event) -> Vec<(u8, Concerned)> {
    match event {
        Event::Planning(Planned::CommentMade(_)) => vec![(13, buyer(process, None))],
        Event::Planning(Planned::CounterProposed(_)) => vec![(14, buyer(process, None))],
        Event::Bidding(Bidden::ObjectionFiled(_)) => vec![(24, buyer(process, None))],
        Event::Bidding(Bidden::ComplaintFiled(_)) => vec![(26, buyer(process, None))],
        Event::Contract(event) => of_contract(event)
            .map(|act| (act, other(process, envelope)))
            .into_iter()
            .collect(),
        Event::Delivery(event) => of_delivery(process, envelope, event),
        Event::Money(Paid::DeductionObjected(_)) => vec![(99, other(process, envelope))],
        Event::Assessment(event) => of_assessment(process, envelope, event),
        Event::Ending(event) => of_ending(event),
        Event::Core(_)
        | Event::Planning(_)
        | Event::Bidding(_)
        | Event::Sealing(_)
        | Event::Money(_)
        | Event::Growth(_)
        | Event::Law(_)
        | Event::Signs(_) => Vec::new(),
    }
}

fn buyer(process: &Process, contract: Option<ContractId>) -> Concerned {
    process
        .organisation_in(Role::Purchaser, contract)
        .map(|one| one.id)
}

fn supplier(process: &Process, envelope: &Envelope) -> Concerned {
    let contract = envelope.contract.and_then(|id| process.contract(id));
    contract.map(|one| one.supplier.id)
}

/// The other side of the contract.
fn other(process: &Process, envelope: &Envelope) -> Concerned {
    match envelope.actor.role.side() {
        Some(Side::Provider) => buyer(process, envelope.contract),
        Some(Side::Purchaser | Side::Host | Side::Evaluator) | None => supplier(process, envelope),
    }
}

fn of_contract(event: &Agreed) -> Option<u8> {
    match event {
        Agreed::ChangeProposed(_) => Some(68),
        Agreed::ChangeCountered(_) | Agreed::ChangeRefused(_) | Agreed::HardshipAnswered(_) => {
            Some(69)
        }
        Agreed::HardshipInvoked(_) => Some(72),
        _ => None,
    }
}

fn of_delivery(process: &Process, envelope: &Envelope, event: &Delivered) -> Vec<(u8, Concerned)> {
    let contract = envelope.contract.and_then(|id| process.contract(id));
    match event {
        Delivered::TaskDeclined(event) => {
            let task = contract.and_then(|one| one.delivery.task(event.task));
            vec![(63, task.map(|one| one.requester.id))]
        }
        Delivered::DatumDeclined(event) => {
            let mut data = contract.into_iter().flat_map(|one| &one.delivery.data);
            let asked = data.find(|one| one.id == event.datum);
            vec![(69, asked.map(|one| one.office.id))]
        }
        Delivered::ServiceDenied(_) => vec![(44, supplier(process, envelope))],
        Delivered::VerbalOrderRecorded(event) => vec![(59, Some(event.office.id))],
        Delivered::BreachRecorded(event) => {
            vec![(event.act.act().0, Some(event.organisation.id))]
        }
        Delivered::DefaultNoticeGiven(event) => vec![(73, Some(event.debtor.id))],
        Delivered::ResidentComplaintRouted(event) => about(process, envelope, event.about)
            .map(|id| (26, Some(id)))
            .collect(),
        _ => Vec::new(),
    }
}

/// The organisations a complaint is about.
fn about<'a>(
    process: &'a Process,
    envelope: &Envelope,
    about: About,
) -> impl Iterator<Item = OrganisationId> + use<'a> {
    let contract = envelope.contract;
    let role = match about {
        About::Provider => None,
        About::Purchaser => Some(Role::Purchaser),
        About::Host => Some(Role::Host),
    };
    let named = role.map(|role| process.organisations_in(role, contract));
    let supplier = match about {
        About::Provider => supplier(process, envelope),
        About::Purchaser | About::Host => None,
    };
    let named = named.into_iter().flatten().map(|one| one.id);
    named.chain(supplier)
}

fn of_assessment(process: &Process, envelope: &Envelope, event: &Assessed) -> Vec<(u8, Concerned)> {
    match event {
        Assessed::EvaluationReplied(_) => vec![(99, None)],
        Assessed::EvaluationAppealed(_) => vec![(100, None)],
        Assessed::RatingsReleased(event) => {
            let contract = envelope.contract.and_then(|id| process.contract(id));
            let found = contract.and_then(|one| one.assessment.evaluation(event.evaluation));
            let sheets = found.into_iter().flat_map(|one| &one.sheets);
            let upward = sheets.filter(|sheet| match sheet.group {
                RatingGroup::ProviderRatesPurchaser | RatingGroup::ProviderRatesHost => true,
                RatingGroup::Professional
                | RatingGroup::Users
                | RatingGroup::Purchaser
                | RatingGroup::Host
                | RatingGroup::Peer
                | RatingGroup::Workers => false,
            });
            upward
                .filter_map(|sheet| sheet.about.as_ref())
                .map(|one| (93, Some(one.id)))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn of_ending(event: &Ended) -> Vec<(u8, Concerned)> {
    match event {
        Ended::RenewalViewStated(_) => vec![(68, None)],
        Ended::SuspensionRefused(_) => vec![(69, None)],
        Ended::TerminationReplied(_) | Ended::SanctionReplied(_) => vec![(99, None)],
        Ended::SanctionAppealed(_) => vec![(100, None)],
        Ended::DisputeRaised(event) => vec![(99, Some(event.against.id))],
        _ => Vec::new(),
    }
}

/// The protected act after which an act of `by` against `against` on `day` is presumed to be
/// retaliation, the newest first: one of the organisation acted against that concerned `by` or
/// nobody in particular, or one of somebody else that concerned `by`.
pub fn presumed<'a>(
    at: &At<'a>,
    (by, against): (OrganisationId, OrganisationId),
    day: Date,
) -> Option<&'a ProtectedAct> {
    let contract = at.context.contract;
    let recent = at.process.protected.iter().rev().filter(|one| {
        let here = one.contract.is_none() || one.contract == contract;
        let own = one.by == Some(against) && one.concerned.is_none_or(|named| named == by);
        let elses = one.concerned == Some(by) && one.by != Some(by);
        here && (own || elses) && one.on <= day
    });
    let mut recent = recent.filter(|one| until(at, one.on).is_some_and(|end| day <= end));
    recent.next()
}

/// The last day of the presumption: the period of the pack, which a day of rest at its end prolongs.
/// Where nobody has published the calendar yet the bare end counts.
fn until(at: &At<'_>, from: Date) -> Option<Date> {
    let counted = at.due_date(Key::Retaliation, from);
    counted
        .or_else(|_| plain_end(at, Key::Retaliation, from))
        .ok()
}

/// Against whom an act of this actor would turn: the provider, or the purchaser when the provider
/// acts.
pub fn target(at: &At<'_>) -> Option<OrganisationId> {
    match at.actor().role.side() {
        Some(Side::Provider) => buyer(at.process, at.context.contract),
        Some(Side::Purchaser | Side::Host | Side::Evaluator) | None => {
            at.contract().ok().map(|one| one.supplier.id)
        }
    }
}

/// The protected act that puts the burden of proof on whoever gives this verb now, with the last day
/// of the presumption.
pub fn burden<'a>(at: &At<'a>, verb: &str) -> Option<(&'a ProtectedAct, Date)> {
    if !ADVERSE.contains(&verb) {
        return None;
    }
    let (by, against) = (at.actor().organisation?, target(at)?);
    let found = presumed(at, (by, against), at.today())?;
    Some((found, until(at, found.on)?))
}

#[cfg(test)]
mod tests;
