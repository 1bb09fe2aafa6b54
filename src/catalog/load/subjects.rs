//! Reads the files about subjects: devices, brands, series, services here,
//! systems in `systems`.

use toml::de::DeTable;

use super::edits::{self, RawEdit};
use super::parts::{self, Shared};
use super::raw_subject::{RawDetails, RawSubject, head};
use super::reader::{Fields, Source};
use super::systems;
use crate::catalog::problem::{Place, Problems};
use crate::catalog::subject::LookedFor;
use crate::domain::DeviceKind;

/// The subjects of a file; the exported edits that stand in it are added to
/// the others.
pub(super) fn read(
    file: &str,
    text: &str,
    edits: &mut Vec<RawEdit>,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Vec<RawSubject> {
    let source = Source::new(file, text);
    let document = match DeTable::parse(text) {
        Ok(document) => document,
        Err(error) => {
            source.unreadable(&error, problems);
            return Vec::new();
        }
    };
    let mut fields = Fields::new(&source, document.get_ref(), 0);
    let mut out = Vec::new();
    edits.extend(edits::read(&mut fields, shared, problems));
    match file {
        "brands.toml" => {
            for table in fields.tables("brands", problems) {
                out.extend(brand(table, shared, problems));
            }
            fields.finish(problems);
        }
        "series.toml" => {
            for table in fields.tables("series", problems) {
                out.extend(named(table, RawDetails::Series, shared, problems));
            }
            fields.finish(problems);
        }
        "services.toml" => {
            for table in fields.tables("services", problems) {
                out.extend(named(table, RawDetails::Service, shared, problems));
            }
            fields.finish(problems);
        }
        // Of what has no file of its own.
        _ if file.starts_with("edits/") => fields.finish(problems),
        _ if file.starts_with("os/") => systems::read(fields, shared, problems, &mut out),
        _ => out.extend(device(fields, shared, problems)),
    }
    out
}

fn device(
    mut fields: Fields<'_>,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Option<RawSubject> {
    let head = head(&mut fields, shared, problems);
    let brand = fields
        .required("brand", problems)
        .map(|(id, _)| id.to_owned());
    let series = fields
        .string("series", problems)
        .map(|(id, _)| id.to_owned());
    let kind = fields
        .required("kind", problems)
        .and_then(|(key, at)| device_kind(key, &at, problems));
    let codes = parts::texts(&mut fields, "codes", problems);
    let codenames = parts::texts(&mut fields, "codenames", problems);
    let looked_for_release = fields
        .table("looked_for_release", problems)
        .and_then(|mut table| {
            let place = table.place();
            let as_of = parts::date(&mut table, "as_of", problems);
            let sources = parts::sources(&mut table, "sources", shared, problems);
            table.finish(problems);
            if sources.is_empty() {
                problems.error(
                    &place,
                    "the search for a release has no source",
                    "Say where somebody looked",
                );
            }
            Some(LookedFor {
                as_of: as_of?,
                sources,
            })
        });
    fields.finish(problems);
    head.with(
        brand,
        RawDetails::Device {
            kind: kind?,
            series,
            codes,
            codenames,
            looked_for_release,
            named_by: [].into(),
        },
    )
}

/// The kind of device with this key, or a problem.
pub(super) fn device_kind(
    key: &str,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<DeviceKind> {
    parts::keyed(key, "a kind of device", DeviceKind::ALL, place, problems)
}

fn brand(
    mut fields: Fields<'_>,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Option<RawSubject> {
    let head = head(&mut fields, shared, problems);
    let tier = fields.take("tier").map_or(3, |found| {
        let tier = found
            .value
            .as_integer()
            .and_then(|number| number.to_string().parse::<u8>().ok());
        tier.filter(|tier| (1..=3).contains(tier))
            .unwrap_or_else(|| {
                problems.error(
                    &found.place,
                    "`tier` is not 1, 2 or 3",
                    "1 everybody knows it, 2 known, 3 the rest",
                );
                3
            })
    });
    fields.finish(problems);
    head.with(None, RawDetails::Brand { tier })
}

/// A series or a service: a subject with nothing of its own but a brand.
fn named(
    mut fields: Fields<'_>,
    details: RawDetails,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Option<RawSubject> {
    let head = head(&mut fields, shared, problems);
    let brand = fields
        .string("brand", problems)
        .map(|(id, _)| id.to_owned());
    fields.finish(problems);
    head.with(brand, details)
}
