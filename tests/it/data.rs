//! The data files that the program carries: whole, sourced, permanent.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sha2::{Digest as _, Sha256};
use specdex::catalog::{self, Details, Files, Subject};
use specdex::domain::stage::stage;
use specdex::domain::{Author, Claim, DeviceKind, Property, PublisherId, SourceKind, Stage, Value};

use crate::shipped::{PROBLEMS, SNAPSHOT, TODAY};

#[test]
fn nothing_is_wrong_with_any_file() {
    let problems = &*PROBLEMS;
    let shown: Vec<_> = problems.iter().take(30).map(ToString::to_string).collect();
    let count = problems.len();
    assert!(problems.is_empty(), "{}\n{count} in all", shown.join("\n"));
}

#[test]
fn the_program_carries_the_files_of_the_folder() {
    let mut on_disk = Files::default();
    collect(Path::new("data"), "", &mut on_disk);
    let packed = catalog::packed();
    assert!(on_disk.iter().count() > 300, "the folder was not read");
    assert!(
        on_disk.iter().eq(packed.iter()),
        "the packed files are not those of data/"
    );
}

fn collect(folder: &Path, prefix: &str, files: &mut Files<'_>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else if name.ends_with(".toml") || name.ends_with(".csv") {
            files.insert(name, std::fs::read(&path).unwrap());
        }
    }
}

#[test]
fn every_claim_rests_on_known_publishers() {
    let catalog = &SNAPSHOT.catalog;
    assert!(catalog.claims().count() > 20_000);
    for claim in catalog.claims() {
        assert!(
            !claim.state.sources.is_empty(),
            "{} has no source",
            claim.id()
        );
        for source in claim.changes().iter().flat_map(|c| c.kind.sources()) {
            let others = [&source.via, &source.quotes, &source.origin];
            for id in others.into_iter().flatten().chain([&source.publisher]) {
                let known = catalog.publishers().contains_key(id);
                assert!(known, "{}: {id} is not in sources.toml", claim.id());
            }
        }
    }
}

#[test]
fn nothing_imported_comes_from_a_set_that_may_not_be_passed_on() {
    let catalog = &SNAPSHOT.catalog;
    let closed = |id: &PublisherId| {
        let publisher = &catalog.publishers()[id];
        publisher.kind == SourceKind::Dataset && !publisher.redistributable
    };
    let imported = |claim: &&Claim| claim.changes().iter().any(|c| c.by == Author::Import);
    let mut seen = 0;
    for claim in catalog.claims().filter(imported) {
        seen += 1;
        for source in claim.state.sources.iter() {
            let read_through = source.via.as_ref().unwrap_or(&source.publisher);
            assert!(!closed(read_through), "{}: {read_through}", claim.id());
        }
    }
    assert!(seen > 10_000, "{seen} imported claims");
}

#[test]
fn every_set_that_is_passed_on_stands_in_the_attribution() {
    let text = std::fs::read_to_string("data/ATTRIBUTION.md").unwrap();
    let rows: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("| ["))
        .collect();
    let publishers = SNAPSHOT.catalog.publishers().values();
    let mut named = 0;
    for set in publishers.filter(|set| set.redistributable && set.digest.is_some()) {
        let whose = set.attribution.as_ref().unwrap();
        let address = set.address.as_ref().unwrap();
        let row = format!("]({}), {whose} |", address.as_str());
        let row = rows.iter().find(|line| line.contains(&row));
        let row = row.unwrap_or_else(|| panic!("{}: no row with {whose}", set.name));
        let commit = set.commit.as_ref().unwrap();
        assert!(row.contains(&format!("| commit {commit}, ")), "{row}");
        named += 1;
    }
    assert_eq!(rows.len(), named, "rows of sets that nothing is taken from");
}

#[test]
fn what_is_imported_is_written_one_way() {
    let catalog = &SNAPSHOT.catalog;
    let slips = ["Ghz", "Gen1", "Gen2", "Gen3", "90Hz", "Full HD", "[Tablet]"];
    for claim in catalog.claims().filter(|claim| claim.is_imported()) {
        let device = catalog.subject(claim.subject).and_then(Subject::device);
        let upright = device
            .is_some_and(|device| matches!(device.kind, DeviceKind::Phone | DeviceKind::Tablet));
        match &claim.state.value {
            Value::Resolution(across, down) if upright => {
                assert!(across <= down, "{}: {across} x {down}", claim.id());
            }
            Value::Text(text) => {
                let slip = slips.iter().find(|slip| text.as_str().contains(**slip));
                assert_eq!(slip, None, "{}: {}", claim.id(), text.as_str());
            }
            _ => {}
        }
    }
    for device in catalog.devices() {
        assert!(!device.name.as_str().contains("[Tablet"), "{}", device.id);
    }
}

