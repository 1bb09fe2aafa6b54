//! Answers one interaction after the other, many at once.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use serenity::all::Interaction;
use tokio::sync::Semaphore;
use tokio::task::JoinError;
use tracing::{debug, warn};

use super::Decide;
use super::failure::{self, guarded};
use super::incoming::Incoming;
use super::kept::{self, Kept};
use super::limits::{Kind, Limits};
use super::reply::{self, FollowUp, Late, Reply};
use super::request;
use super::send::{Failure, Ready, Sender, ready};
use crate::app::App;
use crate::clock;

/// The most interactions that are answered at one time; the next ones wait. In a
/// burst, a hundred on connections that are open already are sooner done than a
/// thousand that all wait for each other.
const AT_ONCE: u32 = 128;
/// Whoever waited this long for their turn is gone; in an outage nobody else
/// waits behind them.
const TURN: Duration = Duration::from_secs(20);
/// A write that takes longer is answered later: Discord waits for three seconds.
const PATIENCE: Duration = Duration::from_millis(1500);
/// How long answers that were begun may take when the bot stops.
const LAST_ANSWERS: Duration = Duration::from_secs(3);

/// That a write ended in a mistake of the program; where, says another line.
#[derive(Debug, thiserror::Error)]
#[error("a mistake of the program stopped a write")]
struct Stopped;

/// An answer, ready to be sent.
struct Answer {
    body: Ready,
    then: Option<FollowUp>,
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self {
            body: ready(&reply.body),
            then: reply.then,
        }
    }
}

/// Answers interactions.
#[derive(Debug)]
pub(super) struct Answering {
    pub(super) app: Arc<App>,
    decide: Decide,
    sender: Arc<Sender>,
    begun: Semaphore,
    limits: Mutex<Limits>,
    kept: Kept,
    /// When the clock of the limits began.
    began: Instant,
}

impl Answering {
    pub(super) fn new(app: Arc<App>, decide: Decide, sender: Arc<Sender>) -> Self {
        Self {
            app,
            decide,
            sender,
            begun: Semaphore::new(AT_ONCE as usize),
            limits: Mutex::new(Limits::new()),
            kept: Kept::default(),
            began: Instant::now(),
        }
    }

    /// Answers one interaction. Whatever fails, it ends here.
    pub(super) async fn answer(&self, interaction: &Interaction) {
        let arrived = Instant::now();
        let Ok(_begun) = self.begun.acquire().await else {
            return;
        };
        let id = interaction.id().get();
        if arrived.elapsed() > TURN {
            debug!(interaction = id, "an interaction waited for too long");
            return;
        }
        let incoming = match guarded(|| request::read(interaction)) {
            Ok(Ok(incoming)) => incoming,
            Ok(Err(unreadable)) => {
                debug!(interaction = id, %unreadable, "an interaction cannot be read");
                return;
            }
            Err(panicked) => {
                failure::log(id, &panicked);
                return;
            }
        };
        if let Err(wait_seconds) = self.take(&incoming) {
            let reply = reply::too_many(&self.app, &incoming, wait_seconds);
            return self.send(&incoming, reply.into(), arrived).await;
        }
        if incoming.what.writes() {
            return self.edit(incoming, arrived).await;
        }
        match guarded(|| self.read(&incoming, clock::today())) {
            Ok(answer) => self.send(&incoming, answer, arrived).await,
            Err(panicked) => self.apologize(&incoming, &panicked, arrived).await,
        }
    }

    /// The answer to what writes nothing: decided now, or lately for another
    /// who asked the same.
    fn read(&self, incoming: &Incoming, today: Date) -> Answer {
        let Some(asked) = kept::asked(&self.app, incoming, today) else {
            return (self.decide)(&self.app, incoming, today).into();
        };
        let catalog = self.app.snapshot().catalog;
        if let Some(body) = self.kept.get(&catalog, &asked) {
            return Answer { body, then: None };
        }
        let answer = Answer::from((self.decide)(&self.app, incoming, today));
        // Whoever was made an editor meanwhile got the answer of an editor.
        let still = kept::asked(&self.app, incoming, today).is_some_and(|now| now == asked);
        if still && answer.then.is_none() {
            self.kept.keep(&catalog, asked, &answer.body);
        }
        answer
    }

