//! Turns raw subjects into subjects: ids become numbers, and what hangs
//! together is checked.

use std::collections::{BTreeMap, HashMap};

use super::raw_subject::{RawDetails, RawSubject};
use crate::catalog::problem::Problems;
use crate::catalog::subject::{Details, Device, Release, Subject};
use crate::domain::{OsVersion, SubjectId, SubjectNumber, nearest};

/// Every raw subject by id.
pub(super) type RawSubjects = BTreeMap<SubjectId, RawSubject>;

/// Looks other subjects up for a raw one.
pub(super) struct Assembly<'a> {
    raw: &'a RawSubjects,
    numbers: &'a HashMap<&'a str, SubjectNumber>,
    /// The lines of each family: the first major version and the number.
    lines: HashMap<&'a str, Vec<(u32, SubjectNumber)>>,
}

impl<'a> Assembly<'a> {
    /// Prepares to look up these subjects.
    pub(super) fn new(raw: &'a RawSubjects, numbers: &'a HashMap<&'a str, SubjectNumber>) -> Self {
        let mut lines: HashMap<_, Vec<_>> = HashMap::new();
        for subject in raw.values() {
            if let RawDetails::Line { family, from } = &subject.details
                && let Some(number) = numbers.get(subject.id.as_str())
            {
                let of_family = lines.entry(family.as_str()).or_default();
                of_family.push((*from, *number));
            }
        }
        Self {
            raw,
            numbers,
            lines,
        }
    }

    /// The subject that a raw one becomes.
    pub(super) fn subject(&self, raw: &RawSubject, problems: &mut Problems) -> Option<Subject> {
        let number = *self.numbers.get(raw.id.as_str())?;
        let brand = raw.brand.as_deref().and_then(|id| {
            let is_brand = |details: &RawDetails| matches!(details, RawDetails::Brand { .. });
            self.find(id, "brand", is_brand, raw, problems)
        });
        Some(Subject {
            number,
            id: raw.id.clone(),
            name: raw.name.clone(),
            brand,
            names: raw.names.clone(),
            aliases: raw.aliases.clone(),
            details: self.details(raw, problems)?,
            hand_written: raw.hand_written,
        })
    }

    fn details(&self, raw: &RawSubject, problems: &mut Problems) -> Option<Details> {
        let family = |id: &str| self.numbers.get(id).copied();
        Some(match &raw.details {
            RawDetails::Device {
                kind,
                series,
                codes,
                codenames,
                looked_for_release,
            } => {
                check_path(raw, problems);
                Details::Device(Device {
                    kind: *kind,
                    series: series
                        .as_deref()
                        .and_then(|id| self.series(id, raw, problems)),
                    codes: codes.clone(),
                    codenames: codenames.clone(),
                    looked_for_release: looked_for_release.clone(),
                })
            }
            RawDetails::Series => Details::Series,
            RawDetails::Brand { tier } => Details::Brand { tier: *tier },
            RawDetails::Family => Details::Family,
            RawDetails::Line { family: id, from } => Details::Line {
                family: family(id)?,
                from: *from,
            },
            RawDetails::Release {
                family: id,
                version,
                kind,
            } => Details::Release(Release {
                family: family(id)?,
                line: self.line(id, &raw.id, version),
                version: version.clone(),
                kind: *kind,
            }),
            RawDetails::Skin { base } => Details::Skin {
                base: base.as_deref().and_then(|id| {
                    let is_family = |details: &RawDetails| matches!(details, RawDetails::Family);
                    self.find(id, "system", is_family, raw, problems)
                }),
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
        let is_series = |details: &RawDetails| matches!(details, RawDetails::Series);
        let number = self.find(id, "series", is_series, raw, problems)?;
        let brand = self.raw.get(id).and_then(|series| series.brand.as_deref());
        if brand != raw.brand.as_deref() {
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
        what: &str,
        fits: impl Fn(&RawDetails) -> bool,
        raw: &RawSubject,
        problems: &mut Problems,
    ) -> Option<SubjectNumber> {
        if self
            .raw
            .get(id)
            .is_some_and(|subject| fits(&subject.details))
        {
            return self.numbers.get(id).copied();
        }
        let known = self.raw.values().filter(|subject| fits(&subject.details));
        let hint = match nearest(id, known.map(|subject| subject.id.as_str())) {
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
