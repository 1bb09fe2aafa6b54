//! Work on the data files: lint, preview, number.

use std::path::Path;

use anyhow::Context as _;

use super::open::Opened;
use super::outcome::{self, Outcome};
use super::screen::Screen;
use super::{ask, open};
use crate::answers::{Action, Asked, Question, Section, SystemTopic, Wanted};
use crate::app::Input;
use crate::catalog::{self, Details, Mended, Severity, Subject};
use crate::clock;
use crate::config::Data;
use crate::domain::nearest;
use crate::i18n::Words;

/// The file that holds the permanent numbers.
pub(super) const NUMBERS: &str = "ids.csv";

/// Prints every problem of the data files.
pub(super) fn lint(data: &Data, screen: &Screen, words: &Words) -> anyhow::Result<Outcome> {
    let files = open::files(data)?;
    let count = files.iter().count();
    let problems = catalog::lint(&files, clock::today()).problems;
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    if !lines.is_empty() {
        // In one go: there may be thousands.
        screen.line(&lines.join("\n"))?;
    }
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    if problems.is_empty() {
        screen.line(&words.say_with("terminal-lint-clean", &[("files", count.into())]))?;
        return Ok(Outcome::Done);
    }
    screen.line(&words.say_with(
        "terminal-lint-found",
        &[
            ("files", count.into()),
            ("errors", errors.into()),
            ("warnings", (problems.len() - errors).into()),
        ],
    ))?;
    Ok(Outcome::Found)
}

/// Mends what needs no decision, says what that was, and then what is left.
pub(super) fn fix(data: &Data, screen: &Screen, words: &Words) -> anyhow::Result<Outcome> {
    let Some(dir) = &data.dir else {
        outcome::complain(&words.say("data-no-folder"));
        return Ok(Outcome::Usage);
    };
    let mended = catalog::mend(&open::files(data)?);
    let mut lines = Vec::new();
    for Mended { file, text, done } in &mended {
        write(&dir.join(file), text)?;
        let of_file = done.iter();
        lines.extend(of_file.map(|(line, what)| {
            let place = format!("{file}:{line}");
            words.say_with(
                "data-fix-done",
                &[("place", (&place).into()), ("what", what.into())],
            )
        }));
    }
    if !lines.is_empty() {
        screen.line(&lines.join("\n"))?;
    }
    // Behind the rest: what could not be read has no number yet.
    number(data, screen, words)?;
    lint(data, screen, words)
}

/// Prints the card of the subject with this id, through the same door as a button.
pub(super) fn preview(
    opened: &Opened,
    screen: &Screen,
    id: &str,
    json: bool,
) -> anyhow::Result<Outcome> {
    let catalog = opened.app.snapshot().catalog;
    let Some(subject) = catalog.by_id(id) else {
        let words = opened.app.words(opened.locale);
        let ids = catalog.subjects().map(|subject| subject.id.as_str());
        outcome::complain(&match nearest(id, ids) {
            Some(near) => words.say_with(
                "terminal-preview-unknown-near",
                &[("id", id.into()), ("near", near.into())],
            ),
            None => words.say_with("terminal-preview-unknown", &[("id", id.into())]),
        });
        return Ok(Outcome::Usage);
    };
    let action = Action::Show(Asked::new(question(subject)));
    ask::show(opened, screen, Input::Press(action.encode(0)), json)
}

/// The question that people would ask about a subject.
fn question(subject: &Subject) -> Question {
    let wanted = Wanted::Number(subject.number);
    match subject.details {
        Details::Device(_) => Question::Spec {
            device: wanted,
            section: Section::Overview,
            typed: None,
        },
        Details::Family | Details::Skin { .. } => Question::System {
            system: wanted,
            topic: SystemTopic::Info,
        },
        _ => Question::Dossier { about: wanted },
    }
}

/// Writes the numbers that are missing into the data folder.
pub(super) fn number(data: &Data, screen: &Screen, words: &Words) -> anyhow::Result<Outcome> {
    let Some(dir) = &data.dir else {
        outcome::complain(&words.say("data-no-folder"));
        return Ok(Outcome::Usage);
    };
    let files = open::files(data)?;
    let before = files.get(NUMBERS).unwrap_or_default();
    let after = catalog::number(&files);
    let added = lines(after.as_bytes()).saturating_sub(lines(before));
    if after.as_bytes() != before {
        write(&dir.join(NUMBERS), &after)?;
    }
    screen.line(&words.say_with("terminal-number-done", &[("count", added.into())]))?;
    Ok(Outcome::Done)
}

fn lines(text: &[u8]) -> usize {
    text.split(|byte| *byte == b'\n')
        .skip(1) // the header
        .filter(|line| !line.is_empty())
        .count()
}

/// Replaces the file in one step: half a file would be worse than none. No
/// folder is read with the other half in it: its name has an end of its own.
pub(super) fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let new = path.with_added_extension("new");
    std::fs::write(&new, text)
        .and_then(|()| std::fs::rename(&new, path))
        .with_context(|| format!("{} cannot be written", path.display()))
}
