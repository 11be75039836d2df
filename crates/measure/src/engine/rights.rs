//! Control rights as signed and as exercised, and how the district governs a host.

use super::{
    Run,
    counts::HALF,
    portable::{count, real},
    posterior::simplex,
    quantile::estimate,
    streams::RIGHTS,
    weigh::{Weighed, distinct},
};
use crate::{
    coded::Dyad,
    findings::{Mode, RightsRow},
    ids::{MatterId, PartyId, StageId},
    schema::{Part, Right},
};
use std::collections::{BTreeMap, BTreeSet};

/// Least matters for a right.
const FEW: u32 = 3;
/// Parties a right is told of; those with the least weight are left out beyond.
const PARTIES: usize = 5;

/// The rights that make a mode: goals, inspection, incentives.
const GOVERNING: [Right; 3] = [Right::Goals, Right::Inspection, Right::Incentives];

/// A right in a stage: what each party holds and uses.
struct Exercise {
    parties: Vec<PartyId>,
    signed: Vec<f64>,
    used: Vec<f64>,
    matters: Vec<MatterId>,
}

/// All rows.
pub(crate) fn rows(run: &Run<'_>, list: &[Weighed<'_>]) -> Vec<RightsRow> {
    let stages: BTreeSet<&StageId> = list.iter().map(|line| &line.matter.stage).collect();
    let stages = std::iter::once(None).chain(stages.into_iter().map(Some));
    let keys: Vec<_> = stages
        .flat_map(|stage| {
            Right::ALL
                .into_iter()
                .enumerate()
                .map(move |right| (stage, right))
        })
        .collect();
    let rows = super::parallel::map(run.threads, &keys, |(stage, (number, right))| {
        rows_of(run, list, *stage, (*number, *right))
    });
    rows.into_iter().flatten().collect()
}

fn rows_of(
    run: &Run<'_>,
    list: &[Weighed<'_>],
    stage: Option<&StageId>,
    (number, right): (usize, Right),
) -> Vec<RightsRow> {
    let found = exercise(run, list, stage, right);
    let have = found.matters.len();
    let draws = |of: &dyn Fn(&[f64; 5]) -> f64| {
        if count(have) < FEW {
            return Vec::new();
        }
        simplex(&run.streams, RIGHTS + 5 * number, &found.used, of)
    };
    let n: f64 = found.used.iter().sum();
    let apart = |parts: &[f64; 5]| {
        let pairs = parts.iter().zip(&found.signed);
        pairs
            .map(|(used, signed)| (used - signed).abs())
            .sum::<f64>()
            / 2.0
    };
    let drawn = draws(&apart);
    let drift = estimate(super::indices::average(&drawn), &drawn, n, have, FEW);
    let all = n + HALF * real(found.parties.len());
    let mut rows = Vec::with_capacity(found.parties.len());
    for (place, (party, signed)) in found.parties.iter().zip(&found.signed).enumerate() {
        let drawn = draws(&|parts| parts.get(place).copied().unwrap_or(0.0));
        let mean = (found.used.get(place).copied().unwrap_or(0.0) + HALF) / all.max(HALF);
        rows.push(RightsRow {
            stage: stage.cloned(),
            right,
            party: party.clone(),
            allocated: *signed,
            exercised: estimate(mean, &drawn, n, have, FEW),
            drift,
            matters: found.matters.clone(),
        });
    }
    rows
}

fn exercise(
    run: &Run<'_>,
    list: &[Weighed<'_>],
    stage: Option<&StageId>,
    right: Right,
) -> Exercise {
    let signed = signed(run, stage, right);
    let mut used: BTreeMap<&PartyId, f64> = signed.keys().map(|party| (*party, 0.0)).collect();
    let mut matters = BTreeSet::new();
    let here = |own: &StageId| stage.is_none_or(|stage| stage == own);
    for line in list.iter().filter(|line| here(&line.matter.stage)) {
        let deciders = &line.matter.decided_by;
        if line.matter.right != Some(right) || deciders.is_empty() {
            continue;
        }
        for party in deciders {
            *used.entry(party).or_default() += line.weight / real(deciders.len());
        }
        matters.insert(line.matter.id.clone());
    }
    let mut parties: Vec<(&PartyId, f64)> = used.into_iter().collect();
    let weight = |(party, used): &(&PartyId, f64)| used + signed.get(party).copied().unwrap_or(0.0);
    parties.sort_by(|x, y| weight(y).total_cmp(&weight(x)).then(x.0.cmp(y.0)));
    parties.truncate(PARTIES);
    parties.sort_by(|x, y| x.0.cmp(y.0));
    Exercise {
        signed: parties
            .iter()
            .map(|(party, _)| signed.get(party).copied().unwrap_or(0.0))
            .collect(),
        used: parties.iter().map(|(_, used)| *used).collect(),
        parties: parties
            .into_iter()
            .map(|(party, _)| party.clone())
            .collect(),
        matters: matters.into_iter().collect(),
    }
}

/// What the contract gives to whom: in the stage, else in all stages; over all stages the mean of
/// what it gives in each.
fn signed<'a>(run: &Run<'a>, stage: Option<&StageId>, right: Right) -> BTreeMap<&'a PartyId, f64> {
    let all = run.dossier.contract.rights.iter();
    let of_right: Vec<_> = all.filter(|given| given.right == right).collect();
    let own = of_right
        .iter()
        .filter(|given| stage.is_some() && given.stage.as_ref() == stage);
    let general = of_right.iter().filter(|given| given.stage.is_none());
    let mut chosen: Vec<_> = own.collect();
    if chosen.is_empty() {
        chosen = general.collect();
    }
    if chosen.is_empty() && stage.is_none() {
        chosen = of_right.iter().collect();
    }
    let mut parts = BTreeMap::new();
    for share in chosen.iter().flat_map(|given| &given.shares) {
        *parts.entry(&share.party).or_default() += share.part / real(chosen.len());
    }
    parts
}

