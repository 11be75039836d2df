//! Putting a document together, part by part.

use crate::{
    model::{Align, Block, Column, Document, Level, Signatory, Stamp, Table},
    words::Words,
};
use kernel::{Bi, lang::bi};

/// A document in the making.
pub(crate) struct Builder<'a> {
    /// The wording.
    pub words: Words<'a>,
    blocks: Vec<Block>,
    parts: u32,
    /// What stands before the number of a section.
    prefix: String,
    sections: u32,
}

/// Chinese numerals for the parts of a document; past the last one digits do.
const NUMERALS: [&str; 12] = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二",
];

impl<'a> Builder<'a> {
    /// Nothing yet.
    pub fn new(words: Words<'a>) -> Builder<'a> {
        Builder {
            words,
            blocks: Vec::new(),
            parts: 0,
            prefix: String::new(),
            sections: 0,
        }
    }

    /// A part with the next number.
    pub fn part(&mut self, text: Bi) {
        let numeral = usize::try_from(self.parts).ok();
        let numeral = numeral.and_then(|place| NUMERALS.get(place));
        self.parts += 1;
        self.sections = 0;
        let digits = self.parts.to_string();
        let number = match self.words.lang {
            kernel::Lang::Zh => format!("{}、", numeral.copied().unwrap_or(digits.as_str())),
            kernel::Lang::En => format!("{digits}."),
        };
        self.prefix = digits;
        let text = self.words.fill(text);
        self.heading(Level::Part, number, text);
    }

    /// A schedule with its letter.
    pub fn schedule(&mut self, letter: &'static str, text: Bi) {
        self.prefix = letter.to_owned();
        self.sections = 0;
        let number = match self.words.lang {
            kernel::Lang::Zh => format!("附件{letter}"),
            kernel::Lang::En => format!("Schedule {letter}"),
        };
        let text = self.words.fill(text);
        self.heading(Level::Part, number, text);
    }

    /// A section of the part with the next number.
    pub fn section(&mut self, text: Bi) {
        self.sections += 1;
        let number = format!("{}.{}", self.prefix, self.sections);
        let text = self.words.fill(text);
        self.heading(Level::Section, number, text);
    }

    /// A heading with its own number.
    pub fn heading(&mut self, level: Level, number: String, text: String) {
        self.blocks.push(Block::Heading {
            level,
            number,
            text,
        });
    }

    /// A paragraph.
    pub fn text(&mut self, zh: &'static str, en: &'static str) {
        let text = self.words.fill(bi(zh, en));
        self.paragraph(text);
    }

    /// A paragraph already written.
    pub fn paragraph(&mut self, text: String) {
        self.blocks.push(Block::Paragraph(text));
    }

    /// A remark.
    pub fn note(&mut self, text: String) {
        self.blocks.push(Block::Note(text));
    }

    /// Items.
    pub fn list(&mut self, items: Vec<String>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    /// What follows begins on a new page.
    pub fn new_page(&mut self) {
        self.blocks.push(Block::NewPage);
    }

    /// A table; one without rows says so.
    pub fn table(&mut self, columns: Vec<Column>, rows: Vec<Vec<String>>) {
        if rows.is_empty() {
            let none = self.words.t("（无）", "(none)");
            self.paragraph(none);
            return;
        }
        self.blocks.push(Block::Table(Table { columns, rows }));
    }

    /// Names and values.
    pub fn facts(&mut self, rows: Vec<(String, String)>) {
        let column = |width| Column {
            name: String::new(),
            width,
            align: Align::Start,
        };
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        let rows = rows.map(|(name, value)| vec![name, value]).collect();
        self.table(vec![column(26), column(74)], rows);
    }

    /// Room for signatures.
    pub fn signatures(&mut self, all: Vec<Signatory>) {
        self.blocks.push(Block::Signatures(all));
    }

    /// The document.
    pub fn finish(self, title: String, subtitle: String, stamp: Stamp) -> Document {
        Document {
            lang: self.words.lang,
            title,
            subtitle,
            stamp,
            blocks: self.blocks,
        }
    }
}
