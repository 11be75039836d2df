//! Bids coming open, after the list of bids is closed and not a moment before.

use super::Vault;
use crate::{
    app::{App, AppError},
    cache::Loaded,
};
use domain::{
    input::{Input, Known, Line, Prose},
    sealing::{Content, OpenedFile, Opening, Part as DomainPart, SealedBid, Unusable},
};
use kernel::ProcessId;
use seal::{Envelope, Financial, OpenFault, Part, Share, Technical, open_part, open_share};

impl App {
    /// Opens every sealed bid of a purchase for which enough shares are there. Gives nothing while
    /// the list of bids is open, whatever key there is.
    pub(crate) fn openings(&self, id: ProcessId) -> Result<Vec<Opening>, AppError> {
        self.run_clock_of(id)?;
        let Some(loaded) = self.purchase(id)? else {
            return Ok(Vec::new());
        };
        if loaded.process.sealing.closed.is_none() {
            return Ok(Vec::new());
        }
        self.vault().open_all(&loaded)
    }
}

impl Vault {
    fn open_all(&self, loaded: &Loaded) -> Result<Vec<Opening>, AppError> {
        let sealing = &loaded.process.sealing;
        let ready = sealing.held().filter(|bid| sealing.lacking(bid) == 0);
        ready
            .map(|bid| {
                let outcome = self.open_bid(loaded, bid)?;
                let bid = bid.id;
                Ok(Opening { bid, outcome })
            })
            .collect()
    }

    /// The outer error is a failure of the disk; everything else is a property of the bid.
    fn open_bid(
        &self,
        loaded: &Loaded,
        bid: &SealedBid,
    ) -> Result<Result<Content, Unusable>, AppError> {
        let Some(bytes) = self.blobs().get(&bid.envelope)? else {
            return Ok(Err(Unusable::EnvelopeLost));
        };
        let Ok(envelope) = Envelope::read(&bytes) else {
            return Ok(Err(Unusable::Unreadable));
        };
        let part = |part: Part| {
            let shares = self.shares(loaded, bid, &envelope, part)?;
            open_part(&envelope, part, &shares).map_err(|fault| match fault {
                OpenFault::Sealed(_) => Unusable::Unreadable,
                OpenFault::Content(_) => Unusable::Malformed,
                OpenFault::TooFew { .. }
                | OpenFault::Share(_)
                | OpenFault::Key(_)
                | OpenFault::Dealing { .. } => Unusable::Dealer,
            })
        };
        let (technical, financial) = match (part(Part::Technical), part(Part::Financial)) {
            (Ok(technical), Ok(financial)) => (technical, financial),
            (Err(why), _) | (_, Err(why)) => return Ok(Err(why)),
        };
        let (Ok((technical, files)), Ok(financial)) =
            (Technical::read(&technical), Financial::read(&financial))
        else {
            return Ok(Err(Unusable::Malformed));
        };
        let Some(plan) = printable::<Prose>(&technical.plan).map(|prose| prose.0) else {
            return Ok(Err(Unusable::Malformed));
        };
        let mut kept = Vec::new();
        for (attachment, file) in technical.attachments.iter().zip(files) {
            let name = printable::<Line>(&attachment.name).map(|line| line.0);
            let (Ok(bytes), Some(name)) = (u32::try_from(file.len()), name) else {
                return Ok(Err(Unusable::Malformed));
            };
            kept.push(OpenedFile {
                name,
                digest: self.blobs().put(file)?,
                bytes,
            });
        }
        Ok(Ok(Content {
            price: financial.price,
            staff_cost: financial.staff_cost,
            team: technical.team,
            plan,
            files: kept,
        }))
    }

    /// The shares of a part: those the officers released, or the platform's own where there are no
    /// officers.
    fn shares(
        &self,
        loaded: &Loaded,
        bid: &SealedBid,
        envelope: &Envelope<'_>,
        part: Part,
    ) -> Result<Vec<(u8, Share)>, Unusable> {
        if loaded.process.sealing.rule.is_none() {
            let share = open_share(envelope, part, 1, &self.key);
            return share
                .map(|share| vec![(1, share)])
                .map_err(|_| Unusable::Dealer);
        }
        let of_part = match part {
            Part::Technical => DomainPart::Technical,
            Part::Financial => DomainPart::Financial,
        };
        let released = bid.shares_of(of_part).map(|(officer, share)| {
            let officer = u8::try_from(officer).ok()?;
            Some((officer, share.parse::<Share>().ok()?))
        });
        released.collect::<Option<_>>().ok_or(Unusable::Dealer)
    }
}

/// Text held to the same limits as what people type into forms.
fn printable<T: Input>(text: &str) -> Option<T> {
    T::read(Some(&text.into()), "", &Known::default()).ok()
}
