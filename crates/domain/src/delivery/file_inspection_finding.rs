//! Writes up an inspection.

use super::{
    common::presumption,
    duties::{ACTION_POINT, FINDING_REPLY},
    facts::FindingFiled,
    guards::LAWFUL_DECLINE,
    ids::{InspectionId, TaskId},
    parts::ActionPoint,
    refusals::{
        DAY_PAST, FINDING_FILED, INSPECTION_AHEAD, INSPECTION_UNKNOWN, NOT_INSPECTOR,
        POINTS_MISSING,
    },
    state::{Inspection, TaskState},
    words_watch::{FindingKind, Presumption},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Prose, Rows},
    obligation::Due,
    refusal::Refusal,
    verb::Act,
};
use kernel::Date;
use rules::Key;

row! {
    /// A point to act on.
    PointRow {
        what: Line = ("事项", "What");
        by: Date = ("期限", "By when");
    }
}

verb! {
    /// The office writes up what it found (A54). The provider may reply before anything follows.
    FileInspectionFinding "file-inspection-finding" ("提交检查结论", "File the finding of an inspection")
    help ("逐项列明并给出期限；承接方有 10 个工作日答复。不得以依约婉拒任务为由。",
        "List each point with a day; the provider has 10 working days to reply. A lawful refusal is never a point.")
    acts [54] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        inspection: InspectionId = ("检查", "Inspection");
        finding: FindingKind = ("结论", "Finding");
        points: Rows<PointRow> = ("整改事项", "Points");
        about: Option<TaskId> = ("涉及的任务单", "Task it is about");
        note: Option<Prose> = ("说明", "Note");
    }
}

/// The subject of the duty to act on a point.
pub(super) fn point_subject(inspection: InspectionId, number: u32) -> String {
    format!("{inspection}.{number}")
}

impl FileInspectionFinding {
    fn inspection<'a>(&self, at: &At<'a>) -> Result<&'a Inspection, Refusal> {
        let found = at.contract()?.delivery.inspection(self.inspection);
        let one = found.ok_or_else(|| INSPECTION_UNKNOWN.refuse().at("inspection"))?;
        NOT_INSPECTOR
            .unless(at.actor().organisation == Some(one.office.id))
            .map_err(|refusal| refusal.at("inspection"))?;
        if at.today() < one.on {
            return Err(INSPECTION_AHEAD.refuse().at("inspection").opens(one.on));
        }
        FINDING_FILED
            .unless(one.finding.is_none())
            .map_err(|refusal| refusal.at("inspection"))?;
        Ok(one)
    }

    fn listed(&self, at: &At<'_>) -> Result<Vec<ActionPoint>, Refusal> {
        let points = &self.points.0;
        let fits = points.is_empty() == (self.finding == FindingKind::NoIssue);
        POINTS_MISSING
            .unless(fits)
            .map_err(|one| one.at("points"))?;
        let numbered = (1u32..).zip(points).map(|(number, row)| {
            DAY_PAST
                .unless(row.by >= at.today())
                .map_err(|one| one.at(format!("points.{}.by", number - 1)))?;
            Ok(ActionPoint {
                number,
                what: row.what.text(),
                by: row.by,
            })
        });
        numbered.collect()
    }
}

impl Act for FileInspectionFinding {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut inspections = at.contract()?.delivery.inspections.iter();
        INSPECTION_UNKNOWN.unless(inspections.any(|one| one.finding.is_none()))
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let contract = at.contract().ok();
        let task = contract
            .zip(self.about)
            .and_then(|(one, id)| one.delivery.task(id));
        let declined = task.is_some_and(|one| one.state == TaskState::Declined);
        let negative = self.finding == FindingKind::Points;
        vec![LAWFUL_DECLINE.holds(!(negative && declined))]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let inspection = self.inspection(at)?;
        let points = self.listed(at)?;
        let retaliation_presumed = match self.finding {
            FindingKind::NoIssue => Presumption::No,
            FindingKind::Points => presumption(at, inspection.office.id, at.today())?,
        };
        let mut decision = Decision::new(at).event(FindingFiled {
            inspection: inspection.id,
            finding: self.finding,
            points: points.clone(),
            note: self.note.as_ref().map(Prose::text),
            retaliation_presumed,
        });
        if self.finding == FindingKind::Points {
            let due = at.due(Key::SanctionReply, at.today())?;
            decision = decision.owe(&FINDING_REPLY, inspection.id, due);
        }
        for point in points {
            let subject = point_subject(inspection.id, point.number);
            decision = decision.owe(&ACTION_POINT, subject, Due::agreed(point.by));
        }
        decision.done()
    }
}
