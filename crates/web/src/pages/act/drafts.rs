//! Forms begun and taken up again.

use super::Outcome;
use crate::{Web, ask::Ask, failure::Failure, pages::parts::Shown, wording::In};
use app::drafts::DraftOf;
use domain::verb::{Birth, VerbEntry};
use kernel::Timestamp;
use maud::{Markup, html};

/// Whose form this is.
pub(super) fn draft_of<'a>(
    ask: &Ask,
    shown: &Shown,
    entry: &'a VerbEntry,
) -> Result<DraftOf<'a>, Failure> {
    Ok(DraftOf {
        person: ask.signed_in()?.person.id,
        process: (entry.meta.birth == Birth::Existing).then_some(shown.id),
        contract: app::bus::contract_of(entry, shown.contract),
        verb: entry.meta.code,
    })
}

/// A form as it was left: the draft if there is one and the reader does not begin anew.
pub(super) fn resumed(
    web: &Web,
    ask: &Ask,
    of: DraftOf<'_>,
    filled: Vec<(String, String)>,
) -> Result<Outcome, Failure> {
    if ask.query("fresh").is_some() {
        web.app.drop_draft(of)?;
    }
    let (draft, values) = match web.app.draft(of)? {
        Some((kept, fields)) => (Some(kept), fields),
        None => (None, filled),
    };
    Ok(Outcome {
        values,
        draft,
        ..Outcome::default()
    })
}

/// Keeps what was typed, so that nothing is lost whatever happens next.
pub(super) fn keep(web: &Web, ask: &Ask, of: DraftOf<'_>) -> Result<(), Failure> {
    let typed = ask.form.iter().filter(|(name, _)| {
        !matches!(
            name.as_str(),
            "_csrf" | "_key" | "_more" | "_save" | "_contract"
        )
    });
    web.app.keep_draft(of, &typed.cloned().collect())?;
    Ok(())
}

/// Says that a draft is shown, with the way to begin anew in the same contract.
pub(super) fn draft_note(lang: In, ask: &Ask, kept: Timestamp) -> Markup {
    let contract = ask
        .contract()
        .map_or_else(String::new, |id| format!("contract={id}&"));
    html! {
        p.meta role="status" {
            (lang.t("草稿已保存于 ", "Draft kept at ")) (lang.moment(kept))
            (lang.t("，只有您看得到。", "; only you can see it. "))
            a href={ (ask.path) "?" (contract) "fresh=1" } { (lang.t("清空重填", "Begin anew")) }
        }
    }
}
