//! Why a request was not done.

/// Why a request was not done. It names a route, never an address.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Discord does not want it; another try would end alike.
    #[error("Discord refuses `{route}` with status {status}{}", numbered(*.code))]
    Refused {
        /// The route's name.
        route: &'static str,
        /// The HTTP status.
        status: u16,
        /// Discord's own number for the error, if it gave one.
        code: Option<u64>,
    },
    /// It was tried as often and as long as was worth it.
    #[error("`{route}` did not get through")]
    Unavailable {
        /// The route's name.
        route: &'static str,
        /// What went wrong last.
        #[source]
        trouble: Trouble,
    },
}

/// What went wrong with one try.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// Discord failed.
    #[error("Discord fails with status {0}")]
    Status(u16),
    /// Discord asks for a longer wait than is worth it.
    #[error("Discord asks for a wait of {wait_ms} ms")]
    Limited {
        /// The wait, in milliseconds.
        wait_ms: u64,
    },
    /// The network failed, or there was no answer in time.
    #[error("the network failed")]
    Network(#[source] reqwest::Error),
    /// Discord asked for a wait before, which is not over.
    #[error("Discord asked for a wait that is not over")]
    Closed,
}

/// "Unknown interaction": it is older than three seconds, or was never ours.
const UNKNOWN_INTERACTION: u64 = 10062;

impl Failure {
    /// Discord's own number for the error.
    pub fn code(&self) -> Option<u64> {
        match self {
            Self::Refused { code, .. } => *code,
            Self::Unavailable { .. } => None,
        }
    }

    /// Whether Discord does not accept the token.
    pub fn is_unauthorized(&self) -> bool {
        matches!(self, Self::Refused { status: 401, .. })
    }

    /// Whether it is somewhere that the bot may not go, or is no member of.
    pub fn is_forbidden(&self) -> bool {
        matches!(
            self,
            Self::Refused {
                status: 403 | 404,
                ..
            }
        )
    }

    /// Whether what it was for is gone: nobody waits for the answer any more,
    /// or the message was deleted.
    pub fn is_gone(&self) -> bool {
        matches!(self, Self::Refused { status: 404, .. })
            || self.code() == Some(UNKNOWN_INTERACTION)
    }
}

fn numbered(code: Option<u64>) -> String {
    code.map_or_else(String::new, |code| format!(" and code {code}"))
}
