//! The cards "which one?" and "no record"; both are hidden.

use super::Context;
use super::card::{Card, CardSection, Row, Select, SelectOption, Tone, cut};
use crate::answers::{Action, Candidate, Choice, Kinds, Miss, Question, Which};
use crate::i18n::format;

/// How many candidates are named in the text; the menu holds them all.
const NAMED: usize = 5;
/// The most characters of typed text that come back.
const TYPED: usize = 60;

/// The card that asks which one is meant.
pub(super) fn which(which: &Which, context: &Context<'_>) -> Card {
    let words = context.words;
    let typed = cut(which.typed.trim(), TYPED);
    let title = words.say_with("search-which-title", &[("typed", (&typed).into())]);
    let mut card = Card::new(&title, Tone::Missing);
    card.push(CardSection::bare(names(&which.candidates, context)));
    let more = which.candidates.len().saturating_sub(NAMED);
    let next = if more > 0 {
        words.say_with("search-which-more", &[("count", more.into())])
    } else {
        words.say("search-which-next")
    };
    card.footer.push(Row::quiet(next));
    card.select = menu("search-choose", &which.candidates, context);
    card.hidden = true;
    card
}

/// The card that says that there is no record, with the nearest names.
pub(super) fn no_record(miss: &Miss, context: &Context<'_>) -> Card {
    let words = context.words;
    let typed = cut(miss.typed.trim(), TYPED);
    let title = if typed.is_empty() {
        words.say("search-nothing-typed")
    } else {
        words.say_with("search-no-record", &[("typed", (&typed).into())])
    };
    let mut card = Card::new(&title, Tone::Missing);
    if let Some(system) = &miss.system {
        let row = words.say_with("search-is-system", &[("system", (&system.name).into())]);
        card.push(CardSection::bare(vec![Row::plain(row)]));
        card.hidden = true;
        return card;
    }
    if !miss.nearest.is_empty() {
        let rows = names(&miss.nearest, context);
        card.push(CardSection::new(words.say("search-nearest"), rows));
    }
    let next = words.say(match (miss.nearest.is_empty(), miss.kinds) {
        (false, _) => "search-next-nearest",
        (true, Kinds::Device) => "search-next-device",
        (true, Kinds::System) => "search-next-system",
        (true, Kinds::Brand) => "search-next-brand",
        (true, Kinds::Claim) => "search-next-rumor",
        (true, Kinds::Any) => "search-next-any",
    });
    card.push(CardSection::bare(vec![Row::plain(next)]));
    card.select = menu("search-open", &miss.nearest, context);
    card.hidden = true;
    card
}

fn names(candidates: &[Candidate], context: &Context<'_>) -> Vec<Row> {
    let label = |candidate: &Candidate| {
        let text = format::choice(context.words, &candidate.name, candidate.stage);
        Row::plain(text)
    };
    candidates.iter().take(NAMED).map(label).collect()
}

/// The candidates to choose from; a choice goes on with the same question.
fn menu(key: &'static str, candidates: &[Candidate], context: &Context<'_>) -> Option<Select> {
    let options = candidates.iter().map(|candidate| {
        let label = format::choice(context.words, &candidate.name, candidate.stage);
        SelectOption::new(&label, None, Choice::Subject(candidate.number))
    });
    // A claim that was not found is not among subjects.
    if matches!(context.asked.question, Question::History { .. }) {
        return None;
    }
    let action = Action::Show(context.asked.clone());
    Select::new(&context.words.say(key), options.collect(), action)
}
