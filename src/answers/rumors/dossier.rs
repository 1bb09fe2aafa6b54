//! Every contested claim about one subject, by what has become of it.

use super::life::{backing, life};
use super::scope;
use crate::answers::question::{View, Wanted};
use crate::answers::{Answer, Resolved, Said, resolve};
use crate::catalog::Catalog;
use crate::domain::source::{Independence, independence};
use crate::domain::{Claim, Market, Status, SubjectKind, SubjectNumber, knowledge};
use crate::search::Snapshot;

/// Every contested claim about one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct DossierAnswer {
    /// The subject.
    pub about: Resolved,
    /// Its full name.
    pub name: String,
    /// What kind of subject it is.
    pub kind: SubjectKind,
    /// The market that the claims reach; `None` for every market.
    pub market: Option<Market>,
    /// The claims, its own and those that it inherits, by what has become of
    /// them; no group is empty.
    pub groups: Vec<(Group, Vec<DossierClaim>)>,
    /// How many claims are left out because unconfirmed ones are hidden.
    pub hidden: usize,
}

/// What has become of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// It may be so.
    Open,
    /// It is so.
    Confirmed,
    /// It is not so.
    Debunked,
    /// Whoever said it took it back.
    Withdrawn,
    /// It was so and no longer is.
    Superseded,
}

/// One claim with what is computed for it.
#[derive(Debug, Clone, PartialEq)]
pub struct DossierClaim {
    /// The claim.
    pub said: Said,
    /// Whether live claims disagree about it.
    pub disputed: bool,
    /// How many sources speak for it.
    pub sources: usize,
    /// How independent these are.
    pub independence: Independence,
}

impl Group {
    fn of(status: Status) -> Self {
        match status {
            Status::Rumored | Status::Leaked | Status::Announced => Self::Open,
            Status::Confirmed => Self::Confirmed,
            Status::Debunked => Self::Debunked,
            Status::Withdrawn => Self::Withdrawn,
            Status::Superseded => Self::Superseded,
        }
    }
}

/// Every contested claim about one subject, and what its series and brand say
/// of it.
pub fn dossier(snapshot: &Snapshot, about: &Wanted, market: Option<Market>, view: &View) -> Answer {
    let catalog = &*snapshot.catalog;
    let about = match resolve::any(snapshot, about, view.today) {
        Ok(about) => about,
        Err(unresolved) => return unresolved.into(),
    };
    let Some(subject) = catalog.subject(about.number) else {
        return super::history::no_claim(&format!("#{}", about.number.0));
    };
    let market = market.or(view.market);
    let own = catalog.claims_of(subject.number).iter();
    let mut claims: Vec<&Claim> = own
        .chain(catalog.inherited(subject))
        .filter(|claim| claim.is_contested() && scope::reaches(catalog.markets(), claim, market))
        .collect();
    let all = claims.len();
    claims.retain(|claim| view.show_rumors || !claim.state.status.is_unconfirmed());
    let hidden = all - claims.len();
    // Stable: within a group and strength the order of the registry stays.
    claims.sort_by_key(|claim| {
        let status = claim.state.status;
        (Group::of(status), std::cmp::Reverse(status.strength()))
    });
    let mut groups: Vec<(Group, Vec<DossierClaim>)> = Vec::new();
    for claim in claims {
        let group = Group::of(claim.state.status);
        let told = tell(catalog, claim, subject.number, view);
        match groups.last_mut() {
            Some((last, claims)) if *last == group => claims.push(told),
            _ => groups.push((group, vec![told])),
        }
    }
    Answer::Dossier(DossierAnswer {
        name: catalog.full_name(subject),
        kind: subject.kind(),
        about,
        market,
        groups,
        hidden,
    })
}

/// A claim with what is computed for it, in an answer about `shown`.
pub(super) fn tell(
    catalog: &Catalog,
    claim: &Claim,
    shown: SubjectNumber,
    view: &View,
) -> DossierClaim {
    let steps = life(claim);
    let backing = backing(&steps);
    DossierClaim {
        said: Said::of(catalog, claim, shown, view.today),
        disputed: is_disputed(catalog, claim),
        sources: backing.len(),
        independence: independence(backing, catalog.publishers()),
    }
}

/// Whether another live claim about the same subject disagrees with this one
/// in its own market.
fn is_disputed(catalog: &Catalog, claim: &Claim) -> bool {
    let same = catalog
        .claims_of(claim.subject)
        .iter()
        .filter(|other| other.property == claim.property);
    let known = knowledge(
        claim.property,
        same,
        claim.market,
        catalog.markets(),
        catalog.publishers(),
    );
    known.is_some_and(|known| {
        let mut sides = known.best.iter().chain(&known.disputed);
        known.is_disputed() && sides.any(|side| side.id() == claim.id())
    })
}
