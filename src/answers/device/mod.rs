//! What is known of one device, as plain data: facts per property and market,
//! every claim with its sources, every change.
//!
//! It decides what is known and what disagrees; which part a card shows, and
//! in which words, is the views' work.

mod fact;
mod past;
mod support;
mod system;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::question::{Section, View, Wanted};
use super::{Answer, Candidate, Kinds, Said, resolve};
use crate::catalog::{Catalog, LookedFor, Subject};
use crate::domain::property::Topic;
use crate::domain::stage::is_stale;
use crate::domain::{
    Claim, ClaimKey, DeviceKind, Market, PartialDate, Property, Source, Stage, Status, SubjectKind,
    SubjectNumber, Value,
};
use crate::search::Snapshot;
pub use fact::Fact;
pub(super) use fact::facts;
pub use past::{Changed, Deed, Report};
pub use support::Support;
pub use system::Systems;

/// What is known of one device.
#[derive(Debug, Clone, PartialEq)]
pub struct DeviceAnswer {
    /// Its number.
    pub number: SubjectNumber,
    /// Its full name.
    pub name: String,
    /// Its name, without the brand where it stands alone.
    pub short_name: String,
    /// What kind of product it is.
    pub kind: DeviceKind,
    /// How far it has come.
    pub stage: Stage,
    /// The search for its release that found none.
    pub looked_for: Option<LookedFor>,
    /// What was typed, when it was not the exact name.
    pub inexact: Option<String>,
    /// What else could have been meant; only after inexact words.
    pub runners_up: Vec<Candidate>,
    /// The market that the values hold for; `None` for all side by side.
    pub market: Option<Market>,
    /// The markets for which something of its own is known, the nearest to the
    /// root first, without the world.
    pub markets: Vec<Market>,
    /// What is known, its own first, in the order of the registry; then what
    /// its series and its brand state.
    pub facts: Vec<Fact>,
    /// Which system it runs where.
    pub systems: Vec<Systems>,
    /// A report that was denied and that the device is known for.
    pub report: Option<Report>,
    /// Every claim about it and those that it inherits, in the order of the
    /// registry, whatever market was asked for; empty unless the sources were.
    pub claims: Vec<Said>,
    /// How many these are.
    pub claim_count: usize,
    /// Every change of these claims, newest first; empty unless the history was
    /// asked for.
    pub changes: Vec<Changed>,
    /// The claims about which sources differ, as [`Fact::others`]: the shown
    /// ones, those that say the same, and the others.
    pub differing: Vec<ClaimKey>,
    /// What is known of its support.
    pub support: Support,
    /// The data sets that have it, by name, where little else is known of it.
    pub named_by: Vec<String>,
    /// Who owns its brand since when, where it came into other hands.
    pub owner: Option<Said>,
    /// How many different sources the claims rest on.
    pub sources: usize,
    /// When anything about it last changed.
    pub last_change: Option<PartialDate>,
    /// How many unconfirmed claims are hidden by the point of view.
    pub hidden: usize,
    /// Whether every rumor and leak about it is without news for half a year.
    pub all_stale: bool,
    /// Whether a rumor of its own is.
    pub own_stale: bool,
    /// The systems that it was said to run, which is said no longer.
    pub denied_systems: Vec<Value>,
}

