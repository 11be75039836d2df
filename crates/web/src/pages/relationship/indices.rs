//! The numbers of a pair, each with its interval, what it means, and the matters behind it.

use super::{
    sheet::{Sheet, Written, estimate, number},
    words,
};
use crate::plot::bars::percent;
use kernel::{Bi, lang::bi};
use maud::{Markup, html};
use measure::{
    findings::{Cell, Estimate, FirstMover, Indices},
    schema::Right,
};

/// An index as it is shown.
pub(super) struct Shown {
    /// Its code: in addresses and files.
    pub(super) code: &'static str,
    /// Its name.
    pub(super) name: Bi,
    /// What it says.
    pub(super) what: Bi,
    /// How it is written.
    pub(super) written: Written,
    /// Where it is found.
    pub(super) get: fn(&Indices) -> Estimate,
}

/// The indices in the order of the tables.
pub(super) const ALL: &[Shown] = &[
    Shown {
        code: "a",
        name: bi("控制偏移 A", "Control shift A"),
        what: bi(
            "−1 至 1；正数：政府一方越过约定作决定；负数：机构一方越过约定作决定",
            "−1 to 1; above 0 the office decided beyond its rights, below 0 the organisation did",
        ),
        written: Written::Plain,
        get: |all| all.a,
    },
    Shown {
        code: "a-balanced",
        name: bi("控制偏移（四项权利同等）", "Control shift, rights equal"),
        what: bi("每项权利同样重", "each right counts the same"),
        written: Written::Plain,
        get: |all| all.a_balanced,
    },
    Shown {
        code: "rho",
        name: bi("渠道之外的抵制 ρ", "Resistance outside the channels ρ"),
        what: bi(
            "政府发起的事项中，机构以约定之外的方式抵制的比例；依约拒绝、异议、申诉不在内",
            "share of what government began that was resisted outside the agreed ways; refusals, objections and appeals as agreed are not in it",
        ),
        written: Written::Share,
        get: |all| all.rho,
    },
    Shown {
        code: "chi",
        name: bi("经渠道表达 χ", "Voice through channels χ"),
        what: bi(
            "政府发起的事项中，机构经约定渠道回应的比例；受保护",
            "share of it that was answered through the agreed channels; protected",
        ),
        written: Written::Share,
        get: |all| all.chi,
    },
    Shown {
        code: "v-upper",
        name: bi("上方对下方的善意", "Goodwill of the office"),
        what: bi(
            "−1 敌意，0 公事公办，1 有代价的支持",
            "−1 hostile, 0 business, 1 costly support",
        ),
        written: Written::Plain,
        get: |all| all.v_upper,
    },
    Shown {
        code: "v-lower",
        name: bi("下方对上方的善意", "Goodwill of the organisation"),
        what: bi(
            "同上；受保护的行为不计",
            "the same; protected acts do not count",
        ),
        written: Written::Plain,
        get: |all| all.v_lower,
    },
    Shown {
        code: "b",
        name: bi("合同外吸纳 B", "Absorption B"),
        what: bi(
            "合同外无偿承担工作、借调或未披露的共同行为占全部事项的比例；已披露的支持不在内",
            "share of matters with unpaid work outside the contract, lent staff or undisclosed joint acts; disclosed support is not in it",
        ),
        written: Written::Share,
        get: |all| all.b,
    },
    Shown {
        code: "help",
        name: bi("互助对等 R", "Reciprocity of help R"),
        what: bi(
            "1：帮助有来有往；0：单方面",
            "1: help goes both ways; 0: one way only",
        ),
        written: Written::Share,
        get: |all| all.reciprocity,
    },
    Shown {
        code: "change",
        name: bi("协商变更 Φ", "Changes that were agreed Φ"),
        what: bi(
            "全部变更中双方同意的比例",
            "share of all changes that both agreed",
        ),
        written: Written::Share,
        get: |all| all.flexibility,
    },
];

