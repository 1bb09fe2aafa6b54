//! What the closed lists of the project are called: markets, statuses,
//! properties, kinds, stages.
//!
//! Every key is made from the key that data files use, so that a new entry
//! needs only its line in `base.ftl`; tests hold that none is missing. It may
//! use `domain`, [`Words`] and dates.

use super::format::date;
use super::{Arg, Words};
use crate::domain::property::Topic;
use crate::domain::{
    DateSpan, DeviceKind, Market, PartialDate, Property, SourceKind, Stage, StageKind, Status,
    SubjectKind,
};

/// A market as a noun: `China`, `outside China`, `worldwide`, `the US`. A
/// market without a name is shown by its code in capitals.
pub fn market(words: &Words, market: Market) -> String {
    let key = format!("market-{market}");
    if words.has(&key) {
        words.say(&key)
    } else {
        market.code().to_uppercase()
    }
}

/// A market as a place in a sentence: `in China`, `outside China`, `worldwide`,
/// `in the US`.
pub fn market_in(words: &Words, place: Market) -> String {
    let key = format!("place-{place}");
    if words.has(&key) {
        return words.say(&key);
    }
    words.say_with("place", &[("market", Arg::Text(&market(words, place)))])
}

/// A status in one word: `rumored`.
pub fn status(words: &Words, status: Status) -> String {
    words.say(&format!("status-{}", status.key()))
}

/// The label of a property: `Battery`, `Refresh rate`, `OS at launch`.
pub fn property(words: &Words, property: Property) -> String {
    let key = property.key().replace(['.', '_'], "-");
    words.say(&format!("property-{key}"))
}

/// What kind of voice a source is: `the maker`, `press`.
pub fn source_kind(words: &Words, kind: SourceKind) -> String {
    words.say(&format!("source-kind-{}", kind.key()))
}

/// What kind of product a device is: `phone`.
pub fn device_kind(words: &Words, kind: DeviceKind) -> String {
    words.say(&format!("device-kind-{}", kind.key()))
}

/// What kind of thing a subject is: `series`, `operating system`.
pub fn subject_kind(words: &Words, kind: SubjectKind) -> String {
    words.say(match kind {
        SubjectKind::Device => "subject-kind-device",
        SubjectKind::Series => "subject-kind-series",
        SubjectKind::Brand => "subject-kind-brand",
        SubjectKind::OsFamily => "subject-kind-os-family",
        SubjectKind::OsRelease => "subject-kind-os-release",
        SubjectKind::Skin => "subject-kind-skin",
        SubjectKind::Service => "subject-kind-service",
    })
}

/// The heading of a part of a card: `Display`.
pub fn topic(words: &Words, topic: Topic) -> String {
    words.say(match topic {
        Topic::General => "topic-general",
        Topic::Display => "topic-display",
        Topic::Camera => "topic-camera",
        Topic::Battery => "topic-battery",
        Topic::Performance => "topic-performance",
        Topic::Software => "topic-software",
    })
}

/// A stage beside a name at the head of a card: `rumored`, `released 15 Jan
/// 2020`, `never released, as far as known`.
pub fn stage(words: &Words, stage: Stage) -> String {
    match stage {
        Stage::Rumored => words.say("stage-rumored"),
        Stage::Announced => words.say("stage-announced"),
        Stage::Canceled => words.say("stage-canceled"),
        Stage::NoReleaseFound(_) => words.say("stage-no-release"),
        Stage::Released(None) => words.say("stage-released"),
        Stage::Released(Some(since)) => released(words, since),
    }
}

/// A stage in the fewest words, for choices that have 40 characters in all:
/// `released 2020`, `never released`.
pub fn stage_brief(words: &Words, which: Stage) -> String {
    match which {
        Stage::NoReleaseFound(_) => words.say("stage-no-release-brief"),
        Stage::Released(Some(since)) if !since.not_before => {
            let year = PartialDate {
                span: DateSpan::Year(since.span.year()),
                not_before: false,
            };
            released(words, year)
        }
        other => stage(words, other),
    }
}

/// A stage without its date, as people ask for it: `released`, `never released`.
pub fn stage_kind(words: &Words, kind: StageKind) -> String {
    words.say(match kind {
        StageKind::Rumored => "stage-rumored",
        StageKind::Announced => "stage-announced",
        StageKind::Released => "stage-released",
        StageKind::Canceled => "stage-canceled",
        StageKind::NeverReleased => "stage-no-release-brief",
    })
}

/// The most characters of a choice that a phone shows whole.
const CHOICE: usize = 40;

/// A name to choose, with how far it has come: `Nokia X60 Pro, never released`.
/// Being released is what one expects: where that does not fit in 40
/// characters, the name stands alone.
pub fn choice(words: &Words, name: &str, stage: Option<Stage>) -> String {
    let Some(stage) = stage else {
        return name.to_owned();
    };
    let brief = stage_brief(words, stage);
    let whole = words.say_with(
        "choice",
        &[("name", Arg::Text(name)), ("stage", Arg::Text(&brief))],
    );
    if matches!(stage, Stage::Released(_)) && whole.chars().count() > CHOICE {
        return name.to_owned();
    }
    whole
}

/// A stage with the day for which absence is known: `no release found as of 5
/// Jul 2021`; any other stage reads as in [`stage`].
pub fn stage_as_of(words: &Words, which: Stage) -> String {
    match which {
        Stage::NoReleaseFound(looked) => words.say_with(
            "stage-no-release-as-of",
            &[("date", Arg::Text(&date(words, looked)))],
        ),
        other => stage(words, other),
    }
}

fn released(words: &Words, since: PartialDate) -> String {
    words.say_with(
        "stage-released-since",
        &[("date", Arg::Text(&date(words, since)))],
    )
}
