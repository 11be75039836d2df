//! Which line stands where on which page.

use super::grid;
use crate::{
    fonts::Fonts,
    model::{Block, Document, Level, Signatory, spaced},
    shape::{Line, Shaper},
};
use kernel::{Lang, lang::bi};

/// Width and height of A4 in points.
pub(super) const PAGE: (f32, f32) = (595.0, 842.0);
/// Margin on the left and on the right.
pub(super) const SIDE: f32 = 62.0;
/// Where the content begins and ends.
const TOP: f32 = 70.0;
const BOTTOM: f32 = 766.0;
/// Width of the content.
pub(super) const WIDTH: f32 = PAGE.0 - 2.0 * SIDE;

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    /// Size in points.
    pub size: f32,
    /// Distance between base lines.
    pub leading: f32,
    /// Whether it is heavy.
    pub weight: Weight,
    /// How dark, from 0 for black.
    pub grey: u8,
}

/// How heavy type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// As the font is.
    Plain,
    /// Thickened by an outline.
    Heavy,
}

impl Style {
    const fn plain(size: f32, leading: f32) -> Style {
        Style {
            size,
            leading,
            weight: Weight::Plain,
            grey: 0,
        }
    }
    const fn heavy(size: f32, leading: f32) -> Style {
        Style {
            weight: Weight::Heavy,
            ..Style::plain(size, leading)
        }
    }
    const fn grey(self, grey: u8) -> Style {
        Style { grey, ..self }
    }
}

const TITLE: Style = Style::heavy(19.0, 28.0);
const SUBTITLE: Style = Style::plain(11.5, 18.0).grey(70);
const PART: Style = Style::heavy(13.5, 20.0);
const SECTION: Style = Style::heavy(11.0, 17.0);
const BODY: Style = Style::plain(10.5, 17.0);
const NOTE: Style = Style::plain(9.0, 14.0).grey(90);
pub(super) const CELL: Style = Style::plain(9.5, 14.5);
pub(super) const HEAD: Style = Style::heavy(9.0, 14.0);
pub(super) const FOOT: Style = Style::plain(7.5, 10.0).grey(90);

/// Something on a page.
pub(super) enum Op {
    /// A line of text from its left end and base line.
    Text {
        x: f32,
        y: f32,
        line: Line,
        style: Style,
    },
    /// A filled rectangle: left, top, width, height, grey.
    Fill(f32, f32, f32, f32, u8),
}

/// A heading to jump to.
pub(super) struct Mark {
    pub level: Level,
    pub text: String,
    pub page: usize,
    pub y: f32,
}

/// Everything in its place.
pub(super) struct Laid {
    pub pages: Vec<Vec<Op>>,
    pub marks: Vec<Mark>,
    pub missing: Vec<char>,
    /// The foot of each page but for its number.
    pub lang: Lang,
}

/// Lays a document out.
pub(super) fn lay_out(document: &Document, fonts: &Fonts) -> Laid {
    let mut flow = Flow::new(Shaper::new(fonts, document.lang));
    flow.title(document);
    for block in &document.blocks {
        flow.block(document.lang, block);
    }
    let missing = flow.shaper.missing.iter().copied().collect();
    Laid {
        pages: flow.pages,
        marks: flow.marks,
        missing,
        lang: document.lang,
    }
}

/// The page being filled.
pub(super) struct Flow<'a> {
    pub shaper: Shaper<'a>,
    pages: Vec<Vec<Op>>,
    marks: Vec<Mark>,
    /// How far down the page is filled.
    pub y: f32,
}

