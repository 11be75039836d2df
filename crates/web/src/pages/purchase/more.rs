//! Links to the pages of a purchase that show one of its matters whole.

use super::Shown;
use crate::wording::In;
use maud::{Markup, html};

/// The links; each only once there is something behind it.
pub fn section(lang: In, shown: &Shown) -> Markup {
    let bidding = &shown.loaded.process.bidding;
    let path = shown.path();
    let own = shown
        .viewer
        .person
        .as_ref()
        .and_then(|one| one.organisation);
    let bid = own.is_some() && bidding.tenderer(own).is_some() && bidding.opened.is_some();
    html! {
        @if !bidding.rounds.is_empty() {
            nav.tabs #more aria-label=(lang.t("采购过程", "The competition")) {
                a href={ (path) "/questions" } { (lang.t("文件与答疑", "Documents and answers")) }
                @if bidding.rounds.len() > 1 || !bidding.failures.is_empty() || !bidding.fallen.is_empty() {
                    a href={ (path) "/rounds" } { (lang.t("历次采购", "Rounds")) " " span.count { (bidding.rounds.len()) } }
                }
                @if bid { a href={ (path) "/feedback" } { (lang.t("本单位的评审反馈", "Feedback on your bid")) } }
                a href={ (path) "/challenges" } { (lang.t("质疑与投诉", "Objections and complaints")) " " span.count { (bidding.objections.len()) } }
                @for one in &shown.loaded.process.contracts {
                    a href={ (path) "/contracts/" (one.id) "/differences" } { (one.id) " " (lang.t("与采购文件对照", "beside the tender")) }
                    @if one.signed.is_some() {
                        a href={ (path) "/contracts/" (one.id) "/payments" } { (one.id) " " (lang.t("付款", "payments")) }
                        a href={ (path) "/contracts/" (one.id) "/reports" } { (one.id) " " (lang.t("期间报告", "reports")) }
                        a href={ (path) "/contracts/" (one.id) "/inspections" } { (one.id) " " (lang.t("检查", "inspections")) }
                        a href={ (path) "/contracts/" (one.id) "/extra-work" } { (one.id) " " (lang.t("合同外工作", "extra work")) }
                    }
                    a href={ (path) "/contracts/" (one.id) "/signs" } { (one.id) " " (lang.t("记录提出的问题", "questions of the record")) }
                }
            }
        }
    }
}
