//! Objections, complaints and the end of the window.

use super::{due, judged_at, kept, open, opens, published, report, scored};
use crate::{
    Stage, bidding,
    process::{Contract, ContractId, LotId},
    testkit::{World, organisation_id, sample_terms},
};
use kernel::Role;
use serde_json::{Value, json};

/// Published on Monday 24 March as if everything had gone faster.
fn window() -> World {
    published("2025-04-16").with(|process| {
        process.challenge.published = "2025-03-24".parse().ok();
        process.challenge.last_day = "2025-04-03".parse().ok();
    })
}

fn objection(affects: &str) -> Value {
    json!({ "about": "result", "may_affect": affects, "text": "评分有误" })
}

fn objected() -> World {
    window()
        .on("2025-04-01")
        .by_person(Role::Tenderer, 40)
        .does(
            "object",
            objection("yes"),
            &["objection.filed", "objection.grounded", "obligation.arose"],
        )
}

fn reply(answer: &str, to: &str) -> Value {
    json!({ "objection": "J1", "answer": answer, "text": "经复核……", "to": to })
}

#[test]
fn an_objection_is_answered_in_seven_working_days() {
    let world = objected();
    // Qingming lies between.
    assert_eq!(due(&world, "answer-objection", "J1"), "2025-04-11");
    assert_eq!(world.process.challenge.open, ["J1"]);
    let world = world
        .on("2025-04-14")
        .by(Role::Purchaser)
        .refuses(
            "answer-objection",
            json!({ "objection": "J4", "answer": "rejected", "text": "…", "to": "nowhere" }),
            "objection-unknown",
        )
        .refuses(
            "answer-objection",
            reply("rejected", "evaluation"),
            "return-unfounded",
        )
        .refuses(
            "answer-objection",
            reply("upheld", "nowhere"),
            "return-needed",
        )
        .does(
            "answer-objection",
            reply("rejected", "nowhere"),
            &["objection.answered", "obligation.met"],
        )
        .refuses(
            "answer-objection",
            reply("rejected", "nowhere"),
            "objection-answered",
        );
    assert_eq!(kept(&world, "answer-objection", "J1"), "3 days late");
    assert!(world.process.challenge.open.is_empty());
}

#[test]
fn the_window_runs_across_the_festivals_of_2026() {
    // The notice of the result ends on Thursday 24 September 2026 (domain.md §5i, vector 4).
    let world = published("2026-09-23");
    let last = world.process.challenge.last_day;
    assert_eq!(last.unwrap().to_string(), "2026-10-12");
}

#[test]
fn without_a_calendar_the_window_stays_open_and_nothing_is_guessed() {
    let world = published("2026-12-28");
    assert_eq!(world.process.challenge.last_day, None);
    world
        .on("2027-03-01")
        .by(Role::Purchaser)
        .refuses("close-challenge", json!({}), "calendar-unknown")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .by_person(Role::Tenderer, 40)
        .goes("object", objection("no"));
}

#[test]
fn only_tenderers_object_and_only_in_time() {
    window()
        .on("2025-04-03")
        .by_person(Role::Tenderer, 60)
        .refuses("object", objection("yes"), "not-tenderer")
        .by_person(Role::Tenderer, 50)
        .goes("object", objection("no"))
        .on("2025-04-04")
        .refuses("object", objection("yes"), "objection-window-closed");
}

#[test]
fn refusing_to_receive_an_objection_is_recorded_and_answers_nothing() {
    let world = objected().by(Role::Purchaser).does(
        "answer-objection",
        reply("not-received", "nowhere"),
        &["objection.answered"],
    );
    assert_eq!(world.open("answer-objection"), 1);
    assert_eq!(world.process.challenge.open, ["J1"]);
    world.goes("answer-objection", reply("rejected", "nowhere"));
}

