//! What is known of one property in one market: the best value, what stands
//! beside it, and what was denied. Computed, never stored.

use super::claim::Claim;
use super::market::{Market, MarketTree};
use super::property::{Arity, Property};
use super::source::{Publishers, independence};
use super::value::Value;

/// What is known of one property of one subject in one market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Knowledge<'a> {
    /// The property.
    pub property: Property,
    /// The market that was asked about.
    pub market: Market,
    /// The live claims whose value holds, best first: one for a single-valued
    /// property, all for a many-valued one. Empty when nothing live is known.
    pub best: Vec<&'a Claim>,
    /// Unconfirmed claims of a nearer market than the best, shown beside it.
    pub nearer: Vec<&'a Claim>,
    /// Live claims that disagree with the best and are as strong: disputed.
    pub disputed: Vec<&'a Claim>,
    /// Live claims that say the same as the best.
    pub agreeing: Vec<&'a Claim>,
    /// The other live claims: weaker ones that disagree, older figures.
    pub weaker: Vec<&'a Claim>,
    /// Claims that were debunked, withdrawn or superseded.
    pub dead: Vec<&'a Claim>,
}

/// What these claims, all of one subject and property, say in this market:
/// collected from the market up to the root of the tree.
///
/// Confirmed comes before announced, leaked, rumored; within one status the
/// nearer market, then what people wrote before what was imported, then the
/// declared precedence of the data sets, then the newer as-of date, then more
/// independent origins, then the id, so that the order never depends on how
/// files were read. An imported value that disagrees with a hand-written one is
/// weaker, it does not dispute it: people saw the data set's value when they
/// wrote theirs. So is one of a data set that stands behind: which set to
/// believe was decided when the order was declared.
/// `None` when no claim reaches the market.
pub fn knowledge<'a>(
    property: Property,
    claims: impl IntoIterator<Item = &'a Claim>,
    market: Market,
    tree: &MarketTree,
    publishers: &Publishers,
) -> Option<Knowledge<'a>> {
    let mut reaching: Vec<(usize, &Claim)> = claims
        .into_iter()
        .filter_map(|claim| {
            tree.distance(market, claim.market)
                .map(|distance| (distance, claim))
        })
        .collect();
    if reaching.is_empty() {
        return None;
    }
    reaching.sort_by_cached_key(|(distance, claim)| rank(*distance, claim, property, publishers));
    let (live, dead): (Vec<_>, Vec<_>) =
        reaching.into_iter().partition(|(_, claim)| claim.is_live());
    let dead = dead.into_iter().map(|(_, claim)| claim).collect();
    let mut known = Knowledge {
        property,
        market,
        best: Vec::new(),
        nearer: Vec::new(),
        disputed: Vec::new(),
        agreeing: Vec::new(),
        weaker: Vec::new(),
        dead,
    };
    match property.spec().arity {
        Arity::Many => collect_all(&mut known, live),
        Arity::One | Arity::Timed => choose_one(&mut known, live, publishers),
    }
    Some(known)
}

/// Sort key: smaller is better.
fn rank<'a>(
    distance: usize,
    claim: &'a Claim,
    property: Property,
    publishers: &Publishers,
) -> impl Ord + use<'a> {
    let strength = std::cmp::Reverse(claim.state.status.strength());
    let age = std::cmp::Reverse(claim.state.as_of.map(super::date::PartialDate::end));
    let origins = independence(claim.state.sources.iter(), publishers);
    let place = claim.place(publishers);
    // A figure that changes with time is the newest one, whoever confirmed it how.
    let newest = (property.spec().arity == Arity::Timed).then_some(age);
    (
        newest,
        strength,
        distance,
        claim.is_imported(),
        place,
        age,
        std::cmp::Reverse(origins.origins),
        claim.id(),
    )
}

fn collect_all<'a>(known: &mut Knowledge<'a>, live: Vec<(usize, &'a Claim)>) {
    for (_, claim) in live {
        let same = known
            .best
            .iter()
            .any(|kept| kept.state.value == claim.state.value);
        if same {
            known.agreeing.push(claim);
        } else {
            known.best.push(claim);
        }
    }
}

fn choose_one<'a>(
    known: &mut Knowledge<'a>,
    live: Vec<(usize, &'a Claim)>,
    publishers: &Publishers,
) {
    let arity = known.property.spec().arity;
    let mut live = live.into_iter();
    let Some((best_distance, best)) = live.next() else {
        return;
    };
    for (distance, claim) in live {
        let agrees = claim.state.value.agrees(&best.state.value);
        let as_strong = claim.state.status.strength() >= best.state.status.strength();
        let behind = || claim.place(publishers) > best.place(publishers);
        let overridden = claim.is_imported() && (!best.is_imported() || behind());
        let rumor_beside_rumor =
            best.state.status.is_unconfirmed() && claim.state.status.is_unconfirmed();
        if agrees {
            known.agreeing.push(claim);
        } else if arity == Arity::Timed && claim.state.as_of != best.state.as_of {
            known.weaker.push(claim);
        } else if distance < best_distance && claim.state.status.is_unconfirmed() {
            known.nearer.push(claim);
        } else if distance == best_distance && !overridden && (as_strong || rumor_beside_rumor) {
            known.disputed.push(claim);
        } else {
            known.weaker.push(claim);
        }
    }
    known.best.push(best);
}

impl<'a> Knowledge<'a> {
    /// The best claim, where there is one.
    pub fn first(&self) -> Option<&'a Claim> {
        self.best.first().copied()
    }

    /// Whether live claims disagree about it.
    pub fn is_disputed(&self) -> bool {
        !self.disputed.is_empty()
    }

    /// Every claim that was looked at, best first.
    pub fn all(&self) -> impl Iterator<Item = &'a Claim> + '_ {
        [
            &self.best,
            &self.agreeing,
            &self.disputed,
            &self.nearer,
            &self.weaker,
            &self.dead,
        ]
        .into_iter()
        .flatten()
        .copied()
    }

    /// The best value, where one is known and it is not "unknown".
    pub fn value(&self) -> Option<&'a Value> {
        self.first()
            .map(|claim| &claim.state.value)
            .filter(|value| **value != Value::Unknown)
    }
}
