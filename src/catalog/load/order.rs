//! Dates that cannot follow each other: a history that goes back, a sale
//! before the showing, an end of support before the sale, a confirmed release
//! that lies ahead.

use jiff::civil::Date;

use super::claims::Origin;
use crate::catalog::Catalog;
use crate::catalog::problem::Problems;
use crate::domain::{Claim, PartialDate, Property, Status, Value};

/// A claim of the catalog with where it came from.
type Seen<'a> = (&'a Claim, &'a Origin);

/// Two properties of which the first never lies after the second, and what is
/// said where it does.
const ORDER: &[(Property, Property, &str, &str)] = &[
    (
        Property::ReleaseAnnounced,
        Property::ReleaseDate,
        "the release",
        "the announcement",
    ),
    (
        Property::ReleaseDate,
        Property::SupportUntil,
        "the end of support",
        "the release",
    ),
    (
        Property::ReleaseDate,
        Property::SupportUpgradesUntil,
        "the end of upgrades",
        "the release",
    ),
];

/// Looks at the claims of one subject.
pub(super) fn subject(claims: &[Seen<'_>], catalog: &Catalog, problems: &mut Problems) {
    for (first, second, what, other) in ORDER {
        for (earlier, _, from) in dated(claims, *first) {
            for (later, origin, to) in dated(claims, *second) {
                let (inner, outer) = (later.market, earlier.market);
                let one_voice = !told_apart(earlier, later);
                if to.is_before(from)
                    && one_voice
                    && catalog.markets().distance(inner, outer).is_some()
                {
                    problems.warning(
                        &origin.place(),
                        format!("{what} of {to} lies before {other} of {from}"),
                        "Mend one of the two dates, or give each its market",
                    );
                }
            }
        }
    }
}

/// Whether a data set says the one and somebody else the other: then they
/// disagree, which readers are shown, and no file is wrong.
fn told_apart(one: &Claim, other: &Claim) -> bool {
    let voice = |claim: &Claim| claim.state.sources.first().map(|s| s.publisher.clone());
    (one.is_imported() || other.is_imported()) && voice(one) != voice(other)
}

/// The backed claims of a property with their dates.
fn dated<'s>(
    claims: &'s [Seen<'s>],
    property: Property,
) -> impl Iterator<Item = (&'s Claim, &'s Origin, PartialDate)> {
    claims.iter().filter_map(move |(claim, origin)| {
        let backed = matches!(claim.state.status, Status::Announced | Status::Confirmed);
        match claim.state.value {
            Value::Date(date) if backed && claim.property == property => {
                Some((*claim, *origin, date))
            }
            _ => None,
        }
    })
}

/// Looks at one claim.
pub(super) fn claim((claim, origin): Seen<'_>, today: Date, problems: &mut Problems) {
    let mut before: Option<PartialDate> = None;
    for date in claim.dates() {
        if let Some(before) = before.filter(|before| date.is_before(*before)) {
            problems.warning(
                &origin.place(),
                format!("the history goes back from {before} to {date}"),
                "List earlier states in `history`, oldest first; the claim itself is the newest",
            );
        }
        before = Some(date);
    }
    let came_out = matches!(
        claim.property,
        Property::ReleaseDate | Property::ReleaseAnnounced
    );
    if let Value::Date(date) = claim.state.value
        && came_out
        && claim.state.status == Status::Confirmed
        && date.start() > today
    {
        problems.warning(
            &origin.place(),
            format!("{date} is confirmed, and lies ahead of {today}"),
            "What is still to come is `announced` at most",
        );
    }
}
