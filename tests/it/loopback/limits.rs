//! Discord's limits on what a bot sends.
//!
//! From Discord's documentation: "Message" (embed limits), "Component
//! Reference", "Receiving and Responding to Interactions" and "Application
//! Commands", and from its published schema of the interface's version 10.
//! Lengths count UTF-16 units, the longest of all ways to count. Fields that
//! this program has no reason to send are problems too: a slip, most likely.

use std::collections::HashSet;

use serde_json::Value;

/// The limit on all text of all embeds of a message together.
const MAX_EMBEDS_TEXT: usize = 6000;
/// Shows nothing of links; only the asker sees it; rings no bell.
const KNOWN_FLAGS: u64 = 1 << 2 | 1 << 6 | 1 << 12;

/// What is wrong with the body of a callback.
pub(crate) fn callback(body: &Value) -> Vec<String> {
    let mut problems = Vec::new();
    let data = &body["data"];
    only(body, "callback", &["type", "data"], &mut problems);
    match body["type"].as_u64() {
        Some(4 | 7) => message(data, &mut problems),
        Some(1 | 5 | 6) => only(data, "data", &["flags"], &mut problems),
        Some(8) => choices(data, &mut problems),
        Some(9) => form(data, &mut problems),
        other => problems.push(format!("type: {other:?} is not one that is sent here")),
    }
    problems
}

/// Adds what is wrong with a message.
pub(crate) fn message(data: &Value, problems: &mut Vec<String>) {
    let known = [
        "content",
        "embeds",
        "components",
        "allowed_mentions",
        "flags",
        // Libraries write these, whatever is in them.
        "attachments",
        "tts",
    ];
    only(data, "data", &known, problems);
    text(&data["content"], "content", 0..=2000, problems);
    list(&data["embeds"], "embeds", 0..=10, problems);
    let embeds = items(&data["embeds"]);
    for (at, embed) in embeds.iter().enumerate() {
        self::embed(embed, &format!("embeds[{at}]"), problems);
    }
    let total: usize = embeds.iter().map(embed_text).sum();
    if total > MAX_EMBEDS_TEXT {
        problems.push(format!(
            "embeds: {total} characters, at most {MAX_EMBEDS_TEXT}"
        ));
    }
    if length(&data["content"]) == 0 && embeds.is_empty() {
        problems.push("data: an empty message".to_owned());
    }
    let allowed = &data["allowed_mentions"];
    let nobody = |kind: &str| items(&allowed[kind]).is_empty();
    if !allowed["parse"].is_array() || !["parse", "users", "roles"].into_iter().all(nobody) {
        problems.push("allowed_mentions: somebody could be pinged".to_owned());
    }
    if data["flags"].as_u64().unwrap_or(0) & !KNOWN_FLAGS != 0 {
        problems.push(format!("flags: {} has unknown ones", data["flags"]));
    }
    components(&data["components"], problems);
}

fn embed(embed: &Value, at: &str, problems: &mut Vec<String>) {
    let known = [
        "title",
        "description",
        "color",
        "footer",
        "fields",
        "url",
        "author",
        "type",
    ];
    only(embed, at, &known, problems);
    text(&embed["title"], &format!("{at}.title"), 1..=256, problems);
    text(
        &embed["description"],
        &format!("{at}.description"),
        1..=4096,
        problems,
    );
    text(
        &embed["footer"]["text"],
        &format!("{at}.footer"),
        1..=2048,
        problems,
    );
    text(
        &embed["author"]["name"],
        &format!("{at}.author"),
        1..=256,
        problems,
    );
    list(&embed["fields"], &format!("{at}.fields"), 0..=25, problems);
    for field in items(&embed["fields"]) {
        needed_text(
            &field["name"],
            &format!("{at}.fields.name"),
            1..=256,
            problems,
        );
        needed_text(
            &field["value"],
            &format!("{at}.fields.value"),
            1..=1024,
            problems,
        );
    }
    if embed["color"]
        .as_u64()
        .is_some_and(|color| color > 0x00FF_FFFF)
    {
        problems.push(format!("{at}.color: {}", embed["color"]));
    }
    if embed_text(embed) == 0 {
        problems.push(format!("{at}: nothing in it"));
    }
}

