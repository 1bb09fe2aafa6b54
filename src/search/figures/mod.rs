//! What every device has in numbers, by value, for questions over all devices
//! at once: such a question looks at some dozens of values and the sets of
//! devices that have them, and at no claim.
//!
//! A row is a device in one place: worldwide, or where its claims say something
//! else. Prepared once for a catalog, from what holds in each market. It may use
//! `catalog` and `domain`; what is asked of the numbers is decided elsewhere.

mod bits;
mod column;
mod figure;
mod make;

use std::ops::Range;

use jiff::civil::Date;

use crate::catalog::{Catalog, Subject};
use crate::domain::{DeviceKind, Market, OsVersion, Property, StageKind, SubjectNumber};

pub use bits::Bits;
pub use column::{Column, Group, Judged};
pub use figure::{Figure, Met, Span};

/// What every device has in numbers, by value.
#[derive(Debug, Default)]
pub struct Figures {
    /// Every device, by number. Its place here is its row for the whole world.
    devices: Vec<SubjectNumber>,
    /// The rows behind those: what holds in one place only, those of a device
    /// side by side.
    placed: Vec<Placed>,
    /// The devices that have such rows.
    several: Vec<Several>,
    /// What kind of product it is.
    pub kinds: Column<DeviceKind>,
    /// Its brand.
    pub brands: Column<SubjectNumber>,
    /// The first and the last day on which it may have come out.
    pub released: Column<(Date, Date)>,
    spans: [Column<Span>; Figure::ALL.len()],
    systems: Vec<System>,
    /// Which systems it has or gets.
    pub runs: Column<Runs>,
    /// The markets where it is sold, as far as known.
    pub sold: Column<Market>,
    /// What was not out from the first, the soonest out first.
    to_come: Vec<ToCome>,
    /// The rows by the full names of their devices.
    named: Vec<u32>,
    /// For each row, its place in that order, with room between two devices
    /// for those that edits add.
    by_name: Vec<u32>,
}

/// The room between two names: so many devices that edits add can stand there
/// in order.
const ROOM: u32 = 1 << 10;

/// A system that devices have.
#[derive(Debug)]
pub struct System {
    /// The system with its version.
    pub os: OsVersion,
    /// The system on which it is built, where it is a skin.
    pub beneath: Option<SubjectNumber>,
}

/// A system that a device has or gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Runs {
    /// A place in [`Figures::systems`].
    pub system: u32,
    /// The first day of an update.
    pub since: Option<Date>,
}

/// A device of which something holds in some places only.
#[derive(Debug)]
pub struct Several {
    /// Its row for the whole world.
    pub row: u32,
    /// Its other rows.
    pub others: Range<u32>,
}

/// What a row behind those of the world is about.
#[derive(Debug, Clone, Copy)]
struct Placed {
    /// A place in [`Figures::devices`].
    device: u32,
    place: Market,
}

/// A row that is not out from the first of all days.
#[derive(Debug, Clone, Copy)]
struct ToCome {
    /// The first day on which it is out; the last of all days where it never is.
    from: Date,
    /// How far it has come until then.
    until_then: StageKind,
    row: u32,
}

/// The properties that say which system a device has.
pub const SYSTEMS: &[Property] = &[Property::OsCurrent, Property::OsLaunch, Property::OsUpgrade];

/// When a device came out: its release, else the day on which it was shown.
pub const RELEASES: &[Property] = &[Property::ReleaseDate, Property::ReleaseAnnounced];

impl Figures {
    /// Prepares a catalog. Linear in its size, but for sorting.
    pub fn of(catalog: &Catalog) -> Self {
        let devices: Vec<&Subject> = catalog.devices().collect();
        let mut figures = make::make(catalog, &devices);
        let named = devices.iter().map(|device| name(catalog, device)).zip(0..);
        let mut named: Vec<(String, usize)> = named.collect();
        named.sort_unstable();
        let mut places = vec![0; devices.len()];
        for (place, (_, device)) in (1..).zip(&named) {
            if let Some(known) = places.get_mut(*device) {
                *known = ROOM.saturating_mul(place);
            }
        }
        figures.order(&places);
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
        let mut figures = make::make(catalog, &devices);
        let mut places = vec![0; devices.len()];
        let mut new: Vec<(String, &mut u32)> = Vec::new();
        for (subject, place) in devices.iter().zip(&mut places) {
            match filed.row_of(subject.number) {
                Some(row) => *place = filed.by_name(row),
                None => new.push((name(catalog, subject), place)),
            }
        }
        new.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let (mut above, mut within) = (u32::MAX, 0);
        for (name, place) in new {
            let before = filed.before(catalog, &name);
            within = if before == above { within + 1 } else { 1 };
            above = before;
            *place = before.saturating_add(within.min(ROOM - 1));
        }
        figures.order(&places);
        figures
    }

