//! What a line means, and which controls the last card offers.

use jiff::civil::Date;

use crate::app::{Input, Response};
use crate::cli::open::Opened;
use crate::commands;
use crate::i18n::Words;
use crate::views::card::Card;
use crate::views::form::Form;
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
    opened: &'a Opened,
    /// The controls of the last card, by number.
    controls: Vec<Control>,
    /// A form that is being filled in, line by line.
    form: Option<Filling>,
}

/// A form that is being filled in.
#[derive(Debug)]
struct Filling {
    form: Form,
    /// Names of fields, and what was typed for them.
    filled: Vec<(String, String)>,
}

/// What empties a field.
const NOTHING: &str = "-";

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
    pub(super) fn new(opened: &'a Opened) -> Self {
        Self {
            opened,
            controls: Vec::new(),
            form: None,
        }
    }

    fn words(&self) -> &'a Words {
        self.opened.app.words(self.opened.locale)
    }

    /// Answers a line: a command, a number or a button of the last card, or a
    /// device.
    pub(super) fn say(&mut self, line: &str, today: Date) -> Said {
        let line = line.trim();
        if line.chars().nth(MAX_LINE).is_some() {
            return self.too_long();
        }
        // A command leaves a form: nobody is held in one.
        let is_command = line.starts_with('/') || matches!(line, "quit" | "exit");
        if let Some(filling) = self.form.take().filter(|_| !is_command) {
            return self.fill(filling, line, today);
        }
        match line {
            "" => Said::Nothing,
            "quit" | "exit" | "/quit" | "/exit" => Said::Farewell,
            _ => self.do_line(line, today),
        }
    }

    fn do_line(&mut self, line: &str, today: Date) -> Said {
        let numbers = numbers(line);
        if let [number] = numbers.as_slice() {
            return self.press(*number, today);
        }
        if let Some(input) = self.choice(&numbers) {
            return self.respond(input, today);
        }
        if let Some(input) = self.labeled(line) {
            return self.respond(input, today);
        }
        match commands::parse_line(line) {
            Ok(call) => self.respond(Input::Command(call), today),
            Err(refusal) => Said::Text(refusal.text(self.words())),
        }
    }

    /// What is said about a line that is too long.
    pub(super) fn too_long(&self) -> Said {
        let words = self.words();
        Said::Text(words.say_with("terminal-line-long", &[("limit", MAX_LINE.into())]))
    }

    fn press(&mut self, number: usize, today: Date) -> Said {
        let words = self.words();
        let control = number.checked_sub(1).and_then(|at| self.controls.get(at));
        match control {
            Some(control) => self.respond(pressed(control.clone()), today),
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

    /// Several options of one menu, chosen together.
    fn choice(&self, numbers: &[usize]) -> Option<Input> {
        let mut menu: Option<&str> = None;
        let mut values = Vec::new();
        for number in numbers {
            let Control::Choose { id, value } = self.controls.get(number.checked_sub(1)?)? else {
                return None;
            };
            if menu.is_some_and(|menu| menu != id) {
                return None;
            }
            menu = Some(id);
            values.push(value.clone());
        }
        let id = menu?.to_owned();
        Some(Input::ChooseSeveral { id, values })
    }

    /// The button of the last card on which these words stand.
    fn labeled(&self, line: &str) -> Option<Input> {
        let stands_on = |control: &&Control| match control {
            Control::Press { label, .. } => label.to_lowercase() == line.to_lowercase(),
            Control::Choose { .. } => false,
        };
        self.controls.iter().find(stands_on).cloned().map(pressed)
    }

    fn respond(&mut self, input: Input, today: Date) -> Said {
        match self.opened.answer(input, today) {
            Response::Show(card) | Response::Update(card) => {
                self.controls = terminal::controls(&card);
                Said::Card(Box::new(card))
            }
            Response::Form(form) => {
                let filling = Filling {
                    form,
                    filled: Vec::new(),
                };
                self.ask(filling, today)
            }
            Response::Refused(text) => Said::Text(text),
            // Only a shell that completes asks for choices, and only one with
            // messages offers to remove them.
            Response::Choices(_) | Response::Delete => Said::Nothing,
        }
    }

    /// Asks for the next field of a form; after the last one it is sent.
    fn ask(&mut self, filling: Filling, today: Date) -> Said {
        let Some(field) = filling.form.fields.get(filling.filled.len()) else {
            let id = filling.form.action.encode(0);
            let fields = filling.filled;
            return self.respond(Input::Form { id, fields }, today);
        };
        let label = field.label.as_str();
        let said = match field.value.as_str() {
            "" => self
                .words()
                .say_with("terminal-form-field", &[("label", label.into())]),
            value => self.words().say_with(
                "terminal-form-field-filled",
                &[("label", label.into()), ("value", value.into())],
            ),
        };
        self.form = Some(filling);
        Said::Text(said)
    }

    /// Takes a line as the next field. An empty one leaves what stands there.
    fn fill(&mut self, mut filling: Filling, line: &str, today: Date) -> Said {
        if let Some(field) = filling.form.fields.get(filling.filled.len()) {
            let text = match line {
                "" => field.value.clone(),
                NOTHING => String::new(),
                typed => typed.to_owned(),
            };
            filling.filled.push((field.name.to_owned(), text));
        }
        self.ask(filling, today)
    }
}

/// What a numbered control of a card does, as if Discord had sent its id.
fn pressed(control: Control) -> Input {
    match control {
        Control::Choose { id, value } => Input::Choose { id, value },
        Control::Press { id, .. } => Input::Press(id),
    }
}

/// The numbers of a line that has nothing else; none otherwise.
fn numbers(line: &str) -> Vec<usize> {
    let number = |word: &str| {
        let digits = word.bytes().all(|byte| byte.is_ascii_digit());
        (digits && word.len() <= MAX_DIGITS)
            .then(|| word.parse().ok())
            .flatten()
    };
    let words = line.split([' ', ',']).filter(|word| !word.is_empty());
    let all: Option<Vec<usize>> = words.map(number).collect();
    all.unwrap_or_default()
}
