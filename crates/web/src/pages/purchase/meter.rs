//! The meter of a contract that is signed late, and the time to sign.

use crate::{Web, pages::parts::Shown, wording::In};
use domain::{
    Actor, At, Context, Contract,
    law::{
        meter::{Meter, SigningClock, late_contract, signing_clock},
        state::Late,
    },
    say::Say,
};
use maud::{Markup, html};

/// What is shown of signing: while it is awaited, and once it came late.
pub fn section(web: &Web, lang: In, shown: &Shown) -> Markup {
    let now = web.app.clock().now();
    let context = Context {
        now,
        occurred: now,
        actor: Actor::CLOCK,
        rulebook: web.app.rulebook(),
        contract: shown.contract,
        reason: None,
        facts: domain::facts::Facts::default(),
        found: domain::sealing::Found::default(),
    };
    let at = At {
        process: &shown.loaded.process,
        context: &context,
    };
    let contract = shown.contract();
    let running = contract.and_then(|one| late_contract(&at, one, shown.today));
    let stopped = contract.and_then(|one| one.local.late.as_ref());
    let unsigned = contract.is_none_or(|one| one.signed.is_none());
    let clock = unsigned.then(|| signing_clock(&at, shown.today)).flatten();
    html! {
        @if running.is_some() || stopped.is_some() || clock.is_some() {
            section.card #signing {
                h2 { (lang.t("签约计时", "Time to sign")) }
                @if let Some(clock) = &clock { (time_to_sign(lang, clock)) }
                @if let (Some(meter), Some(contract)) = (&running, contract) { (ticking(lang, meter, contract)) }
                @if let Some(late) = stopped { (fixed(lang, late)) }
            }
        }
    }
}

fn time_to_sign(lang: In, clock: &SigningClock) -> Markup {
    let last = clock
        .last
        .map_or_else(|| "—".to_owned(), |day| day.to_string());
    html! {
        dl.facts.inline {
            dt { (lang.t("起算", "Counted from")) } dd { (clock.from) }
            dt { (lang.t("已过", "Days since")) } dd { (clock.days) }
            dt { (lang.t("签约期限", "To be signed by")) } dd { strong { (last) } }
            @if clock.excused > 0 {
                dt { (lang.t("因质疑或投诉未决扣除", "Not counted: an objection was open")) }
                dd { (clock.excused) (lang.t(" 天", " days")) }
            }
        }
    }
}

fn ticking(lang: In, meter: &Meter, contract: &Contract) -> Markup {
    html! {
        p { strong.due.late {
            (lang.t("服务已开始，合同尚未签订：无合同 ", "The service has begun without a contract: "))
            (meter.days) (lang.t(" 天", " days so far"))
        } }
        dl.facts.inline {
            dt { (lang.t("服务起始日", "First day of service")) } dd { (meter.from) }
            dt { (lang.t("在等", "Waiting for")) } dd { (meter.waits_for.say(lang.0)) }
            dt { (lang.t("无合同期间服务", "Work done without a contract")) }
            dd { (meter.hours) (lang.t(" 小时", " hours")) }
            dt { (lang.t("将产生的迟签利息", "Interest that will be owed")) }
            dd { @match meter.interest {
                Some(amount) => { (amount) }
                None => { (lang.t("适用规则不计息", "none under these rules")) }
            } }
        }
        p.meta { (lang.t(
            "承接方可以记录无合同期间的服务；签订时本计时写入记录。合同 ",
            "The provider can record its work meanwhile; the signing fixes this meter in the record. Contract ",
        )) (contract.id) }
    }
}

fn fixed(lang: In, late: &Late) -> Markup {
    html! {
        p { (lang.t("合同迟签 ", "Signed late by ")) strong { (late.days) (lang.t(" 天", " days")) }
            (lang.t("：", ": ")) (late.from) " – " (late.to) }
        dl.facts.inline {
            dt { (lang.t("最后等待", "Waited for")) } dd { (late.waited.say(lang.0)) }
            dt { (lang.t("无合同期间服务", "Work done without a contract")) }
            dd { (late.hours) (lang.t(" 小时", " hours")) }
            @if let Some(amount) = late.interest {
                dt { (lang.t("迟签利息", "Interest for the delay")) } dd { (amount) }
            }
        }
    }
}
