//! The figures that devices are found and ordered by, and how sure a value of
//! one is.

use crate::domain::property::Better;
use crate::domain::{Amount, Property, Quantity, Unit, Value, ValueType};

/// A figure that devices are found and ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    /// Battery capacity.
    Battery,
    /// Highest refresh rate.
    RefreshRate,
    /// Main camera.
    Camera,
    /// Memory; of several sizes on sale, any.
    Ram,
    /// Weight.
    Weight,
}

impl Figure {
    /// Every figure.
    pub const ALL: [Self; 5] = [
        Self::Battery,
        Self::RefreshRate,
        Self::Camera,
        Self::Ram,
        Self::Weight,
    ];

    /// The property that it is the value of.
    pub const fn property(self) -> Property {
        match self {
            Self::Battery => Property::BatteryCapacity,
            Self::RefreshRate => Property::DisplayRefreshRate,
            Self::Camera => Property::CameraMain,
            Self::Ram => Property::MemoryRam,
            Self::Weight => Property::BodyWeight,
        }
    }

    /// Whether people want little of it, and set a limit above.
    pub fn is_best_low(self) -> bool {
        self.property().spec().better == Better::Less
    }

    /// The unit of it.
    pub fn unit(self) -> Unit {
        match self.property().spec().value_type {
            ValueType::Quantity(unit) => unit,
            _ => Unit::Count,
        }
    }

    /// This limit of it as a quantity: the most of what is best low, the least
    /// of everything else.
    pub fn limit(self, amount: Amount) -> Quantity {
        if self.is_best_low() {
            Quantity::UpTo(amount)
        } else {
            Quantity::AtLeast(amount)
        }
    }

    /// Its place among all.
    pub const fn place(self) -> usize {
        self as usize
    }
}

/// Whether something that is asked for is met, the least first, so that of
/// several the least holds for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    /// It is not.
    No,
    /// Nobody can say.
    Unknown,
    /// It is.
    Yes,
}

impl Met {
    /// What is certain is met, what is not even possible is not.
    pub fn of(certain: bool, possible: bool) -> Self {
        match (certain, possible) {
            (true, _) => Self::Yes,
            (false, true) => Self::Unknown,
            (false, false) => Self::No,
        }
    }
}

/// The least and the most that a figure certainly is, in thousandths of its
/// unit. Of several variants, what the best one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    least: u32,
    most: u32,
}

impl Span {
    /// Nothing is known.
    pub(super) const UNKNOWN: Self = Self {
        least: 0,
        most: u32::MAX,
    };

    /// What these values of a figure say, of which any may be chosen.
    pub(super) fn of(figure: Figure, value: &Value) -> Self {
        let each = value.each().iter().map(|value| match value {
            Value::Quantity(quantity) => {
                let (least, most) = quantity.span();
                Self {
                    least: thousandths(least),
                    most: thousandths(most),
                }
            }
            // It has no such thing.
            Value::None if !figure.is_best_low() => Self { least: 0, most: 0 },
            _ => Self::UNKNOWN,
        });
        let better = |one: Self, other: Self| {
            let choose = if figure.is_best_low() {
                u32::min
            } else {
                u32::max
            };
            Self {
                least: choose(one.least, other.least),
                most: choose(one.most, other.most),
            }
        };
        each.reduce(better).unwrap_or(Self::UNKNOWN)
    }

    /// Whether it keeps a limit: the most of what is best low, the least of
    /// everything else.
    pub fn keeps(self, figure: Figure, limit: u32) -> Met {
        if figure.is_best_low() {
            Met::of(self.most <= limit, self.least <= limit)
        } else {
            Met::of(self.least >= limit, self.most >= limit)
        }
    }

    /// The number by which it is ordered; `None` where nothing is known.
    pub fn headline(self) -> Option<u32> {
        match self {
            Self::UNKNOWN => None,
            Self { least: 0, most } => Some(most),
            Self { least, .. } => Some(least),
        }
    }
}

fn thousandths(amount: i64) -> u32 {
    u32::try_from(amount.max(0)).unwrap_or(u32::MAX)
}
