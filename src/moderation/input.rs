//! What people type into an edit, read: values with their units, addresses,
//! dates, texts. Whatever does not read is refused with the form that does.

use unicode_normalization::UnicodeNormalization;

use super::refusal::Refusal;
use crate::domain::text::is_invisible;
use crate::domain::{
    Address, Market, OsVersion, PartialDate, Property, SubjectKind, Text, Value, ValueType,
};
use crate::search::Snapshot;

/// The most characters of a value that are looked at.
const MAX_TYPED: usize = 400;

/// A value of a property: "6000 mAh", "more than 6,000 mAh", "6.67 in",
/// "200MP", "early 2027", "HarmonyOS 4.2"; several parted by `|`, or by a
/// comma with a space where the values are numbers.
///
/// # Errors
/// When it does not read; the refusal says which form does.
pub fn value(snapshot: &Snapshot, property: Property, typed: &str) -> Result<Value, Refusal> {
    let typed: String = typed.trim().chars().take(MAX_TYPED).collect();
    if let Ok(value) = one(snapshot, property, &typed) {
        return known(snapshot, value);
    }
    let items: Vec<&str> = match property.spec().value_type {
        // A text may hold anything.
        ValueType::Text => vec![&typed],
        ValueType::Quantity(_) => typed.split('|').flat_map(|part| part.split(", ")).collect(),
        _ => typed.split('|').collect(),
    };
    let values: Result<Vec<Value>, Refusal> = items
        .into_iter()
        .map(|item| one(snapshot, property, item.trim()))
        .collect();
    let value = Value::list(values?).ok_or(Refusal::Nothing)?;
    known(snapshot, value)
}

fn one(snapshot: &Snapshot, property: Property, typed: &str) -> Result<Value, Refusal> {
    if property.spec().value_type == ValueType::Text {
        return match typed {
            "none" => Ok(Value::None),
            "unknown" => Ok(Value::Unknown),
            _ => text(typed).map(Value::Text),
        };
    }
    // Phones put spaces and quotes of their own where people type plain ones.
    let plain: String = typed.nfkc().filter(|c| !is_invisible(*c)).collect();
    let plain = plain.trim();
    match property.spec().value_type {
        ValueType::Os => system(snapshot, property, plain),
        ValueType::Market => {
            let market = snapshot.catalog.markets().find(plain);
            market.map_or_else(
                || parsed(property, plain),
                |market| Ok(Value::Market(market)),
            )
        }
        _ => parsed(property, plain),
    }
}

fn parsed(property: Property, typed: &str) -> Result<Value, Refusal> {
    let lower = typed.to_lowercase();
    let word = matches!(lower.as_str(), "none" | "unknown");
    Value::parse(property, if word { &lower } else { typed }).map_err(Refusal::Value)
}

/// A system by its id or its name, with the version behind it.
fn system(snapshot: &Snapshot, property: Property, typed: &str) -> Result<Value, Refusal> {
    const KINDS: &[SubjectKind] = &[SubjectKind::OsFamily, SubjectKind::Skin];
    let by_id = || {
        let (id, _) = typed.split_once(' ').unwrap_or((typed, ""));
        snapshot.catalog.by_id(id).is_some()
    };
    if matches!(typed, "none" | "unknown") || by_id() {
        return parsed(property, typed);
    }
    // "One UI 8.5": the longest beginning that is a name.
    let ends = typed.match_indices(' ').map(|(at, _)| at);
    let mut ends: Vec<usize> = ends.chain([typed.len()]).collect();
    ends.reverse();
    for end in ends {
        let (name, version) = typed.split_at(end);
        let Some(number) = snapshot.named.exact(name, KINDS) else {
            continue;
        };
        let Some(system) = snapshot.catalog.subject(number) else {
            continue;
        };
        let version = version.trim();
        let version = (!version.is_empty()).then(|| text(version)).transpose()?;
        return Ok(Value::Os(OsVersion {
            system: system.id.clone(),
            version,
        }));
    }
    Err(Refusal::NoSystem(typed.chars().take(80).collect()))
}

/// Whether the catalog knows what a value names.
pub(super) fn known(snapshot: &Snapshot, value: Value) -> Result<Value, Refusal> {
    let catalog = &snapshot.catalog;
    for one in value.each() {
        match one {
            Value::Os(os) => {
                let system = catalog.by_id(os.system.as_str());
                let kinds = [SubjectKind::OsFamily, SubjectKind::Skin];
                if !system.is_some_and(|system| kinds.contains(&system.kind())) {
                    return Err(Refusal::NoSystem(os.system.to_string()));
                }
            }
            Value::Market(market) if !catalog.markets().contains(*market) => {
                return Err(Refusal::NoMarket(*market));
            }
            _ => {}
        }
    }
    Ok(value)
}

/// The address of a source, without what only tracks the reader.
///
/// # Errors
/// When it is none that can be kept.
pub fn address(typed: &str) -> Result<Address, Refusal> {
    let typed = typed.trim();
    // Discord shows `<https://...>` without a preview, so people write it so.
    let bare = typed
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    Address::new(bare.unwrap_or(typed)).map_err(Refusal::Address)
}

/// A date: "2026-11-29", "early 2027", "not before 2027".
///
/// # Errors
/// When it does not read.
pub fn date(typed: &str) -> Result<PartialDate, Refusal> {
    PartialDate::parse(typed).map_err(|error| Refusal::Date(error.0))
}

/// A market by its code or a name.
///
/// # Errors
/// When there is none.
pub fn market(snapshot: &Snapshot, typed: &str) -> Result<Market, Refusal> {
    let found = snapshot.catalog.markets().find(typed);
    found.ok_or_else(|| match Market::new(&typed.trim().to_lowercase()) {
        Ok(market) => Refusal::NoMarket(market),
        Err(_) => Refusal::NoMarket(Market::WORLD),
    })
}

/// A text of a person's own: in one line, without what cannot be seen.
///
/// # Errors
/// When nothing is left, or more than fits.
pub fn text(typed: &str) -> Result<Text, Refusal> {
    let seen = typed
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c });
    let seen: String = seen.filter(|c| !is_invisible(*c)).collect();
    Text::new(&seen).map_err(Refusal::Text)
}
