//! For every question that can be computed one record that raises it and one that does not; and
//! what must hold of all of them.

mod answers;
mod buying;
mod evaluation;
mod money;
mod orders;
mod properties;
mod records;
mod speed;
mod story;
mod texts;
mod users;

use super::{Code, Finding, sign};
use crate::event::Audience;
use std::collections::BTreeSet;
use story::Story;

/// A record that raises a question and one that does not.
pub(super) struct Pair {
    code: Code,
    fires: fn() -> Story,
    clear: fn() -> Story,
}

/// A pair of records.
const fn pair(code: Code, fires: fn() -> Story, clear: fn() -> Story) -> Pair {
    Pair { code, fires, clear }
}

/// Every pair.
fn pairs() -> impl Iterator<Item = &'static Pair> {
    [
        buying::PAIRS,
        orders::PAIRS,
        records::PAIRS,
        users::PAIRS,
        money::PAIRS,
        evaluation::PAIRS,
        evaluation::ENDS,
    ]
    .into_iter()
    .flatten()
}

/// Questions the record cannot answer yet, and what it lacks.
const WITHOUT: &[(Code, &str)] = &[
    (
        Code::P38,
        "needs the activities of the provider's other projects",
    ),
    (
        Code::AF20,
        "needs the authors of the files each provider prepared",
    ),
];

#[test]
fn every_question_has_its_pair_or_a_reason_for_none() {
    let told: BTreeSet<Code> = pairs().map(|one| one.code).collect();
    let without: BTreeSet<Code> = WITHOUT.iter().map(|one| one.0).collect();
    for code in Code::ALL {
        assert!(
            told.contains(code) != without.contains(code),
            "{} needs a pair or a reason, and not both",
            code.code()
        );
        assert_eq!(super::signs().filter(|one| one.code == *code).count(), 1);
    }
}

#[test]
fn what_the_record_cannot_answer_says_what_is_missing() {
    for (code, _) in WITHOUT {
        let found = Story::running().finding(*code);
        assert!(matches!(found, Finding::NotComputable { .. }), "{code:?}");
    }
}

#[test]
fn each_question_is_raised_by_one_record_and_not_by_the_other() {
    let mut wrong = Vec::new();
    for pair in pairs() {
        let story = (pair.fires)();
        let found = story.finding(pair.code);
        let evidence = found.evidence();
        let opens =
            !evidence.is_empty() && evidence.iter().all(|one| story.audience(*one).is_some());
        if !found.fires() || !opens {
            wrong.push(format!("{} should fire: {found:?}", pair.code.code()));
        }
        let clear = (pair.clear)().finding(pair.code);
        if clear.fires() {
            wrong.push(format!("{} should not fire: {clear:?}", pair.code.code()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_public_reads_a_question_only_where_it_reads_all_its_evidence() {
    for pair in pairs() {
        let story = (pair.fires)();
        let shown = sign(pair.code).unwrap().audience;
        for entry in story.finding(pair.code).evidence() {
            let audience = story.audience(*entry);
            let fits = match shown {
                Audience::Public => audience == Some(Audience::Public),
                _ => audience != Some(Audience::Protected),
            };
            assert!(fits, "{}: entry {entry} is {audience:?}", pair.code.code());
        }
    }
}

#[test]
fn questions_are_worded_in_both_languages_without_blame() {
    const BLAME: &[&str] = &[
        "造假", "违法", "欺骗", "fraud", "guilty", "cheat", "lied", "violat",
    ];
    for sign in super::signs() {
        for text in [
            sign.question.zh,
            sign.question.en,
            sign.settles.zh,
            sign.settles.en,
        ] {
            assert!(!text.is_empty());
            assert!(
                !BLAME.iter().any(|word| text.contains(word)),
                "{}: {text}",
                sign.code.code()
            );
        }
    }
}

#[test]
fn a_measure_says_its_numbers_and_its_threshold() {
    let story = orders::off_contract();
    let found = story.finding(Code::P01);
    let measure = found.measure().unwrap();
    assert_eq!(measure.figures(kernel::Lang::En), "2 of 3 = 66.7 %");
    assert_eq!(measure.threshold(kernel::Lang::En), "asked above 20 %");
    assert_eq!(measure.threshold(kernel::Lang::Zh), "超过 20% 即询问");
    let asked = sign(Code::P01).unwrap().ask(measure, kernel::Lang::En);
    assert_eq!(
        asked,
        "Why were 2 of 3 requests outside the contract's scope?"
    );
}
