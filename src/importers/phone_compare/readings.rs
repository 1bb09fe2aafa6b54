//! What the catalog's sentences say of each property, as data files write it.
//!
//! Used by `phone_compare`; pure. A sentence may say several things ("80 W
//! wired; 50 W wireless"), and what of it does not fit is passed over.

use crate::domain::Property as P;

/// The values that a sentence gives this property; none where it gives none.
pub(super) fn read(property: P, text: &str) -> Vec<String> {
    match property {
        P::DisplayResolution | P::CoverResolution => resolution(text),
        P::DisplayRefreshRate | P::CoverRefreshRate => highest(figures(text, "Hz"), "Hz"),
        P::DisplayBrightness => brightness(text),
        P::CoverSize => with_unit(figures(text, "-inch"), "in"),
        P::BodyHeight => side(text, 0),
        P::BodyWidth => side(text, 1),
        P::BodyDepth => depths(text),
        P::BodyFoldedDepth => folded_depth(text),
        P::BodyWeight => with_unit(figures(text, "g"), "g"),
        P::BodyProtection => ratings(text),
        P::ChargingWired => watts(text, false),
        P::ChargingWireless => watts(text, true),
        P::BatteryCapacity => with_unit(figures(text, "mAh").into_iter().take(1), "mAh"),
        P::ChipSoc => chip(text),
        P::MemoryRam => memory(text),
        P::StorageCapacity => storage(text),
        P::CameraModules => modules(text),
        camera if LABELS.iter().any(|(labeled, _)| *labeled == camera) => lens(camera, text),
        _ => vec![text.to_owned()],
    }
}

/// The numbers that stand before a unit.
fn figures<'a>(text: &'a str, unit: &str) -> Vec<&'a str> {
    let digit = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
    let places = text.match_indices(unit).filter(|(at, _)| {
        let after = text[at + unit.len()..].chars().next();
        !after.is_some_and(char::is_alphanumeric)
    });
    let numbers = places.map(|(at, _)| {
        let before = text[..at].trim_end();
        let number = &before[before.trim_end_matches(digit).len()..];
        number.trim_start_matches([',', '.'])
    });
    numbers.filter(|number| !number.is_empty()).collect()
}

fn with_unit<'a>(figures: impl IntoIterator<Item = &'a str>, unit: &str) -> Vec<String> {
    let figures = figures.into_iter();
    figures.map(|figure| format!("{figure} {unit}")).collect()
}

fn number(figure: &str) -> f64 {
    figure.replace(',', "").parse().unwrap_or_default()
}

fn highest(figures: Vec<&str>, unit: &str) -> Vec<String> {
    let highest = figures
        .into_iter()
        .max_by(|a, b| number(a).total_cmp(&number(b)));
    with_unit(highest, unit)
}

fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.map(str::to_lowercase)
}

fn has_word(text: &str, wanted: &[&str]) -> bool {
    words(text).any(|word| wanted.contains(&word.as_str()))
}

/// Width before height: pages differ in which stands first.
fn resolution(text: &str) -> Vec<String> {
    let Some((first, second)) = text.split_once('×') else {
        return Vec::new();
    };
    let first = first.trim_end();
    let digit = |c: char| c.is_ascii_digit();
    let first = first[first.trim_end_matches(digit).len()..].parse::<u32>();
    let second = second.trim_start();
    let second = second[..second.len() - second.trim_start_matches(digit).len()].parse::<u32>();
    match (first, second) {
        (Ok(a), Ok(b)) => vec![format!("{} x {}", a.min(b), a.max(b))],
        _ => Vec::new(),
    }
}

/// The highest that is named; a typical one is none, unless it is typical of
/// the mode for bright light.
fn brightness(text: &str) -> Vec<String> {
    let peaks = clauses(text)
        .filter(|clause| !has_word(clause, &["typical"]) || has_word(clause, &["hbm"]));
    highest(
        peaks.flat_map(|clause| figures(clause, "nits")).collect(),
        "nit",
    )
}

/// Height, width and depth of each clause that has them.
fn sizes(text: &str) -> impl Iterator<Item = (&str, [String; 3])> {
    clauses(text).filter_map(|clause| {
        let mut parts = clause.split('×');
        let (height, width, depth) = (parts.next()?, parts.next()?, parts.next()?);
        let height = height.split_whitespace().last()?.to_owned();
        let depth = (*figures(depth, "mm").first()?).to_owned();
        Some((clause, [height, width.trim().to_owned(), depth]))
    })
}

fn is_folded(clause: &str) -> bool {
    has_word(clause, &["folded", "closed"])
}

fn side(text: &str, side: usize) -> Vec<String> {
    let open = sizes(text).filter(|(clause, _)| !is_folded(clause));
    open.take(1)
        .map(|(_, size)| format!("{} mm", size[side]))
        .collect()
}

