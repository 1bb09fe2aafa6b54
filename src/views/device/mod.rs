//! The card of one device: its head, its closing lines and its controls. Each
//! section of the card has a module of its own.

mod history;
mod overview;
mod owner;
mod part;
mod section;
mod sources;
mod support;

use super::Context;
use super::card::{Button, Card, Row, Select, SelectOption, Tone};
use super::rows;
use crate::answers::device::{DeviceAnswer, Fact};
use crate::answers::{Action, Asked, Choice, Question, Said, Section};
use crate::domain::{Market, Stage, Status};
use crate::i18n::format;

/// The most markets that the menu of a card offers: with sections, runners-up
/// and "every market" it has at most 25 lines.
const MENU_MARKETS: usize = 11;

/// The card of one device, in the section that was asked for.
pub(super) fn card(answer: &DeviceAnswer, context: &Context<'_>) -> Card {
    let words = context.words;
    let stage = format::stage(words, answer.stage);
    let title = words.say_with(
        "spec-title",
        &[("name", (&answer.name).into()), ("stage", (&stage).into())],
    );
    let mut card = Card::new(&title, tone(answer.stage));
    let section = match &context.asked.question {
        Question::Spec { section, .. } => *section,
        _ => Section::Overview,
    };
    match section {
        Section::Overview => overview::fill(&mut card, answer, context),
        Section::Sources => sources::fill(&mut card, answer, context),
        Section::History => history::fill(&mut card, answer, context),
        topic => section::fill(&mut card, topic, answer, context),
    }
    card.footer = footer(section, answer, context);
    card.select = menu(section, answer, context);
    card.buttons = buttons(section, answer, context);
    card
}

/// How a device looks at a glance.
pub(super) fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Released(_) => Tone::Confirmed,
        Stage::Announced => Tone::Announced,
        Stage::Rumored => Tone::Rumored,
        Stage::Canceled | Stage::NoReleaseFound(_) => Tone::Denied,
    }
}

fn footer(section: Section, answer: &DeviceAnswer, context: &Context<'_>) -> Vec<Row> {
    let words = context.words;
    let mut lines = Vec::new();
    if let Some(typed) = &answer.inexact {
        lines.push(words.say_with(
            "spec-footer-showing",
            &[
                ("name", (&answer.short_name).into()),
                ("typed", typed.into()),
            ],
        ));
    }
    if let Some(market) = answer.market {
        let market = format::market(words, market);
        lines.push(words.say_with("spec-footer-market", &[("market", (&market).into())]));
    }
    let (confirmed, marked) = backing(section, answer);
    if !matches!(section, Section::Sources | Section::History) {
        lines.extend(match (confirmed, marked) {
            (true, false) => Some(words.say("spec-footer-confirmed")),
            (true, true) => Some(words.say("spec-footer-mixed")),
            (false, true) => Some(words.say("spec-footer-unconfirmed")),
            (false, false) => None,
        });
    }
    if answer.all_stale && marked {
        lines.push(words.say("spec-footer-stale"));
    } else if section == Section::Overview && marked && answer.own_stale {
        lines.push(words.say("spec-footer-stale-some"));
    }
    if answer.hidden > 0 {
        lines.push(words.say_with("spec-footer-hidden", &[("count", answer.hidden.into())]));
    }
    if answer.sources == 0 {
        return lines.into_iter().map(Row::quiet).collect();
    }
    lines.push(match answer.last_change {
        Some(date) => words.say_with(
            "spec-footer-sources",
            &[
                ("sources", answer.sources.into()),
                ("date", (&format::date(words, date)).into()),
            ],
        ),
        None => words.say_with(
            "spec-footer-sources-undated",
            &[("sources", answer.sources.into())],
        ),
    });
    lines.into_iter().map(Row::quiet).collect()
}

