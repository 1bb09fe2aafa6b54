//! Why an edit is refused, in words: what did not happen, why, what to do.

use super::super::Context;
use super::super::rows;
use super::{mark, stated};
use crate::domain::gate::GateRefusal;
use crate::domain::{
    Author, Change, ChangeKind, ClaimState, Edit, EditId, Level, PartialDate, Property, Status,
    SubjectNumber,
};
use crate::i18n::{Arg, format};
use crate::moderation::{Lockable, Refusal, Switch};

/// The refusal as a person reads it. `now_ms` is the time, for how long ago
/// something was.
pub fn refusal(refused: &Refusal, now_ms: i64, context: &Context<'_>) -> String {
    let words = context.words;
    let say = |key: &str, args: &[(&str, Arg<'_>)]| words.say_with(key, args);
    match refused {
        Refusal::NotAllowed { needs } => not_allowed(*needs, context),
        Refusal::Frozen(switch) => switched("edit-refused-frozen", switch, now_ms, context),
        Refusal::Locked(Lockable::Claim(_), switch) => {
            switched("edit-refused-locked-claim", switch, now_ms, context)
        }
        Refusal::Locked(Lockable::Subject(_), switch) => {
            switched("edit-refused-locked", switch, now_ms, context)
        }
        Refusal::NoSubject => words.say("edit-refused-no-subject"),
        Refusal::NoClaim => words.say("edit-refused-no-claim"),
        Refusal::NoPublisher(id) => say("edit-misread-publisher", &[("typed", id.as_str().into())]),
        Refusal::NoMarket(market) => say(
            "edit-refused-no-market",
            &[("market", market.code().into())],
        ),
        Refusal::NoSystem(typed) => say("edit-refused-no-system", &[("typed", typed.into())]),
        Refusal::Value(error) => say("edit-refused-unread", &[("typed", (&error.given).into())]),
        Refusal::Address(_) | Refusal::Text(_) => words.say("edit-refused-text"),
        Refusal::Name => words.say("edit-refused-name"),
        Refusal::Date(typed) => say("edit-refused-unread", &[("typed", typed.into())]),
        Refusal::Ahead(date) => {
            let date = format::date(words, *date);
            say("edit-refused-ahead", &[("date", (&date).into())])
        }
        Refusal::Exists(claim) => say("edit-refused-exists", &[("id", claim.as_str().into())]),
        Refusal::SubjectExists(number) => {
            let subject = context.catalog.subject(*number);
            let name =
                subject.map_or_else(String::new, |subject| context.catalog.full_name(subject));
            say("edit-refused-subject-exists", &[("name", (&name).into())])
        }
        Refusal::Same => words.say("edit-refused-same"),
        Refusal::Known => words.say("edit-refused-known"),
        Refusal::OwnProposal => words.say("edit-refused-own"),
        Refusal::Nothing => words.say("edit-refused-nothing"),
        Refusal::Waiting { most } => say("edit-refused-waiting", &[("most", (*most).into())]),
        Refusal::TooMany { most } => say("edit-refused-too-many", &[("most", (*most).into())]),
        Refusal::Misfit(property, _) => of_property("edit-refused-misfit", *property, context),
        Refusal::Implausible(property) => {
            of_property("edit-refused-implausible", *property, context)
        }
        Refusal::IllegalMove { from, to } => illegal(*from, *to, context),
        Refusal::Gate(status, gate) => gated(*status, *gate, context),
        Refusal::Moved { since, now, claim } => {
            let property = context
                .catalog
                .claim(claim.key())
                .map(|claim| claim.property);
            moved(since, now, property, now_ms, context)
        }
        Refusal::NoEdit(_)
        | Refusal::NotUndoable(_)
        | Refusal::Undone(_)
        | Refusal::BuiltOn { .. }
        | Refusal::RestsOn { .. }
        | Refusal::SubjectGone { .. }
        | Refusal::HasMembers(..)
        | Refusal::HasClaims(..)
        | Refusal::Unfit(_) => undoing(refused, context),
    }
}

/// Why an edit is not taken back.
fn undoing(refused: &Refusal, context: &Context<'_>) -> String {
    let say = |key: &str, args: &[(&str, Arg<'_>)]| context.words.say_with(key, args);
    match refused {
        Refusal::NoEdit(edit) | Refusal::NotUndoable(edit) | Refusal::Undone(edit) => {
            let number = edit.0.to_string();
            let key = match refused {
                Refusal::NoEdit(_) => "edit-refused-no-edit",
                Refusal::NotUndoable(_) => "edit-refused-not-undoable",
                _ => "edit-refused-undone",
            };
            say(key, &[("number", (&number).into())])
        }
        Refusal::BuiltOn { edit, later } => built_on(edit.0, later, context),
        Refusal::SubjectGone { edit, by } => {
            let (number, later) = (edit.0.to_string(), by.0.to_string());
            let args = [("number", (&number).into()), ("later", (&later).into())];
            say("edit-refused-subject-gone", &args)
        }
        Refusal::RestsOn { edit, by, status } => rests_on(edit.0, by.id.0, *status, context),
        Refusal::HasMembers(edit, members) => has_members(edit.0, members, context),
        Refusal::HasClaims(edit, claims) => {
            let number = edit.0.to_string();
            say(
                "edit-refused-has-claims",
                &[("number", (&number).into()), ("count", claims.len().into())],
            )
        }
        // What would be left does not hold together.
        _ => context.words.say("edit-refused-unfit"),
    }
}

/// That somebody may not do it, and who may.
pub fn not_allowed(needs: Level, context: &Context<'_>) -> String {
    context.words.say(match needs {
        Level::Member | Level::Contributor => "edit-refused-contributor",
        Level::Moderator => "edit-refused-moderator",
        Level::Admin => "edit-refused-admin",
    })
}

fn switched(key: &str, switch: &Switch, now_ms: i64, context: &Context<'_>) -> String {
    let words = context.words;
    let who = mark(switch.edit.by);
    let when = ago(switch.edit, now_ms, context);
    let why = switch.why.as_ref();
    let why = why.map_or_else(|| words.say("edit-no-reason"), ToString::to_string);
    words.say_with(
        key,
        &[
            ("who", (&who).into()),
            ("when", (&when).into()),
            ("why", (&why).into()),
        ],
    )
}

fn of_property(key: &str, property: Property, context: &Context<'_>) -> String {
    let label = format::property(context.words, property);
    context
        .words
        .say_with(key, &[("property", (&label).into())])
}

fn illegal(from: Status, to: Status, context: &Context<'_>) -> String {
    let words = context.words;
    let legal = from
        .moves()
        .iter()
        .map(|status| format::status(words, *status));
    let legal: Vec<String> = legal.collect();
    let (from, to) = (format::status(words, from), format::status(words, to));
    if legal.is_empty() {
        return words.say_with("edit-refused-final", &[("from", (&from).into())]);
    }
    let legal = format::list_or(words, &legal);
    words.say_with(
        "edit-refused-move",
        &[
            ("from", (&from).into()),
            ("to", (&to).into()),
            ("legal", (&legal).into()),
        ],
    )
}

fn gated(status: Status, gate: GateRefusal, context: &Context<'_>) -> String {
    let words = context.words;
    let status = format::status(words, status);
    let key = match gate {
        GateRefusal::NoSource => "edit-refused-gate-source",
        GateRefusal::NeedsPrimary => "edit-refused-gate-primary",
        GateRefusal::NeedsPressOrLeaker => "edit-refused-gate-press",
        GateRefusal::NeedsReason => "edit-refused-gate-reason",
    };
    words.say_with(key, &[("status", (&status).into())])
}

/// Somebody was faster: who, when, and what is different now.
fn moved(
    since: &[Change],
    now: &ClaimState,
    property: Option<Property>,
    now_ms: i64,
    context: &Context<'_>,
) -> String {
    let words = context.words;
    let value = property.map(|property| rows::value(property, &now.value, context));
    let now = match value {
        Some(value) => stated(&value, now.status, context),
        None => format::status(words, now.status),
    };
    let Some(last) = since.last() else {
        return words.say_with("edit-refused-moved", &[("now", (&now).into())]);
    };
    let what = since.iter().map(|change| changed(change, context));
    let what = format::list_and(words, &what.collect::<Vec<_>>());
    let (who, when) = match last.by {
        Author::Person(edit) => (mark(edit.by), ago(edit, now_ms, context)),
        Author::File | Author::Import => {
            return words.say_with(
                "edit-refused-moved-files",
                &[("what", (&what).into()), ("now", (&now).into())],
            );
        }
    };
    words.say_with(
        "edit-refused-moved-by",
        &[
            ("who", (&who).into()),
            ("when", (&when).into()),
            ("what", (&what).into()),
            ("now", (&now).into()),
        ],
    )
}

/// What one change did, in a few words.
fn changed(change: &Change, context: &Context<'_>) -> String {
    let words = context.words;
    match &change.kind {
        ChangeKind::Recorded { status, .. } | ChangeKind::StatusSet(status, _) => {
            format::status(words, *status)
        }
        ChangeKind::SourceAdded(_) => words.say("edit-did-source"),
        ChangeKind::Revised(_) => words.say("edit-did-revise"),
        ChangeKind::Undone(_) => words.say("edit-did-undo"),
    }
}

/// How long ago an edit was: in minutes, else its day.
fn ago(edit: Edit, now_ms: i64, context: &Context<'_>) -> String {
    let minutes = now_ms.saturating_sub(edit.at_ms).max(0) / 60_000;
    if minutes < 60 {
        return context
            .words
            .say_with("edit-ago", &[("minutes", minutes.into())]);
    }
    day(edit).map_or_else(String::new, |day| format::date_in(context.words, day))
}

/// The day of an edit.
pub(super) fn day(edit: Edit) -> Option<PartialDate> {
    let time = jiff::Timestamp::from_millisecond(edit.at_ms).ok()?;
    let day = time.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    Some(PartialDate::day(day))
}

fn built_on(edit: u64, later: &[Edit], context: &Context<'_>) -> String {
    let number = edit.to_string();
    let later: Vec<String> = later.iter().map(|edit| edit.id.0.to_string()).collect();
    let later = format::list_and(context.words, &later);
    context.words.say_with(
        "edit-refused-built-on",
        &[("number", (&number).into()), ("later", (&later).into())],
    )
}

fn rests_on(edit: u64, later: u64, status: Status, context: &Context<'_>) -> String {
    let (number, later) = (edit.to_string(), later.to_string());
    let status = format::status(context.words, status);
    context.words.say_with(
        "edit-refused-rests-on",
        &[
            ("number", (&number).into()),
            ("status", (&status).into()),
            ("later", (&later).into()),
        ],
    )
}

fn has_members(edit: u64, members: &[(SubjectNumber, EditId)], context: &Context<'_>) -> String {
    let words = context.words;
    let name = |number: &SubjectNumber| {
        let subject = context.catalog.subject(*number)?;
        Some(context.catalog.full_name(subject))
    };
    let names: Vec<String> = members.iter().filter_map(|(of, _)| name(of)).collect();
    let later: Vec<String> = members.iter().map(|(_, by)| by.0.to_string()).collect();
    let (names, later) = (
        format::list_and(words, &names),
        format::list_and(words, &later),
    );
    let number = edit.to_string();
    words.say_with(
        "edit-refused-has-members",
        &[
            ("number", (&number).into()),
            ("names", (&names).into()),
            ("later", (&later).into()),
        ],
    )
}
