//! Packs the data files into one, sorted by path, for `catalog::packed`.
//!
//! It only copies bytes: the loader reads the pack and a folder in one way.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script its folder in no other way"
)]
fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=data");
    let root = Path::new("data");
    let mut paths = Vec::new();
    collect(root, &mut paths)?;
    let mut files = Vec::with_capacity(paths.len());
    for path in paths {
        let inside = path.strip_prefix(root).map_err(io::Error::other)?;
        let parts: Vec<_> = inside
            .iter()
            .map(|part| part.to_str().ok_or_else(|| not_utf8(&path)))
            .collect::<io::Result<_>>()?;
        files.push((parts.join("/"), fs::read(&path)?));
    }
    files.sort();
    let mut pack = Vec::new();
    for (name, content) in &files {
        pack.extend(length(name.len())?);
        pack.extend(length(content.len())?);
        pack.extend(name.as_bytes());
        pack.extend(content);
    }
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is not set"))?;
    fs::write(Path::new(&out).join("data.pack"), pack)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path
            .extension()
            .is_some_and(|end| end == "toml" || end == "csv")
        {
            found.push(path);
        }
    }
    Ok(())
}

fn length(bytes: usize) -> io::Result<[u8; 4]> {
    u32::try_from(bytes)
        .map(u32::to_le_bytes)
        .map_err(io::Error::other)
}

fn not_utf8(path: &Path) -> io::Error {
    io::Error::other(format!("{} is not UTF-8", path.display()))
}
