//! What every part of these pages needs: the findings, the words, and the way to the acts.

use crate::{plot::bars::percent, wording::In};
use domain::Stage;
use maud::{Markup, html};
use measure::{
    CodedMatter, Dossier, Findings,
    coded::Dyad,
    findings::{Cell, Estimate},
    ids::{ActCode, ActId, InstanceId, MatterId, PartyId, StageId},
    schema::Act,
};

/// Where something is read in full.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// Its address.
    pub(super) href: String,
    /// Its short name.
    pub(super) name: String,
    /// What it says.
    pub(super) text: String,
}

/// The record behind the findings, as far as the reader may open it.
pub(super) trait Behind {
    /// The entry of an act.
    fn act(&self, act: &ActId) -> Option<Source>;
    /// Something owed.
    fn owed(&self, id: &InstanceId) -> Option<Source>;
}

/// The findings about one contract on a page.
pub(super) struct Sheet<'a> {
    /// The language.
    pub(super) lang: In,
    /// The address of the page.
    pub(super) base: &'a str,
    /// What went in.
    pub(super) dossier: &'a Dossier,
    /// What was found.
    pub(super) findings: &'a Findings,
    /// The record.
    pub(super) behind: &'a dyn Behind,
}

impl<'a> Sheet<'a> {
    /// The name of a party.
    pub(super) fn party(&self, id: &PartyId) -> &'a str {
        let found = self.findings.parties.iter().find(|one| one.id == *id);
        let name = found.map_or("", |one| one.name.get(self.lang.0));
        if name.is_empty() { self.code(id) } else { name }
    }

    fn code(&self, id: &PartyId) -> &'a str {
        let found = self.findings.parties.iter().find(|one| one.id == *id);
        found.map_or("—", |one| one.id.as_str())
    }

    /// The names of a pair.
    pub(super) fn pair(&self, dyad: &Dyad) -> String {
        format!("{} — {}", self.party(&dyad.upper), self.party(&dyad.lower))
    }

    /// The part of an address that names a pair.
    pub(super) fn slug(dyad: &Dyad) -> String {
        format!(
            "{}-{}",
            escaped(dyad.upper.as_str()),
            escaped(dyad.lower.as_str())
        )
    }

    /// The pairs, in the order in which they were found.
    pub(super) fn pairs(&self) -> Vec<&'a Dyad> {
        let mut found: Vec<&Dyad> = Vec::new();
        for cell in &self.findings.cells {
            if !found.contains(&&cell.dyad) {
                found.push(&cell.dyad);
            }
        }
        found
    }

    /// The pair of an address.
    pub(super) fn named(&self, slug: &str) -> Option<&'a Dyad> {
        let asked = escaped(slug);
        let mut pairs = self.pairs().into_iter();
        pairs.find(|one| Self::slug(one) == slug || Self::slug(one) == asked)
    }

    /// A pair over all stages.
    pub(super) fn whole(&self, dyad: &Dyad) -> Option<&'a Cell> {
        let mut cells = self.findings.cells.iter();
        cells.find(|one| one.dyad == *dyad && one.stage.is_none())
    }

    /// A pair stage by stage, in the order of stages.
    pub(super) fn stages(&self, dyad: &Dyad) -> Vec<(&'a StageId, &'a Cell)> {
        let own = self.findings.cells.iter().filter(|one| one.dyad == *dyad);
        let mut found: Vec<(&StageId, &Cell)> = own
            .filter_map(|one| one.stage.as_ref().map(|stage| (stage, one)))
            .collect();
        found.sort_by_key(|(stage, _)| *stage);
        found
    }

    /// The name of a stage.
    pub(super) fn stage(&self, id: &StageId) -> String {
        match Stage::from_code(id.as_str()) {
            Some(stage) => format!("{} {}", id, self.lang.bi(stage.name())),
            None => id.to_string(),
        }
    }

    /// A matter.
    pub(super) fn matter(&self, id: &MatterId) -> Option<&'a CodedMatter> {
        self.findings.matters.iter().find(|one| one.id == *id)
    }

    /// An act as it went in.
    pub(super) fn act(&self, id: &ActId) -> Option<&'a Act> {
        self.dossier.acts.iter().find(|one| one.id == *id)
    }

    /// The address of the list of matters, narrowed.
    pub(super) fn matters(&self, query: &[(&str, &str)]) -> String {
        format!("{}/matters{}", self.base, asked(query))
    }

    /// The address of one matter.
    pub(super) fn matter_path(&self, id: &MatterId) -> String {
        format!("{}/matters/{}", self.base, escaped(id.as_str()))
    }

    /// The address of the list of what was owed, narrowed.
    pub(super) fn owed(&self, query: &[(&str, &str)]) -> String {
        format!("{}/owed{}", self.base, asked(query))
    }

    /// What a matter was about in one line: day, kind, and the act it began with.
    pub(super) fn about(&self, matter: &CodedMatter) -> String {
        let lang = self.lang;
        let first = matter.acts.first();
        let text = first.and_then(|id| self.behind.act(id)).map(|one| one.text);
        let text = text.or_else(|| {
            first
                .and_then(|id| self.act(id))
                .map(|act| self.act_name(act))
        });
        text.unwrap_or_else(|| lang.bi(super::words::class(matter.class)).to_owned())
    }

    /// The name of the kind of an act.
    pub(super) fn act_name(&self, act: &Act) -> String {
        self.kind(act.code)
    }

    /// The code and the name of a kind of act.
    pub(super) fn kind(&self, code: ActCode) -> String {
        let known = domain::act::typed_act(domain::act::ActCode(code.number()));
        let name = known.map_or("", |one| self.lang.bi(one.name));
        format!("{code} {name}")
    }

    /// Links to some matters, the first few at once and the rest folded.
    pub(super) fn links(&self, matters: &[MatterId]) -> Markup {
        let few = matters.iter().take(AT_ONCE);
        let rest = matters.iter().skip(AT_ONCE).take(AT_MOST);
        let left = matters.len().saturating_sub(AT_ONCE + AT_MOST);
        let link = |id: &MatterId| html! { a href=(self.matter_path(id)) { (id) } " " };
        html! {
            @for id in few { (link(id)) }
            @if matters.len() > AT_ONCE {
                details.more { summary { (self.lang.t("其余 ", "more: ")) (matters.len() - AT_ONCE) }
                    @for id in rest { (link(id)) }
                    @if left > 0 { (self.lang.t("另有 ", "and further: ")) (left) } }
            }
        }
    }
}

