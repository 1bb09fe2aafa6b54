//! The merge: which records are one device, which values stay, and that
//! nothing changes when nothing changed.

use std::collections::BTreeMap;

use specdex::catalog::{self, Catalog, Files};
use specdex::importers::merge::{self, Merged, Rules, Sources};
use specdex::importers::{self, Parsed, Stored};

use super::{parse_one, parse_recorded};

/// The tables that everything refers to, as they are shipped, and these files.
fn data(files: &[(&str, &str)]) -> Files<'static> {
    let mut data = Files::default();
    for (path, content) in catalog::packed().iter() {
        let table = !path.contains('/') && path != "ids.csv" && path != "series.toml";
        if table || path.starts_with("os/") {
            data.insert(path.to_owned(), content.to_vec());
        }
    }
    for (path, content) in files {
        data.insert((*path).to_owned(), content.as_bytes().to_vec());
    }
    data
}

fn written(files: &Files<'_>) -> Catalog {
    merge::written(files).catalog
}

fn rules(files: &Files<'_>) -> Rules {
    let text = files.get(catalog::MERGE_RULES).unwrap();
    Rules::from_text(std::str::from_utf8(text).unwrap()).unwrap()
}

fn merged(files: &Files<'_>, records: &[(&str, &Parsed)]) -> Merged {
    merge::merge(&Sources {
        written: &written(files),
        files,
        rules: &rules(files),
        records,
    })
}

/// The records of a table of devices: brand, name, codes, codenames, values.
fn table(publisher: &str, rows: &str) -> Parsed {
    let mut text = "brand;name;codes;codenames;kind;publisher;as_of;battery.capacity\n".to_owned();
    for row in rows.lines() {
        let cells: Vec<&str> = row.split(';').map(str::trim).collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        let (brand, name, codes, codenames) = (cell(0), cell(1), cell(2), cell(3));
        let battery = cell(4);
        text.push_str(&format!(
            "{brand};{name};{codes};{codenames};phone;{publisher};2026-05;{battery}\n"
        ));
    }
    let parsed = parse_one("csv", "x.csv", text);
    assert_eq!(parsed.refused, []);
    parsed
}

/// The ids of the generated devices.
fn ids(merged: &Merged) -> Vec<&str> {
    let rows = merged.files["imported/devices.csv"].lines().skip(2);
    rows.filter_map(|row| row.split(',').next()).collect()
}

/// The row of a generated file that begins with this.
fn row<'m>(merged: &'m Merged, file: &str, start: &str) -> &'m str {
    let mut rows = merged.files[&format!("imported/{file}.csv")].lines();
    rows.find(|row| row.starts_with(start)).unwrap_or_default()
}

/// The devices that these rows of two data sets make.
fn devices(first: &str, second: &str) -> Vec<String> {
    let (one, other) = (table("techapi", first), table("lineageos-wiki", second));
    let merged = merged(&data(&[]), &[("techapi", &one), ("lineageos-wiki", &other)]);
    ids(&merged).into_iter().map(str::to_owned).collect()
}

#[test]
fn names_that_differ_only_in_how_they_are_written_are_one_device() {
    for (one, other, id) in [
        (
            "Samsung;Galaxy Z Fold7",
            "samsung;Galaxy Z Fold 7",
            "samsung-galaxy-z-fold7",
        ),
        (
            "Xiaomi;Redmi Note 12 Pro+",
            "Redmi;Note 12 Pro Plus",
            "xiaomi-redmi-note-12-pro-plus",
        ),
        (
            "Sony;Xperia XZ1",
            "Sony mobile;XPERIA XZ1",
            "sony-xperia-xz1",
        ),
        ("Honor;X60 Pro", "HONOR;Honor 荣耀X60 PRO", "honor-x60-pro"),
        ("vivo;iQOO 12", "iQOO;12", "iqoo-12"),
        ("POCO;F7", "Xiaomi;POCO F7", "xiaomi-poco-f7"),
        (
            "Acme Mobile;A1 Neo",
            "Acme Mobile Inc;A1 NEO",
            "acme-mobile-a1-neo",
        ),
        ("10.or;G", "10or;10or_G", "10-or-g"),
    ] {
        assert_eq!(devices(one, other), [id], "{one} and {other}");
    }
}

