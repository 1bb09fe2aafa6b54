//! The object literals of the catalog's TypeScript file.
//!
//! Used by `phone_compare`. A literal without functions is read as YAML in
//! flow style, which has the same brackets and quotes and takes the name of a
//! constant for a text.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

/// What is assigned to an exported constant.
///
/// # Errors
/// When there is no such constant, or its literal cannot be read as `T`.
pub(super) fn exported<T: DeserializeOwned>(text: &str, name: &str) -> Result<T, String> {
    let begin = format!("export const {name} = ");
    let literal = text.split_once(&begin);
    let literal = literal.and_then(|(_, rest)| rest.split_once(" as const"));
    let Some((literal, _)) = literal else {
        return Err(format!("there is no constant {name}"));
    };
    let options = serde_saphyr::options! { with_snippet: false };
    serde_saphyr::from_str_with_options(literal, options).map_err(|e| format!("{name}: {e}"))
}

/// The constants that are lists of texts; each stands on a line of its own.
pub(super) fn lists(text: &str) -> BTreeMap<String, Vec<String>> {
    let list = |line: &str| {
        let (name, rest) = line.strip_prefix("const ")?.split_once(" = ")?;
        let (list, _) = rest.split_once(" as const")?;
        Some((name.to_owned(), serde_json::from_str(list).ok()?))
    };
    text.lines().filter_map(list).collect()
}
