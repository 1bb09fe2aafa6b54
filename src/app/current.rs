//! The snapshot of the moment: data files, and the edits over them.
//!
//! Whoever answers takes the snapshot once and keeps it for that answer;
//! whoever replaces it waits for nobody who reads.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use tracing::warn;

use crate::domain::ClaimId;
use crate::moderation::{Edited, Logged, State, Touched};
use crate::search::Snapshot;

/// What answers are made from, and what it was made of.
#[derive(Debug, Clone)]
pub(super) struct Current(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    published: RwLock<Snapshot>,
    book: Mutex<Book>,
}

/// What the log of edits says, and the snapshot that it leads to. Both belong
/// together: a decision looks at both.
#[derive(Debug)]
pub(super) struct Book {
    pub(super) state: State,
    pub(super) edited: Edited,
}

/// The most claims that a line of the log names.
const MOST_NAMED: usize = 10;

impl Book {
    /// Says about which claims the data files and the edits disagree: nothing
    /// decides between the two, so somebody must.
    pub(super) fn say_conflicts(&self) {
        let conflicts = &self.edited.conflicts;
        if conflicts.is_empty() {
            return;
        }
        let named = conflicts.keys().take(MOST_NAMED);
        let named: Vec<&str> = named.map(ClaimId::as_str).collect();
        warn!(
            problems = conflicts.len(),
            claims = named.join(", "),
            "data files and edits disagree; `specdex fsck` says how"
        );
    }
}

impl Current {
    /// Data files without edits.
    pub(super) fn new(files: Snapshot) -> Self {
        let state = State::default();
        let edited = Edited::new(&files, &state);
        Self(Arc::new(Shared {
            published: RwLock::new(files),
            book: Mutex::new(Book { state, edited }),
        }))
    }

    /// The snapshot. Nothing is done under the lock that could break it.
    pub(super) fn get(&self) -> Snapshot {
        let now = self.0.published.read();
        now.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes other data files; the edits stay.
    pub(super) fn replace(&self, files: &Snapshot) {
        let mut book = self.book();
        book.edited = Edited::new(files, &book.state);
        book.say_conflicts();
        self.publish(book.edited.snapshot.clone());
    }

    /// Takes the next events of the log.
    pub(super) fn take(&self, events: Vec<Logged>) {
        if events.is_empty() {
            return;
        }
        let mut book = self.book();
        let mut touched = Touched::default();
        for event in events {
            touched.and(book.state.apply(event));
        }
        book.edited = book.edited.after(&book.state, &touched);
        self.publish(book.edited.snapshot.clone());
    }

    /// The edits and their snapshot. What is decided from both is decided
    /// while this is held; nothing waits for anything else under it.
    pub(super) fn book(&self) -> MutexGuard<'_, Book> {
        // Folding has no way to fail half-way that a later event would mind.
        self.0.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn publish(&self, snapshot: Snapshot) {
        let published = self.0.published.write();
        let mut now = published.unwrap_or_else(PoisonError::into_inner);
        // The old one is dropped after the lock: that takes a while.
        let old = std::mem::replace(&mut *now, snapshot);
        drop(now);
        drop(old);
    }
}
