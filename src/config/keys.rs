//! Every key of the configuration: its name, its variable, and how its text
//! becomes a setting.

use std::path::{Path, PathBuf};
use std::time::Duration;

use tracing_subscriber::EnvFilter;

use super::{ApplicationId, GuildId, PublicKey, Secret, Settings, Token, moderation};
use crate::domain::Market;
use crate::i18n::Locale;

/// One key.
#[derive(Debug)]
pub struct Key {
    /// The section of the file that it stands in.
    pub section: &'static str,
    /// Its name in the section.
    pub name: &'static str,
    /// The environment variable that wins over the file.
    pub variable: &'static str,
    /// A conventional variable that is read too; [`Key::variable`] wins over it.
    pub also: Option<&'static str>,
    /// Whether the file may give a list of texts; they are put with commas between.
    pub many: bool,
    /// Puts a text into the settings. Paths that are not absolute begin at the
    /// given folder. An error says what the value must be, without repeating it.
    pub set: Set,
}

/// How a text becomes a setting.
pub type Set = fn(&mut Settings, &str, &Path) -> Result<(), &'static str>;

/// Every key, in the order of the example file.
pub const KEYS: &[Key] = &[
    key("discord", "token", "DISCORD_TOKEN", token),
    key(
        "discord",
        "token_file",
        "SPECDEX_DISCORD_TOKEN_FILE",
        token_file,
    ),
    key(
        "discord",
        "application_id",
        "DISCORD_APPLICATION_ID",
        application_id,
    ),
    key("discord", "public_key", "DISCORD_PUBLIC_KEY", public_key),
    key("discord", "guild_id", "DISCORD_GUILD_ID", guild_id),
    key(
        "discord",
        "register_commands",
        "SPECDEX_DISCORD_REGISTER_COMMANDS",
        register_commands,
    ),
    key("discord", "api_url", "DISCORD_API_URL", api_url),
    key(
        "discord",
        "http_timeout",
        "SPECDEX_DISCORD_HTTP_TIMEOUT",
        http_timeout,
    ),
    list(
        "moderation",
        "trusted_guilds",
        "SPECDEX_MODERATION_TRUSTED_GUILDS",
        moderation::trusted_guilds,
    ),
    list(
        "moderation",
        "contributors",
        "SPECDEX_MODERATION_CONTRIBUTORS",
        moderation::contributors,
    ),
    list(
        "moderation",
        "moderators",
        "SPECDEX_MODERATION_MODERATORS",
        moderation::moderators,
    ),
    list(
        "moderation",
        "admins",
        "SPECDEX_MODERATION_ADMINS",
        moderation::admins,
    ),
    key(
        "moderation",
        "two_person",
        "SPECDEX_MODERATION_TWO_PERSON",
        two_person,
    ),
    key("answers", "market", "SPECDEX_ANSWERS_MARKET", market),
    key("answers", "locale", "SPECDEX_ANSWERS_LOCALE", set_locale),
    key(
        "answers",
        "show_rumors",
        "SPECDEX_ANSWERS_SHOW_RUMORS",
        show_rumors,
    ),
    key("data", "dir", "SPECDEX_DATA_DIR", data_dir),
    key("state", "dir", "SPECDEX_STATE_DIR", state_dir),
    Key {
        also: Some("RUST_LOG"),
        ..key("log", "filter", "SPECDEX_LOG_FILTER", log_filter)
    },
];

const fn key(section: &'static str, name: &'static str, variable: &'static str, set: Set) -> Key {
    Key {
        section,
        name,
        variable,
        also: None,
        many: false,
        set,
    }
}

const fn list(section: &'static str, name: &'static str, variable: &'static str, set: Set) -> Key {
    Key {
        many: true,
        ..key(section, name, variable, set)
    }
}

fn token(settings: &mut Settings, text: &str, _: &Path) -> Result<(), &'static str> {
    if text.trim().is_empty() || text.trim().contains(char::is_whitespace) {
        return Err("the bot's token, one word; leave the key out where there is none");
    }
    settings.discord.token = Some(Token::Given(Secret::new(text)));
    Ok(())
}

fn token_file(settings: &mut Settings, text: &str, base: &Path) -> Result<(), &'static str> {
    settings.discord.token = Some(Token::File(path(text, base)?));
    Ok(())
}

fn application_id(settings: &mut Settings, text: &str, _: &Path) -> Result<(), &'static str> {
    let number = text.trim().parse().map_err(
        |_| "the application's number, digits only, as its page \"General Information\" shows it",
    )?;
    settings.discord.application_id = Some(ApplicationId(number));
    Ok(())
}