fn embed_text(embed: &Value) -> usize {
    let fields = items(&embed["fields"]).iter();
    let fields: usize = fields
        .map(|field| length(&field["name"]) + length(&field["value"]))
        .sum();
    length(&embed["title"])
        + length(&embed["description"])
        + length(&embed["footer"]["text"])
        + length(&embed["author"]["name"])
        + fields
}

fn components(rows: &Value, problems: &mut Vec<String>) {
    list(rows, "components", 0..=5, problems);
    let mut ids = HashSet::new();
    for (at, row) in items(rows).iter().enumerate() {
        let at = format!("components[{at}]");
        if row["type"] != 1 {
            problems.push(format!("{at}.type: {} is not a row", row["type"]));
        }
        let controls = items(&row["components"]);
        let has_menu = controls.iter().any(|control| control["type"] != 2);
        list(
            &row["components"],
            &at,
            1..=if has_menu { 1 } else { 5 },
            problems,
        );
        for control in controls {
            let id = &control["custom_id"];
            needed_text(id, &format!("{at}.custom_id"), 1..=100, problems);
            if !ids.insert(id.to_string()) {
                problems.push(format!("{at}.custom_id: {id} is there twice"));
            }
            match control["type"].as_u64() {
                Some(2) => button(control, &at, problems),
                Some(3) => menu(control, &at, problems),
                other => problems.push(format!("{at}.type: {other:?}")),
            }
        }
    }
}

fn button(button: &Value, at: &str, problems: &mut Vec<String>) {
    only(
        button,
        at,
        &["type", "style", "label", "custom_id", "disabled"],
        problems,
    );
    needed_text(&button["label"], &format!("{at}.label"), 1..=80, problems);
    if !matches!(button["style"].as_u64(), Some(1..=4)) {
        problems.push(format!("{at}.style: {}", button["style"]));
    }
}

fn menu(menu: &Value, at: &str, problems: &mut Vec<String>) {
    let known = [
        "type",
        "custom_id",
        "placeholder",
        "options",
        "disabled",
        "max_values",
    ];
    only(menu, at, &known, problems);
    let most = menu["max_values"].as_u64().unwrap_or(1);
    if !(1..=items(&menu["options"]).len() as u64).contains(&most) {
        problems.push(format!("{at}.max_values: {most}"));
    }
    text(
        &menu["placeholder"],
        &format!("{at}.placeholder"),
        0..=150,
        problems,
    );
    list(&menu["options"], &format!("{at}.options"), 1..=25, problems);
    let options = items(&menu["options"]);
    let mut values = HashSet::new();
    for option in options {
        only(
            option,
            at,
            &["label", "value", "description", "default"],
            problems,
        );
        needed_text(&option["label"], &format!("{at}.label"), 1..=100, problems);
        needed_text(&option["value"], &format!("{at}.value"), 1..=100, problems);
        text(
            &option["description"],
            &format!("{at}.description"),
            0..=100,
            problems,
        );
        if !values.insert(option["value"].to_string()) {
            problems.push(format!("{at}.value: {} is there twice", option["value"]));
        }
    }
    let chosen = options.iter().filter(|option| option["default"] == true);
    if chosen.count() > 1 {
        problems.push(format!("{at}: more than one option is chosen"));
    }
}

