//! Reads the files of a local checkout that an importer wants.
//!
//! It reads the disk and nothing else: no link is followed, and sizes are
//! bounded. It never looks into a file.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressStyle};

use crate::catalog::Files;

/// The most bytes of one file; the largest that an upstream has are 10 MB.
const MAX_FILE: u64 = 256 * 1024 * 1024;

/// The wanted files of a checkout, by their paths from its root.
pub(super) fn read(root: &Path, wants: fn(&str) -> bool) -> anyhow::Result<Files<'static>> {
    let mut paths = Vec::new();
    collect(root, root, wants, &mut paths)?;
    paths.sort();
    let bar = ProgressBar::new(paths.len() as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}") {
        bar.set_style(style);
    }
    let mut files = Files::default();
    for (inside, path) in paths {
        bar.set_message(inside.clone());
        let size = fs::metadata(&path).map_or(0, |metadata| metadata.len());
        anyhow::ensure!(size <= MAX_FILE, "{} is too large", path.display());
        let content = fs::read(&path);
        let content = content.with_context(|| format!("{} cannot be read", path.display()))?;
        files.insert(inside, content);
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(files)
}

fn collect(
    root: &Path,
    folder: &Path,
    wants: fn(&str) -> bool,
    found: &mut Vec<(String, PathBuf)>,
) -> anyhow::Result<()> {
    let entries = fs::read_dir(folder);
    let entries = entries.with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("{} cannot be read", folder.display()))?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        if kind.is_dir() && entry.file_name() != ".git" {
            collect(root, &path, wants, found)?;
        } else if kind.is_file() {
            let inside = path.strip_prefix(root).unwrap_or(&path);
            let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
            // A name that is not UTF-8 is none that an importer wants.
            let inside = parts.map(|parts| parts.join("/"));
            if let Some(inside) = inside.filter(|inside| wants(inside)) {
                found.push((inside, path));
            }
        }
    }
    Ok(())
}
