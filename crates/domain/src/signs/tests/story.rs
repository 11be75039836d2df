//! A contract told by its events, and what is known beside it.

use crate::{
    Event,
    event::Audience,
    signs::{Around, Case, Code, Finding, Sign, View, findings, sign},
    stage::Stage,
    testkit::{World, organisation_id},
};
use kernel::Role;
use serde_json::{Value, json};

/// A contract told by its events.
#[derive(Clone)]
pub(crate) struct Story {
    pub(crate) world: World,
    pub(crate) around: Around,
}

/// Words of a person.
pub(crate) fn text(words: &str) -> Value {
    json!({ "$text": words })
}

/// An organisation of the test world.
pub(crate) fn org(number: u128) -> Value {
    let name = crate::testkit::ORGANISATIONS[usize::try_from(number).unwrap()].0;
    let (zh, en) = name.split_once(' ').unwrap();
    json!({ "id": organisation_id(number).to_string(), "zh": zh, "en": en })
}

/// An amount.
pub(crate) fn yuan(amount: u32) -> Value {
    json!({ "amount": amount.to_string(), "currency": "CNY" })
}

/// A day that was agreed.
pub(crate) fn due(date: &str) -> Value {
    json!({ "on": { "date": date, "rule": null, "pack": null, "from": null } })
}

impl Story {
    /// A contract of 300,000 from 2025-04-01 to 2026-03-31, in delivery, with a team of four.
    pub(crate) fn running() -> Story {
        let world = World::at_stage(Stage::S15, "2025-04-01")
            .with(|process| process.contracts[0].agreement.team_size = 4);
        Story {
            world,
            around: Around::default(),
        }
    }

    /// The next events come on this day.
    pub(crate) fn on(mut self, date: &str) -> Story {
        self.world = self.world.on(date);
        self
    }

    /// The next events come this many seconds later.
    pub(crate) fn seconds_later(mut self, seconds: i64) -> Story {
        let now = self.world.now() + jiff::SignedDuration::from_secs(seconds);
        self.world = self.world.at_instant(&now.to_string());
        self
    }

    /// The next events come from this person.
    pub(crate) fn by(mut self, role: Role, person: u128) -> Story {
        self.world = self.world.by_person(role, person);
        self
    }

