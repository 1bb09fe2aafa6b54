//! `specdex data new`: writes the first file of a device. It never replaces a
//! file, and says where a device stands that is there already.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;

use super::open;
use super::outcome::{self, Outcome};
use super::screen::Screen;
use crate::catalog::starter::{self, Starter};
use crate::catalog::{self, Files, Severity, Subject};
use crate::clock;
use crate::config::Data;
use crate::domain::{DeviceKind, SubjectId, Text};
use crate::i18n::{Words, format};
use crate::search::{self, Snapshot, same_name};

/// How sure the search must be that a device was meant to name it as similar.
const SURE: f32 = 0.5;
/// How many similar devices are named.
const SIMILAR: usize = 3;

/// Writes the file of the device with this full name.
pub(super) fn new(
    data: &Data,
    screen: &Screen,
    words: &Words,
    full: &str,
    kind: Option<DeviceKind>,
) -> anyhow::Result<Outcome> {
    let Some(dir) = &data.dir else {
        outcome::complain(&words.say("data-no-folder"));
        return Ok(Outcome::Usage);
    };
    let files = open::files(data)?;
    let snapshot = Snapshot::new(catalog::load(&files).catalog);
    let draft = match draft(&snapshot, full, kind, words) {
        Ok(draft) => draft,
        Err(refusal) => {
            outcome::complain(&refusal);
            return Ok(Outcome::Usage);
        }
    };
    let wrong = wrong(files, &draft.starter);
    if !wrong.is_empty() {
        outcome::complain(&wrong.join("\n"));
        return Ok(Outcome::Usage);
    }
    let path = dir.join(draft.starter.path());
    write(&path, &draft.starter.text())?;
    let file = path.display().to_string();
    screen.line(&words.say_with("data-new-written", &[("file", (&file).into())]))?;
    if draft.imported {
        screen.line(&words.say("data-new-imported"))?;
    } else if !draft.similar.is_empty() {
        let names = format::list_and(words, &draft.similar);
        screen.line(&words.say_with("data-new-similar", &[("names", (&names).into())]))?;
    }
    screen.line(&words.say("data-new-next"))?;
    let specdex = command(dir);
    let id = &draft.starter.id;
    screen.line(&format!(
        "  {specdex} data lint --fix\n  {specdex} data preview {id}"
    ))?;
    Ok(Outcome::Done)
}

/// A device to write, and what stands beside it.
struct Draft {
    starter: Starter,
    /// Whether data sets know it.
    imported: bool,
    /// The names of devices that it may be confused with.
    similar: Vec<String>,
}

/// The device that is meant, or why there is none to write.
fn draft(
    snapshot: &Snapshot,
    full: &str,
    kind: Option<DeviceKind>,
    words: &Words,
) -> Result<Draft, String> {
    let catalog = &snapshot.catalog;
    let Some((brand, rest)) = starter::split(catalog, full) else {
        return Err(no_brand(full, words));
    };
    if rest.is_empty() {
        let brand = brand.name.as_str();
        return Err(words.say_with("data-new-no-name", &[("brand", brand.into())]));
    }
    let id = format!("{}-{}", brand.id, starter::slug(rest));
    let there = catalog
        .devices()
        .find(|device| device.id.as_str() == id || is_called(snapshot, device, full));
    let imported = match there {
        Some(device) if device.hand_written => return Err(already(snapshot, device, words)),
        Some(device) => device.device().map(|own| (device, own)),
        None => None,
    };
    let (id, name) = match imported {
        Some((device, _)) => (device.id.clone(), device.name.clone()),
        None => (
            SubjectId::new(&id).map_err(|error| error.to_string())?,
            Text::new(rest).map_err(|error| error.to_string())?,
        ),
    };
    let similar = match imported {
        Some(_) => Vec::new(),
        None => similar(snapshot, full),
    };
    let own = imported.map(|(_, own)| own);
    let aliases = imported.map(|(device, _)| device.aliases.clone());
    Ok(Draft {
        starter: Starter {
            id,
            name,
            brand: brand.id.clone(),
            kind: kind
                .or(own.map(|own| own.kind))
                .unwrap_or(DeviceKind::Phone),
            aliases: aliases.unwrap_or_default(),
            codes: own.map(|own| own.codes.clone()).unwrap_or_default(),
            codenames: own.map(|own| own.codenames.clone()).unwrap_or_default(),
        },
        imported: imported.is_some(),
        similar,
    })
}

/// Whether a device has this full name, up to spelling.
fn is_called(snapshot: &Snapshot, device: &Subject, full: &str) -> bool {
    let catalog = &snapshot.catalog;
    let brand = device.brand.and_then(|brand| catalog.subject(brand));
    let with_brand = |alias: &Text| {
        let brand = brand.map_or("", |brand| brand.name.as_str());
        same_name(alias.as_str(), full) || same_name(&format!("{brand} {alias}"), full)
    };
    same_name(&catalog.full_name(device), full) || device.aliases.iter().any(with_brand)
}

fn similar(snapshot: &Snapshot, full: &str) -> Vec<String> {
    let found = snapshot.devices.find(full);
    if found.outcome == search::Outcome::NoRecord {
        return Vec::new();
    }
    let hits = found.hits.iter().filter(|hit| hit.confidence >= SURE);
    let hits = hits.take(SIMILAR);
    let devices = hits.filter_map(|hit| snapshot.catalog.subject(hit.number));
    devices
        .map(|device| snapshot.catalog.full_name(device))
        .collect()
}

fn already(snapshot: &Snapshot, device: &Subject, words: &Words) -> String {
    let catalog = &snapshot.catalog;
    let brand = device.brand.and_then(|brand| catalog.subject(brand));
    let brand = brand.map_or("", |brand| brand.id.as_str());
    let file = format!("devices/{brand}/{}.toml", device.id);
    let name = catalog.full_name(device);
    let args = &[("name", (&name).into()), ("file", (&file).into())];
    words.say_with("data-new-exists", args)
}

/// What to add so that the brand is known: its first word, as a guess.
fn no_brand(full: &str, words: &Words) -> String {
    let name = full.split_whitespace().next().unwrap_or_default();
    let said = words.say_with("data-new-no-brand", &[("name", name.into())]);
    let id = starter::slug(name);
    format!("{said}\n\n[[brands]]\nid = \"{id}\"\nname = \"{name}\"\ntier = 3")
}

/// What would be wrong with the file, were it there and numbered: its id may
/// be retired, or belong to something that is no device.
fn wrong(mut files: Files<'static>, starter: &Starter) -> Vec<String> {
    let path = starter.path();
    files.insert(path.clone(), starter.text().into_bytes());
    let numbered = catalog::number(&files);
    files.insert("ids.csv".to_owned(), numbered.into_bytes());
    let problems = catalog::lint(&files, clock::today()).problems;
    let errors = problems
        .iter()
        .filter(|problem| problem.file == path && problem.severity == Severity::Error);
    errors.map(ToString::to_string).collect()
}

/// Writes a file that was not there; one that is stays as it is.
fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let fail = || format!("{} cannot be written", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(fail)?;
    }
    let mut file = fs::File::create_new(path).with_context(fail)?;
    file.write_all(text.as_bytes()).with_context(fail)
}

/// How the program is called for a folder: the usual one needs no name.
fn command(dir: &Path) -> String {
    if dir == Path::new(open::USUAL_FOLDER) {
        return "specdex".to_owned();
    }
    format!("specdex --data-dir {}", dir.display())
}
