//! Small wording of pages, both languages side by side.

use app::Directory;
use domain::Actor;
use kernel::{Bi, Date, Lang, PersonId, Role, Timestamp, Zone};

/// The language of a page, with short ways to say things in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct In(pub Lang);

impl In {
    /// One of two wordings.
    pub const fn t(self, zh: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The wording of a [`Bi`].
    pub const fn bi(self, text: Bi) -> &'static str {
        text.get(self.0)
    }

    /// An instant as people of mainland China read it: date and time of day.
    pub fn moment(self, at: Timestamp) -> String {
        Zone::China.say(at)
    }

    /// How long until or since a last day.
    pub fn distance(self, due: Date, today: Date) -> String {
        let days = kernel::time::days_between(today, due);
        match (days, self.0) {
            (0, Lang::Zh) => "今天到期".to_owned(),
            (0, Lang::En) => "due today".to_owned(),
            (1, Lang::En) => "1 day left".to_owned(),
            (-1, Lang::En) => "1 day overdue".to_owned(),
            (days, Lang::Zh) if days > 0 => format!("还剩 {days} 天"),
            (days, Lang::En) if days > 0 => format!("{days} days left"),
            (days, Lang::Zh) => format!("已逾期 {} 天", -days),
            (days, Lang::En) => format!("{} days overdue", -days),
        }
    }

    /// Who acted, for a page: role and organisation, and the person where names may be shown.
    pub fn actor(self, actor: &Actor, directory: &Directory, names: Names) -> String {
        let role = actor.role.name().get(self.0);
        let organisation = actor
            .organisation
            .and_then(|id| directory.organisation(id))
            .map(|card| card.name(self.0).to_owned());
        let person = names.person(actor).and_then(|id| directory.person(id));
        let person = person.map(|card| card.name(self.0).to_owned());
        let parts: Vec<String> = [organisation, person, Some(role.to_owned())]
            .into_iter()
            .flatten()
            .collect();
        parts.join(self.t(" ", ", "))
    }
}

/// Whether names of people are shown to this reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// To the parties.
    Shown,
    /// To the public.
    Hidden,
}

impl Names {
    /// The person who acted, where this reader may know. Whoever is served speaks by role; who it was
    /// is nobody's business, not even the parties'.
    pub fn person(self, actor: &Actor) -> Option<PersonId> {
        let resident = matches!(actor.role, Role::Resident | Role::UserPanel);
        match self {
            Names::Shown if !resident => actor.person,
            Names::Shown | Names::Hidden => None,
        }
    }
}