#[test]
fn nothing_is_signed_while_an_affecting_objection_is_open() {
    let world = objected().on("2025-04-03").by(Role::Purchaser).refuses(
        "close-challenge",
        json!({}),
        "challenge-running",
    );
    assert_eq!(opens(&world, "close-challenge", json!({})), "2025-04-04");
    let world = world
        .on("2025-04-08")
        .blocked("close-challenge", json!({}), "S11.open-objection")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .by(Role::Purchaser)
        .goes("answer-objection", reply("rejected", "nowhere"))
        .does(
            "close-challenge",
            json!({}),
            &["challenge.closed", "stage.entered"],
        );
    assert_eq!(world.process.stage, Stage::S12);
}

#[test]
fn the_clock_closes_the_window_once() {
    window()
        .on("2025-04-03")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .on("2025-04-04")
        .does(
            "run-clock",
            json!({}),
            &["challenge.closed", "stage.entered"],
        )
        .refuses("run-clock", json!({}), "nothing-due");
}

#[test]
fn an_objection_that_changes_nothing_does_not_hold_up_the_signing() {
    let world = window()
        .on("2025-04-01")
        .by_person(Role::Tenderer, 40)
        .goes("object", objection("no"))
        .on("2025-04-07")
        .by(Role::Purchaser)
        .goes("close-challenge", json!({}));
    // It is answered all the same.
    assert_eq!(world.open("answer-objection"), 1);
    world.goes("answer-objection", reply("upheld", "nowhere"));
}

#[test]
fn an_upheld_objection_sends_the_procedure_back_to_the_evaluation() {
    let world = objected().by(Role::Purchaser).does(
        "answer-objection",
        reply("upheld", "evaluation"),
        &[
            "objection.answered",
            "obligation.met",
            "procedure.returned",
            "obligation.lapsed",
            "obligation.lapsed",
            "stage.entered",
        ],
    );
    assert_eq!(world.process.stage, Stage::S09);
    assert!(world.process.awards.is_empty());
    assert_eq!(world.process.challenge.published, None);
    assert_eq!(world.process.bidding.sheets.len(), 0);
    assert_eq!(world.open("sign-contract-supplier"), 0);
    // The bids are scored again, and the clocks run again.
    let world = scored(world.on("2025-04-15"));
    assert_eq!(due(&world, "file-evaluation-report", ""), "2025-04-17");
    let world = report(world, json!([]), json!([]))
        .by(Role::Purchaser)
        .goes("decide-award", json!({}))
        .goes("publish-award", json!({}));
    assert_eq!(world.process.awards.len(), 1);
}

#[test]
fn an_objection_upheld_in_part_may_go_back_to_the_documents() {
    let world = objected()
        .by(Role::Purchaser)
        .goes("answer-objection", reply("partly", "documents"));
    assert_eq!(world.process.stage, Stage::S06);
    assert_eq!(world.process.bidding.live_bids().count(), 0);
    assert_eq!(world.process.bidding.notice, None);
}

#[test]
fn a_procedure_does_not_go_back_behind_a_contract() {
    let signing = window()
        .on("2025-04-01")
        .by_person(Role::Tenderer, 40)
        .goes("object", objection("no"))
        .on("2025-04-07")
        .by(Role::Purchaser)
        .goes("close-challenge", json!({}));
    let lots = vec![LotId(1), LotId(2)];
    let supplier = signing.organisation(3);
    let terms = sample_terms("2025-06-01".parse().unwrap());
    signing
        .with(|process| {
            let contract = Contract::new(ContractId(1), supplier, lots, terms);
            process.contracts.push(contract);
        })
        .refuses(
            "answer-objection",
            reply("upheld", "evaluation"),
            "return-late",
        )
        .goes("answer-objection", reply("upheld", "nowhere"));
}

fn complaint() -> Value {
    json!({ "objection": "J1", "text": "答复不实" })
}

fn examined(outcome: &str) -> Value {
    json!({ "complaint": "H1", "outcome": outcome, "text": "经审查……" })
}

fn ruling(ruling: &str, to: &str) -> Value {
    json!({ "complaint": "H1", "ruling": ruling, "text": "经查……", "to": to })
}

