//! The evaluation of the bids side by side: bidders across, criteria down, who has declared and scored,
//! what the numbers ask, and what was changed.
//!
//! Who sees what follows the record: before the sheets are opened a member sees only their own; the
//! parties see progress, and the sheets once the report is filed; a tenderer sees its own scores, and
//! everybody totals and places, once the award is published.

mod progress;
mod questions;
mod table;

use crate::{
    Web,
    ask::Ask,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use domain::{
    Stage,
    bidding::{BidId, Bidding, Sheet},
};
use kernel::{OrganisationId, PersonId};
use maud::html;
use policy::Decision;

/// Whose sheets a reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sheets {
    /// None.
    None,
    /// Their own, while the others are closed.
    Of(PersonId),
    /// Those about the bid of their organisation.
    About(OrganisationId),
    /// All.
    All,
}

/// What a reader sees of the evaluation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sight {
    sheets: Sheets,
    /// Prices and other contents of the bids.
    bids: Seen,
    /// Totals and places.
    totals: Seen,
    /// Who has declared and scored, and what the numbers ask.
    progress: Seen,
    /// Names of the members.
    names: Seen,
}

/// Whether something is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// It is.
    Yes,
    /// Not to this reader, or not yet.
    No,
}

impl From<bool> for Seen {
    fn from(seen: bool) -> Seen {
        if seen { Seen::Yes } else { Seen::No }
    }
}

impl Sight {
    fn of(shown: &Shown) -> Sight {
        let process = &shown.loaded.process;
        let bidding = &process.bidding;
        let card = shown.viewer.person.as_ref();
        let person = card.map(|card| card.id);
        let own = card
            .and_then(|card| card.organisation)
            .filter(|id| bidding.tenderer(Some(*id)).is_some());
        let entered = |stage| process.steps.iter().any(|step| step.stage == stage);
        let party = matches!(
            shown
                .viewer
                .may(&shown.loaded, shown.contract, "view-parties"),
            Decision::Allow(_)
        );
        let reported = entered(Stage::S10);
        let published = process.challenge.published.is_some();
        let seat = bidding.member(person).map(|member| member.person.id);
        let sheets = match (seat, own) {
            _ if party && reported => Sheets::All,
            (Some(_), _) if bidding.shows_sheets_to(person) => Sheets::All,
            (Some(member), _) => Sheets::Of(member),
            (None, Some(own)) if published => Sheets::About(own),
            (None, _) => Sheets::None,
        };
        let cleared = seat.is_some_and(|member| {
            bidding.panel.cleared.is_some() && bidding.declared(member).is_some()
        });
        let visible = match seat {
            Some(_) => cleared,
            None => party && entered(Stage::S08),
        };
        let named = shown
            .viewer
            .seen_of(&shown.loaded, &["committee.appointed"]);
        let names = !named.is_empty();
        Sight {
            sheets,
            bids: visible.into(),
            totals: (published || sheets == Sheets::All).into(),
            progress: (party || seat.is_some()).into(),
            names: names.into(),
        }
    }

    fn sees(self, bidding: &Bidding, sheet: &Sheet) -> bool {
        match self.sheets {
            Sheets::None => false,
            Sheets::Of(member) => sheet.member == member,
            Sheets::About(own) => {
                let bid = bidding.bid(sheet.bid);
                bid.is_some_and(|bid| bid.tenderer.id == own)
            }
            Sheets::All => true,
        }
    }

    fn sees_all(self) -> bool {
        self.sheets == Sheets::All
    }
}

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let lang = ask.lang;
    let sight = Sight::of(&shown);
    let title = lang.t("评审比较", "Comparison of the bids");
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        section.card {
            h1 { (title) }
            p { (explained(lang, &shown, sight)) }
            p { a href={ (shown.path()) "/draw" } { (lang.t("专家抽取和核验", "How the experts were drawn, and how to check it")) } }
        }
        (table::lots(lang, &shown, sight))
        @if sight.progress == Seen::Yes {
            (progress::matrix(web, lang, &shown, sight))
            (questions::alerts(web, lang, &shown, sight))
        }
        @if sight.sees_all() { (questions::changes(web, lang, &shown, sight)) }
    };
    Ok(layout::page(web, ask, title, &content))
}

/// Why the reader sees as much as they do, and when more is shown.
fn explained(lang: In, shown: &Shown, sight: Sight) -> &'static str {
    let panel = &shown.loaded.process.bidding.panel;
    match (sight.sheets, panel.opened) {
        (Sheets::All, _) => lang.t(
            "显示全部评分：原始评分、更改和理由。",
            "All sheets: the scores as first given, what was changed, and the reasons.",
        ),
        (Sheets::Of(_), None) => lang.t(
            "评分表交齐并启封前，您只能看到自己的评分。",
            "Until all sheets are in and opened together you see only your own.",
        ),
        (Sheets::Of(_), Some(_)) => lang.t(
            "其他委员的评分已启封；您交齐自己的评分表后即可查看。",
            "The others' sheets are open; you see them once your own are in.",
        ),
        (Sheets::About(_), _) => lang.t(
            "显示各响应的总分和名次，以及贵单位自己的得分和理由。",
            "Totals and places of all bids, and your own scores with the reasons.",
        ),
        (Sheets::None, _) if sight.totals == Seen::Yes => lang.t(
            "显示各响应的总分和名次。单项评分只告知供应商本人。",
            "Totals and places. Single scores go to each tenderer itself.",
        ),
        (Sheets::None, _) => lang.t(
            "评审结果在结果公告后公开；各方在评审报告送交后可见全部评分。",
            "Results are public once the award is published; the parties see the sheets once the report is filed.",
        ),
    }
}

/// A member as this reader may call them: by name, or by the number of the seat.
fn member_name(web: &Web, lang: In, shown: &Shown, sight: Sight, member: PersonId) -> String {
    let directory = web.app.directory();
    let name = directory
        .person(member)
        .map(|card| card.name(lang.0).to_owned());
    if let (Seen::Yes, Some(name)) = (sight.names, name) {
        return name;
    }
    let mut seats = shown.loaded.process.bidding.committee.iter();
    let place = seats.position(|one| one.person.id == member);
    seat_name(lang, place)
}

fn seat_name(lang: In, place: Option<usize>) -> String {
    match place {
        Some(place) => format!("{} {}", lang.t("委员", "Member"), place + 1),
        None => lang.t("已退出的委员", "A member who left").to_owned(),
    }
}

/// The anchor of one cell of the comparison.
fn anchor(bid: BidId, criterion: domain::process::CriterionId) -> String {
    format!("c-{bid}-{criterion}")
}
