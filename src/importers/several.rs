//! Names that stand for several devices, such as `Redmi 12 5G / POCO M6 Pro 5G`.
//!
//! For the importers only; pure.

/// The devices that a name stands for, and the parts of which that is not clear:
/// Redmi Note 12 Pro and Redmi Note 12 Pro+ 5G of `Redmi Note 12 Pro / Pro+ 5G`.
pub(super) fn devices(name: &str) -> (Vec<String>, Vec<&str>) {
    let mut devices: Vec<String> = Vec::new();
    let mut unclear = Vec::new();
    for part in name.split('/').map(str::trim) {
        match devices.last() {
            None => devices.push(part.to_owned()),
            Some(before) => match completed(before, part) {
                Some(device) => devices.push(device),
                None => unclear.push(part),
            },
        }
    }
    (devices, unclear)
}

/// Words with which a whole name begins.
const LINES: &[&str] = &[
    "Redmi", "POCO", "Xiaomi", "Mi", "MI", "MIX", "MiPad", "Moto", "Motorola",
];

/// Words that tell the models of one number apart.
const TIERS: &[&str] = &["Pro", "Pro+", "Max", "Ultra", "Plus", "4G", "5G"];

/// The whole name of a part that leaves out what it has in common with the
/// name before it.
fn completed(before: &str, part: &str) -> Option<String> {
    let first = part.split(' ').next()?;
    if LINES.contains(&first) {
        return Some(part.to_owned());
    }
    let words: Vec<&str> = before.split(' ').collect();
    let line = words.first()?;
    // "8T" after Redmi Note 8 is a Redmi Note 8T.
    let number = words.iter().position(|word| begins_alike(word, first));
    if let Some(number) = number {
        let front = words.get(..number)?;
        return Some([front, &[part]].concat().join(" "));
    }
    // "5i", "Note 5", "A3 Pro": the line is left out. Redmi has no M, C, F or X.
    let numbered = first.starts_with(|c: char| c.is_ascii_digit()) || first == "Note";
    if numbered && line.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(part.to_owned());
    }
    if numbered || (*line == "Redmi" && first.starts_with('A')) {
        return Some(format!("{line} {part}"));
    }
    if !TIERS.contains(&first) {
        return None;
    }
    let tiers = words.iter().rev().take_while(|word| TIERS.contains(word));
    let model = words.get(..words.len() - tiers.count())?.join(" ");
    Some(format!("{model} {part}"))
}

/// Whether both begin with the same number.
fn begins_alike(one: &str, other: &str) -> bool {
    let digits = |word: &str| -> String { word.chars().take_while(char::is_ascii_digit).collect() };
    let number = digits(one);
    !number.is_empty() && number == digits(other) && !TIERS.contains(&one)
}