    /// Orders the rows by the places of their devices.
    fn order(&mut self, places: &[u32]) {
        let of_world = 0..self.devices.len();
        let of_places = self.placed.iter().map(|placed| placed.device as usize);
        let device = of_world.chain(of_places);
        let place = device.map(|device| places.get(device).copied().unwrap_or(u32::MAX));
        self.by_name = place.collect();
        let mut named: Vec<(u32, u32)> = self.by_name.iter().copied().zip(0..).collect();
        named.sort_unstable();
        self.named = named.into_iter().map(|(_, row)| row).collect();
    }

    /// The row of a device for the whole world.
    fn row_of(&self, number: SubjectNumber) -> Option<u32> {
        let found = self.devices.binary_search(&number).ok()?;
        u32::try_from(found).ok()
    }

    /// The place of the last device before a name; 0 where there is none.
    fn before(&self, catalog: &Catalog, wanted: &str) -> u32 {
        let comes_before = |row: &u32| {
            let subject = self
                .at(*row)
                .and_then(|(device, _)| catalog.subject(device));
            subject.is_some_and(|subject| *name(catalog, subject) < *wanted)
        };
        let before = self.named.partition_point(comes_before);
        let last = before.checked_sub(1).and_then(|last| self.named.get(last));
        last.map_or(0, |row| self.by_name(*row))
    }

    /// The rows of these devices.
    pub fn rows_of(&self, devices: impl IntoIterator<Item = SubjectNumber>) -> Bits {
        let mut rows = Bits::none(self.rows());
        for world in devices.into_iter().filter_map(|number| self.row_of(number)) {
            rows.insert(world);
            let several = self.several.binary_search_by_key(&world, |one| one.row);
            let several = several.ok().and_then(|at| self.several.get(at));
            for row in several.into_iter().flat_map(Several::rows) {
                rows.insert(row);
            }
        }
        rows
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.devices.len() + self.placed.len()
    }

    /// The devices of which something holds in some places only.
    pub fn in_several_places(&self) -> &[Several] {
        &self.several
    }

    /// The device of a row, and the place where it holds.
    pub fn at(&self, row: u32) -> Option<(SubjectNumber, Market)> {
        let row = row as usize;
        let placed = row.checked_sub(self.devices.len());
        let placed = placed.and_then(|row| self.placed.get(row));
        let (device, place) = placed.map_or((row, Market::WORLD), |placed| {
            (placed.device as usize, placed.place)
        });
        Some((*self.devices.get(device)?, place))
    }

    /// What is known of a figure.
    pub fn spans(&self, figure: Figure) -> Option<&Column<Span>> {
        self.spans.get(figure.place())
    }

    /// The different systems that devices have.
    pub fn systems(&self) -> &[System] {
        &self.systems
    }

    /// The rows of devices that are not out on this day.
    pub fn to_come(&self, today: Date) -> Bits {
        let mut rows = Bits::none(self.rows());
        for coming in self.coming(today) {
            rows.insert(coming.row);
        }
        rows
    }

    /// The rows of devices that have come this far on this day.
    pub fn staged(&self, stage: StageKind, today: Date) -> Bits {
        if stage == StageKind::Released {
            let mut rows = Bits::all(self.rows());
            rows.drop_all(&self.to_come(today));
            return rows;
        }
        let mut rows = Bits::none(self.rows());
        let coming = self.coming(today).iter();
        for coming in coming.filter(|coming| coming.until_then == stage) {
            rows.insert(coming.row);
        }
        rows
    }

    fn coming(&self, today: Date) -> &[ToCome] {
        let first = self.to_come.partition_point(|row| row.from <= today);
        self.to_come.get(first..).unwrap_or_default()
    }

    /// All rows by the full names of their devices.
    pub fn named(&self) -> &[u32] {
        &self.named
    }

    /// The place of a row in that order.
    pub fn by_name(&self, row: u32) -> u32 {
        let place = self.by_name.get(row as usize);
        place.copied().unwrap_or(u32::MAX)
    }
}

/// The name by which a device is ordered.
fn name(catalog: &Catalog, subject: &Subject) -> String {
    catalog.full_name(subject).to_lowercase()
}

impl Several {
    /// All of its rows: the world first, then China and the rest of the world,
    /// then what lies inside it.
    pub fn rows(&self) -> impl Iterator<Item = u32> + Clone + use<> {
        std::iter::once(self.row).chain(self.others.clone())
    }
}
