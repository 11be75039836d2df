use super::{Event, VERBS, walks};
use std::collections::BTreeSet;

#[test]
fn the_walks_pass_through_every_verb_and_every_fact() {
    let worlds = walks();
    let verbs: BTreeSet<&str> = worlds.iter().flat_map(|one| one.verbs.clone()).collect();
    for entry in VERBS {
        assert!(verbs.contains(entry.meta.code), "{}", entry.meta.code);
    }
    let events = worlds.iter().flat_map(|one| one.log.iter());
    let kinds: BTreeSet<&str> = events.map(|(_, event)| event.kind()).collect();
    for meta in Event::METAS {
        assert!(kinds.contains(meta.kind), "{}", meta.kind);
    }
}
