//! The configuration: typed, strict, and every key optional.
//!
//! One table, [`KEYS`], says which keys there are; the file, the environment,
//! the example file and the messages all read it. The environment wins over
//! the file. [`settings`] is pure; [`read`] is the only code of the project
//! that looks at the environment. It uses `domain` and the words' locales; it
//! never opens the catalog, and never shows a value that it was given.

mod file;
mod keys;
mod moderation;
mod problem;
mod secret;

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use etcetera::app_strategy::{AppStrategy, AppStrategyArgs, choose_native_strategy};

use crate::domain::Market;
use crate::i18n::Locale;

pub use keys::{KEYS, Key, Set, locale};
pub use moderation::{Editor, Moderation, TrustedGuild};
pub use problem::{Origin, Problem};
pub use secret::{Secret, Token, TokenError};

/// The name of the configuration file.
pub const FILE_NAME: &str = "config.toml";
/// The most bytes that a configuration file may have.
const MAX_FILE: u64 = 64 * 1024;

/// Everything that can be set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The connection to Discord.
    pub discord: Discord,
    /// Who may change rumors, and where.
    pub moderation: Moderation,
    /// What answers are like where nobody says otherwise.
    pub answers: Answers,
    /// Where the catalog comes from.
    pub data: Data,
    /// Where the program keeps what it must remember.
    pub state: State,
    /// What is logged.
    pub log: Log,
    /// What the terminal wishes.
    pub terminal: Terminal,
}

/// The connection to Discord.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discord {
    /// The bot's token, or the file that holds it.
    pub token: Option<Token>,
    /// The number of the application, where it is not asked of Discord.
    pub application_id: Option<ApplicationId>,
    /// The key that signs interactions over HTTP.
    pub public_key: Option<PublicKey>,
    /// Another address for Discord's interface, for a proxy or for tests.
    pub api_url: Option<url::Url>,
    /// The only server in which commands are registered, for development;
    /// `None` registers them everywhere.
    pub guild_id: Option<GuildId>,
    /// Whether commands are registered at all.
    pub register_commands: bool,
    /// How long one request may take.
    pub http_timeout: Duration,
}

impl Default for Discord {
    fn default() -> Self {
        Self {
            token: None,
            application_id: None,
            public_key: None,
            api_url: None,
            guild_id: None,
            register_commands: true,
            http_timeout: Duration::from_secs(5),
        }
    }
}

/// What answers are like where nobody says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// The market; `None` shows every market side by side.
    pub market: Option<Market>,
    /// The language.
    pub locale: Locale,
    /// Whether unconfirmed claims are shown.
    pub show_rumors: bool,
}

impl Default for Answers {
    fn default() -> Self {
        Self {
            market: None,
            locale: Locale::English,
            show_rumors: true,
        }
    }
}

/// Where the catalog comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Data {
    /// A folder of data files; `None` uses the catalog inside the program.
    pub dir: Option<PathBuf>,
}

/// Where the program keeps what it must remember.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// A folder of its own; `None` when neither it nor the platform's usual
    /// place is known, because there is no home folder.
    pub dir: Option<PathBuf>,
}

/// What is logged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Log {
    /// Directives such as `info,specdex=debug`, checked; `None` leaves it to the command.
    pub filter: Option<String>,
}

/// What the terminal wishes: conventions of the environment, no keys of ours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terminal {
    /// `NO_COLOR` is set, or the terminal is a dumb one.
    pub no_color: bool,
    /// It understands nothing but text: `TERM` is `dumb`.
    pub dumb: bool,
    /// `COLUMNS`, between 20 and 1,000.
    pub columns: Option<u16>,
}

/// The number of a Discord application; never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ApplicationId(pub std::num::NonZeroU64);

/// The number of a Discord server; never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GuildId(pub std::num::NonZeroU64);

/// An Ed25519 public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(pub [u8; 32]);

/// What [`settings`] reads.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The configuration file and its text, if there is one.
    pub file: Option<(&'a Path, &'a str)>,
    /// Environment variables.
    pub environment: &'a BTreeMap<String, String>,
    /// The platform's usual place for state, if it has one.
    pub usual_state_dir: Option<&'a Path>,
}

/// The settings of a file and an environment.
///
/// # Errors
/// Every unknown key and every value of the wrong type, with where it stands.
pub fn settings(input: &Input<'_>) -> Result<Settings, Vec<Problem>> {
    let mut settings = Settings::default();
    let mut problems = Vec::new();
    if let Some((path, text)) = input.file {
        file::apply(path, text, &mut settings, &mut problems);
    }
    apply_environment(input.environment, &mut settings, &mut problems);
    if let Some((message, hint)) = moderation::misplaced(&settings.moderation) {
        let origin = match input.file {
            Some((path, _)) => Origin::File(path.to_owned(), 0),
            None => Origin::Variable("SPECDEX_MODERATION_TRUSTED_GUILDS".to_owned()),
        };
        problems.push(Problem {
            origin,
            message,
            hint,
        });
    }
    if settings.state.dir.is_none() {
        settings.state.dir = input.usual_state_dir.map(Path::to_owned);
    }
    settings.terminal = terminal(input.environment);
    if problems.is_empty() {
        Ok(settings)
    } else {
        Err(problems)
    }
}

