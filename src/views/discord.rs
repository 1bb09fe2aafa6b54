//! Prints a card as a Discord message: small structs of our own, all limits kept.
//!
//! Every shell that speaks to Discord, and `--json`, send exactly these bytes.
//! It may use the card and escaping; it never looks at answers or words.

use serde::Serialize;

use super::card::{Button, Card, CardSection, Label, Row, Select, Tone, cut, utf16_length};
use super::markdown;

/// The body of a Discord message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// The card itself; exactly one.
    pub embeds: Vec<Embed>,
    /// The controls, at most two rows. Sent even when empty: an update then
    /// removes the old ones.
    pub components: Vec<ActionRow>,
    /// Nobody is ever pinged.
    pub allowed_mentions: AllowedMentions,
    /// [`HIDDEN`] or nothing.
    #[serde(skip_serializing_if = "is_zero")]
    pub flags: u32,
}

/// The flag of a message that only the asker sees.
pub const HIDDEN: u32 = 64;

/// Whom a message may ping.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct AllowedMentions {
    /// Nobody.
    pub parse: [&'static str; 0],
}

/// A card inside a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Embed {
    /// The first line, at most 256 characters.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The rows, at most 4,096 characters.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The color of the edge.
    pub color: u32,
    /// The closing lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer: Option<Footer>,
}

/// The closing lines of a card. Discord reads no markdown in them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Footer {
    /// The lines.
    pub text: String,
}

/// A row of controls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActionRow {
    /// Always 1.
    #[serde(rename = "type")]
    pub kind: u8,
    /// One menu, or one to five buttons.
    pub components: Vec<Component>,
}

/// A control.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Component {
    /// A button.
    Button {
        /// Always 2.
        #[serde(rename = "type")]
        kind: u8,
        /// Always 2, the quiet one: no button here is more important.
        style: u8,
        /// What it says.
        label: String,
        /// What it does.
        custom_id: String,
        /// Whether it cannot be pressed.
        #[serde(skip_serializing_if = "is_false")]
        disabled: bool,
    },
    /// A menu.
    Menu {
        /// Always 3.
        #[serde(rename = "type")]
        kind: u8,
        /// The state that a choice changes.
        custom_id: String,
        /// What it asks for.
        placeholder: String,
        /// One to 25 options with different values.
        options: Vec<MenuOption>,
        /// How many can be chosen at once, when it is more than one.
        #[serde(skip_serializing_if = "Option::is_none")]
        max_values: Option<usize>,
    },
}

/// An option of a menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MenuOption {
    /// What it says.
    pub label: String,
    /// What it chooses.
    pub value: String,
    /// A second, smaller line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether it is chosen now; at most one of a menu is.
    #[serde(skip_serializing_if = "is_false")]
    pub default: bool,
}

/// Discord's limits, in UTF-16 code units. Title, rows and footer together stay
/// below 5,500: Discord takes 6,000 for all embeds of a message.
const MAX_TITLE: usize = 256;
const MAX_DESCRIPTION: usize = 4096;
const MAX_FOOTER: usize = 1000;
const MAX_BUTTONS: usize = 5;

/// The message of a card.
pub fn message(card: &Card) -> Message {
    Message {
        embeds: vec![Embed {
            title: escaped_within(&label(&card.title), MAX_TITLE),
            description: description(&card.sections),
            color: color(card.tone),
            footer: footer(&card.footer),
        }],
        components: components(card),
        allowed_mentions: AllowedMentions::default(),
        flags: if card.hidden { HIDDEN } else { 0 },
    }
}

/// The message of a refusal or apology: one hidden paragraph.
pub fn notice(text: &str) -> Message {
    Message {
        embeds: vec![Embed {
            title: String::new(),
            description: escaped_within(text, MAX_DESCRIPTION),
            color: color(Tone::Missing),
            footer: None,
        }],
        components: Vec::new(),
        allowed_mentions: AllowedMentions::default(),
        flags: HIDDEN,
    }
}

