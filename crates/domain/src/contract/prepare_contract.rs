//! Draws up the contract of an award from the tender documents.

use super::{
    events::ContractPrepared,
    guards::{SUBSTANCE, TERM},
    refusals::{AWARD_CONTRACTED, AWARD_UNKNOWN, END_BEFORE_START, PLAN_MISSING, VALUE_OVER_AWARD},
    state::AwardRef,
    substance,
    values::FullTerms,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Person,
    process::{ContractId, Terms},
    refusal::Refusal,
    verb::Act,
};
use kernel::{
    Date, Money, Role,
    time::{days_between, plus_days},
};

verb! {
    /// Draws up the contract of an award; the text comes from the tender documents.
    PrepareContract "prepare-contract" ("拟定合同", "Prepare a contract")
    help ("合同条款、数量和付款比例取自采购文件，这里只填日期和团队。", "Clauses, quantities and payment shares come from the tender documents; only dates and team are filled in here.")
    acts [] scope Process stages [S12]
    {
        award: AwardRef = ("成交结果", "Award");
        start: Date = ("服务起始日", "First day of service");
        end: Date = ("服务截止日", "Last day of service");
        value: Option<Money> = ("合同金额", "Price") hint ("留空即为成交价", "leave empty for the award price");
        lead: Option<Person> = ("项目负责人", "Named project lead");
        team_size: u32 = ("团队人数", "People in the team");
    }
}

impl PrepareContract {
    fn terms(&self, at: &At<'_>) -> Result<(Terms, Terms), Refusal> {
        let known = AwardRef::waiting(at.process).find(|(id, _)| *id == self.award);
        let (_, award) = known.ok_or_else(|| AWARD_UNKNOWN.refuse().at("award"))?;
        let promised =
            substance::promised(at.process, award).ok_or_else(|| PLAN_MISSING.refuse())?;
        let value = self.value.unwrap_or(award.price);
        if value.at_most(award.price).is_err() {
            return Err(VALUE_OVER_AWARD.with("price", award.price).at("value"));
        }
        END_BEFORE_START
            .unless(self.start <= self.end)
            .map_err(|one| one.at("end"))?;
        let mut terms = promised.clone();
        let moved = days_between(promised.start, self.start);
        for tranche in &mut terms.tranches {
            tranche.from = tranche.from.map(|from| plus_days(from, moved));
        }
        terms.value = value;
        terms.start = self.start;
        terms.end = self.end;
        Ok((terms, promised))
    }
}

impl Act for PrepareContract {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        PLAN_MISSING.unless(at.process.plan.is_some())?;
        AWARD_CONTRACTED.unless(AwardRef::waiting(at.process).next().is_some())
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        // Input that `decide` refuses anyway has no terms to compare.
        let Ok((terms, promised)) = self.terms(at) else {
            return Vec::new();
        };
        let longest = days_between(promised.start, promised.end);
        vec![
            SUBSTANCE.holds(substance::same(&terms, &promised)),
            TERM.holds(days_between(terms.start, terms.end) <= longest),
        ]
    }

    fn prefill(at: &At<'_>) -> serde_json::Map<String, serde_json::Value> {
        let mut map = serde_json::Map::new();
        if let Some((award, _)) = AwardRef::waiting(at.process).next() {
            map.insert("award".to_owned(), award.to_string().into());
        }
        if let Some(plan) = &at.process.plan {
            map.insert("start".to_owned(), plan.terms.start.to_string().into());
            map.insert("end".to_owned(), plan.terms.end.to_string().into());
        }
        map
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let (terms, _) = self.terms(at)?;
        let award = self.award.of(at.process);
        let award = award.ok_or_else(|| AWARD_UNKNOWN.refuse().at("award"))?;
        Decision::new(at)
            .event(ContractPrepared {
                id: ContractId::after(at.process.contracts.len()),
                award: self.award,
                supplier: award.supplier.clone(),
                lots: award.lots.clone(),
                terms: FullTerms(Box::new(terms)),
                lead: self.lead.clone(),
                team_size: self.team_size,
            })
            .grant(Role::Provider, Some(award.supplier.clone()), None)
            .done()
    }
}
