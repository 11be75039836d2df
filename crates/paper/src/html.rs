//! Documents as HTML that stands alone: the style is inside, so that stored bytes look the same in
//! ten years. Print-ready: heads of tables repeat, pages are numbered, headings stay with what
//! follows. Readable at 390 px, where the cells of a row stand below each other.

use crate::model::{Align, Block, Document, Level, Signatory, Stamp, Table, spaced};
use kernel::{Lang, lang::bi};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The style of all documents.
const STYLE: &str = include_str!("paper.css");

/// Renders a document.
pub fn html(document: &Document) -> String {
    let markup = html! {
        (DOCTYPE)
        html lang=(document.lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (document.title) " – " (document.subtitle) }
                style { (PreEscaped(STYLE)) (PreEscaped(running(document))) }
            }
            body {
                main {
                    header {
                        h1 { (document.title) }
                        p.subtitle { (document.subtitle) }
                    }
                    @for block in &document.blocks { (piece(document.lang, block)) }
                }
                (footer(document.lang, &document.stamp))
            }
        }
    };
    markup.into_string()
}

/// The foot of every printed page. Ids, packs and digests are letters, digits and a few marks; any
/// other character is left out, so that nothing can end the string of the style sheet.
fn running(document: &Document) -> String {
    let stamp = &document.stamp;
    let plain = |text: &str| -> String {
        let allowed = |c: &char| c.is_ascii_alphanumeric() || "-@._".contains(*c);
        text.chars().filter(allowed).collect()
    };
    let (purchase, pack) = (plain(&stamp.purchase), plain(&stamp.pack));
    let edition = stamp.edition;
    format!("@page {{ @bottom-left {{ content: \"{purchase} · {edition} · {pack}\"; }} }}\n")
}

fn piece(lang: Lang, block: &Block) -> Markup {
    match block {
        Block::Heading {
            level,
            number,
            text,
        } => {
            let number = spaced(number);
            match level {
                Level::Part => html! { h2 { span.number { (number) } (text) } },
                Level::Section => html! { h3 { span.number { (number) } (text) } },
            }
        }
        Block::Paragraph(text) => html! { p { (text) } },
        Block::Note(text) => html! { p.note { (text) } },
        Block::List(items) => html! { ul { @for item in items { li { (item) } } } },
        Block::Table(one) => table(one),
        Block::Signatures(all) => signatures(lang, all),
        Block::NewPage => html! { div.new-page {} },
    }
}

fn table(table: &Table) -> Markup {
    let cells = |row: &[String]| {
        html! {
            @for (cell, column) in row.iter().zip(&table.columns) {
                td.number[column.align == Align::End] data-label=[(!column.name.is_empty()).then_some(&column.name)] { (cell) }
            }
        }
    };
    let widths: u32 = table.columns.iter().map(|one| u32::from(one.width)).sum();
    html! {
        table.plain[!table.has_head()] {
            colgroup { @for one in &table.columns {
                @let share = (u32::from(one.width) * 20).checked_div(widths).unwrap_or(1) * 5;
                col class={ "w" (share) };
            } }
            @if table.has_head() {
                thead { tr { @for one in &table.columns { th scope="col" .number[one.align == Align::End] { (one.name) } } } }
            }
            tbody {
                @for row in &table.rows { tr { (cells(row)) } }
            }
        }
    }
}

fn signatures(lang: Lang, all: &[Signatory]) -> Markup {
    let signed = bi("签字（盖章）：", "Signature (seal):").get(lang);
    let dated = bi("日期：", "Date:").get(lang);
    html! {
        div.signatures { @for one in all {
            div {
                p { strong { (one.side) } }
                p { (one.organisation) }
                p.line { (signed) }
                p.line { (dated) }
            }
        } }
    }
}

/// What identifies a document, in words.
pub(crate) fn stamp_lines(lang: Lang, stamp: &Stamp) -> [String; 2] {
    let (purchase, edition, pack) = (&stamp.purchase, stamp.edition, &stamp.pack);
    let first = match lang {
        Lang::Zh => format!("项目编号 {purchase} · 第 {edition} 版 · 规则包 {pack}"),
        Lang::En => format!("Purchase {purchase} · edition {edition} · rules {pack}"),
    };
    let label = bi("数据摘要 SHA-256 ", "Digest of the data SHA-256 ").get(lang);
    [first, format!("{label}{}", stamp.data)]
}

fn footer(lang: Lang, stamp: &Stamp) -> Markup {
    html! {
        footer { @for line in stamp_lines(lang, stamp) { p { (line) } } }
    }
}
