//! Key shares coming in from the officers' tools, and all of them going out once bids are open.

use super::NotTaken;
use crate::{
    app::App,
    bus::{Accepted, Rejection, Submission},
    cache::Loaded,
};
use domain::{input::ROWS_MAX, sealing::Part as DomainPart};
use kernel::ProcessId;
use seal::{Part, Release, Released};
use serde_json::{Map, Value, json};

impl App {
    /// Takes the file an officer's tool wrote, in as many commands as it needs.
    ///
    /// # Errors
    /// It is not such a file, or a command is not accepted; shares of earlier commands stay given.
    pub fn take_shares(&self, text: &[u8], submission: &Submission) -> Result<Accepted, NotTaken> {
        let release: Release =
            serde_json::from_slice(text).map_err(|error| NotTaken::Malformed(error.to_string()))?;
        if Some(release.purchase) != submission.process {
            return Err(NotTaken::OtherPurchase);
        }
        let given = release.released.iter().map(|one| {
            json!({
                "envelope": one.envelope, "part": one.part, "share": one.share.to_text(),
            })
        });
        let disputed = release.withheld.iter().filter_map(|one| {
            let part = one.part?;
            Some(json!({ "envelope": one.envelope, "part": part, "share": "" }))
        });
        let rows: Vec<Value> = given.chain(disputed).collect();
        let mut last = Err(NotTaken::Malformed("no shares".to_owned()));
        for (turn, rows) in rows.chunks(ROWS_MAX).enumerate() {
            let submission = Submission {
                key: format!("{}.{turn}", submission.key),
                verb: "release-shares".to_owned(),
                input: Map::from_iter([("shares".to_owned(), Value::from(rows))]),
                ..submission.clone()
            };
            last = Ok(self.submit(submission).map_err(NotTaken::Rejected)?);
        }
        last
    }

    /// Every share released for the bids of a purchase, for whoever wants to repeat the opening.
    ///
    /// # Errors
    /// The bids are not open yet.
    pub fn opening(&self, id: ProcessId, loaded: &Loaded) -> Result<Value, NotTaken> {
        if loaded.opened.is_none() {
            return Err(NotTaken::Rejected(Rejection::UnknownProcess));
        }
        let mut release = Release::new(id);
        for bid in &loaded.process.sealing.bids {
            for part in Part::ALL {
                let of_part = match part {
                    Part::Technical => DomainPart::Technical,
                    Part::Financial => DomainPart::Financial,
                };
                let shares = bid.shares_of(of_part).filter_map(|(officer, share)| {
                    Some(Released {
                        envelope: bid.envelope,
                        part,
                        officer: u8::try_from(officer).ok()?,
                        share: share.parse().ok()?,
                    })
                });
                release.released.extend(shares);
            }
        }
        serde_json::to_value(release).map_err(|error| NotTaken::Malformed(error.to_string()))
    }
}
