//! A host introduces the team to residents.

use super::events::TeamIntroduced;
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Line,
    verb::Act,
};

verb! {
    /// Introduces the team to residents (A37).
    IntroduceTeam "introduce-team" ("向居民介绍团队", "Introduce the team to residents")
    help ("街道或居委会带社工与居民见面。", "The host or the residents' committee brings workers and residents together.")
    acts [37] scope Contract stages [S14, S15]
    when Earlier
    {
        place: Line = ("地点", "Place");
        people: u32 = ("到场居民人数", "Residents present");
    }
}

impl Act for IntroduceTeam {
    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(TeamIntroduced {
                place: self.place.text(),
                people: self.people,
            })
            .done()
    }
}
