//! The keys of the officers.

use super::{
    events::{Released, ShareDisputed, SharesReleased},
    rules::{
        ENVELOPE_NOT_HELD, NOT_CLOSED, NOT_OFFICER, RELEASE_SHARES, SHARE_TWICE, SHARE_WRONG,
        SHARES_NONE,
    },
    state::{SealedBid, Share},
    values::{Part, share_digest},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Line, Rows},
    refusal::{Holds, Refusal},
    verb::Act,
};
use kernel::Digest;

row! {
    /// One share.
    ShareRow {
        envelope: Digest = ("密封文件摘要", "Digest of the envelope");
        part: Part = ("部分", "Part");
        share: Option<Line> = ("份额（不符时留空）", "Share (empty if it does not match)");
    }
}

verb! {
    /// Releases an officer's shares after the list is closed. Each is compared with what the
    /// envelope committed to, so a wrong one is known at once and by name.
    ReleaseShares "release-shares" ("提交解密份额", "Release key shares")
    help ("用 bonafide officer open 在自己的电脑上解出份额，再上传或粘贴结果。程序在看到截止封存的凭证之前不会解出份额。一次最多 60 行，可以分次提交。", "Open your shares on your own computer with `bonafide officer open`, then upload or paste what it writes. It refuses before it is shown the receipt of the closed list. At most 60 rows at a time; you can come back.")
    acts [] scope Process stages [S07]
    {
        shares: Rows<ShareRow> = ("份额", "Shares");
    }
}

impl Act for ReleaseShares {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        officer(at)?;
        NOT_CLOSED.unless(at.process.sealing.closed.is_some())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let number = officer(at)?;
        SHARES_NONE
            .unless(!self.shares.0.is_empty())
            .map_err(|one| one.at("shares"))?;
        let mut released: Vec<Released> = Vec::new();
        let mut disputed = Vec::new();
        for (place, row) in self.shares.0.iter().enumerate() {
            let field = format!("shares.{place}.share");
            let bid =
                held(at, row.envelope).map_err(|one| one.at(format!("shares.{place}.envelope")))?;
            let seen = released
                .iter()
                .any(|one| one.bid == bid.id && one.share.part == row.part)
                || disputed
                    .iter()
                    .any(|one: &ShareDisputed| one.bid == bid.id && one.part == row.part);
            if seen || bid.has_from(number, row.part) == Holds::Yes {
                return Err(SHARE_TWICE.with("bid", bid.id.to_string()).at(field));
            }
            match &row.share {
                Some(share) => released.push(Released {
                    bid: bid.id,
                    share: checked(at, bid, number, row.part, share)
                        .map_err(|one| one.at(field))?,
                }),
                None => disputed.push(ShareDisputed {
                    bid: bid.id,
                    part: row.part,
                    officer: number,
                    tenderer: bid.tenderer.clone(),
                }),
            }
        }
        let all = complete(at, number, released.len() + disputed.len());
        let given = (!released.is_empty()).then_some(SharesReleased { shares: released });
        let decision = disputed
            .into_iter()
            .fold(Decision::new(at).maybe(given), Decision::event);
        match all {
            Holds::Yes => decision.meet(&RELEASE_SHARES, number).done(),
            Holds::No => decision.done(),
        }
    }
}

fn officer(at: &At<'_>) -> Result<u32, Refusal> {
    let found = at.process.sealing.officer(at.actor().person);
    let (number, _) = found.ok_or_else(|| NOT_OFFICER.refuse())?;
    Ok(number)
}

fn held<'a>(at: &At<'a>, envelope: Digest) -> Result<&'a SealedBid, Refusal> {
    let bid = at.process.sealing.of_envelope(envelope);
    bid.filter(|bid| bid.is_held())
        .ok_or_else(|| ENVELOPE_NOT_HELD.refuse())
}

/// The share, if it is the one the envelope commits to.
fn checked(
    at: &At<'_>,
    bid: &SealedBid,
    number: u32,
    part: Part,
    share: &Line,
) -> Result<Share, Refusal> {
    let text = share.0.as_str().trim().to_ascii_lowercase();
    let committed = bid.parts.iter().find(|one| one.part == part);
    let committed = committed.and_then(|one| {
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        one.shares.get(place)
    });
    if committed != Some(&share_digest(bid.terms, part, number, &text)) {
        let who = at.process.sealing.officer(at.actor().person);
        let who = who.map_or("", |(_, officer)| officer.person.name.as_str());
        return Err(SHARE_WRONG
            .with("officer", who)
            .with("bid", bid.id.to_string()));
    }
    Ok(Share {
        officer: number,
        part,
        share: Some(text),
    })
}

/// Whether the officer has now answered for every part of every bid that waits.
fn complete(at: &At<'_>, number: u32, now: usize) -> Holds {
    let open = at.process.sealing.held().flat_map(|bid| {
        let parts = Part::ALL.iter();
        parts.filter(move |part| bid.has_from(number, **part) == Holds::No)
    });
    (open.count() == now).into()
}
