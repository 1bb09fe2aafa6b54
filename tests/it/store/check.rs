//! `fsck`: what it finds, and what is no finding; forgetting, backup.

use specdex::store::{BackupError, Draft, Finding, Holder, NewPost, Store};
use sqlx::AssertSqlSafe;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};

use super::{ANNA, BEN, NOW, append, event, file, open, run};
use crate::support::Home;

/// A store with three events: two of Anna's, one of Ben's.
async fn three(home: &Home) -> Store {
    let store = open(home).await;
    let mut two = append("anna");
    two.events.push(event(8, "A second reason of Anna's"));
    store.append(&two).await.unwrap();
    let mut one = append("ben");
    one.user = BEN;
    one.events = vec![event(9, "A reason of Ben's")];
    store.append(&one).await.unwrap();
    store
}

/// The file as somebody opens it who tampers with it.
async fn tamper(home: &Home, statement: &str) {
    let options = SqliteConnectOptions::new()
        .filename(file(home))
        .foreign_keys(false);
    let pool = SqlitePool::connect_with(options).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(statement))
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
}

#[test]
fn every_kind_of_tampering_is_found() {
    let changed = |seq| vec![Finding::Changed(seq)];
    for (statement, expected) in [
        ("UPDATE events SET body = '{}' WHERE seq = 2", changed(2)),
        (
            "UPDATE events SET actor = actor + 1 WHERE seq = 1",
            changed(1),
        ),
        (
            "UPDATE events SET at_ms = at_ms + 1 WHERE seq = 3",
            changed(3),
        ),
        (
            "UPDATE events SET kind = 'claim.lock' WHERE seq = 1",
            changed(1),
        ),
        (
            "UPDATE events SET append_key = 'other' WHERE seq = 3",
            changed(3),
        ),
        ("UPDATE events SET version = 2 WHERE seq = 2", changed(2)),
        (
            "UPDATE events SET body = '{' WHERE seq = 2",
            vec![Finding::Changed(2), Finding::Unreadable(2)],
        ),
        (
            "UPDATE texts SET text = 'Another reason' WHERE seq = 2",
            vec![Finding::TextChanged(2, "reason".to_owned())],
        ),
        (
            "DELETE FROM texts WHERE seq = 2; DELETE FROM events WHERE seq = 2",
            vec![Finding::Gap(1, 3)],
        ),
        (
            "DELETE FROM texts WHERE seq = 1; DELETE FROM events WHERE seq = 1",
            vec![Finding::Gap(0, 2)],
        ),
        (
            "DELETE FROM texts WHERE seq = 3; DELETE FROM events WHERE seq = 3",
            vec![Finding::End(3, 2)],
        ),
        // Swapped: both stand where the other one was.
        (
            "UPDATE events SET seq = 9 WHERE seq = 1; UPDATE events SET seq = 1 WHERE seq = 2; \
             UPDATE events SET seq = 2 WHERE seq = 9",
            vec![
                Finding::Changed(1),
                Finding::TextChanged(1, "reason".to_owned()),
                Finding::Changed(2),
                Finding::TextChanged(2, "reason".to_owned()),
                Finding::Changed(3),
            ],
        ),
        (
            "DELETE FROM events WHERE seq = 3",
            vec![
                Finding::Damaged("rows that belong to no event: 1".to_owned()),
                Finding::End(3, 2),
            ],
        ),
    ] {
        let home = Home::new();
        run(async {
            three(&home).await.close().await;
            tamper(&home, statement).await;
            let found = open(&home).await.fsck().await.unwrap().findings;
            assert_eq!(found, expected, "{statement}");
        });
    }
}

#[test]
fn who_is_forgotten_leaves_no_trace_and_a_clean_log() {
    let home = Home::new();
    run(async {
        let store = three(&home).await;
        let anna = store.actor_of(ANNA).await.unwrap().unwrap();
        let mut posted = append("posted");
        posted.outbox = vec![NewPost {
            channel: 5,
            body: serde_json::json!({ "content": "Anna told everybody" }),
        }];
        store.append(&posted).await.unwrap();
        let grant = Holder::User(ANNA);
        store
            .set_grant(grant, Some("moderator"), BEN, NOW, None)
            .await
            .unwrap();
        let draft = Draft {
            id: 1,
            owner: ANNA,
            body: serde_json::json!("Anna was about to say"),
            expires_ms: NOW,
        };
        store.put_draft(&draft).await.unwrap();

        let forgotten = store.forget(ANNA).await.unwrap().unwrap();
        assert_eq!(forgotten.texts, 3);
        assert_eq!(store.forget(ANNA).await.unwrap(), None);
        assert_eq!(store.actor_of(ANNA).await.unwrap(), None);
        assert_eq!(store.user_of(anna).await.unwrap(), None);
        assert_eq!(store.grants().await.unwrap(), []);
        let events = store.since(0).await.unwrap();
        assert_eq!(events[0].actor, anna);
        assert_eq!(events[0].texts["reason"], None);
        let bens = events[2].texts["reason"].as_deref();
        assert_eq!(bens, Some("A reason of Ben's"));
        let checked = store.fsck().await.unwrap();
        assert_eq!(checked.findings, []);
        assert_eq!((checked.texts, checked.erased), (1, 3));

        // Nothing of it stands in any file, and who comes back is somebody new.
        for entry in std::fs::read_dir(home.path()).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let number = ANNA.to_be_bytes();
            for trace in [
                &b"The maker says so"[..],
                b"A second reason",
                b"Anna ",
                &number,
            ] {
                let found = bytes.windows(trace.len()).any(|part| part == trace);
                assert!(!found, "{trace:?} in {}", path.display());
            }
        }
        store.append(&append("back")).await.unwrap();
        assert_ne!(store.actor_of(ANNA).await.unwrap(), Some(anna));
    });
}

#[test]
fn a_backup_is_whole_and_never_writes_over_a_file() {
    let home = Home::new();
    run(async {
        let store = three(&home).await;
        let copy = home.path().join("it's a copy.db");
        store.backup(&copy).await.unwrap();
        let again = store.backup(&copy).await.unwrap_err();
        assert!(matches!(again, BackupError::Exists), "{again}");
        let nowhere = store.backup(&home.path().join("no/folder.db")).await;
        assert!(matches!(nowhere, Err(BackupError::File(_))));
        store.append(&append("later")).await.unwrap();

        let restored = Store::open(&copy).await.unwrap();
        let events = restored.since(0).await.unwrap();
        assert_eq!(events, store.since(0).await.unwrap()[..3]);
        assert_eq!(restored.fsck().await.unwrap().findings, []);
        restored.append(&append("goes on")).await.unwrap();
    });
}
