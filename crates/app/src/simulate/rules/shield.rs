//! Protected acts: made without fear. No sanction rests on one, and one that comes soon after needs a
//! reason of its own.

use super::{Breach, Moment, Rule};
use domain::{
    Context, Event, Process, VerbEntry,
    act::{Protection, typed_act},
    core,
    ending::{self, law::NO_RETALIATION},
};
use kernel::{Date, OrganisationId};

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

/// Whether an organisation made a protected act on the very day that shields it from whoever acts
/// now: one of this contract, or one that concerned them or nobody in particular. What it told of a
/// third party (an order of the host's, say) does not bind the purchaser.
fn authored_lately(moment: &Moment<'_>, organisation: OrganisationId) -> bool {
    let today = moment
        .before
        .law()
        .zone()
        .civil_date(moment.context.occurred);
    let by = moment.context.actor.organisation;
    let against_them = moment.before.protected.iter().any(|one| {
        let here = one.contract.is_none() || one.contract == moment.context.contract;
        let aimed = one.concerned.is_none() || one.concerned == by;
        here && aimed && one.by == Some(organisation) && one.on == today
    });
    let mut kept = kept(moment.before, moment.context);
    against_them || kept.any(|(own, on)| *own == organisation && *on == today)
}

/// What the contract remembers of protected acts: who made one, and on which day.
fn kept<'a>(
    process: &'a Process,
    context: &Context<'_>,
) -> impl Iterator<Item = &'a (OrganisationId, Date)> {
    let contract = context.contract.and_then(|id| process.contract(id));
    contract.into_iter().flat_map(|one| &one.ending.protected)
}

/// Whether the purchase remembers a protected act of an organisation on a day: in the open list, or
/// in that of the contract, which also holds what was said in confidence.
fn made_on(process: &Process, context: &Context<'_>, own: OrganisationId, day: Date) -> bool {
    let mut open = process.protected.iter();
    open.any(|one| one.by == Some(own) && one.on == day)
        || kept(process, context).any(|(by, on)| *by == own && *on == day)
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
    let found = made_on(after, context, own, today);
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