/// A form of text inputs, each in a row of its own.
fn form(data: &Value, problems: &mut Vec<String>) {
    only(
        data,
        "data",
        &["custom_id", "title", "components"],
        problems,
    );
    needed_text(&data["custom_id"], "custom_id", 1..=100, problems);
    needed_text(&data["title"], "title", 1..=45, problems);
    list(&data["components"], "components", 1..=5, problems);
    let mut ids = HashSet::new();
    for row in items(&data["components"]) {
        list(&row["components"], "row", 1..=1, problems);
        let input = &row["components"][0];
        if row["type"] != 1 || input["type"] != 4 {
            problems.push("form: only text inputs in rows".to_owned());
        }
        let known = [
            "type",
            "custom_id",
            "style",
            "label",
            "required",
            "max_length",
            "value",
        ];
        only(input, "input", &known, problems);
        needed_text(&input["custom_id"], "input.custom_id", 1..=100, problems);
        needed_text(&input["label"], "input.label", 1..=45, problems);
        let most = input["max_length"].as_u64().unwrap_or(4000);
        let length = length(&input["value"]) as u64;
        if !(1..=4000).contains(&most) || length > most {
            problems.push(format!("input: {length} of {most} characters"));
        }
        if !ids.insert(input["custom_id"].to_string()) {
            problems.push("input.custom_id: there twice".to_owned());
        }
    }
}

fn choices(data: &Value, problems: &mut Vec<String>) {
    only(data, "data", &["choices"], problems);
    list(&data["choices"], "choices", 0..=25, problems);
    if !data["choices"].is_array() {
        problems.push("choices: missing".to_owned());
    }
    for choice in items(&data["choices"]) {
        only(choice, "choices", &["name", "value"], problems);
        needed_text(&choice["name"], "choices.name", 1..=100, problems);
        needed_text(&choice["value"], "choices.value", 1..=100, problems);
    }
}

/// What is wrong with the body of a bulk registration.
pub(crate) fn registration(body: &Value) -> Vec<String> {
    let mut problems = Vec::new();
    let mut names = HashSet::new();
    if !body.is_array() {
        problems.push("registration: not a list".to_owned());
    }
    for (kind, most) in [(1, 100), (2, 15), (3, 15)] {
        let count = items(body)
            .iter()
            .filter(|one| kind_of(one) == kind)
            .count();
        if count > most {
            problems.push(format!(
                "registration: {count} of type {kind}, at most {most}"
            ));
        }
    }
    for command in items(body) {
        let at = command["name"].to_string();
        let known = [
            "type",
            "name",
            "description",
            "options",
            "contexts",
            "integration_types",
            "default_member_permissions",
            "nsfw",
        ];
        only(command, &at, &known, &mut problems);
        if !names.insert((kind_of(command), at.clone())) {
            problems.push(format!("{at}: there twice"));
        }
        subset(
            &command["contexts"],
            &[0, 1, 2],
            &format!("{at}.contexts"),
            &mut problems,
        );
        subset(
            &command["integration_types"],
            &[0, 1],
            &format!("{at}.integration_types"),
            &mut problems,
        );
        if kind_of(command) == 1 {
            named(command, &at, &mut problems);
            options(&command["options"], &at, 0, &mut problems);
            let size = size(command);
            if size > 8000 {
                problems.push(format!("{at}: {size} characters, at most 8,000"));
            }
        } else {
            needed_text(&command["name"], &at, 1..=32, &mut problems);
            if length(&command["description"]) > 0 || !items(&command["options"]).is_empty() {
                problems.push(format!(
                    "{at}: a description or options on a menu's command"
                ));
            }
        }
    }
    problems
}

fn kind_of(command: &Value) -> u64 {
    command["type"].as_u64().unwrap_or(1)
}

/// Name and description as commands in the text field and their options have them.
fn named(part: &Value, at: &str, problems: &mut Vec<String>) {
    needed_text(&part["name"], &format!("{at}.name"), 1..=32, problems);
    needed_text(
        &part["description"],
        &format!("{at}.description"),
        1..=100,
        problems,
    );
    let name = part["name"].as_str().unwrap_or_default();
    let fits = |c: char| (c.is_alphanumeric() && !c.is_uppercase()) || matches!(c, '-' | '_');
    if !name.chars().all(fits) {
        problems.push(format!(
            "{at}.name: not in lower case, or with other characters"
        ));
    }
}

