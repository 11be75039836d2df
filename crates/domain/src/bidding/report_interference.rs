//! Interference in the evaluation, on record.

use super::events::InterferenceReported;
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Organisation, Prose},
    verb::Act,
};

verb! {
    /// Reports that somebody interfered in the evaluation (A21). Protected: only the panel and the
    /// auditors read it.
    ReportInterference "report-interference" ("报告干预评审", "Report interference")
    help ("有人打招呼、施压或干预评审的，在此报告。仅裁决小组和审计监督可见，不会对报告人不利。", "Report pressure on the evaluation here. Only the panel and the auditors read it, and it is never held against you.")
    acts [21] scope Process stages [S08, S09, S10]
    {
        by: Option<Organisation> = ("干预方", "By whom") hint ("可不填", "may be left empty");
        text: Prose = ("情况", "What happened");
    }
}

impl Act for ReportInterference {
    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(InterferenceReported {
                by: self.by.clone(),
                text: self.text.text(),
            })
            .done()
    }
}
