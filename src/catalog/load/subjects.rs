//! Reads the files about subjects: devices, brands, series, systems, services.

use toml::de::DeTable;

use super::parts::{self, RawClaim, Shared};
use super::reader::{Fields, Source};
use crate::catalog::problem::{Place, Problems, nearest};
use crate::catalog::subject::{LookedFor, ReleaseKind};
use crate::domain::{DeviceKind, SubjectId, Text};

/// A subject as a file states it; other subjects are named by id.
#[derive(Debug)]
pub(super) struct RawSubject {
    /// The file.
    pub file: String,
    /// The line.
    pub line: usize,
    /// Its id.
    pub id: SubjectId,
    /// Its name.
    pub name: Text,
    /// The brand's id.
    pub brand: Option<String>,
    /// Names in other languages.
    pub names: Vec<(Box<str>, Text)>,
    /// Other names.
    pub aliases: Vec<Text>,
    /// What belongs to its kind.
    pub details: RawDetails,
    /// Its claims.
    pub claims: Vec<RawClaim>,
    /// Whether people wrote it.
    pub hand_written: bool,
}

/// What belongs to one kind of subject; other subjects are named by id.
#[derive(Debug)]
pub(super) enum RawDetails {
    Device {
        kind: DeviceKind,
        series: Option<String>,
        codes: Vec<Text>,
        codenames: Vec<Text>,
        looked_for_release: Option<LookedFor>,
    },
    Series,
    Brand {
        tier: u8,
    },
    Family,
    Line {
        family: String,
        from: u32,
    },
    Release {
        family: String,
        version: Text,
        kind: ReleaseKind,
    },
    Skin {
        base: Option<String>,
    },
    Service,
}

/// Reads every file that this module knows; others are left alone.
pub(super) fn read(
    file: &str,
    text: &str,
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
        _ if file.starts_with("os/") => system(fields, shared, problems, &mut out),
        _ => out.extend(device(fields, shared, problems)),
    }
    out
}

/// The fields that every subject has, read before its own.
struct Head<'d> {
    place: Place<'d>,
    id: Option<SubjectId>,
    name: Option<Text>,
    names: Vec<(Box<str>, Text)>,
    aliases: Vec<Text>,
    claims: Vec<RawClaim>,
}

fn head<'d>(fields: &mut Fields<'d>, shared: &mut Shared, problems: &mut Problems) -> Head<'d> {
    let place = fields.place();
    let id = fields
        .required("id", problems)
        .and_then(|(id, place)| checked_id(id, &place, problems));
    let name = fields
        .required("name", problems)
        .and_then(|(raw, at)| parts::checked_text(raw, "name", &at, problems));
    let mut names = Vec::new();
    if let Some(mut table) = fields.table("names", problems) {
        for (language, found) in table.rest() {
            for item in table.items(found) {
                let name = item.value.as_str().unwrap_or_default();
                if let Some(name) = parts::checked_text(name, "names", &item.place, problems) {
                    names.push((language.as_str().into(), name));
                }
            }
        }
    }
    let aliases = parts::texts(fields, "aliases", problems);
    let mut claims: Vec<RawClaim> = fields
        .tables("claims", problems)
        .into_iter()
        .filter_map(|table| parts::claim(table, shared, problems))
        .collect();
    for table in fields.tables("specs", problems) {
        claims.extend(parts::specs(table, shared, problems));
    }
    Head {
        place,
        id,
        name,
        names,
        aliases,
        claims,
    }
}

impl Head<'_> {
    fn with(self, brand: Option<String>, details: RawDetails) -> Option<RawSubject> {
        Some(RawSubject {
            file: self.place.file.to_owned(),
            line: self.place.line,
            id: self.id?,
            name: self.name?,
            brand,
            names: self.names,
            aliases: self.aliases,
            details,
            claims: self.claims,
            hand_written: true,
        })
    }
}

impl RawSubject {
    /// Where it stands.
    pub(super) fn place(&self) -> Place<'_> {
        Place {
            file: &self.file,
            line: self.line,
        }
    }
}

/// The id, or a problem.
pub(super) fn checked_id(
    raw: &str,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<SubjectId> {
    SubjectId::new(raw)
        .map_err(|error| problems.error(place, error.to_string(), "Ids look like nokia-x60-pro"))
        .ok()
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
    let kind = fields.required("kind", problems).and_then(|(key, place)| {
        let kind = DeviceKind::from_key(key);
        if kind.is_none() {
            let hint = DeviceKind::ALL
                .iter()
                .map(|(_, key)| *key)
                .collect::<Vec<_>>()
                .join(", ");
            problems.error(
                &place,
                format!("{key:?} is not a kind of device"),
                format!("Use one of {hint}"),
            );
        }
        kind
    });
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
        },
    )
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

