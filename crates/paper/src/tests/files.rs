use super::{fonts, papers, purchase};
use crate::{Align, Block, Column, Document, Stamp, Table, html, pdf};
use kernel::{Digest, Lang};
use std::collections::BTreeMap;

/// The words of a PDF, page by page, without spaces: what a reader would copy out of it.
fn pages(bytes: &[u8]) -> Vec<String> {
    let file = lopdf::Document::load_mem(bytes).unwrap();
    let ids = file.get_pages().into_values();
    ids.map(|id| page_text(&file, id)).collect()
}

fn page_text(file: &lopdf::Document, page: lopdf::ObjectId) -> String {
    let maps: BTreeMap<Vec<u8>, BTreeMap<u16, String>> = file
        .get_page_fonts(page)
        .unwrap()
        .into_iter()
        .map(|(name, font)| (name, characters(file, font)))
        .collect();
    let content = file.get_and_decode_page_content(page).unwrap();
    let (mut text, mut font) = (String::new(), Vec::new());
    for one in content.operations {
        match (one.operator.as_str(), one.operands.first()) {
            ("Tf", Some(name)) => font = name.as_name().unwrap().to_vec(),
            ("Tj", Some(shown)) => show(&mut text, &maps[&font], shown),
            ("TJ", Some(shown)) => {
                for part in shown.as_array().unwrap() {
                    show(&mut text, &maps[&font], part);
                }
            }
            _ => {}
        }
    }
    text.replace(' ', "")
}

fn show(text: &mut String, map: &BTreeMap<u16, String>, shown: &lopdf::Object) {
    for pair in shown.as_str().unwrap_or_default().chunks(2) {
        let code = u16::from_be_bytes([pair[0], pair[1]]);
        assert_ne!(code, 0, "a glyph that is in no font");
        text.push_str(
            map.get(&code)
                .expect("a glyph that cannot be copied as text"),
        );
    }
}

/// Which characters the glyphs of a font stand for.
fn characters(file: &lopdf::Document, font: &lopdf::Dictionary) -> BTreeMap<u16, String> {
    let id = font.get(b"ToUnicode").unwrap().as_reference().unwrap();
    let map = file.get_object(id).unwrap().as_stream().unwrap();
    let map = String::from_utf8(map.decompressed_content().unwrap()).unwrap();
    let pairs = map.lines().filter_map(|line| {
        let (glyph, text) = line
            .strip_prefix('<')?
            .strip_suffix('>')?
            .split_once("> <")?;
        let units: Vec<u16> = text
            .as_bytes()
            .chunks(4)
            .map(|one| u16::from_str_radix(std::str::from_utf8(one).unwrap(), 16).unwrap())
            .collect();
        let glyph = u16::from_str_radix(glyph, 16).ok()?;
        Some((glyph, String::from_utf16(&units).ok()?))
    });
    pairs.collect()
}

/// A document with one table of many rows.
fn long_table(rows: usize) -> Document {
    Document {
        lang: Lang::Zh,
        title: "长表".to_owned(),
        subtitle: "六十行".to_owned(),
        stamp: Stamp {
            purchase: "p".to_owned(),
            edition: 1,
            pack: "cn".to_owned(),
            data: Digest::of(b"x"),
        },
        blocks: vec![Block::Table(Table {
            columns: vec![
                Column::text("表头甲", 20),
                Column {
                    name: "表头乙".to_owned(),
                    width: 80,
                    align: Align::Start,
                },
            ],
            rows: (1..=rows)
                .map(|row| vec![format!("行{row}末"), "社区服务内容说明，".repeat(8)])
                .collect(),
        })],
    }
}

