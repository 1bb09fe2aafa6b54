//! How often what a publisher reported early came true. Computed, never stored.
//!
//! Only rumors and leaks count that were resolved: confirmed, or found false.
//! Open ones count for nobody, and so do withdrawn ones: a dropped plan does
//! not make the report of it wrong. Carrying somebody else's words does not
//! count either.

use std::collections::{BTreeMap, BTreeSet};

use super::claim::Claim;
use super::source::PublisherId;
use super::status::Status;
use super::subject::SubjectNumber;

/// How many devices a publisher was right about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TrackRecord {
    /// Devices about which most of what it reported early came true.
    pub confirmed: u32,
    /// Devices about which something that it reported early is resolved.
    pub resolved: u32,
}

/// The 97.5th percentile of the standard normal distribution: a two-sided
/// interval of 95 %.
const Z: f64 = 1.959_964;

impl TrackRecord {
    /// The lower bound of the share that comes true, 0 to 1, by Wilson's score
    /// interval of 95 %. Two out of two is worth less than eighteen out of
    /// twenty.
    pub fn lower_bound(self) -> f64 {
        if self.resolved == 0 {
            return 0.0;
        }
        let n = f64::from(self.resolved);
        let share = f64::from(self.confirmed) / n;
        let center = share + Z * Z / (2.0 * n);
        let margin = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        ((center - margin) / (1.0 + Z * Z / n)).max(0.0)
    }
}

/// The records of all publishers that these claims name. A device counts once
/// for each publisher, however many of its properties were reported.
pub fn track_records<'a>(
    claims: impl IntoIterator<Item = &'a Claim>,
) -> BTreeMap<PublisherId, TrackRecord> {
    // Right and wrong claims, by publisher and device.
    let mut tallies: BTreeMap<(&PublisherId, SubjectNumber), (u32, u32)> = BTreeMap::new();
    for claim in claims.into_iter().filter(|claim| claim.is_contested()) {
        let Some(came_true) = outcome(claim) else {
            continue;
        };
        for publisher in early_voices(claim) {
            let (right, wrong) = tallies.entry((publisher, claim.subject)).or_default();
            *(if came_true { right } else { wrong }) += 1;
        }
    }
    let mut records: BTreeMap<PublisherId, TrackRecord> = BTreeMap::new();
    for ((publisher, _), (right, wrong)) in tallies {
        let record = records.entry(publisher.clone()).or_default();
        record.resolved += 1;
        record.confirmed += u32::from(right > wrong);
    }
    records
}

/// Whether a claim came true; `None` while nobody knows.
fn outcome(claim: &Claim) -> Option<bool> {
    match claim.state.status {
        Status::Confirmed => Some(true),
        Status::Debunked => Some(false),
        // It counts when it was confirmed before it stopped to hold.
        Status::Superseded => claim
            .statuses()
            .any(|(status, _)| status == Some(Status::Confirmed))
            .then_some(true),
        Status::Rumored | Status::Leaked | Status::Announced | Status::Withdrawn => None,
    }
}

/// Who reported it in their own words while it was a rumor or leak.
fn early_voices(claim: &Claim) -> BTreeSet<&PublisherId> {
    let mut now = None;
    let mut voices = BTreeSet::new();
    for (status, sources) in claim.statuses() {
        now = status.or(now);
        if matches!(now, Some(Status::Rumored | Status::Leaked)) {
            let own = sources.iter().filter(|source| source.quotes.is_none());
            voices.extend(own.map(|source| &source.publisher));
        }
    }
    voices
}
