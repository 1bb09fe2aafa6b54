//! What an option cannot be, with wording: what was typed, and what would work.

use super::refusal::{list, shown};
use crate::domain::{Amount, Quantity};
use crate::i18n::{Words, format};
use crate::search::Figure;

/// What an option cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongValue {
    /// It is none of a closed list.
    Unlisted {
        /// The option.
        option: &'static str,
        /// What was typed.
        typed: String,
        /// The nearest that it can be.
        nearest: Option<String>,
        /// Everything that it can be.
        known: Vec<&'static str>,
    },
    /// The catalog has nothing of this name.
    NoSuchName {
        /// The option.
        option: &'static str,
        /// What was typed.
        typed: String,
        /// The nearest name, and its id.
        nearest: Option<(String, String)>,
    },
    /// It is no year.
    NotAYear {
        /// The option.
        option: &'static str,
        /// What was typed.
        typed: String,
    },
    /// It is no number in the unit of the figure.
    NotAFigure {
        /// The option.
        option: &'static str,
        /// The figure.
        figure: Figure,
        /// What was typed.
        typed: String,
    },
    /// No device can have that much, or that little.
    Beyond {
        /// The option.
        option: &'static str,
        /// The figure.
        figure: Figure,
        /// What was typed.
        typed: String,
        /// What any device can have.
        bound: Amount,
    },
}

impl WrongValue {
    /// The option.
    pub(super) fn option(&self) -> &'static str {
        match self {
            Self::Unlisted { option, .. }
            | Self::NoSuchName { option, .. }
            | Self::NotAYear { option, .. }
            | Self::NotAFigure { option, .. }
            | Self::Beyond { option, .. } => option,
        }
    }

    /// The refusal as a person reads it.
    pub(super) fn text(&self, words: &Words) -> String {
        match self {
            Self::Unlisted {
                option,
                typed,
                nearest,
                known,
            } => match nearest {
                Some(nearest) => near(option, typed, nearest, nearest, words),
                None => words.say_with(
                    "error-value-unlisted",
                    &[
                        ("option", (*option).into()),
                        ("typed", (&shown(typed)).into()),
                        ("known", (&list(words, known)).into()),
                    ],
                ),
            },
            Self::NoSuchName {
                option,
                typed,
                nearest,
            } => match nearest {
                Some((name, id)) => near(option, typed, name, id, words),
                None => words.say_with(
                    "error-value-name",
                    &[
                        ("option", (*option).into()),
                        ("typed", (&shown(typed)).into()),
                        ("example", (&example(option)).into()),
                    ],
                ),
            },
            Self::NotAYear { option, typed } => words.say_with(
                "error-value-year",
                &[
                    ("option", (*option).into()),
                    ("typed", (&shown(typed)).into()),
                    ("example", (&example(option)).into()),
                ],
            ),
            Self::NotAFigure {
                option,
                figure,
                typed,
            } => words.say_with(
                "error-value-figure",
                &[
                    ("option", (*option).into()),
                    ("typed", (&shown(typed)).into()),
                    ("unit", figure.unit().symbol().into()),
                    ("example", (&example(option)).into()),
                ],
            ),
            Self::Beyond {
                option,
                figure,
                typed,
                bound,
            } => beyond(option, *figure, typed, *bound, words),
        }
    }
}

fn near(option: &str, typed: &str, nearest: &str, value: &str, words: &Words) -> String {
    words.say_with(
        "error-value-near",
        &[
            ("option", option.into()),
            ("typed", (&shown(typed)).into()),
            ("nearest", nearest.into()),
            ("example", (&format!("{option}:{value}")).into()),
        ],
    )
}

fn beyond(option: &str, figure: Figure, typed: &str, bound: Amount, words: &Words) -> String {
    let bound = format::quantity(words, Quantity::Exact(bound), figure.unit());
    let (typed, example) = (shown(typed), example(option));
    let args = [
        ("option", option.into()),
        ("typed", (&typed).into()),
        ("bound", (&bound).into()),
        ("example", (&example).into()),
    ];
    if figure.is_best_low() {
        words.say_with("error-value-below", &args)
    } else {
        words.say_with("error-value-above", &args)
    }
}

/// What an option can be, as it is typed; it is the same in every language.
fn example(option: &str) -> String {
    let value = match option {
        "brand" => "nokia",
        "os" => "harmonyos",
        "year" => "2024",
        "battery" => "5000",
        "refresh" => "120",
        "camera" => "50",
        "ram" => "8",
        _ => "200",
    };
    format!("{option}:{value}")
}
