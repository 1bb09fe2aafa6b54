//! In which servers the commands of editors were registered.

use super::{Store, StoreError};

impl Store {
    /// The servers in which the commands of editors were registered and, as far
    /// as known, still are; in no particular order.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn registered(&self) -> Result<Vec<u64>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let guilds: Vec<i64> = sqlx::query_scalar("SELECT guild FROM registered")
            .fetch_all(&mut *connection)
            .await?;
        Ok(guilds.into_iter().map(i64::cast_unsigned).collect())
    }

    /// Notes whether they are registered in this server.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn set_registered(&self, guild: u64, on: bool) -> Result<(), StoreError> {
        let statement = if on {
            "INSERT INTO registered (guild) VALUES ($1) ON CONFLICT (guild) DO NOTHING"
        } else {
            "DELETE FROM registered WHERE guild = $1"
        };
        self.write(async |connection| {
            sqlx::query(statement)
                .bind(guild.cast_signed())
                .execute(connection)
                .await?;
            Ok(())
        })
        .await
    }
}
