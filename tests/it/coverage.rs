//! `specdex data coverage`: what is counted, and how the report reads.

use jiff::civil::date;
use specdex::catalog::coverage::{Coverage, Essential};
use specdex::catalog::{Catalog, Files, load};
use unicode_width::UnicodeWidthStr as _;

use crate::support::Home;

const SOURCES: &str = "
[[publishers]]
id = \"maker\"
name = \"The maker\"
kind = \"official\"
address = \"https://maker.example\"
[[publishers]]
id = \"open\"
name = \"The open set\"
kind = \"dataset\"
license = \"CC0-1.0\"
redistributable = true
[[publishers]]
id = \"closed\"
name = \"The closed set\"
kind = \"dataset\"
";
const BRANDS: &str = "
[[brands]]
id = \"acme\"
name = \"Acme\"
tier = 1
[[brands]]
id = \"bolt\"
name = \"Bolt\"
";
/// Six of the eight.
const SIX: &str = "chip.soc = \"A1\"
memory.ram = \"8 GB\"
storage.capacity = \"128 GB\"
display.size = \"6.1 in\"
display.resolution = \"1080 x 2340\"
battery.energy = \"19 Wh\"
";

/// The catalog of some devices, each an id and what its table of specs says.
fn catalog(devices: &[(&str, &str)], imported: &str) -> Catalog {
    let mut files = Files::default();
    let mut insert = |path: &str, text: &str| files.insert(path.to_owned(), text.into());
    insert("markets.toml", "[[markets]]\ncode = \"world\"\n");
    insert("sources.toml", SOURCES);
    insert("brands.toml", BRANDS);
    insert("imported/specs.csv", imported);
    for (id, specs) in devices {
        let (brand, name) = id.split_once('-').unwrap();
        let text = format!(
            "id = \"{id}\"\nname = \"{name}\"\nbrand = \"{brand}\"\nkind = \"phone\"\n\
             codes = [\"C-1\", \"c-1\", \"{id}\"]\n\
             [[specs]]\nsources = [{{ publisher = \"maker\" }}]\nas_of = \"2026\"\n{specs}"
        );
        insert(&format!("devices/{brand}/{id}.toml"), &text);
    }
    load(&files).catalog
}

fn coverage(devices: &[(&str, &str)]) -> Coverage {
    Coverage::of(&catalog(devices, ""), date(2026, 11, 28))
}

#[test]
fn a_device_with_six_of_the_eight_is_rich() {
    let five = SIX.replace("chip.soc = \"A1\"\n", "");
    let unknown = SIX.replace("\"A1\"", "\"unknown\"");
    let none = SIX.replace("\"A1\"", "\"none\"");
    for (specs, rich) in [(SIX, 1), (&five, 0), (&unknown, 0), (&none, 1)] {
        let counted = coverage(&[("acme-one", specs)]);
        assert_eq!(
            (counted.all.devices, counted.all.rich),
            (1, rich),
            "{specs}"
        );
    }
}

#[test]
fn groups_add_up_to_all() {
    let dated = format!("{SIX}release.date = \"2025-03\"\n");
    let counted = coverage(&[
        ("acme-one", &dated),
        ("acme-two", SIX),
        ("bolt-one", "release.announced = \"2024\"\n"),
    ]);
    let years: Vec<_> = counted
        .years
        .iter()
        .map(|(year, group)| (*year, group.devices))
        .collect();
    assert_eq!(years, [(None, 1), (Some(2024), 1), (Some(2025), 1)]);
    let of_brands: Vec<_> = counted
        .brands
        .values()
        .map(|group| (group.devices, group.rich))
        .collect();
    assert_eq!(of_brands, [(2, 2), (1, 0)]);
    assert_eq!(counted.all.known, [2, 2, 2, 2, 2, 2, 0, 2]);
    // Codes count once, however they are written.
    assert_eq!(counted.codes, 4);
}

#[test]
fn what_is_wanted_is_well_known_recent_and_lacks_something() {
    let dated = |when: &str| format!("{SIX}release.date = \"{when}\"\n");
    let full = format!("{}camera.main = \"50 MP\"\n", dated("2026-02"));
    let counted = coverage(&[
        ("acme-new", &dated("2026-03")),
        ("acme-newer", "release.date = \"2026-09\"\n"),
        ("acme-full", &full),
        ("acme-old", &dated("2019")),
        ("acme-coming", &dated("2027")),
        ("acme-undated", SIX),
        ("bolt-new", &dated("2026-03")),
    ]);
    let missing: Vec<_> = counted.gaps.iter().map(|gap| gap.missing.len()).collect();
    assert_eq!(missing, [7, 1]);
    assert_eq!(counted.gaps[1].missing, [Essential::Cameras]);
}

#[test]
fn values_are_counted_by_the_terms_of_the_set_they_were_read_from() {
    let imported = "subject,property,market,value,as_of,sources
acme-one,camera.main,world,50 MP,2026,open
acme-one,camera.front,world,12 MP,2026,closed>open
acme-one,chip.gpu,world,G1,2026,open>closed
";
    let counted = Coverage::of(&catalog(&[("acme-one", SIX)], imported), date(2026, 11, 28));
    let provenance = counted.provenance;
    assert_eq!(
        (provenance.values, provenance.sourced, provenance.licensed),
        (9, 9, 8)
    );
    let closed: Vec<_> = provenance
        .closed
        .iter()
        .map(|(id, count)| (id.as_str(), *count))
        .collect();
    assert_eq!(closed, [("closed", 1)]);
    assert_eq!(provenance.licenses[&Some("CC0-1.0".to_owned())], 2);
}

#[test]
fn the_report_fits_eighty_columns() {
    let ran = Home::new().run(&["data", "coverage"]).ended(0);
    for line in ran.out.lines() {
        assert!(line.width() <= 80, "{} columns: {line}", line.width());
    }
    for part in ["By brand", "By year", "Samsung", "battery.capacity", "2025"] {
        assert!(ran.out.contains(part), "{part} is missing:\n{}", ran.out);
    }
}
