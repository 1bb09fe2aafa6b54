//! The names under which chips are sold, by the part number that systems report.
//!
//! A part number is here only if it stands for one name. Those that were sold
//! under several, such as SM7150 (730 and 730G), or whose suffix systems drop,
//! such as MSM8996 (820, and 821 as MSM8996Pro), are left out: which one is
//! meant cannot be told from the number.

/// The name of the chip with this part number, where there is exactly one.
pub(super) fn market_name(part: &str) -> Option<&'static str> {
    let found = NAMES.binary_search_by(|(known, _)| (*known).cmp(part));
    found.ok().map(|at| NAMES[at].1)
}

/// Sorted by part number.
const NAMES: &[(&str, &str)] = &[
    ("APQ8084", "Snapdragon 805"),
    ("MSM8210", "Snapdragon 200"),
    ("MSM8212", "Snapdragon 200"),
    ("MSM8226", "Snapdragon 400"),
    ("MSM8227", "Snapdragon S4 Plus"),
    ("MSM8230", "Snapdragon 400"),
    ("MSM8260A", "Snapdragon S4"),
    ("MSM8917", "Snapdragon 425"),
    ("MSM8926", "Snapdragon 400"),
    ("MSM8928", "Snapdragon 400"),
    ("MSM8929", "Snapdragon 415"),
    ("MSM8930AB", "Snapdragon 400"),
    ("MSM8937", "Snapdragon 430"),
    ("MSM8940", "Snapdragon 435"),
    ("MSM8952", "Snapdragon 617"),
    ("MSM8956", "Snapdragon 650"),
    ("MSM8974AB", "Snapdragon 801"),
    ("MSM8974AC", "Snapdragon 801"),
    ("MSM8992", "Snapdragon 808"),
    ("MSM8994", "Snapdragon 810"),
    ("MSM8998", "Snapdragon 835"),
    ("SDM429", "Snapdragon 429"),
    ("SDM439", "Snapdragon 439"),
    ("SDM450", "Snapdragon 450"),
    ("SDM630", "Snapdragon 630"),
    ("SDM632", "Snapdragon 632"),
    ("SDM636", "Snapdragon 636"),
    ("SDM660", "Snapdragon 660"),
    ("SDM670", "Snapdragon 670"),
    ("SDM710", "Snapdragon 710"),
    ("SDM712", "Snapdragon 712"),
    ("SDM845", "Snapdragon 845"),
    ("SM4250", "Snapdragon 460"),
    ("SM4375", "Snapdragon 4 Gen 1"),
    ("SM6115", "Snapdragon 662"),
    ("SM6125", "Snapdragon 665"),
    ("SM6350", "Snapdragon 690"),
    ("SM6450", "Snapdragon 6 Gen 1"),
    ("SM7125", "Snapdragon 720G"),
    ("SM7635", "Snapdragon 7s Gen 3"),
    ("SM8475", "Snapdragon 8+ Gen 1"),
    ("SM8550", "Snapdragon 8 Gen 2"),
    ("SM8635", "Snapdragon 8s Gen 3"),
    ("SM8650", "Snapdragon 8 Gen 3"),
    ("SM8750", "Snapdragon 8 Elite"),
];
