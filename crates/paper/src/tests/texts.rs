use super::{pack, papers, purchase};
use crate::{
    clauses,
    words::{TERMS, Words, names},
};
use domain::{contract::Clause, testkit::sample_terms};
use kernel::{Bi, Lang, Money};
use rules::{Key, Rulebook};
use std::collections::BTreeSet;

/// Names whose values are no terms of the plan.
const ELSEWHERE: &[&str] = &[
    "late-contract-interest",
    "interest-floor",
    "complaint-body",
    "team",
];

/// All texts of a clause.
fn texts(clause: Clause) -> Vec<Bi> {
    let text = clauses::text(clause);
    let mut all = vec![text.common, text.provider, text.other];
    all.extend(text.law);
    all
}

#[test]
fn no_clause_lacks_a_text_in_either_language() {
    for clause in Clause::ALL {
        for text in texts(*clause) {
            assert!(
                text.zh.chars().count() >= 6,
                "{}: {}",
                clause.code(),
                text.zh
            );
            assert!(
                text.en.split(' ').count() >= 3,
                "{}: {}",
                clause.code(),
                text.en
            );
            assert!(!text.en.contains(['，', '。']), "{}", clause.code());
            assert!(!text.zh.contains(", "), "{}", clause.code());
        }
    }
}

#[test]
fn both_languages_name_the_same_parameters() {
    for clause in Clause::ALL {
        for text in texts(*clause) {
            let of = |text| names(text).into_iter().collect::<BTreeSet<_>>();
            assert_eq!(of(text.zh), of(text.en), "{}", clause.code());
        }
    }
}

#[test]
fn every_parameter_named_in_a_text_has_a_value_and_is_filled_in() {
    let rulebook = Rulebook::embedded().unwrap();
    let terms = sample_terms("2025-03-24".parse().unwrap());
    for lang in Lang::ALL {
        let words = Words {
            lang,
            pack: pack(&rulebook),
            terms: &terms,
            team: None,
        };
        for clause in Clause::ALL {
            for text in texts(*clause) {
                let filled = words.fill(text);
                assert!(!filled.contains('{'), "{}: {filled}", clause.code());
                for name in names(text.get(lang)) {
                    let known = name.parse::<Key>().is_ok() || TERMS.contains(&name);
                    assert!(known, "{}: {name}", clause.code());
                    let value = words.value(name).unwrap();
                    assert!(filled.contains(&value), "{}: {name}", clause.code());
                }
            }
        }
    }
}

#[test]
fn every_parameter_of_a_text_is_one_of_the_table_of_clauses() {
    for clause in Clause::ALL {
        let effect = domain::contract::clauses::effect(*clause).unwrap();
        let known: BTreeSet<&str> = effect.parameters().map(|one| one.code()).collect();
        for text in texts(*clause) {
            for name in names(text.en) {
                assert!(
                    known.contains(name),
                    "{}: `{name}` drives nothing",
                    clause.code()
                );
            }
        }
    }
}

#[test]
fn no_number_stands_in_a_text_that_is_not_a_parameter() {
    for clause in Clause::ALL {
        let text = clauses::text(*clause);
        for one in [text.common, text.provider, text.other] {
            for words in [one.zh, one.en] {
                let outside: String = words
                    .split('{')
                    .enumerate()
                    .map(|(place, part)| match place {
                        0 => part,
                        _ => part.split_once('}').map_or(part, |(_, rest)| rest),
                    })
                    .collect();
                let digit = outside.chars().any(|one| one.is_ascii_digit());
                assert!(!digit, "{}: {words}", clause.code());
            }
        }
    }
}

#[test]
fn the_charter_says_what_the_host_may_and_may_not_in_both_languages() {
    let rulebook = Rulebook::embedded().unwrap();
    let process = purchase();
    for (lang, words) in [
        (
            Lang::Zh,
            ["不指挥", "可以提出", "活动场地", "东街道办", "C-SC-3"],
        ),
        (
            Lang::En,
            [
                "does not direct",
                "may propose",
                "活动场地",
                "East subdistrict",
                "C-SC-3",
            ],
        ),
    ] {
        let from = crate::Source {
            id: super::id(),
            process: &process,
            pack: pack(&rulebook),
            lang,
        };
        let made = crate::charter(from, process.contracts.first().unwrap());
        let text = made.plain();
        for word in words {
            assert!(text.contains(word), "{word}: {text}");
        }
        assert!(!text.contains('{'), "{text}");
        assert!(crate::html(&made).contains("</html>"));
        if let Some(fonts) = super::fonts() {
            let pdf = crate::pdf(&made, &fonts).unwrap();
            assert!(pdf.pages >= 1 && pdf.missing.is_empty());
        }
    }
}

