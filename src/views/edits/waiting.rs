//! What is to be chosen: claims that a source confirms, and edits that wait
//! for a second person.

use super::super::Context;
use super::super::card::{Card, CardSection, Row, Select, Tone};
use super::super::rows;
use super::{claim_options, mark, named, stated};
use crate::answers::{Action, DraftId, EditStep};
use crate::domain::{ClaimId, EditId, SubjectNumber, Value};
use crate::i18n::format;
use crate::moderation::{ClaimChange, MOST_AT_ONCE, Proposal};

/// The open claims of a subject, to choose those that a source confirms.
pub fn choose(
    subject: SubjectNumber,
    claims: &[ClaimId],
    draft: DraftId,
    context: &Context<'_>,
) -> Card {
    let words = context.words;
    let known = context.catalog.subject(subject);
    let name = known.map_or_else(String::new, |known| context.catalog.full_name(known));
    let title = words.say_with(
        "edit-choose",
        &[("name", (&name).into()), ("count", claims.len().into())],
    );
    let mut card = Card::new(&title, Tone::Neutral);
    let next = match claims.is_empty() {
        true => "edit-choose-none",
        false => "edit-choose-next",
    };
    let mut rows = vec![Row::plain(words.say(next))];
    if claims.len() > MOST_AT_ONCE {
        rows.push(Row::plain(
            words.say_with("edit-choose-more", &[("most", MOST_AT_ONCE.into())]),
        ));
    }
    card.push(CardSection::bare(rows));
    let placeholder = words.say("edit-select-claims");
    let action = Action::Edit(EditStep::Pick(draft));
    card.select = Select::new(&placeholder, claim_options(claims, context), action);
    if let Some(select) = &mut card.select {
        select.several = true;
    }
    card.hidden = true;
    card
}

/// The most claims that are named as ones about which files and edits disagree.
const MOST_CONFLICTS: usize = 10;

/// What waits for a second person, oldest first, and about which claims the
/// data files and the edits disagree.
pub fn waiting<'a>(
    proposals: impl Iterator<Item = (EditId, &'a Proposal)>,
    conflicts: impl Iterator<Item = &'a ClaimId>,
    context: &Context<'_>,
) -> Card {
    let words = context.words;
    let mut sections = Vec::new();
    for (group, proposal) in proposals {
        let number = group.0.to_string();
        let who = mark(proposal.edit.by);
        let heading = words.say_with(
            "edit-waiting-one",
            &[("number", (&number).into()), ("who", (&who).into())],
        );
        let changes = proposal.changes.iter();
        let rows = changes.flat_map(|(_, change)| proposed(change, context));
        sections.push(CardSection::new(heading, rows.collect()));
    }
    let title = words.say_with("edit-waiting", &[("count", sections.len().into())]);
    let mut card = Card::new(&title, Tone::Neutral);
    let next = match sections.is_empty() {
        true => "edit-waiting-none",
        false => "edit-waiting-next",
    };
    for section in sections {
        card.push(section);
    }
    let disagree: Vec<String> = conflicts
        .take(MOST_CONFLICTS)
        .map(ToString::to_string)
        .collect();
    if !disagree.is_empty() {
        let claims = format::list_and(words, &disagree);
        let told = words.say_with("edit-conflicts", &[("claims", (&claims).into())]);
        card.push(CardSection::bare(vec![Row::plain(told)]));
    }
    card.push(CardSection::bare(vec![Row::quiet(words.say(next))]));
    card.hidden = true;
    card
}

/// What would change by it.
fn proposed(change: &ClaimChange, context: &Context<'_>) -> Vec<Row> {
    let subject = context.catalog.by_id(change.subject.as_str());
    let name = subject.map(|subject| context.catalog.full_name(subject));
    let label = rows::label(change.property, change.market, context);
    let claim = context.catalog.claim(change.claim.key());
    let value = |value: &Value| rows::value(change.property, value, context);
    use crate::domain::ChangeKind::{Recorded, Revised, SourceAdded, StatusSet, Undone};
    let text = match (&change.kind, claim) {
        (
            Recorded {
                value: said,
                status,
                ..
            },
            _,
        ) => stated(&value(said), *status, context),
        (StatusSet(status, _), Some(claim)) => stated(&value(&claim.state.value), *status, context),
        (StatusSet(status, _), None) => format::status(context.words, *status),
        (Revised(said), _) => value(said),
        (SourceAdded(source), _) => rows::voice(source, context),
        (Undone(_), _) => String::new(),
    };
    let row = rows::plain_row(&label, &text, context);
    name.map(named).into_iter().chain([row]).collect()
}
