//! Read models and plain rows.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod common;

use common::{World, process, time, twenty};
use kernel::{OrganisationId, PersonId, ProcessId};
use store::{
    Draft, Obligation, ObligationQuery, Organisation, Party, Person, Projected, Projection,
    ReadModels, ReadRows, Session, SqliteReader, StaleModel, Store, StoreError, StoredEntry,
    Summary, SummaryQuery, Table, verify_read_models,
};

/// A small fold: the newest entry names the stage, each amount is owed.
fn fold(process: ProcessId, entries: &[StoredEntry]) -> Projected {
    let name = process.to_string();
    let last = entries.last().ok_or("no entries")?;
    let owed = entries
        .iter()
        .filter(|entry| entry.body.get("amount").is_some());
    Ok(Projection {
        summary: Some(Summary {
            process: name.clone(),
            title: format!("Home care 居家照护 {}", &name[34..]),
            stage: if last.version % 2 == 0 { "even" } else { "odd" }.into(),
            buyer: "org-a".into(),
            supplier: None,
            updated: last.recorded.to_string(),
            version: last.version.try_into()?,
            json: "{}".into(),
        }),
        obligations: owed.map(|entry| obligation(&name, entry)).collect(),
        parties: ["org-a", &format!("org-{}", &name[34..])]
            .map(|organisation| Party {
                process: name.clone(),
                contract: Some(1),
                organisation: organisation.into(),
                person: None,
                role: "provider".into(),
            })
            .into(),
    })
}

fn obligation(process: &str, entry: &StoredEntry) -> Obligation {
    Obligation {
        process: process.into(),
        contract: None,
        id: format!("O{}", entry.version),
        debtor_role: "buyer".into(),
        debtor_organisation: Some("org-a".into()),
        creditor_role: "provider".into(),
        what: "payment".into(),
        due: (entry.version % 2 == 1).then(|| format!("2026-01-{:02}", 28 - entry.version)),
        status: if entry.version > 3 { "open" } else { "met" }.into(),
        json: "{}".into(),
    }
}

fn folded() -> (World, SqliteReader) {
    let world = World::new();
    twenty(&world);
    let mut store = world.open();
    store.rebuild(&mut fold).unwrap();
    let reader = store.sqlite_readers().get().unwrap();
    (world, reader)
}

fn stale(world: &World) -> Option<StaleModel> {
    verify_read_models(&world.path(), &mut fold).unwrap()
}

#[test]
fn rebuild_gives_what_the_record_says() {
    let (world, _) = folded();
    assert_eq!(stale(&world), None);
    assert_eq!(world.verify().finding, None);
}

#[test]
fn every_changed_row_is_found_and_rebuilt() {
    let p = process(1).to_string();
    let changes = [
        (
            format!("update summary set title = 'x' where process = '{p}'"),
            Table::Summary,
            0,
        ),
        (
            format!("delete from summary where process = '{p}'"),
            Table::Summary,
            0,
        ),
        (
            format!("update summary set version = 1 where process = '{p}'"),
            Table::Summary,
            0,
        ),
        (
            format!("update obligation set status = 'met' where process = '{p}' and ordinal = 1"),
            Table::Obligation,
            1,
        ),
        (
            format!("delete from obligation where process = '{p}' and ordinal = 0"),
            Table::Obligation,
            0,
        ),
        (
            format!("update obligation set due = null where process = '{p}' and ordinal = 2"),
            Table::Obligation,
            2,
        ),
        (
            format!("insert into party values ('{p}', 9, null, 'org-x', null, 'host')"),
            Table::Party,
            2,
        ),
    ];
    for (sql, table, ordinal) in changes {
        let (world, _) = folded();
        world.attack(&sql);
        let expected = StaleModel {
            process: p.clone(),
            table: Some(table),
            ordinal,
        };
        assert_eq!(stale(&world), Some(expected), "{sql}");
        world.open().rebuild(&mut fold).unwrap();
        assert_eq!(stale(&world), None, "{sql}");
    }
}

#[test]
fn rows_of_no_process_are_found() {
    let (world, _) = folded();
    world.attack("insert into party values ('ghost', 0, null, 'org-x', null, 'host')");
    assert_eq!(stale(&world).unwrap().process, "ghost");
    world.open().rebuild(&mut fold).unwrap();
    assert_eq!(stale(&world), None);
}

#[test]
fn a_failed_rebuild_changes_nothing() {
    let (world, _) = folded();
    let mut store = world.open();
    let failed = store.rebuild(&mut |_, _| Err("no".into()));
    assert!(matches!(failed, Err(StoreError::Projection(_))));
    assert_eq!(stale(&world), None);
    assert!(store.begin().is_ok());
}

#[test]
fn rows_of_another_process_are_refused() {
    let world = World::new();
    let mut store = world.open();
    let rows = Projection {
        summary: Some(Summary {
            process: process(2).to_string(),
            ..Summary::default()
        }),
        ..Projection::default()
    };
    let refused = store.begin().unwrap().project(process(1), &rows);
    assert!(matches!(refused, Err(StoreError::OtherProcess)));
}

