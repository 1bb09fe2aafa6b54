//! The signals by which a system or a person ends the program.

use std::io;

/// Hears the signals, from when it was made.
#[derive(Debug)]
pub(super) struct Stop {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
}

impl Stop {
    /// Begins to listen; from now on the signals do nothing else.
    #[cfg(unix)]
    pub(super) fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    /// Begins to listen.
    #[cfg(not(unix))]
    pub(super) fn listen() -> io::Result<Self> {
        Ok(Self {})
    }

    /// Returns when the program is to end.
    #[cfg(unix)]
    pub(super) async fn told(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }

    /// Returns when the program is to end.
    #[cfg(not(unix))]
    pub(super) async fn told(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            // Without the signal, the bot runs until it is ended.
            std::future::pending().await
        }
    }
}
