//! How the loopback Discord misbehaves when a test wants it to.

use std::time::{Duration, Instant};

/// A part of the REST interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// `GET /gateway`
    Gateway,
    /// `GET /gateway/bot`
    GatewayBot,
    /// `GET /users/@me`
    User,
    /// `GET /applications/@me`, also below `/oauth2`
    Application,
    /// `GET …/commands`
    Commands,
    /// `PUT …/commands`
    Register,
    /// `POST /interactions/…/callback`
    Callback,
    /// `PATCH …/messages/@original`
    Edit,
    /// `DELETE …/messages/@original`
    Delete,
    /// `POST /webhooks/…`
    Followup,
    /// `POST /channels/…/messages`
    Message,
    /// Each of these.
    Any,
}

/// What happens to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// It is not done, and fails with this status.
    Status(u16),
    /// It is done, but the answer is lost on the way, with this status.
    Lost(u16),
    /// It is refused: too many requests.
    Limited {
        /// How long to wait.
        after: Duration,
        /// Whether every route is closed, or only this one.
        global: bool,
    },
    /// It is refused by the network before Discord, which knows no JSON.
    LimitedByEdge {
        /// How long to wait, in whole seconds.
        seconds: u64,
    },
    /// It is done, but the answer comes this late.
    Slow(Duration),
    /// It is done, and the answer never comes.
    Hang,
}

/// How a connection to the gateway begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// It is refused before it is a WebSocket, with this status.
    Refused(u16),
    /// It is accepted, and becomes no WebSocket; nor is that refused.
    Hanging,
    /// It becomes a WebSocket, and nothing is ever said.
    Silent,
    /// Whoever identifies or resumes is told that the session is invalid.
    InvalidSession,
    /// Whoever identifies or resumes is thrown out with this code.
    Closed(u16),
    /// Nothing is wrong.
    Normal,
}

/// What is to go wrong, and which routes are closed until when.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    planned: Vec<(Route, usize, How)>,
    closed: Vec<(Route, Instant)>,
}

impl Faults {
    pub(super) fn add(&mut self, route: Route, times: usize, how: How) {
        self.planned.push((route, times, how));
    }

    pub(super) fn clear(&mut self) {
        self.planned.clear();
        self.closed.clear();
    }

    /// Whether a request comes although the route is closed. Callbacks are not
    /// bound to the global limit, says Discord's documentation of receiving and
    /// responding to interactions.
    pub(super) fn too_early(&self, route: Route) -> bool {
        let now = Instant::now();
        let closed = |closed: Route| match closed {
            Route::Any => !matches!(
                route,
                Route::Callback | Route::Edit | Route::Delete | Route::Followup
            ),
            one => one == route,
        };
        self.closed
            .iter()
            .any(|(route, until)| closed(*route) && now < *until)
    }

    /// What happens to this request.
    pub(super) fn next(&mut self, route: Route) -> Option<How> {
        let (_, times, how) = self.planned.iter_mut().find(|(planned, times, _)| {
            *times > 0 && (*planned == route || *planned == Route::Any)
        })?;
        *times -= 1;
        let how = *how;
        match how {
            How::Limited { after, global } => {
                let closed = if global { Route::Any } else { route };
                self.closed.push((closed, Instant::now() + after));
            }
            How::LimitedByEdge { seconds } => {
                let until = Instant::now() + Duration::from_secs(seconds);
                self.closed.push((route, until));
            }
            How::Status(_) | How::Lost(_) | How::Slow(_) | How::Hang => {}
        }
        Some(how)
    }
}