#[test]
fn names_of_siblings_are_two_devices() {
    for (one, other) in [
        ("Nokia;X60", "Nokia;X60 Pro"),
        ("Xiaomi;13", "Xiaomi;13T"),
        ("Xiaomi;Redmi Note 12", "Xiaomi;Redmi Note 12 5G"),
        ("Samsung;Galaxy S24", "Samsung;Galaxy S24+"),
        ("Motorola;moto g5 2", "Motorola;moto g52"),
        ("Sony;Xperia 1", "Sony;Xperia 1 II"),
    ] {
        assert_eq!(devices(one, other).len(), 2, "{one} and {other}");
    }
}

#[test]
fn a_network_in_the_name_tells_devices_apart_only_where_the_hardware_differs() {
    // One set knows no codename, and there is only one that it can mean.
    let one = devices("Samsung;Galaxy S21", "Samsung;Galaxy S21 5G;;o1s");
    assert_eq!(one, ["samsung-galaxy-s21"]);
    // The same hardware.
    let one = devices("Samsung;Galaxy A52;;a52q", "Samsung;Galaxy A52 4G;;a52q");
    assert_eq!(one, ["samsung-galaxy-a52"]);
    // Two models.
    let two = devices("Samsung;Galaxy A52;;a52q", "Samsung;Galaxy A52 5G;;a52xq");
    assert_eq!(two, ["samsung-galaxy-a52", "samsung-galaxy-a52-5g"]);
    // For Redmi it is part of the model, whatever the codename.
    let two = devices("Redmi;12;;fire", "Redmi;12 5G;;fire");
    assert_eq!(two.len(), 2);
}

#[test]
fn a_set_that_lists_two_names_knows_two_devices() {
    let two = devices("Samsung;Galaxy A07\nSamsung;Galaxy A07 5G", "");
    assert_eq!(two, ["samsung-galaxy-a07", "samsung-galaxy-a07-5g"]);
}

#[test]
fn phones_that_one_maker_builds_for_another_are_the_others() {
    let one = devices("Google;Nexus 5;;hammerhead", "LG;Nexus 5;;hammerhead");
    assert_eq!(one, ["google-nexus-5"]);
    let one = devices("HTC;Bolt;2PYB2", "Sprint;HTC Bolt;2PYB2");
    assert_eq!(one, ["htc-bolt"]);
    let one = devices("Fairphone;5;;FP5", "Fairphone;Fairphone 5 5G;;FP5");
    assert_eq!(one, ["fairphone-5"]);
    let one = devices("OnePlus;6T", "OnePlus;OnePlus6T;ONEPLUS A6010");
    assert_eq!(one, ["oneplus-6t"]);
}

/// The kinds of devices that a list of codes names: code, brand, name.
fn kinds(rows: &[(&str, &str, &str)]) -> Vec<String> {
    let entries = rows.iter().map(|(code, brand, name)| {
        format!("\"{code}\": {{ \"brand\": \"{brand}\", \"name\": \"{name}\" }}")
    });
    let list = format!("{{{}}}", entries.collect::<Vec<_>>().join(","));
    let list = parse_one("bsthen-device-models", "devices.json", list);
    let merged = merged(&data(&[]), &[("bsthen-device-models", &list)]);
    let devices = merged.files["imported/devices.csv"].lines().skip(2);
    let cells = devices.map(|row| row.split(',').collect::<Vec<_>>());
    cells
        .map(|cells| format!("{}: {}", cells[1], cells[3]))
        .collect()
}

#[test]
fn a_name_or_code_tells_the_kind_where_no_set_does() {
    assert_eq!(
        kinds(&[
            ("P1", "Acme", "SuperPad 8"),
            ("P2", "Acme", "Smart TV 43"),
            ("SM-T999", "Samsung", "Galaxy Zeta"),
            ("P3", "Acme", "Tabasco"),
        ]),
        [
            "Smart TV 43: tv",
            "SuperPad 8: tablet",
            // Nobody says what it is, which is not the same as another kind.
            "Tabasco: unknown",
            "Galaxy Zeta: tablet",
        ]
    );
}

#[test]
fn a_rule_that_names_a_device_overrules_the_kind_that_a_set_gives() {
    let set = "brand;name;kind;publisher;as_of;memory.ram\n\
         asus;Zenfone 8 Flip;foldable;techapi;2026-05;8 GB\n\
         asus;Zenfone Flip 9;foldable;techapi;2026-05;8 GB\n";
    let set = parse_one("csv", "x.csv", set);
    let merged = merged(&data(&[]), &[("techapi", &set)]);
    let kind = |id: &str| {
        row(&merged, "devices", id)
            .split(',')
            .nth(3)
            .map(str::to_owned)
    };
    assert_eq!(kind("asus-zenfone-8-flip,").as_deref(), Some("phone"));
    assert_eq!(kind("asus-zenfone-flip-9,").as_deref(), Some("foldable"));
}

