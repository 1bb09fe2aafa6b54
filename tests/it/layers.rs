//! That the arrows between the layers hold: which folder of `src` may use which.
//!
//! The checker finds every path that begins at the root of the crate: `crate::x`,
//! also inside groups, and `super::` chains that climb to it. What it finds is
//! held against one table, which says the same as the one in ARCHITECTURE.md.

#![expect(clippy::unwrap_used, reason = "a test that fails should stop at once")]

use std::fs;
use std::path::{Path, PathBuf};

/// Every folder or file directly under `src`, and what it may use besides
/// itself: only what stands below it, and nothing on its own line.
const LAYERS: &[(&str, &[&str])] = &[
    (
        "cli",
        &[
            "app",
            "commands",
            "views",
            "store",
            "importers",
            "answers",
            "moderation",
            "search",
            "catalog",
            "i18n",
            "domain",
            "config",
            "telemetry",
            "clock",
        ],
    ),
    (
        "discord",
        &[
            "app",
            "commands",
            "views",
            "store",
            "answers",
            "moderation",
            "search",
            "catalog",
            "i18n",
            "domain",
            "config",
            "telemetry",
            "clock",
        ],
    ),
    (
        "app",
        &[
            "commands",
            "views",
            "store",
            "answers",
            "moderation",
            "search",
            "catalog",
            "i18n",
            "domain",
            "config",
            "telemetry",
            "clock",
        ],
    ),
    (
        "commands",
        &[
            "answers",
            "moderation",
            "search",
            "catalog",
            "i18n",
            "domain",
        ],
    ),
    (
        "views",
        &[
            "answers",
            "moderation",
            "search",
            "catalog",
            "i18n",
            "domain",
        ],
    ),
    ("store", &["domain"]),
    ("importers", &["catalog", "domain"]),
    // Settings name markets and languages.
    ("config", &["i18n", "domain"]),
    ("answers", &["search", "catalog", "domain"]),
    ("moderation", &["search", "catalog", "domain"]),
    ("search", &["catalog", "domain"]),
    ("catalog", &["domain"]),
    ("i18n", &["domain"]),
    ("telemetry", &[]),
    ("clock", &[]),
    ("domain", &[]),
];

/// They name everything and start it, so no arrow ends at them.
const ROOTS: &[&str] = &["lib", "main"];

/// Above this many lines a file is split.
const MAX_LINES: usize = 450;

/// Files that may be longer, each with its reason.
const LONG: &[(&str, &str)] = &[];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below `src`, as its path from there and its text.
fn files() -> Vec<(String, String)> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let source = root().join("src");
    let mut paths = Vec::new();
    collect(&source, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let inside = path.strip_prefix(&source).unwrap();
        (inside.to_str().unwrap().replace('\\', "/"), text)
    };
    paths.into_iter().map(read).collect()
}

/// The layer that a file belongs to: its first folder, or its own name.
fn layer_of(file: &str) -> &str {
    let first = file.split('/').next().unwrap();
    first.strip_suffix(".rs").unwrap_or(first)
}

/// How many modules lie between the root of the crate and what stands in the
/// file: `answers/mod.rs` is one below the root, `answers/said.rs` two.
fn depth(file: &str) -> usize {
    let names: Vec<&str> = file.split('/').collect();
    let is_folder_itself = file.ends_with("/mod.rs");
    names.len() - usize::from(is_folder_itself)
}

/// The text without comments and without what stands in quotation marks.
fn code_only(text: &str) -> String {
    let mut code = String::new();
    for line in text.lines() {
        let mut in_string = false;
        let mut before = ' ';
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            if !in_string && c == '/' && chars.peek() == Some(&'/') {
                break;
            }
            if c == '"' && before != '\\' && !(before == '\'' && chars.peek() == Some(&'\'')) {
                in_string = !in_string;
            } else if !in_string {
                code.push(c);
            }
            before = if before == '\\' { ' ' } else { c };
        }
        code.push('\n');
    }
    code
}

/// Names that a text uses directly under the root of the crate.
fn used(file: &str, text: &str) -> Vec<String> {
    let code: String = code_only(text);
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        first_names(&code[at + "crate::".len()..], &mut found);
    }
    let climb = "super::".repeat(depth(file));
    for (at, _) in code.match_indices(&climb) {
        let rest = &code[at + climb.len()..];
        let is_middle = code[..at].ends_with("super::") || rest.starts_with("super::");
        if !is_middle {
            first_names(rest, &mut found);
        }
    }
    // The library has its own name for programs that use it.
    for (at, _) in code.match_indices("specdex::") {
        first_names(&code[at + "specdex::".len()..], &mut found);
    }
    found.sort();
    found.dedup();
    found
}

/// The first name of a path, or the first name of each path in a group.
fn first_names(path: &str, found: &mut Vec<String>) {
    let path = path.trim_start();
    let Some(group) = path.strip_prefix('{') else {
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        let name: String = path.chars().take_while(|c| is_name(*c)).collect();
        if !name.is_empty() {
            found.push(name);
        }
        return;
    };
    let mut depth = 1;
    let mut start = 0;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || (c == ',' && depth == 1) {
            first_names(&group[start..at], found);
            start = at + 1;
        }
        if depth == 0 {
            return;
        }
    }
}

