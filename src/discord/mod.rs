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
mod kept;
pub mod limits;
mod outbox;
pub mod pulse;
pub mod register;
pub mod registration;
pub mod reply;
pub mod request;
pub mod send;
mod stop;

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use jiff::civil::Date;
use tracing::{info, warn};

use crate::app::App;
use crate::commands;
use crate::config::{Discord as Settings, Secret};
use crate::i18n::Locale;
use crate::store::{self, Store};
use answering::Answering;
use gateway::Connection;
use incoming::{Incoming, Snowflake};
use pulse::Patience;
use reply::Reply;
use send::{Sender, Unsendable};
use stop::Stop;

/// Where Discord is.
const ADDRESS: &str = "https://discord.com";
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
    /// What is registered, and where.
    places: Vec<registration::Place>,
    /// How many commands everybody has.
    commands: usize,
    application: Option<Snowflake>,
}

/// Runs the bot on threads of its own until it ends.
///
/// # Errors
/// When the token cannot be read, or the system lacks what a bot needs.
pub fn serve(app: App, settings: &crate::config::Settings) -> anyhow::Result<Ended> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the threads of the bot cannot be started")?;
    let ended = runtime.block_on(async {
        let mut stop = Stop::listen().context("the signals of the system cannot be heard")?;
        failure::log_panics();
        let app = with_log(app, settings).await?;
        let told = stop.told();
        run(Arc::new(app), &settings.discord, Behavior::default(), told).await
    });
    runtime.shutdown_timeout(LEFT_OVER);
    ended
}

/// The program with its log of edits, where there is one or may be one: it is
/// made where the settings trust a server.
async fn with_log(app: App, settings: &crate::config::Settings) -> anyhow::Result<App> {
    let moderation = &settings.moderation;
    let wanted = !moderation.trusted_guilds.is_empty();
    let Some(dir) = &settings.state.dir else {
        if wanted {
            warn!("rumors cannot be changed: there is no state folder; set `state.dir`");
        }
        return Ok(app);
    };
    let path = dir.join(store::FILE_NAME);
    if !wanted && !path.exists() {
        return Ok(app);
    }
    let opened = async {
        let store = Store::open(&path).await?;
        app.with_log(store, moderation.clone()).await
    };
    let app = opened.await;
    app.with_context(|| format!("the log of edits cannot be used: {}", path.display()))
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
    let words = app.words(Locale::English);
    let registration = commands::registration(words);
    let bot = Arc::new(Bot {
        token,
        address,
        sender: Arc::clone(&sender),
        places: registration::plan(settings, app.moderation(), words),
        commands: registration.as_array().map_or(0, Vec::len),
        application: settings.application_id.map(|id| id.0.get()),
        answering: Answering::new(app, behavior.decide, sender),
        patience: behavior.patience,
    });
    info!(version = env!("CARGO_PKG_VERSION"), "connecting to Discord");
    let connection = Connection::default();
    let app = &bot.answering.app;
    let beside = async {
        if app.store().is_none() {
            return std::future::pending().await;
        }
        tokio::join!(app.follow_log(), outbox::deliver(app, &bot.sender));
    };
    tokio::select! {
        refused = connection.keep(&bot) => {
            let gateway::TokenRefused = refused;
            return Ok(Ended::TokenRefused);
        }
        () = beside => {}
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
        if self.application.is_some_and(|own| own != application) {
            warn!("the token belongs to another application than `application_id` says");
        }
        let registry = self.registry();
        if let Some((store, trusted)) = &registry {
            noted(registration::note(store, trusted).await);
        }
        let (registered, failed) =
            registration::register_all(&self.sender, application, &self.places).await;
        let commands = self.commands;
        let install = install_link(application);
        info!(%install, commands, registered, "connected to Discord");
        for (place, failure) in failed {
            let (sender, place) = (Arc::clone(&self.sender), place.clone());
            tokio::spawn(async move {
                registration::register_later(&sender, application, &place, failure).await;
            });
        }
        if let Some((store, trusted)) = &registry {
            let commands =
                commands::editors_registration(self.answering.app.words(Locale::English));
            let tidied =
                registration::tidy(&self.sender, application, store, trusted, &commands).await;
            noted(tidied);
        }
    }

    /// What knows where the commands of editors are, and the servers that they
    /// belong into; `None` where nothing is registered, or nothing remembered.
    fn registry(&self) -> Option<(&Store, Vec<Snowflake>)> {
        let app = &self.answering.app;
        let store = app.store().filter(|_| !self.places.is_empty())?;
        let trusted = app.moderation().trusted_guilds.iter();
        Some((store, trusted.map(|trusted| trusted.guild.get()).collect()))
    }
}

/// Says where it cannot be noted what is registered; everything else goes on.
fn noted(done: Result<(), store::StoreError>) {
    if let Err(error) = done {
        warn!(%error, "where commands are registered cannot be noted");
    }
}

/// Where a person adds the bot to a server, or to themselves. Its answers come
/// through interactions, for which it needs no permission.
fn install_link(application: Snowflake) -> String {
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=applications.commands+bot&permissions=0"
    )
}
