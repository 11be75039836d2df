//! What a bidder and an officer must know of a purchase, as its page offers it: `tender.json`.

use crate::{
    header::{Header, Plan},
    key::Recipient,
    unusable::{Mismatch, Unusable},
};
use kernel::{Digest, OrganisationId, ProcessId, Timestamp};
use serde::{Deserialize, Serialize};

/// An opening officer of a purchase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TenderOfficer {
    /// Their name, for readers.
    pub name: String,
    /// Their recipient.
    pub recipient: Recipient,
}

/// What must be known of a purchase to seal a bid for it or to open one. Members this version does
/// not know are passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tender {
    /// The purchase.
    pub purchase: ProcessId,
    /// Its title, for readers.
    #[serde(default)]
    pub title: String,
    /// The digest of the tender documents as they stand.
    pub documents: Digest,
    /// The deadline for bids.
    pub deadline: Timestamp,
    /// How many officers must release their share.
    pub threshold: u32,
    /// The officers, in order.
    pub officers: Vec<TenderOfficer>,
    /// The numbers of the lots, ascending; empty for a purchase without lots.
    pub lots: Vec<u32>,
    /// The name of the record the purchase is kept in.
    pub origin: String,
    /// The public key of the record, `name+hash+base64`.
    pub verifier_key: String,
}

impl Tender {
    /// The plan of a bid by `tenderer` for `lots`.
    pub fn plan(&self, tenderer: OrganisationId, lots: Vec<u32>) -> Plan {
        Plan {
            process: self.purchase,
            documents: self.documents,
            deadline: self.deadline,
            tenderer,
            lots,
            officers: self.recipients().cloned().collect(),
            threshold: self.threshold,
        }
    }

    /// The recipients of the officers, in order.
    pub fn recipients(&self) -> impl ExactSizeIterator<Item = &Recipient> {
        self.officers.iter().map(|officer| &officer.recipient)
    }

    /// Whether the header is of an envelope for this purchase.
    ///
    /// A deadline earlier than the present one is taken: it was extended after the bid was sealed. A
    /// later one is not, since no officer's tool would open the envelope in time.
    ///
    /// # Errors
    /// Names the first thing that differs.
    pub fn check(&self, header: &Header) -> Result<(), Unusable> {
        let plan = &header.plan;
        let found = if plan.process != self.purchase {
            Mismatch::Purchase
        } else if plan.documents != self.documents {
            Mismatch::Documents
        } else if plan.deadline > self.deadline {
            Mismatch::Deadline
        } else if !plan.officers.iter().eq(self.recipients()) || plan.threshold != self.threshold {
            Mismatch::Officers
        } else if !plan.lots.iter().all(|lot| self.lots.contains(lot)) {
            Mismatch::Lots
        } else {
            return Ok(());
        };
        Err(Unusable::Other(found))
    }
}

impl Header {
    /// Whether this is the header of a bid by `tenderer`.
    ///
    /// # Errors
    /// [`Mismatch::Tenderer`].
    pub fn check_tenderer(&self, tenderer: OrganisationId) -> Result<(), Unusable> {
        if self.plan.tenderer == tenderer {
            Ok(())
        } else {
            Err(Unusable::Other(Mismatch::Tenderer))
        }
    }
}
