//! The questions of a contract as data.

use crate::{
    Web, api,
    ask::Ask,
    pages::signs::{Sighted, sighted},
    routes::Answer,
};
use app::signs::{Asked, Standing, entry};
use domain::signs::{Finding, Measure};
use kernel::Bi;
use serde_json::{Value, json};

/// Every question the reader may see, with its measure, its evidence and its answer.
///
/// # Errors
/// Not found, or failures of the database.
pub fn list(web: &Web, ask: &Ask) -> Answer {
    let seen = sighted(web, ask)?;
    let signs: Vec<Value> = seen.asked.iter().map(|one| sign(&seen, one)).collect();
    api::ok(&json!({ "contract": seen.contract.to_string(), "signs": signs }))
}

fn both(text: Bi) -> Value {
    json!({ "zh": text.zh, "en": text.en })
}

fn sign(seen: &Sighted, one: &Asked) -> Value {
    let loaded = &seen.shown.loaded;
    let opened = one.finding.evidence().iter().filter_map(|version| {
        let logged = entry(loaded, *version)?;
        let sees = seen.shown.viewer.sees(loaded, logged);
        sees.then_some(logged.position)
    });
    let entries: Vec<u64> = opened.collect();
    let question = one.finding.measure().map(|measure| {
        let say = |lang| one.sign.ask(measure, lang);
        json!({ "zh": say(kernel::Lang::Zh), "en": say(kernel::Lang::En) })
    });
    let (missing, from) = match &one.finding {
        Finding::NotComputable { missing, from } => (both(*missing), json!(from.code())),
        Finding::Fires { .. } | Finding::Clear { .. } => (Value::Null, Value::Null),
    };
    let since = match one.standing {
        Standing::Waits { since } => json!(since),
        Standing::Nothing | Standing::Answered => Value::Null,
    };
    json!({
        "code": one.sign.code.code(),
        "name": both(one.sign.code.name()),
        "life": one.sign.life.code(),
        "state": one.finding.code(),
        "asked": one.sign.asked.side(),
        "question": question,
        "settles": both(one.sign.settles),
        "measure": one.finding.measure().map(measure),
        "entries": entries,
        "evidence": one.finding.evidence().len(),
        "missing": missing,
        "from": from,
        "unansweredSince": since,
        "answer": one.answer.as_ref().map(|answer| json!({
            "text": answer.text.as_str(), "at": answer.at.to_string(),
        })),
    })
}

fn measure(one: &Measure) -> Value {
    let plain = |number: rust_decimal::Decimal| number.round_dp(4).normalize().to_string();
    json!({
        "what": both(one.what),
        "count": plain(one.count),
        "of": one.of.map(plain),
        "limit": plain(one.limit.value),
        "rule": one.limit.key.map(rules::Key::code),
        "figures": one.figures(kernel::Lang::En),
        "threshold": one.threshold(kernel::Lang::En),
    })
}
