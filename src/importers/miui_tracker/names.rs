//! Names in the Xiaomi updates tracker: one of them can stand for several
//! devices and ends with a market.
//!
//! Used by `miui_tracker` only; pure.

use crate::domain::Market;

/// Where a build is for, by the end of its name.
const MARKETS: &[(&str, &str)] = &[
    (" China", "cn"),
    (" Global", "global"),
    (" EEA", "eu"),
    (" Russia", "ru"),
    (" India", "in"),
    (" Turkey", "tr"),
    (" Indonesia", "id"),
    (" Taiwan", "tw"),
    (" Japan", "jp"),
    (" Singapore", "sg"),
    (" South Korea", "kr"),
    (" Korea", "kr"),
];

/// The name without its market, and the market.
///
/// # Errors
/// When it ends with no market that is known here; says so.
pub(super) fn market(name: &str) -> Result<(&str, Market), String> {
    MARKETS
        .iter()
        .find_map(|(end, code)| Some((name.strip_suffix(end)?, Market::new(code).ok()?)))
        .ok_or_else(|| format!("{name:?} ends with no market that is known"))
}

/// The codename of the hardware: `fuxi` of `fuxi_eea_global`.
pub(super) fn codename(raw: &str) -> &str {
    let name = raw.strip_suffix("_global").unwrap_or(raw);
    let regions = [
        "_eea", "_ru", "_in", "_tr", "_id", "_tw", "_jp", "_sg", "_kr",
    ];
    let region = regions.iter().find_map(|region| name.strip_suffix(region));
    region.unwrap_or(name)
}
