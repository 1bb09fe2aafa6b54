//! One claim with its whole life and sources, found by its id.

use std::collections::{BTreeMap, BTreeSet};

use super::dossier::{self, DossierClaim};
use super::feed;
use super::life::{Step, life, steps};
use crate::answers::question::{View, Wanted, WantedClaim};
use crate::answers::{Answer, Kinds, Miss, Said, resolve};
use crate::catalog::{Catalog, TakenBack};
use crate::domain::{Claim, ClaimId, Edit, PublisherId, SourceKind, TrackRecord, track_records};
use crate::search::Snapshot;

/// A claim's life, or the claims that the typed words can mean.
#[derive(Debug, Clone, PartialEq)]
pub enum HistoryAnswer {
    /// One claim.
    Life(Box<ClaimLife>),
    /// Several claims fit; the reader chooses.
    Choices(ClaimChoices),
}

/// One claim with its whole life.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimLife {
    /// The full name of its subject.
    pub name: String,
    /// Its permanent id.
    pub id: ClaimId,
    /// The claim as it is now, or was before it was taken back, with what is
    /// computed for it.
    pub now: DossierClaim,
    /// Its steps, oldest first.
    pub steps: Vec<Step>,
    /// The edit that took the whole claim back, where one did.
    pub taken_back: Option<Edit>,
    /// Whether it is unconfirmed and unconfirmed claims are hidden; then a
    /// card says so and shows none of it.
    pub hidden: bool,
    /// How often its press and leakers were right before, where they have
    /// reported something that is resolved.
    pub records: BTreeMap<PublisherId, TrackRecord>,
}

/// Claims to choose from.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimChoices {
    /// What was typed.
    pub typed: String,
    /// The claims, each with the full name of its subject, at most 25.
    pub claims: Vec<(String, Said)>,
    /// How many fit in all.
    pub total: usize,
}

/// As many choices as a menu holds.
const CHOICES: usize = 25;

/// One claim with its whole life. What was typed may be its id, the beginning
/// of it, or the name of a subject with contested claims.
pub fn history(snapshot: &Snapshot, wanted: &WantedClaim, view: &View) -> Answer {
    let catalog = &*snapshot.catalog;
    let typed = match wanted {
        WantedClaim::Key(key) => {
            let is_wanted = |gone: &TakenBack| gone.claim.id().key() == *key;
            return match (catalog.claim(*key), gone(catalog, is_wanted)) {
                (Some(claim), _) => told(snapshot, claim, view),
                (None, Some(gone)) => told_of_gone(snapshot, gone, view),
                // Only after the data lost it, or the key was forged.
                (None, None) => no_claim(&format!("#{:016x}", key.0)),
            };
        }
        WantedClaim::Typed(typed) => typed.trim(),
    };
    let folded = typed.to_lowercase();
    let exact = ClaimId::new(&folded).ok().and_then(|id| {
        let found = catalog.claim(id.key());
        found.filter(|claim| claim.id() == id)
    });
    if let Some(claim) = exact {
        return told(snapshot, claim, view);
    }
    if let Some(gone) = gone(catalog, |gone| gone.claim.id().to_string() == folded) {
        return told_of_gone(snapshot, gone, view);
    }
    let mut fitting: Vec<&Claim> = if folded.is_empty() {
        Vec::new()
    } else {
        beginning(catalog, &folded)
    };
    if fitting.is_empty() {
        fitting = of_subject(snapshot, typed, view);
    }
    let first = fitting.first().copied();
    fitting.retain(|claim| view.show_rumors || !claim.state.status.is_unconfirmed());
    match fitting.as_slice() {
        // What is hidden is not denied: its card says that it is hidden.
        [] => first.map_or_else(|| no_claim(typed), |first| told(snapshot, first, view)),
        [only] => told(snapshot, only, view),
        several => choices(snapshot, typed, several, view),
    }
}

