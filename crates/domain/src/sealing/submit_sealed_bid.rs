//! A bid that its tenderer sealed.

use super::{
    Level,
    events::BidSealed,
    rules::{ENVELOPE_TWICE, HEADER_MISSING, OTHER_DOCUMENTS, OTHER_OFFICERS, PARTS_WRONG},
    values::{Header, Part, documents_digest},
};
use crate::{
    bidding::{next_bid, submit_bid},
    context::At,
    decision::{Decided, Decision},
    input::Organisation,
    refusal::Refusal,
    verb::Act,
};
use kernel::Digest;

verb! {
    /// Hands in a bid sealed with the tenderer's own tool (A16). The platform never sees what it
    /// says before the opening; a later one for the same lots takes the place of an earlier one.
    SubmitSealedBid "submit-sealed-bid" ("提交密封响应文件", "Hand in a sealed bid")
    help ("先用 bonafide bid seal 在自己的电脑上密封，再上传密封文件。截止前可以重新提交，新的替换旧的；也可以撤回。请保存凭证。", "Seal the bid on your own computer with `bonafide bid seal` and upload the envelope. Until the deadline a new one for the same lots replaces the old; you can also withdraw it. Keep the receipt.")
    acts [16] scope Process stages [S07]
    {
        tenderer: Organisation = ("响应单位", "Tenderer") hint ("本单位", "your own organisation");
        envelope: Digest = ("密封文件摘要", "Digest of the envelope") hint ("上传后平台显示的 SHA-256", "the SHA-256 shown after the upload");
    }
}

impl Act for SubmitSealedBid {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        submit_bid::ready(at)
    }

    fn prefill(at: &At<'_>) -> serde_json::Map<String, serde_json::Value> {
        submit_bid::own_organisation(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let header = at.found().header.as_ref();
        let header = header
            .filter(|header| header.envelope == self.envelope)
            .ok_or_else(|| HEADER_MISSING.refuse().at("envelope"))?;
        submit_bid::may_bid(at, &self.tenderer)?;
        self.fits(at, header)?;
        let replaced = submit_bid::replaced(at, &self.tenderer, &header.lots)?;
        let sealed = sealed(at, self.tenderer.clone(), header.clone());
        Decision::new(at).events(replaced).event(sealed).done()
    }
}

impl SubmitSealedBid {
    fn fits(&self, at: &At<'_>, header: &Header) -> Result<(), Refusal> {
        let refuse = |kind: &'static crate::RefusalKind| Err(kind.refuse().at("envelope"));
        if header.tenderer != self.tenderer.id {
            return Err(crate::bidding::not_own().at("tenderer"));
        }
        submit_bid::lots_known(at, &header.lots)?;
        if documents_digest(at.process) != Some(header.documents) {
            return refuse(&OTHER_DOCUMENTS);
        }
        if let Some(rule) = &at.process.sealing.rule {
            let keys = rule.officers.iter().map(|one| &one.key);
            let same = header.threshold == rule.threshold && keys.eq(header.officers.iter());
            if !same {
                return refuse(&OTHER_OFFICERS);
            }
        }
        let shared = |part: &Part| {
            let of_part = header.parts.iter().filter(|one| one.part == *part);
            let right = of_part
                .clone()
                .all(|one| one.shares.len() == header.officers.len());
            of_part.count() == 1 && right
        };
        if header.parts.len() != Part::ALL.len() || !Part::ALL.iter().all(shared) {
            return refuse(&PARTS_WRONG);
        }
        if at.process.sealing.of_envelope(header.envelope).is_some() {
            return refuse(&ENVELOPE_TWICE);
        }
        Ok(())
    }
}

/// The event of a sealed bid.
fn sealed(at: &At<'_>, tenderer: Organisation, header: Header) -> BidSealed {
    BidSealed {
        id: next_bid(at.process),
        tenderer,
        lots: header.lots,
        envelope: header.envelope,
        bytes: header.bytes,
        level: header.level,
        terms: header.terms,
        documents: header.documents,
        parts: header.parts,
    }
}

/// What the shell records instead of a bid in plain words, after it has sealed it on arrival.
pub fn in_place_of(plain: &crate::bidding::BidSubmitted, header: Header) -> BidSealed {
    BidSealed {
        id: plain.id,
        tenderer: plain.tenderer.clone(),
        lots: header.lots,
        envelope: header.envelope,
        bytes: header.bytes,
        level: Level::OnArrival,
        terms: header.terms,
        documents: header.documents,
        parts: header.parts,
    }
}
