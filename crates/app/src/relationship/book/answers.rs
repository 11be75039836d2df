//! What is said of acts afterwards, and which of them wait for an answer.

use super::{Book, Here, TOLD, counter_on};
use domain::{core::ObligationArose, obligation::ObligationId};
use kernel::Date;
use measure::{
    ids::{MatterId, PartyId},
    schema::{Consent, ConsentKind, Counter},
};

impl Book<'_> {
    /// Says what the other side said of the newest act of a matter with this number.
    pub(super) fn counters(&mut self, matter: &str, number: u8, counter: Counter, by: &PartyId) {
        if let Some(act) = self.last(matter, number) {
            counter_on(act, counter, by);
        }
    }

    /// Says how the other side took the newest act of a matter with this number.
    pub(super) fn consents(&mut self, here: &Here, matter: &str, number: u8, kind: ConsentKind) {
        let (by, on) = (here.by.clone(), here.occurred);
        if let Some(act) = self.last(matter, number) {
            act.consent = Consent {
                kind,
                by: Some(by),
                on: Some(on),
            };
        }
    }

    /// The clock found that nobody answered.
    pub(super) fn unanswered(&mut self, here: &Here, matter: &str, number: u8) {
        self.consents(here, matter, number, ConsentKind::Silent);
        let clock = self.cast.clock();
        if let Some(act) = self.last(matter, number) {
            act.also_recorded_by.push(clock);
        }
    }

    /// The day an answer is due to what the same command put on record about an object, where the one
    /// to whom it was done owes the answer.
    pub(super) fn answer_by(&mut self, here: &Here, event: &ObligationArose, due: Date) {
        if event.subject.is_empty() {
            return;
        }
        let named = event.debtor.and_then(|id| self.cast.named(id));
        let owes: Vec<PartyId> = match named {
            Some(party) => vec![party],
            None => self.cast.with_role(event.duty.0.debtor),
        };
        let own = self.commands.get(&here.command).cloned();
        let own = own.unwrap_or_default();
        let matter = MatterId::new(event.subject.clone());
        for (place, act) in self.acts.iter_mut().enumerate().rev() {
            if !own.contains(&act.id) {
                break;
            }
            // What was done, paid or handed over asks for no answer, though its receipt is confirmed.
            let done = TOLD.contains(&act.code.number());
            let asked = !done && act.target.as_ref().is_some_and(|one| owes.contains(one));
            if act.matter.as_ref() == Some(&matter) && asked && act.respond_by.is_none() {
                act.respond_by = Some(due);
                self.asked.insert(event.id, place);
            }
        }
    }

    /// An answer that is none of the 112 acts is an answer all the same: what asked for it is not
    /// left without one.
    pub(super) fn answered_otherwise(&mut self, here: &Here, id: ObligationId) {
        let Some(place) = self.asked.get(&id).copied() else {
            return;
        };
        let acts = self.commands.get(&here.command);
        let matter = self.acts.get(place).and_then(|act| act.matter.clone());
        let answers = acts.into_iter().flatten().any(|id| {
            let mut all = self.acts.iter().rev();
            all.any(|act| act.id == *id && act.matter == matter)
        });
        if let Some(act) = self.acts.get_mut(place).filter(|_| !answers) {
            act.respond_by = None;
        }
    }

    /// What was taken back waits for no answer any more.
    pub(super) fn needs_no_answer(&mut self, matter: &str) {
        let matter = MatterId::new(matter);
        for act in self
            .acts
            .iter_mut()
            .filter(|one| one.matter.as_ref() == Some(&matter))
        {
            act.respond_by = None;
        }
    }
}
