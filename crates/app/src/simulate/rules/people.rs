//! Two people: who proposes, signs, approves or decides is not who decides next.

use super::{Breach, Moment, Rule};
use domain::{
    Actor, Contract, Event, Process, assessment,
    contract::{self, state::Signature},
    ending::{self, state::SanctionState},
    money,
};
use kernel::PersonId;

/// The events of one command, against who acted before.
pub fn check(moment: &Moment<'_>) -> Result<(), Breach> {
    let actor = &moment.context.actor;
    let contract = moment
        .context
        .contract
        .and_then(|id| moment.before.contract(id));
    let Some(contract) = contract else {
        return Ok(());
    };
    for event in moment.events {
        match event {
            Event::Money(event) => of_money(moment.before, contract, actor, event)?,
            Event::Contract(event) => of_contract(contract, actor, event)?,
            Event::Ending(event) => of_ending(contract, actor, event)?,
            Event::Assessment(event) => of_assessment(contract, actor, event)?,
            Event::Core(_)
            | Event::Planning(_)
            | Event::Bidding(_)
            | Event::Sealing(_)
            | Event::Delivery(_)
            | Event::Law(_)
            | Event::Signs(_)
            | Event::Growth(_) => {}
        }
    }
    Ok(())
}

/// Whether two people are known and the same.
fn same(one: Option<PersonId>, other: Option<PersonId>) -> bool {
    one.is_some() && one == other
}

fn apart(one: Option<PersonId>, other: Option<PersonId>, what: &str) -> Result<(), Breach> {
    Rule::TwoPeople.unless(!same(one, other), || what.to_owned())
}

fn of_money(
    process: &Process,
    contract: &Contract,
    actor: &Actor,
    event: &money::Event,
) -> Result<(), Breach> {
    match event {
        money::Event::PaymentMade(event) => {
            let invoice = contract.money.invoice(event.id);
            for approval in invoice.iter().flat_map(|one| &one.approvals) {
                apart(
                    approval.by,
                    actor.person,
                    "who approved the payment pays it",
                )?;
            }
            let ours = process
                .awards
                .iter()
                .filter(|award| award.lots.iter().any(|lot| contract.lots.contains(lot)));
            for award in ours {
                apart(award.decided_by, actor.person, "who decided the award pays")?;
            }
            Ok(())
        }
        money::Event::DeductionUpheld(event) => {
            let made = contract.money.deduction(event.id).and_then(|one| one.by);
            apart(made, actor.person, "who made the deduction rules on it")
        }
        _ => Ok(()),
    }
}

fn of_contract(contract: &Contract, actor: &Actor, event: &contract::Event) -> Result<(), Breach> {
    let contract::Event::SignatureGiven(given) = event else {
        return Ok(());
    };
    let other = |one: &&Signature| one.party != given.party;
    for earlier in contract.agreement.signatures.iter().filter(other) {
        apart(
            earlier.by.person,
            actor.person,
            "one person signs for both sides",
        )?;
        let both = earlier.by.organisation == actor.organisation;
        Rule::TwoPeople.unless(!both, || "one organisation signs for both sides".to_owned())?;
    }
    Ok(())
}

fn of_ending(contract: &Contract, actor: &Actor, event: &ending::Event) -> Result<(), Breach> {
    match event {
        ending::Event::SanctionDecided(event) => {
            let mut all = contract.ending.sanctions.iter();
            let Some(found) = all.find(|one| one.id == event.sanction) else {
                return Ok(());
            };
            apart(
                found.proposer.person,
                actor.person,
                "who proposed the sanction decides it",
            )?;
            let own = actor.organisation == Some(found.organisation.id);
            Rule::TwoPeople.unless(!own, || {
                "the side concerned decides its sanction".to_owned()
            })
        }
        ending::Event::SanctionAppealDecided(event) => {
            let mut all = contract.ending.sanctions.iter();
            let found = all.find(|one| one.id == event.sanction);
            let Some(SanctionState::Appealed { by, .. }) = found.map(|one| &one.state) else {
                return Ok(());
            };
            apart(
                by.person,
                actor.person,
                "who decided the sanction decides the appeal",
            )
        }
        ending::Event::TerminationAllowed(event) => {
            let mut all = contract.ending.terminations.iter();
            let by = all
                .find(|one| one.id == event.notice)
                .and_then(|one| one.by.person);
            apart(
                by,
                actor.person,
                "who gave notice of the early end rules on it",
            )
        }
        _ => Ok(()),
    }
}

fn of_assessment(
    contract: &Contract,
    actor: &Actor,
    event: &assessment::Event,
) -> Result<(), Breach> {
    let assessment::Event::EvaluationAppealDecided(event) = event else {
        return Ok(());
    };
    let mut all = contract.assessment.evaluations.iter();
    let Some(found) = all.find(|one| one.id == event.evaluation) else {
        return Ok(());
    };
    let checkers = event.checkers.iter().map(|one| Some(one.id));
    for who in checkers.chain([actor.person]) {
        for sheet in &found.sheets {
            apart(sheet.by, who, "who rated re-checks the result")?;
        }
    }
    Ok(())
}
