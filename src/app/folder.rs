//! Reads a folder of data files, for `data.dir` and for contributors.
//!
//! It takes what `build.rs` packs, files that end in `.toml` or `.csv`, and
//! nothing else: no hidden file, no folder behind a link, no file outside of
//! the folder. Sizes are bounded. It never looks into a file.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::catalog::Files;

/// The most bytes of one file.
const MAX_FILE: u64 = 64 * 1024 * 1024;
/// The most bytes of all files together.
const MAX_TOTAL: u64 = 512 * 1024 * 1024;
/// The deepest folder below the data folder; the catalog itself needs two.
const MAX_DEPTH: usize = 8;

/// Why a folder cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// A file or folder cannot be read.
    #[error("{path} cannot be read", path = .path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// A name is not UTF-8.
    #[error("the name {path} is not UTF-8", path = .0.display())]
    Name(PathBuf),
    /// A file is too large, or all of them together are.
    #[error("{path} is too large: one file may have 64 MiB, all together 512 MiB", path = .0.display())]
    TooLarge(PathBuf),
    /// There is no data file.
    #[error("{path} holds no data files; is it the folder that `brands.toml` stands in?", path = .0.display())]
    Empty(PathBuf),
}

/// The data files of a folder.
///
/// # Errors
/// When something in it cannot be read, is too large, or nothing is there.
pub fn read(root: &Path) -> Result<Files<'static>, FolderError> {
    let real = fs::canonicalize(root).map_err(|source| unreadable(root, source))?;
    let mut paths = Vec::new();
    collect(&real, &real, 0, &mut paths)?;
    let mut files = Files::default();
    let mut total = 0;
    for path in paths {
        let content = content(&path)?;
        total += content.len() as u64;
        if total > MAX_TOTAL {
            return Err(FolderError::TooLarge(real));
        }
        files.insert(name(&real, &path)?, content);
    }
    if files.iter().next().is_none() {
        return Err(FolderError::Empty(root.to_owned()));
    }
    Ok(files)
}

/// What tells whether something in a folder was changed: each data file with
/// its size and the time of its last change; `None` where that cannot be seen.
pub type Stamp = Option<Vec<(PathBuf, u64, Option<SystemTime>)>>;

/// The state of a folder at this moment. No file is opened.
pub fn stamp(root: &Path) -> Stamp {
    let real = fs::canonicalize(root).ok()?;
    let mut paths = Vec::new();
    collect(&real, &real, 0, &mut paths).ok()?;
    paths.sort();
    let stamp = |path: PathBuf| {
        let about = fs::metadata(&path).ok()?;
        Some((path, about.len(), about.modified().ok()))
    };
    paths.into_iter().map(stamp).collect()
}

fn collect(
    root: &Path,
    folder: &Path,
    depth: usize,
    found: &mut Vec<PathBuf>,
) -> Result<(), FolderError> {
    let entries = fs::read_dir(folder).map_err(|source| unreadable(folder, source))?;
    for entry in entries {
        let entry = entry.map_err(|source| unreadable(folder, source))?;
        let path = entry.path();
        let kind = entry
            .file_type()
            .map_err(|source| unreadable(&path, source))?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if kind.is_dir() {
            if depth < MAX_DEPTH {
                collect(root, &path, depth + 1, found)?;
            }
        } else if is_data(&path) && (kind.is_file() || leads_inside(root, &path)) {
            found.push(path);
        }
    }
    Ok(())
}

fn is_data(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| end == "toml" || end == "csv")
}

/// Whether a link leads to a file below the root. Mounted configuration often
/// consists of such links; any other would put foreign files into answers.
fn leads_inside(root: &Path, link: &Path) -> bool {
    let inside = fs::canonicalize(link).is_ok_and(|real| real.starts_with(root) && real.is_file());
    if !inside {
        tracing::warn!(file = %link.display(), "left out: it leads out of the data folder, or nowhere");
    }
    inside
}

fn content(path: &Path) -> Result<Vec<u8>, FolderError> {
    let file = fs::File::open(path).map_err(|source| unreadable(path, source))?;
    let mut content = Vec::new();
    file.take(MAX_FILE + 1)
        .read_to_end(&mut content)
        .map_err(|source| unreadable(path, source))?;
    if content.len() as u64 > MAX_FILE {
        return Err(FolderError::TooLarge(path.to_owned()));
    }
    Ok(content)
}

/// The path below the root, with `/` between folders on every platform.
fn name(root: &Path, path: &Path) -> Result<String, FolderError> {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    parts
        .map(|parts| parts.join("/"))
        .ok_or_else(|| FolderError::Name(path.to_owned()))
}

fn unreadable(path: &Path, source: io::Error) -> FolderError {
    FolderError::Unreadable {
        path: path.to_owned(),
        source,
    }
}
