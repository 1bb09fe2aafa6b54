//! Which system a device runs where: at launch, after updates, and what its
//! maker puts on phones in general.

use super::{Fact, order};
use crate::answers::Said;
use crate::catalog::Catalog;
use crate::domain::{Market, Property};

/// The systems of a device in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Systems {
    /// Where; several places where the same is known in each.
    pub places: Vec<Market>,
    /// The system that it runs now or was launched with, with all that is
    /// known of it; `None` when only its maker's habit is known.
    pub own: Option<Fact>,
    /// The newest system that it was or will be updated to, where that is not
    /// the one in `own`.
    pub update: Option<Said>,
    /// What its maker puts on its phones there.
    pub maker: Option<Said>,
}

/// The systems of a device, from its facts, place by place.
pub(super) fn systems(catalog: &Catalog, facts: &[Fact], market: Option<Market>) -> Vec<Systems> {
    let of = |property: Property| {
        facts
            .iter()
            .filter(move |fact| fact.property() == Some(property))
    };
    // Current values say more than those of the launch.
    let own: Vec<&Fact> = of(Property::OsCurrent)
        .chain(of(Property::OsLaunch))
        .filter(|fact| fact.is_own())
        .collect();
    let mut found: Vec<Systems> = Vec::new();
    for fact in own {
        let taken = |place: &Market| found.iter().any(|known| known.places.contains(place));
        if !fact.places.iter().all(taken) {
            found.push(Systems {
                places: fact.places.clone(),
                own: Some(fact.clone()),
                update: None,
                maker: None,
            });
        }
    }
    for fact in of(Property::OsUpgrade) {
        add_update(&mut found, fact);
    }
    for fact in of(Property::OsPhones) {
        add_maker(catalog, &mut found, fact, market.is_some());
    }
    found.sort_by_key(|known| known.places.first().map(|place| order(*place)));
    found
}

fn add_update(found: &mut Vec<Systems>, fact: &Fact) {
    let newest = fact.best.iter().max_by_key(|said| {
        let major = match said.value.each().last() {
            Some(crate::domain::Value::Os(os)) => os.major(),
            _ => None,
        };
        (major, said.since.or(said.as_of).map(|date| date.end()))
    });
    let Some(newest) = newest else {
        return;
    };
    let here = found.iter_mut().find(|known| known.places == fact.places);
    match here {
        Some(known) => {
            let leading = known.own.as_ref().and_then(Fact::leading);
            if leading.is_none_or(|said| said.value != newest.value) {
                known.update = Some(newest.clone());
            }
        }
        None => found.push(Systems {
            places: fact.places.clone(),
            own: None,
            update: Some(newest.clone()),
            maker: None,
        }),
    }
}

/// A maker's habit stands beside what is known of the device itself in the
/// same place or inside it, and alone where nothing is.
fn add_maker(catalog: &Catalog, found: &mut Vec<Systems>, fact: &Fact, one_market: bool) {
    let Some(habit) = fact.best.first() else {
        return;
    };
    let tree = catalog.markets();
    let mut told = false;
    for known in found.iter_mut() {
        let inside = |place: &Market| {
            let mut outer = fact.places.iter();
            one_market || outer.any(|outer| tree.distance(*place, *outer).is_some())
        };
        if known.places.iter().all(inside) {
            known.maker = Some(habit.clone());
            told = true;
        }
    }
    let around = found.iter().any(|known| {
        let mut places = known.places.iter();
        places.any(|outer| {
            fact.places
                .iter()
                .all(|place| tree.distance(*place, *outer).is_some())
        })
    });
    if !told && !around {
        found.push(Systems {
            places: fact.places.clone(),
            own: None,
            update: None,
            maker: Some(habit.clone()),
        });
    }
}