/// The mode of each pair of a district and a host.
pub(crate) fn modes(run: &Run<'_>, list: &[Weighed<'_>]) -> Vec<Mode> {
    let parties = &run.dossier.contract.parties;
    let of = |part: Part| parties.iter().filter(move |party| party.part == part);
    let pairs = of(Part::District).flat_map(|upper| of(Part::Host).map(move |host| (upper, host)));
    let modes = pairs.map(|(upper, host)| Mode {
        dyad: Dyad {
            upper: upper.id.clone(),
            lower: host.id.clone(),
        },
        shares: shares(run, list, (&upper.id, &host.id)),
        agreed: agreed(run, (&upper.id, &host.id)),
    });
    modes.collect()
}

/// Tight 0, subcontracting 1 (the host holds incentives), loose 2 (and inspection), federation 3
/// (and goals), irregular 4.
fn mode([goals, inspection, incentives]: [bool; 3]) -> u8 {
    match (goals, inspection, incentives) {
        (false, false, false) => 0,
        (false, false, true) => 1,
        (false, true, true) => 2,
        (true, true, true) => 3,
        _ => 4,
    }
}

fn agreed(run: &Run<'_>, (upper, host): (&PartyId, &PartyId)) -> u8 {
    mode(GOVERNING.map(|right| {
        let parts = signed(run, None, right);
        let of = |party: &PartyId| parts.get(party).copied().unwrap_or(0.0);
        of(host) > of(upper)
    }))
}

fn shares(
    run: &Run<'_>,
    list: &[Weighed<'_>],
    (upper, host): (&PartyId, &PartyId),
) -> Option<[f64; 5]> {
    let mut held: Vec<Vec<f64>> = Vec::with_capacity(3);
    for (number, right) in GOVERNING.into_iter().enumerate() {
        let found = exercise(run, list, None, right);
        let of_either = list.iter().map(|line| line.matter).filter(|matter| {
            let by = &matter.decided_by;
            matter.right == Some(right) && (by.contains(upper) || by.contains(host))
        });
        if count(distinct(of_either)) < FEW {
            return None;
        }
        let of = |party: &PartyId| {
            let place = found.parties.iter().position(|other| other == party);
            place
                .and_then(|place| found.used.get(place))
                .copied()
                .unwrap_or(0.0)
        };
        let counts = [of(upper), of(host)];
        held.push(simplex(
            &run.streams,
            RIGHTS + 5 * number,
            &counts,
            |parts| {
                let [upper, host, ..] = parts;
                f64::from(u8::from(host > upper))
            },
        ));
    }
    let [goals, inspection, incentives] = held.as_slice() else {
        return None;
    };
    let mut out = [0.0; 5];
    let draws = real(goals.len()).max(1.0);
    for ((goals, inspection), incentives) in goals.iter().zip(inspection).zip(incentives) {
        let held = [goals, inspection, incentives].map(|held| *held > 0.5);
        if let Some(share) = out.get_mut(usize::from(mode(held))) {
            *share += 1.0 / draws;
        }
    }
    Some(out)
}
