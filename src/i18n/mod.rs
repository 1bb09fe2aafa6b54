//! Words: every sentence that a person reads, and how numbers, dates and
//! values read in their language.
//!
//! A feature keeps its sentences in one file under `en/` and asks for them by
//! key; `docs/WORDING.md` says how they sound and how keys are named. It may
//! use `domain`, fluent and icu. It never reads files at run time, never
//! escapes for a medium (printers do) and never decides anything: a missing
//! word yields its key in brackets, so that a slip in a sentence is no outage.

pub mod format;
mod names;
mod plain;
mod pseudo;
mod values;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;

/// The words files of the source language. A feature adds its file here, once.
const ENGLISH: &[(&str, &str)] = &[
    ("base.ftl", include_str!("en/base.ftl")),
    ("commands.ftl", include_str!("en/commands.ftl")),
    ("compare.ftl", include_str!("en/compare.ftl")),
    ("controls.ftl", include_str!("en/controls.ftl")),
    ("data.ftl", include_str!("en/data.ftl")),
    ("edits.ftl", include_str!("en/edits.ftl")),
    ("errors.ftl", include_str!("en/errors.ftl")),
    ("find.ftl", include_str!("en/find.ftl")),
    ("help.ftl", include_str!("en/help.ftl")),
    ("os.ftl", include_str!("en/os.ftl")),
    ("rumors.ftl", include_str!("en/rumors.ftl")),
    ("search.ftl", include_str!("en/search.ftl")),
    ("spec.ftl", include_str!("en/spec.ftl")),
    ("store.ftl", include_str!("en/store.ftl")),
    ("terminal.ftl", include_str!("en/terminal.ftl")),
];

/// A language that the bot speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// English, the source language.
    #[default]
    English,
    /// English with accents and 40 % longer, for tests: text that stays plain
    /// does not come from the words files, text that is cut has too little room.
    Pseudo,
}

impl Locale {
    /// The locale for a language tag such as Discord sends. What is not
    /// spoken yet becomes English.
    pub fn from_tag(tag: &str) -> Self {
        let pseudo = tag
            .replace('_', "-")
            .eq_ignore_ascii_case(Self::Pseudo.tag());
        if pseudo { Self::Pseudo } else { Self::English }
    }

    /// Its language tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Pseudo => "en-XA",
        }
    }
}

/// A value that a sentence names.
///
/// A number is printed with grouped digits and can choose between singular and
/// plural. Years, versions and ids are not numbers: pass them as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Text, printed as it is.
    Text(&'a str),
    /// A number of things.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Arg<'_> {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// All words of one language, with its ways to write numbers and dates.
/// Built once and shared: nothing in it changes.
pub struct Words {
    locale: Locale,
    bundle: FluentBundle<FluentResource>,
    /// What needs no fluent; empty where fluent changes every text.
    plain: plain::Plain,
    keys: BTreeSet<String>,
    problems: Vec<String>,
    formats: format::Formats,
}

impl Words {
    /// The words of this language. Faults in the words files are kept in
    /// [`Words::problems`], which a test holds empty.
    pub fn new(locale: Locale) -> Self {
        // Both locales have the plural rules of English; a test holds that the tag is read.
        let language = Locale::English.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks would travel into copied names and count against Discord's limits.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(format::grouped));
        if locale == Locale::Pseudo {
            bundle.set_transform(Some(pseudo::transform));
        }
        let mut keys = BTreeSet::new();
        let mut plain = plain::Plain::default();
        let mut problems = Vec::new();
        for (file, text) in ENGLISH {
            let parsed = FluentResource::try_new((*text).to_owned());
            let resource = parsed.unwrap_or_else(|(kept, errors)| {
                problems.extend(errors.iter().map(|error| {
                    let line = text
                        .bytes()
                        .take(error.pos.start)
                        .filter(|b| *b == b'\n')
                        .count()
                        + 1;
                    format!("{file}:{line}: {error}")
                }));
                kept
            });
            let messages = resource.entries().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message),
                _ => None,
            });
            for message in messages {
                keys.insert(message.id.name.to_owned());
                if locale == Locale::English {
                    plain.add(message);
                }
            }
            if let Err(errors) = bundle.add_resource(resource) {
                problems.extend(errors.iter().map(|error| format!("{file}: {error}")));
            }
        }
        Self {
            locale,
            bundle,
            plain,
            keys,
            problems,
            formats: format::Formats::new(),
        }
    }

    /// The language of these words.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The sentence with this key.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The sentence with this key, naming these values. A key or value that is
    /// missing yields the key in square brackets.
    pub fn say_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        if let Some(sentence) = self.joined(key, args) {
            return sentence;
        }
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => values.set(*name, FluentValue::from(*text)),
                Arg::Number(number) => values.set(*name, FluentValue::from(*number)),
            }
        }
        self.resolve(key, Some(&values))
    }

    /// Whether there is a sentence with this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// Every key, in alphabetical order; for tests and for tools of translators.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }

    /// What is wrong with the words files: text that does not parse, keys given twice.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    /// The sentence, where it only puts these values between texts.
    fn joined(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        self.plain.join(key, |name| {
            let (_, arg) = args.iter().find(|(given, _)| *given == name)?;
            Some(match arg {
                Arg::Text(text) => Cow::Borrowed(*text),
                Arg::Number(number) => Cow::Owned(self.formats.whole(*number)),
            })
        })
    }

    fn resolve(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return format!("[{key}]");
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            return format!("[{key}]");
        }
        match self.locale {
            Locale::English => text.into_owned(),
            Locale::Pseudo => pseudo::bracket(&text),
        }
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words")
            .field("locale", &self.locale)
            .field("keys", &self.keys.len())
            .finish_non_exhaustive()
    }
}
