//! S12 and S13: preparing, talking, reading back, signing, publishing, filing.

use super::{at, due, last, offered};
use crate::{
    ContractId, Due, Stage,
    contract::{
        choices::{KeyTerm, Party},
        clause::Clause,
        walk::{awarded, preparation, right_terms},
    },
    obligation::{DutyRef, Obligation, ObligationId, ObligationState},
    process::LotId,
    testkit::{World, organisation_id},
};
use kernel::{Money, Role};
use serde_json::{Value, json};

fn with(mut base: Value, name: &str, value: Value) -> Value {
    base[name] = value;
    base
}

/// The duties to sign as the award notice made them.
fn notified(world: World) -> World {
    world.with(|process| {
        let pairs = [
            (&crate::bidding::SIGN_BY_PURCHASER, 0),
            (&crate::bidding::SIGN_BY_SUPPLIER, 3),
        ];
        for (number, (duty, debtor)) in (1..).zip(pairs) {
            process.obligations.push(Obligation {
                id: ObligationId(number),
                duty: DutyRef(duty),
                contract: None,
                subject: "L1 L2".to_owned(),
                debtor: Some(organisation_id(debtor)),
                arose: "2025-03-24".parse().unwrap(),
                due: Due::agreed("2025-04-23".parse().unwrap()),
                missed: None,
                state: ObligationState::Open,
            });
        }
    })
}

/// Both sides have read back; the purchaser has signed on 1 April.
fn half_signed() -> World {
    at(Stage::S12)
        .by(Role::PurchaserHead)
        .does("read-back", right_terms(), &["terms.read-back"])
        .does("sign-contract", json!({}), &["contract.signature-given"])
        .by(Role::Provider)
        .goes("read-back", right_terms())
}

#[test]
fn a_contract_is_drawn_up_from_documents_and_award() {
    let world = awarded();
    assert_eq!(offered(&world, "AwardRef"), ["AW1"]);
    let world = world.by(Role::Purchaser).does(
        "prepare-contract",
        preparation(),
        &["contract.prepared", "grant.given"],
    );
    let contract = &world.process.contracts[0];
    assert_eq!(contract.id, ContractId(1));
    assert_eq!(contract.stage, Stage::S12);
    assert_eq!(contract.terms.value, Money::yuan(300_000));
    assert_eq!(contract.agreement.team_size, 4);
    // The documents meant 22 June; the tranches move with the first day of service.
    let from = contract.terms.tranches[0].from.unwrap();
    assert_eq!(from.to_string(), "2025-04-01");
    assert!(offered(&world, "AwardRef").is_empty());
    world.refuses("prepare-contract", preparation(), "award-contracted");
}

#[test]
fn a_contract_says_what_was_tendered_and_awarded() {
    awarded()
        .by(Role::Agent)
        .refuses(
            "prepare-contract",
            with(preparation(), "award", json!("AW7")),
            "award-unknown",
        )
        .refuses(
            "prepare-contract",
            with(preparation(), "award", json!("AW0")),
            "award-unknown",
        )
        .refuses(
            "prepare-contract",
            with(preparation(), "value", json!("300000.01")),
            "value-over-award",
        )
        .blocked(
            "prepare-contract",
            with(preparation(), "value", json!("299999")),
            "S12.substance-unchanged",
        )
        .refuses(
            "prepare-contract",
            with(preparation(), "end", json!("2025-03-31")),
            "end-before-start",
        )
        .blocked(
            "prepare-contract",
            with(preparation(), "end", json!("2026-04-01")),
            "S12.term",
        )
        .because("含一天交接，经财政同意")
        .does(
            "prepare-contract",
            with(preparation(), "end", json!("2026-04-01")),
            &["guard.reasoned", "contract.prepared", "grant.given"],
        );
    awarded()
        .with(|process| process.plan = None)
        .by(Role::Purchaser)
        .refuses(
            "prepare-contract",
            preparation(),
            "tender-documents-missing",
        );
}