/// What is wrong with the arrows of one file.
fn broken(file: &str, text: &str) -> Vec<String> {
    let layer = layer_of(file);
    if ROOTS.contains(&layer) {
        return Vec::new();
    }
    let Some((_, below)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        return vec![format!(
            "src/{file}: `{layer}` has no place in the table of layers"
        )];
    };
    let is_layer = |name: &&String| LAYERS.iter().any(|(known, _)| known == name);
    let allowed = |name: &String| name == layer || below.contains(&name.as_str());
    used(file, text)
        .iter()
        .filter(is_layer)
        .filter(|name| !allowed(name))
        .map(|name| format!("src/{file}: `{layer}` may not use `{name}`; see ARCHITECTURE.md"))
        .collect()
}

#[test]
fn arrows_point_down() {
    let broken: Vec<String> = files()
        .iter()
        .flat_map(|(file, text)| broken(file, text))
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn the_table_itself_points_down() {
    for (at, (layer, below)) in LAYERS.iter().enumerate() {
        for name in *below {
            let place = LAYERS.iter().position(|(known, _)| known == name).unwrap();
            assert!(place > at, "{layer} stands below {name}");
            let (_, back) = LAYERS[place];
            assert!(!back.contains(layer), "{layer} and {name} use each other");
        }
    }
}

#[test]
fn a_broken_arrow_is_found() {
    let check = |file: &str, text: &str, expected: &[&str]| {
        let found = broken(file, text);
        assert_eq!(found.len(), expected.len(), "{file}: {text}: {found:?}");
        for (found, name) in found.iter().zip(expected) {
            assert!(found.contains(&format!("may not use `{name}`")), "{found}");
        }
    };
    check(
        "domain/claim.rs",
        "use crate::catalog::Catalog;",
        &["catalog"],
    );
    check(
        "answers/said.rs",
        "use crate::views::card::Card;",
        &["views"],
    );
    check("views/rows.rs", "use crate::commands;", &["commands"]);
    check(
        "i18n/mod.rs",
        "fn f() -> crate::catalog::Catalog {}",
        &["catalog"],
    );
    check(
        "search/mod.rs",
        "use crate::{catalog::{Catalog, Files}, answers::{Answer, i18n}, domain};",
        &["answers"],
    );
    check(
        "catalog/load/mod.rs",
        "use super::super::{\n    search,\n    i18n::{Words, format},\n};",
        &["i18n", "search"],
    );
    check("answers/mod.rs", "use super::app::App;", &["app"]);
    check("answers/said.rs", "use super::super::clock;", &["clock"]);
    check(
        "clock.rs",
        "pub(crate) use crate::domain::Market;",
        &["domain"],
    );
    check("search/named.rs", "use specdex::cli;", &["cli"]);
    // What is allowed, what is no path, and what only mentions one.
    check("views/rows.rs", "use crate::answers::{Said, app};", &[]);
    check("answers/said.rs", "use super::question::View;", &[]);
    check("answers/rumors/feed.rs", "use super::super::views;", &[]);
    check("domain/date.rs", "// use crate::app::App;", &[]);
    check("domain/date.rs", "let text = \"crate::app\";", &[]);
    check("domain/date.rs", "use mycrate::app::App;", &[]);
    check("lib.rs", "pub use crate::app::App;", &[]);
    let found = broken("helpers/mod.rs", "");
    assert!(found[0].contains("no place"), "{found:?}");
}

#[test]
fn only_the_discord_shell_names_serenity() {
    for (file, text) in files() {
        let named = code_only(&text).contains("serenity");
        assert!(
            !named || file.starts_with("discord/"),
            "src/{file} names serenity; only src/discord/ may"
        );
    }
}

#[test]
fn long_files_have_a_reason() {
    for (file, text) in files() {
        let lines = text.lines().count();
        let excused = LONG.iter().any(|(known, _)| *known == file);
        assert!(
            lines <= MAX_LINES || excused,
            "src/{file} has {lines} lines; split it, or write down why not"
        );
    }
    for (file, _) in LONG {
        let text = fs::read_to_string(root().join("src").join(file)).unwrap();
        let lines = text.lines().count();
        assert!(lines > MAX_LINES, "src/{file} needs no excuse any more");
    }
}

#[test]
fn the_map_and_the_code_name_the_same_folders() {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let mapped: Vec<&str> = map
        .split('`')
        .filter_map(|quoted| quoted.strip_prefix("src/"))
        .collect();
    for path in &mapped {
        assert!(
            root().join("src").join(path).exists(),
            "ARCHITECTURE.md names src/{path}, which is gone"
        );
    }
    let named = |layer: &str| mapped.iter().any(|path| layer_of(path) == layer);
    for (file, _) in files() {
        let layer = layer_of(&file);
        assert!(
            named(layer) || layer == "lib",
            "ARCHITECTURE.md does not name src/{layer}"
        );
    }
    for (layer, _) in LAYERS {
        let exists = ["", ".rs"]
            .iter()
            .any(|end| root().join(format!("src/{layer}{end}")).exists());
        assert!(exists, "the table names {layer}, which is gone");
    }
}
