//! What is offered while somebody types into an option of `/find`.

use jiff::civil::Date;

use crate::answers::find::Order;
use crate::catalog::Details;
use crate::commands::Suggestion;
use crate::commands::complete::{MOST, match_rank};
use crate::domain::{Amount, DeviceKind, StageKind, SubjectKind, SubjectNumber};
use crate::i18n::{Words, format};
use crate::search::{Figure, Snapshot};

/// Brands: at first those that everybody knows.
pub(in crate::commands) fn brands(snapshot: &Snapshot, typed: &str) -> Vec<SubjectNumber> {
    if !typed.is_empty() {
        return snapshot.named.near(typed, &[SubjectKind::Brand], MOST);
    }
    let all = snapshot.catalog.subjects();
    let known = all.filter(|subject| matches!(subject.details, Details::Brand { tier: 1 }));
    known.map(|brand| brand.number).take(MOST).collect()
}

/// Kinds of product.
pub(in crate::commands) fn kinds(words: &Words, typed: &str) -> Vec<Suggestion> {
    let all = DeviceKind::ALL.iter();
    listed(
        typed,
        all.map(|(kind, key)| (format::device_kind(words, *kind), *key)),
    )
}

/// How far a device has come.
pub(in crate::commands) fn stages(words: &Words, typed: &str) -> Vec<Suggestion> {
    let all = StageKind::ALL.iter();
    listed(
        typed,
        all.map(|(stage, key)| (format::stage_kind(words, *stage), *key)),
    )
}

/// Orders of devices.
pub(in crate::commands) fn orders(words: &Words, typed: &str) -> Vec<Suggestion> {
    let all = Order::ALL.iter();
    listed(
        typed,
        all.map(|(order, key)| (words.say(order.summary()), *key)),
    )
}

/// What has a word, in the language or in commands, that begins as typed.
fn listed<'k>(typed: &str, all: impl Iterator<Item = (String, &'k str)>) -> Vec<Suggestion> {
    let typed = typed.to_lowercase();
    let begins = |label: &str, key: &str| {
        match_rank(key, &typed).is_some() || match_rank(&label.to_lowercase(), &typed).is_some()
    };
    all.filter(|(label, key)| begins(label, key))
        .map(|(label, key)| Suggestion {
            label,
            value: key.to_owned(),
        })
        .collect()
}

/// Years, this one first.
pub(in crate::commands) fn years(typed: &str, today: Date) -> Vec<Suggestion> {
    /// The first phones of which the catalog may know.
    const FIRST: i16 = 1990;
    let all = (FIRST..=today.year()).rev().map(|year| year.to_string());
    all.filter(|year| year.starts_with(typed))
        .map(|year| Suggestion {
            label: year.clone(),
            value: year,
        })
        .collect()
}

/// Round limits, and what was typed where it is a limit itself.
pub(in crate::commands) fn limits(words: &Words, figure: Figure, typed: &str) -> Vec<Suggestion> {
    let round: &[i64] = match figure {
        Figure::Battery => &[4000, 5000, 6000, 7000, 10_000],
        Figure::RefreshRate => &[90, 120, 144, 165],
        Figure::Camera => &[48, 50, 64, 108, 200],
        Figure::Ram => &[4, 6, 8, 12, 16, 24],
        Figure::Weight => &[150, 170, 180, 200, 220],
    };
    let own = super::read::limit(figure, super::name(figure), typed).ok();
    let own = own.map(|limit| Amount::from_thousandths(limit.into()));
    let round = round.iter().map(|limit| Amount::whole(*limit));
    let begins = round.filter(|limit| limit.to_string().starts_with(typed));
    let all = own.into_iter().chain(begins);
    all.map(|limit| Suggestion {
        label: format::quantity(words, figure.limit(limit), figure.unit()),
        value: limit.to_string(),
    })
    .collect()
}
