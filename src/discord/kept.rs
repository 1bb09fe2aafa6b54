//! Answers to what was asked lately, ready to be sent.
//!
//! On a launch night many ask for the same device. An answer follows from the
//! catalog and the question alone, so the second who asks gets the bytes of the
//! first. What decides an answer is the key here; nothing is kept that writes,
//! and nothing is given that was made from another catalog.

use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use jiff::civil::Date;
use lru::LruCache;

use super::incoming::{Incoming, What};
use super::send::Ready;
use crate::app::{App, Input};
use crate::catalog::Catalog;
use crate::commands::Call;
use crate::domain::Level;
use crate::i18n::Locale;

/// Who types more than this, in bytes, asks what nobody else asks; a pasted page
/// would stay in memory.
const LONGEST: usize = 500;
/// The most answers that are kept, of some kilobytes each.
const MOST: NonZeroUsize = NonZeroUsize::MIN.saturating_add(255);

/// Everything beside the catalog and the settings that decides an answer.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Asked {
    command: String,
    options: Vec<(&'static str, String)>,
    hidden: bool,
    locale: Locale,
    level: Level,
    may_post: bool,
    today: Date,
}

/// What an interaction asks, if its answer may be kept: that to a command which
/// only reads, with no more words than a name has. A control depends on whose
/// message it is on, too.
pub(super) fn asked(app: &App, incoming: &Incoming, today: Date) -> Option<Asked> {
    let What::Ask(Input::Command(call)) = &incoming.what else {
        return None;
    };
    if incoming.what.writes() || incoming.on_hidden {
        return None;
    }
    let Call {
        command,
        options,
        hidden,
    } = call;
    let typed: usize = options.iter().map(|(_, text)| text.len()).sum();
    (typed <= LONGEST).then(|| Asked {
        command: command.name(),
        options: options.clone(),
        hidden: *hidden,
        locale: incoming.locale,
        level: app.level(&incoming.by),
        may_post: incoming.place.may_post,
        today,
    })
}

/// The answers.
#[derive(Debug)]
pub(super) struct Kept(Mutex<Answers>);

#[derive(Debug)]
struct Answers {
    /// What they were made from. It is let go when there is a newer one.
    catalog: Weak<Catalog>,
    by_question: LruCache<Asked, Ready>,
}

impl Default for Kept {
    fn default() -> Self {
        Self(Mutex::new(Answers {
            catalog: Weak::new(),
            by_question: LruCache::new(MOST),
        }))
    }
}

impl Kept {
    /// The answer from this catalog, where it is kept.
    pub(super) fn get(&self, catalog: &Arc<Catalog>, asked: &Asked) -> Option<Ready> {
        let mut answers = self.lock();
        if !answers.are_from(catalog) {
            answers.catalog = Arc::downgrade(catalog);
            answers.by_question.clear();
        }
        answers.by_question.get(asked).cloned()
    }

    /// Keeps an answer. Where another catalog came meanwhile, it is too old.
    pub(super) fn keep(&self, catalog: &Arc<Catalog>, asked: Asked, body: &Ready) {
        let mut answers = self.lock();
        if answers.are_from(catalog) {
            answers.by_question.put(asked, Arc::clone(body));
        }
    }

    fn lock(&self) -> MutexGuard<'_, Answers> {
        // An answer is put there whole or not at all.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Answers {
    fn are_from(&self, catalog: &Arc<Catalog>) -> bool {
        std::ptr::eq(self.catalog.as_ptr(), Arc::as_ptr(catalog))
    }
}
