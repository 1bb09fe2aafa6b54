//! `specdex import` and `specdex data merge`: from a checkout of an upstream to
//! the generated files of the data folder.
//!
//! A shell: it reads the checkout and the data folder, lets `importers` decide,
//! and writes. What people wrote is never written, but for lines at the end of
//! `ids.csv`, which `specdex data number` writes too.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context as _;

use super::outcome::{self, Outcome};
use super::screen::Screen;
use super::{checkout, data};
use crate::app::folder;
use crate::catalog::{self, Catalog, Files, MERGE_RULES};
use crate::config::Data;
use crate::domain::nearest;
use crate::i18n::Words;
use crate::importers::merge::{self, Merged, Rules, Sources};
use crate::importers::{self, Changes, Importer, Parsed, Refused, Stored};

/// Where the records of the upstreams are kept, below the data folder.
const UPSTREAM: &str = "upstream";
/// The most refusals that are printed one by one; the rest is only counted.
const SHOWN_REFUSALS: usize = 20;

/// The data folder, read whole.
struct Folder<'d> {
    dir: &'d Path,
    files: Files<'static>,
    /// What people wrote, without an error.
    written: Catalog,
    rules: Rules,
    /// The records of each upstream that was imported, by importer.
    stored: BTreeMap<&'static str, Stored>,
}

/// Imports one upstream from its checkout, and merges.
pub(super) fn import(
    data: &Data,
    screen: &Screen,
    words: &Words,
    name: &str,
    checkout: &Path,
    dry_run: bool,
) -> anyhow::Result<Outcome> {
    let Some(importer) = importers::ALL.iter().find(|one| one.name == name) else {
        let names: Vec<&str> = importers::ALL.iter().map(|one| one.name).collect();
        let near = nearest(name, names.iter().copied()).unwrap_or_default();
        let all = names.join(", ");
        let arguments = [
            ("name", name.into()),
            ("near", near.into()),
            ("names", (&all).into()),
        ];
        let message = if near.is_empty() {
            "terminal-import-unknown"
        } else {
            "terminal-import-unknown-near"
        };
        outcome::complain(&words.say_with(message, &arguments));
        return Ok(Outcome::Usage);
    };
    let Some(mut folder) = Folder::open(data, words)? else {
        return Ok(Outcome::Usage);
    };
    let files = checkout::read(checkout, importer.wants)?;
    if files.iter().next().is_none() {
        let path = checkout.display().to_string();
        let arguments = [("name", name.into()), ("path", (&path).into())];
        outcome::complain(&words.say_with("terminal-import-nothing", &arguments));
        return Ok(Outcome::Usage);
    }
    let stored = read(importer, &files, &folder);
    summary(&folder, importer, &stored, screen, words)?;
    if stored.parsed.devices.is_empty() && stored.parsed.releases.is_empty() {
        // A damaged copy must not take away what an earlier one said.
        let path = checkout.display().to_string();
        let arguments = [("name", name.into()), ("path", (&path).into())];
        outcome::complain(&words.say_with("terminal-import-empty", &arguments));
        return Ok(Outcome::Found);
    }
    let changed = folder.stored.get(importer.name) != Some(&without_refusals(&stored));
    folder.stored.insert(importer.name, stored);
    if !dry_run && changed {
        folder.write_records(importer)?;
    }
    folder.merge(screen, words, dry_run)
}

/// Merges what was imported before.
pub(super) fn merge_again(data: &Data, screen: &Screen, words: &Words) -> anyhow::Result<Outcome> {
    match Folder::open(data, words)? {
        Some(folder) => folder.merge(screen, words, false),
        None => Ok(Outcome::Usage),
    }
}

fn read(importer: &Importer, files: &Files<'_>, folder: &Folder<'_>) -> Stored {
    let parsed = (importer.parse)(files);
    Stored {
        digest: files.digest(),
        parsed: importers::admit(importer.name, parsed, &folder.written, &folder.rules),
    }
}

fn without_refusals(stored: &Stored) -> Stored {
    Stored {
        digest: stored.digest.clone(),
        parsed: Parsed {
            refused: Vec::new(),
            ..stored.parsed.clone()
        },
    }
}

/// Says what this import changes.
fn summary(
    folder: &Folder<'_>,
    importer: &Importer,
    stored: &Stored,
    screen: &Screen,
    words: &Words,
) -> anyhow::Result<()> {
    let nothing = Parsed::default();
    let before = folder.stored.get(importer.name);
    let before = before.map_or(&nothing, |stored| &stored.parsed);
    let changes = Changes::between(before, &stored.parsed);
    screen.line(&words.say_with(
        "terminal-import-summary",
        &[
            ("new", changes.new.into()),
            ("changed", changes.changed.into()),
            ("unchanged", changes.unchanged.into()),
            ("gone", changes.gone.into()),
            ("refused", stored.parsed.refused.len().into()),
        ],
    ))?;
    refusals(&stored.parsed.refused, screen, words)?;
    let mut publishers = folder.written.publishers().iter();
    let publisher = publishers.find(|(id, _)| id.as_str() == importer.name);
    let declared = publisher.and_then(|(_, publisher)| publisher.digest.as_ref());
    if publisher.is_some() && declared.is_none_or(|digest| digest.as_str() != stored.digest) {
        let arguments = [
            ("name", importer.name.into()),
            ("digest", (&stored.digest).into()),
        ];
        screen.line(&words.say_with("terminal-import-digest", &arguments))?;
    }
    Ok(())
}

