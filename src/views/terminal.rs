//! Prints a card as terminal text.
//!
//! Plain words first: without color nothing is lost. It wraps by the width of
//! characters, prints no sequence that came from a card, and takes a few words
//! of its own, because a terminal has no menus to show them.

use nu_ansi_term::{Color, Style as Paint};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::card::{Button, Card, Row, SelectOption, Span, Tone};
use super::markdown::clean;
use crate::i18n::Words;

/// How the terminal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Columns to wrap at.
    pub width: usize,
    /// Whether colors and bold type are on.
    pub color: bool,
}

/// What a number in the terminal stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Control {
    /// A button.
    Press {
        /// Its id.
        id: String,
        /// What stands on it.
        label: String,
    },
    /// An option of the menu with this id.
    Choose {
        /// The id of the menu.
        id: String,
        /// The value of the option.
        value: String,
    },
}

/// The controls of a card, in the order of their numbers, which begin at 1:
/// the options of the menu first, then the buttons that can be pressed.
pub fn controls(card: &Card) -> Vec<Control> {
    let menu = card.select.iter().flat_map(|select| {
        let id = select.action.encode(0);
        select.options.iter().map(move |option| Control::Choose {
            id: id.clone(),
            value: option.choice.encode(),
        })
    });
    let buttons = buttons(card).into_iter().map(|button| Control::Press {
        id: button.action.encode(0),
        label: clean(button.label.as_str()),
    });
    menu.chain(buttons).collect()
}

/// The buttons that can be pressed. The next page comes before the previous
/// one, which the first page has not: its number stays the same on all pages.
fn buttons(card: &Card) -> Vec<&Button> {
    let mut buttons: Vec<&Button> = card.buttons.iter().collect();
    if let (Some(_), Some(turn)) = (card.page, buttons.get_mut(..2)) {
        turn.reverse();
    }
    buttons.retain(|button| button.enabled);
    buttons
}

/// The text of a card, ending in a line break, with its controls by number as
/// [`controls`] lists them.
pub fn text(card: &Card, style: Style, words: &Words) -> String {
    let mut page = Page::new(style);
    let bold = Paint::new().bold();
    page.paragraph(&[(card.title.as_str(), bold.fg(color(card.tone)))], 0);
    for section in &card.sections {
        page.gap();
        if let Some(heading) = &section.heading {
            page.paragraph(&[(heading, bold)], 0);
        }
        for row in &section.rows {
            page.row(row);
        }
    }
    if !card.footer.is_empty() {
        page.gap();
    }
    for row in &card.footer {
        let indent = usize::from(row.depth.min(1)) * STEP;
        page.paragraph(&[(&row.text(), Paint::new().dimmed())], indent);
    }
    if card.hidden {
        let hidden = words.say("control-hidden");
        page.paragraph(&[(&hidden, Paint::new().dimmed())], 0);
    }
    let (options, buttons) = items(card, words);
    if let Some(select) = &card.select {
        page.gap();
        page.paragraph(&[(select.placeholder.as_str(), Paint::new().dimmed())], 0);
        page.flow(&options);
    }
    if !buttons.is_empty() {
        if card.select.is_none() {
            page.gap();
        }
        page.flow(&buttons);
    }
    page.out
}

/// The options of the menu and the buttons as they read, in the order of
/// [`controls`].
fn items(card: &Card, words: &Words) -> (Vec<String>, Vec<String>) {
    let option = |option: &SelectOption| {
        let label = clean(option.label.as_str());
        if option.current {
            words.say_with("control-current", &[("label", (&label).into())])
        } else {
            label
        }
    };
    let numbered = |(number, label): (usize, String)| format!("[{number}] {label}");
    let menu = card.select.iter().flat_map(|select| &select.options);
    let menu: Vec<String> = (1..).zip(menu.map(option)).map(numbered).collect();
    let labels = buttons(card).into_iter();
    let labels = labels.map(|button| clean(button.label.as_str()));
    let buttons = (menu.len() + 1..).zip(labels).map(numbered).collect();
    (menu, buttons)
}

/// The color repeats what the words say.
fn color(tone: Tone) -> Color {
    match tone {
        Tone::Confirmed => Color::Green,
        Tone::Announced => Color::Blue,
        Tone::Rumored => Color::Yellow,
        Tone::Denied => Color::Red,
        Tone::Neutral => Color::Default,
        Tone::Missing => Color::Purple,
    }
}

/// How far an indented row, and the lines that a row wraps to, stand in.
const STEP: usize = 2;
/// Narrower than this no terminal is taken to be.
const NARROWEST: usize = 16;

