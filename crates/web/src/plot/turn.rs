//! Where a pair may have turned: the probability of a change after each matter, with the set of
//! positions that holds nine tenths of it.

use super::{Anchor, Figure, Filling, INK, SOFT, Scale, WIDTH, at, line, note, notes};
use maud::{Markup, html};

/// What is drawn.
#[derive(Clone, Debug)]
pub struct TurnPlot {
    /// P(change after the k-th matter), from the first.
    pub by_position: Vec<f64>,
    /// The positions that hold nine tenths, counted from one.
    pub set: Vec<u32>,
    /// The class of each matter, a letter.
    pub letters: Vec<&'static str>,
    /// First and last day.
    pub days: Option<(String, String)>,
    /// Notes below.
    pub notes: Vec<String>,
}

const LEFT: f64 = 34.0;
const TOP: f64 = 12.0;
const BASE: f64 = 104.0;

impl TurnPlot {
    /// The drawing; `(name, title, desc)`.
    pub fn figure(&self, (name, title, desc): (&str, &str, &str)) -> Figure {
        let most = self
            .by_position
            .iter()
            .copied()
            .filter(|one| one.is_finite());
        let most = most.fold(0.0_f64, f64::max);
        // The axis ends at the next tenth, so that small and great certainty do not look the same.
        let high = ((most * 10.0).ceil() / 10.0).clamp(0.1, 1.0);
        let scale = Scale {
            low: 0.0,
            high,
            start: BASE,
            end: TOP,
        };
        let (key, below) = notes(BASE + 30.0, &self.notes);
        let body = html! {
            @for value in [0.0, high / 2.0, high] {
                (line((LEFT, scale.of(value)), (WIDTH - 6.0, scale.of(value)), super::LINE, 0.7))
                (note((LEFT - 4.0, scale.of(value) + 3.0), Anchor::End, &super::bars::percent(value)))
            }
            (self.bars(&scale))
            (self.letters())
            @if let Some((first, last)) = &self.days {
                (note((LEFT, BASE + 25.0), Anchor::Start, first))
                (note((WIDTH - 6.0, BASE + 25.0), Anchor::End, last))
            }
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

    /// How wide a matter is.
    fn step(&self) -> f64 {
        let count = self.letters.len().max(self.by_position.len()).max(1);
        (WIDTH - 6.0 - LEFT) / f64::from(u32::try_from(count).unwrap_or(u32::MAX))
    }

    fn bars(&self, scale: &Scale) -> Markup {
        let step = self.step();
        let wide = (step * 0.35).min(5.0);
        html! {
            @for (place, share) in (1_u32..).zip(&self.by_position) {
                // A change after a matter stands between it and the next.
                @let x = LEFT + f64::from(place) * step;
                @let inside = self.set.contains(&place);
                @if *share > 0.0005 {
                    (if inside { Filling::Solid } else { Filling::Empty }.draw((x - wide, x + wide), (scale.of(*share), BASE)))
                }
                @if inside { (line((x - step / 2.0, BASE + 2.0), (x + step / 2.0, BASE + 2.0), INK, 2.2)) }
            }
        }
    }

    fn letters(&self) -> Markup {
        let step = self.step();
        let each = (9.0 / step).ceil().max(1.0);
        html! {
            @for (place, letter) in (0_u32..).zip(&self.letters) {
                @if step >= 6.5 || f64::from(place) % each < 0.5 {
                    text x=(at(LEFT + (f64::from(place) + 0.5) * step)) y=(at(BASE + 14.0)) font-size="9.5" fill=(SOFT) text-anchor="middle" { (letter) }
                }
            }
        }
    }
}
