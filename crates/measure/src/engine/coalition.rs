//! Who stands with whom: district, host and organisation (measurement.md §4.5).

use super::{
    Run,
    counts::{Counts, FIVE},
    indices::{NEED, average, supports},
    posterior::mean_draws,
    streams::{MINOR, RIGHTS},
    weigh::Weighed,
};
use crate::{
    coded::{Class, Dyad, Place},
    findings::Coalition,
    ids::PartyId,
    schema::Part,
};

/// From here valence is a stand.
const STAND: f64 = 0.1;
/// The slots of the three pairs, so that their draws are independent.
const SLOTS: [usize; 3] = [7, RIGHTS, RIGHTS + 10];

/// Every triangle of a district, a host and an organisation.
pub(crate) fn coalitions(run: &Run<'_>, list: &[Weighed<'_>]) -> Vec<Coalition> {
    let parties = &run.dossier.contract.parties;
    let of = |part: Part| -> Vec<&PartyId> {
        let these = parties.iter().filter(|party| party.part == part);
        these.map(|party| &party.id).collect()
    };
    let mut out = Vec::new();
    for district in of(Part::District) {
        for host in of(Part::Host) {
            for organisation in of(Part::Organisation) {
                out.push(triangle(run, list, [district, host, organisation]));
            }
        }
    }
    out
}

fn triangle(run: &Run<'_>, list: &[Weighed<'_>], ids: [&PartyId; 3]) -> Coalition {
    let [district, host, organisation] = ids;
    let pairs = [
        (host, organisation),
        (district, organisation),
        (district, host),
    ];
    let mut drawn: Vec<Vec<f64>> = Vec::with_capacity(3);
    for ((upper, lower), base) in pairs.into_iter().zip(SLOTS) {
        let dyad = Dyad {
            upper: upper.clone(),
            lower: lower.clone(),
        };
        drawn.extend(valence(run, list, &dyad, base));
    }
    let pair = Dyad {
        upper: host.clone(),
        lower: organisation.clone(),
    };
    let (against, balanced) = match drawn.as_slice() {
        [near, far, offices] => {
            let hidden = hidden(run, list, &pair);
            let stands = near.iter().zip(far).zip(&hidden);
            let stands: Vec<f64> = stands
                .map(|((near, far), open)| {
                    f64::from(u8::from(*near > STAND && *far < -STAND && *open < 0.5))
                })
                .collect();
            let signs = near.iter().zip(far).zip(offices);
            let signs: Vec<f64> = signs
                .map(|((near, far), offices)| f64::from(u8::from(near * far * offices > 0.0)))
                .collect();
            (Some(average(&stands)), Some(average(&signs)))
        }
        _ => (None, None),
    };
    Coalition {
        district: district.clone(),
        host: host.clone(),
        organisation: organisation.clone(),
        against_district: against,
        balanced,
    }
}

/// Draws of the mean of both valences of a pair; none below the minimum.
fn valence(run: &Run<'_>, list: &[Weighed<'_>], dyad: &Dyad, base: usize) -> Option<Vec<f64>> {
    let own: Vec<Weighed<'_>> = list
        .iter()
        .filter(|line| line.matter.dyad == *dyad)
        .copied()
        .collect();
    let [.., upper, lower, _] = supports(&own);
    let [.., need, _, _] = NEED;
    if super::portable::count(upper.min(lower)) < need {
        return None;
    }
    let Counts([_, _, upper, lower, _]) = Counts::of(&own);
    let upper = mean_draws(&run.streams, base, &FIVE, &upper);
    let lower = mean_draws(&run.streams, base + 5, &FIVE, &lower);
    let both = upper
        .iter()
        .zip(lower)
        .map(|(upper, lower)| (upper + lower) / 2.0);
    Some(both.collect())
}

/// Draws of the share of what both did together that the district was told.
fn hidden(run: &Run<'_>, list: &[Weighed<'_>], pair: &Dyad) -> Vec<f64> {
    let mut counts = [0.0; 2];
    for line in list.iter().filter(|line| line.matter.dyad == *pair) {
        let [side, open] = &mut counts;
        *side += if line.matter.place == Place::Side {
            line.weight
        } else {
            0.0
        };
        *open += if line.matter.class == Class::S {
            line.weight
        } else {
            0.0
        };
    }
    mean_draws(&run.streams, MINOR, &[0.0, 1.0], &counts)
}
