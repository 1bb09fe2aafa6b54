//! Reading the log.

use std::collections::BTreeMap;

use sqlx::{FromRow as _, Row as _, SqliteConnection, sqlite::SqliteRow};

use super::{Store, StoreError, StoredEvent, append};
use crate::domain::ActorId;

impl Store {
    /// The last sequence number; 0 while the log is empty.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn head(&self) -> Result<u64, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let (seq, _) = append::head(&mut connection).await?;
        Ok(seq.cast_unsigned())
    }

    /// All events after this one, in order. After the last one there is
    /// nothing, which costs little: this is how events of other processes are
    /// found.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn since(&self, seq: u64) -> Result<Vec<StoredEvent>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        events(&mut connection, seq.cast_signed(), i64::MAX).await
    }

    /// The newest events, at most this many, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn latest(&self, count: u32) -> Result<Vec<StoredEvent>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let (head, _) = append::head(&mut connection).await?;
        let after = head.saturating_sub(count.into()).max(0);
        let mut found = events(&mut connection, after, head).await?;
        found.reverse();
        Ok(found)
    }

    /// What was appended under a key; empty where nothing was. Who cannot know
    /// whether their append arrived asks here before deciding anew.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn written(&self, key: &str) -> Result<Vec<StoredEvent>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        of_key(&mut connection, key).await
    }

    /// The random number that stands for a person, if they ever edited.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn actor_of(&self, user: u64) -> Result<Option<ActorId>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let found: Option<i64> = sqlx::query_scalar("SELECT actor FROM actors WHERE user_id = $1")
            .bind(user.cast_signed())
            .fetch_optional(&mut *connection)
            .await?;
        Ok(found.map(|actor| ActorId(actor.cast_unsigned())))
    }

    /// The person behind a random number, unless they were forgotten.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn user_of(&self, actor: ActorId) -> Result<Option<u64>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let found: Option<i64> = sqlx::query_scalar("SELECT user_id FROM actors WHERE actor = $1")
            .bind(actor.0.cast_signed())
            .fetch_optional(&mut *connection)
            .await?;
        Ok(found.map(i64::cast_unsigned))
    }
}

/// A row of the log, as it is stored.
#[derive(Debug)]
pub(super) struct EventRow {
    pub(super) seq: i64,
    pub(super) append_key: String,
    pub(super) place: i64,
    pub(super) at_ms: i64,
    pub(super) actor: i64,
    pub(super) kind: String,
    pub(super) version: i64,
    pub(super) body: String,
    pub(super) texts: String,
    pub(super) hash: String,
}

impl sqlx::FromRow<'_, SqliteRow> for EventRow {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        Ok(Self {
            seq: row.try_get("seq")?,
            append_key: row.try_get("append_key")?,
            place: row.try_get("place")?,
            at_ms: row.try_get("at_ms")?,
            actor: row.try_get("actor")?,
            kind: row.try_get("kind")?,
            version: row.try_get("version")?,
            body: row.try_get("body")?,
            texts: row.try_get("texts")?,
            hash: row.try_get("hash")?,
        })
    }
}

/// The rows after `after`, up to and with `last`, at most `limit`.
pub(super) async fn rows(
    connection: &mut SqliteConnection,
    after: i64,
    last: i64,
    limit: i64,
) -> sqlx::Result<Vec<EventRow>> {
    let rows = sqlx::query(
        "SELECT seq, append_key, place, at_ms, actor, kind, version, body, texts, hash \
         FROM events WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3",
    )
    .bind(after)
    .bind(last)
    .bind(limit)
    .fetch_all(connection)
    .await?;
    rows.iter().map(EventRow::from_row).collect()
}

/// A text and its salt, by event and slot.
pub(super) type Texts = BTreeMap<(i64, String), (String, String)>;

/// The texts of the events after `after`, up to and with `last`.
pub(super) async fn texts(
    connection: &mut SqliteConnection,
    after: i64,
    last: i64,
) -> sqlx::Result<Texts> {
    let rows: Vec<(i64, String, String, String)> =
        sqlx::query_as("SELECT seq, slot, salt, text FROM texts WHERE seq > $1 AND seq <= $2")
            .bind(after)
            .bind(last)
            .fetch_all(connection)
            .await?;
    let entry = |(seq, slot, salt, text)| ((seq, slot), (salt, text));
    Ok(rows.into_iter().map(entry).collect())
}

/// The events that were appended under a key.
pub(super) async fn of_key(
    connection: &mut SqliteConnection,
    key: &str,
) -> Result<Vec<StoredEvent>, StoreError> {
    let place: (Option<i64>, Option<i64>) =
        sqlx::query_as("SELECT MIN(seq), MAX(seq) FROM events WHERE append_key = $1")
            .bind(key)
            .fetch_one(&mut *connection)
            .await?;
    match place {
        (Some(first), Some(last)) => events(connection, first - 1, last).await,
        _ => Ok(Vec::new()),
    }
}

/// The events after `after`, up to and with `last`.
pub(super) async fn events(
    connection: &mut SqliteConnection,
    after: i64,
    last: i64,
) -> Result<Vec<StoredEvent>, StoreError> {
    let rows = rows(connection, after, last, i64::MAX).await?;
    let Some(newest) = rows.last() else {
        return Ok(Vec::new());
    };
    let mut texts = texts(connection, after, newest.seq).await?;
    rows.into_iter().map(|row| event(row, &mut texts)).collect()
}

fn event(row: EventRow, texts: &mut Texts) -> Result<StoredEvent, StoreError> {
    let slots: BTreeMap<String, String> =
        serde_json::from_str(&row.texts).map_err(StoreError::broken)?;
    let texts = slots.into_keys().map(|slot| {
        let text = texts.remove(&(row.seq, slot.clone()));
        (slot, text.map(|(_, text)| text))
    });
    Ok(StoredEvent {
        seq: row.seq.cast_unsigned(),
        at_ms: row.at_ms,
        actor: ActorId(row.actor.cast_unsigned()),
        key: row.append_key,
        kind: row.kind,
        version: u16::try_from(row.version).map_err(StoreError::broken)?,
        body: serde_json::from_str(&row.body).map_err(StoreError::broken)?,
        texts: texts.collect(),
    })
}
