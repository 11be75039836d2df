//! Acts put together to matters: by the matter their author names, else by what replies to what,
//! else each for itself; per pair of parties.

use crate::{
    coded::Dyad,
    ids::{MatterId, PartyId},
    monitor::catalogue,
    schema::{Act, Dossier, Part},
};
use std::collections::{BTreeMap, HashMap};

/// One issue between two parties.
pub(super) struct Thread<'a> {
    pub(super) id: MatterId,
    pub(super) dyad: Dyad,
    /// In order of day and name.
    pub(super) acts: Vec<&'a Act>,
}

/// All threads.
pub(super) struct Threads<'a> {
    pub(super) all: Vec<Thread<'a>>,
    /// The name of the issue of each act, before it is parted by pairs.
    pub(super) of_act: HashMap<&'a str, String>,
}

/// The pair that two parties form, when they form one that is measured.
pub(super) fn dyad(parts: &HashMap<&str, Part>, one: &PartyId, other: &PartyId) -> Option<Dyad> {
    let rank = |party: &PartyId| match parts.get(party.as_str())? {
        Part::District => Some(0),
        Part::Host => Some(1),
        Part::Organisation => Some(2),
        Part::Evaluator | Part::Finance | Part::Users | Part::Machine | Part::Other => None,
    };
    let (first, second) = (rank(one)?, rank(other)?);
    let (upper, lower) = if first < second {
        (one, other)
    } else {
        (other, one)
    };
    (first != second).then(|| Dyad {
        upper: upper.clone(),
        lower: lower.clone(),
    })
}

/// The name of the issue of an act: its own, or that of the act it replies to.
fn issue<'a>(acts: &HashMap<&'a str, &'a Act>, act: &'a Act) -> String {
    let mut at = act;
    for _ in 0..=acts.len() {
        if let Some(matter) = &at.matter {
            return matter.as_str().to_owned();
        }
        let asked = at
            .reply_to
            .as_ref()
            .and_then(|asked| acts.get(asked.as_str()));
        match asked {
            Some(asked) => at = asked,
            None => return at.id.as_str().to_owned(),
        }
    }
    act.id.as_str().to_owned()
}

/// The threads of a dossier.
pub(super) fn threads(dossier: &Dossier) -> Threads<'_> {
    let parties = dossier.contract.parties.iter();
    let parts: HashMap<&str, Part> = parties.map(|one| (one.id.as_str(), one.part)).collect();
    let acts: HashMap<&str, &Act> = dossier
        .acts
        .iter()
        .map(|act| (act.id.as_str(), act))
        .collect();
    let mut of_act = HashMap::new();
    let mut issues: BTreeMap<String, Vec<&Act>> = BTreeMap::new();
    for act in &dossier.acts {
        let name = issue(&acts, act);
        of_act.insert(act.id.as_str(), name.clone());
        issues.entry(name).or_default().push(act);
    }
    let mut all = Vec::new();
    for (name, mut acts) in issues {
        acts.sort_by(|one, other| (one.occurred, &one.id).cmp(&(other.occurred, &other.id)));
        all.extend(part(&parts, &name, &acts));
    }
    Threads { all, of_act }
}

/// Parts an issue by pairs. What is done toward nobody in particular, objections toward a third (an
/// appeal), and service that may be the answer to an order go where their author is; but where all
/// that a pair has is protected, objecting draws nothing else in.
fn part<'a>(parts: &HashMap<&str, Part>, name: &str, acts: &[&'a Act]) -> Vec<Thread<'a>> {
    let own = |act: &Act| dyad(parts, &act.actor, act.target.as_ref()?);
    let mut dyads: Vec<Dyad> = acts.iter().filter_map(|act| own(act)).collect();
    let first = dyads.first().cloned();
    dyads.sort();
    dyads.dedup();
    let belongs = |act: &Act, dyad: &Dyad| match own(act) {
        Some(found) => found == *dyad,
        None => {
            let mut acts = acts.iter().filter(|act| !catalogue::protected(act.code));
            let open = act.target.is_none() || catalogue::performs(act.code);
            (act.actor == dyad.upper || act.actor == dyad.lower)
                && (open || catalogue::protected(act.code))
                && (catalogue::protected(act.code)
                    || acts.any(|act| own(act).as_ref() == Some(dyad)))
        }
    };
    let threads = dyads.into_iter().map(|dyad| {
        let acts = acts
            .iter()
            .copied()
            .filter(|act| belongs(act, &dyad))
            .collect();
        let id = if first.as_ref() == Some(&dyad) {
            MatterId::new(name)
        } else {
            MatterId::new(format!("{name}~{}-{}", dyad.upper, dyad.lower))
        };
        Thread { id, dyad, acts }
    });
    threads.collect()
}
