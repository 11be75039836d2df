//! The provider says whether it wishes to go on.

use super::{choices::Wish, decide_renewal::opened, facts::RenewalViewStated, law::STATE_VIEW};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The provider says whether it wishes to go on (A68). It is protected: it never counts against
    /// the provider.
    StateRenewalView "state-renewal-view" ("表明续约意愿", "Say whether you wish to go on")
    help ("承接方有权说愿意或不愿意，包括因购买方未履约而不愿意；不得因此对承接方不利。",
          "The provider may say yes or no, also because the buyer did not perform; it is never held against it.")
    acts [68] scope Contract stages [S15, S16, S17, S18, S19, S20, S21]
    {
        wish: Wish = ("意愿", "Wish");
        words: Option<Prose> = ("说明（可选）", "In words (optional)");
    }
}

impl Act for StateRenewalView {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        opened(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(RenewalViewStated {
                wish: self.wish,
                words: self.words.as_ref().map(Prose::text),
            })
            .meet(&STATE_VIEW, "")
            .done()
    }
}