/// A phone comes with a system that is there, or is about to be.
#[test]
fn no_device_came_with_a_system_of_later_years() {
    let catalog = &SNAPSHOT.catalog;
    let first_day = |subject: &Subject| {
        let (claims, publishers) = (catalog.claims_of(subject.number), catalog.publishers());
        match stage(claims, None, publishers, TODAY) {
            Stage::Released(Some(date)) => Some(date.start()),
            _ => None,
        }
    };
    let mut seen = 0;
    for device in catalog.devices() {
        let launch = catalog.claims_of(device.number).iter().find_map(|claim| {
            match (claim.property, &claim.state.value) {
                (Property::OsLaunch, Value::Os(os)) if claim.is_imported() => Some(os),
                _ => None,
            }
        });
        let Some((os, sold)) = launch.zip(first_day(device)) else {
            continue;
        };
        let Some(version) = &os.version else { continue };
        let release = catalog.subjects().find(|subject| {
            let release = subject.release().filter(|one| one.version == *version);
            release
                .and_then(|one| catalog.subject(one.family))
                .map(|family| &family.id)
                == Some(&os.system)
        });
        let Some(out) = release.and_then(first_day) else {
            continue;
        };
        seen += 1;
        let days = (out - sold).get_days();
        // Data sets count the announcement, shops the first week.
        assert!(
            days < 60,
            "{}: {} came out {days} days later",
            device.id,
            version.as_str()
        );
    }
    assert!(seen > 100, "{seen} devices");
}

/// How many lines of `ids.csv` are published, and [`fingerprint`] of these.
/// Buttons in old messages carry the numbers. Lines behind them are new; to
/// publish them, put in what the test below says. A line that is published is
/// never edited, but for `,retired` at its end.
const PUBLISHED: (usize, &str) = (
    2695,
    "4512e90b663031517896878f5a882cf8f940218d149deaa54d0bbdf6ef769882",
);

/// The digest of the first lines below the header: numbers and ids, whether or
/// not they are retired.
fn fingerprint(ids: &str, lines: usize) -> String {
    let mut hash = Sha256::new();
    for line in ids.lines().skip(1).take(lines) {
        let line = line.strip_suffix(",retired").unwrap_or(line);
        hash.update(line);
        hash.update("\n");
    }
    data_encoding::HEXLOWER.encode(&hash.finalize())
}

#[test]
fn no_published_number_ever_means_something_else() {
    let packed = catalog::packed();
    let text = std::str::from_utf8(packed.get("ids.csv").unwrap()).unwrap();
    let (lines, published) = PUBLISHED;
    let all = text.lines().count() - 1;
    let now = fingerprint(text, all);
    assert_eq!(
        fingerprint(text, lines),
        published,
        "a published line of ids.csv was changed; put it back. All {all} lines have {now}"
    );
    // Given to another device, moved, or dropped: each is seen. Retired is not.
    let x60 = "\n425,nokia-x60\n";
    assert!(text.contains(x60));
    for (changed, same) in [
        ("\n425,nokia-x61\n", false),
        ("\n9999,nokia-x60\n", false),
        ("\n", false),
        ("\n425,nokia-x60,retired\n", true),
    ] {
        let changed = text.replace(x60, changed);
        assert_eq!(fingerprint(&changed, lines) == published, same);
    }
}

#[test]
fn numbers_are_permanent() {
    let ids = catalog::packed();
    let text = std::str::from_utf8(ids.get("ids.csv").unwrap()).unwrap();
    let mut seen = BTreeSet::new();
    let mut last = 0;
    for line in text.lines().skip(1) {
        let (number, id) = line.split_once(',').unwrap();
        let number: u32 = number.parse().unwrap();
        assert!(number > last, "{line}: numbers only grow");
        assert!(seen.insert(id), "{line}: the id is there twice");
        last = number;
    }
    assert_eq!(
        catalog::number(&ids),
        text,
        "some subject has no number yet"
    );
}

#[test]
fn names_lead_to_one_device() {
    let catalog = &SNAPSHOT.catalog;
    let mut owners = BTreeMap::new();
    for device in catalog.devices().filter(|device| device.hand_written) {
        let others = device.names.iter().map(|(_, name)| name);
        let names = others.chain(&device.aliases).map(ToString::to_string);
        for name in names.chain([catalog.full_name(device)]) {
            let owner = owners.entry(name.to_lowercase()).or_insert(&device.id);
            assert_eq!(*owner, &device.id, "{name} is a name of both");
        }
    }
}

#[test]
fn what_belongs_together_hangs_together() {
    let catalog = &SNAPSHOT.catalog;
    for device in catalog.devices() {
        assert!(device.brand.is_some(), "{} has no brand", device.id);
    }
    let line_of = |id: &str| {
        let release = catalog.by_id(id).and_then(|subject| subject.release());
        let line = release.and_then(|release| release.line);
        line.and_then(|line| catalog.subject(line))
            .map(|line| line.id.to_string())
    };
    assert_eq!(line_of("harmonyos-4-0").as_deref(), Some("harmonyos-1-4"));
    assert_eq!(
        line_of("harmonyos-5-0-0").as_deref(),
        Some("harmonyos-next")
    );
    let nokia = catalog.by_id("nokia").unwrap();
    let members: Vec<_> = catalog
        .members(nokia.number)
        .map(|m| m.id.as_str())
        .collect();
    assert!(members.contains(&"nokia-x60-pro") && members.contains(&"nokia-x60-series"));
    let lines = catalog
        .members(catalog.by_id("harmonyos").unwrap().number)
        .filter(|member| matches!(member.details, Details::Line { .. }));
    assert_eq!(lines.count(), 2);
}
