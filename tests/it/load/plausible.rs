//! Figures and dates that cannot be.

use super::{RELEASED, claim, device, error, warning};

#[test]
fn impossible_figures_are_refused() {
    let table = [
        ("display.size", "67 in", "67"),
        ("display.size", "0.5 in", "0.5"),
        ("battery.capacity", "50 mAh", "50"),
        ("body.weight", "2,000 g", "2000"),
        ("display.refresh_rate", "60 to 12,000 Hz", "12000"),
        ("camera.main", "0 MP", "0"),
    ];
    for (key, value, told) in table {
        let text = claim(&format!("property = \"{key}\"\nvalue = \"{value}\"\n"));
        error(&text, 11, told, "slipped digit");
    }
    assert_eq!(
        device(&claim("property = \"display.size\"\nvalue = \"6.7 in\"\n")).problems,
        []
    );
}

#[test]
fn dates_that_cannot_follow_each_other_are_found() {
    let specs = |lines: &str| format!("{RELEASED}{lines}");
    warning(
        &specs("support.until = \"2023\"\n"),
        14,
        "the end of support of 2023 lies before the release of 2024-05",
        "Mend one",
    );
    warning(
        &specs("support.upgrades_until = \"2023-01-01\"\n"),
        14,
        "the end of upgrades",
        "Mend one",
    );
    assert_eq!(device(&specs("support.until = \"2024\"\n")).problems, []);
    let later = RELEASED.replace("\"maker\"", "\"maker\", date = \"2026\"");
    warning(
        &later.replace("2024-05", "2027-05"),
        13,
        "2027-05 is confirmed, and lies ahead of 2026-11-28",
        "`announced`",
    );
    let back = claim(
        "property = \"statement\"\nvalue = \"x\"\nas_of = \"2024-03\"\nhistory = [{ status = \"rumored\", as_of = \"2024-06\" }]\n",
    )
    .replace("\"rumored\"\ns", "\"leaked\"\ns");
    warning(
        &back,
        11,
        "the history goes back from 2024-06 to 2024-03",
        "oldest first",
    );
}

#[test]
fn what_cannot_be_is_found() {
    let spec = |line: &str| format!("{RELEASED}{line}\n");
    for (line, message) in [
        (
            "display.size = \"60 in\"",
            "display.size of 60 in cannot be",
        ),
        (
            "display.resolution = \"1080 x 23400\"",
            "does not fit display.resolution",
        ),
        (
            "display.resolution = \"108 x 2340\"",
            "no screen has 108 x 2340 pixels",
        ),
    ] {
        error(&spec(line), 14, message, "");
    }
    assert_eq!(
        device(&spec("display.resolution = \"84 x 48\"")).problems,
        []
    );
    error(
        &RELEASED.replace("2024-05", "1974-05"),
        13,
        "before the first mobile phone",
        "slipped digit",
    );
}
