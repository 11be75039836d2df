//! How areas are filled, so that no two differ in colour alone.

use super::{INK, at, line};
use maud::{Markup, html};

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filling {
    /// Whole.
    Solid,
    /// Slanted lines.
    Slanted,
    /// Dots.
    Dotted,
    /// Upright lines.
    Upright,
    /// Nothing but its edge.
    Empty,
}

/// How far the lines of a filling stand from each other.
const APART: f64 = 5.0;

impl Filling {
    /// A filled rectangle.
    pub fn draw(self, (left, right): (f64, f64), (top, bottom): (f64, f64)) -> Markup {
        let base = match self {
            Filling::Solid => "#8fb5b7",
            Filling::Upright => "#f3ead9",
            Filling::Slanted | Filling::Dotted | Filling::Empty => "#fff",
        };
        let inside = match self {
            Filling::Solid | Filling::Empty => html! {},
            Filling::Upright => upright((left, right), (top, bottom)),
            Filling::Slanted => slanted((left, right), (top, bottom)),
            Filling::Dotted => dotted((left, right), (top, bottom)),
        };
        html! {
            rect x=(at(left)) y=(at(top)) width=(at((right - left).max(0.0))) height=(at((bottom - top).max(0.0)))
                fill=(base) stroke=(INK) stroke-width="1" {}
            (inside)
        }
    }
}

/// Numbers from a start, `APART` from each other, below an end. Never more than fit on a drawing.
fn steps(from: f64, to: f64) -> Vec<f64> {
    let count = ((to - from) / APART).ceil();
    let mut found = Vec::new();
    let mut value = from + APART / 2.0;
    while count.is_finite() && value < to && found.len() < 200 {
        found.push(value);
        value += APART;
    }
    found
}

fn upright((left, right): (f64, f64), (top, bottom): (f64, f64)) -> Markup {
    html! { @for x in steps(left, right) { (line((x, top), (x, bottom), INK, 0.8)) } }
}

fn dotted((left, right): (f64, f64), (top, bottom): (f64, f64)) -> Markup {
    html! {
        @for x in steps(left, right) { @for y in steps(top, bottom) {
            circle cx=(at(x)) cy=(at(y)) r="0.9" {}
        } }
    }
}

/// Lines at 45 degrees, cut off at the edges.
fn slanted((left, right): (f64, f64), (top, bottom): (f64, f64)) -> Markup {
    let high = bottom - top;
    let lines = steps(left, right + high).into_iter().filter_map(|foot| {
        // The line runs from (foot, top) down and left to (foot − high, bottom).
        let upper = foot.min(right);
        let lower = (foot - high).max(left);
        (upper > lower).then(|| {
            let from = (upper, top + (foot - upper));
            let to = (lower, top + (foot - lower));
            line(from, to, INK, 0.8)
        })
    });
    html! { @for one in lines { (one) } }
}
