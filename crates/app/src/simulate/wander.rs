//! Purchases going their ways: along the rails of a story, with everything else that people do.

use super::{
    Plan, actors,
    command::Command,
    dice::Dice,
    fill::Filler,
    ground::Ground,
    rails::Rails,
    report::{Broken, Coverage},
    rules::Breach,
    scene::{is_due, scopes, tick},
    shrink::shrink,
    trial::{Fate, Trial},
};
use crate::bus::{Who, contract_of};
use domain::{
    At, ContractId, Event, Stage, core,
    registry::{self, Denied},
    verb::{Birth, Scope, VerbEntry, When},
};
use jiff::SignedDuration;
use kernel::Timestamp;

/// Of a hundred steps along the rails, how often something else is done first; one is drawn for
/// each purchase, so that some run almost as told and some go wild.
const WILD: [usize; 6] = [0, 5, 15, 30, 50, 75];
/// Acts that end a purchase; people think twice about them.
const ENDING: [&str; 6] = [
    "drop-need",
    "decline-contract",
    "give-termination-notice",
    "withdraw-role",
    "suspend-procedure",
    "amend-tender",
];
/// Tries to find an act that is possible now.
const TRIES: usize = 12;

/// A run in progress.
pub struct Wander<'a> {
    ground: &'a Ground,
    rails: &'a Rails,
    plan: Plan,
    dice: Dice,
    verbs: Vec<&'static VerbEntry>,
    coverage: Coverage,
}

/// A purchase on its way.
struct Walk<'a> {
    trial: Trial<'a>,
    now: Timestamp,
    accepted: Vec<Command>,
}

/// The run is over: everything was given, or something does not hold.
enum Stop {
    Done,
    Broken(Box<Broken>),
}

