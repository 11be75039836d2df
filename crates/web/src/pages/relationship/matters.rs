//! The matters behind the numbers: a list narrowed by links, and each by itself with its acts.

mod one;

pub(super) use one::show as one;

use super::{
    sheet::{Sheet, asked},
    words,
};
use crate::{ask::Ask, plot::bars::percent};
use kernel::{Bi, lang::bi};
use maud::{Markup, html};
use measure::{
    CodedMatter,
    coded::{Change, Class, Place},
    findings::Estimate,
};

/// Matters on one page.
const ROWS: usize = 40;

/// What may be asked of a matter: a code, what it is called, and whether a matter is one.
type Kind = (&'static str, Bi, fn(&CodedMatter) -> bool);

const KINDS: &[Kind] = &[
    ("a", bi("作了决定的", "something was decided"), |one| {
        one.a.is_some()
    }),
    ("rho", bi("政府发起的", "begun by government"), |one| {
        one.ini
    }),
    (
        "chi",
        bi(
            "政府发起、经渠道回应的",
            "begun by government, answered through channels",
        ),
        |one| one.ini && one.voice,
    ),
    (
        "res",
        bi("渠道之外的抵制", "resisted outside channels"),
        |one| one.res,
    ),
    (
        "answered",
        bi(
            "此前有越约行为的抵制",
            "resisted after a step outside the contract",
        ),
        |one| one.res && one.trigger.is_some(),
    ),
    (
        "control",
        bi(
            "政府一方没有依据的行为",
            "acts of the office without ground",
        ),
        |one| imposed_by(one, &one.dyad.upper),
    ),
    (
        "v-upper",
        bi("能看出上方态度的", "telling of the office’s goodwill"),
        |one| one.v_upper.is_some(),
    ),
    (
        "v-lower",
        bi("能看出下方态度的", "telling of the organisation’s goodwill"),
        |one| one.v_lower.is_some(),
    ),
    (
        "b",
        bi("合同外吸纳", "absorption or side-dealing"),
        |one| one.b == Some(true),
    ),
    ("help", bi("有帮助的", "with help"), |one| {
        one.help_upper > 0.0 || one.help_lower > 0.0
    }),
    (
        "change",
        bi("变更约定的", "changing the agreement"),
        |one| one.change != Change::None,
    ),
    (
        "imposed",
        bi("合同外强加的", "put upon the other"),
        |one| matches!(one.place, Place::Imposed { .. }),
    ),
    (
        "side",
        bi("双方在合同外的", "done by both outside"),
        |one| one.place == Place::Side,
    ),
    (
        "one-sided",
        bi("只有一方记录的", "recorded by one side alone"),
        |one| !two_sided(one),
    ),
];

fn imposed_by(one: &CodedMatter, party: &measure::ids::PartyId) -> bool {
    matches!(&one.place, Place::Imposed { by } if by == party)
}

/// Whether both sides or a trail neither writes vouch for a matter.
pub(super) const fn two_sided(one: &CodedMatter) -> bool {
    one.pens.anchor || (one.pens.upper && one.pens.lower)
}

/// Whether a matter is one that was asked for.
fn wanted(ask: &Ask, one: &CodedMatter) -> bool {
    let same = |name: &str, value: &str| ask.query(name).is_none_or(|asked| asked == value);
    let month: String = one.opened.to_string().chars().take(7).collect();
    same("pair", &Sheet::slug(&one.dyad))
        && same("stage", one.stage.as_str())
        && same("class", words::class_letter(one.class))
        && same("month", &month)
        && ask.query("of").is_none_or(|asked| is_of(asked, one))
}

fn is_of(asked: &str, one: &CodedMatter) -> bool {
    if let Some(letter) = asked.strip_prefix("a-").or(asked.strip_prefix("right-")) {
        return one.a.is_some()
            && one
                .right
                .is_some_and(|right| words::letter(right) == letter);
    }
    let found = KINDS.iter().find(|(code, _, _)| *code == asked);
    found.is_some_and(|(_, _, is)| is(one))
}

/// The matters asked for, latest first.
pub(super) fn list(sheet: &Sheet<'_>, ask: &Ask) -> Markup {
    let lang = sheet.lang;
    let all = sheet.findings.matters.iter();
    let mut found: Vec<&CodedMatter> = all.filter(|one| wanted(ask, one)).collect();
    found.sort_by(|one, other| other.opened.cmp(&one.opened).then(one.id.cmp(&other.id)));
    let page = page_of(ask, found.len(), ROWS);
    html! {
        section.card {
            (filters(sheet, ask))
            p { strong { (found.len()) } (lang.t(" 件事项", " matters"))
                @let weight = found.iter().map(|one| one.weight).sum::<f64>();
                span.meta { (lang.t("，权重合计 ", ", sum of weights ")) (super::sheet::number(weight)) } }
            @if found.is_empty() { p.empty { (lang.t("没有这样的事项。", "There are none.")) } }
            ul.duties { @for one in found.iter().skip(page * ROWS).take(ROWS) { (line(sheet, one)) } }
            (pager(sheet, ask, ("matters", found.len(), ROWS)))
        }
    }
}

/// The query without one of its names, with another value for it.
fn with<'q>(ask: &'q Ask, name: &'q str, value: Option<&'q str>) -> String {
    let mut query: Vec<(&str, &str)> = ask
        .query
        .iter()
        .map(|(key, value)| (key.as_str(), value.as_str()))
        .filter(|(key, _)| {
            ["pair", "stage", "class", "month", "of", "by", "ending"].contains(key) && *key != name
        })
        .collect();
    query.extend(value.map(|value| (name, value)));
    asked(&query)
}