/// A family or skin with its lines and releases.
fn system(
    mut fields: Fields<'_>,
    shared: &mut Shared,
    problems: &mut Problems,
    out: &mut Vec<RawSubject>,
) {
    let head = head(&mut fields, shared, problems);
    let maker = fields
        .string("maker", problems)
        .map(|(id, _)| id.to_owned());
    let base = fields.string("base", problems).map(|(id, _)| id.to_owned());
    let details = match fields.required("kind", problems) {
        Some(("family", _)) => RawDetails::Family,
        Some(("skin", _)) => RawDetails::Skin { base },
        Some((key, place)) => {
            problems.error(
                &place,
                format!("{key:?} is not a kind of system"),
                "Use family or skin",
            );
            return;
        }
        None => return,
    };
    let lines = fields.tables("lines", problems);
    let releases = fields.tables("releases", problems);
    fields.finish(problems);
    let (Some(id), Some(name)) = (head.id.clone(), head.name.clone()) else {
        return;
    };
    out.extend(head.with(maker.clone(), details));
    for table in lines {
        out.extend(line(table, id.as_str(), maker.clone(), shared, problems));
    }
    for table in releases {
        out.extend(release(
            table,
            id.as_str(),
            &name,
            maker.clone(),
            shared,
            problems,
        ));
    }
}

fn line(
    mut fields: Fields<'_>,
    family: &str,
    maker: Option<String>,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Option<RawSubject> {
    let head = head(&mut fields, shared, problems);
    let from = fields.required("from", problems).and_then(|(raw, place)| {
        let number = raw.parse().ok();
        if number.is_none() {
            problems.error(
                &place,
                "`from` is not a major version",
                "Write the first major version of the line, such as \"5\"",
            );
        }
        number
    });
    fields.finish(problems);
    head.with(
        maker,
        RawDetails::Line {
            family: family.to_owned(),
            from: from?,
        },
    )
}

fn release(
    mut fields: Fields<'_>,
    family: &str,
    family_name: &Text,
    maker: Option<String>,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Option<RawSubject> {
    let place = fields.place();
    let version = fields
        .required("version", problems)
        .and_then(|(raw, at)| parts::checked_text(raw, "version", &at, problems));
    let kind = fields
        .string("kind", problems)
        .map_or(Some(ReleaseKind::Release), |(key, at)| {
            let kind = ReleaseKind::from_key(key);
            if kind.is_none() {
                let hint = match nearest(key, ReleaseKind::ALL.iter().map(|(_, key)| *key)) {
                    Some(known) => format!("Did you mean {known}?"),
                    None => {
                        "Use release, preview, developer, open-source, build or observed".to_owned()
                    }
                };
                problems.error(&at, format!("{key:?} is not a kind of release"), hint);
            }
            kind
        });
    let name = parts::text(&mut fields, "name", problems);
    let aliases = parts::texts(&mut fields, "aliases", problems);
    let id = fields.string("id", problems).map(|(id, _)| id.to_owned());
    let mut claims: Vec<RawClaim> = fields
        .tables("claims", problems)
        .into_iter()
        .filter_map(|table| parts::claim(table, shared, problems))
        .collect();
    for table in fields.tables("specs", problems) {
        claims.extend(parts::specs(table, shared, problems));
    }
    fields.finish(problems);
    let version = version?;
    let id = id.unwrap_or_else(|| release_id(family, version.as_str()));
    Some(RawSubject {
        file: place.file.to_owned(),
        line: place.line,
        id: checked_id(&id, &place, problems)?,
        name: name.or_else(|| Text::new(&format!("{family_name} {version}")).ok())?,
        brand: maker,
        names: Vec::new(),
        aliases,
        details: RawDetails::Release {
            family: family.to_owned(),
            version,
            kind: kind?,
        },
        claims,
        hand_written: true,
    })
}

/// The id of a release: the family's, then the version in lower case with
/// hyphens for everything that is no letter or digit.
pub(super) fn release_id(family: &str, version: &str) -> String {
    let mut id = String::from(family);
    let mut hyphen = true;
    for c in version.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            if hyphen {
                id.push('-');
            }
            hyphen = false;
            id.push(c);
        } else {
            hyphen = true;
        }
    }
    id
}
