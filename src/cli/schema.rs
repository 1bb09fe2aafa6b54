//! `specdex data schema`: prints or writes the schemas for editors.

use std::fs;

use anyhow::Context as _;

use super::open;
use super::outcome::{self, Outcome};
use super::screen::Screen;
use crate::catalog::{self, schema};
use crate::config::Data;
use crate::i18n::Words;

/// Prints the schema of one kind of file.
pub(super) fn print(
    data: &Data,
    screen: &Screen,
    words: &Words,
    name: &str,
) -> anyhow::Result<Outcome> {
    let catalog = catalog::load(&open::files(data)?).catalog;
    let Some(schema) = schema::schema(name, catalog.markets()) else {
        let names: Vec<&str> = schema::KINDS.iter().map(|(name, _)| *name).collect();
        let names = names.join(", ");
        let args = &[("name", name.into()), ("names", (&names).into())];
        outcome::complain(&words.say_with("data-schema-unknown", args));
        return Ok(Outcome::Usage);
    };
    screen.json(&schema)?;
    Ok(Outcome::Done)
}

/// Writes every schema into the folder `schema` of the data folder.
pub(super) fn write(data: &Data, screen: &Screen, words: &Words) -> anyhow::Result<Outcome> {
    let Some(dir) = &data.dir else {
        outcome::complain(&words.say("data-no-folder"));
        return Ok(Outcome::Usage);
    };
    let catalog = catalog::load(&open::files(data)?).catalog;
    let folder = dir.join("schema");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for (name, _) in schema::KINDS {
        let path = folder.join(format!("{name}.json"));
        let schema = schema::schema(name, catalog.markets());
        let text = format!("{}\n", serde_json::to_string_pretty(&schema)?);
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    let folder = folder.display().to_string();
    screen.line(&words.say_with("data-schema-written", &[("folder", (&folder).into())]))?;
    Ok(Outcome::Done)
}
