//! What every device has in numbers, side by side, for questions over all
//! devices at once: such a question reads a few small numbers per device, and
//! no claim.
//!
//! Prepared once for a catalog, from what holds in each market. It may use
//! `catalog` and `domain`; what is asked of the numbers is decided elsewhere.

mod figure;
mod make;

use std::ops::Range;

use jiff::civil::Date;

use crate::catalog::{Catalog, Subject};
use crate::domain::{DeviceKind, Market, Milestones, OsVersion, Property, Stage, SubjectNumber};

pub use figure::{Figure, Met, Span};

/// A device and what it has in each place.
#[derive(Debug)]
pub struct Listed {
    /// Its number.
    pub number: SubjectNumber,
    /// What kind of product it is.
    pub kind: DeviceKind,
    /// Its brand.
    pub brand: Option<SubjectNumber>,
    /// Its place when all are ordered by name, with room between two for
    /// devices that edits add.
    pub by_name: u32,
    /// The first day on which it is out, as [`Milestones::out_from`].
    pub out_from: Date,
    /// Its place among the milestones.
    at: u32,
    /// What it has in each place that a claim names, as places in the list.
    places: Range<u32>,
    /// Where it is sold, as places in the list.
    sold: Range<u32>,
}

/// What a device has in one place, and in every place inside it that has no
/// row of its own.
#[derive(Debug)]
pub struct InPlace {
    /// The place.
    pub place: Market,
    /// Its place among the spans of each figure.
    at: u32,
    /// The first and the last day on which it may have come out.
    released: Option<(Date, Date)>,
    /// A bit for each figure, and [`RELEASE`]: whether it is not confirmed.
    unconfirmed: u8,
    /// Which systems it runs, as places in the list.
    runs: Range<u32>,
}

/// The bit of the release among those that are not confirmed.
const RELEASE: u8 = 1 << 7;

/// Something of a list with whether it is confirmed.
#[derive(Debug, Clone, Copy)]
struct Known<T> {
    what: T,
    unconfirmed: bool,
}

/// A system that a device has or gets.
#[derive(Debug, Clone, Copy)]
struct Runs {
    /// A place in [`Figures::systems`].
    system: u32,
    /// The first day of an update.
    since: Option<Date>,
}

/// What every device has in numbers. What a question looks at for every device
/// stands together, everything else apart: reading memory is what takes time.
#[derive(Debug, Default)]
pub struct Figures {
    devices: Vec<Listed>,
    milestones: Vec<Milestones>,
    places: Vec<InPlace>,
    /// For each figure, what is known of it in each of the places.
    spans: [Vec<Span>; Figure::ALL.len()],
    systems: Vec<OsVersion>,
    runs: Vec<Known<Runs>>,
    sold: Vec<Known<Market>>,
    /// The devices in the order of their names, as places among them.
    ordered: Vec<u32>,
}

/// The room between two names: so many devices that edits add can stand there
/// in order.
const ROOM: u32 = 1 << 10;

/// The properties that say which system a device has.
pub const SYSTEMS: &[Property] = &[Property::OsCurrent, Property::OsLaunch, Property::OsUpgrade];

/// When a device came out: its release, else the day on which it was shown.
pub const RELEASES: &[Property] = &[Property::ReleaseDate, Property::ReleaseAnnounced];

impl Figures {
    /// Prepares a catalog. Linear in its size, but for sorting the names.
    pub fn of(catalog: &Catalog) -> Self {
        let mut figures = make::make(catalog, catalog.devices());
        let named = catalog.devices().zip(0..);
        let mut named: Vec<(String, u32)> = named
            .map(|(subject, at)| (name(catalog, subject), at))
            .collect();
        named.sort_unstable();
        for (place, (_, at)) in (1..).zip(&named) {
            if let Some(listed) = figures.devices.get_mut(*at as usize) {
                listed.by_name = ROOM.saturating_mul(place);
            }
        }
        figures.ordered = named.into_iter().map(|(_, at)| at).collect();
        figures
    }

