//! How the wikis write chips, sizes, lengths and dates, in the form of data files.
//!
//! Used by `android_wiki` only; pure.

use super::page::names;

/// The chip as it is sold, with its part number: `Snapdragon 845 (SDM845)` of
/// `Qualcomm SDM845 Snapdragon 845`.
pub(super) fn chip(raw: &str) -> String {
    let plain = raw.replace('™', "").replace(" (8 nm)", "");
    let words: Vec<&str> = plain.split_whitespace().collect();
    match words.as_slice() {
        ["Mediatek", rest @ ..] => format!("MediaTek {}", rest.join(" ")),
        // The part number is the name: "Dragonwing QCM6490 (QCM6490)".
        [front @ .., part, again] if *again == format!("({part})") => {
            format!("{} {part}", front.join(" "))
        }
        ["Qualcomm", rest @ ..] => {
            let at = rest.iter().position(|word| *word == "Snapdragon");
            let Some((part, name)) = at.and_then(|at| rest.split_at_checked(at)) else {
                return plain;
            };
            let name = name.join(" ").replace("Gen1", "Gen 1");
            let name = name.replace("Gen2", "Gen 2").replace("Gen3", "Gen 3");
            if part.is_empty() {
                name
            } else {
                format!("{name} ({})", part.join(" "))
            }
        }
        _ => words.join(" "),
    }
}

/// Cores, their kinds and their frequencies; a comma begins the fraction in a few.
pub(super) fn cpu(cores: &str, kind: &str, frequency: &str) -> String {
    let frequency = frequency.replace(" & ", " + ").replace("2,84", "2.84");
    format!("{cores}-core {kind} ({frequency})")
}

/// The sizes on sale, as `8 GB`, of a text such as `128 GB UFS3.1 / 256/512 GB
/// UFS4.0`; what follows a size only tells its kind. Where a size has a
/// device's name in brackets, that device has it and the others do not.
///
/// # Errors
/// When it is not clear which size is meant; says so.
pub(super) fn sizes(raw: &str, name: &str) -> Result<Vec<String>, String> {
    let unclear = || format!("{raw:?} does not say which sizes there are");
    let parts = raw.replace(" or ", "/").replace(',', "/");
    let mut own = Vec::new();
    let mut all = Vec::new();
    let mut waiting: Vec<u32> = Vec::new();
    for part in parts.split('/').map(str::trim) {
        let digits = |c: char| !(c.is_ascii_digit() || c == '.');
        let (number, rest) = part.split_at(part.find(digits).unwrap_or(part.len()));
        let rest = rest.trim();
        if number.is_empty() || rest.contains(" for ") {
            // A kind of memory, a card that has to be bought, or another device.
            continue;
        }
        if rest.is_empty() {
            waiting.push(number.parse().map_err(|_| unclear())?);
            continue;
        }
        let Some(unit @ ("GB" | "TB")) = rest.get(..2) else {
            return Err(unclear());
        };
        // "256/512/1 TB": only the last is counted in terabytes.
        let terabytes = number.parse::<f64>().is_ok_and(|number| number <= 4.0);
        if unit == "TB" && !terabytes {
            return Err(unclear());
        }
        let mut group: Vec<String> = waiting.drain(..).map(|size| format!("{size} GB")).collect();
        group.push(format!("{number} {unit}"));
        let label = rest
            .split_once('(')
            .and_then(|(_, rest)| rest.split_once(')'));
        if label.is_some_and(|(label, _)| names(label, name)) {
            own.extend(group.iter().cloned());
        }
        all.append(&mut group);
    }
    if waiting.is_empty() {
        Ok(if own.is_empty() { all } else { own })
    } else {
        Err(unclear())
    }
}

/// The kinds of memory in a text such as `8/12 GB LPDDR4X/LPDDR5`.
pub(super) fn memory_types(raw: &str) -> impl Iterator<Item = String> {
    let words = raw.split(|c: char| !c.is_ascii_alphanumeric());
    let kinds = words.filter(|word| word.starts_with("LPDDR"));
    kinds.map(str::to_uppercase)
}

