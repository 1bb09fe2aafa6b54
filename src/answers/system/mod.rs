//! One operating system or skin: what it is, its releases, its devices, its makers.
//!
//! Pure like every answer. What a system is, and which claims speak of it, is
//! decided in `scope`; each topic has a module. It never prints and never
//! guesses: a value without a version belongs to no line.

pub mod devices;
pub mod info;
pub mod makers;
mod scope;
pub mod versions;

use std::collections::HashSet;

use super::question::{SystemTopic, View, Wanted};
use super::resolve::{Candidate, Kinds, Miss};
use super::{Answer, Said, resolve};
use crate::catalog::{Catalog, Details, Subject};
use crate::domain::{Claim, Market, PartialDate, Property, SubjectNumber, Value};
use crate::search::Snapshot;
use devices::DevicesAnswer;
use info::InfoAnswer;
use makers::MakersAnswer;
pub use scope::{Fit, Scope, ScopeKind};
use versions::VersionsAnswer;

/// One operating system, line, skin or release, about one topic.
#[derive(Debug, Clone, PartialEq)]
pub struct SystemAnswer {
    /// What it is about.
    pub scope: Scope,
    /// What was typed, when it was not the exact name.
    pub inexact: Option<String>,
    /// What else that could have meant, best first.
    pub runners_up: Vec<Candidate>,
    /// The market that it holds for; `None` for every market side by side.
    pub market: Option<Market>,
    /// Markets that make a difference here, those most spoken of first.
    pub markets: Vec<Market>,
    /// The lines of its family, oldest first, this one included.
    pub lines: Vec<Line>,
    /// Systems with a name so near that they are told apart in words.
    pub apart: Vec<String>,
    /// How many unconfirmed claims are left out, because rumors are off.
    pub hidden: usize,
    /// What the rows rest on.
    pub evidence: Evidence,
    /// What was asked for.
    pub topic: TopicAnswer,
}

/// What was asked of the system.
#[derive(Debug, Clone, PartialEq)]
pub enum TopicAnswer {
    /// What it is.
    Info(InfoAnswer),
    /// Its releases.
    Versions(VersionsAnswer),
    /// Its devices.
    Devices(DevicesAnswer),
    /// Who ships it.
    Makers(MakersAnswer),
}

/// A line of a system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number.
    pub number: SubjectNumber,
    /// Its name.
    pub name: String,
}

/// How much an answer rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Evidence {
    /// Number of different sources.
    pub sources: usize,
    /// When a claim among them was last true, at the newest.
    pub newest: Option<PartialDate>,
}

/// What one topic found.
struct Found {
    topic: TopicAnswer,
    hidden: usize,
    markets: Vec<Market>,
    evidence: Evidence,
}

/// Systems that people take for one another, by id. Their makers and devices
/// are never counted together, and their cards say so.
const TOLD_APART: &[(&str, &str)] = &[("harmonyos", "openharmony"), ("harmonyos", "emui")];

/// How many markets a menu offers beside "every market".
const MARKETS: usize = 8;

/// Answers about the system that is meant.
pub fn answer(
    snapshot: &Snapshot,
    system: &Wanted,
    topic: SystemTopic,
    market: Option<Market>,
    view: &View,
) -> Answer {
    let resolved = match resolve::system(snapshot, system, view.today) {
        Ok(resolved) => resolved,
        Err(unresolved) => return unresolved.into(),
    };
    let catalog = &snapshot.catalog;
    let Some(subject) = catalog.subject(resolved.number) else {
        return Answer::NoRecord(Miss {
            typed: resolved.inexact.unwrap_or_default(),
            kinds: Kinds::System,
            nearest: Vec::new(),
            system: None,
        });
    };
    let scope = Scope::of(catalog, subject);
    let look = Look {
        catalog,
        scope: &scope,
        market: market.or(view.market),
        view,
    };
    let found = match topic {
        SystemTopic::Info => info::find(&look),
        SystemTopic::Versions => versions::find(&look),
        SystemTopic::Devices => devices::find(&look),
        SystemTopic::Makers => makers::find(&look),
    };
    Answer::System(Box::new(SystemAnswer {
        inexact: resolved.inexact,
        runners_up: resolved.runners_up,
        market: look.market,
        markets: frequent(&found.markets),
        lines: lines(catalog, scope.family),
        apart: apart(catalog, &scope),
        hidden: found.hidden,
        evidence: found.evidence,
        topic: found.topic,
        scope,
    }))
}

/// What every topic looks at.
struct Look<'a> {
    catalog: &'a Catalog,
    scope: &'a Scope,
    market: Option<Market>,
    view: &'a View,
}

