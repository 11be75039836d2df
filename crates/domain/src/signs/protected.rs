//! Acts that can never be held against their author (domain.md §5c): A13, A14, A24, A26, A44, A63,
//! A68–A69, A72–A73, A93, A96, A99–A100, complaints of residents, and answers to questions.

use crate::{Event, assessment::Event as Judged};

/// Kinds of events that record a protected act.
const KINDS: &[&str] = &[
    "comment.made",
    "counter-clause.proposed",
    "objection.filed",
    "objection.grounded",
    "complaint.filed",
    "complaint.grounded",
    "service.denied",
    "service.questioned",
    "task.declined",
    "datum.declined",
    "change.proposed",
    "change.countered",
    "change.assented",
    "change.refused",
    "change.withdrawn",
    "hardship.invoked",
    "default-notice.given",
    "workers.heard",
    "evaluation.replied",
    "evaluation.appealed",
    "resident-complaint.filed",
    "resident-complaint.routed",
    "question.answered",
];

/// Whether an event records a protected act of its author.
pub fn is_protected(event: &Event) -> bool {
    match event {
        Event::Assessment(Judged::RatingFiled(event)) => {
            event.group.is_mutual() && event.about.is_some()
        }
        _ => KINDS.contains(&event.kind()),
    }
}

/// The kinds, so that a test can ask whether each exists.
pub const fn kinds() -> &'static [&'static str] {
    KINDS
}
