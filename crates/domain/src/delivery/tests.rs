use super::{DUTIES, Event, GUARDS, REFUSALS, VERBS, walk::walks};
use std::collections::BTreeSet;

#[test]
fn the_walks_pass_through_every_verb_and_every_event() {
    let worlds = walks();
    let verbs: BTreeSet<&str> = worlds
        .iter()
        .flat_map(|one| one.verbs.iter().copied())
        .collect();
    for entry in VERBS {
        assert!(
            verbs.contains(entry.meta.code),
            "no walk gives `{}`",
            entry.meta.code
        );
    }
    let log = worlds.iter().flat_map(|one| &one.log);
    let kinds: BTreeSet<&str> = log.map(|(_, event)| event.kind()).collect();
    for meta in Event::METAS {
        assert!(kinds.contains(meta.kind), "no walk causes `{}`", meta.kind);
    }
}

#[test]
fn x() {
    let _ = (DUTIES, GUARDS, REFUSALS);
}
