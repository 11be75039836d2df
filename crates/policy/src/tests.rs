use crate::{Asker, Decision, Denial, Session, may, rows};
use kernel::Role;
use std::collections::BTreeSet;

fn asks(roles: &[Role], session: Session, action: &str) -> Decision {
    may(Asker { roles, session }, action)
}

#[test]
fn nothing_is_allowed_by_default() {
    let all: Vec<Role> = Role::ALL.to_vec();
    let got = asks(&all, Session::Person, "rewrite-the-record");
    assert_eq!(got, Decision::Deny(Denial::NoSuchAction));
}

#[test]
fn every_row_says_yes_to_its_roles_and_no_to_all_others() {
    for row in rows() {
        for role in Role::ALL {
            let got = asks(&[*role], Session::Person, row.action);
            let expected = if row.roles.contains(role) {
                Decision::Allow(*role)
            } else if row.roles.contains(&Role::Public) {
                Decision::Allow(Role::Public)
            } else {
                Decision::Deny(Denial::NotYourRole)
            };
            assert_eq!(got, expected, "{} {:?}", row.action, role);
        }
    }
}

#[test]
fn the_public_may_only_what_is_public() {
    for row in rows() {
        let got = asks(&[], Session::Anonymous, row.action);
        match row.roles.contains(&Role::Public) {
            true => assert_eq!(got, Decision::Allow(Role::Public)),
            false => assert_eq!(got, Decision::Deny(Denial::SignInFirst)),
        }
    }
}

#[test]
fn actions_are_named_once_and_give_their_reason() {
    let mut seen = BTreeSet::new();
    for row in rows() {
        assert!(seen.insert(row.action), "`{}` has two rows", row.action);
        assert!(!row.roles.is_empty(), "`{}` is for nobody", row.action);
        assert!(
            !row.why.zh.is_empty() && !row.why.en.is_empty(),
            "`{}` gives no reason",
            row.action
        );
    }
}

#[test]
fn the_clock_alone_runs_the_clock() {
    assert_eq!(
        asks(&[Role::Clock], Session::Clock, "run-clock"),
        Decision::Allow(Role::Clock)
    );
    let all: Vec<Role> = Role::ALL
        .iter()
        .copied()
        .filter(|role| *role != Role::Clock)
        .collect();
    assert_eq!(
        asks(&all, Session::Person, "run-clock"),
        Decision::Deny(Denial::NotYourRole)
    );
}

#[test]
fn who_delivers_speaks_as_provider_although_anybody_may_tender() {
    // A head of an agency has the ambient role of a would-be tenderer everywhere.
    let held = [Role::Tenderer, Role::Provider];
    for row in rows().filter(|row| row.roles.contains(&Role::Provider)) {
        let got = asks(&held, Session::Person, row.action);
        assert_ne!(got, Decision::Allow(Role::Tenderer), "{}", row.action);
    }
}
