//! New subjects: devices and series that are spoken of before any file has them.

use super::command::{AddSubject, Decided, Situation};
use super::event::{Event, NewKind, NewSubject};
use super::refusal::Refusal;
use crate::catalog::starter::slug;
use crate::catalog::{Details, Subject};
use crate::domain::stage::stage;
use crate::domain::{Stage, SubjectId, SubjectKind, SubjectNumber};

/// Adds a device or series.
pub(super) fn add(situation: &Situation<'_>, add: &AddSubject) -> Result<Decided, Refusal> {
    let catalog = &situation.snapshot.catalog;
    let of_kind = |number: SubjectNumber, kind: SubjectKind| {
        let subject = catalog.subject(number);
        let subject = subject.filter(|subject| subject.kind() == kind);
        subject.ok_or(Refusal::NoSubject)
    };
    let brand = of_kind(add.brand, SubjectKind::Brand)?;
    let series = add
        .series
        .map(|number| of_kind(number, SubjectKind::Series));
    let series = series.transpose()?;
    if series.is_some_and(|series| series.brand != Some(brand.number)) {
        return Err(Refusal::NoSubject);
    }
    let id = id(brand, add.name.as_str())?;
    let same = |subject: &&Subject| {
        let kinds = [SubjectKind::Device, SubjectKind::Series];
        kinds.contains(&subject.kind())
            && crate::search::same_name(subject.name.as_str(), add.name.as_str())
    };
    let named = catalog.members(brand.number).find(same);
    if let Some(known) = catalog.by_id(id.as_str()).or(named) {
        return Err(Refusal::SubjectExists(known.number));
    }
    if situation.state.added_subject(&id).is_some() {
        // It was added and taken back: undoing that brings it back, with its number.
        return Err(Refusal::Name);
    }
    let new = NewSubject {
        id,
        number: situation.state.next_number(),
        name: add.name.clone(),
        brand: brand.id.clone(),
        kind: match add.kind {
            Some(kind) => NewKind::Device(kind, series.map(|series| series.id.clone())),
            None => NewKind::Series,
        },
    };
    Ok(Decided {
        events: vec![Event::SubjectAdded(new)],
        ..Decided::default()
    })
}

/// The id of a name, with the brand before it: lower case, hyphens between words.
fn id(brand: &Subject, name: &str) -> Result<SubjectId, Refusal> {
    let slug = slug(name);
    if slug.is_empty() {
        return Err(Refusal::Name);
    }
    let id = format!("{}-{slug}", brand.id);
    SubjectId::new(&id).map_err(|_| Refusal::Name)
}

/// Whether a subject is out: itself, or for a series or system one of its
/// devices or releases.
pub(super) fn is_released(situation: &Situation<'_>, subject: &Subject) -> bool {
    let catalog = &situation.snapshot.catalog;
    let itself = |subject: &Subject| {
        let claims = catalog.claims_of(subject.number);
        let now = stage(claims, None, catalog.publishers(), situation.today);
        matches!(now, Stage::Released(_))
    };
    let whole = matches!(
        subject.details,
        Details::Series | Details::Family | Details::Skin { .. }
    );
    itself(subject) || whole && catalog.members(subject.number).any(itself)
}
