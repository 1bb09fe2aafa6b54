//! One cell of the generated files: several values parted by `|`, and sources.
//!
//! Writing stands beside reading, so that they agree: importers write what the
//! loader reads. Pure.

use crate::domain::{Address, Property, PublisherId, Source, Value};

/// What stands between the values of a cell.
pub const BETWEEN: &str = "|";

/// The items of a cell.
pub fn items(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(BETWEEN)
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

/// The value that [`Value::written`] wrote.
///
/// # Errors
/// When an item does not fit the property, or there is none; the text says which.
pub fn value(property: Property, cell: &str) -> Result<Value, String> {
    let values = items(cell)
        .map(|item| Value::parse(property, item))
        .collect::<Result<_, _>>()
        .map_err(|error| error.to_string())?;
    Value::list(values).ok_or_else(|| "the value is empty".to_owned())
}

/// Writes `publisher`, `publisher>via` or either with `@https://...` behind it.
/// Titles and dates have no place there.
pub fn write_source(source: &Source) -> String {
    let mut item = source.publisher.to_string();
    if let Some(via) = &source.via {
        item = format!("{item}>{via}");
    }
    if let Some(url) = &source.url {
        item = format!("{item}@{url}");
    }
    item
}

/// Reads what [`write_source`] wrote; `publisher` gives the id for a text.
///
/// # Errors
/// When its address is none; the text says why.
pub fn source(
    item: &str,
    mut publisher: impl FnMut(&str) -> PublisherId,
) -> Result<Source, String> {
    let (names, url) = match item.split_once('@') {
        Some((names, raw)) => {
            let url = Address::new(raw).map_err(|error| error.to_string())?;
            (names, Some(url))
        }
        None => (item, None),
    };
    let (name, via) = match names.split_once('>') {
        Some((name, via)) => (name, Some(via)),
        None => (names, None),
    };
    Ok(Source {
        url,
        via: via.map(&mut publisher),
        ..Source::of(publisher(name))
    })
}
