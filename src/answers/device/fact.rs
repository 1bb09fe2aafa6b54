//! Facts: what is known of one property of one device in one place.

use jiff::civil::Date;

use super::order;
use crate::answers::Said;
use crate::catalog::Catalog;
use crate::domain::property::Arity;
use crate::domain::{
    Claim, Knowledge, Market, Property, Publishers, SubjectNumber, Value, knowledge,
};

/// What is known of one property in one place, told for today. Who states it
/// stands in each claim: the device's own never mix with its series' or brand's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fact {
    /// Where it holds: several places where the same is known in each.
    pub places: Vec<Market>,
    /// The claims whose value holds; empty when only denied ones are known.
    pub best: Vec<Said>,
    /// Unconfirmed claims of a nearer market, to stand beside the best.
    pub nearer: Vec<Said>,
    /// Claims that disagree with the best and are as strong.
    pub disputed: Vec<Said>,
    /// Claims that say the same as the best.
    pub agreeing: Vec<Said>,
    /// Weaker claims that disagree, and older figures.
    pub weaker: Vec<Said>,
    /// Claims that were debunked, withdrawn or superseded.
    pub dead: Vec<Said>,
}

impl Fact {
    /// The claim that speaks for it: the best, else the first that was denied.
    pub fn leading(&self) -> Option<&Said> {
        self.best.first().or_else(|| self.dead.first())
    }

    /// The property.
    pub fn property(&self) -> Option<Property> {
        self.leading().map(|said| said.property)
    }

    /// Whether it is the device's own, and not stated of its series or brand.
    pub fn is_own(&self) -> bool {
        self.leading().is_some_and(|said| said.stated_for.is_none())
    }

    /// Whether live claims disagree about it.
    pub fn is_disputed(&self) -> bool {
        !self.disputed.is_empty()
    }

    /// Claims that say something else and are as well backed: which one is
    /// shown was decided by an order among the sources. What holds in another
    /// market says nothing else, and neither does an older figure of what changes
    /// with time.
    pub fn others(&self) -> impl Iterator<Item = &Said> {
        let best = self.best.first().filter(|best| !changes(best.property));
        best.into_iter().flat_map(|best| {
            self.weaker.iter().filter(|said| {
                said.market == best.market
                    && said.status.strength() >= best.status.strength()
                    && said.value.contradicts(&best.value)
            })
        })
    }

    /// Whether something live is known and it is not that nobody knows.
    pub fn is_known(&self) -> bool {
        self.best.iter().any(|said| said.value != Value::Unknown)
    }

    /// Whether both say the same with the same backing, and nothing beside it.
    fn says_the_same(&self, other: &Self) -> bool {
        let lonely = |fact: &Self| {
            fact.nearer.is_empty()
                && fact.disputed.is_empty()
                && fact.weaker.is_empty()
                && fact.dead.is_empty()
        };
        let alike =
            |(one, other): (&Said, &Said)| one.status == other.status && one.value == other.value;
        lonely(self)
            && lonely(other)
            && !self.best.is_empty()
            && self.best.len() == other.best.len()
            && self.best.iter().zip(&other.best).all(alike)
    }
}

/// Whether its value changes with time.
fn changes(property: Property) -> bool {
    property == Property::OsCurrent || property.spec().arity == Arity::Timed
}

/// The facts that these claims make about a device, its own first.
///
/// With a market, the best values of that market, whatever market they come
/// from. Without, every market's own claims side by side, so that each claim
/// stands in exactly one fact. What a series or brand states is left out where
/// the device's own facts say the same.
pub(in crate::answers) fn facts(
    catalog: &Catalog,
    device: SubjectNumber,
    claims: &[&Claim],
    market: Option<Market>,
    today: Date,
) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    let mut rest = claims;
    while let Some(first) = rest.first() {
        let same =
            |claim: &&&Claim| claim.property == first.property && claim.subject == first.subject;
        let length = rest.iter().take_while(same).count();
        let (group, after) = rest.split_at(length);
        rest = after;
        let new = match market {
            Some(market) => in_market(catalog, first.property, group, market),
            None if first.property == Property::ReleaseMarket => {
                vec![everywhere(group)]
            }
            None => side_by_side(catalog, first.property, group),
        };
        let told = new
            .into_iter()
            .map(|known| tell(catalog, device, &known, today));
        let mut told: Vec<Fact> = merge(catalog, told.collect());
        told.retain(|fact| fact.is_own() || !facts.iter().any(|own| covers(catalog, own, fact)));
        facts.extend(told);
    }
    facts
}

