//! The meaning of norms written down a second time, as plainly as possible: every day, every act,
//! every norm, every instance, without index, heap or timers.

use kernel::{Date, time::days_between};
use measure::{
    coded::Ending,
    schema::{Act, Contract, Modality, Norm, Trigger},
};
use std::collections::{BTreeMap, BTreeSet};

const FORBIDDEN: [&str; 2] = ["A59", "A57"];
const PROTECTED: [&str; 3] = ["A63", "A99", "A100"];
const REPLIES: [(&str, &str); 5] = [
    ("A46", "A47"),
    ("A47", "A46"),
    ("A54", "A46"),
    ("A63", "A47"),
    ("A99", "A47"),
];

pub fn number(date: Date) -> i32 {
    days_between(Date::constant(1970, 1, 1), date)
}

#[derive(Clone, Debug)]
struct One {
    id: String,
    norm: usize,
    opens: i32,
    due: i32,
    grace: i32,
    done: Option<i32>,
    violated: bool,
    repaired: bool,
    waived: bool,
    asked: Option<String>,
    repairs: Option<usize>,
}

impl One {
    fn new(id: String, norm: usize, terms: &Norm, (opens, due): (i32, i32)) -> One {
        One {
            id,
            norm,
            opens,
            due,
            grace: i32::try_from(terms.grace_days).unwrap(),
            done: None,
            violated: false,
            repaired: false,
            waived: false,
            asked: None,
            repairs: None,
        }
    }
    fn unsettled(&self) -> bool {
        self.done.is_none() && !self.waived
    }
}

pub struct Naive<'a> {
    contract: &'a Contract,
    all: Vec<One>,
    used: Vec<(usize, i32)>,
    triggered: BTreeMap<usize, i32>,
    licensed: BTreeMap<String, (bool, String)>,
}

