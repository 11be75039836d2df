//! What a pack of a province or a city may change in the pack it extends.
//!
//! A lower level may ask more of the purchaser, never less: it may shorten the purchaser's time and
//! lengthen everybody else's, lower what may be demanded of suppliers, and not undo a duty. A
//! parameter that is no such duty may be set freely.

use crate::{Flag, Key, Pack, RuleError, Value, read::Layer, read::malformed};
use kernel::{Lang, lang::bi};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Time the purchaser has and burdens on others: may only go down.
pub(crate) const LOWER: &[Key] = &[
    Key::NeedDecide,
    Key::NeedBudget,
    Key::NeedReview,
    Key::TermsAnswer,
    Key::BidBondMax,
    Key::BidBondReturn,
    Key::PerformanceBondMax,
    Key::SubjectiveScaleMax,
    Key::EvaluationToPurchaser,
    Key::AwardDecide,
    Key::AwardNotice,
    Key::Inquiry,
    Key::ObjectionReply,
    Key::Sign,
    Key::PublishContract,
    Key::PublishText,
    Key::FileCopy,
    Key::ChangeAddonMax,
    Key::AdvancePay,
    Key::DeliveryReportAnswer,
    Key::ReportBurdenMax,
    Key::InspectionsPerQuarter,
    Key::Acceptance,
    Key::InvoiceCheck,
    Key::Pay,
    Key::PaySmall,
    Key::PayOuter,
    Key::PayOuterMax,
    Key::PayPublicStatsWithin,
    Key::PayConfirmReceivable,
    Key::DamagesCap,
    Key::ArrearsPublic,
    Key::ArrearsDefault,
    Key::PurchaserSilence,
    Key::EndNoticePublic,
    Key::ResidentAck,
    Key::ResidentAnswer,
];

/// Time, shares and answers others are owed: may only go up, from no to yes.
pub(crate) const HIGHER: &[Key] = &[
    Key::NeedSurveyMinActors,
    Key::NeedPublicConsult,
    Key::NeedConsultMin,
    Key::NeedReviewMinPersons,
    Key::IntentionNotice,
    Key::MethodSingleSourceNotice,
    Key::TenderNotice,
    Key::TenderOpen,
    Key::TenderConsultation,
    Key::TenderNegotiation,
    Key::TenderPrequalification,
    Key::TenderDocuments,
    Key::TenderClarification,
    Key::TenderClarificationConsultation,
    Key::LowPriceMinutes,
    Key::CommitteeMin,
    Key::CommitteeMinLarge,
    Key::CommitteeMinConsultation,
    Key::RecuseLookback,
    Key::Standstill,
    Key::StandstillVoluntary,
    Key::Objection,
    Key::Complaint,
    Key::ChangeMutual,
    Key::Advance,
    Key::InspectionNotice,
    Key::EvaluationReply,
    Key::Appeal,
    Key::CureMin,
    Key::AcceptUsers,
    Key::AcceptPublished,
    Key::PayInterest,
    Key::PayInterestLateContract,
    Key::FlowdownSubcontract,
    Key::PerfCureBeforePublish,
    Key::EndHearing,
    Key::TerminationReply,
    Key::RenewalNotice,
    Key::RecordsKeep,
];

/// Refuses a layer that asks less of the purchaser than the pack below it.
pub(crate) fn only_stricter(file: &str, layer: &Layer, below: &Pack) -> Result<(), RuleError> {
    for (key, parameter) in &layer.parameters {
        let lax = if LOWER.contains(key) {
            Ordering::Greater
        } else if HIGHER.contains(key) {
            Ordering::Less
        } else {
            continue;
        };
        let under = &below.parameter(*key).value;
        let problem = match compare(&parameter.value, under) {
            Some(found) if found == lax => bi(
                "对购买方的要求低于上级规则",
                "it asks less of the purchaser than the pack it extends",
            ),
            Some(_) => continue,
            None => bi(
                "单位与上级规则不同，无法比较",
                "its unit is not that of the pack it extends, so the two cannot be compared",
            ),
        };
        let shown = |value: &Value| value.show(Lang::En);
        let detail = format!("{} / {}", shown(&parameter.value), shown(under));
        return Err(malformed(file, key.code(), problem, &detail));
    }
    Ok(())
}

/// Which of two values is more, where they are of one unit.
fn compare(one: &Value, other: &Value) -> Option<Ordering> {
    let same = std::mem::discriminant(one) == std::mem::discriminant(other);
    let (one, other) = (amount(one)?, amount(other)?);
    same.then(|| one.cmp(&other))
}

/// The number in a value, in its own unit; a yes is more than a no.
fn amount(value: &Value) -> Option<Decimal> {
    match value {
        Value::Count(n)
        | Value::Days(n)
        | Value::DaysExceptHolidays(n)
        | Value::WorkingDays(n)
        | Value::Hours(n)
        | Value::Months(n)
        | Value::Years(n) => Some(Decimal::from(*n)),
        Value::Percent(share) => Some(share.value()),
        Value::Rate(rate) => Some(*rate),
        Value::Flag(Flag::Yes) => Some(Decimal::ONE),
        Value::Flag(Flag::No) => Some(Decimal::ZERO),
        Value::Money(_) | Value::List(_) | Value::Map(_) | Value::Text(_) => None,
    }
}
