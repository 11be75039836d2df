//! Names that one line uses and another must hold.

use super::{
    check::{reversed, within},
    fault::{At, FaultCode, Faults},
    near::nearest,
};
use crate::{
    ids::{NormId, PartyId, StageId},
    schema::{Act, Coding, CodingRole, Duty, Outcome},
};
use kernel::lang::{Bi, bi};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Every name in the file, also those of lines that are otherwise wrong, so that one mistake is not
/// told as many.
#[derive(Default)]
pub(super) struct Names {
    contracts: Vec<usize>,
    parties: BTreeSet<String>,
    norms: BTreeSet<String>,
    stages: BTreeSet<String>,
    acts: BTreeSet<String>,
    matters: BTreeSet<String>,
    seen: BTreeMap<(&'static str, String), Vec<At>>,
}

impl Names {
    pub(super) fn collect(lines: &[(usize, Value)]) -> Names {
        let mut names = Names::default();
        for (number, value) in lines {
            let at = At::line(*number);
            let id = value.get("id").and_then(Value::as_str).map(str::to_owned);
            match value.get("line").and_then(Value::as_str) {
                Some("contract") => names.contract(*number, value, &at),
                Some("duty") => names.see("duty", id, at.to("id")),
                Some("act") => {
                    let matter = value.get("matter").and_then(Value::as_str);
                    names
                        .matters
                        .extend(matter.or(id.as_deref()).map(str::to_owned));
                    names.acts.extend(id.clone());
                    names.see("act", id, at.to("id"));
                }
                _ => {}
            }
        }
        names
    }

    fn contract(&mut self, number: usize, value: &Value, at: &At) {
        self.contracts.push(number);
        let list = |name: &str| value.get(name).and_then(Value::as_array);
        for (name, field) in [("parties", "id"), ("norms", "id"), ("stages", "stage")] {
            for (index, one) in list(name).into_iter().flatten().enumerate() {
                let id = one.get(field).and_then(Value::as_str).map(str::to_owned);
                let (to, kind) = match name {
                    "parties" => (&mut self.parties, "party"),
                    "norms" => (&mut self.norms, "norm"),
                    _ => (&mut self.stages, "stage"),
                };
                to.extend(id.clone());
                if self.contracts.len() == 1 {
                    self.see(kind, id, at.to(name).to(index).to(field));
                }
            }
        }
    }

    fn see(&mut self, kind: &'static str, id: Option<String>, at: At) {
        if let Some(id) = id {
            self.seen.entry((kind, id)).or_default().push(at);
        }
    }

    pub(super) fn contracts(&self, faults: &mut Faults) {
        if self.contracts.is_empty() {
            let words = [
                bi("文件里没有合同。", "There is no contract in the file."),
                bi(
                    "第一行写合同：“line”为“contract”。",
                    "Write the contract on the first line: `line` is `contract`.",
                ),
            ];
            faults.add(At::line(0), FaultCode::NoContract, words, &[]);
        }
        for number in self.contracts.iter().skip(1) {
            let words = [
                bi(
                    "文件里不止一份合同。",
                    "There is more than one contract in the file.",
                ),
                bi("一份合同一个文件。", "Keep one file per contract."),
            ];
            faults.add(At::line(*number), FaultCode::TwoContracts, words, &[]);
        }
    }

    pub(super) fn duplicates(&self, faults: &mut Faults) {
        for ((_, id), places) in &self.seen {
            for at in places.iter().skip(1) {
                self.twice(id, at, faults);
            }
        }
    }

    pub(super) fn twice(&self, name: &str, at: &At, faults: &mut Faults) {
        let words = [
            bi("“{name}”出现了两次。", "`{name}` is there twice."),
            bi(
                "改名，或删去重复的一个。",
                "Give it another name, or leave one out.",
            ),
        ];
        faults.add(at.clone(), FaultCode::Duplicate, words, &[("name", name)]);
    }

    pub(super) fn party(&self, party: &PartyId, at: &At, faults: &mut Faults) {
        let text = bi(
            "合同里没有“{name}”这一方。",
            "The contract has no party `{name}`.",
        );
        let known = (&self.parties, party.as_str());
        refer(known, (FaultCode::UnknownParty, text), at, faults);
    }

    pub(super) fn norm(&self, norm: &NormId, at: &At, faults: &mut Faults) {
        let text = bi(
            "合同里没有规范“{name}”。",
            "The contract has no norm `{name}`.",
        );
        let known = (&self.norms, norm.as_str());
        refer(known, (FaultCode::UnknownNorm, text), at, faults);
    }

    pub(super) fn stage(&self, stage: Option<&StageId>, at: &At, faults: &mut Faults) {
        let text = bi(
            "合同里没有阶段“{name}”。",
            "The contract has no stage `{name}`.",
        );
        if let Some(stage) = stage {
            let known = (&self.stages, stage.as_str());
            refer(known, (FaultCode::UnknownStage, text), at, faults);
        }
    }

