//! Builds what answers questions: the catalog, its indexes, the words.

use std::path::PathBuf;
use std::sync::Mutex;

use anyhow::Context as _;

use super::{Answering, outcome};
use crate::app::live::Live;
use crate::app::{App, Defaults, folder};
use crate::catalog::{self, Files, Loaded};
use crate::config::{Answers, Data};
use crate::domain::{Market, nearest};
use crate::i18n::{Locale, Words};
use crate::search::Snapshot;

/// A program that answers, with what holds for every question.
#[derive(Debug)]
pub(super) struct Opened {
    /// The program.
    pub(super) app: App,
    /// The language of the answers.
    pub(super) locale: Locale,
    /// What picks changed files up; only a folder can change.
    pub(super) live: Mutex<Option<Live>>,
}

impl Opened {
    /// Takes files that were changed since the last look.
    pub(super) fn refresh(&self) {
        // After a panic while loading, the data stay as they are.
        if let Ok(mut live) = self.live.lock()
            && let Some(live) = &mut *live
        {
            live.look();
        }
    }
}

/// Where contributors have the data files: below the folder of the project.
pub(super) const USUAL_FOLDER: &str = "data";

/// The data files that somebody works on who named no folder: those of the
/// project whose folder is the working one.
pub(super) fn usual_folder() -> Option<PathBuf> {
    let folder = PathBuf::from(USUAL_FOLDER);
    folder.join("brands.toml").is_file().then_some(folder)
}

/// The data files: of the folder, or those inside the program.
pub(super) fn files(data: &Data) -> anyhow::Result<Files<'static>> {
    match &data.dir {
        Some(dir) => folder::read(dir)
            .with_context(|| format!("the data folder {} cannot be used", dir.display())),
        None => Ok(catalog::packed()),
    }
}

/// Loads the catalog and opens the program. `None` when there is no such
/// market; then that has been said.
pub(super) fn open(
    data: &Data,
    answers: &Answers,
    wishes: &Answering,
) -> anyhow::Result<Option<Opened>> {
    // Before the files are read: what changes meanwhile is different then.
    let stamp = data.dir.as_deref().map(folder::stamp);
    let loaded = catalog::load(&files(data)?);
    // Only who has the files can mend them.
    if data.dir.is_some() && loaded.has_errors() {
        tracing::warn!("the data files have errors; `specdex data lint` names them");
    }
    let Loaded { catalog, problems } = loaded;
    let locale = wishes.locale.unwrap_or(answers.locale);
    let market = match &wishes.market {
        Some(typed) => match catalog.markets().find(typed) {
            Some(market) => Some(market),
            None => {
                let words = Words::new(locale);
                outcome::complain(&unknown_market(typed, catalog.markets(), &words));
                return Ok(None);
            }
        },
        None => known(answers.market, &catalog)?,
    };
    let defaults = Defaults {
        market,
        show_rumors: answers.show_rumors,
    };
    let app = App::new(Snapshot::new(catalog), defaults);
    let folder = data.dir.clone().zip(stamp);
    let live = folder.map(|(dir, stamp)| Live::new(&app, dir, stamp, &problems));
    Ok(Some(Opened {
        app,
        locale,
        live: Mutex::new(live),
    }))
}

/// A market of the settings, checked against the catalog.
fn known(market: Option<Market>, catalog: &catalog::Catalog) -> anyhow::Result<Option<Market>> {
    if let Some(market) = market
        && !catalog.markets().contains(market)
    {
        anyhow::bail!(
            "the settings name the market `{market}`, which is not in the catalog; `specdex check` says more"
        );
    }
    Ok(market)
}

/// What is said about a market that does not exist.
pub(super) fn unknown_market(
    typed: &str,
    markets: &crate::domain::MarketTree,
    words: &Words,
) -> String {
    let codes: Vec<String> = markets
        .iter()
        .map(|(market, _)| market.to_string())
        .collect();
    let near = nearest(&typed.to_lowercase(), codes.iter().map(String::as_str));
    match near {
        Some(near) => words.say_with(
            "terminal-market-unknown-near",
            &[("typed", typed.into()), ("near", near.into())],
        ),
        None => words.say_with(
            "terminal-market-unknown",
            &[
                ("typed", typed.into()),
                ("codes", (&codes.join(", ")).into()),
            ],
        ),
    }
}
