//! What the period report asks for (M4): each field names the decision that uses it. A field that no
//! answer used for as many reports as the rules say lapses by itself and is asked no longer; a new
//! one comes in by agreement alone.

use super::{
    ids::{DatumId, PeriodReportId, ReportFieldId},
    state::{Delivery, ReportState},
};
use crate::{context::At, process::Contract, say::Say};
use kernel::{Bi, Date, FreeText, Lang, lang::bi};
use rules::Key;
use serde::{Deserialize, Serialize};

/// Units done, which the record fills in.
pub const UNITS_DONE: ReportFieldId = ReportFieldId(1);
/// Hours, which the record fills in.
pub const HOURS: ReportFieldId = ReportFieldId(2);
/// What was spent.
pub const SPENT: ReportFieldId = ReportFieldId(3);

/// The fields every report has to begin with: name and the decision each is for.
const STANDARD: [(ReportFieldId, Bi, Bi); 3] = [
    (
        UNITS_DONE,
        bi("完成量", "Units done"),
        bi(
            "核对基本服务费和产出评价",
            "checking the base fee and judging output",
        ),
    ),
    (
        HOURS,
        bi("工时", "Hours"),
        bi("核对工时和弹性工时池", "checking hours and the flex pool"),
    ),
    (
        SPENT,
        bi("本期支出", "Spent in the period"),
        bi("经费调剂和结算", "virement and settlement"),
    ),
];

/// A field agreed on beside the standard ones.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreedField {
    /// Its id.
    pub id: ReportFieldId,
    /// The request it came from.
    pub datum: DatumId,
    /// What is asked.
    pub name: FreeText,
    /// The decision it is for.
    pub decision: FreeText,
    /// Since when.
    pub since: Date,
}

/// That an answer to a report used a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldUse {
    /// The field.
    pub field: ReportFieldId,
    /// For which decision.
    pub decision: FreeText,
}

/// What a report says in an agreed field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldValue {
    /// The field.
    pub field: ReportFieldId,
    /// The answer.
    pub value: FreeText,
}

impl Say for FieldUse {
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => format!("{} 用于{}", self.field, self.decision.as_str()),
            Lang::En => format!("{} for {}", self.field, self.decision.as_str()),
        }
    }
}

impl Say for FieldValue {
    fn say(&self, _: Lang) -> String {
        format!("{} {}", self.field, self.value.as_str())
    }
}

/// A field of the report as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportField {
    /// Its id.
    pub id: ReportFieldId,
    /// What is asked, in both languages.
    pub name: (String, String),
    /// The decision it is for.
    pub decision: (String, String),
    /// Since when, for agreed ones.
    pub since: Option<Date>,
    /// When it lapsed.
    pub lapsed: Option<Date>,
    /// The reports in whose answer it was used.
    pub used: Vec<PeriodReportId>,
}

impl ReportField {
    /// Whether it is still asked.
    pub fn is_live(&self) -> bool {
        self.lapsed.is_none()
    }

    /// Its name in `lang`.
    pub fn name(&self, lang: Lang) -> &str {
        either(&self.name, lang)
    }

    /// Its decision in `lang`.
    pub fn decision(&self, lang: Lang) -> &str {
        either(&self.decision, lang)
    }
}

fn either((zh, en): &(String, String), lang: Lang) -> &str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn both(text: &FreeText) -> (String, String) {
    (text.as_str().to_owned(), text.as_str().to_owned())
}

impl Delivery {
    /// Every field of the report, lapsed ones too, in the order they came in.
    pub fn report_fields(&self) -> Vec<ReportField> {
        let pair = |text: Bi| (text.zh.to_owned(), text.en.to_owned());
        let standard = STANDARD
            .iter()
            .map(|(id, name, decision)| (*id, pair(*name), pair(*decision), None));
        let agreed = self.agreed_fields.iter().map(|one| {
            (
                one.id,
                both(&one.name),
                both(&one.decision),
                Some(one.since),
            )
        });
        let field = |(id, name, decision, since)| {
            let lapsed = self.lapsed_fields.iter().find(|(one, _)| *one == id);
            let used = self.field_uses.iter().filter(|(_, one)| one.field == id);
            ReportField {
                id,
                name,
                decision,
                since,
                lapsed: lapsed.map(|(_, on)| *on),
                used: used.map(|(report, _)| *report).collect(),
            }
        };
        standard.chain(agreed).map(field).collect()
    }

    /// Whether a field is still asked.
    pub fn asks_for(&self, field: ReportFieldId) -> bool {
        let mut all = self.report_fields().into_iter();
        all.any(|one| one.id == field && one.is_live())
    }

    /// Agreed fields still asked.
    pub fn live_agreed_fields(&self) -> impl Iterator<Item = &AgreedField> {
        let lapsed = |id| self.lapsed_fields.iter().any(|(one, _)| *one == id);
        self.agreed_fields.iter().filter(move |one| !lapsed(one.id))
    }
}

/// Live fields that none of the last reports used, as many reports as the rules say. A report counts
/// once it is accepted, expressly or by silence; one that asked before the field came in does not.
pub(super) fn unused(at: &At<'_>, contract: &Contract) -> Vec<(ReportFieldId, u32)> {
    let Ok(periods) = at.count(Key::ReportUnusedPeriods) else {
        return Vec::new();
    };
    let wanted = usize::try_from(periods).unwrap_or(usize::MAX);
    let delivery = &contract.delivery;
    let fields = delivery.report_fields().into_iter();
    let idle = fields.filter(|field| {
        let concluded = delivery.reports.iter().rev().filter(|one| {
            let over = matches!(
                one.state,
                ReportState::Accepted | ReportState::DeemedAccepted
            );
            over && field.since.is_none_or(|since| since <= one.submitted)
        });
        let last: Vec<PeriodReportId> = concluded.take(wanted).map(|one| one.content.id).collect();
        let used = last.iter().any(|report| field.used.contains(report));
        field.is_live() && last.len() == wanted && wanted > 0 && !used
    });
    idle.map(|one| (one.id, periods)).collect()
}
