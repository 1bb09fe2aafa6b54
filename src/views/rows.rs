//! How a claim and its sources read on a row, for every card alike.
//!
//! It may use the words and the catalog's names. Which claims are shown, and
//! in which order, is decided by the answer and by the card.

use super::Context;
use super::card::{Row, Span};
use crate::answers::Said;
use crate::domain::{Market, Property, PublisherId, Source, Status, Value};
use crate::i18n::format;

/// The value of a property as a reader sees it.
pub(super) fn value(property: Property, value: &Value, context: &Context<'_>) -> String {
    format::value(context.words, property, value, &|id| {
        context.catalog.system_name(id)
    })
}

/// The label of a property in a market: `Battery`, `Battery in China`. Where
/// something is sold stands in the value already.
pub(super) fn label(property: Property, market: Market, context: &Context<'_>) -> String {
    let label = format::property(context.words, property);
    label_in(&label, &places(property, market), context)
}

/// The places that a label has to name.
pub(super) fn places(property: Property, market: Market) -> Vec<Market> {
    if property == Property::ReleaseMarket {
        Vec::new()
    } else {
        vec![market]
    }
}

/// A label in these places: `Battery in China`, `Chip in Japan and the US`.
/// The world needs no mention.
pub(super) fn label_in(label: &str, places: &[Market], context: &Context<'_>) -> String {
    let words = context.words;
    let place = match places {
        [] | [Market::WORLD] => return label.to_owned(),
        [only] => format::market_in(words, *only),
        several => {
            let names: Vec<String> = several.iter().map(|m| format::market(words, *m)).collect();
            let market = format::list_and(words, &names);
            words.say_with("place", &[("market", (&market).into())])
        }
    };
    words.say_with(
        "row-label-in",
        &[("label", label.into()), ("place", (&place).into())],
    )
}

/// What stands behind a value, in words: `rumored`, `rumored, disputed, no
/// news for half a year`.
pub(super) fn marks(said: &Said, disputed: bool, context: &Context<'_>) -> String {
    joined_marks(
        &computed_marks(said, disputed, said.stale, context),
        context,
    )
}

/// The status and what is computed beside it, one by one. A card that says
/// once that all its rumors are stale leaves `stale` out here.
pub(super) fn computed_marks(
    said: &Said,
    disputed: bool,
    stale: bool,
    context: &Context<'_>,
) -> Vec<String> {
    let mut marks = vec![format::status(context.words, said.status)];
    if disputed {
        marks.push(context.words.say("mark-disputed"));
    }
    if stale {
        marks.push(context.words.say("mark-stale"));
    }
    if said.overdue {
        marks.push(context.words.say("mark-overdue"));
    }
    marks
}

/// Marks, or other short texts, one after another.
pub(super) fn joined_marks(marks: &[String], context: &Context<'_>) -> String {
    let mut marks = marks.iter().cloned();
    let first = marks.next().unwrap_or_default();
    marks.fold(first, |left, right| {
        context.words.say_with(
            "row-marks",
            &[("left", (&left).into()), ("right", (&right).into())],
        )
    })
}

/// A claim on a row. Its marks stand at the end, unless it is confirmed and
/// nothing else is to be said: then the card says so once.
pub(super) fn claim(label: &str, said: &Said, disputed: bool, context: &Context<'_>) -> Row {
    let text = value(said.property, &said.value, context);
    let plain = said.status == Status::Confirmed && !disputed && !said.stale && !said.overdue;
    if plain {
        return plain_row(label, &text, context).telling(said.key);
    }
    let marks = marks(said, disputed, context);
    marked_row(label, &text, &marks, context).telling(said.key)
}

/// A label, a text and its marks, which may be empty: `Battery: 6,000 mAh, rumored`.
pub(super) fn marked_row(label: &str, text: &str, marks: &str, context: &Context<'_>) -> Row {
    if marks.is_empty() {
        return plain_row(label, text, context);
    }
    // A statement ends in a period; its marks still belong to it.
    let text = text.trim_end_matches('.');
    Row::plain(context.words.say_with(
        "row-marked",
        &[
            ("label", label.into()),
            ("value", text.into()),
            ("marks", marks.into()),
        ],
    ))
}

/// A label and a text: `Battery: 6,000 mAh`.
pub(super) fn plain_row(label: &str, text: &str, context: &Context<'_>) -> Row {
    Row::plain(
        context
            .words
            .say_with("row", &[("label", label.into()), ("value", text.into())]),
    )
}

