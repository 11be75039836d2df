//! The state of evaluations, improvements and acceptance of one contract.

mod followup;

pub use followup::{Acceptance, AcceptanceDecision, CurePhase, Improvement, Opinion, Trigger};

use crate::{
    assessment::{
        EvaluationDrafted, EvaluationPlanned,
        choices::{
            AppealGround, AppealOutcome, CureOutcome, EvaluatedSide, EvaluationAppealId,
            EvaluationId, EvaluationKind, Gate, Grade, Question, QuestionOutcome, RatingGroup,
            RatingId, ResultClass, SelfVerdict, Stance, Verdict, WorkerTopic,
        },
        facts::{Contact, FrozenIndex, Scores, Shortfall},
        sampling::Sampling,
        voice::Voices,
    },
    input::Organisation,
};
use kernel::{Date, Digest, FreeText, Money, OrganisationId, Percent, PersonId};
use rust_decimal::Decimal;

/// State kept by this module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assessment {
    /// The evaluation index as first used here; it must stay what was signed.
    pub index: Option<FrozenIndex>,
    /// The digest of the index that was signed; none for contracts signed before it was noted.
    pub signed_index: Option<Digest>,
    /// Evaluators drawn, the last one engaged.
    pub engagements: Vec<Engagement>,
    /// Evaluations planned or deemed.
    pub evaluations: Vec<Evaluation>,
    /// Improvements owed by any side.
    pub improvements: Vec<Improvement>,
    /// Requests for acceptance; after a refusal there may be another.
    pub acceptances: Vec<Acceptance>,
}

/// An evaluator drawn from a pool.
#[derive(Clone, Debug, PartialEq)]
pub struct Engagement {
    /// The organisation drawn.
    pub evaluator: Organisation,
    /// The share of its income that comes from the parties.
    pub income_share: Percent,
    /// When.
    pub on: Date,
}

/// One evaluation.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// Its id.
    pub id: EvaluationId,
    /// When in the term.
    pub kind: EvaluationKind,
    /// How it is made; `None` when nobody planned it in time and the clock closed it.
    pub plan: Option<EvaluationPlanned>,
    /// What the sides say of their own duties.
    pub self_reports: Vec<SelfReport>,
    /// Rating sheets.
    pub sheets: Vec<Sheet>,
    /// What workers said in confidence.
    pub talks: Vec<WorkerTalk>,
    /// The blind sample.
    pub sampling: Sampling,
    /// What was said by one-time slips.
    pub voices: Voices,
    /// Replies to the draft.
    pub replies: Vec<Reply>,
    /// Answers to questions that the figures raised.
    pub answers: Vec<(Question, QuestionOutcome)>,
    /// Who caused the shortfall, once the panel has said so.
    pub allocation: Option<Allocation>,
    /// What no score makes up for, as the panel found it; empty once an appeal lifted it.
    pub gates: Vec<GateFound>,
    /// Appeals against the result.
    pub appeals: Vec<Appeal>,
    /// How far it is.
    pub phase: Phase,
}

/// A gate the panel applied.
#[derive(Clone, Debug, PartialEq)]
pub struct GateFound {
    /// Which.
    pub gate: Gate,
    /// On what facts.
    pub facts: FreeText,
    /// What the provider said to them.
    pub answer: FreeText,
    /// By whom.
    pub by: Option<PersonId>,
}

/// How far an evaluation is.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// Sheets come in, sealed.
    Fieldwork,
    /// The sides' ratings of each other are released.
    Released {
        /// When.
        on: Date,
    },
    /// The draft lies before the sides.
    Drafted(Draft),
    /// The result is out.
    Issued(Outcome),
    /// It came too late: the base part counts as satisfied.
    Deemed {
        /// When.
        on: Date,
    },
}

/// A draft result.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What it says.
    pub content: EvaluationDrafted,
    /// By whom.
    pub by: Option<PersonId>,
    /// When.
    pub on: Date,
}

/// A result.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The draft it rests on.
    pub draft: Draft,
    /// The score, corrected by what others caused.
    pub score: Decimal,
    /// The lower end of the interval.
    pub low: Decimal,
    /// The upper end of the interval.
    pub high: Decimal,
    /// How far it carries.
    pub class: ResultClass,
    /// The grade, unless the evidence is insufficient.
    pub grade: Option<Grade>,
    /// When it was issued.
    pub on: Date,
}

