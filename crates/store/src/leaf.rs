//! The bytes of a leaf: what the Merkle tree commits to.
//!
//! A leaf is one line of canonical JSON: fields in the order below, keys of the body sorted, no
//! white space. Once written, the bytes are the truth and are never made again from a struct.

use crate::{
    StoreError,
    model::{Actor, NewEntry, StoredEntry},
};
use kernel::{EntryId, ProcessId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// The version of the shape below.
const LEAF_VERSION: u8 = 1;
/// The deepest nesting of an event body. JSON readers commonly stop at 128.
const DEPTH_MAX: u8 = 64;
/// The longest leaf or payload, in bytes.
const BYTES_MAX: usize = 4 * 1024 * 1024;

const TEXT: &str = "$text";
const ERASED: &str = "$erased";

#[derive(Serialize)]
struct LeafOut<'a> {
    v: u8,
    position: u64,
    process: ProcessId,
    version: u64,
    kind: &'a str,
    occurred: Timestamp,
    recorded: Timestamp,
    actor: &'a Actor,
    contract: Option<u32>,
    command: EntryId,
    pack: Option<&'a str>,
    body: &'a Value,
    texts: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LeafIn {
    v: u8,
    position: u64,
    process: ProcessId,
    version: u64,
    kind: String,
    occurred: Timestamp,
    recorded: Timestamp,
    actor: Actor,
    contract: Option<u32>,
    command: EntryId,
    pack: Option<String>,
    body: Value,
    texts: Option<String>,
}

/// The part of a leaf that the verifier compares with the columns beside it.
#[derive(Deserialize)]
pub struct LeafHead<'a> {
    pub position: u64,
    #[serde(borrow)]
    pub process: Cow<'a, str>,
    pub version: u64,
    #[serde(borrow)]
    pub kind: Cow<'a, str>,
    #[serde(borrow)]
    pub texts: Option<Cow<'a, str>>,
}

/// Where an entry will stand.
#[derive(Clone, Copy)]
pub struct Place {
    pub position: u64,
    pub version: u64,
    pub recorded: Timestamp,
}

/// A leaf ready to be written, with the payload it commits to.
pub struct Encoded {
    pub leaf: Vec<u8>,
    pub payload: Option<Payload>,
}

/// The erasable texts of an entry.
pub struct Payload {
    pub body: Vec<u8>,
    pub commitment: [u8; 32],
}

/// Takes the texts out of an entry and writes its leaf.
pub fn encode(entry: &mut NewEntry, place: Place) -> Result<Encoded, StoreError> {
    let mut texts = Vec::new();
    take_texts(&mut entry.body, &mut texts, DEPTH_MAX)?;
    // Maps are sorted already unless another crate turns on `preserve_order` for the whole build.
    entry.body.sort_all_objects();
    let payload = match texts.as_slice() {
        [] => None,
        texts => {
            let body = to_json(texts)?;
            let commitment = tlog::commitment(&entry.salt, &body);
            Some(Payload { body, commitment })
        }
    };
    let leaf = to_json(&LeafOut {
        v: LEAF_VERSION,
        position: place.position,
        process: entry.process,
        version: place.version,
        kind: &entry.kind,
        occurred: entry.occurred,
        recorded: place.recorded,
        actor: &entry.actor,
        contract: entry.contract,
        command: entry.command,
        pack: entry.pack.as_deref(),
        body: &entry.body,
        texts: payload
            .as_ref()
            .map(|payload| hex::encode(payload.commitment)),
    })?;
    let size = leaf
        .len()
        .max(payload.as_ref().map_or(0, |payload| payload.body.len()));
    if size > BYTES_MAX {
        return Err(StoreError::Entry("it is longer than 4 MiB"));
    }
    Ok(Encoded { leaf, payload })
}

fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(value).map_err(|_| StoreError::Entry("it cannot be written as JSON"))
}

