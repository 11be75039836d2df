//! Who bears the burden of proof: said on the page of an adverse act before it is made.

use crate::{pages::parts::Shown, wording::In};
use domain::{At, act::typed_act, protected::burden};
use maud::{Markup, html};

/// The notice, when the act would come so soon after a protected act that retaliation is presumed.
pub(super) fn notice(lang: In, shown: &Shown, at: &At<'_>, verb: &str) -> Markup {
    let Some((found, until)) = burden(at, verb) else {
        return html! {};
    };
    let name = typed_act(found.act).map_or("", |act| lang.bi(act.name));
    let index = usize::try_from(found.version)
        .ok()
        .and_then(|one| one.checked_sub(1));
    let logged = index.and_then(|place| shown.loaded.log.get(place));
    let seen = logged.filter(|one| shown.viewer.sees(&shown.loaded, one));
    html! {
        div.alert #burden role="note" {
            h2 { (lang.t("举证责任在您一方", "The burden of proof is yours")) }
            p { (lang.t("对方在 ", "On ")) (found.on) (lang.t(" 作出了受保护的行为：", " a protected act was made: ")) strong { (name) } " "
                @if let Some(one) = seen { a href={ (shown.path()) "/entries/" (one.position) } { "#" (one.position) } } }
            p { (lang.t("到 ", "Until ")) (until) (lang.t(" 为止，对其不利的行为推定为报复；请写明与该行为无关的事实和依据。", " an act against its author is presumed to be retaliation; state the facts and grounds that have nothing to do with it.")) }
        }
    }
}
