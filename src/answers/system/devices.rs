//! The devices of a system: came with it, got it, will get it, are said to
//! get it, or were denied to.
//!
//! A device stands in one group, the strongest that one of its claims gives
//! it. What holds where is the best value of each market, so a phone that has
//! HarmonyOS in China and EMUI elsewhere is no answer to "outside China".

use std::cmp::Reverse;

use jiff::civil::Date;

use super::{Evidence, Fit, Found, Look, TopicAnswer};
use crate::answers::Said;
use crate::catalog::{Details, Subject};
use crate::domain::{Claim, DeviceKind, Market, Property, Status, SubjectNumber, Value, knowledge};

/// The devices of a system.
#[derive(Debug, Clone, PartialEq)]
pub struct DevicesAnswer {
    /// The devices: by group, then the newest version first, then the newest
    /// device, then by name.
    pub devices: Vec<DeviceRow>,
    /// How many devices have the system in a version that is not known, when
    /// a line or release was asked for.
    pub version_unsaid: usize,
    /// The skins built on the system; their devices are listed with them.
    pub skins: Vec<String>,
}

/// One device, or a series whose devices are not told one by one.
#[derive(Debug, Clone, PartialEq)]
pub struct DeviceRow {
    /// Its number.
    pub number: SubjectNumber,
    /// Its full name.
    pub name: String,
    /// The brand.
    pub brand: Option<SubjectNumber>,
    /// What kind of product it is; `None` for a series.
    pub kind: Option<DeviceKind>,
    /// The strongest group.
    pub group: DeviceGroup,
    /// What puts it there: the launch first, then the updates, oldest first.
    pub held: Vec<Held>,
    /// What else is known of it and the system, weaker or denied.
    pub beside: Vec<Held>,
    /// When it came out, as far as known.
    pub released: Option<Date>,
}

/// One claim that a device has, or does not have, the system.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The claim.
    pub said: Said,
    /// The group that it alone gives.
    pub group: DeviceGroup,
    /// The versions that it names, of the system that was asked for.
    pub versions: Vec<String>,
}

/// How a device and a system go together, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DeviceGroup {
    /// It came with it.
    Released,
    /// It got it later.
    Updated,
    /// It has it; how it came by it is not known.
    Runs,
    /// It had it and no longer has.
    Once,
    /// It will come with it or get it, by its maker, a shop or an authority.
    Announced,
    /// Somebody says so.
    Rumored,
    /// It was said, and that was false or was taken back.
    Denied,
}

impl DeviceGroup {
    /// Whether a device of this group has the system.
    pub fn has_it(self) -> bool {
        matches!(self, Self::Released | Self::Updated | Self::Runs)
    }

    /// Every group, the strongest first.
    pub const ALL: &[Self] = &[
        Self::Released,
        Self::Updated,
        Self::Runs,
        Self::Once,
        Self::Announced,
        Self::Rumored,
        Self::Denied,
    ];

    /// The group that one claim gives. A confirmed update with a day to come
    /// is a plan.
    fn of(claim: &Claim, today: Date) -> Self {
        let launch = claim.property == Property::OsLaunch;
        let to_come = claim.state.since.is_some_and(|since| since.start() > today);
        match claim.state.status {
            Status::Confirmed if launch => Self::Released,
            Status::Confirmed if claim.property == Property::OsCurrent => Self::Runs,
            Status::Confirmed if !to_come => Self::Updated,
            Status::Confirmed | Status::Announced => Self::Announced,
            Status::Rumored | Status::Leaked => Self::Rumored,
            Status::Debunked | Status::Withdrawn => Self::Denied,
            Status::Superseded => Self::Once,
        }
    }
}

/// The properties that say which system a device runs.
const RUNS: &[Property] = &[Property::OsLaunch, Property::OsCurrent, Property::OsUpgrade];

pub(super) fn find(look: &Look<'_>) -> Found {
    let collected = collect(look);
    let said = || {
        let rows = collected.rows.iter();
        rows.flat_map(|row| row.held.iter().chain(&row.beside))
            .map(|held| &held.said)
    };
    Found {
        hidden: collected.hidden,
        markets: said().map(|said| said.market).collect(),
        evidence: Evidence::of(said()),
        topic: TopicAnswer::Devices(DevicesAnswer {
            version_unsaid: collected.unsaid,
            skins: super::skins_on(look).map(|s| s.name.to_string()).collect(),
            devices: collected.rows,
        }),
    }
}

/// What [`collect`] finds.
pub(super) struct Collected {
    pub(super) rows: Vec<DeviceRow>,
    pub(super) hidden: usize,
    /// Devices whose version is not known.
    pub(super) unsaid: usize,
}

/// Every device of the system, and the series of which no device is told.
pub(super) fn collect(look: &Look<'_>) -> Collected {
    let mut collected = Collected {
        rows: Vec::new(),
        hidden: 0,
        unsaid: 0,
    };
    let mut series = Vec::new();
    for subject in look.catalog.subjects() {
        match subject.details {
            Details::Device(_) => {
                if let Some(row) = device(look, subject, &mut collected) {
                    collected.rows.push(row);
                }
            }
            Details::Series => series.push(subject),
            _ => {}
        }
    }
    for subject in series {
        let told = |row: &DeviceRow| {
            look.catalog
                .members(subject.number)
                .any(|member| member.number == row.number)
        };
        if !collected.rows.iter().any(told)
            && let Some(row) = device(look, subject, &mut collected)
        {
            collected.rows.push(row);
        }
    }
    collected.rows.sort_by_cached_key(|row| {
        let version = row.held.iter().flat_map(|held| &held.versions);
        let version = version.map(|version| super::numbers(version)).max();
        let name = row.name.to_lowercase();
        (row.group, Reverse(version), Reverse(newest(row)), name)
    });
    collected
}

