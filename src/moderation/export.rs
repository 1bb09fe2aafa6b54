//! Accepted edits as changes of hand-written data files, so that they can be
//! proposed to the catalog.
//!
//! Every edit keeps its mark in the files, so that a log that holds it and the
//! files that have it make one claim and not two, and exporting twice changes
//! nothing. What was taken back before it was ever exported stays out. Text
//! only: the shell writes it.

use std::collections::BTreeMap;

use super::event::{NewKind, NewSubject};
use super::folding;
use super::state::{AddedSubject, ClaimDeed, ClaimLog, ClaimStep, State};
use super::version::mark;
use crate::catalog::exporting::{About, Written, quoted, table};
use crate::catalog::{Catalog, Details, Files, Subject, number};
use crate::domain::{ClaimId, EditId, PublisherId, SourceKind, SubjectId};

/// The files that the edits of a log change, each with its new text, by path.
/// `catalog` is what `files` say, edits included or not.
pub fn export(files: &Files<'_>, catalog: &Catalog, state: &State) -> BTreeMap<String, String> {
    let mut exporting = Exporting {
        files,
        catalog,
        state,
        texts: BTreeMap::new(),
    };
    for added in state.added_subjects() {
        exporting.subject(&added.new);
    }
    let mut claims: Vec<(&ClaimId, &ClaimLog)> = state.claims().collect();
    claims.sort_by_key(|(_, log)| log.steps.first().map(|step| step.edit.id));
    for (id, log) in claims {
        exporting.claim(id, log);
    }
    exporting.publishers();
    exporting.numbered()
}

struct Exporting<'a> {
    files: &'a Files<'a>,
    catalog: &'a Catalog,
    state: &'a State,
    /// The new texts.
    texts: BTreeMap<String, String>,
}