/// Prints what could not be used: some, and how many there are besides.
fn refusals(refused: &[Refused], screen: &Screen, words: &Words) -> anyhow::Result<()> {
    for Refused { place, reason } in refused.iter().take(SHOWN_REFUSALS) {
        screen.line(&format!("  {place}: {reason}"))?;
    }
    let more = refused.len().saturating_sub(SHOWN_REFUSALS);
    if more > 0 {
        screen.line(&words.say_with("terminal-import-more", &[("count", more.into())]))?;
    }
    Ok(())
}

impl<'d> Folder<'d> {
    /// Reads the data folder; nothing where none is set, which has been said.
    fn open(data: &'d Data, words: &Words) -> anyhow::Result<Option<Self>> {
        let Some(dir) = data.dir.as_deref() else {
            outcome::complain(&words.say("terminal-import-no-folder"));
            return Ok(None);
        };
        let files = folder::read(dir);
        let files =
            files.with_context(|| format!("the data folder {} cannot be used", dir.display()))?;
        let written = merge::written(&files);
        if written.has_errors() {
            // What is in error is left out, and would be merged as if nobody wrote it.
            outcome::complain(&words.say("terminal-import-errors"));
            return Ok(None);
        }
        let rules = files.get(MERGE_RULES).unwrap_or_default();
        let rules = std::str::from_utf8(rules).context("merge.toml is not UTF-8")?;
        Ok(Some(Self {
            dir,
            written: written.catalog,
            rules: Rules::from_text(rules).context("merge.toml cannot be read")?,
            stored: stored(dir)?,
            files,
        }))
    }

    fn write_records(&self, importer: &Importer) -> anyhow::Result<()> {
        let Some(stored) = self.stored.get(importer.name) else {
            return Ok(());
        };
        let folder = self.dir.join(UPSTREAM);
        fs::create_dir_all(&folder)
            .with_context(|| format!("{} cannot be made", folder.display()))?;
        data::write(&path(self.dir, importer), &stored.to_text())
    }

    /// Merges all records and writes the generated files that differ.
    fn merge(&self, screen: &Screen, words: &Words, dry_run: bool) -> anyhow::Result<Outcome> {
        let merged = merge::merge(&Sources {
            written: &self.written,
            files: &self.files,
            rules: &self.rules,
            records: &self.records(),
        });
        refusals(&merged.refused, screen, words)?;
        let differs =
            |(path, text): &(&String, &String)| self.files.get(path) != Some(text.as_bytes());
        let differing: Vec<_> = merged.files.iter().filter(differs).collect();
        if !dry_run {
            self.write(&merged, &differing)?;
        }
        for (path, _) in &differing {
            screen.line(path)?;
        }
        let message = match (differing.is_empty(), dry_run) {
            (true, _) => "terminal-merge-unchanged",
            (false, true) => "terminal-merge-would-change",
            (false, false) => "terminal-merge-changed",
        };
        let rows = |path| merged.files.get(path).map_or(0, |text: &String| rows(text));
        let arguments = [
            ("files", differing.len().into()),
            ("devices", rows("imported/devices.csv").into()),
            ("values", rows("imported/specs.csv").into()),
            ("unknown", merged.without_device.into()),
            ("retired", merged.retired.len().into()),
            ("gone", merged.gone.len().into()),
        ];
        screen.line(&words.say_with(message, &arguments))?;
        Ok(Outcome::Done)
    }

    /// The records in the order of the importers.
    fn records(&self) -> Vec<(&str, &Parsed)> {
        let all = importers::ALL.iter();
        let stored = all.filter_map(|importer| self.stored.get_key_value(importer.name));
        stored
            .map(|(name, stored)| (*name, &stored.parsed))
            .collect()
    }

    fn write(&self, merged: &Merged, differing: &[(&String, &String)]) -> anyhow::Result<()> {
        for (path, text) in differing {
            let path = self.dir.join(path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)
                    .with_context(|| format!("{} cannot be made", folder.display()))?;
            }
            data::write(&path, text)?;
        }
        let files = folder::read(self.dir)?;
        let before = files.get(data::NUMBERS).unwrap_or_default();
        let after = catalog::retire(&catalog::number(&files), &merged.retired);
        if after.as_bytes() != before {
            data::write(&self.dir.join(data::NUMBERS), &after)?;
        }
        Ok(())
    }
}

/// The rows of a generated file below its note and its header.
fn rows(text: &str) -> usize {
    text.lines().count().saturating_sub(2)
}

/// The records that were imported before, by importer.
fn stored(dir: &Path) -> anyhow::Result<BTreeMap<&'static str, Stored>> {
    let mut all = BTreeMap::new();
    for importer in importers::ALL {
        let path = path(dir, importer);
        if !path.is_file() {
            continue;
        }
        let text = fs::read_to_string(&path);
        let text = text.with_context(|| format!("{} cannot be read", path.display()))?;
        let stored = Stored::from_text(&text);
        let stored =
            stored.with_context(|| format!("{} is damaged; import it again", path.display()))?;
        all.insert(importer.name, stored);
    }
    Ok(all)
}

fn path(dir: &Path, importer: &Importer) -> std::path::PathBuf {
    dir.join(UPSTREAM).join(format!("{}.jsonl", importer.name))
}