fn in_market<'a>(
    catalog: &Catalog,
    property: Property,
    claims: &[&'a Claim],
    market: Market,
) -> Vec<Knowledge<'a>> {
    let (tree, publishers) = (catalog.markets(), catalog.publishers());
    knowledge(property, claims.iter().copied(), market, tree, publishers)
        .into_iter()
        .collect()
}

fn side_by_side<'a>(
    catalog: &Catalog,
    property: Property,
    claims: &[&'a Claim],
) -> Vec<Knowledge<'a>> {
    let mut places: Vec<Market> = claims.iter().map(|claim| claim.market).collect();
    places.sort_by_key(|place| order(*place));
    places.dedup();
    let publishers: &Publishers = catalog.publishers();
    let of_place = |place: Market| {
        let here = claims.iter().copied().filter(move |c| c.market == place);
        knowledge(property, here, place, catalog.markets(), publishers)
    };
    places.into_iter().filter_map(of_place).collect()
}

/// Where something is sold names the market in its value: all claims together.
fn everywhere<'a>(claims: &[&'a Claim]) -> Knowledge<'a> {
    let mut known = Knowledge {
        property: Property::ReleaseMarket,
        market: Market::WORLD,
        best: Vec::new(),
        nearer: Vec::new(),
        disputed: Vec::new(),
        agreeing: Vec::new(),
        weaker: Vec::new(),
        dead: Vec::new(),
    };
    let mut sorted = claims.to_vec();
    let place = |claim: &Claim| match claim.state.value {
        Value::Market(market) => order(market),
        _ => order(claim.market),
    };
    sorted.sort_by_key(|claim| {
        (
            place(claim),
            std::cmp::Reverse(claim.state.status.strength()),
        )
    });
    for claim in sorted {
        let told = |kept: &&Claim| kept.state.value == claim.state.value;
        if !claim.is_live() {
            known.dead.push(claim);
        } else if known.best.iter().any(told) {
            known.agreeing.push(claim);
        } else {
            known.best.push(claim);
        }
    }
    known
}

fn tell(catalog: &Catalog, device: SubjectNumber, known: &Knowledge<'_>, today: Date) -> Fact {
    let each = |claims: &[&Claim]| -> Vec<Said> {
        let said = claims.iter().map(|c| Said::of(catalog, c, device, today));
        said.collect()
    };
    let mut fact = Fact {
        places: Vec::new(),
        best: each(&known.best),
        nearer: each(&known.nearer),
        disputed: each(&known.disputed),
        agreeing: each(&known.agreeing),
        weaker: each(&known.weaker),
        dead: each(&known.dead),
    };
    let place = if known.property == Property::ReleaseMarket {
        Some(Market::WORLD)
    } else {
        fact.leading().map(|said| said.market)
    };
    fact.places.extend(place);
    fact
}

/// Puts facts that say the same in several places together. A place inside
/// another one of them needs no mention.
fn merge(catalog: &Catalog, facts: Vec<Fact>) -> Vec<Fact> {
    let mut merged: Vec<Fact> = Vec::new();
    for fact in facts {
        let Some(same) = merged.iter_mut().find(|kept| kept.says_the_same(&fact)) else {
            merged.push(fact);
            continue;
        };
        let inside = |place: &Market| {
            let mut around = same.places.iter();
            around.any(|outer| catalog.markets().distance(*place, *outer).is_some())
        };
        let new: Vec<Market> = fact.places.iter().copied().filter(|p| !inside(p)).collect();
        same.places.extend(new);
        same.agreeing.extend(fact.best);
        same.agreeing.extend(fact.agreeing);
    }
    merged
}

/// Whether an own fact says already what a series or brand states.
fn covers(catalog: &Catalog, own: &Fact, stated: &Fact) -> bool {
    let (Some(property), [leading, ..]) = (stated.property(), stated.best.as_slice()) else {
        return false;
    };
    own.is_own()
        && own.property() == Some(property)
        && own
            .best
            .iter()
            .chain(&own.disputed)
            .any(|said| said.value.agrees(&leading.value))
        && stated.places.iter().all(|place| {
            let mut around = own.places.iter();
            around.any(|outer| catalog.markets().distance(*place, *outer).is_some())
        })
}
