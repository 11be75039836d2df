//! The way around a running contract: its pages, and the parts of this page.

use super::Shown;
use crate::{
    routes::{self, Access},
    wording::In,
};
use domain::Contract;
use kernel::{Bi, lang::bi};
use maud::{Markup, html};

/// Pages of one contract below its own address, in the order in which people look for them.
const PAGES: &[(&str, Bi)] = &[
    ("services", bi("服务记录", "Services")),
    ("services/import", bi("导入服务记录", "Import services")),
    ("extra-work", bi("合同外工作", "Extra work")),
    ("payments", bi("付款", "Payments")),
    ("reports", bi("期间报告", "Reports")),
    ("inspections", bi("检查", "Inspections")),
    ("clauses", bi("条款与参数", "Clauses")),
    ("terms", bi("合同与变更", "Terms and changes")),
    ("rights", bi("控制权分配", "Who decides what")),
    ("obligations", bi("义务登记", "Obligations")),
    ("signs", bi("需要留意的迹象", "Signs to look into")),
    ("relationship", bi("这份合同还真实吗", "Still real?")),
    ("renewal", bi("续约资料", "Renewal")),
    ("differences", bi("与采购文件对照", "Beside the tender")),
];

/// Parts of this page.
const PARTS: &[(&str, Bi)] = &[
    ("waiting", bi("在等谁", "What waits")),
    ("acts", bi("我可以办理", "What you can do")),
    ("sides", bi("各方义务", "Duties")),
    ("terms", bi("合同要点", "Terms")),
    ("documents", bi("文件", "Documents")),
    ("parties", bi("各方", "Parties")),
    ("timeline", bi("最近的记录", "Latest entries")),
];

/// The links of a contract; a page is linked once the site has it.
pub fn section(lang: In, shown: &Shown, contract: &Contract) -> Markup {
    let links = links(lang, shown, contract);
    let signed_in = shown.viewer.person.is_some();
    html! {
        @if !links.is_empty() {
            nav.tabs.small #pages aria-label=(lang.t("本合同的页面", "Pages of this contract")) {
                @for (path, name) in &links { a href=(path) { (name) } }
            }
        }
        nav.tabs.small #parts aria-label=(lang.t("本页内容", "On this page")) {
            @for (id, name) in PARTS.iter().filter(|(id, _)| *id != "acts" || signed_in) {
                a href={ "#" (id) } { (lang.bi(*name)) }
            }
        }
    }
}

/// Whether there are measures of the contract that the reader may see.
pub fn measured(shown: &Shown, contract: &Contract) -> bool {
    let action = app::relationship::ACTION;
    let may = shown.viewer.may(&shown.loaded, Some(contract.id), action);
    contract.signed.is_some() && matches!(may, policy::Decision::Allow(_))
}

fn links(lang: In, shown: &Shown, contract: &Contract) -> Vec<(String, String)> {
    let base = format!("{}/contracts/{}", shown.path(), contract.id);
    let signed_in = shown.viewer.person.is_some();
    let open = |shape: &str| {
        let page = routes::page(shape);
        page.is_some_and(|page| signed_in || page.access == Access::Public)
    };
    let here = PAGES
        .iter()
        .filter(|(page, _)| *page != "relationship" || measured(shown, contract))
        .filter(|(page, _)| open(&format!("/purchases/{{id}}/contracts/{{contract}}/{page}")));
    let mut links: Vec<(String, String)> = here
        .map(|(page, name)| (format!("{base}/{page}"), lang.bi(*name).to_owned()))
        .collect();
    if open("/purchases/{id}/contracts/{contract}/evaluations/{evaluation}") {
        for one in contract.assessment.evaluations() {
            let name = format!("{} {}", lang.t("评估", "Evaluation"), one.id);
            links.push((format!("{base}/evaluations/{}", one.id), name));
        }
    }
    if open("/organisations/{id}") {
        let buyer = shown
            .loaded
            .process
            .organisation_in(kernel::Role::Purchaser, None);
        for one in [Some(&contract.supplier), buyer].into_iter().flatten() {
            let name = one.name(lang.0).to_owned();
            links.push((format!("/organisations/{}", one.id), name));
        }
    }
    if open("/calendar") {
        let name = lang.t("我的日历", "Calendar").to_owned();
        links.push(("/calendar".to_owned(), name));
    }
    links
}