#[test]
fn awards_of_single_lots_share_all_quantities_out() {
    let world = awarded().with(|process| {
        let mut second = process.awards[0].clone();
        process.awards[0].lots = vec![LotId(1)];
        process.awards[0].price = Money::yuan(100_000);
        second.lots = vec![LotId(2)];
        second.price = Money::yuan(200_000);
        process.awards.push(second);
        process.lots[0].ceiling = Money::yuan(100_000);
        process.lots[1].ceiling = Money::yuan(200_000);
    });
    let world = world
        .by(Role::Purchaser)
        .goes("prepare-contract", preparation())
        .goes(
            "prepare-contract",
            with(preparation(), "award", json!("AW2")),
        );
    let parts = world.process.contracts.iter().map(|one| {
        let units: Vec<u32> = one.terms.units.iter().map(|unit| unit.quantity).collect();
        (units, one.terms.service_hours, one.terms.value)
    });
    // 20 cases and 6 groups, 4,000 hours, one third and two thirds.
    let expected = [
        (vec![7, 2], 1_333, Money::yuan(100_000)),
        (vec![13, 4], 2_667, Money::yuan(200_000)),
    ];
    assert_eq!(parts.collect::<Vec<_>>(), expected);
}

#[test]
fn remarks_are_answered_by_the_other_side_in_three_working_days() {
    let remark = json!({ "schedule": "duties", "text": "名单建议按网格提供" });
    let answer = |id: &str| json!({ "remark": id, "outcome": "partly-taken", "text": "按楼栋" });
    let world = at(Stage::S12).by(Role::Provider).does(
        "remark-on-schedule",
        remark.clone(),
        &["remark.made", "obligation.arose"],
    );
    // Qingming, 4 to 6 April, does not count.
    assert_eq!(due(&world, "answer-remark-purchaser"), "2025-04-07");
    assert_eq!(offered(&world, "RemarkId"), ["W1"]);
    let world = world
        .refuses("answer-remark", answer("W1"), "remark-own")
        .refuses("answer-remark", answer("W9"), "remark-unknown")
        .by(Role::Purchaser)
        .does(
            "answer-remark",
            answer("W1"),
            &["remark.answered", "obligation.met"],
        )
        .refuses("answer-remark", answer("W1"), "remark-unknown")
        .does(
            "remark-on-schedule",
            remark.clone(),
            &["remark.made", "obligation.arose"],
        );
    assert_eq!(due(&world, "answer-remark-provider"), "2025-04-07");
    let world = world.on("2025-04-09").by(Role::Provider).does(
        "answer-remark",
        answer("W2"),
        &["remark.answered", "obligation.met"],
    );
    let late = last(&world, "answer-remark-provider");
    assert_eq!(late.days_late("2025-04-09".parse().unwrap()), Some(2));
    let world = world
        .by(Role::Host)
        .goes("remark-on-schedule", remark.clone());
    assert_eq!(world.open("answer-remark-provider"), 1);
    world
        .by_person(Role::Host, 90)
        .refuses("remark-on-schedule", remark.clone(), "not-a-host")
        .by(Role::Evaluator)
        .refuses("remark-on-schedule", remark, "not-a-contract-party");
}

#[test]
fn reading_back_says_which_terms_were_wrong() {
    let mut answers = right_terms();
    answers["advance"] = json!("20");
    answers["pay_days"] = json!(30);
    answers["where_to_complain"] = json!("purchaser");
    let world =
        at(Stage::S12)
            .by(Role::ProviderFinance)
            .does("read-back", answers, &["terms.read-back"]);
    let (_, event) = world.log.last().unwrap();
    let body = event.body().unwrap();
    assert_eq!(body["right"], json!(5));
    let wrong = [KeyTerm::Advance, KeyTerm::PayDays, KeyTerm::WhereToComplain].map(KeyTerm::code);
    assert_eq!(body["wrong"], json!(wrong));
    world.blocked("sign-contract", json!({}), "S12.readback");
}

