//! The card of "Look up devices"; hidden, because nobody else asked.

use super::Context;
use super::card::{Card, CardSection, Row, Select, SelectOption, Tone};
use super::rows;
use crate::answers::look_up::{LookUpAnswer, Named};
use crate::answers::{Action, Choice};
use crate::i18n::format;

/// The card of the devices that a message names.
pub(super) fn card(answer: &LookUpAnswer, context: &Context<'_>) -> Card {
    let words = context.words;
    if answer.devices.is_empty() {
        let mut card = Card::new(&words.say("search-look-up-none"), Tone::Missing);
        let row = Row::plain(words.say("search-look-up-none-next"));
        card.push(CardSection::bare(vec![row]));
        card.hidden = true;
        return card;
    }
    let title = words.say_with(
        "search-look-up-title",
        &[("count", answer.devices.len().into())],
    );
    let mut card = Card::new(&title, Tone::Neutral);
    let rows = answer.devices.iter().flat_map(|named| told(named, context));
    card.push(CardSection::bare(rows.collect()));
    if answer.more > 0 {
        let more = words.say_with("search-look-up-more", &[("count", answer.more.into())]);
        card.footer.push(Row::quiet(more));
    }
    let options = answer.devices.iter().map(|named| {
        let candidate = &named.candidate;
        let label = format::choice(words, &candidate.name, candidate.stage);
        SelectOption::new(&label, None, Choice::Subject(candidate.number))
    });
    let action = Action::Show(context.asked.clone());
    card.select = Select::new(&words.say("search-open"), options.collect(), action);
    card.hidden = true;
    card
}

/// A device with its stage, and one fact below it.
fn told(named: &Named, context: &Context<'_>) -> Vec<Row> {
    let words = context.words;
    let candidate = &named.candidate;
    let head = match candidate.stage {
        Some(stage) => {
            let stage = format::stage(words, stage);
            rows::plain_row(&candidate.name, &stage, context)
        }
        None => Row::plain(&candidate.name),
    };
    let fact = named.fact.as_ref().map(|said| {
        let label = rows::label(said.property, said.market, context);
        rows::claim(&label, said, false, context).indented()
    });
    [head].into_iter().chain(fact).collect()
}
