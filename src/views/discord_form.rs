//! Prints a form as Discord takes it: text inputs in rows of their own.

use serde::Serialize;

use super::form::{Field, Form};
use super::markdown;

/// The body of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormBody {
    /// What it does once it is filled in.
    pub custom_id: String,
    /// What it is for, at most 45 characters.
    pub title: String,
    /// One field each.
    pub components: Vec<FieldRow>,
}

/// A row with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldRow {
    /// Always 1.
    #[serde(rename = "type")]
    pub kind: u8,
    /// Exactly one.
    pub components: [TextInput; 1],
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextInput {
    /// Always 4.
    #[serde(rename = "type")]
    pub kind: u8,
    /// By what name its text comes back.
    pub custom_id: &'static str,
    /// Always 1, a single line.
    pub style: u8,
    /// What it asks for, at most 45 characters.
    pub label: String,
    /// Whether something must stand in it.
    pub required: bool,
    /// The most characters that fit.
    pub max_length: u16,
    /// What stands in it at first.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub value: String,
}

/// The body of a form.
pub fn form(form: &Form) -> FormBody {
    FormBody {
        custom_id: form.action.encode(0),
        title: markdown::clean(form.title.as_str()),
        components: form.fields.iter().map(row).collect(),
    }
}

fn row(field: &Field) -> FieldRow {
    FieldRow {
        kind: 1,
        components: [TextInput {
            kind: 4,
            custom_id: field.name,
            style: 1,
            label: markdown::clean(field.label.as_str()),
            required: field.required,
            max_length: field.most,
            value: markdown::clean(&field.value),
        }],
    }
}
