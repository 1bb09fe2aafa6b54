//! Edits that were exported from a log: tables of changes that stand at the
//! end of a file, each with a mark that stands for one edit.
//!
//! A claim takes them behind what the files say otherwise, in their order. The
//! marks are kept, so that a log that holds the same edits does not add them a
//! second time.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::claims::{Known, Located, Origin};
use super::parts::{self, Shared};
use super::raw_claim::RawClaim;
use super::reader::Fields;
use crate::catalog::base::Base;
use crate::catalog::problem::{Place, Problems};
use crate::domain::claim::FoldError;
use crate::domain::{
    Author, Change, ChangeKind, Claim, ClaimId, ClaimKey, Market, Property, PublisherId,
};

/// An exported edit as a file states it.
#[derive(Debug)]
pub(super) struct RawEdit {
    file: String,
    line: usize,
    /// What stands for the edit.
    mark: u64,
    claim: ClaimId,
    /// The id of what the claim is about.
    subject: String,
    deed: Deed,
}

/// What it does.
#[derive(Debug)]
enum Deed {
    Record(Property, Market, Change),
    Change(Change),
    /// It takes back the edit with this mark.
    Undo(u64, Change),
}

/// The marks of the exported changes of each claim, with their places.
pub(super) type Exported = FxHashMap<ClaimKey, Vec<(u64, u32)>>;

/// The edits that stand in a file.
pub(super) fn read(
    fields: &mut Fields<'_>,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Vec<RawEdit> {
    let tables = fields.tables("edits", problems).into_iter();
    tables
        .filter_map(|table| one(table, shared, problems))
        .collect()
}

fn one(mut fields: Fields<'_>, shared: &mut Shared, problems: &mut Problems) -> Option<RawEdit> {
    let place = fields.place();
    let mark = mark(&mut fields, "edit", problems);
    if !fields.has("edit") {
        wrong(&place, "`edit` is missing", problems);
    }
    let claim = fields.required("claim", problems);
    let claim = claim.and_then(|(id, at)| match ClaimId::new(id) {
        Ok(id) => Some(id),
        Err(error) => {
            problems.error(&at, error.to_string(), "Ids of claims never change");
            None
        }
    });
    let subject = fields.required("subject", problems);
    let subject = subject.map(|(id, _)| id.to_owned());
    let property = fields.string("property", problems);
    let property = property.and_then(|(key, at)| parts::property(key, &at, problems));
    let market = fields
        .has("market")
        .then(|| parts::market(&mut fields, problems));
    let value = fields.take("value");
    let value = value.and_then(|found| parts::value(property?, &fields, found, problems));
    let status = parts::status(&mut fields, problems);
    let (when, since) = (
        parts::date(&mut fields, "as_of", problems),
        parts::date(&mut fields, "since", problems),
    );
    let why = parts::text(&mut fields, "reason", problems);
    let note = parts::text(&mut fields, "note", problems);
    let sources = parts::sources(&mut fields, "sources", shared, problems);
    let undoes = mark_of(&mut fields, problems);
    fields.finish(problems);
    let change = |kind| Change {
        by: Author::File,
        when,
        why: why.clone(),
        kind,
    };
    let deed = match (undoes, value, status, sources.first()) {
        (Some(undone), ..) => Deed::Undo(undone, change(ChangeKind::Undone(0))),
        (None, Some(value), Some(status), _) => {
            let kind = ChangeKind::Recorded {
                value,
                status,
                since,
                note,
                sources,
            };
            Deed::Record(property?, market.unwrap_or(Market::WORLD), change(kind))
        }
        (None, Some(value), None, _) => Deed::Change(change(ChangeKind::Revised(value))),
        (None, None, Some(status), _) => {
            Deed::Change(change(ChangeKind::StatusSet(status, sources)))
        }
        (None, None, None, Some(source)) => {
            Deed::Change(change(ChangeKind::SourceAdded(source.clone())))
        }
        (None, None, None, None) => {
            wrong(&place, "the edit changes nothing", problems);
            return None;
        }
    };
    Some(RawEdit {
        file: place.file.to_owned(),
        line: place.line,
        mark: mark?,
        claim: claim?,
        subject: subject?,
        deed,
    })
}

