//! Tables of anybody's own: both shapes, what spreadsheets do to them, and
//! refusals that say which line to mend and how.

use specdex::domain::{DeviceKind, Property as P};
use specdex::importers::Parsed;

use super::{
    admit_recorded, admitted, device, fact_in, parse_one, parse_recorded, refusals, value,
};

const NAME: &str = "csv";

fn refusal(parsed: &Parsed, place: &str) -> String {
    let refused = refusals(parsed);
    let mut found = refused.iter().filter(|line| line.starts_with(place));
    found
        .next()
        .cloned()
        .unwrap_or_else(|| panic!("{place}: {refused:#?}"))
}

#[test]
fn a_line_per_device_has_a_column_per_property() {
    let parsed = parse_recorded(NAME);
    let x20 = device(&parsed, "X20");
    assert_eq!(
        (x20.brand.as_str(), x20.kind),
        ("Nokia", Some(DeviceKind::Phone))
    );
    assert_eq!(x20.codes, ["TA-1341", "TA-1344"]);
    assert_eq!(value(x20, P::BatteryCapacity), "4470");
    assert_eq!(value(x20, P::MemoryRam), "6 | 8");
    let fact = fact_in(x20, P::BatteryCapacity, "world").unwrap();
    assert_eq!(fact.as_of.unwrap().to_string(), "2021-05-11");
    let url = fact.source.url.as_ref().unwrap().as_str();
    assert_eq!(url, "https://www.nokia.com/phones/en_int/nokia-x-20");
    // A second line adds a market to the same device.
    assert!(fact_in(x20, P::OsLaunch, "jp").is_some());
}

#[test]
fn a_line_per_value_names_its_property() {
    // Semicolons, as a spreadsheet in Europe saves it.
    let parsed = parse_recorded(NAME);
    let mut records = parsed
        .devices
        .iter()
        .filter(|device| device.name == "8.3 5G");
    let nokia = records.next().unwrap();
    assert_eq!(value(nokia, P::DisplaySize), "6.81");
    assert_eq!(value(nokia, P::CameraModules), "64 | 12 | 2");
    // What another publisher says is a record of its own.
    let other = records.next().unwrap();
    assert_eq!(value(other, P::BatteryCapacity), "4500");
    assert_eq!(other.facts[0].source.publisher.as_str(), "nobody");
}

#[test]
fn a_refusal_names_the_line_and_what_to_write() {
    let parsed = parse_recorded(NAME);
    for (place, says) in [
        (
            "mine.csv:4",
            "\"5050\" does not fit battery.capacity; write a number in mAh",
        ),
        (
            "mine.csv:5",
            "\"phne\" is no kind of device; write one of phone, foldable",
        ),
        (
            "mine.csv:6",
            "as_of is empty; write the day on which battery.capacity",
        ),
        ("mine.csv:7", "name is empty"),
        ("mine.csv:8", "publisher is empty"),
        ("mine.csv:9", "\"JP\" is not a market code"),
        ("mine.csv:10", "is not an https address"),
        (
            "long.csv:4",
            "\"display.sise\" is no column and no property of devices; did you mean display.size?",
        ),
        (
            "long.csv:5",
            "display.size is 6.8 here and 6.81 in a line before",
        ),
    ] {
        let found = refusal(&parsed, place);
        assert!(found.contains(says), "{found}");
    }
    // The empty line at the end of a spreadsheet is nobody's mistake.
    assert_eq!(parsed.refused.len(), 9, "{:#?}", parsed.refused);
    // A line with one bad cell keeps its others.
    assert_eq!(value(device(&parsed, "G20"), P::MemoryRam), "4");
}

#[test]
fn a_heading_that_means_nothing_is_refused_before_the_lines() {
    let table = "brand,name,publisher,battery.capasity\nNokia,X20,nokia,\"4,470 mAh\"\n";
    let parsed = parse_one(NAME, "a.csv", table);
    assert_eq!(parsed.devices, []);
    assert!(refusal(&parsed, "a.csv:1").contains("did you mean battery.capacity?"));
    let parsed = parse_one(NAME, "a.csv", "brand,name\nNokia,X20\n");
    assert!(refusal(&parsed, "a.csv:1").contains("names no column \"publisher\""));
    let parsed = parse_one(
        NAME,
        "a.csv",
        "brand,name,publisher,value\nNokia,X20,nokia,1\n",
    );
    assert!(refusal(&parsed, "a.csv:1").contains("property and value go together"));
    let parsed = parse_one(
        NAME,
        "a.csv",
        "brand,name,publisher,os.base\nNokia,X20,nokia,1\n",
    );
    assert!(refusal(&parsed, "a.csv:1").contains("no property of devices"));
    super::refuses_an_empty_checkout(NAME);
}

#[test]
fn only_known_publishers_markets_and_systems_are_admitted() {
    let before = parse_recorded(NAME).refused.len();
    let parsed = admit_recorded(NAME);
    let nobody =
        "long.csv:6: battery.capacity: nobody is no publisher of sources.toml; add it there first";
    assert_eq!(refusals(&parsed)[before..], [nobody]);
    assert_eq!(value(device(&parsed, "X20"), P::BatteryCapacity), "4470");

    let table = "brand,name,publisher,as_of,market,os.launch\n\
        Nokia,X20,nokia,2021-05-11,qq,android 11\n\
        Nokia,X20,nokia,2021-05-11,cn,hangman 2\n\
        Nokia,X20,mobilemodels,2021-05-11,cn,android 11\n";
    let refused = refusals(&admitted(NAME, parse_one(NAME, "a.csv", table)));
    assert!(
        refused[0].contains("qq is no market of markets.toml"),
        "{refused:#?}"
    );
    assert!(
        refused[1].contains("there is no system hangman in os/"),
        "{refused:#?}"
    );
    assert!(
        refused[2].contains("mobilemodels may not be passed on"),
        "{refused:#?}"
    );
}
