//! What can be asked, and from which point of view.

use jiff::civil::Date;

use super::find::Criteria;
use crate::domain::{ClaimKey, Level, Market, SubjectNumber};

/// A question with everything that decides its answer but the point of view.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// The market that it was asked for; `None` shows every market side by side.
    pub market: Option<Market>,
    /// The page, counted from 0.
    pub page: u16,
}

impl Asked {
    /// The first page of a question, in every market.
    pub fn new(question: Question) -> Self {
        Self {
            question,
            market: None,
            page: 0,
        }
    }
}

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Question {
    /// What is known of one device.
    Spec {
        /// The device.
        device: Wanted,
        /// The part of the card.
        section: Section,
        /// What was typed, when it led here without being the exact name; then
        /// the card says what it shows and offers the runners-up.
        typed: Option<String>,
    },
    /// Two to four devices side by side.
    Compare {
        /// The devices, in the order in which they were named.
        devices: Vec<Wanted>,
        /// Whether rows that agree are left out.
        only_differences: bool,
    },
    /// One operating system or skin.
    System {
        /// The system.
        system: Wanted,
        /// What about it.
        topic: SystemTopic,
    },
    /// The newest changes, of everything or of one subject and what hangs below it.
    Feed {
        /// The device, series, brand or system; `None` for everything.
        about: Option<Wanted>,
    },
    /// Every contested claim about one subject.
    Dossier {
        /// The subject.
        about: Wanted,
    },
    /// One claim with its whole life and sources.
    History {
        /// The claim.
        claim: WantedClaim,
    },
    /// The devices that have what is asked for.
    Find {
        /// What that is, and in which order they are told.
        criteria: Criteria,
    },
    /// The devices that a text names.
    LookUp {
        /// The text of a message.
        text: String,
    },
    /// What the bot can do.
    Help {
        /// One command, or all.
        command: Option<String>,
    },
    /// What the bot is.
    About,
}

/// A subject that is wanted: known, or as somebody typed it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// This one.
    Number(SubjectNumber),
    /// What these words mean.
    Typed(String),
}

/// A claim that is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum WantedClaim {
    /// This one.
    Key(ClaimKey),
    /// The one with this id, or whose id begins so.
    Typed(String),
}

/// The parts of a device card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// What most people want to know.
    Overview,
    /// Screens.
    Display,
    /// Cameras.
    Camera,
    /// Battery and charging.
    Battery,
    /// Chip, memory, storage, network.
    Performance,
    /// Operating system, updates and markets.
    Software,
    /// Who said what, and when.
    Sources,
    /// What changed, and when.
    History,
}

impl Section {
    /// Every section, in the order of the menu.
    pub const ALL: &[Self] = &[
        Self::Overview,
        Self::Display,
        Self::Camera,
        Self::Battery,
        Self::Performance,
        Self::Software,
        Self::Sources,
        Self::History,
    ];
}

/// What can be asked of an operating system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SystemTopic {
    /// What it is.
    Info,
    /// Its releases and which are supported.
    Versions,
    /// The devices that run it.
    Devices,
    /// Who ships it, plans it, denies it.
    Makers,
}

impl SystemTopic {
    /// Every topic, in the order of the menu.
    pub const ALL: &[Self] = &[Self::Info, Self::Versions, Self::Devices, Self::Makers];
}

/// The point of view of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// The day.
    pub today: Date,
    /// The market that counts when the question names none.
    pub market: Option<Market>,
    /// Whether unconfirmed claims are shown. When they are not, a card says so.
    pub show_rumors: bool,
    /// Who is asking.
    pub level: Level,
}

impl View {
    /// The view of anybody, on this day, with rumors.
    pub fn on(today: Date) -> Self {
        Self {
            today,
            market: None,
            show_rumors: true,
            level: Level::Member,
        }
    }
}
