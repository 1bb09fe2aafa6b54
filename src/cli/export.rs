//! `specdex data export`: accepted edits of the log into the data folder, so
//! that they can be proposed to the catalog.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context as _;

use super::outcome::{self, Outcome};
use super::screen::Screen;
use super::{data, open, store};
use crate::app::edits::logged;
use crate::catalog;
use crate::config::Settings;
use crate::domain::ClaimId;
use crate::i18n::Words;
use crate::moderation::{self, Conflict, Edited, State};
use crate::search::Snapshot;
use crate::store::{Store, StoredEvent};

/// Writes what the log has and the files have not, and says where the two
/// disagree.
pub(super) fn export(
    settings: &Settings,
    screen: &Screen,
    words: &Words,
) -> anyhow::Result<Outcome> {
    let Some(dir) = &settings.data.dir else {
        outcome::complain(&words.say("data-no-folder"));
        return Ok(Outcome::Usage);
    };
    let file = match store::existing(settings, screen, words)? {
        Ok(file) => file,
        Err(outcome) => return Ok(outcome),
    };
    let state = State::of(events(&file)?.iter().map(logged));
    let files = open::files(&settings.data)?;
    let snapshot = Snapshot::new(catalog::load(&files).catalog);
    let changed = moderation::export(&files, &snapshot.catalog, &state);
    for (path, text) in &changed {
        let target = dir.join(path);
        if let Some(folder) = target.parent() {
            let failed = || format!("{} cannot be made", folder.display());
            std::fs::create_dir_all(folder).with_context(failed)?;
        }
        data::write(&target, text)?;
        screen.line(&words.say_with("data-export-written", &[("file", path.into())]))?;
    }
    screen.line(&words.say(if changed.is_empty() {
        "data-export-nothing"
    } else {
        "data-export-next"
    }))?;
    let conflicts = Edited::new(&snapshot, &state).conflicts;
    tell(&conflicts, screen, words)?;
    Ok(if conflicts.is_empty() {
        Outcome::Done
    } else {
        Outcome::Found
    })
}

fn events(file: &Path) -> anyhow::Result<Vec<StoredEvent>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    runtime.block_on(async {
        let failed = || format!("{} cannot be opened", file.display());
        let store = Store::open(file).await.with_context(failed)?;
        let events = store.since(0).await;
        store.close().await;
        Ok(events?)
    })
}

/// Where the edits of a log and the data files do not go together.
pub(super) fn conflicts(
    settings: &Settings,
    state: &State,
) -> anyhow::Result<BTreeMap<ClaimId, Vec<Conflict>>> {
    // Files without edits over them go together with anything.
    if state.edited_subjects().next().is_none() {
        return Ok(BTreeMap::new());
    }
    let files = open::files(&settings.data)?;
    let snapshot = Snapshot::new(catalog::load(&files).catalog);
    Ok(Edited::new(&snapshot, state).conflicts)
}

/// Says where edits and files do not go together.
pub(super) fn tell(
    conflicts: &BTreeMap<ClaimId, Vec<Conflict>>,
    screen: &Screen,
    words: &Words,
) -> anyhow::Result<()> {
    for (claim, found) in conflicts {
        for conflict in found {
            let (key, edit) = match conflict {
                Conflict::Unfit { edit, .. } => ("data-export-unfit", edit),
                Conflict::Differs { edit, .. } => ("data-export-differs", edit),
                Conflict::Gone { edit } => ("data-export-gone", edit),
                Conflict::Taken { edit } => ("data-export-taken", edit),
            };
            let (claim, edit) = (claim.to_string(), edit.id.0.to_string());
            let arguments = [("claim", (&claim).into()), ("edit", (&edit).into())];
            screen.line(&words.say_with(key, &arguments))?;
        }
    }
    Ok(())
}