/// A side's view of its own duties.
#[derive(Clone, Debug, PartialEq)]
pub struct SelfReport {
    /// The side.
    pub side: EvaluatedSide,
    /// Its organisation.
    pub organisation: Organisation,
    /// Its view.
    pub verdict: SelfVerdict,
    /// Its words.
    pub statement: FreeText,
    /// Duties of the side that had fallen due.
    pub due: u32,
    /// How many of them were kept in time.
    pub kept: u32,
}

/// A rating sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its id.
    pub id: RatingId,
    /// Whose view it is.
    pub group: RatingGroup,
    /// Who filed it.
    pub by: Option<PersonId>,
    /// For which organisation.
    pub organisation: Option<OrganisationId>,
    /// The government party whose conduct is rated.
    pub about: Option<Organisation>,
    /// The scores.
    pub scores: Scores,
    /// Whose hand filled it.
    pub contact: Contact,
}

/// What workers said in confidence.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkerTalk {
    /// How many workers spoke.
    pub workers: u32,
    /// About what.
    pub topics: Vec<WorkerTopic>,
    /// What they said.
    pub statement: FreeText,
}

/// A reply to a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The organisation that replied.
    pub organisation: Organisation,
    /// How it stands to the draft.
    pub stance: Stance,
    /// Its words.
    pub text: FreeText,
}

/// Who caused the shortfall.
#[derive(Clone, Debug, PartialEq)]
pub struct Allocation {
    /// The shares.
    pub shortfalls: Vec<Shortfall>,
    /// Points given back to the provider.
    pub excused: Decimal,
    /// Who decided.
    pub by: Option<PersonId>,
}

/// An appeal against a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Appeal {
    /// Its id.
    pub id: EvaluationAppealId,
    /// Who appeals.
    pub organisation: Organisation,
    /// On what ground.
    pub ground: AppealGround,
    /// In which words.
    pub text: FreeText,
    /// When.
    pub on: Date,
    /// What it came to, once decided.
    pub outcome: Option<AppealOutcome>,
}

impl Outcome {
    /// The grade, where the whole interval lies in its band.
    pub fn firm_grade(&self) -> Option<Grade> {
        self.grade.filter(|_| self.class == ResultClass::Graded)
    }
}

impl Evaluation {
    /// Whether the result is still to come.
    pub const fn is_open(&self) -> bool {
        match self.phase {
            Phase::Fieldwork | Phase::Released { .. } | Phase::Drafted(_) => true,
            Phase::Issued(_) | Phase::Deemed { .. } => false,
        }
    }

    /// The grade once gates were applied: D at best. Where too little was heard for a grade there is
    /// none to cap.
    pub fn gated(&self, grade: Option<Grade>) -> Option<Grade> {
        match self.gates.as_slice() {
            [] => grade,
            [..] => grade.map(|_| Grade::D),
        }
    }

    /// Whether somebody can still speak by a slip: during the fieldwork, on its last day too.
    pub fn takes_slips(&self, today: Date) -> bool {
        let within = self.plan.as_ref().is_some_and(|plan| today <= plan.until);
        within && matches!(self.phase, Phase::Fieldwork)
    }

    /// The result, if issued.
    pub const fn outcome(&self) -> Option<&Outcome> {
        match &self.phase {
            Phase::Issued(outcome) => Some(outcome),
            Phase::Fieldwork
            | Phase::Released { .. }
            | Phase::Drafted(_)
            | Phase::Deemed { .. } => None,
        }
    }

    /// The draft, as long as it is one and afterwards.
    pub const fn draft(&self) -> Option<&Draft> {
        match &self.phase {
            Phase::Drafted(draft) => Some(draft),
            Phase::Issued(outcome) => Some(&outcome.draft),
            Phase::Fieldwork | Phase::Released { .. } | Phase::Deemed { .. } => None,
        }
    }

    /// Questions that the figures raised and nobody answered yet.
    pub fn open_questions(&self) -> Vec<Question> {
        let raised = self.draft().map(|draft| draft.content.questions.iter());
        let answered = |one: &&Question| self.answers.iter().any(|(question, _)| question == *one);
        let open = raised.into_iter().flatten().filter(|one| !answered(one));
        open.copied().collect()
    }

