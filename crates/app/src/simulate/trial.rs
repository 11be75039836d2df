//! One purchase under trial: commands go in, and what must hold is checked after each.

use super::{
    actors,
    command::Command,
    ground::Ground,
    rules::{Books, Breach, Moment, Rule},
};
use crate::bus::{Who, contract_of};
use domain::{
    Actor, Context, ContractId, Envelope, Event, Facts, Process,
    planning::choices::Jurisdiction,
    registry::{self, Denied},
    sealing::Found,
    verb::{Birth, VerbEntry},
};
use kernel::FreeText;
use policy::Denial;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What became of a command.
#[derive(Debug)]
pub enum Fate {
    /// It caused these events.
    Accepted(Vec<Event>),
    /// The rules refused it.
    Refused(Denied),
    /// The policy refused it.
    Denied(Denial),
}

/// A purchase under trial.
#[derive(Clone)]
pub struct Trial<'g> {
    ground: &'g Ground,
    /// Its state.
    pub process: Process,
    books: Books,
}

impl<'g> Trial<'g> {
    /// A purchase nobody has registered yet.
    pub fn new(ground: &'g Ground) -> Trial<'g> {
        Trial {
            ground,
            process: Process::default(),
            books: Books::default(),
        }
    }

    /// The surroundings of a command given by `actor`.
    pub fn context(
        &self,
        command: &Command,
        actor: Actor,
        contract: Option<ContractId>,
    ) -> Context<'g> {
        Context {
            now: command.at,
            occurred: command.occurred.unwrap_or(command.at),
            actor,
            rulebook: &self.ground.rulebook,
            contract,
            reason: command.reason.clone().map(FreeText::new),
            facts: Facts::default(),
            found: Found::default(),
        }
    }

    /// Gives a command.
    ///
    /// # Errors
    /// Something that must hold does not.
    pub fn give(&mut self, command: &Command) -> Result<Fate, Breach> {
        let Some(entry) = registry::verb(command.verb) else {
            return Ok(Fate::Denied(Denial::NoSuchAction));
        };
        let contract = contract_of(entry, command.contract);
        let whose = (entry, command.who);
        let actor = match actors::authorise(self.ground, &self.process, contract, whose) {
            Ok(actor) => actor,
            Err(denial) => return Ok(Fate::Denied(denial)),
        };
        let context = self.context(command, actor, contract);
        let events = match self.decide(entry, &context, command)? {
            Ok(events) => events,
            Err(denied) => {
                self.books.refused(entry, &denied)?;
                return Ok(Fate::Refused(denied));
            }
        };
        let moment = Moment {
            before: &self.process,
            context: &context,
            entry,
            events: &events,
        };
        self.books.check_events(&moment)?;
        self.take(&context, &events, command)?;
        self.books.check_state(&self.process, contract)?;
        self.books.check_memory(entry, &context, &self.process)?;
        self.probe(command, contract)?;
        Ok(Fate::Accepted(events))
    }

    /// What the rules say, twice: the same question has the same answer, and never a crash.
    fn decide(
        &self,
        entry: &VerbEntry,
        context: &Context<'_>,
        command: &Command,
    ) -> Result<Result<Vec<Event>, Denied>, Breach> {
        let known = self.ground.directory.known();
        let ask = || {
            let asked = || registry::decide(&self.process, context, entry, &command.input, known);
            catch_unwind(AssertUnwindSafe(asked))
                .map_err(|_| Rule::NoCrash.broken(format!("`{}` crashed", command.verb)))
        };
        let first = ask()?;
        if let Ok(events) = &first {
            let again = ask()?;
            let same = again.as_ref().is_ok_and(|again| again == events);
            Rule::SameAnswer.unless(same, || format!("`{}` answers differently", command.verb))?;
        }
        Ok(first)
    }

    /// Moves the purchase on by its events, as they read back from the record.
    fn take(
        &mut self,
        context: &Context<'_>,
        events: &[Event],
        command: &Command,
    ) -> Result<(), Breach> {
        let entry = registry::verb(command.verb);
        let law = match entry.map(|one| one.meta.birth) {
            Some(Birth::New) => Jurisdiction::chosen(&command.input),
            _ => self.process.law(),
        };
        for event in events {
            let read = read_back(event)?;
            let envelope = Envelope {
                version: self.process.version + 1,
                occurred: context.occurred,
                recorded: context.now,
                actor: context.actor.clone(),
                contract: context.contract,
                zone: law.zone(),
            };
            let apply = || registry::apply(&mut self.process, &envelope, &read);
            catch_unwind(AssertUnwindSafe(apply)).map_err(|_| {
                Rule::NoCrash.broken(format!("`{}` cannot be folded", event.kind()))
            })?;
        }
        Ok(())
    }

    /// Whatever nobody disputes can be approved and paid at once by somebody, whatever guard does
    /// not hold.
    fn probe(&self, command: &Command, contract: Option<ContractId>) -> Result<(), Breach> {
        let Some(found) = contract.and_then(|id| self.process.contract(id)) else {
            return Ok(());
        };
        let owed = found
            .money
            .invoices()
            .iter()
            .filter(|one| !one.unpaid().is_zero());
        for invoice in owed {
            let verb = if invoice.to_pay().is_zero() {
                "approve-payment"
            } else {
                "pay-invoice"
            };
            let Some(entry) = registry::verb(verb) else {
                continue;
            };
            let input =
                serde_json::Map::from_iter([("invoice".to_owned(), invoice.id.to_string().into())]);
            let asked = Command {
                verb,
                input,
                occurred: None,
                reason: None,
                ..command.clone()
            };
            for card in &self.ground.people {
                let who = (entry, Who::Person(card.id));
                let Ok(actor) = actors::authorise(self.ground, &self.process, contract, who) else {
                    continue;
                };
                let context = self.context(&asked, actor, contract);
                if let Err(denied) = self.decide(entry, &context, &asked)? {
                    self.books.refused(entry, &denied)?;
                }
            }
        }
        Ok(())
    }
}

/// The event as the record would give it back.
fn read_back(event: &Event) -> Result<Event, Breach> {
    let kind = event.kind();
    let body = event.body();
    let body = body.map_err(|error| Rule::RoundTrip.broken(format!("`{kind}`: {error}")))?;
    let again = Event::parse(kind, &body);
    let again = again.map_err(|error| Rule::RoundTrip.broken(format!("`{kind}`: {error}")))?;
    Rule::RoundTrip.unless(again == *event, || {
        format!("`{kind}` changes in JSON: {body}")
    })?;
    Ok(again)
}
