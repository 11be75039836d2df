//! How good a contract is: a vague one licenses everything, so its quality stands beside every gap.

use crate::{
    findings::Quality,
    schema::{Contract, Modality, Norm, Part},
};

/// The quality of a contract (measurement.md §4.10).
pub fn quality(contract: &Contract) -> Quality {
    let part = |norm: &Norm| {
        let bearer = contract
            .parties
            .iter()
            .find(|party| party.id == norm.bearer);
        bearer.map(|party| party.part)
    };
    let government = |norm: &&Norm| part(norm).is_some_and(Part::is_government);
    let organisation = |norm: &&Norm| part(norm) == Some(Part::Organisation);
    let of = |modality| {
        contract
            .norms
            .iter()
            .filter(move |norm| norm.modality == modality)
    };
    let powers: Vec<&Norm> = of(Modality::Power).collect();
    let unlimited: Vec<&Norm> = powers
        .iter()
        .copied()
        .filter(|norm| norm.limit.is_none())
        .collect();
    let duties: Vec<&Norm> = of(Modality::Must).collect();
    let repairable = |norm: &&&Norm| norm.reparation.is_some();
    let ours = share(
        duties
            .iter()
            .filter(|norm| organisation(norm))
            .filter(repairable)
            .count(),
        duties.iter().filter(|norm| organisation(norm)).count(),
    );
    let theirs = share(
        duties
            .iter()
            .filter(|norm| government(norm))
            .filter(repairable)
            .count(),
        duties.iter().filter(|norm| government(norm)).count(),
    );
    let symmetry = ours.zip(theirs).map(|(ours, theirs)| {
        let greater = ours.max(theirs);
        if greater > 0.0 {
            ours.min(theirs) / greater
        } else {
            1.0
        }
    });
    Quality {
        limited_powers: share(powers.len() - unlimited.len(), powers.len()),
        government_duties: share(
            duties.iter().filter(|norm| government(norm)).count(),
            duties.len(),
        ),
        symmetry,
        unlimited: unlimited.iter().map(|norm| norm.id.clone()).collect(),
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    let number = |count: usize| u32::try_from(count).ok().map(f64::from);
    (whole > 0).then_some(())?;
    Some(number(part)? / number(whole)?)
}
