//! What the tests of cards share: questions by id, and a plain print.

use std::fmt::Write;
use std::sync::LazyLock;

use specdex::answers::{self, Answer, Asked, Manual, Question, Section, View, Wanted};
use specdex::domain::Market;
use specdex::views::card::{Card, Row};
use specdex::views::{self, Context};

use crate::shipped::{SNAPSHOT, WORDS};

static MANUAL: LazyLock<Manual> = LazyLock::new(Manual::default);

/// The answer to a question, and its card.
pub(crate) fn ask(asked: &Asked, view: &View) -> (Answer, Card) {
    let answer = answers::answer(&SNAPSHOT, asked, view);
    let context = Context {
        words: &WORDS,
        catalog: &SNAPSHOT.catalog,
        manual: &MANUAL,
        asked,
        view,
    };
    let card = views::card(&answer, &context);
    (answer, card)
}

/// The question about a device by its id.
pub(crate) fn about(id: &str, section: Section, market: Option<&str>) -> Asked {
    let device = SNAPSHOT.catalog.by_id(id).map(|subject| subject.number);
    assert!(device.is_some(), "no {id} in the catalog");
    let device = device.unwrap_or(specdex::domain::SubjectNumber(0));
    Asked {
        question: Question::Spec {
            device: Wanted::Number(device),
            section,
            typed: None,
        },
        market: market.and_then(|code| Market::new(code).ok()),
        page: 0,
    }
}

/// A card as plain text: title, sections, closing lines, controls.
pub(crate) fn print(card: &Card) -> String {
    let mut text = format!("{} <{:?}>\n", card.title.as_str(), card.tone);
    let line = |row: &Row| format!("{}{}", "  ".repeat(row.depth.into()), row.text());
    for section in &card.sections {
        text.push('\n');
        if let Some(heading) = &section.heading {
            let _ = writeln!(text, "# {heading}");
        }
        for row in &section.rows {
            let _ = writeln!(text, "{}", line(row));
        }
    }
    text.push('\n');
    for row in &card.footer {
        let _ = writeln!(text, "{}", line(row));
    }
    if let Some(select) = &card.select {
        let options: Vec<String> = select
            .options
            .iter()
            .map(|option| {
                let mark = if option.current { "*" } else { "" };
                format!("{mark}{}", option.label.as_str())
            })
            .collect();
        let _ = writeln!(
            text,
            "[{}: {}]",
            select.placeholder.as_str(),
            options.join(" | ")
        );
    }
    if !card.buttons.is_empty() {
        let labels: Vec<&str> = card.buttons.iter().map(|b| b.label.as_str()).collect();
        let _ = writeln!(text, "({})", labels.join(") ("));
    }
    text
}
