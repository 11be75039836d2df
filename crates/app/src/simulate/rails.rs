//! The commands of the stories, in order: the rails on which purchases reach their late stages, and
//! examples of how the fields of each verb are filled.

use super::{command::Command, ground::Ground, scene::Stage};
use crate::{
    app::AppError,
    demo::{
        h_project,
        machines::{self, base},
        remedies, short,
        steps::{self, Step},
        stories::{
            cn_consultation_two, cn_failed_repeat, cn_objection, cn_open_lots, ny_renewal, uk_award,
        },
        teller::Teller,
    },
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Something that can be told by a teller.
type Tale = Box<dyn Fn(&mut Teller<'_>) -> Result<(), AppError>>;

/// All stories as commands.
pub struct Rails {
    /// The commands of each.
    pub tracks: Vec<Vec<Command>>,
    /// How many of them are of whole purchases; they come first.
    pub whole: usize,
    /// Fields of each verb as the stories fill them.
    pub examples: BTreeMap<&'static str, Vec<Map<String, Value>>>,
    /// Where a story does not fit the rules; it is a rail up to there.
    pub stops: Vec<String>,
}

fn told(make: fn() -> Vec<Step>) -> Tale {
    Box::new(move |teller| steps::tell(teller, make()))
}

/// The stories with the day each begins.
fn tales() -> Vec<(&'static str, Tale)> {
    let mut tales = long_tales();
    for story in machines::all() {
        let tell: Tale = Box::new(move |teller| {
            steps::tell(teller, base::steps())?;
            machines::tell(teller, &story.plays)
        });
        tales.push((base::FIRST_DAY, tell));
    }
    tales
}

/// The stories of whole purchases.
fn long_tales() -> Vec<(&'static str, Tale)> {
    vec![
        ("2025-03-03", told(short::steps)),
        ("2024-01-08", told(short::steps)),
        ("2025-02-17", told(cn_open_lots::steps)),
        // Told three times, or a failed competition would be rare among all the stories.
        ("2025-03-03", told(cn_failed_repeat::steps)),
        ("2025-03-10", told(cn_failed_repeat::steps)),
        ("2025-03-17", told(cn_failed_repeat::steps)),
        ("2025-03-03", told(cn_objection::steps)),
        ("2025-07-21", told(cn_consultation_two::steps)),
        ("2025-06-02", told(uk_award::steps)),
        ("2025-06-02", told(ny_renewal::steps)),
        ("2024-01-08", Box::new(h_project::play)),
        ("2025-01-06", Box::new(remedies::play)),
    ]
}

impl Rails {
    /// Tells every story in memory and keeps its commands.
    ///
    /// # Errors
    /// Something that must hold does not, in the very course of a story.
    pub fn lay(ground: &Ground) -> Result<Rails, AppError> {
        let (mut tracks, mut stops) = (Vec::new(), Vec::new());
        let mut examples: BTreeMap<&'static str, Vec<Map<String, Value>>> = BTreeMap::new();
        for (first, tell) in tales() {
            let day = first.parse();
            let day = day.map_err(|_| AppError::Story(first.to_owned()))?;
            let stage = Stage::new(ground, day);
            if let Err(stop) = tell(&mut Teller::on_scene(&stage)) {
                stops.push(stop.to_string());
            }
            let (commands, breach) = stage.into_commands();
            if let Some(breach) = breach {
                return Err(AppError::Story(format!(
                    "from {first}: {}: {}",
                    breach.rule.text(),
                    breach.detail
                )));
            }
            for command in &commands {
                let known = examples.entry(command.verb).or_default();
                if !known.contains(&command.input) {
                    known.push(command.input.clone());
                }
            }
            tracks.push(commands);
        }
        Ok(Rails {
            tracks,
            whole: long_tales().len(),
            examples,
            stops,
        })
    }
}
