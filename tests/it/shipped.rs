//! What the program carries, loaded once for all tests: they only look.

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use specdex::answers::{Answer, Asked, Manual, View};
use specdex::catalog::{Problem, lint, packed};
use specdex::i18n::{Locale, Words};
use specdex::search::Snapshot;
use specdex::views::card::Card;
use specdex::views::{self, Context};

/// The day that all tests call today.
pub(crate) const TODAY: Date = date(2026, 11, 28);

static LOADED: LazyLock<(Snapshot, Vec<Problem>)> = LazyLock::new(|| {
    let loaded = lint(&packed(), TODAY);
    (Snapshot::new(loaded.catalog), loaded.problems)
});

/// The catalog with its indexes.
pub(crate) static SNAPSHOT: LazyLock<Snapshot> = LazyLock::new(|| LOADED.0.clone());

/// What is wrong with its files.
pub(crate) static PROBLEMS: LazyLock<&[Problem]> = LazyLock::new(|| &LOADED.1);

/// The words in English.
pub(crate) static WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(Locale::English));

/// The card of an answer from this snapshot.
pub(crate) fn card(snapshot: &Snapshot, answer: &Answer, asked: &Asked, view: &View) -> Card {
    let context = Context {
        words: &WORDS,
        catalog: &snapshot.catalog,
        manual: &Manual::default(),
        asked,
        view,
    };
    views::card(answer, &context)
}
