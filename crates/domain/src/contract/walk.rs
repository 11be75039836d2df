//! Plausible worlds that pass through every verb and every fact of this module.

use crate::{
    Stage,
    testkit::{World, organisation_id, person_id},
};
use kernel::Role;
use serde_json::{Value, json};

/// A purchase at signing: the award is decided, no contract is drawn up yet.
pub fn awarded() -> World {
    World::at_stage(Stage::S12, "2025-03-24")
        .with(|process| process.contracts.clear())
        .about(Some(1))
}

/// The contract of the award.
pub(super) fn preparation() -> Value {
    json!({
        "award": "AW1",
        "start": "2025-04-01",
        "end": "2026-03-31",
        "lead": person_id(30).to_string(),
        "team_size": 4,
    })
}

/// All eight terms as they are.
pub(super) fn right_terms() -> Value {
    json!({
        "price": "300000",
        "start": "2025-04-01",
        "end": "2026-03-31",
        "advance": "30",
        "pay_days": 10,
        "flex_hours": 200,
        "who_changes": "both-sides",
        "where_to_complain": "ladder",
    })
}

/// Drives a purchase that stands at signing, with an award that has no contract yet, through the
/// whole life of the bargain.
pub fn walk(world: World) -> World {
    let world = signing(world);
    let world = inception(world);
    let world = changes(world);
    let world = silence(world);
    staffing_and_hosts(world)
}

/// Worlds that together pass through everything.
pub fn walks() -> Vec<World> {
    vec![declined(), reorganised(), walk(awarded())]
}

/// The supplier walks away from the award.
fn declined() -> World {
    awarded()
        .by(Role::Agent)
        .goes("prepare-contract", preparation())
        .on("2025-03-28")
        .by(Role::ProviderFinance)
        .goes(
            "decline-contract",
            json!({ "reason": "核心团队已承接其他项目，无法按文件要求派人" }),
        )
}

/// Two subdistricts are merged while the service runs.
fn reorganised() -> World {
    World::at_stage(Stage::S15, "2025-09-01")
        .by(Role::Host)
        .goes(
            "record-succession",
            json!({
                "party": "host",
                "predecessor": organisation_id(1).to_string(),
                "successor": organisation_id(2).to_string(),
                "reason": "市政府批复：撤销东街道，并入西街道",
            }),
        )
}

fn signing(world: World) -> World {
    let mut mistaken = right_terms();
    if let Some(answers) = mistaken.as_object_mut() {
        answers.insert("who_changes".to_owned(), json!("purchaser"));
    }
    world
        .by(Role::Purchaser)
        .goes("prepare-contract", preparation())
        .on("2025-03-25")
        .by(Role::Provider)
        .goes(
            "remark-on-schedule",
            json!({ "schedule": "service", "text": "建议在附表注明小组每次不少于 90 分钟" }),
        )
        .on("2025-03-26")
        .by(Role::Purchaser)
        .goes(
            "answer-remark",
            json!({ "remark": "W1", "outcome": "taken-up", "text": "已写入服务单位定义" }),
        )
        .on("2025-03-27")
        .by(Role::PurchaserHead)
        .goes("read-back", right_terms())
        .goes("sign-contract", json!({ "authority": "head" }))
        .on("2025-04-02")
        .by(Role::Provider)
        .goes("read-back", mistaken)
        .goes("read-back", right_terms())
        .goes(
            "sign-contract",
            json!({ "authority": "mandate", "mandate": "和风授〔2025〕3号，2025-03-20" }),
        )
        .on("2025-04-03")
        .by(Role::Purchaser)
        .goes(
            "publish-contract",
            json!({ "notice": "HT-2025-017", "left_out": "secrets" }),
        )
        .on("2025-04-07")
        .goes("file-contract", json!({ "number": "财采备 2025-0312" }))
}

fn inception(world: World) -> World {
    let east = organisation_id(1).to_string();
    let west = organisation_id(2).to_string();
    world
        .on("2025-04-10")
        .by(Role::Host)
        .goes("join-charter", json!({ "contact": "社会事务办" }))
        .goes(
            "hand-over-precondition",
            json!({ "precondition": "C1", "note": "社区中心二楼活动室，钥匙两把" }),
        )
        .by_person(Role::Host, 20)
        .goes("join-charter", json!({ "contact": "民政科" }))
        .goes(
            "hand-over-precondition",
            json!({ "precondition": "C1", "note": "文化站一楼，周末可用" }),
        )
        .on("2025-04-14")
        .by(Role::Provider)
        .goes(
            "confirm-precondition",
            json!({ "precondition": "C1", "by": east, "found": "supplied" }),
        )
        .goes(
            "confirm-precondition",
            json!({ "precondition": "C1", "by": west, "found": "not-supplied", "note": "文化站正在装修，无法使用" }),
        )
        .by(Role::Host)
        .goes("introduce-team", json!({ "place": "东社区议事厅", "people": 35 }))
        .on("2025-04-18")
        .by(Role::Provider)
        .goes(
            "set-baseline",
            json!({
                "measures": [
                    { "name": "独居老人社会支持得分", "value": "21.5", "unit": "SSRS" },
                    { "name": "每周外出次数", "value": "1.8", "unit": "次" },
                ],
                "users": 42,
                "how": "入户面谈，社工与老人一起填写",
            }),
        )
        .goes(
            "submit-annual-plan",
            json!({ "from": "2025-04-01", "until": "2026-03-31", "hours": 4000, "summary": "上半年建档与个案，下半年小组与互助网络" }),
        )
        .on("2025-04-24")
        .by(Role::Purchaser)
        .goes(
            "comment-on-plan",
            json!({ "stance": "suggests", "comment": "建议把高温天探访提前到六月" }),
        )
        .on("2025-04-28")
        .by(Role::Provider)
        .because("预付款已在支付流程中，双方同意先开展；西街道场地未到位，相关指标等到位后再算")
        .goes("start-delivery", json!({ "clocks": "wait" }))
        .on("2025-05-12")
        .by_person(Role::Host, 20)
        .goes(
            "hand-over-precondition",
            json!({ "precondition": "C1", "note": "装修完成，改用三楼活动室" }),
        )
        .on("2025-05-14")
        .by(Role::Provider)
        .goes(
            "confirm-precondition",
            json!({ "precondition": "C1", "by": west, "found": "supplied" }),
        )
}