    fn act(&self, act: &str, at: &At, faults: &mut Faults) {
        let text = bi(
            "文件里没有行为“{name}”。",
            "There is no act `{name}` in the file.",
        );
        refer((&self.acts, act), (FaultCode::UnknownAct, text), at, faults);
    }
}

fn refer(
    (known, name): (&BTreeSet<String>, &str),
    (code, text): (FaultCode, Bi),
    at: &At,
    faults: &mut Faults,
) {
    if known.contains(name) {
        return;
    }
    let near = nearest(name, known.iter().map(String::as_str)).unwrap_or("-");
    let advice = bi(
        "最相近的是“{near}”；或者先写上“{name}”。",
        "The nearest is `{near}`; or write `{name}` down first.",
    );
    faults.add(
        at.clone(),
        code,
        [text, advice],
        &[("name", name), ("near", near)],
    );
}

pub(super) fn duties(duties: &[(usize, Duty)], names: &Names, faults: &mut Faults) {
    for (number, duty) in duties {
        let at = At::line(*number);
        names.norm(&duty.norm, &at.to("norm"), faults);
        names.stage(Some(&duty.stage), &at.to("stage"), faults);
        reversed((duty.arose, duty.due), &at.to("due"), faults);
        within(f64::from(duty.evidence), 3.0, &at.to("evidence"), faults);
        if let Outcome::Kept { by, .. } = &duty.outcome {
            for (index, act) in by.iter().enumerate() {
                names.act(act.as_str(), &at.to("outcome").to("by").to(index), faults);
            }
        }
    }
}

pub(super) fn acts(acts: &[(usize, Act)], names: &Names, faults: &mut Faults) {
    for (number, act) in acts {
        let at = At::line(*number);
        names.party(&act.recorder, &at.to("recorder"), faults);
        names.party(&act.actor, &at.to("actor"), faults);
        if let Some(target) = &act.target {
            names.party(target, &at.to("target"), faults);
        }
        names.stage(Some(&act.stage), &at.to("stage"), faults);
        for (name, list) in [
            ("disclosed_to", &act.disclosed_to),
            ("also_recorded_by", &act.also_recorded_by),
        ] {
            for (index, party) in list.iter().enumerate() {
                names.party(party, &at.to(name).to(index), faults);
            }
        }
        if let Some(by) = &act.consent.by {
            names.party(by, &at.to("consent").to("by"), faults);
        }
        if let Some(asked) = &act.reply_to {
            names.act(asked.as_str(), &at.to("reply_to"), faults);
        }
        reversed((act.occurred, act.recorded), &at.to("recorded"), faults);
        if let Some(until) = act.respond_by {
            reversed((act.occurred, until), &at.to("respond_by"), faults);
        }
        within(
            act.effort.hours,
            f64::MAX,
            &at.to("effort").to("hours"),
            faults,
        );
        for (index, piece) in act.evidence.iter().enumerate() {
            let at = at.to("evidence").to(index);
            within(f64::from(piece.level), 3.0, &at.to("level"), faults);
            if let Some(author) = &piece.author {
                names.party(author, &at.to("author"), faults);
            }
        }
    }
    circles(acts, faults);
}

/// Acts that answer each other in a circle: each told once, at the act that comes first in the
/// file.
fn circles(acts: &[(usize, Act)], faults: &mut Faults) {
    let asked: HashMap<&str, &str> = acts
        .iter()
        .filter_map(|(_, act)| Some((act.id.as_str(), act.reply_to.as_ref()?.as_str())))
        .collect();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for (number, act) in acts {
        let mut path: Vec<&str> = Vec::new();
        let mut on_path: BTreeSet<&str> = BTreeSet::new();
        let mut at = act.id.as_str();
        while !done.contains(at) && on_path.insert(at) {
            path.push(at);
            match asked.get(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        let start = path.iter().position(|one| *one == at);
        let circle = start.filter(|_| !done.contains(at) && asked.contains_key(at));
        if let Some(start) = circle {
            let names: Vec<&str> = path.iter().skip(start).copied().collect();
            let names = names.join(" → ");
            let words = [
                bi(
                    "这些行为互相答复成了圈：{names}。",
                    "These acts answer each other in a circle: {names}.",
                ),
                bi(
                    "删去其中一个“reply_to”。",
                    "Leave out one `reply_to` among them.",
                ),
            ];
            let place = At::line(*number).to("reply_to");
            faults.add(
                place,
                FaultCode::ReplyCycle,
                words,
                &[("names", names.as_str())],
            );
        }
        done.extend(path);
    }
}

pub(super) fn codings(codings: &[(usize, Coding)], names: &Names, faults: &mut Faults) {
    let mut seen: BTreeSet<(&str, &str, CodingRole)> = BTreeSet::new();
    for (number, coding) in codings {
        let at = At::line(*number);
        let text = bi(
            "没有行为属于事项“{name}”。",
            "No act belongs to a matter `{name}`.",
        );
        let known = coding.matter.as_str();
        let plain = known.split_once('~').map_or(known, |(name, _)| name);
        let found = (&names.matters, plain);
        refer(
            found,
            (FaultCode::UnknownMatter, text),
            &at.to("matter"),
            faults,
        );
        if coding.role == CodingRole::Overrides && coding.reason.trim().is_empty() {
            let words = [
                bi(
                    "改动规则的编码，没有说明理由。",
                    "It overrides the rule's coding and gives no reason.",
                ),
                bi("在“reason”里写明理由。", "Say why in `reason`."),
            ];
            faults.add(at.to("reason"), FaultCode::NoReason, words, &[]);
        }
        for (name, value) in [
            ("ini", coding.ini),
            ("res", coding.res),
            ("voice", coding.voice),
            ("b", coding.b),
        ] {
            within(value.map_or(0.0, f64::from), 1.0, &at.to(name), faults);
        }
        if !seen.insert((known, coding.coder.as_str(), coding.role)) {
            names.twice(known, &at, faults);
        }
    }
}