#[test]
fn a_complaint_follows_an_objection_answered_or_overdue() {
    let world = objected();
    assert_eq!(opens(&world, "complain", complaint()), "2025-04-12");
    let world = world
        .refuses("complain", complaint(), "complaint-early")
        .refuses(
            "complain",
            json!({ "objection": "J2", "text": "…" }),
            "objection-unknown",
        )
        .by_person(Role::Tenderer, 50)
        .refuses("complain", complaint(), "not-tenderer");
    // No answer came: the complaint takes the place of the objection.
    let overdue = world
        .on("2025-04-14")
        .by_person(Role::Tenderer, 40)
        .does(
            "complain",
            complaint(),
            &[
                "complaint.filed",
                "complaint.grounded",
                "obligation.arose",
                "obligation.arose",
                "obligation.arose",
            ],
        )
        .refuses("complain", complaint(), "complaint-twice");
    assert_eq!(overdue.process.challenge.open, ["H1"]);
    // Thirty working days over Labour Day (1 to 5 May) with 27 April worked.
    assert_eq!(due(&overdue, "decide-complaint", "H1"), "2025-05-28");
    // The fifteen working days run from the end of the time to answer.
    objected()
        .by(Role::Purchaser)
        .goes("answer-objection", reply("rejected", "nowhere"))
        .by_person(Role::Tenderer, 40)
        .goes("complain", complaint());
    objected()
        .on("2025-05-08")
        .refuses("complain", complaint(), "complaint-late");
}

#[test]
fn the_finance_authority_decides() {
    let world = objected()
        .on("2025-04-14")
        .goes("complain", complaint())
        .on("2025-04-16")
        .by(Role::FinanceSupervisor)
        .goes("examine-complaint", examined("accepted"))
        .goes("send-complaint-copies", json!({ "complaint": "H1" }))
        .on("2025-05-12")
        .refuses(
            "decide-complaint",
            json!({ "complaint": "H3", "ruling": "rejected", "text": "…", "to": "nowhere" }),
            "complaint-unknown",
        )
        .refuses(
            "decide-complaint",
            ruling("upheld", "nowhere"),
            "return-needed",
        )
        .refuses(
            "decide-complaint",
            ruling("rejected", "documents"),
            "return-unfounded",
        );
    let rejected = world
        .clone()
        .does(
            "decide-complaint",
            ruling("rejected", "nowhere"),
            &["complaint.decided", "obligation.met"],
        )
        .refuses(
            "decide-complaint",
            ruling("rejected", "nowhere"),
            "complaint-unknown",
        );
    assert!(rejected.process.challenge.open.is_empty());
    assert_eq!(kept(&rejected, "decide-complaint", "H1"), "in time");
    rejected
        .by(Role::Clock)
        .goes("run-clock", json!({}))
        .refuses("run-clock", json!({}), "nothing-due");
    let upheld = world.does(
        "decide-complaint",
        ruling("upheld", "documents"),
        &[
            "complaint.decided",
            "obligation.met",
            "procedure.returned",
            "obligation.lapsed",
            "obligation.lapsed",
            "stage.entered",
        ],
    );
    assert_eq!(upheld.process.stage, Stage::S06);
}

#[test]
fn a_complaint_after_the_window_blocks_again() {
    let world = objected()
        .by(Role::Purchaser)
        .goes("answer-objection", reply("rejected", "nowhere"))
        .on("2025-04-07")
        .goes("close-challenge", json!({}))
        .on("2025-04-15")
        .by_person(Role::Tenderer, 40)
        .goes("complain", complaint());
    assert_eq!(world.process.stage, Stage::S12);
    assert_eq!(world.process.challenge.open, ["H1"]);
    let back = world
        .by(Role::FinanceSupervisor)
        .blocked(
            "decide-complaint",
            ruling("upheld", "evaluation"),
            "S11.complaint-heard",
        )
        .goes("examine-complaint", examined("accepted"))
        .goes("send-complaint-copies", json!({ "complaint": "H1" }))
        .goes("decide-complaint", ruling("upheld", "evaluation"));
    assert_eq!(back.process.stage, Stage::S09);
}

