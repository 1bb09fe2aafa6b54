//! Writing to the log.

use std::collections::BTreeMap;

use sqlx::{Connection as _, SqliteConnection};

use super::chain::{self, Link};
use super::open::known_schema;
use super::{Append, AppendError, Appended, NewEvent, Store, StoreError, read};
use crate::domain::ActorId;

impl Store {
    /// Writes events to the log, and messages about them, all or nothing. When
    /// this returns, they are durable.
    ///
    /// # Errors
    /// When the log has grown beyond what was expected, when a limit is
    /// exceeded, or when the store fails. Then nothing was written, except
    /// where a failure came after the last step: who tries again with the same
    /// key writes once in either case.
    pub async fn append(&self, append: &Append<'_>) -> Result<Appended, AppendError> {
        append.check()?;
        self.write(async |connection| append_all(connection, append).await)
            .await
    }

    /// Does something under the lock of the writer, whole or not at all.
    pub(super) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<sqlx::Error> + From<StoreError>,
        F: AsyncFnOnce(&mut SqliteConnection) -> Result<T, E>,
    {
        let mut connection = self.writer.acquire().await?;
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        let result = async {
            refuse_newer(&mut transaction).await?;
            work(&mut transaction).await
        }
        .await;
        let ended = match &result {
            Ok(_) => transaction.commit().await,
            Err(_) => transaction.rollback().await,
        };
        // After some errors, a full disk among them, SQLite has rolled back by
        // itself and sqlx does not know: that connection would stay in a
        // transaction for ever.
        if ended.is_err() && !self.in_memory {
            // It is given up; how it ends changes nothing.
            let _ = connection.close().await;
        }
        match result {
            Ok(value) => {
                ended?;
                Ok(value)
            }
            Err(error) => Err(error),
        }
    }
}

/// A process of a newer version may have changed the schema while this one ran.
async fn refuse_newer(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let found: i64 = sqlx::query_scalar("SELECT MAX(version) FROM _sqlx_migrations")
        .fetch_one(connection)
        .await?;
    let known = known_schema();
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    Ok(())
}

async fn append_all(
    connection: &mut SqliteConnection,
    append: &Append<'_>,
) -> Result<Appended, AppendError> {
    let written = read::of_key(connection, append.key).await?;
    if !written.is_empty() {
        return Ok(Appended {
            events: written,
            repeated: true,
        });
    }
    let (head, mut hash) = head(connection).await?;
    if append
        .expected_head
        .is_some_and(|expected| expected != head.cast_unsigned())
    {
        return Err(AppendError::Moved {
            head: head.cast_unsigned(),
        });
    }
    // Who canceled it a moment ago must not find it written.
    if let Some(draft) = append.draft
        && !super::draft::drop(connection, draft).await?
    {
        return Err(AppendError::NoDraft);
    }
    let actor = actor(connection, append.user).await?;
    let mut seq = head;
    for (place, event) in (0..).zip(&append.events) {
        seq += 1;
        let place = Place {
            seq,
            place,
            actor,
            before: &hash,
        };
        hash = insert(connection, append, event, place).await?;
    }
    sqlx::query("UPDATE head SET seq = $1, hash = $2 WHERE id = 1")
        .bind(seq)
        .bind(&hash)
        .execute(&mut *connection)
        .await?;
    super::outbox::enqueue(connection, head + 1, append).await?;
    let events = read::events(connection, head, seq).await?;
    Ok(Appended {
        events,
        repeated: false,
    })
}

/// The last sequence number and its hash.
pub(super) async fn head(connection: &mut SqliteConnection) -> sqlx::Result<(i64, String)> {
    sqlx::query_as("SELECT seq, hash FROM head WHERE id = 1")
        .fetch_one(connection)
        .await
}

/// The random number that stands for a person; a new one for a new person.
pub(super) async fn actor(
    connection: &mut SqliteConnection,
    user: u64,
) -> Result<ActorId, StoreError> {
    let known: Option<i64> = sqlx::query_scalar("SELECT actor FROM actors WHERE user_id = $1")
        .bind(user.cast_signed())
        .fetch_optional(&mut *connection)
        .await?;
    if let Some(known) = known {
        return Ok(ActorId(known.cast_unsigned()));
    }
    let new = super::random_number()?;
    sqlx::query("INSERT INTO actors (actor, user_id) VALUES ($1, $2)")
        .bind(new.cast_signed())
        .bind(user.cast_signed())
        .execute(connection)
        .await?;
    Ok(ActorId(new))
}

/// Where an event comes to stand.
#[derive(Debug, Clone, Copy)]
struct Place<'a> {
    seq: i64,
    place: i64,
    actor: ActorId,
    before: &'a str,
}

/// Writes one event and gives its hash.
async fn insert(
    connection: &mut SqliteConnection,
    append: &Append<'_>,
    event: &NewEvent,
    at: Place<'_>,
) -> Result<String, StoreError> {
    let mut hashes = BTreeMap::new();
    let mut salts = BTreeMap::new();
    for (slot, text) in &event.texts {
        let salt = super::random_digits::<16>()?;
        hashes.insert(slot, chain::text_hash(&salt, text));
        salts.insert(slot, salt);
    }
    let link = Link {
        before: at.before,
        seq: at.seq,
        append_key: append.key,
        place: at.place,
        at_ms: append.at_ms,
        actor: at.actor.0.cast_signed(),
        kind: &event.kind,
        version: event.version.into(),
        body: &event.body.to_string(),
        texts: &serde_json::to_string(&hashes).map_err(StoreError::broken)?,
    };
    let hash = link.hash();
    sqlx::query(
        "INSERT INTO events (seq, append_key, place, at_ms, actor, kind, version, body, texts, hash) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(link.seq)
    .bind(link.append_key)
    .bind(link.place)
    .bind(link.at_ms)
    .bind(link.actor)
    .bind(link.kind)
    .bind(link.version)
    .bind(link.body)
    .bind(link.texts)
    .bind(&hash)
    .execute(&mut *connection)
    .await?;
    for (slot, salt) in salts {
        sqlx::query("INSERT INTO texts (seq, slot, salt, text) VALUES ($1, $2, $3, $4)")
            .bind(link.seq)
            .bind(slot)
            .bind(salt)
            .bind(&event.texts[slot])
            .execute(&mut *connection)
            .await?;
    }
    Ok(hash)
}
