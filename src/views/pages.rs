//! Cuts a card into pages at row boundaries, never inside a value.
//!
//! Every row is on some page. It may use the words of the controls and the
//! length of a row as Discord prints it; it never leaves a row out.

use super::Context;
use super::card::{Button, Card, CardSection, Row, Span, cut, utf16_length};
use super::discord;
use crate::answers::{Action, Asked, Choice};
use crate::domain::ClaimKey;

/// Lines on a page of a list; a heading counts. The overview of a device keeps
/// to ten by itself; who opens a list scrolls anyway, and every further page
/// costs a press.
const MAX_LINES: usize = 20;
/// UTF-16 code units on a page, as Discord prints it: with title, footer and
/// controls a message then stays far below Discord's limits.
const MAX_LENGTH: usize = 3500;

/// The page that was asked for, with the buttons that lead to its neighbors.
/// A page beyond the last one is the last one.
/// An answer that is long in the catalog is cut where it is made; its card says
/// so in `page` and only gets the buttons.
pub fn cut_to_page(mut card: Card, context: &Context<'_>) -> Card {
    let (page, count) = match card.page {
        Some(made) => made,
        None => take_page(&mut card, context.asked.page),
    };
    offer_what_is_told(&mut card);
    card.page = (count > 1).then_some((page, count));
    if card.page.is_none() {
        return card;
    }
    card.footer.push(Row::quiet(context.words.say_with(
        "control-page",
        &[
            ("page", (u32::from(page) + 1).into()),
            ("count", u32::from(count).into()),
        ],
    )));
    // Both stand there on every page, so that a thumb can press twice.
    let turn = |label: &str, to: u16, enabled: bool| Button {
        enabled,
        ..Button::new(
            label,
            Action::Show(Asked {
                page: to,
                ..context.asked.clone()
            }),
        )
    };
    let (first, last) = (page == 0, page + 1 == count);
    let previous = context.words.say("control-previous");
    let next = context.words.say("control-next");
    card.buttons
        .insert(0, turn(&previous, page.saturating_sub(1), !first));
    card.buttons
        .insert(1, turn(&next, (page + 1).min(count - 1), !last));
    card.buttons.truncate(5);
    card
}

/// Leaves this page of the card, and tells which it is of how many.
fn take_page(card: &mut Card, page: u16) -> (u16, u16) {
    let mut pages = split(std::mem::take(&mut card.sections));
    let count = u16::try_from(pages.len()).unwrap_or(u16::MAX);
    let page = page.min(count.saturating_sub(1));
    if usize::from(page) < pages.len() {
        card.sections = pages.swap_remove(usize::from(page));
    }
    (page, count)
}

/// A menu of claims offers those that the page tells, so that each is on some
/// menu. A menu that stands for itself, on a page that tells none of them,
/// stays as it is.
fn offer_what_is_told(card: &mut Card) {
    let rows = card.sections.iter().flat_map(|section| &section.rows);
    let told: Vec<ClaimKey> = rows.filter_map(|row| row.claim).collect();
    let Some(select) = &mut card.select else {
        return;
    };
    let is_told = |choice: Choice| match choice {
        Choice::Claim(key) => told.contains(&key),
        _ => false,
    };
    if select.options.iter().any(|option| is_told(option.choice)) {
        let stays = |choice| !matches!(choice, Choice::Claim(_)) || is_told(choice);
        select.options.retain(|option| stays(option.choice));
    }
    select.options.truncate(25);
}

/// The pages of these sections, in order; none when there is no row. A heading
/// stands again where its section goes on, and so does the row above indented
/// ones.
pub fn split(sections: Vec<CardSection>) -> Vec<Vec<CardSection>> {
    if is_one_page(&sections) {
        return vec![sections];
    }
    let mut pages = Pages::default();
    for section in sections {
        pages.begin(section.heading.as_deref());
        for block in blocks(section.rows) {
            pages.add(block);
        }
    }
    pages.finish()
}

/// Whether these sections fit on a page however they are printed. Most cards
/// do, and need not be printed to know it: a byte of text becomes at most two
/// UTF-16 code units, one of them a backslash, a byte of an address three.
fn is_one_page(sections: &[CardSection]) -> bool {
    let mut lines = 0;
    let mut length = 0;
    for section in sections {
        if section.rows.is_empty() {
            return false;
        }
        let heading = section.heading.as_ref();
        lines += section.rows.len() + usize::from(heading.is_some());
        length += heading.map_or(0, |text| MARKS + 2 * text.len()) + 1;
        for row in &section.rows {
            length += MARKS;
            for span in &row.spans {
                let address = match span {
                    Span::Link(_, address) => 3 * address.as_str().len(),
                    _ => 0,
                };
                length += MARKS + 2 * span.text().len() + address;
            }
        }
    }
    !sections.is_empty() && lines <= MAX_LINES && length <= MAX_LENGTH
}

