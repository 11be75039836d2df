//! A renewed contract is prepared from the terms in force.

use super::{
    events::RenewalPrepared,
    rules::{
        PREPARE_RENEWAL, RENEWAL_AGREED, RENEWAL_NOT_CHOSEN, RENEWAL_OVERLAPS, RENEWAL_PREPARED,
        RENEWAL_REVERSED, RENEWAL_TOO_LONG,
    },
};
use crate::{
    bidding::{SIGN_BY_PURCHASER, SIGN_BY_SUPPLIER},
    context::At,
    contract::{Clause, values::FullTerms},
    core::RULES_MISSING,
    decision::{Decided, Decision},
    ending::choices::Renewal,
    guard::Check,
    input::Person,
    obligation::Due,
    process::{Contract, ContractId, Terms},
    refusal::Refusal,
    verb::Act,
};
use jiff::Span;
use kernel::{
    Date,
    time::{days_between, plus_days},
};
use rules::Key;

verb! {
    /// Prepares the contract that renews this one. There is no new competition: the contract
    /// provides for renewal, and nothing but the days changes. Both sides sign it like any other, by
    /// the first day of its term.
    PrepareRenewal "prepare-renewal" ("拟定续约合同", "Prepare the renewed contract")
    help ("决定按合同续约后办理。条款、数量和价格沿用现行合同，只填日期和团队；须在新期起始日前由双方签署。",
          "After the decision to renew. Terms, quantities and price are those in force; only dates and team are filled in. Both sides sign by the first day of the new term.")
    acts [] scope Contract stages [S15, S16, S17, S18, S19, S20, S21]
    {
        start: Date = ("服务起始日", "First day of service");
        end: Date = ("服务截止日", "Last day of service");
        lead: Option<Person> = ("项目负责人", "Named project lead");
        team_size: u32 = ("团队人数", "People in the team");
    }
}

impl Act for PrepareRenewal {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let contract = at.contract()?;
        let decision = contract.ending.decision();
        RENEWAL_NOT_CHOSEN.unless(decision.is_some_and(|one| one.outcome == Renewal::Option))?;
        RENEWAL_PREPARED.unless(contract.local.renewed_by.is_none())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let agreed = at
            .contract()
            .is_ok_and(|contract| contract.terms.clauses.contains(&Clause::Term));
        vec![RENEWAL_AGREED.holds(agreed)]
    }

    fn prefill(at: &At<'_>) -> serde_json::Map<String, serde_json::Value> {
        let mut map = serde_json::Map::new();
        if let Ok(contract) = at.contract() {
            let start = plus_days(last_day(contract), 1);
            let length = days_between(contract.terms.start, contract.terms.end);
            map.insert("start".to_owned(), start.to_string().into());
            map.insert(
                "end".to_owned(),
                plus_days(start, length).to_string().into(),
            );
            let team = contract.agreement.team_size;
            map.insert("team_size".to_owned(), team.to_string().into());
        }
        map
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        self.check_term(at, contract)?;
        let id = ContractId::after(at.process.contracts.len());
        let due = Due::agreed(self.start);
        Decision::new(at)
            .event(RenewalPrepared {
                id,
                renews: contract.id,
                award: contract.agreement.award,
                supplier: contract.supplier.clone(),
                lots: contract.lots.clone(),
                terms: FullTerms(Box::new(self.terms(contract))),
                lead: self.lead.clone().or(contract.agreement.lead.clone()),
                team_size: self.team_size,
            })
            .meet(&PREPARE_RENEWAL, "")
            .owe(&SIGN_BY_PURCHASER, id, due.clone())
            .owe_by(&SIGN_BY_SUPPLIER, &contract.supplier, id, due)
            .done()
    }
}

impl PrepareRenewal {
    fn check_term(&self, at: &At<'_>, contract: &Contract) -> Result<(), Refusal> {
        let last = last_day(contract);
        RENEWAL_OVERLAPS
            .unless(self.start > last)
            .map_err(|one| one.with("day", last).at("start"))?;
        RENEWAL_REVERSED
            .unless(self.start <= self.end)
            .map_err(|one| one.at("end"))?;
        let missing = || RULES_MISSING.with("day", at.today());
        let max = at.pack()?.months(Key::TermMax).map_err(|_| missing())?;
        let span = Span::new().try_months(max).map_err(|_| missing())?;
        RENEWAL_TOO_LONG
            .unless(self.end < self.start.saturating_add(span))
            .map_err(|one| one.with("max", max).at("end"))
    }

    /// The terms in force, moved to the new term.
    fn terms(&self, contract: &Contract) -> Terms {
        let mut terms = contract.terms.clone();
        let moved = days_between(terms.start, self.start);
        for tranche in &mut terms.tranches {
            tranche.from = tranche.from.map(|from| plus_days(from, moved));
        }
        terms.start = self.start;
        terms.end = self.end;
        terms
    }
}

/// The last day of the service, bridges included.
fn last_day(contract: &Contract) -> Date {
    contract.ending.service_end(&contract.terms)
}
