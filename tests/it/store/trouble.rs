//! A full disk, other versions of the program, files that are none of ours.

use specdex::store::{AppendError, Store, StoreError};
use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};

use super::{ANNA, append, event, file, open, run};
use crate::support::Home;

#[test]
fn a_full_disk_is_said_reading_goes_on_and_nothing_is_lost() {
    let home = Home::new();
    run(async {
        let store = Store::open_limited(&file(&home), 60).await.unwrap();
        let mut written = Vec::new();
        let refused = loop {
            let key = format!("key-{}", written.len());
            let mut append = append(&key);
            append.events = vec![event(1, &"long ".repeat(1500)); 3];
            match store.append(&append).await {
                Ok(done) => written.extend(done.events),
                Err(refused) => break refused,
            }
            assert!(written.len() < 1000, "the disk is never full");
        };
        assert!(
            matches!(refused, AppendError::Failed(StoreError::Full)),
            "{refused}"
        );
        assert!(refused.to_string().contains("disk is full"), "{refused}");
        assert!(!written.is_empty());
        for _ in 0..3 {
            let again = store.append(&append("again")).await;
            if let Err(again) = again {
                let full = matches!(again, AppendError::Failed(StoreError::Full));
                assert!(full, "{again}");
            }
            assert_eq!(store.since(0).await.unwrap()[..written.len()], written);
        }
        assert_eq!(store.fsck().await.unwrap().findings, []);
        store.close().await;

        // With room, it goes on where it was.
        let store = open(&home).await;
        let before = store.head().await.unwrap();
        let done = store.append(&append("with room")).await.unwrap();
        assert_eq!(done.events[0].seq, before + 1);
        assert_eq!(store.fsck().await.unwrap().findings, []);
    });
}

#[test]
fn a_newer_schema_is_refused_and_left_alone() {
    let home = Home::new();
    run(async {
        let running = open(&home).await;
        running.append(&append("one")).await.unwrap();
        let pool = raw(&home).await;
        let newer = "INSERT INTO _sqlx_migrations \
            (version, description, success, checksum, execution_time) \
            VALUES (9001, 'from the future', TRUE, x'00', 0)";
        sqlx::raw_sql(newer).execute(&pool).await.unwrap();

        let refused = Store::open(&file(&home)).await.unwrap_err();
        assert!(matches!(refused, StoreError::Newer { found: 9001, .. }));
        assert!(refused.to_string().contains("newer version"), "{refused}");
        // Who had it open writes nothing more, and can still read.
        let refused = running.append(&append("two")).await.unwrap_err();
        assert!(
            matches!(refused, AppendError::Failed(StoreError::Newer { .. })),
            "{refused}"
        );
        assert_eq!(running.since(0).await.unwrap().len(), 1);
    });
}

async fn raw(home: &Home) -> SqlitePool {
    let options = SqliteConnectOptions::new()
        .filename(file(home))
        .create_if_missing(true);
    SqlitePool::connect_with(options).await.unwrap()
}

/// The first schema, and the first form of the chain, as the first version
/// wrote them. Neither may ever change: logs out there look like this.
#[test]
fn a_log_of_the_first_schema_goes_on() {
    let home = Home::new();
    run(async {
        let pool = raw(&home).await;
        let first = Migration::new(
            1,
            "log".into(),
            MigrationType::Simple,
            include_str!("../../../migrations/0001_log.sql").into_sql_str(),
            false,
        );
        Migrator::with_migrations(vec![first])
            .run(&pool)
            .await
            .unwrap();
        let rows = include_str!("first_schema.sql");
        sqlx::raw_sql(rows).execute(&pool).await.unwrap();
        pool.close().await;

        let store = open(&home).await;
        let checked = store.fsck().await.unwrap();
        assert_eq!((checked.findings, checked.events), (vec![], 2));
        let events = store.since(0).await.unwrap();
        assert_eq!(
            events[0].texts["reason"].as_deref(),
            Some("The maker says so")
        );
        assert_eq!(store.user_of(events[1].actor).await.unwrap(), Some(ANNA));
        let done = store.append(&append("new")).await.unwrap();
        assert_eq!(
            (done.events[0].seq, done.events[0].actor),
            (3, events[1].actor)
        );
        assert_eq!(store.grants().await.unwrap(), []);
        assert_eq!(store.fsck().await.unwrap().findings, []);
    });
}

#[test]
fn a_file_that_is_no_store_is_refused() {
    let home = Home::new();
    home.write("specdex.db", &"this is a letter to my aunt\n".repeat(100));
    run(async {
        let refused = Store::open(&file(&home)).await.unwrap_err();
        assert!(matches!(refused, StoreError::Broken(_)), "{refused}");
    });
    assert!(home.read("specdex.db").starts_with("this is a letter"));
}
