//! The rules of coding, one by one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use measure::{
    Coded, CodedMatter,
    coded::{Change, Class, Place, Step},
    coding::{code, quality},
    read::read,
    schema::{Dossier, Right},
};
use serde_json::{Value, json};

/// District and street with an organisation: goals joint, inspection two visits a year, the rest as
/// usual; a channel to the district only.
fn contract() -> Value {
    json!({"line": "contract", "id": "c", "title": {"en": "Contract"}, "pack": "p",
        "as_of": "2024-12-31", "signed": "2024-01-01", "start": "2024-01-01", "end": "2024-12-31",
        "parties": [
            {"id": "d", "part": "district", "name": {}}, {"id": "s", "part": "host", "name": {}},
            {"id": "o", "part": "organisation", "name": {}},
            {"id": "u", "part": "users", "name": {}},
            {"id": "m", "part": "machine", "name": {}}],
        "stages": [{"stage": "S15", "from": "2024-01-01"}],
        "rights": [
            {"right": "G", "shares": [{"party": "d", "part": 0.5}, {"party": "o", "part": 0.5}]},
            {"right": "I", "shares": [{"party": "d", "part": 1.0}]},
            {"right": "X", "shares": [{"party": "d", "part": 1.0}]},
            {"right": "P", "shares": [{"party": "o", "part": 1.0}]}],
        "norms": [
            {"id": "visit", "clause": "C-1", "modality": "power", "bearer": "d",
             "act": {"acts": ["A54"]}, "limit": {"count": 2, "days": 365}},
            {"id": "report", "clause": "C-2", "modality": "must", "bearer": "o",
             "trigger": {"when": "on", "days": ["2024-03-31"]}, "act": {"acts": ["A46"]},
             "reparation": "amends"},
            {"id": "pay", "clause": "C-3", "modality": "must", "bearer": "d",
             "trigger": {"when": "on", "days": ["2024-05-31"]}, "act": {"acts": ["A80"]}},
            {"id": "amends", "clause": "C-2", "modality": "must", "bearer": "o",
             "act": {"acts": ["A101"]}},
            {"id": "rules", "clause": "C-4", "modality": "power", "bearer": "d",
             "act": {"acts": ["A102"]}}],
        "channels": ["d"]})
}

/// An act confirmed by the other side and written down the day after, unless `more` says otherwise.
fn act(id: &str, who: &str, code: &str, more: Value) -> Value {
    let (actor, target) = who.split_once('>').unwrap();
    let mut act = json!({"line": "act", "id": id, "occurred": "2024-06-03",
        "recorded": "2024-06-04", "recorder": actor, "actor": actor, "target": target,
        "code": code, "stage": "S15", "matter": "m", "counter": "confirmed"});
    for (key, value) in more.as_object().unwrap() {
        act[key] = value.clone();
    }
    act
}

fn dossier(acts: &[Value]) -> Dossier {
    let lines = [contract()].into_iter().chain(acts.iter().cloned());
    let text: Vec<String> = lines.map(|line| line.to_string()).collect();
    read(&text.join("\n")).unwrap()
}

fn coded(acts: &[Value]) -> Coded {
    code(&dossier(acts))
}

fn one(acts: &[Value]) -> CodedMatter {
    let mut coded = coded(acts);
    assert_eq!(coded.matters.len(), 1, "{:#?}", coded.matters);
    coded.matters.pop().unwrap()
}

fn a(acts: &[Value]) -> Option<f64> {
    one(acts).a.map(Step::value)
}

#[test]
fn who_may_decide_decides_the_control_shift() {
    let alone = |code: &str, more: Value| a(&[act("1", "d>o", code, more)]);
    assert_eq!(
        alone("A92", json!({})),
        Some(0.0),
        "inspection is the district's"
    );
    assert_eq!(alone("A76", json!({})), Some(0.5), "goals are joint");
    assert_eq!(
        alone("A52", json!({})),
        Some(1.0),
        "persons are the organisation's"
    );
    assert_eq!(alone("A71", json!({})), Some(1.0), "a forbidden act");
    assert_eq!(alone("A46", json!({})), None, "nothing is decided");
    assert_eq!(a(&[act("1", "o>d", "A76", json!({}))]), Some(-0.5));
    assert_eq!(a(&[act("1", "o>d", "A92", json!({}))]), Some(-1.0));
    assert_eq!(a(&[act("1", "o>d", "A52", json!({}))]), Some(0.0));
    assert_eq!(
        a(&[
            act("1", "s>o", "A58", json!({})),
            act("2", "o>s", "A61", json!({}))
        ]),
        Some(0.0)
    );
}

