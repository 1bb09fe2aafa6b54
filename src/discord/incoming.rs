//! An interaction in our own words, whatever transport it came through.
//!
//! Plain data; nothing here names serenity or decides anything.

use crate::app::{By, Input};
use crate::commands::Refusal;
use crate::i18n::Locale;

/// A number that Discord gives to users, guilds, messages and interactions.
pub type Snowflake = u64;

/// One interaction.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// Its number; also the idempotency key of an edit.
    pub id: Snowflake,
    /// What lets us answer it for fifteen minutes.
    pub token: InteractionToken,
    /// Our application.
    pub application: Snowflake,
    /// Who did it.
    pub user: Snowflake,
    /// The same with what decides what they may do.
    pub by: By,
    /// Where.
    pub place: Place,
    /// Their language.
    pub locale: Locale,
    /// Who asked for the message that carries the control; `None` when it is
    /// unknown or there is no such message.
    pub asker: Option<Snowflake>,
    /// Whether the message that carries the control is hidden already.
    pub on_hidden: bool,
    /// What they did.
    pub what: What,
}

/// What somebody did.
#[derive(Debug, Clone)]
pub enum What {
    /// Something that the program answers.
    Ask(Input),
    /// A command or option that this version does not have, or words that it
    /// cannot take.
    Refused(Refusal),
    /// They type into an option that this version does not have.
    NoChoices,
    /// Discord asks whether we are there.
    Ping,
}

impl What {
    /// Whether it may write something.
    pub fn writes(&self) -> bool {
        matches!(self, Self::Ask(input) if input.writes())
    }

    /// Whether they are typing: Discord then takes choices and nothing else.
    pub fn is_typing(&self) -> bool {
        matches!(self, Self::NoChoices | Self::Ask(Input::Complete { .. }))
    }
}

/// Where an interaction happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The server, if it is one.
    pub guild: Option<Snowflake>,
    /// Whether a public answer can appear: in a server where the app is
    /// installed, in messages with the bot or among friends; not where it
    /// came along with a user who may not use external apps.
    pub may_post: bool,
    /// Whether the user may manage messages here.
    pub may_manage: bool,
}

/// The token of an interaction. It is a secret: `Debug` prints a placeholder,
/// and there is no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct InteractionToken(String);

impl InteractionToken {
    /// Keeps a token.
    pub fn new(token: String) -> Self {
        Self(token)
    }

    /// The token itself, for the address that it is part of.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for InteractionToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("InteractionToken(hidden)")
    }
}
