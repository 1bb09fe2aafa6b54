//! The connection to the gateway: begun, kept, begun anew.
//!
//! It ends only when the token is refused. Everything else passes, so it is
//! tried again, with growing pauses.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serenity::all::{
    ClientBuilder, ConnectionStage, Context, EventHandler, GatewayError, GatewayIntents,
    HttpBuilder, Interaction, Ready, ResumedEvent, ShardManager,
};
use serenity::{Error, async_trait};
use tracing::{debug, info, warn};

use super::pulse::{Patience, Pulse, Sign};
use super::send::Failure;
use super::{Bot, chance, failure};

/// The first pause before another try; it doubles.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// After this long, a connection was a good one, and the pauses begin anew.
const GOOD: Duration = Duration::from_secs(120);
/// How long Discord is waited for when the connection is closed in order.
const CLOSING: Duration = Duration::from_secs(1);

/// The token is not accepted: nothing can be done before there is another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TokenRefused;

/// Why one connection ended.
enum End {
    Refused,
    Broken(Box<Error>),
    Closed,
    Silent,
}

/// The connection.
#[derive(Debug, Default)]
pub(super) struct Connection {
    manager: Mutex<Option<Arc<ShardManager>>>,
}

impl Connection {
    /// Connects, answers, and connects anew until the token is refused.
    pub(super) async fn keep(&self, bot: &Arc<Bot>) -> TokenRefused {
        let mut pauses = Pauses::default();
        let handler = Arc::new(Handler {
            bot: Arc::clone(bot),
            was_ready: AtomicBool::new(false),
        });
        loop {
            let begun = Instant::now();
            match self.once(bot, &handler).await {
                Ok(End::Refused) => return TokenRefused,
                Err(failure) if failure.is_unauthorized() => return TokenRefused,
                Ok(end) => {
                    if begun.elapsed() > GOOD {
                        pauses = Pauses::default();
                    }
                    pauses.wait(&end.said()).await;
                }
                Err(failure) => pauses.wait(&failure::chain(&failure)).await,
            }
        }
    }

    /// One connection, from its address to its end.
    async fn once(&self, bot: &Bot, handler: &Arc<Handler>) -> Result<End, Failure> {
        let gateway = bot.sender.gateway().await?;
        let Some(address) = gateway["url"].as_str() else {
            return Ok(End::Closed);
        };
        // So many connections a day may begin; Discord resets a token that tries more.
        let limit = &gateway["session_start_limit"];
        if limit["remaining"].as_u64() == Some(0) {
            let wait_ms = limit["reset_after"].as_u64().unwrap_or(60_000);
            warn!(wait_ms, "no more connections may begin today");
            tokio::time::sleep(Duration::from_millis(wait_ms)).await;
        }
        let mut http = HttpBuilder::new(bot.token.expose())
            .client(bot.sender.client())
            // It ignores `proxy` otherwise, and keeps something of every interaction.
            .ratelimiter_disabled(true);
        if let Some(address) = &bot.address {
            http = http.proxy(address);
        }
        let client = ClientBuilder::new_with_http(http.build(), GatewayIntents::empty())
            .event_handler_arc(Arc::clone(handler));
        let mut client = match client.await {
            Ok(client) => client,
            Err(error) => return Ok(End::Broken(Box::new(error))),
        };
        // serenity asks for the address too; where that fails, it takes the real one.
        address.clone_into(&mut *client.ws_url.lock().await);
        let manager = Arc::clone(&client.shard_manager);
        self.remember(Some(Arc::clone(&manager)));
        let end = tokio::select! {
            ended = client.start() => End::of(ended),
            () = silence(&manager, bot.patience) => End::Silent,
        };
        self.remember(None);
        // What is left of it must not answer beside the next one.
        tokio::spawn(async move { manager.shutdown_all().await });
        Ok(end)
    }

    /// Closes it in order, or leaves it when Discord does not react.
    pub(super) async fn close(&self) {
        let manager = self.lock().take();
        if let Some(manager) = manager
            && tokio::time::timeout(CLOSING, manager.shutdown_all())
                .await
                .is_err()
        {
            debug!("Discord did not react to the end of the connection");
        }
    }

    fn remember(&self, manager: Option<Arc<ShardManager>>) {
        *self.lock() = manager;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Arc<ShardManager>>> {
        // It holds one pointer, which cannot be half written.
        self.manager.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns when there was no sign of the connection for too long.
async fn silence(manager: &ShardManager, patience: Patience) {
    let mut pulse = Pulse::new(patience, Instant::now());
    loop {
        tokio::time::sleep(patience.look).await;
        let sign = {
            let runners = manager.runners.lock().await;
            let connected = |stage: ConnectionStage| stage == ConnectionStage::Connected;
            let mut signs = runners.values().filter(|runner| connected(runner.stage));
            signs.next().map(|runner| Sign {
                latency: runner.latency,
            })
        };
        if !pulse.is_alive(sign, Instant::now()) {
            return;
        }
    }
}

impl End {
    fn of(ended: Result<(), Error>) -> Self {
        match ended {
            Ok(()) => Self::Closed,
            Err(Error::Gateway(GatewayError::InvalidAuthentication)) => Self::Refused,
            Err(error) => Self::Broken(Box::new(error)),
        }
    }

    fn said(&self) -> String {
        match self {
            Self::Refused => "the token is refused".to_owned(),
            Self::Broken(error) => failure::chain(error.as_ref()),
            Self::Closed => "it was closed".to_owned(),
            Self::Silent => "there was no sign of it for too long".to_owned(),
        }
    }
}

/// Growing pauses.
#[derive(Debug)]
struct Pauses {
    attempt: u32,
    next: Duration,
}

impl Default for Pauses {
    fn default() -> Self {
        Self {
            attempt: 0,
            next: FIRST_PAUSE,
        }
    }
}

impl Pauses {
    async fn wait(&mut self, error: &str) {
        self.attempt += 1;
        let pause = chance::jitter(self.next);
        let wait_ms = u64::try_from(pause.as_millis()).unwrap_or(u64::MAX);
        let attempt = self.attempt;
        warn!(attempt, wait_ms, error, "no connection to Discord");
        tokio::time::sleep(pause).await;
        self.next = (self.next * 2).min(LONGEST_PAUSE);
    }
}

/// What serenity calls.
struct Handler {
    bot: Arc<Bot>,
    was_ready: AtomicBool,
}

#[async_trait]
impl EventHandler for Handler {
    async fn ready(&self, _: Context, ready: Ready) {
        if self.was_ready.swap(true, Ordering::Relaxed) {
            info!("connected to Discord again");
            return;
        }
        self.bot.introduce(ready.application.id.get()).await;
    }

    async fn resume(&self, _: Context, _: ResumedEvent) {
        info!("resumed the connection to Discord");
    }

    async fn interaction_create(&self, _: Context, interaction: Interaction) {
        self.bot.answering.answer(&interaction).await;
    }
}
