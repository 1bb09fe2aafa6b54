//! What can be loaded but should be mended: evidence gates, orders of dates,
//! doubles, names that two subjects share, dates that lie ahead.

use std::collections::HashMap;

use jiff::civil::Date;

use super::claims::Origin;
use super::order;
use crate::catalog::Catalog;
use crate::catalog::problem::Problems;
use crate::catalog::subject::{Details, ReleaseKind, Subject};
use crate::domain::gate::{self, Circumstances};
use crate::domain::{
    Address, Claim, Property, PublisherId, Source, SourceKind, Stage, SubjectNumber,
};

/// A claim of the catalog with where it came from.
type Seen<'a> = (&'a Claim, &'a Origin);

/// Where subjects stand in the files.
pub(super) type Places = HashMap<SubjectNumber, Origin>;

/// Looks at a whole catalog; `origins` go with its claims, in their order.
pub(super) fn catalog(
    catalog: &Catalog,
    origins: &[Origin],
    places: &Places,
    today: Date,
    problems: &mut Problems,
) {
    let released = released(catalog, today);
    let hosts = hosts(catalog);
    let seen: Vec<Seen<'_>> = catalog.claims().zip(origins).collect();
    for one in &seen {
        gate(*one, catalog, &released, problems);
        sources(*one, catalog, problems);
        owners(*one, &hosts, problems);
        dates(*one, today, problems);
        order::claim(*one, today, problems);
    }
    for subject in seen.chunk_by(|(a, _), (b, _)| a.subject == b.subject) {
        order::subject(subject, catalog, problems);
        doubles(subject, problems);
    }
    names(catalog, places, problems);
}

/// What was released, as far as the claims say on this day; a series is when
/// one of its devices is, a system when one of its releases is.
fn released(catalog: &Catalog, today: Date) -> HashMap<SubjectNumber, bool> {
    let is_released = |subject: &Subject| {
        let claims = catalog.claims_of(subject.number).iter();
        let stage = crate::domain::stage::stage(claims, None, catalog.publishers(), today);
        let seen = subject
            .release()
            .is_some_and(|release| release.kind == ReleaseKind::Observed);
        seen || matches!(stage, Stage::Released(_))
    };
    let mut released: HashMap<_, _> = catalog
        .subjects()
        .map(|subject| (subject.number, is_released(subject)))
        .collect();
    let wholes: Vec<_> = catalog
        .subjects()
        .filter(|part| released.get(&part.number) == Some(&true))
        .filter_map(|part| match &part.details {
            Details::Device(device) => device.series,
            Details::Release(release) => Some(release.family),
            _ => None,
        })
        .collect();
    released.extend(wholes.into_iter().map(|whole| (whole, true)));
    released
}

fn gate(
    (claim, origin): Seen<'_>,
    catalog: &Catalog,
    released: &HashMap<SubjectNumber, bool>,
    problems: &mut Problems,
) {
    let Claim {
        state,
        subject,
        property,
        ..
    } = claim;
    let spec_of_released = *property != Property::Statement && released.get(subject) == Some(&true);
    let circumstances = Circumstances {
        spec_of_released,
        has_reason: state.reason.is_some(),
    };
    let verdict = gate::check(
        state.status,
        &state.sources,
        catalog.publishers(),
        circumstances,
    );
    if let (Err(refusal), None) = (verdict, &origin.excuse) {
        problems.warning(
            &origin.place(),
            format!(
                "{} does not pass the gate of {}: {refusal}",
                claim.id(),
                state.status.key()
            ),
            "Add such a source, lower the status, or add an honest `excuse`",
        );
    }
}

/// A reader must be able to find what a source names.
fn sources((claim, origin): Seen<'_>, catalog: &Catalog, problems: &mut Problems) {
    let findable = |source: &Source| {
        source.url.is_some()
            || source.title.is_some()
            || source.quotes.is_some()
            || catalog
                .publishers()
                .get(&source.publisher)
                .is_none_or(|publisher| {
                    publisher.address.is_some() || publisher.kind == SourceKind::Inferred
                })
    };
    for source in claim.state.sources.iter().filter(|s| !findable(s)) {
        problems.warning(
            &origin.place(),
            format!("the source {} cannot be found", source.publisher),
            "Add `url` or `title`, or an `address` in sources.toml",
        );
    }
}

