//! Why the store could not do what it was asked for.

use std::error::Error;

/// Why the store could not do something.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no room for it. Nothing was changed, and reading goes on.
    #[error("the disk is full, so nothing was written; free some space and try again")]
    Full,
    /// Others are writing for too long. Nothing was changed.
    #[error("the store is busy, so nothing was written; try again")]
    Busy,
    /// The file has a schema that only a newer version knows.
    #[error(
        "the store has schema {found}, and this version of Specdex knows none above {known}; use the newer version"
    )]
    Newer {
        /// The schema of the file.
        found: i64,
        /// The newest schema that this version knows.
        known: i64,
    },
    /// Anything else: the file cannot be read, is damaged, or is none of ours.
    #[error("the store cannot be used; if `specdex fsck` finds damage, put a backup in its place")]
    Broken(#[source] Box<dyn Error + Send + Sync>),
}

impl StoreError {
    pub(super) fn broken(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Broken(error.into())
    }
}

/// The lower eight bits of what SQLite says are the kind of an error.
const KIND: u32 = 0xff;
const SQLITE_BUSY: u32 = 5;
const SQLITE_LOCKED: u32 = 6;
const SQLITE_FULL: u32 = 13;

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if matches!(error, sqlx::Error::PoolTimedOut) {
            return Self::Busy;
        }
        let code = error
            .as_database_error()
            .and_then(|error| error.code()?.parse::<u32>().ok());
        match code.map(|code| code & KIND) {
            Some(SQLITE_FULL) => Self::Full,
            Some(SQLITE_BUSY | SQLITE_LOCKED) => Self::Busy,
            _ => Self::broken(error),
        }
    }
}

/// Why nothing was appended.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// The log has grown since it was looked at; holds its last sequence number.
    #[error("the log has grown to {head} since it was looked at")]
    Moved {
        /// The last sequence number now.
        head: u64,
    },
    /// The draft that was to become an edit is gone.
    #[error("the draft is no longer there, so nothing was written")]
    NoDraft,
    /// What was to be written has no events, or exceeds a limit.
    #[error("{0}, so nothing was written")]
    Unfit(&'static str),
    /// The store could not do it.
    #[error(transparent)]
    Failed(#[from] StoreError),
}

impl From<sqlx::Error> for AppendError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}