/// `5.8 in` of `5.8`, and of `147.32 mm (5.80 in)`, where the millimeters are
/// often those of another screen.
pub(super) fn inches(raw: &str) -> String {
    let inner = raw
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'));
    match inner {
        Some((inches, _)) => inches.to_owned(),
        None => format!("{raw} in"),
    }
}

/// The number of millimeters in `8.1`, and in `8.1 mm (0.32 in)`.
///
/// # Errors
/// When the inches are those of another length, or there is no number; says so.
pub(super) fn millimeters(raw: &str) -> Result<f64, String> {
    let (plain, inches) = raw.split_once('(').unwrap_or((raw, ""));
    let number = |text: &str, unit| text.trim().trim_end_matches(unit).trim().parse::<f64>();
    let length = number(plain, "mm").map_err(|_| format!("{raw:?} is no length"))?;
    let inches = number(inches.trim_end_matches(')'), "in");
    // Many are rounded badly.
    let differs = |inches: f64| (length / MILLIMETERS_PER_INCH / inches - 1.0).abs() > 0.1;
    if inches.is_ok_and(differs) {
        return Err(format!("{raw:?} contradicts itself"));
    }
    Ok(length)
}

const MILLIMETERS_PER_INCH: f64 = 25.4;

/// Whether a screen of this many inches, as `5.8 in`, can have this many pixels
/// in an inch.
pub(super) fn fits(size: &str, resolution: &str, density: f64) -> bool {
    let inches = size.trim_end_matches("in").trim().parse::<f64>();
    let sides = resolution.split_once('x');
    let pixels = sides.map(|(a, b)| (a.trim().parse::<f64>(), b.trim().parse::<f64>()));
    let (Ok(inches), Some((Ok(width), Ok(height)))) = (inches, pixels) else {
        return true;
    };
    (width.hypot(height) / inches / density - 1.0).abs() < 0.06
}

/// Width and height in pixels. The wikis write the sides in either order; here
/// the shorter one comes first for what is held upright.
pub(super) fn resolution(raw: &str, upright: bool) -> String {
    let sides = raw.split_once('x');
    let numbers = sides.map(|(a, b)| (a.trim().parse::<u32>(), b.trim().parse::<u32>()));
    match numbers {
        Some((Ok(width), Ok(height))) if upright && width > height => {
            format!("{height} x {width}")
        }
        _ => raw.to_owned(),
    }
}

/// A date with two digits for month and day: 2018-05-15 of 2018-5-15.
pub(super) fn date(raw: &str) -> String {
    let parts: Vec<String> = raw.split('-').map(|part| format!("{part:0>2}")).collect();
    parts.join("-")
}

/// Words that tell how many pixels a panel has, not what it is made of.
const SHARPNESS: &[&str] = &["Full QHD+", "Quad HD+", "Full HD+", "Full HD", "2K"];

/// What a panel is made of, and the refresh rate that stands among it:
/// `AMOLED` and `120 Hz` of `Full HD 120Hz AMOLED`.
pub(super) fn panel(raw: &str) -> (String, Option<String>) {
    let plain = SHARPNESS
        .iter()
        .fold(raw.to_owned(), |text, words| text.replace(words, ""));
    let rate_of = |word: &str| {
        let number = word.trim_end_matches(',').strip_suffix("Hz")?;
        number
            .parse::<u32>()
            .ok()
            .map(|number| format!("{number} Hz"))
    };
    let rate = plain.split_whitespace().find_map(rate_of);
    // A comma ends the material. "90z" is a rate that lost a letter.
    let material = plain.split(',').next().unwrap_or(&plain);
    let words = material.split_whitespace();
    let words = words
        .filter(|word| !(word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('z')));
    let kept: Vec<&str> = words.collect();
    (kept.join(" "), rate)
}