/// The arithmetic of the window in the state of the world, for one tenderer.
fn windows(world: &World, tenderer: u128) -> Vec<(&'static str, String, String)> {
    let own = Some(organisation_id(tenderer));
    let found = world
        .asks(|at| bidding::challenge::windows(at, own))
        .unwrap();
    let text = |day: Option<kernel::Date>| day.map_or_else(|| "?".to_owned(), |d| d.to_string());
    let line = |one: bidding::challenge::Window| {
        let step = one.step.map_or(one.about.code(), |step| step.code());
        (step, text(one.from), text(one.closes.date()))
    };
    found.into_iter().map(line).collect()
}

fn took() -> Value {
    json!({ "tenderer": organisation_id(4).to_string() })
}

#[test]
fn the_documents_can_be_objected_to_from_their_receipt_or_the_end_of_the_notice() {
    // Published on Monday 10 March 2025; five working days of notice end on Monday 17 March.
    let world = open();
    assert_eq!(
        windows(&world, 4),
        [("documents", "2025-03-17".into(), "2025-03-26".into())]
    );
    // Received on Friday 28 March: seven working days over Qingming (Friday 4 April).
    let world = world
        .on("2025-03-28")
        .by_person(Role::Tenderer, 40)
        .refuses(
            "take-documents",
            json!({ "tenderer": organisation_id(5).to_string() }),
            "bid-not-own",
        )
        .does("take-documents", took(), &["documents.taken"])
        .refuses("take-documents", took(), "documents-taken");
    assert_eq!(
        windows(&world, 4),
        [("documents", "2025-03-28".into(), "2025-04-09".into())]
    );
    assert_eq!(windows(&world, 5)[0].2, "2025-03-26");
    let about = |about: &str| json!({ "about": about, "may_affect": "yes", "text": "分档不明" });
    let world = world
        .refuses("object", about("result"), "nothing-to-object")
        .by_person(Role::Tenderer, 50)
        .refuses("object", about("documents"), "objection-window-closed")
        .on("2025-04-08")
        .by_person(Role::Tenderer, 40)
        .goes("object", about("documents"));
    // The bids can still be opened; nothing can be signed.
    assert_eq!(world.process.challenge.open, ["J1"]);
    // An upheld objection to open documents is put right by an addendum, or the tender ends.
    let answered = world
        .clone()
        .by(Role::Purchaser)
        .refuses(
            "answer-objection",
            reply("upheld", "evaluation"),
            "return-late",
        )
        .goes("answer-objection", reply("upheld", "nowhere"));
    assert_eq!(answered.process.stage, Stage::S07);
    let ended = world
        .by(Role::Purchaser)
        .goes("answer-objection", reply("upheld", "documents"));
    assert_eq!(ended.process.stage, Stage::S06);
    assert_eq!(ended.open("open-bids"), 0);
    assert!(ended.process.bidding.rounds[0].returned.is_some());
}

#[test]
fn a_stranger_does_not_object_to_documents() {
    open()
        .on("2025-03-20")
        .by_person(Role::Tenderer, 50)
        .refuses(
            "object",
            json!({ "about": "documents", "may_affect": "no", "text": "…" }),
            "not-tenderer",
        );
}

#[test]
fn an_addendum_opens_the_documents_again() {
    let world = open().on("2025-03-24").by(Role::Agent).goes(
        "amend-tender",
        json!({ "text": "补充地址", "affects": "no" }),
    );
    // 25 March to 2 April: seven working days.
    assert_eq!(
        windows(&world, 5),
        [("documents", "2025-03-24".into(), "2025-04-02".into())]
    );
}

