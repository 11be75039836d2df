//! Protected acts: made without fear. No sanction rests on one, and one that comes soon after needs a
//! reason of its own.

use super::{Breach, Moment, Rule};
use domain::{
    Context, Event, Process, VerbEntry,
    act::{Protection, typed_act},
    core,
    ending::{self, law::NO_RETALIATION},
};

/// The events of one command.
pub fn check(moment: &Moment<'_>) -> Result<(), Breach> {
    for event in moment.events {
        let Event::Ending(ending::Event::SanctionProposed(one)) = event else {
            continue;
        };
        Rule::Protected.unless(!one.basis.is_protected(), || {
            format!("{} rests on a protected act", one.sanction)
        })?;
        let by_author = authored_lately(moment, one.organisation.id);
        let reasoned = moment.events.iter().any(|event| {
            matches!(event, Event::Core(core::Event::GuardReasoned(reason))
                if reason.guard.0 == &NO_RETALIATION)
        });
        Rule::Protected.unless(!by_author || reasoned, || {
            format!(
                "{} follows a protected act without a reason of its own",
                one.sanction
            )
        })?;
    }
    Ok(())
}

/// Whether an organisation made a protected act in this contract on the very day.
fn authored_lately(moment: &Moment<'_>, organisation: kernel::OrganisationId) -> bool {
    let contract = moment
        .context
        .contract
        .and_then(|id| moment.before.contract(id));
    let today = moment
        .before
        .law()
        .zone()
        .civil_date(moment.context.occurred);
    contract.is_some_and(|one| {
        let mut acts = one.ending.protected.iter();
        acts.any(|(by, on)| *by == organisation && *on == today)
    })
}

/// A protected act of a party shields it from then on: the contract remembers that it was made.
pub fn remembered(entry: &VerbEntry, context: &Context<'_>, after: &Process) -> Result<(), Breach> {
    let found = context.contract.and_then(|id| after.contract(id));
    let (Some(own), Some(contract)) = (context.actor.organisation, found) else {
        return Ok(());
    };
    // The evaluator writes down what workers of the provider say.
    let own = match entry.meta.code {
        "hear-workers" => contract.supplier.id,
        _ => own,
    };
    // Who rules on a protected act does not make one.
    if context.actor.role.side().is_none() || !is_protected(entry, context.actor.role) {
        return Ok(());
    }
    let today = after.law().zone().civil_date(context.occurred);
    let mut acts = contract.ending.protected.iter();
    let found = acts.any(|(by, on)| *by == own && *on == today);
    Rule::Protected.unless(found, || {
        format!("`{}` does not shield who made it", entry.meta.code)
    })
}

/// Whether a verb makes nothing but protected acts, in the hands of this role. One verb takes the
/// ratings of all sides; only the provider's (A93) is protected.
fn is_protected(entry: &VerbEntry, role: kernel::Role) -> bool {
    let rates = entry.meta.code == "rate" && role.side() == Some(kernel::Side::Provider);
    let acts = entry.meta.acts.iter().filter_map(|code| typed_act(*code));
    let mut acts = acts.peekable();
    let only = acts.peek().is_some() && acts.all(|act| act.protection == Protection::Protected);
    only || rates
}
