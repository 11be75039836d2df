//! How the events of this module move its state on.

use super::{
    events::Event,
    state::{Meeting, Note, Publication, Spent},
};
use crate::{context::Envelope, process::Process};

/// Moves the state on by an event of this module.
pub fn evolve(process: &mut Process, envelope: &Envelope, event: &Event) {
    let Some(contract) = process.contract_mut(envelope.contract) else {
        return;
    };
    let growth = &mut contract.growth;
    let on = envelope.occurred_on();
    match event {
        Event::GrowthSpent(event) => growth.spent.push(Spent {
            line: event.line,
            amount: event.amount,
            on: event.on,
        }),
        Event::LearningMeetingHeld(event) => growth.meetings.push(Meeting {
            id: event.id,
            on: event.on,
            hours: event.hours,
            topic: event.topic.clone(),
            joined: Vec::new(),
        }),
        Event::LearningMeetingJoined(event) => {
            let mut meetings = growth.meetings.iter_mut();
            if let Some(found) = meetings.find(|one| one.id == event.id) {
                let who = envelope.actor.organisation;
                found.joined.push((who, event.side, event.part));
            }
        }
        Event::CapabilityPublished(event) => {
            growth.published = Some(Publication {
                on,
                note: event.note.clone(),
            });
        }
        Event::CapabilityWithdrawn(_) => growth.published = None,
        Event::RecordAnnotated(event) => {
            growth
                .notes
                .extend(envelope.actor.organisation.map(|by| Note {
                    by,
                    on,
                    text: event.note.clone(),
                }))
        }
    }
}
