//! The options that somebody gave, and how question functions read them.

use super::rumor::{Beside, Reading, Wish};
use super::{Command, Does, Refusal, Takes};
use crate::answers::{Asked, Question, Wanted};
use crate::catalog::Subject;
use crate::domain::{Market, SubjectKind, nearest};
use crate::i18n::Words;
use crate::search::Snapshot;
use jiff::civil::Date;

/// A command with the options that somebody gave it, as text.
#[derive(Debug, Clone)]
pub struct Call {
    /// The command.
    pub command: &'static Command,
    /// Option names and values, each name at most once; names are known ones.
    /// `hidden` is not among them.
    pub options: Vec<(&'static str, String)>,
    /// Whether only the asker shall see the answer.
    pub hidden: bool,
}

/// What a question function may look at.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The options.
    pub call: &'a Call,
    /// What the words in them may mean.
    pub snapshot: &'a Snapshot,
}

/// The most characters of free text that are looked at. Names are far shorter;
/// a pasted page shall cost nothing.
pub(super) const MAX_TYPED: usize = 120;

impl Call {
    /// The question of this call. A market is the one that was named, or none;
    /// [`Market::WORLD`] when every market was asked for by name.
    ///
    /// # Errors
    /// When an option is missing or means nothing, with wording for the person.
    pub fn question(&self, snapshot: &Snapshot) -> Result<Asked, Refusal> {
        match self.command.does {
            Does::Ask(question) => question(&Given {
                call: self,
                snapshot,
            }),
            // Who answers looks at what a command does; this is for whoever
            // only reads.
            Does::Edit(_) => Err(Refusal::unknown_command(&self.command.name())),
        }
    }

    /// The edit that this call asks for.
    ///
    /// # Errors
    /// When an option is missing or means nothing, with wording for the person;
    /// also when the command only asks.
    pub fn edit(&self, snapshot: &Snapshot, words: &Words, today: Date) -> Result<Wish, Refusal> {
        let Does::Edit(read) = self.command.does else {
            return Err(Refusal::unknown_command(&self.command.name()));
        };
        let given = Given {
            call: self,
            snapshot,
        };
        read(&Reading {
            given,
            words,
            today,
        })
    }

    /// The id of the subject that an option names, where it is clear.
    pub fn subject_id(&self, option: &str, snapshot: &Snapshot, today: Date) -> Option<String> {
        let beside: Vec<(String, String)> = self
            .options
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect();
        let subject = Beside(&beside).named(option, snapshot, today)?;
        Some(subject.id.to_string())
    }

    /// What was given for an option, as it was typed.
    pub fn text(&self, option: &str) -> Option<&str> {
        let mut given = self.options.iter().filter(|(name, _)| *name == option);
        given.next().map(|(_, value)| value.as_str())
    }

    /// The call as a line that can be typed again.
    pub fn line(&self) -> String {
        let mut line = format!("/{}", self.command.name());
        for (name, value) in &self.options {
            line.push_str(&format!(" {name}:{value}"));
        }
        line
    }

    /// The same with another value of an option; empty text takes it out.
    pub fn set(&mut self, option: &'static str, value: &str) {
        self.options.retain(|(name, _)| *name != option);
        if !value.trim().is_empty() {
            self.options.push((option, value.trim().to_owned()));
        }
    }
}

impl<'a> Given<'a> {
    /// The text of an option, trimmed and bounded; `None` when nothing is in it.
    pub fn text(&self, name: &str) -> Option<String> {
        let (_, value) = self
            .call
            .options
            .iter()
            .find(|(option, _)| *option == name)?;
        let kept: String = value.trim().chars().take(MAX_TYPED).collect();
        Some(kept).filter(|kept| !kept.is_empty())
    }

    /// The text of an option that must be given.
    ///
    /// # Errors
    /// When nothing is in it.
    pub fn required(&self, name: &'static str) -> Result<String, Refusal> {
        self.text(name)
            .ok_or_else(|| Refusal::missing(self.call.command, name))
    }

    /// The subject that an option names, when it is given.
    pub fn wanted(&self, name: &str) -> Option<Wanted> {
        let option = self.call.command.option(name)?;
        self.text(name).map(|text| self.subject(option.takes, text))
    }

    /// The subject that an option names, which must be given.
    ///
    /// # Errors
    /// When nothing is in it.
    pub fn required_wanted(&self, name: &'static str) -> Result<Wanted, Refusal> {
        self.wanted(name)
            .ok_or_else(|| Refusal::missing(self.call.command, name))
    }

    /// The question with the market that was given.
    ///
    /// # Errors
    /// When the market means nothing.
    pub fn in_market(&self, question: Question) -> Result<Asked, Refusal> {
        Ok(Asked {
            market: self.market_named()?,
            ..Asked::new(question)
        })
    }

    /// The market that was given.
    ///
    /// # Errors
    /// When it means nothing.
    pub fn market_named(&self) -> Result<Option<Market>, Refusal> {
        let typed = self.text("market");
        typed.map(|typed| self.market(typed)).transpose()
    }

    /// Completion sends ids. An id of another kind is only a word: "nokia" as
    /// a device is looked up, not taken for the brand.
    fn subject(&self, takes: Takes, text: String) -> Wanted {
        let known = self.snapshot.catalog.by_id(&text);
        match known.filter(|subject| fits(takes, subject)) {
            Some(subject) => Wanted::Number(subject.number),
            None => Wanted::Typed(text),
        }
    }

    fn market(&self, typed: String) -> Result<Market, Refusal> {
        let tree = self.snapshot.catalog.markets();
        if let Some(market) = tree.find(&typed) {
            return Ok(market);
        }
        let lower = typed.to_lowercase();
        let names = tree.iter().flat_map(|(market, entry)| {
            let aliases = entry
                .aliases
                .iter()
                .map(move |alias| (alias.as_str(), market));
            aliases.collect::<Vec<_>>()
        });
        let names: Vec<(&str, Market)> = names.collect();
        let near = nearest(&lower, names.iter().map(|(name, _)| *name));
        let near = near.and_then(|near| names.iter().find(|(name, _)| *name == near));
        Err(Refusal::UnknownMarket {
            typed,
            nearest: near.map(|(_, market)| *market),
        })
    }
}

fn fits(takes: Takes, subject: &Subject) -> bool {
    match takes {
        Takes::Device => subject.kind() == SubjectKind::Device,
        Takes::System => matches!(subject.kind(), SubjectKind::OsFamily | SubjectKind::Skin),
        Takes::Subject => true,
        Takes::Brand => subject.kind() == SubjectKind::Brand,
        Takes::Claim
        | Takes::Property
        | Takes::Value
        | Takes::Status
        | Takes::Date
        | Takes::Publisher
        | Takes::Switch
        | Takes::Level
        | Takes::Editor
        | Takes::Text
        | Takes::Market
        | Takes::Command
        | Takes::Flag
        | Takes::Kind
        | Takes::Years
        | Takes::Stage
        | Takes::Limit(_)
        | Takes::Order => false,
    }
}
