//! The file set of a purchase: each document is the act that made it, so the archive is a by-product
//! of the work.

use super::Shown;
use crate::wording::In;
use kernel::{Bi, lang::bi};
use maud::{Markup, html};

/// Documents of domain.md §3.2 and the kind of event that makes each.
pub const DOCUMENTS: &[(&str, Bi, &[&str])] = &[];

/// The section of a purchase's page.
pub fn section(lang: In, shown: &Shown) -> Markup {
    let visible: Vec<_> = shown
        .viewer
        .timeline(&shown.loaded, shown.contract)
        .collect();
    let _ = bi;
    html! {
        @if !DOCUMENTS.is_empty() {
            section.card #documents {
                h2 { (lang.t("文件", "Documents")) }
                ul.documents {
                    @for (code, name, kinds) in DOCUMENTS {
                        @let made: Vec<_> = visible.iter().filter(|one| kinds.contains(&one.event.kind())).collect();
                        li.missing[made.is_empty()] {
                            code { (code) } " " (lang.bi(*name))
                            @if made.is_empty() { span.meta { (lang.t("尚未形成", "not made yet")) } }
                            @for one in made.iter().take(12) {
                                " " a href={ (shown.path()) "/entries/" (one.position) } { (one.envelope.occurred_on()) }
                            }
                        }
                    }
                }
            }
        }
    }
}
