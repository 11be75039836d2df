//! The objects of the running service that a field can point to.

use super::{
    breaches::answers,
    close_default_notice::is_live,
    ids::{
        BreachId, DatumId, DefaultNoticeId, InspectionId, PeriodReportId, ReportFieldId,
        ResidentComplaintId, ServiceId, TaskId,
    },
    report_fields::ReportField,
    state::{ComplaintState, DatumState, Delivery, RecordStanding, ReportState, Task},
};
use crate::{context::At, refs::Choice, say::Say};
use kernel::{FreeText, Lang};

/// Objects of this module that a field can point to.
pub fn options(at: &At<'_>, kind: &str) -> Vec<Choice> {
    if kind == BreachId::KIND {
        let open = answers(at).filter(|one| one.is_open());
        return open
            .map(|one| Choice::new(&one.subject, &one.subject))
            .collect();
    }
    let Ok(contract) = at.contract() else {
        return Vec::new();
    };
    let now = &contract.delivery;
    if kind == ServiceId::KIND {
        services(now)
    } else if kind == TaskId::KIND {
        now.tasks.iter().map(task).collect()
    } else if kind == PeriodReportId::KIND {
        let waiting = now
            .reports
            .iter()
            .filter(|one| one.state == ReportState::Submitted);
        let period = |from, to| format!("{from}–{to}");
        waiting
            .map(|one| &one.content)
            .map(|one| named(one.id, &period(one.from, one.to)))
            .collect()
    } else if kind == ReportFieldId::KIND {
        let fields = now.report_fields().into_iter();
        let live = fields.filter(ReportField::is_live);
        live.map(|one| Choice {
            value: one.id.to_string(),
            zh: format!("{} {}", one.id, one.name.0),
            en: format!("{} {}", one.id, one.name.1),
        })
        .collect()
    } else if kind == DatumId::KIND {
        let waiting = now.data.iter();
        let waiting = waiting.filter(|one| one.state == DatumState::Proposed);
        waiting
            .map(|one| named(one.id, one.name.as_str()))
            .collect()
    } else if kind == InspectionId::KIND {
        let inspections = now.inspections.iter();
        inspections
            .map(|one| Choice {
                value: one.id.to_string(),
                zh: format!("{} {} {}", one.id, one.on, one.office.zh),
                en: format!("{} {} {}", one.id, one.on, one.office.en),
            })
            .collect()
    } else if kind == ResidentComplaintId::KIND {
        let open = now
            .complaints
            .iter()
            .filter(|one| one.state != ComplaintState::Answered);
        open.map(|one| &one.routed)
            .map(|one| both(one.id, &one.topic, &one.about))
            .collect()
    } else if kind == DefaultNoticeId::KIND {
        let live = now.notices.iter().filter(|one| is_live(one));
        live.map(|one| Choice {
            value: one.id.to_string(),
            zh: format!("{} {}", one.id, one.debtor.zh),
            en: format!("{} {}", one.id, one.debtor.en),
        })
        .collect()
    } else {
        Vec::new()
    }
}

/// Most records a list offers; a form opened from the page of services names older ones itself.
pub const LISTED_MAX: usize = 200;

/// Records that count, the latest first.
fn services(now: &Delivery) -> Vec<Choice> {
    let latest = now.services.iter().rev();
    latest
        .filter(|one| one.standing != RecordStanding::Withdrawn)
        .take(LISTED_MAX)
        .map(|one| both(one.id, &one.on, &one.kind))
        .collect()
}

fn task(one: &Task) -> Choice {
    let what: &FreeText = &one.what;
    named(one.id, what.as_str())
}

fn named(id: impl ToString, name: &str) -> Choice {
    let id = id.to_string();
    let shown = format!("{id} {name}");
    Choice::new(id, shown)
}

fn both(id: impl ToString, first: &dyn Say, second: &dyn Say) -> Choice {
    let id = id.to_string();
    let text = |lang| format!("{id} {} {}", first.say(lang), second.say(lang));
    Choice {
        zh: text(Lang::Zh),
        en: text(Lang::En),
        value: id,
    }
}
