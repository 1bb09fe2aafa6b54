//! Which routes Discord has closed, and until when.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use reqwest::header::{HeaderMap, RETRY_AFTER};
use serde_json::Value;

use super::Route;

/// How long to wait where Discord does not say it.
const UNSAID: Duration = Duration::from_secs(1);
/// No limit of Discord lasts longer; a larger number is a slip.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// That there were too many requests.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Limit {
    /// How long to wait.
    pub(super) wait: Duration,
    /// For what.
    pub(super) scope: Scope,
}

/// What a limit holds for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Requests like this one.
    Route,
    /// Everything that the bot sends with its token.
    Bot,
    /// Everything that comes from this machine.
    Machine,
}

/// Reads the limit of an answer with status 429. The network before Discord
/// limits machines and answers without JSON.
pub(super) fn limit(headers: &HeaderMap, body: Option<&Value>) -> Limit {
    let text = |name: &str| headers.get(name)?.to_str().ok();
    let exact = body.and_then(|body| body.get("retry_after")?.as_f64());
    let header = || headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok();
    let wait = exact
        .or_else(header)
        .and_then(|seconds: f64| Duration::try_from_secs_f64(seconds).ok())
        .map_or(UNSAID, |wait| wait.min(LONGEST));
    let is_global = |body: &Value| body.get("global").and_then(Value::as_bool) == Some(true);
    let scope = match body {
        None => Scope::Machine,
        Some(body)
            if is_global(body)
                || text("x-ratelimit-global").is_some()
                || text("x-ratelimit-scope") == Some("global") =>
        {
            Scope::Bot
        }
        Some(_) => Scope::Route,
    };
    Limit { wait, scope }
}

/// The gates.
#[derive(Debug, Default)]
pub(super) struct Gates(Mutex<Closed>);

#[derive(Debug, Default)]
struct Closed {
    machine: Option<Instant>,
    bot: Option<Instant>,
    routes: HashMap<Route, Instant>,
}

impl Gates {
    /// How long a request to this route waits.
    pub(super) fn wait(&self, route: Route, now: Instant) -> Duration {
        let closed = self.lock();
        let bot = closed.bot.filter(|_| !route.is_interaction());
        let until = [closed.machine, bot, closed.routes.get(&route).copied()];
        let until = until.into_iter().flatten().max();
        until.map_or(Duration::ZERO, |until| until.saturating_duration_since(now))
    }

    /// Whether a limit holds for other requests too. Each interaction has a
    /// limit of its own, and none of the bot's counts for it.
    pub(super) fn holds(&self, route: Route, limit: Limit) -> bool {
        limit.scope == Scope::Machine || !route.is_interaction()
    }

    /// Closes what the limit holds for.
    pub(super) fn close(&self, route: Route, limit: Limit, now: Instant) {
        if !self.holds(route, limit) {
            return;
        }
        let mut closed = self.lock();
        let until = now + limit.wait;
        let gate = match limit.scope {
            Scope::Machine => closed.machine.get_or_insert(until),
            Scope::Bot => closed.bot.get_or_insert(until),
            Scope::Route => closed.routes.entry(route).or_insert(until),
        };
        *gate = until.max(*gate);
    }

    fn lock(&self) -> MutexGuard<'_, Closed> {
        // Nothing panics while it is held, and times cannot be half written.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
