//! What a verdict rests on, counted.

use super::{Sentence, Teller, names};
use crate::{coded::CodedMatter, findings::GapPart, ids::MatterId};
use kernel::{Bi, lang::bi};

/// Decisions, answers, work beside the contract, goodwill, and what is missing.
pub(super) fn sentences(teller: &Teller<'_>) -> Vec<Sentence> {
    let mut out = Vec::new();
    out.extend(decisions(teller));
    out.extend(answers(teller));
    out.extend(beside(teller));
    out.extend(goodwill(teller));
    out.extend(missing(teller));
    out
}

/// “Seven of twelve …”, with “was” or “were”.
fn share(teller: &Teller<'_>, words: Bi, some: Vec<MatterId>, all: usize) -> Sentence {
    let was = if some.len() > 1 { "were" } else { "was" };
    let values = [
        ("n", teller.number(some.len())),
        ("all", teller.number(all)),
        ("was", was.to_owned()),
    ];
    let mut sentence = teller.say(words, &values);
    sentence.matters = some;
    sentence
}

fn step(matter: &CodedMatter) -> f64 {
    matter.a.map_or(0.0, |a| a.value())
}

fn decisions(teller: &Teller<'_>) -> Vec<Sentence> {
    let matters = &teller.matters;
    let all = names(matters, |matter| matter.a.is_some()).len();
    if all == 0 {
        return Vec::new();
    }
    let mut out = vec![share(
        teller,
        bi(
            "{all} 项决定中，有 {n} 项由{office}在合同未授权处作出。",
            "{n} of {all} decisions {was} taken by {office} where the contract gives it no power.",
        ),
        names(matters, |matter| step(matter) > 0.75),
        all,
    )];
    let alone = names(matters, |matter| (0.25..0.75).contains(&step(matter)));
    if !alone.is_empty() {
        let words = bi(
            "{all} 项决定中，有 {n} 项应当共同决定或先征求意见，却由{office}单独作出，或事后才取得同意。",
            "{n} of {all} decisions {was} taken by {office} alone where both should have decided, \
             or agreed to only afterwards.",
        );
        out.push(share(teller, words, alone, all));
    }
    let by_org = names(matters, |matter| step(matter) < -0.25);
    if !by_org.is_empty() {
        let words = bi(
            "{all} 项决定中，有 {n} 项由{org}越过约定作出。",
            "{n} of {all} decisions {was} taken by {org} beyond what was agreed.",
        );
        out.push(share(teller, words, by_org, all));
    }
    out
}

fn answers(teller: &Teller<'_>) -> Vec<Sentence> {
    let matters = &teller.matters;
    let all = names(matters, |matter| matter.ini).len();
    if all == 0 {
        return Vec::new();
    }
    let resisted = names(matters, |matter| matter.ini && matter.res);
    let mut out = vec![share(
        teller,
        bi(
            "{office}提出要求或作出不利行为的 {all} 件事项中，{org}有 {n} 件以约定渠道之外的方式抵制。",
            "of {all} matters in which {office} asked for something or acted against {org}, {n} {was} \
             met with resistance outside the agreed ways.",
        ),
        resisted.clone(),
        all,
    )];
    let ledger = teller.cell.first_mover;
    if ledger.answered_control > 0 {
        let values = [
            ("n", ledger.answered_control.to_string()),
            ("all", ledger.resistance.to_string()),
        ];
        let words = bi(
            "{all} 件抵制中，有 {n} 件发生在{office}越权行为之中或其后三十天内。",
            "{n} of {all} of these came within, or at most thirty days after, an act of {office} \
             without power.",
        );
        let mut sentence = teller.say(words, &values);
        sentence.matters = resisted;
        out.push(sentence);
    }
    let voiced = names(matters, |matter| matter.ini && matter.voice);
    if !voiced.is_empty() {
        let words = bi(
            "{all} 件中有 {n} 件经约定渠道表达异议；这是权利，不算抵制。",
            "{n} of {all} {was} answered through an agreed channel, which is a right and counts as no \
             resistance.",
        );
        out.push(share(teller, words, voiced, all));
    }
    out
}

fn beside(teller: &Teller<'_>) -> Vec<Sentence> {
    let matters = &teller.matters;
    let all = names(matters, |matter| matter.b.is_some()).len();
    let some = names(matters, |matter| matter.b == Some(true));
    if all == 0 {
        return Vec::new();
    }
    let words = bi(
        "{all} 件事项中，有 {n} 件属于合同之外替{office}做的工作、借用人员，或未公开的共同行为。",
        "{n} of {all} matters {was} work for {office} outside the contract, borrowed staff, or done \
         together without being disclosed.",
    );
    vec![share(teller, words, some, all)]
}

fn goodwill(teller: &Teller<'_>) -> Vec<Sentence> {
    let matters = &teller.matters;
    let warm =
        |of: fn(&CodedMatter) -> f64, sign: f64| names(matters, |matter| of(matter) * sign > 0.25);
    let upper = |matter: &CodedMatter| matter.v_upper.map_or(0.0, |v| v.value());
    let lower = |matter: &CodedMatter| matter.v_lower.map_or(0.0, |v| v.value());
    let pairs = [
        (
            bi(
                "{all} 件事项中，{office}在 {n} 件中给予帮助或通融，{org}在 {other} 件中如此。",
                "help or leeway: {office} in {n} of {all} matters, {org} in {other}.",
            ),
            1.0,
        ),
        (
            bi(
                "{all} 件事项中，{office}在 {n} 件中施压或惩罚，{org}在 {other} 件中对抗。",
                "pressure or punishment: {office} in {n} of {all} matters; opposition of {org} in \
                 {other}.",
            ),
            -1.0,
        ),
    ];
    let all = teller.number(names(matters, |_| true).len());
    let mut out = Vec::new();
    for (words, sign) in pairs {
        let (ours, theirs) = (warm(upper, sign), warm(lower, sign));
        if ours.is_empty() && theirs.is_empty() {
            continue;
        }
        let values = [
            ("n", teller.number(ours.len())),
            ("other", teller.number(theirs.len())),
            ("all", all.clone()),
        ];
        let mut sentence = teller.say(words, &values);
        let more = theirs.into_iter().filter(|theirs| !ours.contains(theirs));
        sentence.matters = ours.iter().cloned().chain(more).collect();
        out.push(sentence);
    }
    out
}

/// What was owed between the two and is missing.
fn missing(teller: &Teller<'_>) -> Vec<Sentence> {
    let cell = teller.cell;
    let row = teller
        .findings
        .gaps
        .iter()
        .find(|row| row.stage == cell.stage && row.dyad.as_ref() == Some(&cell.dyad));
    let parts = row.map_or(&[][..], |row| &row.gap.parts);
    let mut out = Vec::new();
    for part in parts {
        let GapPart::Omitted { by, items, .. } = part else {
            continue;
        };
        let words = bi(
            "{by}应做的事有 {n} 件没有做或没有按时做。",
            "{n} things owed by {by} are missing or were late.",
        );
        let one = bi(
            "{by}应做的事有 1 件没有做或没有按时做。",
            "one thing owed by {by} is missing or was late.",
        );
        let words = if items.len() == 1 { one } else { words };
        let values = [("by", teller.name(by)), ("n", teller.number(items.len()))];
        let mut sentence = teller.say(words, &values);
        sentence.items = items.clone();
        out.push(sentence);
    }
    out
}
