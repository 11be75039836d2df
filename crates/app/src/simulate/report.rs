//! What a run came to, in words.

use super::{Plan, command::Command, ground::Ground, rules::Breach};
use domain::{Stage, registry};
use kernel::Lang;
use std::collections::BTreeMap;

/// How far a run reached.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Commands given.
    pub given: u64,
    /// Of them accepted.
    pub accepted: u64,
    /// Events they caused.
    pub events: u64,
    /// Purchases begun.
    pub purchases: u64,
    /// Accepted, refused by the rules and refused by the policy, by verb.
    pub verbs: BTreeMap<&'static str, [u64; 3]>,
    /// Codes of refusals and faults, by verb.
    pub refusals: BTreeMap<&'static str, BTreeMap<&'static str, u64>>,
    /// How often each stage was entered.
    pub stages: BTreeMap<Stage, u64>,
}

impl Coverage {
    /// Verbs that were never accepted.
    pub fn never(&self) -> Vec<&'static str> {
        let codes = registry::verbs().map(|one| one.meta.code);
        let accepted = |code: &&str| self.verbs.get(code).is_some_and(|counts| counts[0] > 0);
        codes.filter(|code| !accepted(code)).collect()
    }

    /// Why a verb was refused most often.
    fn often_refused(&self, code: &str) -> String {
        let known = self.refusals.get(code);
        let mut counts: Vec<_> = known.into_iter().flatten().collect();
        counts.sort_by(|a, b| b.1.cmp(a.1));
        let words = counts.iter().take(4);
        let words: Vec<String> = words
            .map(|(code, count)| format!("{code} {count}×"))
            .collect();
        match words.is_empty() {
            true => "nothing; it was never tried".to_owned(),
            false => words.join(", "),
        }
    }

    /// Stages that were never entered.
    pub fn unentered(&self) -> Vec<Stage> {
        let all = Stage::ALL.iter().copied();
        all.filter(|stage| !self.stages.contains_key(stage))
            .collect()
    }
}

/// Something that must hold and did not, with the commands that show it.
#[derive(Clone, Debug)]
pub struct Broken {
    /// Which command of the run it was.
    pub number: u64,
    /// What does not hold.
    pub breach: Breach,
    /// The commands that lead there, in words.
    pub replay: Vec<String>,
}

impl Broken {
    /// Puts it into words.
    pub fn new(ground: &Ground, number: u64, breach: Breach, commands: &[Command]) -> Broken {
        Broken {
            number,
            breach,
            replay: commands.iter().map(|one| one.say(ground)).collect(),
        }
    }
}

/// What a run came to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What was asked for.
    pub plan: Plan,
    /// How far it reached.
    pub coverage: Coverage,
    /// Where a story does not fit the rules.
    pub stops: Vec<String>,
    /// What did not hold.
    pub broken: Option<Broken>,
}

/// Why a verb is never accepted in a run: what it needs lies outside the purchase.
pub const OUT_OF_REACH: &[(&str, &str)] = &[
    (
        "submit-sealed-bid",
        "needs an envelope that a tenderer's tool sealed; `app/tests/sealing.rs` hands some in",
    ),
    (
        "release-shares",
        "needs the shares of such an envelope; `app/tests/sealing.rs` releases some",
    ),
];

impl Outcome {
    /// The report.
    pub fn lines(&self) -> Vec<String> {
        let one = &self.coverage;
        let mut lines = vec![
            format!("seed {}, {} commands", self.plan.seed, one.given),
            format!(
                "{} accepted with {} events, in {} purchases",
                one.accepted, one.events, one.purchases
            ),
            String::new(),
            "stages entered".to_owned(),
        ];
        for stage in Stage::ALL {
            let count = one.stages.get(stage).copied().unwrap_or_default();
            let name = stage.name().get(Lang::En);
            lines.push(format!("    {:<5}{count:>9}  {name}", stage.code()));
        }
        lines.push(String::new());
        lines.push("verbs: accepted, refused by the rules, refused by the policy".to_owned());
        for entry in registry::verbs() {
            let code = entry.meta.code;
            let [accepted, refused, denied] = one.verbs.get(code).copied().unwrap_or_default();
            lines.push(format!("    {accepted:>9}{refused:>9}{denied:>9}  {code}"));
        }
        lines.push(String::new());
        lines.extend(self.never_lines());
        lines.extend(
            self.stops
                .iter()
                .map(|stop| format!("a rail ends early: {stop}")),
        );
        lines.extend(self.broken_lines());
        lines
    }

    fn never_lines(&self) -> Vec<String> {
        let reason = |code: &str| {
            let known = OUT_OF_REACH.iter().find(|(one, _)| *one == code);
            known.map_or("not reached in a run of this length", |(_, why)| why)
        };
        let never = self.coverage.never();
        if never.is_empty() {
            return vec!["every verb was accepted".to_owned()];
        }
        let lines = never.into_iter().map(|code| {
            let why = self.coverage.often_refused(code);
            format!(
                "never accepted: {code} — {}; refused as {why}",
                reason(code)
            )
        });
        lines.collect()
    }

    fn broken_lines(&self) -> Vec<String> {
        let Some(broken) = &self.broken else {
            return vec!["everything that must hold did".to_owned()];
        };
        let mut lines = vec![
            format!("DOES NOT HOLD: {}", broken.breach.rule.text()),
            format!("    {}", broken.breach.detail),
            format!(
                "    at command {} of seed {}; the shortest way there that was found:",
                broken.number, self.plan.seed
            ),
        ];
        for (number, step) in (1u32..).zip(&broken.replay) {
            lines.push(format!("  {number:>3}. {step}"));
        }
        lines
    }
}