/// A row as it is printed, on one line.
pub(super) fn row(row: &Row) -> String {
    markdown::row(row)
}

/// A heading as it is printed, on one line.
pub(super) fn heading(text: &str) -> String {
    markdown::heading(text)
}

/// Escaped text that fits, however much longer escaping makes it.
fn escaped_within(text: &str, limit: usize) -> String {
    let mut kept = limit;
    loop {
        let escaped = markdown::line(&cut(text, kept));
        if utf16_length(&escaped) <= limit || kept == 0 {
            return escaped;
        }
        kept = kept * 3 / 4;
    }
}

/// The sections, with an empty line between them. Pages are cut long before
/// the limit; what still does not fit ends in an ellipsis.
fn description(sections: &[CardSection]) -> String {
    let mut lines = Vec::new();
    for section in sections {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(section.heading.as_deref().map(heading));
        lines.extend(section.rows.iter().map(row));
    }
    let mut text = String::new();
    let mut used = 0;
    for line in lines {
        used += utf16_length(&line) + 1;
        if used + 2 > MAX_DESCRIPTION {
            text.push('…');
            break;
        }
        text.push_str(&line);
        text.push('\n');
    }
    text.trim_matches('\n').to_owned()
}

fn footer(rows: &[Row]) -> Option<Footer> {
    let lines = rows.iter().map(|row| markdown::clean(&row.text()));
    let lines: Vec<String> = lines
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    (!lines.is_empty()).then(|| Footer {
        text: cut(&lines.join("\n"), MAX_FOOTER),
    })
}

fn components(card: &Card) -> Vec<ActionRow> {
    let menu = card.select.as_ref().and_then(menu);
    let buttons: Vec<Component> = card
        .buttons
        .iter()
        .zip(1u8..)
        .take(MAX_BUTTONS)
        .map(|(shown, slot)| button(shown, slot))
        .collect();
    let rows = [menu.into_iter().collect(), buttons];
    rows.into_iter()
        .filter(|components: &Vec<Component>| !components.is_empty())
        .map(|components| ActionRow {
            kind: 1,
            components,
        })
        .collect()
}

fn button(button: &Button, slot: u8) -> Component {
    Component::Button {
        kind: 2,
        style: 2,
        label: label(&button.label),
        custom_id: button.action.encode(slot),
        disabled: !button.enabled,
    }
}

fn menu(select: &Select) -> Option<Component> {
    let mut options: Vec<MenuOption> = Vec::new();
    for option in &select.options {
        let value = option.choice.encode();
        if options.iter().any(|known| known.value == value) || options.len() == 25 {
            continue;
        }
        // Discord refuses a menu with two chosen options.
        let default = option.current && !options.iter().any(|known| known.default);
        options.push(MenuOption {
            label: label(&option.label),
            value,
            description: option.description.as_ref().map(label),
            default,
        });
    }
    (!options.is_empty()).then(|| Component::Menu {
        kind: 3,
        custom_id: select.action.encode(0),
        placeholder: label(&select.placeholder),
        max_values: select.several.then_some(options.len()),
        options,
    })
}

/// Discord reads no markdown on controls; only what is invisible goes.
fn label<const N: usize>(text: &Label<N>) -> String {
    Label::<N>::new(&markdown::clean(text.as_str()))
        .as_str()
        .to_owned()
}

/// The edge repeats what the words say.
fn color(tone: Tone) -> u32 {
    match tone {
        Tone::Confirmed => 0x002E_8B57,
        Tone::Announced => 0x003B_82C4,
        Tone::Rumored => 0x00C9_8A1B,
        Tone::Denied => 0x00B2_3B3B,
        Tone::Neutral => 0x0064_7488,
        Tone::Missing => 0x009C_A3AF,
    }
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

fn is_false(flag: &bool) -> bool {
    !*flag
}