#[test]
fn each_step_of_the_procedure_has_its_own_window() {
    // Opened and qualified on Wednesday 9 April 2025: until Friday 18 April.
    let world = judged_at([96, 94, 90]);
    let expected = [("opening", "2025-04-09"), ("qualification", "2025-04-09")];
    for (line, (step, from)) in windows(&world, 4).iter().skip(1).zip(expected) {
        assert_eq!(*line, (step, from.to_owned(), "2025-04-18".to_owned()));
    }
    let step = |step: &str| json!({ "about": "procedure", "step": step, "may_affect": "yes", "text": "未当众拆封" });
    let world = world
        .on("2025-04-18")
        .by_person(Role::Tenderer, 40)
        .refuses("object", step("evaluation"), "nothing-to-object")
        .goes("object", step("opening"));
    world
        .on("2025-04-21")
        .refuses("object", step("opening"), "objection-window-closed");
}

#[test]
fn an_objection_says_what_it_asks_and_a_complaint_does_not_go_beyond_it() {
    let mut filed = objection("yes");
    filed["remedy"] = json!("reevaluate");
    filed["grounds"] = json!([{ "text": "业绩证明不实" }, { "text": "督导无在职证明" }]);
    filed["evidence"] = json!([{ "name": "查询截图" }]);
    let mut second = objection("no");
    second["text"] = json!("反馈未写理由");
    let world = window()
        .on("2025-04-01")
        .by_person(Role::Tenderer, 40)
        .goes("object", filed)
        .by_person(Role::Tenderer, 50)
        .goes("object", second);
    let grounds: Vec<Vec<String>> = world
        .process
        .bidding
        .objections
        .iter()
        .map(|one| one.grounds.iter().map(|g| g.id.to_string()).collect())
        .collect();
    // Without rows the text is the one ground.
    assert_eq!(grounds, [vec!["G1", "G2"], vec!["G3"]]);
    let mut reply = reply("partly", "nowhere");
    reply["findings"] = json!([{ "ground": "G3", "answer": "upheld" }]);
    let world =
        world
            .by(Role::Purchaser)
            .refuses("answer-objection", reply.clone(), "ground-unknown");
    reply["findings"] = json!([
        { "ground": "G1", "answer": "rejected" },
        { "ground": "G2", "answer": "upheld" },
    ]);
    let world = world.goes("answer-objection", reply);
    let complain = |grounds: Value| json!({ "objection": "J1", "grounds": grounds, "text": "…" });
    let world = world
        .by_person(Role::Tenderer, 40)
        .refuses(
            "complain",
            complain(json!(["G3"])),
            "complaint-beyond-objection",
        )
        .goes("complain", complain(json!(["G1"])));
    let complaint = &world.process.bidding.complaints[0];
    assert_eq!(complaint.grounds.len(), 1);
}

#[test]
fn whoever_filed_it_takes_it_back() {
    let back = json!({ "objection": "J1" });
    let world = objected()
        .by_person(Role::Tenderer, 50)
        .refuses("withdraw-objection", back.clone(), "not-tenderer")
        .by_person(Role::Tenderer, 40)
        .refuses(
            "withdraw-objection",
            json!({ "objection": "J9" }),
            "objection-unknown",
        );
    let withdrawn = world
        .clone()
        .does(
            "withdraw-objection",
            back.clone(),
            &["objection.withdrawn", "obligation.lapsed"],
        )
        .refuses("withdraw-objection", back.clone(), "objection-answered")
        .refuses("complain", complaint(), "objection-withdrawn");
    assert!(withdrawn.process.challenge.open.is_empty());
    let world = world.on("2025-04-14").goes("complain", complaint());
    let back = json!({ "complaint": "H1" });
    let world = world
        .by_person(Role::Tenderer, 50)
        .refuses("withdraw-complaint", back.clone(), "not-tenderer")
        .by_person(Role::Tenderer, 40)
        .does(
            "withdraw-complaint",
            back.clone(),
            &[
                "complaint.withdrawn",
                "obligation.lapsed",
                "obligation.lapsed",
                "obligation.lapsed",
            ],
        )
        .refuses("withdraw-complaint", back, "complaint-unknown");
    assert!(world.process.challenge.open.is_empty());
}

