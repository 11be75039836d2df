//! The clauses in both columns.

use crate::{
    build::Builder,
    clauses,
    model::{Column, Level},
};
use domain::{contract::Clause, process::Terms};

/// All clauses of the terms, in the order of the catalogue, each with the duties of both sides.
pub(super) fn clauses(b: &mut Builder<'_>, terms: &Terms) {
    let chosen = Clause::ALL.iter().filter(|one| terms.clauses.contains(one));
    for clause in chosen {
        let text = clauses::text(*clause);
        let code = clause.code().to_owned();
        let heading = heading(b, *clause);
        b.heading(Level::Section, code, heading);
        let common = b.words.fill(text.common);
        b.paragraph(common);
        let columns = vec![
            Column::text(b.words.t("承接方", "The provider"), 50),
            Column::text(
                b.words.t("购买方和落地街道", "The purchaser and the hosts"),
                50,
            ),
        ];
        let row = vec![b.words.fill(text.provider), b.words.fill(text.other)];
        b.table(columns, vec![row]);
        if let Some(law) = text.law.filter(|_| b.words.is_chinese()) {
            let law = format!("{}{}", b.words.t("依据：", "Basis: "), b.words.fill(law));
            b.note(law);
        }
    }
}

/// The short name of a clause: what stands before the first mark of its entry in the catalogue.
fn heading(b: &Builder<'_>, clause: Clause) -> String {
    let name = clause.name().get(b.words.lang);
    let short = name
        .split(['：', ':', '，', ',', '；', ';'])
        .next()
        .unwrap_or(name);
    short.trim().to_owned()
}
