//! What is sent for a response, to whom it shows, and which controls it gets; pure.
//!
//! It decides whose card a card is: the one who asked changes it, everybody
//! else gets a hidden copy. It may use the app and the printer for Discord; it
//! never sends anything.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use super::incoming::{Incoming, What};
use crate::answers::Action;
use crate::app::{App, Input, Occasion, Request, Response};
use crate::commands::Suggestion;
use crate::i18n::Words;
use crate::views::card::{Button, Card, cut};
use crate::views::discord::{self, Message};
use crate::views::discord_form;

/// Kinds of callbacks, with Discord's numbers.
mod kind {
    /// Answers a ping.
    pub(super) const PONG: u8 = 1;
    /// Shows a new message.
    pub(super) const MESSAGE: u8 = 4;
    /// Will show a new message; until then it says that it is at work.
    pub(super) const MESSAGE_LATER: u8 = 5;
    /// Leaves the message with the control as it is, for now.
    pub(super) const LATER: u8 = 6;
    /// Changes the message with the control.
    pub(super) const UPDATE: u8 = 7;
    /// Offers choices for an option.
    pub(super) const CHOICES: u8 = 8;
    /// Opens a form.
    pub(super) const FORM: u8 = 9;
}

/// The most buttons of a row.
const MAX_BUTTONS: usize = 5;
/// The most choices, and the most characters of one.
const MAX_CHOICES: usize = 25;
const MAX_NAME: usize = 100;

/// The first answer to an interaction.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// What is sent.
    pub body: Body,
    /// What is done once that was taken.
    pub then: Option<FollowUp>,
}

/// The body of `POST /interactions/{id}/{token}/callback`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Body {
    #[serde(rename = "type")]
    kind: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Data>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
enum Data {
    Message(Message),
    Other(Value),
}

/// What is done after the first answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowUp {
    /// `DELETE /webhooks/{application}/{token}/messages/@original`: of a
    /// control, that is the message that carries it.
    DeleteOriginal,
}

/// An answer that was put off.
#[derive(Debug, Clone, PartialEq)]
pub enum Late {
    /// `PATCH /webhooks/{application}/{token}/messages/@original`: it takes the
    /// place of what was shown meanwhile.
    Instead(Value),
    /// `POST /webhooks/{application}/{token}`: a message of its own, which only
    /// its person sees.
    Beside(Value),
}

/// Answers an interaction.
pub fn reply(app: &App, incoming: &Incoming, today: Date) -> Reply {
    let words = app.words(incoming.locale);
    let input = match &incoming.what {
        What::Ping => return Reply::of(kind::PONG, None),
        What::NoChoices => return choices(Vec::new()),
        What::Refused(refusal) => return notice(&refusal.text(words)),
        What::Ask(input) => input,
    };
    let response = app.respond(&Request {
        input: input.clone(),
        locale: incoming.locale,
        today,
        by: incoming.by.clone(),
    });
    told(response, input, incoming, words)
}

/// Answers an interaction that may write.
pub async fn edit(app: &App, incoming: &Incoming, today: Date, now_ms: i64) -> Reply {
    let words = app.words(incoming.locale);
    let What::Ask(input) = &incoming.what else {
        return reply(app, incoming, today);
    };
    let request = Request {
        input: input.clone(),
        locale: incoming.locale,
        today,
        by: incoming.by.clone(),
    };
    let occasion = Occasion { now_ms };
    let response = app.edit(&request, &occasion).await;
    told(response, input, incoming, words)
}

/// The first answer where a write takes long, which shows to whom the real one
/// will; `None` where nothing may come in its place, as with a form.
pub fn put_off(incoming: &Incoming) -> Option<Reply> {
    let What::Ask(input) = &incoming.what else {
        return None;
    };
    if input.opens_form() {
        return None;
    }
    if incoming.on_hidden {
        return Some(Reply::of(kind::LATER, None));
    }
    // Whatever an edit answers, only its person sees it.
    let data = json!({ "flags": discord::HIDDEN });
    Some(Reply::of(kind::MESSAGE_LATER, Some(data)))
}

fn told(response: Response, input: &Input, incoming: &Incoming, words: &Words) -> Reply {
    match response {
        Response::Show(card) => show(card, input, incoming, words),
        Response::Update(card) => update(card, incoming, words),
        Response::Form(form) => Reply::of(
            kind::FORM,
            serde_json::to_value(discord_form::form(&form)).ok(),
        ),
        Response::Choices(found) => choices(found),
        Response::Delete => delete(incoming, words),
        Response::Refused(text) => notice(&text),
    }
}

/// The hidden answer for a failure that has this reference code.
pub fn apology(app: &App, incoming: &Incoming, reference: &str) -> Reply {
    let words = app.words(incoming.locale);
    let text = words.say_with("error-failure", &[("reference", reference.into())]);
    instead(&text, incoming)
}

/// The hidden answer for somebody who asks too often.
pub fn too_many(app: &App, incoming: &Incoming, wait_seconds: u64) -> Reply {
    let words = app.words(incoming.locale);
    let seconds = usize::try_from(wait_seconds).unwrap_or(usize::MAX);
    let text = words.say_with("error-too-many", &[("seconds", seconds.into())]);
    instead(&text, incoming)
}

