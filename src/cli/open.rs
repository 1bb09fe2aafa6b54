//! Builds what answers questions: the catalog, its indexes, the words.

use std::path::PathBuf;
use std::sync::Mutex;

use anyhow::Context as _;

use super::{Answering, outcome};
use crate::app::live::Live;
use crate::app::{App, By, Defaults, Input, Occasion, Request, Response, folder};
use crate::catalog::{self, Files, Loaded};
use crate::clock;
use crate::commands::{self, Suggestion};
use crate::config::{Data, Settings};
use crate::domain::{Level, Market, nearest};
use crate::i18n::{Locale, Words};
use crate::search::Snapshot;
use crate::store::{self, Store};
use jiff::civil::Date;
use tokio::runtime::Runtime;

/// A program that answers, with what holds for every question.
#[derive(Debug)]
pub(super) struct Opened {
    /// The program.
    pub(super) app: App,
    /// The language of the answers.
    pub(super) locale: Locale,
    /// Who asks.
    by: By,
    /// What the log of edits is read and written on; without it there is none.
    runtime: Option<Runtime>,
    /// What picks changed files up; only a folder can change.
    pub(super) live: Mutex<Option<Live>>,
}

impl Opened {
    /// Answers what somebody at the terminal does on this day.
    pub(super) fn answer(&self, input: Input, today: Date) -> Response {
        let request = Request {
            input,
            locale: self.locale,
            today,
            by: self.by.clone(),
        };
        if !request.input.writes() {
            return self.app.respond(&request);
        }
        match &self.runtime {
            Some(runtime) if self.by != By::Anybody => {
                let occasion = Occasion {
                    now_ms: clock::now_ms(),
                };
                runtime.block_on(self.app.edit(&request, &occasion))
            }
            _ => {
                let words = self.app.words(self.locale);
                Response::Refused(words.say("terminal-edit-needs-as"))
            }
        }
    }

    /// What a partly typed line can become.
    pub(super) fn complete(&self, line: &str, today: Date) -> Vec<Suggestion> {
        let words = self.app.words(self.locale);
        let level = match self.by {
            By::Terminal(level) => level,
            _ => Level::Member,
        };
        commands::complete_line(line, &self.app.snapshot(), words, today, level)
    }

    /// Takes what was changed since the last look: files, and edits by other
    /// programs.
    pub(super) fn refresh(&self) {
        if let Some(runtime) = &self.runtime
            && let Err(error) = runtime.block_on(self.app.catch_up())
        {
            tracing::warn!(%error, "the log of edits cannot be read");
        }
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
pub(super) fn open(settings: &Settings, wishes: &Answering) -> anyhow::Result<Option<Opened>> {
    let (data, answers) = (&settings.data, &settings.answers);
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
        by: wishes.level.map_or(By::Anybody, By::Terminal),
        runtime: None,
        live: Mutex::new(live),
    }))
}

impl Opened {
    /// The same with the log of edits: where there is one, and where somebody
    /// is about to begin it.
    pub(super) fn with_log(self, settings: &Settings) -> anyhow::Result<Self> {
        let path = settings.state.dir.as_ref();
        let path = path.map(|dir| dir.join(store::FILE_NAME));
        let edits = self.by != By::Anybody;
        let Some(path) = path.filter(|path| edits || path.exists()) else {
            return Ok(self);
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .context("the log of edits cannot be used")?;
        let app = runtime.block_on(async {
            let store = Store::open(&path).await?;
            self.app.with_log(store, settings.moderation.clone()).await
        });
        let app = app.with_context(|| format!("the log of edits, {}", path.display()))?;
        Ok(Self {
            app,
            runtime: Some(runtime),
            ..self
        })
    }
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