fn apply_environment(
    environment: &BTreeMap<String, String>,
    settings: &mut Settings,
    problems: &mut Vec<Problem>,
) {
    // The conventional name comes first, so that the name of our own wins.
    let conventional = KEYS.iter().flat_map(|key| {
        let also = key.also.map(|variable| (variable, key));
        also.into_iter().chain([(key.variable, key)])
    });
    for (variable, key) in conventional {
        // An empty variable is how people unset one.
        let Some(text) = environment.get(variable).filter(|text| !text.is_empty()) else {
            continue;
        };
        if let Err(expected) = (key.set)(settings, text, Path::new("")) {
            problems.push(Problem {
                origin: Origin::Variable(variable.to_owned()),
                message: format!("the value of `{variable}` does not fit"),
                hint: format!("It must be {expected}."),
            });
        }
    }
    problems.extend(environment.keys().filter_map(|name| unknown_variable(name)));
}

/// A variable that is meant for us and that nothing reads. Others that begin
/// with `SPECDEX_` are left alone: Kubernetes puts `SPECDEX_PORT` and
/// `SPECDEX_SERVICE_HOST` into the environment when a service has our name.
fn unknown_variable(name: &str) -> Option<Problem> {
    let rest = name.strip_prefix("SPECDEX_")?;
    let section = KEYS.iter().map(|key| key.section).find(|section| {
        rest.strip_prefix(&section.to_uppercase())
            .is_some_and(|rest| rest.starts_with('_'))
    })?;
    if KEYS.iter().any(|key| key.variable == name) {
        return None;
    }
    let known = KEYS.iter().filter(|key| key.section == section);
    let known = known.map(|key| key.variable);
    Some(Problem {
        origin: Origin::Variable(name.to_owned()),
        message: format!("`{name}` is not a known variable"),
        hint: problem::did_you_mean(name, known),
    })
}

fn terminal(environment: &BTreeMap<String, String>) -> Terminal {
    let get = |name| environment.get(name).map_or("", String::as_str);
    let dumb = get("TERM") == "dumb";
    Terminal {
        no_color: dumb || !get("NO_COLOR").is_empty(),
        dumb,
        columns: get("COLUMNS")
            .parse()
            .ok()
            .filter(|columns| (20..=1000).contains(columns)),
    }
}

/// What was read, and from where.
#[derive(Debug)]
pub struct Read {
    /// The settings, or what is wrong with them.
    pub settings: Result<Settings, Vec<Problem>>,
    /// The configuration file that was read, if there is one.
    pub file: Option<PathBuf>,
}

/// Reads the configuration of this process: the given file, or `config.toml`
/// in the working folder, or in the state folder; and the environment.
pub fn read(file: Option<&Path>) -> Read {
    let environment = environment();
    let usual = usual_state_dir();
    let state_dir = environment
        .get("SPECDEX_STATE_DIR")
        .filter(|dir| !dir.is_empty())
        .map(PathBuf::from)
        .or_else(|| usual.clone());
    let found = match file {
        Some(file) => Some(file.to_owned()),
        None => [Some(PathBuf::new()), state_dir]
            .into_iter()
            .flatten()
            .map(|dir| dir.join(FILE_NAME))
            .find(|path| path.is_file()),
    };
    let text = match found.as_deref().map(read_text).transpose() {
        Ok(text) => text,
        Err(problem) => {
            return Read {
                settings: Err(vec![problem]),
                file: found,
            };
        }
    };
    let settings = settings(&Input {
        file: found.as_deref().zip(text.as_deref()),
        environment: &environment,
        usual_state_dir: usual.as_deref(),
    });
    Read {
        settings,
        file: found,
    }
}

fn environment() -> BTreeMap<String, String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the environment"
    )]
    let variables = std::env::vars_os();
    variables
        .filter_map(|(name, value)| {
            let value = value.to_string_lossy().into_owned();
            Some((name.into_string().ok()?, value))
        })
        .collect()
}

fn usual_state_dir() -> Option<PathBuf> {
    let places = choose_native_strategy(AppStrategyArgs {
        top_level_domain: String::new(),
        author: "Specdex".to_owned(),
        app_name: "specdex".to_owned(),
    })
    .ok()?;
    // Only Unix tells state from data.
    Some(places.state_dir().unwrap_or_else(|| places.data_dir()))
}

fn read_text(path: &Path) -> Result<String, Problem> {
    let problem = |message: String, hint: &str| Problem {
        origin: Origin::File(path.to_owned(), 0),
        message,
        hint: hint.to_owned(),
    };
    let unreadable = |error: std::io::Error| {
        problem(
            format!("the file cannot be read: {error}"),
            "Check the path after `--config`, and who may read the file.",
        )
    };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    let mut limited = file.take(MAX_FILE + 1);
    limited.read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE {
        let hint = "Is it the right file? `config.example.toml` shows what belongs in it.";
        return Err(problem("the file is larger than 64 KiB".to_owned(), hint));
    }
    String::from_utf8(bytes)
        .map_err(|_| problem("the file is not UTF-8".to_owned(), "Save it as UTF-8."))
}
