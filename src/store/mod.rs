//! What must outlive the process: the log of edits, drafts, messages to send,
//! grants. One SQLite file through sqlx.
//!
//! The log is the truth: a gapless, hash-chained sequence of events that is
//! only ever appended to. What a person wrote, and who they are in Discord,
//! stand in tables beside it, which can be erased without breaking the chain.
//! It may use `domain`, sqlx and tokio. It knows no kind of event and decides
//! nothing: it keeps JSON. It never reads the clock; times are passed in, as
//! milliseconds since 1970.
//!
//! Statements are those that PostgreSQL runs as well; only opening, the lock
//! of the writer and the backup are SQLite's own.

mod append;
mod backup;
mod chain;
mod check;
mod draft;
mod error;
mod event;
mod forget;
mod grant;
mod open;
mod outbox;
mod read;
mod registered;

use sqlx::SqlitePool;

pub use backup::BackupError;
pub use check::{Checked, Finding};
pub use draft::Draft;
pub use error::{AppendError, StoreError};
pub use event::{Append, Appended, NewEvent, NewPost, StoredEvent};
pub use forget::Forgotten;
pub use grant::{Grant, Holder};
pub use outbox::DuePost;

/// The name of the file in the state folder.
pub const FILE_NAME: &str = "specdex.db";

/// The opened store. Cloning is cheap; clones share the connections.
#[derive(Debug, Clone)]
pub struct Store {
    /// One connection: writers of this process stand in line here, and only
    /// the first one asks for the lock of the file.
    writer: SqlitePool,
    readers: SqlitePool,
    /// In memory, everything is gone with the connection.
    in_memory: bool,
}

impl Store {
    /// Ends all connections. What was acknowledged is safe without it, too.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// A random number of 63 bits: it is positive in the database as well.
///
/// # Errors
/// When the system has no random numbers.
pub fn random_number() -> Result<u64, StoreError> {
    let number = getrandom::u64().map_err(StoreError::broken)?;
    Ok(number >> 1)
}

/// Random bytes as hexadecimal digits.
fn random_digits<const BYTES: usize>() -> Result<String, StoreError> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(StoreError::broken)?;
    Ok(data_encoding::HEXLOWER.encode(&bytes))
}
