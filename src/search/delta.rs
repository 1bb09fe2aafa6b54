//! A small index of what edits added, beside the large one of the data files.
//!
//! Indexing all devices again for one that somebody added would take longer
//! than anybody waits for an answer. So what was added is indexed by itself,
//! both are asked, and one answer is made of the two. It knows nothing of how
//! an index works inside.

use std::sync::Arc;

use super::score::MARGIN;
use super::{Explanation, Found, Hit, Index, Looked, Mention, NamedIndex, Outcome};
use crate::domain::{SubjectKind, SubjectNumber};

/// The most hits of an answer, as of one index.
const MAX_HITS: usize = 25;
/// The most places that what was added takes from what the files have, where
/// not all fit into a list.
const MOST_ADDED: usize = 5;

/// Finds devices by what people type: those of the data files and those that
/// edits added. Copying is cheap.
#[derive(Debug, Clone)]
pub struct Devices {
    filed: Arc<Index>,
    added: Option<Arc<Index>>,
}

impl Devices {
    /// Those of the data files alone.
    pub(super) fn new(filed: Index) -> Self {
        Self {
            filed: Arc::new(filed),
            added: None,
        }
    }

    /// The same files with these beside them.
    pub(super) fn beside(&self, added: Option<Index>) -> Self {
        Self {
            filed: self.filed.clone(),
            added: added.map(Arc::new),
        }
    }

    /// As [`Index::find`].
    pub fn find(&self, text: &str) -> Found {
        let filed = self.filed.find(text);
        match &self.added {
            Some(added) => one_of(filed, added.find(text)),
            None => filed,
        }
    }

    /// As [`Index::neighbors`].
    pub fn neighbors(&self, text: &str) -> Vec<Hit> {
        let mut hits = self.filed.neighbors(text);
        if let Some(added) = &self.added {
            hits.extend(added.neighbors(text));
            surest_first(&mut hits);
        }
        hits
    }

    /// As [`Index::explain`].
    pub fn explain(&self, text: &str, most: usize) -> Explanation {
        let mut explanation = self.filed.explain(text, most);
        if let Some(added) = &self.added {
            explanation
                .devices
                .extend(added.explain(text, most).devices);
            explanation.outcome = self.find(text).outcome;
            let devices = &mut explanation.devices;
            devices.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
            devices.truncate(most);
        }
        explanation
    }

    /// As [`Index::complete`]. What was added comes first: it is little, and
    /// what people ask for while it is new.
    pub fn complete(&self, text: &str, limit: usize) -> Vec<SubjectNumber> {
        self.completed(text, limit).0
    }

    /// As [`Index::completed`]: with what was looked at among the files' names.
    pub fn completed(&self, text: &str, limit: usize) -> (Vec<SubjectNumber>, Looked) {
        let (filed, looked) = self.filed.completed(text, limit);
        let Some(added) = self.added.as_ref().filter(|_| !text.trim().is_empty()) else {
            return (filed, looked);
        };
        let mut found = added.complete(text, MOST_ADDED.min(limit));
        found.extend(filed);
        found.truncate(limit);
        (found, looked)
    }

    /// As [`Index::scan`].
    pub fn scan(&self, text: &str) -> Vec<Mention> {
        let filed = self.filed.scan(text);
        match &self.added {
            Some(added) => apart(filed, added.scan(text)),
            None => filed,
        }
    }
}

/// One answer of two about the same text.
fn one_of(filed: Found, added: Found) -> Found {
    let outcome = match (filed.outcome, added.outcome) {
        (Outcome::NoRecord, other) => other,
        // What is nearest among few says nothing where the text is known.
        (_, Outcome::NoRecord) => return filed,
        _ => between(&filed, &added),
    };
    let whole = filed.whole || added.whole;
    let mut hits = added.hits;
    hits.extend(filed.hits);
    surest_first(&mut hits);
    Found {
        outcome,
        hits,
        whole,
    }
}

fn surest_first(hits: &mut Vec<Hit>) {
    hits.sort_by(|a, b| {
        let surer = b.confidence.total_cmp(&a.confidence);
        surer.then(a.rule.cmp(&b.rule))
    });
    hits.truncate(MAX_HITS);
}

/// What to do where both found something: show what is clearly surer, and what
/// has exactly this name, else ask.
fn between(filed: &Found, added: &Found) -> Outcome {
    let (Some(one), Some(other)) = (filed.hits.first(), added.hits.first()) else {
        return Outcome::Ask;
    };
    let ((first, outcome), second) = if is_surer(one, other) {
        ((one, filed.outcome), other)
    } else {
        ((other, added.outcome), one)
    };
    let cost = |hit: &Hit| -hit.confidence.ln();
    let clear = cost(second) - cost(first) >= MARGIN || first.exact && !second.exact;
    if clear { outcome } else { Outcome::Ask }
}

fn is_surer(one: &Hit, other: &Hit) -> bool {
    (one.confidence, one.exact) >= (other.confidence, other.exact)
}

/// The mentions of both, never two over the same words: the longer one stays.
fn apart(filed: Vec<Mention>, added: Vec<Mention>) -> Vec<Mention> {
    let mut all = filed;
    all.extend(added);
    all.sort_by_key(|one| (std::cmp::Reverse(one.span.len()), one.span.start));
    let mut kept: Vec<Mention> = Vec::with_capacity(all.len());
    for one in all {
        let over =
            |other: &Mention| one.span.start < other.span.end && other.span.start < one.span.end;
        if !kept.iter().any(over) {
            kept.push(one);
        }
    }
    kept.sort_by_key(|one| one.span.start);
    kept
}

/// Finds everything that is no device by its name, in the same two places.
/// Copying is cheap.
#[derive(Debug, Clone)]
pub struct Named {
    filed: Arc<NamedIndex>,
    added: Option<Arc<NamedIndex>>,
}

impl Named {
    /// What the data files have.
    pub(super) fn new(filed: NamedIndex) -> Self {
        Self {
            filed: Arc::new(filed),
            added: None,
        }
    }

    /// The same files with these names beside them.
    pub(super) fn beside(&self, added: Option<NamedIndex>) -> Self {
        Self {
            filed: self.filed.clone(),
            added: added.map(Arc::new),
        }
    }

    /// As [`NamedIndex::exact`].
    pub fn exact(&self, text: &str, kinds: &[SubjectKind]) -> Option<SubjectNumber> {
        let added = || self.added.as_ref()?.exact(text, kinds);
        self.filed.exact(text, kinds).or_else(added)
    }

    /// As [`NamedIndex::near`], what was added behind the rest.
    pub fn near(&self, text: &str, kinds: &[SubjectKind], limit: usize) -> Vec<SubjectNumber> {
        let mut found = self.filed.near(text, kinds, limit);
        let Some(added) = &self.added else {
            return found;
        };
        let added = added.near(text, kinds, MOST_ADDED.min(limit));
        found.truncate(limit - added.len());
        found.extend(added);
        found
    }
}
