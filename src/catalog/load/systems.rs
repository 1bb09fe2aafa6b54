//! Reads the files about operating systems and skins, with their lines and
//! releases.

use super::parts::{self, Shared};
use super::raw_claim;
use super::raw_subject::{RawDetails, RawSubject, checked_id, head};
use super::reader::Fields;
use crate::catalog::problem::{Place, Problems};
use crate::catalog::subject::ReleaseKind;
use crate::domain::Text;

/// A family or skin with its lines and releases.
pub(super) fn read(
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
    let kind = match fields.string("kind", problems) {
        Some((key, at)) => release_kind(key, &at, problems),
        None => Some(ReleaseKind::Release),
    };
    let name = parts::text(&mut fields, "name", problems);
    let aliases = parts::texts(&mut fields, "aliases", problems);
    let id = fields.string("id", problems).map(|(id, _)| id.to_owned());
    let claims = raw_claim::read(&mut fields, shared, problems);
    fields.finish(problems);
    let version = version?;
    let id = id.unwrap_or_else(|| release_id(family, version.as_str()));
    Some(RawSubject {
        file: place.file.to_owned().into(),
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

/// The kind of release with this key, or a problem.
pub(super) fn release_kind(
    key: &str,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<ReleaseKind> {
    parts::keyed(key, "a kind of release", ReleaseKind::ALL, place, problems)
}

/// The id of a release: the family's, then the version in lower case with
/// hyphens for everything that is no letter or digit.
fn release_id(family: &str, version: &str) -> String {
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
