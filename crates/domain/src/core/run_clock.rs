//! What time alone brings about: overdue marks, deemed acts, interest.

use crate::{
    context::At,
    core::{self, NOTHING_DUE, ObligationDueFixed, ObligationMissed},
    decision::Decided,
    event::Event,
    obligation::{Due, ObligationId},
    verb::Act,
};
use kernel::Timestamp;

verb! {
    /// Records what has fallen due by now. Given by the clock of the platform, never by a person;
    /// automation is a command too, so that the record explains itself.
    RunClock "run-clock" ("到期处理", "Record what fell due")
    help ("由平台时钟自动办理。", "Done by the clock of the platform.")
    acts [81, 105] scope Either stages []
    {
        until: Option<Timestamp> = ("截至", "Until");
    }
}

impl Act for RunClock {
    fn decide(&self, at: &At<'_>) -> Decided {
        let events = due_events(at);
        NOTHING_DUE.unless(!events.is_empty())?;
        Ok(events)
    }
}

/// Everything that has fallen due in the scope of `at`: the purchase when it names no contract, that
/// contract otherwise.
pub fn due_events(at: &At<'_>) -> Vec<Event> {
    let mut events = overdue(at);
    if at.context.contract.is_some() {
        events.extend(crate::contract::tick(at));
        events.extend(crate::delivery::tick(at));
        events.extend(crate::money::tick(at));
        events.extend(crate::assessment::tick(at));
        events.extend(crate::ending::tick(at));
        events.extend(crate::growth::tick(at));
    } else {
        events.extend(crate::planning::tick(at));
        events.extend(crate::sealing::tick(at));
        events.extend(crate::bidding::tick(at));
        events.extend(crate::law::tick(at));
    }
    number(at, events)
}

/// Each part numbers the obligations it brings about as if it were alone; together they must not
/// share a number. Nothing else in these events refers to an obligation that arises in them.
fn number(at: &At<'_>, mut events: Vec<Event>) -> Vec<Event> {
    let mut count = at.process.obligations.len();
    for event in &mut events {
        if let Event::Core(core::Event::ObligationArose(arose)) = event {
            arose.id = ObligationId::after(count);
            count += 1;
        }
    }
    events
}

fn overdue(at: &At<'_>) -> Vec<Event> {
    let today = at.today();
    let open = at
        .process
        .obligations
        .iter()
        .filter(|one| one.is_open() && one.contract == at.context.contract)
        .filter(|one| !crate::law::signing::stands_still(at.process, one));
    open.filter_map(|one| match &one.due {
        Due::On { date, .. } if one.missed.is_none() && *date < today => {
            let missed = ObligationMissed {
                id: one.id,
                duty: one.duty,
                due: *date,
            };
            Some(core::Event::ObligationMissed(missed).into())
        }
        Due::On { .. } => None,
        Due::Unknown { rule, from, .. } => {
            let key = rule.parse().ok()?;
            match at.due(key, *from).ok()? {
                due @ Due::On { .. } => Some(
                    core::Event::ObligationDueFixed(ObligationDueFixed { id: one.id, due }).into(),
                ),
                Due::Unknown { .. } => None,
            }
        }
    })
    .collect()
}
