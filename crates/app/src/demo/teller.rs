//! Tells a story through the real command path, with a clock of its own.

pub use super::scene::Scene;

use super::cast;
use crate::{
    advance::at_hour,
    app::{App, AppError},
    bus::{Rejection, Submission, Who},
    ids,
};
use domain::ContractId;
use kernel::{Date, Lang, ProcessId, Timestamp};
use serde_json::{Map, Value};

/// A story being told about one purchase.
///
/// ```text
/// teller.on("2024-03-04")?
///     .by("chen")?
///     .does("register-need", json!({ "title": "…", "purchaser": "@district" }))?;
/// ```
///
/// In the fields, `@key` stands for an organisation of the cast, `@@login` for a person, and
/// `today+30` for the civil date thirty days on (`today+30T17:00` for a time on it).
pub struct Teller<'a> {
    scene: &'a dyn Scene,
    process: Option<ProcessId>,
    contract: Option<ContractId>,
    who: &'static str,
    occurred: Option<Timestamp>,
    reason: Option<&'static str>,
    acts: u32,
}

impl<'a> Teller<'a> {
    /// A story about a purchase that does not exist yet.
    pub fn new(app: &'a App) -> Teller<'a> {
        Teller::on_scene(app)
    }

    /// The same, wherever it is told.
    pub fn on_scene(scene: &'a dyn Scene) -> Teller<'a> {
        Teller {
            scene,
            process: None,
            contract: None,
            who: "chen",
            occurred: None,
            reason: None,
            acts: 0,
        }
    }

    /// The story goes on about a purchase that exists.
    #[must_use]
    pub fn going_on(app: &'a App, process: ProcessId) -> Teller<'a> {
        Teller {
            process: Some(process),
            ..Teller::new(app)
        }
    }

    /// The next acts come on this day at ten in the morning; what falls due until then is recorded
    /// day by day. A day that has passed already leaves the clock where it is.
    ///
    /// # Errors
    /// Not a date, or failures of the database.
    pub fn on(&mut self, date: &str) -> Result<&mut Self, AppError> {
        let date: Date = date
            .parse()
            .map_err(|_| AppError::Story(format!("`{date}`")))?;
        self.scene.advance_to(date)?;
        self.occurred = None;
        Ok(self)
    }

    /// The next acts come some days later.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn wait(&mut self, days: u32) -> Result<&mut Self, AppError> {
        if days > 0 {
            let today = kernel::civil_date(self.scene.now());
            let days = i32::try_from(days).unwrap_or(i32::MAX);
            self.scene
                .advance_to(kernel::time::plus_days(today, days))?;
        }
        Ok(self)
    }

    /// The next acts come from this person.
    pub fn by(&mut self, login: &'static str) -> &mut Self {
        self.who = login;
        self
    }

    /// The next acts concern this contract.
    pub fn about(&mut self, contract: u32) -> &mut Self {
        self.contract = Some(ContractId(contract));
        self
    }

    /// The next act happened on this day at noon, before it is recorded.
    ///
    /// # Errors
    /// Not a date.
    pub fn happened(&mut self, date: &str) -> Result<&mut Self, AppError> {
        let date: Date = date
            .parse()
            .map_err(|_| AppError::Story(format!("`{date}`")))?;
        self.occurred = Some(at_hour(date, 12).min(self.scene.now()));
        Ok(self)
    }

    /// The next act carries this reason.
    pub fn because(&mut self, reason: &'static str) -> &mut Self {
        self.reason = Some(reason);
        self
    }

    /// An act that is accepted.
    ///
    /// # Errors
    /// It is not accepted; the story says where.
    pub fn does(&mut self, verb: &str, input: Value) -> Result<&mut Self, AppError> {
        let (who, day) = (self.who, kernel::civil_date(self.scene.now()));
        match self.give(verb, input)? {
            Ok(process) => {
                self.process = Some(process);
                self.acts += 1;
                Ok(self)
            }
            Err(rejection) => Err(AppError::Story(format!(
                "{day} {who} `{verb}` (act {}): {}",
                self.acts,
                explain(&rejection)
            ))),
        }
    }

    /// An act that is refused with this code; it leaves no trace.
    ///
    /// # Errors
    /// It is accepted, or refused for another reason.
    pub fn is_refused(
        &mut self,
        verb: &str,
        input: Value,
        code: &str,
    ) -> Result<&mut Self, AppError> {
        let (who, day) = (self.who, kernel::civil_date(self.scene.now()));
        match self.give(verb, input)? {
            Err(Rejection::Refused(refusal)) if refusal.code() == code => Ok(self),
            Err(other) => Err(AppError::Story(format!(
                "{day} {who} `{verb}`: {}",
                explain(&other)
            ))),
            Ok(_) => Err(AppError::Story(format!(
                "{day} {who} `{verb}` was accepted"
            ))),
        }
    }

    /// The obligation of a kind about a subject whose last day passed, as forms name it.
    ///
    /// # Errors
    /// There is none, or failures of the database.
    pub fn missed(&self, duty: &str, subject: &str) -> Result<String, AppError> {
        let mut found = None;
        if let Some(process) = self.process {
            self.scene.look(process, &mut |process| {
                let mut late = process.obligations.iter().filter(|o| o.missed.is_some());
                let one = late.find(|o| o.duty.0.code == duty && o.subject == subject);
                found = one.map(|one| one.id.to_string());
            })?;
        }
        found.ok_or_else(|| {
            AppError::Story(format!("nobody is late with `{duty}` about `{subject}`"))
        })
    }

    /// An act that is not accepted as it was filled in: the code of what is wrong, and the field it
    /// names, empty where it is about the whole act. It leaves no trace.
    ///
    /// # Errors
    /// It is accepted, or something else is wrong with it.
    pub fn is_wrong(
        &mut self,
        verb: &str,
        input: Value,
        (code, field): (&str, &str),
    ) -> Result<&mut Self, AppError> {
        let (who, day) = (self.who, kernel::civil_date(self.scene.now()));
        let answer = self.give(verb, input)?;
        let met = match &answer {
            Err(Rejection::Refused(refusal)) => {
                let named = refusal.field.as_deref().unwrap_or("");
                refusal.code() == code && named == field
            }
            Err(Rejection::Faults(faults)) => faults
                .iter()
                .any(|fault| fault.code == code && fault.field == field),
            Ok(_) | Err(_) => false,
        };
        if met {
            return Ok(self);
        }
        let how = match answer {
            Ok(_) => "was accepted".to_owned(),
            Err(rejection) => explain(&rejection),
        };
        Err(AppError::Story(format!(
            "{day} {who} `{verb}`, expected {code} at `{field}`: {how}"
        )))
    }

    /// An act that a rule refuses now, whatever the reason. It leaves no trace.
    ///
    /// # Errors
    /// It is accepted, or its fields are faulty.
    pub fn is_shut(&mut self, verb: &str, input: Value) -> Result<&mut Self, AppError> {
        let (who, day) = (self.who, kernel::civil_date(self.scene.now()));
        let how = match self.give(verb, input)? {
            Err(Rejection::Refused(_)) => return Ok(self),
            Ok(_) => "was accepted".to_owned(),
            Err(other) => explain(&other),
        };
        Err(AppError::Story(format!(
            "{day} {who} `{verb}`, expected to be refused: {how}"
        )))
    }

    /// An act that is not for this person at all. It leaves no trace.
    ///
    /// # Errors
    /// It is accepted, or refused for another reason.
    pub fn is_denied(&mut self, verb: &str, input: Value) -> Result<&mut Self, AppError> {
        let (who, day) = (self.who, kernel::civil_date(self.scene.now()));
        let how = match self.give(verb, input)? {
            Err(Rejection::Denied(_)) => return Ok(self),
            Ok(_) => "was accepted".to_owned(),
            Err(other) => explain(&other),
        };
        Err(AppError::Story(format!(
            "{day} {who} `{verb}`, expected to be denied: {how}"
        )))
    }

    /// The purchase told about.
    pub fn process(&self) -> Option<ProcessId> {
        self.process
    }

    /// Acts accepted so far.
    pub fn acts(&self) -> u32 {
        self.acts
    }

    fn give(
        &mut self,
        verb: &str,
        mut input: Value,
    ) -> Result<Result<ProcessId, Rejection>, AppError> {
        resolve(&mut input, kernel::civil_date(self.scene.now()))?;
        let person = cast::person_id(self.who)
            .ok_or_else(|| AppError::Story(format!("nobody is called `{}`", self.who)))?;
        let submission = Submission {
            key: ids::token()?,
            who: Who::Person(person),
            process: self.process,
            contract: self.contract,
            verb: verb.to_owned(),
            input: match input {
                Value::Object(map) => map,
                _ => Map::new(),
            },
            occurred: self.occurred.take(),
            reason: self.reason.take().map(str::to_owned),
            expected: None,
        };
        // A quarter of an hour passes between acts of one day, so that the record reads in order.
        let now = self.scene.now();
        let later = now
            .saturating_add(jiff::SignedDuration::from_mins(5))
            .unwrap_or(now);
        let answer = self.scene.submit(submission);
        self.scene.stop_at(later);
        Ok(answer)
    }
}

/// Turns `@key`, `@@login` and `today+30` into what they stand for.
///
/// # Errors
/// A name that nobody of the cast has.
pub fn resolve(value: &mut Value, today: Date) -> Result<(), AppError> {
    match value {
        Value::String(text) => {
            if let Some(meant) = meaning(text, today)? {
                *text = meant;
            }
            Ok(())
        }
        Value::Array(items) => items.iter_mut().try_for_each(|item| resolve(item, today)),
        Value::Object(map) => map.values_mut().try_for_each(|item| resolve(item, today)),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

fn meaning(text: &str, today: Date) -> Result<Option<String>, AppError> {
    if let Some(login) = text.strip_prefix("@@") {
        let id = cast::person_id(login);
        return match id {
            Some(id) => Ok(Some(id.to_string())),
            None => Err(AppError::Story(format!("nobody is `{login}`"))),
        };
    }
    if let Some(key) = text.strip_prefix('@') {
        let id = cast::organisation_id(key);
        return match id {
            Some(id) => Ok(Some(id.to_string())),
            None => Err(AppError::Story(format!("nothing is `{key}`"))),
        };
    }
    let Some(rest) = text.strip_prefix("today") else {
        return Ok(None);
    };
    let (days, hour) = rest
        .split_once('T')
        .map_or((rest, None), |(days, hour)| (days, Some(hour)));
    let days: i32 = match days {
        "" => 0,
        days => days
            .parse()
            .map_err(|_| AppError::Story(format!("`{text}` is not a day")))?,
    };
    let date = kernel::time::plus_days(today, days);
    Ok(Some(hour.map_or_else(
        || date.to_string(),
        |hour| format!("{date} {hour}"),
    )))
}

fn explain(rejection: &Rejection) -> String {
    match rejection {
        Rejection::Refused(refusal) => {
            let field = refusal.field.as_deref().unwrap_or("");
            format!("{} {field} — {}", refusal.code(), refusal.text(Lang::En))
        }
        Rejection::Faults(faults) => {
            let all: Vec<String> = faults
                .iter()
                .map(|one| format!("{} {}", one.field, one.code))
                .collect();
            all.join(", ")
        }
        other => format!("{other:?}"),
    }
}
