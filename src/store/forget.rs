//! Forgetting a person.

use sqlx::SqliteConnection;

use super::{Store, StoreError};

/// What was erased with a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forgotten {
    /// How many texts of theirs.
    pub texts: u64,
}

impl Store {
    /// Erases who a person is and what they wrote: their texts, drafts, grant,
    /// messages about their edits that were not sent, and the link between
    /// their number in Discord and the random number in the log. What they did
    /// stays, as somebody's. `None` when they are not known here.
    ///
    /// Backups made before still know them.
    ///
    /// # Errors
    /// When the store fails; then nothing was erased.
    pub async fn forget(&self, user: u64) -> Result<Option<Forgotten>, StoreError> {
        let user = user.cast_signed();
        let forgotten = self
            .write(async |connection| erase(connection, user).await)
            .await?;
        // Older pages in the log of SQLite still hold the texts. Where somebody
        // reads at this moment, they go with the next one of its checkpoints.
        let mut connection = self.writer.acquire().await?;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .execute(&mut *connection)
            .await?;
        Ok(forgotten)
    }
}

async fn erase(
    connection: &mut SqliteConnection,
    user: i64,
) -> Result<Option<Forgotten>, StoreError> {
    let granted = sqlx::query("DELETE FROM grants WHERE guild = 0 AND holder = $1")
        .bind(user)
        .execute(&mut *connection)
        .await?
        .rows_affected();
    let drafted = sqlx::query("DELETE FROM drafts WHERE owner = $1")
        .bind(user)
        .execute(&mut *connection)
        .await?
        .rows_affected();
    let actor: Option<i64> = sqlx::query_scalar("SELECT actor FROM actors WHERE user_id = $1")
        .bind(user)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(actor) = actor else {
        let known = granted + drafted > 0;
        return Ok(known.then_some(Forgotten { texts: 0 }));
    };
    let texts =
        sqlx::query("DELETE FROM texts WHERE seq IN (SELECT seq FROM events WHERE actor = $1)")
            .bind(actor)
            .execute(&mut *connection)
            .await?
            .rows_affected();
    sqlx::query(
        "DELETE FROM outbox WHERE message IS NULL \
         AND seq IN (SELECT seq FROM events WHERE actor = $1)",
    )
    .bind(actor)
    .execute(&mut *connection)
    .await?;
    sqlx::query("DELETE FROM actors WHERE actor = $1")
        .bind(actor)
        .execute(connection)
        .await?;
    Ok(Some(Forgotten { texts }))
}
