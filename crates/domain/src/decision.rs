//! How a verb says what follows from it.

use crate::{
    context::At,
    core::{
        self, GrantGiven, GrantWithdrawn, ObligationArose, ObligationLapsed, ObligationMet,
        StageEntered,
    },
    event::Event,
    input::{Organisation, Person},
    obligation::{Due, Duty, DutyRef, ObligationId},
    refusal::Refusal,
    stage::Stage,
};
use kernel::Role;

/// What `decide` gives: events, or a refusal.
pub type Decided = Result<Vec<Event>, Refusal>;

/// Collects the events of one decision. Obligations that an event of the same decision meets or
/// lapses must already exist in the state.
pub struct Decision<'a> {
    at: &'a At<'a>,
    events: Vec<Event>,
    arisen: usize,
}

impl<'a> Decision<'a> {
    /// An empty decision.
    pub fn new(at: &'a At<'a>) -> Decision<'a> {
        Decision {
            at,
            events: Vec::new(),
            arisen: 0,
        }
    }

    /// Adds an event.
    #[must_use]
    pub fn event(mut self, event: impl Into<Event>) -> Self {
        self.events.push(event.into());
        self
    }

    /// Adds several events.
    #[must_use]
    pub fn events(mut self, events: impl IntoIterator<Item = impl Into<Event>>) -> Self {
        self.events.extend(events.into_iter().map(Into::into));
        self
    }

    /// Adds an event if there is one.
    #[must_use]
    pub fn maybe(mut self, event: Option<impl Into<Event>>) -> Self {
        self.events.extend(event.map(Into::into));
        self
    }

    /// The contract or the purchase enters a stage.
    #[must_use]
    pub fn enter(self, stage: Stage) -> Self {
        self.event(core::Event::StageEntered(StageEntered { stage }))
    }

    /// An obligation arises; `subject` names the object it is about (`T3`), or is empty.
    #[must_use]
    pub fn owe(mut self, duty: &'static Duty, subject: impl ToString, due: Due) -> Self {
        let id = ObligationId::after(self.at.process.obligations.len() + self.arisen);
        self.arisen += 1;
        let debtor = self.debtor(duty.debtor);
        self.event(core::Event::ObligationArose(ObligationArose {
            id,
            duty: DutyRef(duty),
            subject: subject.to_string(),
            debtor,
            due,
        }))
    }

    /// The organisation that owes, when the contract or the grants tell which.
    fn debtor(&self, role: Role) -> Option<kernel::OrganisationId> {
        let contract = self.at.contract().ok();
        if role.side() == Some(kernel::Side::Provider)
            && let Some(contract) = contract
        {
            return Some(contract.supplier.id);
        }
        self.at
            .process
            .organisation_in(role, self.at.context.contract)
            .map(|one| one.id)
    }

    /// As [`Decision::owe`] but by a named organisation (a host of several).
    #[must_use]
    pub fn owe_by(
        mut self,
        duty: &'static Duty,
        debtor: &Organisation,
        subject: impl ToString,
        due: Due,
    ) -> Self {
        let id = ObligationId::after(self.at.process.obligations.len() + self.arisen);
        self.arisen += 1;
        self.event(core::Event::ObligationArose(ObligationArose {
            id,
            duty: DutyRef(duty),
            subject: subject.to_string(),
            debtor: Some(debtor.id),
            due,
        }))
    }

    /// The open obligations of this kind about this object are met.
    #[must_use]
    pub fn meet(self, duty: &'static Duty, subject: impl ToString) -> Self {
        self.close(duty, subject, |id, duty| {
            core::Event::ObligationMet(ObligationMet { id, duty }).into()
        })
    }

    /// The open obligations of this kind about this object fall away.
    #[must_use]
    pub fn lapse(self, duty: &'static Duty, subject: impl ToString) -> Self {
        self.close(duty, subject, |id, duty| {
            core::Event::ObligationLapsed(ObligationLapsed { id, duty }).into()
        })
    }

    fn close(
        mut self,
        duty: &'static Duty,
        subject: impl ToString,
        make: fn(ObligationId, DutyRef) -> Event,
    ) -> Self {
        let subject = subject.to_string();
        let contract = self.at.context.contract;
        let open = self.at.process.obligations.iter().filter(|one| {
            one.is_open()
                && one.duty.0 == duty
                && one.subject == subject
                && one.contract == contract
        });
        let events: Vec<Event> = open.map(|one| make(one.id, one.duty)).collect();
        self.events.extend(events);
        self
    }

    /// Gives a role to an organisation (all whose job it is) or to one person.
    #[must_use]
    pub fn grant(
        self,
        role: Role,
        organisation: Option<Organisation>,
        person: Option<Person>,
    ) -> Self {
        self.event(core::Event::GrantGiven(GrantGiven {
            role,
            organisation,
            person,
        }))
    }

    /// Takes a role away from an organisation.
    #[must_use]
    pub fn withdraw_grant(self, role: Role, organisation: Organisation) -> Self {
        self.event(core::Event::GrantWithdrawn(GrantWithdrawn {
            role,
            organisation,
        }))
    }

    /// The events.
    ///
    /// # Errors
    /// Never; the type spares the callers an `Ok(...)`.
    pub fn done(self) -> Decided {
        Ok(self.events)
    }
}