/// What came of it: the endings by instance, and the kind of licence by act.
pub type Result = (BTreeMap<String, Ending>, Vec<(String, &'static str)>);

pub fn run(contract: &Contract, acts: &[Act]) -> Result {
    let mut naive = Naive {
        contract,
        all: Vec::new(),
        used: Vec::new(),
        triggered: BTreeMap::new(),
        licensed: BTreeMap::new(),
    };
    naive.calendar();
    let first = number(contract.signed) - 40;
    let today = number(contract.as_of);
    let mut licences = Vec::new();
    for day in first..=today {
        naive.dawn(day);
        for act in acts.iter().filter(|act| number(act.occurred) == day) {
            let kind = naive.act(act, day);
            licences.push((act.id.to_string(), kind));
        }
    }
    (naive.endings(today), licences)
}

impl Naive<'_> {
    fn calendar(&mut self) {
        for (at, norm) in self.contract.norms.iter().enumerate() {
            if let (Modality::Must, Trigger::On { days }) = (norm.modality, &norm.trigger) {
                let mut opens = number(norm.from.unwrap_or(self.contract.signed));
                for day in days.iter().collect::<BTreeSet<_>>() {
                    if self.holds(norm, number(*day)) {
                        let due = number(*day) + i32::try_from(norm.within_days).unwrap();
                        let id = format!("{}@{day}", norm.id);
                        self.all.push(One::new(id, at, norm, (opens, due)));
                        opens = due + 1;
                    }
                }
            }
        }
    }

    fn holds(&self, norm: &Norm, day: i32) -> bool {
        norm.from.is_none_or(|from| number(from) <= day)
            && norm.to.is_none_or(|to| day <= number(to))
    }

    /// In the morning what ran out the evening before is violated, and its reparation arises.
    fn dawn(&mut self, day: i32) {
        let mut over: Vec<usize> = (0..self.all.len())
            .filter(|at| {
                let one = &self.all[*at];
                one.unsettled() && !one.violated && one.due + one.grace < day
            })
            .collect();
        over.sort_by_key(|at| (self.all[*at].due + self.all[*at].grace, *at));
        for at in over {
            self.all[at].violated = true;
            self.repair(self.all[at].norm, day, Some(at));
        }
    }

    fn repair(&mut self, norm: usize, day: i32, broken: Option<usize>) {
        let Some(name) = &self.contract.norms[norm].reparation else {
            return;
        };
        let by = self
            .contract
            .norms
            .iter()
            .position(|other| other.id == *name)
            .unwrap();
        let terms = &self.contract.norms[by];
        if by != norm && terms.modality == Modality::Must {
            let due = day + i32::try_from(terms.within_days).unwrap();
            let mut one = One::new(format!("repair {}", self.all.len()), by, terms, (day, due));
            one.repairs = broken;
            self.all.push(one);
        }
    }

    fn speaks(&self, norm: &Norm, act: &Act) -> bool {
        let code = act.code.to_string();
        let named = norm.act.acts.iter().any(|known| known.to_string() == code);
        let open = norm.act.acts.is_empty() && !FORBIDDEN.contains(&code.as_str());
        let by = norm.act.by.as_ref().unwrap_or(&norm.bearer);
        let toward = match (&norm.counterparty, &act.target) {
            (Some(wanted), Some(target)) => wanted == target,
            _ => true,
        };
        (named || open) && *by == act.actor && toward
    }

    fn choose(&self, norm: usize, act: &Act, day: i32) -> Option<usize> {
        let own = || {
            (0..self.all.len()).filter(|at| self.all[*at].norm == norm && self.all[*at].unsettled())
        };
        let asked = act.reply_to.as_ref().map(ToString::to_string);
        let answered = own().find(|at| asked.is_some() && self.all[*at].asked == asked);
        let open = own().filter(|at| !self.all[*at].violated && self.all[*at].opens <= day);
        let missed = own().filter(|at| self.all[*at].violated);
        answered
            .or_else(|| open.min_by_key(|at| (self.all[*at].due, *at)))
            .or_else(|| missed.min_by_key(|at| (self.all[*at].due, *at)))
    }

    fn act(&mut self, act: &Act, day: i32) -> &'static str {
        for id in &act.waives {
            let found = self.all.iter_mut().find(|one| one.id == id.as_str());
            if let Some(one) = found {
                let by = &self.contract.norms[one.norm].waiver_by;
                if by.as_ref() == Some(&act.actor) && one.done.is_none() {
                    one.waived = true;
                }
            }
        }
        let kind = self.judge(act, day);
        self.licensed.insert(
            act.id.to_string(),
            (!kind.starts_with('!'), act.code.to_string()),
        );
        for at in 0..self.contract.norms.len() {
            let norm = &self.contract.norms[at];
            let Trigger::After { act: pattern } = &norm.trigger else {
                continue;
            };
            let named = pattern.acts.is_empty() || pattern.acts.contains(&act.code);
            let by = pattern.by.as_ref().is_none_or(|by| *by == act.actor);
            if !(named && by && self.holds(norm, day)) {
                continue;
            }
            if norm.modality == Modality::Must {
                let due = day + i32::try_from(norm.within_days).unwrap();
                let id = format!("{}@{}", norm.id, act.id);
                let mut one = One::new(id, at, norm, (day, due));
                one.asked = Some(act.id.to_string());
                self.all.push(one);
            } else {
                self.triggered.insert(at, day);
            }
        }
        kind
    }

    fn in_force(&self, at: usize, day: i32) -> bool {
        let norm = &self.contract.norms[at];
        let leave = i32::try_from(norm.within_days).unwrap();
        self.holds(norm, day)
            && match &norm.trigger {
                Trigger::Standing => true,
                Trigger::On { days } => days
                    .iter()
                    .any(|from| (number(*from)..=number(*from) + leave).contains(&day)),
                Trigger::After { .. } => self
                    .triggered
                    .get(&at)
                    .is_some_and(|last| day <= last + leave),
            }
    }

    fn judge(&mut self, act: &Act, day: i32) -> &'static str {
        let (mut due, mut against, mut allowed, mut over) = (false, None, false, false);
        for at in 0..self.contract.norms.len() {
            let norm = &self.contract.norms[at];
            if !self.speaks(norm, act) {
                continue;
            }
            match norm.modality {
                Modality::Must => {
                    if let Some(found) = self.choose(at, act, day) {
                        self.all[found].done = Some(day);
                        if let Some(broken) = self.all[found].repairs {
                            self.all[broken].repaired = true;
                        }
                        due = true;
                    }
                }
                Modality::MustNot => {
                    if self.in_force(at, day) && against.is_none() {
                        against = Some(at);
                    }
                }
                Modality::May | Modality::Power => {
                    if !allowed && self.in_force(at, day) {
                        match &norm.limit {
                            Some(limit) if self.uses(at, day) >= limit.count => over = true,
                            Some(_) => {
                                self.used.push((at, day));
                                allowed = true;
                            }
                            None => allowed = true,
                        }
                    }
                }
            }
        }
        let code = act.code.to_string();
        if due {
            "due"
        } else if PROTECTED.contains(&code.as_str()) {
            "protected"
        } else if let Some(norm) = against {
            self.repair(norm, day, None);
            "!against"
        } else if allowed {
            "allowed"
        } else if over {
            "!over"
        } else if FORBIDDEN.contains(&code.as_str()) {
            "!forbidden"
        } else {
            let asked = act
                .reply_to
                .as_ref()
                .and_then(|asked| self.licensed.get(asked.as_str()));
            let foreseen = asked.is_some_and(|(licensed, asked)| {
                *licensed && REPLIES.contains(&(asked.as_str(), code.as_str()))
            });
            if foreseen { "reply" } else { "!none" }
        }
    }

    /// Uses in the window of all norms that share a clause, a limit and their acts.
    fn uses(&self, at: usize, day: i32) -> u32 {
        let norm = &self.contract.norms[at];
        let same = |other: usize| {
            let other = &self.contract.norms[other];
            other.clause == norm.clause
                && other.limit == norm.limit
                && other.act.acts == norm.act.acts
        };
        let window = i32::try_from(norm.limit.as_ref().unwrap().days).unwrap();
        let recent = self
            .used
            .iter()
            .filter(|(by, on)| same(*by) && day - on < window);
        u32::try_from(recent.count()).unwrap()
    }

    fn endings(&self, today: i32) -> BTreeMap<String, Ending> {
        let mut endings = BTreeMap::new();
        for (at, one) in self.all.iter().enumerate() {
            if one.repairs.is_some() {
                continue;
            }
            let last = one.due + one.grace;
            let ending = if one.waived {
                Ending::Waived
            } else if let Some(done) = one.done {
                let late = done - one.due;
                if late <= 0 {
                    Ending::Fulfilled
                } else if one.repaired && done > last {
                    Ending::Repaired
                } else {
                    let credit = if one.grace == 0 {
                        0.0
                    } else {
                        (1.0 - f64::from(late) / f64::from(one.grace)).max(0.0)
                    };
                    let days = u32::try_from(late).unwrap();
                    Ending::Late { credit, days }
                }
            } else if one.repaired {
                Ending::Repaired
            } else if today <= last {
                Ending::Pending
            } else if let Some(because) = self.cause(at) {
                let because = Some(measure::ids::InstanceId::new(self.all[because].id.clone()));
                Ending::Excused { because }
            } else {
                Ending::Missing
            };
            endings.insert(one.id.clone(), ending);
        }
        endings
    }

    /// What excuses a broken instance: the first blocker that is not in the end one's own fault.
    fn cause(&self, at: usize) -> Option<usize> {
        let bearer = &self.contract.norms[self.all[at].norm].bearer;
        self.blockers(at)
            .into_iter()
            .find(|other| self.fault(*other) != *bearer)
    }

    fn fault(&self, at: usize) -> measure::ids::PartyId {
        match self.cause(at) {
            Some(because) => self.fault(because),
            None => self.contract.norms[self.all[at].norm].bearer.clone(),
        }
    }

    fn waits_for(&self, one: usize, other: usize, depth: usize) -> bool {
        let norms = &self.contract.norms;
        depth > 0
            && norms[one].depends_on.iter().any(|name| {
                let next = norms.iter().position(|norm| norm.id == *name).unwrap();
                next == other || self.waits_for(next, other, depth - 1)
            })
    }

    fn blockers(&self, at: usize) -> Vec<usize> {
        let one = &self.all[at];
        let norm = &self.contract.norms[one.norm];
        let today = number(self.contract.as_of);
        let mut found: Vec<usize> = (0..self.all.len())
            .filter(|other| {
                let block = &self.all[*other];
                let terms = &self.contract.norms[block.norm];
                let last = block.due + block.grace;
                let broken = !block.waived && block.done.is_none_or(|on| on > last) && today > last;
                let circle = self.waits_for(block.norm, one.norm, self.contract.norms.len());
                broken
                    && norm.depends_on.contains(&terms.id)
                    && terms.bearer != norm.bearer
                    && (block.due < one.due || block.due == one.due && !circle)
                    && block.done.is_none_or(|on| on > one.due)
            })
            .collect();
        found.sort_by_key(|other| (self.all[*other].due, *other));
        found
    }
}
