//! Data files of any content: each is loaded or its problems are named.
//!
//! The input is a list of files, each with its path in the first line; a line of
//! three dashes stands between two. The markets of the catalog are there too.

#![no_main]

use std::sync::LazyLock;

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use specdex::catalog::{Files, lint, packed};
use specdex::search::Snapshot;

/// The markets; without them nothing else can be right.
static MARKETS: LazyLock<Vec<u8>> =
    LazyLock::new(|| packed().get("markets.toml").unwrap_or_default().to_owned());

fuzz_target!(|text: &str| {
    let mut files = Files::default();
    files.insert("markets.toml".to_owned(), MARKETS.clone());
    for file in text.split("\n---\n") {
        let (path, content) = file.split_once('\n').unwrap_or((file, ""));
        files.insert(path.to_owned(), content.as_bytes().to_owned());
    }
    let loaded = lint(&files, date(2026, 11, 28));
    for problem in &loaded.problems {
        assert!(!problem.to_string().is_empty());
    }
    // What was loaded can be searched.
    let snapshot = Snapshot::new(loaded.catalog);
    snapshot.devices.find(text);
});
