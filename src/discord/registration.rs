//! Which commands are registered where, and that it is done until it works.
//!
//! What everybody may use goes everywhere, or into the one server that the
//! settings name; what changes rumors goes into trusted servers only. Everybody
//! there sees it; who may use it is decided when they do.

use std::time::Duration;

use serde_json::Value;
use tracing::{info, warn};

use super::incoming::Snowflake;
use super::register::{self, Registered};
use super::send::{Failure, Sender};
use super::{chance, failure};
use crate::commands;
use crate::config::{Discord as Settings, Moderation};
use crate::i18n::Words;
use crate::store::{Store, StoreError};

/// The first pause before the registration is tried again; it doubles.
const FIRST_PAUSE: Duration = Duration::from_secs(5);
/// The longest pause before the registration is tried again.
const LONGEST_PAUSE: Duration = Duration::from_secs(15 * 60);

/// Commands, and where they are registered.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The server; `None` for everywhere.
    pub guild: Option<Snowflake>,
    /// The body of the registration.
    pub commands: Value,
    /// Whether it is only for those who edit: where the bot is no member any
    /// more, that is no failure.
    pub for_editors: bool,
}

/// What is registered where, by these settings.
pub fn plan(settings: &Settings, moderation: &Moderation, words: &Words) -> Vec<Place> {
    if !settings.register_commands {
        return Vec::new();
    }
    let only = settings.guild_id.map(|id| id.0.get());
    let mut commands = commands::registration(words);
    let for_editors = commands::editors_registration(words);
    let trusted = moderation.trusted_guilds.iter();
    let trusted: Vec<Snowflake> = trusted.map(|trusted| trusted.guild.get()).collect();
    if only.is_some_and(|only| trusted.contains(&only))
        && let (Some(all), Some(more)) = (commands.as_array_mut(), for_editors.as_array())
    {
        all.extend(more.iter().cloned());
    }
    let mut places = vec![Place {
        guild: only,
        commands,
        for_editors: false,
    }];
    for guild in trusted {
        if places.iter().all(|place| place.guild != Some(guild)) {
            places.push(Place {
                guild: Some(guild),
                commands: for_editors.clone(),
                for_editors: true,
            });
        }
    }
    places
}

/// Registers the commands of each place once. What did not work comes back.
/// The word is how the first place went, for the line of the start.
pub(super) async fn register_all<'a>(
    sender: &Sender,
    application: Snowflake,
    places: &'a [Place],
) -> (&'static str, Vec<(&'a Place, Failure)>) {
    let mut word = "unasked";
    let mut failed = Vec::new();
    for (index, place) in places.iter().enumerate() {
        let tried = register(sender, application, place).await;
        if index == 0 {
            word = tried.as_ref().map_or("failed", |done| done.word());
        }
        if let Err(failure) = tried {
            failed.extend(unless_left(place, failure).map(|failure| (place, failure)));
        }
    }
    (word, failed)
}

/// Registers until it works. The bot answers meanwhile: what is registered
/// from earlier can be used.
pub(super) async fn register_later(
    sender: &Sender,
    application: Snowflake,
    place: &Place,
    mut failure: Failure,
) {
    let mut pause = FIRST_PAUSE;
    let guild = place.guild;
    loop {
        let wait_ms = u64::try_from(pause.as_millis()).unwrap_or(u64::MAX);
        let error = failure::chain(&failure);
        warn!(wait_ms, guild, error, "the commands are not registered");
        tokio::time::sleep(chance::jitter(pause)).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
        match register(sender, application, place).await {
            Ok(registered) => {
                let registered = registered.word();
                info!(guild, registered, "the commands are registered");
                return;
            }
            Err(again) => match unless_left(place, again) {
                Some(again) => failure = again,
                None => return,
            },
        }
    }
}

/// Notes where the commands of editors are about to be registered: whatever
/// happens then, it is known where they may be.
pub(super) async fn note(store: &Store, trusted: &[Snowflake]) -> Result<(), StoreError> {
    let known = store.registered().await?;
    for guild in trusted.iter().filter(|guild| !known.contains(guild)) {
        store.set_registered(*guild, true).await?;
    }
    Ok(())
}

/// Takes the commands of editors out of servers that are trusted no longer.
/// What does not work is tried again at the next start.
pub(super) async fn tidy(
    sender: &Sender,
    application: Snowflake,
    store: &Store,
    trusted: &[Snowflake],
    commands: &Value,
) -> Result<(), StoreError> {
    let known = store.registered().await?.into_iter();
    for guild in known.filter(|guild| !trusted.contains(guild)) {
        let done = register::withdraw(sender, application, guild, commands).await;
        match &done {
            // The bot has left it, and with it went the commands.
            Err(failure) if !failure.is_forbidden() => {
                let error = failure::chain(failure);
                warn!(
                    guild,
                    error, "the commands of editors are still in a server"
                );
                continue;
            }
            _ => store.set_registered(guild, false).await?,
        }
        if let Ok(Registered::Changed) = done {
            info!(guild, "the commands of editors are taken out of a server");
        }
    }
    Ok(())
}

async fn register(
    sender: &Sender,
    application: Snowflake,
    place: &Place,
) -> Result<Registered, Failure> {
    register::register(sender, application, place.guild, &place.commands).await
}

/// The failure, unless it only says that the bot has left a trusted server.
fn unless_left(place: &Place, failure: Failure) -> Option<Failure> {
    if place.for_editors && failure.is_forbidden() {
        let guild = place.guild;
        warn!(
            guild,
            "this trusted server is left out: the bot is no member of it"
        );
        return None;
    }
    Some(failure)
}
