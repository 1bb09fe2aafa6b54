//! Who may edit from now on: what a grant would change, and who has what.
//!
//! Nobody is mentioned: a number and, where it is known, a name.

use super::super::Context;
use super::super::card::{Button, Card, CardSection, Row, Tone, cut};
use crate::answers::{Action, DraftId, EditStep};
use crate::domain::Level;

/// The most grants that are listed.
const MOST: usize = 20;
/// The most characters of a name.
const NAME: usize = 60;

/// Who is granted something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who<'a> {
    /// A user.
    User {
        /// Their number.
        id: u64,
        /// Their name, where it is known.
        name: Option<&'a str>,
    },
    /// Everybody with a role.
    Role {
        /// The server.
        guild: u64,
        /// The number of the role.
        id: u64,
        /// Its name, where it is known.
        name: Option<&'a str>,
    },
}

/// A grant, before or after it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant<'a> {
    /// Who is meant.
    pub who: Who<'a>,
    /// What they may do then.
    pub level: Option<Level>,
    /// What they were granted before.
    pub before: Option<Level>,
    /// What the settings let them do in any case.
    pub settings: Option<Level>,
}

/// What a grant would change, with Confirm and Cancel.
pub fn grant(grant: &Grant<'_>, draft: DraftId, minutes: usize, context: &Context<'_>) -> Card {
    let words = context.words;
    let title = match grant.level {
        Some(_) => "edit-preview-granted",
        None => "edit-preview-revoked",
    };
    let mut card = Card::new(&words.say(title), Tone::Neutral);
    let mut rows = vec![one(grant.who, grant.level, context)];
    let before = level(grant.before, context);
    let before = words.say_with("edit-before", &[("value", (&before).into())]);
    rows.push(Row::quiet(before).indented());
    rows.extend(settings(grant, context));
    card.push(CardSection::bare(rows));
    let valid = words.say_with("edit-preview-valid", &[("minutes", minutes.into())]);
    card.footer.push(Row::quiet(valid));
    let step = |label: &str, step| Button::new(&words.say(label), Action::Edit(step));
    card.buttons = vec![
        step("edit-button-confirm", EditStep::Confirm(draft)),
        step("edit-button-cancel", EditStep::Cancel(draft)),
    ];
    card.hidden = true;
    card
}

/// What holds from now on, and everything that is granted.
pub fn granted(grant: &Grant<'_>, all: &[(Who<'_>, Level)], context: &Context<'_>) -> Card {
    let words = context.words;
    let level = level(grant.level, context);
    let title = words.say_with("edit-granted", &[("level", (&level).into())]);
    let mut card = Card::new(&title, Tone::Neutral);
    let rows = std::iter::once(one(grant.who, grant.level, context));
    card.push(CardSection::bare(
        rows.chain(settings(grant, context)).collect(),
    ));
    let mut held: Vec<Row> = all
        .iter()
        .take(MOST)
        .map(|(who, level)| one(*who, Some(*level), context))
        .collect();
    if all.len() > MOST {
        let count = (all.len() - MOST).into();
        held.push(Row::quiet(
            words.say_with("edit-granted-more", &[("count", count)]),
        ));
    }
    if !held.is_empty() {
        card.push(CardSection::new(words.say("edit-granted-all"), held));
    }
    let next = Row::quiet(words.say("edit-granted-next"));
    card.push(CardSection::bare(vec![next]));
    card.hidden = true;
    card
}

/// Who, and what they may do.
fn one(who: Who<'_>, held: Option<Level>, context: &Context<'_>) -> Row {
    let (who, level) = (named(who, context), level(held, context));
    Row::plain(context.words.say_with(
        "edit-granted-one",
        &[("who", (&who).into()), ("level", (&level).into())],
    ))
}

/// What the settings say of them stays, whatever is granted.
fn settings(grant: &Grant<'_>, context: &Context<'_>) -> Option<Row> {
    let level = level(Some(grant.settings?), context);
    let text = context
        .words
        .say_with("edit-granted-settings", &[("level", (&level).into())]);
    Some(Row::quiet(text))
}

fn named(who: Who<'_>, context: &Context<'_>) -> String {
    let (known, unknown, guild, id, name) = match who {
        Who::User { id, name } => ("edit-who-user-named", "edit-who-user", 0, id, name),
        Who::Role { guild, id, name } => ("edit-who-role-named", "edit-who-role", guild, id, name),
    };
    let (guild, id) = (guild.to_string(), id.to_string());
    let name = name.map(|name| cut(name, NAME));
    let mut arguments = vec![("guild", (&guild).into()), ("id", (&id).into())];
    match &name {
        Some(name) => {
            arguments.push(("name", name.into()));
            context.words.say_with(known, &arguments)
        }
        None => context.words.say_with(unknown, &arguments),
    }
}

fn level(level: Option<Level>, context: &Context<'_>) -> String {
    context.words.say(match level {
        Some(Level::Contributor) => "edit-level-contributor",
        Some(Level::Moderator) => "edit-level-moderator",
        Some(Level::Admin) => "edit-level-admin",
        Some(Level::Member) | None => "edit-level-none",
    })
}