#[test]
fn assent_takes_the_shift_away_and_ratification_half_of_it() {
    let with = |kind: &str, on: &str| {
        let consent = json!({"consent": {"kind": kind, "by": "o", "on": on}});
        one(&[act("1", "d>o", "A52", consent)])
    };
    let prior = with("prior", "2024-06-01");
    assert_eq!(prior.a, Some(Step::ZERO));
    assert_eq!(prior.place, Place::Licensed);
    assert_eq!(prior.decided_by.len(), 2);
    assert_eq!(with("ratified", "2024-06-09").a, Some(Step::HALF));
    assert_eq!(
        with("prior", "2024-06-09").a,
        Some(Step::HALF),
        "dated after the act"
    );
    assert_eq!(
        with("silent", "2024-06-01").a,
        Some(Step::PLUS),
        "silence never agrees"
    );
    assert_eq!(with("refused", "2024-06-01").a, Some(Step::PLUS));
}

#[test]
fn assent_that_only_the_author_claims_counts_half() {
    let claim = json!({"consent": {"kind": "prior", "by": "o"}, "counter": "unanswered"});
    let coded = coded(&[act("1", "d>o", "A52", claim)]);
    let mut versions: Vec<_> = coded
        .matters
        .iter()
        .map(|one| (one.a, one.weight))
        .collect();
    versions.sort_by_key(|(a, _)| *a);
    assert_eq!(versions, [(Some(Step::ZERO), 0.5), (Some(Step::PLUS), 0.5)]);
}

#[test]
fn the_visit_above_the_cap_is_a_shift_and_its_repetitions_are_not() {
    let visit = |id: &str, on: &str| {
        act(
            id,
            "d>o",
            "A54",
            json!({"occurred": on, "recorded": on, "matter": on}),
        )
    };
    let days = ["2024-02-01", "2024-04-01", "2024-06-01"];
    let mut acts: Vec<Value> = days.iter().map(|on| visit(on, on)).collect();
    acts.extend(days.iter().map(|on| visit(&format!("again-{on}"), on)));
    let coded = coded(&acts);
    let shifts: Vec<f64> = coded
        .matters
        .iter()
        .map(|one| one.a.unwrap().value())
        .collect();
    assert_eq!(shifts, [0.0, 0.0, 1.0]);
    assert_eq!(coded.matters[2].v_upper, Some(Step::HALF_MINUS));
    assert!(
        coded
            .matters
            .iter()
            .all(|one| one.ini && one.acts.len() == 2)
    );
}

#[test]
fn objecting_through_a_channel_is_voice_and_outside_it_is_resistance() {
    let order = act("1", "d>o", "A71", json!({}));
    let answer = |who: &str, more: Value| {
        let office = who.split_once('>').unwrap().1;
        let mut order = order.clone();
        (order["actor"], order["recorder"]) = (office.into(), office.into());
        one(&[order, act("2", who, "A63", more)])
    };
    let through = answer("o>d", json!({}));
    assert!(through.voice && !through.res);
    assert_eq!(through.v_lower, None, "protected acts have no valence");
    let outside = answer("o>d", json!({"way": "outside"}));
    assert!(outside.res && !outside.voice);
    assert_eq!(outside.v_lower, Some(Step::HALF_MINUS));
    assert_eq!(
        outside.trigger,
        Some(outside.id.clone()),
        "shown with its trigger"
    );
    assert!(answer("o>s", json!({})).res, "the street has no channel");
}

#[test]
fn silence_past_the_day_is_resistance_and_a_claimed_answer_is_not() {
    let ask = act("1", "d>o", "A57", json!({"respond_by": "2024-06-10"}));
    let silent = one(std::slice::from_ref(&ask));
    assert!(silent.res && silent.ini);
    assert_eq!(silent.v_lower, Some(Step::HALF_MINUS));
    let open = act("1", "d>o", "A57", json!({"respond_by": "2025-01-10"}));
    assert!(!one(&[open]).res, "the day has not come");
    let claim = |more: Value| {
        let mut claim = act("2", "o>d", "A46", more);
        claim["counter"] = "unanswered".into();
        let all = coded(&[ask.clone(), claim]).matters;
        all.iter()
            .filter(|one| one.res)
            .map(|one| one.weight)
            .sum::<f64>()
    };
    assert!(
        claim(json!({"reply_to": "1"})).abs() < 1e-12,
        "a reply, if only claimed"
    );
    assert!(
        (claim(json!({})) - 0.5).abs() < 1e-12,
        "an act beside it, only claimed"
    );
}

