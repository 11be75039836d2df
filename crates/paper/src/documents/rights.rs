//! S-I: who may set goals, inspect, give incentives and direct the work, when, and by which clause.

use crate::{build::Builder, model::Column};
use domain::{
    contract::rights::{self, Cell, Hold, Holder, Phase, Right},
    process::Terms,
};
use kernel::lang::bi;

/// Width of the column of parts, of a hundred.
const PART: u16 = 22;
/// Width of a column of a party, of a hundred.
const PARTY: u16 = 13;

/// The schedule: a table for each right, then why it is so.
pub(super) fn schedule(b: &mut Builder<'_>, terms: &Terms) {
    b.text(
        "下表由本合同的条款推出：每一格写明谁享有该项权利、以何种方式、依据哪一条款。没有写明的，任何一方都不享有。各方签署本合同、落地街道加入三方协议，即确认本表。",
        "These tables follow from the clauses of this contract: each cell says who holds the right, how far, and by which clause. What is not stated, nobody holds. By signing this contract, and by joining the charter, all confirm them.",
    );
    let cells = rights::matrix(terms);
    for right in Right::ALL {
        b.section(right.name());
        table(b, &cells, *right);
        reasons(b, &cells, *right, Holder::ALL);
    }
    let digest = rights::digest(&cells).to_string();
    let name = b.words.t("本表摘要值：", "Digest of these tables: ");
    b.note(format!("{name}{digest}"));
}

fn table(b: &mut Builder<'_>, cells: &[Cell], right: Right) {
    let lang = b.words.lang;
    let part = Column::text(b.words.t("阶段", "Part"), PART);
    let parties = Holder::ALL
        .iter()
        .map(|one| Column::text(one.name().get(lang).to_owned(), PARTY));
    let columns = std::iter::once(part).chain(parties).collect();
    let rows = Phase::ALL.iter().map(|phase| {
        let of_phase = cells
            .iter()
            .filter(|one| one.right == right && one.phase == *phase);
        let held = of_phase.map(|one| said(b, one));
        std::iter::once(phase.name().get(lang).to_owned())
            .chain(held)
            .collect()
    });
    let rows = rows.collect();
    b.table(columns, rows);
}

fn said(b: &Builder<'_>, cell: &Cell) -> String {
    match cell.hold {
        Hold::Nothing => "—".to_owned(),
        hold => format!("{} {}", hold.name().get(b.words.lang), cell.clause.code()),
    }
}

/// Why each of the parties holds what it holds, once for each reason.
pub(super) fn reasons(b: &mut Builder<'_>, cells: &[Cell], right: Right, of: &[Holder]) {
    let mut items: Vec<String> = Vec::new();
    let held = cells
        .iter()
        .filter(|one| one.right == right && one.hold != Hold::Nothing && of.contains(&one.holder));
    for one in held {
        let lang = b.words.lang;
        let item = bi(
            "{who}{hold}（{clause}）：{why}",
            "{who} {hold} ({clause}): {why}",
        )
        .fill(
            lang,
            &[
                ("who", one.holder.name().get(lang)),
                ("hold", one.hold.name().get(lang)),
                ("clause", one.clause.code()),
                ("why", &b.words.fill(one.why)),
            ],
        );
        if !items.contains(&item) {
            items.push(item);
        }
    }
    b.list(items);
}
