//! Edits that wait for their Confirm, on every process and after a restart.

use sqlx::SqliteConnection;

use super::event::MAX_BODY;
use super::{AppendError, Store, StoreError};

/// How long a draft can still be read after it expired: a day, in milliseconds.
const KEPT_MS: i64 = 24 * 60 * 60 * 1000;

/// An edit that waits for its Confirm.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its number, random, so that nobody finds another's by counting.
    pub id: u64,
    /// Whose it is, by their number in Discord. Nobody else may confirm it.
    pub owner: u64,
    /// What it says.
    pub body: serde_json::Value,
    /// When it is too late, in milliseconds since 1970. It can still be read
    /// for a day, so that an answer can say what it was.
    pub expires_ms: i64,
}

impl Store {
    /// Keeps a draft, in place of the one that its owner had under the same
    /// number. Drafts that expired a day before this one will are dropped: so
    /// there are never many, and nobody has to remember to sweep.
    ///
    /// # Errors
    /// When it is too long, or the store fails. A number that is somebody
    /// else's changes nothing and is [`AppendError::Unfit`].
    pub async fn put_draft(&self, draft: &Draft) -> Result<(), AppendError> {
        let body = draft.body.to_string();
        if body.len() > MAX_BODY {
            return Err(AppendError::Unfit("a draft is too long"));
        }
        let kept = self
            .write(async |connection| {
                sqlx::query("DELETE FROM drafts WHERE expires_ms < $1")
                    .bind(draft.expires_ms.saturating_sub(KEPT_MS))
                    .execute(&mut *connection)
                    .await?;
                let done = sqlx::query(
                    "INSERT INTO drafts (id, owner, body, expires_ms) VALUES ($1, $2, $3, $4) \
                     ON CONFLICT (id) DO UPDATE \
                     SET body = excluded.body, expires_ms = excluded.expires_ms \
                     WHERE drafts.owner = excluded.owner",
                )
                .bind(draft.id.cast_signed())
                .bind(draft.owner.cast_signed())
                .bind(&body)
                .bind(draft.expires_ms)
                .execute(connection)
                .await?;
                Ok::<_, StoreError>(done.rows_affected())
            })
            .await?;
        if kept == 0 {
            return Err(AppendError::Unfit("the draft is somebody else's"));
        }
        Ok(())
    }

    /// A draft, also one that expired less than a day ago.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn draft(&self, id: u64) -> Result<Option<Draft>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let found: Option<(i64, String, i64)> =
            sqlx::query_as("SELECT owner, body, expires_ms FROM drafts WHERE id = $1")
                .bind(id.cast_signed())
                .fetch_optional(&mut *connection)
                .await?;
        let Some((owner, body, expires_ms)) = found else {
            return Ok(None);
        };
        Ok(Some(Draft {
            id,
            owner: owner.cast_unsigned(),
            body: serde_json::from_str(&body).map_err(StoreError::broken)?,
            expires_ms,
        }))
    }

    /// Drops a draft; whether there was one.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn drop_draft(&self, id: u64) -> Result<bool, StoreError> {
        self.write(async |connection| Ok(drop(connection, id).await?))
            .await
    }
}

/// Drops a draft; whether there was one.
pub(super) async fn drop(connection: &mut SqliteConnection, id: u64) -> sqlx::Result<bool> {
    let done = sqlx::query("DELETE FROM drafts WHERE id = $1")
        .bind(id.cast_signed())
        .execute(connection)
        .await?;
    Ok(done.rows_affected() > 0)
}
