//! The form that changes what a preview shows.

use super::super::form::{Field, Form};
use crate::answers::{Action, DraftId, EditStep};
use crate::domain::{Address, MAX_TEXT};
use crate::i18n::Words;

/// A field of an option: its name, what stands in it, whether it must.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// The name of the option.
    pub option: &'static str,
    /// What stands in it.
    pub value: &'a str,
    /// Whether something must.
    pub required: bool,
}

/// The form with these options of a draft.
pub fn form(draft: DraftId, wanted: &[Wanted<'_>], words: &Words) -> Form {
    let field = |wanted: &Wanted<'_>| {
        let most = match wanted.option {
            "source" => Address::MAX,
            _ => MAX_TEXT,
        };
        let label = words.say(label(wanted.option));
        let most = u16::try_from(most).unwrap_or(u16::MAX);
        let field = Field::new(wanted.option, &label, wanted.value, most);
        match wanted.required {
            true => field,
            false => field.optional(),
        }
    };
    Form::new(
        &words.say("edit-form"),
        Action::Edit(EditStep::Change(draft)),
        wanted.iter().map(field).collect(),
    )
}

fn label(option: &str) -> &'static str {
    match option {
        "device" => "edit-field-device",
        "property" => "edit-field-property",
        "value" => "edit-field-value",
        "source" => "edit-field-source",
        "market" => "edit-field-market",
        "status" => "edit-field-status",
        "date" => "edit-field-date",
        "publisher" => "edit-field-publisher",
        "name" => "edit-field-name",
        "brand" => "edit-field-brand",
        "kind" => "edit-field-kind",
        "series" => "edit-field-series",
        "edit" => "edit-field-edit",
        "by" => "edit-field-by",
        "since" => "edit-field-since",
        "state" => "edit-field-state",
        "who" => "edit-field-who",
        "level" => "edit-field-level",
        _ => "edit-field-reason",
    }
}
