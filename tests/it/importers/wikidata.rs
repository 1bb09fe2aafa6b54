//! Answers of Wikidata's query service. The recorded one is made by hand in the
//! documented format, and its item numbers are placeholders.

use specdex::domain::{DeviceKind, Property as P};

use super::{device, fact_in, parse_one, parse_recorded, refusals, value};

const NAME: &str = "wikidata";

#[test]
fn rows_of_one_item_are_one_device() {
    let parsed = parse_recorded(NAME);
    let iphone = device(&parsed, "iPhone 6");
    assert_eq!(
        (iphone.brand.as_str(), iphone.kind),
        ("Apple", Some(DeviceKind::Phone))
    );
    assert_eq!(value(iphone, P::ChipSoc), "Apple A8");
    let chip = fact_in(iphone, P::ChipSoc, "world").unwrap();
    assert_eq!(chip.as_of.unwrap().to_string(), "2026-08-22");
    let page = chip.source.url.as_ref().unwrap().as_str();
    assert_eq!(page, "https://www.wikidata.org/wiki/Q9000000001");
}

#[test]
fn meters_and_kilograms_become_the_units_of_the_catalog() {
    let parsed = parse_recorded(NAME);
    let iphone = device(&parsed, "iPhone 6");
    assert_eq!(value(iphone, P::BodyWeight), "129");
    assert_eq!(value(iphone, P::BodyHeight), "138.1");
    assert_eq!(value(iphone, P::BodyWidth), "67");
    assert_eq!(value(iphone, P::BodyDepth), "6.9");
}

#[test]
fn a_date_is_as_exact_as_it_is_known() {
    let parsed = parse_recorded(NAME);
    // Of the days of several countries the first one counts.
    assert_eq!(
        value(device(&parsed, "iPhone 6"), P::ReleaseDate),
        "2014-09-19"
    );
    let flip = device(&parsed, "Galaxy Z Flip");
    assert_eq!(value(flip, P::ReleaseDate), "2020-02");
    assert_eq!(flip.kind, Some(DeviceKind::Foldable));
    // A decade is no date.
    assert_eq!(value(device(&parsed, "Yoga Tablet 8"), P::ReleaseDate), "");
}

#[test]
fn what_cannot_be_used_is_refused_with_its_item() {
    let refused = refusals(&parse_recorded(NAME));
    for wanted in [
        "wikidata.json:Q9000000002: body.weight: \"heavy\" is no number",
        "wikidata.json:Q9000000003: Q9000000003 has no English name",
        "wikidata.json:Q9000000004: Nexus 7 names no maker",
        "wikidata.json:Q9000000005: \"P4140\" is no property that is asked for",
    ] {
        assert!(
            refused.contains(&wanted.to_owned()),
            "{wanted}\n{refused:#?}"
        );
    }
    assert!(
        refused
            .iter()
            .any(|line| line.contains("known with precision \"8\" only"))
    );
}

#[test]
fn damaged_answers_are_refused() {
    super::refuses_an_empty_checkout(NAME);
    let torn = parse_one(NAME, "wikidata.json", "{\"results\": {\"bindings\": [");
    assert!(refusals(&torn)[0].contains("line 1 column"));
    let other = parse_one(NAME, "wikidata.json", "{\"boolean\": true}");
    assert!(refusals(&other)[0].contains("missing field `results`"));
    let row = "{\"results\": {\"bindings\": [{\"item\": {\"value\": \"x\"}}]}}";
    let strange = parse_one(NAME, "wikidata.json", row);
    assert_eq!(
        refusals(&strange),
        ["wikidata.json:row 1: it names no item"]
    );
}
