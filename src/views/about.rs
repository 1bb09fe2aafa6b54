//! The card of `/about`.

use super::Context;
use super::card::{Card, CardSection, Row, Tone};
use crate::answers::about::AboutAnswer;
use crate::domain::PartialDate;
use crate::i18n::format;

/// The card of `/about`: version, state of the data, licenses, privacy.
pub(super) fn card(answer: &AboutAnswer, context: &Context<'_>) -> Card {
    let words = context.words;
    let title = words.say_with(
        "about-title",
        &[("version", env!("CARGO_PKG_VERSION").into())],
    );
    let mut card = Card::new(&title, Tone::Neutral);
    card.push(CardSection::bare(vec![Row::plain(words.say("about-what"))]));
    card.push(CardSection::bare(data(answer, context)));
    let closing = [
        words.say("about-license-code"),
        words.say("about-license-data"),
        words.say("about-privacy"),
    ];
    card.push(CardSection::bare(closing.map(Row::plain).into()));
    card
}

/// Which state of the data it is, and how much it holds.
fn data(answer: &AboutAnswer, context: &Context<'_>) -> Vec<Row> {
    let words = context.words;
    let newest = answer
        .data
        .newest
        .map(|day| format::date(words, PartialDate::day(day)));
    let digest = &answer.data.digest;
    let version = match newest {
        Some(date) => words.say_with(
            "about-data-version",
            &[("digest", digest.into()), ("date", (&date).into())],
        ),
        None => words.say_with("about-data-version-undated", &[("digest", digest.into())]),
    };
    let sources = words.say_with(
        "about-count-sources",
        &[
            ("sources", answer.counts.sources.into()),
            ("publishers", answer.counts.publishers.into()),
        ],
    );
    let claims = if answer.counts.sourced == answer.counts.claims {
        words.say_with(
            "about-count-claims",
            &[("claims", answer.counts.claims.into())],
        )
    } else {
        words.say_with(
            "about-count-claims-some",
            &[
                ("sourced", answer.counts.sourced.into()),
                ("claims", answer.counts.claims.into()),
            ],
        )
    };
    vec![
        Row::plain(version),
        Row::plain(words.say_with(
            "about-count-devices",
            &[
                ("devices", answer.counts.devices.into()),
                ("brands", answer.counts.brands.into()),
            ],
        )),
        Row::plain(words.say_with(
            "about-count-systems",
            &[
                ("systems", answer.counts.systems.into()),
                ("releases", answer.counts.releases.into()),
            ],
        )),
        Row::plain(claims),
        Row::plain(sources),
    ]
}