#[test]
fn the_second_signature_makes_the_contract_and_starts_the_clocks_of_the_purchaser() {
    let world = notified(half_signed()).by(Role::PurchaserHead);
    assert_eq!(world.open("sign-contract-supplier"), 1);
    let world = world.by(Role::Provider).does(
        "sign-contract",
        json!({}),
        &[
            "contract.signature-given",
            "obligation.met",
            "contract.signed",
            "index.frozen",
            "stage.entered",
            "obligation.arose",
            "obligation.arose",
        ],
    );
    let contract = &world.process.contracts[0];
    assert_eq!(contract.stage, Stage::S13);
    assert_eq!(contract.signed.unwrap().to_string(), "2025-04-01");
    let pack = contract.pack.as_ref().unwrap().as_str();
    assert_eq!(pack, "cn-national@2024.1");
    assert!(contract.agreement.has_signed(Party::Provider));
    // Seven working days from 1 April run over Qingming.
    assert_eq!(due(&world, "publish-contract"), "2025-04-03");
    assert_eq!(due(&world, "file-contract"), "2025-04-11");
    assert_eq!(world.open("sign-contract-supplier"), 0);
    world.refuses("sign-contract", json!({}), "wrong-stage");
}

#[test]
fn the_purchasers_signature_meets_its_own_duty() {
    let world = notified(at(Stage::S12))
        .by(Role::PurchaserHead)
        .goes("read-back", right_terms())
        .does(
            "sign-contract",
            json!({}),
            &["contract.signature-given", "obligation.met"],
        );
    assert_eq!(world.open("sign-contract-purchaser"), 0);
    assert_eq!(world.open("sign-contract-supplier"), 1);
}

#[test]
fn a_late_signature_is_counted() {
    let world = half_signed().on("2025-04-10").does(
        "sign-contract",
        json!({}),
        &[
            "contract.signature-given",
            "contract.signed",
            "index.frozen",
            "contract.signed-late",
            "late-contract.measured",
            "stage.entered",
            "obligation.arose",
            "obligation.arose",
        ],
    );
    assert_eq!(world.process.contracts[0].agreement.days_late, 9);
}

#[test]
fn each_side_signs_once_and_for_its_own_contract() {
    half_signed()
        .by(Role::PurchaserHead)
        .refuses("sign-contract", json!({}), "signed-already")
        .by_person(Role::Provider, 40)
        .refuses("sign-contract", json!({}), "contract-of-others")
        .by(Role::Host)
        .refuses("sign-contract", json!({}), "not-a-contract-party");
}

#[test]
fn nothing_lopsided_or_contested_is_signed() {
    let signs = |world: World| {
        world
            .by(Role::PurchaserHead)
            .goes("read-back", right_terms())
    };
    let first = |change: fn(&mut crate::Contract)| {
        signs(at(Stage::S12).with(|process| {
            // What the documents lacked the contract lacks too.
            process.plan = None;
            change(&mut process.contracts[0]);
        }))
    };
    signs(at(Stage::S12).with(|process| process.challenge.open.push("Q1".to_owned()))).blocked(
        "sign-contract",
        json!({}),
        "S12.open-objection",
    );
    signs(at(Stage::S12).with(|process| process.contracts[0].terms.units[0].quantity = 30))
        .blocked("sign-contract", json!({}), "S12.substance-unchanged");
    first(|one| one.terms.clauses.retain(|clause| *clause != Clause::Cause)).blocked(
        "sign-contract",
        json!({}),
        "S12.core-clauses",
    );
    first(|one| one.terms.preconditions.clear()).blocked(
        "sign-contract",
        json!({}),
        "S12.purchaser-duties",
    );
    first(|one| one.terms.out_of_scope.clear()).blocked(
        "sign-contract",
        json!({}),
        "S12.out-of-scope-list",
    );
    at(Stage::S12)
        .by(Role::PurchaserHead)
        .blocked("sign-contract", json!({}), "S12.readback")
        .because("签署人逐条核对过纸质文本")
        .does(
            "sign-contract",
            json!({}),
            &["guard.reasoned", "contract.signature-given"],
        );
}

