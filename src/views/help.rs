//! The card of `/help`, made from the table of commands.

use super::Context;
use super::card::{Card, CardSection, Row, Span, Tone, cut};
use crate::answers::ManualEntry;

/// How many examples the overview ends with.
const EXAMPLES: usize = 3;
/// The most characters of typed text that come back.
const TYPED: usize = 60;

/// The card of `/help`, for one command or for all.
pub(super) fn card(command: Option<&str>, context: &Context<'_>) -> Card {
    let typed = command.map(str::trim).filter(|typed| !typed.is_empty());
    let Some(typed) = typed else {
        return overview(context);
    };
    let name = plain(typed);
    let entries = visible(context);
    let exact = entries.iter().find(|entry| entry.name == name);
    if let Some(entry) = exact {
        return one(entry, context);
    }
    // "rumors" is no command but the beginning of several.
    let group = format!("{name} ");
    let in_group: Vec<&ManualEntry> = entries
        .iter()
        .copied()
        .filter(|entry| entry.name.starts_with(&group))
        .collect();
    if in_group.is_empty() {
        unknown(typed, &name, context)
    } else {
        let title = context
            .words
            .say_with("help-title-group", &[("name", (&name).into())]);
        listed(&title, &in_group, context)
    }
}

/// The commands that the reader may use.
fn visible<'a>(context: &Context<'a>) -> Vec<&'a ManualEntry> {
    let entries = context.manual.entries.iter();
    let level = context.view.level;
    entries.filter(|entry| entry.level <= level).collect()
}

fn overview(context: &Context<'_>) -> Card {
    let words = context.words;
    let entries = visible(context);
    let mut card = listed(&words.say("help-title"), &entries, context);
    // Below every page, where a newcomer finds them.
    card.footer.push(Row::plain(words.say("help-examples")));
    let examples = entries.iter().take(EXAMPLES);
    card.footer
        .extend(examples.map(|entry| Row::plain(entry.example).indented()));
    card.footer.push(Row::quiet(words.say("help-more")));
    card
}

/// Commands, each with what it answers.
fn listed(title: &str, entries: &[&ManualEntry], context: &Context<'_>) -> Card {
    let words = context.words;
    let mut card = Card::new(title, Tone::Neutral);
    let rows = entries.iter().map(|entry| {
        let summary = words.say(entry.summary);
        Row::plain(words.say_with(
            "help-command",
            &[
                ("name", (&entry.name).into()),
                ("summary", (&summary).into()),
            ],
        ))
    });
    card.push(CardSection::bare(rows.collect()));
    card
}

/// One command: what it answers, how it is written, its options, an example.
fn one(entry: &ManualEntry, context: &Context<'_>) -> Card {
    let words = context.words;
    let title = words.say_with("help-name", &[("name", (&entry.name).into())]);
    let mut card = Card::new(&title, Tone::Neutral);
    card.push(CardSection::bare(vec![
        Row::plain(words.say(entry.summary)),
        Row::of(Span::Strong(entry.usage.clone())),
    ]));
    let options = entry.options.iter().map(|option| {
        let summary = words.say(option.summary);
        Row::plain(if option.required {
            words.say_with(
                "help-option-required",
                &[("name", option.name.into()), ("summary", (&summary).into())],
            )
        } else {
            words.say_with(
                "help-option",
                &[("name", option.name.into()), ("summary", (&summary).into())],
            )
        })
    });
    card.push(CardSection::new(
        words.say("help-options"),
        options.collect(),
    ));
    card.push(CardSection::new(
        words.say("help-example"),
        vec![Row::plain(entry.example)],
    ));
    card
}

/// There is no such command; the nearest one is named.
fn unknown(typed: &str, name: &str, context: &Context<'_>) -> Card {
    let words = context.words;
    let typed = cut(typed, TYPED);
    let title = words.say_with("help-unknown", &[("typed", (&typed).into())]);
    let mut card = Card::new(&title, Tone::Missing);
    let known = visible(context).into_iter();
    let nearest = crate::domain::nearest(name, known.map(|entry| entry.name.as_str()));
    let next = match nearest {
        Some(nearest) => words.say_with("help-unknown-nearest", &[("name", nearest.into())]),
        None => words.say("help-unknown-next"),
    };
    card.push(CardSection::bare(vec![Row::plain(next)]));
    card.hidden = true;
    card
}

/// The name of a command as the table has it: no slash, single spaces.
fn plain(typed: &str) -> String {
    let lower = typed.trim_start_matches('/').to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}