fn mark_of(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<u64> {
    mark(fields, "undoes", problems)
}

/// Sixteen hexadecimal digits.
fn mark(fields: &mut Fields<'_>, key: &'static str, problems: &mut Problems) -> Option<u64> {
    let (digits, place) = fields.string(key, problems)?;
    let plain = digits.len() == 16 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let mark = u64::from_str_radix(digits, 16).ok().filter(|_| plain);
    if mark.is_none() {
        wrong(&place, &format!("`{key}` stands for no edit"), problems);
    }
    mark
}

fn wrong(place: &Place<'_>, message: &str, problems: &mut Problems) {
    let hint =
        "Put back what `specdex data export` wrote; a change of your own goes into the claim";
    problems.error(place, message.to_owned(), hint);
}

/// Puts edits behind what the files say of their claims otherwise. A claim of
/// which nothing is left is left out; its marks stay.
pub(super) fn apply(
    mut located: Vec<Located>,
    edits: Vec<RawEdit>,
    known: (&Known<'_>, &[PublisherId]),
    base: &Base,
    problems: &mut Problems,
) -> (Vec<Located>, Exported) {
    let mut exported = Exported::default();
    if edits.is_empty() {
        return (located, exported);
    }
    let mut by_claim: BTreeMap<ClaimId, Vec<RawEdit>> = BTreeMap::new();
    for edit in edits {
        edit.check_sources(known, problems);
        by_claim.entry(edit.claim.clone()).or_default().push(edit);
    }
    let mut places: FxHashMap<ClaimKey, usize> = FxHashMap::default();
    let wanted: FxHashMap<ClaimKey, ()> = by_claim.keys().map(|id| (id.key(), ())).collect();
    for (place, one) in located.iter().enumerate() {
        let key = one.claim.id().key();
        if wanted.contains_key(&key) {
            places.entry(key).or_insert(place);
        }
    }
    let mut gone = Vec::new();
    for (id, edits) in by_claim {
        let place = places.get(&id.key()).copied();
        let filed = place.and_then(|place| located.get(place));
        let mut taking = Taking::new(filed.map(|one| &one.claim));
        for edit in &edits {
            taking.take(edit, filed.is_some(), problems);
        }
        exported.insert(id.key(), taking.marks);
        let made = match (filed, edits.first()) {
            (Some(filed), _) => again(filed, taking.changes, problems).map(Some),
            (None, Some(first)) => new(first, taking.changes, known, base, problems),
            (None, None) => Ok(None),
        };
        match (made, place) {
            (Ok(Some(made)), Some(place)) => {
                if let Some(old) = located.get_mut(place) {
                    *old = made;
                }
            }
            (Ok(Some(made)), None) => located.push(made),
            (Ok(None), Some(place)) => gone.push(place),
            (Ok(None), None) | (Err(Reported), _) => {}
        }
    }
    let mut at = 0..;
    located.retain(|_| at.next().is_none_or(|at| !gone.contains(&at)));
    (located, exported)
}

/// What is wrong was reported.
struct Reported;

/// The changes of one claim while edits are put behind them.
struct Taking {
    changes: Vec<Change>,
    marks: Vec<(u64, u32)>,
}

impl Taking {
    fn new(filed: Option<&Claim>) -> Self {
        Self {
            changes: filed.map_or_else(Vec::new, |claim| claim.changes().into_owned()),
            marks: Vec::new(),
        }
    }

    fn take(&mut self, edit: &RawEdit, filed: bool, problems: &mut Problems) {
        let place = edit.place();
        if self.marks.iter().any(|(mark, _)| *mark == edit.mark) {
            wrong(&place, "the edit is there twice", problems);
            return;
        }
        let change = match &edit.deed {
            Deed::Record(..) if filed => {
                let message = format!("{} is a claim of its own in another place", edit.claim);
                wrong(&place, &message, problems);
                return;
            }
            Deed::Record(_, _, change) | Deed::Change(change) => change.clone(),
            Deed::Undo(undone, change) => {
                let target = self.marks.iter().find(|(mark, _)| mark == undone);
                let Some((_, target)) = target else {
                    wrong(
                        &place,
                        "the edit undoes one that does not come before it",
                        problems,
                    );
                    return;
                };
                Change {
                    kind: ChangeKind::Undone(*target as usize),
                    ..change.clone()
                }
            }
        };
        let at = u32::try_from(self.changes.len()).unwrap_or(u32::MAX);
        self.marks.push((edit.mark, at));
        self.changes.push(change);
    }
}

impl RawEdit {
    fn check_sources(
        &self,
        (known, missing): (&Known<'_>, &[PublisherId]),
        problems: &mut Problems,
    ) {
        let sources = match &self.deed {
            // Checked with the claim that it makes.
            Deed::Record(..) => return,
            Deed::Change(change) | Deed::Undo(_, change) => change.kind.sources(),
        };
        known.check_sources(sources, missing, &mut |message, hint| {
            problems.error(&self.place(), message, hint);
        });
    }

    fn place(&self) -> Place<'_> {
        Place {
            file: &self.file,
            line: self.line,
        }
    }
}

/// A claim of the files with these changes.
fn again(
    filed: &Located,
    changes: Vec<Change>,
    problems: &mut Problems,
) -> Result<Located, Reported> {
    let Claim {
        subject,
        property,
        market,
        ..
    } = filed.claim;
    let Origin { file, line, excuse } = &filed.origin;
    let origin = Origin {
        file: file.clone(),
        line: *line,
        excuse: excuse.clone(),
    };
    match Claim::new(filed.claim.name(), subject, property, market, changes) {
        Ok(claim) => Ok(Located { claim, origin }),
        Err(error) => {
            let message = format!("the edits of {} do not fit: {error}", filed.claim.id());
            problems.error(
                &origin.place(),
                message,
                "Undo the edits first, export them, and change the claim then",
            );
            Err(Reported)
        }
    }
}

/// A claim that an edit recorded; `None` where that is undone.
fn new(
    first: &RawEdit,
    changes: Vec<Change>,
    (known, missing): (&Known<'_>, &[PublisherId]),
    base: &Base,
    problems: &mut Problems,
) -> Result<Option<Located>, Reported> {
    let place = first.place();
    let Some(subject) = base.by_id(&first.subject) else {
        let message = format!("no subject has the id {:?}", first.subject);
        problems.error(&place, message, "Bring its file back, or take the edit out");
        return Err(Reported);
    };
    let Deed::Record(property, market, _) = first.deed else {
        let message = format!("no file has the claim {}", first.claim);
        problems.error(
            &place,
            message,
            "Bring the claim back, or take the edit out",
        );
        return Err(Reported);
    };
    if matches!(
        crate::domain::claim::fold(&changes),
        Err(FoldError::NotRecorded)
    ) {
        return Ok(None);
    }
    let raw = RawClaim {
        file: Cow::Owned(first.file.clone()),
        line: first.line,
        id: Some(first.claim.to_string()),
        property,
        market,
        changes,
        excuse: None,
    };
    known
        .claim(raw, subject, missing, problems)
        .map(Some)
        .ok_or(Reported)
}
