//! Which figures are impossible: a table of limits, wide enough for anything
//! ever sold, narrow enough to find a slipped digit or a wrong unit.

use crate::domain::{DeviceKind, PartialDate, Property, Quantity, Unit, Value, ValueType};

/// Limits of a property on some devices, in whole units.
struct Limit {
    property: Property,
    /// On which devices; everywhere when empty.
    kinds: &'static [DeviceKind],
    low: i64,
    high: i64,
}

use DeviceKind::{Foldable, Phone, Tablet, Watch};
use Property as P;

const HANDSETS: &[DeviceKind] = &[Phone, Foldable];
const TABLETS: &[DeviceKind] = &[Tablet];
const WATCHES: &[DeviceKind] = &[Watch];
const ALL: &[DeviceKind] = &[];

const fn limit(property: Property, kinds: &'static [DeviceKind], low: i64, high: i64) -> Limit {
    Limit {
        property,
        kinds,
        low,
        high,
    }
}

/// The first row that fits the property and the device counts.
const LIMITS: &[Limit] = &[
    limit(P::DisplaySize, HANDSETS, 1, 12),
    limit(P::DisplaySize, TABLETS, 5, 25),
    limit(P::DisplaySize, WATCHES, 0, 4),
    limit(P::DisplaySize, ALL, 0, 120),
    limit(P::CoverSize, ALL, 0, 9),
    limit(P::DisplayRefreshRate, ALL, 1, 1000),
    limit(P::CoverRefreshRate, ALL, 1, 1000),
    limit(P::DisplayBrightness, ALL, 50, 20_000),
    limit(P::CameraMain, ALL, 0, 400),
    limit(P::CameraUltrawide, ALL, 0, 400),
    limit(P::CameraTelephoto, ALL, 0, 400),
    limit(P::CameraMacro, ALL, 0, 200),
    limit(P::CameraDepth, ALL, 0, 100),
    limit(P::CameraMonochrome, ALL, 0, 200),
    limit(P::CameraFront, ALL, 0, 200),
    limit(P::CameraModules, ALL, 0, 400),
    limit(P::BatteryCapacity, HANDSETS, 300, 40_000),
    limit(P::BatteryCapacity, TABLETS, 1000, 60_000),
    limit(P::BatteryCapacity, WATCHES, 50, 3000),
    limit(P::BatteryEnergy, ALL, 0, 200),
    limit(P::BatteryLife, ALL, 1, 2000),
    limit(P::ChargingWired, ALL, 1, 500),
    limit(P::ChargingWireless, ALL, 1, 200),
    limit(P::MemoryRam, ALL, 0, 256),
    limit(P::StorageCapacity, ALL, 0, 32_768),
    limit(P::BodyWeight, HANDSETS, 40, 1500),
    limit(P::BodyWeight, TABLETS, 150, 2500),
    limit(P::BodyWeight, WATCHES, 10, 300),
    limit(P::BodyHeight, HANDSETS, 30, 300),
    limit(P::BodyWidth, HANDSETS, 20, 300),
    limit(P::BodyDepth, HANDSETS, 2, 60),
    limit(P::BodyFoldedDepth, ALL, 5, 40),
    limit(P::BodyDepth, ALL, 2, 500),
    limit(P::OsMarketShare, ALL, 0, 100),
    limit(P::OsDeviceShare, ALL, 0, 100),
];

/// The least and the most that a property can be on any device, in whole
/// units; `None` where nothing limits it.
pub fn limits_of(property: Property) -> Option<(i64, i64)> {
    let of_property = LIMITS.iter().filter(|limit| limit.property == property);
    let each = of_property.map(|limit| (limit.low, limit.high));
    each.reduce(|(low, high), (lower, higher)| (low.min(lower), high.max(higher)))
}

/// The fewest pixels along a side, and the most times that one side of a
/// screen is as long as the other.
const PIXELS: (u32, u32) = (16, 8);
/// No device of this field is older than the first mobile phone.
const FIRST_YEAR: i16 = 1983;

/// Why a value of this property cannot be, where it cannot.
pub fn impossible(property: Property, device: Option<DeviceKind>, value: &Value) -> Option<String> {
    let of_kind = |value: &Value| match value {
        Value::Resolution(width, height) => pixels(*width, *height),
        Value::Date(date) if device.is_some() => too_early(property, *date),
        _ => None,
    };
    let found = value.each().iter().find_map(of_kind);
    found.or_else(|| out_of_limits(property, device, value))
}

fn pixels(width: u32, height: u32) -> Option<String> {
    let (short, long) = (width.min(height), width.max(height));
    let (fewest, ratio) = PIXELS;
    (short < fewest || long > short.saturating_mul(ratio))
        .then(|| format!("no screen has {width} x {height} pixels"))
}

fn too_early(property: Property, date: PartialDate) -> Option<String> {
    let came_out = matches!(property, P::ReleaseDate | P::ReleaseAnnounced);
    (came_out && date.end().year() < FIRST_YEAR).then(|| {
        format!(
            "{} of {date} lies before the first mobile phone",
            property.key()
        )
    })
}

fn out_of_limits(property: Property, device: Option<DeviceKind>, value: &Value) -> Option<String> {
    let limit = LIMITS.iter().find(|limit| {
        limit.property == property
            && (limit.kinds.is_empty() || device.is_some_and(|kind| limit.kinds.contains(&kind)))
    })?;
    let too_far = |value: &Value| match value {
        Value::Quantity(quantity) => outside(*quantity, limit),
        _ => false,
    };
    value.each().iter().any(too_far).then(|| {
        let unit = match property.spec().value_type {
            ValueType::Quantity(unit) => unit.symbol(),
            _ => "",
        };
        format!(
            "{} of {value} {unit} cannot be; it lies between {} and {} {unit}",
            property.key(),
            limit.low,
            limit.high
        )
    })
}

/// Zero is outside too, except of shares: a thing of size nothing is "none".
fn outside(quantity: Quantity, limit: &Limit) -> bool {
    let share = matches!(
        limit.property.spec().value_type,
        ValueType::Quantity(Unit::Percent)
    );
    let (low, high) = (limit.low * 1000, limit.high * 1000);
    let from = match quantity {
        Quantity::Range(from, _) => from,
        other => other.headline(),
    };
    [from, quantity.headline()].iter().any(|amount| {
        let amount = amount.thousandths();
        (amount == 0 && !share) || !(low..=high).contains(&amount)
    })
}
