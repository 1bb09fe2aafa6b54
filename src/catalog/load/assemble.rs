//! Turns raw subjects into subjects: ids become numbers, and what hangs
//! together is checked.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::raw_subject::{RawDetails, RawSubject};
use crate::catalog::problem::Problems;
use crate::catalog::subject::{Details, Device, Release, Subject};
use crate::domain::{OsVersion, SubjectId, SubjectNumber, nearest};

/// Every raw subject by id.
pub(super) type RawSubjects = BTreeMap<SubjectId, RawSubject>;

/// Looks other subjects up for a raw one. It borrows nothing of the raw
/// subjects, so that each becomes a subject without being copied.
pub(super) struct Assembly {
    /// Everything that others can belong to, by id.
    owners: FxHashMap<SubjectId, Owner>,
    /// The lines of each family: the first major version and the number.
    lines: FxHashMap<String, Vec<(u32, SubjectNumber)>>,
}

/// What others can belong to: whatever is no device.
struct Owner {
    number: SubjectNumber,
    role: Role,
    brand: Option<String>,
}

/// As what others belong to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Brand,
    Series,
    Family,
    Other,
}

impl Role {
    fn of(details: &RawDetails) -> Self {
        match details {
            RawDetails::Brand { .. } => Self::Brand,
            RawDetails::Series => Self::Series,
            RawDetails::Family => Self::Family,
            _ => Self::Other,
        }
    }

    /// What messages call it.
    fn word(self) -> &'static str {
        match self {
            Self::Brand => "brand",
            Self::Series => "series",
            Self::Family => "system",
            Self::Other => "subject",
        }
    }
}

impl Assembly {
    /// Prepares to look up these subjects, given with their numbers.
    pub(super) fn new(raw: &RawSubjects, numbers: &[SubjectNumber]) -> Self {
        let mut owners = FxHashMap::default();
        let mut lines: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for (subject, number) in raw.values().zip(numbers) {
            if let RawDetails::Line { family, from } = &subject.details {
                let of_family = lines.entry(family.clone()).or_default();
                of_family.push((*from, *number));
            }
            if !matches!(subject.details, RawDetails::Device { .. }) {
                let owner = Owner {
                    number: *number,
                    role: Role::of(&subject.details),
                    brand: subject.brand.clone(),
                };
                owners.insert(subject.id.clone(), owner);
            }
        }
        Self { owners, lines }
    }

    /// The subject that a raw one becomes.
    pub(super) fn subject(
        &self,
        mut raw: RawSubject,
        number: SubjectNumber,
        problems: &mut Problems,
    ) -> Option<Subject> {
        let brand = raw
            .brand
            .as_deref()
            .and_then(|id| self.find(id, Role::Brand, &raw, problems));
        // Nothing else needs them, and the rest of it places the problems.
        let details = std::mem::replace(&mut raw.details, RawDetails::Series);
        Some(Subject {
            number,
            brand,
            details: self.details(details, &raw, problems)?,
            id: raw.id,
            name: raw.name,
            names: raw.names,
            aliases: raw.aliases,
            hand_written: raw.hand_written,
        })
    }

    fn details(
        &self,
        details: RawDetails,
        raw: &RawSubject,
        problems: &mut Problems,
    ) -> Option<Details> {
        let family = |id: &str| self.owners.get(id).map(|owner| owner.number);
        Some(match details {
            RawDetails::Device {
                kind,
                series,
                codes,
                codenames,
                looked_for_release,
                named_by,
            } => {
                check_path(raw, problems);
                Details::Device(Device {
                    kind,
                    series: series.and_then(|id| self.series(&id, raw, problems)),
                    codes,
                    codenames,
                    looked_for_release,
                    named_by,
                })
            }
            RawDetails::Series => Details::Series,
            RawDetails::Brand { tier } => Details::Brand { tier },
            RawDetails::Family => Details::Family,
            RawDetails::Line { family: id, from } => Details::Line {
                family: family(&id)?,
                from,
            },
            RawDetails::Release {
                family: id,
                version,
                kind,
            } => Details::Release(Release {
                family: family(&id)?,
                line: self.line(&id, &raw.id, &version),
                version,
                kind,
            }),
            RawDetails::Skin { base } => Details::Skin {
                base: base.and_then(|id| self.find(&id, Role::Family, raw, problems)),
            },
            RawDetails::Service => Details::Service,
        })
    }

    /// The line whose first major version is the nearest below this version's.
    fn line(
        &self,
        family: &str,
        system: &SubjectId,
        version: &crate::domain::Text,
    ) -> Option<SubjectNumber> {
        let version = OsVersion {
            system: system.clone(),
            version: Some(version.clone()),
        };
        let major = version.major()?;
        let reached = self.lines.get(family)?.iter();
        reached
            .filter(|(from, _)| *from <= major)
            .max()
            .map(|(_, line)| *line)
    }

    fn series(&self, id: &str, raw: &RawSubject, problems: &mut Problems) -> Option<SubjectNumber> {
        let number = self.find(id, Role::Series, raw, problems)?;
        let brand = self.owners.get(id).and_then(|owner| owner.brand.as_ref());
        if brand != raw.brand.as_ref() {
            problems.error(
                &raw.place(),
                format!("the series {id} is of another brand"),
                "Give both the same brand",
            );
        }
        Some(number)
    }

    /// The number of another subject of a certain kind, or a problem.
    fn find(
        &self,
        id: &str,
        role: Role,
        raw: &RawSubject,
        problems: &mut Problems,
    ) -> Option<SubjectNumber> {
        let owner = self.owners.get(id);
        if let Some(owner) = owner.filter(|owner| owner.role == role) {
            return Some(owner.number);
        }
        let fitting = self.owners.iter().filter(|(_, owner)| owner.role == role);
        let mut known: Vec<_> = fitting.map(|(id, _)| id.as_str()).collect();
        known.sort_unstable();
        let what = role.word();
        let hint = match nearest(id, known) {
            Some(known) => format!("Did you mean {known}?"),
            None => format!("Add the {what} first"),
        };
        problems.error(
            &raw.place(),
            format!("{id:?} is not the id of a {what}"),
            hint,
        );
        None
    }
}

/// People find a device's file by its brand and id.
fn check_path(raw: &RawSubject, problems: &mut Problems) {
    let brand = raw.brand.as_deref().unwrap_or_default();
    let path = format!("devices/{brand}/{}.toml", raw.id);
    if raw.hand_written && raw.file != path {
        problems.error(
            &raw.place(),
            format!("the file of {} has another name", raw.id),
            format!("Move it to {path}"),
        );
    }
}
