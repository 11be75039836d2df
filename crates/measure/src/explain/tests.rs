use super::*;
use crate::{engine, example};

fn told(lang: Lang, office: &str) -> Vec<Sentence> {
    let mut coded = example::coded();
    coded.matters.extend(example::start_up());
    let effort = engine::Effort {
        thousands: 5,
        ..engine::Effort::default()
    };
    let found = engine::findings_with(&example::dossier(), coded, effort);
    let stage = example::stage();
    let cell = found
        .cells
        .iter()
        .find(|cell| cell.dyad.upper.as_str() == office && cell.stage.as_ref() == Some(&stage));
    sentences(cell.unwrap(), &found, lang)
}

fn one<'a>(all: &'a [Sentence], part: &str) -> &'a Sentence {
    let found = all.iter().find(|sentence| sentence.text.contains(part));
    found.unwrap_or_else(|| panic!("no sentence with `{part}` in {all:#?}"))
}

#[test]
fn english_is_plain_and_names_the_matters() {
    let all = told(Lang::En, "street");
    assert!(
        all[0]
            .text
            .starts_with("Likely “Absorption and alliance”: the organisation works")
    );
    let decisions = one(&all, "decisions");
    assert_eq!(
        decisions.text,
        "Four of five decisions were taken by Street office where the contract gives it no power."
    );
    let names: Vec<&str> = decisions.matters.iter().map(MatterId::as_str).collect();
    assert_eq!(names, ["m1", "m4", "m7", "m11"]);
    assert_eq!(one(&all, "resistance").matters, [MatterId::new("m8")]);
    assert_eq!(one(&all, "outside the contract, borrowed").matters.len(), 6);
    let against = &one(&all, "speaks most against").matters;
    assert_eq!(against[..2], [MatterId::new("m11"), MatterId::new("m8")]);
    assert!(
        one(&all, "What would change this")
            .text
            .ends_with("likeliest.")
    );
    one(&all, "more unrecorded matters");
}

#[test]
fn chinese_says_the_same() {
    let (zh, en) = (told(Lang::Zh, "street"), told(Lang::En, "street"));
    assert_eq!(zh.len(), en.len());
    for (zh, en) in zh.iter().zip(&en) {
        assert_eq!((&zh.matters, &zh.items), (&en.matters, &en.items));
        assert!(
            !zh.text.contains('{') && !en.text.contains('{'),
            "{} {}",
            zh.text,
            en.text
        );
        assert!(zh.text.ends_with('。') && en.text.ends_with('.'));
    }
    assert_eq!(
        one(&zh, "项决定中").text,
        "5 项决定中，有 4 项由街道办事处在合同未授权处作出。"
    );
}

#[test]
fn what_is_owed_is_named_by_its_items() {
    let all = told(Lang::En, "district");
    let organisation = one(&all, "owed by Social work organisation");
    assert_eq!(organisation.items.len(), 3);
    assert!(organisation.text.starts_with("Three things owed"));
    assert_eq!(
        one(&all, "One thing owed by District bureau").items.len(),
        1
    );
    let first = one(&all, "of these came within");
    assert!(first.text.starts_with("4 of 4"), "{}", first.text);
}

#[test]
fn too_little_is_said_to_be_too_little() {
    let found = {
        let mut coded = example::coded();
        coded.matters.truncate(4);
        engine::findings(&example::dossier(), coded)
    };
    let all = sentences(&found.cells[0], &found, Lang::En);
    assert!(
        all[0].text.starts_with("Too little is recorded"),
        "{}",
        all[0].text
    );
    assert!(
        all.iter()
            .all(|sentence| !sentence.text.contains("change this"))
    );
}
