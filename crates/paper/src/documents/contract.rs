//! The contract (D13): what both signatories see, and sign.

use super::{Source, bargain, digest_of, parity, schedules};
use crate::{
    build::Builder,
    model::{Document, Signatory},
    words::{Team, Words},
};
use domain::process::{Contract, Lot, Process, Terms};
use kernel::{Digest, Role, lang::bi};
use serde::Serialize;

/// Whether the named people of the contract stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// For the parties.
    Shown,
    /// For the public: names of people are personal data.
    LeftOut,
}

#[derive(Serialize)]
struct Data<'a> {
    purchase: String,
    contract: String,
    supplier: &'a domain::Organisation,
    lots: Vec<&'a Lot>,
    terms: &'a Terms,
    lead: Option<&'a str>,
    team: u32,
    pack: &'a str,
}

/// The contract. Nothing in it changes with the signatures, so that both sides sign the same bytes;
/// who signed when stands in the record.
pub fn contract(from: Source<'_>, contract: &Contract, names: Names) -> Document {
    let lead = contract.agreement.lead.as_ref().map(|one| match names {
        Names::Shown => one.name.as_str(),
        Names::LeftOut => "▇▇▇",
    });
    let team = lead.map(|lead| Team {
        lead,
        size: contract.agreement.team_size,
    });
    let mut b = Builder::new(Words {
        team,
        ..from.words(&contract.terms)
    });
    head(&mut b, from, contract);
    b.part(bi("条款", "Clauses"));
    bargain::clauses(&mut b, &contract.terms);
    let lots = lots(from.process, contract);
    b.part(bi("签署", "Signatures"));
    b.text(
        "本合同在平台以电子方式签署，双方签署同一文本；签署人、时间和文本摘要记入公开可核验的记录。需要纸质文本的，双方在下方签字盖章。",
        "The contract is signed electronically on the platform; both sides sign the same text, and who signed, when, and the digest of the text stand in a record anybody can verify. Where paper is wanted, sign and seal below.",
    );
    b.signatures(signatories(&b, from, contract));
    b.new_page();
    schedules::all(&mut b, &contract.terms, &lots);
    b.part(bi("对等性报告", "Parity report"));
    parity::report(&mut b, &contract.terms);
    let changes = contract.agreement.changes.iter();
    let in_force = changes.filter(|one| one.is_bound()).count();
    let edition = u32::try_from(in_force)
        .unwrap_or_default()
        .saturating_add(1);
    let stamp = from.stamp(edition, digest(from, contract, lead));
    let title = b
        .words
        .t("社会工作服务合同", "Contract for social work services");
    let subtitle = format!("{} · {}", from.title(), contract.id);
    b.finish(title, subtitle, stamp)
}

fn digest(from: Source<'_>, contract: &Contract, lead: Option<&str>) -> Digest {
    let data = Data {
        purchase: from.id.to_string(),
        contract: contract.id.to_string(),
        supplier: &contract.supplier,
        lots: lots(from.process, contract),
        terms: &contract.terms,
        lead,
        team: contract.agreement.team_size,
        pack: from.pack.id().as_str(),
    };
    digest_of("bonafide/contract-data", &data)
}

fn lots<'a>(process: &'a Process, contract: &Contract) -> Vec<&'a Lot> {
    let all = process.lots.iter();
    all.filter(|lot| contract.lots.contains(&lot.id)).collect()
}

fn hosts(from: Source<'_>, contract: &Contract) -> String {
    let lots = lots(from.process, contract);
    from.names(lots.into_iter().filter_map(|lot| lot.host.as_ref()))
}

fn head(b: &mut Builder<'_>, from: Source<'_>, contract: &Contract) {
    b.part(bi("当事人与要点", "Parties and key terms"));
    let terms = &contract.terms;
    let t = |zh, en| b.words.t(zh, en);
    let rows = vec![
        (
            t("购买方（甲方）", "Purchaser"),
            from.organisation(Role::Purchaser),
        ),
        (
            t("承接方（乙方）", "Provider"),
            contract.supplier.name(from.lang).to_owned(),
        ),
        (
            t("落地街道（以三方落地协议加入）", "Hosts (by charter)"),
            hosts(from, contract),
        ),
        (
            t("项目", "Purchase"),
            format!("{} {}", from.title(), from.id),
        ),
        (t("合同金额", "Price"), terms.value.to_string()),
        (
            t("服务期", "Term"),
            format!("{} – {}", terms.start, terms.end),
        ),
        (t("付款期限", "Time to pay"), b.words.rule(rules::Key::Pay)),
        (
            t("变更", "Changes"),
            t("双方书面同意才能变更", "only by both sides, in writing"),
        ),
        (
            t("争议", "Disputes"),
            t(
                "协商、联席会议、调解、裁决；付款不停",
                "talks, joint committee, mediation, ruling; payment goes on",
            ),
        ),
        (t("规则包", "Rule pack"), from.pack.id().to_string()),
    ];
    b.facts(rows);
    b.text(
        "采购文件、成交结果和本合同构成完整约定；本合同与采购文件实质不一致的，以采购文件为准。合同适用签订之日的规则包，以后规则的变化不改变本合同约定的期限。",
        "Tender documents, award and this contract are the whole bargain; where the contract departs from the documents in substance, the documents prevail. It keeps the rule pack of the day of signing; later rules leave its periods as they are.",
    );
}

fn signatories(b: &Builder<'_>, from: Source<'_>, contract: &Contract) -> Vec<Signatory> {
    vec![
        Signatory {
            side: b.words.t("购买方（甲方）", "For the purchaser"),
            organisation: from.organisation(Role::Purchaser),
        },
        Signatory {
            side: b.words.t("承接方（乙方）", "For the provider"),
            organisation: contract.supplier.name(from.lang).to_owned(),
        },
    ]
}
