//! What is offered while somebody types into an option.

use jiff::civil::Date;

use super::find::choices;
use super::given::MAX_TYPED;
use super::rumor::{self, Beside};
use super::table::{ALL, normalize};
use super::{Command, Takes};
use crate::answers::Candidate;
use crate::catalog::Subject;
use crate::domain::{Claim, Level, Market, Stage, SubjectKind, SubjectNumber, is_near};
use crate::i18n::{Words, format};
use crate::search::Snapshot;

/// One choice: what it reads and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What it reads, at most 100 characters, best within 40.
    pub label: String,
    /// What is sent when it is chosen, at most 100 characters.
    pub value: String,
}

/// How many choices Discord shows.
pub(super) const MOST: usize = 25;
/// The most characters of a label; Discord shows about so many on a phone.
const MAX_LABEL: usize = 40;
/// The most characters of a value that Discord takes.
const MAX_VALUE: usize = 100;

/// The choices for what was typed into an option, best first, at most 25. An
/// empty field offers what people want most, never nothing. `today` decides
/// what is out by now.
pub fn complete(
    takes: Takes,
    typed: &str,
    snapshot: &Snapshot,
    words: &Words,
    today: Date,
) -> Vec<Suggestion> {
    complete_beside(takes, typed, &[], snapshot, words, today)
}

/// The same where other options, by name, have something in them already: the
/// claims of the device that stands there, the units of the property.
pub fn complete_beside(
    takes: Takes,
    typed: &str,
    beside: &[(String, String)],
    snapshot: &Snapshot,
    words: &Words,
    today: Date,
) -> Vec<Suggestion> {
    let beside = Beside(beside);
    let subjects = |numbers| subjects(snapshot, words, today, numbers);
    let typed: String = typed.trim().chars().take(MAX_TYPED).collect();
    let typed = typed.as_str();
    let mut found = match takes {
        Takes::Device => subjects(devices(snapshot, typed)),
        Takes::System => subjects(systems(snapshot, typed)),
        Takes::Subject => subjects(anything(snapshot, typed)),
        Takes::Claim => match beside.subject(snapshot, today) {
            Some(subject) => claims_of(subject, snapshot, words, typed),
            None => claims(snapshot, words, typed),
        },
        Takes::Market => markets(snapshot, words, typed),
        Takes::Command => commands(typed),
        Takes::Flag => flags(words, typed),
        Takes::Brand => subjects(choices::brands(snapshot, typed)),
        Takes::Kind => choices::kinds(words, typed),
        Takes::Years => choices::years(typed, today),
        Takes::Stage => choices::stages(words, typed),
        Takes::Limit(figure) => choices::limits(words, figure, typed),
        Takes::Order => choices::orders(words, typed),
        Takes::Text | Takes::Editor => Vec::new(),
        Takes::Property
        | Takes::Value
        | Takes::Status
        | Takes::Date
        | Takes::Publisher
        | Takes::Switch
        | Takes::Level => rumor::choices(takes, typed, beside, snapshot, words, today),
    };
    let mut seen = Vec::new();
    found.retain(|choice| {
        let new = !seen.contains(&choice.value);
        seen.push(choice.value.clone());
        new && choice.value.len() <= MAX_VALUE
    });
    found.truncate(MOST);
    found
}

fn devices(snapshot: &Snapshot, typed: &str) -> Vec<SubjectNumber> {
    snapshot.devices.complete(typed, MOST)
}

const SYSTEMS: &[SubjectKind] = &[SubjectKind::OsFamily, SubjectKind::Skin];
const NAMED: &[SubjectKind] = &[
    SubjectKind::Brand,
    SubjectKind::Series,
    SubjectKind::OsFamily,
    SubjectKind::Skin,
    SubjectKind::Service,
];

/// What an empty field offers first: the systems that people ask about most.
/// Their share of the market is no part of the data, so the list is fixed.
const KNOWN_SYSTEMS: &[&str] = &[
    "harmonyos",
    "android",
    "ios",
    "one-ui",
    "hyperos",
    "openharmony",
    "wear-os",
    "ipados",
    "watchos",
    "coloros",
    "oxygenos",
    "originos",
    "magicos",
];

