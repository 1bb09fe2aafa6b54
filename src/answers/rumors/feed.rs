//! The newest changes of contested claims, of everything or of one subject
//! and what hangs below it.

use std::cmp::Reverse;
use std::ops::Range;

use jiff::civil::Date;

use super::life::{Happened, Step, life};
use super::scope;
use crate::answers::question::{View, Wanted};
use crate::answers::{Answer, Resolved, Said, resolve};
use crate::catalog::Catalog;
use crate::domain::{Claim, Market, PartialDate, SubjectNumber, Value};
use crate::search::Snapshot;

/// Lines of one page, with the date and the subject above the changes: as many
/// as on a page of any other list.
const LINES: usize = 20;
/// Characters of a long text that take the room of one more line.
const LONG_TEXT: usize = 100;

/// The newest changes, cut to the page that was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct FeedAnswer {
    /// What it is about, with its full name; `None` for everything.
    pub about: Option<(Resolved, String)>,
    /// The market that the claims reach; `None` for every market.
    pub market: Option<Market>,
    /// The changes of this page, newest first.
    pub entries: Vec<FeedEntry>,
    /// How many changes all pages hold.
    pub total: usize,
    /// The date of the newest change of all pages.
    pub newest: Option<PartialDate>,
    /// The page, counted from 0.
    pub page: u16,
    /// How many pages there are, at least 1.
    pub pages: u16,
    /// How many claims are left out because unconfirmed ones are hidden.
    pub hidden: usize,
}

/// One change of one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedEntry {
    /// The full name of the subject that the claim is about.
    pub name: String,
    /// The claim as it is now.
    pub said: Said,
    /// The change.
    pub step: Step,
}

/// The newest changes of contested claims, newest first.
pub fn feed(
    snapshot: &Snapshot,
    about: Option<&Wanted>,
    market: Option<Market>,
    page: u16,
    view: &View,
) -> Answer {
    let catalog = &*snapshot.catalog;
    let about = match about
        .map(|wanted| resolve::any(snapshot, wanted, view.today))
        .transpose()
    {
        Ok(about) => about,
        Err(unresolved) => return unresolved.into(),
    };
    let market = market.or(view.market);
    let subject = about
        .as_ref()
        .and_then(|about| catalog.subject(about.number));
    let claims = scope::contested(catalog, subject, market);
    let all = claims.len();
    let shown: Vec<&Claim> = claims
        .into_iter()
        .filter(|claim| view.show_rumors || !claim.state.status.is_unconfirmed())
        .collect();
    let hidden = all - shown.len();
    let changes = newest_first(shown, view.today);
    let pages = cut(&changes);
    let last = u16::try_from(pages.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let page = page.min(last);
    let on_page = pages.get(usize::from(page)).cloned().unwrap_or_default();
    let entries = changes
        .get(on_page)
        .unwrap_or_default()
        .iter()
        .map(|(claim, step)| entry(catalog, claim, step, view.today))
        .collect();
    Answer::Feed(FeedAnswer {
        about: about.zip(subject.map(|subject| catalog.full_name(subject))),
        market,
        entries,
        total: changes.len(),
        newest: changes.first().and_then(|(_, step)| step.when),
        page,
        pages: last.saturating_add(1),
        hidden,
    })
}

/// Every change that counts, newest first. An inexact date stands where it
/// begins, because "2026" does not mean December; what is still to come is not
/// newer than today. Changes of one day stand by subject, so that a card names
/// it once; changes without a date come last.
fn newest_first(claims: Vec<&Claim>, today: Date) -> Vec<(&Claim, Step)> {
    let mut changes: Vec<(&Claim, usize, Step)> = claims
        .into_iter()
        .flat_map(|claim| {
            let steps = life(claim).into_iter().enumerate();
            steps.map(move |(index, step)| (claim, index, step))
        })
        .filter(|(_, _, step)| !step.undone)
        .collect();
    changes.sort_by_cached_key(|(claim, index, step)| {
        let began = step.when.map(|when| (when.start().min(today), when.end()));
        (Reverse(began), claim.subject, Reverse(*index), claim.id())
    });
    changes
        .into_iter()
        .map(|(claim, _, step)| (claim, step))
        .collect()
}

fn entry(catalog: &Catalog, claim: &Claim, step: &Step, today: Date) -> FeedEntry {
    FeedEntry {
        name: name(catalog, claim.subject),
        said: Said::of(catalog, claim, claim.subject, today),
        step: step.clone(),
    }
}

/// The full name of a subject; its number when the catalog has lost it.
pub(super) fn name(catalog: &Catalog, number: SubjectNumber) -> String {
    catalog.subject(number).map_or_else(
        || format!("#{}", number.0),
        |subject| catalog.full_name(subject),
    )
}

/// The pages of these changes: as many on each as fit in [`LINES`], at least one.
fn cut(changes: &[(&Claim, Step)]) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let (mut start, mut lines) = (0, 0);
    let mut above: Option<&(&Claim, Step)> = None;
    for (index, change) in changes.iter().enumerate() {
        let more = lines_of(change, above);
        if lines + more > LINES && index > start {
            pages.push(start..index);
            (start, lines) = (index, lines_of(change, None));
        } else {
            lines += more;
        }
        above = Some(change);
    }
    pages.push(start..changes.len());
    pages
}

/// Lines that a change takes below another one: its own, its subject's where
/// that is another, its date's where that is another.
fn lines_of(change: &(&Claim, Step), above: Option<&(&Claim, Step)>) -> usize {
    let (claim, step) = change;
    let same_date = above.is_some_and(|(_, above)| above.when == step.when);
    let same_subject = same_date && above.is_some_and(|(above, _)| above.subject == claim.subject);
    let text = match &claim.state.value {
        Value::Text(text) => text.as_str().chars().count() / LONG_TEXT,
        _ => 0,
    };
    1 + text + usize::from(!same_date) + usize::from(!same_subject)
}

impl FeedEntry {
    /// Whether the claim has moved on since this change.
    pub fn moved_on(&self) -> bool {
        self.step.status != self.said.status
    }

    /// Whether the change brought the claim into being.
    pub fn is_first(&self) -> bool {
        self.step.what == Happened::Recorded
    }
}
