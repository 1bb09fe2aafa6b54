//! The cards of rumors: the feed, one subject, one claim.
//!
//! Each has a file of its own; what they share stands here. They decide
//! nothing about claims: the answer says what is shown and in which order.

mod dossier;
mod feed;
mod history;

pub(super) use dossier::card as dossier;
pub(super) use feed::card as feed;
pub(super) use history::card as history;

use super::card::{Button, CardSection, Label, Row, Select, SelectOption, cut};
use super::{Context, rows};
use crate::answers::rumors::{DossierClaim, Group};
use crate::answers::{Action, Asked, Choice, Question, Resolved, Said, Section, Wanted};
use crate::domain::SubjectNumber;
use crate::i18n::format;

/// The most characters of typed text that come back.
const TYPED: usize = 60;

/// How many sources speak for a claim, and how independent they are.
fn backing(claim: &DossierClaim, context: &Context<'_>) -> String {
    let words = context.words;
    let (sources, origins) = (claim.sources, claim.independence.origins);
    match (sources, origins, claim.independence.unknown) {
        (0, _, _) => words.say("rumor-backing-none"),
        (1, _, _) => words.say("rumor-backing-one"),
        (_, 0, _) => words.say_with("rumor-backing-unknown", &[("sources", sources.into())]),
        (_, _, 0) => words.say_with(
            "rumor-backing-known",
            &[("sources", sources.into()), ("origins", origins.into())],
        ),
        _ => words.say_with(
            "rumor-backing-partly",
            &[("sources", sources.into()), ("origins", origins.into())],
        ),
    }
}

/// What stands below every card: what was typed, the market, what is hidden.
fn closing(
    about: Option<(&Resolved, &str)>,
    market: Option<crate::domain::Market>,
    hidden: usize,
    context: &Context<'_>,
) -> Vec<Row> {
    let words = context.words;
    let mut rows = Vec::new();
    if let Some((resolved, name)) = about
        && let Some(typed) = &resolved.inexact
    {
        let typed = cut(typed.trim(), TYPED);
        rows.push(Row::quiet(words.say_with(
            "rumor-showing",
            &[("name", name.into()), ("typed", (&typed).into())],
        )));
    }
    if let Some(market) = market {
        let place = format::market_in(words, market);
        rows.push(Row::quiet(
            words.say_with("rumor-market", &[("place", (&place).into())]),
        ));
    }
    if hidden > 0 {
        rows.push(Row::quiet(words.say("rumor-hidden")));
    }
    rows
}

/// What stands in place of rows: that there are none, or that they are hidden
/// here, which is not the same.
fn nothing(none: String, hidden: usize, context: &Context<'_>) -> CardSection {
    let text = if hidden > 0 {
        context.words.say("rumor-hidden-next")
    } else {
        none
    };
    CardSection::bare(vec![Row::plain(text)])
}

/// A menu that opens one of these claims; each comes with its subject's name,
/// which is said where there are several.
fn menu(claims: &[(&str, &Said)], context: &Context<'_>) -> Option<Select> {
    let words = context.words;
    let several = claims.windows(2).any(|pair| match pair {
        [(one, _), (other, _)] => one != other,
        _ => false,
    });
    let mut options: Vec<SelectOption> = Vec::new();
    for (name, said) in claims {
        let choice = Choice::Claim(said.key);
        if options.iter().any(|option| option.choice == choice) {
            continue;
        }
        let label = rows::label(said.property, said.market, context);
        let value = rows::value(said.property, &said.value, context);
        let text = if several {
            words.say_with(
                "rumor-select-of",
                &[
                    ("subject", (*name).into()),
                    ("label", (&label).into()),
                    ("value", (&value).into()),
                ],
            )
        } else {
            words.say_with(
                "row",
                &[("label", (&label).into()), ("value", (&value).into())],
            )
        };
        let status = format::status(words, said.status);
        options.push(SelectOption::new(&text, Some(&status), choice));
    }
    let action = Action::Show(Asked {
        page: 0,
        ..context.asked.clone()
    });
    // More than a menu holds: the page keeps those that it tells.
    (!options.is_empty()).then(|| Select {
        placeholder: Label::new(&words.say("rumor-select")),
        options,
        action,
        several: false,
    })
}

/// A button that shows another question, in the same market.
fn button(label: &str, question: Question, context: &Context<'_>) -> Button {
    let asked = Asked {
        question,
        market: context.asked.market,
        page: 0,
    };
    Button::new(label, Action::Show(asked))
}

/// A button that leads to the device's own card, when it is one.
fn device_button(number: SubjectNumber, context: &Context<'_>) -> Option<Button> {
    context.catalog.subject(number)?.device()?;
    let question = Question::Spec {
        device: Wanted::Number(number),
        section: Section::Overview,
        typed: None,
    };
    let label = context.words.say("rumor-button-device");
    Some(button(&label, question, context))
}

/// The heading of a group.
fn heading(group: Group, context: &Context<'_>) -> String {
    context.words.say(match group {
        Group::Open => "rumor-group-open",
        Group::Confirmed => "rumor-group-confirmed",
        Group::Debunked => "rumor-group-debunked",
        Group::Withdrawn => "rumor-group-withdrawn",
        Group::Superseded => "rumor-group-superseded",
    })
}
