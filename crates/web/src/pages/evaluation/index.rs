//! The frozen index with its digest, and the weights of the raters with their bounds.

use super::Judged;
use crate::{Web, pages::parts, wording::In};
use domain::{
    At,
    assessment::{choices::RatingGroup, facts::FrozenIndex, freeze::digest, scoring::Rules},
};
use maud::{Markup, html};
use rules::Key;

/// The section.
pub(super) fn section(web: &Web, lang: In, judged: &Judged<'_>) -> Markup {
    let state = &judged.contract.assessment;
    let terms = || FrozenIndex(judged.contract.terms.index.clone());
    let index = state.index.clone().unwrap_or_else(terms);
    let now = digest(&index.0);
    html! {
        section.card #index {
            h2 { (lang.t("评估指标（签约时锁定）", "Evaluation index (frozen at signing)")) }
            div.scroll { table {
                thead { tr { th scope="col" { "#" } th scope="col" { (lang.t("指标", "Item")) } th scope="col" { (lang.t("权重", "Weight")) } } }
                tbody { @for (id, item) in index.items() { tr {
                    td { (id) } th scope="row" { (item.name.as_str()) } td.number { (item.weight.normalize()) }
                } } }
            } }
            p.hash { (lang.t("摘要（SHA-256）：", "Digest (SHA-256): ")) code { (now) } " " (frozen(lang, judged)) }
            @match state.signed_index {
                Some(signed) if signed == now => p.done { "✓ " (lang.t("与签约时锁定的摘要一致。", "The same as the digest frozen at signing.")) },
                Some(signed) => div.alert role="alert" { p.hash { (lang.t("与签约时锁定的摘要不一致：", "Not the digest frozen at signing: ")) code { (signed) } } },
                None => p.meta { (lang.t("本合同签订时尚未记录摘要；以首次用于评估时的指标为准。", "No digest was noted when this contract was signed; the index as first used counts.")) },
            }
            (weights(web, lang, judged))
        }
    }
}

/// A link to the entry that froze the index.
fn frozen(lang: In, judged: &Judged<'_>) -> Markup {
    let shown = judged.shown;
    let mut all = shown
        .viewer
        .timeline(&shown.loaded, Some(judged.contract.id));
    let found = all.find(|one| {
        one.event.kind() == "index.frozen" && one.envelope.contract == Some(judged.contract.id)
    });
    html! { @if let Some(one) = found {
        a href={ (shown.path()) "/entries/" (one.position) } { (lang.t("记录 #", "entry #")) (one.position) }
    } }
}

fn weights(web: &Web, lang: In, judged: &Judged<'_>) -> Markup {
    let context = domain::Context {
        contract: Some(judged.contract.id),
        ..parts::context(web, judged.shown)
    };
    let at = At {
        process: &judged.shown.loaded.process,
        context: &context,
    };
    let Ok(pack) = at.pack() else {
        return html! {};
    };
    let Ok(rules) = Rules::of(pack) else {
        return html! {};
    };
    let bounds = pack.map(Key::EvaluationBounds);
    let bound = |name: &str| {
        let found = bounds.as_ref().ok().and_then(|all| all.get(name));
        found.map_or_else(|| "—".to_owned(), |one| one.normalize().to_string())
    };
    let limit = |group: RatingGroup| match group {
        RatingGroup::Users => format!("≥ {}, ≤ {}", bound("users-min"), bound("any-group-max")),
        RatingGroup::Purchaser | RatingGroup::Host => format!(
            "{} ≤ {}",
            lang.t("购买方与街道合计", "purchaser and hosts together"),
            bound("purchaser-and-host-max")
        ),
        _ => format!("≤ {}", bound("any-group-max")),
    };
    html! {
        h3 { (lang.t("评估主体权重", "Weights of the raters")) }
        div.scroll { table {
            thead { tr { th scope="col" { (lang.t("主体", "Group")) } th scope="col" { (lang.t("权重", "Weight")) } th scope="col" { (lang.t("界限", "Bound")) } } }
            tbody { @for one in rules.weights() { tr {
                th scope="row" { (lang.bi(one.group.name())) } td.number { (one.weight.normalize()) } td { (limit(one.group)) }
            } } }
        } }
        @for one in rules.broken() { p.state.bad { "⚠ " (lang.bi(one.name())) } }
        p.meta { (lang.t("规则包 ", "Rule pack ")) (pack.id()) " · " a href="/rules#eval.weights" { code { "eval.weights" } } " " a href="/rules#eval.bounds" { code { "eval.bounds" } } }
    }
}
