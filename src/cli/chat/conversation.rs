//! What a line means, and which controls the last card offers.

use jiff::civil::Date;

use crate::app::{App, Input, Request, Response};
use crate::commands;
use crate::i18n::Locale;
use crate::views::card::Card;
use crate::views::terminal::{self, Control};

/// The most characters of a line, as many as a message in Discord may have.
pub(super) const MAX_LINE: usize = 2000;
/// Numbers with more digits than this are names of devices, such as 3310.
const MAX_DIGITS: usize = 2;

/// Three lines to begin with.
pub(super) const EXAMPLES: &[&str] = &[
    "noka x60pro",
    "/harmonyos oems",
    "/compare pixel 9 pro, galaxy s24 ultra",
];

/// A conversation: the program, and what can be pressed at the moment.
#[derive(Debug)]
pub(super) struct Conversation<'a> {
    app: &'a App,
    locale: Locale,
    /// What each number of the last card does.
    controls: Vec<Input>,
}

/// What is said in return.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// The line was empty.
    Nothing,
    /// An answer.
    Card(Box<Card>),
    /// A refusal, with a next step.
    Text(String),
    /// The other side leaves.
    Farewell,
}

impl<'a> Conversation<'a> {
    /// A conversation that has not begun.
    pub(super) fn new(app: &'a App, locale: Locale) -> Self {
        Self {
            app,
            locale,
            controls: Vec::new(),
        }
    }

    /// Answers a line: a command, a number of the last card, or a device.
    pub(super) fn say(&mut self, line: &str, today: Date) -> Said {
        let words = self.app.words(self.locale);
        let line = line.trim();
        if line.chars().nth(MAX_LINE).is_some() {
            return self.too_long();
        }
        match line {
            "" => Said::Nothing,
            "quit" | "exit" | "/quit" | "/exit" => Said::Farewell,
            _ => match number(line) {
                Some(number) => self.press(number, today),
                None => match commands::parse_line(line) {
                    Ok(call) => self.respond(Input::Command(call), today),
                    Err(refusal) => Said::Text(refusal.text(words)),
                },
            },
        }
    }

    /// What is said about a line that is too long.
    pub(super) fn too_long(&self) -> Said {
        let words = self.app.words(self.locale);
        Said::Text(words.say_with("terminal-line-long", &[("limit", MAX_LINE.into())]))
    }

    fn press(&mut self, number: usize, today: Date) -> Said {
        let words = self.app.words(self.locale);
        let control = number.checked_sub(1).and_then(|at| self.controls.get(at));
        match control {
            Some(input) => self.respond(input.clone(), today),
            None if self.controls.is_empty() => {
                Said::Text(words.say("terminal-number-without-card"))
            }
            None => Said::Text(words.say_with(
                "terminal-number-unknown",
                &[
                    ("number", number.into()),
                    ("last", self.controls.len().into()),
                ],
            )),
        }
    }

    fn respond(&mut self, input: Input, today: Date) -> Said {
        let request = Request {
            input,
            locale: self.locale,
            today,
        };
        match self.app.respond(&request) {
            Response::Show(card) | Response::Update(card) => {
                self.controls = terminal::controls(&card).into_iter().map(pressed).collect();
                Said::Card(Box::new(card))
            }
            Response::Refused(text) => Said::Text(text),
            // Only a shell that completes asks for choices, and only one with
            // messages offers to remove them.
            Response::Choices(_) | Response::Delete => Said::Nothing,
        }
    }
}

/// What a numbered control of a card does, as if Discord had sent its id.
fn pressed(control: Control) -> Input {
    match control {
        Control::Choose { id, value } => Input::Choose { id, value },
        Control::Press(id) => Input::Press(id),
    }
}

fn number(line: &str) -> Option<usize> {
    let digits = line.bytes().all(|byte| byte.is_ascii_digit());
    (digits && line.len() <= MAX_DIGITS)
        .then(|| line.parse().ok())
        .flatten()
}
