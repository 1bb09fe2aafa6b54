//! The one way to write to Discord, and to ask it something over HTTP.
//!
//! It waits when Discord says so, tries again what may work the next time, and
//! gives up while that still helps somebody. Errors name a route, never an
//! address: the addresses of interactions contain their tokens.

mod answers;
mod gates;
mod refused;

use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Client, Method, StatusCode};
use serde::Serialize;
use serde_json::Value;
use tracing::{debug, warn};

use super::chance;
use super::incoming::Snowflake;
use crate::config::Secret;
pub use answers::CALLBACK_TIME;
use gates::{Gates, Limit};
pub use refused::{Failure, Trouble};

/// How often one request is tried before it is given up.
pub const TRIES: u32 = 5;
/// How long anything else is tried.
const OTHER_TIME: Duration = Duration::from_secs(60);
/// The first pause after a failure; it doubles.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
/// The most connections that are kept for the next requests.
const KEPT: usize = 32;
/// Discord wants a name of this form.
const USER_AGENT: &str = concat!("DiscordBot (specdex, ", env!("CARGO_PKG_VERSION"), ")");

/// Where a request goes, as logs and errors name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Route {
    /// Where the gateway is, and how often it may be begun.
    Gateway,
    /// The registered commands.
    Commands,
    /// Their registration.
    Register,
    /// The first answer to an interaction.
    Callback,
    /// The message that carries a control.
    Original,
    /// The first answer to an interaction, once it was put off.
    Edit,
    /// A further answer to an interaction.
    FollowUp,
    /// A message of our own in a channel.
    Message,
}

impl Route {
    /// Its name, without ids and tokens.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gateway => "GET /gateway/bot",
            Self::Commands => "GET /commands",
            Self::Register => "PUT /commands",
            Self::Callback => "POST /interactions/callback",
            Self::Original => "DELETE /webhooks/messages/@original",
            Self::Edit => "PATCH /webhooks/messages/@original",
            Self::FollowUp => "POST /webhooks",
            Self::Message => "POST /channels/messages",
        }
    }

    /// Whether it belongs to an interaction: its token is the permission, and
    /// the bot's limit for everything does not count.
    fn is_interaction(self) -> bool {
        matches!(
            self,
            Self::Callback | Self::Original | Self::Edit | Self::FollowUp
        )
    }
}

/// A body in JSON, ready to be sent as often as needed.
pub type Ready = Arc<[u8]>;

/// A body as it is sent.
pub fn ready(body: &impl Serialize) -> Ready {
    // Only a map whose keys are no texts has no form in JSON; none is sent.
    serde_json::to_vec(body).unwrap_or_default().into()
}

/// One request.
#[derive(Debug)]
struct Call {
    route: Route,
    method: Method,
    path: String,
    body: Option<Ready>,
    /// When no other try is begun.
    until: Instant,
    /// The longest that one try takes.
    each: Duration,
}

/// The sender.
#[derive(Debug)]
pub struct Sender {
    client: Client,
    base: String,
    authorization: HeaderValue,
    timeout: Duration,
    gates: Gates,
}

/// Why there is no sender.
#[derive(Debug, thiserror::Error)]
pub enum Unsendable {
    /// No token has such characters.
    #[error("the token has characters that no token has")]
    Token,
    /// The HTTP client cannot start.
    #[error("the HTTP client cannot start")]
    Client(#[source] reqwest::Error),
}

impl Sender {
    /// A sender to the interface below this address, such as `https://discord.com`.
    /// One try of a request takes no longer than `timeout`.
    ///
    /// # Errors
    /// When the token cannot be a token, or there are no root certificates.
    pub fn new(address: &str, token: &Secret, timeout: Duration) -> Result<Self, Unsendable> {
        let mut authorization = HeaderValue::from_str(&format!("Bot {}", token.expose()))
            .map_err(|_| Unsendable::Token)?;
        authorization.set_sensitive(true);
        let client = Client::builder()
            .user_agent(USER_AGENT)
            .timeout(timeout)
            .connect_timeout(timeout)
            .pool_max_idle_per_host(KEPT)
            // The environment is read in `config` alone.
            .no_proxy()
            .build()
            .map_err(Unsendable::Client)?;
        Ok(Self {
            client,
            base: format!("{}/api/v10", address.trim_end_matches('/')),
            authorization,
            timeout,
            gates: Gates::default(),
        })
    }

    /// The HTTP client, for whoever else must ask Discord something.
    pub fn client(&self) -> Client {
        self.client.clone()
    }

    /// Where the gateway is.
    ///
    /// # Errors
    /// When Discord refuses, or cannot be reached for a minute.
    pub async fn gateway(&self) -> Result<Value, Failure> {
        self.get(Route::Gateway, "/gateway/bot".to_owned()).await
    }

    /// The registered commands: of one server, or those that are everywhere.
    ///
    /// # Errors
    /// When Discord refuses, or cannot be reached for a minute.
    pub async fn commands(
        &self,
        application: Snowflake,
        guild: Option<Snowflake>,
    ) -> Result<Value, Failure> {
        self.get(Route::Commands, commands_path(application, guild))
            .await
    }

