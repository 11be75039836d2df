use super::*;
use kernel::Lang;

fn plan(repeats: u32, sizes: &[u32], conditions: &[Condition]) -> Plan {
    Plan {
        sizes: sizes.to_vec(),
        conditions: conditions.to_vec(),
        ..Plan::standard(20_260_601, repeats)
    }
}

/// The planted chances lie in the field of the type they are planted for.
#[test]
fn every_profile_is_in_its_own_field() {
    for profile in Profile::all() {
        let [a, rho, upper, lower, b] = profile.truth();
        let kind = crate::engine::kind_at([a, rho, upper, lower, b]);
        assert_eq!(kind, profile.what);
    }
}

#[test]
fn what_was_planted_is_found_again() {
    let rows = study(&plan(120, &[16, 40], &[Condition::Independent]));
    let [few, many] = rows.as_slice() else {
        panic!("two rows")
    };
    for row in [few, many] {
        for coverage in &row.coverage {
            let share = coverage.share().unwrap();
            assert!((0.86..=0.975).contains(&share), "{} {share}", row.matters);
        }
        assert!(row.accused_share() <= 0.027, "{}", row.accused_share());
        let runs = u32::try_from(PLANTED.len()).unwrap() * 120;
        assert_eq!(row.runs, runs);
        let told: u32 = row.confusion.iter().map(|one| one.open).sum();
        assert_eq!(told + row.decided, runs);
    }
    assert!(few.right_share() >= 0.96, "{}", few.right_share());
    assert!(many.decided_share() > few.decided_share());
}

/// Matters that follow each other carry less than they seem: intervals hold the truth less often.
#[test]
fn autocorrelation_costs_coverage() {
    let all = [Condition::Independent, Condition::Autocorrelated];
    let rows = study(&plan(80, &[40], &all));
    let share = |row: &Row| {
        let held: u32 = row.coverage.iter().map(|one| one.held).sum();
        let all: u32 = row.coverage.iter().map(|one| one.intervals).sum();
        f64::from(held) / f64::from(all)
    };
    assert!(share(&rows[1]) < share(&rows[0]) - 0.03);
}

/// A record held by the office alone makes control look smaller, and nothing is asserted on it.
#[test]
fn one_pen_hides_and_is_not_believed() {
    let rows = study(&plan(
        40,
        &[40],
        &[Condition::OfficeOnly, Condition::TwoLists],
    ));
    assert!(rows[0].bias < -0.1, "{}", rows[0].bias);
    assert!(
        rows[1].bias.abs() < rows[0].bias.abs() / 2.0,
        "{}",
        rows[1].bias
    );
    assert!(
        rows[0].decided_share() < 0.02,
        "{}",
        rows[0].decided_share()
    );
}

#[test]
fn the_same_on_any_number_of_threads_and_in_words() {
    let mut one = plan(6, &[8], &[Condition::Independent]);
    one.threads = NonZeroUsize::MIN;
    let rows = study(&one);
    one.threads = NonZeroUsize::new(3).unwrap();
    assert_eq!(rows, study(&one));
    for (lang, word) in [(Lang::Zh, "平等伙伴"), (Lang::En, "Equal partnership")] {
        let text = table(&rows, lang);
        assert!(text.contains(word) && text.lines().count() > 8, "{text}");
    }
}
