//! What is sent for a response, to whom it shows, and which controls it gets; pure.

use jiff::civil::Date;

use super::incoming::Incoming;
use crate::app::App;

/// The first answer to an interaction: the body of its callback.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// The body of `POST /interactions/{id}/{token}/callback`.
    pub body: serde_json::Value,
}

/// Answers an interaction.
pub fn reply(app: &App, incoming: &Incoming, today: Date) -> Reply {
    let _ = (app, incoming, today);
    Reply {
        body: serde_json::Value::Null,
    }
}

/// The hidden answer for a failure that has this reference code.
pub fn apology(app: &App, incoming: &Incoming, reference: &str) -> Reply {
    let _ = (app, incoming, reference);
    Reply {
        body: serde_json::Value::Null,
    }
}

/// The hidden answer for somebody who asks too often.
pub fn too_many(app: &App, incoming: &Incoming, wait_seconds: u64) -> Reply {
    let _ = (app, incoming, wait_seconds);
    Reply {
        body: serde_json::Value::Null,
    }
}