/// The most that a row or a span gets besides its text: a mark before, `**` on
/// both sides, the brackets of a link, a line break.
const MARKS: usize = 8;

/// Rows that stay together: one and those indented below it.
fn blocks(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let mut blocks: Vec<Vec<Row>> = Vec::new();
    for row in rows {
        let row = fitting(row);
        match blocks.last_mut() {
            Some(block) if row.depth > 0 => block.push(row),
            _ => blocks.push(vec![row]),
        }
    }
    blocks
}

#[derive(Debug, Default)]
struct Pages {
    done: Vec<Vec<CardSection>>,
    page: Vec<CardSection>,
    lines: usize,
    length: usize,
    /// The heading of the section that is being laid out.
    heading: Option<String>,
    /// Whether the page has a part of that section.
    open: bool,
}

impl Pages {
    fn begin(&mut self, heading: Option<&str>) {
        self.heading = heading.map(fitting_heading);
        self.open = false;
    }

    /// Puts a block on this page, or on the next one, or, when it is longer
    /// than a page, on several.
    fn add(&mut self, block: Vec<Row>) {
        let (lines, length) = self.cost(&block);
        if self.fits(lines, length) {
            self.put(block);
            return;
        }
        self.turn();
        let (lines, length) = self.cost(&block);
        if self.fits(lines, length) {
            self.put(block);
            return;
        }
        self.spread(block);
    }

    /// Row by row, with the first row again on each new page.
    fn spread(&mut self, block: Vec<Row>) {
        let parent = block.first().cloned();
        for (index, row) in block.into_iter().enumerate() {
            let (lines, length) = self.cost(std::slice::from_ref(&row));
            if !self.fits(lines, length) {
                self.turn();
                let above = parent.clone().filter(|_| index > 0);
                let with_parent: Vec<Row> = above.into_iter().chain([row.clone()]).collect();
                let (lines, length) = self.cost(&with_parent);
                if self.fits(lines, length) {
                    self.put(with_parent);
                    continue;
                }
            }
            self.put(vec![row]);
        }
    }

    fn fits(&self, lines: usize, length: usize) -> bool {
        self.page.is_empty() && lines <= 1
            || self.lines + lines <= MAX_LINES && self.length + length <= MAX_LENGTH
    }

    /// Lines and length of these rows here, with the heading that they need.
    fn cost(&self, rows: &[Row]) -> (usize, usize) {
        let heading = self.heading.as_deref().filter(|_| !self.open);
        let lines = rows.len() + usize::from(heading.is_some());
        let printed = |text: String| utf16_length(&text) + 1;
        let rows: usize = rows.iter().map(|row| printed(discord::row(row))).sum();
        let heading = heading.map_or(0, |text| printed(discord::heading(text)));
        // One more for the empty line before a section.
        (lines, rows + heading + usize::from(!self.open))
    }

    fn put(&mut self, rows: Vec<Row>) {
        let (lines, length) = self.cost(&rows);
        self.lines += lines;
        self.length += length;
        match self.page.last_mut().filter(|_| self.open) {
            Some(section) => section.rows.extend(rows),
            None => self.page.push(CardSection {
                heading: self.heading.clone(),
                rows,
            }),
        }
        self.open = true;
    }

    fn turn(&mut self) {
        if !self.page.is_empty() {
            self.done.push(std::mem::take(&mut self.page));
        }
        (self.lines, self.length, self.open) = (0, 0, false);
    }

    fn finish(mut self) -> Vec<Vec<CardSection>> {
        self.turn();
        self.done
    }
}

/// The most that one row may have as printed: with a heading it still is
/// within a page.
const MAX_ROW: usize = MAX_LENGTH - 600;

/// The most that a heading may have as printed: it stands again on every page
/// of its section, beside a row of any length.
const MAX_HEADING: usize = 500;

/// The heading, cut only when it would crowd out the rows.
fn fitting_heading(text: &str) -> String {
    let mut kept = MAX_HEADING;
    let mut heading = cut(text, kept);
    while utf16_length(&discord::heading(&heading)) > MAX_HEADING && kept > 0 {
        kept /= 2;
        heading = cut(text, kept);
    }
    heading
}

/// The row, cut only when it is longer than a whole page by itself.
fn fitting(mut row: Row) -> Row {
    let mut kept = MAX_ROW;
    while utf16_length(&discord::row(&row)) > MAX_ROW && kept > 0 {
        kept /= 2;
        let mut left = kept;
        for span in &mut row.spans {
            let (Span::Plain(text) | Span::Strong(text) | Span::Quiet(text) | Span::Link(text, _)) =
                span;
            *text = cut(text, left);
            left = left.saturating_sub(utf16_length(text));
        }
        row.spans.retain(|span| !span.text().is_empty());
    }
    row
}
