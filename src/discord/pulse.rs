//! Whether a connection to the gateway is alive; pure.
//!
//! serenity connects anew when a heartbeat is not acknowledged. It has no limit
//! for the time in which it connects, though, and a bot that waits there is
//! silent for ever. So the bot looks for itself.

use std::time::{Duration, Instant};

/// How long a connection may be without a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// How often it is looked at.
    pub look: Duration,
    /// How long it may take until it is ready.
    pub connecting: Duration,
    /// How long it may go without a sign once it is.
    pub silent: Duration,
}

impl Default for Patience {
    /// What suits Discord, which wants a heartbeat every 41 seconds and
    /// acknowledges each: three of them are missing when it is lost.
    fn default() -> Self {
        Self {
            look: Duration::from_secs(5),
            connecting: Duration::from_secs(60),
            silent: Duration::from_secs(150),
        }
    }
}

/// What can be seen of a connection from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// How long the last heartbeat took; another one, to the nanosecond, each
    /// time. `None` before the first.
    pub latency: Option<Duration>,
}

/// Watches one connection.
#[derive(Debug)]
pub struct Pulse {
    patience: Patience,
    sign: Option<Sign>,
    since: Instant,
}

impl Pulse {
    /// A connection that begins now.
    pub fn new(patience: Patience, now: Instant) -> Self {
        Self {
            patience,
            sign: None,
            since: now,
        }
    }

    /// Whether it is alive, when this is seen of it now; `None` when it is not
    /// connected.
    pub fn is_alive(&mut self, sign: Option<Sign>, now: Instant) -> bool {
        if sign != self.sign {
            self.sign = sign;
            self.since = now;
        }
        let limit = match sign {
            Some(_) => self.patience.silent,
            None => self.patience.connecting,
        };
        now.saturating_duration_since(self.since) < limit
    }
}
