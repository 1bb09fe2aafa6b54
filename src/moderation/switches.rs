//! Locks and the freeze: switched, not undone.

use super::command::{Decided, Situation};
use super::event::{Event, Lockable};
use super::refusal::Refusal;
use crate::domain::Text;

/// Closes or opens a claim or a subject.
pub(super) fn lock(
    situation: &Situation<'_>,
    what: &Lockable,
    on: bool,
    why: &Text,
) -> Result<Decided, Refusal> {
    let catalog = &situation.snapshot.catalog;
    let is_locked = situation.state.lock(what).is_some();
    // What the files have lost can still be opened.
    let known = match what {
        Lockable::Claim(id) => catalog
            .claim(id.key())
            .is_some_and(|claim| claim.id() == *id),
        Lockable::Subject(id) => catalog.by_id(id.as_str()).is_some(),
    };
    if !known && !is_locked {
        return Err(match what {
            Lockable::Claim(_) => Refusal::NoClaim,
            Lockable::Subject(_) => Refusal::NoSubject,
        });
    }
    if is_locked == on {
        return Err(Refusal::Same);
    }
    Ok(just(Event::Locked {
        what: what.clone(),
        on,
        why: Some(why.clone()),
    }))
}

/// Stops all editing, or lets it go on.
pub(super) fn freeze(situation: &Situation<'_>, on: bool, why: &Text) -> Result<Decided, Refusal> {
    if situation.state.frozen().is_some() == on {
        return Err(Refusal::Same);
    }
    Ok(just(Event::Frozen {
        on,
        why: Some(why.clone()),
    }))
}

fn just(event: Event) -> Decided {
    Decided {
        events: vec![event],
        ..Decided::default()
    }
}
