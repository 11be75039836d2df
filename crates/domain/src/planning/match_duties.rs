//! The components of the need are matched with the duty lists.

use super::{
    DutiesMatched,
    choices::DutyResult,
    rules::COMPONENTS_MISSING,
    state::{Component, ComponentId},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Line, Rows},
    verb::Act,
};

row! {
    /// A component of the need.
    ComponentRow {
        component: Line = ("需求内容", "Component");
        result: DutyResult = ("对照结果", "Result");
        basis: Line = ("依据（清单及条目）", "Basis (list and entry)");
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
    fn decide(&self, at: &At<'_>) -> Decided {
        COMPONENTS_MISSING
            .unless(!self.components.0.is_empty())
            .map_err(|one| one.at("components"))?;
        let known = at.process.planning.components.iter();
        let last = known.map(|one| one.id.0).max().unwrap_or(0);
        let ids = (last.saturating_add(1)..).map(ComponentId);
        let rows = ids.zip(&self.components.0);
        let components = rows.map(|(id, row)| Component {
            id,
            name: row.component.text(),
            result: row.result,
            basis: row.basis.text(),
        });
        Decision::new(at)
            .event(DutiesMatched {
                components: components.collect(),
            })
            .done()
    }
}