#[test]
fn a_part_number_gets_the_name_that_the_table_of_chips_gives() {
    let chips = "brand;name;kind;publisher;as_of;chip.soc\n\
         Nokia;X20;phone;techapi;2026-05;Qualcomm SM8550\n\
         Nokia;X21;phone;techapi;2026-05;Qualcomm SM7150\n";
    let set = parse_one("csv", "x.csv", chips);
    let merged = merged(&data(&[]), &[("techapi", &set)]);
    let chip = row(&merged, "specs", "nokia-x20,chip.soc,");
    assert!(chip.contains(",Snapdragon 8 Gen 2 (SM8550),"), "{chip}");
    // Sold under two names: which one is meant cannot be told.
    let chip = row(&merged, "specs", "nokia-x21,chip.soc,");
    assert!(chip.contains(",Qualcomm SM7150,"), "{chip}");
}

#[test]
fn a_publisher_that_two_sets_read_otherwise_says_what_the_first_one_read() {
    let other = table("nokia", "Nokia;X20;;;4470 mAh\nNokia;X21;;;5000 mAh");
    let mut first = table("nokia", "Nokia;X20;;;4500 mAh\nNokia;X21;;;5000 mAh");
    for device in &mut first.devices {
        for fact in &mut device.facts {
            fact.source.via = Some(specdex::domain::PublisherId("phone-compare".into()));
        }
    }
    let merged = merged(&data(&[]), &[("phone-compare", &first), ("csv", &other)]);
    let specs = &merged.files["imported/specs.csv"];
    let rows: Vec<&str> = specs.lines().skip(2).collect();
    assert_eq!(
        rows,
        [
            "nokia-x20,battery.capacity,world,4500 mAh,2026-05,nokia>phone-compare",
            "nokia-x21,battery.capacity,world,5000 mAh,2026-05,nokia>phone-compare|nokia",
        ]
    );
    let [refused] = merged.refused.as_slice() else {
        panic!("{:?}", merged.refused)
    };
    assert!(
        refused.reason.contains("battery.capacity: nokia"),
        "{}",
        refused.reason
    );
}

#[test]
fn a_hand_written_device_may_be_of_a_brand_that_nobody_wrote_down() {
    let brands = "# Generated by an importer; do not edit.\nid,name,aliases\nzzz,Zzz,\n";
    let device = "id = \"zzz-one\"\nname = \"One\"\nbrand = \"zzz\"\nkind = \"phone\"\n";
    let files = data(&[
        ("imported/brands.csv", brands),
        ("devices/zzz/zzz-one.toml", device),
    ]);
    let set = table("techapi", "Zzz;One;Z-1;;4470 mAh");
    let merged = merged(&files, &[("techapi", &set)]);
    assert_eq!(ids(&merged), [] as [&str; 0]);
    assert_eq!(row(&merged, "codes", "zzz-one,"), "zzz-one,Z-1,,");
    assert_eq!(merged.files["imported/brands.csv"], brands);
}

#[test]
fn a_device_that_is_only_called_by_a_code_is_the_one_with_that_code() {
    let one = devices("Nokia;X20;TA-1341", "Nokia;TA-1341;TA-1341");
    assert_eq!(one, ["nokia-x20"]);
}

#[test]
fn lists_of_codes_join_by_name_or_by_code_and_name() {
    let phone = table("techapi", "Samsung;Galaxy S21 5G;SM-G991B;o1s;4000 mAh");
    let list = r#"{
        "SM-G991U": { "brand": "Samsung", "name": "Galaxy S21 5G" },
        "SC-51B": { "brand": "Docomo", "name": "Galaxy Note Edge" },
        "SM-G991N": { "brand": "SK Telecom", "name": "Galaxy S21" }
    }"#;
    let list = parse_one("bsthen-device-models", "devices.json", list);
    let merged = merged(
        &data(&[]),
        &[("techapi", &phone), ("bsthen-device-models", &list)],
    );
    let s21 = row(&merged, "devices", "samsung-galaxy-s21-5g,");
    assert!(s21.contains(",SM-G991B|SM-G991U,"), "{s21}");
    assert!(s21.ends_with("techapi|bsthen-device-models"), "{s21}");
    // What nobody else names is a device of its own, about which nothing else is known.
    let edge = row(&merged, "devices", "docomo-galaxy-note-edge,");
    assert!(
        edge.contains(",unknown,,SC-51B,,bsthen-device-models"),
        "{edge}"
    );
}