impl Look<'_> {
    /// Whether a claim is shown at all: unconfirmed ones only with rumors on.
    fn shows(&self, claim: &Claim) -> bool {
        self.view.show_rumors || !claim.state.status.is_unconfirmed()
    }

    /// Whether something that holds in `market` is of interest for the market
    /// that was asked for: it lies around it or inside it. A phone sold in
    /// Russia is an answer to "outside China"; its row then says Russia.
    fn reaches(&self, market: Market) -> bool {
        let tree = self.catalog.markets();
        self.market.is_none_or(|asked| {
            tree.distance(asked, market).is_some() || tree.distance(market, asked).is_some()
        })
    }

    /// The markets for which a value has to be worked out: the one that was
    /// asked for and those inside it, or each that the claims name.
    fn nodes<'c>(&self, claims: impl Iterator<Item = &'c Claim>) -> Vec<Market> {
        let tree = self.catalog.markets();
        let mut nodes: Vec<Market> = self.market.into_iter().collect();
        let inside = |market: &Market| {
            self.market
                .is_none_or(|asked| tree.distance(*market, asked).is_some())
        };
        nodes.extend(claims.map(|claim| claim.market).filter(inside));
        nodes.sort_unstable_by_key(|market| order(*market));
        nodes.dedup();
        nodes
    }

    /// A claim as this answer tells it.
    fn said(&self, claim: &Claim, shown: SubjectNumber) -> Said {
        Said::of(self.catalog, claim, shown, self.view.today)
    }
}

/// Order in which markets are told: the wide ones first.
fn order(market: Market) -> (u8, Market) {
    let rank = match market {
        Market::WORLD => 0,
        Market::CHINA => 1,
        Market::GLOBAL => 2,
        _ => 3,
    };
    (rank, market)
}

/// The markets named most often, at most [`MARKETS`], China and the rest of
/// the world always among them: that split decides most answers here.
fn frequent(named: &[Market]) -> Vec<Market> {
    let mut markets = named.to_vec();
    markets.extend([Market::CHINA, Market::GLOBAL]);
    markets.retain(|market| *market != Market::WORLD);
    let count = |market: Market| named.iter().filter(|one| **one == market).count();
    markets.sort_by_cached_key(|market| {
        let (rank, code) = order(*market);
        (rank, std::cmp::Reverse(count(*market)), code)
    });
    markets.dedup();
    markets.truncate(MARKETS);
    markets
}

fn lines(catalog: &Catalog, family: SubjectNumber) -> Vec<Line> {
    let mut lines: Vec<(u32, &Subject)> = catalog
        .members(family)
        .filter_map(|member| match member.details {
            Details::Line { from, .. } => Some((from, member)),
            _ => None,
        })
        .collect();
    lines.sort_by_key(|(from, _)| *from);
    lines
        .into_iter()
        .map(|(_, line)| Line {
            number: line.number,
            name: line.name.to_string(),
        })
        .collect()
}

fn apart(catalog: &Catalog, scope: &Scope) -> Vec<String> {
    let own = scope.system.as_str();
    TOLD_APART
        .iter()
        .filter_map(|(a, b)| match own {
            _ if own == *a => Some(*b),
            _ if own == *b => Some(*a),
            _ => None,
        })
        .filter_map(|other| catalog.by_id(other))
        .map(|other| other.name.to_string())
        .collect()
}

impl Evidence {
    /// Counts the sources of some claims, each address once.
    fn of<'a>(said: impl IntoIterator<Item = &'a Said>) -> Self {
        let mut seen = HashSet::new();
        let mut newest: Option<PartialDate> = None;
        for one in said {
            for source in one.sources.iter() {
                seen.insert((&source.publisher, &source.url));
            }
            newest = newest
                .into_iter()
                .chain(one.as_of)
                .max_by_key(|date| date.end());
        }
        Self {
            sources: seen.len(),
            newest,
        }
    }
}

/// The skins that are built on the family that was asked for.
fn skins_on<'a>(look: &Look<'a>) -> impl Iterator<Item = &'a Subject> {
    let family = (look.scope.kind == ScopeKind::Family).then_some(look.scope.family);
    look.catalog.subjects().filter(move |subject| {
        matches!(subject.details, Details::Skin { base } if base.is_some() && base == family)
    })
}

/// The numbers of a version, so that 10 comes after 9 and 5.0.1 after 5.0.
pub(super) fn numbers(version: &str) -> Vec<u32> {
    version
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect()
}

/// Whether a system is offered in the market that was asked for; `None` when
/// nobody says where it is offered.
fn offered(look: &Look<'_>, number: SubjectNumber) -> Option<bool> {
    let mut markets = look
        .catalog
        .claims_of(number)
        .iter()
        .filter(|claim| claim.property == Property::ReleaseMarket && claim.is_live())
        .flat_map(|claim| claim.state.value.each())
        .filter_map(|value| match value {
            Value::Market(market) => Some(*market),
            _ => None,
        })
        .peekable();
    markets.peek()?;
    Some(markets.any(|market| look.reaches(market)))
}
