//! Files a rating sheet.

use crate::{
    assessment::{
        RatingFiled,
        choices::{ConductAspect, IndexItemId, RatingGroup, RatingId},
        duties::{RATE_BY_HOST, RATE_BY_PURCHASER, RATE_HOST, RATE_PURCHASER},
        facts::{AspectScore, Contact, FrozenIndex, ItemScore, Scores},
        guards::SEALED_SHEETS,
        parties,
        plan_evaluation::is_sealed,
        refusals::{
            ALREADY_DRAFTED, CONDUCT_MISSING, GROUP_NOT_YOURS, NOT_A_PEER, RATED_HOST,
            RATING_REPEATED, RATINGS_RELEASED, SAMPLE_MISSING, SAMPLE_WRONG, SCORE_RANGE,
            SCORER_REQUESTED, SCORER_SILENT, SCORES_INCOMPLETE, WRONG_TABLE,
        },
        state::{Evaluation, Phase},
    },
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Organisation, Rows},
    process::Contract,
    refusal::Refusal,
    verb::{Act, filled},
};
use kernel::{Date, PersonId, Role};
use rust_decimal::Decimal;

row! {
    /// A score for one item of the index.
    ScoreRow {
        item: IndexItemId = ("指标", "Item");
        score: Decimal = ("分数（0–100）", "Score (0 to 100)");
        reason: Line = ("理由", "Reason");
    }
}

row! {
    /// A score for one aspect of conduct.
    ConductRow {
        aspect: ConductAspect = ("方面", "Aspect");
        score: Decimal = ("分数（0–100）", "Score (0 to 100)");
        reason: Line = ("理由", "Reason");
    }
}

verb! {
    /// Files a rating sheet (A90 to A95). The sides' sheets about each other stay sealed until they
    /// are released together.
    Rate "rate" ("评分", "Rate")
    help ("评服务按指标逐项打分；承接方评购买方、街道按相处情况打分。双方评分同时公布，此前只有自己看得到。", "Score the service item by item; the provider scores government parties by their conduct. Both sides' ratings are released together; until then only you see yours.")
    acts [90, 91, 92, 93, 94, 95] scope Contract stages [S16, S18, S19, S20]
    {
        group: RatingGroup = ("评分表", "Sheet");
        scores: Rows<ScoreRow> = ("服务评分", "Scores for the service") hint ("每项指标一行；服务对象和社工填平均分", "one row per item; for users and workers enter the mean");
        conduct: Rows<ConductRow> = ("相处评分", "Scores for conduct") hint ("仅承接方评购买方或街道时填写", "only when the provider rates the purchaser or a host");
        host: Option<Organisation> = ("被评街道", "Host rated") hint ("只有一个街道的不必选", "not needed where there is only one");
        sample: Option<u32> = ("有效答复人数", "Answers") hint ("仅服务对象和社工评分填写", "for users and workers only");
        contacted: Option<u32> = ("联系到的人数", "People reached");
        confirmed: Option<u32> = ("确认接受过服务的人数", "Confirmed the service");
        denied: Option<u32> = ("否认接受过服务的人数", "Denied the service");
    }
}

impl Act for Rate {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let evaluation = parties::current(at)?;
        ALREADY_DRAFTED.unless(!matches!(evaluation.phase, Phase::Drafted(_)))
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let sealed = parties::current(at).is_ok_and(|one| is_sealed(&one.phase));
        if self.group.is_mutual() {
            return Vec::new();
        }
        vec![SEALED_SHEETS.holds(sealed)]
    }

    fn prefill(at: &At<'_>) -> serde_json::Map<String, serde_json::Value> {
        // The provider rates conduct, not the items of its own service.
        if at.actor().role.side() == Some(kernel::Side::Provider) {
            return serde_json::Map::new();
        }
        let items = at
            .contract()
            .map_or(0, |contract| contract.terms.index.len());
        let rows = (0..items)
            .map(|place| serde_json::json!({ "item": IndexItemId::after(place).to_string() }));
        filled("scores", rows.collect())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        let evaluation = parties::current(at)?;
        if self.group.is_mutual() {
            RATINGS_RELEASED.unless(is_sealed(&evaluation.phase))?;
        }
        self.belongs(at, contract, evaluation)?;
        let about = self.about(at, contract)?;
        self.new_for(at, evaluation, about.as_ref())?;
        let scores = match self.group {
            RatingGroup::ProviderRatesPurchaser | RatingGroup::ProviderRatesHost => {
                self.conduct_scores()?
            }
            RatingGroup::Professional
            | RatingGroup::Users
            | RatingGroup::Purchaser
            | RatingGroup::Host
            | RatingGroup::Peer
            | RatingGroup::Workers => self.service_scores(contract)?,
        };
        let rating = RatingId::after(sheets_of(contract));
        let decision = Decision::new(at).event(RatingFiled {
            rating,
            evaluation: evaluation.id,
            group: self.group,
            about: about.clone(),
            scores,
            contact: self.contact()?,
        });
        self.meet(decision, at, contract, evaluation).done()
    }
}

