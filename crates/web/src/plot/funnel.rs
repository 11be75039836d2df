//! A funnel: each contract by how much is known of it, with the limits between which chance alone
//! would leave a contract that is like all others.

use super::{Anchor, Figure, LINE, Mark, SOFT, Scale, WIDTH, at, dashed, line, note, notes};
use maud::{Markup, html};

/// One contract.
#[derive(Clone, Debug)]
pub struct Dot {
    /// The weight behind it.
    pub n: f64,
    /// As counted.
    pub raw: f64,
    /// Drawn toward the whole.
    pub pooled: f64,
    /// The number of its row in the table, where the reader may know it.
    pub number: Option<usize>,
}

/// The funnel.
#[derive(Clone, Debug)]
pub struct Funnel {
    /// The share of all contracts together, 0 to 1.
    pub whole: f64,
    /// The contracts.
    pub dots: Vec<Dot>,
    /// The limits at some weights: weight, low, high.
    pub limits: Vec<(f64, f64, f64)>,
    /// What the axes say: weight, share.
    pub names: (String, String),
    /// Notes below.
    pub notes: Vec<String>,
}

const LEFT: f64 = 38.0;
const TOP: f64 = 20.0;
const BASE: f64 = 210.0;

impl Funnel {
    /// The drawing; `(name, title, desc)`.
    pub fn figure(&self, (name, title, desc): (&str, &str, &str)) -> Figure {
        let known = self.dots.iter().map(|one| one.n);
        let widest = known.filter(|one| one.is_finite()).fold(1.0_f64, f64::max);
        let across = Scale {
            low: 0.0,
            high: widest * 1.08,
            start: LEFT,
            end: WIDTH - 8.0,
        };
        let up = Scale {
            low: 0.0,
            high: 1.0,
            start: BASE,
            end: TOP,
        };
        let (key, below) = notes(BASE + 28.0, &self.notes);
        let body = html! {
            (note((2.0, 10.0), Anchor::Start, &self.names.1))
            @for value in [0.0, 0.25, 0.5, 0.75, 1.0] {
                (line((LEFT, up.of(value)), (WIDTH - 8.0, up.of(value)), LINE, 0.7))
                (note((LEFT - 4.0, up.of(value) + 3.0), Anchor::End, &super::bars::percent(value)))
            }
            (dashed((LEFT, up.of(self.whole)), (WIDTH - 8.0, up.of(self.whole)), SOFT))
            (self.limit(&across, &up))
            (self.dots(&across, &up))
            (note((LEFT, BASE + 12.0), Anchor::Start, "0"))
            (note((WIDTH - 8.0, BASE + 12.0), Anchor::End, &at(widest * 1.08)))
            (note(((LEFT + WIDTH) / 2.0, BASE + 22.0), Anchor::Middle, &self.names.0))
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

    fn limit(&self, across: &Scale, up: &Scale) -> Markup {
        let path = |pick: fn(&(f64, f64, f64)) -> f64| {
            let places = self.limits.iter();
            let points: Vec<String> = places
                .map(|one| format!("{},{}", at(across.of(one.0)), at(up.of(pick(one)))))
                .collect();
            points.join(" ")
        };
        html! {
            @if self.limits.len() > 1 {
                @for points in [path(|one| one.1), path(|one| one.2)] {
                    polyline points=(points) fill="none" stroke=(SOFT) stroke-width="1.2" stroke-dasharray="2 2" {}
                }
            }
        }
    }

    fn dots(&self, across: &Scale, up: &Scale) -> Markup {
        html! {
            @for one in &self.dots {
                @let x = across.of(one.n);
                (line((x, up.of(one.raw)), (x, up.of(one.pooled)), SOFT, 0.8))
                circle cx=(at(x)) cy=(at(up.of(one.raw))) r="3.4" fill="#fff" stroke=(super::INK) {}
                (Mark::Disc.at(x, up.of(one.pooled)))
                @if let Some(number) = one.number { (note((x + 5.0, up.of(one.pooled) + 3.0), Anchor::Start, &number.to_string())) }
            }
        }
    }
}
