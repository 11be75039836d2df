//! Several numbers over the same columns (months or stages), one small panel below the other.

use super::{Anchor, Figure, INK, LINE, Mark, SOFT, Scale, WIDTH, at, dashed, line, note, notes};
use crate::wording::In;
use maud::{Markup, html};
use measure::findings::Estimate;

/// Where the axis of columns begins.
const LEFT: f64 = 34.0;
/// Where it ends.
const RIGHT: f64 = WIDTH - 8.0;
/// Height of the axis of one panel.
const HIGH: f64 = 58.0;
/// Room above it, for its name.
const ABOVE: f64 = 26.0;

/// One series of a panel.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its shape.
    pub mark: Mark,
    /// Its name, where the panel has several.
    pub name: String,
    /// A number for each column; none where there is nothing at all.
    pub points: Vec<Option<Estimate>>,
}

/// One panel.
#[derive(Clone, Debug)]
pub struct Panel {
    /// What it measures.
    pub name: String,
    /// Lowest and highest number of its axis.
    pub span: (f64, f64),
    /// Where the words change.
    pub cuts: Vec<f64>,
    /// Its series.
    pub series: Vec<Series>,
}

/// A line across all panels.
#[derive(Clone, Debug)]
pub struct Across {
    /// The column before which it stands, and how far between that and the one before, 0 to 1.
    pub column: f64,
    /// What it says.
    pub name: String,
}

/// Panels over columns.
#[derive(Clone, Debug)]
pub struct Panels {
    /// The columns.
    pub columns: Vec<String>,
    /// The panels.
    pub panels: Vec<Panel>,
    /// Lines across.
    pub across: Vec<Across>,
}

impl Panels {
    /// The drawing; `(name, title, desc)`.
    pub fn figure(&self, lang: In, (name, title, desc): (&str, &str, &str)) -> Figure {
        let top = if self.across.is_empty() { 0.0 } else { 14.0 };
        let step = ABOVE + HIGH;
        let mut y = top;
        let mut drawn: Vec<Markup> = Vec::new();
        for panel in &self.panels {
            drawn.push(self.panel(panel, y + ABOVE));
            y += step;
        }
        let axis = self.axis(y);
        let (key, below) = notes(y + 16.0, &key(lang, &self.cut()));
        let body = html! {
            @for one in &drawn { (one) }
            (self.lines(top, y))
            (axis) (key)
        };
        Figure {
            name: name.to_owned(),
            title: title.to_owned(),
            desc: desc.to_owned(),
            height: below + 4.0,
            body,
        }
    }

    fn cut(&self) -> Vec<f64> {
        let all = self.panels.iter().flat_map(|one| one.cuts.iter().copied());
        all.collect()
    }

    /// The middle of a column.
    pub fn x(&self, column: f64) -> f64 {
        let count = f64::from(u32::try_from(self.columns.len().max(1)).unwrap_or(u32::MAX));
        LEFT + (column + 0.5) * (RIGHT - LEFT) / count
    }

    fn panel(&self, panel: &Panel, top: f64) -> Markup {
        let (low, high) = panel.span;
        let scale = Scale {
            low,
            high,
            start: top + HIGH,
            end: top,
        };
        let middle = (low + high) / 2.0;
        let several = panel.series.len() > 1;
        let names: Vec<String> = panel
            .series
            .iter()
            .filter(|_| several)
            .map(|one| format!("{} {}", one.mark.sign(), one.name))
            .collect();
        html! {
            text x="2" y=(at(top - 8.0)) font-weight="600" { (panel.name) }
            @if several { (note((RIGHT, top - 8.0), Anchor::End, &names.join("  "))) }
            @for value in [low, middle, high] {
                (line((LEFT, scale.of(value)), (RIGHT, scale.of(value)), LINE, 0.7))
                (note((LEFT - 4.0, scale.of(value) + 3.0), Anchor::End, &tick(value)))
            }
            @for cut in &panel.cuts { (dashed((LEFT, scale.of(*cut)), (RIGHT, scale.of(*cut)), SOFT)) }
            @for (place, series) in panel.series.iter().enumerate() {
                (self.series(series, shift(place, panel.series.len()), &scale))
            }
        }
    }

    fn series(&self, series: &Series, shift: f64, scale: &Scale) -> Markup {
        let few = scale.of(0.0);
        html! {
            @for (place, point) in (0_u32..).zip(&series.points) {
                @let x = self.x(f64::from(place)) + shift;
                @match point {
                    Some(Estimate::Known { mean, half, most, .. }) => {
                        (line((x, scale.of(most.0)), (x, scale.of(most.1)), INK, 1.0))
                        (line((x, scale.of(half.0)), (x, scale.of(half.1)), INK, 3.0))
                        (series.mark.at(x, scale.of(*mean)))
                    }
                    Some(Estimate::Insufficient { .. }) => { (Mark::Few.at(x, few)) }
                    None => {}
                }
            }
        }
    }

    /// Names of columns, as many as have room.
    fn axis(&self, y: f64) -> Markup {
        let widest = self.columns.iter().map(|one| super::size_of(one)).max();
        let room = f64::from(u32::try_from(widest.unwrap_or(1)).unwrap_or(8)) * 5.4 + 6.0;
        let mut free = f64::NEG_INFINITY;
        let mut shown: Vec<(f64, &str)> = Vec::new();
        for (place, name) in (0_u32..).zip(&self.columns) {
            let x = self.x(f64::from(place));
            if x - room / 2.0 >= free {
                shown.push((x, name));
                free = x + room / 2.0;
            }
        }
        html! { @for (x, name) in shown { (note((x.clamp(room / 2.0 - 4.0, WIDTH - room / 2.0 + 6.0), y + 12.0), Anchor::Middle, name)) } }
    }

    fn lines(&self, top: f64, bottom: f64) -> Markup {
        let mut free = 0.0;
        let mut drawn: Vec<Markup> = Vec::new();
        for one in &self.across {
            let x = self.x(one.column - 0.5);
            let units = f64::from(u32::try_from(super::size_of(&one.name)).unwrap_or(8));
            let fits = x >= free;
            if fits {
                free = x + units * 5.4 + 4.0;
            }
            let end = if x > WIDTH - units * 5.4 {
                Anchor::End
            } else {
                Anchor::Start
            };
            drawn.push(html! {
                (dashed((x, top), (x, bottom), SOFT))
                @if fits { (note((x, top - 4.0), end, &one.name)) }
            });
        }
        html! { @for one in drawn { (one) } }
    }
}

fn shift(place: usize, count: usize) -> f64 {
    match (place, count) {
        (_, 1) => 0.0,
        (0, _) => -4.0,
        _ => 4.0,
    }
}

fn tick(value: f64) -> String {
    let text = at(value);
    text.replace('-', "−")
}

fn key(lang: In, cuts: &[f64]) -> Vec<String> {
    let mut lines = vec![
        lang.t(
            "形状：平均值；粗线：一半的可能；细线：九成的可能；◌：记录不足",
            "shape: mean; thick: half of what is likely; thin: nine tenths; ◌: not enough recorded",
        )
        .to_owned(),
    ];
    if !cuts.is_empty() {
        let words = lang.t(
            "横虚线：说法由此改变的界限",
            "dashed across: where the words change",
        );
        lines.push(words.to_owned());
    }
    lines
}
