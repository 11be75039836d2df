//! Tables: rows stay whole where they can, are cut between lines where they cannot, and the head
//! stands on every page.

use super::flow::{CELL, Flow, HEAD, Op, SIDE, Style, WIDTH, base};
use crate::{
    model::{Align, Column, Table},
    shape::Line,
};

const PAD_X: f32 = 5.0;
const PAD_Y: f32 = 3.5;
const RULE: f32 = 0.5;
const RULE_GREY: u8 = 165;

/// Where a column stands.
struct Place {
    x: f32,
    width: f32,
    align: Align,
}

fn places(columns: &[Column]) -> Vec<Place> {
    let sum: f32 = columns.iter().map(|one| f32::from(one.width)).sum();
    let mut x = SIDE;
    let mut places = Vec::new();
    for one in columns {
        let width = WIDTH * f32::from(one.width) / sum.max(1.0);
        let align = one.align;
        places.push(Place { x, width, align });
        x += width;
    }
    places
}

/// The lines of a row still to be drawn, cell by cell.
type Rest = Vec<std::collections::VecDeque<Line>>;

/// Draws a table.
pub(super) fn table(flow: &mut Flow<'_>, table: &Table) {
    let places = places(&table.columns);
    flow.y += 3.0;
    let names: Vec<String> = table.columns.iter().map(|one| one.name.clone()).collect();
    // A head with no row below it says nothing.
    if table.has_head() && flow.room() < 4.0 * CELL.leading {
        flow.turn();
    }
    head(flow, table, &places, &names);
    for row in &table.rows {
        let mut rest = shape(flow, &places, row, CELL);
        let height = height(&rest, CELL);
        let comfortable = height < Flow::full() / 3.0;
        if flow.room() < height && comfortable {
            turn(flow, table, &places, &names);
        }
        while rest.iter().any(|cell| !cell.is_empty()) {
            if flow.room() < CELL.leading + 2.0 * PAD_Y {
                turn(flow, table, &places, &names);
            }
            let part = fitting(flow.room(), &mut rest);
            draw(flow, &places, part, CELL);
        }
    }
    flow.y += 8.0;
}

fn turn(flow: &mut Flow<'_>, table: &Table, places: &[Place], names: &[String]) {
    flow.turn();
    head(flow, table, places, names);
}

fn head(flow: &mut Flow<'_>, table: &Table, places: &[Place], names: &[String]) {
    let top = flow.y;
    if table.has_head() {
        let rest = shape(flow, places, names, HEAD);
        let height = height(&rest, HEAD);
        flow.put(Op::Fill(SIDE, top, WIDTH, height, 238));
        draw(flow, places, rest, HEAD);
    }
    flow.put(Op::Fill(SIDE, top, WIDTH, RULE, RULE_GREY));
}

fn shape(flow: &mut Flow<'_>, places: &[Place], row: &[String], style: Style) -> Rest {
    let cells = row.iter().zip(places);
    cells
        .map(|(text, place)| flow.lines(text, place.width - 2.0 * PAD_X, style).into())
        .collect()
}

fn height(rest: &Rest, style: Style) -> f32 {
    let tallest = rest.iter().max_by_key(|cell| cell.len());
    let lines: f32 = tallest.into_iter().flatten().map(|_| style.leading).sum();
    lines + 2.0 * PAD_Y
}

/// The lines that fit into `room`, taken from the front of each cell; at least one, so that a row
/// always comes to an end.
fn fitting(room: f32, rest: &mut Rest) -> Rest {
    let mut part: Rest = rest
        .iter()
        .map(|_| Rest::default().into_iter().flatten().collect())
        .collect();
    let mut used = 2.0 * PAD_Y;
    loop {
        for (cell, taken) in rest.iter_mut().zip(&mut part) {
            taken.extend(cell.pop_front());
        }
        used += CELL.leading;
        let more = rest.iter().any(|cell| !cell.is_empty());
        if !more || used + CELL.leading > room {
            return part;
        }
    }
}

fn draw(flow: &mut Flow<'_>, places: &[Place], rest: Rest, style: Style) {
    let top = flow.y;
    let height = height(&rest, style);
    for (cell, place) in rest.into_iter().zip(places) {
        let mut y = top + PAD_Y + base(style);
        for line in cell {
            let width = line.width * style.size;
            let x = match place.align {
                Align::Start => place.x + PAD_X,
                Align::End => place.x + place.width - PAD_X - width,
            };
            flow.put(Op::Text { x, y, line, style });
            y += style.leading;
        }
        flow.put(Op::Fill(place.x, top, RULE, height, RULE_GREY));
    }
    flow.put(Op::Fill(SIDE + WIDTH - RULE, top, RULE, height, RULE_GREY));
    flow.put(Op::Fill(SIDE, top + height, WIDTH, RULE, RULE_GREY));
    flow.y += height;
}