impl Rate {
    /// Whether the actor's role may file this sheet, and for their own organisation.
    fn belongs(
        &self,
        at: &At<'_>,
        contract: &Contract,
        evaluation: &Evaluation,
    ) -> Result<(), Refusal> {
        let roles: &[Role] = match self.group {
            RatingGroup::Professional | RatingGroup::Users | RatingGroup::Workers => {
                &[Role::Evaluator]
            }
            RatingGroup::Purchaser => &[Role::Purchaser, Role::PurchaserHead],
            RatingGroup::Host => &[Role::Host, Role::Committee],
            RatingGroup::Peer => &[Role::Peer],
            RatingGroup::ProviderRatesPurchaser | RatingGroup::ProviderRatesHost => {
                &[Role::Provider]
            }
        };
        let role = at.actor().role;
        if !roles.contains(&role) {
            return Err(GROUP_NOT_YOURS.with("group", self.group.name()).at("group"));
        }
        match self.group {
            RatingGroup::Professional | RatingGroup::Users | RatingGroup::Workers => {
                parties::engaged(at)?;
            }
            RatingGroup::Host if role == Role::Committee => {}
            RatingGroup::Peer => {
                // A peer speaks from outside: no side of the contract is its own peer.
                let own = at.actor().organisation;
                let side = own.and_then(|own| parties::side_of(at, contract, own));
                NOT_A_PEER.unless(side.is_none())?;
            }
            RatingGroup::Purchaser
            | RatingGroup::Host
            | RatingGroup::ProviderRatesPurchaser
            | RatingGroup::ProviderRatesHost => {
                parties::own_side(at)?;
            }
        }
        if self.group == RatingGroup::Host {
            let from = period_start(contract, evaluation);
            let requesters = contract.delivery.task_requesters(from);
            may_score_host(&requesters, at.actor().person)?;
            let silent = contract.delivery.silent_offices(from);
            let own = at.actor().organisation;
            SCORER_SILENT.unless(own.is_none_or(|own| !silent.contains(&own)))?;
        }
        Ok(())
    }

    fn about(&self, at: &At<'_>, contract: &Contract) -> Result<Option<Organisation>, Refusal> {
        let refuse = || RATED_HOST.refuse().at("host");
        match self.group {
            RatingGroup::ProviderRatesPurchaser => {
                let found = at
                    .process
                    .organisation_in(Role::Purchaser, at.context.contract);
                Ok(found.cloned())
            }
            RatingGroup::ProviderRatesHost => {
                let hosts = parties::hosts(at, contract);
                match (&self.host, hosts.as_slice()) {
                    (None, [only]) => Ok(Some(only.clone())),
                    (None, _) => Err(refuse()),
                    (Some(named), hosts) => {
                        let found = hosts.iter().find(|one| one.id == named.id);
                        found.cloned().map(Some).ok_or_else(refuse)
                    }
                }
            }
            RatingGroup::Professional
            | RatingGroup::Users
            | RatingGroup::Purchaser
            | RatingGroup::Host
            | RatingGroup::Peer
            | RatingGroup::Workers => Ok(None),
        }
    }

    /// One sheet of users and of workers; one of each organisation that is a side; one of each
    /// assessor, peer and committee member.
    fn new_for(
        &self,
        at: &At<'_>,
        evaluation: &Evaluation,
        about: Option<&Organisation>,
    ) -> Result<(), Refusal> {
        let actor = at.actor();
        let mut sheets = evaluation.sheets_of(self.group);
        let repeated = sheets.any(|sheet| match self.group {
            RatingGroup::Users | RatingGroup::Workers => true,
            RatingGroup::Professional | RatingGroup::Peer => sheet.by == actor.person,
            RatingGroup::Purchaser | RatingGroup::Host => sheet.organisation == actor.organisation,
            RatingGroup::ProviderRatesPurchaser | RatingGroup::ProviderRatesHost => {
                sheet.about.as_ref().map(|one| one.id) == about.map(|one| one.id)
            }
        });
        RATING_REPEATED
            .unless(!repeated)
            .map_err(|refusal| refusal.at("group"))
    }

