//! Tests over the packs that come with the program, and over packs that must not load.

mod calendar;
mod counting;
mod due;
mod load;
mod overlay;

use crate::{Flag, Key, Outcome, Pack, PackId, RuleError, Rulebook, Strength, Value};
use jiff::civil::date;
use kernel::{Date, Lang, Money, Percent};
use std::sync::LazyLock;

/// The packs that come with the program, read once.
fn book() -> &'static Rulebook {
    static BOOK: LazyLock<Rulebook> = LazyLock::new(|| Rulebook::embedded().unwrap());
    &BOOK
}

/// The Chinese pack in force on `on`.
fn china(on: Date) -> Pack {
    book().resolve("cn-national", on).unwrap().clone()
}

fn today() -> Date {
    date(2026, 11, 22)
}

#[test]
fn every_key_has_a_code_of_its_own_that_reads_back() {
    for key in Key::ALL {
        assert_eq!(key.code().parse(), Ok(*key));
        assert!(!key.label().zh.is_empty() && !key.label().en.is_empty());
    }
    let mut codes: Vec<_> = Key::ALL.iter().map(|key| key.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Key::ALL.len());
    assert_eq!("nothing".parse::<Key>(), Err(()));
}

#[test]
fn every_key_has_a_value_of_its_kind_and_a_source_in_both_languages() {
    for pack in book().packs() {
        for &key in Key::ALL {
            let parameter = pack.parameter(key);
            assert_eq!(parameter.value.kind(), key.kind(), "{key}");
            assert!(!parameter.source.is_incomplete(), "{key}");
            assert!(!parameter.value.show(Lang::Zh).is_empty(), "{key}");
        }
        for (code, guard) in pack.guards() {
            assert!(!guard.source.is_incomplete(), "{code}");
        }
        for year in pack.calendar().years() {
            assert!(!pack.calendar_source(year).unwrap().is_incomplete());
        }
        assert!(!pack.citations().is_empty());
    }
}

#[test]
fn platform_defaults_say_that_they_have_no_legal_force() {
    let platform = PackId::new("platform@2024.1");
    let pack = china(today());
    let defaults: Vec<_> = Key::ALL
        .iter()
        .map(|key| pack.parameter(*key))
        .filter(|parameter| parameter.origin == platform)
        .collect();
    assert!(!defaults.is_empty());
    for parameter in defaults {
        assert_eq!(parameter.strength, Strength::Default);
        assert_eq!(parameter.source.zh, "平台默认，无法律效力");
        assert_eq!(parameter.source.en, "platform default, no legal force");
    }
}

#[test]
fn what_nobody_has_read_is_never_statutory() {
    // domain.md §7: texts to be verified before they may gate anything.
    let unread = [
        Key::ThreshApplyRegime,
        Key::ThreshOpenTender,
        Key::NeedSurveyMandatoryFrom,
        Key::NeedReviewMinPersons,
        Key::TenderNotice,
        Key::TenderConsultation,
        Key::TenderClarificationConsultation,
        Key::PriceWeightConsultationMin,
        Key::PriceWeightConsultationMax,
        Key::LowPriceRates,
        Key::LowPriceMinutes,
        Key::CommitteeMin,
        Key::CommitteeMinLarge,
        Key::ReserveSmeBelow,
        Key::ReserveNonprofit,
        Key::SmeDeduction,
        Key::ResultNotice,
        Key::TermDefault,
        Key::TermMax,
        Key::Pay,
        Key::PayEncouraged,
        Key::Advance,
    ];
    for pack in book()
        .packs()
        .filter(|pack| pack.jurisdiction().starts_with("cn-"))
    {
        for key in unread {
            let parameter = pack.parameter(key);
            assert_eq!(parameter.strength, Strength::Default, "{key}");
            assert_eq!(parameter.verified_on, None, "{key}");
        }
        // What no text has settled asks and never stops.
        for code in [
            "S09.low-price-run",
            "S06.sme-reservation-recorded",
            "S02.market-actors",
        ] {
            assert_eq!(pack.guard_outcome(code), Some(Outcome::Reason), "{code}");
        }
    }
}

