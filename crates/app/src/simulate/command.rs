//! A command as the simulation gives it: data, so that a run can be repeated and thinned out.

use super::ground::Ground;
use crate::bus::Who;
use domain::{ContractId, registry};
use kernel::{Lang, Timestamp, Zone};
use serde_json::{Map, Value};

/// One command.
#[derive(Clone, Debug)]
pub struct Command {
    /// When it is given.
    pub at: Timestamp,
    /// By whom.
    pub who: Who,
    /// The contract it names.
    pub contract: Option<ContractId>,
    /// The verb.
    pub verb: &'static str,
    /// Its fields.
    pub input: Map<String, Value>,
    /// When it happened, if earlier.
    pub occurred: Option<Timestamp>,
    /// The reason it gives.
    pub reason: Option<String>,
}

impl Command {
    /// The command in words, for a replay.
    pub fn say(&self, ground: &Ground) -> String {
        let when = Zone::China.say(self.at);
        let who = match self.who {
            Who::Clock => "the clock".to_owned(),
            Who::Person(person) => ground.name(person),
        };
        let title = registry::verb(self.verb).map_or(self.verb, |one| one.meta.title.get(Lang::En));
        let mut text = format!("{when}  {who}: {title} ({})", self.verb);
        if let Some(contract) = self.contract {
            text.push_str(&format!(", contract {contract}"));
        }
        for (name, value) in &self.input {
            text.push_str(&format!("\n        {name}: {}", ground.plain(value)));
        }
        if let Some(reason) = &self.reason {
            text.push_str(&format!("\n        reason: {reason}"));
        }
        if let Some(occurred) = self.occurred {
            text.push_str(&format!(
                "\n        happened: {}",
                Zone::China.say(occurred)
            ));
        }
        text
    }
}