#[test]
fn a_carrier_that_a_list_names_is_not_the_maker() {
    let tablet = table("techapi", "NEC;MEDIAS TAB UL N-08D;N-08D");
    let list = r#"{ "N-08D": { "brand": "Docomo", "name": "MEDIAS TAB UL N-08D" } }"#;
    let list = parse_one("bsthen-device-models", "devices.json", list);
    let sets = [("techapi", &tablet), ("bsthen-device-models", &list)];
    let merged = merged(&data(&[]), &sets);
    assert_eq!(ids(&merged), ["nec-medias-tab-ul-n-08d"]);
}

#[test]
fn every_value_stays_and_the_declared_set_comes_first() {
    let lineage = table("lineageos-wiki", "Nokia;X20;;;4500 mAh");
    let techapi = table("techapi", "Nokia;X20;;;4470 mAh");
    let pixel = table("pixelexperience-wiki", "Nokia;X20;;;4470 mAh");
    let merged = merged(
        &data(&[]),
        &[
            ("lineageos-wiki", &lineage),
            ("techapi", &techapi),
            ("pixelexperience-wiki", &pixel),
        ],
    );
    let specs = &merged.files["imported/specs.csv"];
    let rows: Vec<&str> = specs.lines().skip(2).collect();
    assert_eq!(
        rows,
        [
            "nokia-x20,battery.capacity,world,4470 mAh,2026-05,techapi|pixelexperience-wiki",
            "nokia-x20,battery.capacity,world,4500 mAh,2026-05,lineageos-wiki",
        ]
    );
    // The same holds for who reads the result: the first one is the best value,
    // and the other does not dispute it.
    let mut files = data(&[]);
    for (path, text) in &merged.files {
        files.insert(path.clone(), text.clone().into_bytes());
    }
    let numbers = catalog::number(&files);
    files.insert("ids.csv".to_owned(), numbers.into_bytes());
    let catalog = catalog::load(&files).catalog;
    let device = catalog.by_id("nokia-x20").unwrap();
    let known = specdex::domain::knowledge(
        specdex::domain::Property::BatteryCapacity,
        catalog.claims_of(device.number),
        specdex::domain::Market::WORLD,
        catalog.markets(),
        catalog.publishers(),
    );
    let known = known.unwrap();
    assert_eq!(known.value().unwrap().to_string(), "4470");
    assert!(!known.is_disputed());
    assert_eq!(known.weaker.len(), 1);
}

const BY_HAND: (&str, &str) = (
    "devices/nokia/nokia-x20.toml",
    "# By me.\nid = \"nokia-x20\"\nname = \"X20\"\nbrand = \"nokia\"\nkind = \"phone\"\ncodenames = [\"quill\"]\n",
);

#[test]
fn what_people_wrote_keeps_its_names_and_is_never_written() {
    let files = data(&[BY_HAND]);
    let set = table("techapi", "NOKIA;x20 5G;TA-1341;quill;4470 mAh");
    let merged = merged(&files, &[("techapi", &set)]);
    assert!(
        merged
            .files
            .keys()
            .all(|path| path.starts_with("imported/"))
    );
    assert_eq!(ids(&merged), [] as [&str; 0]);
    let codes = row(&merged, "codes", "nokia-x20,");
    assert_eq!(codes, "nokia-x20,TA-1341,quill,x20 5G");
    assert!(row(&merged, "specs", "nokia-x20,battery.capacity,").contains("4470 mAh"));
}

#[test]
fn ids_and_names_that_were_published_stay() {
    let devices = "# Generated by an importer; do not edit.\n\
         id,name,brand,kind,aliases,codes,codenames,sources\n\
         nokia-x20-old-id,X20,nokia,phone,,,,techapi\n\
         nokia-x21,X21,nokia,phone,,,,techapi\n";
    let numbers = "number,id\n1,nokia-x20-old-id\n2,nokia-g20,retired\n3,nokia-x21\n";
    let files = data(&[("imported/devices.csv", devices), ("ids.csv", numbers)]);
    let set = table("techapi", "Nokia;X-20\nNokia;G20;TA-1336");
    let merged = merged(&files, &[("techapi", &set)]);
    // A retired id is never used again.
    assert_eq!(ids(&merged), ["nokia-g20-ta-1336", "nokia-x20-old-id"]);
    assert!(row(&merged, "devices", "nokia-x20-old-id,").contains(",X20,nokia,"));
    // Nobody has the X21 any more; whether that is for good is for people to say.
    assert_eq!(merged.gone, ["nokia-x21"]);
    assert_eq!(merged.retired, [] as [&str; 0]);
    let retired = catalog::retire(numbers, &merged.gone);
    assert!(retired.ends_with("3,nokia-x21,retired\n"), "{retired}");
    assert!(retired.contains("2,nokia-g20,retired\n"), "{retired}");
}

