//! Releases the sides' ratings of each other, together.

use crate::{
    assessment::{
        RatingsReleased,
        choices::RatingGroup,
        duties::OF_RATING,
        guards::USER_QUOTA,
        parties,
        plan_evaluation::is_sealed,
        refusals::{ALREADY_DRAFTED, GROUPS_MISSING, RATINGS_RELEASED},
        scoring::has_quota,
        state::{Evaluation, Phase},
    },
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    process::Contract,
    refusal::{Param, Refusal},
    verb::Act,
};
use kernel::{Lang, time::plus_days};
use rules::Key;

verb! {
    /// Releases the sides' ratings of each other together (A92, A93), once all that must be in are.
    ReleaseRatings "release-ratings" ("公布各方评分", "Release the ratings")
    help ("必备的评分到齐后，各方评分同时公布。外勤期满仍不齐的，由系统自动公布已有的评分。", "Once the required sheets are in, the sides' ratings are released at the same time. After the fieldwork the clock releases what there is.")
    acts [92, 93] scope Contract stages [S16, S18, S19, S20]
    {
    }
}

impl Act for ReleaseRatings {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let evaluation = parties::current(at)?;
        parties::engaged(at)?;
        ALREADY_DRAFTED.unless(!matches!(evaluation.phase, Phase::Drafted(_)))?;
        RATINGS_RELEASED.unless(is_sealed(&evaluation.phase))?;
        if is_over(at, evaluation) {
            return Ok(());
        }
        let missing = missing_groups(at, at.contract()?, evaluation)?;
        if missing.is_empty() {
            return Ok(());
        }
        let names = |lang| {
            let names = missing.iter().map(|group| group.name().get(lang));
            names.collect::<Vec<_>>().join(match lang {
                Lang::Zh => "、",
                Lang::En => ", ",
            })
        };
        let groups = Param::Made {
            zh: names(Lang::Zh),
            en: names(Lang::En),
        };
        let refusal = GROUPS_MISSING.with("groups", groups);
        Err(match &evaluation.plan {
            Some(plan) => refusal.opens(plus_days(plan.until, 1)),
            None => refusal,
        })
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let met = parties::current(at).is_ok_and(|one| is_over(at, one) || has_quota(one));
        vec![USER_QUOTA.holds(met)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let evaluation = parties::current(at)?;
        release(Decision::new(at), evaluation).done()
    }
}

/// Whether the fieldwork has ended.
pub(crate) fn is_over(at: &At<'_>, evaluation: &Evaluation) -> bool {
    let plan = evaluation.plan.as_ref();
    plan.is_some_and(|plan| plan.until < at.today())
}

/// The release, with the duties that can no longer be kept.
pub(crate) fn release<'a>(decision: Decision<'a>, evaluation: &Evaluation) -> Decision<'a> {
    let mutual = evaluation.sheets.iter().filter(|one| one.group.is_mutual());
    let decision = decision.event(RatingsReleased {
        evaluation: evaluation.id,
        sheets: u32::try_from(mutual.count()).unwrap_or(u32::MAX),
    });
    OF_RATING.into_iter().fold(decision, |decision, duty| {
        decision.lapse(duty, evaluation.id)
    })
}

/// The groups whose sheets must be in before an early release: those of the pack, and both halves
/// of every pair, because neither side may see the other's rating first.
fn missing_groups(
    at: &At<'_>,
    contract: &Contract,
    evaluation: &Evaluation,
) -> Result<Vec<RatingGroup>, Refusal> {
    let pack = at.pack()?;
    let required = pack
        .list(Key::EvaluationGroups)
        .map_err(|_| crate::core::RULES_MISSING.with("day", at.today()))?;
    let hosts = parties::hosts(at, contract);
    let spoken = evaluation.voices.users.len();
    let count = |group| {
        let filed = evaluation.sheets_of(group).count();
        filed
            + if group == RatingGroup::Users {
                spoken
            } else {
                0
            }
    };
    let of_hosts = hosts
        .iter()
        .filter(|host| {
            let mut sheets = evaluation.sheets_of(RatingGroup::Host);
            sheets.any(|sheet| sheet.organisation == Some(host.id))
        })
        .count();
    let is_missing = |group: &RatingGroup| match group {
        RatingGroup::Professional
        | RatingGroup::Users
        | RatingGroup::Peer
        | RatingGroup::Workers => {
            let name = group.weight_name();
            required.iter().any(|one| Some(one.as_str()) == name) && count(*group) == 0
        }
        RatingGroup::Purchaser | RatingGroup::ProviderRatesPurchaser => count(*group) == 0,
        RatingGroup::Host => of_hosts < hosts.len(),
        RatingGroup::ProviderRatesHost => count(*group) < hosts.len(),
    };
    let groups = RatingGroup::ALL.iter().copied();
    Ok(groups.filter(is_missing).collect())
}
