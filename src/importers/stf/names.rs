//! Makers, names and model codes in STF's device database.
//!
//! Used by `stf` only; pure.

use super::Name;
use crate::importers::naming::without_brand;

/// Makers as the entries spell them, in lower case, and as they are called.
pub(super) const MAKERS: &[(&str, &str)] = &[
    ("acer", "Acer"),
    ("amazon", "Amazon"),
    ("apple", "Apple"),
    ("asus", "ASUS"),
    ("blackberry", "BlackBerry"),
    ("casio", "Casio"),
    ("covia", "Covia"),
    ("dell", "Dell"),
    ("fujitsu", "Fujitsu"),
    ("fujitsu toshiba", "Fujitsu Toshiba"),
    ("htc", "HTC"),
    ("huawei", "Huawei"),
    ("kyocera", "Kyocera"),
    ("lenovo", "Lenovo"),
    ("lg", "LG"),
    ("motorola", "Motorola"),
    ("mozilla", "Mozilla"),
    ("nec", "NEC"),
    ("nvidia", "NVIDIA"),
    ("oneplus", "OnePlus"),
    ("oppo", "OPPO"),
    ("panasonic", "Panasonic"),
    ("pantech", "Pantech"),
    ("polaroid", "Polaroid"),
    ("samsung", "Samsung"),
    ("sharp", "Sharp"),
    ("sony", "Sony"),
    ("sony mobile", "Sony"),
    ("toshiba", "Toshiba"),
    ("vaio", "VAIO"),
    ("xiaomi", "Xiaomi"),
    ("zte", "ZTE"),
    ("富士通", "Fujitsu"),
];

/// Whether a text is a model code: one word of capitals and digits, with both.
/// Those of Amazon's tablets, such as KFAUWI, have no digits.
pub(super) fn is_model_code(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "-_".contains(c);
    text.len() >= 4
        && text.chars().all(allowed)
        && (text.chars().any(|c| c.is_ascii_digit()) || text.starts_with("KF"))
        && text.chars().any(|c| c.is_ascii_uppercase())
}

/// The name of the model.
///
/// Carriers sell several models under one name, so there the code is part of
/// it (`in_japan`). An entry that has the code for a name gives the name in `long`, between
/// the code and what tells variants apart.
pub(super) fn name(brand: &str, name: &Name, code: Option<&str>, in_japan: bool) -> String {
    let plain = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").replace('®', "")
    };
    let (id, long) = (plain(&name.id), plain(&name.long));
    let full = if long.is_empty() || id.contains(&long) {
        id
    } else if code == Some(id.as_str()) {
        without_variant(&long)
    } else if in_japan {
        format!("{id} {}", long.trim_start_matches("by LG "))
    } else {
        id
    };
    without_brand(brand, &full).to_owned()
}

/// `Galaxy S8+` of `SM-G955FD Galaxy S8+ Duos TD-LTE 128GB`.
fn without_variant(long: &str) -> String {
    const VARIANT: &[&str] = &[
        "duos", "global", "standard", "dual", "td-lte", "wifi", "premium",
    ];
    let code = |word: &&str| word.split('/').next().is_some_and(is_model_code);
    let words = long.split(' ').skip_while(code);
    let name = words.take_while(|word| !VARIANT.contains(&word.to_lowercase().as_str()));
    let name: Vec<&str> = name.collect();
    if name.is_empty() {
        long.to_owned()
    } else {
        name.join(" ")
    }
}
