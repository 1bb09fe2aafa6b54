//! From an answer to something printable: one card, several printers.
//!
//! Each kind of answer has one module that makes its [`card::Card`];
//! `pages` cuts it, `discord` and `terminal` print it. Locale enters here and
//! only here. Nothing here decides what is true, reads a clock or the disk.

mod about;
pub mod card;
mod compare;
mod device;
pub mod discord;
pub mod discord_form;
pub mod edits;
mod find;
pub mod form;
mod help;
mod look_up;
mod markdown;
pub mod pages;
mod rows;
mod rumors;
mod system;
pub mod terminal;
mod unresolved;

use crate::answers::rumors::HistoryAnswer;
use crate::answers::{Answer, Asked, Manual, Question, Unresolved, View, Wanted, WantedClaim};
use crate::catalog::Catalog;
use crate::i18n::Words;
use card::Card;

/// What a view may look at besides the answer.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The words of the reader's language.
    pub words: &'a Words,
    /// The catalog that the answer came from, for names of systems and publishers.
    pub catalog: &'a Catalog,
    /// The commands, for help.
    pub manual: &'a Manual,
    /// What was asked; controls are built from it.
    pub asked: &'a Asked,
    /// The point of view of the answer.
    pub view: &'a View,
}

/// The card of an answer, cut to the page that was asked for.
pub fn card(answer: &Answer, context: &Context<'_>) -> Card {
    let asked = settled(answer, context.asked);
    let context = &Context {
        asked: &asked,
        ..*context
    };
    let whole = match answer {
        Answer::Device(answer) => device::card(answer, context),
        Answer::Compare(answer) => compare::card(answer, context),
        Answer::System(answer) => system::card(answer, context),
        Answer::Feed(answer) => rumors::feed(answer, context),
        Answer::Dossier(answer) => rumors::dossier(answer, context),
        Answer::History(answer) => rumors::history(answer, context),
        Answer::Find(answer) => find::card(answer, context),
        Answer::LookUp(answer) => look_up::card(answer, context),
        Answer::Help(command) => help::card(command.as_deref(), context),
        Answer::About(answer) => about::card(answer, context),
        Answer::Which(which) => unresolved::which(which, context),
        Answer::NoRecord(miss) => unresolved::no_record(miss, context),
        Answer::Unclear(unclear) => match &unclear.why {
            Unresolved::Which(which) => unresolved::which(which, context),
            Unresolved::NoRecord(miss) => unresolved::no_record(miss, context),
        },
    };
    let mut card = pages::cut_to_page(whole, context);
    card.answers = (!card.hidden).then_some(asked);
    card
}

/// The question with what was found by its number, so that
/// controls carry numbers and never what was typed for them.
fn settled(answer: &Answer, asked: &Asked) -> Asked {
    let mut asked = asked.clone();
    match (answer, &mut asked.question) {
        (Answer::Device(found), Question::Spec { device, typed, .. }) => {
            *device = Wanted::Number(found.number);
            typed.clone_from(&found.inexact);
        }
        (Answer::Compare(found), Question::Compare { devices, .. }) => {
            let numbers = found.devices.iter().map(|device| device.number);
            *devices = numbers.map(Wanted::Number).collect();
        }
        (Answer::Feed(found), Question::Feed { about: Some(about) }) => {
            if let Some((resolved, _)) = &found.about {
                *about = Wanted::Number(resolved.number);
            }
        }
        (Answer::Dossier(found), Question::Dossier { about }) => {
            *about = Wanted::Number(found.about.number);
        }
        (Answer::History(HistoryAnswer::Life(life)), Question::History { claim }) => {
            *claim = WantedClaim::Key(life.now.said.key);
        }
        (Answer::Unclear(unclear), Question::Compare { devices, .. }) => {
            devices.clone_from(&unclear.devices);
        }
        _ => {}
    }
    asked
}
