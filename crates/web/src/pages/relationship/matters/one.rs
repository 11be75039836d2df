//! One matter: how it is coded and why it counts as it does, and the acts it is made of.

use crate::pages::relationship::{
    sheet::{Sheet, number},
    words,
};
use crate::plot::bars::percent;
use maud::{Markup, html};
use measure::{
    CodedMatter,
    coded::{Place, Step},
    ids::{ActId, MatterId},
    schema::{Consent, ConsentKind, Counter},
};

/// Acts on one page; more are counted.
const ACTS: usize = 100;

/// The matter with this name; a disputed one is there in both versions.
pub(in crate::pages::relationship) fn show(sheet: &Sheet<'_>, id: &MatterId) -> Option<Markup> {
    let lang = sheet.lang;
    let all = sheet.findings.matters.iter();
    let versions: Vec<&CodedMatter> = all.filter(|one| one.id == *id).collect();
    let first = versions.first()?;
    Some(html! {
        @if versions.len() > 1 { section.card { p { (lang.t("双方说法不同：两种说法都在，各计一半。", "The two sides tell it differently: both versions are here, each at half weight.")) } } }
        @for one in &versions { (coding(sheet, one)) }
        (acts(sheet, &first.acts))
    })
}

fn step(one: Option<Step>) -> String {
    one.map_or_else(|| "—".to_owned(), |one| number(one.value()))
}

fn coding(sheet: &Sheet<'_>, one: &CodedMatter) -> Markup {
    let lang = sheet.lang;
    let slug = Sheet::slug(&one.dyad);
    let yes = |value: bool| {
        if value {
            lang.t("是", "yes")
        } else {
            lang.t("否", "no")
        }
    };
    html! {
        section.card {
            h2 { (lang.t("怎样编码", "How it is coded")) }
            dl.facts {
                dt { (lang.t("双方", "Pair")) } dd { a href={ (sheet.base) "/" (slug) } { (sheet.pair(&one.dyad)) } }
                dt { (lang.t("阶段", "Stage")) } dd { (sheet.stage(&one.stage)) }
                dt { (lang.t("开始", "Opened")) } dd { time datetime=(one.opened) { (one.opened) } }
                dt { (lang.t("类别", "Class")) } dd { (words::class_letter(one.class)) " " (lang.bi(words::class(one.class))) }
                dt { (lang.t("在合同中的位置", "Place in the contract")) } dd { (place(sheet, &one.place)) }
                dt { (lang.t("权重", "Weight")) } dd { (percent(one.weight)) " " span.meta { (pens(sheet, one)) } }
                dt { (lang.t("控制偏移", "Control shift")) } dd { (step(one.a)) @if let Some(right) = one.right { " · " (lang.bi(words::right(right))) }
                    @if !one.decided_by.is_empty() { " · " (lang.t("决定者：", "decided by ")) @for (place, party) in one.decided_by.iter().enumerate() { @if place > 0 { (lang.t("、", ", ")) } (sheet.party(party)) } } }
                dt { (lang.t("政府发起或需要回应", "Begun by government, or needs an answer")) } dd { (yes(one.ini)) }
                dt { (lang.t("渠道之外的抵制", "Resisted outside the channels")) } dd { (yes(one.res))
                    @if let Some(trigger) = &one.trigger { " · " (lang.t("此前：", "after: ")) a href=(sheet.matter_path(trigger)) { (trigger) } } }
                dt { (lang.t("经渠道表达", "Voice through a channel")) } dd { (yes(one.voice)) }
                dt { (lang.t("善意", "Goodwill")) } dd { (sheet.party(&one.dyad.upper)) " " (step(one.v_upper)) " · " (sheet.party(&one.dyad.lower)) " " (step(one.v_lower)) }
                dt { (lang.t("合同外吸纳", "Absorption")) } dd { (one.b.map_or("—", yes)) }
                dt { (lang.t("变更", "Change")) } dd { (lang.bi(words::change(one.change))) }
                dt { (lang.t("工时", "Hours")) } dd { (number(one.hours)) (lang.t("，其中合同外 ", ", outside the contract ")) (number(one.off_hours)) }
                @if let Some(episode) = &one.episode { dt { (lang.t("同一批", "Together with")) } dd { (episode) " " span.meta { (lang.t("同一批的事项合并计权，一次运动不会盖过全年", "matters of one campaign share a weight, so that a burst does not drown a year")) } } }
            }
        }
    }
}

