//! What happened between the notice and the end of the challenge window.

use super::{
    answers::{
        About, AffectsBids, AfterFall, AlertKey, AlertKind, Answer, Bar, BidId, Cause,
        CollusionRun, CollusionSign, ComplaintId, EnquiryId, ExpertNo, LeaveGround, MayAffect,
        NextStep, ObjectionId, PriceFormula, PriceVerdict, Retest, ReturnTo, RevisionGround,
        Ruling, Scale, SkipGround, Trigger,
    },
    challenge::{Examination, Exhibit, Finding, Ground, GroundId, ProcedureStep, Remedy, Since},
    panel::{Barred, Candidate, Statement},
    state::{Funnel, Member, Score},
};
use crate::{
    contract::Clause,
    input::{Organisation, Person},
    planning::state::CounterId,
    process::{CriterionId, LotId, Method},
};
use kernel::{Date, Digest, FreeText, Money, Timestamp};
use rust_decimal::Decimal;

events! {
    /// The tender was published.
    TenderPublished "tender.published" to Public ocds Tag("tender")
    say ("发布采购公告，响应截止时间 {deadline}", "published the tender; bids close at {deadline}")
    { deadline: Timestamp }

    /// Somebody took the documents. Who is interested stays closed until the opening.
    DocumentsTaken "documents.taken" to Opening ocds Not("who is interested stays closed until the opening")
    say ("{tenderer}获取采购文件", "took the documents for {tenderer}")
    { tenderer: Organisation }

    /// Somebody asked about the tender. The question becomes public with the answer, without the
    /// name of who asked.
    EnquiryAsked "enquiry.asked" to Parties ocds Not("published with its answer, so that nobody learns who is interested")
    say ("提出询问 {id}：{question}", "asked {id}: {question}")
    { id: EnquiryId, question: FreeText }

    /// An enquiry was answered to all.
    EnquiryAnswered "enquiry.answered" to Public ocds Tag("tenderUpdate")
    say ("向所有供应商答复询问 {id}“{question}”：{answer}", "answered {id} “{question}” to all: {answer}")
    { id: EnquiryId, question: FreeText, answer: FreeText }

    /// An enquiry asked the same as another and was answered with it.
    EnquiryMerged "enquiry.merged" to Public ocds Not("published with the enquiry it was answered with")
    say ("询问 {id} 与 {into} 内容相同，合并答复", "answered {id} together with {into}, which asks the same")
    { id: EnquiryId, into: EnquiryId }

    /// The documents were changed.
    TenderAmended "tender.amended" to Public ocds Tag("tenderAmendment")
    say ("发布补充文件：{text}；新的截止时间 {deadline}", "amended the documents: {text}; new deadline {deadline}")
    { text: FreeText, deadline: Option<Timestamp> }

    /// What an addendum changes, and how its deadline was computed.
    AddendumDetailed "addendum.detailed" to Public ocds Tag("tenderAmendment")
    say ("补充文件第 {number} 号：{affects}；原截止 {before}，最早可为 {earliest}，现为 {deadline}；写入建议：{counters}；新增条款：{clauses}", "addendum {number}: {affects}; deadline before {before}, earliest allowed {earliest}, now {deadline}; counter-clauses taken up: {counters}; clauses added: {clauses}")
    { number: u32, affects: AffectsBids, before: Option<Timestamp>, earliest: Option<Date>, deadline: Option<Timestamp>, counters: Vec<CounterId>, clauses: Vec<Clause> }

    /// A bid came in.
    BidSubmitted "bid.submitted" to Opening ocds Not("closed until the opening; its price is released with the award")
    say ("{tenderer}提交响应 {id}（{lots}），报价 {price}", "submitted bid {id} of {tenderer} for {lots} at {price}")
    { id: BidId, tenderer: Organisation, lots: Vec<LotId>, price: Money, staff_cost: Money, team: u32, plan: FreeText }

    /// A bid was taken back.
    BidWithdrawn "bid.withdrawn" to Opening ocds Not("closed until the opening; withdrawn bids are counted in the funnel")
    say ("撤回响应 {bid}", "withdrew bid {bid}")
    { bid: BidId }

    /// The bids were opened.
    BidsOpened "bids.opened" to Public ocds Tag("tenderUpdate")
    say ("开标：{count} 份响应；竞争不足的标包：{failed_lots}", "opened {count} bids; lots without enough competition: {failed_lots}")
    { count: u32, tenderers: Vec<Organisation>, failed_lots: Vec<LotId> }

    /// A bid meets the conditions.
    BidQualified "bid.qualified" to Parties ocds Tag("tenderUpdate")
    say ("资格审查合格：{bid}", "found bid {bid} qualified")
    { bid: BidId }

    /// A bid does not meet the conditions.
    BidDisqualified "bid.disqualified" to Parties ocds Tag("tenderUpdate")
    say ("资格审查不合格：{bid}，理由：{reason}", "found bid {bid} not qualified: {reason}")
    { bid: BidId, reason: FreeText }

    /// All bids were checked.
    QualificationFinished "qualification.finished" to Parties ocds Tag("tenderUpdate")
    say ("资格审查结束：{qualified} 份合格；竞争不足的标包：{failed_lots}", "finished the qualification: {qualified} bids qualified; lots without enough competition: {failed_lots}")
    { qualified: u32, failed_lots: Vec<LotId> }

    /// A tenderer whose bid does not qualify learned why at once.
    ExclusionTold "exclusion.told" to Parties ocds Not("the reasons are for the tenderer")
    say ("告知{tenderer}其响应 {bid}（{lots}）未通过资格审查：{reason}", "told {tenderer} why its bid {bid} for {lots} did not qualify: {reason}")
    { tenderer: Organisation, bid: BidId, lots: Vec<LotId>, reason: FreeText }

    /// The competition failed; its causes are on record.
    TenderFailed "tender.failed" to Public ocds Tag("tenderCancellation")
    say ("竞争不足，原因：{causes}（{funnel}；公平性复查：{retest}）", "recorded why the competition failed: {causes} ({funnel}; fairness: {retest})")
    { causes: Vec<Cause>, funnel: Funnel, retest: Retest, note: Option<FreeText>, next: NextStep }

    /// It starts again from the documents.
    TenderRestarted "tender.restarted" to Public ocds Tag("tenderUpdate")
    say ("决定下一步：{next}", "decided how to go on: {next}")
    { next: NextStep }

    /// The finance authority approved another method.
    MethodApproved "method.approved" to Public ocds Tag("tenderUpdate")
    say ("变更采购方式为{method}，批准文号：{number}", "changed the method to {method}, approved as {number}")
    { method: Method, number: FreeText }

    /// The committee was formed. Names stay closed until the report, as the law asks.
    CommitteeAppointed "committee.appointed" to Report ocds Not("names of experts are released with the award")
    say ("组成评审委员会：{members}", "formed the committee: {members}")
    { members: Vec<Member> }

    /// A member scored a bid.
    SheetScored "sheet.scored" to Report ocds Not("single sheets have no OCDS term; each tenderer gets its own scores")
    say ("为 {bid} 评分：{scores}", "scored {bid}: {scores}")
    { bid: BidId, scores: Vec<Score> }

    /// A member holds another opinion.
    DissentRecorded "dissent.recorded" to Report ocds Not("dissent belongs to the report")
    say ("书面说明不同意见：{text}", "dissented: {text}")
    { text: FreeText }

    /// Somebody interfered in the evaluation.
    InterferenceReported "interference.reported" to Protected ocds Not("a protected report")
    say ("报告干预评审的情况：{text}", "reported interference in the evaluation: {text}")
    { by: Option<Organisation>, text: FreeText }

    /// The committee asked about a price.
    PriceQueried "price.queried" to Parties ocds Not("an inner step of the evaluation")
    say ("要求 {bid} 在 {until} 前说明报价（{triggers}）：{question}", "asked {bid} to explain its price by {until} ({triggers}): {question}")
    { bid: BidId, triggers: Vec<Trigger>, until: Timestamp, question: FreeText }

    /// The tenderer explained its price.
    PriceExplained "price.explained" to Parties ocds Not("business secrets of the tenderer")
    say ("说明 {bid} 的报价（人员成本 {staff_cost}，其他成本 {other_cost}）：{text}", "explained the price of {bid} (staff {staff_cost}, other cost {other_cost}): {text}")
    { bid: BidId, staff_cost: Money, other_cost: Money, text: FreeText }

    /// The committee judged a low price.
    PriceJudged "price.judged" to Parties ocds Tag("tenderUpdate")
    say ("认定 {bid} 的报价：{verdict}，理由：{reason}", "judged the price of {bid}: {verdict}, because {reason}")
    { bid: BidId, verdict: PriceVerdict, reason: FreeText }

    /// A sign of collusion was found.
    CollusionNoted "collusion.noted" to Parties ocds Not("a suspicion is for the supervisors, not for publication")
    say ("发现串通迹象（{sign}）：{bids}，{finding}", "noted a sign of collusion ({sign}) in {bids}: {finding}")
    { sign: CollusionSign, bids: Vec<BidId>, finding: FreeText }

    /// A bid got its place.
    BidRanked "bid.ranked" to Parties ocds Tag("tenderUpdate")
    say ("{lot} 第 {place} 名：{bid}（质量 {quality}，价格 {price_points}，总分 {total}）", "ranked {bid} number {place} for {lot} (quality {quality}, price {price_points}, total {total})")
    { lot: LotId, bid: BidId, place: u32, quality: Decimal, price_points: Decimal, total: Decimal }

    /// The evaluation report was filed.
    EvaluationReported "evaluation.reported" to Parties ocds Tag("tenderUpdate")
    say ("送交评审报告：{summary}（串通核查：{collusion}，不同意见 {dissents} 份）", "filed the evaluation report: {summary} (collusion: {collusion}; dissents: {dissents})")
    { summary: FreeText, collusion: CollusionRun, dissents: u32, failed_lots: Vec<LotId> }

    /// A supplier was chosen.
    AwardDecided "award.decided" to Parties ocds Not("released when the award is published")
    say ("确定{supplier}为 {lots} 的成交供应商，成交价 {price}", "decided to award {lots} to {supplier} at {price}")
    { lots: Vec<LotId>, bid: BidId, supplier: Organisation, price: Money }

    /// A better ranked bid was passed over.
    BidPassedOver "bid.passed-over" to Parties ocds Tag("tenderUpdate")
    say ("越过排名在前的 {bid}：{ground}", "passed over {bid}: {ground}")
    { bid: BidId, ground: SkipGround }

    /// The facts behind passing over a better bid.
    PassingOverExplained "passing-over.explained" to Parties ocds Not("the ground is released with the award")
    say ("越过 {bid} 的事实依据：{reason}", "gave the facts for passing over {bid}: {reason}")
    { bid: BidId, ground: SkipGround, reason: FreeText }

    /// What the purchaser says of the winning bids.
    WinnersDescribed "winners.described" to Parties ocds Not("goes into the feedback to each tenderer")
    say ("说明成交响应的特点：{strengths}", "described what the winning bids offer: {strengths}")
    { strengths: FreeText }

    /// What one tenderer was told of its loss besides the figures.
    LossExplained "loss.explained" to Parties ocds Not("each tenderer's own reasons are for that tenderer")
    say ("向{tenderer}说明 {bid} 未成交的原因：{reason}", "told {tenderer} why {bid} was not chosen: {reason}")
    { tenderer: Organisation, bid: BidId, reason: FreeText }

    /// The award was published.
    AwardPublished "award.published" to Public ocds Tag("award")
    say ("公告成交结果：{suppliers}；质疑期至 {last_day}", "published the award to {suppliers}; objections until {last_day}")
    { suppliers: Vec<Organisation>, experts: Vec<Person>, last_day: Option<Date> }

    /// A tenderer that was not chosen learned its scores and the reasons.
    FeedbackGiven "feedback.given" to Parties ocds Not("each tenderer's own scores are for that tenderer")
    say ("向{tenderer}反馈 {bid}（{lots}）：总分 {total}，第 {place} 名，最高分 {best}；得分：{scores}；排除理由：{reason}", "told {tenderer} about {bid} ({lots}): total {total}, place {place}, best total {best}; scores: {scores}; reason for exclusion: {reason}")
    { tenderer: Organisation, bid: BidId, lots: Vec<LotId>, total: Option<Decimal>, place: Option<u32>, best: Option<Decimal>, scores: Vec<Score>, reason: Option<FreeText> }

    /// A tenderer objected.
    ObjectionFiled "objection.filed" to Parties ocds Not("OCDS 1.1.5 has no term for challenges")
    say ("{tenderer}提出质疑 {id}（{about}，{may_affect}）：{text}", "filed objection {id} of {tenderer} ({about}; {may_affect}): {text}")
    { id: ObjectionId, tenderer: Organisation, about: About, may_affect: MayAffect, text: FreeText, answer_due: Option<Date> }

    /// What an objection rests on and from which day its time was counted.
    ObjectionGrounded "objection.grounded" to Parties ocds Not("OCDS 1.1.5 has no term for challenges")
    say ("质疑 {objection} 的事项：{grounds}；请求：{remedy}；证据：{evidence}；质疑期自{since}（{from}）起算，至 {last_day}", "objection {objection} rests on {grounds}; asks for {remedy}; evidence: {evidence}; time counted from {since} ({from}) to {last_day}")
    { objection: ObjectionId, step: Option<ProcedureStep>, remedy: Option<Remedy>, grounds: Vec<Ground>, evidence: Vec<Exhibit>, since: Since, from: Option<Date>, last_day: Option<Date> }

    /// A tenderer took its objection back.
    ObjectionWithdrawn "objection.withdrawn" to Parties ocds Not("OCDS 1.1.5 has no term for challenges")
    say ("撤回质疑 {objection}：{reason}", "withdrew objection {objection}: {reason}")
    { objection: ObjectionId, reason: Option<FreeText> }

    /// An objection was answered, or its receipt refused.
    ObjectionAnswered "objection.answered" to Parties ocds Not("OCDS 1.1.5 has no term for challenges")
    say ("答复质疑 {objection}：{answer}。{text}", "answered objection {objection}: {answer}. {text}")
    { objection: ObjectionId, answer: Answer, text: FreeText }

    /// Which grounds of an objection hold.
    GroundsAnswered "objection.grounds-answered" to Parties ocds Not("OCDS 1.1.5 has no term for challenges")
    say ("质疑 {objection} 逐项结论：{findings}", "found of objection {objection}, ground by ground: {findings}")
    { objection: ObjectionId, findings: Vec<Finding> }

    /// A tenderer complained.
    ComplaintFiled "complaint.filed" to Parties ocds Not("OCDS 1.1.5 has no term for challenges")
    say ("就质疑 {objection} 提出投诉 {id}：{text}", "filed complaint {id} about objection {objection}: {text}")
    { id: ComplaintId, objection: ObjectionId, text: FreeText }

    /// Which grounds a complaint keeps up.
    ComplaintGrounded "complaint.grounded" to Parties ocds Not("OCDS 1.1.5 has no term for challenges")
    say ("投诉 {complaint} 坚持的质疑事项：{grounds}", "complaint {complaint} keeps up {grounds}")
    { complaint: ComplaintId, grounds: Vec<GroundId> }

    /// The authority said whether it takes a complaint up.
    ComplaintExamined "complaint.examined" to Parties ocds Not("OCDS 1.1.5 has no term for challenges")
    say ("审查投诉 {complaint}：{outcome}。{text}", "examined complaint {complaint}: {outcome}. {text}")
    { complaint: ComplaintId, outcome: Examination, text: FreeText }

    /// The side complained of got its copy.
    ComplaintCopied "complaint.copied" to Parties ocds Not("OCDS 1.1.5 has no term for challenges")
    say ("发出投诉 {complaint} 的答复通知书和副本", "sent copies of complaint {complaint}")
    { complaint: ComplaintId }

    /// A tenderer took its complaint back.
    ComplaintWithdrawn "complaint.withdrawn" to Parties ocds Not("OCDS 1.1.5 has no term for challenges")
    say ("撤回投诉 {complaint}：{reason}", "withdrew complaint {complaint}: {reason}")
    { complaint: ComplaintId, reason: Option<FreeText> }

    /// The authority suspended the procedure.
    ProcedureSuspended "procedure.suspended" to Public ocds Not("OCDS 1.1.5 has no term for a suspension")
    say ("因投诉 {complaint} 暂停采购活动至 {until}：{text}", "suspended the procedure until {until} because of complaint {complaint}: {text}")
    { complaint: ComplaintId, until: Date, text: FreeText }

    /// A complaint was decided.
    ComplaintDecided "complaint.decided" to Public ocds Not("OCDS 1.1.5 has no term for challenges")
    say ("作出投诉 {complaint} 的处理决定：{ruling}。{text}", "decided complaint {complaint}: {ruling}. {text}")
    { complaint: ComplaintId, ruling: Ruling, text: FreeText, to: ReturnTo }

    /// The procedure went back; the award fell.
    ProcedureReturned "procedure.returned" to Public ocds Tag("awardCancellation")
    say ("撤销成交结果，{to}", "set the award aside: {to}")
    { to: ReturnTo }

    /// What follows an award that fell was decided.
    FallDecided "award-fall.decided" to Public ocds Tag("awardUpdate")
    say ("{lots} 成交失效后的处理：{next}，理由：{reason}", "decided what follows the fallen award of {lots}: {next}, because {reason}")
    { lots: Vec<LotId>, next: AfterFall, reason: FreeText }

    /// The challenge window closed.
    ChallengeClosed "challenge.closed" to Public ocds Tag("awardUpdate")
    say ("质疑期届满，没有影响结果的未决事项，进入签约", "the challenge window closed with nothing open; the contracts can be signed")
    { published: Option<Date> }

    /// A formula for the points of the price was chosen.
    PriceFormulaChosen "price-formula.chosen" to Public ocds Tag("tender")
    say ("确定价格分公式：{formula}（高于基准每百分点扣 {above} 分，低于扣 {below} 分）。{statement}", "chose how the price is scored: {formula} (off per percent above {above}, below {below}). {statement}")
    { formula: PriceFormula, above: Decimal, below: Decimal, statement: Option<FreeText> }

    /// The sort of project was recorded, on which the size of the committee depends.
    EvaluationScaled "evaluation.scaled" to Public ocds Not("OCDS has no term for the size of a committee")
    say ("确认项目性质：{scale}", "recorded what sort of project it is: {scale}")
    { scale: Scale }

    /// The pool of experts was registered. Names stay closed until the report, as the law asks.
    PoolRegistered "expert-pool.registered" to Report ocds Not("names of experts are released with the award")
    say ("登记专家名单：{experts}", "registered the pool of experts: {experts}")
    { experts: Vec<Candidate> }

    /// The digest of the pool was published.
    PoolPublished "expert-pool.published" to Public ocds Not("OCDS has no term for the draw of a committee")
    say ("公布专家名单摘要：共 {count} 人，{digest}", "published the digest of the pool of {count} experts: {digest}")
    { count: u32, digest: Digest }

    /// An expert of the pool does not take part in the draw.
    ExpertBarred "expert.barred" to Public ocds Not("OCDS has no term for the draw of a committee")
    say ("{number} 号不参加抽取：{ground}", "left {number} out of the draw: {ground}")
    { number: ExpertNo, ground: Bar }

    /// A party committed to a secret.
    SeedCommitted "seed.committed" to Public ocds Not("OCDS has no term for the draw of a committee")
    say ("承诺抽取随机数，摘要 {digest}", "committed to a secret for the draw: {digest}")
    { digest: Digest }

    /// It told the secret.
    SeedRevealed "seed.revealed" to Public ocds Not("OCDS has no term for the draw of a committee")
    say ("公布抽取随机数：{secret}", "revealed the secret for the draw: {secret}")
    { secret: FreeText }

    /// The committee was drawn.
    CommitteeDrawn "committee.drawn" to Public ocds Not("OCDS has no term for the draw of a committee")
    say ("随机抽取评审专家：席位 {seats}，候补 {reserve}，排除 {barred}（种子 {seed}）", "drew the experts: seats {seats}, substitutes {reserve}, left out {barred} (seed {seed})")
    { pool: Digest, count: u32, seed: Digest, barred: Vec<Barred>, seats: Vec<ExpertNo>, reserve: Vec<ExpertNo> }

    /// A member declared ties to each tenderer.
    ConflictsDeclared "conflicts.declared" to Report ocds Not("declarations of members belong to the report")
    say ("声明与各供应商的利害关系：{statements}", "declared ties to each tenderer: {statements}")
    { statements: Vec<Statement>, note: Option<FreeText> }

    /// A member left the committee; the sheets named no longer count.
    MemberLeft "member.left" to Report ocds Not("names of experts are released with the award")
    say ("{person}退出评审（{ground}）：{reason}；不再计入的评分：{sheets}", "{person} left the committee ({ground}): {reason}; sheets that no longer count: {sheets}")
    { person: Person, ground: LeaveGround, reason: FreeText, sheets: Vec<BidId> }

    /// Somebody took a seat.
    MemberSeated "member.seated" to Report ocds Not("names of experts are released with the award")
    say ("递补评审委员：{member}", "seated a substitute: {member}")
    { member: Member }

    /// The time to score was set.
    ScoringTimeSet "scoring-time.set" to Parties ocds Not("an inner step of the evaluation")
    say ("确定评分截止时间 {until}", "set the end of the scoring: {until}")
    { until: Timestamp }

    /// All sheets were opened together.
    SheetsOpened "sheets.opened" to Parties ocds Not("an inner step of the evaluation")
    say ("评分表同时启封：已交 {sheets} 份，未交 {missing} 份", "opened all sheets together: {sheets} in, {missing} missing")
    { sheets: u32, missing: u32 }

    /// A member changed a score after the opening; the original stays.
    ScoreRevised "score.revised" to Report ocds Not("single sheets have no OCDS term; each tenderer gets its own scores")
    say ("更改 {bid} {criterion} 的评分：{from} 分改为 {points} 分（{ground}），{reason}", "changed the score of {bid} for {criterion} from {from} to {points} ({ground}): {reason}")
    { bid: BidId, criterion: CriterionId, from: Decimal, points: Decimal, ground: RevisionGround, reason: FreeText }

    /// What the papers of a bid say about who made it.
    PapersRecorded "bid-papers.recorded" to Parties ocds Not("details of persons and accounts")
    say ("记录 {bid} 文件信息：联系人或签署人 {contact}，法定代表人 {legal}，账户 {account}，文件作者 {author}", "recorded the papers of {bid}: contact or signatory {contact}, legal representative {legal}, account {account}, author {author}")
    { bid: BidId, contact: Option<FreeText>, legal: Option<FreeText>, account: Option<FreeText>, author: Option<FreeText> }

    /// The committee answered an alert.
    AlertAnswered "alert.answered" to Parties ocds Not("an inner step of the evaluation")
    say ("就提示“{kind}”（{bids}）说明：{finding}", "answered the question “{kind}” ({bids}): {finding}")
    { alert: AlertKey, kind: AlertKind, bids: Vec<BidId>, finding: FreeText }
}