/// The depth, with those of other colors.
fn depths(text: &str) -> Vec<String> {
    let thick = clauses(text).filter(|clause| has_word(clause, &["thick"]));
    let others = thick.flat_map(|clause| with_unit(figures(clause, "mm"), "mm"));
    side(text, 2).into_iter().chain(others).collect()
}

fn folded_depth(text: &str) -> Vec<String> {
    let folded = sizes(text).filter(|(clause, _)| is_folded(clause));
    folded.map(|(_, size)| format!("{} mm", size[2])).collect()
}

/// `IP68` and the like.
fn ratings(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let rating = |word: &&str| {
        let protection = word.strip_prefix("IP").unwrap_or_default();
        let protection = protection.strip_suffix('K').unwrap_or(protection);
        protection.len() == 2 && protection.chars().all(|c| c.is_ascii_digit() || c == 'X')
    };
    words.filter(rating).map(str::to_owned).collect()
}

/// The power that the phone takes up, with or without a cable; not what it
/// gives to others, and not that of a charger that somebody measured with.
fn watts(text: &str, wireless: bool) -> Vec<String> {
    let parts = text.split([';', ',']).flat_map(|part| part.split(" or "));
    let parts = parts.filter(|part| {
        let cableless = has_word(part, &["wireless", "airvooc"]);
        let other = has_word(part, &["reverse", "charger"]);
        cableless == wireless && !other
    });
    highest(parts.flat_map(|part| figures(part, "W")).collect(), "W")
}

/// The chip without the maker, whom its line tells. A sentence about cores, or
/// of two chips, names none.
fn chip(text: &str) -> Vec<String> {
    if has_word(text, &["core", "or"]) {
        return Vec::new();
    }
    let name = text.replace(" Mobile Platform", "");
    let makers = ["Qualcomm ", "MediaTek "];
    let name = makers
        .iter()
        .find_map(|maker| name.strip_prefix(maker))
        .unwrap_or(&name);
    vec![name.to_owned()]
}

/// As much is storage: no phone has so much memory, and none so little storage.
const LEAST_STORAGE: f64 = 32.0;

/// Sentences that count storage lent to the memory say nothing that is sure.
fn memory(text: &str) -> Vec<String> {
    if has_word(text, &["extended", "dynamic"]) {
        return Vec::new();
    }
    let sizes = figures(text, "GB").into_iter();
    let sizes = sizes.filter(|size| number(size) < LEAST_STORAGE);
    bounded(text, with_unit(sizes, "GB"))
}

/// Sizes on sale; those of cards come after a semicolon.
fn storage(text: &str) -> Vec<String> {
    let sizes = text.split(';').next().unwrap_or_default();
    let mut all = with_unit(figures(sizes, "GB"), "GB");
    all.extend(with_unit(figures(sizes, "TB"), "TB"));
    bounded(text, all)
}

fn bounded(text: &str, sizes: Vec<String>) -> Vec<String> {
    if text.starts_with("Up to ") {
        sizes.iter().map(|size| format!("up to {size}")).collect()
    } else {
        sizes
    }
}

/// Words by which a lens is known, in the order in which they decide: an
/// "ultrawide/macro" is the one, and a "macro telephoto" the other.
const LABELS: &[(P, &[&str])] = &[
    (P::CameraUltrawide, &["ultrawide"]),
    (P::CameraTelephoto, &["telephoto"]),
    (P::CameraMacro, &["macro"]),
    (P::CameraDepth, &["depth"]),
    (P::CameraMonochrome, &["monochrome"]),
    (P::CameraMain, &["main", "wide"]),
];

/// Each lens with the property that its words name.
fn lenses(text: &str) -> impl Iterator<Item = (Option<P>, String)> {
    text.split(" + ").filter_map(|lens| {
        let megapixels = format!("{} MP", figures(lens, "MP").first()?);
        let label = LABELS.iter().find(|(_, words)| has_word(lens, words));
        Some((label.map(|(property, _)| *property), megapixels))
    })
}

fn lens(camera: P, text: &str) -> Vec<String> {
    let labeled = lenses(text).filter(|(label, _)| *label == Some(camera));
    labeled.map(|(_, megapixels)| megapixels).collect()
}

/// All of them, where one of several is not known by a word.
fn modules(text: &str) -> Vec<String> {
    let lenses: Vec<_> = lenses(text).collect();
    if lenses.len() > 1 && lenses.iter().any(|(label, _)| label.is_none()) {
        lenses
            .into_iter()
            .map(|(_, megapixels)| megapixels)
            .collect()
    } else {
        Vec::new()
    }
}
