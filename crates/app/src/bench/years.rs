//! A contract of three years with its whole record, made through the real command path: the ground on
//! which `bonafide bench pages` measures.

use crate::{
    advance::at_hour,
    app::{App, AppError},
    bus::{Submission, Who},
    demo::{
        self, cast, short,
        steps::{self, Step},
        teller::{Teller, resolve},
    },
    ids,
};
use domain::ContractId;
use kernel::{Date, ProcessId};
use serde_json::{Map, Value, json};
use std::time::Instant;

/// The day the need is registered.
const FIRST_DAY: &str = "2024-01-08";
/// Days of service.
const TERM_DAYS: u32 = 1_094;
/// Weeks over which the record is spread: rules and calendars begin with 2024 and end with 2026, so
/// the last three months of the term have no record.
const WEEKS: u32 = 132;
/// Clients that give commands at once, so that they share commits.
const CLIENTS: usize = 16;

/// What was made.
#[derive(Clone, Copy, Debug)]
pub struct Years {
    /// The purchase.
    pub process: ProcessId,
    /// Records of services.
    pub services: u32,
    /// Other acts, those of the clock aside.
    pub others: u32,
    /// Entries of the record.
    pub entries: u64,
    /// How long it took, in seconds.
    pub seconds: f64,
}

/// An act of the story of the years.
struct Act {
    who: &'static str,
    verb: &'static str,
    input: Value,
}

/// Makes the purchase, its contract and its record.
///
/// # Errors
/// An act is refused, or failures of the database.
pub fn three_years(app: &App, services: u32, others: u32) -> Result<Years, AppError> {
    let started = Instant::now();
    let first = FIRST_DAY.parse();
    let first: Date = first.map_err(|_| AppError::Story(FIRST_DAY.to_owned()))?;
    app.clock().stop_at(at_hour(first, 9));
    demo::call_cast(app)?;
    let mut teller = Teller::new(app);
    steps::tell(
        &mut teller,
        short::until_service().into_iter().map(longer).collect(),
    )?;
    let process = teller.process();
    let process = process.ok_or_else(|| AppError::Story("no purchase began".to_owned()))?;
    let before = teller.acts();
    let mut made = Made::default();
    for week in 0..WEEKS {
        let today = kernel::civil_date(app.clock().now());
        app.advance_to(kernel::time::plus_days(today, 7))?;
        let share = |whole: u32| {
            let upto = |weeks: u32| u64::from(whole) * u64::from(weeks) / u64::from(WEEKS);
            usize::try_from(upto(week + 1) - upto(week)).unwrap_or(0)
        };
        let served = vec![service(); share(services)];
        let count = u32::try_from(served.len()).unwrap_or(0);
        give_all(app, process, &served)?;
        made.services += count;
        let acts = made.week(share(others.saturating_sub(before)));
        for act in &acts {
            give(app, process, act)?;
            made.others += 1;
        }
    }
    Ok(Years {
        process,
        services: made.services,
        others: made.others + before,
        entries: app.work().entries,
        seconds: started.elapsed().as_secs_f64(),
    })
}

/// A step of the small purchase for a term of three years.
fn longer(mut step: Step) -> Step {
    let end = format!("today+{TERM_DAYS}");
    let changes = match step.verb {
        "commit-budget" => json!({ "years": "3" }),
        "submit-plan" => json!({ "term": "multi-year", "years": "3" }),
        "draft-documents" => json!({
            "end": format!("today+{}", 90 + TERM_DAYS), "service_hours": "12000",
            "flex_hours": "600", "report_months": "3",
            "units": [{ "name": "入户探访", "quantity": "20000", "answers": ["N1", "V1"] }],
        }),
        "prepare-contract" => json!({ "end": end }),
        "read-back" => json!({ "end": end, "flex_hours": "600" }),
        _ => return step,
    };
    if let (Value::Object(input), Value::Object(changes)) = (&mut step.input, changes) {
        input.extend(changes);
    }
    step
}

fn service() -> Act {
    Act {
        who: "song",
        verb: "record-service",
        input: json!({
            "kind": "visit", "unit": "U1", "date": "today", "hours": "0.5", "served": "1",
            "place": "home", "note": "每周探访，身体状况平稳，约定下周同一时间再来",
        }),
    }
}

impl Clone for Act {
    fn clone(&self) -> Act {
        Act {
            who: self.who,
            verb: self.verb,
            input: self.input.clone(),
        }
    }
}

