//! The releases of a system, the newest version first, and which of them are
//! supported on the day of the view.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::devices;
use super::{Evidence, Found, Look, ScopeKind, TopicAnswer};
use crate::answers::Said;
use crate::catalog::{ReleaseKind, Subject};
use crate::domain::{Claim, PartialDate, Property, SubjectNumber, Value, knowledge};

/// The releases of a system.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionsAnswer {
    /// The releases, the newest version first.
    pub releases: Vec<ReleaseRow>,
    /// How many more there are for other markets only.
    pub elsewhere: usize,
    /// The newest version as the system's maker names it.
    pub latest: Vec<Said>,
    /// Versions that devices are confirmed to have and that are no release on
    /// record, the newest first, with the number of devices. Builds of one
    /// version are counted together.
    pub seen: Vec<(String, usize)>,
}

/// One release.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleaseRow {
    /// Its number.
    pub number: SubjectNumber,
    /// Its name, when it says more than family and version.
    pub name: Option<String>,
    /// Its version.
    pub version: String,
    /// What kind of release it is.
    pub kind: ReleaseKind,
    /// The line of the family that it belongs to.
    pub line: Option<SubjectNumber>,
    /// When it came out, best first; more than one when that is disputed.
    pub released: Vec<Said>,
    /// When developers got it.
    pub for_developers: Vec<Said>,
    /// When it was shown.
    pub shown: Vec<Said>,
    /// What it is built on.
    pub base: Option<Said>,
    /// Whether it is supported.
    pub support: Support,
    /// What says so.
    pub support_said: Vec<Said>,
}

/// Whether a release is supported on the day of the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// Until this date.
    Until(PartialDate),
    /// It was when somebody last looked.
    Active(Option<PartialDate>),
    /// Support ended, on this date where it is known.
    Ended(Option<PartialDate>),
    /// It was no longer supported when somebody last looked.
    Inactive(Option<PartialDate>),
    /// Nothing is known.
    Unknown,
}

impl Support {
    /// Whether it is supported today, as far as known.
    pub fn is_supported(self) -> bool {
        matches!(self, Self::Until(_) | Self::Active(_))
    }

    /// Whether it is known not to be.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Ended(_) | Self::Inactive(_))
    }
}

pub(super) fn find(look: &Look<'_>) -> Found {
    let scope = look.scope;
    let mut hidden = 0;
    let mut elsewhere = 0;
    let mut releases = Vec::new();
    for subject in look.catalog.members(scope.family) {
        let Some(release) = subject.release() else {
            continue;
        };
        let wanted = match scope.kind {
            ScopeKind::Family | ScopeKind::Skin(_) => true,
            ScopeKind::Line => release.line == Some(scope.number),
            ScopeKind::Release(_) => subject.number == scope.number,
        };
        if !wanted {
            continue;
        }
        if is_elsewhere(look, subject) {
            elsewhere += 1;
            continue;
        }
        releases.extend(row(look, subject, &mut hidden));
    }
    releases.sort_by_cached_key(|row| {
        (
            Reverse(super::numbers(&row.version)),
            is_early(row.kind),
            row.number,
        )
    });
    let mut latest = values(look, scope.number, Property::OsLatest, &mut hidden);
    if let Some(newest) = super::lines(look.catalog, scope.number).last()
        && latest.is_empty()
    {
        latest = values(look, newest.number, Property::OsLatest, &mut hidden);
    }
    if elsewhere > 0 {
        // What is newest somewhere else says nothing of this market.
        latest.clear();
    }
    let said: Vec<&Said> = releases
        .iter()
        .flat_map(ReleaseRow::said)
        .chain(&latest)
        .collect();
    let evidence = Evidence::of(said.iter().copied());
    let markets = said.iter().map(|said| said.market).collect();
    Found {
        hidden,
        markets,
        evidence,
        topic: TopicAnswer::Versions(VersionsAnswer {
            seen: seen(look, &releases),
            releases,
            elsewhere,
            latest,
        }),
    }
}

/// A version with so many numbers is one of the many builds of a version.
const BUILD_NUMBERS: usize = 4;

/// The version that a build is of: 3.0 for 3.0.336.0. Counted one by one,
/// builds would fill pages.
fn without_build(version: &str) -> String {
    if super::numbers(version).len() < BUILD_NUMBERS {
        return version.to_owned();
    }
    let parts: Vec<&str> = version.split('.').take(2).collect();
    parts.join(".")
}