fn systems(snapshot: &Snapshot, typed: &str) -> Vec<SubjectNumber> {
    let mut found = Vec::new();
    if typed.is_empty() {
        let known = KNOWN_SYSTEMS.iter();
        found.extend(known.filter_map(|id| Some(snapshot.catalog.by_id(id)?.number)));
    }
    found.extend(snapshot.named.near(typed, SYSTEMS, MOST));
    found
}

/// Names first that begin as typed, then devices. A maker has few names and
/// many devices; the other order would hide it.
fn anything(snapshot: &Snapshot, typed: &str) -> Vec<SubjectNumber> {
    /// So many places stay for devices.
    const NAMES: usize = 10;
    if typed.is_empty() {
        let mut found = choices::brands(snapshot, typed);
        found.truncate(NAMES);
        found.extend(devices(snapshot, typed));
        return found;
    }
    let mut found = snapshot.named.near(typed, NAMED, NAMES);
    found.extend(devices(snapshot, typed));
    found
}

fn subjects(
    snapshot: &Snapshot,
    words: &Words,
    today: Date,
    numbers: Vec<SubjectNumber>,
) -> Vec<Suggestion> {
    let catalog = &snapshot.catalog;
    let known = numbers
        .into_iter()
        .filter_map(|number| catalog.subject(number));
    known
        .map(|subject| Suggestion {
            label: subject_label(&Candidate::of(catalog, subject, today), words),
            value: subject.id.to_string(),
        })
        .collect()
}

/// "Nokia X60 Pro, never released". Where both are too long, that a device is
/// out is left away; anything else about it stays and the name is cut.
fn subject_label(candidate: &Candidate, words: &Words) -> String {
    let Some(stage) = candidate.stage else {
        return label(&candidate.name);
    };
    let brief = format::stage_brief(words, stage);
    let whole = |name: &str| {
        words.say_with(
            "command-choice-device",
            &[("name", name.into()), ("stage", (&brief).into())],
        )
    };
    let full = whole(&candidate.name);
    let over = full.chars().count().saturating_sub(MAX_LABEL);
    let length = candidate.name.chars().count();
    if over == 0 {
        full
    } else if matches!(stage, Stage::Released(_)) || over >= length {
        label(&candidate.name)
    } else {
        whole(&cut(&candidate.name, length - over))
    }
}

fn claims(snapshot: &Snapshot, words: &Words, typed: &str) -> Vec<Suggestion> {
    /// More subjects than these only crowd each other out.
    const SUBJECTS: usize = 8;
    let catalog = &snapshot.catalog;
    let mut found: Vec<&Claim> = Vec::new();
    let id = typed.to_lowercase();
    if typed.is_empty() || id.contains(['-', '/', '.']) {
        let mut all: Vec<&Claim> = catalog
            .contested()
            .filter(|claim| claim.id().starts_with(&id))
            .collect();
        all.sort_by_key(|claim| std::cmp::Reverse(claim.newest_evidence().map(|date| date.end())));
        found.extend(all.into_iter().take(MOST));
    }
    if !typed.is_empty() {
        let subjects = anything(snapshot, typed).into_iter().take(SUBJECTS);
        let about = subjects.flat_map(|number| catalog.claims_of(number));
        found.extend(about.filter(|claim| claim.is_contested()));
    }
    let choice = |claim: &&Claim| Suggestion {
        label: label(&claim_label(snapshot, words, claim)),
        value: claim.id().to_string(),
    };
    found.iter().map(choice).collect()
}

/// The claims of one subject: those that are more than plain facts, and what
/// was typed of the others. Whose they are stands beside, so the value is told.
fn claims_of(
    subject: &Subject,
    snapshot: &Snapshot,
    words: &Words,
    typed: &str,
) -> Vec<Suggestion> {
    let typed = typed.to_lowercase();
    let mut found: Vec<(usize, &Claim)> = Vec::new();
    for claim in snapshot.catalog.claims_of(subject.number) {
        let property = format::property(words, claim.property).to_lowercase();
        let rank = match claim.id().starts_with(&typed) {
            true => Some(0),
            false => match_rank(&property, &typed),
        };
        let rank = rank.filter(|_| claim.is_contested() || !typed.is_empty());
        found.extend(rank.map(|rank| (rank, claim)));
    }
    found.sort_by_key(|(rank, claim)| (*rank, !claim.is_contested()));
    let name = |id: &_| snapshot.catalog.system_name(id);
    let choice = |claim: &Claim| {
        let property = format::property(words, claim.property);
        let value = format::value(words, claim.property, &claim.state.value, &name);
        let status = format::status(words, claim.state.status);
        let told = words.say_with(
            "edit-choice-claim",
            &[
                ("property", (&property).into()),
                ("value", (&value).into()),
                ("status", (&status).into()),
            ],
        );
        Suggestion {
            label: label(&told),
            value: claim.id().to_string(),
        }
    };
    found.into_iter().map(|(_, claim)| choice(claim)).collect()
}