/// What was made so far.
#[derive(Default)]
struct Made {
    services: u32,
    others: u32,
    tasks: u32,
    turn: u32,
}

impl Made {
    /// The other acts of a week: tasks from asking to confirming, users' confirmations, supervision,
    /// training, support, referrals.
    fn week(&mut self, wanted: usize) -> Vec<Act> {
        let mut acts = Vec::new();
        while acts.len() < wanted {
            self.turn += 1;
            match self.turn % 4 {
                0 => acts.extend(self.task()),
                1 => acts.extend(self.voices()),
                2 => acts.extend(growth()),
                _ => acts.extend(support()),
            }
        }
        acts
    }

    fn task(&mut self) -> Vec<Act> {
        self.tasks += 1;
        let task = format!("T{}", self.tasks);
        let of = |who, verb, input| Act { who, verb, input };
        vec![
            of(
                "chen",
                "file-task-request",
                json!({ "what": "陪同办理高龄津贴认证", "category": "adjacent", "hours": "1", "by": "today+10" }),
            ),
            of("he", "accept-task", json!({ "task": task })),
            of(
                "song",
                "complete-task",
                json!({ "task": task, "hours": "1" }),
            ),
            of("chen", "confirm-task", json!({ "task": task })),
        ]
    }

    fn voices(&self) -> Vec<Act> {
        let of = |who, back: u32| Act {
            who,
            verb: "confirm-service",
            input: json!({ "service": format!("S{}", self.services.saturating_sub(back)) }),
        };
        vec![
            of("liu", 2 * self.turn % 40),
            of("sun", 1 + 2 * self.turn % 40),
        ]
    }
}

fn growth() -> Vec<Act> {
    let of = |verb, input| Act {
        who: "he",
        verb,
        input,
    };
    vec![
        of(
            "record-supervision",
            json!({ "date": "today", "hours": "2", "note": "个案讨论" }),
        ),
        of(
            "record-training",
            json!({ "date": "today", "hours": "3", "topic": "居家安全评估", "funder": "purchaser" }),
        ),
    ]
}

fn support() -> Vec<Act> {
    let of = |verb, input| Act {
        who: "he",
        verb,
        input,
    };
    vec![
        of(
            "record-host-support",
            json!({ "host": "@dongli", "kind": "introduction" }),
        ),
        of(
            "refer-user",
            json!({ "way": "to-provider", "consent": "given" }),
        ),
    ]
}

/// Gives commands from several clients at once.
fn give_all(app: &App, process: ProcessId, acts: &[Act]) -> Result<(), AppError> {
    let share = acts.len().div_ceil(CLIENTS).max(1);
    std::thread::scope(|scope| {
        let clients: Vec<_> = acts
            .chunks(share)
            .map(|own| {
                scope.spawn(move || {
                    own.iter()
                        .try_for_each(|act| give(app, process, act).map(|_| ()))
                })
            })
            .collect();
        clients.into_iter().try_for_each(|one| {
            one.join()
                .unwrap_or_else(|_| Err(AppError::Story("a client stopped".to_owned())))
        })
    })
}

/// Gives one command; how long it took, in seconds.
fn give(app: &App, process: ProcessId, act: &Act) -> Result<f64, AppError> {
    let mut input = act.input.clone();
    resolve(&mut input, kernel::civil_date(app.clock().now()))?;
    let person = cast::person_id(act.who);
    let person = person.ok_or_else(|| AppError::Story(format!("nobody is `{}`", act.who)))?;
    let submission = Submission {
        key: ids::token()?,
        who: Who::Person(person),
        process: Some(process),
        contract: Some(ContractId(1)),
        verb: act.verb.to_owned(),
        input: match input {
            Value::Object(map) => map,
            _ => Map::new(),
        },
        occurred: None,
        reason: Some("measurement".to_owned()),
        expected: None,
    };
    let started = Instant::now();
    let answer = app.submit(submission);
    let took = started.elapsed().as_secs_f64();
    answer.map_err(|why| AppError::Story(format!("`{}`: {why:?}", act.verb)))?;
    Ok(took)
}

/// How long a command takes on the contract of the years, a page being read after each as a person
/// would, in milliseconds.
///
/// # Errors
/// An act is refused, or failures of the database.
pub fn latencies(app: &App, process: ProcessId, count: u32) -> Result<Vec<f64>, AppError> {
    let act = service();
    let mut found = Vec::new();
    for _ in 0..count {
        found.push(1_000.0 * give(app, process, &act)?);
        app.purchase(process)?;
    }
    Ok(found)
}
