//! The card: the one printable answer, before any medium.
//!
//! A card is a title, sections of rows and at most two rows of controls. Text
//! in it is plain: each printer escapes for its own medium. Lengths that
//! Discord limits are limited here, so that no printer can overflow.

use unicode_segmentation::UnicodeSegmentation;

use crate::answers::{Action, Asked, Choice};
use crate::domain::{Address, ClaimKey};

/// Everything that an answer prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The first line: it answers.
    pub title: Label<256>,
    /// What a reader sees at a glance.
    pub tone: Tone,
    /// The rows, in sections.
    pub sections: Vec<CardSection>,
    /// Small closing lines: what is shown, how many sources.
    pub footer: Vec<Row>,
    /// A menu, at most one.
    pub select: Option<Select>,
    /// Buttons, at most five.
    pub buttons: Vec<Button>,
    /// Whether only the asker should see it: a miss or a "which one?".
    pub hidden: bool,
    /// Which page of how many, counted from 0, once it is cut into pages.
    pub page: Option<(u16, u16)>,
    /// The question that leads to this card again; `None` where it found no
    /// answer yet, or one that is for the asker alone.
    pub answers: Option<Asked>,
}

/// How a card looks at a glance; each also says so in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It exists and is confirmed.
    Confirmed,
    /// It has been announced.
    Announced,
    /// There are only rumors.
    Rumored,
    /// It was denied, canceled or never released.
    Denied,
    /// It is neither.
    Neutral,
    /// The question has no answer.
    Missing,
}

/// Rows that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CardSection {
    /// Its heading.
    pub heading: Option<String>,
    /// Its rows; never empty in a card.
    pub rows: Vec<Row>,
}

/// One line, never cut between pages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its parts, printed side by side.
    pub spans: Vec<Span>,
    /// How deep it is indented: 0 or 1.
    pub depth: u8,
    /// The claim that it tells, where it tells one; nobody sees it, tests
    /// count by it that no claim is left out.
    pub claim: Option<ClaimKey>,
}

/// A part of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Plain text.
    Plain(String),
    /// Text that stands out.
    Strong(String),
    /// Text that steps back.
    Quiet(String),
    /// Text that leads somewhere.
    Link(String, Address),
}

/// A menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Select {
    /// What it asks for.
    pub placeholder: Label<150>,
    /// Its options, at least one and at most 25; [`Select::new`] cuts.
    pub options: Vec<SelectOption>,
    /// The state that a choice changes.
    pub action: Action,
    /// Whether several options can be chosen at once.
    pub several: bool,
}

/// One line of a menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectOption {
    /// What it says.
    pub label: Label<100>,
    /// A second, smaller line.
    pub description: Option<Label<100>>,
    /// What it chooses.
    pub choice: Choice,
    /// Whether it is what the card shows now.
    pub current: bool,
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What it says.
    pub label: Label<80>,
    /// What it does.
    pub action: Action,
    /// Whether it can be pressed.
    pub enabled: bool,
}

/// Text of at most `N` characters, never empty; longer text is cut at a
/// grapheme and ends in an ellipsis.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label<const N: usize>(String);

impl<const N: usize> Label<N> {
    /// Cuts `text` to fit. Empty text becomes an en dash, because Discord
    /// refuses empty labels.
    pub fn new(text: &str) -> Self {
        let cut = cut(text.trim(), N);
        Self(if cut.is_empty() {
            "–".to_owned()
        } else {
            cut
        })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Cuts text to at most `limit` UTF-16 code units (which is how Discord
/// counts), at a grapheme boundary, with an ellipsis where something is
/// missing. The one function that cuts people's text.
pub fn cut(text: &str, limit: usize) -> String {
    if utf16_length(text) <= limit {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1; // the ellipsis
    for grapheme in text.graphemes(true) {
        used += utf16_length(grapheme);
        if used > limit {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.push('…');
    kept
}

/// Length in UTF-16 code units.
pub fn utf16_length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

impl Select {
    /// A menu of the first 25 options; `None` when there is none to choose from.
    pub fn new(placeholder: &str, mut options: Vec<SelectOption>, action: Action) -> Option<Self> {
        options.truncate(25);
        (!options.is_empty()).then(|| Self {
            placeholder: Label::new(placeholder),
            options,
            action,
            several: false,
        })
    }
}

impl SelectOption {
    /// An option that is not the current one.
    pub fn new(label: &str, description: Option<&str>, choice: Choice) -> Self {
        Self {
            label: Label::new(label),
            description: description.map(Label::new),
            choice,
            current: false,
        }
    }
}

impl Button {
    /// A button that can be pressed.
    pub fn new(label: &str, action: Action) -> Self {
        Self {
            label: Label::new(label),
            action,
            enabled: true,
        }
    }
}

impl Row {
    /// A row of one part.
    pub fn of(span: Span) -> Self {
        Self {
            spans: vec![span],
            ..Self::default()
        }
    }

    /// The row, as the one that tells this claim.
    #[must_use]
    pub fn telling(mut self, claim: ClaimKey) -> Self {
        self.claim = Some(claim);
        self
    }

    /// A row of plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::of(Span::Plain(text.into()))
    }

    /// A row of quiet text.
    pub fn quiet(text: impl Into<String>) -> Self {
        Self::of(Span::Quiet(text.into()))
    }

    /// The row one step deeper.
    #[must_use]
    pub fn indented(mut self) -> Self {
        self.depth = 1;
        self
    }

    /// The row with one more part.
    #[must_use]
    pub fn with(mut self, span: Span) -> Self {
        self.spans.push(span);
        self
    }

    /// Its text without any style.
    pub fn text(&self) -> String {
        self.spans.iter().map(Span::text).collect()
    }
}

impl Span {
    /// The text without its style.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Strong(text) | Self::Quiet(text) | Self::Link(text, _) => {
                text
            }
        }
    }
}

impl CardSection {
    /// A section with a heading.
    pub fn new(heading: impl Into<String>, rows: Vec<Row>) -> Self {
        Self {
            heading: Some(heading.into()),
            rows,
        }
    }

    /// A section without a heading.
    pub fn bare(rows: Vec<Row>) -> Self {
        Self {
            heading: None,
            rows,
        }
    }
}

impl Card {
    /// An empty card with a title.
    pub fn new(title: &str, tone: Tone) -> Self {
        Self {
            title: Label::new(title),
            tone,
            sections: Vec::new(),
            footer: Vec::new(),
            select: None,
            buttons: Vec::new(),
            hidden: false,
            page: None,
            answers: None,
        }
    }

    /// Adds a section, unless it has no rows.
    pub fn push(&mut self, section: CardSection) {
        if !section.rows.is_empty() {
            self.sections.push(section);
        }
    }
}
