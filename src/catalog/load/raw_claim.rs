//! Claims as files state them: tables of claims with their history, and tables
//! of plain specs that share their sources.
//!
//! Whose they are and whether they hold together is decided in `claims`.

use std::borrow::Cow;
use std::sync::Arc;

use super::parts::{self, Shared};
use super::reader::Fields;
use crate::catalog::problem::{Place, Problems};
use crate::domain::{
    Author, Change, ChangeKind, Market, PartialDate, Property, Source, Status, Text, Value,
};

/// A claim as a file states it, before it is known whose it is.
#[derive(Debug)]
pub(super) struct RawClaim {
    /// The file.
    pub file: Cow<'static, str>,
    /// The line.
    pub line: usize,
    /// The id, where the file gives one.
    pub id: Option<String>,
    /// The property.
    pub property: Property,
    /// The market.
    pub market: Market,
    /// Its life.
    pub changes: Vec<Change>,
    /// Why the evidence gate does not apply.
    pub excuse: Option<Text>,
}

impl RawClaim {
    /// Where it stands.
    pub(super) fn place(&self) -> Place<'_> {
        Place {
            file: &self.file,
            line: self.line,
        }
    }
}

/// Every claim that a table states about its subject.
pub(super) fn read(
    fields: &mut Fields<'_>,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Vec<RawClaim> {
    let mut claims: Vec<RawClaim> = fields
        .tables("claims", problems)
        .into_iter()
        .filter_map(|table| claim(table, shared, problems))
        .collect();
    for table in fields.tables("specs", problems) {
        claims.extend(specs(table, shared, problems));
    }
    claims
}

/// A claim table.
fn claim(mut fields: Fields<'_>, shared: &mut Shared, problems: &mut Problems) -> Option<RawClaim> {
    let place = fields.place();
    let id = fields.required("id", problems).map(|(id, _)| id.to_owned());
    let property = fields
        .required("property", problems)
        .and_then(|(key, place)| parts::property(key, &place, problems));
    let market = parts::market(&mut fields, problems);
    let value = fields.take("value");
    if value.is_none() {
        problems.error(
            &place,
            "`value` is missing",
            "Add `value = \"...\"`; `\"unknown\"` is a value too",
        );
    }
    let value = value.and_then(|found| parts::value(property?, &fields, found, problems));
    let status = parts::status(&mut fields, problems);
    let state = State {
        status: status.unwrap_or(Status::Rumored),
        as_of: parts::date(&mut fields, "as_of", problems),
        reason: parts::text(&mut fields, "reason", problems),
        sources: parts::sources(&mut fields, "sources", shared, problems),
    };
    let since = parts::date(&mut fields, "since", problems);
    let note = parts::text(&mut fields, "note", problems);
    let excuse = parts::text(&mut fields, "excuse", problems);
    let has_status = fields.has("status");
    let earlier: Vec<State> = fields
        .tables("history", problems)
        .into_iter()
        .filter_map(|table| past_state(table, shared, problems))
        .collect();
    fields.finish(problems);
    if !has_status {
        problems.error(
            &place,
            "`status` is missing",
            "Add `status = \"rumored\"` or what it is",
        );
    }
    let changes = life(value?, since, note, earlier, state);
    Some(RawClaim {
        file: place.file.to_owned().into(),
        line: place.line,
        id,
        property: property?,
        market,
        changes,
        excuse,
    })
}

/// One state in the life of a claim.
struct State {
    status: Status,
    as_of: Option<PartialDate>,
    reason: Option<Text>,
    sources: Arc<[Source]>,
}

fn past_state(
    mut fields: Fields<'_>,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Option<State> {
    let place = fields.place();
    let status = parts::status(&mut fields, problems);
    if !fields.has("status") {
        problems.error(
            &place,
            "`status` is missing in a history entry",
            "Add `status = \"rumored\"` or what it was",
        );
    }
    let state = State {
        status: status?,
        as_of: parts::date(&mut fields, "as_of", problems),
        reason: parts::text(&mut fields, "reason", problems),
        sources: parts::sources(&mut fields, "sources", shared, problems),
    };
    fields.finish(problems);
    Some(state)
}

/// The changes of a claim that went through these states. Without a history
/// it is recorded in its present state.
fn life(
    value: Value,
    since: Option<PartialDate>,
    note: Option<Text>,
    earlier: Vec<State>,
    last: State,
) -> Vec<Change> {
    let mut states = earlier.into_iter().chain([last]);
    let Some(first) = states.next() else {
        return Vec::new();
    };
    let mut changes = vec![recorded(value, since, note, first)];
    changes.extend(states.map(|state| Change {
        by: Author::File,
        when: state.as_of,
        why: state.reason,
        kind: ChangeKind::StatusSet(state.status, state.sources),
    }));
    changes
}

fn recorded(value: Value, since: Option<PartialDate>, note: Option<Text>, state: State) -> Change {
    Change {
        by: Author::File,
        when: state.as_of,
        why: state.reason,
        kind: ChangeKind::Recorded {
            value,
            status: state.status,
            since,
            note,
            sources: state.sources,
        },
    }
}

/// A table of plain specs that share market, date and sources.
fn specs(mut fields: Fields<'_>, shared: &mut Shared, problems: &mut Problems) -> Vec<RawClaim> {
    let place = fields.place();
    let market = parts::market(&mut fields, problems);
    let status = parts::status(&mut fields, problems).unwrap_or(Status::Confirmed);
    let sources = parts::sources(&mut fields, "sources", shared, problems);
    let as_of = parts::date(&mut fields, "as_of", problems).or_else(|| parts::newest(&sources));
    let excuse = parts::text(&mut fields, "excuse", problems);
    if sources.is_empty() {
        problems.error(
            &place,
            "the specs have no source",
            "Add `sources = [{ publisher = \"...\" }]`",
        );
        return Vec::new();
    }
    let mut claims = Vec::new();
    for (key, found) in fields.rest() {
        let Some(property) = parts::property(&key, &found.place, problems) else {
            continue;
        };
        let Some(value) = parts::value(property, &fields, found, problems) else {
            continue;
        };
        let state = State {
            status,
            as_of,
            reason: None,
            sources: sources.clone(),
        };
        claims.push(RawClaim {
            file: found.place.file.to_owned().into(),
            line: found.place.line,
            id: None,
            property,
            market,
            changes: vec![recorded(value, None, None, state)],
            excuse: excuse.clone(),
        });
    }
    claims
}
