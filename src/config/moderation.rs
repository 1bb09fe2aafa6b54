//! Who may change rumors, and in which servers: the keys of `[moderation]`.
//!
//! It reads numbers and nothing else; what they allow is decided where
//! somebody does something.

use std::num::NonZeroU64;
use std::path::Path;

use super::Settings;
use crate::domain::Level;

/// Who may change rumors, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moderation {
    /// The servers in which rumors can be changed; nowhere else can anybody.
    pub trusted_guilds: Vec<TrustedGuild>,
    /// Who may propose changes.
    pub contributors: Vec<Editor>,
    /// Who may change rumors.
    pub moderators: Vec<Editor>,
    /// Who may do everything.
    pub admins: Vec<Editor>,
    /// Whether a second person confirms what is called confirmed or debunked.
    pub two_person: bool,
}

impl Default for Moderation {
    fn default() -> Self {
        Self {
            trusted_guilds: Vec::new(),
            contributors: Vec::new(),
            moderators: Vec::new(),
            admins: Vec::new(),
            two_person: true,
        }
    }
}

impl Moderation {
    /// Everybody whom the settings name, with their level.
    pub fn editors(&self) -> impl Iterator<Item = (Editor, Level)> {
        let lists = [
            (&self.contributors, Level::Contributor),
            (&self.moderators, Level::Moderator),
            (&self.admins, Level::Admin),
        ];
        let each = |(editors, level): (&Vec<Editor>, Level)| {
            let editors = editors.clone();
            editors.into_iter().map(move |editor| (editor, level))
        };
        lists.into_iter().flat_map(each)
    }

    /// Whether rumors can be changed in this server.
    pub fn trusts(&self, guild: u64) -> bool {
        let mut guilds = self.trusted_guilds.iter();
        guilds.any(|trusted| trusted.guild.get() == guild)
    }
}

/// A server in which rumors can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrustedGuild {
    /// Its number.
    pub guild: NonZeroU64,
    /// The channel in which every change is told.
    pub change_log: Option<NonZeroU64>,
}

/// Whom the settings allow something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Editor {
    /// The user with this number.
    User(u64),
    /// Whoever has this role in this server.
    Role {
        /// The server.
        guild: u64,
        /// The role.
        role: u64,
    },
}

/// The most entries of one list.
const MAX_ENTRIES: usize = 200;

/// A role of a server that nobody trusts gives nothing, so it is a slip.
pub(super) fn misplaced(moderation: &Moderation) -> Option<(String, String)> {
    let mut editors = moderation.editors();
    let guild = editors.find_map(|(editor, _)| match editor {
        Editor::Role { guild, .. } if !moderation.trusts(guild) => Some(guild),
        _ => None,
    })?;
    Some((
        format!("`moderation` names a role of the server {guild}, which is not trusted"),
        "Add the server to `moderation.trusted_guilds`, or remove the role.".to_owned(),
    ))
}

/// Reads the servers: a number, or a number and that of a channel.
pub(super) fn trusted_guilds(
    settings: &mut Settings,
    text: &str,
    _: &Path,
) -> Result<(), &'static str> {
    let expected =
        "numbers of servers, each alone or with `/` and the number of its change-log channel";
    let read = |entry: &str| {
        let (guild, channel) = pair(entry)?;
        Some(TrustedGuild {
            guild,
            change_log: channel,
        })
    };
    settings.moderation.trusted_guilds = entries(text, read).ok_or(expected)?;
    Ok(())
}

pub(super) fn contributors(
    settings: &mut Settings,
    text: &str,
    _: &Path,
) -> Result<(), &'static str> {
    settings.moderation.contributors = editors(text)?;
    Ok(())
}

pub(super) fn moderators(
    settings: &mut Settings,
    text: &str,
    _: &Path,
) -> Result<(), &'static str> {
    settings.moderation.moderators = editors(text)?;
    Ok(())
}

pub(super) fn admins(settings: &mut Settings, text: &str, _: &Path) -> Result<(), &'static str> {
    settings.moderation.admins = editors(text)?;
    Ok(())
}

fn editors(text: &str) -> Result<Vec<Editor>, &'static str> {
    let read = |entry: &str| {
        let (first, role) = pair(entry)?;
        Some(match role {
            Some(role) => Editor::Role {
                guild: first.get(),
                role: role.get(),
            },
            None => Editor::User(first.get()),
        })
    };
    entries(text, read).ok_or("numbers of users, or of a server and a role with `/` between them")
}

/// The entries of a list, parted by commas; `None` when one is wrong.
fn entries<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let entries = text.split(',').map(str::trim);
    let entries: Vec<&str> = entries.filter(|entry| !entry.is_empty()).collect();
    if entries.len() > MAX_ENTRIES {
        return None;
    }
    entries.into_iter().map(read).collect()
}

/// One number, or two with `/` between them.
fn pair(entry: &str) -> Option<(NonZeroU64, Option<NonZeroU64>)> {
    match entry.split_once('/') {
        Some((first, second)) => Some((number(first)?, Some(number(second)?))),
        None => Some((number(entry)?, None)),
    }
}

fn number(text: &str) -> Option<NonZeroU64> {
    text.trim().parse().ok()
}
