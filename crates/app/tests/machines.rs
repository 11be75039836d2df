//! The stories of the side machines, told through the command bus.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

use app::{
    App, Clock, Options,
    demo::{
        machines::{self, Path, Play, base},
        teller::Teller,
    },
};

fn plays_through(machine: &str) {
    for story in machines::of(machine) {
        let dir = tempfile::tempdir().unwrap();
        let app = App::open(&Options::new(dir.path()), Clock::system()).unwrap();
        let process = base::begin(&app).unwrap_or_else(|error| panic!("the base: {error}"));
        let mut teller = Teller::going_on(&app, process);
        machines::tell(&mut teller, &story.plays)
            .unwrap_or_else(|error| panic!("{machine} {:?}: {error}", story.path));
    }
}

macro_rules! tells {
    ($($name:ident $machine:literal),* $(,)?) => { $(
        #[test]
        fn $name() {
            plays_through($machine);
        }
    )* };
}

tells! {
    m1_tasks_and_verbal_orders "M1",
    m2_changes "M2",
    m3_money "M3",
    m4_reports "M4",
    m5_inspections "M5",
    m6_evaluation "M6",
    m7_disputes "M7",
    m8_sanctions "M8",
    m9_complaints "M9",
    m10_staff "M10",
    x1_suspension "X1",
    x2_early_end "X2",
    x3_default_of_the_purchaser "X3",
    x4_emergency "X4",
    x5_change_of_a_party "X5",
    x6_host_withdrawn "X6",
}

/// Each machine has a story that goes well and one that does not, and in each somebody gets something
/// wrong.
#[test]
fn every_machine_has_both_courses_and_a_mistake() {
    for number in 1..=10 {
        let stories = machines::of(&format!("M{number}"));
        let paths: Vec<Path> = stories.iter().map(|one| one.path).collect();
        assert_eq!(paths, [Path::Happy, Path::Unhappy], "M{number}");
        for story in stories {
            let mistakes = |play: &&Play| matches!(play, Play::Wrong { .. });
            let count = story.plays.iter().filter(mistakes).count();
            assert!(count > 0, "nobody gets anything wrong in M{number}");
        }
    }
    assert_eq!(machines::all().len(), 26);
}
