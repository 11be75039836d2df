//! A right as signed (a ring) against the right as exercised (a disc with its interval), party by
//! party.

use super::{
    Anchor, Figure, INK, LINE, Mark, SOFT, Scale, WIDTH, at, label, line, note, notes, wrapped,
};
use maud::{Markup, html};
use measure::findings::Estimate;

/// One party's part of a right.
#[derive(Clone, Debug)]
pub struct Held {
    /// The party.
    pub party: String,
    /// As signed, 0 to 1.
    pub signed: f64,
    /// As exercised.
    pub exercised: Estimate,
}

/// A right.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Who holds it.
    pub held: Vec<Held>,
}

const ROW: f64 = 18.0;
const LEFT: f64 = 116.0;

/// The drawing; `(name, title, desc)`.
pub fn figure(
    groups: &[Group],
    keys: &[String],
    (name, title, desc): (&str, &str, &str),
) -> Figure {
    let scale = Scale {
        low: 0.0,
        high: 1.0,
        start: LEFT,
        end: WIDTH - 12.0,
    };
    let mut y = 16.0;
    let mut drawn: Vec<Markup> = vec![axis(&scale)];
    for group in groups {
        drawn.push(html! { text x="2" y=(at(y + 11.0)) font-weight="600" { (group.name) } });
        y += 17.0;
        for one in &group.held {
            drawn.push(held(&scale, y + ROW / 2.0, one));
            y += ROW;
        }
        y += 4.0;
    }
    let (key, below) = notes(y + 6.0, keys);
    Figure {
        name: name.to_owned(),
        title: title.to_owned(),
        desc: desc.to_owned(),
        height: below + 4.0,
        body: html! { @for one in &drawn { (one) } (key) },
    }
}

fn axis(scale: &Scale) -> Markup {
    html! {
        (note((scale.of(0.0), 9.0), Anchor::Middle, "0"))
        (note((scale.of(0.5), 9.0), Anchor::Middle, "50 %"))
        (note((scale.of(1.0), 9.0), Anchor::End, "100 %"))
    }
}

fn held(scale: &Scale, y: f64, one: &Held) -> Markup {
    let name = wrapped(&one.party, 20);
    let short = name.first().map_or("", String::as_str);
    html! {
        (label((LEFT - 8.0, y + 4.0), Anchor::End, short))
        (line((scale.of(0.0), y), (scale.of(1.0), y), LINE, 0.7))
        @match one.exercised {
            Estimate::Known { mean, most, .. } => {
                (line((scale.of(one.signed), y), (scale.of(mean), y), SOFT, 0.8))
                (line((scale.of(most.0), y), (scale.of(most.1), y), INK, 1.6))
                (Mark::Disc.at(scale.of(mean), y))
            }
            Estimate::Insufficient { .. } => {}
        }
        circle cx=(at(scale.of(one.signed))) cy=(at(y)) r="5" fill="none" stroke=(INK) stroke-width="1.4" {}
    }
}
