//! The committee at work: the pool and the draw, who declared what, whose sheets fell away, when the
//! sheets were opened and what was changed afterwards.

use super::{
    answers::{
        AlertKey, Bar, BidId, Declared, ExpertNo, LeaveGround, PriceFormula, RevisionGround, Scale,
    },
    state::Sheet,
};
use crate::{
    input::{Organisation, Person},
    process::CriterionId,
    say::Say,
};
use kernel::{Digest, FreeText, Lang, OrganisationId, PersonId, Timestamp};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The state of the committee's work in this round.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// How points for the price are computed; belongs to the documents and outlives a round.
    pub formula: Formula,
    /// What sort of project it is.
    pub scale: Option<Scale>,
    /// How often a pool was registered; each pool after the first starts the draw again.
    pub pools: u32,
    /// The experts from whom the committee is drawn, by number.
    pub pool: Vec<Candidate>,
    /// Those who do not take part in the draw, declared before any seed was known.
    pub barred: Vec<Barred>,
    /// Committed secrets, in the order of commitment.
    pub seeds: Vec<Seed>,
    /// The draw.
    pub draw: Option<Drawn>,
    /// What each member declared; the last of a member counts.
    pub declarations: Vec<Declaration>,
    /// When every member had declared for the first time, and the bids opened to them.
    pub cleared: Option<Timestamp>,
    /// Substitutes seated since the committee was formed.
    pub substitutes: usize,
    /// Sheets that no longer count, with the member and the ground.
    pub fallen: Vec<Fallen>,
    /// When the time to score is over.
    pub until: Option<Timestamp>,
    /// When all sheets were opened together.
    pub opened: Option<Timestamp>,
    /// Scores changed after the opening.
    pub revisions: Vec<Revision>,
    /// What the committee makes of each alert.
    pub findings: Vec<Finding>,
    /// What the papers of the bids say besides the price.
    pub papers: Vec<Papers>,
}

impl Panel {
    /// Forgets the sheets and what came of them; the committee and its declarations stay.
    pub(super) fn clear_sheets(&mut self) {
        for one in &mut self.fallen {
            one.sheets.clear();
        }
        self.until = None;
        self.opened = None;
        self.revisions.clear();
        self.findings.clear();
    }

    /// The panel of the next round: only the formula of the documents stays.
    pub(super) fn next_round(&self) -> Panel {
        Panel {
            formula: self.formula.clone(),
            ..Panel::default()
        }
    }
}

/// How the price is scored.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// Which formula.
    pub kind: PriceFormula,
    /// Points off for each percent above the mean, where the mean is the measure.
    pub above: Decimal,
    /// Points off for each percent below it.
    pub below: Decimal,
    /// How the documents state it.
    pub statement: Option<FreeText>,
}

impl Default for Formula {
    fn default() -> Formula {
        Formula {
            kind: PriceFormula::LowPriceFirst,
            above: Decimal::ZERO,
            below: Decimal::ZERO,
            statement: None,
        }
    }
}

/// An expert of the pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The number in the pool.
    pub number: ExpertNo,
    /// Who.
    pub person: Person,
    /// In which field.
    pub field: FreeText,
}
impl Say for Candidate {
    fn say(&self, lang: Lang) -> String {
        let (number, name) = (self.number, self.person.say(lang));
        let field = self.field.as_str();
        match lang {
            Lang::Zh => format!("{number} {name}（{field}）"),
            Lang::En => format!("{number} {name} ({field})"),
        }
    }
}

/// An expert who does not take part in the draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Barred {
    /// The number in the pool.
    pub number: ExpertNo,
    /// Why.
    pub ground: Bar,
}
impl Say for Barred {
    fn say(&self, lang: Lang) -> String {
        let (number, ground) = (self.number, self.ground.say(lang));
        match lang {
            Lang::Zh => format!("{number}（{ground}）"),
            Lang::En => format!("{number} ({ground})"),
        }
    }
}

/// A secret somebody committed to before the draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Seed {
    /// Whose.
    pub by: OrganisationId,
    /// `SHA-256` of the secret, as `sha256sum` prints it.
    pub digest: Digest,
    /// The secret, once revealed.
    pub secret: Option<FreeText>,
}

/// The outcome of the draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// Seats, in the order drawn.
    pub seats: Vec<ExpertNo>,
    /// Substitutes, in the order in which they step in.
    pub reserve: Vec<ExpertNo>,
}

/// What a member says about one tenderer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The tenderer.
    pub tenderer: Organisation,
    /// None, or the tie.
    pub tie: Declared,
}
impl Say for Statement {
    fn say(&self, lang: Lang) -> String {
        let (name, tie) = (self.tenderer.say(lang), self.tie.say(lang));
        match lang {
            Lang::Zh => format!("{name}：{tie}"),
            Lang::En => format!("{name}: {tie}"),
        }
    }
}

/// A member's declaration about every tenderer.
#[derive(Clone, Debug, PartialEq)]
pub struct Declaration {
    /// Whose.
    pub member: PersonId,
    /// When.
    pub at: Timestamp,
    /// For each tenderer.
    pub statements: Vec<Statement>,
}

/// Sheets of a member that no longer count.
#[derive(Clone, Debug, PartialEq)]
pub struct Fallen {
    /// The member.
    pub person: Person,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub ground: LeaveGround,
    /// The sheets, kept as they were.
    pub sheets: Vec<Sheet>,
}

/// A score changed after the opening. The original stays in the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// Whose sheet.
    pub member: PersonId,
    /// For which bid.
    pub bid: BidId,
    /// Which criterion.
    pub criterion: CriterionId,
    /// The points before.
    pub from: Decimal,
    /// The points now.
    pub points: Decimal,
    /// On what ground.
    pub ground: RevisionGround,
    /// Why.
    pub reason: FreeText,
    /// When.
    pub at: Timestamp,
}

/// What the committee makes of an alert.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Which alert.
    pub alert: AlertKey,
    /// What it makes of it.
    pub text: FreeText,
}

/// What the papers of a bid say about who made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Papers {
    /// The bid.
    pub bid: BidId,
    /// Contact or signatory.
    pub contact: Option<FreeText>,
    /// Legal representative.
    pub legal: Option<FreeText>,
    /// The account its bond came from.
    pub account: Option<FreeText>,
    /// The author named in its files.
    pub author: Option<FreeText>,
}
