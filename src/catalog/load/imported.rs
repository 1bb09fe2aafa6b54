//! Reads the generated files under `imported/` that say which subjects there
//! are; any of them may be absent. What is said of them is read by `specs`.
//!
//! What people wrote wins: a row about a subject that has a file adds no
//! names to it, only `codes.csv` does.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::claims::is_system;
use super::parts::{self, Shared};
use super::raw_subject::{RawDetails, RawSubject, checked_id};
use super::specs;
use super::subjects::device_kind;
use super::systems::release_kind;
use crate::catalog::cells;
use crate::catalog::files::Files;
use crate::catalog::problem::{Place, Problems};
use crate::domain::{Source, SubjectId, Text};

const BRANDS: &str = "imported/brands.csv";
const DEVICES: &str = "imported/devices.csv";
const RELEASES: &str = "imported/releases.csv";
const CODES: &str = "imported/codes.csv";

/// The tier of makers that nobody has written down.
const LOWEST_TIER: u8 = 3;

/// Every file that is read here.
pub(super) const FILES: [&str; 5] = [BRANDS, DEVICES, RELEASES, CODES, specs::FILE];

/// Adds what the generated files say to the subjects that people wrote.
pub(super) fn read(
    files: &Files<'_>,
    subjects: &mut BTreeMap<SubjectId, RawSubject>,
    shared: &mut Shared,
    problems: &mut Problems,
) {
    let columns = ["id", "name", "aliases"];
    each_row(files, BRANDS, columns, problems, |row, place, problems| {
        add_new(brand(&row, place, problems), subjects, problems);
    });
    let columns = [
        "id",
        "name",
        "brand",
        "kind",
        "aliases",
        "codes",
        "codenames",
        "sources",
    ];
    each_row(files, DEVICES, columns, problems, |row, place, problems| {
        add_new(device(&row, place, shared, problems), subjects, problems);
    });
    let columns = ["id", "family", "version", "kind"];
    each_row(
        files,
        RELEASES,
        columns,
        problems,
        |row, place, problems| {
            add_new(release(&row, place, subjects, problems), subjects, problems);
        },
    );
    let columns = ["subject", "codes", "codenames", "aliases"];
    each_row(files, CODES, columns, problems, |row, place, problems| {
        add_codes(&row, place, subjects, problems);
    });
}

/// Calls `read` with the cells of each row.
pub(super) fn each_row<const N: usize>(
    files: &Files<'_>,
    file: &'static str,
    columns: [&str; N],
    problems: &mut Problems,
    mut read: impl FnMut([&str; N], &Place<'static>, &mut Problems),
) {
    const REWRITE: &str = "Run the importer again; generated files are not edited";
    let Some(content) = files.get(file) else {
        return;
    };
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .flexible(true)
        .from_reader(content);
    if reader.headers().is_ok_and(|found| found.iter().ne(columns)) {
        let message = format!("the columns are not {}", columns.join(","));
        problems.error(&Place { file, line: 2 }, message, REWRITE);
        return;
    }
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => {
                let place = place_of(file, error.position());
                problems.error(&place, format!("the row cannot be read: {error}"), REWRITE);
                // A row that is not UTF-8 is skipped; anything else ends the file.
                if matches!(error.kind(), csv::ErrorKind::Utf8 { .. }) {
                    continue;
                }
                return;
            }
        }
        let place = place_of(file, record.position());
        let mut cells = [""; N];
        if record.len() != N {
            let message = format!("the row has {} cells, not {N}", record.len());
            problems.error(&place, message, REWRITE);
            continue;
        }
        for (cell, value) in cells.iter_mut().zip(&record) {
            *cell = value;
        }
        read(cells, &place, problems);
    }
}

