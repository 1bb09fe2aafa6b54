//! How the criteria of a search stand inside an id: which of them there are,
//! as bits, then their values in order.
//!
//! At its largest it takes 40 bytes, so that every search fits.

use super::bytes::{Reader, Writer};
use crate::answers::find::{Criteria, Order, Years};
use crate::domain::{DeviceKind, StageKind, SubjectNumber};
use crate::search::Figure;

const KIND: u64 = 1;
const BRAND: u64 = 1 << 1;
const SYSTEM: u64 = 1 << 2;
const YEARS: u64 = 1 << 3;
const STAGE: u64 = 1 << 4;
/// The first of the limits, in the order of [`Figure::ALL`].
const LIMIT: u64 = 1 << 5;
/// What is above every bit.
const END: u64 = LIMIT << Figure::ALL.len();

pub(super) fn write(criteria: &Criteria, out: &mut Writer) {
    let Criteria {
        kind,
        brand,
        system,
        years,
        stage,
        limits,
        order,
    } = criteria;
    let bit = |bit: u64, is_there: bool| if is_there { bit } else { 0 };
    let figures = || Figure::ALL.into_iter();
    let set = figures().map(|figure| bit(LIMIT << figure.place(), limits.get(figure).is_some()));
    out.number(
        bit(KIND, kind.is_some())
            | bit(BRAND, brand.is_some())
            | bit(SYSTEM, system.is_some())
            | bit(YEARS, years.is_some())
            | bit(STAGE, stage.is_some())
            | set.sum::<u64>(),
    );
    let place = Order::ALL.iter().position(|(known, _)| known == order);
    out.number(place.unwrap_or_default() as u64);
    if let Some(kind) = kind {
        out.byte(*kind as u8);
    }
    for number in [brand, system].into_iter().flatten() {
        out.number(u64::from(number.0));
    }
    if let Some(years) = years {
        out.byte(since_first(years.first));
        out.byte(since_first(years.last));
    }
    if let Some(stage) = stage {
        out.byte(*stage as u8);
    }
    for limit in figures().filter_map(|figure| limits.get(figure)) {
        out.number(u64::from(limit));
    }
}

/// Years after the first that can be named: they fit a byte.
fn since_first(year: i16) -> u8 {
    let (first, last) = Years::RANGE;
    u8::try_from(year.clamp(first, last) - first).unwrap_or_default()
}

pub(super) fn read(reader: &mut Reader<'_>) -> Option<Criteria> {
    let there = reader.number().filter(|bits| *bits < END)?;
    let has = |bit: u64| there & bit != 0;
    let place = usize::try_from(reader.number()?).ok()?;
    let mut criteria = Criteria {
        order: Order::ALL.get(place)?.0,
        ..Criteria::default()
    };
    if has(KIND) {
        let place = usize::from(reader.byte()?);
        criteria.kind = Some(DeviceKind::ALL.get(place)?.0);
    }
    let mut number = || u32::try_from(reader.number()?).ok();
    if has(BRAND) {
        criteria.brand = Some(SubjectNumber(number()?));
    }
    if has(SYSTEM) {
        criteria.system = Some(SubjectNumber(number()?));
    }
    if has(YEARS) {
        let (first, last) = Years::RANGE;
        let mut year = || {
            let year = first + i16::from(reader.byte()?);
            (year <= last).then_some(year)
        };
        criteria.years = Some(Years {
            first: year()?,
            last: year()?,
        });
    }
    if has(STAGE) {
        let place = usize::from(reader.byte()?);
        criteria.stage = Some(StageKind::ALL.get(place)?.0);
    }
    for figure in Figure::ALL {
        if has(LIMIT << figure.place()) {
            let limit = u32::try_from(reader.number()?).ok()?;
            criteria.limits.set(figure, Some(limit));
        }
    }
    Some(criteria)
}
