//! What is sent for an interaction: its first answer, and what comes later.
//!
//! Its token is the permission for all of that.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::Value;

use super::super::incoming::{InteractionToken, Snowflake};
use super::{Call, Failure, OTHER_TIME, Ready, Route, Sender, ready};

/// How long a callback is tried, counted from when the interaction arrived:
/// after three seconds Discord forgets it.
pub const CALLBACK_TIME: Duration = Duration::from_millis(2800);
/// How long one try of a callback may take. A second try of one that got
/// through is told so, and costs nothing.
const CALLBACK_TRY: Duration = Duration::from_millis(1200);
/// "Interaction has already been acknowledged": an earlier try got through.
const ALREADY_ANSWERED: u64 = 40060;

impl Sender {
    /// The first answer to an interaction that arrived at this moment.
    ///
    /// # Errors
    /// When Discord refuses it or no longer knows it, or it cannot be sent in time.
    pub async fn callback(
        &self,
        id: Snowflake,
        token: &InteractionToken,
        body: Ready,
        arrived: Instant,
    ) -> Result<(), Failure> {
        let call = Call {
            route: Route::Callback,
            method: Method::POST,
            path: format!("/interactions/{id}/{}/callback", token.reveal()),
            body: Some(body),
            until: arrived + CALLBACK_TIME,
            each: self.timeout.min(CALLBACK_TRY),
        };
        match self.send(&call).await {
            Err(failure) if failure.code() == Some(ALREADY_ANSWERED) => Ok(()),
            sent => sent.map(|_| ()),
        }
    }

    /// Deletes the message that carries the control of an interaction.
    ///
    /// # Errors
    /// When Discord refuses, or cannot be reached for a minute.
    pub async fn delete_original(
        &self,
        application: Snowflake,
        token: &InteractionToken,
    ) -> Result<(), Failure> {
        let path = original(application, token);
        self.later(Route::Original, Method::DELETE, path, None)
            .await
    }

    /// Puts the answer in the place of one that was put off.
    ///
    /// # Errors
    /// When Discord refuses, or cannot be reached for a minute.
    pub async fn edit_original(
        &self,
        application: Snowflake,
        token: &InteractionToken,
        message: &Value,
    ) -> Result<(), Failure> {
        let path = original(application, token);
        self.later(Route::Edit, Method::PATCH, path, Some(message))
            .await
    }

    /// Sends a further answer, as a message of its own.
    ///
    /// # Errors
    /// When Discord refuses, or cannot be reached for a minute.
    pub async fn follow_up(
        &self,
        application: Snowflake,
        token: &InteractionToken,
        message: &Value,
    ) -> Result<(), Failure> {
        let path = format!("/webhooks/{application}/{}", token.reveal());
        self.later(Route::FollowUp, Method::POST, path, Some(message))
            .await
    }

    async fn later(
        &self,
        route: Route,
        method: Method,
        path: String,
        body: Option<&Value>,
    ) -> Result<(), Failure> {
        let call = Call {
            route,
            method,
            path,
            body: body.map(ready),
            until: Instant::now() + OTHER_TIME,
            each: self.timeout,
        };
        self.send(&call).await.map(|_| ())
    }
}

/// The message that carries the control, or the first answer to a command.
fn original(application: Snowflake, token: &InteractionToken) -> String {
    let token = token.reveal();
    format!("/webhooks/{application}/{token}/messages/@original")
}
