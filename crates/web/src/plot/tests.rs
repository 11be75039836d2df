//! Geometry of the drawings: nothing is drawn outside, nothing is no number, also of no data.

use super::{
    Filling, Scale, WIDTH, at,
    bars::{Bar, Bars, percent},
    funnel::Funnel,
    panels::{Panel, Panels, Series},
    stack::{Piece, Stack},
    turn::TurnPlot,
    wrapped,
};
use crate::{plot::Mark, wording::In};
use kernel::Lang;
use measure::findings::Estimate;

const NAMES: (&str, &str, &str) = ("plot", "title", "desc");

/// Every number of these attributes.
fn numbers(svg: &str, names: &[&str]) -> Vec<f64> {
    let mut found = Vec::new();
    for name in names {
        for rest in svg.split(&format!(" {name}=\"")).skip(1) {
            let text = rest.split('"').next().unwrap_or("");
            found.extend(text.parse::<f64>().ok());
        }
    }
    found
}

fn is_sound(svg: &str) {
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    assert!(svg.contains("<title") && svg.contains("<desc"));
    for x in numbers(svg, &["x", "x1", "x2", "cx"]) {
        assert!((-2.0..=WIDTH + 2.0).contains(&x), "{x} is outside: {svg}");
    }
}

fn known(mean: f64) -> Estimate {
    Estimate::Known {
        mean,
        half: (mean - 0.1, mean + 0.1),
        most: (mean - 0.3, mean + 0.3),
        n: 9.0,
        count: 9,
    }
}

fn panels(points: Vec<Option<Estimate>>) -> String {
    let columns = (1..=points.len()).map(|one| format!("25-{one:02}"));
    let panels = Panels {
        columns: columns.collect(),
        panels: vec![Panel {
            name: "A".to_owned(),
            span: (-1.0, 1.0),
            cuts: vec![0.2],
            series: vec![Series {
                mark: Mark::Square,
                name: String::new(),
                points,
            }],
        }],
        across: Vec::new(),
    };
    panels.figure(In(Lang::En), NAMES).file()
}

#[test]
fn drawings_of_nothing_and_of_nonsense_are_sound() {
    is_sound(&panels(Vec::new()));
    is_sound(&panels(vec![Some(known(f64::NAN)), None, Some(known(9.0))]));
    let stack = Stack {
        pieces: vec![Piece {
            filling: Filling::Slanted,
            number: 1,
            part: f64::NAN,
        }],
        bounds: (f64::NAN, 2.0),
        most: None,
        names: (String::new(), String::new()),
        notes: Vec::new(),
    };
    is_sound(&stack.figure(NAMES).file());
    let bars = Bars {
        rows: vec![Bar {
            name: "x".to_owned(),
            neutral: f64::INFINITY,
            sceptical: -1.0,
        }],
        names: (String::new(), String::new()),
        least: 0.6,
        notes: Vec::new(),
    };
    is_sound(&bars.figure(NAMES).file());
    let turn = TurnPlot {
        by_position: Vec::new(),
        set: Vec::new(),
        letters: Vec::new(),
        days: None,
        notes: Vec::new(),
    };
    is_sound(&turn.figure(NAMES).file());
    let funnel = Funnel {
        whole: f64::NAN,
        dots: Vec::new(),
        limits: Vec::new(),
        names: (String::new(), String::new()),
        notes: Vec::new(),
    };
    is_sound(&funnel.figure(NAMES).file());
}

#[test]
fn too_little_is_drawn_as_a_dashed_ring_and_never_as_a_value() {
    let few = panels(vec![Some(Estimate::Insufficient { have: 2, need: 3 })]);
    assert!(few.contains("stroke-dasharray=\"1.5 1.5\""));
    assert!(!few.contains("width=\"6.4\""), "no mark of a value: {few}");
    let enough = panels(vec![Some(known(0.5))]);
    assert!(enough.contains("width=\"6.4\"") && !enough.contains("stroke-dasharray=\"1.5 1.5\""));
}

#[test]
fn a_long_course_keeps_names_apart() {
    let points: Vec<Option<Estimate>> = (0..40).map(|_| Some(known(0.1))).collect();
    let svg = panels(points);
    is_sound(&svg);
    let names = svg.matches(">25-").count();
    assert!((4..=9).contains(&names), "{names} names of 40 months");
}

#[test]
fn a_scale_goes_from_end_to_end_and_no_further() {
    let scale = Scale {
        low: -1.0,
        high: 1.0,
        start: 100.0,
        end: 0.0,
    };
    let places = [-1.0, 0.0, 1.0, 7.0].map(|value| at(scale.of(value)));
    assert_eq!(places, ["100", "50", "0", "0"]);
    assert_eq!(at(-0.01), "0");
}

#[test]
fn shares_are_never_rounded_to_nothing_or_to_all() {
    let said = [0.0, 0.004, 0.535, 0.999, 1.0].map(percent);
    assert_eq!(said, ["0 %", "< 1 %", "54 %", "> 99 %", "100 %"]);
}

#[test]
fn lines_break_at_spaces_and_between_chinese_characters() {
    assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
    assert_eq!(
        wrapped("控制权，约定", 6),
        ["控制", "权，约", "定"].to_vec()
    );
}
