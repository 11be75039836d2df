//! The state of the blind sample of one evaluation.

use crate::{
    assessment::{
        Event,
        evolve::evaluation,
        sample::{SecretPart, Stratum, StratumDraw},
        state::Assessment,
    },
    bidding::draw::commitment,
    context::Envelope,
    process::UnitId,
};
use kernel::{Digest, OrganisationId};

/// Lists, secrets and the draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sampling {
    /// The lists of pseudonyms.
    pub lists: Vec<Frame>,
    /// Digests committed to, in order, with the secrets told.
    pub secrets: Vec<Secret>,
    /// What was drawn.
    pub drawn: Option<Vec<StratumDraw>>,
}

/// A list of pseudonyms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Which part of the people.
    pub stratum: Stratum,
    /// The service, for those served.
    pub unit: Option<UnitId>,
    /// How many.
    pub count: u32,
    /// The digest of the list.
    pub digest: Digest,
}

/// A digest committed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// By whom.
    pub by: Option<OrganisationId>,
    /// What for.
    pub part: SecretPart,
    /// The digest.
    pub digest: Digest,
    /// The secret, once told.
    pub told: Option<String>,
}

impl Sampling {
    /// Whether a secret has been told: from then on nothing can be listed or committed.
    pub fn is_open(&self) -> bool {
        self.secrets.iter().all(|one| one.told.is_none())
    }

    /// The secrets of the draw, in the order of their commitment.
    pub fn of_draw(&self) -> impl Iterator<Item = &Secret> {
        let all = self.secrets.iter();
        all.filter(|one| one.part == SecretPart::Draw)
    }
}

/// Moves the state on by an event of the sample.
pub(super) fn evolve(state: &mut Assessment, envelope: &Envelope, event: &Event) {
    if let Event::FrameRegistered(event) = event {
        evaluation(state, event.evaluation, |one| {
            let lists = &mut one.sampling.lists;
            lists.retain(|list| (list.stratum, list.unit) != (event.stratum, event.unit));
            lists.push(Frame {
                stratum: event.stratum,
                unit: event.unit,
                count: event.count,
                digest: event.digest,
            });
        });
    } else if let Event::SampleSeedCommitted(event) = event {
        evaluation(state, event.evaluation, |one| {
            one.sampling.secrets.push(Secret {
                by: envelope.actor.organisation,
                part: event.part,
                digest: event.digest,
                told: None,
            });
        });
    } else if let Event::SampleSeedRevealed(event) = event {
        let told = event.secret.as_str();
        evaluation(state, event.evaluation, |one| {
            let mut secrets = one.sampling.secrets.iter_mut();
            if let Some(secret) = secrets.find(|secret| secret.digest == commitment(told)) {
                secret.told = Some(told.to_owned());
            }
        });
    } else if let Event::SampleDrawn(event) = event {
        evaluation(state, event.evaluation, |one| {
            one.sampling.drawn = Some(event.strata.clone());
        });
    }
}
