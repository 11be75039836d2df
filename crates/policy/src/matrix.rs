//! The permission matrix as a text a lawyer can read.

use crate::table::PARTS;
use kernel::{Lang, Role};

/// The matrix in `lang`, as Markdown: one table per part, one row per action, one column per role.
/// `name` gives the title of an action where it is known.
pub fn matrix(lang: Lang, name: &dyn Fn(&str) -> Option<String>) -> String {
    let mut text = String::new();
    for (heading, rows) in PARTS {
        if rows.is_empty() {
            continue;
        }
        text.push_str(&format!("\n## {}\n\n|", heading.get(lang)));
        text.push_str(match lang {
            Lang::Zh => " 事项 | 谁可以 | 理由 |\n|---|---|---|\n",
            Lang::En => " act | who may | why |\n|---|---|---|\n",
        });
        for row in *rows {
            let title = name(row.action).unwrap_or_default();
            let who: Vec<String> = Role::ALL
                .iter()
                .filter(|role| row.roles.contains(role))
                .map(|role| format!("{} {}", role.code(), role.name().get(lang)))
                .collect();
            let who = who.join(match lang {
                Lang::Zh => "、",
                Lang::En => ", ",
            });
            let why = row.why.get(lang);
            text.push_str(&format!("| {title} `{}` | {who} | {why} |\n", row.action));
        }
    }
    text
}
