//! What the name of a device tells: where the brand stands in front of it, and
//! what kind of product calls itself so.
//!
//! For the importers only; pure.

use crate::domain::DeviceKind;

/// The name without the brand in front of it; the name itself where nothing
/// would be left.
pub(super) fn without_brand<'a>(brand: &str, name: &'a str) -> &'a str {
    let name = name.trim();
    let front = name.get(..brand.len()).unwrap_or_default();
    if brand.is_empty() || !front.eq_ignore_ascii_case(brand) {
        return name;
    }
    match name[brand.len()..].strip_prefix([' ', '_', '-']) {
        Some(rest) if !rest.trim().is_empty() => rest.trim(),
        _ => name,
    }
}

/// The kind of a phone or tablet, which upstreams often mix up: one with Fold
/// or Flip in its name folds, and one with Pad, Tab or Tablet is a tablet. Other kinds
/// stay as they are.
pub(super) fn kind_by_name(said: DeviceKind, name: &str) -> DeviceKind {
    if !matches!(said, DeviceKind::Phone | DeviceKind::Tablet) {
        return said;
    }
    let name = name.to_lowercase();
    // "Fold4" is the word "fold"; "Folder" is another word.
    let words: Vec<&str> = name
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    let any = |test: fn(&str) -> bool| words.iter().any(|word| test(word));
    if any(|word| word.ends_with("fold") || word.ends_with("flip")) {
        DeviceKind::Foldable
    } else if any(|word| {
        word.ends_with("pad") || word.ends_with("tab") || word == "tabs" || word == "tablet"
    }) {
        DeviceKind::Tablet
    } else {
        said
    }
}