#[test]
fn resistance_is_traced_to_another_matter_within_thirty_days() {
    let at = |id: &str, who: &str, code: &str, on: &str| {
        act(
            id,
            who,
            code,
            json!({"occurred": on, "recorded": on, "matter": id}),
        )
    };
    let near = coded(&[
        at("x", "d>o", "A71", "2024-06-01"),
        at("y", "o>d", "A64", "2024-07-01"),
    ]);
    assert_eq!(
        near.matters[1].trigger.as_ref().map(|id| id.as_str()),
        Some("x")
    );
    let far = coded(&[
        at("x", "d>o", "A71", "2024-06-01"),
        at("y", "o>d", "A64", "2024-07-02"),
    ]);
    assert_eq!(far.matters[1].trigger, None);
}

#[test]
fn a_task_by_word_of_mouth_is_absorbed_when_it_is_done_unpaid() {
    let order = || act("1", "s>o", "A59", json!({}));
    assert_eq!(one(&[order()]).b, None, "nobody says what came of it");
    let done = one(&[
        order(),
        act("2", "o>s", "A42", json!({"effort": {"hours": 5.0}})),
    ]);
    assert_eq!(
        (done.b, done.off_hours, done.class),
        (Some(true), 5.0, Class::C)
    );
    let priced = one(&[order(), act("2", "o>s", "A62", json!({}))]);
    assert_eq!((priced.b, priced.change), (Some(false), Change::Consented));
    let refused = one(&[order(), act("2", "o>s", "A63", json!({}))]);
    assert_eq!(refused.b, Some(false));
    let agreed = json!({"consent": {"kind": "prior", "by": "o"}});
    let mutual = one(&[
        act("1", "s>o", "A59", agreed),
        act("2", "o>s", "A42", json!({})),
    ]);
    assert_eq!(
        (mutual.b, mutual.class),
        (Some(true), Class::B),
        "asked first, done beside"
    );
    assert_eq!(mutual.place, Place::Side);
}

#[test]
fn what_is_told_to_the_department_is_support_and_what_is_hidden_is_not() {
    let extra =
        |code: &str, told: Value| one(&[act("1", "o>s", code, json!({"disclosed_to": told}))]);
    let open = extra("A66", json!(["d"]));
    assert_eq!(
        (open.b, open.class, &open.place),
        (Some(false), Class::S, &Place::Licensed)
    );
    let hidden = extra("A66", json!([]));
    assert_eq!(
        (hidden.b, hidden.class, &hidden.place),
        (Some(true), Class::B, &Place::Side)
    );
    let told = extra("A67", json!(["d"]));
    assert_eq!((told.b, &told.place), (Some(false), &Place::Licensed));
    assert_eq!(
        extra("A67", json!([])).v_upper,
        Some(Step::HALF),
        "both are behind it"
    );
}

#[test]
fn weights_follow_corroboration_and_delay() {
    let weight = |who: &str, code: &str, more: Value| {
        let coded = coded(&[act("1", who, code, more)]);
        let all: Vec<f64> = coded.matters.iter().map(|one| one.weight).collect();
        all
    };
    let alone = |recorder: &str| json!({"counter": "unanswered", "recorder": recorder});
    assert_eq!(weight("s>o", "A77", json!({})), [1.0], "confirmed");
    assert_eq!(weight("s>o", "A77", alone("s")), [0.5], "self-praise");
    assert_eq!(
        weight("s>o", "A77", alone("o")),
        [1.0],
        "the other side says so"
    );
    assert_eq!(
        weight("s>o", "A77", alone("m")),
        [1.0],
        "a trail nobody writes"
    );
    assert_eq!(
        weight("s>o", "A53", alone("s")),
        [1.0],
        "against its own interest"
    );
    assert_eq!(weight("s>o", "A53", alone("o")), [0.5], "an accusation");
    assert_eq!(
        weight(
            "s>o",
            "A53",
            json!({"counter": "disputed", "recorder": "o"})
        ),
        [0.5, 0.5]
    );
    let late = |recorded: &str| weight("s>o", "A77", json!({"recorded": recorded}));
    assert_eq!(late("2024-06-10"), [1.0], "seven days");
    assert_eq!(late("2024-06-11"), [0.8]);
    assert_eq!(late("2024-07-03"), [0.8], "thirty days");
    assert_eq!(late("2024-07-04"), [0.5]);
}

#[test]
fn pens_tell_who_wrote() {
    let own = json!({"counter": "unanswered", "also_recorded_by": ["o"]});
    let both = one(&[act("1", "s>o", "A53", own)]);
    assert!(both.pens.upper && both.pens.lower && !both.pens.anchor);
    let trail = json!({"recorder": "m"});
    assert!(one(&[act("1", "s>o", "A53", trail)]).pens.anchor);
}