/// The section of a pair over all stages.
pub(super) fn section(sheet: &Sheet<'_>, cell: &Cell) -> Markup {
    let lang = sheet.lang;
    html! {
        section.card #indices {
            h2 { (lang.t("各项数字", "The numbers")) }
            div.scroll { table.indices {
                thead { tr { th scope="col" { (lang.t("名称", "Name")) } th scope="col" { (lang.t("数值", "Value")) } th scope="col" { (lang.t("含义", "Meaning")) } } }
                tbody { @for one in ALL { tr {
                    th scope="row" { (lang.bi(one.name)) }
                    td { (estimate(lang, &(one.get)(&cell.indices), one.written, &behind(sheet, cell, one.code))) }
                    td.meta { (lang.bi(one.what)) }
                } } }
            } }
            (rights(sheet, cell))
            (hours(sheet, cell))
        }
    }
}

/// The matters behind an index of a cell.
pub(super) fn behind(sheet: &Sheet<'_>, cell: &Cell, code: &str) -> String {
    let slug = Sheet::slug(&cell.dyad);
    let code = if code == "a-balanced" { "a" } else { code };
    let mut query = vec![("pair", slug.as_str()), ("of", code)];
    if let Some(stage) = &cell.stage {
        query.insert(1, ("stage", stage.as_str()));
    }
    sheet.matters(&query)
}

fn rights(sheet: &Sheet<'_>, cell: &Cell) -> Markup {
    let lang = sheet.lang;
    let rows = Right::ALL.iter().zip(&cell.indices.a_by_right);
    html! {
        h3 { (lang.t("控制偏移，按权利分", "Control shift by right")) }
        div.scroll { table {
            tbody { @for (right, value) in rows { tr {
                th scope="row" { (words::letter(*right)) " " (lang.bi(words::right(*right))) }
                td { (estimate(lang, value, Written::Plain, &behind(sheet, cell, &format!("a-{}", words::letter(*right))))) }
            } } }
        } }
    }
}

/// The same by hours, so that many small matters cannot hide a big one.
fn hours(sheet: &Sheet<'_>, cell: &Cell) -> Markup {
    let lang = sheet.lang;
    html! {
        p.meta {
            (lang.t("按工时而不按件数：", "By hours instead of matters: "))
            (lang.t("控制偏移 ", "control shift "))
            @match cell.indices.a_by_hours { Some(value) => { (number(value)) } None => { (lang.t("没有工时记录", "no hours recorded")) } }
            (lang.t("；合同外工时占比 ", "; share of hours outside the contract "))
            @match cell.indices.b_hours { Some(value) => { (percent(value)) } None => { (lang.t("没有工时记录", "no hours recorded")) } }
        }
    }
}

/// Who began: resistance after control, control after resistance.
pub(super) fn first_mover(sheet: &Sheet<'_>, cell: &Cell) -> Markup {
    let lang = sheet.lang;
    let FirstMover {
        resistance,
        answered_control,
        control,
        answered_resistance,
    } = cell.first_mover;
    html! {
        section.card #first {
            h2 { (lang.t("谁先动手", "Who moved first")) }
            p.meta { (lang.t("三十天之内。这张账防止只看回应、不看起因；它也不是判定过错。",
                "Within thirty days. This ledger keeps answers from being read without what they answer; it does not find fault.")) }
            div.scroll { table {
                thead { tr { th scope="col" { (lang.t("事项", "Matters")) } th scope="col" { (lang.t("件数", "How many")) } th scope="col" { (lang.t("此前对方先有越约行为", "After a step of the other outside the contract")) } } }
                tbody {
                    tr { th scope="row" { (lang.t("机构在渠道之外的抵制", "Resistance of the organisation outside the channels")) }
                        td.number { a href=(behind(sheet, cell, "res")) { (resistance) } }
                        td.number { a href=(behind(sheet, cell, "answered")) { (answered_control) } } }
                    tr { th scope="row" { (lang.t("政府一方没有依据的行为", "Acts of the office without ground in the contract")) }
                        td.number { a href=(behind(sheet, cell, "control")) { (control) } }
                        td.number { (answered_resistance) } }
                }
            } }
        }
    }
}
