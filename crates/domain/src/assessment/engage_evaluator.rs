//! Draws the evaluator out of a pool.

use crate::{
    assessment::{
        EvaluatorEngaged,
        choices::{PaidFrom, RecentServices},
        duties::{ENGAGE, PLAN},
        facts::FrozenIndex,
        guards::{EVALUATOR_INCOME, EVALUATOR_INDEPENDENT, EVALUATOR_PAID_APART, INDEX_FROZEN},
        plan_evaluation::{index_is_frozen, planning_owed},
        refusals::{DRAWN_BY_PARTY, EVALUATION_OPEN, EVALUATOR_PARTY, NOT_IN_POOL, POOL_TOO_SMALL},
    },
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Organisation, Prose},
    refusal::{Param, Refusal},
    verb::Act,
};
use kernel::{OrganisationId, Percent, Role};

/// Fewest candidates of a draw.
const POOL_MIN: u32 = 2;

verb! {
    /// Draws the third-party evaluator out of a pool (A88, SD7): never by the purchaser alone.
    EngageEvaluator "engage-evaluator" ("抽取评估机构", "Draw the evaluator")
    help ("从候选名单中随机抽取第三方评估机构。购买方不能自行指定评估方。", "Draw the third-party evaluator by lot. The purchaser cannot name it.")
    acts [88] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20]
    {
        pool: Vec<Organisation> = ("候选名单", "Pool") hint ("至少两家，且与本项目无其他关系", "at least two, without another role in this purchase");
        drawn: Organisation = ("抽中的机构", "Organisation drawn");
        draw: Prose = ("抽取过程", "How the draw was made") hint ("方式、时间、见证人", "method, time, witnesses");
        paid_from: PaidFrom = ("评估费用来源", "Paid from");
        income_share: Percent = ("评估方收入中来自合同各方的比例", "Share of its income from the parties") hint ("上一年度，由评估方声明", "last year, as it declares");
        recent_services: RecentServices = ("隔离期内向被评估各方提供过服务", "Services to the evaluated in the cooling-off period") hint ("一般为 24 个月，由评估方声明", "24 months as a rule; as it declares");
    }
}

impl Act for EngageEvaluator {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        match at.contract()?.assessment.current() {
            Some(open) => Err(EVALUATION_OPEN.with("evaluation", open.id.to_string())),
            None => Ok(()),
        }
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        vec![INDEX_FROZEN.holds(index_is_frozen(at))]
    }

    fn guards(&self, _: &At<'_>) -> Vec<Check> {
        vec![
            EVALUATOR_INDEPENDENT.holds(self.recent_services == RecentServices::Never),
            EVALUATOR_PAID_APART.holds(self.paid_from == PaidFrom::SeparateLine),
            EVALUATOR_INCOME.holds(self.income_share <= Percent::whole(50)),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        let distinct = self.pool.iter().enumerate().filter(|(place, one)| {
            let before = self.pool.iter().take(*place);
            !before.into_iter().any(|other| other.id == one.id)
        });
        let enough = u32::try_from(distinct.count()).is_ok_and(|count| count >= POOL_MIN);
        if !enough {
            return Err(POOL_TOO_SMALL.with("least", POOL_MIN).at("pool"));
        }
        let in_pool = self.pool.iter().any(|one| one.id == self.drawn.id);
        NOT_IN_POOL
            .unless(in_pool)
            .map_err(|refusal| refusal.at("drawn"))?;
        for one in &self.pool {
            independent(at, one)?;
        }
        impartial(at, &self.pool)?;
        let before = contract.assessment.evaluator();
        let mut decision = Decision::new(at)
            .event(EvaluatorEngaged {
                evaluator: self.drawn.clone(),
                pool: self.pool.clone(),
                draw: self.draw.text(),
                income_share: self.income_share,
                index: FrozenIndex(contract.terms.index.clone()),
            })
            .meet(&ENGAGE, "");
        if let Some(before) = before.filter(|one| one.id != self.drawn.id) {
            decision = decision.withdraw_grant(Role::Evaluator, before.clone());
        }
        if before.map(|one| one.id) != Some(self.drawn.id) {
            decision = decision.grant(Role::Evaluator, Some(self.drawn.clone()), None);
        }
        for (kind, due) in planning_owed(at)? {
            decision =
                decision
                    .lapse(&PLAN, kind.code())
                    .owe_by(&PLAN, &self.drawn, kind.code(), due);
        }
        decision.done()
    }
}

/// SD14: nobody who has another role in the purchase evaluates it.
fn independent(at: &At<'_>, candidate: &Organisation) -> Result<(), Refusal> {
    let holds = |id: OrganisationId| id == candidate.id;
    let supplies = holds(at.contract()?.supplier.id);
    let other_role = at.process.grants_in(at.context.contract).any(|grant| {
        grant.role != Role::Evaluator
            && grant.organisation.as_ref().is_some_and(|one| holds(one.id))
    });
    if supplies || other_role {
        let who = Param::Made {
            zh: candidate.zh.clone(),
            en: candidate.en.clone(),
        };
        return Err(EVALUATOR_PARTY.with("who", who).at("pool"));
    }
    Ok(())
}

/// SD7: neither a party of the contract nor a candidate runs the draw.
fn impartial(at: &At<'_>, pool: &[Organisation]) -> Result<(), Refusal> {
    let contract = at.contract()?;
    let Some(own) = at.actor().organisation else {
        return Ok(());
    };
    let party = crate::assessment::parties::side_of(at, contract, own).is_some();
    let candidate = pool.iter().any(|one| one.id == own);
    DRAWN_BY_PARTY.unless(!party && !candidate)
}
