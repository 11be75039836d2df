//! What the typed acts are to the measurement: which are forbidden, protected, decisions, demands,
//! support, and with what valence (domain.md §5c, measurement.md §4.4).

use crate::{
    coded::{Class, Step},
    ids::ActCode,
    schema::Right,
};

/// Acts with status X: never licensed unless a norm of the contract says so.
const FORBIDDEN: &[u8] = &[
    12, 17, 21, 27, 28, 32, 41, 45, 51, 53, 56, 57, 59, 64, 65, 67, 70, 71, 75, 82, 85, 97, 112,
];
/// Acts that may never be held against their author.
const PROTECTED: &[u8] = &[13, 14, 24, 26, 44, 63, 68, 69, 72, 73, 93, 96, 99, 100];
/// Protected acts by which somebody objects, declines or complains.
const VOICE: &[u8] = &[13, 14, 24, 26, 63, 72, 73, 99, 100];
/// Government acts that ask for an answer, or are adverse.
const DEMANDS: &[u8] = &[
    21, 27, 28, 33, 41, 51, 53, 54, 55, 56, 57, 58, 59, 65, 68, 70, 71, 75, 76, 79, 82, 84, 85, 97,
    101, 103, 107, 111,
];
/// Acts that use a right of control.
const DECISIONS: &[u8] = &[
    28, 41, 52, 53, 54, 55, 56, 57, 59, 60, 61, 62, 65, 70, 71, 75, 76, 82, 84, 85, 86, 92, 94, 97,
    102, 103, 104, 106, 107, 111,
];
/// Decisions taken with the other side by their nature.
const JOINT: &[u8] = &[60, 61, 62];
/// Support; part of the record of both sides' goodwill.
const SUPPORT: &[u8] = &[36, 37, 49, 50, 66, 77];
/// Tasks that come without a request on paper.
const ORDERS: &[u8] = &[59, 65];
/// Acts by which the organisation does what it was asked.
const PERFORMS: &[u8] = &[42, 60, 66];
/// Acts that put a price on what was asked.
const PAID: &[u8] = &[61, 62];
/// Acts of side-dealing.
const ASIDE: &[u8] = &[32, 33, 67];
/// Resistance by its nature.
const RESISTS: &[u8] = &[45, 64, 112];
/// Resistance when it has no place in the contract.
const WALKS_OUT: &[u8] = &[74, 111];
/// What each act may be answered with.
const FORESEEN: &[(u8, &[u8])] = &[
    (2, &[13]),
    (13, &[25, 40]),
    (14, &[29, 40, 69]),
    (15, &[15]),
    (24, &[25]),
    (26, &[25, 103]),
    (39, &[40, 39]),
    (40, &[39, 99]),
    (46, &[47]),
    (47, &[46, 99]),
    (49, &[66, 49]),
    (50, &[50]),
    (54, &[39, 46, 99]),
    (55, &[46, 99]),
    (58, &[60, 61, 62, 63]),
    (60, &[42, 47]),
    (63, &[69, 47]),
    (68, &[69]),
    (69, &[68, 69]),
    (72, &[69]),
    (73, &[47, 99, 101]),
    (77, &[66]),
    (78, &[79, 80, 83]),
    (79, &[78, 80, 99]),
    (84, &[99, 100]),
    (91, &[99, 100]),
    (92, &[93, 99, 100]),
    (93, &[92, 99]),
    (94, &[99, 100]),
    (99, &[47, 98, 104]),
    (100, &[98, 99, 103]),
    (101, &[39, 46, 99]),
    (103, &[99, 100]),
    (104, &[78, 99, 100]),
];

fn has(list: &[u8], code: ActCode) -> bool {
    list.contains(&code.number())
}

/// Whether the act is recordable but forbidden.
pub fn forbidden(code: ActCode) -> bool {
    has(FORBIDDEN, code)
}

/// Whether the act is protected.
pub fn protected(code: ActCode) -> bool {
    has(PROTECTED, code)
}

/// Whether the act declines a demand; the contract says to whom there is a channel for it.
pub fn declines(code: ActCode) -> bool {
    code.number() == 63
}

/// Whether the act agrees, counters or gives way.
pub fn assents(code: ActCode) -> bool {
    code.number() == 69
}

/// Whether the act proposes a change.
pub fn proposes(code: ActCode) -> bool {
    code.number() == 68
}

