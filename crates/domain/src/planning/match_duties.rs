//! The components of the need are matched with the duty lists.

use super::{
    DutiesMatched,
    choices::{DutyKind, DutyResult},
    duty_list::{self, Cited},
    rules::{
        COMPONENTS_MISSING, DUTY_LIST_MISSING, DUTY_ROW_UNKNOWN, DUTY_ROWS_AGREE, DUTY_ROWS_CITED,
    },
    state::{Component, ComponentId},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Organisation, Rows},
    refusal::{Param, Refusal},
    verb::{Act, filled},
};
use kernel::Role;
use serde_json::{Map, Value, json};

row! {
    /// A component of the need.
    ComponentRow {
        component: Line = ("需求内容", "Component");
        result: DutyResult = ("对照结果", "Result");
        basis: Line = ("依据（清单及条目）", "Basis (list and entry)");
        list: Option<Organisation> = ("所引清单属于", "Whose list is cited");
        row: Option<Line> = ("条目编号", "Code of its row");
    }
}

verb! {
    /// Matches every component with the duty lists (A04). The list replaces the one before, so that
    /// what must not be bought can be taken out.
    MatchDuties "match-duties" ("对照职责清单", "Match the duty lists")
    help ("逐项填写；重新提交则以新的清单为准。政府应直接履行的事项不能购买。",
          "One row per component; a new list replaces the old one. What government must do \
           itself cannot be bought.")
    acts [4] scope Process stages [S02]
    {
        components: Rows<ComponentRow> = ("需求内容", "Components");
    }
}

impl Act for MatchDuties {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        // A citation that cannot be read is refused by `decide`; its guards would say nothing.
        let Ok(components) = self.components(at) else {
            return Vec::new();
        };
        let agree = components.iter().all(|one| !one.contradicts_list());
        let listed = hosts_with_list(at) > 0;
        let cited = components.iter().all(|one| one.cited.is_some());
        vec![
            DUTY_ROWS_AGREE.holds(agree),
            DUTY_ROWS_CITED.holds(cited || !listed),
        ]
    }

    fn prefill(at: &At<'_>) -> Map<String, Value> {
        let known = &at.process.planning.components;
        let rows: Vec<Value> = if known.is_empty() {
            let themes = at.process.planning.themes.iter();
            themes
                .map(|one| proposed(at, one.raised.name.as_str()))
                .collect()
        } else {
            known.iter().map(again).collect()
        };
        filled("components", rows)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        COMPONENTS_MISSING
            .unless(!self.components.0.is_empty())
            .map_err(|one| one.at("components"))?;
        Decision::new(at)
            .event(DutiesMatched {
                components: self.components(at)?,
            })
            .done()
    }
}

impl MatchDuties {
    fn components(&self, at: &At<'_>) -> Result<Vec<Component>, Refusal> {
        let known = at.process.planning.components.iter();
        let last = known.map(|one| one.id.0).max().unwrap_or(0);
        let ids = (last.saturating_add(1)..).map(ComponentId);
        let rows = ids.zip(self.components.0.iter().enumerate());
        rows.map(|(id, (place, row))| {
            let field = format!("components.{place}.row");
            Ok(Component {
                id,
                name: row.component.text(),
                result: row.result,
                basis: row.basis.text(),
                cited: cite(at, row).map_err(|refusal| refusal.at(field))?,
            })
        })
        .collect()
    }
}

/// The row of a duty list that a component cites, if it cites one.
fn cite(at: &At<'_>, row: &ComponentRow) -> Result<Option<Cited>, Refusal> {
    let (Some(host), Some(code)) = (&row.list, &row.row) else {
        return Ok(None);
    };
    let name = || Param::Made {
        zh: host.zh.clone(),
        en: host.en.clone(),
    };
    let list = at.context.facts.duty_lists.get(&host.id);
    let list = list.ok_or_else(|| DUTY_LIST_MISSING.with("host", name()))?;
    let code = code.0.as_str();
    let found = list.rows.iter().find(|one| one.code == code);
    let found = found.ok_or_else(|| DUTY_ROW_UNKNOWN.with("host", name()).with("code", code))?;
    Ok(Some(Cited {
        host: host.clone(),
        version: list.version,
        digest: list.digest,
        code: found.code.clone(),
        kind: found.kind,
        text: found.text.as_str().into(),
    }))
}

/// How many hosts of the purchase have a list.
fn hosts_with_list(at: &At<'_>) -> usize {
    let hosts = at.process.organisations_in(Role::Host, None);
    let lists = &at.context.facts.duty_lists;
    hosts
        .iter()
        .filter(|host| lists.contains_key(&host.id))
        .count()
}

/// A row for the form: the theme, and the entry of a host's list most like it. The result is left
/// to the person.
fn proposed(at: &At<'_>, name: &str) -> Value {
    let hosts = at.process.organisations_in(Role::Host, None);
    let lists = &at.context.facts.duty_lists;
    let best = hosts
        .iter()
        .filter_map(|host| {
            let list = lists.get(&host.id)?;
            let proposal = duty_list::proposals(list, name, 1).into_iter().next()?;
            Some((host, proposal))
        })
        .max_by_key(|(_, proposal)| proposal.alike);
    match best {
        Some((host, proposal)) => json!({
            "component": name, "basis": proposal.row.text,
            "list": host.id.to_string(), "row": proposal.row.code,
        }),
        None => json!({ "component": name }),
    }
}

/// A row for the form: the component as matched before.
fn again(one: &Component) -> Value {
    json!({
        "component": one.name.as_str(), "result": one.result.code(), "basis": one.basis.as_str(),
        "list": one.cited.as_ref().map(|cited| cited.host.id.to_string()),
        "row": one.cited.as_ref().map(|cited| cited.code.clone()),
    })
}

impl Component {
    /// Whether the cited row says that government does this itself although the result lets it be
    /// bought.
    pub fn contradicts_list(&self) -> bool {
        let own = self.cited.as_ref().is_some_and(|cited| match cited.kind {
            DutyKind::Basic | DutyKind::TakenBack => true,
            DutyKind::Cooperating => false,
        });
        own && self.result.may_be_bought()
    }
}
