//! Values inside the events of this module, and how they are said.

use crate::{
    assessment::choices::{
        CausedBy, ConductAspect, CureNeed, EvaluatedSide, IndexItemId, RatingGroup, ShortfallId,
        Standard,
    },
    input::Organisation,
    obligation::ObligationId,
    process::{IndexItem, UnitId},
    say::Say,
};
use kernel::{Date, Digest, FreeText, Lang, lang::bi};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The evaluation index as it stood when this module first used it. The index is fixed at signing,
/// so any later difference from the terms is a change of the yardstick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FrozenIndex(pub Vec<IndexItem>);

impl FrozenIndex {
    /// The items with their ids.
    pub fn items(&self) -> impl Iterator<Item = (IndexItemId, &IndexItem)> {
        (0usize..).map(IndexItemId::after).zip(&self.0)
    }
}
impl Say for FrozenIndex {
    fn say(&self, lang: Lang) -> String {
        let named: Vec<String> = self
            .0
            .iter()
            .map(|item| format!("{} {}", item.name.as_str(), item.weight.normalize()))
            .collect();
        named.say(lang)
    }
}

/// A score for one item of the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemScore {
    /// The item.
    pub item: IndexItemId,
    /// From 0 to 100.
    pub score: Decimal,
    /// Why.
    pub reason: FreeText,
}

/// A score for one aspect of conduct.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AspectScore {
    /// The aspect.
    pub aspect: ConductAspect,
    /// From 0 to 100.
    pub score: Decimal,
    /// Why.
    pub reason: FreeText,
}

/// What a sheet scores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scores {
    /// The service, item by item of the index.
    Service(Vec<ItemScore>),
    /// The conduct of a government party.
    Conduct(Vec<AspectScore>),
}
impl Say for Scores {
    fn say(&self, lang: Lang) -> String {
        let lines: Vec<String> = match self {
            Scores::Service(rows) => rows
                .iter()
                .map(|row| format!("{} {}", row.item, row.score))
                .collect(),
            Scores::Conduct(rows) => rows
                .iter()
                .map(|row| format!("{} {}", row.aspect.say(lang), row.score))
                .collect(),
        };
        lines.say(lang)
    }
}

/// Whose hand filled a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Contact {
    /// The raters themselves.
    Own,
    /// The evaluator, who called people without telling the parties whom.
    Brokered {
        /// How many answers the scores are the mean of.
        sample: u32,
        /// How many people were reached.
        contacted: u32,
        /// How many of them said they received the service.
        confirmed: u32,
        /// How many of them said they did not.
        denied: u32,
    },
}
impl Say for Contact {
    fn say(&self, lang: Lang) -> String {
        match self {
            Contact::Own => bi("本人填写", "filled in by the rater").get(lang).to_owned(),
            Contact::Brokered {
                sample,
                contacted,
                confirmed,
                denied,
            } => bi(
                "联系 {contacted} 人，确认接受服务 {confirmed} 人，否认 {denied} 人，有效答复 {sample} 份",
                "{contacted} reached, {confirmed} confirmed the service, {denied} denied it, {sample} answered",
            )
            .fill(
                lang,
                &[
                    ("sample", &sample.to_string()),
                    ("contacted", &contacted.to_string()),
                    ("confirmed", &confirmed.to_string()),
                    ("denied", &denied.to_string()),
                ],
            ),
        }
    }
}

/// What one group of raters gives, and how much it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupScore {
    /// The group.
    pub group: RatingGroup,
    /// The mean of its sheets, weighted by the index.
    pub mean: Decimal,
    /// How many sheets.
    pub sheets: u32,
    /// Its share of a hundred after missing groups were shared out.
    pub share: Decimal,
}
impl Say for GroupScore {
    fn say(&self, lang: Lang) -> String {
        let (group, mean) = (self.group.say(lang), self.mean.normalize());
        format!("{group} {mean} ({}%)", self.share.normalize())
    }
}

/// How the interval of a score was computed, so that anybody can repeat it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntervalBasis {
    /// The digest of all sheets, from which the dice started.
    pub seed: Digest,
    /// How often the raters were drawn anew.
    pub resamples: u32,
}
impl Say for IntervalBasis {
    fn say(&self, lang: Lang) -> String {
        let resamples = self.resamples.to_string();
        let text = bi(
            "重抽 {resamples} 次，种子 {seed}",
            "{resamples} rounds from seed {seed}",
        );
        text.fill(
            lang,
            &[("resamples", &resamples), ("seed", &self.seed.to_string())],
        )
    }
}

/// Something the evaluator found about one side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The side.
    pub side: EvaluatedSide,
    /// Its organisation.
    pub organisation: Organisation,
    /// What was found.
    pub what: FreeText,
    /// Whether it must be cured.
    pub need: CureNeed,
}
impl Say for Finding {
    fn say(&self, lang: Lang) -> String {
        let (who, what) = (self.organisation.say(lang), self.what.as_str());
        let need = self.need.say(lang);
        match lang {
            Lang::Zh => format!("{who}：{what}（{need}）"),
            Lang::En => format!("{who}: {what} ({need})"),
        }
    }
}

/// A share of the shortfall and who caused it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortfall {
    /// Its id.
    pub id: ShortfallId,
    /// Who caused it.
    pub by: CausedBy,
    /// Points of a hundred.
    pub points: Decimal,
    /// The obligation that was not kept, if one.
    pub obligation: Option<ObligationId>,
    /// Why.
    pub reason: FreeText,
}
impl Say for Shortfall {
    fn say(&self, lang: Lang) -> String {
        let (by, points, reason) = (
            self.by.say(lang),
            self.points.normalize(),
            self.reason.as_str(),
        );
        match lang {
            Lang::Zh => format!("{by} {points} 分（{reason}）"),
            Lang::En => format!("{by} {points} points ({reason})"),
        }
    }
}

/// A step of an improvement plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What will be done.
    pub what: FreeText,
    /// By when, if before the end of the cure.
    pub until: Option<Date>,
}
impl Say for Measure {
    fn say(&self, _: Lang) -> String {
        match self.until {
            Some(until) => format!("{} ({until})", self.what.as_str()),
            None => self.what.as_str().to_owned(),
        }
    }
}

/// The check of one standard of the contract at acceptance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardCheck {
    /// The service unit.
    pub unit: UnitId,
    /// Whether it is met.
    pub result: Standard,
    /// Why, where it is not wholly met.
    pub reason: Option<FreeText>,
}
impl Say for StandardCheck {
    fn say(&self, lang: Lang) -> String {
        format!("{} {}", self.unit, self.result.say(lang))
    }
}
