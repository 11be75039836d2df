//! What a decision may know besides the state: who acts, when, and under which rules.

use crate::{
    facts::Facts,
    obligation::Due,
    process::{Contract, ContractId, Process},
    refusal::Refusal,
    sealing::Found,
};
use kernel::{Currency, Date, FreeText, OrganisationId, PersonId, Role, Timestamp, Zone};
use rules::{Key, Pack, Rulebook};
use serde::{Deserialize, Serialize};

/// Who acts, and as what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The person, unless the clock acts.
    pub person: Option<PersonId>,
    /// The organisation they act for.
    pub organisation: Option<OrganisationId>,
    /// The role they act in.
    pub role: Role,
}

impl Actor {
    /// The clock of the platform.
    pub const CLOCK: Actor = Actor {
        person: None,
        organisation: None,
        role: Role::Clock,
    };
}

/// What surrounds one event: when it happened, when it was recorded, by whom, about what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// Place in the purchase's own sequence, from 1.
    pub version: u32,
    /// When it happened.
    pub occurred: Timestamp,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// By whom.
    pub actor: Actor,
    /// The contract it concerns, if one.
    pub contract: Option<ContractId>,
    /// The zone of the purchase, which tells the days. It is no part of the record: whatever moves
    /// a purchase on sets it from the purchase.
    #[serde(skip)]
    pub zone: Zone,
}

impl Envelope {
    /// The local date on which it happened.
    pub fn occurred_on(&self) -> Date {
        self.zone.civil_date(self.occurred)
    }
    /// The local date on which it was recorded.
    pub fn recorded_on(&self) -> Date {
        self.zone.civil_date(self.recorded)
    }
}

/// What the shell knows when it asks for a decision.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The time of recording.
    pub now: Timestamp,
    /// The time the act happened, at most `now`.
    pub occurred: Timestamp,
    /// Who acts.
    pub actor: Actor,
    /// The rule packs.
    pub rulebook: &'a Rulebook,
    /// The contract the act concerns, if it concerns one.
    pub contract: Option<ContractId>,
    /// The reason given for guards that ask for one.
    pub reason: Option<FreeText>,
    /// What the shell knows beside the purchase.
    pub facts: Facts,
    /// What the shell found in sealed files the command is about.
    pub found: Found,
}

/// A state and a context: all that a decision may look at.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    /// The purchase so far.
    pub process: &'a Process,
    /// The surroundings.
    pub context: &'a Context<'a>,
}

impl<'a> At<'a> {
    /// The zone whose days count in this purchase.
    pub fn zone(&self) -> Zone {
        self.process.law().zone()
    }

    /// The currency of the purchase.
    pub fn currency(&self) -> Currency {
        self.process.law().currency()
    }

    /// The local date at an instant.
    pub fn day_of(&self, instant: Timestamp) -> Date {
        self.zone().civil_date(instant)
    }

    /// The instant a local date begins.
    pub fn start_of(&self, date: Date) -> Option<Timestamp> {
        self.zone()
            .instant(date.to_datetime(jiff::civil::Time::midnight()))
    }

    /// The local date of recording.
    pub fn today(&self) -> Date {
        self.day_of(self.context.now)
    }

    /// The time of recording.
    pub fn now(&self) -> Timestamp {
        self.context.now
    }

    /// The local date on which the act happened.
    pub fn occurred_on(&self) -> Date {
        self.day_of(self.context.occurred)
    }

    /// What the shell found in sealed files.
    pub fn found(&self) -> &'a Found {
        &self.context.found
    }

    /// Who acts.
    pub fn actor(&self) -> &'a Actor {
        &self.context.actor
    }

    /// The contract the act concerns.
    ///
    /// # Errors
    /// `contract-unknown` when there is none.
    pub fn contract(&self) -> Result<&'a Contract, Refusal> {
        let id = self.context.contract;
        let found = id.and_then(|id| self.process.contract(id));
        found.ok_or_else(|| crate::core::CONTRACT_UNKNOWN.refuse())
    }

    /// The rule pack in force: for a contract the pack of its signing, else that of the day.
    ///
    /// # Errors
    /// `rules-missing` when no pack covers the day.
    pub fn pack(&self) -> Result<&'a Pack, Refusal> {
        let signed = self
            .context
            .contract
            .and_then(|id| self.process.contract(id));
        if let Some(pack) = signed
            .and_then(|contract| contract.pack.as_ref())
            .and_then(|id| self.context.rulebook.pack(id))
        {
            return Ok(pack);
        }
        self.public_pack()
    }

    /// The pack of the day of the event, for duties of public law that never freeze with a contract.
    ///
    /// # Errors
    /// `rules-missing` when no pack covers the day.
    pub fn public_pack(&self) -> Result<&'a Pack, Refusal> {
        let day = self.occurred_on();
        self.context
            .rulebook
            .resolve(&self.process.jurisdiction, day)
            .map_err(|_| crate::core::RULES_MISSING.with("day", day))
    }

    /// The day a period of the pack ends when it starts on `from`.
    ///
    /// An unknown calendar year gives [`Due::Unknown`]: the duty exists, its last day cannot be
    /// computed yet, and nothing is guessed.
    ///
    /// # Errors
    /// `rules-missing` when no pack covers the day or the parameter has another kind.
    pub fn due(&self, key: Key, from: Date) -> Result<Due, Refusal> {
        Due::of(self.pack()?.due(key, from), key, from)
    }

    /// As [`At::due`], but the day itself.
    ///
    /// # Errors
    /// Besides those of [`At::due`], `calendar-unknown` when the last day cannot be computed.
    pub fn due_date(&self, key: Key, from: Date) -> Result<Date, Refusal> {
        match self.due(key, from)? {
            Due::On { date, .. } => Ok(date),
            Due::Unknown { year, .. } => {
                Err(crate::core::CALENDAR_UNKNOWN.with("year", year.to_string()))
            }
        }
    }

    /// Whether a parameter is set by the rules of the place, rather than left to the defaults of
    /// the platform.
    pub fn has_rule(&self, key: Key) -> bool {
        let pack = self.public_pack();
        pack.is_ok_and(|pack| !pack.parameter(key).origin.as_str().starts_with("platform@"))
    }

    /// A count parameter of the pack.
    ///
    /// # Errors
    /// `rules-missing`.
    pub fn count(&self, key: Key) -> Result<u32, Refusal> {
        self.pack()?
            .count(key)
            .map_err(|_| crate::core::RULES_MISSING.with("day", self.today()))
    }

    /// A percentage parameter of the pack.
    ///
    /// # Errors
    /// `rules-missing`.
    pub fn percent(&self, key: Key) -> Result<kernel::Percent, Refusal> {
        self.pack()?
            .percent(key)
            .map_err(|_| crate::core::RULES_MISSING.with("day", self.today()))
    }
}
