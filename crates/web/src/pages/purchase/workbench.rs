//! What waits on the reader, what waits on others, and what comes up: each with the days used of the
//! days allowed, and with the acts that settle it.

use super::{
    Shown,
    acts::{Offer, Shut},
    next,
};
use crate::{
    Web,
    pages::{
        home::{self, debtor},
        parts,
    },
    wording::In,
};
use app::PersonCard;
use domain::{Due, Obligation, Stage};
use kernel::{Date, Role, time::days_between, time::plus_days};
use maud::{Markup, html};

/// What falls due later than in so many days is not waited for yet. Fifteen working days to answer a
/// proposal and thirty days to cure a default lie within.
const SOON_DAYS: i32 = 40;
/// Rows of a list before it is parted.
const ROWS: usize = 25;

/// Open obligations, sorted by whom they concern and when.
#[derive(Default)]
struct Lists<'a> {
    mine: Vec<&'a Obligation>,
    others: Vec<&'a Obligation>,
    later: Vec<&'a Obligation>,
}

/// What the lists are drawn with.
struct Bench<'a> {
    web: &'a Web,
    lang: In,
    shown: &'a Shown,
    offers: &'a [Offer],
    own: Own<'a>,
}

/// The section of a purchase's page.
pub fn section(web: &Web, lang: In, shown: &Shown, offers: &[Offer]) -> Markup {
    let bench = Bench {
        web,
        lang,
        shown,
        offers,
        own: Own::of(shown),
    };
    let mut open: Vec<&Obligation> = super::own(shown).filter(|one| one.is_open()).collect();
    open.sort_by_key(|one| one.due.date().unwrap_or(Date::MAX));
    let count = open.len();
    let lists = bench.sorted(open);
    let (public, public_links) = parts::part_of(lang, (shown, "waiting"), &lists.others, ROWS);
    let over = shown.stage() == Stage::End;
    html! {
        section.card #waiting {
            h2 { @if over { (lang.t("到结束时仍未履行", "Never kept")) } @else { (lang.t("在等谁", "What waits on whom")) } " " span.count { (count) } }
            @if count == 0 { p.empty { (lang.t("目前没有未履行的义务。", "Nothing is owed at present.")) } }
            @if takes_part(shown) {
                div.columns {
                    (bench.list("mine", (lang.t("等我方办理", "Waiting on you"), lang.t("没有等您办理的事项。", "Nothing waits on you.")), &lists.mine))
                    (bench.list("others", (lang.t("等别人", "Waiting on others"), lang.t("没有在等别人的事项。", "Nothing waits on others.")), &lists.others))
                }
            } @else {
                ul.todo { @for one in public { (bench.item(one)) } }
                (public_links)
            }
            @if !over { (bench.coming(&lists.later)) }
        }
    }
}

fn takes_part(shown: &Shown) -> bool {
    let person = shown.viewer.person.as_ref();
    person.is_some_and(|person| home::takes_part(&shown.loaded, person))
}

/// What the reader's side owes, with the roles asked once and not for every obligation.
struct Own<'a> {
    person: Option<&'a PersonCard>,
    whole: Vec<Role>,
    contract: Vec<Role>,
}

impl Own<'_> {
    fn of(shown: &Shown) -> Own<'_> {
        Own {
            person: shown.viewer.person.as_ref(),
            whole: shown.viewer.roles(&shown.loaded, None),
            contract: shown.viewer.roles(&shown.loaded, shown.contract),
        }
    }

    fn owes(&self, one: &Obligation) -> bool {
        let roles = match one.contract {
            None => &self.whole,
            Some(_) => &self.contract,
        };
        self.person
            .is_some_and(|person| home::is_owed_by(person, roles, one))
    }
}

impl Bench<'_> {
    fn sorted<'a>(&self, open: Vec<&'a Obligation>) -> Lists<'a> {
        let mut lists = Lists::default();
        let horizon = plus_days(self.shown.today, SOON_DAYS);
        let over = self.shown.stage() == Stage::End;
        for one in open {
            if !over && one.due.date().is_some_and(|due| due > horizon) {
                lists.later.push(one);
            } else if self.own.owes(one) {
                lists.mine.push(one);
            } else {
                lists.others.push(one);
            }
        }
        lists
    }
}

