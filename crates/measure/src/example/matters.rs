//! The matters of the worked example, one row each.

use super::{day, parties, stage};
use crate::{
    coded::{Change, Class, CodedMatter, Dyad, Pens, Place, Step},
    ids::{ActId, MatterId, PartyId, StageId},
    schema::Right,
};
use kernel::Date;

/// Where a matter stands in the contract: it has a place, the office imposed it, both did it
/// beside.
#[derive(Clone, Copy, PartialEq)]
enum In {
    Contract,
    Imposed,
    Side,
}

/// What a row says: name; control shift in halves and the right, where something was decided;
/// initiative and resistance; valences in halves; absorption; class; place.
struct Row {
    name: &'static str,
    decided: Option<(i8, Right)>,
    ini_res: (u8, u8),
    valence: (i8, Option<i8>),
    b: u8,
    class: Class,
    place: In,
}

const fn row(
    name: &'static str,
    decided: Option<(i8, Right)>,
    (ini_res, valence): ((u8, u8), (i8, Option<i8>)),
    b: u8,
    (class, place): (Class, In),
) -> Row {
    Row {
        name,
        decided,
        ini_res,
        valence,
        b,
        class,
        place,
    }
}

use Class::{B, C, K, R, S};
use In::{Contract, Imposed, Side};
use Right::{Goals as G, Incentives as X, Inspection as I, Operation as P};

/// Street and organisation.
const STREET: [Row; 12] = [
    row(
        "m1 vaccination booth",
        Some((2, G)),
        ((1, 0), (0, Some(1))),
        1,
        (C, Imposed),
    ),
    row(
        "m2 festival agreed orally",
        None,
        ((0, 0), (1, Some(1))),
        1,
        (B, Side),
    ),
    row(
        "m3 free room, disclosed",
        None,
        ((0, 0), (2, Some(1))),
        0,
        (S, Contract),
    ),
    row(
        "m4 census forms",
        Some((2, G)),
        ((1, 0), (0, Some(0))),
        1,
        (C, Imposed),
    ),
    row(
        "m5 monthly report",
        None,
        ((0, 0), (0, Some(0))),
        0,
        (K, Contract),
    ),
    row(
        "m6 defended at the meeting",
        None,
        ((0, 0), (2, Some(1))),
        0,
        (S, Contract),
    ),
    row(
        "m7 worker lent to the office",
        Some((2, P)),
        ((1, 0), (0, Some(1))),
        1,
        (C, Imposed),
    ),
    row(
        "m8 night patrol refused",
        Some((0, G)),
        ((1, 1), (0, Some(-1))),
        0,
        (R, Imposed),
    ),
    row(
        "m9 evaluation file together",
        None,
        ((0, 0), (1, Some(1))),
        1,
        (B, Side),
    ),
    row(
        "m10 referral",
        None,
        ((0, 0), (1, Some(1))),
        0,
        (K, Contract),
    ),
    row(
        "m11 timetable changed alone",
        Some((2, P)),
        ((1, 0), (-1, Some(0))),
        0,
        (C, Imposed),
    ),
    row(
        "m12 holiday visits together",
        None,
        ((0, 0), (1, Some(1))),
        1,
        (B, Side),
    ),
];

/// District and organisation. The appeal in the last one is protected and has no valence.
const DISTRICT: [Row; 10] = [
    row(
        "d1 two targets by notice",
        Some((2, G)),
        ((1, 1), (-1, Some(-1))),
        0,
        (R, Imposed),
    ),
    row(
        "d2 third inspection",
        Some((2, I)),
        ((1, 0), (-1, Some(0))),
        0,
        (C, Imposed),
    ),
    row(
        "d3 mid-term review",
        Some((0, I)),
        ((1, 0), (0, Some(0))),
        0,
        (K, Contract),
    ),
    row(
        "d4 payment 45 days late",
        Some((2, X)),
        ((1, 1), (-1, Some(-1))),
        0,
        (R, Contract),
    ),
    row(
        "d5 staff change approved",
        Some((1, P)),
        ((0, 0), (0, Some(1))),
        0,
        (C, Imposed),
    ),
    row(
        "d6 weekly photo reports",
        Some((2, I)),
        ((1, 1), (-1, Some(-1))),
        0,
        (R, Imposed),
    ),
    row(
        "d7 training",
        None,
        ((0, 0), (1, Some(1))),
        0,
        (S, Contract),
    ),
    row(
        "d8 order to replace the lead",
        Some((2, P)),
        ((1, 1), (-2, Some(-2))),
        0,
        (R, Imposed),
    ),
    row("d9 report", None, ((0, 0), (0, Some(0))), 0, (K, Contract)),
    row(
        "d10 score lowered, appeal",
        Some((0, X)),
        ((1, 0), (-1, None)),
        0,
        (K, Contract),
    ),
];

