//! The card of one subject's contested claims.

use super::super::Context;
use super::super::card::{Card, CardSection, Row, Tone};
use super::super::rows;
use crate::answers::rumors::{DossierAnswer, DossierClaim, Group};
use crate::answers::{Question, Said, Wanted};

/// The card of one subject's contested claims.
pub(in crate::views) fn card(answer: &DossierAnswer, context: &Context<'_>) -> Card {
    let words = context.words;
    let mut card = Card::new(&title(answer, context), Tone::Neutral);
    for (group, claims) in &answer.groups {
        // What holds for all of them is said once, above them.
        let all_stale = claims.len() > 1 && claims.iter().all(|claim| claim.said.stale);
        let heading = if all_stale {
            words.say("rumor-group-open-stale")
        } else {
            super::heading(*group, context)
        };
        let rows = claims
            .iter()
            .flat_map(|claim| told(*group, claim, all_stale, context));
        card.push(CardSection::new(heading, rows.collect()));
    }
    if answer.groups.is_empty() {
        let none = words.say("rumor-dossier-none");
        card.push(super::nothing(none, answer.hidden, context));
    }
    let about = Some((&answer.about, answer.name.as_str()));
    card.footer = super::closing(about, answer.market, answer.hidden, context);
    card.select = super::menu(&claims(answer), context);
    let question = Question::Feed {
        about: Some(Wanted::Number(answer.about.number)),
    };
    card.buttons.push(super::button(
        &words.say("rumor-button-feed"),
        question,
        context,
    ));
    card.buttons
        .extend(super::device_button(answer.about.number, context));
    card
}

fn title(answer: &DossierAnswer, context: &Context<'_>) -> String {
    let words = context.words;
    let count = |open: bool| -> usize {
        let groups = answer
            .groups
            .iter()
            .filter(|(group, _)| (*group == Group::Open) == open);
        groups.map(|(_, claims)| claims.len()).sum()
    };
    let name = &answer.name;
    if answer.groups.is_empty() && answer.hidden > 0 {
        return words.say_with("rumor-title-hidden-about", &[("name", name.into())]);
    }
    if answer.groups.is_empty() {
        return words.say_with("rumor-feed-title-empty-about", &[("name", name.into())]);
    }
    words.say_with(
        "rumor-dossier-title",
        &[
            ("name", name.into()),
            ("open", count(true).into()),
            ("settled", count(false).into()),
        ],
    )
}

/// A claim, whose it is, who denied it, how many speak for it.
fn told(group: Group, claim: &DossierClaim, all_stale: bool, context: &Context<'_>) -> Vec<Row> {
    let said = &Said {
        stale: claim.said.stale && !all_stale,
        ..claim.said.clone()
    };
    let label = rows::label(said.property, said.market, context);
    let mut told = vec![rows::claim(&label, said, claim.disputed, context)];
    if let Some(owner) = &said.stated_for {
        let of = context
            .words
            .say_with("rumor-said-of", &[("owner", owner.into())]);
        told.push(Row::quiet(of).indented());
    }
    if group != Group::Open {
        told.extend(rows::evidence(said, context));
    }
    told.push(Row::quiet(super::backing(claim, context)).indented());
    told
}

/// Every claim with the name of whom it is about.
fn claims(answer: &DossierAnswer) -> Vec<(&str, &Said)> {
    let all = answer.groups.iter().flat_map(|(_, claims)| claims);
    all.map(|claim| {
        let owner = claim.said.stated_for.as_deref();
        (owner.unwrap_or(&answer.name), &claim.said)
    })
    .collect()
}