/// Moves each text out of the body and leaves its index in its place.
fn take_texts(value: &mut Value, texts: &mut Vec<String>, depth: u8) -> Result<(), StoreError> {
    let Some(below) = depth.checked_sub(1) else {
        return Err(StoreError::Entry("it is nested too deeply"));
    };
    match value {
        Value::Array(items) => items
            .iter_mut()
            .try_for_each(|item| take_texts(item, texts, below)),
        Value::Object(map) => match map.get_mut(TEXT) {
            None => map
                .values_mut()
                .try_for_each(|item| take_texts(item, texts, below)),
            // Anything but a lone string under this key could not be put back as it was.
            Some(Value::String(text)) => {
                texts.push(std::mem::take(text));
                let index = texts.len() - 1;
                map.insert(TEXT.to_owned(), index.into());
                if map.len() == 1 {
                    Ok(())
                } else {
                    Err(StoreError::Entry(TEXT_SHAPE))
                }
            }
            Some(_) => Err(StoreError::Entry(TEXT_SHAPE)),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

const TEXT_SHAPE: &str = "a `$text` member must be one string, alone in its object";

/// Reads a leaf and puts its texts back; without payload each reads as erased.
pub fn decode(
    position: u64,
    leaf: &[u8],
    payload: Option<&[u8]>,
) -> Result<StoredEntry, StoreError> {
    decode_parts(position, leaf, payload).ok_or(StoreError::Unreadable(position))
}

fn decode_parts(position: u64, leaf: &[u8], payload: Option<&[u8]>) -> Option<StoredEntry> {
    let mut read: LeafIn = serde_json::from_slice(leaf).ok()?;
    if read.v != LEAF_VERSION || read.position != position {
        return None;
    }
    if read.texts.is_some() {
        let texts = match payload {
            Some(body) => Some(serde_json::from_slice::<Vec<String>>(body).ok()?),
            None => None,
        };
        put_texts(&mut read.body, texts.as_deref())?;
    }
    Some(StoredEntry {
        position,
        process: read.process,
        version: read.version,
        kind: read.kind,
        occurred: read.occurred,
        recorded: read.recorded,
        actor: read.actor,
        contract: read.contract,
        command: read.command,
        pack: read.pack,
        body: read.body,
    })
}

fn put_texts(value: &mut Value, texts: Option<&[String]>) -> Option<()> {
    match value {
        Value::Array(items) => items.iter_mut().try_for_each(|item| put_texts(item, texts)),
        Value::Object(map) => {
            let Some(index) = map.get(TEXT) else {
                return map.values_mut().try_for_each(|item| put_texts(item, texts));
            };
            let index = usize::try_from(index.as_u64()?).ok()?;
            let whole = match texts {
                Some(texts) => (TEXT.to_owned(), Value::from(texts.get(index)?.as_str())),
                None => (ERASED.to_owned(), Value::Bool(true)),
            };
            *map = Map::from_iter([whole]);
            Some(())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Some(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn entry(body: Value) -> NewEntry {
        NewEntry {
            process: "01010101-0101-0101-0101-010101010101".parse().unwrap(),
            kind: "service.delivered".into(),
            occurred: "2026-03-01T08:00:00Z".parse().unwrap(),
            recorded: "2026-03-01T09:00:00Z".parse().unwrap(),
            actor: Actor {
                person: None,
                organisation: None,
                role: "clock".into(),
            },
            contract: Some(1),
            command: "02020202-0202-0202-0202-020202020202".parse().unwrap(),
            pack: None,
            body,
            salt: [5; 32],
        }
    }

    fn place() -> Place {
        Place {
            position: 7,
            version: 3,
            recorded: "2026-03-01T09:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn the_leaf_is_frozen() {
        let mut new = entry(json!({"b": {"$text": "张阿姨"}, "a": [1, {"$text": "x"}]}));
        let encoded = encode(&mut new, place()).unwrap();
        let leaf = String::from_utf8(encoded.leaf).unwrap();
        assert_eq!(
            leaf,
            concat!(
                r#"{"v":1,"position":7,"process":"01010101-0101-0101-0101-010101010101","#,
                r#""version":3,"kind":"service.delivered","occurred":"2026-03-01T08:00:00Z","#,
                r#""recorded":"2026-03-01T09:00:00Z","actor":{"person":null,"#,
                r#""organisation":null,"role":"clock"},"contract":1,"#,
                r#""command":"02020202-0202-0202-0202-020202020202","pack":null,"#,
                r#""body":{"a":[1,{"$text":0}],"b":{"$text":1}},"#,
                r#""texts":"83f74dbc586fa788aff1706333c120c72d7324566b4eaa8ca840c3edb8d2b6b3"}"#
            )
        );
        assert_eq!(
            encoded.payload.unwrap().body,
            r#"["x","张阿姨"]"#.as_bytes()
        );
    }

    #[test]
    fn texts_come_back_or_read_as_erased() {
        let body = json!({"b": {"$text": "张阿姨"}, "a": [1, {"$text": "x"}], "c": {"d": null}});
        let encoded = encode(&mut entry(body.clone()), place()).unwrap();
        let payload = encoded.payload.unwrap().body;
        assert_eq!(decode(7, &encoded.leaf, Some(&payload)).unwrap().body, body);
        let erased = json!({"b": {"$erased": true}, "a": [1, {"$erased": true}], "c": {"d": null}});
        assert_eq!(decode(7, &encoded.leaf, None).unwrap().body, erased);
        assert!(matches!(
            decode(8, &encoded.leaf, None),
            Err(StoreError::Unreadable(8))
        ));
    }

    #[test]
    fn bodies_that_could_not_come_back_are_refused() {
        let mut deep = json!(1);
        for _ in 0..DEPTH_MAX {
            deep = json!([deep]);
        }
        for body in [json!({"$text": 1}), json!({"$text": "a", "b": 1}), deep] {
            assert!(encode(&mut entry(body), place()).is_err());
        }
    }
}
