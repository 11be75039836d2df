//! The parity report: do both sides owe in the same way? Computed from the clauses of the terms and
//! from the catalogue of duties that runs the clocks, never judged by hand.

use crate::{build::Builder, clauses, model::Column};
use domain::{contract::Clause, obligation::Duty, process::Terms, registry};
use kernel::{Side, lang::bi};

/// The report.
pub(super) fn report(b: &mut Builder<'_>, terms: &Terms) {
    b.text(
        "本报告由平台根据合同条款和运行时钟的义务目录计算，用于检查双方是否以同样的方式承担义务。",
        "The platform computes this report from the clauses and from the catalogue of duties that runs the clocks. It shows whether both sides owe in the same way.",
    );
    counts(b, terms);
    b.section(bi("成对的义务", "Duties in pairs"));
    b.text(
        "下列义务双方互负：一方的义务由另一方的对应义务回应。",
        "Each of these duties is answered by one of the other side.",
    );
    let rows = pairs().map(|(a, other)| row(b, a, other)).collect();
    let columns = vec![
        Column::text(b.words.t("购买方或落地街道", "Purchaser or host"), 50),
        Column::text(b.words.t("承接方", "Provider"), 50),
    ];
    b.table(columns, rows);
}

fn counts(b: &mut Builder<'_>, terms: &Terms) {
    let of = |side: Side| duties_of(side).count().to_string();
    let clauses = terms.clauses.len();
    let both = terms.clauses.iter().filter(|one| binds_both(**one)).count();
    let core = Clause::CORE
        .iter()
        .filter(|one| terms.clauses.contains(one));
    let core = format!("{}/{}", core.count(), Clause::CORE.len());
    let owed = |side| {
        let all = terms.preconditions.iter();
        all.filter(|one| one.by.side() == Some(side))
            .count()
            .to_string()
    };
    let government = [Side::Purchaser, Side::Host].map(|side| duties_of(side).count());
    let columns = vec![
        Column::text(b.words.t("项目", "Measure"), 46),
        Column::number(b.words.t("购买方", "Purchaser"), 18),
        Column::number(b.words.t("落地街道", "Hosts"), 18),
        Column::number(b.words.t("承接方", "Provider"), 18),
    ];
    let t = |zh, en| b.words.t(zh, en);
    let dash = || "—".to_owned();
    let rows = vec![
        vec![
            t(
                "有期限、有凭据、有后果的义务种类",
                "Kinds of duty with a clock, a proof and a consequence",
            ),
            of(Side::Purchaser),
            of(Side::Host),
            of(Side::Provider),
        ],
        vec![
            t("本合同约定的前置条件", "Preconditions in this contract"),
            owed(Side::Purchaser),
            owed(Side::Host),
            dash(),
        ],
        vec![
            t(
                "违约金上限（占合同金额）",
                "Cap of liquidated damages (of the price)",
            ),
            b.words.rule(rules::Key::DamagesCap),
            b.words.rule(rules::Key::DamagesCap),
            b.words.rule(rules::Key::DamagesCap),
        ],
        vec![
            t("违约补救期", "Time to cure"),
            b.words.rule(rules::Key::DefaultCure),
            b.words.rule(rules::Key::DefaultCure),
            b.words.rule(rules::Key::DefaultCure),
        ],
    ];
    b.table(columns, rows);
    let provider = duties_of(Side::Provider).count();
    let government: usize = government.iter().sum();
    let verdict = match b.words.lang {
        kernel::Lang::Zh => format!(
            "合同条款{clauses}条，其中对双方都写明义务的{both}条；核心条款{core}。政府方义务{government}种，承接方义务{provider}种。"
        ),
        kernel::Lang::En => format!(
            "{clauses} clauses, {both} of which state duties of both sides; core clauses {core}. Kinds of duty: {government} of government, {provider} of the provider."
        ),
    };
    b.paragraph(verdict);
}

/// Whether a clause states duties of both sides.
fn binds_both(clause: Clause) -> bool {
    let text = clauses::text(clause);
    !text.provider.zh.is_empty() && !text.other.zh.is_empty()
}

/// The duties of a contract that a side owes.
fn duties_of(side: Side) -> impl Iterator<Item = &'static Duty> {
    contract_duties().filter(move |one| one.debtor.side() == Some(side))
}

/// The duties that arise between signing and close.
pub(super) fn contract_duties() -> impl Iterator<Item = &'static Duty> {
    [
        domain::contract::DUTIES,
        domain::delivery::DUTIES,
        domain::money::DUTIES,
        domain::assessment::DUTIES,
        domain::ending::DUTIES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// Duties of government with the duty of the provider that answers them.
fn pairs() -> impl Iterator<Item = (&'static Duty, &'static Duty)> {
    let government = contract_duties()
        .filter(|one| matches!(one.debtor.side(), Some(Side::Purchaser | Side::Host)));
    government.filter_map(|one| {
        let mirror = registry::duty(one.mirror)?;
        (mirror.debtor.side() == Some(Side::Provider)).then_some((one, mirror))
    })
}

fn row(b: &Builder<'_>, a: &Duty, other: &Duty) -> Vec<String> {
    let lang = b.words.lang;
    let one = |duty: &Duty| {
        let who = duty.debtor.name().get(lang);
        match lang {
            kernel::Lang::Zh => format!("{who}：{}", duty.what.zh),
            kernel::Lang::En => format!("{who}: {}", duty.what.en),
        }
    };
    vec![one(a), one(other)]
}