/// The day by which a row is sorted: of the update, or of the device itself.
fn newest(row: &DeviceRow) -> Option<Date> {
    let since = row
        .held
        .iter()
        .filter_map(|held| held.said.since)
        .map(|since| since.start())
        .max();
    match row.group {
        DeviceGroup::Released => row.released,
        _ => since.or(row.released),
    }
}

fn device(look: &Look<'_>, subject: &Subject, collected: &mut Collected) -> Option<DeviceRow> {
    let claims = look.catalog.claims_of(subject.number);
    let about = |claim: &&Claim| {
        RUNS.contains(&claim.property)
            && look.scope.fit(look.catalog, &claim.state.value) != Fit::No
    };
    if !claims.iter().any(|claim| about(&claim)) {
        return None;
    }
    let mut held: Vec<Held> = Vec::new();
    let mut unsaid = false;
    for property in RUNS {
        let same: Vec<&Claim> = claims
            .iter()
            .filter(|claim| claim.property == *property && look.reaches(claim.market))
            .collect();
        for claim in holding(look, *property, &same) {
            match look.scope.fit(look.catalog, &claim.state.value) {
                Fit::No => {}
                Fit::Unsaid => unsaid = true,
                Fit::Yes if !look.shows(claim) => collected.hidden += 1,
                Fit::Yes => held.push(hold(look, subject, claim)),
            }
        }
    }
    let Some(group) = held.iter().map(|held| held.group).min() else {
        collected.unsaid += usize::from(unsaid);
        return None;
    };
    Some(arrange(look, subject, group, held))
}

/// The claims of one property that stand in one of the markets, without
/// doubles: what holds there, what disputes it, and what was denied.
fn holding<'c>(look: &Look<'_>, property: Property, same: &[&'c Claim]) -> Vec<&'c Claim> {
    let tree = look.catalog.markets();
    let mut holding: Vec<&Claim> = Vec::new();
    for node in look.nodes(same.iter().copied()) {
        let claims = same.iter().copied();
        let Some(known) = knowledge(property, claims, node, tree, look.catalog.publishers()) else {
            continue;
        };
        let near = known.first().map(|best| best.market);
        let beside = known.weaker.iter().filter(|c| Some(c.market) == near);
        let standing = [
            &known.best,
            &known.agreeing,
            &known.disputed,
            &known.nearer,
            &known.dead,
        ];
        for claim in standing.into_iter().flatten().chain(beside) {
            if !holding.iter().any(|kept| kept.id() == claim.id()) {
                holding.push(claim);
            }
        }
    }
    holding
}

fn hold(look: &Look<'_>, subject: &Subject, claim: &Claim) -> Held {
    let fitting = super::scope::systems(&claim.state.value)
        .filter(|os| look.scope.fits(look.catalog, os) == Fit::Yes);
    Held {
        versions: fitting
            .filter_map(|os| os.version.as_ref().map(ToString::to_string))
            .collect(),
        group: DeviceGroup::of(claim, look.view.today),
        said: look.said(claim, subject.number),
    }
}

fn arrange(look: &Look<'_>, subject: &Subject, group: DeviceGroup, all: Vec<Held>) -> DeviceRow {
    // Came with it and got a newer version: both are told on one row.
    let together = |one: DeviceGroup| one == group || group.has_it() && one.has_it();
    let (mut held, beside): (Vec<Held>, Vec<Held>) =
        all.into_iter().partition(|one| together(one.group));
    held.sort_by_key(|one| {
        let since = one.said.since.map(|since| since.start());
        (
            one.said.property != Property::OsLaunch,
            since,
            one.versions.clone(),
        )
    });
    held.dedup_by(|later, kept| same_place(later, kept) && later.versions == kept.versions);
    // Once a version is named, reports without one add nothing.
    let named: Vec<Held> = held
        .iter()
        .filter(|one| !one.versions.is_empty())
        .cloned()
        .collect();
    held.retain(|one| !one.versions.is_empty() || !named.iter().any(|n| same_place(n, one)));
    DeviceRow {
        number: subject.number,
        name: look.catalog.full_name(subject),
        brand: subject.brand,
        kind: subject.device().map(|device| device.kind),
        group,
        held,
        beside,
        released: released(look, subject),
    }
}

fn same_place(one: &Held, other: &Held) -> bool {
    let of = |held: &Held| (held.said.property, held.said.market, held.group);
    of(one) == of(other)
}

/// The first day on which the device can have come out, in any market.
fn released(look: &Look<'_>, subject: &Subject) -> Option<Date> {
    look.catalog
        .claims_of(subject.number)
        .iter()
        .filter(|claim| claim.property == Property::ReleaseDate && claim.is_live())
        .filter_map(|claim| match claim.state.value {
            Value::Date(date) => Some(date.start()),
            _ => None,
        })
        .min()
}

impl DeviceRow {
    /// Where the group holds, the wide markets first.
    pub fn markets(&self) -> Vec<Market> {
        let mut markets: Vec<Market> = self
            .held
            .iter()
            .filter(|held| held.group == self.group)
            .map(|held| held.said.market)
            .collect();
        markets.sort_unstable_by_key(|market| super::order(*market));
        markets.dedup();
        markets
    }
}