#[test]
fn a_pdf_opens_and_contains_the_words() {
    let Some(fonts) = fonts() else { return };
    for lang in Lang::ALL {
        for document in papers(&purchase(), lang) {
            let made = pdf(&document, &fonts).unwrap();
            let pages = pages(&made.bytes);
            assert_eq!(pages.len(), made.pages);
            assert!((8..=40).contains(&made.pages), "{} pages", made.pages);
            assert_eq!(made.missing, Vec::<char>::new());
            let all = pages.concat();
            let wanted: &[&str] = match lang {
                Lang::Zh => &[
                    "附件A",
                    "任何一方不隶属于另一方",
                    "10个工作日",
                    "¥300,000.00",
                ],
                Lang::En => &["ScheduleA", "standasequals", "10workingdays", "¥300,000.00"],
            };
            for word in wanted {
                assert!(all.contains(word), "{word} is missing");
            }
            let last = format!("{}/{}", made.pages, made.pages);
            assert!(pages.last().unwrap().contains(&last));
            assert!(
                pages
                    .iter()
                    .all(|page| page.contains(&document.stamp.data.to_string()))
            );
            // The font is cut down to what is used: the whole has tens of megabytes.
            assert!(made.bytes.len() < 1_500_000, "{} bytes", made.bytes.len());
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let Some(fonts) = fonts() else { return };
    let Some(again) = super::fonts() else { return };
    let [tender, contract] = papers(&purchase(), Lang::Zh);
    for document in [tender, contract] {
        assert_eq!(html(&document), html(&document));
        assert_eq!(pdf(&document, &fonts), pdf(&document, &again));
    }
}

#[test]
fn a_table_of_sixty_rows_goes_on_over_pages_with_its_head() {
    let Some(fonts) = fonts() else { return };
    let made = pdf(&long_table(60), &fonts).unwrap();
    let pages = pages(&made.bytes);
    assert!((3..=8).contains(&pages.len()), "{} pages", pages.len());
    assert!(pages.iter().all(|page| page.contains("表头甲")));
    let all = pages.concat();
    for row in 1..=60 {
        assert_eq!(all.matches(&format!("行{row}末")).count(), 1, "row {row}");
    }
}

#[test]
fn a_row_longer_than_a_page_is_cut_between_lines() {
    let Some(fonts) = fonts() else { return };
    let mut document = long_table(1);
    if let Some(Block::Table(table)) = document.blocks.first_mut() {
        table.rows = vec![vec![
            "甲".to_owned(),
            format!("{}完", "很长的内容，".repeat(700)),
        ]];
    }
    let made = pdf(&document, &fonts).unwrap();
    let pages = pages(&made.bytes);
    assert!(pages.len() >= 3);
    assert_eq!(pages.concat().matches('完').count(), 1);
    assert_eq!(pages.concat().matches('很').count(), 700);
}

#[test]
fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
    let Some(fonts) = fonts() else { return };
    let text = "承接方（乙方）按“合同”约定，提供服务；购买方（甲方）按期付款。".repeat(20);
    let mut shaper = crate::shape::Shaper::new(&fonts, Lang::Zh);
    for width in 8..30u16 {
        let lines = shaper.lines(&text, f32::from(width));
        for line in &lines {
            assert!(
                !line.text.starts_with(['）', '”', '，', '。', '；']),
                "{}",
                line.text
            );
            assert!(!line.text.ends_with(['（', '“']), "{}", line.text);
            assert!(line.width <= f32::from(width) + 0.01, "{}", line.text);
        }
        let joined: String = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(joined, text);
    }
}

#[test]
fn latin_words_stay_whole_and_one_too_long_is_cut() {
    let Some(fonts) = fonts() else { return };
    let mut shaper = crate::shape::Shaper::new(&fonts, Lang::En);
    let lines = shaper.lines("the quick brown fox jumps over the lazy dog", 8.0);
    let words: Vec<&str> = lines.iter().flat_map(|line| line.text.split(' ')).collect();
    assert_eq!(
        words,
        [
            "the", "quick", "brown", "fox", "jumps", "over", "the", "lazy", "dog"
        ]
    );
    let lines = shaper.lines(&"x".repeat(100), 8.0);
    assert!(lines.len() > 4 && lines.iter().all(|line| line.width <= 8.01));
}

#[test]
fn rare_characters_are_reported_and_a_font_without_chinese_is_refused() {
    let Some(fonts) = fonts() else { return };
    let mut document = long_table(1);
    document.subtitle = "𓀀".to_owned();
    assert_eq!(pdf(&document, &fonts).unwrap().missing, vec!['𓀀']);
    let latin = std::fs::read("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");
    if let Ok(latin) = latin {
        assert!(crate::Fonts::chinese(latin.clone(), None).is_none());
        let latin = crate::Fonts::latin(latin).unwrap();
        let [tender, _] = papers(&purchase(), Lang::Zh);
        assert!(pdf(&tender, &latin).is_err());
    }
}
