//! A form: a few lines of text that somebody fills in, before any medium.
//!
//! Lengths that Discord limits are limited here. What is filled in comes back
//! by the name of its field; a form decides nothing about it.

use super::card::{Label, cut};
use crate::answers::Action;

/// The most fields of a form.
const MAX_FIELDS: usize = 5;

/// A form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What it is for.
    pub title: Label<45>,
    /// What it does once it is filled in.
    pub action: Action,
    /// Its fields, at least one and at most five.
    pub fields: Vec<Field>,
}

/// A line of text in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// By what name its text comes back.
    pub name: &'static str,
    /// What it asks for.
    pub label: Label<45>,
    /// What stands in it at first.
    pub value: String,
    /// Whether something must stand in it.
    pub required: bool,
    /// The most characters that fit.
    pub most: u16,
}

impl Form {
    /// A form of the first five fields.
    pub fn new(title: &str, action: Action, mut fields: Vec<Field>) -> Self {
        fields.truncate(MAX_FIELDS);
        Self {
            title: Label::new(title),
            action,
            fields,
        }
    }
}

impl Field {
    /// A line with this text in it. Text that does not fit is cut.
    pub fn new(name: &'static str, label: &str, value: &str, most: u16) -> Self {
        Self {
            name,
            label: Label::new(label),
            value: cut(value, usize::from(most)),
            required: true,
            most,
        }
    }

    /// The same as one that may stay empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.required = false;
        self
    }
}
