//! The file set of a purchase: each document is the act that made it, so the archive is a by-product
//! of the work.

use super::Shown;
use crate::{Web, pages::papers, wording::In};
use domain::paper::PaperKind;
use kernel::{Bi, lang::bi};
use maud::{Markup, html};

/// Most links shown for one kind of document.
const LINKS_MAX: usize = 12;

/// A document of domain.md §3.2: its code, its name, and the kinds of events that make it.
type Document = (&'static str, Bi, &'static [&'static str]);

/// The documents, in the order of the life of a purchase.
pub const DOCUMENTS: &[Document] = &[
    (
        "D01",
        bi("需求调查报告", "Need survey report"),
        &["need.reported"],
    ),
    (
        "D02",
        bi("成本测算与预算", "Cost model and budget"),
        &["cost.modelled", "budget.committed"],
    ),
    (
        "D03",
        bi("采购需求与实施计划", "Demand and implementation plan"),
        &["plan.submitted"],
    ),
    ("D04", bi("审查意见", "Review record"), &["plan.reviewed"]),
    (
        "D05",
        bi("采购意向", "Intention notice"),
        &["intention.published", "intention.exempted"],
    ),
    (
        "D06",
        bi("采购文件", "Tender documents"),
        &[
            "documents.drafted",
            "fairness.tested",
            "tender.published",
            "tender.amended",
        ],
    ),
    ("D07", bi("响应文件", "Bids"), &["bid.submitted"]),
    ("D08", bi("开标记录", "Opening record"), &["bids.opened"]),
    (
        "D09",
        bi("资格审查", "Qualification review"),
        &["qualification.finished"],
    ),
    (
        "D10",
        bi("评审报告", "Evaluation report"),
        &["evaluation.reported"],
    ),
    ("D11", bi("成交公告", "Award notice"), &["award.published"]),
    (
        "D12",
        bi("未成交供应商通知", "Notices to those not chosen"),
        &["feedback.given"],
    ),
    (
        "D13",
        bi("合同", "Contract"),
        &[
            "contract.prepared",
            "contract.signed",
            "contract.published",
            "contract.filed",
        ],
    ),
    (
        "D14",
        bi("三方落地协议", "Delivery charter"),
        &["charter.joined"],
    ),
    (
        "D15",
        bi("工作计划", "Work plan"),
        &["annual-plan.submitted"],
    ),
    (
        "D16",
        bi("期间报告", "Period reports"),
        &["report.submitted"],
    ),
    (
        "D18",
        bi("督导记录", "Supervision records"),
        &["supervision.recorded"],
    ),
    (
        "D19",
        bi("人员变更通知", "Staff change notices"),
        &["staff-change.notified"],
    ),
    (
        "D21",
        bi("任务单与口头要求", "Task requests and verbal orders"),
        &["task.filed", "verbal-order.recorded"],
    ),
    ("D22", bi("变更", "Changes"), &["change.took-effect"]),
    (
        "D23",
        bi("检查通知与结论", "Inspection notices and findings"),
        &[
            "inspection.announced",
            "inspection.surprised",
            "inspection-finding.filed",
        ],
    ),
    (
        "D24",
        bi("违约通知", "Default notices"),
        &["default-notice.given"],
    ),
    (
        "D25",
        bi("质疑、投诉与争议", "Objections, complaints, disputes"),
        &["objection.filed", "complaint.filed", "dispute.raised"],
    ),
    (
        "D26",
        bi("有理由的决定", "Decisions with reasons"),
        &[
            "objection.answered",
            "complaint.decided",
            "dispute.ruled",
            "sanction.decided",
        ],
    ),
    (
        "D27",
        bi("评估方案与结果", "Evaluation plans and results"),
        &["evaluation.planned", "evaluation.issued"],
    ),
    (
        "D28",
        bi("验收书", "Acceptance certificate"),
        &["acceptance.decided", "acceptance.deemed"],
    ),
    (
        "D29",
        bi("发票与付款", "Invoices and payments"),
        &["invoice.submitted", "payment.made", "interest.posted"],
    ),
    (
        "D30",
        bi(
            "结算、交接与关系回顾",
            "Settlement, handover, relationship review",
        ),
        &[
            "account.settled",
            "renewal.decided",
            "cases.transferred",
            "review.published",
            "contract.closed",
        ],
    ),
];

/// The document that is generated from the data, if it is one of those.
fn generated(code: &str) -> Option<PaperKind> {
    let kinds = [
        ("D06", PaperKind::Tender),
        ("D08", PaperKind::Opening),
        ("D10", PaperKind::Report),
        ("D11", PaperKind::Award),
        ("D12", PaperKind::Feedback),
        ("D13", PaperKind::Contract),
        ("D14", PaperKind::Charter),
    ];
    let mut kinds = kinds.into_iter();
    kinds.find(|(of, _)| *of == code).map(|(_, kind)| kind)
}

/// The section of a purchase's page.
pub fn section(web: &Web, lang: In, shown: &Shown) -> Markup {
    let made_by = |kinds: &[&str]| {
        let mut made = shown.viewer.seen_of(&shown.loaded, kinds);
        made.retain(|one| {
            let contract = one.envelope.contract;
            shown.contract.is_none() || contract.is_none() || contract == shown.contract
        });
        made
    };
    html! {
        section.card #documents {
            h2 { (lang.t("文件", "Documents")) }
            (papers::font_note(web, lang))
            ul.documents {
                @for (code, name, kinds) in DOCUMENTS {
                    @let made = made_by(kinds);
                    li.missing[made.is_empty()] {
                        code { (code) } " " (lang.bi(*name))
                        @if made.is_empty() { " " span.meta { (lang.t("尚未形成", "not made yet")) } }
                        @for one in made.iter().take(LINKS_MAX) {
                            " " a href={ (shown.path()) "/entries/" (one.position) } { (one.envelope.occurred_on()) }
                        }
                        @if made.len() > LINKS_MAX { " " span.meta { (lang.t("等 ", "of ")) (made.len()) } }
                        @if let Some(paper) = generated(code) { (papers::of_document(web, lang, shown, paper)) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DOCUMENTS;

    #[test]
    fn documents_are_made_by_events_that_exist() {
        for (code, _, kinds) in DOCUMENTS {
            for kind in *kinds {
                let known = domain::Event::metas().any(|meta| meta.kind == *kind);
                assert!(known, "{code} is made by the unknown `{kind}`");
            }
        }
    }
}