#[test]
fn a_complaint_is_examined_copied_and_decided() {
    let copies = json!({ "complaint": "H1" });
    let world = objected().on("2025-04-14").goes("complain", complaint());
    // Five, eight and thirty working days from Monday 14 April 2025.
    assert_eq!(due(&world, "examine-complaint", "H1"), "2025-04-21");
    assert_eq!(due(&world, "send-complaint-copies", "H1"), "2025-04-24");
    let world = world.by(Role::FinanceSupervisor).refuses(
        "send-complaint-copies",
        copies.clone(),
        "complaint-unexamined",
    );
    let refused = world.clone().does(
        "examine-complaint",
        examined("inadmissible"),
        &[
            "complaint.examined",
            "obligation.met",
            "obligation.lapsed",
            "obligation.lapsed",
        ],
    );
    assert!(refused.process.challenge.open.is_empty());
    refused.refuses(
        "decide-complaint",
        ruling("rejected", "nowhere"),
        "complaint-unknown",
    );
    let world = world
        .does(
            "examine-complaint",
            examined("accepted"),
            &["complaint.examined", "obligation.met"],
        )
        .refuses(
            "examine-complaint",
            examined("accepted"),
            "complaint-examined",
        )
        .goes("send-complaint-copies", copies.clone())
        .refuses("send-complaint-copies", copies, "complaint-copied")
        .goes("decide-complaint", ruling("fabricated", "nowhere"));
    assert!(world.process.challenge.open.is_empty());
}

#[test]
fn the_authority_suspends_for_thirty_days_at_most() {
    let until = |day: &str| json!({ "complaint": "H1", "until": day, "text": "调取资料" });
    let world = objected()
        .on("2025-04-14")
        .goes("complain", complaint())
        .on("2025-04-15")
        .by(Role::FinanceSupervisor)
        .refuses("suspend-procedure", until("2025-04-14"), "suspension-past")
        .refuses("suspend-procedure", until("2025-05-16"), "suspension-long")
        .goes("suspend-procedure", until("2025-05-01"));
    // A second order lengthens the first; the thirty days count from the first.
    let world = world
        .on("2025-04-28")
        .refuses("suspend-procedure", until("2025-05-16"), "suspension-long")
        .goes("suspend-procedure", until("2025-05-15"))
        .with(|process| process.challenge.open.clear())
        .on("2025-05-15")
        .by(Role::Purchaser)
        .blocked("close-challenge", json!({}), "S11.suspended")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    assert_eq!(world.process.stage, Stage::S11);
    world.on("2025-05-16").does(
        "run-clock",
        json!({}),
        &["challenge.closed", "stage.entered"],
    );
}

#[test]
fn whose_turn_it_is_shows() {
    use bidding::challenge::{Turn, blocking, turn};
    let turn_on = |world: &World, day: &str| {
        let world = world.clone().on(day);
        let objection = &world.process.bidding.objections[0];
        world.asks(|at| turn(at, objection)).unwrap()
    };
    let world = objected();
    assert_eq!(turn_on(&world, "2025-04-02"), Turn::Purchaser);
    assert_eq!(blocking(&world.process).len(), 1);
    let answered = world
        .by(Role::Purchaser)
        .goes("answer-objection", reply("rejected", "nowhere"));
    // Fifteen working days after 11 April 2025, over Labour Day with 27 April worked.
    let last = "2025-05-06".parse().unwrap();
    assert_eq!(turn_on(&answered, "2025-04-12"), Turn::Tenderer(last));
    assert_eq!(turn_on(&answered, "2025-05-07"), Turn::Nobody);
    assert!(blocking(&answered.process).is_empty());
    let complained = answered
        .on("2025-04-14")
        .by_person(Role::Tenderer, 40)
        .goes("complain", complaint());
    assert_eq!(turn_on(&complained, "2025-04-14"), Turn::Authority);
    assert_eq!(blocking(&complained.process).len(), 1);
}
