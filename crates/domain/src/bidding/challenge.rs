//! Challenges: what an objection is made of, from which day it counts, and whose turn it is.

use super::{
    answers::{About, Answer, ComplaintId, MayAffect, ObjectionId, ReturnTo, Ruling},
    publish_award::last_day,
};
use crate::{
    context::At,
    input::Organisation,
    obligation::Due,
    process::Process,
    refusal::{Holds, Refusal},
    say::Say,
};
use kernel::{Date, FreeText, Lang, OrganisationId, civil_date};
use rules::Key;
use serde::{Deserialize, Serialize};

local_id!(
    /// A ground of an objection. Numbered through the purchase, so that a complaint can name it.
    GroundId "G"
);

choice! {
    /// What an objection asks for.
    Remedy {
        Explain "explain" ("说明理由", "Reasons");
        Correct "correct" ("修改采购文件", "Correction of the documents");
        Reevaluate "reevaluate" ("重新评审", "A new evaluation");
        Annul "annul" ("撤销成交结果，重新采购", "The award set aside, a new tender");
    }
}

choice! {
    /// A step of the procedure; an objection to it counts from its end (MOF Order 94 art. 12).
    ProcedureStep {
        Opening "opening" ("开标", "The opening");
        Qualification "qualification" ("资格审查", "The qualification");
        /// Its end is known to tenderers only with the notice of the result.
        Evaluation "evaluation" ("评审", "The evaluation");
    }
}

choice! {
    /// What the finance authority makes of a complaint at first sight (MOF Order 94 art. 21).
    Examination {
        Accepted "accepted" ("符合条件，予以受理", "Admissible, taken up");
        Inadmissible "inadmissible" ("不符合条件，不予受理", "Not admissible");
    }
}

/// One ground of an objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// Its id.
    pub id: GroundId,
    /// The facts.
    pub text: FreeText,
}
impl Say for Ground {
    fn say(&self, _: Lang) -> String {
        format!("{} {}", self.id, self.text.as_str())
    }
}

/// A piece of evidence, named; the paper itself goes with the objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exhibit {
    /// What it is.
    pub name: FreeText,
    /// What it shows.
    pub shows: Option<FreeText>,
}
impl Say for Exhibit {
    fn say(&self, lang: Lang) -> String {
        match &self.shows {
            Some(shows) => {
                let (name, shows) = (self.name.as_str(), shows.as_str());
                match lang {
                    Lang::Zh => format!("{name}（{shows}）"),
                    Lang::En => format!("{name} ({shows})"),
                }
            }
            None => self.name.as_str().to_owned(),
        }
    }
}

/// What was found of one ground.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The ground.
    pub ground: GroundId,
    /// Whether it holds.
    pub answer: Answer,
}
impl Say for Finding {
    fn say(&self, lang: Lang) -> String {
        let (ground, answer) = (self.ground, self.answer.say(lang));
        match lang {
            Lang::Zh => format!("{ground} {answer}"),
            Lang::En => format!("{ground}: {answer}"),
        }
    }
}

/// An objection.
#[derive(Clone, Debug, PartialEq)]
pub struct Objection {
    /// Its id.
    pub id: ObjectionId,
    /// Who objects.
    pub tenderer: Organisation,
    /// About what.
    pub about: About,
    /// Whether it may change the result.
    pub may_affect: MayAffect,
    /// Its words.
    pub text: FreeText,
    /// When it was filed.
    pub filed: Date,
    /// The last day to answer, where it can be computed.
    pub answer_due: Option<Date>,
    /// The answer.
    pub answer: Option<(Answer, Date)>,
    /// What it asks for, where it says so.
    pub remedy: Option<Remedy>,
    /// Its grounds; none in records from before grounds were numbered.
    pub grounds: Vec<Ground>,
    /// Its evidence.
    pub evidence: Vec<Exhibit>,
    /// What was found of each ground.
    pub findings: Vec<Finding>,
    /// Days on which its receipt was refused, which is forbidden.
    pub not_received: Vec<Date>,
    /// When its author took it back.
    pub withdrawn: Option<Date>,
}

