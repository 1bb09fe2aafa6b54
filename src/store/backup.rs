//! A copy of the store while it is in use.

use std::fs;
use std::io;
use std::path::Path;

use super::{Store, StoreError};

/// Why there is no backup.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is a file already; it was left alone.
    #[error("there is a file of this name already; choose another name")]
    Exists,
    /// The file cannot be written.
    #[error("the file cannot be written")]
    File(#[source] io::Error),
    /// The store failed.
    #[error(transparent)]
    Failed(#[from] StoreError),
}

impl Store {
    /// Writes a whole, consistent copy into a new file, while others read and
    /// write. Only its owner may read it.
    ///
    /// # Errors
    /// When the file exists or cannot be written, or the store fails. Then no
    /// half file is left.
    pub async fn backup(&self, path: &Path) -> Result<(), BackupError> {
        let Some(name) = path.to_str() else {
            let kind = io::Error::from(io::ErrorKind::InvalidFilename);
            return Err(BackupError::File(kind));
        };
        create(path)?;
        let copied = self.copy_into(name).await;
        let copied = copied.map_err(BackupError::Failed).and_then(|()| {
            // SQLite leaves it to the system when the copy reaches the disk.
            let file = fs::OpenOptions::new().write(true).open(path);
            let synced = file.and_then(|file| file.sync_all());
            synced.map_err(BackupError::File)
        });
        if copied.is_err() {
            // Half a backup is worse than none; if it stays, the error says more.
            let _ = fs::remove_file(path);
        }
        copied
    }

    async fn copy_into(&self, name: &str) -> Result<(), StoreError> {
        let mut connection = self.readers.acquire().await?;
        sqlx::query("VACUUM INTO $1")
            .bind(name)
            .execute(&mut *connection)
            .await?;
        Ok(())
    }
}

/// Makes an empty file that only its owner may read; SQLite fills it.
fn create(path: &Path) -> Result<(), BackupError> {
    let mut how = fs::OpenOptions::new();
    how.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut how, 0o600);
    match how.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(BackupError::Exists),
        Err(error) => Err(BackupError::File(error)),
    }
}
