//! What holds of every question whatever the record says.

use super::{evaluation, orders, pairs, story::Story};
use crate::{
    Event,
    signs::{Finding, protected},
};
use kernel::{Role, Side};
use proptest::prelude::*;
use serde_json::{Value, json};

fn text(words: &str) -> Value {
    super::story::text(words)
}

/// A protected act: the role and the person that makes it, and the event it leaves.
type Act = (Role, u128, &'static str, Value);

/// Protected acts.
fn protected_acts() -> Vec<Act> {
    [
        before_signing(),
        in_delivery(),
        in_evaluation(),
        of_residents(),
    ]
    .concat()
}

fn before_signing() -> Vec<Act> {
    let comment = json!({ "id": 9, "topic": "price", "text": text("限价偏低") });
    let clause = json!({ "id": 9, "clause": null, "text": text("增加条款"), "why": text("对等") });
    vec![
        (Role::Provider, 30, "comment.made", comment),
        (Role::Provider, 30, "counter-clause.proposed", clause),
    ]
}

fn change(id: u32) -> Value {
    let impact = json!({ "money": "same", "hours": "same", "units": [], "end": null,
        "flex_hours": null, "users": "no", "effective": "2026-06-01" });
    json!({ "id": id, "party": "provider", "kind": "other", "what": text("减少报表"),
        "reason": text("负担过重"), "impact": impact })
}

fn in_delivery() -> Vec<Act> {
    let declined = json!({ "task": 1, "reason": "out-of-scope", "text": text("不在范围") });
    let refused = json!({ "id": 9, "party": "provider", "reason": text("无经费") });
    let hardship = json!({ "party": "provider", "what": text("工资上调"), "effect": text("亏损") });
    let notice = json!({ "id": 9, "debtor": super::story::org(0), "obligation": null, "text": null,
        "until": super::story::due("2026-06-01") });
    let own =
        json!({ "sign": "P27", "organisation": super::story::org(3), "text": text("人手不足") });
    let host =
        json!({ "sign": "AF-09", "organisation": super::story::org(1), "text": text("只看活动") });
    vec![
        (Role::Provider, 30, "task.declined", declined),
        (Role::Provider, 30, "change.proposed", change(9)),
        (Role::Host, 10, "change.proposed", change(8)),
        (Role::Provider, 30, "change.refused", refused),
        (Role::Provider, 30, "hardship.invoked", hardship),
        (Role::Provider, 30, "default-notice.given", notice),
        (Role::Provider, 30, "question.answered", own),
        (Role::Host, 10, "question.answered", host),
    ]
}

fn in_evaluation() -> Vec<Act> {
    let conduct =
        json!({ "conduct": [{ "aspect": "pays-on-time", "score": "10", "reason": text("拖") }] });
    let rating = json!({ "rating": 90, "evaluation": 1, "group": "provider-rates-purchaser",
        "about": super::story::org(0), "scores": conduct, "contact": "own" });
    let heard = json!({ "evaluation": 1, "workers": 3, "topics": ["pay-and-hours"],
        "statement": text("加班") });
    let reply = |organisation| {
        json!({ "evaluation": 1, "organisation": super::story::org(organisation),
        "stance": "dispute", "text": text("有异议") })
    };
    let appeal = json!({ "appeal": 9, "evaluation": 1, "organisation": super::story::org(3),
        "ground": "facts", "text": text("事实不符") });
    vec![
        (Role::Provider, 30, "rating.filed", rating),
        (Role::Evaluator, 60, "workers.heard", heard),
        (Role::Provider, 30, "evaluation.replied", reply(3)),
        (Role::Host, 10, "evaluation.replied", reply(1)),
        (Role::Provider, 30, "evaluation.appealed", appeal),
    ]
}

fn of_residents() -> Vec<Act> {
    let filed = json!({ "id": 9, "about": "provider", "text": text("没人来") });
    let routed = json!({ "id": 9, "about": "provider", "topic": "not-served", "handler": "R1" });
    vec![
        (
            Role::Resident,
            990,
            "service.questioned",
            json!({ "service": 1 }),
        ),
        (Role::Resident, 990, "resident-complaint.filed", filed),
        (Role::Resident, 990, "resident-complaint.routed", routed),
    ]
}

/// No question newly asks the side of the author, or any side where residents spoke.
fn unharmed(before: &Story, after: &Story, author: Option<Side>) -> Result<(), String> {
    for ((sign, was), (_, now)) in before.findings().iter().zip(&after.findings()) {
        // A resident belongs to no side: the complaint must raise nothing against anybody served.
        let concerns = author.is_some() && sign.asked.side() == author;
        if concerns && now.fires() && !was.fires() {
            return Err(format!("{} now asks its author's side", sign.code.code()));
        }
        let grown = was
            .measure()
            .zip(now.measure())
            .is_some_and(|(was, now)| now.count > was.count);
        if concerns && was.fires() && grown {
            return Err(format!(
                "{} counts it against its author's side",
                sign.code.code()
            ));
        }
    }
    Ok(())
}

#[test]
fn a_protected_act_is_never_counted_against_its_author() {
    let stories = pairs().flat_map(|pair| [(pair.fires)(), (pair.clear)()]);
    for story in stories {
        for (role, person, kind, body) in protected_acts() {
            let after = story.clone().by(role, person).tells(kind, body);
            unharmed(&story, &after, role.side()).unwrap_or_else(|harm| panic!("{kind}: {harm}"));
        }
    }
}

#[test]
fn no_evidence_is_a_protected_act_of_the_side_asked() {
    for pair in pairs() {
        let story = (pair.fires)();
        for (sign, found) in story.findings() {
            for (envelope, event) in &story.world.log {
                if found.evidence().contains(&envelope.version) && protected::is_protected(event) {
                    let author = envelope.actor.role.side();
                    assert!(
                        author.is_none() || author != sign.asked.side(),
                        "{} opens `{}` of its own author",
                        sign.code.code(),
                        event.kind()
                    );
                }
            }
        }
    }
}

#[test]
fn protected_kinds_are_kinds_of_events() {
    let kinds: Vec<&str> = Event::metas().map(|meta| meta.kind).collect();
    for kind in protected::kinds() {
        assert!(kinds.contains(kind), "no event `{kind}`");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any run of protected acts, over records that fire much.
    #[test]
    fn any_run_of_protected_acts_leaves_their_authors_unasked(
        acts in prop::collection::vec(0_usize..18, 1..12),
        start in 0_usize..3,
    ) {
        let starts = [orders::off_contract, || evaluation::gap(98), || evaluation::ended(&[(1, 20), (2, 6)])];
        let before = starts[start]();
        let all = protected_acts();
        for side in [Side::Provider, Side::Host] {
            let own = acts.iter().map(|place| &all[*place]).filter(|act| act.0.side() == Some(side));
            let after = own.fold(before.clone(), |story, (role, person, kind, body)| {
                story.by(*role, *person).tells(kind, body.clone())
            });
            prop_assert_eq!(unharmed(&before, &after, Some(side)), Ok(()));
        }
    }

    /// Sheets that are not released change no finding, whatever they say.
    #[test]
    fn sealed_sheets_tell_nothing(scores in prop::collection::vec(0_u32..=100, 12), denied in 0_u32..40) {
        let before = evaluation::sealed(&[], None);
        let after = evaluation::sealed(&scores, Some(denied));
        prop_assert_eq!(told(&before), told(&after));
    }
}

fn told(story: &Story) -> Vec<(&'static str, Finding)> {
    let all = story.findings().into_iter();
    all.map(|(sign, found)| (sign.code.code(), found)).collect()
}

#[test]
fn the_protected_channel_tells_no_question_anything() {
    for pair in pairs() {
        let story = (pair.fires)();
        let mut without = story.clone();
        without.world.log.retain(|(_, event)| {
            event
                .meta()
                .is_some_and(|meta| meta.audience != crate::event::Audience::Protected)
        });
        assert_eq!(told(&story), told(&without), "{}", pair.code.code());
    }
}