fn place(sheet: &Sheet<'_>, place: &Place) -> Markup {
    let lang = sheet.lang;
    match place {
        Place::Licensed => html! { (lang.t("合同有依据", "the contract provides for it")) },
        Place::Imposed { by } => {
            html! { (lang.t("合同没有依据，由一方加于对方：", "no ground in the contract; put upon the other by ")) (sheet.party(by)) }
        }
        Place::Side => {
            html! { (lang.t("合同没有依据，双方一起做的", "no ground in the contract; done by both")) }
        }
    }
}

/// Who recorded it; a record of one side alone counts half.
fn pens(sheet: &Sheet<'_>, one: &CodedMatter) -> String {
    let lang = sheet.lang;
    let mut names: Vec<&str> = Vec::new();
    if one.pens.upper {
        names.push(sheet.party(&one.dyad.upper));
    }
    if one.pens.lower {
        names.push(sheet.party(&one.dyad.lower));
    }
    if one.pens.anchor {
        names.push(lang.t("双方都不能改写的痕迹", "a trail neither side writes"));
    }
    let names = names.join(lang.t("、", ", "));
    format!("{}{names}", lang.t("记录者：", "recorded by "))
}

fn acts(sheet: &Sheet<'_>, acts: &[ActId]) -> Markup {
    let lang = sheet.lang;
    html! {
        section.card #acts-behind {
            h2 { (lang.t("由哪些行为构成", "The acts it is made of")) " " span.count { (acts.len()) } }
            ul.duties { @for id in acts.iter().take(ACTS) { (act(sheet, id)) } }
            @if acts.len() > ACTS { p.meta { (lang.t("另有 ", "and further: ")) (acts.len() - ACTS) } }
        }
    }
}

fn act(sheet: &Sheet<'_>, id: &ActId) -> Markup {
    let lang = sheet.lang;
    let source = sheet.behind.act(id);
    let Some(act) = sheet.act(id) else {
        return html! { li { code { (id) } } };
    };
    html! {
        li {
            time datetime=(act.occurred) { (act.occurred) } " "
            @match &source {
                Some(source) => { (source.text) " " a href=(source.href) { (source.name) } }
                None => { (sheet.act_name(act)) " " span.meta { (lang.t("（原文不对您开放或不在记录中）", "(its text is not open to you or not in the record)")) } }
            }
            br; span.meta {
                (sheet.party(&act.actor)) @if let Some(target) = &act.target { " → " (sheet.party(target)) }
                " · " (sheet.act_name(act))
                @if act.recorded != act.occurred { " · " (lang.t("记录于 ", "recorded ")) (act.recorded) }
                (consent(sheet, &act.consent))
                (counter(sheet, act.counter))
                @if act.effort.hours > 0.0 { " · " (number(act.effort.hours)) (lang.t(" 小时", " hours")) }
            }
        }
    }
}

fn consent(sheet: &Sheet<'_>, consent: &Consent) -> Markup {
    let lang = sheet.lang;
    let text = match consent.kind {
        ConsentKind::None => return html! {},
        ConsentKind::Prior => lang.t("事前同意", "agreed before"),
        ConsentKind::Ratified => lang.t("事后追认", "agreed afterwards"),
        ConsentKind::Refused => lang.t("拒绝", "refused"),
        ConsentKind::Silent => lang.t("未回应（沉默不算同意）", "no answer (silence never agrees)"),
    };
    html! { " · " (text) }
}

fn counter(sheet: &Sheet<'_>, counter: Counter) -> Markup {
    let lang = sheet.lang;
    let text = match counter {
        Counter::Unanswered => return html! {},
        Counter::Confirmed => lang.t("对方确认", "confirmed by the other side"),
        Counter::Disputed => lang.t("对方有异议", "disputed by the other side"),
    };
    html! { " · " (text) }
}
