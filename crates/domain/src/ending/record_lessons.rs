//! Records something to do differently next time.

use super::{choices::Aspect, facts::LessonRecorded};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};

verb! {
    /// Records a lesson for the next purchase.
    RecordLessons "record-lessons" ("记录经验", "Record a lesson")
    help ("写给下一次采购：哪些该保留，哪些该改。公开。", "For the next purchase: what to keep and what to change. Public.")
    acts [] scope Contract stages [S19, S20, S21, S22]
    {
        about: Aspect = ("方面", "About");
        lesson: Prose = ("经验或建议", "Lesson or proposal");
    }
}

impl Act for RecordLessons {
    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(LessonRecorded {
                about: self.about,
                lesson: self.lesson.text(),
            })
            .done()
    }
}
