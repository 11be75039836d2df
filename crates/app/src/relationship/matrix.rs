//! The control-rights matrix of the signed contract as parts of one (measurement.md §4.4).

use super::cast::Cast;
use domain::{
    Stage,
    contract::rights::{self, Cell, Hold, Phase},
    process::Terms,
};
use measure::{
    ids::StageId,
    schema::{Allocation, Right, Share},
};

/// Who holds each right in each stage: alone 1, together in equal parts, hosts sharing the part of
/// the hosts. Who may only propose or object holds nothing. A right that nobody holds in a part of
/// the contract's life has no row there.
pub(super) fn allocations(cast: &Cast, terms: &Terms) -> Vec<Allocation> {
    let cells = rights::matrix(terms);
    let mut found = Vec::new();
    for stage in Stage::ALL {
        let Some(phase) = Phase::of(*stage) else {
            continue;
        };
        for right in rights::Right::ALL {
            let own = cells
                .iter()
                .filter(|one| one.phase == phase && one.right == *right);
            let shares = shares(cast, &own.copied().collect::<Vec<_>>());
            if !shares.is_empty() {
                found.push(Allocation {
                    right: measured(*right),
                    stage: Some(StageId::new(stage.code())),
                    shares,
                });
            }
        }
    }
    found
}

/// The right as the measures call it.
const fn measured(right: rights::Right) -> Right {
    match right {
        rights::Right::Goals => Right::Goals,
        rights::Right::Inspection => Right::Inspection,
        rights::Right::Incentives => Right::Incentives,
        rights::Right::Operation => Right::Operation,
    }
}

fn shares(cast: &Cast, cells: &[Cell]) -> Vec<Share> {
    let holding = |hold: Hold| cells.iter().filter(move |one| one.hold == hold);
    let chosen = match holding(Hold::Alone).next() {
        Some(_) => Hold::Alone,
        None => Hold::Jointly,
    };
    let groups: Vec<_> = holding(chosen)
        .map(|one| cast.holders(one.holder))
        .filter(|parties| !parties.is_empty())
        .collect();
    let Ok(number) = u32::try_from(groups.len()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for group in groups {
        let Ok(members) = u32::try_from(group.len()) else {
            continue;
        };
        let part = 1.0 / f64::from(number) / f64::from(members);
        found.extend(group.into_iter().map(|party| Share { party, part }));
    }
    found
}