/// Whether the act objects.
pub fn voices(code: ActCode) -> bool {
    has(VOICE, code)
}

/// Whether the act, by an office, needs an answer or is adverse.
pub fn demands(code: ActCode) -> bool {
    has(DEMANDS, code)
}

/// Whether the act uses a right of control.
pub fn decides(code: ActCode) -> bool {
    has(DECISIONS, code)
}

/// Whether the act is a comment that becomes a decision where nothing allows it.
pub fn comments(code: ActCode) -> bool {
    code.number() == 40
}

/// Whether the act settles something with the other side.
pub fn joint(code: ActCode) -> bool {
    has(JOINT, code)
}

/// Whether the act supports.
pub fn supports(code: ActCode) -> bool {
    has(SUPPORT, code)
}

/// Whether the act is work beyond the contract that its author offers.
pub fn offers_extra(code: ActCode) -> bool {
    code.number() == 66
}

/// Whether the act orders a task by word of mouth or takes staff.
pub fn orders(code: ActCode) -> bool {
    has(ORDERS, code)
}

/// Whether the act takes staff.
pub fn borrows(code: ActCode) -> bool {
    code.number() == 65
}

/// Whether the act does what was asked.
pub fn performs(code: ActCode) -> bool {
    has(PERFORMS, code)
}

/// Whether the act puts a price on what was asked.
pub fn prices(code: ActCode) -> bool {
    has(PAID, code)
}

/// Whether the act deals beside the contract.
pub fn aside(code: ActCode) -> bool {
    has(ASIDE, code)
}

/// Whether the act is done by both, kept from the department.
pub fn hides(code: ActCode) -> bool {
    code.number() == 67
}

/// Whether the act resists by its nature.
pub fn resists(code: ActCode) -> bool {
    has(RESISTS, code)
}

/// Whether the act resists where it has no place in the contract.
pub fn walks_out(code: ActCode) -> bool {
    has(WALKS_OUT, code)
}

/// Acts that the act says are late: what is missing is counted where it is owed.
pub fn puts_off(code: ActCode) -> &'static [u8] {
    match code.number() {
        51 => &[36],
        82 => &[35, 80, 81, 83],
        _ => &[],
    }
}

/// Whether the act changes what was agreed.
pub fn changes(code: ActCode) -> bool {
    matches!(code.number(), 41 | 53 | 70 | 71 | 97)
}

/// Whether `answer` is foreseen as a reply to `asked`.
pub fn foreseen(asked: ActCode, answer: ActCode) -> bool {
    FORESEEN
        .iter()
        .any(|(code, answers)| *code == asked.number() && has(answers, answer))
}

/// The right an act uses when its author does not say.
pub fn right(code: ActCode) -> Option<Right> {
    match code.number() {
        1..=9 | 58..=63 | 68..=72 | 76 => Some(Right::Goals),
        40 | 43 | 46 | 47 | 54..=57 | 91 | 92 | 94 | 104 | 105 => Some(Right::Inspection),
        28 | 35 | 75 | 78..=85 | 97 | 102 | 103 | 106 | 107 | 111 => Some(Right::Incentives),
        39 | 41 | 48 | 52 | 53 | 65 | 66 | 86 => Some(Right::Operation),
        _ => None,
    }
}

/// The valence of an act toward the other side; none where it is protected.
pub fn valence(code: ActCode) -> Option<Step> {
    if protected(code) {
        return None;
    }
    Some(match code.number() {
        45 | 64 | 75 | 103 | 112 => Step::MINUS,
        21 | 27 | 28 | 41 | 51 | 53 | 56 | 57 | 70 | 71 | 82 | 84 | 85 | 97 => Step::HALF_MINUS,
        36 | 37 | 49 | 50 | 61 | 62 | 66 | 67 | 102 => Step::HALF,
        77 => Step::PLUS,
        _ => Step::ZERO,
    })
}

/// The class an act has by itself (measurement.md §4.4, class defaults).
pub fn class(code: ActCode) -> Class {
    match code.number() {
        28 | 41 | 53 | 56 | 57 | 59 | 70 | 71 | 75 | 82 | 85 | 97 => Class::C,
        45 | 64 => Class::R,
        32 | 33 | 65 | 67 => Class::B,
        36 | 37 | 49 | 50 | 66 | 77 => Class::S,
        _ => Class::K,
    }
}