impl Objection {
    /// Whether it waits for an answer.
    pub fn is_open(&self) -> bool {
        self.answer.is_none() && self.withdrawn.is_none()
    }
}

/// A complaint.
#[derive(Clone, Debug, PartialEq)]
pub struct Complaint {
    /// Its id.
    pub id: ComplaintId,
    /// The objection it follows; it cannot go beyond it.
    pub objection: ObjectionId,
    /// Its words.
    pub text: FreeText,
    /// When it was filed.
    pub filed: Date,
    /// The decision and where the procedure went.
    pub ruling: Option<(Ruling, ReturnTo)>,
    /// The grounds of the objection it keeps up.
    pub grounds: Vec<GroundId>,
    /// What the examination gave, and when.
    pub examined: Option<(Examination, Date)>,
    /// When copies went to the other side.
    pub copied: Option<Date>,
    /// The day it was first suspended for it.
    pub suspended_from: Option<Date>,
    /// Until when the procedure is suspended because of it.
    pub suspended_until: Option<Date>,
    /// When its author took it back.
    pub withdrawn: Option<Date>,
}

impl Complaint {
    /// Whether it waits for a decision.
    pub fn is_open(&self) -> bool {
        let refused = matches!(self.examined, Some((Examination::Inadmissible, _)));
        self.ruling.is_none() && self.withdrawn.is_none() && !refused
    }
}

/// A time to object, and how it is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// About what.
    pub about: About,
    /// The step, for the procedure.
    pub step: Option<ProcedureStep>,
    /// What happened on the day it counts from.
    pub since: Since,
    /// The day that does not count; none while a calendar is missing.
    pub from: Option<Date>,
    /// Its last day.
    pub closes: Due,
}

choice! {
    /// What a time to object counts from.
    Since {
        NoticeEnded "notice-ended" ("采购公告期限届满", "the end of the notice period of the tender");
        DocumentsTaken "documents-taken" ("收到采购文件", "receipt of the documents");
        Addendum "addendum" ("补充文件发布", "the addendum");
        StepEnded "step-ended" ("该环节结束", "the end of the step");
        ResultNoticeEnded "result-notice-ended" ("成交结果公告期限届满", "the end of the notice of the result");
    }
}

/// Every time to object that has begun or is known to begin, for one tenderer or for anyone.
///
/// # Errors
/// `rules-missing`.
pub fn windows(at: &At<'_>, tenderer: Option<OrganisationId>) -> Result<Vec<Window>, Refusal> {
    let mut found = Vec::new();
    found.extend(documents_window(at, tenderer)?);
    for (step, day) in ended_steps(at.process) {
        found.push(Window {
            about: About::Procedure,
            step: Some(step),
            since: Since::StepEnded,
            from: Some(day),
            closes: at.due(Key::Objection, day)?,
        });
    }
    if let Some(published) = at.process.challenge.published {
        for (about, step) in [
            (About::Procedure, Some(ProcedureStep::Evaluation)),
            (About::Result, None),
        ] {
            found.push(result_window(at, published, about, step)?);
        }
    }
    Ok(found)
}

/// The documents: seven working days from their receipt or the end of the notice period, and for
/// what an addendum changed from the addendum. Where two days come into question the later counts;
/// a doubt about the day never costs somebody their objection.
fn documents_window(
    at: &At<'_>,
    tenderer: Option<OrganisationId>,
) -> Result<Option<Window>, Refusal> {
    let bidding = &at.process.bidding;
    let Some(notice) = &bidding.notice else {
        return Ok(None);
    };
    let notice_ends = at.due(Key::TenderNotice, notice.published)?;
    let Some(ends) = notice_ends.date() else {
        return Ok(Some(Window {
            about: About::Documents,
            step: None,
            since: Since::NoticeEnded,
            from: None,
            closes: notice_ends,
        }));
    };
    let taken = bidding
        .takings
        .iter()
        .find(|one| Some(one.by.id) == tenderer);
    let taken = taken.map(|one| (one.on, Since::DocumentsTaken));
    let addendum = bidding.addenda.last().map(|one| (one.on, Since::Addendum));
    let (from, since) =
        [taken, addendum]
            .into_iter()
            .flatten()
            .fold((ends, Since::NoticeEnded), |latest, one| {
                if one.0 > latest.0 { one } else { latest }
            });
    Ok(Some(Window {
        about: About::Documents,
        step: None,
        since,
        from: Some(from),
        closes: at.due(Key::Objection, from)?,
    }))
}