#[test]
fn the_contract_prints_the_control_rights_and_the_digest_that_is_signed() {
    let process = purchase();
    let terms = &process.contracts.first().unwrap().terms;
    let cells = domain::contract::rights::matrix(terms);
    let digest = domain::contract::rights::digest(&cells).to_string();
    for (lang, words) in [
        (Lang::Zh, ["附件I", "单独决定 C-STF-1", "直接安排工作"]),
        (
            Lang::En,
            ["Schedule I", "decides alone C-STF-1", "Direct the work"],
        ),
    ] {
        let [tender, contract] = papers(&process, lang);
        for paper in [tender, contract] {
            let text = paper.plain();
            assert!(text.contains(&digest), "{lang:?}");
            for word in words {
                assert!(text.contains(word), "{word}");
            }
        }
    }
}

#[test]
fn a_parameter_that_changes_changes_the_text() {
    let rulebook = Rulebook::embedded().unwrap();
    let day = "2025-03-24".parse().unwrap();
    let before = sample_terms(day);
    let mut after = sample_terms("2026-05-01".parse().unwrap());
    after.value = Money::yuan(1);
    after.service_hours = 7;
    after.flex_hours = 3;
    after.hour_rate = Money::yuan(2);
    after.report_months = 11;
    for tranche in &mut after.tranches {
        tranche.share = kernel::Percent::whole(7);
    }
    after.tranches.pop();
    after.units.pop();
    after.preconditions.clear();
    after.out_of_scope.pop();
    after.index.pop();
    let words = |terms| Words {
        lang: Lang::En,
        pack: pack(&rulebook),
        terms,
        team: None,
    };
    for name in TERMS {
        // These come from the pack, the jurisdiction and the contract, not from terms of the plan.
        if !ELSEWHERE.contains(name) {
            assert_ne!(
                words(&before).value(name),
                words(&after).value(name),
                "{name}"
            );
        }
    }
    for clause in Clause::ALL {
        let text = clauses::text(*clause);
        let uses = texts(*clause).iter().any(|one| {
            names(one.en)
                .iter()
                .any(|name| TERMS.contains(name) && !ELSEWHERE.contains(name))
        });
        let all =
            |terms| [text.common, text.provider, text.other].map(|one| words(terms).fill(one));
        assert_eq!(all(&before) != all(&after), uses, "{}", clause.code());
    }
}

#[test]
fn papers_read_as_in_the_snapshots() {
    for lang in Lang::ALL {
        let [tender, contract] = papers(&purchase(), lang);
        insta::assert_snapshot!(format!("tender_{}", lang.tag()), tender.plain());
        insta::assert_snapshot!(format!("contract_{}", lang.tag()), contract.plain());
    }
}

#[test]
fn the_digest_of_the_data_is_the_same_in_both_languages_and_moves_with_the_data() {
    let digests = |process: &domain::Process| {
        Lang::ALL.map(|lang| papers(process, lang).map(|one| one.stamp.data))
    };
    let process = purchase();
    let [zh, en] = digests(&process);
    assert_eq!(zh, en);
    let mut changed = process.clone();
    changed.plan.as_mut().unwrap().terms.flex_hours += 1;
    changed.contracts.first_mut().unwrap().terms.report_months += 1;
    let [after, _] = digests(&changed);
    assert_ne!(zh[0], after[0]);
    assert_ne!(zh[1], after[1]);
}

#[test]
fn signatures_leave_the_contract_as_it_was() {
    let mut process = purchase();
    let [_, before] = papers(&process, Lang::Zh);
    let contract = process.contracts.first_mut().unwrap();
    contract.signed = Some("2025-03-25".parse().unwrap());
    process.version += 9;
    let [_, after] = papers(&process, Lang::Zh);
    assert_eq!(crate::html(&before), crate::html(&after));
}

#[test]
fn chinese_law_is_cited_under_chinese_rules_only() {
    let [_, zh] = papers(&purchase(), Lang::Zh);
    assert!(zh.plain().contains("依据：《政府采购法》第四十三条"));
    let rulebook = Rulebook::embedded().unwrap();
    let process = purchase();
    let day = "2025-03-24".parse().unwrap();
    for jurisdiction in ["uk-light-touch", "us-ny"] {
        let pack = rulebook.resolve(jurisdiction, day).unwrap();
        for lang in Lang::ALL {
            let id = super::id();
            let process = &process;
            let made = crate::tender_documents(crate::Source {
                id,
                process,
                pack,
                lang,
            });
            let text = made.unwrap().plain();
            for chinese in [
                "依据：",
                "财政部门",
                "Civil Code art",
                "loan prime",
                "政府采购法",
            ] {
                assert!(!text.contains(chinese), "{jurisdiction}: {chinese}");
            }
        }
    }
}

#[test]
fn text_from_people_cannot_become_markup() {
    let mut process = purchase();
    process.title = Some("<b onclick=1>".into());
    let [tender, _] = papers(&process, Lang::En);
    let html = crate::html(&tender);
    assert!(!html.contains("<b onclick"));
    assert!(html.contains("&lt;b onclick"));
}