#[test]
fn summaries_are_filtered_and_paged() {
    let (_world, reader) = folded();
    let all = SummaryQuery {
        limit: 10,
        ..SummaryQuery::default()
    };
    let names = |query: &SummaryQuery| -> Vec<String> {
        let rows = reader.summaries(query).unwrap();
        rows.iter()
            .map(|row| row.process[34..].to_owned())
            .collect()
    };
    assert_eq!(names(&all).len(), 3);
    let newest = reader.summaries(&all).unwrap();
    assert!(
        newest
            .windows(2)
            .all(|pair| pair[0].updated >= pair[1].updated)
    );
    for text in ["home CARE", "居家", "02"] {
        let found = names(&SummaryQuery {
            text: Some(text.into()),
            ..all.clone()
        });
        assert_eq!(found.len(), if text == "02" { 1 } else { 3 }, "{text}");
    }
    assert!(
        names(&SummaryQuery {
            text: Some("%".into()),
            ..all.clone()
        })
        .is_empty()
    );
    let of = |ids: &[&str]| SummaryQuery {
        organisations: Some(ids.iter().map(|id| (*id).to_owned()).collect()),
        ..all.clone()
    };
    assert_eq!(names(&of(&["org-01"])), ["01"]);
    assert_eq!(names(&of(&["org-a"])).len(), 3);
    assert!(names(&of(&[])).is_empty());
    let odd = names(&SummaryQuery {
        stage: Some("odd".into()),
        ..all.clone()
    });
    let even = names(&SummaryQuery {
        stage: Some("even".into()),
        ..all.clone()
    });
    assert_eq!(odd.len() + even.len(), 3);
    let second = SummaryQuery {
        offset: 1,
        limit: 1,
        ..all.clone()
    };
    assert_eq!(names(&second), names(&all)[1..2]);
    assert_eq!(reader.summary(process(0)).unwrap().unwrap().buyer, "org-a");
    assert_eq!(
        reader.parties(process(2)).unwrap()[1].organisation,
        "org-02"
    );
}

#[test]
fn obligations_come_soonest_first_and_undated_last() {
    let (_world, reader) = folded();
    let all = ObligationQuery {
        limit: 100,
        ..ObligationQuery::default()
    };
    let rows = reader.obligations(&all).unwrap();
    let dues: Vec<_> = rows
        .iter()
        .map(|row| (row.due.is_none(), row.due.clone()))
        .collect();
    assert!(dues.is_sorted() && dues.len() > 5);
    let open = ObligationQuery {
        statuses: Some(vec!["open".into()]),
        ..all.clone()
    };
    assert!(
        reader
            .obligations(&open)
            .unwrap()
            .iter()
            .all(|row| row.status == "open")
    );
    let nobody = ObligationQuery {
        debtors: Some(vec!["org-b".into()]),
        ..all.clone()
    };
    assert!(reader.obligations(&nobody).unwrap().is_empty());
    let one = ObligationQuery {
        process: Some(process(1)),
        ..all
    };
    let name = process(1).to_string();
    assert!(
        reader
            .obligations(&one)
            .unwrap()
            .iter()
            .all(|row| row.process == name)
    );
}

fn organisation() -> (OrganisationId, PersonId) {
    let id = "00000000-0000-7000-8000-0000000000aa";
    (id.parse().unwrap(), id.parse().unwrap())
}

#[test]
fn plain_rows_come_back_and_keep_their_rules() {
    let world = World::new();
    let mut store = world.open();
    let (organisation_id, person_id) = organisation();
    let organisation = Organisation {
        id: organisation_id,
        json: "{}".into(),
    };
    let person = Person {
        id: person_id,
        organisation: Some(organisation_id),
        login: "li".into(),
        password_hash: "$argon2id$secret".into(),
        language: "zh-CN".into(),
        json: "{}".into(),
    };
    let session = |n, end| Session {
        token_hash: [n; 32],
        person: person_id,
        csrf: "c".into(),
        created: time(0),
        expires: time(end),
    };
    let draft = Draft {
        id: "d".into(),
        person: person_id,
        verb: "tender.publish".into(),
        process: Some(process(1)),
        json: "{}".into(),
        updated: time(3),
    };
    let mut batch = store.begin().unwrap();
    batch.put_organisation(&organisation).unwrap();
    batch.put_person(&person).unwrap();
    batch.put_session(&session(1, 10)).unwrap();
    batch.put_session(&session(2, 20)).unwrap();
    batch.put_draft(&draft).unwrap();
    batch.put_meta("started", "yes").unwrap();
    assert!(batch.put_meta("verifier_key", "x").is_err());
    let taken = Person {
        id: "00000000-0000-7000-8000-0000000000bb".parse().unwrap(),
        ..person.clone()
    };
    assert!(batch.put_person(&taken).is_err());
    batch.delete_expired_sessions(time(10)).unwrap();
    batch.commit().unwrap();

    let reader = store.sqlite_readers().get().unwrap();
    assert_eq!(
        reader.organisation(organisation_id).unwrap(),
        Some(organisation.clone())
    );
    assert_eq!(reader.organisations().unwrap(), [organisation]);
    assert_eq!(reader.person(person_id).unwrap(), Some(person.clone()));
    assert_eq!(reader.person_by_login("li").unwrap(), Some(person.clone()));
    assert_eq!(reader.persons().unwrap(), std::slice::from_ref(&person));
    assert_eq!(reader.session(&[1; 32]).unwrap(), None);
    assert_eq!(reader.session(&[2; 32]).unwrap(), Some(session(2, 20)));
    assert_eq!(reader.draft("d").unwrap(), Some(draft.clone()));
    assert_eq!(reader.drafts(person_id).unwrap(), [draft]);
    assert_eq!(reader.meta("started").unwrap().as_deref(), Some("yes"));
    assert!(!format!("{person:?} {:?}", session(2, 20)).contains("secret"));

    let mut batch = store.begin().unwrap();
    batch.delete_draft("d").unwrap();
    batch.delete_sessions_of(person_id).unwrap();
    batch.delete_session(&[9; 32]).unwrap();
    batch.commit().unwrap();
    assert_eq!(reader.session(&[2; 32]).unwrap(), None);
    assert_eq!(reader.draft("d").unwrap(), None);
}