/// The claims whose ids begin like this: of those that are more than plain
/// facts, and of the subject that a derived id begins with.
fn beginning<'a>(catalog: &'a Catalog, typed: &str) -> Vec<&'a Claim> {
    let subject = typed.split('/').next().and_then(|id| catalog.by_id(id));
    let own = subject.map_or(&[][..], |subject| catalog.claims_of(subject.number));
    let plain = own.iter().filter(|claim| !claim.is_contested());
    let all = catalog.contested().chain(plain);
    all.filter(|claim| claim.id().starts_with(typed)).collect()
}

/// The contested claims of the subject with this name.
fn of_subject<'a>(snapshot: &'a Snapshot, typed: &str, view: &View) -> Vec<&'a Claim> {
    let Ok(subject) = resolve::any(snapshot, &Wanted::Typed(typed.to_owned()), view.today) else {
        return Vec::new();
    };
    let own = snapshot.catalog.claims_of(subject.number).iter();
    own.filter(|claim| claim.is_contested()).collect()
}

/// The first claim like this that an edit took back.
fn gone(catalog: &Catalog, is_wanted: impl Fn(&TakenBack) -> bool) -> Option<&TakenBack> {
    catalog.overlay().taken_back().find(|gone| is_wanted(gone))
}

fn told(snapshot: &Snapshot, claim: &Claim, view: &View) -> Answer {
    let life = of_claim(snapshot, claim, view);
    Answer::History(HistoryAnswer::Life(Box::new(life)))
}

/// The claim as it was, with the steps until it was gone and after.
fn told_of_gone(snapshot: &Snapshot, gone: &TakenBack, view: &View) -> Answer {
    let life = of_claim(snapshot, &gone.claim, view);
    let life = ClaimLife {
        name: gone.gone.clone().unwrap_or(life.name),
        steps: steps(&gone.changes, gone.claim.state.status),
        taken_back: Some(gone.by),
        ..life
    };
    Answer::History(HistoryAnswer::Life(Box::new(life)))
}

fn of_claim(snapshot: &Snapshot, claim: &Claim, view: &View) -> ClaimLife {
    let catalog = &*snapshot.catalog;
    ClaimLife {
        name: feed::name(catalog, claim.subject),
        id: claim.id().to_id(),
        now: dossier::tell(catalog, claim, claim.subject, view),
        steps: life(claim),
        taken_back: None,
        hidden: !view.show_rumors && claim.state.status.is_unconfirmed(),
        records: records(catalog, claim),
    }
}

/// The records of the press and the leakers behind a claim; other voices
/// speak for themselves or only collect.
fn records(catalog: &Catalog, claim: &Claim) -> BTreeMap<PublisherId, TrackRecord> {
    let reports = |id: &&PublisherId| {
        let kind = catalog.publishers().get(*id).map(|known| known.kind);
        matches!(kind, Some(SourceKind::Press | SourceKind::Leaker))
    };
    let named = claim.state.sources.iter().map(|source| &source.publisher);
    let reporters: BTreeSet<&PublisherId> = named.filter(reports).collect();
    if reporters.is_empty() {
        return BTreeMap::new();
    }
    let mut records = track_records(catalog.contested());
    records.retain(|publisher, _| reporters.contains(publisher));
    records
}

fn choices(snapshot: &Snapshot, typed: &str, fitting: &[&Claim], view: &View) -> Answer {
    let catalog = &*snapshot.catalog;
    let claims = fitting.iter().take(CHOICES).map(|claim| {
        let said = Said::of(catalog, claim, claim.subject, view.today);
        (feed::name(catalog, claim.subject), said)
    });
    let choices = ClaimChoices {
        typed: typed.to_owned(),
        claims: claims.collect(),
        total: fitting.len(),
    };
    Answer::History(HistoryAnswer::Choices(choices))
}

/// The answer that no claim has this id.
pub(super) fn no_claim(typed: &str) -> Answer {
    Answer::NoRecord(Miss {
        typed: typed.to_owned(),
        kinds: Kinds::Claim,
        nearest: Vec::new(),
        system: None,
    })
}