/// The publisher of each web host.
fn hosts(catalog: &Catalog) -> HashMap<&str, &PublisherId> {
    let publishers = catalog.publishers().iter();
    publishers
        .flat_map(|(id, publisher)| publisher.hosts.iter().map(move |host| (&**host, id)))
        .collect()
}

/// A page is its publisher's; who read it elsewhere says where.
fn owners((claim, origin): Seen<'_>, hosts: &HashMap<&str, &PublisherId>, problems: &mut Problems) {
    if claim.is_imported() {
        return;
    }
    for source in claim.state.sources.iter() {
        let host = source.url.as_ref().map(Address::host);
        let owner = host.and_then(|host| {
            let end_at_dots = host.match_indices('.').map(|(dot, _)| &host[dot + 1..]);
            std::iter::once(host)
                .chain(end_at_dots)
                .find_map(|end| hosts.get(end))
        });
        let Some(owner) = owner else { continue };
        if **owner != source.publisher && source.via.as_ref() != Some(*owner) {
            problems.warning(
                &origin.place(),
                format!(
                    "the address of the source {} is {owner}'s",
                    source.publisher
                ),
                format!("Write `publisher = \"{owner}\"`, or add `via = \"{owner}\"`"),
            );
        }
    }
}

/// Nobody can know today what was true tomorrow.
fn dates((claim, origin): Seen<'_>, today: Date, problems: &mut Problems) {
    let of_sources = claim.state.sources.iter().filter_map(|source| source.date);
    for date in claim.dates().chain(of_sources) {
        if date.start() > today {
            problems.error(
                &origin.place(),
                format!("{date} lies ahead of {today}"),
                "`as_of` and a source's `date` say when it was known, not when it will happen",
            );
        }
    }
}

/// Two claims that say one thing on the same sources are one claim.
fn doubles(claims: &[Seen<'_>], problems: &mut Problems) {
    let same = |a: &Claim, b: &Claim| {
        (a.property, a.market, a.state.status) == (b.property, b.market, b.state.status)
            && a.state.value == b.state.value
            && a.state.as_of == b.state.as_of
            && a.state.sources == b.state.sources
    };
    for (index, (claim, origin)) in claims.iter().enumerate() {
        // Sorted by property: doubles stand near, so this stays short.
        let before = claims[..index].iter().rev();
        let mut before = before.take_while(|(other, _)| other.property == claim.property);
        if let Some((first, _)) = before.find(|(other, _)| same(other, claim)) {
            problems.warning(
                &origin.place(),
                format!("{} says the same as {}", claim.id(), first.id()),
                "Keep one of them",
            );
        }
    }
}

/// A name that two devices share would always need asking back.
fn names(catalog: &Catalog, places: &Places, problems: &mut Problems) {
    let mut owners: HashMap<(bool, String), SubjectNumber> = HashMap::new();
    for subject in catalog.subjects() {
        let others = subject.names.iter().map(|(_, name)| name);
        let others = others
            .chain(&subject.aliases)
            // An imported alias that is shared is only asked back about.
            .filter(|_| subject.hand_written)
            .map(ToString::to_string);
        let system = !matches!(
            subject.details,
            Details::Device(_) | Details::Series | Details::Brand { .. }
        );
        for name in std::iter::once(catalog.full_name(subject)).chain(others) {
            let key = (system, name.to_lowercase());
            let owner = *owners.entry(key).or_insert(subject.number);
            let Some(origin) = places.get(&subject.number) else {
                continue;
            };
            if owner == subject.number {
                continue;
            }
            let other = catalog.subject(owner).map(|owner| owner.id.to_string());
            problems.warning(
                &origin.place(),
                format!(
                    "the name {name:?} of {} is also a name of {}",
                    subject.id,
                    other.unwrap_or_default()
                ),
                "Let each name mean one thing; if both are the same thing, keep one file",
            );
        }
    }
}

/// The newest date that any claim or source carries and that is a day or
/// ends on one; times without an end do not count.
pub(super) fn newest<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Option<Date> {
    let dates = claims.into_iter().flat_map(|claim| {
        let sources = claim.statuses().map(|(_, sources)| sources);
        claim
            .dates()
            .chain(sources.filter_map(super::parts::newest))
    });
    // The start: "2026" as a date of reading does not make the data of December.
    dates.map(|date| date.start()).max()
}
