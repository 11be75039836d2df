//! A bar made of parts, with the bounds between which its length lies.

use super::{Anchor, Figure, Filling, INK, LINE, SOFT, Scale, WIDTH, at, line, note, notes};
use maud::{Markup, html};

/// A part.
#[derive(Clone, Debug)]
pub struct Piece {
    /// How it is filled.
    pub filling: Filling,
    /// The number printed on it, that of its row in the table.
    pub number: usize,
    /// How long it is, 0 to 1.
    pub part: f64,
}

/// The bar.
#[derive(Clone, Debug)]
pub struct Stack {
    /// The parts, from the left.
    pub pieces: Vec<Piece>,
    /// The bounds, drawn below.
    pub bounds: (f64, f64),
    /// The interval of nine tenths, where it is known.
    pub most: Option<(f64, f64)>,
    /// What the two lines are called: interval and bounds.
    pub names: (String, String),
    /// Notes below.
    pub notes: Vec<String>,
}

impl Stack {
    /// The drawing; `(name, title, desc)`.
    pub fn figure(&self, (name, title, desc): (&str, &str, &str)) -> Figure {
        let scale = Scale {
            low: 0.0,
            high: 1.0,
            start: 6.0,
            end: WIDTH - 10.0,
        };
        let (key, below) = notes(96.0, &self.notes);
        let body = html! {
            (axis(&scale))
            (self.pieces(&scale))
            @if let Some(most) = self.most { (self.whisker(&scale, (58.0, most), &self.names.0)) }
            (self.whisker(&scale, (78.0, self.bounds), &self.names.1))
            (key)
        };
        Figure {
            name: name.to_owned(),
            title: title.to_owned(),
            desc: desc.to_owned(),
            height: below + 4.0,
            body,
        }
    }

    fn pieces(&self, scale: &Scale) -> Markup {
        let mut reached = 0.0;
        let mut drawn: Vec<Markup> = Vec::new();
        for one in &self.pieces {
            let part = if one.part.is_finite() {
                one.part.max(0.0)
            } else {
                0.0
            };
            let (from, to) = (scale.of(reached), scale.of(reached + part));
            reached += part;
            drawn.push(html! {
                (one.filling.draw((from, to), (16.0, 42.0)))
                @if to - from > 11.0 {
                    circle cx=(at((from + to) / 2.0)) cy="29" r="7" fill="#fff" stroke=(INK) stroke-width="0.6" {}
                    text x=(at((from + to) / 2.0)) y="32.5" font-size="9.5" text-anchor="middle" { (one.number) }
                }
            });
        }
        html! { @for one in drawn { (one) } }
    }

    fn whisker(&self, scale: &Scale, (y, (low, high)): (f64, (f64, f64)), name: &str) -> Markup {
        let (from, to) = (scale.of(low), scale.of(high));
        let beside = to + 6.0 < WIDTH - 90.0;
        html! {
            (line((from, y), (to, y), INK, 1.2))
            (line((from, y - 4.0), (from, y + 4.0), INK, 1.2))
            (line((to, y - 4.0), (to, y + 4.0), INK, 1.2))
            @if beside { (note((to + 6.0, y + 3.0), Anchor::Start, name)) }
            @else { (note((from - 6.0, y + 3.0), Anchor::End, name)) }
        }
    }
}

fn axis(scale: &Scale) -> Markup {
    html! {
        rect x=(at(scale.of(0.0))) y="16" width=(at(scale.end - scale.start)) height="26" fill="#fff" stroke=(LINE) {}
        @for step in 0_u32..=4 {
            @let value = f64::from(step) / 4.0;
            (line((scale.of(value), 42.0), (scale.of(value), 46.0), SOFT, 0.8))
            (note((scale.of(value), 12.0), if step == 0 { Anchor::Start } else if step == 4 { Anchor::End } else { Anchor::Middle }, &format!("{} %", step * 25)))
        }
    }
}