impl Exporting<'_> {
    /// Writes a subject that no file has.
    fn subject(&mut self, new: &NewSubject) {
        if self.catalog.filed(new.id.as_str()).is_some() {
            return;
        }
        let mut fields = vec![
            ("id", new.id.to_string()),
            ("name", new.name.to_string()),
            ("brand", new.brand.to_string()),
        ];
        match &new.kind {
            NewKind::Device(kind, series) => {
                // A series that was taken back is in no file.
                let there = series.iter().filter(|series| {
                    let added = self.state.added_subject(series);
                    self.catalog.filed(series.as_str()).is_some()
                        || added.is_some_and(AddedSubject::counts)
                });
                fields.extend(there.map(|series| ("series", series.to_string())));
                fields.push(("kind", kind.key().to_owned()));
                let lines = lines(&fields);
                self.append(&own_file(new), |text| text.push_str(&lines));
            }
            NewKind::Series => {
                let lines = format!("\n[[series]]\n{}", lines(&fields));
                self.append("series.toml", |text| text.push_str(&lines));
            }
        }
    }

    /// Writes what edits did to a claim and no file has yet.
    fn claim(&mut self, id: &ClaimId, log: &ClaimLog) {
        let Some(path) = self.path(&log.subject) else {
            return;
        };
        let known = self.catalog.exported(id.key());
        let is_known = |step: &ClaimStep| {
            let own = mark(step.edit);
            known.iter().any(|(known, _)| *known == own)
        };
        let Some((placed, there)) = folding::placed(self.catalog, self.state, id, log) else {
            return;
        };
        if !there && known.is_empty() {
            return;
        }
        // What does not fit the files is a conflict, and for people to decide.
        let new = log.steps.iter();
        let new = new.filter(|step| placed.contains(&step.edit.id) && !is_known(step));
        let tables: String = new.filter_map(|step| self.step(id, log, step)).collect();
        if !tables.is_empty() {
            self.append(&path, |text| text.push_str(&tables));
        }
    }

    fn step(&self, id: &ClaimId, log: &ClaimLog, step: &ClaimStep) -> Option<String> {
        let written = match &step.deed {
            ClaimDeed::Change(change, _) => Written::Change(change),
            ClaimDeed::Undo(target, why) => Written::Undo(
                self.mark_of(*target)?,
                why.as_ref().map(crate::domain::Text::as_str),
            ),
        };
        let about = About {
            mark: mark(step.edit),
            claim: id,
            subject: log.subject.as_str(),
            property: log.property,
            market: log.market,
        };
        Some(table(&about, written))
    }

    fn mark_of(&self, edit: EditId) -> Option<u64> {
        self.state.event(edit).map(|logged| mark(logged.edit))
    }

    /// The file that a subject's edits belong to: its own, where people wrote
    /// one.
    fn path(&self, id: &SubjectId) -> Option<String> {
        let apart = format!("edits/{id}.toml");
        let Some(subject) = self.catalog.filed(id.as_str()) else {
            let added = self
                .state
                .added_subject(id)
                .filter(|added| added.counts())?;
            return Some(match added.new.kind {
                NewKind::Device(..) => own_file(&added.new),
                NewKind::Series => "series.toml".to_owned(),
            });
        };
        let own = subject.hand_written.then(|| self.file_of(subject));
        Some(own.flatten().unwrap_or(apart))
    }

    fn file_of(&self, subject: &Subject) -> Option<String> {
        let of = |number| self.catalog.subject(number).map(|one| one.id.to_string());
        let path = match &subject.details {
            Details::Device(_) => {
                let end = format!("/{}.toml", subject.id);
                let mut devices = self.files.iter().map(|(path, _)| path);
                return devices
                    .find(|path| path.starts_with("devices/") && path.ends_with(&end))
                    .map(str::to_owned);
            }
            Details::Brand { .. } => "brands.toml".to_owned(),
            Details::Series => "series.toml".to_owned(),
            Details::Service => "services.toml".to_owned(),
            Details::Family | Details::Skin { .. } => format!("os/{}.toml", subject.id),
            Details::Line { family, .. } => format!("os/{}.toml", of(*family)?),
            Details::Release(release) => format!("os/{}.toml", of(release.family)?),
        };
        self.files.get(&path).map(|_| path)
    }

    /// Writes the publishers that edits added and exported sources name.
    fn publishers(&mut self) {
        let texts: String = self.texts.values().map(String::as_str).collect();
        // Each key of a source that names a publisher.
        let keys = ["publisher", "via", "quotes", "origin"];
        let named = |id: &PublisherId| {
            let id = quoted(id.as_str());
            keys.iter()
                .any(|key| texts.contains(&format!("{key} = {id}")))
        };
        let filed = self.catalog.filed_publishers();
        let new = self.state.publishers();
        let new = new.filter(|(id, _)| !filed.contains_key(*id) && named(id));
        let tables: String = new
            .map(|(id, host)| {
                let kind = SourceKind::Community.key().to_owned();
                let fields = [
                    ("id", id.to_string()),
                    ("name", host.to_owned()),
                    ("kind", kind),
                ];
                let hosts = quoted(host);
                format!("\n[[publishers]]\n{}hosts = [{hosts}]\n", lines(&fields))
            })
            .collect();
        if !tables.is_empty() {
            self.append("sources.toml", |text| text.push_str(&tables));
        }
    }

    fn append(&mut self, path: &str, write: impl FnOnce(&mut String)) {
        let text = self.texts.entry(path.to_owned()).or_insert_with(|| {
            let filed = self
                .files
                .get(path)
                .and_then(|bytes| std::str::from_utf8(bytes).ok());
            let mut text = filed.unwrap_or_default().to_owned();
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            if text.is_empty() && path.starts_with("edits/") {
                text.push_str("# What was edited, of something that has no file of its own.\n");
            }
            text
        });
        write(text);
    }

    /// The texts, with a number for every new subject.
    fn numbered(self) -> BTreeMap<String, String> {
        const NUMBERS: &str = "ids.csv";
        let Self {
            files, mut texts, ..
        } = self;
        if texts.is_empty() {
            return texts;
        }
        let mut all = files.clone();
        for (path, text) in &texts {
            all.insert(path.clone(), text.clone().into_bytes());
        }
        let numbered = number(&all);
        if files.get(NUMBERS) != Some(numbered.as_bytes()) {
            texts.insert(NUMBERS.to_owned(), numbered);
        }
        texts
    }
}

fn own_file(new: &NewSubject) -> String {
    format!("devices/{}/{}.toml", new.brand, new.id)
}

fn lines(fields: &[(&str, String)]) -> String {
    let lines = fields.iter();
    let lines = lines.map(|(key, value)| format!("{key} = {}\n", quoted(value)));
    lines.collect()
}