impl Bench<'_> {
    fn list(&self, name: &str, (title, none): (&str, &str), items: &[&Obligation]) -> Markup {
        let (part, links) = parts::part_of(self.lang, (self.shown, name), items, ROWS);
        html! {
            div id=(name) {
                h3 { (title) " " span.count { (items.len()) } }
                @if items.is_empty() { p.empty { (none) } }
                ul.todo { @for one in part { (self.item(one)) } }
                (links)
            }
        }
    }

    fn item(&self, one: &Obligation) -> Markup {
        let (lang, shown) = (self.lang, self.shown);
        let who = debtor(self.web, lang, one);
        html! {
            li id={ "o-" (one.id) } {
                p { strong { (who) } (lang.t("：", ": ")) (lang.bi(one.duty.0.what)) " " (one.subject) }
                p { (parts::due(lang, one, shown.today)) " " span.meta { (used(lang, one, shown.today)) } }
                @if self.own.owes(one) { (self.settle(one)) }
                details.follows {
                    summary { (lang.t("凭据、后果和期限依据", "Proof, consequence and how the day was counted")) }
                    p.meta { (lang.t("凭据：", "Proof: ")) (lang.bi(one.duty.0.proof)) " · " (lang.t("逾期后果：", "If late: ")) (lang.bi(one.duty.0.breach)) }
                    p { (parts::derivation(lang, shown.id, one)) }
                }
            }
        }
    }

    /// The acts by which the reader can settle an obligation now.
    fn settle(&self, one: &Obligation) -> Markup {
        let codes = next::acts_for(one.duty.0.code);
        let open = self
            .offers
            .iter()
            .filter(|offer| offer.state.is_ok() && codes.contains(&offer.entry.meta.code));
        let contract = self.shown.contract;
        html! {
            p.settle {
                @for offer in open {
                    a.button.small href={ (self.shown.path()) "/acts/" (offer.entry.meta.code) (offer.query(contract, &one.subject)) } { (self.lang.bi(offer.entry.meta.title)) } " "
                }
            }
        }
    }

    /// What is not due soon, what the reader may do from a later day on, and the days of the contract.
    fn coming(&self, later: &[&Obligation]) -> Markup {
        let (lang, today) = (self.lang, self.shown.today);
        let opens = self.opens();
        let days = own_days(lang, self.shown);
        let count = later.len() + opens.len() + days.len();
        let (later, links) = parts::part_of(lang, (self.shown, "coming"), later, ROWS);
        html! {
            @if count > 0 {
                details #coming open[count <= 6] {
                    summary { (lang.t("将要到来 ", "Coming up ")) span.count { (count) } }
                    ul.todo {
                        @for one in later {
                            li id={ "o-" (one.id) } {
                                p { (debtor(self.web, lang, one)) (lang.t("：", ": ")) (lang.bi(one.duty.0.what)) " " (one.subject) }
                                p { (parts::due(lang, one, today)) " " span.meta { (used(lang, one, today)) } " " (parts::derivation(lang, self.shown.id, one)) }
                            }
                        }
                        @for (day, offer) in opens {
                            li { p { (lang.t("您可以办理：", "You can then: ")) (lang.bi(offer.entry.meta.title)) }
                                p.meta { (lang.t("自 ", "from ")) (day) " · " (ahead(lang, day, today)) } }
                        }
                        @for (day, what) in days {
                            li { p { (what) } p.meta { (day) " · " (ahead(lang, day, today)) } }
                        }
                    }
                    (links)
                }
            }
        }
    }

    /// The acts that become possible on a later day, by day.
    fn opens(&self) -> Vec<(Date, &Offer)> {
        let dated = self.offers.iter().filter_map(|offer| match &offer.state {
            Err(Shut::Refused(refusal)) => refusal.opens_on.map(|day| (day, offer)),
            Err(Shut::Nothing(_)) | Ok(()) => None,
        });
        let mut opens: Vec<(Date, &Offer)> =
            dated.filter(|(day, _)| *day > self.shown.today).collect();
        opens.sort_by_key(|(day, _)| *day);
        opens
    }
}

/// `3 of 10 days used`; of what is late, how many days were allowed.
fn used(lang: In, one: &Obligation, today: Date) -> String {
    let Due::On { date, .. } = &one.due else {
        return String::new();
    };
    let allowed = days_between(one.arose, *date).max(0);
    let gone = days_between(one.arose, today).max(0);
    match (lang.0, *date < today) {
        (kernel::Lang::Zh, true) => format!("期限共 {allowed} 天"),
        (kernel::Lang::En, true) => format!("{allowed} days were allowed"),
        (kernel::Lang::Zh, false) => format!("已用 {gone} 天，共 {allowed} 天"),
        (kernel::Lang::En, false) => format!("{gone} of {allowed} days used"),
    }
}

/// `in 12 days`.
fn ahead(lang: In, day: Date, today: Date) -> String {
    let days = days_between(today, day);
    match lang.0 {
        kernel::Lang::Zh => format!("还有 {days} 天"),
        kernel::Lang::En if days == 1 => "tomorrow".to_owned(),
        kernel::Lang::En => format!("in {days} days"),
    }
}

/// Days that the contract itself names and that are still to come.
fn own_days(lang: In, shown: &Shown) -> Vec<(Date, String)> {
    let Some(contract) = shown.contract() else {
        return Vec::new();
    };
    let terms = &contract.terms;
    let invoices = terms.tranches.iter().filter_map(|one| {
        let text = format!(
            "{} {} {}",
            one.id,
            lang.bi(one.kind.name()),
            lang.t("可以开票", "can be invoiced")
        );
        Some((one.from?, text))
    });
    let bounds = [
        (terms.start, lang.t("服务开始", "The service begins")),
        (terms.end, lang.t("服务期结束", "The term ends")),
    ];
    let mut days: Vec<(Date, String)> = invoices
        .chain(bounds.map(|(day, text)| (day, text.to_owned())))
        .filter(|(day, _)| *day > shown.today)
        .collect();
    days.sort();
    days
}
