//! Puts the catalog together: raw subjects become subjects, raw claims become
//! claims, and both get their indexes.
//!
//! Whether a subject or a claim is sound is decided in `assemble` and `claims`.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::assemble::{Assembly, RawSubjects};
use super::claims::{self, Known, Located, Origin};
use super::edits::{self, RawEdit};
use super::lint::{self, Places};
use super::numbers::Numbers;
use super::raw_claim::RawClaim;
use super::raw_subject::RawSubject;
use super::specs::{Spec, Specs};
use crate::catalog::Catalog;
use crate::catalog::base::Base;
use crate::catalog::problem::Problems;
use crate::catalog::subject::{Details, Subject};
use crate::domain::{PublisherId, SubjectId, SubjectNumber};

/// A catalog in the making: who publishes, which markets there are and which
/// state of the data it is stand in it already.
pub(super) struct Building<'p> {
    pub base: Base,
    pub problems: &'p mut Problems,
}

/// What raw subjects leave behind when they become subjects.
struct Left {
    /// The claims of each that people wrote, with where it came from.
    stated: Vec<(SubjectNumber, Origin, Vec<RawClaim>)>,
    /// Families and skins.
    systems: BTreeSet<SubjectId>,
    /// Those that could not become subjects.
    unread: BTreeSet<SubjectId>,
}

impl Building<'_> {
    /// The catalog of these subjects and of what is said: the rows of data sets,
    /// and the publishers that are missing from all else.
    pub(super) fn build(
        mut self,
        (raw, edits): (RawSubjects, Vec<RawEdit>),
        said: (Specs, &[PublisherId]),
        numbers: &Numbers<'_>,
        today: Option<Date>,
    ) -> Catalog {
        let assigned = numbers.assign(&raw, self.problems);
        let today = today.map(|today| (today, places(&raw, &assigned)));
        let left = self.add_subjects(raw, &assigned);
        let located = self.claims(left, said, edits);
        let origins = self.add_claims(located);
        let catalog = Catalog::of_files(self.base);
        if let Some((today, places)) = today {
            lint::catalog(&catalog, &origins, &places, today, self.problems);
        }
        catalog
    }

    /// Turns raw subjects into subjects. Each is moved, not copied: there are
    /// many of them.
    fn add_subjects(&mut self, raw: RawSubjects, numbers: &[SubjectNumber]) -> Left {
        let systems = raw.values().filter(|raw| claims::is_system(&raw.details));
        let mut left = Left {
            stated: Vec::new(),
            systems: systems.map(|raw| raw.id.clone()).collect(),
            unread: BTreeSet::new(),
        };
        let assembly = Assembly::new(&raw, numbers);
        self.base.by_id.reserve(raw.len());
        let mut subjects = Vec::with_capacity(raw.len());
        for ((id, mut raw), number) in raw.into_iter().zip(numbers) {
            let claims = std::mem::take(&mut raw.claims);
            let origin = raw.hand_written.then(|| raw.origin());
            let Some(subject) = assembly.subject(raw, *number, self.problems) else {
                left.unread.insert(id);
                continue;
            };
            left.stated
                .extend(origin.map(|origin| (*number, origin, claims)));
            self.note_members(&subject);
            self.base.by_id.insert(id, *number);
            subjects.push((*number, subject));
        }
        // At once: one by one, a tree of them would take half as much room again.
        self.base.subjects = subjects.into_iter().collect();
        left
    }

    fn note_members(&mut self, subject: &Subject) {
        let owners = match &subject.details {
            Details::Device(device) => [subject.brand, device.series],
            Details::Series => [subject.brand, None],
            Details::Line { family, .. } => [Some(*family), None],
            Details::Release(release) => [Some(release.family), None],
            _ => [None, None],
        };
        for owner in owners.into_iter().flatten() {
            let members = self.base.members.entry(owner).or_default();
            members.push(subject.number);
        }
    }

    /// The claims that people stated, in the order of their subjects, then the
    /// generated ones.
    fn claims(
        &mut self,
        left: Left,
        (specs, missing): (Specs, &[PublisherId]),
        edits: Vec<RawEdit>,
    ) -> Vec<Located> {
        let known = Known {
            publishers: &self.base.publishers,
            markets: &self.base.markets,
            systems: &left.systems,
        };
        let mut located = Vec::with_capacity(specs.rows.len());
        for (number, origin, claims) in left.stated {
            let Some(subject) = self.base.subject(number) else {
                continue;
            };
            if let Some(looked_for) = subject.device().and_then(|d| d.looked_for_release.as_ref()) {
                known.check_sources(&looked_for.sources, missing, &mut |message, hint| {
                    self.problems.error(&origin.place(), message, hint);
                });
            }
            let claims = claims.into_iter();
            located.extend(
                claims.filter_map(|claim| known.claim(claim, subject, missing, self.problems)),
            );
        }
        self.problems.append(specs.problems);
        let mut rows = specs.rows.into_iter();
        for (id, count) in specs.subjects {
            let subject = self.base.by_id(&id);
            for claim in rows.by_ref().take(count).map(Spec::claim) {
                match subject {
                    Some(subject) => {
                        located.extend(known.claim(claim, subject, &specs.missing, self.problems));
                    }
                    // What could not be read has been reported.
                    None if left.unread.contains(&*id) => {}
                    None => self.problems.error(
                        &claim.place(),
                        format!("no subject has the id {id:?}"),
                        "Let the importer write a row of devices.csv for it",
                    ),
                }
            }
        }
        let known = (&known, missing);
        let (located, exported) = edits::apply(located, edits, known, &self.base, self.problems);
        self.base.exported = exported;
        located
    }

    /// Fills the claims and their indexes; where each came from, in order.
    fn add_claims(&mut self, located: Vec<Located>) -> Vec<Origin> {
        let (located, by_key) = claims::distinct(claims::settle(located), self.problems);
        let mut origins = Vec::with_capacity(located.len());
        let claims = located.into_iter().map(|located| {
            origins.push(located.origin);
            located.claim
        });
        let claims: Vec<_> = claims.collect();
        let mut start = 0;
        for group in claims.chunk_by(|a, b| a.subject == b.subject) {
            let range = start..start + group.len();
            start = range.end;
            if let Some(first) = group.first() {
                self.base.ranges.insert(first.subject, range);
            }
        }
        self.base.version.newest = lint::newest(&claims);
        self.base.by_key = by_key;
        self.base.contested = (0..)
            .zip(&claims)
            .filter(|(_, claim)| claim.is_contested())
            .map(|(place, _)| place)
            .collect();
        self.base.claims = claims;
        for members in self.base.members.values_mut() {
            members.sort_unstable();
        }
        origins
    }
}

/// Where the subjects stand.
fn places(raw: &RawSubjects, numbers: &[SubjectNumber]) -> Places {
    let origins = raw.values().map(RawSubject::origin);
    numbers.iter().copied().zip(origins).collect()
}
