//! Talks with a person: prompt, completion, history.

use std::borrow::Cow;
use std::sync::Arc;

use anyhow::Context as _;
use nu_ansi_term::Style;
use reedline::{
    Completer, CompletionResult, DefaultHinter, Emacs, FileBackedHistory, IdeMenu, KeyCode,
    KeyModifiers, MenuBuilder as _, Prompt, PromptEditMode, PromptHistorySearch, Reedline,
    ReedlineEvent, ReedlineMenu, Signal, Span, Suggestion, default_emacs_keybindings,
};

use super::{Conversation, EXAMPLES, Said, print};
use crate::cli::open::Opened;
use crate::cli::screen::Screen;
use crate::clock;
use crate::config::Settings;

/// The file in the state folder that keeps what was typed.
const HISTORY_FILE: &str = "history.txt";
/// The most lines that it keeps.
const HISTORY_LINES: usize = 1000;
/// The name under which the key finds the menu.
const MENU: &str = "choices";
/// What stands before the line, also while the menu is open.
const INDICATOR: &str = "> ";

/// Greets, then answers line by line until the person leaves.
pub(super) fn run(
    opened: &Arc<Opened>,
    screen: &Screen,
    settings: &Settings,
) -> anyhow::Result<()> {
    greet(opened, screen)?;
    let mut editor = editor(opened, screen, settings);
    let mut conversation = Conversation::new(opened);
    let words = opened.app.words(opened.locale);
    loop {
        let signal = editor
            .read_line(&LinePrompt)
            .context("the terminal cannot be read")?;
        match signal {
            // A pasted text may have several lines.
            Signal::Success(text) => {
                opened.refresh();
                for line in text.lines() {
                    let said = conversation.say(line, clock::today());
                    if !print(&said, screen, words)? {
                        return Ok(());
                    }
                    if said != Said::Nothing {
                        screen.line("")?;
                    }
                }
            }
            Signal::CtrlD => return Ok(()),
            _ => {}
        }
    }
}

fn greet(opened: &Opened, screen: &Screen) -> std::io::Result<()> {
    let words = opened.app.words(opened.locale);
    screen.line(&words.say("terminal-greeting"))?;
    screen.line("")?;
    screen.line(&words.say("terminal-greeting-try"))?;
    for example in EXAMPLES {
        screen.line(&format!("  {example}"))?;
    }
    screen.line("")?;
    screen.line(&words.say("terminal-greeting-keys"))?;
    screen.line(&words.say("terminal-greeting-connect"))?;
    screen.line("")
}

fn editor(opened: &Arc<Opened>, screen: &Screen, settings: &Settings) -> Reedline {
    let mut keys = default_emacs_keybindings();
    keys.add_binding(
        KeyModifiers::NONE,
        KeyCode::Tab,
        ReedlineEvent::UntilFound(vec![
            ReedlineEvent::Menu(MENU.to_owned()),
            ReedlineEvent::MenuNext,
        ]),
    );
    keys.add_binding(
        KeyModifiers::SHIFT,
        KeyCode::BackTab,
        ReedlineEvent::MenuPrevious,
    );
    let menu = IdeMenu::default().with_name(MENU).with_marker(INDICATOR);
    let editor = Reedline::create()
        .with_ansi_colors(screen.color())
        .use_bracketed_paste(true)
        .with_completer(Box::new(Completion(Arc::clone(opened))))
        .with_menu(ReedlineMenu::EngineCompleter(Box::new(menu)))
        .with_quick_completions(true)
        .with_hinter(Box::new(
            DefaultHinter::default().with_style(Style::new().dimmed()),
        ))
        .with_edit_mode(Box::new(Emacs::new(keys)));
    match history(settings) {
        Some(history) => editor.with_history(Box::new(history)),
        None => editor,
    }
}

/// The history of earlier talks. Without it the bot works as well.
fn history(settings: &Settings) -> Option<FileBackedHistory> {
    let path = settings.state.dir.as_ref()?.join(HISTORY_FILE);
    match FileBackedHistory::with_file(HISTORY_LINES, path.clone()) {
        Ok(history) => Some(history),
        Err(error) => {
            tracing::warn!(file = %path.display(), %error, "what is typed will not be remembered");
            None
        }
    }
}

/// Offers what `complete_line` offers; a choice replaces the line up to the cursor.
struct Completion(Arc<Opened>);

impl Completer for Completion {
    fn complete(&mut self, line: &str, position: usize) -> CompletionResult {
        let typed = line.get(..position).unwrap_or(line);
        let choices = self.0.complete(typed, clock::today());
        let suggestions: Vec<Suggestion> = choices
            .into_iter()
            .map(|choice| Suggestion {
                // Behind the name of an option its value follows at once.
                append_whitespace: !choice.value.ends_with([':', ' ']),
                value: choice.value,
                display_override: Some(choice.label),
                span: Span::new(0, typed.len()),
                ..Suggestion::default()
            })
            .collect();
        CompletionResult::fresh(suggestions)
    }
}

/// `specdex> `, in any language.
struct LinePrompt;

impl Prompt for LinePrompt {
    fn render_prompt_left(&self) -> Cow<'_, str> {
        Cow::Borrowed("specdex")
    }

    fn render_prompt_right(&self) -> Cow<'_, str> {
        Cow::Borrowed("")
    }

    fn render_prompt_indicator(&self, _: PromptEditMode) -> Cow<'_, str> {
        Cow::Borrowed(INDICATOR)
    }

    fn render_prompt_multiline_indicator(&self) -> Cow<'_, str> {
        Cow::Borrowed("  ")
    }

    fn render_prompt_history_search_indicator(&self, search: PromptHistorySearch) -> Cow<'_, str> {
        Cow::Owned(format!("? {}: ", search.term))
    }
}
