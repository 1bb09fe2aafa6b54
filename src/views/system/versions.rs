//! The card of a system's releases: what is supported today first.

use super::super::card::{Card, CardSection, Row, Tone};
use super::super::{Context, rows};
use super::{date, joined, named, nothing};
use crate::answers::Said;
use crate::answers::system::versions::{ReleaseRow, Support, VersionsAnswer};
use crate::answers::system::{ScopeKind, SystemAnswer};
use crate::catalog::ReleaseKind;
use crate::domain::{Status, SubjectNumber, Value};
use crate::i18n::format;

pub(super) fn card(
    answer: &SystemAnswer,
    versions: &VersionsAnswer,
    context: &Context<'_>,
) -> Card {
    let words = context.words;
    let mut card = Card::new(&title(answer, versions, context), Tone::Neutral);
    if !versions.releases.is_empty() {
        card.tone = Tone::Confirmed;
    }
    let (supported, rest): (Vec<&ReleaseRow>, Vec<&ReleaseRow>) = versions
        .releases
        .iter()
        .partition(|row| row.support.is_supported());
    let (over, open): (Vec<&ReleaseRow>, Vec<&ReleaseRow>) =
        rest.into_iter().partition(|row| row.support.is_over());
    let (builds, open): (Vec<&ReleaseRow>, Vec<&ReleaseRow>) =
        open.into_iter().partition(|row| row.is_build());
    let list = |some: &[&ReleaseRow]| -> Vec<Row> {
        some.iter()
            .map(|row| release(row, answer, context))
            .collect()
    };
    card.push(CardSection::new(
        words.say("os-section-supported"),
        list(&supported),
    ));
    for section in open_sections(answer, &open, context) {
        card.push(section);
    }
    card.push(CardSection::new(words.say("os-section-ended"), list(&over)));
    let seen = versions.seen.iter().map(|(version, count)| {
        let count = words.say_with("os-devices-count", &[("count", (*count).into())]);
        rows::plain_row(version, &count, context)
    });
    card.push(CardSection::new(
        words.say("os-section-seen"),
        seen.collect(),
    ));
    card.push(CardSection::new(
        words.say("os-section-builds"),
        list(&builds),
    ));
    if versions.elsewhere > 0 {
        card.push(CardSection::bare(vec![Row::quiet(words.say_with(
            "os-versions-elsewhere",
            &[("count", versions.elsewhere.into())],
        ))]));
    }
    if card.sections.is_empty() {
        card.push(none_known(answer, versions, context));
    }
    card
}

/// That no version is known; only which one is the latest, where that is.
fn none_known(
    answer: &SystemAnswer,
    versions: &VersionsAnswer,
    context: &Context<'_>,
) -> CardSection {
    let system = named(answer, context);
    let sentence = context
        .words
        .say_with("os-versions-nothing", &[("system", (&system).into())]);
    let mut section = nothing(sentence, answer, context);
    for said in &versions.latest {
        let label = rows::label(said.property, said.market, context);
        let row = rows::claim(&label, said, false, context);
        section.rows.insert(0, row);
    }
    section
}

/// Releases of which nothing is known about support: by line, those for
/// everybody before those for developers.
fn open_sections(
    answer: &SystemAnswer,
    open: &[&ReleaseRow],
    context: &Context<'_>,
) -> Vec<CardSection> {
    let words = context.words;
    let mut sections = Vec::new();
    let mut lines: Vec<Option<(SubjectNumber, &str)>> = answer
        .lines
        .iter()
        .rev()
        .map(|line| Some((line.number, line.name.as_str())))
        .collect();
    lines.push(None);
    for line in lines {
        let number = line.map(|(number, _)| number);
        let of_line = open.iter().filter(|row| row.line == number);
        let (early, rest): (Vec<&ReleaseRow>, Vec<&ReleaseRow>) =
            of_line.copied().partition(|row| row.is_early());
        let name = line.map_or(answer.scope.family_name.as_str(), |(_, name)| name);
        let args = [("system", name.into())];
        let rows = |some: Vec<&ReleaseRow>| -> Vec<Row> {
            some.iter()
                .map(|row| release(row, answer, context))
                .collect()
        };
        sections.push(CardSection::new(
            words.say_with("os-section-open", &args),
            rows(rest),
        ));
        sections.push(CardSection::new(
            words.say_with("os-section-early", &args),
            rows(early),
        ));
    }
    sections
}

