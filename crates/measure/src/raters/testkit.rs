//! Short ways to write sheets in tests.

use super::sheet::{EvidenceLevel, ItemId, Mark, Points, RaterId, Scale, Sheet, TargetId};

/// A sheet of whole scores on a scale of 1 to 5.
pub fn sheet(rater: &str, target: &str, scores: &[i32]) -> Sheet {
    let scale = Scale::new(Points::whole(1), Points::whole(5)).unwrap();
    let mark = |(place, score): (usize, &i32)| Mark {
        item: ItemId::new(format!("item {place}")),
        scale,
        score: Points::whole(*score),
        entered_at: None,
        evidence: None,
    };
    Sheet {
        rater: RaterId::new(rater),
        target: TargetId::new(target),
        street: None,
        marks: scores.iter().enumerate().map(mark).collect(),
        total: None,
    }
}

/// The same with times.
pub fn timed(mut sheet: Sheet, seconds: &[i64]) -> Sheet {
    for (mark, second) in sheet.marks.iter_mut().zip(seconds) {
        mark.entered_at = Some(*second);
    }
    sheet
}

/// The same with evidence.
pub fn evidenced(mut sheet: Sheet, levels: &[EvidenceLevel]) -> Sheet {
    for (mark, level) in sheet.marks.iter_mut().zip(levels) {
        mark.evidence = Some(*level);
    }
    sheet
}
