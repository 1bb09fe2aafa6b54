//! The Discord shell: a gateway connection, and answers to interactions.
//!
//! The only module that names serenity. It may use `app`, the settings, the
//! clock and the logs, and what they are made of; it decides no answer. Two
//! arrows hold it together: `request` reads what arrives into our own types,
//! `reply` decides what is sent and to whom; both are pure. `send` is the only
//! one that writes to Discord.

mod answering;
mod chance;
pub mod failure;
mod gateway;
pub mod incoming;
pub mod limits;
pub mod pulse;
pub mod register;
pub mod reply;
pub mod request;
pub mod send;
mod stop;

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use jiff::civil::Date;
use serde_json::Value;
use tracing::{info, warn};

use crate::app::App;
use crate::commands;
use crate::config::{Discord as Settings, Secret};
use crate::i18n::Locale;
use answering::Answering;
use gateway::Connection;
use incoming::{Incoming, Snowflake};
use pulse::Patience;
use register::Registered;
use reply::Reply;
use send::{Failure, Sender, Unsendable};
use stop::Stop;

/// Where Discord is.
const ADDRESS: &str = "https://discord.com";
/// The first pause before the registration is tried again; it doubles.
const FIRST_PAUSE: Duration = Duration::from_secs(5);
/// The longest pause before the registration is tried again.
const LONGEST_PAUSE: Duration = Duration::from_secs(15 * 60);
/// What is left when the program ends may take this long.
const LEFT_OVER: Duration = Duration::from_millis(100);

/// How a bot ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It was told to stop, and finished what was begun.
    Stopped,
    /// Discord does not accept its token.
    TokenRefused,
}

/// The bot, as everything that serves it sees it.
#[derive(Debug)]
struct Bot {
    token: Secret,
    /// Another address of Discord than the real one.
    address: Option<String>,
    sender: Arc<Sender>,
    answering: Answering,
    patience: Patience,
    registration: Registration,
}

/// What is registered, and where.
#[derive(Debug)]
struct Registration {
    commands: Value,
    guild: Option<Snowflake>,
    wanted: bool,
    application: Option<Snowflake>,
}

/// Runs the bot on threads of its own until it ends.
///
/// # Errors
/// When the token cannot be read, or the system lacks what a bot needs.
pub fn serve(app: App, settings: &Settings) -> anyhow::Result<Ended> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the threads of the bot cannot be started")?;
    let ended = runtime.block_on(async {
        let mut stop = Stop::listen().context("the signals of the system cannot be heard")?;
        failure::log_panics();
        run(Arc::new(app), settings, Behavior::default(), stop.told()).await
    });
    runtime.shutdown_timeout(LEFT_OVER);
    ended
}

/// Decides what is sent for one interaction; [`reply::reply`] is the bot's own.
pub type Decide = fn(&App, &Incoming, Date) -> Reply;

/// What a test replaces, so that it sees in seconds what happens once a year.
#[derive(Debug, Clone, Copy)]
pub struct Behavior {
    /// Decides what is sent; what it panics over is apologized for.
    pub decide: Decide,
    /// How long a connection may be without a sign.
    pub patience: Patience,
}

impl Default for Behavior {
    fn default() -> Self {
        Self {
            decide: reply::reply,
            patience: Patience::default(),
        }
    }
}

/// Runs the bot until `stop` returns or its token is refused.
///
/// # Errors
/// When the token cannot be read, or the address of Discord cannot be used.
pub async fn run(
    app: Arc<App>,
    settings: &Settings,
    behavior: Behavior,
    stop: impl Future<Output = ()>,
) -> anyhow::Result<Ended> {
    let token = settings.token.as_ref().context("no token is set")?.read()?;
    let address = settings.api_url.as_ref().map(url::Url::as_str);
    let address = address.map(|address| address.trim_end_matches('/').to_owned());
    let at = address.as_deref().unwrap_or(ADDRESS);
    let sender = match Sender::new(at, &token, settings.http_timeout) {
        Ok(sender) => Arc::new(sender),
        Err(Unsendable::Token) => return Ok(Ended::TokenRefused),
        Err(error) => return Err(error.into()),
    };
    let bot = Arc::new(Bot {
        token,
        address,
        sender: Arc::clone(&sender),
        registration: Registration {
            commands: commands::registration(app.words(Locale::English)),
            guild: settings.guild_id.map(|id| id.0.get()),
            wanted: settings.register_commands,
            application: settings.application_id.map(|id| id.0.get()),
        },
        answering: Answering::new(app, behavior.decide, sender),
        patience: behavior.patience,
    });
    info!(version = env!("CARGO_PKG_VERSION"), "connecting to Discord");
    let connection = Connection::default();
    tokio::select! {
        refused = connection.keep(&bot) => {
            let gateway::TokenRefused = refused;
            return Ok(Ended::TokenRefused);
        }
        () = stop => {}
    }
    info!("stopping");
    connection.close().await;
    bot.answering.finish().await;
    info!("stopped");
    Ok(Ended::Stopped)
}

impl Bot {
    /// Registers the commands, and says how the bot is installed.
    async fn introduce(&self, application: Snowflake) {
        let registration = &self.registration;
        if registration
            .application
            .is_some_and(|own| own != application)
        {
            warn!("the token belongs to another application than `application_id` says");
        }
        let first = match registration.wanted {
            true => Some(self.register(application).await),
            false => None,
        };
        let registered = match &first {
            None => "unasked",
            Some(Ok(registered)) => registered.word(),
            Some(Err(_)) => "failed",
        };
        let commands = registration.commands.as_array().map_or(0, Vec::len);
        let install = install_link(application);
        info!(%install, commands, registered, "connected to Discord");
        if let Some(Err(failure)) = first {
            self.register_later(application, failure).await;
        }
    }

    async fn register(&self, application: Snowflake) -> Result<Registered, Failure> {
        let Registration {
            commands, guild, ..
        } = &self.registration;
        register::register(&self.sender, application, *guild, commands).await
    }

    /// Registers until it works. The bot answers meanwhile: what is registered
    /// from earlier can be used.
    async fn register_later(&self, application: Snowflake, mut failure: Failure) {
        let mut pause = FIRST_PAUSE;
        loop {
            let wait_ms = u64::try_from(pause.as_millis()).unwrap_or(u64::MAX);
            let error = failure::chain(&failure);
            warn!(wait_ms, error, "the commands are not registered");
            tokio::time::sleep(chance::jitter(pause)).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
            match self.register(application).await {
                Ok(registered) => {
                    info!(
                        registered = registered.word(),
                        "the commands are registered"
                    );
                    return;
                }
                Err(again) => failure = again,
            }
        }
    }
}

/// Where a person adds the bot to a server, or to themselves. Its answers come
/// through interactions, for which it needs no permission.
fn install_link(application: Snowflake) -> String {
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=applications.commands+bot&permissions=0"
    )
}
