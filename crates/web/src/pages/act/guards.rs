//! The conditions of an act, above its form.

use crate::wording::In;
use domain::{GuardOutcome, registry::Judged};
use maud::{Markup, html};

/// Each condition with its ground, and what follows where it does not hold.
pub(super) fn guard_list(lang: In, guards: &[Judged]) -> Markup {
    html! {
        @if !guards.is_empty() {
            details.guards open[guards.iter().any(|one| !one.check.holds)] {
                summary { (lang.t("办理条件 ", "Conditions ")) (guards.iter().filter(|one| one.check.holds).count()) "/" (guards.len()) }
                ul {
                    @for one in guards {
                        li.ok[one.check.holds].bad[!one.check.holds] {
                            (if one.check.holds { "✓ " } else { "✗ " }) (lang.bi(one.check.guard.text))
                            span.meta { (one.source.get(lang.0)) @if !one.check.holds { " · " (consequence(lang, one.outcome)) } }
                        }
                    }
                }
            }
        }
    }
}

fn consequence(lang: In, outcome: GuardOutcome) -> &'static str {
    match outcome {
        GuardOutcome::Block => lang.t("不满足则不能办理", "the act is refused"),
        GuardOutcome::Reason => lang.t("须在下方写明理由", "give a reason below"),
        GuardOutcome::Warn => lang.t("会记入提示", "recorded as a warning"),
    }
}
