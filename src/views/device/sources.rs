//! The sources: who said what, and when. Every claim stands here once; claims
//! that rest on the same sources stand together above them.

use super::super::Context;
use super::super::card::{Card, CardSection, Row};
use super::super::rows;
use super::section::{remarks, stated_label, with_difference};
use crate::answers::Said;
use crate::answers::device::DeviceAnswer;
use crate::domain::Source;
use crate::domain::source::independence;
use crate::i18n::format;

/// Fills the card with every claim and its sources.
pub(super) fn fill(card: &mut Card, answer: &DeviceAnswer, context: &Context<'_>) {
    let words = context.words;
    let mut groups: Vec<(&[Source], Vec<&Said>)> = Vec::new();
    for said in &answer.claims {
        let sources = said.sources.as_ref();
        match groups.iter_mut().find(|(kept, _)| *kept == sources) {
            Some((_, claims)) => claims.push(said),
            None => groups.push((sources, vec![said])),
        }
    }
    if let Some(looked) = &answer.looked_for {
        let date = format::date(words, looked.as_of);
        let text = words.say_with("spec-looked-for", &[("date", (&date).into())]);
        let mut rows = vec![Row::plain(text)];
        rows.extend(
            looked
                .sources
                .iter()
                .map(|s| rows::source(s, context).indented()),
        );
        card.push(CardSection::bare(rows));
    }
    for (sources, claims) in groups {
        card.push(CardSection::bare(group(sources, &claims, answer, context)));
    }
    if card.sections.is_empty() {
        let row = Row::plain(words.say("spec-only-hidden"));
        card.push(CardSection::bare(vec![row]));
    }
    if let Some(first) = card.sections.first_mut() {
        first.heading = Some(words.say("spec-section-sources"));
    }
}

fn group(
    sources: &[Source],
    claims: &[&Said],
    answer: &DeviceAnswer,
    context: &Context<'_>,
) -> Vec<Row> {
    let mut found = Vec::new();
    for said in claims {
        let places = rows::places(said.property, said.market);
        let label = rows::label_in(&stated_label(said, context), &places, context);
        let text = rows::value(said.property, &said.value, context);
        let stale = said.stale && !answer.all_stale;
        let marks = rows::computed_marks(said, false, stale, context);
        let marks = rows::joined_marks(&marks, context);
        let marks = with_difference(answer, said, &marks, context);
        let row = rows::marked_row(&label, &text, &marks, context);
        found.push(row.telling(said.key));
        found.extend(remarks(said, context));
    }
    found.extend(sources.iter().map(|s| rows::source(s, context).indented()));
    found.extend(origins(sources, context));
    found
}

/// How many origins stand behind several sources.
fn origins(sources: &[Source], context: &Context<'_>) -> Option<Row> {
    if sources.len() < 2 {
        return None;
    }
    let words = context.words;
    let count = independence(sources, context.catalog.publishers());
    let text = match (count.origins, count.unknown) {
        (0, _) => words.say_with("spec-origins-unknown", &[("sources", sources.len().into())]),
        (origins, 0) => words.say_with(
            "spec-origins",
            &[
                ("sources", sources.len().into()),
                ("origins", origins.into()),
            ],
        ),
        (origins, unknown) => words.say_with(
            "spec-origins-some-unknown",
            &[
                ("sources", sources.len().into()),
                ("origins", origins.into()),
                ("unknown", unknown.into()),
            ],
        ),
    };
    Some(Row::quiet(text).indented())
}
