//! The many spellings of chips in STF's device database.
//!
//! One function, used by `stf`; pure.

/// The chip in one spelling, with its part number in brackets where it also
/// has a name; nothing for an empty cell.
///
/// # Errors
/// When the text names a core or an instruction set, of which many chips are
/// made; says so.
pub(super) fn chip(raw: &str) -> Result<Option<String>, String> {
    let raw = raw.replace('、', " ").replace("Texas Instruments", "TI");
    let words: Vec<String> = raw.split_whitespace().flat_map(respell).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // What is left of "Krait 400" or "Processor rev 3" is a number.
    let number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    if words.iter().all(number) {
        return if raw.trim().is_empty() {
            Ok(None)
        } else {
            Err(format!("{:?} is a core and no chip", raw.trim()))
        };
    }
    let (parts, names): (Vec<&str>, Vec<&str>) =
        words.iter().partition(|word| is_qualcomm_part(word));
    let Some(part) = parts.first() else {
        return Ok(Some(known_as(&names)));
    };
    let names = names.iter().copied();
    let name: Vec<&str> = names
        .filter(|w| *w != "Qualcomm" && *w != "Snapdragon")
        .collect();
    Ok(Some(if name.is_empty() {
        format!("Qualcomm {part}")
    } else {
        format!("Snapdragon {} ({part})", name.join(" "))
    }))
}

fn known_as(words: &[&str]) -> String {
    match words {
        ["Qualcomm", rest @ ..] if rest.first() == Some(&"Snapdragon") => rest.join(" "),
        // "Exynos 9 Octa" is a line of chips, which the number after it repeats.
        ["Samsung", "Exynos", "9", "Octa", rest @ ..] => {
            format!("Samsung Exynos {}", rest.join(" "))
        }
        ["MT8183" | "MT6735"] => format!("MediaTek {}", words.join(" ")),
        words => words.join(" "),
    }
}

fn is_qualcomm_part(word: &str) -> bool {
    ["MSM", "APQ", "QSD", "SDM", "SM"]
        .iter()
        .filter_map(|front| word.strip_prefix(front))
        .any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// A word as its maker spells it, cut where a name and a number were written
/// together; nothing for the name of a core.
fn respell(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    let core = ["cortex-", "armv", "aarch"];
    if core.iter().any(|front| lower.starts_with(front)) {
        return Vec::new();
    }
    let whole = match lower.as_str() {
        "arm" | "arm11e" | "krait" | "processor" | "rev" | "64" | "bits" | "quad" | "core" => {
            return Vec::new();
        }
        "qualcom" | "qualcomm" => "Qualcomm",
        "mediatek" => "MediaTek",
        "helio" => "Helio",
        "nvidia" => "NVIDIA",
        "hisilicon" | "hisilicom" => "HiSilicon",
        "ルネサス" => "Renesas",
        _ => "",
    };
    if !whole.is_empty() {
        return vec![whole.to_owned()];
    }
    for (front, name) in [
        ("exynos", "Exynos"),
        ("kirin", "Kirin"),
        ("krin", "Kirin"),
        ("tegra", "Tegra"),
    ] {
        if let Some(rest) = lower.strip_prefix(front) {
            let number = &word[word.len() - rest.len()..];
            let words = [name, number].into_iter().filter(|word| !word.is_empty());
            return words.map(str::to_owned).collect();
        }
    }
    vec![word.to_owned()]
}
