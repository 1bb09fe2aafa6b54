//! Standard output and how it looks: width, colors.

use std::io::{self, IsTerminal as _, Write as _};

use super::Color;
use super::outcome::harmless;
use crate::config::Terminal;
use crate::i18n::Words;
use crate::views::card::Card;
use crate::views::{discord, terminal};

/// The width where nobody says what it is.
const USUAL_WIDTH: usize = 80;
/// Narrower than this nothing reads well; a terminal may claim to have no columns.
const LEAST_WIDTH: usize = 20;

/// Where answers are printed. Each print is flushed, so that a closed pipe is
/// noticed where it happens.
#[derive(Debug)]
pub(super) struct Screen {
    color: bool,
    columns: Option<u16>,
}

impl Screen {
    /// The screen as the command line and the environment wish it.
    pub(super) fn new(color: Color, wishes: &Terminal) -> Self {
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => io::stdout().is_terminal() && !wishes.no_color,
        };
        Self {
            color,
            columns: wishes.columns,
        }
    }

    /// Whether colors are on.
    pub(super) fn color(&self) -> bool {
        self.color
    }

    /// Prints a line, or several; whatever they repeat is harmless.
    pub(super) fn line(&self, text: &str) -> io::Result<()> {
        self.raw(&format!("{}\n", harmless(text)))
    }

    /// Prints text as it is: it comes from a printer that escapes.
    fn raw(&self, text: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    /// Prints a card as text.
    pub(super) fn card(&self, card: &Card, words: &Words) -> io::Result<()> {
        let style = terminal::Style {
            width: self.width(),
            color: self.color,
        };
        self.raw(&terminal::text(card, style, words))
    }

    /// Prints the message that Discord would get for a card.
    pub(super) fn message(&self, card: &Card) -> anyhow::Result<()> {
        self.json(&discord::message(card))
    }

    /// Prints a value as JSON.
    pub(super) fn json(&self, value: &impl serde::Serialize) -> anyhow::Result<()> {
        Ok(self.raw(&format!("{}\n", serde_json::to_string_pretty(value)?))?)
    }

    /// The columns of the terminal; asked every time, because people resize it.
    fn width(&self) -> usize {
        let terminal = || {
            // Without this check crossterm would ask other programs for the size.
            let (columns, _) = io::stdout()
                .is_terminal()
                .then(|| crossterm::terminal::size().ok())??;
            Some(columns)
        };
        terminal()
            .filter(|columns| *columns > 0)
            .or(self.columns)
            .map_or(USUAL_WIDTH, usize::from)
            .max(LEAST_WIDTH)
    }
}
