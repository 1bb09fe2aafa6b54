//! Who may edit, as admins said in Discord. What a level allows is not known here.

use super::{AppendError, Store, StoreError, append, draft};
use crate::domain::ActorId;

/// The most characters of the name of a level.
const MAX_LEVEL: usize = 40;

/// Who holds a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Holder {
    /// One person, by their number in Discord.
    User(u64),
    /// Everybody with a role of a server.
    Role {
        /// The server; never 0.
        guild: u64,
        /// The role.
        role: u64,
    },
}

/// A level, and who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Who holds it.
    pub holder: Holder,
    /// The name of the level.
    pub level: String,
    /// Who granted it.
    pub by: ActorId,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
}

impl Holder {
    fn columns(self) -> (i64, i64) {
        match self {
            Self::User(user) => (0, user.cast_signed()),
            Self::Role { guild, role } => (guild.cast_signed(), role.cast_signed()),
        }
    }
}

impl Store {
    /// All grants, in the order of their holders.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn grants(&self) -> Result<Vec<Grant>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let rows: Vec<(i64, i64, String, i64, i64)> = sqlx::query_as(
            "SELECT guild, holder, level, by_actor, at_ms FROM grants ORDER BY guild, holder",
        )
        .fetch_all(&mut *connection)
        .await?;
        let grant = |(guild, holder, level, by, at_ms): (i64, i64, String, i64, i64)| Grant {
            holder: match guild.cast_unsigned() {
                0 => Holder::User(holder.cast_unsigned()),
                guild => Holder::Role {
                    guild,
                    role: holder.cast_unsigned(),
                },
            },
            level,
            by: ActorId(by.cast_unsigned()),
            at_ms,
        };
        Ok(rows.into_iter().map(grant).collect())
    }

    /// Gives a holder a level in place of the one they have, or takes it away.
    /// `by` is who does it, by their number in Discord; with a draft, it is
    /// dropped in the same step.
    ///
    /// # Errors
    /// When the name of the level is too long, when a role has no server, when
    /// there is no such draft any more, or when the store fails.
    pub async fn set_grant(
        &self,
        holder: Holder,
        level: Option<&str>,
        by: u64,
        at_ms: i64,
        draft: Option<u64>,
    ) -> Result<(), AppendError> {
        if level.is_some_and(|level| level.chars().count() > MAX_LEVEL) {
            return Err(AppendError::Unfit("a name is too long"));
        }
        if matches!(holder, Holder::Role { guild: 0, .. }) {
            return Err(AppendError::Unfit("a role belongs to no server"));
        }
        let (guild, holder) = holder.columns();
        self.write(async |connection| {
            if let Some(draft) = draft
                && !draft::drop(connection, draft).await?
            {
                return Err(AppendError::NoDraft);
            }
            sqlx::query("DELETE FROM grants WHERE guild = $1 AND holder = $2")
                .bind(guild)
                .bind(holder)
                .execute(&mut *connection)
                .await?;
            let Some(level) = level else { return Ok(()) };
            let by = append::actor(connection, by).await?;
            sqlx::query(
                "INSERT INTO grants (guild, holder, level, by_actor, at_ms) \
                 VALUES ($1, $2, $3, $4, $5)",
            )
            .bind(guild)
            .bind(holder)
            .bind(level)
            .bind(by.0.cast_signed())
            .bind(at_ms)
            .execute(connection)
            .await?;
            Ok(())
        })
        .await
    }
}