fn result_window(
    at: &At<'_>,
    published: Date,
    about: About,
    step: Option<ProcedureStep>,
) -> Result<Window, Refusal> {
    let notice_ends = at.due(Key::ResultNotice, published)?;
    let from = notice_ends.date();
    let recorded = at.process.challenge.last_day;
    let computed = last_day(at, published)?;
    let closes = match (from, recorded.or(computed)) {
        // What the award notice said stays, whatever a later calendar says.
        (Some(from), Some(day)) => match at.due(Key::Objection, from)? {
            Due::On {
                rule, pack, from, ..
            } => Due::On {
                date: day,
                rule,
                pack,
                from,
            },
            Due::Unknown { .. } => Due::agreed(day),
        },
        (Some(from), None) => at.due(Key::Objection, from)?,
        (None, _) => notice_ends,
    };
    Ok(Window {
        about,
        step,
        since: Since::ResultNoticeEnded,
        from,
        closes,
    })
}

fn ended_steps(process: &Process) -> Vec<(ProcedureStep, Date)> {
    let bidding = &process.bidding;
    let opened = bidding.opened.map(civil_date);
    [
        (ProcedureStep::Opening, opened),
        (ProcedureStep::Qualification, bidding.qualified),
    ]
    .into_iter()
    .filter_map(|(step, day)| Some((step, day?)))
    .collect()
}

/// Whether a window is open on a day; one whose end is not known is.
pub fn is_open(window: &Window, today: Date) -> Holds {
    window.closes.date().is_none_or(|last| today <= last).into()
}

/// Who is to act on a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The purchaser answers.
    Purchaser,
    /// The tenderer may complain until the day.
    Tenderer(Date),
    /// The finance authority examines, sends copies, decides.
    Authority,
    /// Nobody; it is over.
    Nobody,
}

/// Whose turn it is on an objection, with the complaint that followed it.
///
/// # Errors
/// `rules-missing`.
pub fn turn(at: &At<'_>, objection: &Objection) -> Result<Turn, Refusal> {
    let complaints = &at.process.bidding.complaints;
    if let Some(complaint) = complaints.iter().find(|one| one.objection == objection.id) {
        return Ok(if complaint.is_open() {
            Turn::Authority
        } else {
            Turn::Nobody
        });
    }
    if objection.withdrawn.is_some() {
        return Ok(Turn::Nobody);
    }
    if objection.answer.is_none() {
        return Ok(Turn::Purchaser);
    }
    let last = match objection.answer_due {
        Some(due) => at.due(Key::Complaint, due)?.date(),
        None => None,
    };
    Ok(match last {
        Some(last) if at.today() <= last => Turn::Tenderer(last),
        _ => Turn::Nobody,
    })
}

/// Why nothing can be signed: the open challenges that may change the result.
pub fn blocking(process: &Process) -> Vec<&Objection> {
    let open = &process.challenge.open;
    let objections = process.bidding.objections.iter();
    objections
        .filter(|one| {
            let mut complaints = process.bidding.complaints.iter();
            open.contains(&one.id.to_string())
                || complaints.any(|c| c.objection == one.id && open.contains(&c.id.to_string()))
        })
        .collect()
}

/// Until when the procedure is suspended because of a complaint, on a day.
pub fn suspended_until(process: &Process, today: Date) -> Option<Date> {
    let complaints = process
        .bidding
        .complaints
        .iter()
        .filter(|one| one.is_open());
    complaints
        .filter_map(|one| one.suspended_until)
        .filter(|until| today <= *until)
        .max()
}