/// All matters of the delivery stage, a week between two.
pub(super) fn delivery() -> Vec<CodedMatter> {
    let [district, street, organisation] = parties();
    let dyad = |upper: &PartyId| Dyad {
        upper: upper.clone(),
        lower: organisation.clone(),
    };
    let of_street = matters(&STREET, &dyad(&street), day(2026, 1, 5));
    let of_district = matters(&DISTRICT, &dyad(&district), day(2026, 1, 8));
    of_street.into_iter().chain(of_district).collect()
}

/// The matters before delivery: contract business but for one.
pub(super) fn start_up() -> Vec<CodedMatter> {
    let [_, street, organisation] = parties();
    let dyad = Dyad {
        upper: street,
        lower: organisation,
    };
    let rows = [K, K, K, K, C, K, K, K].map(|class| {
        let kind = (class, Contract);
        row(
            "s matter of the beginning",
            None,
            ((0, 0), (0, Some(0))),
            0,
            kind,
        )
    });
    let mut all = matters(&rows, &dyad, day(2025, 9, 1));
    for (number, matter) in all.iter_mut().enumerate() {
        matter.id = MatterId::new(format!("s{}", number + 1));
        matter.stage = StageId::new("S14");
    }
    all
}

fn matters(rows: &[Row], dyad: &Dyad, first: Date) -> Vec<CodedMatter> {
    let days = std::iter::successors(Some(first), week_after);
    rows.iter()
        .zip(days)
        .map(|(row, on)| matter(row, dyad, on))
        .collect()
}

fn week_after(day: &Date) -> Option<Date> {
    (0..7).try_fold(*day, |day, _| day.tomorrow().ok())
}

fn half(halves: i8) -> Option<Step> {
    Step::try_from(f64::from(halves) / 2.0).ok()
}

fn matter(row: &Row, dyad: &Dyad, opened: Date) -> CodedMatter {
    let name = row.name.split(' ').next().unwrap_or(row.name);
    let acts = (1..=2).map(|act| ActId::new(format!("{name}-{act}")));
    let (ini, res) = row.ini_res;
    let (upper, lower) = row.valence;
    let place = match row.place {
        Contract => Place::Licensed,
        Imposed => Place::Imposed {
            by: dyad.upper.clone(),
        },
        Side => Place::Side,
    };
    let help = |step: Option<i8>| {
        if step.is_some_and(|step| step > 0) {
            1.0
        } else {
            0.0
        }
    };
    let decider = match row.decided {
        Some((0, _)) | None => Vec::new(),
        Some(_) => vec![dyad.upper.clone()],
    };
    let hours = if name == "m1" { 40.0 } else { 4.0 };
    CodedMatter {
        id: MatterId::new(name),
        dyad: dyad.clone(),
        stage: stage(),
        opened,
        acts: acts.collect(),
        weight: 1.0,
        episode: None,
        hours,
        a: row.decided.and_then(|(halves, _)| half(halves)),
        right: row.decided.map(|(_, right)| right),
        decided_by: decider,
        ini: ini == 1,
        res: res == 1,
        voice: name == "d10",
        v_upper: half(upper),
        v_lower: lower.and_then(half),
        b: Some(row.b == 1),
        off_hours: if row.b == 1 { hours } else { 0.0 },
        class: row.class,
        place,
        change: Change::None,
        trigger: None,
        help_upper: help(Some(upper)),
        help_lower: help(lower),
        pens: Pens {
            upper: true,
            lower: true,
            anchor: false,
        },
    }
}
