//! Where data files come from: one map from path to bytes, whether they were
//! packed into the program or read from a folder.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

/// Data files by path, with `/` between folders, relative to the data folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files<'a> {
    files: BTreeMap<String, std::borrow::Cow<'a, [u8]>>,
}

/// A pack that is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the packed data files are damaged at byte {0}")]
pub struct PackError(pub usize);

impl<'a> Files<'a> {
    /// Reads what `build.rs` packed: for each file, sorted by path, the
    /// lengths of path and content as two little-endian `u32`, then both.
    ///
    /// # Errors
    /// When the bytes end early or a path is not UTF-8.
    pub fn from_pack(pack: &'a [u8]) -> Result<Self, PackError> {
        let mut files = BTreeMap::new();
        let mut at = 0;
        while at < pack.len() {
            let path_length = length(pack, at).ok_or(PackError(at))?;
            let content_length = length(pack, at + 4).ok_or(PackError(at))?;
            let path_end = at + 8 + path_length;
            let path = pack
                .get(at + 8..path_end)
                .and_then(|path| std::str::from_utf8(path).ok());
            let content = pack.get(path_end..path_end + content_length);
            let (Some(path), Some(content)) = (path, content) else {
                return Err(PackError(at));
            };
            files.insert(path.to_owned(), content.into());
            at = path_end + content_length;
        }
        Ok(Self { files })
    }

    /// Adds a file, replacing one of the same path.
    pub fn insert(&mut self, path: String, content: Vec<u8>) {
        self.files.insert(path, content.into());
    }

    /// Every file, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(path, content)| (path.as_str(), content.as_ref()))
    }

    /// The SHA-256 of all files and their paths, in hexadecimal.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for (path, content) in self.iter() {
            // Lengths between the parts, so that no two sets of files read alike.
            hash.update((path.len() as u64).to_le_bytes());
            hash.update(path);
            hash.update((content.len() as u64).to_le_bytes());
            hash.update(content);
        }
        data_encoding::HEXLOWER.encode(&hash.finalize())
    }

    /// The content of one file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(AsRef::as_ref)
    }
}

fn length(pack: &[u8], at: usize) -> Option<usize> {
    let bytes: [u8; 4] = pack.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}