#[test]
fn the_clocks_of_the_design_are_in_the_pack() {
    let pack = china(today());
    let check = |key, expect| assert_eq!(pack.parameter(key).value, expect, "{key}");
    check(Key::IntentionNotice, Value::Days(30));
    check(Key::TenderOpen, Value::Days(20));
    check(Key::TenderNegotiation, Value::WorkingDays(3));
    check(Key::EvaluationToPurchaser, Value::WorkingDays(2));
    check(Key::AwardDecide, Value::WorkingDays(5));
    check(Key::Objection, Value::WorkingDays(7));
    check(Key::Complaint, Value::WorkingDays(15));
    check(Key::Sign, Value::Days(30));
    check(Key::PublishContract, Value::WorkingDays(2));
    check(Key::FileCopy, Value::WorkingDays(7));
    check(Key::Acceptance, Value::WorkingDays(15));
    check(Key::InvoiceCheck, Value::WorkingDays(5));
    check(Key::RecordsKeep, Value::Years(15));
    check(Key::TaskSilence, Value::WorkingDays(3));
    check(Key::VerbalOrderConfirm, Value::Hours(24));
    check(Key::ChangeAddonMax, Value::Percent(Percent::whole(10)));
    check(Key::PayCoversNonprofit, Value::Flag(Flag::No));
}

#[test]
fn weights_and_bands_add_up() {
    let pack = china(today());
    for key in [Key::EvaluationWeights, Key::EvaluationDimensions] {
        let sum: rust_decimal::Decimal = pack.map(key).unwrap().values().sum();
        assert_eq!(sum, rust_decimal::Decimal::ONE_HUNDRED, "{key}");
    }
}

#[test]
fn interest_of_the_worked_example() {
    // domain.md §5i vector 7: 300,000 due, 47 days late, no rate agreed.
    let rate = china(date(2026, 1, 15)).rate(Key::PayInterest).unwrap();
    let interest = Money::yuan(300_000).times(rate * rust_decimal::Decimal::from(47));
    assert_eq!(interest, Ok(Money::yuan(7_050)));
}

#[test]
fn packs_change_over_on_the_day_they_say() {
    let check = |on, expect: &str| assert_eq!(china(on).id().as_str(), expect, "{on}");
    check(date(2024, 1, 1), "cn-national@2024.1");
    check(date(2025, 5, 31), "cn-national@2024.1");
    check(date(2025, 6, 1), "cn-national@2025.1");
    check(date(2026, 1, 31), "cn-national@2025.1");
    check(date(2026, 2, 1), "cn-national@2026.1");
    check(date(2099, 1, 1), "cn-national@2026.1");
}

#[test]
fn a_version_holds_only_what_it_changes() {
    let (old, new) = (china(date(2025, 5, 31)), china(date(2025, 6, 1)));
    let strength = |pack: &Pack, key| pack.parameter(key).strength;
    assert_eq!(strength(&old, Key::PayInterest), Strength::Default);
    assert_eq!(strength(&new, Key::PayInterest), Strength::Must);
    assert_eq!(
        new.list(Key::ComplainBodies).unwrap(),
        ["finance", "sme-arrears"]
    );
    assert_eq!(old.list(Key::ComplainBodies).unwrap(), ["finance"]);
    assert_eq!(old.parameter(Key::Sign), new.parameter(Key::Sign));
    assert_eq!(new.supersedes(), Some(old.id()));
    assert_eq!(old.valid_to(), Some(new.valid_from()));
    assert_eq!(old.calendar(), new.calendar());
}

#[test]
fn no_pack_is_made_up_for_a_date_or_a_place() {
    let book = book();
    let early = book.resolve("cn-national", date(2023, 12, 31)).unwrap_err();
    assert_eq!(early.code(), "rules.no-pack-in-force");
    assert!(early.message(Lang::Zh).contains("2023-12-31"));
    assert!(book.resolve("atlantis", today()).is_err());
    assert!(book.pack(&PackId::new("cn-national@2024.1")).is_some());
    assert!(book.pack(&PackId::new("cn-national@1999.1")).is_none());
}

#[test]
fn a_parameter_asked_for_as_something_else_is_refused() {
    let pack = china(today());
    let error = pack.percent(Key::Objection).unwrap_err();
    assert!(matches!(
        error,
        RuleError::WrongKind {
            key: Key::Objection,
            ..
        }
    ));
    assert!(error.message(Lang::En).contains("complain.objection"));
    assert!(pack.days(Key::Objection).is_err());
    assert_eq!(pack.working_days(Key::Objection), Ok(7));
    assert_eq!(
        pack.due(Key::BidBondMax, today()).unwrap_err().code(),
        "rules.wrong-kind"
    );
}

#[test]
fn guards_are_data() {
    let pack = china(today());
    assert_eq!(
        pack.guard_outcome("S19.users-invited"),
        Some(Outcome::Block)
    );
    assert_eq!(pack.guard_outcome("S12.readback"), Some(Outcome::Reason));
    assert_eq!(pack.guard_outcome("nothing"), None);
    assert_eq!(
        pack.guard("S06.forbidden-factors").unwrap().strength,
        Strength::Must
    );
}
