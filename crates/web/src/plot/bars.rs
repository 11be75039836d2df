//! Shares of draws, one pair of bars below the other: by the neutral prior and by the sceptical one.

use super::{Anchor, Figure, Filling, LINE, SOFT, Scale, WIDTH, dashed, label, line, note, notes};
use maud::{Markup, html};

/// One row.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// By the neutral prior, 0 to 1.
    pub neutral: f64,
    /// By the sceptical prior, 0 to 1.
    pub sceptical: f64,
}

/// The rows.
#[derive(Clone, Debug)]
pub struct Bars {
    /// From the likeliest.
    pub rows: Vec<Bar>,
    /// What the two bars are called.
    pub names: (String, String),
    /// The share from which something is said.
    pub least: f64,
    /// Notes below.
    pub notes: Vec<String>,
}

const ROW: f64 = 40.0;

impl Bars {
    /// The drawing; `(name, title, desc)`.
    pub fn figure(&self, (name, title, desc): (&str, &str, &str)) -> Figure {
        let scale = Scale {
            low: 0.0,
            high: 1.0,
            start: 4.0,
            end: WIDTH - 46.0,
        };
        let rows: Vec<(f64, &Bar)> = (0_u32..)
            .zip(&self.rows)
            .map(|(place, one)| (14.0 + f64::from(place) * ROW, one))
            .collect();
        let bottom = rows.last().map_or(14.0, |(y, _)| y + ROW);
        let mut lines = vec![self.names.0.clone(), self.names.1.clone()];
        lines.extend(self.notes.iter().cloned());
        let (key, below) = notes(bottom + 12.0, &lines);
        let body = html! {
            @for (y, one) in &rows { (row(&scale, *y, one)) }
            @if !rows.is_empty() {
                (line((scale.of(0.0), 8.0), (scale.of(0.0), bottom), SOFT, 0.8))
                (line((scale.of(1.0), 8.0), (scale.of(1.0), bottom), LINE, 0.8))
                (dashed((scale.of(self.least), 8.0), (scale.of(self.least), bottom), SOFT))
            }
            (note((scale.of(0.0), bottom + 9.0), Anchor::Start, "0"))
            (note((scale.of(self.least), bottom + 9.0), Anchor::Middle, &percent(self.least)))
            (note((scale.of(1.0), bottom + 9.0), Anchor::Middle, "100 %"))
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
}

fn row(scale: &Scale, y: f64, one: &Bar) -> Markup {
    let from = scale.of(0.0);
    html! {
        (label((from + 4.0, y + 8.0), Anchor::Start, &one.name))
        (Filling::Solid.draw((from, scale.of(one.neutral)), (y + 12.0, y + 22.0)))
        (Filling::Slanted.draw((from, scale.of(one.sceptical)), (y + 24.0, y + 31.0)))
        (note((WIDTH - 2.0, y + 20.5), Anchor::End, &percent(one.neutral)))
        (note((WIDTH - 2.0, y + 31.5), Anchor::End, &percent(one.sceptical)))
    }
}

/// A share as whole hundredths, never rounded up to all or down to nothing.
pub fn percent(share: f64) -> String {
    if !share.is_finite() {
        return "—".to_owned();
    }
    let whole = (share * 100.0).round();
    if share > 0.0 && whole < 1.0 {
        "< 1 %".to_owned()
    } else if share < 1.0 && whole > 99.0 {
        "> 99 %".to_owned()
    } else {
        format!("{whole:.0} %")
    }
}