    /// Prepares only the devices that the edits of a catalog touch or add,
    /// ordered among those of `filed`, which are of the same files without
    /// edits. Linear in the edits.
    pub fn edited(filed: &Self, catalog: &Catalog) -> Self {
        let overlay = catalog.overlay();
        let touched = overlay
            .edited()
            .filter_map(|number| catalog.subject(number));
        let mut devices: Vec<&Subject> = touched
            .chain(overlay.subjects())
            .filter(|subject| subject.device().is_some())
            .collect();
        devices.sort_unstable_by_key(|subject| subject.number);
        devices.dedup_by_key(|subject| subject.number);
        let mut figures = make::make(catalog, devices.iter().copied());
        let mut new: Vec<(String, &mut Listed)> = Vec::new();
        for (subject, listed) in devices.into_iter().zip(&mut figures.devices) {
            match filed.listed(listed.number) {
                Some(known) => listed.by_name = known.by_name,
                None => new.push((name(catalog, subject), listed)),
            }
        }
        new.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let (mut above, mut within) = (u32::MAX, 0);
        for (name, listed) in new {
            let place = filed.place_of(catalog, &name);
            within = if place == above { within + 1 } else { 1 };
            above = place;
            listed.by_name = ROOM
                .saturating_mul(place)
                .saturating_add(within.min(ROOM - 1));
        }
        figures
    }

    /// A device by its number.
    fn listed(&self, number: SubjectNumber) -> Option<&Listed> {
        let found = self.devices.binary_search_by_key(&number, |one| one.number);
        self.devices.get(found.ok()?)
    }

    /// How many of these devices come before a name.
    fn place_of(&self, catalog: &Catalog, wanted: &str) -> u32 {
        let before = self.ordered.partition_point(|at| {
            let listed = self.devices.get(*at as usize);
            let subject = listed.and_then(|listed| catalog.subject(listed.number));
            subject.is_some_and(|subject| *name(catalog, subject) < *wanted)
        });
        u32::try_from(before).unwrap_or(u32::MAX)
    }

    /// Every device, by number.
    pub fn devices(&self) -> &[Listed] {
        &self.devices
    }

    /// What a device has in each place: worldwide first, then the places that
    /// its claims name.
    pub fn places(&self, device: &Listed) -> &[InPlace] {
        slice(&self.places, &device.places)
    }

    /// What every device has in each place, those of one device side by side.
    pub fn in_places(&self) -> &[InPlace] {
        &self.places
    }

    /// Where in that list the places of a device stand.
    pub fn range(&self, device: &Listed) -> Range<usize> {
        device.places.start as usize..device.places.end as usize
    }

    /// How far a device has come on this day.
    pub fn stage(&self, device: &Listed, today: Date) -> Stage {
        let milestones = self.milestones.get(device.at as usize);
        milestones.map_or(Stage::Rumored, |milestones| milestones.on(today))
    }

    /// A figure of a device in a place; an unconfirmed one only with rumors.
    pub fn figure(&self, here: &InPlace, figure: Figure, rumors: bool) -> Span {
        let shown = rumors || here.unconfirmed & bit(figure) == 0;
        let of_figure = self.spans.get(figure.place()).filter(|_| shown);
        let span = of_figure.and_then(|spans| spans.get(here.at as usize));
        span.copied().unwrap_or(Span::UNKNOWN)
    }

    /// The different systems that devices have.
    pub fn systems(&self) -> &[OsVersion] {
        &self.systems
    }

    /// Which systems a device has in a place on this day, as places in
    /// [`Figures::systems`]; unconfirmed ones only with rumors.
    pub fn runs(
        &self,
        here: &InPlace,
        rumors: bool,
        today: Date,
    ) -> impl Iterator<Item = usize> + '_ {
        let all = slice(&self.runs, &here.runs).iter();
        all.filter(move |one| rumors || !one.unconfirmed)
            .filter(move |one| one.what.since.is_none_or(|since| since <= today))
            .map(|one| one.what.system as usize)
    }

    /// The markets where a device is sold, as far as known.
    pub fn sold(&self, device: &Listed, rumors: bool) -> impl Iterator<Item = Market> + '_ {
        let all = slice(&self.sold, &device.sold).iter();
        all.filter(move |one| rumors || !one.unconfirmed)
            .map(|one| one.what)
    }
}

impl InPlace {
    /// Where it stands in the list of all.
    pub fn at(&self) -> usize {
        self.at as usize
    }

    /// The first and the last day on which it may have come out; an
    /// unconfirmed one only with rumors.
    pub fn released(&self, rumors: bool) -> Option<(Date, Date)> {
        let shown = rumors || self.unconfirmed & RELEASE == 0;
        self.released.filter(|_| shown)
    }
}

/// The name by which a device is ordered.
fn name(catalog: &Catalog, subject: &Subject) -> String {
    catalog.full_name(subject).to_lowercase()
}

const fn bit(figure: Figure) -> u8 {
    1 << figure.place()
}

/// The part of a list at these places, which were made with the list.
fn slice<'l, T>(list: &'l [T], places: &Range<u32>) -> &'l [T] {
    let places = places.start as usize..places.end as usize;
    list.get(places).unwrap_or_default()
}
