//! What somebody put into an option of an edit and that means nothing, with
//! wording: what was typed, and what would work.

use crate::commands::refusal::{list, shown};
use crate::domain::source::AddressError;
use crate::domain::{Address, MAX_TEXT, Property, Unit, ValueType};
use crate::i18n::{Words, format};

/// What means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misread {
    /// Several subjects fit.
    SeveralSubjects {
        /// The option.
        option: &'static str,
        /// What was typed.
        typed: String,
        /// Their names, best first.
        names: Vec<String>,
    },
    /// No subject fits.
    NoSubject {
        /// The option.
        option: &'static str,
        /// What was typed.
        typed: String,
        /// What comes nearest.
        names: Vec<String>,
    },
    /// There is no such property.
    Property {
        /// What was typed.
        typed: String,
        /// The key of the nearest.
        nearest: Option<&'static str>,
    },
    /// It is no value of this property.
    Value {
        /// What was typed.
        typed: String,
        /// The property.
        property: Property,
    },
    /// It is no date.
    Date {
        /// The option.
        option: &'static str,
        /// What was typed.
        typed: String,
    },
    /// It is no address of a page.
    Address(String),
    /// There is no such publisher.
    Publisher {
        /// What was typed.
        typed: String,
        /// The id of the nearest.
        nearest: Option<String>,
    },
    /// There is no claim with this id.
    Claim {
        /// What was typed.
        typed: String,
    },
    /// The claim is about something else than the device beside it.
    ClaimOfAnother {
        /// Its id.
        typed: String,
    },
    /// It is nobody.
    Who {
        /// What was typed.
        typed: String,
    },
    /// It is no number of an edit.
    Edit {
        /// What was typed.
        typed: String,
    },
    /// It is no text that fits.
    Text {
        /// The option.
        option: &'static str,
    },
}

impl Misread {
    /// How many names a refusal lists.
    pub(super) const NAMES: usize = 5;

    /// The option that can be typed anew. A claim is chosen while typing.
    pub(in crate::commands) fn option(&self) -> Option<&'static str> {
        match self {
            Self::SeveralSubjects { option, .. }
            | Self::NoSubject { option, .. }
            | Self::Date { option, .. }
            | Self::Text { option } => Some(option),
            Self::Property { .. } => Some("property"),
            Self::Value { .. } => Some("value"),
            Self::Address(_) => Some("source"),
            Self::Publisher { .. } => Some("publisher"),
            Self::Who { .. } => Some("who"),
            Self::Edit { .. } => Some("edit"),
            Self::Claim { .. } | Self::ClaimOfAnother { .. } => None,
        }
    }

    /// The refusal as a person reads it.
    pub(in crate::commands) fn text(&self, words: &Words) -> String {
        match self {
            Self::SeveralSubjects { typed, names, .. } => {
                named("edit-misread-several", typed, names, words)
            }
            Self::NoSubject { typed, names, .. } if names.is_empty() => {
                of("edit-misread-nobody", typed, words)
            }
            Self::NoSubject { typed, names, .. } => {
                named("edit-misread-nearest", typed, names, words)
            }
            Self::Property { typed, nearest } => match nearest {
                Some(nearest) => words.say_with(
                    "edit-misread-property-near",
                    &[
                        ("typed", (&shown(typed)).into()),
                        ("nearest", (*nearest).into()),
                    ],
                ),
                None => of("edit-misread-property", typed, words),
            },
            Self::Value { typed, property } => value(typed, *property, words),
            Self::Date { option, typed } => words.say_with(
                "edit-misread-date",
                &[
                    ("typed", (&shown(typed)).into()),
                    ("option", (*option).into()),
                ],
            ),
            Self::Address(typed) => address(typed, words),
            Self::Publisher { typed, nearest } => match nearest {
                Some(nearest) => words.say_with(
                    "edit-misread-publisher-near",
                    &[
                        ("typed", (&shown(typed)).into()),
                        ("nearest", nearest.into()),
                    ],
                ),
                None => of("edit-misread-publisher", typed, words),
            },
            Self::Claim { typed } => of("edit-misread-claim", typed, words),
            Self::ClaimOfAnother { typed } => of("edit-misread-claim-other", typed, words),
            Self::Who { typed } => of("edit-misread-who", typed, words),
            Self::Edit { typed } => of("edit-misread-edit", typed, words),
            Self::Text { option } => words.say_with(
                "edit-misread-text",
                &[("option", (*option).into()), ("limit", MAX_TEXT.into())],
            ),
        }
    }
}

fn of(key: &str, typed: &str, words: &Words) -> String {
    words.say_with(key, &[("typed", (&shown(typed)).into())])
}

fn named(key: &str, typed: &str, names: &[String], words: &Words) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    words.say_with(
        key,
        &[
            ("typed", (&shown(typed)).into()),
            ("names", (&list(words, &names)).into()),
        ],
    )
}

/// The form that the property expects.
fn value(typed: &str, property: Property, words: &Words) -> String {
    let label = format::property(words, property);
    let key = match property.spec().value_type {
        ValueType::Quantity(Unit::Count) => "edit-misread-value-count",
        ValueType::Quantity(_) => "edit-misread-value-quantity",
        ValueType::Resolution => "edit-misread-value-resolution",
        ValueType::Date => "edit-misread-value-date",
        ValueType::Boolean => "edit-misread-value-boolean",
        ValueType::Os => "edit-misread-value-os",
        ValueType::Market => "edit-misread-value-market",
        ValueType::Text => "edit-misread-value-text",
    };
    let unit = match property.spec().value_type {
        ValueType::Quantity(unit) => unit.symbol(),
        _ => "",
    };
    words.say_with(
        key,
        &[
            ("typed", (&shown(typed)).into()),
            ("property", (&label).into()),
            ("unit", unit.into()),
            ("limit", MAX_TEXT.into()),
        ],
    )
}

/// Why it is none that is kept.
fn address(typed: &str, words: &Words) -> String {
    match Address::new(typed) {
        Err(AddressError::NotHttps(_)) => of("edit-misread-address-https", typed, words),
        Err(AddressError::Credentials(_)) => words.say("edit-misread-address-user"),
        Err(AddressError::TooLong(_)) => words.say_with(
            "edit-misread-address-long",
            &[("limit", Address::MAX.into())],
        ),
        Err(AddressError::NotAnAddress(_)) | Ok(_) => of("edit-misread-address", typed, words),
    }
}
