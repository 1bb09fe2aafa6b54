//! Who somebody is, and what they may do; pure.
//!
//! A level comes from the settings, from what admins granted, and from who and
//! where the signed payload says that somebody is. It never comes from what a
//! control carries, from a permission that a server gives, or from a place
//! that the operator does not trust.

use crate::config::{Editor, Moderation};
use crate::domain::Level;

/// Who does something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Nobody in particular: whoever reads.
    Anybody,
    /// Whoever sits at the terminal; they have the files anyway.
    Terminal(Level),
    /// A user of Discord.
    User(User),
}

/// A user of Discord, where they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Their number.
    pub id: u64,
    /// Where, when it is a server that installed the application. `None` in
    /// direct messages, and where the application came along with a user.
    pub member: Option<Member>,
}

/// A member of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The server.
    pub guild: u64,
    /// Their roles there.
    pub roles: Vec<u64>,
}

/// What this person may do here. Where the application is no guest of a
/// trusted server, everybody is a member, also somebody whom the settings name.
pub fn level(
    by: &By,
    moderation: &Moderation,
    granted: impl IntoIterator<Item = (Editor, Level)>,
) -> Level {
    let user = match by {
        By::Anybody => return Level::Member,
        By::Terminal(level) => return *level,
        By::User(user) => user,
    };
    let Some(member) = user.member.as_ref().filter(|m| moderation.trusts(m.guild)) else {
        return Level::Member;
    };
    let is_meant = |editor: Editor| match editor {
        Editor::User(id) => id == user.id,
        Editor::Role { guild, role } => guild == member.guild && member.roles.contains(&role),
    };
    let levels = moderation.editors().chain(granted);
    let own = levels.filter(|(editor, _)| is_meant(*editor));
    own.map(|(_, level)| level).max().unwrap_or(Level::Member)
}
