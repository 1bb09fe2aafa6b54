//! What the options of `/find` mean; what they cannot mean is refused with
//! what would work.

use crate::answers::find::Years;
use crate::answers::system_called;
use crate::catalog::limits_of;
use crate::commands::{Given, Refusal, WrongValue};
use crate::domain::{Amount, Quantity, SubjectKind, SubjectNumber, Value, nearest};
use crate::search::Figure;

/// One of a closed list, by its key: with a space for a hyphen, and as several.
pub(super) fn listed<T: Copy>(
    given: &Given<'_>,
    option: &'static str,
    all: &[(T, &'static str)],
) -> Result<Option<T>, Refusal> {
    let Some(typed) = given.text(option) else {
        return Ok(None);
    };
    let words: Vec<&str> = typed.split(['-', ' ']).filter(|w| !w.is_empty()).collect();
    let key = words.join("-").to_lowercase();
    let one = [&*key, key.trim_end_matches('s'), key.trim_end_matches("es")];
    let found = all.iter().find(|(_, known)| one.contains(known));
    if let Some((found, _)) = found {
        return Ok(Some(*found));
    }
    let known: Vec<&str> = all.iter().map(|(_, key)| *key).collect();
    Err(Refusal::WrongValue(WrongValue::Unlisted {
        option,
        nearest: nearest(&key, known.iter().copied()).map(ToOwned::to_owned),
        known,
        typed,
    }))
}

/// A brand, by its id or one of its names.
pub(super) fn brand(
    given: &Given<'_>,
    option: &'static str,
) -> Result<Option<SubjectNumber>, Refusal> {
    const KINDS: &[SubjectKind] = &[SubjectKind::Brand];
    named(given, option, KINDS, |typed| {
        given.snapshot.named.exact(typed, KINDS)
    })
}

/// A system, line, skin or release, by its id or one of its names.
pub(super) fn system(
    given: &Given<'_>,
    option: &'static str,
) -> Result<Option<SubjectNumber>, Refusal> {
    const KINDS: &[SubjectKind] = &[SubjectKind::OsFamily, SubjectKind::Skin];
    named(given, option, KINDS, |typed| {
        system_called(given.snapshot, typed)
    })
}

fn named(
    given: &Given<'_>,
    option: &'static str,
    kinds: &[SubjectKind],
    exact: impl Fn(&str) -> Option<SubjectNumber>,
) -> Result<Option<SubjectNumber>, Refusal> {
    let Some(typed) = given.text(option) else {
        return Ok(None);
    };
    let catalog = &given.snapshot.catalog;
    let known = catalog.by_id(&typed);
    let known = known.filter(|subject| kinds.contains(&subject.kind()));
    let found = known
        .map(|subject| subject.number)
        .or_else(|| exact(&typed));
    if found.is_some() {
        return Ok(found);
    }
    let near = given.snapshot.named.near(&typed, kinds, 1);
    let near = near.first().and_then(|number| catalog.subject(*number));
    Err(Refusal::WrongValue(WrongValue::NoSuchName {
        option,
        typed,
        nearest: near.map(|subject| (subject.name.to_string(), subject.id.to_string())),
    }))
}

/// A year, or two with something between them: `2022-2024`, `2022 to 2024`.
pub(super) fn years(option: &'static str, typed: &str) -> Result<Years, Refusal> {
    let year = |text: &str| {
        let (first, last) = Years::RANGE;
        let year = text.trim().parse().ok();
        year.filter(|year| (first..=last).contains(year))
    };
    let both = ["-", "–", "..", " to "]
        .iter()
        .find_map(|between| typed.split_once(between));
    let (first, last) = both.unwrap_or((typed, typed));
    match (year(first), year(last)) {
        (Some(first), Some(last)) => Ok(Years {
            first: first.min(last),
            last: first.max(last),
        }),
        _ => Err(Refusal::WrongValue(WrongValue::NotAYear {
            option,
            typed: typed.to_owned(),
        })),
    }
}

/// The limit of a figure in thousandths of its unit: `6000`, `6,000 mAh`.
pub(super) fn limit(figure: Figure, option: &'static str, typed: &str) -> Result<u32, Refusal> {
    let property = figure.property();
    let bare = Amount::parse(typed.trim_end_matches('+').trim());
    let amount = bare.or_else(|| match Value::parse(property, typed).ok()? {
        Value::Quantity(Quantity::Exact(amount)) => Some(amount),
        Value::Quantity(limit) if limit == figure.limit(limit.headline()) => Some(limit.headline()),
        _ => None,
    });
    let Some(amount) = amount else {
        return Err(Refusal::WrongValue(WrongValue::NotAFigure {
            option,
            figure,
            typed: typed.to_owned(),
        }));
    };
    let (low, high) = limits_of(property).unwrap_or((0, i64::from(u32::MAX / 1000)));
    let beyond = if figure.is_best_low() {
        amount < Amount::whole(low)
    } else {
        amount > Amount::whole(high)
    };
    if beyond {
        let bound = if figure.is_best_low() { low } else { high };
        return Err(Refusal::WrongValue(WrongValue::Beyond {
            option,
            figure,
            typed: typed.to_owned(),
            bound: Amount::whole(bound),
        }));
    }
    Ok(u32::try_from(amount.thousandths()).unwrap_or(u32::MAX))
}
