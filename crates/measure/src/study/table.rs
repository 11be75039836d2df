//! The study as text, for the command line.

use super::{Condition, Coverage, Row};
use crate::findings::RelationType;
use kernel::{Bi, Lang, lang::bi};

fn condition(condition: Condition) -> Bi {
    match condition {
        Condition::Independent => bi("各自独立，双方都记录", "independent, recorded by both"),
        Condition::Autocorrelated => bi("前后相关（四成同前）", "four of ten like the one before"),
        Condition::OfficeOnly => bi(
            "只有政府一方记录，对己不利的多不记",
            "recorded by the office alone, little against itself",
        ),
        Condition::TwoLists => bi("双方各记一份，都有遗漏", "two lists, both with gaps"),
    }
}

fn percent(share: f64) -> String {
    format!("{:5.1}", share * 100.0)
}

fn coverage(coverage: &Coverage) -> String {
    coverage.share().map_or_else(|| "    –".to_owned(), percent)
}

/// All rows as a table, then what was taken for what, then how right the stated likelihoods were.
pub fn table(rows: &[Row], lang: Lang) -> String {
    let mut lines = vec![
        bi(
            "植入的关系，机器找回了多少。90% 区间应有 88–93% 含真值；单位：%。",
            "what is found again of planted relations. Intervals of 90 % should hold the truth in \
             88–93 %; all in %.",
        )
        .get(lang)
        .to_owned(),
        bi(
            "事项  A     ρ     V府   V机   B     作出判断  其中正确  平等被误判  A的偏差",
            "matters A     ρ     V off V org B     decided  of these right  equals accused  bias of A",
        )
        .get(lang)
        .to_owned(),
    ];
    let mut last = None;
    for row in rows {
        if last != Some(row.condition) {
            lines.push(format!("— {}", condition(row.condition).get(lang)));
            last = Some(row.condition);
        }
        let held: Vec<String> = row.coverage.iter().map(coverage).collect();
        lines.push(format!(
            "{:>4}  {}  {}  {}  {}  {:+.3}",
            row.matters,
            held.join(" "),
            percent(row.decided_share()),
            percent(row.right_share()),
            percent(row.accused_share()),
            row.bias
        ));
    }
    lines.extend(confusion(rows, lang));
    lines.extend(calibration(rows, lang));
    lines.join("\n") + "\n"
}

fn confusion(rows: &[Row], lang: Lang) -> Vec<String> {
    let title = bi(
        "植入的类型与判断（各自独立）：",
        "planted and asserted (independent):",
    );
    let mut lines = vec![title.get(lang).to_owned()];
    let independent = rows
        .iter()
        .filter(|row| row.condition == Condition::Independent);
    for row in independent {
        for one in &row.confusion {
            let name = |what: RelationType| what.name().get(lang);
            let mut said: Vec<String> = one
                .asserted
                .iter()
                .map(|(what, times)| format!("{} {times}", name(*what)))
                .collect();
            let open = bi("未判断", "nothing asserted").get(lang);
            said.push(format!("{open} {}", one.open));
            let arrow = said.join(", ");
            lines.push(format!(
                "{:>4}  {} → {arrow}",
                row.matters,
                name(one.planted)
            ));
        }
    }
    lines
}

fn calibration(rows: &[Row], lang: Lang) -> Vec<String> {
    let title = bi(
        "所称可能性与实际正确率（各自独立，所有大小）：",
        "stated likelihood and share right (independent, all sizes):",
    );
    let mut lines = vec![title.get(lang).to_owned()];
    for place in 0..5 {
        let bins = rows
            .iter()
            .filter(|row| row.condition == Condition::Independent);
        let bins = bins.filter_map(|row| row.bins.get(place));
        let (n, stated, right) = bins.fold((0, 0.0, 0), |sum, bin| {
            (sum.0 + bin.n, sum.1 + bin.stated, sum.2 + bin.right)
        });
        if n > 0 {
            let all = f64::from(n);
            lines.push(format!(
                "      {:.3} → {:.3}  (n = {n})",
                stated / all,
                f64::from(right) / all
            ));
        }
    }
    lines
}
