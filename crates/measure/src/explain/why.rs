//! What moved a type most, and what would change it.

use super::{Sentence, Teller};
use crate::{
    findings::{Explanation, Influence, RelationType, Verdict},
    ids::MatterId,
};
use kernel::{Bi, Lang, lang::bi};

/// Matters named in one sentence.
const NAMED: usize = 3;
/// Below this a matter moves nothing worth saying.
const LEAST: f64 = 0.02;

/// The sentences of the explanation; none where nothing is said of the pair.
pub(super) fn sentences(teller: &Teller<'_>) -> Vec<Sentence> {
    let Some(explanation) = &teller.cell.explanation else {
        return Vec::new();
    };
    let Some(first) = teller.cell.likelihoods.first() else {
        return Vec::new();
    };
    let what = first.what.name().get(teller.lang).to_owned();
    let mut out = Vec::new();
    out.extend(moved(teller, explanation, &what));
    out.extend(changes(teller, explanation, &what));
    out.extend(bounds(teller));
    out.extend(robust(teller));
    out
}

fn listed(teller: &Teller<'_>, names: &[MatterId]) -> String {
    let comma = match teller.lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    let names: Vec<&str> = names.iter().map(MatterId::as_str).collect();
    names.join(comma)
}

fn moved(teller: &Teller<'_>, explanation: &Explanation, what: &str) -> Vec<Sentence> {
    let side = |which: fn(&Influence) -> bool| -> Vec<MatterId> {
        let these = explanation
            .influences
            .iter()
            .filter(|one| which(one))
            .take(NAMED);
        these.map(|one| one.matter.clone()).collect()
    };
    let both = [
        (
            bi(
                "最支持“{what}”的事项：{which}。",
                "what speaks most for “{what}”: {which}.",
            ),
            side(|one| one.logit > LEAST),
        ),
        (
            bi(
                "最不支持“{what}”的事项：{which}。",
                "what speaks most against “{what}”: {which}.",
            ),
            side(|one| one.logit < -LEAST),
        ),
    ];
    let some = both.into_iter().filter(|(_, names)| !names.is_empty());
    some.map(|(words, names)| with(teller, words, names, what))
        .collect()
}

fn with(teller: &Teller<'_>, words: Bi, names: Vec<MatterId>, what: &str) -> Sentence {
    let values = [("what", what.to_owned()), ("which", listed(teller, &names))];
    let mut sentence = teller.say(words, &values);
    sentence.matters = names;
    sentence
}

fn changes(teller: &Teller<'_>, explanation: &Explanation, what: &str) -> Vec<Sentence> {
    let mut out = Vec::new();
    out.push(if explanation.flip.is_empty() {
        let words = bi(
            "什么会改变这一判断：去掉任何三件事项，“{what}”仍最可能。",
            "what would change this: without any three matters “{what}” would still be the likeliest.",
        );
        teller.say(words, &[("what", what.to_owned())])
    } else {
        let words = bi(
            "什么会改变这一判断：如果没有 {which}，“{what}”就不再最可能。",
            "what would change this: without {which}, “{what}” would no longer be the likeliest.",
        );
        with(teller, words, explanation.flip.clone(), what)
    });
    let more = [
        (
            bi(
                "再有 {n} 件未记录的按约办理、彼此友好的事项，最可能的就是“{other}”。",
                "{n} more unrecorded {matters}, done as agreed and friendly, would make “{other}” the \
                 likeliest.",
            ),
            explanation.tipping,
        ),
        (
            bi(
                "再有 {n} 件未记录的单方面强加的事项，最可能的就是“{other}”。",
                "{n} more hidden {matters}, imposed by the office, would make “{other}” the likeliest.",
            ),
            explanation.tipping_hidden,
        ),
    ];
    for (words, tipping) in more {
        out.extend(tipping.map(|(n, other)| tip(teller, words, n, other)));
    }
    out
}

fn tip(teller: &Teller<'_>, words: Bi, n: u32, other: RelationType) -> Sentence {
    let matters = if n == 1 { "matter" } else { "matters" };
    let n = teller.number(usize::try_from(n).unwrap_or(0));
    teller.say(
        words,
        &[
            ("n", n),
            ("matters", matters.to_owned()),
            ("other", other.name().get(teller.lang).to_owned()),
        ],
    )
}

fn bounds(teller: &Teller<'_>) -> Option<Sentence> {
    let words = match (teller.cell.holds_in_bounds, &teller.cell.verdict) {
        (Some(false), _) => bi(
            "只有一方记录的事项是否属实会改变结果，因此不作判断。",
            "whether the matters recorded by one side alone are true would change the result; so \
             nothing is asserted.",
        ),
        (Some(true), Verdict::Asserted { .. }) => bi(
            "只有一方记录的事项无论全真还是全假，结果都不变。",
            "the result stays the same whether all or none of the matters recorded by one side alone \
             are true.",
        ),
        _ => return None,
    };
    Some(teller.say(words, &[]))
}

fn robust(teller: &Teller<'_>) -> Option<Sentence> {
    let share = teller.cell.robust?;
    let words = bi(
        "四项权利随机赋予一千组轻重，{share}% 得到同一结果。",
        "with a thousand random weights of the four rights, {share}% give the same result.",
    );
    Some(teller.say(words, &[("share", format!("{:.0}", share * 100.0))]))
}