/// A hidden text, or, while somebody types, nothing to choose.
fn instead(text: &str, incoming: &Incoming) -> Reply {
    if incoming.what.is_typing() {
        choices(Vec::new())
    } else {
        notice(text)
    }
}

/// A new message. A miss or a "which one?" is hidden and so is everything where
/// nothing may be posted; what is chosen from one is posted, unless the asker
/// wanted it for themselves.
fn show(mut card: Card, input: &Input, incoming: &Incoming, words: &Words) -> Reply {
    let private = match input {
        Input::Command(call) => call.hidden,
        Input::LookUp(_) => true,
        _ => false,
    };
    if card.answers.is_none() && !private && incoming.place.may_post {
        post_what_is_chosen(&mut card);
    }
    card.hidden |= !incoming.place.may_post;
    // A second "which one?" takes the place of the first.
    if card.hidden && incoming.on_hidden {
        return hidden(kind::UPDATE, card, incoming, words);
    }
    if card.hidden {
        hidden(kind::MESSAGE, card, incoming, words)
    } else {
        public(kind::MESSAGE, card, words)
    }
}

/// The card after a control: the asker's own card changes, everybody else gets
/// a hidden one. So does the asker where a card for all would turn into a miss.
fn update(card: Card, incoming: &Incoming, words: &Words) -> Reply {
    let own = incoming.asker == Some(incoming.user);
    if incoming.on_hidden {
        hidden(kind::UPDATE, card, incoming, words)
    } else if own && !card.hidden {
        public(kind::UPDATE, card, words)
    } else {
        hidden(kind::MESSAGE, card, incoming, words)
    }
}

/// Removes a message for the one who asked for it, and for those who may
/// remove every message there.
fn delete(incoming: &Incoming, words: &Words) -> Reply {
    let own = incoming.on_hidden || incoming.asker == Some(incoming.user);
    if own || incoming.place.may_manage {
        Reply {
            then: Some(FollowUp::DeleteOriginal),
            ..Reply::of(kind::LATER, None)
        }
    } else {
        notice(&words.say("error-control-delete"))
    }
}

/// A card for everybody, with the button that removes it.
fn public(kind: u8, mut card: Card, words: &Words) -> Reply {
    add_button(&mut card, &words.say("control-delete"), Action::Delete);
    card.hidden = false;
    Reply::message(kind, discord::message(&card))
}

/// A card for one reader, with the button that shows it to everybody where
/// that can be.
fn hidden(kind: u8, mut card: Card, incoming: &Incoming, words: &Words) -> Reply {
    let share = card.answers.clone().map(Action::Share);
    // An id that lost some of its text would share another card.
    let share = share.filter(|share| incoming.place.may_post && share.fits());
    if let Some(share) = share {
        add_button(&mut card, &words.say("control-share"), share);
    }
    // A message stays as hidden as it was; only a new one says it.
    card.hidden = kind == kind::MESSAGE;
    Reply::message(kind, discord::message(&card))
}

/// Adds a button at the end of the row. Where it is full, the last one gives
/// way: those that turn pages stand first.
fn add_button(card: &mut Card, label: &str, action: Action) {
    card.buttons.truncate(MAX_BUTTONS - 1);
    card.buttons.push(Button::new(label, action));
}

/// Lets the menu of a "which one?" post the card of what is chosen.
fn post_what_is_chosen(card: &mut Card) {
    if let Some(select) = &mut card.select
        && let Action::Show(asked) = &select.action
    {
        select.action = Action::Share(asked.clone());
    }
}

fn notice(text: &str) -> Reply {
    Reply::message(kind::MESSAGE, discord::notice(text))
}

fn choices(found: Vec<Suggestion>) -> Reply {
    let choices: Vec<Value> = found
        .into_iter()
        .take(MAX_CHOICES)
        .map(|choice| json!({ "name": cut(&choice.label, MAX_NAME), "value": choice.value }))
        .collect();
    Reply::of(kind::CHOICES, Some(json!({ "choices": choices })))
}

impl Reply {
    /// How this is shown once it was put off like that.
    pub fn after(&self, put_off: &Self) -> Late {
        let mut message = self.body.json()["data"].take();
        let is_new = self.body.kind == kind::MESSAGE;
        if is_new && put_off.body.kind == kind::LATER {
            // The message with the control stays as it is, controls and all.
            message["flags"] = discord::HIDDEN.into();
            return Late::Beside(message);
        }
        // How hidden a message is cannot be changed any more.
        if let Some(fields) = message.as_object_mut() {
            fields.remove("flags");
        }
        Late::Instead(message)
    }

    fn message(kind: u8, message: Message) -> Self {
        let data = Some(Data::Message(message));
        Self {
            body: Body { kind, data },
            then: None,
        }
    }

    fn of(kind: u8, data: Option<Value>) -> Self {
        let data = data.map(Data::Other);
        Self {
            body: Body { kind, data },
            then: None,
        }
    }
}

impl Body {
    /// The body as a value, which can be looked into.
    pub fn json(&self) -> Value {
        // Our own small structs always serialize.
        serde_json::to_value(self).unwrap_or_default()
    }
}
