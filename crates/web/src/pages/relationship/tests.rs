//! The pages of the worked example (measurement.md §6), told as acts and measured by the engine.

use super::{
    files, matters, of_pair, owed,
    sheet::{Behind, Sheet, Source, escaped},
    whole,
};
use crate::{ask::Ask, wording::In};
use kernel::Lang;
use measure::{
    Dossier, Findings,
    ids::{ActId, InstanceId},
};
use std::{collections::HashMap, sync::LazyLock};

const FILE: &str = include_str!("../../../../measure/examples/street.jsonl");

static MEASURED: LazyLock<(Dossier, Findings)> = LazyLock::new(|| {
    let dossier = measure::read::read(FILE).unwrap_or_else(|faults| panic!("{faults:?}"));
    let findings = measure::measure(&dossier);
    (dossier, findings)
});

/// A record in which every act can be opened.
struct Open;

impl Behind for Open {
    fn act(&self, act: &ActId) -> Option<Source> {
        Some(Source {
            href: format!("/entries/{act}"),
            name: format!("#{act}"),
            text: format!("act {act}"),
        })
    }
    fn owed(&self, _: &InstanceId) -> Option<Source> {
        None
    }
}

fn with<T>(
    lang: Lang,
    (dossier, findings): (&Dossier, &Findings),
    read: impl Fn(&Sheet<'_>) -> T,
) -> T {
    read(&Sheet {
        lang: In(lang),
        base: "/relationship",
        dossier,
        findings,
        behind: &Open,
    })
}

fn sheet<T>(lang: Lang, read: impl Fn(&Sheet<'_>) -> T) -> T {
    with(lang, (&MEASURED.0, &MEASURED.1), read)
}

fn ask(query: &[(&str, &str)]) -> Ask {
    let pairs = query.iter();
    Ask {
        path: String::new(),
        params: HashMap::new(),
        query: pairs
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect(),
        form: Vec::new(),
        files: Vec::new(),
        body: Vec::new(),
        lang: In(Lang::En),
        session: None,
        token: None,
        host: None,
        key: None,
    }
}

/// Writes a page where somebody wants to look at it.
fn keep(name: &str, lang: Lang, body: &str) {
    let Some(dir) = std::env::var_os("PAGES_DIR") else {
        return;
    };
    let style = include_str!("../../../assets/style.css");
    let tag = lang.tag();
    let text = format!(
        "<!doctype html><html lang=\"{tag}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>{style}</style><main>{body}</main>"
    );
    let path = std::path::Path::new(&dir).join(format!("{name}-{tag}.html"));
    std::fs::write(path, text).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn all_pages_are_there_in_both_languages_and_light() {
    for lang in Lang::ALL {
        let page = sheet(lang, |sheet| whole(sheet).into_string());
        keep("whole", lang, &page);
        assert!(page.len() < 90_000, "{}", page.len());
        for id in [
            "said", "gap", "stages", "rights", "owed", "records", "files", "quality",
        ] {
            assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
        }
        let pairs = sheet(lang, |sheet| {
            sheet.pairs().into_iter().cloned().collect::<Vec<_>>()
        });
        assert!(pairs.len() >= 2, "{pairs:?}");
        for dyad in &pairs {
            let page = sheet(lang, |sheet| {
                of_pair(sheet, dyad).map(maud::PreEscaped::into_string)
            });
            let page = page.unwrap_or_default();
            keep(&Sheet::slug(dyad), lang, &page);
            assert!(page.len() < 90_000, "{} {}", Sheet::slug(dyad), page.len());
            assert!(!page.contains("NaN") && page.contains("id=\"indices\""));
        }
    }
}

#[test]
fn what_is_said_comes_before_every_number_and_blames_nobody() {
    let page = sheet(Lang::En, |sheet| whole(sheet).into_string());
    let (said, gap) = (page.find("id=\"said\""), page.find("id=\"gap\""));
    assert!(said.is_some() && said < gap);
    for word in ["guilty", "fault of", "to blame for", "culprit"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("As of"));
}

#[test]
fn every_plot_is_a_file_and_stands_in_a_page() {
    sheet(Lang::En, |sheet| {
        let mut names = files::plots(sheet, None);
        for dyad in sheet.pairs() {
            names.extend(files::plots(sheet, Some(dyad)));
        }
        assert!(names.len() >= 6, "{names:?}");
        for name in names {
            let figure = files::plot(sheet, &name);
            let text = figure.map_or_else(String::new, |one| one.file());
            assert!(
                text.starts_with("<?xml") && text.contains("<title"),
                "{name}"
            );
            assert!(!text.contains("NaN"), "{name}");
        }
        assert!(files::plot(sheet, "months-nobody-nothing").is_none());
    });
}

#[test]
fn the_matters_behind_a_number_are_as_many_as_it_counts() {
    sheet(Lang::En, |sheet| {
        for dyad in sheet.pairs() {
            let Some(cell) = sheet.whole(dyad) else {
                continue;
            };
            let list = matters::list(sheet, &ask(&[("pair", &Sheet::slug(dyad))])).into_string();
            let count = format!("<strong>{}</strong> matters", cell.matters);
            assert!(list.contains(&count), "{} {count}", Sheet::slug(dyad));
        }
    });
}

#[test]
fn a_matter_shows_its_coding_and_leads_to_its_acts() {
    sheet(Lang::En, |sheet| {
        let Some(first) = sheet.findings.matters.first() else {
            panic!("the example has matters");
        };
        let page = matters::one(sheet, &first.id).map(maud::PreEscaped::into_string);
        let page = page.unwrap_or_default();
        for act in &first.acts {
            assert!(page.contains(&format!("/entries/{act}")), "{act}");
        }
        let none = matters::one(sheet, &measure::ids::MatterId::new("nothing"));
        assert!(none.is_none());
    });
}

#[test]
fn what_was_owed_adds_up() {
    sheet(Lang::En, |sheet| {
        let all = owed::list(sheet, &ask(&[])).into_string();
        assert!(all.contains(&format!("{} items", sheet.findings.items.len())));
        let none = owed::list(sheet, &ask(&[("by", "nobody")])).into_string();
        assert!(none.contains("0 items"));
    });
}

#[test]
fn an_empty_record_says_so_and_draws_nothing_false() {
    let mut dossier = MEASURED.0.clone();
    dossier.acts.clear();
    dossier.duties.clear();
    let findings = measure::measure(&dossier);
    for lang in Lang::ALL {
        let page = with(lang, (&dossier, &findings), |sheet| {
            whole(sheet).into_string()
        });
        keep("empty", lang, &page);
        assert!(!page.contains("NaN"));
        let few = match lang {
            Lang::Zh => "还没有可以测量的往来",
            Lang::En => "There are no dealings to measure yet",
        };
        let short = page.contains(few) || page.contains("Not enough") || page.contains("记录不足");
        assert!(short, "{page}");
    }
}

#[test]
fn the_table_has_as_many_columns_in_every_row() {
    let text = sheet(Lang::Zh, files::csv);
    let rows: Vec<usize> = text
        .lines()
        .map(|line| line.split("\",\"").count())
        .collect();
    assert!(
        rows.len() > 20 && rows.iter().all(|one| *one == 12),
        "{rows:?}"
    );
}

#[test]
fn names_go_into_addresses_and_come_back() {
    assert_eq!(escaped("T1/2 街"), "T1%2F2%20%E8%A1%97");
    sheet(Lang::En, |sheet| {
        for dyad in sheet.pairs() {
            assert_eq!(sheet.named(&Sheet::slug(dyad)), Some(dyad));
        }
    });
}