fn filters(sheet: &Sheet<'_>, ask: &Ask) -> Markup {
    let lang = sheet.lang;
    let base = format!("{}/matters", sheet.base);
    let current = |name: &str, value: Option<&str>| (ask.query(name) == value).then_some("true");
    let all = lang.t("全部", "all");
    html! {
        nav.tabs.small aria-label=(lang.t("哪两方", "Which pair")) {
            a href={ (base) (with(ask, "pair", None)) } aria-current=[current("pair", None)] { (all) }
            @for dyad in sheet.pairs() { @let slug = Sheet::slug(dyad);
                a href={ (base) (with(ask, "pair", Some(&slug))) } aria-current=[current("pair", Some(&slug))] { (sheet.pair(dyad)) } }
        }
        nav.tabs.small aria-label=(lang.t("哪一类", "Which class")) {
            a href={ (base) (with(ask, "class", None)) } aria-current=[current("class", None)] { (all) }
            @for class in Class::ALL { @let letter = words::class_letter(class);
                a href={ (base) (with(ask, "class", Some(letter))) } aria-current=[current("class", Some(letter))] { (letter) " " (lang.bi(words::class(class))) } }
        }
        details open[ask.query("of").is_some()] { summary { (lang.t("更多条件", "More conditions")) }
            nav.tabs.small aria-label=(lang.t("条件", "Conditions")) {
                a href={ (base) (with(ask, "of", None)) } aria-current=[current("of", None)] { (all) }
                @for (code, name, _) in KINDS { a href={ (base) (with(ask, "of", Some(code))) } aria-current=[current("of", Some(code))] { (lang.bi(*name)) } }
            }
        }
        @for name in ["stage", "month"] { @if let Some(value) = ask.query(name) {
            p { (lang.t("只看 ", "Only ")) strong { (value) } " " a href={ (base) (with(ask, name, None)) } { (lang.t("去掉", "remove")) } }
        } }
    }
}

fn line(sheet: &Sheet<'_>, one: &CodedMatter) -> Markup {
    let lang = sheet.lang;
    html! {
        li {
            span.chip { (words::class_letter(one.class)) } " "
            a href=(sheet.matter_path(&one.id)) { (one.id) } " " (sheet.about(one))
            br; span.meta { (one.opened) " · " (sheet.pair(&one.dyad)) " · " (sheet.stage(&one.stage)) " · "
                (lang.bi(words::class(one.class))) " · " (lang.t("权重 ", "weight ")) (percent(one.weight))
                " · " (lang.t("行为 ", "acts ")) (one.acts.len()) }
        }
    }
}

