//! What each matter weighs (measurement.md §4.2): one matter, one vote; the matters of a campaign
//! together as much as `1 + log2 k`.

use super::portable::{log2, real};
use crate::{
    coded::{CodedMatter, Dyad},
    ids::{EpisodeId, MatterId},
};
use std::collections::{BTreeMap, BTreeSet};

/// A matter, or one version of a disputed one, with its weight.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weighed<'a> {
    /// The matter.
    pub(crate) matter: &'a CodedMatter,
    /// What it weighs, 0 to 1.
    pub(crate) weight: f64,
}

/// Weighs matters and puts them in order of pair, time and name, whatever order they came in.
///
/// The same line again is not a second matter: of lines that are equal in everything two are kept
/// (a dispute may leave both versions alike), and all lines of one name weigh at most 1 together.
pub(crate) fn weigh(matters: &[CodedMatter]) -> Vec<Weighed<'_>> {
    let mut lines: Vec<&CodedMatter> = matters.iter().collect();
    lines.sort_by_cached_key(|matter| {
        let text = serde_json::to_string(matter).unwrap_or_default();
        (matter.dyad.clone(), matter.opened, matter.id.clone(), text)
    });
    let mut kept: Vec<&CodedMatter> = Vec::with_capacity(lines.len());
    for line in lines {
        let alike = kept.iter().rev().take(2).filter(|other| **other == line);
        if alike.count() < 2 {
            kept.push(line);
        }
    }
    let mut total: BTreeMap<(&Dyad, &MatterId), f64> = BTreeMap::new();
    for matter in &kept {
        *total.entry((&matter.dyad, &matter.id)).or_default() += own(matter);
    }
    let share = shares(&kept);
    let weight = |matter: &CodedMatter| {
        let all = total.get(&(&matter.dyad, &matter.id)).copied();
        let episode = matter.episode.as_ref();
        let of_episode = episode.and_then(|episode| share.get(&(&matter.dyad, episode)).copied());
        own(matter) / all.unwrap_or(1.0).max(1.0) * of_episode.unwrap_or(1.0)
    };
    let weighed = kept.into_iter().map(|matter| Weighed {
        matter,
        weight: weight(matter),
    });
    weighed.collect()
}

fn own(matter: &CodedMatter) -> f64 {
    if matter.weight.is_finite() {
        matter.weight.clamp(0.0, 1.0)
    } else {
        0.0
    }
}

/// What is left of a matter in each campaign of k matters: `(1 + log2 k) / k`.
fn shares<'a>(matters: &[&'a CodedMatter]) -> BTreeMap<(&'a Dyad, &'a EpisodeId), f64> {
    let mut names: BTreeMap<(&Dyad, &EpisodeId), BTreeSet<&MatterId>> = BTreeMap::new();
    for matter in matters {
        if let Some(episode) = &matter.episode {
            let of_episode = names.entry((&matter.dyad, episode)).or_default();
            of_episode.insert(&matter.id);
        }
    }
    let share = |names: BTreeSet<&MatterId>| {
        let k = real(names.len());
        (1.0 + log2(k)) / k
    };
    names
        .into_iter()
        .map(|(key, names)| (key, share(names)))
        .collect()
}

/// How many matters there are, disputed ones once.
pub(crate) fn distinct<'a>(list: impl IntoIterator<Item = &'a CodedMatter>) -> usize {
    let names: BTreeSet<&MatterId> = list.into_iter().map(|matter| &matter.id).collect();
    names.len()
}
