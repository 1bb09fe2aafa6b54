//! Holds the current snapshot and the words, and turns a request into a response.
//!
//! Built in `main` and passed down. It may use everything below it and the
//! clock; it never reads the environment and never talks to a network.

mod current;
pub mod edits;
pub mod folder;
pub mod live;
pub mod permission;

use std::sync::OnceLock;

use jiff::civil::Date;

use crate::answers::{Action, ActionError, Asked, Choice, EditStep, Manual, View, answer};
use crate::commands::{self, Call, Does, Refusal, Suggestion, Takes};
use crate::config::Moderation;
use crate::domain::Market;
use crate::i18n::{Locale, Words};
use crate::search::Snapshot;
use crate::views::card::Card;
use crate::views::form::Form;
use crate::views::{self, Context};
use current::Current;
use edits::Edits;
pub use edits::Occasion;
pub use permission::By;

/// The program, without any shell.
#[derive(Debug)]
pub struct App {
    current: Current,
    /// The log of edits, where there is one.
    edits: Option<Edits>,
    moderation: Moderation,
    /// Built when first needed: one answer needs one language.
    english: OnceLock<Words>,
    pseudo: OnceLock<Words>,
    manual: Manual,
    defaults: Defaults,
}

/// What holds where a request says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Defaults {
    /// The market of a command that names none; `None` shows every market side
    /// by side. `market:world` asks for every market where there is one. It is
    /// put into the question, so that the controls of a card carry it and keep
    /// their meaning when the default changes.
    pub market: Option<Market>,
    /// Whether unconfirmed claims are shown.
    pub show_rumors: bool,
}

/// What somebody wants, whatever shell it came through.
#[derive(Debug, Clone)]
pub struct Request {
    /// What they did.
    pub input: Input,
    /// Their language.
    pub locale: Locale,
    /// The day for which the answer is given.
    pub today: Date,
    /// Who they are.
    pub by: By,
}

/// What somebody did.
#[derive(Debug, Clone)]
pub enum Input {
    /// Gave a command.
    Command(Call),
    /// Types into an option.
    Complete {
        /// What the option takes.
        takes: Takes,
        /// What stands in it.
        typed: String,
        /// What stands in the other options, by name.
        beside: Vec<(String, String)>,
    },
    /// Asked for the devices in a message.
    LookUp(String),
    /// Wants to record the rumor that a message tells of.
    Record(String),
    /// Pressed a button with this id.
    Press(String),
    /// Chose from a menu.
    Choose {
        /// The id of the menu.
        id: String,
        /// The value of the chosen option.
        value: String,
    },
    /// Chose several from a menu that takes several.
    ChooseSeveral {
        /// The id of the menu.
        id: String,
        /// The values of the chosen options.
        values: Vec<String>,
    },
    /// Filled in a form.
    Form {
        /// The id of the form.
        id: String,
        /// Names of fields and what stands in them.
        fields: Vec<(String, String)>,
    },
}

/// What a shell shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Response {
    /// A new message.
    Show(Card),
    /// The message with the control, changed.
    Update(Card),
    /// A form to fill in.
    Form(Form),
    /// Choices for an option.
    Choices(Vec<Suggestion>),
    /// The message with the control goes, if this person may remove it; only a
    /// shell knows whose message it is.
    Delete,
    /// A refusal, with wording; nothing was changed.
    Refused(String),
}

impl Input {
    /// Whether it may write something; then [`App::edit`] answers it.
    pub fn writes(&self) -> bool {
        let edits = |id: &str| matches!(Action::decode(id), Ok(Action::Edit(_)));
        match self {
            Self::Command(call) => matches!(call.command.does, Does::Edit(_)),
            Self::Record(_) | Self::Form { .. } => true,
            Self::Press(id) | Self::Choose { id, .. } | Self::ChooseSeveral { id, .. } => edits(id),
            Self::Complete { .. } | Self::LookUp(_) => false,
        }
    }

    /// Whether a form is the answer to it, which can never be put off.
    pub fn opens_form(&self) -> bool {
        match self {
            Self::Record(_) => true,
            Self::Press(id) => {
                matches!(
                    Action::decode(id),
                    Ok(Action::Edit(
                        EditStep::Change(_) | EditStep::More(_) | EditStep::Undo(_)
                    ))
                )
            }
            _ => false,
        }
    }
}

impl App {
    /// The program over this snapshot.
    pub fn new(snapshot: Snapshot, defaults: Defaults) -> Self {
        Self {
            current: Current::new(snapshot),
            edits: None,
            moderation: Moderation::default(),
            english: OnceLock::new(),
            pseudo: OnceLock::new(),
            manual: commands::manual(),
            defaults,
        }
    }