    /// Answers what may write. A write goes on when it takes long: the answer
    /// is put off, and takes its place when it is there.
    async fn edit(&self, incoming: Incoming, arrived: Instant) {
        let (app, asked) = (Arc::clone(&self.app), incoming.clone());
        let mut writing = tokio::spawn(async move {
            reply::edit(&app, &asked, clock::today(), clock::now_ms()).await
        });
        let patience = PATIENCE.saturating_sub(arrived.elapsed());
        let later = reply::put_off(&incoming);
        let quick = match &later {
            None => Some((&mut writing).await),
            Some(_) => tokio::time::timeout(patience, &mut writing).await.ok(),
        };
        let written = match (quick, later) {
            (Some(written), _) => written,
            (None, Some(later)) => {
                self.send(&incoming, later.clone().into(), arrived).await;
                return self.follow(&incoming, &later, writing.await).await;
            }
            // What cannot be put off was waited for.
            (None, None) => return,
        };
        match written {
            Ok(reply) => self.send(&incoming, reply.into(), arrived).await,
            Err(_) => self.apologize(&incoming, &Stopped, arrived).await,
        }
    }

    /// Shows the answer that was put off: in the place of what was shown
    /// meanwhile, or beside the message with the control.
    async fn follow(
        &self,
        incoming: &Incoming,
        put_off: &Reply,
        written: Result<Reply, JoinError>,
    ) {
        let reply = written.unwrap_or_else(|_| {
            let reference = failure::log(incoming.id, &Stopped);
            reply::apology(&self.app, incoming, reference.as_str())
        });
        let (application, token) = (incoming.application, &incoming.token);
        let sent = match reply.after(put_off) {
            Late::Instead(message) => {
                let sender = &self.sender;
                sender.edit_original(application, token, &message).await
            }
            Late::Beside(message) => {
                let sender = &self.sender;
                sender.follow_up(application, token, &message).await
            }
        };
        if let Err(failure) = sent
            && !failure.is_gone()
        {
            failure::log(incoming.id, &failure);
        }
    }

    /// Whether this person may do one more thing now; otherwise how many
    /// seconds they wait.
    fn take(&self, incoming: &Incoming) -> Result<(), u64> {
        let now = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let kind = Kind::of(&incoming.what);
        // Whatever panicked while it was held, it still counts well enough.
        let mut limits = self.limits.lock().unwrap_or_else(PoisonError::into_inner);
        limits.take(incoming.user, kind, now)
    }

    /// What is done once the answer was taken.
    async fn follow_up(&self, incoming: &Incoming, follow_up: FollowUp) {
        let done = match follow_up {
            FollowUp::DeleteOriginal => {
                self.sender
                    .delete_original(incoming.application, &incoming.token)
                    .await
            }
        };
        match done {
            // Somebody else deleted it already, or the message is unknown here.
            Err(failure) if !failure.is_gone() => {
                failure::log(incoming.id, &failure);
            }
            _ => {}
        }
    }

    async fn send(&self, incoming: &Incoming, answer: Answer, arrived: Instant) {
        match self.callback(incoming, answer.body, arrived).await {
            Ok(()) => {
                if let Some(follow_up) = answer.then {
                    self.follow_up(incoming, follow_up).await;
                }
            }
            Err(failure) if failure.is_gone() => {
                let elapsed_ms = u64::try_from(arrived.elapsed().as_millis()).unwrap_or(u64::MAX);
                warn!(
                    interaction = incoming.id,
                    elapsed_ms, "Discord no longer knows an interaction that was answered"
                );
            }
            Err(failure @ Failure::Refused { .. }) => {
                self.apologize(incoming, &failure, arrived).await;
            }
            // An apology would not get through either.
            Err(failure @ Failure::Unavailable { .. }) => {
                failure::log(incoming.id, &failure);
            }
        }
    }

    async fn apologize(
        &self,
        incoming: &Incoming,
        failure: &(dyn std::error::Error + Send + Sync + 'static),
        arrived: Instant,
    ) {
        let reference = failure::log(incoming.id, failure);
        let apology = guarded(|| reply::apology(&self.app, incoming, reference.as_str()));
        let sent = match &apology {
            Ok(apology) => {
                let body = ready(&apology.body);
                self.callback(incoming, body, arrived).await
            }
            Err(_) => return,
        };
        if let Err(failure) = sent {
            debug!(%reference, %failure, "the apology did not arrive");
        }
    }

    async fn callback(
        &self,
        incoming: &Incoming,
        body: Ready,
        arrived: Instant,
    ) -> Result<(), Failure> {
        let (id, token) = (incoming.id, &incoming.token);
        self.sender.callback(id, token, body, arrived).await
    }

    /// Waits until everything that was begun is answered, for a few seconds.
    pub(super) async fn finish(&self) {
        let all = self.begun.acquire_many(AT_ONCE);
        if tokio::time::timeout(LAST_ANSWERS, all).await.is_err() {
            warn!("some answers did not get through before the end");
        }
    }
}
