//! Posts in the channels of trusted servers what was changed: at least once,
//! and, by a nonce that Discord enforces, nearly always exactly once.
//!
//! What is to be posted stands in the store with the edit itself, so a process
//! that dies in between loses nothing: the next one posts it.

use std::time::Duration;

use tracing::{info, warn};

use super::failure;
use super::send::{Failure, Sender};
use crate::app::App;
use crate::clock;
use crate::store::{DuePost, Store, StoreError};

/// How often it is looked for something to post.
const PERIOD: Duration = Duration::from_millis(500);
/// How long one process keeps a message for itself: longer than any try takes.
const LEASE: Duration = Duration::from_secs(120);
/// The longest pause before a message is tried again.
const LONGEST_PAUSE_S: i64 = 60 * 60;
/// After so many tries, about a week, nobody waits for it any more.
const MOST_TRIES: u32 = 180;
/// "Bad Request": another try would end alike.
const UNFIT: u16 = 400;

/// Posts what is due, again and again.
pub(super) async fn deliver(app: &App, sender: &Sender) {
    let Some(store) = app.store() else { return };
    let mut failing = false;
    loop {
        tokio::time::sleep(PERIOD).await;
        let done = deliver_due(app, store, sender).await;
        // One line when it begins to fail, and one when it works again.
        if let (Err(error), false) = (&done, failing) {
            let error = failure::chain(error);
            warn!(error, "the messages about edits cannot be read");
        } else if done.is_ok() && failing {
            info!("the messages about edits can be read again");
        }
        failing = done.is_err();
    }
}

async fn deliver_due(app: &App, store: &Store, sender: &Sender) -> Result<(), StoreError> {
    // One at a time: a lease would not last for the tries of several.
    while let Some(post) = store.due_posts(clock::now_ms(), LEASE, 1).await?.pop() {
        deliver_one(app, store, sender, post).await?;
    }
    Ok(())
}

async fn deliver_one(
    app: &App,
    store: &Store,
    sender: &Sender,
    post: DuePost,
) -> Result<(), StoreError> {
    let message = app
        .told_in_channel(&post.body, post.seq)
        .map(|mut message| {
            message["nonce"] = post.nonce.as_str().into();
            message["enforce_nonce"] = true.into();
            message
        });
    let Some(message) = message else {
        // Of another version, or of somebody who was forgotten.
        return store.drop_post(post.id).await;
    };
    match sender.post(post.channel, &message).await {
        Ok(number) => store.post_sent(post.id, number.unwrap_or_default()).await,
        Err(failure) => put_off(store, &post, &failure).await,
    }
}

/// Notes when it is tried again, or that it never will be.
async fn put_off(store: &Store, post: &DuePost, failure: &Failure) -> Result<(), StoreError> {
    let channel = post.channel;
    let error = failure::chain(failure);
    let unfit = matches!(failure, Failure::Refused { status: UNFIT, .. });
    if unfit || post.tries >= MOST_TRIES {
        warn!(channel, error, "a message about an edit is given up");
        return store.drop_post(post.id).await;
    }
    let pause_s = 2_i64.saturating_pow(post.tries).min(LONGEST_PAUSE_S);
    let wait_ms = pause_s * 1000;
    store
        .post_failed(post.id, clock::now_ms() + wait_ms)
        .await?;
    if post.tries == 1 {
        warn!(channel, error, wait_ms, "a message about an edit waits");
    }
    Ok(())
}