/// Answers about the device that is meant. `typed` is what first led to the
/// device, when a control carries its number since.
pub fn answer(
    snapshot: &Snapshot,
    device: &Wanted,
    section: Section,
    typed: Option<&str>,
    market: Option<Market>,
    view: &View,
) -> Answer {
    let resolved = match resolve::device(snapshot, device, view.today) {
        Ok(resolved) => resolved,
        Err(unresolved) => return unresolved.into(),
    };
    let found = snapshot.catalog.subject(resolved.number);
    let Some((subject, kind)) = found.and_then(|s| Some((s, s.device()?.kind))) else {
        return resolve::unknown(resolved.number, Kinds::Device).into();
    };
    let (inexact, runners_up) = match (resolved.inexact, typed) {
        (None, Some(typed)) => led_here(snapshot, typed, resolved.number, view),
        (inexact, _) => (inexact, resolved.runners_up),
    };
    let catalog = &snapshot.catalog;
    let market = market.or(view.market).filter(|m| *m != Market::WORLD);
    let all = claims_about(catalog, subject);
    let visible = |claim: &&Claim| view.show_rumors || !claim.state.status.is_unconfirmed();
    let shown: Vec<&Claim> = all.iter().copied().filter(visible).collect();
    let tell = |claim: &Claim| Said::of(catalog, claim, subject.number, view.today);
    let facts = facts(catalog, subject.number, &shown, market, view.today);
    let own = facts.iter().filter(|fact| fact.is_own()).count();
    let stage = resolve::stage_of(catalog, subject, view.today).unwrap_or(Stage::Rumored);
    let support = support::support(&facts, kind, stage, view.today);
    let own_claims = || shown.iter().filter(|claim| claim.subject == subject.number);
    Answer::Device(Box::new(DeviceAnswer {
        number: subject.number,
        name: catalog.full_name(subject),
        short_name: resolve::short_name(catalog, subject),
        kind,
        stage,
        looked_for: subject.device().and_then(|d| d.looked_for_release.clone()),
        inexact,
        runners_up,
        market,
        markets: markets(catalog, &all),
        systems: system::systems(catalog, &facts, market),
        differing: differing(&facts),
        facts,
        report: past::report(&shown, subject.number),
        changes: match section {
            Section::History => past::changes(&shown, catalog, subject.number),
            _ => Vec::new(),
        },
        support,
        named_by: named_by(catalog, subject, own),
        owner: owner(catalog, subject, view),
        sources: count_sources(&shown),
        last_change: past::last_change(&shown, subject.number),
        hidden: all.len() - shown.len(),
        all_stale: all_stale(&shown, view.today),
        own_stale: own_claims().any(|claim| is_stale(claim, view.today)),
        denied_systems: own_claims()
            .filter_map(|claim| denied_system(claim))
            .collect(),
        claim_count: shown.len(),
        claims: match section {
            Section::Sources => shown.iter().map(|claim| tell(claim)).collect(),
            _ => Vec::new(),
        },
    }))
}

/// The claims of all facts about which sources differ.
fn differing(facts: &[Fact]) -> Vec<ClaimKey> {
    let differing = facts.iter().filter(|fact| fact.others().next().is_some());
    let each = differing.flat_map(|fact| {
        let shown = fact.best.iter().chain(&fact.agreeing);
        shown.chain(fact.others()).map(|said| said.key)
    });
    each.collect()
}

/// Of what is known in at most this many facts, the card says that it is little.
const LITTLE: usize = 6;

/// The names of the data sets that have a device of which little is known.
fn named_by(catalog: &Catalog, subject: &Subject, facts: usize) -> Vec<String> {
    let device = subject.device().filter(|_| facts <= LITTLE);
    let sources = device.into_iter().flat_map(|device| device.named_by.iter());
    let publishers = sources.filter_map(|source| catalog.publishers().get(&source.publisher));
    publishers.map(|one| one.name.to_string()).collect()
}

/// Who owns the brand, where it is known since when. It is said of the brand,
/// so it counts for no claim of the device.
fn owner(catalog: &Catalog, subject: &Subject, view: &View) -> Option<Said> {
    let brand = subject.brand?;
    let stated = |claim: &&Claim| match claim.state.status {
        Status::Confirmed => true,
        Status::Announced => view.show_rumors,
        _ => false,
    };
    let owners = catalog.claims_of(brand).iter();
    let owners = owners.filter(|claim| claim.property == Property::MakerOwner);
    let mut owners = owners.filter(|claim| claim.state.since.is_some());
    let owner = owners.find(stated)?;
    Some(Said::of(catalog, owner, brand, view.today))
}

/// The words that led to a device which a control now names by its number.
fn led_here(
    snapshot: &Snapshot,
    typed: &str,
    number: SubjectNumber,
    view: &View,
) -> (Option<String>, Vec<Candidate>) {
    let found = resolve::device(snapshot, &Wanted::Typed(typed.to_owned()), view.today);
    let others = match found {
        Ok(found) if found.number == number => found.runners_up,
        _ => Vec::new(),
    };
    (Some(typed.to_owned()), others)
}

