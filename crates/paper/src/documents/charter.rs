//! The three-party charter (D14): what a host may and may not do under a contract it did not sign.

use super::{Source, close, rights};
use crate::{
    build::Builder,
    model::{Column, Document, Signatory},
    words::Words,
};
use domain::{
    contract::{
        Clause,
        rights::{Hold, Holder, Phase, Right, held, matrix},
    },
    process::{Contract, Lot},
};
use kernel::{Role, lang::bi};

/// The charter of a contract, before its hosts join and after. Nothing in it changes with a joining,
/// so that every host confirms the same text.
pub fn charter(from: Source<'_>, contract: &Contract) -> Document {
    let mut b = Builder::new(Words {
        team: None,
        ..from.words(&contract.terms)
    });
    head(&mut b, from, contract);
    may(&mut b, contract);
    may_not(&mut b);
    owes(&mut b, contract);
    b.part(bi("加入与退出", "Joining and leaving"));
    b.text(
        "落地街道在平台加入即受本协议约束，并确认其所见的控制权对照。退出须提前 {host.withdrawal-notice}通知；购买方负责落实接替单位，依赖该街道的指标在接替单位到位前不计算，承接方的费用不因此减少。机构合并、分立或者更名的，继受单位受本协议约束。",
        "A host is bound once it joins on the platform, and confirms the control rights it was shown. It gives {host.withdrawal-notice} notice before it leaves; the purchaser sees to a successor, targets that depend on the host do not count until one is in place, and the provider's pay is not reduced. Where a host is merged, split or renamed, its successor is bound.",
    );
    b.part(bi("加入各方", "Parties"));
    b.signatures(parties(&b, from, contract));
    let title = b.words.t("三方落地协议", "Delivery charter");
    close(b, from, title)
}

fn head(b: &mut Builder<'_>, from: Source<'_>, contract: &Contract) {
    b.part(bi("当事人", "Parties and contract"));
    let t = |zh, en| b.words.t(zh, en);
    let rows = vec![
        (t("购买方", "Purchaser"), from.organisation(Role::Purchaser)),
        (
            t("承接方", "Provider"),
            contract.supplier.name(from.lang).to_owned(),
        ),
        (
            t("落地街道", "Hosts"),
            from.names(lots(from, contract).filter_map(|lot| lot.host.as_ref())),
        ),
        (t("合同", "Contract"), contract.id.to_string()),
        (
            t("服务期", "Term"),
            format!("{} – {}", contract.terms.start, contract.terms.end),
        ),
        (t("依据", "Ground"), Clause::HostCharter.code().to_owned()),
    ];
    b.facts(rows);
    b.text(
        "三方法律地位平等。街道观察、确认、支持和建议，不指挥；项目人员由承接方聘用和管理；付款、评估和变更按合同办理。",
        "The three stand as equals. A host observes, confirms, supports and proposes; it does not direct. The staff are employed and managed by the provider. Payment, evaluation and changes go by the contract.",
    );
}

fn may(b: &mut Builder<'_>, contract: &Contract) {
    b.part(bi("街道的权利", "What a host may do"));
    let cells = matrix(&contract.terms);
    let lang = b.words.lang;
    let rows = Phase::ALL.iter().flat_map(|phase| {
        held(&cells, Holder::Host, *phase)
            .filter(|one| one.hold != Hold::Nothing)
            .map(|one| {
                vec![
                    phase.name().get(lang).to_owned(),
                    one.right.name().get(lang).to_owned(),
                    one.hold.name().get(lang).to_owned(),
                    one.clause.code().to_owned(),
                ]
            })
    });
    let rows = rows.collect();
    let columns = vec![
        Column::text(b.words.t("阶段", "Part"), 30),
        Column::text(b.words.t("事项", "Matter"), 26),
        Column::text(b.words.t("方式", "How far"), 26),
        Column::text(b.words.t("条款", "Clause"), 18),
    ];
    b.table(columns, rows);
    for right in Right::ALL {
        rights::reasons(b, &cells, *right, &[Holder::Host]);
    }
}

fn may_not(b: &mut Builder<'_>) {
    b.part(bi("街道的界限", "What a host may not do"));
    let items = [
        bi(
            "不以口头、会议、群消息布置工作；事项以任务单提出，{task.silence}内得到答复，沉默不等于接受",
            "give orders orally, in meetings or in chats; matters are raised as task requests, answered within {task.silence}, and silence is not acceptance",
        ),
        bi(
            "不调用、不挑选、不考勤、不考核项目人员",
            "borrow, pick, time or appraise the staff",
        ),
        bi(
            "不代管承接方的资料、物品和印章，不卡付款",
            "keep the provider's papers, things or seal, or hold back its pay",
        ),
        bi(
            "不改变指标；不要求清单以外的报表、台账和照片",
            "alter targets; ask for reports, ledgers or photographs outside the list",
        ),
        bi(
            "检查与其他机关合并计算，每季度不超过 {burden.inspections-per-quarter} 次，提前 {inspection.notice}通知",
            "inspect beyond the cap of {burden.inspections-per-quarter} a quarter that all offices share, or without {inspection.notice} notice",
        ),
        bi(
            "不因拒绝范围外事项、投诉或者评价而作不利对待",
            "treat anybody worse for declining what is out of scope, complaining or rating",
        ),
    ];
    let items = items.iter().map(|one| b.words.fill(*one)).collect();
    b.list(items);
}

fn owes(b: &mut Builder<'_>, contract: &Contract) {
    b.part(bi("街道的义务", "What a host owes"));
    let terms = &contract.terms;
    let lang = b.words.lang;
    let supplies = terms
        .preconditions
        .iter()
        .filter(|one| one.by.side() == Some(kernel::Side::Host));
    let rows = supplies.map(|one| {
        let days = i32::try_from(one.days_after_start).unwrap_or(i32::MAX);
        vec![
            one.id.to_string(),
            one.what.as_str().to_owned(),
            kernel::time::plus_days(terms.start, days).to_string(),
        ]
    });
    let rows = rows.collect();
    let columns = vec![
        Column::text(b.words.t("编号", "No."), 14),
        Column::text(b.words.t("条件", "What"), 60),
        Column::text(b.words.t("最迟", "By"), 26),
    ];
    b.table(columns, rows);
    let duties = domain::registry::duties().filter(|one| {
        let of_host = one.debtor.side() == Some(kernel::Side::Host);
        let agreed = domain::contract::clauses::resting_on(one);
        of_host
            && agreed
                .into_iter()
                .any(|clause| terms.clauses.contains(&clause))
    });
    let items = duties.map(|one| one.what.get(lang).to_owned()).collect();
    b.list(items);
}

fn lots<'a>(from: Source<'a>, contract: &'a Contract) -> impl Iterator<Item = &'a Lot> {
    let all = from.process.lots.iter();
    all.filter(|lot| contract.lots.contains(&lot.id))
}

fn parties(b: &Builder<'_>, from: Source<'_>, contract: &Contract) -> Vec<Signatory> {
    let two = [
        Signatory {
            side: b.words.t("购买方", "For the purchaser"),
            organisation: from.organisation(Role::Purchaser),
        },
        Signatory {
            side: b.words.t("承接方", "For the provider"),
            organisation: contract.supplier.name(from.lang).to_owned(),
        },
    ];
    let hosts = lots(from, contract).filter_map(|lot| lot.host.as_ref());
    let hosts = hosts.map(|one| Signatory {
        side: b.words.t("落地街道", "For the host"),
        organisation: one.name(from.lang).to_owned(),
    });
    two.into_iter().chain(hosts).collect()
}
