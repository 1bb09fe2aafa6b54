//! How quantities and the other values of claims read.
//!
//! It may use `domain`, [`Words`] and the formats beside it. Which value is
//! shown, and with which status, is decided elsewhere.

use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentValue};

use super::format::{amount, date, list_and, list_or};
use super::names::market;
use super::{Arg, Words};
use crate::domain::property::{Arity, Topic};
use crate::domain::{Amount, OsVersion, Property, Quantity, SubjectId, Unit, Value, ValueType};

/// A terabyte, as data files count it when they turn it into gigabytes.
const TERABYTE: i64 = 1024 * 1000;

/// A quantity with its unit: `6,000 mAh`, `more than 6,000 mAh`, `120 to 144 Hz`.
pub fn quantity(words: &Words, quantity: Quantity, unit: Unit) -> String {
    let (key, limit) = match quantity {
        Quantity::Exact(exact) => return measured(words, exact, unit),
        Quantity::Range(low, high) => return range(words, low, high, unit),
        Quantity::MoreThan(limit) => ("quantity-more-than", limit),
        Quantity::AtLeast(limit) => ("quantity-at-least", limit),
        Quantity::LessThan(limit) => ("quantity-less-than", limit),
        Quantity::UpTo(limit) => ("quantity-up-to", limit),
        Quantity::About(limit) => ("quantity-about", limit),
    };
    words.say_with(key, &[("amount", Arg::Text(&measured(words, limit, unit)))])
}

/// The value of a property as a reader sees it. `system_name` names a system
/// by its id; a system without a name is shown by its id.
///
/// Several values read by what they mean: camera modules are added (`50 + 12
/// MP`), things that all hold are joined with "and", variants with "or"
/// (`8, 12 or 16 GB`).
pub fn value(
    words: &Words,
    property: Property,
    value: &Value,
    system_name: &dyn Fn(&SubjectId) -> Option<String>,
) -> String {
    match value {
        Value::None => words.say("value-none"),
        Value::Unknown => words.say("value-unknown"),
        Value::Quantity(one) => quantity(words, *one, unit_of(property)),
        Value::Resolution(width, height) => {
            // Pixels of a screen are read as a name, "1080 × 2340", never grouped.
            let (width, height) = (width.to_string(), height.to_string());
            words.say_with(
                "value-resolution",
                &[("width", (&width).into()), ("height", (&height).into())],
            )
        }
        Value::Date(when) => date(words, *when),
        Value::Boolean(true) => words.say("value-yes"),
        Value::Boolean(false) => words.say("value-no"),
        Value::Os(os) => system(words, os, system_name),
        Value::Market(place) => market(words, *place),
        Value::Text(text) => text.as_str().to_owned(),
        Value::List(values) => {
            if let Some(amounts) = exact_amounts(values) {
                return amounts_list(words, property, &amounts);
            }
            let each = |one: &Value| self::value(words, property, one, system_name);
            joined(
                words,
                property,
                &values.iter().map(each).collect::<Vec<_>>(),
            )
        }
    }
}

fn system(
    words: &Words,
    os: &OsVersion,
    system_name: &dyn Fn(&SubjectId) -> Option<String>,
) -> String {
    let name = system_name(&os.system).unwrap_or_else(|| os.system.as_str().to_owned());
    match &os.version {
        Some(version) => words.say_with(
            "value-system",
            &[
                ("system", (&name).into()),
                ("version", version.as_str().into()),
            ],
        ),
        None => name,
    }
}

fn unit_of(property: Property) -> Unit {
    match property.spec().value_type {
        ValueType::Quantity(unit) => unit,
        // A quantity of another type is refused on reading; a bare number misleads least.
        _ => Unit::Count,
    }
}

fn is_camera_module(property: Property) -> bool {
    let spec = property.spec();
    spec.topic == Topic::Camera && matches!(spec.value_type, ValueType::Quantity(_))
}