/// Every claim about a device, then those of its series and its brand that
/// show on it; each group in the order of the registry.
pub(super) fn claims_about<'a>(catalog: &'a Catalog, subject: &'a Subject) -> Vec<&'a Claim> {
    let mut claims: Vec<&Claim> = catalog.claims_of(subject.number).iter().collect();
    claims.sort_by_key(|claim| claim.property);
    let series = subject.device().and_then(|device| device.series);
    let fits = |claim: &&Claim| claim.property.spec().fits.contains(&SubjectKind::Device);
    let mut stated: Vec<&Claim> = series
        .into_iter()
        .flat_map(|series| catalog.claims_of(series))
        .filter(fits)
        .collect();
    stated.sort_by_key(|claim| claim.property);
    for claim in catalog.inherited(subject) {
        // One claim is one place in the catalog.
        if !stated.iter().any(|known| std::ptr::eq(*known, claim)) {
            stated.push(claim);
        }
    }
    claims.extend(stated);
    claims
}

/// How many different sources the claims rest on. Most claims of a device share
/// one list of them, which is looked at once.
fn count_sources(claims: &[&Claim]) -> usize {
    let mut lists: Vec<&Arc<[Source]>> = Vec::new();
    for claim in claims {
        let list = &claim.state.sources;
        if !lists.iter().any(|known| Arc::ptr_eq(known, list)) {
            lists.push(list);
        }
    }
    let sources = lists.into_iter().flat_map(|list| list.iter());
    sources.map(source_key).collect::<BTreeSet<_>>().len()
}

/// What tells one source from another: who published it, and where.
fn source_key(source: &Source) -> (&str, &str) {
    let place = source.url.as_ref().map(|url| url.as_str());
    let title = source.title.as_ref().map(|title| title.as_str());
    (
        source.publisher.as_str(),
        place.or(title).unwrap_or_default(),
    )
}

/// The markets that the claims name, China first, then outside China, then the
/// others by code; the values of "sold in" count as well.
fn markets(catalog: &Catalog, claims: &[&Claim]) -> Vec<Market> {
    let mut found: Vec<Market> = claims
        .iter()
        .flat_map(|claim| {
            let sold = match claim.state.value {
                Value::Market(market) if claim.property == Property::ReleaseMarket => Some(market),
                _ => None,
            };
            [Some(claim.market), sold]
        })
        .flatten()
        .filter(|market| *market != Market::WORLD && catalog.markets().contains(*market))
        .collect();
    found.sort_by_key(|market| order(*market));
    found.dedup();
    found
}

/// The order in which markets stand side by side: the world, China, outside
/// China, then by code.
pub(super) fn order(market: Market) -> (u8, Market) {
    let rank = match market {
        Market::WORLD => 0,
        Market::CHINA => 1,
        Market::GLOBAL => 2,
        _ => 3,
    };
    (rank, market)
}

fn all_stale(claims: &[&Claim], today: Date) -> bool {
    let open = |claim: &&&Claim| matches!(claim.state.status, Status::Rumored | Status::Leaked);
    let mut open = claims.iter().filter(open).peekable();
    open.peek().is_some() && open.all(|claim| is_stale(claim, today))
}

/// The system of a claim that holds no longer.
fn denied_system(claim: &Claim) -> Option<Value> {
    let system = matches!(claim.property, Property::OsLaunch | Property::OsCurrent);
    let denied = system && !claim.state.status.is_live();
    denied.then(|| claim.state.value.clone())
}

impl Section {
    /// The section of a device card that shows a property.
    pub fn of(property: Property) -> Self {
        match property.spec().topic {
            Topic::Display => Self::Display,
            Topic::Camera => Self::Camera,
            Topic::Battery => Self::Battery,
            Topic::Performance => Self::Performance,
            Topic::Software => Self::Software,
            Topic::General => match property {
                Property::BodyHeight
                | Property::BodyWidth
                | Property::BodyDepth
                | Property::BodyFoldedDepth
                | Property::BodyWeight
                | Property::BodyProtection
                | Property::BodyBiometrics
                | Property::DesignNote => Self::Display,
                _ => Self::Software,
            },
        }
    }
}