/// Whether something that a section shows of the device itself is confirmed,
/// and whether something is not.
fn backing(section: Section, answer: &DeviceAnswer) -> (bool, bool) {
    let whole = matches!(
        section,
        Section::Overview | Section::Sources | Section::History
    );
    let shown = |fact: &&Fact| {
        let here = |property| whole || Section::of(property) == section;
        fact.is_own() && fact.property().is_some_and(here)
    };
    let sure = |said: &Said| said.status == Status::Confirmed;
    let (mut confirmed, mut marked) = (false, false);
    for fact in answer.facts.iter().filter(shown) {
        confirmed |= fact.best.first().is_some_and(sure);
        marked |= fact.is_disputed() || !fact.nearer.is_empty() || fact.best.is_empty();
        marked |= !fact.best.iter().all(sure);
        // The overview shows only one of them.
        marked |= !whole && fact.others().next().is_some();
    }
    (confirmed, marked)
}

/// The question of this card, about another section.
fn asked(target: Section, context: &Context<'_>) -> Asked {
    let mut asked = context.asked.clone();
    asked.page = 0;
    if let Question::Spec { section, .. } = &mut asked.question {
        *section = target;
    }
    asked
}

/// The heading of a section and its line in the menu.
pub(super) fn section_name(section: Section, context: &Context<'_>) -> String {
    context.words.say(match section {
        Section::Overview => "spec-section-overview",
        Section::Display => "spec-section-display",
        Section::Camera => "spec-section-camera",
        Section::Battery => "spec-section-battery",
        Section::Performance => "spec-section-performance",
        Section::Software => "spec-section-software",
        Section::Sources => "spec-section-sources",
        Section::History => "spec-section-history",
    })
}

fn menu(section: Section, answer: &DeviceAnswer, context: &Context<'_>) -> Option<Select> {
    let words = context.words;
    let mut options: Vec<SelectOption> = Section::ALL
        .iter()
        .filter(|each| **each == section || has_rows(**each, answer))
        .map(|each| {
            let name = section_name(*each, context);
            let mut option = SelectOption::new(&name, None, Choice::Section(*each));
            option.current = *each == section;
            option
        })
        .collect();
    options.extend(answer.runners_up.iter().map(|other| {
        let label = format::choice(words, &other.name, other.stage);
        let why = words.say("spec-menu-runner-up");
        SelectOption::new(&label, Some(&why), Choice::Subject(other.number))
    }));
    if answer.market.is_some() {
        let label = words.say("spec-menu-all-markets");
        options.push(SelectOption::new(
            &label,
            None,
            Choice::Market(Some(Market::WORLD)),
        ));
    }
    let elsewhere = answer.markets.iter().filter(|m| Some(**m) != answer.market);
    options.extend(elsewhere.take(MENU_MARKETS).map(|market| {
        let name = format::market(words, *market);
        let label = words.say_with("spec-menu-market", &[("market", (&name).into())]);
        SelectOption::new(&label, None, Choice::Market(Some(*market)))
    }));
    let placeholder = words.say("spec-menu");
    let action = Action::Show(asked(section, context));
    Select::new(&placeholder, options, action)
}

/// Whether a section of the card would show anything.
fn has_rows(section: Section, answer: &DeviceAnswer) -> bool {
    match section {
        Section::Overview => true,
        Section::Sources => answer.claim_count > 0 || answer.looked_for.is_some(),
        Section::History => answer.claim_count > 0,
        topic => {
            let here = |fact: &Fact| fact.property().is_some_and(|p| Section::of(p) == topic);
            answer.facts.iter().any(here)
        }
    }
}

/// Back to the overview, and on to the sources: what a reader wants next.
fn buttons(section: Section, answer: &DeviceAnswer, context: &Context<'_>) -> Vec<Button> {
    [
        (Section::Overview, "spec-button-overview"),
        (Section::Sources, "spec-button-sources"),
    ]
    .into_iter()
    .filter(|(target, _)| *target != section && has_rows(*target, answer))
    .map(|(target, key)| {
        let action = Action::Show(asked(target, context));
        Button::new(&context.words.say(key), action)
    })
    .collect()
}

/// The label of a fact in its places. Beside a value for China, the rest of
/// the world is "elsewhere".
fn label(label: &str, places: &[Market], beside_china: bool, context: &Context<'_>) -> String {
    if beside_china && places == [Market::GLOBAL] {
        return context
            .words
            .say_with("spec-label-elsewhere", &[("label", label.into())]);
    }
    rows::label_in(label, places, context)
}