fn joined(words: &Words, property: Property, items: &[String]) -> String {
    if is_camera_module(property) {
        let plus = |left: String, right: &String| {
            words.say_with(
                "list-plus",
                &[("left", (&left).into()), ("right", right.into())],
            )
        };
        let mut rest = items.iter();
        let first = rest.next().cloned().unwrap_or_default();
        return rest.fold(first, plus);
    }
    match property.spec().arity {
        Arity::Many => list_and(words, items),
        Arity::One | Arity::Timed => list_or(words, items),
    }
}

/// The amounts of a list in which all are plain numbers.
fn exact_amounts(values: &[Value]) -> Option<Vec<Amount>> {
    let exact = |value: &Value| match value {
        Value::Quantity(Quantity::Exact(amount)) => Some(*amount),
        _ => None,
    };
    values.iter().map(exact).collect()
}

/// Plain numbers share one unit at the end, unless some of them read in terabytes.
fn amounts_list(words: &Words, property: Property, amounts: &[Amount]) -> String {
    let unit = unit_of(property);
    let mixed = amounts.iter().any(|one| in_terabytes(*one, unit).is_some());
    if mixed {
        let each: Vec<String> = amounts
            .iter()
            .map(|one| measured(words, *one, unit))
            .collect();
        return joined(words, property, &each);
    }
    let each: Vec<String> = amounts.iter().map(|one| amount(words, *one)).collect();
    let largest = amounts.iter().copied().max().unwrap_or(Amount::whole(0));
    with_unit(
        words,
        &joined(words, property, &each),
        largest,
        unit_key(unit),
    )
}

fn range(words: &Words, low: Amount, high: Amount, unit: Unit) -> String {
    let both = |low: &str, high: &str| {
        words.say_with(
            "quantity-range",
            &[("low", low.into()), ("high", high.into())],
        )
    };
    if in_terabytes(low, unit).is_some() || in_terabytes(high, unit).is_some() {
        return both(&measured(words, low, unit), &measured(words, high, unit));
    }
    with_unit(
        words,
        &both(&amount(words, low), &amount(words, high)),
        high,
        unit_key(unit),
    )
}

/// One amount with its unit; whole terabytes read as such.
fn measured(words: &Words, one: Amount, unit: Unit) -> String {
    match in_terabytes(one, unit) {
        Some(terabytes) => with_unit(words, &amount(words, terabytes), terabytes, "unit-terabyte"),
        None => with_unit(words, &amount(words, one), one, unit_key(unit)),
    }
}

fn in_terabytes(one: Amount, unit: Unit) -> Option<Amount> {
    let thousandths = one.thousandths();
    let whole = unit == Unit::Gigabyte && thousandths >= TERABYTE && thousandths % TERABYTE == 0;
    whole.then(|| Amount::whole(thousandths / TERABYTE))
}

/// Puts the unit to text that names one amount or several; `number` is the one
/// that decides between singular and plural.
fn with_unit(words: &Words, text: &str, number: Amount, key: &str) -> String {
    // Most units are written alike behind one and behind many.
    if let Some(sentence) = words.joined(key, &[("amount", text.into())]) {
        return sentence;
    }
    let mut args = FluentArgs::with_capacity(2);
    args.set("amount", FluentValue::from(text));
    // Through text, because a plural rule may look at the digits of a fraction.
    if let Ok(number) = number.to_string().parse::<FluentNumber>() {
        args.set("number", FluentValue::Number(number));
    }
    words.resolve(key, Some(&args))
}

fn unit_key(unit: Unit) -> &'static str {
    match unit {
        Unit::MilliampereHour => "unit-milliampere-hour",
        Unit::WattHour => "unit-watt-hour",
        Unit::Watt => "unit-watt",
        Unit::Inch => "unit-inch",
        Unit::Hertz => "unit-hertz",
        Unit::Nit => "unit-nit",
        Unit::Megapixel => "unit-megapixel",
        Unit::Gigabyte => "unit-gigabyte",
        Unit::Gram => "unit-gram",
        Unit::Millimeter => "unit-millimeter",
        Unit::Hour => "unit-hour",
        Unit::Percent => "unit-percent",
        Unit::Count => "unit-count",
    }
}
