//! A subject as a file states it, and the fields that every kind of subject has.
//!
//! What belongs to one kind is read by `subjects`, `systems` and `imported`.

use std::borrow::Cow;
use std::sync::Arc;

use super::claims::Origin;
use super::parts::{self, Shared};
use super::raw_claim::{self, RawClaim};
use super::reader::Fields;
use crate::catalog::problem::{Place, Problems};
use crate::catalog::subject::{LookedFor, ReleaseKind};
use crate::domain::{DeviceKind, Source, SubjectId, Text};

/// A subject as a file states it; other subjects are named by id.
#[derive(Debug)]
pub(super) struct RawSubject {
    /// The file.
    pub file: Cow<'static, str>,
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
        named_by: Arc<[Source]>,
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

/// The fields that every subject has, read before its own.
pub(super) struct Head<'d> {
    place: Place<'d>,
    pub(super) id: Option<SubjectId>,
    pub(super) name: Option<Text>,
    names: Vec<(Box<str>, Text)>,
    aliases: Vec<Text>,
    claims: Vec<RawClaim>,
}

/// Reads these fields.
pub(super) fn head<'d>(
    fields: &mut Fields<'d>,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Head<'d> {
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
    let claims = raw_claim::read(fields, shared, problems);
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
    /// The subject, where it has an id and a name.
    pub(super) fn with(self, brand: Option<String>, details: RawDetails) -> Option<RawSubject> {
        Some(RawSubject {
            file: self.place.file.to_owned().into(),
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
    /// Where it came from.
    pub(super) fn origin(&self) -> Origin {
        Origin {
            file: self.file.clone(),
            line: self.line,
            excuse: None,
        }
    }

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
