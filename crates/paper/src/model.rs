//! What a document is before it is HTML or PDF: a title, numbered sections, tables, signatures.

use kernel::{Digest, Lang};
use serde::Serialize;

/// A document ready to be rendered. Equal documents give equal bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The language it is in.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// What it is about, below the title.
    pub subtitle: String,
    /// What stands in its footer.
    pub stamp: Stamp,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// What identifies a document on each of its pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// The purchase, as in its address.
    pub purchase: String,
    /// Which edition of the document this is, from 1.
    pub edition: u32,
    /// The rule pack its numbers were taken from.
    pub pack: String,
    /// The digest of the data it was made from, the same in both languages.
    pub data: Digest,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Block {
    /// A heading with its number, if it has one.
    Heading {
        /// How deep.
        level: Level,
        /// The number as printed.
        number: String,
        /// The words.
        text: String,
    },
    /// A paragraph.
    Paragraph(String),
    /// A remark in smaller type.
    Note(String),
    /// Items with a dash.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// Room for signatures.
    Signatures(Vec<Signatory>),
    /// What follows begins on a new page.
    NewPage,
}

/// How deep a heading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Level {
    /// A part or schedule.
    Part,
    /// A section or clause.
    Section,
}

/// A table whose head is repeated on each page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its head; empty heads in all columns mean that there is no head.
    pub name: String,
    /// Its width in parts of the sum of all widths.
    pub width: u16,
    /// On which side its text stands.
    pub align: Align,
}

/// On which side text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Align {
    /// At the start of the line.
    Start,
    /// At its end, as numbers do.
    End,
}

/// Somebody who signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signatory {
    /// As what.
    pub side: String,
    /// For whom.
    pub organisation: String,
}

impl Column {
    /// A column of words.
    pub fn text(name: impl Into<String>, width: u16) -> Column {
        Column {
            name: name.into(),
            width,
            align: Align::Start,
        }
    }

    /// A column of numbers.
    pub fn number(name: impl Into<String>, width: u16) -> Column {
        Column {
            align: Align::End,
            ..Column::text(name, width)
        }
    }
}

impl Table {
    /// Whether it has a head.
    pub fn has_head(&self) -> bool {
        self.columns.iter().any(|one| !one.name.is_empty())
    }
}

impl Document {
    /// The document as plain text, for snapshots and for comparing two editions.
    pub fn plain(&self) -> String {
        let mut out = format!("{}\n{}\n", self.title, self.subtitle);
        for block in &self.blocks {
            match block {
                Block::Heading {
                    level,
                    number,
                    text,
                } => {
                    let mark = match level {
                        Level::Part => "#",
                        Level::Section => "##",
                    };
                    let number = spaced(number);
                    out.push_str(&format!("\n{mark} {number}{text}\n"));
                }
                Block::Paragraph(text) => out.push_str(&format!("{text}\n")),
                Block::Note(text) => out.push_str(&format!("[{text}]\n")),
                Block::List(items) => {
                    for item in items {
                        out.push_str(&format!("- {item}\n"));
                    }
                }
                Block::Table(table) => plain_table(&mut out, table),
                Block::Signatures(all) => {
                    for one in all {
                        out.push_str(&format!("{}: {} ______\n", one.side, one.organisation));
                    }
                }
                Block::NewPage => out.push('\n'),
            }
        }
        let stamp = &self.stamp;
        out.push_str(&format!(
            "\n{} / {} / {} / {}\n",
            stamp.purchase, stamp.edition, stamp.pack, stamp.data
        ));
        out
    }
}

/// A number with the space that follows it.
pub(crate) fn spaced(number: &str) -> String {
    match number {
        "" => String::new(),
        number if number.ends_with('、') => number.to_owned(),
        number => format!("{number} "),
    }
}

fn plain_table(out: &mut String, table: &Table) {
    if table.has_head() {
        let names: Vec<&str> = table.columns.iter().map(|one| one.name.as_str()).collect();
        out.push_str(&format!("| {} |\n", names.join(" | ")));
    }
    for row in &table.rows {
        out.push_str(&format!("| {} |\n", row.join(" | ")));
    }
}
