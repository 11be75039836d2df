//! Matters of one campaign count together: those their author says so of, else those of one week in
//! which the same side does the same to the same side.

use crate::{
    coded::CodedMatter,
    ids::EpisodeId,
    schema::{Act, Dossier},
};
use std::collections::{BTreeMap, HashMap};

/// Enters the episodes.
pub(super) fn join(dossier: &Dossier, matters: &mut [CodedMatter]) {
    let acts: HashMap<&str, &Act> = dossier
        .acts
        .iter()
        .map(|act| (act.id.as_str(), act))
        .collect();
    let mut weeks: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, matter) in matters.iter_mut().enumerate() {
        let mut own = matter.acts.iter().filter_map(|id| acts.get(id.as_str()));
        let declared = own.clone().find_map(|act| act.episode.clone());
        if declared.is_some() {
            matter.episode = declared;
        } else if let Some(first) = own.next() {
            let week = first.occurred.iso_week_date();
            let key = (
                (week.year(), week.week()),
                matter.dyad.clone(),
                (first.actor.clone(), first.code),
            );
            weeks.entry(key).or_default().push(at);
        }
    }
    for (((year, week), dyad, (actor, code)), found) in weeks {
        let mut names: Vec<_> = found
            .iter()
            .filter_map(|at| matters.get(*at))
            .map(|one| &one.id)
            .collect();
        names.dedup();
        if names.len() < 2 {
            continue;
        }
        let name = format!(
            "{year}-W{week:02}:{}-{}:{actor}:{code}",
            dyad.upper, dyad.lower
        );
        for at in found {
            if let Some(matter) = matters.get_mut(at) {
                matter.episode = Some(EpisodeId::new(name.clone()));
            }
        }
    }
}
