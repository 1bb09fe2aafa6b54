//! Whether a connection to the gateway is alive; pure.
//!
//! serenity connects anew when a heartbeat is not acknowledged. It has no limit
//! for the time in which it connects, though, and a bot that waits there is
//! silent for ever. So the bot looks for itself.

use std::time::{Duration, Instant};

/// How long a connection may take until it is ready.
const CONNECTING: Duration = Duration::from_secs(60);
/// How long a connection may go without a sign. Discord wants a heartbeat every
/// 41 seconds and acknowledges each: three of them are missing then.
const SILENT: Duration = Duration::from_secs(150);

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
    sign: Option<Sign>,
    since: Instant,
}

impl Pulse {
    /// A connection that begins now.
    pub fn new(now: Instant) -> Self {
        Self {
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
            Some(_) => SILENT,
            None => CONNECTING,
        };
        now.saturating_duration_since(self.since) < limit
    }
}