    fn service_scores(&self, contract: &Contract) -> Result<Scores, Refusal> {
        WRONG_TABLE
            .unless(self.conduct.0.is_empty())
            .map_err(|refusal| refusal.at("conduct"))?;
        let unfrozen = FrozenIndex(contract.terms.index.clone());
        let index = contract.assessment.index.as_ref().unwrap_or(&unfrozen);
        for (id, item) in index.items() {
            let rows = self.scores.0.iter().filter(|row| row.item == id);
            if rows.count() != 1 {
                let name = item.name.as_str();
                return Err(SCORES_INCOMPLETE.with("item", name).at("scores"));
            }
        }
        if self.scores.0.len() != index.0.len() {
            let rows = self.scores.0.iter();
            let mut strange = rows.filter(|row| !index.items().any(|(id, _)| id == row.item));
            let item = strange.next().map(|row| row.item.to_string());
            return Err(SCORES_INCOMPLETE
                .with("item", item.unwrap_or_default())
                .at("scores"));
        }
        in_range(self.scores.0.iter().map(|row| row.score), "scores")?;
        let rows = self.scores.0.iter().map(|row| ItemScore {
            item: row.item,
            score: row.score,
            reason: row.reason.text(),
        });
        Ok(Scores::Service(rows.collect()))
    }

    fn conduct_scores(&self) -> Result<Scores, Refusal> {
        WRONG_TABLE
            .unless(self.scores.0.is_empty())
            .map_err(|refusal| refusal.at("scores"))?;
        let rows = &self.conduct.0;
        let twice = rows.iter().any(|row| {
            let same = rows.iter().filter(|other| other.aspect == row.aspect);
            same.count() > 1
        });
        CONDUCT_MISSING
            .unless(!rows.is_empty() && !twice)
            .map_err(|refusal| refusal.at("conduct"))?;
        in_range(rows.iter().map(|row| row.score), "conduct")?;
        let rows = rows.iter().map(|row| AspectScore {
            aspect: row.aspect,
            score: row.score,
            reason: row.reason.text(),
        });
        Ok(Scores::Conduct(rows.collect()))
    }

    fn contact(&self) -> Result<Contact, Refusal> {
        if !matches!(self.group, RatingGroup::Users | RatingGroup::Workers) {
            return Ok(Contact::Own);
        }
        let (Some(sample), Some(contacted), Some(confirmed), Some(denied)) =
            (self.sample, self.contacted, self.confirmed, self.denied)
        else {
            return Err(SAMPLE_MISSING.refuse().at("sample"));
        };
        let fits = sample > 0
            && sample <= confirmed
            && confirmed
                .checked_add(denied)
                .is_some_and(|sum| sum <= contacted);
        SAMPLE_WRONG
            .unless(fits)
            .map_err(|refusal| refusal.at("sample"))?;
        Ok(Contact::Brokered {
            sample,
            contacted,
            confirmed,
            denied,
        })
    }

    fn meet<'a>(
        &self,
        decision: Decision<'a>,
        at: &At<'_>,
        contract: &Contract,
        evaluation: &Evaluation,
    ) -> Decision<'a> {
        let id = evaluation.id;
        match self.group {
            RatingGroup::Purchaser => parties::meet_own(decision, at, &RATE_BY_PURCHASER, id),
            RatingGroup::Host => parties::meet_own(decision, at, &RATE_BY_HOST, id),
            RatingGroup::ProviderRatesPurchaser => {
                parties::meet_own(decision, at, &RATE_PURCHASER, id)
            }
            RatingGroup::ProviderRatesHost => {
                let rated = evaluation.sheets_of(self.group).count();
                if rated + 1 < parties::hosts(at, contract).len() {
                    return decision;
                }
                parties::meet_own(decision, at, &RATE_HOST, id)
            }
            RatingGroup::Professional
            | RatingGroup::Users
            | RatingGroup::Peer
            | RatingGroup::Workers => decision,
        }
    }
}

fn in_range(scores: impl Iterator<Item = Decimal>, field: &str) -> Result<(), Refusal> {
    let mut scores = scores;
    SCORE_RANGE
        .unless(scores.all(|score| score <= Decimal::ONE_HUNDRED))
        .map_err(|refusal| refusal.at(field))
}

fn sheets_of(contract: &Contract) -> usize {
    let evaluations = contract.assessment.evaluations.iter();
    evaluations.map(|one| one.sheets.len()).sum()
}

/// The first day of the period an evaluation is about: the end of the fieldwork of the one before,
/// or the start of the service.
fn period_start(contract: &Contract, evaluation: &Evaluation) -> Date {
    let before = contract
        .assessment
        .evaluations
        .iter()
        .take_while(|one| one.id != evaluation.id);
    before
        .last()
        .and_then(|one| one.plan.as_ref())
        .map_or(contract.terms.start, |plan| plan.until)
}

/// SD9: somebody who asked the provider for tasks in the period does not score for the host.
pub(crate) fn may_score_host(
    requesters: &[PersonId],
    scorer: Option<PersonId>,
) -> Result<(), Refusal> {
    let requested = scorer.is_some_and(|scorer| requesters.contains(&scorer));
    SCORER_REQUESTED.unless(!requested)
}