    /// The snapshot that answers are made from at this moment.
    pub fn snapshot(&self) -> Snapshot {
        self.current.get()
    }

    /// The words of a language.
    pub fn words(&self, locale: Locale) -> &Words {
        let words = match locale {
            Locale::English => &self.english,
            Locale::Pseudo => &self.pseudo,
        };
        words.get_or_init(|| Words::new(locale))
    }

    /// Answers a request.
    pub fn respond(&self, request: &Request) -> Response {
        let words = self.words(request.locale);
        let snapshot = &self.snapshot();
        match &request.input {
            Input::Command(call) => match call.question(snapshot) {
                Ok(asked) => {
                    let asked = self.ask(asked);
                    let mut card = self.card(snapshot, &asked, request);
                    card.hidden |= call.hidden;
                    Response::Show(card)
                }
                Err(refusal) => Response::Refused(refusal.text(words)),
            },
            Input::Complete {
                takes,
                typed,
                beside,
            } => Response::Choices(commands::complete_beside(
                *takes,
                typed,
                beside,
                snapshot,
                words,
                request.today,
            )),
            Input::LookUp(text) => {
                let question = crate::answers::Question::LookUp { text: text.clone() };
                let asked = self.ask(Asked::new(question));
                Response::Show(self.card(snapshot, &asked, request))
            }
            Input::Press(id) => self.act(snapshot, Action::decode(id), request),
            Input::Choose { id, value } => {
                let choice = Choice::decode(value);
                let action = Action::decode(id);
                let chosen = action.and_then(|action| Ok(action.choose(choice?)));
                self.act(snapshot, chosen, request)
            }
            // These write; see [`App::edit`].
            Input::Record(_) | Input::ChooseSeveral { .. } | Input::Form { .. } => {
                Response::Refused(Refusal::OldControl.text(words))
            }
        }
    }

    /// What a control does. An id that is old, damaged or forged is refused; so
    /// is one with a market that the data does not have.
    fn act(
        &self,
        snapshot: &Snapshot,
        action: Result<Action, ActionError>,
        request: &Request,
    ) -> Response {
        let again = |asked| self.again(snapshot, asked, request);
        let answered = match action {
            Ok(Action::Show(asked)) => again(asked).map(Response::Update),
            Ok(Action::Share(asked)) => again(asked).map(Response::Show),
            Ok(Action::Delete) => Some(Response::Delete),
            // It writes; see [`App::edit`].
            Ok(Action::Edit(_)) | Err(_) => None,
        };
        answered.unwrap_or_else(|| {
            Response::Refused(Refusal::OldControl.text(self.words(request.locale)))
        })
    }

    /// The card of a question that a control carried.
    fn again(&self, snapshot: &Snapshot, mut asked: Asked, request: &Request) -> Option<Card> {
        let markets = snapshot.catalog.markets();
        if !asked.market.is_none_or(|market| markets.contains(market)) {
            return None;
        }
        // "Worldwide" in a menu asks for every market, as it does in a command.
        asked.market = asked.market.filter(|market| *market != Market::WORLD);
        Some(self.card(snapshot, &asked, request))
    }

    /// The question as it is answered here, with the default market in place.
    pub fn ask(&self, asked: Asked) -> Asked {
        let market = match asked.market {
            None => self.defaults.market,
            Some(Market::WORLD) => None,
            named => named,
        };
        Asked { market, ..asked }
    }

    /// Lets a card be made that answers no question.
    fn with_context<T>(&self, request: &Request, make: impl FnOnce(&Context<'_>) -> T) -> T {
        let snapshot = self.snapshot();
        make(&Context {
            words: self.words(request.locale),
            catalog: &snapshot.catalog,
            manual: &self.manual,
            asked: &Asked::new(crate::answers::Question::About),
            view: &View::on(request.today),
        })
    }

    fn card(&self, snapshot: &Snapshot, asked: &Asked, request: &Request) -> Card {
        let view = View {
            today: request.today,
            // It is in the question already, where one holds.
            market: None,
            show_rumors: self.defaults.show_rumors,
            level: self.level(&request.by),
        };
        let found = answer(snapshot, asked, &view);
        let context = Context {
            words: self.words(request.locale),
            catalog: &snapshot.catalog,
            manual: &self.manual,
            asked,
            view: &view,
        };
        views::card(&found, &context)
    }
}