fn public_key(settings: &mut Settings, text: &str, _: &Path) -> Result<(), &'static str> {
    let bytes = data_encoding::HEXLOWER_PERMISSIVE
        .decode(text.trim().as_bytes())
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(
            "64 hexadecimal digits, as the application's page \"General Information\" shows them",
        )?;
    settings.discord.public_key = Some(PublicKey(bytes));
    Ok(())
}

fn api_url(settings: &mut Settings, text: &str, _: &Path) -> Result<(), &'static str> {
    let address = url::Url::parse(text.trim())
        .ok()
        .filter(|address| matches!(address.scheme(), "http" | "https") && address.has_host())
        .ok_or("an address that begins with https:// or http://")?;
    settings.discord.api_url = Some(address);
    Ok(())
}

fn guild_id(settings: &mut Settings, text: &str, _: &Path) -> Result<(), &'static str> {
    let number = text.trim().parse().map_err(
        |_| "the server's number, digits only; Discord copies it in developer mode with \"Copy Server ID\"",
    )?;
    settings.discord.guild_id = Some(GuildId(number));
    Ok(())
}

fn register_commands(settings: &mut Settings, text: &str, _: &Path) -> Result<(), &'static str> {
    settings.discord.register_commands = flag(text)?;
    Ok(())
}

fn two_person(settings: &mut Settings, text: &str, _: &Path) -> Result<(), &'static str> {
    settings.moderation.two_person = flag(text)?;
    Ok(())
}

/// The shortest and the longest time that one request may take, in milliseconds:
/// below the first nothing gets through, above the second a bot seems dead.
const HTTP_TIMEOUT_MS: std::ops::RangeInclusive<u64> = 100..=60_000;

fn http_timeout(settings: &mut Settings, text: &str, _: &Path) -> Result<(), &'static str> {
    let text = text.trim();
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 1),
        None => (text.strip_suffix('s').unwrap_or(text), 1000),
    };
    let milliseconds = number
        .trim_end()
        .parse()
        .ok()
        .and_then(|number: u64| number.checked_mul(unit))
        .filter(|milliseconds| HTTP_TIMEOUT_MS.contains(milliseconds))
        .ok_or("a time such as `5s` or `1500ms`, from 100ms to 60s")?;
    settings.discord.http_timeout = Duration::from_millis(milliseconds);
    Ok(())
}

fn market(settings: &mut Settings, text: &str, _: &Path) -> Result<(), &'static str> {
    let market = Market::new(text.trim())
        .map_err(|_| "a market's code, such as `cn`, `global`, `eu` or `us`")?;
    settings.answers.market = Some(market);
    Ok(())
}

fn set_locale(settings: &mut Settings, text: &str, _: &Path) -> Result<(), &'static str> {
    settings.answers.locale = locale(text).ok_or("a language that is spoken here: `en`")?;
    Ok(())
}

/// The language of a tag, if it is one that is spoken. Discord's tags fall back
/// to English; what an operator writes does not, so that a slip is seen.
pub fn locale(tag: &str) -> Option<Locale> {
    let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
    match tag.as_str() {
        "en" | "en-us" | "en-gb" => Some(Locale::English),
        "en-xa" => Some(Locale::Pseudo),
        _ => None,
    }
}

fn show_rumors(settings: &mut Settings, text: &str, _: &Path) -> Result<(), &'static str> {
    settings.answers.show_rumors = flag(text)?;
    Ok(())
}

fn flag(text: &str) -> Result<bool, &'static str> {
    match text.trim() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err("`true` or `false`"),
    }
}

fn data_dir(settings: &mut Settings, text: &str, base: &Path) -> Result<(), &'static str> {
    settings.data.dir = Some(path(text, base)?);
    Ok(())
}

fn state_dir(settings: &mut Settings, text: &str, base: &Path) -> Result<(), &'static str> {
    settings.state.dir = Some(path(text, base)?);
    Ok(())
}

fn log_filter(settings: &mut Settings, text: &str, _: &Path) -> Result<(), &'static str> {
    EnvFilter::builder()
        .parse(text)
        .map_err(|_| "log levels by module, such as `info` or `warn,specdex=debug`")?;
    settings.log.filter = Some(text.to_owned());
    Ok(())
}

fn path(text: &str, base: &Path) -> Result<PathBuf, &'static str> {
    if text.is_empty() || text.contains('\0') {
        return Err("a path");
    }
    Ok(base.join(text))
}