/// A word, or what wraps like one: parts in their types, without a space.
#[derive(Debug, Default)]
struct Word {
    parts: Vec<(String, Paint)>,
    width: usize,
    /// Whether it goes on with a word that was broken, on a line of its own.
    broken: bool,
}

/// The text that is written so far.
#[derive(Debug)]
struct Page {
    out: String,
    width: usize,
    color: bool,
}

impl Page {
    fn new(style: Style) -> Self {
        Self {
            out: String::new(),
            width: style.width.max(NARROWEST),
            color: style.color,
        }
    }

    fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn row(&mut self, row: &Row) {
        let spans: Vec<(&str, Paint)> = row
            .spans
            .iter()
            .map(|span| match span {
                Span::Plain(text) => (text.as_str(), Paint::new()),
                Span::Strong(text) => (text.as_str(), Paint::new().bold()),
                Span::Quiet(text) => (text.as_str(), Paint::new().dimmed()),
                Span::Link(text, _) => (text.as_str(), Paint::new().underline()),
            })
            .collect();
        let indent = usize::from(row.depth.min(1)) * STEP;
        self.paragraph(&spans, indent);
        // A row of its own with a link is a source, and its address is wanted.
        // Below a value the same source only says whose word it is.
        if row.depth == 0 {
            for span in &row.spans {
                if let Span::Link(_, address) = span {
                    self.address(address.as_str());
                }
            }
        }
    }

    /// In one piece, however long, so that it can be copied.
    fn address(&mut self, address: &str) {
        self.out.push_str(&" ".repeat(STEP));
        self.paint(address, Paint::new().dimmed());
        self.out.push('\n');
    }

    /// Wraps spans at words; further lines stand in by a step.
    fn paragraph(&mut self, spans: &[(&str, Paint)], indent: usize) {
        let mut used = 0;
        for word in words_of(spans) {
            for word in broken(word, self.width - indent - STEP) {
                let room = used > 0 && !word.broken && used + 1 + word.width <= self.width;
                if room {
                    self.out.push(' ');
                    used += 1;
                } else {
                    let begins = if used == 0 { indent } else { indent + STEP };
                    if used > 0 {
                        self.out.push('\n');
                    }
                    self.out.push_str(&" ".repeat(begins));
                    used = begins;
                }
                used += word.width;
                for (text, paint) in &word.parts {
                    self.paint(text, *paint);
                }
            }
        }
        self.out.push('\n');
    }

    /// Items side by side, as many as fit on a line.
    fn flow(&mut self, items: &[String]) {
        let mut used = 0;
        for item in items {
            let width = item.width();
            if used > 0 && used + 2 + width <= self.width {
                self.out.push_str("  ");
                self.out.push_str(item);
                used += 2 + width;
                continue;
            }
            if used > 0 {
                self.out.push('\n');
            }
            if width <= self.width {
                self.out.push_str(item);
                used = width;
            } else {
                self.paragraph(&[(item, Paint::new())], 0);
                used = 0;
            }
        }
        if used > 0 {
            self.out.push('\n');
        }
    }

    fn paint(&mut self, text: &str, paint: Paint) {
        if self.color && !paint.is_plain() {
            self.out.push_str(&paint.paint(text).to_string());
        } else {
            self.out.push_str(text);
        }
    }
}

/// The words of spans; parts that no space divides stay one word.
fn words_of(spans: &[(&str, Paint)]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut glued = false;
    for (text, paint) in spans {
        for piece in clean(text).split_inclusive(' ') {
            let word = piece.trim_end_matches(' ');
            if !word.is_empty() {
                if !glued {
                    words.push(Word::default());
                }
                if let Some(last) = words.last_mut() {
                    last.width += word.width();
                    last.parts.push((word.to_owned(), *paint));
                }
            }
            glued = word.len() == piece.len() && (glued || !word.is_empty());
        }
    }
    words
}

/// A word in pieces that fit: Chinese has no spaces, and a long code none either.
fn broken(word: Word, room: usize) -> Vec<Word> {
    if word.width <= room {
        return vec![word];
    }
    let mut pieces = vec![Word::default()];
    for (text, paint) in word.parts {
        for grapheme in text.graphemes(true) {
            let width = grapheme.width();
            if pieces.last().is_none_or(|last| last.width + width > room) {
                pieces.push(Word {
                    broken: true,
                    ..Word::default()
                });
            }
            if let Some(last) = pieces.last_mut() {
                last.width += width;
                match last.parts.last_mut().filter(|(_, known)| *known == paint) {
                    Some((kept, _)) => kept.push_str(grapheme),
                    None => last.parts.push((grapheme.to_owned(), paint)),
                }
            }
        }
    }
    pieces
}