    /// Replaces the registered commands.
    ///
    /// # Errors
    /// When Discord refuses, or cannot be reached for a minute.
    pub async fn register(
        &self,
        application: Snowflake,
        guild: Option<Snowflake>,
        commands: &Value,
    ) -> Result<(), Failure> {
        let call = Call {
            route: Route::Register,
            method: Method::PUT,
            path: commands_path(application, guild),
            body: Some(ready(commands)),
            until: Instant::now() + OTHER_TIME,
            each: self.timeout,
        };
        self.send(&call).await.map(|_| ())
    }

    /// Posts a message in a channel, and gives its number. With a nonce that is
    /// enforced, a second try of one that got through posts nothing.
    ///
    /// # Errors
    /// When Discord refuses, or cannot be reached for a minute.
    pub async fn post(
        &self,
        channel: Snowflake,
        message: &Value,
    ) -> Result<Option<Snowflake>, Failure> {
        let call = Call {
            route: Route::Message,
            method: Method::POST,
            path: format!("/channels/{channel}/messages"),
            body: Some(ready(message)),
            until: Instant::now() + OTHER_TIME,
            each: self.timeout,
        };
        let posted = self.send(&call).await?;
        Ok(posted["id"].as_str().and_then(|id| id.parse().ok()))
    }

    async fn get(&self, route: Route, path: String) -> Result<Value, Failure> {
        self.send(&Call {
            route,
            method: Method::GET,
            path,
            body: None,
            until: Instant::now() + OTHER_TIME,
            each: self.timeout,
        })
        .await
    }

    /// Tries a request until it is done, refused, or not worth trying any more.
    async fn send(&self, call: &Call) -> Result<Value, Failure> {
        let route = call.route.name();
        let mut trouble = Trouble::Closed;
        for attempt in 1..=TRIES {
            let wait = self.gates.wait(call.route, Instant::now());
            // The first try is made even when it is late: nobody else answers.
            let late = attempt > 1 || !wait.is_zero();
            if late && Instant::now() + wait >= call.until {
                break;
            }
            if !wait.is_zero() {
                tokio::time::sleep(wait).await;
            }
            match self.attempt(call).await {
                Ok(Tried::Done(body)) => return Ok(body),
                Ok(Tried::Refused(status, code)) => {
                    return Err(Failure::Refused {
                        route,
                        status,
                        code,
                    });
                }
                Ok(Tried::Limited(limit)) => {
                    let wait_ms = u64::try_from(limit.wait.as_millis()).unwrap_or(u64::MAX);
                    warn!(route, attempt, wait_ms, "Discord asks us to wait");
                    trouble = Trouble::Limited { wait_ms };
                    self.gates.close(call.route, limit, Instant::now());
                    if !self.gates.holds(call.route, limit) {
                        // Only this request waits.
                        if Instant::now() + limit.wait >= call.until {
                            break;
                        }
                        tokio::time::sleep(limit.wait).await;
                    }
                }
                Ok(Tried::Failed(status)) => {
                    trouble = Trouble::Status(status);
                    self.pause(call, attempt, &trouble).await;
                }
                Err(error) => {
                    trouble = Trouble::Network(error);
                    self.pause(call, attempt, &trouble).await;
                }
            }
        }
        Err(Failure::Unavailable { route, trouble })
    }

    /// One try.
    async fn attempt(&self, call: &Call) -> Result<Tried, reqwest::Error> {
        let mut request = self
            .client
            .request(call.method.clone(), format!("{}{}", self.base, call.path))
            .timeout(call.each);
        if !call.route.is_interaction() {
            request = request.header(AUTHORIZATION, self.authorization.clone());
        }
        if let Some(body) = &call.body {
            request = request
                .header(CONTENT_TYPE, "application/json")
                .body(body.to_vec());
        }
        let without_address = reqwest::Error::without_url;
        let response = request.send().await.map_err(without_address)?;
        let status = response.status();
        if status == StatusCode::NO_CONTENT {
            return Ok(Tried::Done(Value::Null));
        }
        let headers = response.headers().clone();
        let bytes = response.bytes().await.map_err(without_address)?;
        let body = serde_json::from_slice::<Value>(&bytes).ok();
        Ok(match status {
            StatusCode::TOO_MANY_REQUESTS => Tried::Limited(gates::limit(&headers, body.as_ref())),
            _ if status.is_success() => Tried::Done(body.unwrap_or_default()),
            _ if status.is_client_error() && status != StatusCode::REQUEST_TIMEOUT => {
                let code = body.and_then(|body| body.get("code").and_then(Value::as_u64));
                Tried::Refused(status.as_u16(), code)
            }
            _ => Tried::Failed(status.as_u16()),
        })
    }

    /// Waits a little after a failure, so that a thousand do not try again at once.
    async fn pause(&self, call: &Call, attempt: u32, trouble: &Trouble) {
        debug!(
            route = call.route.name(),
            attempt, %trouble, "a request failed"
        );
        if attempt == TRIES {
            return;
        }
        let pause = FIRST_PAUSE * 2u32.saturating_pow(attempt - 1);
        let left = call.until.saturating_duration_since(Instant::now());
        tokio::time::sleep(chance::jitter(pause).min(left)).await;
    }
}

/// How one try went.
#[derive(Debug)]
enum Tried {
    Done(Value),
    Refused(u16, Option<u64>),
    Limited(Limit),
    Failed(u16),
}

fn commands_path(application: Snowflake, guild: Option<Snowflake>) -> String {
    match guild {
        Some(guild) => format!("/applications/{application}/guilds/{guild}/commands"),
        None => format!("/applications/{application}/commands"),
    }
}