    /// The state is changed by hand.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut crate::Process)) -> Story {
        self.world = self.world.with(change);
        self
    }

    /// An event as it would be stored.
    #[track_caller]
    pub(crate) fn tells(mut self, kind: &str, body: Value) -> Story {
        let event = Event::parse(kind, &body).unwrap_or_else(|error| panic!("{kind}: {error}"));
        self.world = self.world.records(event);
        self
    }

    /// A command that is accepted.
    #[track_caller]
    pub(crate) fn does(mut self, verb: &str, input: Value) -> Story {
        self.world = self.world.goes(verb, input);
        self
    }

    fn case<T>(&self, ask: impl FnOnce(&Case<'_>) -> T) -> T {
        self.world.asks(|at| {
            let contract = at.process.contracts.last().unwrap().id;
            let today = at.today();
            let view = View::of(
                at.process,
                contract,
                at.context.rulebook,
                today,
                &self.around,
            );
            let log = self
                .world
                .log
                .iter()
                .map(|(envelope, event)| (envelope, event));
            ask(&Case::new(view.unwrap(), log))
        })
    }

    /// What the record says to a question.
    pub(crate) fn finding(&self, code: Code) -> Finding {
        self.case(|case| (sign(code).unwrap().find)(case))
    }

    /// What the record says to every question.
    pub(crate) fn findings(&self) -> Vec<(&'static Sign, Finding)> {
        self.case(findings)
    }

    /// Who may read an entry.
    pub(crate) fn audience(&self, entry: u32) -> Option<Audience> {
        let mut log = self.world.log.iter();
        let found = log.find(|(envelope, _)| envelope.version == entry)?;
        found.1.meta().map(|meta| meta.audience)
    }

    // -- words of the field

    /// A task asked for by a host, or by the purchaser.
    pub(crate) fn task(self, id: u32, office: u128, class: &str) -> Story {
        let role = if office == 0 {
            Role::Purchaser
        } else {
            Role::Host
        };
        let side = if office == 0 { "purchaser" } else { "host" };
        self.by(role, office * 10).tells(
            "task.filed",
            json!({ "id": id, "requester": org(office), "side": side, "what": text("协助"),
                "hours": "6", "by": "2025-06-01", "unit": null, "category": "administrative",
                "class": class, "ground": "duty-of-office" }),
        )
    }

    /// A verbal order recorded by a worker.
    pub(crate) fn order(self, id: u32, office: u128, worker: u128) -> Story {
        self.by(Role::Worker, worker).tells(
            "verbal-order.recorded",
            json!({ "id": id, "office": org(office), "side": "host", "person": null,
                "what": text("周末值守"), "hours": "8", "category": "administrative",
                "class": "out-of-scope", "ground": "duty-of-office" }),
        )
    }

    /// A forbidden act recorded by the provider.
    pub(crate) fn breach(self, id: u32, act: &str, side: &str, office: u128) -> Story {
        self.by(Role::Provider, 30).tells(
            "breach.recorded",
            json!({ "id": id, "act": act, "side": side, "organisation": org(office),
                "facts": text("见附件"), "evidence": "E4", "hours": null, "days": 5, "money": null,
                "retaliation_presumed": "no" }),
        )
    }

    /// A service recorded on the day it was given.
    pub(crate) fn service(self, id: u32, kind: &str, on: &str, more: Value) -> Story {
        let mut body = json!({ "id": id, "kind": kind, "unit": 1, "on": on, "hours": "2",
            "served": 1, "place": "home", "entry": "timely", "note": null });
        body.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        self.by(Role::Worker, 31)
            .on(on)
            .tells("service.recorded", body)
    }

    /// Services, one a day from a day on.
    pub(crate) fn services(self, count: u32, from: &str, kind: &str, more: &Value) -> Story {
        let first: kernel::Date = from.parse().unwrap();
        let start = u32::try_from(self.world.process.contracts[0].delivery.services.len()).unwrap();
        (0..count).fold(self, |story, place| {
            let on = kernel::time::plus_days(first, i32::try_from(place).unwrap());
            story.service(start + place + 1, kind, &on.to_string(), more.clone())
        })
    }

    /// An invoice of the advance that nobody disputes.
    pub(crate) fn invoice(self, id: u32, last_day: &str) -> Story {
        self.by(Role::ProviderFinance, 32)
            .tells(
                "invoice.submitted",
                json!({ "id": id, "basis": { "tranche": { "id": 1, "kind": "advance" } },
                    "amount": yuan(9000), "number": text("1"), "check_by": due("2025-04-15"),
                    "due": due(last_day), "outer": due(last_day) }),
            )
            .by(Role::Purchaser, 0)
            .tells("invoice.agreed", json!({ "id": id }))
    }

    /// A period report.
    pub(crate) fn report(self, id: u32, done: &[(u32, u32)], spent: u32) -> Story {
        let done: Vec<Value> = done
            .iter()
            .map(|(unit, quantity)| json!({ "unit": unit, "quantity": quantity }))
            .collect();
        self.by(Role::Provider, 30).tells(
            "report.submitted",
            json!({ "id": id, "from": "2025-04-01", "to": "2026-03-31", "done": done,
                "hours": "4000", "spent": yuan(spent), "note": null }),
        )
    }

    /// The provider asks for acceptance.
    pub(crate) fn acceptance(self) -> Story {
        self.by(Role::Provider, 30).tells(
            "acceptance.requested",
            json!({ "users_invited": 20, "statement": text("已完成"), "due": due("2026-04-20") }),
        )
    }
}