fn place_of(file: &'static str, position: Option<&csv::Position>) -> Place<'static> {
    let line = position.map_or(0, csv::Position::line);
    Place {
        file,
        line: usize::try_from(line).unwrap_or(0),
    }
}

fn add_new(
    subject: Option<RawSubject>,
    subjects: &mut BTreeMap<SubjectId, RawSubject>,
    problems: &mut Problems,
) {
    let Some(subject) = subject else { return };
    match subjects.entry(subject.id.clone()) {
        Entry::Vacant(free) => {
            free.insert(subject);
        }
        Entry::Occupied(first) if !first.get().hand_written => problems.error(
            &subject.place(),
            format!("{} is there twice", subject.id),
            "Let the importer write it once",
        ),
        Entry::Occupied(_) => {}
    }
}

fn known<'s>(
    id: &str,
    subjects: &'s mut BTreeMap<SubjectId, RawSubject>,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<&'s mut RawSubject> {
    let found = subjects.get_mut(id);
    if found.is_none() {
        problems.error(
            place,
            format!("no subject has the id {id:?}"),
            "Let the importer write a row of devices.csv for it",
        );
    }
    found
}

/// A maker that nobody has written down: of the lowest tier.
fn brand(
    [id, name, aliases]: &[&str; 3],
    place: &Place<'static>,
    problems: &mut Problems,
) -> Option<RawSubject> {
    Some(RawSubject {
        file: place.file.into(),
        line: place.line,
        id: checked_id(id, place, problems)?,
        name: parts::checked_text(name, "name", place, problems)?,
        brand: None,
        names: Vec::new(),
        aliases: texts(aliases, "aliases", place, problems),
        details: RawDetails::Brand { tier: LOWEST_TIER },
        claims: Vec::new(),
        hand_written: false,
    })
}

fn device(
    [id, name, brand, kind, aliases, codes, codenames, sources]: &[&str; 8],
    place: &Place<'static>,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Option<RawSubject> {
    let kind = device_kind(kind, place, problems);
    Some(RawSubject {
        file: place.file.into(),
        line: place.line,
        id: checked_id(id, place, problems)?,
        name: parts::checked_text(name, "name", place, problems)?,
        brand: Some((*brand).to_owned()),
        names: Vec::new(),
        aliases: texts(aliases, "aliases", place, problems),
        details: RawDetails::Device {
            kind: kind?,
            series: None,
            codes: texts(codes, "codes", place, problems),
            codenames: texts(codenames, "codenames", place, problems),
            looked_for_release: None,
            named_by: {
                let ids = cells::items(sources);
                let list = ids.map(|id| Source::of(shared.publisher(id))).collect();
                shared.sources(list)
            },
        },
        claims: Vec::new(),
        hand_written: false,
    })
}

fn release(
    [id, family, version, kind]: &[&str; 4],
    place: &Place<'static>,
    subjects: &BTreeMap<SubjectId, RawSubject>,
    problems: &mut Problems,
) -> Option<RawSubject> {
    let kind = release_kind(kind, place, problems);
    let system = subjects.get(*family);
    let Some(system) = system.filter(|system| is_system(&system.details)) else {
        problems.error(
            place,
            format!("no system has the id {family:?}"),
            "Add its file under os/",
        );
        return None;
    };
    Some(RawSubject {
        file: place.file.into(),
        line: place.line,
        id: checked_id(id, place, problems)?,
        name: parts::checked_text(
            &format!("{} {version}", system.name),
            "version",
            place,
            problems,
        )?,
        brand: system.brand.clone(),
        names: Vec::new(),
        aliases: Vec::new(),
        details: RawDetails::Release {
            family: (*family).to_owned(),
            version: parts::checked_text(version, "version", place, problems)?,
            kind: kind?,
        },
        claims: Vec::new(),
        hand_written: false,
    })
}

/// Adds model codes and other names that people did not write themselves.
fn add_codes(
    [subject, more_codes, more_codenames, more_aliases]: &[&str; 4],
    place: &Place<'_>,
    subjects: &mut BTreeMap<SubjectId, RawSubject>,
    problems: &mut Problems,
) {
    let Some(subject) = known(subject, subjects, place, problems) else {
        return;
    };
    let RawDetails::Device {
        codes, codenames, ..
    } = &mut subject.details
    else {
        problems.error(
            place,
            format!("{} is not a device", subject.id),
            "Only devices have model codes",
        );
        return;
    };
    for (list, more, column) in [
        (codes, more_codes, "codes"),
        (codenames, more_codenames, "codenames"),
        (&mut subject.aliases, more_aliases, "aliases"),
    ] {
        for text in texts(more, column, place, problems) {
            let same = |known: &Text| known.as_str().eq_ignore_ascii_case(text.as_str());
            if !list.iter().any(same) {
                list.push(text);
            }
        }
    }
}

fn texts(cell: &str, column: &str, place: &Place<'_>, problems: &mut Problems) -> Vec<Text> {
    cells::items(cell)
        .filter_map(|item| parts::checked_text(item, column, place, problems))
        .collect()
}
