//! phone-compare: sentences of a TypeScript file, each with a maker's page.

use specdex::catalog::Files;
use specdex::domain::{DeviceKind, Property as P, PublisherId, SourceKind};
use specdex::importers::Parsed;

use super::{device, fact_in, importer, parse_one, parse_recorded, recorded, refusals, value};
use crate::shipped::SNAPSHOT;

const NAME: &str = "phone-compare";
const FILE: &str = "apps/phones/data/catalog.ts";

/// What is read when one text of the recorded file is another.
fn with(old: &str, new: &str) -> Parsed {
    let files = recorded(NAME);
    let text = std::str::from_utf8(files.get(FILE).unwrap()).unwrap();
    assert!(text.contains(old), "{old}");
    parse_one(NAME, FILE, text.replace(old, new))
}

#[test]
fn a_value_is_the_makers_who_published_the_page() {
    let parsed = parse_recorded(NAME);
    let phone = device(&parsed, "iPhone 17e");
    assert_eq!(phone.brand, "Apple");
    assert_eq!(phone.place, "apps/phones/data/catalog.ts:apple-iphone-17e");
    let page = fact_in(phone, P::DisplaySize, "world").unwrap();
    assert_eq!(page.source.publisher.as_str(), "apple");
    let url = page.source.url.as_ref().unwrap();
    assert_eq!(url.as_str(), "https://support.apple.com/en-us/126470");
    assert_eq!(page.source.via.as_ref().unwrap().as_str(), NAME);
    // A page without a date of its own held on the day on which it was read.
    assert_eq!(page.as_of.unwrap().to_string(), "2026-08-08");
    let announcement = fact_in(phone, P::ReleaseDate, "world").unwrap();
    assert_eq!(announcement.as_of.unwrap().to_string(), "2026-03-02");
    assert_eq!(announcement.value.to_string(), "2026-03-11");
}

#[test]
fn a_foldable_has_two_screens() {
    let parsed = parse_recorded(NAME);
    let fold = device(&parsed, "Pixel 10 Pro Fold");
    assert_eq!(fold.kind, Some(DeviceKind::Foldable));
    for (property, wanted) in [
        (P::DisplaySize, "8"),
        (P::DisplayResolution, "2076 x 2152"),
        (P::DisplayRefreshRate, "120"),
        (P::CoverSize, "6.4"),
        (P::CoverResolution, "1080 x 2364"),
        (P::CoverRefreshRate, "120"),
        (P::CameraMain, "48"),
        (P::CameraUltrawide, "10.5"),
        (P::CameraTelephoto, "10.8"),
        (P::StorageCapacity, "256 | 512 | 1024"),
        (P::BatteryCapacity, "5015"),
        (P::ChipSoc, "Google Tensor G5"),
    ] {
        assert_eq!(value(fold, property), wanted, "{}", property.key());
    }
    let folded = with(
        "164 × 75.42 × 7.35 mm (Black and Glacier Blue); 7.40 mm thick (Mist Purple)",
        "White: folded 156.7 × 74.5 × 8.75 mm; unfolded 156.7 × 145.6 × 4.0 mm",
    );
    let phone = device(&folded, "Note 15 5G");
    assert_eq!(value(phone, P::BodyWidth), "145.6");
    assert_eq!(value(phone, P::BodyDepth), "4");
    assert_eq!(value(phone, P::BodyFoldedDepth), "8.75");
}

#[test]
fn colors_may_differ_in_weight_and_depth() {
    let parsed = parse_recorded(NAME);
    let phone = device(&parsed, "Find X9 Ultra");
    assert_eq!(value(phone, P::BodyWeight), "235 | 236");
    assert_eq!(value(phone, P::BodyDepth), "8.65 | 9.1");
    assert_eq!(value(phone, P::BodyHeight), "163.16");
}

