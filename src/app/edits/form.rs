//! Which options of a command a form asks for; pure.
//!
//! A form holds five fields. What must be mended comes first, then what people
//! change most; what is left over has a second form. Which claim it is about is
//! never asked for: that is chosen while typing.

use crate::commands::{Call, CommandOption, Takes};

/// The most fields of a form.
const MAX_FIELDS: usize = 5;

/// What a preview lets people change, in the order of how often they do.
const CHANGED: &[&str] = &[
    "value",
    "source",
    "status",
    "date",
    "market",
    "reason",
    "publisher",
    "property",
    "device",
    "name",
    "brand",
    "kind",
    "series",
];

/// How many forms it takes to change everything that can be.
pub(super) fn count(call: &Call) -> usize {
    changed(call).len().div_ceil(MAX_FIELDS)
}

/// The fields of the first form, or of the one with what is left over.
pub(super) fn fields(call: &Call, more: bool) -> Vec<&'static CommandOption> {
    let skipped = if more { MAX_FIELDS } else { 0 };
    let changed = changed(call).into_iter();
    changed.skip(skipped).take(MAX_FIELDS).collect()
}

/// The fields of the form that mends a command, first of them the one that was
/// refused. While something that must be given is missing, that is asked for in
/// the order in which it is read.
pub(super) fn mending(call: &Call, refused: &str) -> Vec<&'static CommandOption> {
    let options: &'static [CommandOption] = call.command.options;
    let needed = || {
        let needed = options.iter().filter(|option| option.required);
        needed.filter(|option| option.takes != Takes::Claim)
    };
    let mut fields: Vec<&CommandOption> = Vec::new();
    if needed().any(|option| call.text(option.name).is_none()) {
        fields.extend(needed());
    } else {
        fields.extend(call.command.option(refused));
        // One is often wrong because the other is.
        let pair = match refused {
            "value" => Some("property"),
            "property" => Some("value"),
            _ => None,
        };
        fields.extend(pair.and_then(|other| call.command.option(other)));
    }
    for option in changed(call) {
        if fields.iter().all(|field| field.name != option.name) {
            fields.push(option);
        }
    }
    fields.truncate(MAX_FIELDS);
    fields
}

/// Everything that can be changed.
fn changed(call: &Call) -> Vec<&'static CommandOption> {
    let mut claims = call.command.options.iter();
    // It says already what it is about, and what that has.
    let chosen = claims.any(|option| option.takes == Takes::Claim || option.name == "claims");
    let fixed = |name: &str| chosen && matches!(name, "device" | "property");
    let names = CHANGED.iter().filter(|name| !fixed(name));
    names.filter_map(|name| call.command.option(name)).collect()
}
