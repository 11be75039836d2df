//! Plots drawn by the server as SVG. Each is read without colour (shapes, dashes, labels), says in a
//! title and a description what it shows, and stands beside a table with the same numbers. The same
//! drawing is shown in a page and kept as a file, so it is styled by attributes alone.

pub mod bars;
pub mod funnel;
pub mod panels;
pub mod rights;
pub mod stack;
pub mod turn;

#[cfg(test)]
mod tests;

mod filling;

pub use filling::Filling;

use maud::{Markup, html};

/// Width of every drawing, in its own units: that of a narrow phone, so that text keeps its size.
pub const WIDTH: f64 = 340.0;
/// The colour of text and marks.
pub const INK: &str = "#1d2733";
/// The colour of axes and notes.
pub const SOFT: &str = "#536072";
/// The colour of grids.
pub const LINE: &str = "#c6ced8";
/// The colour of what is filled.
pub const FILL: &str = "#0f5f63";
/// The name space of SVG.
const NAME_SPACE: &str = "http://www.w3.org/2000/svg";

/// A drawing.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Its name: of its file, and of its parts in a page.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// What is to be seen, in a sentence or two.
    pub desc: String,
    /// Its height in units of [`WIDTH`].
    pub height: f64,
    /// What is drawn.
    pub body: Markup,
}

impl Figure {
    /// As a part of a page.
    pub fn inline(&self) -> Markup {
        html! { div.plot { (self.svg()) } }
    }

    /// As a file by itself.
    pub fn file(&self) -> String {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        format!("{head}{}\n", self.svg().into_string())
    }

    fn svg(&self) -> Markup {
        let (title, desc) = (
            format!("{}-title", self.name),
            format!("{}-desc", self.name),
        );
        let view = format!("0 0 {WIDTH} {}", at(self.height));
        html! {
            svg xmlns=(NAME_SPACE) role="img" aria-labelledby={ (title) " " (desc) } viewBox=(view)
                width=(WIDTH) height=(at(self.height)) font-family="system-ui, sans-serif" font-size="11" fill=(INK) {
                title id=(title) { (self.title) }
                desc id=(desc) { (self.desc) }
                (self.body)
            }
        }
    }
}

/// A coordinate as text. What is no number is drawn at the edge rather than lost.
pub fn at(value: f64) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// From the numbers of an axis to places on the drawing.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// The number at `start`.
    pub low: f64,
    /// The number at `end`.
    pub high: f64,
    /// Where the axis begins.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
}

impl Scale {
    /// The place of a number; one beyond the axis is drawn at its end.
    pub fn of(&self, value: f64) -> f64 {
        let span = self.high - self.low;
        let share = if span.abs() < f64::EPSILON || !value.is_finite() {
            0.0
        } else {
            ((value - self.low) / span).clamp(0.0, 1.0)
        };
        self.start + share * (self.end - self.start)
    }
}

/// A shape, so that no two series differ in colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A disc.
    Disc,
    /// A square.
    Square,
    /// A triangle.
    Triangle,
    /// A ring with a dashed edge: too little is known.
    Few,
}

impl Mark {
    /// Drawn with its middle at a place.
    pub fn at(self, x: f64, y: f64) -> Markup {
        match self {
            Mark::Disc => html! { circle cx=(at(x)) cy=(at(y)) r="3.4" {} },
            Mark::Square => {
                html! { rect x=(at(x - 3.2)) y=(at(y - 3.2)) width="6.4" height="6.4" {} }
            }
            Mark::Triangle => {
                let points = [(0.0, -4.2), (4.0, 3.2), (-4.0, 3.2)]
                    .map(|(dx, dy)| format!("{},{}", at(x + dx), at(y + dy)));
                html! { polygon points=(points.join(" ")) {} }
            }
            Mark::Few => html! {
                circle cx=(at(x)) cy=(at(y)) r="3.2" fill="none" stroke=(SOFT) stroke-dasharray="1.5 1.5" {}
            },
        }
    }

    /// As a character of the key.
    pub const fn sign(self) -> &'static str {
        match self {
            Mark::Disc => "●",
            Mark::Square => "■",
            Mark::Triangle => "▲",
            Mark::Few => "◌",
        }
    }
}

/// A straight line.
pub fn line((x1, y1): (f64, f64), (x2, y2): (f64, f64), stroke: &str, width: f64) -> Markup {
    html! { line x1=(at(x1)) y1=(at(y1)) x2=(at(x2)) y2=(at(y2)) stroke=(stroke) stroke-width=(at(width)) {} }
}

/// A dashed line.
pub fn dashed((x1, y1): (f64, f64), (x2, y2): (f64, f64), stroke: &str) -> Markup {
    html! { line x1=(at(x1)) y1=(at(y1)) x2=(at(x2)) y2=(at(y2)) stroke=(stroke) stroke-width="1" stroke-dasharray="4 3" {} }
}

/// Where a text is fastened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At its start.
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
}

impl Anchor {
    const fn code(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// A small text of notes and axes.
pub fn note((x, y): (f64, f64), anchor: Anchor, text: &str) -> Markup {
    html! { text x=(at(x)) y=(at(y)) font-size="9.5" fill=(SOFT) text-anchor=(anchor.code()) { (text) } }
}

/// A text.
pub fn label((x, y): (f64, f64), anchor: Anchor, text: &str) -> Markup {
    html! { text x=(at(x)) y=(at(y)) text-anchor=(anchor.code()) { (text) } }
}

/// Notes below a drawing, one line each; where the next thing would begin.
pub fn notes(y: f64, lines: &[String]) -> (Markup, f64) {
    let mut broken: Vec<String> = Vec::new();
    for text in lines {
        broken.extend(wrapped(text, NOTE_UNITS));
    }
    let mut below = y;
    let drawn = html! {
        @for text in &broken {
            @let () = below += 12.5;
            (note((2.0, below - 3.0), Anchor::Start, text))
        }
    };
    (drawn, below)
}

/// What fits on a line of notes, a Latin letter being one and a Chinese character two.
const NOTE_UNITS: usize = 66;

/// A text broken into lines: at spaces, and between Chinese characters.
pub fn wrapped(text: &str, units: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in words(text) {
        let size = word.chars().map(width_of).sum::<usize>();
        if used > 0 && used + size > units {
            lines.push(line.trim_end().to_owned());
            line.clear();
            used = 0;
        }
        if used > 0 || word != " " {
            line.push_str(word);
            used += size;
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The size of a text, a Latin letter being one and a Chinese character two.
pub fn size_of(text: &str) -> usize {
    text.chars().map(width_of).sum()
}

fn width_of(one: char) -> usize {
    if u32::from(one) >= 0x2e80 { 2 } else { 1 }
}

/// The pieces between which a line may break.
fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if width_of(first) == 2 || first == ' ' {
            // A mark of punctuation stays with what it follows.
            let mut end = first.len_utf8();
            for next in rest.chars().skip(1) {
                if !"，。；：、）”".contains(next) {
                    break;
                }
                end += next.len_utf8();
            }
            end
        } else {
            let stop = rest.find(|one: char| one == ' ' || width_of(one) == 2);
            stop.unwrap_or(rest.len())
        };
        let (piece, after) = rest.split_at(end);
        found.push(piece);
        rest = after;
    }
    found
}
