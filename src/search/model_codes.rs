//! Model codes as they are looked up.
//!
//! They have no part in the tokens of names, so they are gathered beside them.

use super::Entry;
use super::index::{MAX_NAME, place, without_brand};
use super::normalize::{Class, Glyph, fold, letters, squash};

/// The shortest model code.
const SHORTEST_CODE: usize = 3;
/// The shortest end of a code that is looked up without its beginning.
const SHORTEST_CODE_PART: usize = 4;

/// A model code, or its end, of one device.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Code {
    /// Without spaces and hyphens.
    pub text: Box<str>,
    /// A place in `Index::devices`.
    pub device: u32,
    /// Whether it lacks its beginning.
    pub part: bool,
}

/// The codes of devices in the order of the index, given with the folded names
/// of their makers; sorted.
pub(super) fn of<'e>(
    devices: impl Iterator<Item = (&'e Entry<'e>, &'e [Vec<Glyph>])>,
) -> Vec<Code> {
    let mut codes = Vec::new();
    for (device, (entry, brands)) in devices.enumerate() {
        let device = place(device);
        let own = of_one(entry, brands).into_iter();
        codes.extend(own.map(|(text, part)| Code { text, device, part }));
    }
    codes.sort_unstable();
    codes.dedup();
    codes.shrink_to_fit();
    codes
}

fn of_one(entry: &Entry<'_>, brands: &[Vec<Glyph>]) -> Vec<(Box<str>, bool)> {
    let mut codes = Vec::with_capacity(entry.codes.len());
    for code in &entry.codes {
        note(code, brands, &mut codes);
    }
    if !codes.is_empty() {
        // Many a code is the name again, and tells no more.
        for (name, _) in entry.all_names() {
            let name = letters(without_brand(&fold(name, MAX_NAME), brands));
            codes.retain(|(code, _)| **code != *name);
        }
    }
    codes
}

/// Notes a model code as it is looked up: whole, and without a beginning such
/// as `SM-`. What holds spaces is a name, not a code.
fn note(code: &str, brands: &[Vec<Glyph>], codes: &mut Vec<(Box<str>, bool)>) {
    let code = code.split('/').next().unwrap_or_default().trim();
    let glyphs = fold(code, MAX_NAME);
    let glyphs = without_brand(&glyphs, brands);
    let from = glyphs.first().map_or(0, |glyph| glyph.from);
    if code.get(from..).is_none_or(|rest| rest.contains(' ')) {
        return;
    }
    if glyphs.len() >= SHORTEST_CODE {
        // "iPhone12,1" is no iPhone 121.
        let text = if code.contains(',') {
            squash(glyphs)
        } else {
            letters(glyphs)
        };
        codes.push((text.into_boxed_str(), false));
    }
    for (at, glyph) in glyphs
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(_, glyph)| glyph.gap)
    {
        let part = glyphs.get(at..).unwrap_or_default();
        let mixed = part.iter().any(|g| g.class == Class::Digit) && glyph.class == Class::Letter;
        if mixed && part.len() >= SHORTEST_CODE_PART {
            codes.push((letters(part).into_boxed_str(), true));
        }
    }
}