fn options(given: &Value, at: &str, depth: usize, problems: &mut Vec<String>) {
    list(given, &format!("{at}.options"), 0..=25, problems);
    let given = items(given);
    let mut names = HashSet::new();
    let mut optional_before = false;
    let is_group = |option: &Value| matches!(option["type"].as_u64(), Some(1 | 2));
    let groups = given.iter().filter(|option| is_group(option)).count();
    if groups > 0 && (groups < given.len() || depth > 1) {
        problems.push(format!(
            "{at}: commands below and options side by side, or too deep"
        ));
    }
    for option in given {
        let at = format!("{at}.{}", option["name"]);
        let known = [
            "type",
            "name",
            "description",
            "required",
            "autocomplete",
            "options",
            "choices",
            "min_length",
            "max_length",
        ];
        only(option, &at, &known, problems);
        named(option, &at, problems);
        if !names.insert(option["name"].to_string()) {
            problems.push(format!("{at}: there twice"));
        }
        if is_group(option) {
            options(&option["options"], &at, depth + 1, problems);
            continue;
        }
        let required = option["required"] == true;
        if required && optional_before {
            problems.push(format!("{at}: required behind an optional one"));
        }
        optional_before |= !required;
        if option["autocomplete"] == true && (option["type"] == 5 || option["choices"].is_array()) {
            problems.push(format!("{at}: cannot be completed"));
        }
        if !matches!(option["type"].as_u64(), Some(3..=11)) {
            problems.push(format!("{at}.type: {}", option["type"]));
        }
        list(
            &option["choices"],
            &format!("{at}.choices"),
            0..=25,
            problems,
        );
    }
}

/// Everything in a command that counts towards its limit.
fn size(part: &Value) -> usize {
    let below = items(&part["options"]).iter().map(size).sum::<usize>();
    let choices = items(&part["choices"]).iter();
    let choices: usize = choices
        .map(|choice| length(&choice["name"]) + length(&choice["value"]))
        .sum();
    length(&part["name"]) + length(&part["description"]) + below + choices
}

fn subset(given: &Value, known: &[u64], at: &str, problems: &mut Vec<String>) {
    if given.is_null() {
        return;
    }
    let numbers: Vec<Option<u64>> = items(given).iter().map(Value::as_u64).collect();
    let distinct: HashSet<_> = numbers.iter().collect();
    let fits = |number: &Option<u64>| number.is_some_and(|number| known.contains(&number));
    if numbers.is_empty() || distinct.len() < numbers.len() || !numbers.iter().all(fits) {
        problems.push(format!("{at}: {given}"));
    }
}

fn items(list: &Value) -> &[Value] {
    list.as_array().map_or(&[], Vec::as_slice)
}

fn length(text: &Value) -> usize {
    text.as_str().unwrap_or_default().encode_utf16().count()
}

/// Nothing but these fields.
fn only(object: &Value, at: &str, known: &[&str], problems: &mut Vec<String>) {
    let fields = object.as_object().into_iter().flatten();
    for (name, _) in fields.filter(|(name, _)| !known.contains(&name.as_str())) {
        problems.push(format!("{at}.{name}: not a field that is known here"));
    }
}

/// A text of that many characters, if it is there.
fn text(
    value: &Value,
    at: &str,
    range: std::ops::RangeInclusive<usize>,
    problems: &mut Vec<String>,
) {
    if !value.is_null() {
        needed_text(value, at, range, problems);
    }
}

fn needed_text(
    value: &Value,
    at: &str,
    range: std::ops::RangeInclusive<usize>,
    problems: &mut Vec<String>,
) {
    let length = length(value);
    // Discord trims before it counts.
    let blank = value.as_str().unwrap_or_default().trim().is_empty();
    if !value.is_string() || !range.contains(&length) || (blank && *range.start() > 0) {
        problems.push(format!(
            "{at}: {length} characters in {value}, not {range:?}"
        ));
    }
}

fn list(
    value: &Value,
    at: &str,
    range: std::ops::RangeInclusive<usize>,
    problems: &mut Vec<String>,
) {
    let count = items(value).len();
    if !(value.is_array() || value.is_null()) || !range.contains(&count) {
        problems.push(format!("{at}: {count} items, not {range:?}"));
    }
}