fn changes(world: World) -> World {
    world
        .on("2025-06-03")
        .by(Role::Provider)
        .goes(
            "propose-change",
            json!({ "kind": "price-add-on", "what": "新增 5 名失能老人个案", "reason": "走访发现名单外急需服务的老人",
                "money": "18000", "money_way": "more", "hours": 240, "hours_way": "more",
                "units": [{ "unit": "U1", "quantity": 25 }], "loses_service": "no", "effective": "2025-06-16" }),
        )
        .on("2025-06-09")
        .by(Role::Purchaser)
        .goes(
            "counter-change",
            json!({ "change": "X1", "what": "新增 4 名，金额相应调整", "money": "15000", "money_way": "more",
                "hours": 200, "hours_way": "more", "units": [{ "unit": "U1", "quantity": 24 }],
                "loses_service": "no", "effective": "2025-06-09" }),
        )
        .on("2025-06-10")
        .by(Role::Provider)
        .goes("assent-change", json!({ "change": "X1" }))
        .on("2025-07-01")
        .goes(
            "propose-change",
            json!({ "kind": "scope-swap", "what": "停办一个棋牌小组，改为认知训练小组", "reason": "参加者只剩两人",
                "loses_service": "yes", "effective": "2025-07-21" }),
        )
        .on("2025-07-03")
        .by(Role::UserPanel)
        .goes("assent-change", json!({ "change": "X2" }))
        .on("2025-07-04")
        .by(Role::PurchaserHead)
        .goes("assent-change", json!({ "change": "X2" }))
        .on("2025-07-21")
        .by(Role::Clock)
        .goes("run-clock", json!({}))
        .on("2025-08-04")
        .by(Role::Purchaser)
        .because("区里新增考核，经费待下一年度安排")
        .goes(
            "propose-change",
            json!({ "kind": "target", "what": "小组增加到 9 个", "reason": "区考核要求",
                "units": [{ "unit": "U2", "quantity": 9 }], "loses_service": "no", "effective": "2025-09-01" }),
        )
        .on("2025-08-06")
        .by(Role::Provider)
        .goes(
            "refuse-change",
            json!({ "change": "X3", "reason": "增加指标未增加经费，现有人手无法保证质量" }),
        )
        .on("2025-08-08")
        .by(Role::Host)
        .goes(
            "propose-change",
            json!({ "kind": "other", "what": "服务点周三延长到晚八点", "reason": "方便上班子女陪同",
                "loses_service": "no", "effective": "2025-09-01" }),
        )
        .on("2025-08-11")
        .goes("withdraw-change", json!({ "change": "X4" }))
}

fn silence(world: World) -> World {
    world
        .on("2025-08-12")
        .by(Role::Provider)
        .goes(
            "submit-annual-plan",
            json!({ "from": "2025-09-01", "until": "2026-03-31", "hours": 2300, "summary": "根据建议调整后的下半程计划" }),
        )
        .goes(
            "propose-change",
            json!({ "kind": "term", "what": "服务顺延一个月", "reason": "场地晚到一个半月",
                "end": "2026-04-30", "loses_service": "no", "effective": "2025-09-01" }),
        )
        .goes(
            "invoke-hardship",
            json!({ "what": "本市最低工资标准上调 12%", "effect": "人员成本超出测算，履行原价明显不公平" }),
        )
        .on("2025-08-20")
        .by(Role::PurchaserHead)
        .goes(
            "answer-hardship",
            json!({ "stance": "talks", "text": "同意按实际增幅协商" }),
        )
        .on("2025-09-03")
        .by(Role::Clock)
        .goes("run-clock", json!({}))
}

fn staffing_and_hosts(world: World) -> World {
    world
        .on("2025-09-08")
        .by(Role::Provider)
        .goes(
            "notify-staff-change",
            json!({ "post": "social-worker", "leaving": "刘敏", "arriving": "赵岚", "qualification": "equal",
                "evidence": "中级社会工作师，从业六年", "effective": "2025-09-30" }),
        )
        .on("2025-09-10")
        .by(Role::Purchaser)
        .goes(
            "object-to-staff-change",
            json!({ "change": "Y1", "ground": "continuity", "wish": "longer-handover", "reason": "刘敏手上有三个危机个案" }),
        )
        .on("2025-09-12")
        .by(Role::Provider)
        .goes(
            "answer-staff-objection",
            json!({ "change": "Y1", "answer": "longer-handover", "text": "交接延长至十月底，个案双人跟进" }),
        )
        .on("2025-09-15")
        .by(Role::Host)
        .goes(
            "withdraw-host",
            json!({ "leaves": "2025-10-31", "reason": "街道办公用房调整，无法再提供场地" }),
        )
        .on("2025-09-22")
        .by(Role::Purchaser)
        .goes(
            "name-successor-host",
            json!({ "host": organisation_id(1).to_string(), "successor": organisation_id(9).to_string() }),
        )
        .on("2025-10-14")
        .by_person(Role::Host, 90)
        .goes("join-charter", json!({ "contact": "居委会书记岗" }))
        .on("2025-10-31")
        .by(Role::Clock)
        .goes("run-clock", json!({}))
}