impl<'a> Wander<'a> {
    /// A run that has not begun.
    pub fn new(ground: &'a Ground, rails: &'a Rails, plan: Plan) -> Wander<'a> {
        Wander {
            ground,
            rails,
            plan,
            dice: Dice::new(plan.seed),
            verbs: registry::verbs()
                .filter(|one| one.meta.birth == Birth::Existing && one.meta.code != "run-clock")
                .collect(),
            coverage: Coverage::default(),
        }
    }

    /// Runs to the end, or to the first thing that does not hold.
    pub fn run(&mut self) -> Option<Broken> {
        loop {
            match self.purchase() {
                Ok(()) => {}
                Err(Stop::Done) => return None,
                Err(Stop::Broken(broken)) => return Some(*broken),
            }
        }
    }

    /// How far it reached.
    pub fn into_coverage(self) -> Coverage {
        self.coverage
    }

    fn purchase(&mut self) -> Result<(), Stop> {
        let rails = self.rails;
        // Stories of whole purchases reach what those of single matters leave out.
        let whole = rails
            .tracks
            .get(..rails.whole)
            .filter(|_| self.dice.chance(50));
        let Some(track) = self.dice.pick(whole.unwrap_or(&rails.tracks)) else {
            return Err(Stop::Done);
        };
        let Some(first) = track.first() else {
            return Err(Stop::Done);
        };
        self.coverage.purchases += 1;
        let wild = self.dice.pick(&WILD).copied().unwrap_or_default();
        let mut walk = Walk {
            trial: Trial::new(self.ground),
            now: first.at,
            accepted: Vec::new(),
        };
        for step in track {
            while self.dice.chance(wild) && walk.trial.process.version > 0 {
                self.something_else(&mut walk)?;
            }
            self.days_pass(&mut walk, step.at)?;
            let at = walk.now;
            let command = Command { at, ..step.clone() };
            self.give(&mut walk, command)?;
        }
        let more = self.dice.below(60);
        for _ in 0..more {
            let days = self.dice.between(0, 4);
            let until = later(walk.now, i64::from(days) * 24 + 1);
            self.days_pass(&mut walk, until)?;
            self.something_else(&mut walk)?;
        }
        Ok(())
    }

    /// Time passes, and the clock looks now and then at what has fallen due.
    fn days_pass(&mut self, walk: &mut Walk<'a>, until: Timestamp) -> Result<(), Stop> {
        while walk.now < until {
            let hours = i64::from(self.dice.between(6, 96));
            walk.now = later(walk.now, hours).min(until);
            if walk.trial.process.shown_stage() == Stage::End {
                continue;
            }
            for contract in scopes(&walk.trial.process) {
                if is_due(self.ground, &walk.trial.process, walk.now, contract) {
                    let command = tick(walk.now, contract);
                    self.give(walk, command)?;
                }
            }
        }
        Ok(())
    }

    /// Somebody does something that is not in the story.
    fn something_else(&mut self, walk: &mut Walk<'a>) -> Result<(), Stop> {
        if self.dice.chance(10) {
            let hours = i64::from(self.dice.between(1, 24 * 12));
            let until = later(walk.now, hours);
            self.days_pass(walk, until)?;
        }
        match self.act(walk) {
            Some(command) => self.give(walk, command),
            None => Ok(()),
        }
    }

    /// An act that is possible now, by somebody who may, mostly.
    fn act(&mut self, walk: &Walk<'a>) -> Option<Command> {
        for _ in 0..TRIES {
            let entry = self.rare_verb()?;
            if ENDING.contains(&entry.meta.code) && self.dice.chance(95) {
                continue;
            }
            let contract = self.contract(walk, entry);
            let asked = Command {
                verb: entry.meta.code,
                ..tick(walk.now, contract)
            };
            let Some((who, actor)) = self.actor(walk, entry, contract) else {
                continue;
            };
            let context = walk
                .trial
                .context(&asked, actor, contract_of(entry, contract));
            let at = At {
                process: &walk.trial.process,
                context: &context,
            };
            if registry::ready(entry, &at).is_err() && self.dice.chance(97) {
                continue;
            }
            let filler = Filler {
                ground: self.ground,
                rails: self.rails,
            };
            let input = filler.fill(&mut self.dice, &at, entry);
            let earlier = entry.meta.when == When::Earlier && self.dice.chance(30);
            let hours = i64::from(self.dice.between(-200, -1));
            return Some(Command {
                who,
                input,
                occurred: earlier.then(|| later(walk.now, hours)),
                reason: self
                    .dice
                    .chance(70)
                    .then(|| "情况特殊，已经集体研究".to_owned()),
                ..asked
            });
        }
        None
    }

    /// Of three verbs the one that was accepted least often so far, so that what is easy does not
    /// crowd out what is rare.
    fn rare_verb(&mut self) -> Option<&'static VerbEntry> {
        let mut drawn: Vec<&'static VerbEntry> = Vec::with_capacity(3);
        for _ in 0..3 {
            drawn.push(*self.dice.pick(&self.verbs)?);
        }
        let accepted = |one: &&VerbEntry| {
            let counts = self.coverage.verbs.get(one.meta.code);
            counts.and_then(|counts| counts.first()).copied()
        };
        drawn.into_iter().min_by_key(|one| accepted(&&**one))
    }

    fn contract(&mut self, walk: &Walk<'a>, entry: &VerbEntry) -> Option<ContractId> {
        let all: Vec<ContractId> = walk
            .trial
            .process
            .contracts
            .iter()
            .map(|one| one.id)
            .collect();
        match entry.meta.scope {
            Scope::Process => None,
            Scope::Contract => self.dice.pick(&all).copied(),
            Scope::Either if self.dice.chance(50) => None,
            Scope::Either => self.dice.pick(&all).copied(),
        }
    }

    fn actor(
        &mut self,
        walk: &Walk<'a>,
        entry: &'static VerbEntry,
        contract: Option<ContractId>,
    ) -> Option<(Who, domain::Actor)> {
        let process = &walk.trial.process;
        let scope = contract_of(entry, contract);
        let found = {
            let mut all = actors::allowed(self.ground, process, scope, (entry, &mut self.dice));
            all.next()
        };
        let (person, actor) = found?;
        if self.dice.chance(4) {
            let other = self.dice.pick(&self.ground.people)?;
            return Some((Who::Person(other.id), actor));
        }
        Some((Who::Person(person), actor))
    }

    fn give(&mut self, walk: &mut Walk<'a>, command: Command) -> Result<(), Stop> {
        if self.coverage.given >= self.plan.commands {
            return Err(Stop::Done);
        }
        self.coverage.given += 1;
        let counts = self.coverage.verbs.entry(command.verb).or_default();
        let outcome = walk.trial.give(&command);
        let place = match &outcome {
            Ok(Fate::Accepted(_)) => 0,
            Ok(Fate::Refused(_)) => 1,
            Ok(Fate::Denied(_)) => 2,
            Err(_) => 0,
        };
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
        // A minute passes between acts, so that the record reads in order.
        walk.now = walk
            .now
            .checked_add(SignedDuration::from_mins(1))
            .unwrap_or(walk.now);
        match outcome {
            Ok(Fate::Accepted(events)) => {
                self.coverage.accepted += 1;
                self.count(&events);
                walk.accepted.push(command);
                Ok(())
            }
            Ok(Fate::Refused(denied)) => {
                let known = self.coverage.refusals.entry(command.verb).or_default();
                *known.entry(code_of(&denied)).or_default() += 1;
                Ok(())
            }
            Ok(Fate::Denied(_)) => Ok(()),
            Err(breach) => Err(self.broken(walk, command, breach)),
        }
    }

    fn count(&mut self, events: &[Event]) {
        for event in events {
            self.coverage.events += 1;
            if let Event::Core(core::Event::StageEntered(entered)) = event {
                *self.coverage.stages.entry(entered.stage).or_default() += 1;
            }
        }
    }

    fn broken(&self, walk: &Walk<'a>, command: Command, breach: Breach) -> Stop {
        let mut commands = walk.accepted.clone();
        commands.push(command);
        let shortest = shrink(self.ground, commands, breach.rule);
        let number = self.coverage.given;
        Stop::Broken(Box::new(Broken::new(
            self.ground,
            number,
            breach,
            &shortest,
        )))
    }
}

/// The code of a refusal, or of the first fault.
fn code_of(denied: &Denied) -> &'static str {
    match denied {
        Denied::Refused(refusal) => refusal.code(),
        Denied::Faults(faults) => faults.first().map_or("no fault", |one| one.code),
    }
}

fn later(from: Timestamp, hours: i64) -> Timestamp {
    from.checked_add(SignedDuration::from_hours(hours))
        .unwrap_or(from)
}