#[test]
fn an_unanswered_remark_is_pointed_out_at_signing() {
    at(Stage::S12)
        .by(Role::Provider)
        .goes(
            "remark-on-schedule",
            json!({ "schedule": "exit", "text": "资料返还期限请写明" }),
        )
        .goes("read-back", right_terms())
        .does(
            "sign-contract",
            json!({}),
            &["guard.warned", "contract.signature-given"],
        );
    assert!(crate::registry::guard("S12.remarks-answered").is_some());
}

#[test]
fn declining_ends_contract_award_and_duties() {
    let world = notified(awarded())
        .by(Role::Purchaser)
        .goes("prepare-contract", preparation())
        .by(Role::Provider)
        .goes(
            "remark-on-schedule",
            json!({ "schedule": "payment", "text": "请写明开户行" }),
        )
        .does(
            "decline-contract",
            json!({ "reason": "团队无法到位" }),
            &[
                "contract.declined",
                "award.fell",
                "obligation.lapsed",
                "obligation.lapsed",
                "obligation.lapsed",
                "grant.withdrawn",
                "stage.entered",
                "obligation.arose",
            ],
        );
    assert_eq!(world.process.contracts[0].stage, Stage::End);
    assert_eq!(world.open("sign-contract-purchaser"), 0);
    assert_eq!(world.open("answer-remark-purchaser"), 0);
    world.refuses("decline-contract", json!({}), "wrong-stage");
}

#[test]
fn publication_leaves_out_secrets_only_and_is_done_once() {
    let notice = |left_out: &str| json!({ "notice": "HT-1", "left_out": left_out });
    let world = half_signed()
        .goes("sign-contract", json!({}))
        .by(Role::Purchaser)
        .blocked(
            "publish-contract",
            notice("more"),
            "S13.secrets-only-redacted",
        )
        .on("2025-04-08")
        .does(
            "publish-contract",
            notice("nothing"),
            &["contract.published", "obligation.met"],
        )
        .refuses(
            "publish-contract",
            notice("nothing"),
            "contract-published-already",
        );
    let late = last(&world, "publish-contract").days_late("2025-04-08".parse().unwrap());
    assert_eq!(late, Some(5));
    assert_eq!(world.process.contracts[0].stage, Stage::S13);
}

#[test]
fn inception_begins_once_the_contract_is_published_and_filed() {
    let arose = ["obligation.arose"; 6];
    let kinds = [
        &["contract.published", "obligation.met", "stage.entered"][..],
        &arose,
    ]
    .concat();
    let world = half_signed()
        .goes("sign-contract", json!({}))
        .by(Role::Purchaser)
        .does(
            "file-contract",
            json!({ "number": "B-12" }),
            &["contract.filed", "obligation.met"],
        )
        .refuses(
            "file-contract",
            json!({ "number": "B-12" }),
            "contract-filed-already",
        )
        .on("2025-04-03")
        .does(
            "publish-contract",
            json!({ "notice": "HT-1", "left_out": "nothing" }),
            &kinds,
        );
    assert_eq!(world.process.contracts[0].stage, Stage::S14);
    // Thirty days end on 3 May, in the Labour Day holiday, and roll to 6 May.
    for duty in ["join-charter", "set-baseline", "submit-annual-plan"] {
        assert_eq!(due(&world, duty), "2025-05-06", "{duty}");
    }
    // Thirty days after the first day of service, as the contract agrees.
    assert_eq!(due(&world, "supply-precondition-host"), "2025-05-01");
    assert_eq!(world.open("supply-precondition-host"), 2);
    assert_eq!(world.open("join-charter"), 2);
    let debtor = last(&world, "join-charter").debtor;
    assert_eq!(debtor, Some(organisation_id(2)));
}
