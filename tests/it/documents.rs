//! That the documents say what is so: links lead somewhere, commands exist.

use std::fs;
use std::path::{Path, PathBuf};

use specdex::commands::ALL;

use crate::support::Home;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every document that people read.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["", "docs", "data"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "md") {
                found.push(path);
            }
        }
    }
    found
}

/// The targets of the links in a document, as `[text](target)` writes them.
fn links(text: &str) -> Vec<&str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target)
        .collect()
}

/// What stands in backticks and names a file or folder of the project.
fn paths(text: &str) -> Vec<&str> {
    let quoted = text.split('`').skip(1).step_by(2);
    quoted
        .filter(|word| {
            ["src/", "tests/", "docs/", "data/", ".ci/"]
                .iter()
                .any(|folder| word.starts_with(folder))
        })
        .filter(|word| !word.contains(['<', '*', '{', ' ']))
        .collect()
}

/// Rules that stand before what they rule. What exists leaves this list.
const PLANNED: &[&str] = &[];

#[test]
fn links_and_paths_lead_somewhere() {
    let mut seen = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        let folder = document.parent().unwrap();
        let linked = links(&text)
            .into_iter()
            .filter(|target| !target.contains(':') && !target.starts_with('#'))
            .map(|target| folder.join(target));
        let named = paths(&text).into_iter().map(|path| root().join(path));
        for path in linked.chain(named) {
            seen += 1;
            if PLANNED
                .iter()
                .any(|plan| path.starts_with(root().join(plan)))
            {
                continue;
            }
            assert!(
                path.exists(),
                "{} names {}, which does not exist",
                document.display(),
                path.display()
            );
        }
    }
    for plan in PLANNED {
        assert!(!root().join(plan).exists(), "{plan} is no plan any more");
    }
    assert!(seen > 30, "only {seen} links and paths were found");
}

#[test]
fn the_readme_names_every_command_and_its_options() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for command in ALL {
        let (group, part) = match command.path {
            [name] => (*name, None),
            [group, part, ..] => (*group, Some(*part)),
            [] => continue,
        };
        let row = readme.lines().find(|line| {
            let rest = line.strip_prefix(&format!("| `/{group}"));
            let is_own = rest.is_some_and(|rest| rest.starts_with([' ', '`']));
            let is_part = |part: &str| {
                let begins = rest.is_some_and(|rest| {
                    let rest = rest.strip_prefix(&format!(" {part}"));
                    rest.is_some_and(|rest| rest.starts_with([' ', '`']))
                });
                begins || line.contains(&format!("`{part}`"))
            };
            is_own && part.is_none_or(is_part)
        });
        let row = row.unwrap_or_else(|| panic!("README.md lacks {:?}", command.path));
        for option in command.options {
            let named = row.contains(option.name) || row.contains("(as above)");
            assert!(named, "{row} lacks `{}`", option.name);
        }
    }
}

/// The part of the README between the marks of the sample.
fn sample(readme: &str) -> &str {
    let (_, after) = readme.split_once("<!-- sample -->\n```text\n").unwrap();
    after.split_once("```\n<!-- /sample -->").unwrap().0
}

#[test]
fn the_sample_in_the_readme_is_what_the_program_prints() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let ran = Home::new().run(&["ask", "noka x60pro"]).ended(0);
    assert_eq!(
        format!("$ specdex ask \"noka x60pro\"\n{}", ran.out),
        sample(&readme)
    );
}
