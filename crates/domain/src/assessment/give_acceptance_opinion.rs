//! Users and committees say what they think at acceptance.

use crate::{
    assessment::{
        AcceptanceOpinionGiven,
        choices::UserOpinion,
        refusals::{ACCEPTANCE_NONE, OPINION_REPEATED},
    },
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// A person served, a user panel or a committee gives its opinion at acceptance (A104).
    GiveAcceptanceOpinion "give-acceptance-opinion" ("提出验收意见", "Give an opinion at acceptance")
    help ("服务对象和居民的意见会记入验收决定。", "What users and residents say becomes part of the decision.")
    acts [104] scope Contract stages [S19]
    when Earlier
    {
        opinion: UserOpinion = ("意见", "Opinion");
        text: Option<Prose> = ("说明", "In your words");
    }
}

impl Act for GiveAcceptanceOpinion {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let pending = at.contract()?.assessment.pending_acceptance();
        let pending = pending.ok_or_else(|| ACCEPTANCE_NONE.refuse())?;
        let mut opinions = pending.opinions.iter();
        OPINION_REPEATED.unless(!opinions.any(|one| one.by == at.actor().person))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(AcceptanceOpinionGiven {
                opinion: self.opinion,
                text: self.text.as_ref().map(Prose::text),
            })
            .done()
    }
}
