use super::{Event, REFUSALS, VERBS, walks};
use std::collections::BTreeSet;

#[test]
fn the_walks_use_every_verb_and_cause_every_event() {
    let worlds = walks();
    let used: BTreeSet<&str> = worlds.iter().flat_map(|w| w.verbs.clone()).collect();
    for verb in VERBS {
        assert!(
            used.contains(verb.meta.code),
            "`{}` not walked",
            verb.meta.code
        );
    }
    let kinds: BTreeSet<&str> = worlds
        .iter()
        .flat_map(|world| world.log.iter().map(|(_, event)| event.kind()))
        .collect();
    for meta in Event::METAS {
        assert!(kinds.contains(meta.kind), "`{}` never happens", meta.kind);
    }
}
