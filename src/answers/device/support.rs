//! Whether a device is still supported, and gets another system: what people
//! ask before they buy one that is used.

use jiff::civil::Date;

use super::Fact;
use crate::domain::{DeviceKind, Property, Stage, Value};

/// What is known of a device's support.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Support {
    /// Whether it is known to be supported no longer.
    pub ended: bool,
    /// Whether it is known to get no other system any more.
    pub upgrades_ended: bool,
    /// Whether nothing is known of it although it matters: it came out, it runs
    /// a system, and it is of a kind that people expect updates for.
    pub is_missed: bool,
}

pub(super) fn support(facts: &[Fact], kind: DeviceKind, stage: Stage, today: Date) -> Support {
    let best = |property| {
        let mut facts = facts.iter();
        let fact = facts.find(|fact| fact.property() == Some(property) && fact.is_known());
        fact.and_then(|fact| fact.best.first())
            .map(|said| &said.value)
    };
    let passed = |value: Option<&Value>| match value {
        Some(Value::Date(date)) => Some(date.has_passed(today)),
        _ => None,
    };
    let until = best(Property::SupportUntil);
    let active = best(Property::SupportActive);
    let upgrades = best(Property::SupportUpgradesUntil);
    let over = active == Some(&Value::Boolean(false));
    let systems = [Property::OsCurrent, Property::OsLaunch, Property::OsUpgrade];
    let updated = kind.is_phone() || matches!(kind, DeviceKind::Tablet | DeviceKind::Watch);
    Support {
        ended: passed(until).unwrap_or(over),
        upgrades_ended: passed(upgrades).unwrap_or_default(),
        is_missed: [until, active, upgrades].iter().all(Option::is_none)
            && updated
            && matches!(stage, Stage::Released(_))
            && systems.into_iter().any(|system| best(system).is_some()),
    }
}