/// A value with what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The value.
    pub(super) text: String,
    /// Its marks; empty when it is confirmed and nothing else is to be said.
    pub(super) marks: String,
}

/// Several values on one row. Those with the same backing share it at the end;
/// else it stands behind each: `6.3 in, 120 Hz (rumored)`.
pub(super) fn parts_row(label: &str, parts: &[Part], context: &Context<'_>) -> Row {
    let shared = parts
        .first()
        .filter(|first| parts.iter().all(|part| part.marks == first.marks))
        .map(|first| first.marks.as_str());
    let texts: Vec<String> = parts
        .iter()
        .map(|part| match shared {
            None if !part.marks.is_empty() => context.words.say_with(
                "row-part-marked",
                &[
                    ("value", (&part.text).into()),
                    ("marks", (&part.marks).into()),
                ],
            ),
            _ => part.text.clone(),
        })
        .collect();
    let text = joined_marks(&texts, context);
    marked_row(label, &text, shared.unwrap_or_default(), context)
}

/// The name of a publisher; its id when the catalog does not list it.
pub(super) fn publisher(id: &PublisherId, context: &Context<'_>) -> String {
    context
        .catalog
        .publishers()
        .get(id)
        .map_or_else(|| id.to_string(), |known| known.name.to_string())
}

/// Whose word a source is: `Huawei, quoted by Nokiamob`, `PhoneArena,
/// repeating IT Home`, `Xinhua, read at The Star`.
pub(super) fn voice(source: &Source, context: &Context<'_>) -> String {
    let words = context.words;
    let name = publisher(&source.publisher, context);
    let said = match (&source.quotes, &source.origin) {
        (Some(speaker), _) => words.say_with(
            "source-quoted",
            &[
                ("speaker", (&publisher(speaker, context)).into()),
                ("publisher", (&name).into()),
            ],
        ),
        (None, Some(origin)) if *origin != source.publisher => words.say_with(
            "source-repeating",
            &[
                ("publisher", (&name).into()),
                ("origin", (&publisher(origin, context)).into()),
            ],
        ),
        _ => name,
    };
    match &source.via {
        Some(via) => words.say_with(
            "source-via",
            &[
                ("source", (&said).into()),
                ("via", (&publisher(via, context)).into()),
            ],
        ),
        None => said,
    }
}

/// A source on a row, with its own date and a link where it has an address:
/// `Huawei, quoted by Nokiamob, 1 Jul 2021`.
pub(super) fn source(source: &Source, context: &Context<'_>) -> Row {
    let voice = voice(source, context);
    let text = match source.date {
        Some(date) => dated(&voice, &format::date(context.words, date), context),
        None => voice,
    };
    let address = source.url.clone().or_else(|| {
        let publisher = context.catalog.publishers().get(&source.publisher)?;
        publisher.address.clone()
    });
    let span = match address {
        Some(address) => Span::Link(text, address),
        None => Span::Plain(text),
    };
    Row::of(span)
}

/// The source that carries a claim's status, with the day when the status was
/// last true: `Huawei, quoted by Nokiamob, 30 Jun 2021`.
pub(super) fn evidence(said: &Said, context: &Context<'_>) -> Option<Row> {
    let best = carrier(said, context)?;
    let voice = voice(best, context);
    let text = match said.as_of {
        Some(date) => dated(&voice, &format::date(context.words, date), context),
        None => voice,
    };
    let span = match &best.url {
        Some(url) => Span::Link(text, url.clone()),
        None => Span::Plain(text),
    };
    Some(Row::of(span).indented())
}

/// A primary source comes first, but none that came with an earlier status,
/// and none that is older than the status: who spread a rumor did not deny it,
/// and what was said in 2021 cannot carry what holds in 2026. Among equals the
/// first that was recorded.
fn carrier<'a>(said: &'a Said, context: &Context<'_>) -> Option<&'a Source> {
    let publishers = context.catalog.publishers();
    let rank = |(index, source): &(usize, &Source)| {
        let primary = source.is_primary(publishers);
        let old = match (source.date, said.as_of) {
            (Some(date), Some(as_of)) => date.is_before(as_of),
            _ => false,
        };
        (*index >= said.carrying, old, !primary)
    };
    let ranked = said.sources.iter().enumerate().min_by_key(rank);
    ranked.map(|(_, source)| source)
}

fn dated(text: &str, date: &str, context: &Context<'_>) -> String {
    context
        .words
        .say_with("row-dated", &[("text", text.into()), ("date", date.into())])
}
