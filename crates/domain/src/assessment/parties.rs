//! Who is who in one contract, for the acts of this module.

use crate::{
    assessment::{
        choices::EvaluatedSide,
        refusals::{EVALUATOR_MISSING, NO_EVALUATION, NOT_EVALUATED, OTHER_EVALUATOR},
        state::Evaluation,
    },
    context::At,
    core::{self, ObligationMet},
    decision::Decision,
    input::Organisation,
    obligation::Duty,
    process::Contract,
    refusal::Refusal,
};
use kernel::{OrganisationId, Role, Side};

/// The hosts of a contract: those of its lots, or whoever holds the role.
pub(crate) fn hosts(at: &At<'_>, contract: &Contract) -> Vec<Organisation> {
    let lots = contract.lots.iter().filter_map(|id| at.process.lot(*id));
    let mut found: Vec<Organisation> = Vec::new();
    for host in lots.filter_map(|lot| lot.host.as_ref()) {
        if !found.iter().any(|one| one.id == host.id) {
            found.push(host.clone());
        }
    }
    if found.is_empty() {
        let held = at.process.organisations_in(Role::Host, Some(contract.id));
        found.extend(held.into_iter().cloned());
    }
    found
}

/// Provider, purchaser and hosts with their organisations.
pub(crate) fn sides(at: &At<'_>, contract: &Contract) -> Vec<(EvaluatedSide, Organisation)> {
    let mut all = vec![(EvaluatedSide::Provider, contract.supplier.clone())];
    let purchasers = at
        .process
        .organisations_in(Role::Purchaser, Some(contract.id));
    all.extend(
        purchasers
            .into_iter()
            .map(|one| (EvaluatedSide::Purchaser, one.clone())),
    );
    all.extend(
        hosts(at, contract)
            .into_iter()
            .map(|one| (EvaluatedSide::Host, one)),
    );
    all
}

/// The side an organisation is on in a contract.
pub(crate) fn side_of(
    at: &At<'_>,
    contract: &Contract,
    organisation: OrganisationId,
) -> Option<(EvaluatedSide, Organisation)> {
    let mut all = sides(at, contract).into_iter();
    all.find(|(_, one)| one.id == organisation)
}

/// The evaluated side for which the actor acts, with its organisation.
pub(crate) fn own_side(at: &At<'_>) -> Result<(EvaluatedSide, Organisation), Refusal> {
    let contract = at.contract()?;
    let side = match at.actor().role.side() {
        Some(Side::Provider) => EvaluatedSide::Provider,
        Some(Side::Purchaser) => EvaluatedSide::Purchaser,
        Some(Side::Host) => EvaluatedSide::Host,
        Some(Side::Evaluator) | None => return Err(NOT_EVALUATED.refuse()),
    };
    let mut all = sides(at, contract).into_iter();
    all.find(|(one, who)| *one == side && Some(who.id) == at.actor().organisation)
        .ok_or_else(|| NOT_EVALUATED.refuse())
}

/// Whether the actor's organisation is the evaluator drawn for this contract.
pub(crate) fn engaged(at: &At<'_>) -> Result<Organisation, Refusal> {
    let state = &at.contract()?.assessment;
    let evaluator = state
        .evaluator()
        .ok_or_else(|| EVALUATOR_MISSING.refuse())?;
    if at.actor().organisation == Some(evaluator.id) {
        Ok(evaluator.clone())
    } else {
        Err(OTHER_EVALUATOR.with(
            "who",
            crate::refusal::Param::Made {
                zh: evaluator.zh.clone(),
                en: evaluator.en.clone(),
            },
        ))
    }
}

/// The evaluation under way.
pub(crate) fn current<'a>(at: &At<'a>) -> Result<&'a Evaluation, Refusal> {
    let found = at.contract()?.assessment.current();
    found.ok_or_else(|| NO_EVALUATION.refuse())
}

/// Meets the obligations of this kind about this object that the actor's own organisation owes, and
/// leaves those of other hosts open.
pub(crate) fn meet_own<'a>(
    mut decision: Decision<'a>,
    at: &At<'_>,
    duty: &'static Duty,
    subject: impl ToString,
) -> Decision<'a> {
    let subject = subject.to_string();
    for one in at.process.obligations.iter().filter(|one| {
        one.is_open()
            && one.duty.0 == duty
            && one.subject == subject
            && one.contract == at.context.contract
            && (one.debtor.is_none() || one.debtor == at.actor().organisation)
    }) {
        decision = decision.event(core::Event::ObligationMet(ObligationMet {
            id: one.id,
            duty: one.duty,
        }));
    }
    decision
}
