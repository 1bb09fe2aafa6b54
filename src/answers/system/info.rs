//! What a system is: every claim about it, its lines and its maker's
//! services, best value first and nothing left out.

use super::{Evidence, Found, Look, ScopeKind, TopicAnswer};
use crate::answers::Said;
use crate::catalog::Details;
use crate::domain::property::Arity;
use crate::domain::{Claim, Market, Property, SubjectNumber, knowledge};

/// What a system is.
#[derive(Debug, Clone, PartialEq)]
pub struct InfoAnswer {
    /// What is known of it.
    pub facts: Vec<Fact>,
    /// What is known of each of its lines, the newest line first.
    pub lines: Vec<Part>,
    /// What is known of its maker's services.
    pub services: Vec<Part>,
    /// The skins that are built on it, by name.
    pub skins: Vec<String>,
    /// Whether it is offered in the market that was asked for; `None` when
    /// nobody says where it is offered.
    pub offered: Option<bool>,
}

/// Something that belongs to a system and is told with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// What is known of it.
    pub facts: Vec<Fact>,
}

/// What is known of one property in one market.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The property.
    pub property: Property,
    /// Where it holds.
    pub market: Market,
    /// What holds, best first; several only where all of them hold.
    pub best: Vec<Said>,
    /// What disagrees and is as strong.
    pub disputed: Vec<Said>,
    /// Live claims that say the same as the best.
    pub agreeing: Vec<Said>,
    /// Other live claims with another value: weaker ones, older figures.
    pub others: Vec<Said>,
    /// What was denied, taken back, or is no longer so.
    pub dead: Vec<Said>,
}

impl Fact {
    /// Every claim that it tells.
    pub fn said(&self) -> impl Iterator<Item = &Said> {
        [
            &self.best,
            &self.agreeing,
            &self.disputed,
            &self.others,
            &self.dead,
        ]
        .into_iter()
        .flatten()
    }
}

pub(super) fn find(look: &Look<'_>) -> Found {
    let mut hidden = 0;
    let catalog = look.catalog;
    let facts = facts(look, look.scope.number, &mut hidden);
    let mut lines = Vec::new();
    if look.scope.number == look.scope.family {
        for line in super::lines(catalog, look.scope.family).into_iter().rev() {
            lines.push(Part {
                facts: self::facts(look, line.number, &mut hidden),
                name: line.name,
            });
        }
    }
    let services = services(look, &mut hidden);
    let parts = lines.iter().chain(&services);
    let all: Vec<&Said> = facts
        .iter()
        .chain(parts.flat_map(|part| &part.facts))
        .flat_map(Fact::said)
        .collect();
    let evidence = Evidence::of(all.iter().copied());
    let markets = all.iter().map(|said| said.market).collect();
    Found {
        topic: TopicAnswer::Info(InfoAnswer {
            skins: skins(look),
            offered: super::offered(look, look.scope.number),
            facts,
            lines,
            services,
        }),
        hidden,
        markets,
        evidence,
    }
}

/// Everything that is known of a subject, in the order of the registry. A
/// claim stands in one fact only: the one of its market, or, when a market was
/// asked for, the one that is worked out for it.
fn facts(look: &Look<'_>, number: SubjectNumber, hidden: &mut usize) -> Vec<Fact> {
    let claims = look.catalog.claims_of(number);
    let reaching: Vec<&Claim> = claims.iter().filter(|c| look.reaches(c.market)).collect();
    let shown: Vec<&Claim> = reaching.iter().copied().filter(|c| look.shows(c)).collect();
    *hidden += reaching.len() - shown.len();
    let mut facts = Vec::new();
    for same in shown.chunk_by(|a, b| a.property == b.property) {
        let nodes = look.nodes(same.iter().copied());
        for node in nodes {
            facts.extend(fact(look, number, same, node));
        }
    }
    facts
}

fn fact(look: &Look<'_>, number: SubjectNumber, same: &[&Claim], node: Market) -> Option<Fact> {
    let property = same.first()?.property;
    let tree = look.catalog.markets();
    let asked = look.market == Some(node);
    let told = same.iter().copied().filter(|claim| {
        claim.market == node || asked && tree.distance(node, claim.market).is_some()
    });
    let known = knowledge(property, told, node, tree, look.catalog.publishers())?;
    let tell = |claims: &[&Claim]| -> Vec<Said> {
        claims
            .iter()
            .map(|claim| look.said(claim, number))
            .collect()
    };
    let (agreeing, refining): (Vec<&Claim>, Vec<&Claim>) =
        known.agreeing.iter().partition(|claim| {
            let values = known.best.iter().map(|best| &best.state.value);
            values.into_iter().any(|value| *value == claim.state.value)
        });
    let mut others = tell(&refining);
    others.extend(tell(&known.nearer));
    others.extend(tell(&known.weaker));
    if property.spec().arity == Arity::Timed {
        others.sort_by_key(|said| std::cmp::Reverse(said.as_of.map(|date| date.end())));
    }
    let market = known
        .first()
        .or_else(|| known.dead.first().copied())
        .map_or(node, |claim| claim.market);
    Some(Fact {
        property,
        market,
        best: tell(&known.best),
        agreeing: tell(&agreeing),
        disputed: tell(&known.disputed),
        others,
        dead: tell(&known.dead),
    })
}

/// The maker's services. On the card of a family all is told of them; on that
/// of a line, a release or a skin only what comes first, as it is the same.
fn services(look: &Look<'_>, hidden: &mut usize) -> Vec<Part> {
    let Some(maker) = look.scope.maker_number else {
        return Vec::new();
    };
    let whole = look.scope.kind == ScopeKind::Family;
    let services = look.catalog.subjects().filter(|subject| {
        matches!(subject.details, Details::Service) && subject.brand == Some(maker)
    });
    services
        .map(|service| {
            let mut facts = facts(look, service.number, hidden);
            if !whole {
                facts.truncate(1);
                for fact in &mut facts {
                    fact.others.clear();
                    fact.dead.clear();
                }
            }
            Part {
                name: service.name.to_string(),
                facts,
            }
        })
        .collect()
}

fn skins(look: &Look<'_>) -> Vec<String> {
    let mut skins: Vec<String> = super::skins_on(look)
        .map(|skin| skin.name.to_string())
        .collect();
    skins.sort_by_key(|name| name.to_lowercase());
    skins
}