#[test]
fn what_a_sentence_says_is_read_for_each_property() {
    for (old, new, property, wanted) in [
        (
            "45 W turbo charging",
            "80 W SUPERVOOC or 50 W AIRVOOC",
            P::ChargingWired,
            "80",
        ),
        (
            "45 W turbo charging",
            "80 W SUPERVOOC or 50 W AIRVOOC",
            P::ChargingWireless,
            "50",
        ),
        (
            "45 W turbo charging",
            "45 W wired, 5 W reverse wireless",
            P::ChargingWireless,
            "",
        ),
        (
            "45 W turbo charging",
            "50% in 25 minutes with a 30 W charger",
            P::ChargingWired,
            "",
        ),
        (
            "8 GB RAM + 256 GB storage",
            "12 GB + 256 GB or 16 GB + 512 GB",
            P::MemoryRam,
            "12 | 16",
        ),
        (
            "8 GB RAM + 256 GB storage",
            "8 GB physical RAM + 8 GB extended RAM",
            P::MemoryRam,
            "",
        ),
        (
            "8 GB RAM + 256 GB storage",
            "Up to 16 GB RAM + 1 TB storage",
            P::MemoryRam,
            "up to 16",
        ),
        (
            "108 MP main + 8 MP ultrawide",
            "50 MP main + 2 MP",
            P::CameraModules,
            "50 | 2",
        ),
        (
            "108 MP main + 8 MP ultrawide",
            "64 MP dual-camera system",
            P::CameraMain,
            "",
        ),
        (
            "108 MP main + 8 MP ultrawide",
            "8 MP ultrawide/macro",
            P::CameraMacro,
            "",
        ),
        (
            "3,200 nits peak",
            "1,400 nits peak; 800 nits typical",
            P::DisplayBrightness,
            "1400",
        ),
        (
            "3,200 nits peak",
            "480 nits typical",
            P::DisplayBrightness,
            "",
        ),
        (
            "2392 × 1080",
            "FHD+ (1080 × 2400)",
            P::DisplayResolution,
            "1080 x 2400",
        ),
        (
            "Snapdragon 6 Gen 3 Mobile Platform",
            "1.8 GHz octa-core processor",
            P::ChipSoc,
            "",
        ),
        (
            "value: \"IP65\"",
            "value: \"IP68 / IP69K\"",
            P::BodyProtection,
            "IP68 | IP69K",
        ),
        (
            "Up to 120 Hz",
            "60, 90, 120, 144, or 165 Hz adaptive",
            P::DisplayRefreshRate,
            "165",
        ),
    ] {
        let parsed = with(old, new);
        let read = value(device(&parsed, "Note 15 5G"), property);
        assert_eq!(read, wanted, "{}: {new}", property.key());
    }
    let phone = parse_recorded(NAME);
    let phone = device(&phone, "Note 15 5G");
    assert_eq!(value(phone, P::ChipSoc), "Snapdragon 6 Gen 3");
    // A card is no storage of the phone.
    assert_eq!(value(phone, P::StorageCapacity), "256");
}

#[test]
fn an_announcement_is_no_release_and_a_list_names_its_market() {
    let parsed = parse_recorded(NAME);
    let phone = device(&parsed, "Pura 90s Pro");
    assert_eq!(value(phone, P::ReleaseAnnounced), "2026-07-14");
    assert_eq!(value(phone, P::ReleaseDate), "");
    let market = fact_in(phone, P::ReleaseMarket, "global").unwrap();
    assert_eq!(market.value.to_string(), "global");
    let phone = device(&parsed, "Note 15 5G");
    let market = fact_in(phone, P::ReleaseMarket, "gb").unwrap();
    let url = market.source.url.as_ref().unwrap();
    assert_eq!(url.as_str(), "https://www.mi.com/uk/product-list/phone/");
}

#[test]
fn a_sentence_without_a_value_is_refused_and_silence_is_not() {
    let refused = refusals(&parse_recorded(NAME));
    let place = "apps/phones/data/catalog.ts";
    let hours = format!(
        "{place}:apple-iphone-17e: battery.capacity: \"Up to 26 hours of video playback\" gives no value"
    );
    let ounces =
        format!("{place}:google-pixel-10-pro-fold: body.weight: \"9.1 oz\" gives no value");
    assert_eq!(refused, [hours, ounces]);
}

#[test]
fn a_host_of_nobody_known_is_refused() {
    let parsed = with("https://www.oppo.com/", "https://community.example.org/");
    let phone = device(&parsed, "Find X9 Ultra");
    assert_eq!(phone.facts, []);
    let refused = refusals(&parsed);
    assert!(refused.iter().any(|line| {
        line.ends_with("chip.soc: community.example.org is the host of no publisher known here")
    }));
}

#[test]
fn every_page_belongs_to_a_maker_of_the_catalog() {
    let publishers = SNAPSHOT.catalog.publishers();
    for device in parse_recorded(NAME).devices {
        for fact in device.facts {
            let id: &PublisherId = &fact.source.publisher;
            let publisher = publishers.get(id).unwrap_or_else(|| panic!("{id}"));
            assert_eq!(publisher.kind, SourceKind::Official, "{id}");
            let url = fact.source.url.unwrap();
            let host = url.as_str().split('/').nth(2).unwrap();
            let host = host.strip_prefix("www.").unwrap_or(host);
            assert!(publisher.hosts.iter().any(|h| h == host), "{id}: {host}");
        }
    }
}

#[test]
fn damaged_files_are_refused_by_their_path() {
    super::refuses_an_empty_checkout(NAME);
    let refused = refusals(&parse_one(NAME, FILE, "export const nothing = {};"));
    assert_eq!(refused, [format!("{FILE}: there is no constant sources")]);
    let refused = refusals(&with("slug: \"apple-iphone-17e\"", "slug: 17"));
    assert!(
        refused[0].starts_with(&format!("{FILE}:phone 1: ")),
        "{refused:?}"
    );
    let mut files = Files::default();
    files.insert(FILE.to_owned(), vec![0xff, 0xfe]);
    assert!(!(importer(NAME).parse)(&files).refused.is_empty());
}