    /// Whether an appeal against the result is undecided.
    pub fn is_under_appeal(&self) -> bool {
        self.appeals.iter().any(|one| one.outcome.is_none())
    }

    /// The sheets of one group.
    pub fn sheets_of(&self, group: RatingGroup) -> impl Iterator<Item = &Sheet> {
        self.sheets.iter().filter(move |sheet| sheet.group == group)
    }
}

impl Assessment {
    /// Evaluation results issued so far, by id; decisions on renewal and payment must cite them.
    /// One closed by the clock counts as a result: the base part is satisfied.
    pub fn result_ids(&self) -> Vec<String> {
        let closed = self.evaluations.iter().filter(|one| !one.is_open());
        closed.map(|one| one.id.to_string()).collect()
    }

    /// The evaluations, in the order they were planned.
    pub fn evaluations(&self) -> &[Evaluation] {
        &self.evaluations
    }

    /// The evaluation of an id.
    pub fn evaluation(&self, id: EvaluationId) -> Option<&Evaluation> {
        self.evaluations.iter().find(|one| one.id == id)
    }

    /// The evaluation under way; there is at most one.
    pub fn current(&self) -> Option<&Evaluation> {
        self.evaluations.iter().find(|one| one.is_open())
    }

    /// The grade of the last result; none while it is under appeal, without a result, or without
    /// sufficient evidence. Whether it is firm, the class of the result says.
    pub fn latest_grade(&self) -> Option<Grade> {
        let last = self.last_issued()?;
        if last.is_under_appeal() {
            return None;
        }
        last.outcome().and_then(|outcome| outcome.grade)
    }

    /// The last evaluation with a result.
    pub fn last_issued(&self) -> Option<&Evaluation> {
        let issued = self.evaluations.iter().rev();
        issued.into_iter().find(|one| one.outcome().is_some())
    }

    /// The organisation engaged as evaluator.
    pub fn evaluator(&self) -> Option<&Organisation> {
        self.engagements.last().map(|one| &one.evaluator)
    }

    /// Improvements that closed without the fault being cured.
    pub fn failed_cures(&self) -> impl Iterator<Item = &Improvement> {
        self.improvements.iter().filter(|one| {
            matches!(one.phase, CurePhase::Closed { outcome, .. } if outcome == CureOutcome::NotCured)
        })
    }

    /// The request for acceptance that waits for a decision.
    pub fn pending_acceptance(&self) -> Option<&Acceptance> {
        let last = self.acceptances.last()?;
        (last.decision == AcceptanceDecision::Pending).then_some(last)
    }

    /// Whether the service was accepted, expressly or by silence.
    pub fn is_accepted(&self) -> bool {
        self.acceptances.iter().any(|one| match &one.decision {
            AcceptanceDecision::Pending => false,
            AcceptanceDecision::Decided { verdict, .. } => *verdict != Verdict::Refused,
            AcceptanceDecision::Deemed { .. } => true,
        })
    }

    /// When acceptance was requested that the purchaser let pass in silence, if it did.
    pub fn deemed_request(&self) -> Option<Date> {
        self.acceptances.iter().find_map(|one| {
            let deemed = matches!(one.decision, AcceptanceDecision::Deemed { .. });
            deemed.then_some(one.requested)
        })
    }

    /// Who accepted the service (SD4: never the one who pays); nobody did when it was deemed.
    pub fn accepted_by(&self) -> Option<PersonId> {
        self.acceptances.iter().find_map(|one| match &one.decision {
            AcceptanceDecision::Decided { verdict, by, .. } if *verdict != Verdict::Refused => *by,
            AcceptanceDecision::Pending
            | AcceptanceDecision::Decided { .. }
            | AcceptanceDecision::Deemed { .. } => None,
        })
    }

    /// The deduction named when the service was accepted with defects.
    pub fn deduction(&self) -> Option<Money> {
        self.acceptances.iter().find_map(|one| match &one.decision {
            AcceptanceDecision::Decided { deduction, .. } => *deduction,
            AcceptanceDecision::Pending | AcceptanceDecision::Deemed { .. } => None,
        })
    }
}