fn claim_label(snapshot: &Snapshot, words: &Words, claim: &Claim) -> String {
    let subject = snapshot.catalog.subject(claim.subject);
    let subject = subject.map_or_else(String::new, |subject| snapshot.catalog.full_name(subject));
    words.say_with(
        "command-choice-claim",
        &[
            ("subject", (&subject).into()),
            (
                "property",
                (&format::property(words, claim.property)).into(),
            ),
            (
                "status",
                (&format::status(words, claim.state.status)).into(),
            ),
        ],
    )
}

/// The markets that people ask about most, for an empty field.
const KNOWN_MARKETS: &[&str] = &[
    "cn", "global", "eu", "us", "in", "gb", "jp", "kr", "de", "world",
];

fn markets(snapshot: &Snapshot, words: &Words, typed: &str) -> Vec<Suggestion> {
    let typed = typed.to_lowercase();
    let tree = snapshot.catalog.markets();
    let mut found: Vec<(usize, usize, Market)> = Vec::new();
    for (market, entry) in tree.iter() {
        let name = format::market(words, market).to_lowercase();
        let mut names = vec![market.code(), name.as_str()];
        names.extend(entry.aliases.iter().map(String::as_str));
        let known = KNOWN_MARKETS.iter().position(|code| *code == market.code());
        let rank = names
            .iter()
            .filter_map(|name| match_rank(name, &typed))
            .min();
        if let Some(rank) = rank {
            found.push((rank, known.unwrap_or(KNOWN_MARKETS.len()), market));
        }
    }
    found.sort_unstable();
    let choice = |(_, _, market): (usize, usize, Market)| Suggestion {
        label: label(&words.say_with(
            "command-choice-market",
            &[
                ("market", (&format::market(words, market)).into()),
                ("code", market.code().into()),
            ],
        )),
        value: market.code().to_owned(),
    };
    found.into_iter().map(choice).collect()
}

/// How well a name fits: the same, begins so, has a word that begins so.
pub(super) fn match_rank(name: &str, typed: &str) -> Option<usize> {
    if name == typed {
        Some(0)
    } else if name.starts_with(typed) {
        Some(1)
    } else {
        let mut words = name.split(' ');
        words.any(|word| word.starts_with(typed)).then_some(2)
    }
}

/// Commands by name: those that begin so, those with a word that begins so,
/// then near ones.
pub(super) fn matching_commands(typed: &str, level: Level) -> Vec<&'static Command> {
    let typed = normalize(typed);
    let mut found: Vec<(usize, &'static Command)> = ALL
        .iter()
        .filter(|command| command.level <= level)
        .filter_map(|command| {
            let name = command.name();
            let near = || is_near(&typed, &name).then_some(3);
            Some((match_rank(&name, &typed).or_else(near)?, command))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, command)| command).collect()
}

fn commands(typed: &str) -> Vec<Suggestion> {
    let choice = |command: &Command| Suggestion {
        label: format!("/{}", command.name()),
        value: command.name(),
    };
    let found = matching_commands(typed, Level::Member).into_iter();
    found.map(choice).collect()
}

fn flags(words: &Words, typed: &str) -> Vec<Suggestion> {
    let both = [
        ("yes", words.say("command-choice-hidden")),
        ("no", words.say("command-choice-shown")),
    ];
    let begins = |value: &str| value.starts_with(&typed.to_lowercase());
    both.into_iter()
        .filter(|(value, _)| begins(value))
        .map(|(value, label)| Suggestion {
            label,
            value: value.to_owned(),
        })
        .collect()
}

/// Cuts a label to what is shown.
fn label(text: &str) -> String {
    cut(text, MAX_LABEL)
}

/// The text in at most so many characters, with an ellipsis for the rest.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut kept: String = text.chars().take(most.saturating_sub(1)).collect();
    kept.push('…');
    kept
}