/// Links shown at once.
const AT_ONCE: usize = 8;
/// Links that can be opened.
const AT_MOST: usize = 100;

/// A query from pairs; nothing of nothing.
pub(super) fn asked(query: &[(&str, &str)]) -> String {
    if query.is_empty() {
        return String::new();
    }
    let mut text = form_urlencoded::Serializer::new(String::new());
    for (key, value) in query {
        text.append_pair(key, value);
    }
    format!("?{}", text.finish())
}

/// A name as one part of an address.
pub(super) fn escaped(name: &str) -> String {
    let mut text = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~:".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

/// A number with two places, without the nought before the point being lost on anybody.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = if text == "-0.00" {
        "0.00".to_owned()
    } else {
        text
    };
    text.replace('-', "−")
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// As a share: 53 %.
    Share,
    /// As a number: 0.53.
    Plain,
}

impl Written {
    /// A number in this way.
    pub(super) fn say(self, value: f64) -> String {
        match self {
            Written::Share => percent(value),
            Written::Plain => number(value),
        }
    }
}

/// A number with its interval, or how much is missing; it leads to what is behind it.
pub(super) fn estimate(lang: In, one: &Estimate, written: Written, href: &str) -> Markup {
    html! {
        @match one {
            Estimate::Known { mean, most, .. } => {
                a href=(href) { strong { (written.say(*mean)) } } " "
                span.meta { (lang.t("九成区间 ", "nine tenths: ")) (written.say(most.0)) (lang.t(" 至 ", " to ")) (written.say(most.1)) }
            }
            Estimate::Insufficient { have, need } => {
                span.few { (lang.t("记录不足：", "not enough recorded: "))
                    a href=(href) { (have) (lang.t("/", " of ")) (need) } }
            }
        }
    }
}