#[test]
fn acts_are_put_together_by_what_they_answer_and_apart_by_pairs() {
    let free = |id: &str, who: &str, more: Value| {
        let mut act = act(id, who, "A46", more);
        act.as_object_mut().unwrap().remove("matter");
        act
    };
    let acts = [
        free("1", "o>d", json!({})),
        free("2", "d>o", json!({"reply_to": "1", "code": "A47"})),
        free("3", "o>s", json!({"reply_to": "2"})),
        free("4", "o>u", json!({})),
        free(
            "5",
            "d>s",
            json!({"occurred": "2024-06-20", "recorded": "2024-06-20"}),
        ),
    ];
    let coded = coded(&acts);
    let found: Vec<(String, usize)> = coded
        .matters
        .iter()
        .map(|one| (one.id.to_string(), one.acts.len()))
        .collect();
    let expected = [("1", 2), ("1~s-o", 1), ("5", 1)];
    let expected: Vec<(String, usize)> = expected
        .iter()
        .map(|(id, n)| ((*id).to_owned(), *n))
        .collect();
    assert_eq!(found, expected, "the act toward residents is no matter");
}

#[test]
fn a_campaign_of_a_week_is_one_episode() {
    let visit = |id: &str, on: &str| {
        act(
            id,
            "s>o",
            "A57",
            json!({"occurred": on, "recorded": on, "matter": id}),
        )
    };
    let coded = coded(&[
        visit("1", "2024-06-03"),
        visit("2", "2024-06-07"),
        visit("3", "2024-06-10"),
    ]);
    let episodes: Vec<bool> = coded
        .matters
        .iter()
        .map(|one| one.episode.is_some())
        .collect();
    assert_eq!(episodes, [true, true, false]);
    assert_eq!(coded.matters[0].episode, coded.matters[1].episode);
}

#[test]
fn people_override_with_a_reason_and_are_compared_without() {
    let ids = ["1", "2", "3", "4"];
    let codes = ["A71", "A92", "A71", "A92"];
    let acts = ids.iter().zip(codes).enumerate().map(|(week, (id, code))| {
        let on = format!("2024-06-{:02}", 3 + 7 * week);
        act(
            id,
            "d>o",
            code,
            json!({"occurred": on, "recorded": on, "matter": id}),
        )
    });
    let mut lines: Vec<Value> = acts.collect();
    let seconds = [1.0, 0.0, 0.0, 0.0];
    for (id, a) in ids.iter().zip(seconds) {
        lines.push(
            json!({"line": "coding", "matter": id, "coder": "k", "role": "second",
            "a": {"is": "value", "value": a}, "res": 0}),
        );
    }
    lines.push(
        json!({"line": "coding", "matter": "1", "coder": "j", "role": "overrides",
        "reason": "agreed by telephone", "a": {"is": "missing"},
        "v_gov": {"is": "value", "value": 0.0}}),
    );
    let coded = coded(&lines);
    assert_eq!(
        (coded.matters[0].a, coded.matters[0].v_upper),
        (None, Some(Step::ZERO))
    );
    assert_eq!(
        coded.matters[0].v_lower,
        Some(Step::ZERO),
        "what is left out stays"
    );
    let of = |name: &str| {
        coded
            .agreement
            .iter()
            .find(|one| one.variable == name)
            .unwrap()
    };
    // Values 1 0 1 0 against 1 0 0 0: Do = 1/4; De = 2·3·5/(8·7) = 30/56; α = 1 − 14/30.
    let alpha = of("a").alpha.unwrap();
    assert!((alpha - (1.0 - 14.0 / 30.0)).abs() < 1e-12, "{alpha}");
    assert_eq!(
        (of("a").matters, of("res").alpha),
        (4, None),
        "no variance, no α"
    );
}

#[test]
fn the_quality_of_a_contract_is_counted() {
    let quality = quality(&dossier(&[]).contract);
    assert_eq!(quality.limited_powers, Some(0.5));
    assert_eq!(quality.unlimited.len(), 1);
    assert_eq!(quality.government_duties, Some(1.0 / 3.0));
    assert_eq!(
        quality.symmetry,
        Some(0.0),
        "only the organisation pays for its breaches"
    );
}

#[test]
fn nothing_recorded_is_nothing_found() {
    let empty = coded(&[]);
    assert!(empty.matters.is_empty() && empty.agreement.is_empty());
    assert!(
        empty
            .items
            .iter()
            .all(|item| item.acts.is_empty() && item.evidence == 0)
    );
    assert_eq!(empty.items.len(), 2, "what was owed was owed all the same");
    let right = one(&[act("1", "d>o", "A92", json!({}))]);
    assert_eq!(
        (right.right, right.decided_by.len()),
        (Some(Right::Inspection), 1)
    );
}
