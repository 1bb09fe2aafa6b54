//! Which claims belong to a question about one subject and what hangs below it.

use std::collections::HashSet;

use crate::catalog::{Catalog, Details, Subject};
use crate::domain::{Claim, IdOf, Market, MarketTree, OsVersion, SubjectNumber, Value};

/// The contested claims that concern `about`, or all of them, in the order of
/// the catalog. A brand covers its devices and series and what it says itself;
/// a series its devices; a device what its series and brand say of it; a
/// system its lines and releases and every claim that names it as a value.
pub(super) fn contested<'a>(
    catalog: &'a Catalog,
    about: Option<&Subject>,
    market: Option<Market>,
) -> Vec<&'a Claim> {
    let reaches = |claim: &Claim| reaches(catalog.markets(), claim, market);
    let Some(about) = about else {
        return catalog.contested().filter(|claim| reaches(claim)).collect();
    };
    let covered = covered(catalog, about);
    let inherited: HashSet<IdOf<'_>> = catalog
        .inherited(about)
        .into_iter()
        .map(Claim::id)
        .collect();
    let belongs = |claim: &Claim| {
        covered.contains(&claim.subject)
            || inherited.contains(&claim.id())
            || names(catalog, about, &claim.state.value)
    };
    catalog
        .contested()
        .filter(|claim| belongs(claim) && reaches(claim))
        .collect()
}

/// Whether a claim holds in this market, which may be any.
pub(super) fn reaches(tree: &MarketTree, claim: &Claim, market: Option<Market>) -> bool {
    market.is_none_or(|market| tree.distance(market, claim.market).is_some())
}

/// The subject and what hangs below it.
fn covered(catalog: &Catalog, about: &Subject) -> HashSet<SubjectNumber> {
    let mut covered: HashSet<SubjectNumber> = [about.number].into();
    covered.extend(catalog.members(about.number).map(|member| member.number));
    if let Details::Line { family, .. } = about.details {
        let of_line = |member: &&Subject| {
            member
                .release()
                .is_some_and(|release| release.line == Some(about.number))
        };
        covered.extend(
            catalog
                .members(family)
                .filter(of_line)
                .map(|member| member.number),
        );
    }
    covered
}

/// Whether a value names this system, line or release.
fn names(catalog: &Catalog, about: &Subject, value: &Value) -> bool {
    match value {
        Value::Os(os) => is_system(catalog, about, os),
        Value::List(values) => values.iter().any(|value| names(catalog, about, value)),
        _ => false,
    }
}

fn is_system(catalog: &Catalog, about: &Subject, os: &OsVersion) -> bool {
    match &about.details {
        Details::Family | Details::Skin { .. } => os.system == about.id,
        Details::Line { .. } => catalog
            .line_of(os)
            .is_some_and(|line| line.number == about.number),
        Details::Release(release) => {
            let family = catalog.subject(release.family);
            family.is_some_and(|family| family.id == os.system)
                && os.version.as_ref() == Some(&release.version)
        }
        Details::Device(_) | Details::Series | Details::Brand { .. } | Details::Service => false,
    }
}