fn seen(look: &Look<'_>, releases: &[ReleaseRow]) -> Vec<(String, usize)> {
    let on_record = |version: &str| {
        let own = super::numbers(version);
        // 3 is on record as 3.0 too.
        let short = own.strip_suffix(&[0]).unwrap_or(&own);
        releases.iter().any(|release| {
            let numbers = super::numbers(&release.version);
            numbers.starts_with(&own) || numbers == short
        })
    };
    let mut seen: BTreeMap<(Reverse<Vec<u32>>, String), usize> = BTreeMap::new();
    for row in devices::collect(look).rows {
        let has = |held: &&devices::Held| held.group.has_it();
        let versions = row.held.iter().filter(has).flat_map(|held| &held.versions);
        let versions: BTreeSet<String> = versions
            .map(|version| without_build(version))
            .filter(|version| !on_record(version))
            .collect();
        for version in versions {
            let key = (Reverse(super::numbers(&version)), version);
            *seen.entry(key).or_default() += 1;
        }
    }
    seen.into_iter()
        .map(|((_, version), count)| (version, count))
        .collect()
}

impl ReleaseRow {
    /// Whether it is a patch or build of another release.
    pub fn is_build(&self) -> bool {
        self.kind == ReleaseKind::Build
    }

    /// Whether it is for developers or testers only.
    pub fn is_early(&self) -> bool {
        is_early(self.kind)
    }

    fn said(&self) -> impl Iterator<Item = &Said> {
        self.released
            .iter()
            .chain(&self.for_developers)
            .chain(&self.shown)
            .chain(&self.base)
            .chain(&self.support_said)
    }
}

fn is_early(kind: ReleaseKind) -> bool {
    matches!(kind, ReleaseKind::Preview | ReleaseKind::Developer)
}

/// Whether a release is for other markets: by its own claims, or by those of
/// its line where it has none.
fn is_elsewhere(look: &Look<'_>, release: &Subject) -> bool {
    let line = release.release().and_then(|release| release.line);
    let places = |number| super::offered(look, number).is_some();
    if places(release.number) {
        return super::offered(look, release.number) == Some(false);
    }
    line.is_some_and(|line| super::offered(look, line) == Some(false))
}

fn row(look: &Look<'_>, subject: &Subject, hidden: &mut usize) -> Option<ReleaseRow> {
    let release = subject.release()?;
    let mut get = |property| values(look, subject.number, property, hidden);
    let released = get(Property::ReleaseDate);
    let for_developers = get(Property::ReleaseDeveloper);
    let shown = get(Property::ReleaseAnnounced);
    let base = get(Property::OsBase).into_iter().next();
    let until = get(Property::SupportUntil);
    let active = get(Property::SupportActive);
    let support = support(until.first(), active.first(), look.view.today);
    let plain = format!("{} {}", look.scope.family_name, release.version);
    let name = subject.name.to_string();
    Some(ReleaseRow {
        number: subject.number,
        name: (name != plain).then_some(name),
        version: release.version.to_string(),
        kind: release.kind,
        line: release.line,
        released,
        for_developers,
        shown,
        base,
        support,
        support_said: until.into_iter().chain(active).collect(),
    })
}

/// The best claim of a property and those that dispute it: of the market that
/// was asked for, else of the first market that has one.
fn values(
    look: &Look<'_>,
    number: SubjectNumber,
    property: Property,
    hidden: &mut usize,
) -> Vec<Said> {
    let (shown, left_out): (Vec<&Claim>, Vec<&Claim>) = look
        .catalog
        .claims_of(number)
        .iter()
        .filter(|claim| claim.property == property && look.reaches(claim.market))
        .partition(|claim| look.shows(claim));
    *hidden += left_out.len();
    for node in look.nodes(shown.iter().copied()) {
        let known = knowledge(
            property,
            shown.iter().copied(),
            node,
            look.catalog.markets(),
            look.catalog.publishers(),
        );
        if let Some(known) = known.filter(|known| !known.best.is_empty()) {
            return known
                .best
                .iter()
                .chain(&known.disputed)
                .map(|claim| look.said(claim, number))
                .collect();
        }
    }
    Vec::new()
}

/// Whether a release is supported on this day. What somebody saw after the
/// stated end of support outweighs that date: an end is a plan until it comes.
fn support(until: Option<&Said>, active: Option<&Said>, today: Date) -> Support {
    let until = until.and_then(|said| match said.value {
        Value::Date(date) => Some(date),
        _ => None,
    });
    let seen = active.and_then(|said| match said.value {
        Value::Boolean(active) => Some((active, said.as_of)),
        _ => None,
    });
    match (until, seen) {
        (Some(date), Some((true, Some(seen))))
            if date.has_passed(today) && date.is_before(seen) =>
        {
            Support::Active(Some(seen))
        }
        (Some(date), _) if date.has_passed(today) => Support::Ended(Some(date)),
        (_, Some((false, seen))) => Support::Inactive(seen),
        (Some(date), _) => Support::Until(date),
        (None, Some((true, seen))) => Support::Active(seen),
        (None, None) => Support::Unknown,
    }
}
