//! Files around sealed bids: what tools need, envelopes, and what came with a bid.

use super::{is_officer, is_party, may_fetch};
use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    pages::parts::{self, Shown},
    routes::Answer,
};
use axum::{http::header, response::IntoResponse};
use domain::sealing::{self, SealedBid};
use kernel::Digest;

/// What a tenderer's own tool needs, as a file.
///
/// # Errors
/// Not found, also while the tender is not out.
pub fn tender(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    if shown.loaded.process.bidding.notice.is_none() {
        return Err(Failure::NotFound);
    }
    let tender = web.app.vault().tender(shown.id, &shown.loaded.process)?;
    let text = serde_json::to_string_pretty(&tender).map_err(app::AppError::from)?;
    file("application/json", "tender.json", text.into_bytes())
}

/// Every share released, as a file, once the bids are open.
///
/// # Errors
/// Not found for whoever may not read bids, and before the opening.
pub fn opening(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    if !is_party(&shown) {
        return Err(Failure::NotFound);
    }
    let opening = web.app.opening(shown.id, &shown.loaded);
    let opening = opening.map_err(|_| Failure::NotFound)?;
    let text = serde_json::to_string_pretty(&opening).map_err(app::AppError::from)?;
    file("application/json", "opening.json", text.into_bytes())
}

/// A sealed envelope: for its own tenderer at any time, for the officers once the list is closed,
/// for the parties once the bids are open.
///
/// # Errors
/// Not found, also for everybody else.
pub fn envelope(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let digest: Digest = ask.param("digest").parse().map_err(|_| Failure::NotFound)?;
    let sealing = &shown.loaded.process.sealing;
    let bid = sealing.of_envelope(digest).ok_or(Failure::NotFound)?;
    if !may_fetch(&shown, bid) {
        return Err(Failure::NotFound);
    }
    let bytes = web.app.vault().blobs().get(&digest);
    let bytes = bytes
        .map_err(app::AppError::from)?
        .ok_or(Failure::NotFound)?;
    file(
        "application/octet-stream",
        &format!("{}.envelope", bid.id),
        bytes,
    )
}

/// Everything an officer's tool needs in one file: the receipt of the closed list, every envelope,
/// and the receipt of each.
///
/// # Errors
/// Not found for whoever is no officer, and before the list is closed.
pub fn bundle(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let closed = closing_of(&shown).ok_or(Failure::NotFound)?;
    if !is_officer(&shown) {
        return Err(Failure::NotFound);
    }
    let receipt = |position: u64| -> Result<Vec<u8>, Failure> {
        let receipt = web.app.receipt(app::rows::Positions {
            first: position,
            last: position,
        })?;
        Ok(serde_json::to_vec_pretty(&receipt).map_err(app::AppError::from)?)
    };
    let mut files = vec![("closing.json".to_owned(), receipt(closed)?)];
    for bid in shown.loaded.process.sealing.held() {
        let found = web.app.vault().blobs().get(&bid.envelope);
        if let Some(bytes) = found.map_err(app::AppError::from)? {
            files.push((format!("{}.envelope", bid.id), bytes));
        }
        if let Some(place) = place_of(&shown, bid) {
            files.push((format!("{}.receipt.json", bid.id), receipt(place)?));
        }
    }
    file(
        "application/zip",
        "envelopes.zip",
        app::vault::bundle(&files)?,
    )
}

/// The position of the entry that handed a bid in.
pub(super) fn place_of(shown: &Shown, bid: &SealedBid) -> Option<u64> {
    let mut log = shown.loaded.of_kinds(&["bid.sealed"]).into_iter().rev();
    log.find_map(|one| match &one.event {
        domain::Event::Sealing(sealing::Event::BidSealed(event)) if event.id == bid.id => {
            Some(one.position)
        }
        _ => None,
    })
}

/// The position of the entry that closed the list of this round.
fn closing_of(shown: &Shown) -> Option<u64> {
    shown.loaded.process.sealing.closed?;
    let closed = shown.loaded.of_kinds(&["bids.closed"]);
    closed.last().map(|one| one.position)
}

/// A file that came with a bid, once it is open.
///
/// # Errors
/// Not found for whoever may not read bids.
pub fn attachment(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let digest: Digest = ask.param("digest").parse().map_err(|_| Failure::NotFound)?;
    let opened = shown.viewer.seen_of(&shown.loaded, &["bid.opened"]);
    let mut opened = opened.into_iter();
    let found = opened.find_map(|one| match &one.event {
        domain::Event::Sealing(sealing::Event::BidOpened(event)) => {
            let mut files = event.files.iter();
            files.find(|file| file.digest == digest).cloned()
        }
        _ => None,
    });
    let found = found.ok_or(Failure::NotFound)?;
    let bytes = web.app.vault().blobs().get(&digest);
    let bytes = bytes
        .map_err(app::AppError::from)?
        .ok_or(Failure::NotFound)?;
    file("application/octet-stream", found.name.as_str(), bytes)
}

fn file(kind: &str, name: &str, bytes: Vec<u8>) -> Answer {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') {
                c
            } else {
                '_'
            }
        })
        .collect();
    let full: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
    let full = full.replace('+', "%20");
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{full}"),
        ),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