/// The page asked for, from nought.
pub(super) fn page_of(ask: &Ask, count: usize, rows: usize) -> usize {
    let asked = ask.query("page").and_then(|one| one.parse::<usize>().ok());
    let last = count.saturating_sub(1) / rows.max(1);
    asked.unwrap_or(0).min(last)
}

/// Links to the pages beside; of a list, how many there are and how many a page has.
pub(super) fn pager(
    sheet: &Sheet<'_>,
    ask: &Ask,
    (list, count, rows): (&str, usize, usize),
) -> Markup {
    let lang = sheet.lang;
    let page = page_of(ask, count, rows);
    let last = count.saturating_sub(1) / rows.max(1);
    let link = |to: usize| {
        format!(
            "{}/{list}{}",
            sheet.base,
            with(ask, "page", Some(&to.to_string()))
        )
    };
    html! {
        @if last > 0 { nav.pager aria-label=(lang.t("翻页", "Pages")) {
            @if page > 0 { a href=(link(page - 1)) { (lang.t("上一页", "Previous")) } }
            span.meta { (page + 1) "/" (last + 1) }
            @if page < last { a href=(link(page + 1)) { (lang.t("下一页", "Next")) } }
        } }
    }
}

/// How well the coding is shared by a second coder, and how many matters are one-sided.
pub(super) fn coding(sheet: &Sheet<'_>) -> Markup {
    let lang = sheet.lang;
    let rows = &sheet.findings.agreement;
    html! {
        h3 { (lang.t("编码是否一致", "Whether coders agree")) }
        @if rows.is_empty() {
            p.meta { (lang.t("类别由规则从记录推出，还没有第二人编码，所以没有一致性数字。",
                "Rules code the matters from the record. Nobody has coded a second time yet, so there is no figure of agreement.")) }
        } @else { div.scroll { table {
            thead { tr { th scope="col" { (lang.t("变量", "Variable")) } th scope="col" { (lang.t("第二编码人", "Second coder")) } th scope="col" { (lang.t("事项", "Matters")) } th scope="col" { "α" } } }
            tbody { @for one in rows { tr {
                th scope="row" { @match words::variable(&one.variable) { Some(name) => { (lang.bi(name)) } None => { (one.variable) } } }
                td { (one.coder) } td.number { (one.matters) }
                td { @match one.alpha { Some(alpha) => { (super::sheet::number(alpha)) @if alpha < 0.667 { " " span.state.bad { (lang.t("不可用", "not usable")) } } @else if alpha < 0.8 { " " span.state { (lang.t("暂用", "tentative")) } } } None => { (lang.t("无法计算", "undefined")) } } }
            } } }
        } } }
    }
}

/// The recording asymmetry of a pair in words.
pub(super) fn recording(sheet: &Sheet<'_>, one: &Estimate) -> Markup {
    let lang = sheet.lang;
    match one {
        Estimate::Known { mean, most, .. } => html! {
            @if *mean > std::f64::consts::LN_2 { (lang.t("政府一方的事更容易被记录", "the office’s pen reaches further")) }
            @else if *mean < -std::f64::consts::LN_2 { (lang.t("机构一方的事更容易被记录", "the organisation’s pen reaches further")) }
            @else { (lang.t("双方记录的机会相近", "both have about the same chance to record")) }
            " " span.meta { (super::sheet::number(*mean)) (lang.t("（九成区间 ", " (nine tenths ")) (super::sheet::number(most.0)) (lang.t(" 至 ", " to ")) (super::sheet::number(most.1)) (lang.t("）", ")")) }
        },
        Estimate::Insufficient { have, need } => html! {
            span.few { (lang.t("双方都记录的事项不足：", "too few matters recorded by both lists: ")) (have) (lang.t("/", " of ")) (need) }
        },
    }
}
