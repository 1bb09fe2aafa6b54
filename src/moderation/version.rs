//! Versions of claims, as one number each, made of what changes say in the
//! words of data files. They are written to logs, so they mean the same in
//! every version of the program.

use std::fmt::Display;

use sha2::{Digest, Sha256};

use crate::catalog::Catalog;
use crate::domain::{Change, ChangeKind, Claim, Edit, Property, Source};

/// What stands for an edit in a data file: it tells edits of all logs apart,
/// and says nothing about who made one.
pub fn mark(edit: Edit) -> u64 {
    let mut hash = Sha256::new();
    hash.update(b"specdex edit");
    hash.update(edit.id.0.to_le_bytes());
    hash.update(edit.at_ms.to_le_bytes());
    hash.update(edit.by.0.to_le_bytes());
    first_eight(hash)
}

/// What the files alone say of a claim, as one number; 0 where they do not
/// have it. What was exported from a log does not count: it is no news.
pub fn filed_version(files: &Catalog, filed: Option<&Claim>) -> u64 {
    let Some(claim) = filed else {
        return 0;
    };
    let exported = files.exported(claim.id().key());
    let is_exported = |at: usize| exported.iter().any(|(_, place)| *place as usize == at);
    let changes = claim.changes();
    let own = changes.iter().enumerate();
    let own = own.filter(|(at, _)| !is_exported(*at));
    version_of(claim.property, own.map(|(_, change)| change))
}

/// Which state of a claim this is, as one number: whoever decides on a preview
/// says which state it showed.
pub fn version(claim: &Claim) -> u64 {
    version_of(claim.property, claim.changes().iter())
}

/// The version of a claim of this property after these changes, never 0.
pub(super) fn version_of<'c>(
    property: Property,
    changes: impl IntoIterator<Item = &'c Change>,
) -> u64 {
    let mut hash = Sha256::new();
    for change in changes {
        add(&mut hash, "change");
        add_some(&mut hash, change.when);
        add_some(&mut hash, change.why.as_ref());
        match &change.kind {
            ChangeKind::Recorded {
                value,
                status,
                since,
                note,
                ..
            } => {
                add(&mut hash, value.written(property));
                add(&mut hash, status.key());
                add_some(&mut hash, *since);
                add_some(&mut hash, note.as_ref());
            }
            ChangeKind::StatusSet(status, _) => add(&mut hash, status.key()),
            ChangeKind::SourceAdded(_) => add(&mut hash, "source"),
            ChangeKind::Revised(value) => add(&mut hash, value.written(property)),
            ChangeKind::Undone(place) => add(&mut hash, place),
        }
        for source in change.kind.sources() {
            add_source(&mut hash, source);
        }
    }
    first_eight(hash).max(1)
}

fn add_source(hash: &mut Sha256, source: &Source) {
    add(hash, &source.publisher);
    add_some(hash, source.title.as_ref());
    add_some(hash, source.url.as_ref());
    add_some(hash, source.date);
    for id in [&source.via, &source.quotes, &source.origin] {
        add_some(hash, id.as_ref());
    }
}

fn add_some(hash: &mut Sha256, part: Option<impl Display>) {
    match part {
        Some(part) => add(hash, part),
        None => hash.update([0]),
    }
}

/// Nothing that is added holds a control character, so parts cannot run
/// together.
fn add(hash: &mut Sha256, part: impl Display) {
    hash.update(part.to_string());
    hash.update([1]);
}

fn first_eight(hash: Sha256) -> u64 {
    let digest = hash.finalize();
    let first = digest.iter().take(8);
    first.fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}
