//! Messages about edits: written together with them, sent at least once.
//!
//! Who takes a message leases it: until the lease ends, no other process gets
//! it. A process that dies in between leaves it to the next one. Discord takes
//! a nonce once within a few minutes, which leaves one message of the two.

use std::time::Duration;

use sqlx::SqliteConnection;

use super::{Append, Store, StoreError};

/// A message that is to be sent now.
#[derive(Debug, Clone, PartialEq)]
pub struct DuePost {
    /// Its number here.
    pub id: u64,
    /// The first event that it tells of.
    pub seq: u64,
    /// The channel of Discord.
    pub channel: u64,
    /// The body of the message.
    pub body: serde_json::Value,
    /// The same at every try; 24 characters.
    pub nonce: String,
    /// How often it was taken, this time included.
    pub tries: u32,
}

/// Writes the messages of an append, due at once.
pub(super) async fn enqueue(
    connection: &mut SqliteConnection,
    seq: i64,
    append: &Append<'_>,
) -> Result<(), StoreError> {
    if append.outbox.is_empty() {
        return Ok(());
    }
    let last: Option<i64> = sqlx::query_scalar("SELECT MAX(id) FROM outbox")
        .fetch_one(&mut *connection)
        .await?;
    for (id, post) in (last.unwrap_or(0) + 1..).zip(&append.outbox) {
        sqlx::query(
            "INSERT INTO outbox (id, seq, channel, body, nonce, due_ms, tries) \
             VALUES ($1, $2, $3, $4, $5, $6, 0)",
        )
        .bind(id)
        .bind(seq)
        .bind(post.channel.cast_signed())
        .bind(post.body.to_string())
        .bind(super::random_digits::<12>()?)
        .bind(append.at_ms)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

type DueRow = (i64, i64, i64, String, String, i64);

impl Store {
    /// Takes the messages that are due, the oldest first, at most this many.
    /// Nobody else gets them until the lease ends.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn due_posts(
        &self,
        now_ms: i64,
        lease: Duration,
        limit: u32,
    ) -> Result<Vec<DuePost>, StoreError> {
        let until = now_ms.saturating_add(i64::try_from(lease.as_millis()).unwrap_or(i64::MAX));
        if !self.is_any_due(now_ms).await? {
            return Ok(Vec::new());
        }
        let mut rows: Vec<DueRow> = self
            .write(async |connection| {
                let taken = sqlx::query_as(
                    "UPDATE outbox SET due_ms = $1, tries = tries + 1 \
                     WHERE message IS NULL AND due_ms <= $2 AND id IN (\
                         SELECT id FROM outbox WHERE message IS NULL AND due_ms <= $2 \
                         ORDER BY id LIMIT $3) \
                     RETURNING id, seq, channel, body, nonce, tries",
                )
                .bind(until)
                .bind(now_ms)
                .bind(i64::from(limit))
                .fetch_all(connection)
                .await?;
                Ok::<_, StoreError>(taken)
            })
            .await?;
        rows.sort_by_key(|(id, ..)| *id);
        rows.into_iter().map(due_post).collect()
    }

    /// Nearly always nothing is due; to know that takes no lock.
    async fn is_any_due(&self, now_ms: i64) -> Result<bool, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let first: Option<i64> = sqlx::query_scalar(
            "SELECT id FROM outbox WHERE message IS NULL AND due_ms <= $1 LIMIT 1",
        )
        .bind(now_ms)
        .fetch_optional(&mut *connection)
        .await?;
        Ok(first.is_some())
    }

    /// Notes that a message was sent, and which one it is in Discord.
    ///
    /// # Errors
    /// When the store fails; then it is sent once more, with the same nonce.
    pub async fn post_sent(&self, id: u64, message: u64) -> Result<(), StoreError> {
        self.write(async |connection| {
            // What it said stands in Discord now.
            sqlx::query("UPDATE outbox SET message = $1, body = '{}' WHERE id = $2")
                .bind(message.cast_signed())
                .bind(id.cast_signed())
                .execute(connection)
                .await?;
            Ok(())
        })
        .await
    }

    /// Notes that a message was not sent, and when to try again.
    ///
    /// # Errors
    /// When the store fails; then it is due when the lease ends.
    pub async fn post_failed(&self, id: u64, retry_at_ms: i64) -> Result<(), StoreError> {
        self.write(async |connection| {
            sqlx::query("UPDATE outbox SET due_ms = $1 WHERE id = $2 AND message IS NULL")
                .bind(retry_at_ms)
                .bind(id.cast_signed())
                .execute(connection)
                .await?;
            Ok(())
        })
        .await
    }

    /// Gives a message up, because it can never be sent.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn drop_post(&self, id: u64) -> Result<(), StoreError> {
        self.write(async |connection| {
            sqlx::query("DELETE FROM outbox WHERE id = $1 AND message IS NULL")
                .bind(id.cast_signed())
                .execute(connection)
                .await?;
            Ok(())
        })
        .await
    }
}

fn due_post((id, seq, channel, body, nonce, tries): DueRow) -> Result<DuePost, StoreError> {
    Ok(DuePost {
        id: id.cast_unsigned(),
        seq: seq.cast_unsigned(),
        channel: channel.cast_unsigned(),
        body: serde_json::from_str(&body).map_err(StoreError::broken)?,
        nonce,
        tries: u32::try_from(tries).unwrap_or(u32::MAX),
    })
}
