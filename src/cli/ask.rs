//! One answer, one list of completions, the list of commands: then the end.

use super::open::Opened;
use super::outcome::{self, Outcome};
use super::screen::Screen;
use crate::app::{Input, Response};
use crate::clock;
use crate::commands;
use crate::views::discord_form;

/// One choice, as Discord would get it.
#[derive(Debug, serde::Serialize)]
struct ChoiceBody {
    name: String,
    value: String,
}

/// Answers one line.
pub(super) fn ask(
    opened: &Opened,
    screen: &Screen,
    text: &str,
    json: bool,
) -> anyhow::Result<Outcome> {
    let words = opened.app.words(opened.locale);
    match commands::parse_line(text) {
        Ok(call) => show(opened, screen, Input::Command(call), json),
        Err(refusal) => {
            outcome::complain(&refusal.text(words));
            Ok(Outcome::Usage)
        }
    }
}

/// Prints the answer to a request.
pub(super) fn show(
    opened: &Opened,
    screen: &Screen,
    input: Input,
    json: bool,
) -> anyhow::Result<Outcome> {
    match opened.answer(input, clock::today()) {
        Response::Show(card) | Response::Update(card) if json => screen.message(&card)?,
        Response::Show(card) | Response::Update(card) => {
            screen.card(&card, opened.app.words(opened.locale))?;
        }
        Response::Form(form) if json => screen.json(&discord_form::form(&form))?,
        Response::Form(_) => {
            let words = opened.app.words(opened.locale);
            outcome::complain(&words.say("terminal-form-in-chat"));
            return Ok(Outcome::Usage);
        }
        Response::Choices(choices) => screen.json(&bodies(choices))?,
        Response::Refused(text) => {
            outcome::complain(&text);
            return Ok(Outcome::Usage);
        }
        // There is no message here that could go.
        Response::Delete => {}
    }
    Ok(Outcome::Done)
}

/// Prints what a partly typed line can become.
pub(super) fn complete(opened: &Opened, screen: &Screen, text: &str) -> anyhow::Result<Outcome> {
    let choices = opened.complete(text, clock::today());
    screen.json(&bodies(choices))?;
    Ok(Outcome::Done)
}

/// Prints every command: for people as `/help` does, or as it is registered.
pub(super) fn commands(opened: &Opened, screen: &Screen, json: bool) -> anyhow::Result<Outcome> {
    if !json {
        return ask(opened, screen, "/help", false);
    }
    screen.json(&commands::registration(opened.app.words(opened.locale)))?;
    Ok(Outcome::Done)
}

fn bodies(choices: Vec<commands::Suggestion>) -> Vec<ChoiceBody> {
    choices
        .into_iter()
        .map(|choice| ChoiceBody {
            name: choice.label,
            value: choice.value,
        })
        .collect()
}