impl<'a> Flow<'a> {
    fn new(shaper: Shaper<'a>) -> Flow<'a> {
        Flow {
            shaper,
            pages: vec![Vec::new()],
            marks: Vec::new(),
            y: TOP,
        }
    }

    /// What is left of the page.
    pub fn room(&self) -> f32 {
        BOTTOM - self.y
    }

    /// The height of an empty page.
    pub const fn full() -> f32 {
        BOTTOM - TOP
    }

    /// Begins a page.
    pub fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    /// Puts something on the page.
    pub fn put(&mut self, op: Op) {
        if let Some(page) = self.pages.last_mut() {
            page.push(op);
        }
    }

    /// Puts a line at `x` below what is there.
    fn put_line(&mut self, x: f32, line: Line, style: Style) {
        if self.room() < style.leading {
            self.turn();
        }
        let y = self.y + base(style);
        self.put(Op::Text { x, y, line, style });
        self.y += style.leading;
    }

    /// The lines of a text in a width of points.
    pub fn lines(&mut self, text: &str, width: f32, style: Style) -> Vec<Line> {
        let hard = text.split('\n');
        let mut lines = Vec::new();
        for part in hard {
            lines.extend(self.shaper.lines(part, width / style.size));
        }
        lines
    }

    fn space(&mut self, points: f32) {
        if self.y > TOP {
            self.y += points;
        }
    }

    fn title(&mut self, document: &Document) {
        self.y += 16.0;
        for (text, style) in [(&document.title, TITLE), (&document.subtitle, SUBTITLE)] {
            for line in self.lines(text, WIDTH, style) {
                let x = SIDE + (WIDTH - line.width * style.size) / 2.0;
                self.put_line(x, line, style);
            }
        }
        self.y += 10.0;
    }

    fn block(&mut self, lang: Lang, block: &Block) {
        match block {
            Block::Heading {
                level,
                number,
                text,
            } => self.heading(*level, number, text),
            Block::Paragraph(text) => self.paragraph(text, 0.0, BODY),
            Block::Note(text) => self.paragraph(text, 0.0, NOTE),
            Block::List(items) => {
                for item in items {
                    self.item(item);
                }
            }
            Block::Table(table) => grid::table(self, table),
            Block::Signatures(all) => self.signatures(lang, all),
            Block::NewPage => {
                if self.y > TOP {
                    self.turn();
                }
            }
        }
    }

    /// A heading never stands at the foot of a page.
    fn heading(&mut self, level: Level, number: &str, text: &str) {
        let (style, above, below) = match level {
            Level::Part => (PART, 18.0, 5.0),
            Level::Section => (SECTION, 10.0, 2.0),
        };
        let text = format!("{}{text}", spaced(number));
        let lines = self.lines(&text, WIDTH, style);
        let following = 4.0 * BODY.leading;
        let height = lines.iter().map(|_| style.leading).sum::<f32>() + following;
        if self.room() < above + height {
            self.turn();
        }
        self.space(above);
        self.marks.push(Mark {
            level,
            text,
            page: self.pages.len() - 1,
            y: self.y,
        });
        for line in lines {
            self.put_line(SIDE, line, style);
        }
        if level == Level::Part {
            self.put(Op::Fill(SIDE, self.y + 1.0, WIDTH, 0.6, 150));
        }
        self.y += below;
    }

    fn paragraph(&mut self, text: &str, indent: f32, style: Style) {
        let lines = self.lines(text, WIDTH - indent, style);
        // One line alone at the foot of a page is a line lost.
        if lines.len() > 1 && self.room() < 2.0 * style.leading {
            self.turn();
        }
        for line in lines {
            self.put_line(SIDE + indent, line, style);
        }
        self.y += 4.0;
    }

    fn item(&mut self, text: &str) {
        let indent = 14.0;
        if self.room() < 2.0 * BODY.leading {
            self.turn();
        }
        let y = self.y + base(BODY) - BODY.size * 0.36;
        self.put(Op::Fill(SIDE + 3.0, y, 5.0, 0.9, 60));
        self.paragraph(text, indent, BODY);
        self.y -= 2.0;
    }

    fn signatures(&mut self, lang: Lang, all: &[Signatory]) {
        let height = 120.0;
        if self.room() < height {
            self.turn();
        }
        self.y += 8.0;
        let top = self.y;
        let gap = 28.0;
        let width = (WIDTH - gap) / 2.0;
        let signed = bi("签字（盖章）：", "Signature (seal):").get(lang);
        let dated = bi("日期：", "Date:").get(lang);
        for (place, one) in all.iter().enumerate() {
            let x = if place % 2 == 0 {
                SIDE
            } else {
                SIDE + width + gap
            };
            self.y = top;
            for (text, style) in [
                (one.side.as_str(), SECTION),
                (one.organisation.as_str(), BODY),
            ] {
                for line in self.lines(text, width, style) {
                    self.put_line(x, line, style);
                }
            }
            for label in [signed, dated] {
                self.y += 14.0;
                for line in self.lines(label, width, CELL) {
                    self.put_line(x, line, CELL);
                }
                self.put(Op::Fill(x, self.y, width, 0.6, 60));
            }
        }
        self.y += 12.0;
    }
}

/// From the top of a line to its base line.
pub(super) fn base(style: Style) -> f32 {
    (style.leading - style.size) / 2.0 + style.size * 0.86
}
