//! Answers a report.

use super::{
    duties::{REPORT_ANSWER, REPORT_CLARIFY},
    facts::ReportAnswered,
    ids::{PeriodReportId, ReportFieldId},
    refusals::{FIELD_UNKNOWN, QUESTIONS_MISSING, REPORT_UNKNOWN},
    report_fields::FieldUse,
    state::{Delivery, ReportState},
    words::ReportReply,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Line, Prose, Rows},
    refusal::Refusal,
    verb::Act,
};
use rules::Key;

row! {
    /// A field the purchaser used.
    UseRow {
        field: ReportFieldId = ("字段", "Field");
        decision: Line = ("用于什么决定", "Decision it was used for");
    }
}

verb! {
    /// The purchaser accepts a report or asks questions (A47).
    AnswerReport "answer-report" ("答复期间报告", "Answer a report")
    help ("10 个工作日内答复；逾期视为认可。", "Answer within 10 working days; silence is acceptance.")
    acts [47] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        report: PeriodReportId = ("期间报告", "Report");
        answer: ReportReply = ("答复", "Answer");
        questions: Option<Prose> = ("疑问", "Questions")
            hint ("有疑问时必填", "needed when there are questions");
        used: Rows<UseRow> = ("用到的字段", "Fields used")
            hint ("连续两期没有用处的字段自动失效", "a field used by no answer for two reports lapses by itself");
    }
}

impl Act for AnswerReport {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut reports = at.contract()?.delivery.reports.iter();
        REPORT_UNKNOWN.unless(reports.any(|one| one.state == ReportState::Submitted))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let mut reports = at.contract()?.delivery.reports.iter();
        let waits =
            reports.any(|one| one.content.id == self.report && one.state == ReportState::Submitted);
        REPORT_UNKNOWN
            .unless(waits)
            .map_err(|one| one.at("report"))?;
        let used = self.used(&at.contract()?.delivery)?;
        let decision = Decision::new(at)
            .event(ReportAnswered {
                report: self.report,
                answer: self.answer,
                text: self.questions.as_ref().map(Prose::text),
                used,
            })
            .meet(&REPORT_ANSWER, self.report);
        match self.answer {
            ReportReply::Accepted => decision.done(),
            ReportReply::Questions => {
                QUESTIONS_MISSING
                    .unless(self.questions.is_some())
                    .map_err(|one| one.at("questions"))?;
                let due = at.due(Key::DeliveryReport, at.today())?;
                decision.owe(&REPORT_CLARIFY, self.report, due).done()
            }
        }
    }
}

impl AnswerReport {
    /// Which fields the answer used; one that lapsed is asked no longer and cannot be used.
    fn used(&self, delivery: &Delivery) -> Result<Vec<FieldUse>, Refusal> {
        let rows = self.used.0.iter().enumerate().map(|(number, row)| {
            FIELD_UNKNOWN
                .unless(delivery.asks_for(row.field))
                .map_err(|one| one.at(format!("used.{number}.field")))?;
            Ok(FieldUse {
                field: row.field,
                decision: row.decision.text(),
            })
        });
        rows.collect()
    }
}
