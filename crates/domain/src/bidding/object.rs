//! An objection by a tenderer.

use super::{
    ANSWER_OBJECTION, About, MayAffect, ObjectionId,
    challenge::{Exhibit, Ground, GroundId, ProcedureStep, Remedy, Window, is_open, windows},
    events::{ObjectionFiled, ObjectionGrounded},
    refusals::{NOT_TENDERER, NOTHING_TO_OBJECT, WINDOW_CLOSED},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Line, Prose, Rows},
    refusal::{Holds, Refusal},
    verb::Act,
};
use kernel::Date;
use rules::Key;

row! {
    /// A ground of the objection.
    GroundRow {
        text: Prose = ("事实和依据", "Facts and basis");
    }
}

row! {
    /// A piece of evidence.
    ExhibitRow {
        name: Line = ("材料名称", "Paper");
        shows: Option<Line> = ("证明什么", "What it shows");
    }
}

verb! {
    /// Objects to the documents, the procedure or the result (A24). A protected act. Only what the
    /// platform uses is asked for apart: what it is about, what it asks for, the grounds one by one,
    /// the evidence by name. Everything else stays in the text.
    Object "object" ("提出质疑", "Object")
    help ("获取采购文件或参加本项目的供应商可在质疑期内提出，购买方须在7个工作日内答复。依法质疑不会带来任何不利。", "Whoever took the documents or bid can object while the time is open; the purchaser answers within 7 working days. It is never held against you.")
    acts [24] scope Process stages [S07, S07b, S08, S09, S10, S11, S12]
    {
        about: About = ("质疑事项", "About");
        step: Option<ProcedureStep> = ("哪个环节", "Which step") hint ("对采购过程质疑时选择", "for an objection to the procedure");
        may_affect: MayAffect = ("对结果的影响", "Effect on the result");
        text: Prose = ("质疑书正文：事实、理由和请求", "Facts, reasons and request");
        remedy: Option<Remedy> = ("请求", "What you ask for");
        grounds: Rows<GroundRow> = ("逐项质疑事项", "Grounds one by one") hint ("不填则正文为一项；投诉不得超出这里的事项", "left empty, the text is one ground; a complaint cannot go beyond them");
        evidence: Rows<ExhibitRow> = ("证据材料", "Evidence");
    }
}

impl Act for Object {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let all = windows(at, at.actor().organisation)?;
        if all.is_empty() {
            return Err(NOTHING_TO_OBJECT.refuse());
        }
        let today = at.today();
        if all.iter().any(|one| is_open(one, today) == Holds::Yes) {
            return Ok(());
        }
        let last = all.iter().filter_map(|one| one.closes.date()).max();
        Err(closed(last.unwrap_or(today)))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let bidding = &at.process.bidding;
        let tenderer = bidding
            .challenger(at.actor().organisation)
            .ok_or_else(|| NOT_TENDERER.refuse())?;
        let window = self.window(at)?;
        let id = ObjectionId::after(bidding.objections.len());
        let due = at.due(Key::ObjectionReply, at.occurred_on())?;
        Decision::new(at)
            .event(ObjectionFiled {
                id,
                tenderer: tenderer.clone(),
                about: self.about,
                may_affect: self.may_affect,
                text: self.text.text(),
                answer_due: due.date(),
            })
            .event(ObjectionGrounded {
                objection: id,
                step: self.step,
                remedy: self.remedy,
                grounds: self.numbered(at),
                evidence: self.exhibits(),
                since: window.since,
                from: window.from,
                last_day: window.closes.date(),
            })
            .owe(&ANSWER_OBJECTION, id, due)
            .done()
    }
}

impl Object {
    /// The time this objection keeps: of several that fit, the one that ends last.
    fn window(&self, at: &At<'_>) -> Result<Window, Refusal> {
        let fits = |one: &Window| {
            let step = self.step.is_none() || one.step == self.step;
            one.about == self.about && (self.about != About::Procedure || step)
        };
        let all = windows(at, at.actor().organisation)?;
        let mut fitting: Vec<Window> = all.into_iter().filter(fits).collect();
        fitting.sort_by_key(|one| one.closes.date().unwrap_or(Date::MAX));
        let window = fitting
            .pop()
            .ok_or_else(|| NOTHING_TO_OBJECT.refuse().at("about"))?;
        match window.closes.date() {
            Some(last) if at.today() > last => Err(closed(last)),
            _ => Ok(window),
        }
    }

    fn numbered(&self, at: &At<'_>) -> Vec<Ground> {
        let before: usize = at
            .process
            .bidding
            .objections
            .iter()
            .map(|one| one.grounds.len())
            .sum();
        let texts: Vec<_> = if self.grounds.0.is_empty() {
            vec![self.text.text()]
        } else {
            self.grounds.0.iter().map(|row| row.text.text()).collect()
        };
        let numbered = texts.into_iter().enumerate();
        numbered
            .map(|(place, text)| Ground {
                id: GroundId::after(before + place),
                text,
            })
            .collect()
    }

    fn exhibits(&self) -> Vec<Exhibit> {
        let rows = self.evidence.0.iter();
        rows.map(|row| Exhibit {
            name: row.name.text(),
            shows: row.shows.as_ref().map(Line::text),
        })
        .collect()
    }
}

fn closed(last: Date) -> Refusal {
    WINDOW_CLOSED.with("day", last)
}