fn title(answer: &SystemAnswer, versions: &VersionsAnswer, context: &Context<'_>) -> String {
    let words = context.words;
    let system = named(answer, context);
    let supported = versions
        .releases
        .iter()
        .filter(|row| row.support.is_supported())
        .count();
    let out = |row: &&ReleaseRow| !row.is_early() && !row.released.is_empty();
    let newest = match (&answer.scope.kind, versions.latest.first()) {
        (ScopeKind::Release(_), _) => None,
        (_, Some(said)) => Some(super::newest(said, context)),
        (_, None) => versions
            .releases
            .iter()
            .find(out)
            .map(|row| row.version.clone()),
    };
    let count = versions.releases.len();
    match (newest, count, supported) {
        (None, 0, _) => words.say_with("os-title-versions-none", &[("system", (&system).into())]),
        (None, ..) => words.say_with(
            "os-title-versions-count",
            &[("system", (&system).into()), ("count", count.into())],
        ),
        (Some(newest), _, 0) => words.say_with(
            "os-title-versions",
            &[("system", (&system).into()), ("version", (&newest).into())],
        ),
        (Some(newest), ..) => words.say_with(
            "os-title-versions-supported",
            &[
                ("system", (&system).into()),
                ("version", (&newest).into()),
                ("count", supported.into()),
            ],
        ),
    }
}

/// One release: `16: 10 Jun 2025, supported until 10 Jun 2028`.
fn release(row: &ReleaseRow, answer: &SystemAnswer, context: &Context<'_>) -> Row {
    let words = context.words;
    let name = row.name.as_ref().unwrap_or(&row.version);
    let mut parts = Vec::new();
    if let Some(kind) = kind(row.kind, context) {
        parts.push(kind);
    }
    parts.extend(when(row, context));
    // Every release of a skin stands on a version of another system; a
    // system's own base is the same for a whole line.
    if let (ScopeKind::Skin(_), Some(base)) = (&answer.scope.kind, &row.base) {
        let base_text = rows::value(base.property, &base.value, context);
        parts.push(words.say_with("os-release-base", &[("base", (&base_text).into())]));
        parts.extend(unconfirmed(base, false, context));
    }
    parts.extend(support(row.support, context));
    parts.extend(
        row.support_said
            .first()
            .and_then(|said| unconfirmed(said, false, context)),
    );
    if parts.is_empty() {
        parts.push(words.say("os-release-undated"));
    }
    rows::plain_row(name, &joined(parts, context), context)
}

/// When it came out; else when developers got it; else when it was shown.
fn when(row: &ReleaseRow, context: &Context<'_>) -> Vec<String> {
    let words = context.words;
    let told = [&row.released, &row.for_developers, &row.shown]
        .into_iter()
        .find(|said| !said.is_empty());
    let Some((said, first)) = told.and_then(|said| Some((said, said.first()?))) else {
        return Vec::new();
    };
    let mut in_order: Vec<&Said> = said.iter().collect();
    in_order.sort_by_key(|said| match said.value {
        Value::Date(date) => Some(date.start()),
        _ => None,
    });
    let dates: Vec<String> = in_order
        .into_iter()
        .map(|said| rows::value(said.property, &said.value, context))
        .collect();
    let dates = format::list_or(words, &dates);
    let text = if !row.released.is_empty() || row.kind == ReleaseKind::Developer {
        dates
    } else if !row.for_developers.is_empty() {
        words.say_with("os-release-developers", &[("date", (&dates).into())])
    } else {
        words.say_with("os-release-shown", &[("date", (&dates).into())])
    };
    let mut parts = vec![text];
    parts.extend(unconfirmed(first, said.len() > 1, context));
    parts
}

fn unconfirmed(said: &Said, disputed: bool, context: &Context<'_>) -> Option<String> {
    let status =
        (said.status != Status::Confirmed).then(|| format::status(context.words, said.status));
    let disputed = disputed.then(|| context.words.say("mark-disputed"));
    let marks: Vec<String> = status.into_iter().chain(disputed).collect();
    (!marks.is_empty()).then(|| joined(marks, context))
}

fn kind(kind: ReleaseKind, context: &Context<'_>) -> Option<String> {
    let words = context.words;
    Some(match kind {
        // A section of its own says it of builds.
        ReleaseKind::Release | ReleaseKind::Build => return None,
        ReleaseKind::Preview => words.say("os-release-preview"),
        ReleaseKind::Developer => words.say("os-release-developer"),
        ReleaseKind::OpenSource => words.say("os-release-open-source"),
        ReleaseKind::Observed => words.say("os-release-observed"),
    })
}

fn support(support: Support, context: &Context<'_>) -> Option<String> {
    let words = context.words;
    Some(match support {
        Support::Unknown => return None,
        Support::Until(end) => words.say_with(
            "os-support-until",
            &[("date", (&date(end, context)).into())],
        ),
        Support::Active(Some(seen)) => words.say_with(
            "os-support-active",
            &[("date", (&date(seen, context)).into())],
        ),
        Support::Active(None) => words.say("os-support-active-undated"),
        Support::Ended(Some(end)) => words.say_with(
            "os-support-ended",
            &[("date", (&date(end, context)).into())],
        ),
        Support::Inactive(Some(seen)) => words.say_with(
            "os-support-inactive",
            &[("date", (&date(seen, context)).into())],
        ),
        Support::Ended(None) | Support::Inactive(None) => words.say("os-support-over"),
    })
}
