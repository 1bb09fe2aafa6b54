//! Opening the file, and bringing its schema up to date.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Connection as _, SqlSafeStr as _};

use super::{Store, StoreError};

/// How long a statement waits for another process to finish writing.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long somebody waits for a connection: for the writers before them.
const QUEUE: Duration = Duration::from_secs(10);
/// Reading is a matter of microseconds; more connections would bring nothing.
const READERS: u32 = 4;
/// How often opening is tried again where another process opens or closes the
/// same file: SQLite does not wait for that by itself.
const TRIES: u32 = 50;
/// The time between two tries.
const PAUSE: Duration = Duration::from_millis(100);

/// Every step of the schema, in order. Published steps are never edited.
const STEPS: &[(i64, &str, &str)] = &[
    (1, "log", include_str!("../../migrations/0001_log.sql")),
    (
        2,
        "drafts outbox grants",
        include_str!("../../migrations/0002_drafts_outbox_grants.sql"),
    ),
    (
        3,
        "registered",
        include_str!("../../migrations/0003_registered.sql"),
    ),
];

static MIGRATOR: LazyLock<Migrator> = LazyLock::new(|| {
    let steps = STEPS.iter().map(|(version, name, sql)| {
        let sql = sql.into_sql_str();
        Migration::new(*version, (*name).into(), MigrationType::Simple, sql, false)
    });
    Migrator::with_migrations(steps.collect())
});

/// The newest schema that this version knows.
pub(super) fn known_schema() -> i64 {
    STEPS
        .iter()
        .map(|(version, ..)| *version)
        .max()
        .unwrap_or(0)
}

impl Store {
    /// Opens the file, makes it where it is missing, together with its folder,
    /// and brings its schema up to date. Several processes may have it open.
    ///
    /// # Errors
    /// When the file cannot be made or read, or has a newer schema.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        Self::open_with(path, options(path)).await
    }

    /// Opens the file so that it never has more than this many pages, of 4 KiB
    /// each. What does not fit ends in [`StoreError::Full`].
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_limited(path: &Path, pages: u32) -> Result<Self, StoreError> {
        let limited = options(path).pragma("max_page_count", pages.to_string());
        Self::open_with(path, limited).await
    }

    /// An empty store that is gone with its last clone.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub async fn in_memory() -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .in_memory(true)
            .foreign_keys(true);
        // Another connection would be another, empty store.
        let only = SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(QUEUE);
        let pool = only.connect_with(options).await?;
        migrate(&pool).await?;
        Ok(Self {
            writer: pool.clone(),
            readers: pool,
            in_memory: true,
        })
    }

    async fn open_with(path: &Path, options: SqliteConnectOptions) -> Result<Self, StoreError> {
        make_private(path).map_err(StoreError::broken)?;
        let pool = |connections| {
            SqlitePoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(QUEUE)
                .connect_lazy_with(options.clone())
        };
        let writer = pool(1);
        let mut tries = 1;
        while let Err(error) = migrate(&writer).await {
            if !matches!(error, StoreError::Busy) || tries >= TRIES {
                return Err(error);
            }
            tries += 1;
            tokio::time::sleep(PAUSE).await;
        }
        Ok(Self {
            writer,
            readers: pool(READERS),
            in_memory: false,
        })
    }
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        // An acknowledged write survives a loss of power.
        .synchronous(SqliteSynchronous::Full)
        // On macOS only this reaches the disk.
        .pragma("fullfsync", "ON")
        // What is erased is overwritten, not only let go.
        .pragma("secure_delete", "ON")
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
}

/// Makes the file where it is missing. It says who edits, so nobody else may
/// read it; the files that SQLite puts beside it get the same rights.
pub(super) fn make_private(path: &Path) -> std::io::Result<()> {
    if path.exists() {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut how = fs::OpenOptions::new();
    how.write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut how, 0o600);
    how.open(path).map(drop)
}

/// Brings the schema up to date, under the lock of the writer: of two processes
/// that start at once, one does it.
async fn migrate(pool: &SqlitePool) -> Result<(), StoreError> {
    let mut connection = pool.acquire().await?;
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let done = MIGRATOR.run(&mut *transaction).await;
    match done {
        Ok(()) => Ok(transaction.commit().await?),
        Err(MigrateError::VersionMissing(found)) => Err(StoreError::Newer {
            found,
            known: known_schema(),
        }),
        Err(MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _)) => {
            Err(error.into())
        }
        Err(other) => Err(StoreError::broken(other)),
    }
}