#[test]
fn a_value_that_cannot_be_is_refused_with_its_place() {
    let set = table("techapi", "Nokia;X20;;;447000 mAh");
    let merged = merged(&data(&[]), &[("techapi", &set)]);
    assert_eq!(row(&merged, "specs", "nokia-x20"), "");
    let refused = &merged.refused[0];
    assert_eq!(refused.place, "x.csv:2");
    assert!(
        refused.reason.starts_with("techapi: "),
        "{}",
        refused.reason
    );
}

/// What all recorded files of all upstreams make, beside one device by hand.
fn recorded(files: &Files<'_>) -> Merged {
    let (catalog, rules) = (written(files), rules(files));
    let read = |name| importers::admit(name, parse_recorded(name), &catalog, &rules);
    let sets = importers::ALL.iter();
    let sets: Vec<(&str, Parsed)> = sets.map(|one| (one.name, read(one.name))).collect();
    let records: Vec<(&str, &Parsed)> = sets.iter().map(|(name, one)| (*name, one)).collect();
    merged(files, &records)
}

#[test]
fn importing_the_recorded_files_again_changes_nothing() {
    let mut files = data(&[BY_HAND]);
    let first = recorded(&files);
    assert!(ids(&first).len() > 40, "{} devices", ids(&first).len());
    for (path, text) in &first.files {
        files.insert(path.clone(), text.clone().into_bytes());
    }
    let numbers = catalog::number(&files);
    files.insert("ids.csv".to_owned(), numbers.into_bytes());
    // Somebody edits a file by hand, and everything runs again.
    let edited = format!("{}# My note.\n", BY_HAND.1);
    files.insert(BY_HAND.0.to_owned(), edited.clone().into_bytes());
    let second = recorded(&files);
    assert_eq!(ids(&first), ids(&second));
    assert_same(&first.files, &second.files);
    assert_eq!(second.retired, [] as [&str; 0]);
    assert_eq!(second.gone, [] as [&str; 0]);
    assert_eq!(files.get(BY_HAND.0), Some(edited.as_bytes()));
    // And what was made loads without a fault.
    let problems = catalog::load(&files).problems;
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(shown, [] as [&str; 0]);
}

#[test]
fn the_generated_files_are_those_that_the_kept_records_make() {
    let files = catalog::packed();
    let mut sets = Vec::new();
    for importer in importers::ALL {
        let path = format!("data/upstream/{}.jsonl", importer.name);
        if let Ok(text) = std::fs::read_to_string(path) {
            sets.push((importer.name, Stored::from_text(&text).unwrap()));
        }
    }
    assert!(sets.len() >= 8, "{} data sets", sets.len());
    let catalog = written(&files);
    for (name, stored) in &sets {
        let publishers = catalog.publishers();
        let digest = publishers.get(*name).and_then(|one| one.digest.as_ref());
        let digest = digest.map(|digest| digest.as_str());
        assert_eq!(
            digest,
            Some(stored.digest.as_str()),
            "{name} in sources.toml"
        );
    }
    let sets = sets.iter().map(|(name, stored)| (*name, &stored.parsed));
    let again = merged(&files, &sets.collect::<Vec<_>>());
    let mut shipped = BTreeMap::new();
    for (path, content) in files.iter() {
        if path.starts_with("imported/") {
            let text = String::from_utf8(content.to_vec()).unwrap();
            shipped.insert(path.to_owned(), text);
        }
    }
    assert_same(&shipped, &again.files);
}

/// Compares files line by line, and shows the first that differ.
fn assert_same(expected: &BTreeMap<String, String>, found: &BTreeMap<String, String>) {
    assert!(expected.keys().eq(found.keys()), "other files");
    for (path, text) in expected {
        let mut lines = text.lines().zip(found[path].lines());
        if let Some((old, new)) = lines.find(|(old, new)| old != new) {
            panic!("{path}:\n- {old}\n+ {new}");
        }
        assert_eq!(text.len(), found[path].len(), "{path} ends early");
    }
}
