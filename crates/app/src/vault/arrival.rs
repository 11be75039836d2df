//! Bids coming in: envelopes sealed by their tenderers, and bids the platform seals itself the
//! moment they arrive.

use super::{NotTaken, Vault, header_of};
use crate::{
    app::{App, AppError},
    bus::{Accepted, Submission},
    ids,
};
use domain::{
    Process,
    bidding::BidSubmitted,
    sealing::{self, BidSealed, submit_sealed_bid::in_place_of},
};
use kernel::{Digest, OrganisationId, ProcessId};
use seal::{Envelope, Financial, Level, Random, Technical, seal};
use serde_json::{Map, Value};

impl Vault {
    /// Seals what a tenderer typed and keeps the envelope; what goes into the record instead is its
    /// digest. Called inside the command that submits the bid.
    ///
    /// # Errors
    /// The content cannot be sealed or kept.
    pub fn seal_on_arrival(
        &self,
        id: ProcessId,
        process: &Process,
        bid: &BidSubmitted,
    ) -> Result<BidSealed, AppError> {
        let mut lots: Vec<u32> = bid.lots.iter().map(|lot| lot.0).collect();
        lots.sort_unstable();
        let plan = self.tender(id, process)?.plan(bid.tenderer.id, lots);
        let technical = Technical {
            team: bid.team,
            plan: bid.plan.as_str().to_owned(),
            attachments: Vec::new(),
        };
        let financial = Financial {
            price: bid.price,
            staff_cost: bid.staff_cost,
            note: String::new(),
        };
        let technical = technical.write(&[]).map_err(|_| AppError::Sealing)?;
        let financial = financial.write().map_err(|_| AppError::Sealing)?;
        let mut random = Random::from_seed(ids::random()?);
        let level = Level::SealedOnArrival;
        let bytes = seal(&plan, &technical, &financial, level, &mut random)
            .map_err(|_| AppError::Sealing)?;
        let envelope = Envelope::read(&bytes).map_err(|_| AppError::Sealing)?;
        let header = header_of(&envelope).ok_or(AppError::Sealing)?;
        self.blobs().put(&bytes)?;
        Ok(in_place_of(bid, header))
    }
}

impl App {
    /// Hands in an envelope its tenderer sealed: it is checked, kept, and named in the record.
    ///
    /// # Errors
    /// It cannot be used, or the command is not accepted; then nothing is kept.
    pub fn hand_in(
        &self,
        tenderer: OrganisationId,
        bytes: &[u8],
        submission: Submission,
    ) -> Result<Accepted, NotTaken> {
        let unknown = || NotTaken::Rejected(crate::bus::Rejection::UnknownProcess);
        let id = submission.process.ok_or_else(unknown)?;
        let loaded = self.purchase(id).map_err(NotTaken::Failed)?;
        let loaded = loaded.ok_or_else(unknown)?;
        let envelope = Envelope::read(bytes).map_err(NotTaken::Unusable)?;
        // Only an upload that could become a bid takes room on the disk.
        if let Ok(tender) = self.vault().tender(id, &loaded.process) {
            let header = envelope.header();
            tender
                .check(header)
                .and_then(|()| header.check_tenderer(tenderer))
                .map_err(NotTaken::Unusable)?;
        }
        // Readers copy a purchase that is held on to; the command needs it no more.
        drop(loaded);
        let digest = envelope.digest();
        let kept = self.vault().blobs().put(bytes);
        kept.map_err(|error| NotTaken::Failed(error.into()))?;
        let input = Map::from_iter([
            ("tenderer".to_owned(), Value::from(tenderer.to_string())),
            ("envelope".to_owned(), Value::from(digest.to_string())),
        ]);
        let submission = Submission {
            verb: "submit-sealed-bid".to_owned(),
            input,
            ..submission
        };
        let answer = self.submit(submission);
        if answer.is_err() && !self.is_named(id, digest) {
            // Best effort: a file nobody names does no harm but takes room.
            let _ = self.vault().blobs().forget(&digest);
        }
        answer.map_err(NotTaken::Rejected)
    }

    fn is_named(&self, id: ProcessId, digest: Digest) -> bool {
        let loaded = self.purchase(id).ok().flatten();
        loaded.is_none_or(|loaded| loaded.process.sealing.of_envelope(digest).is_some())
    }

    /// The header of an envelope that is kept, for the command that names it.
    pub(crate) fn header_kept(&self, input: &Map<String, Value>) -> Option<sealing::Header> {
        let digest: Digest = input.get("envelope")?.as_str()?.trim().parse().ok()?;
        let bytes = self.vault().blobs().get(&digest).ok()??;
        header_of(&Envelope::read(&bytes).ok()?)
    }
}
