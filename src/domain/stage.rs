//! What is computed from claims and never stored: a device's stage, whether a
//! claim is stale, whether its expected date has passed.

use jiff::civil::Date;

use super::claim::Claim;
use super::date::PartialDate;
use super::property::Property;
use super::source::{Publishers, SourceKind};
use super::status::Status;
use super::value::Value;

/// How far a device has come, as far as the catalog knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing but rumors and leaks.
    Rumored,
    /// Its maker has announced it.
    Announced,
    /// It is or was on sale, since this date where it is known.
    Released(Option<PartialDate>),
    /// The plan to sell it was dropped.
    Canceled,
    /// Somebody looked for a release and found none as of this date. That is
    /// absence, never a confirmed claim.
    NoReleaseFound(PartialDate),
}

/// A rumor or leak is stale when its newest source is older than this.
pub const STALE_AFTER_DAYS: i32 = 180;

/// The stage that these claims of one device and a search for its release make.
pub fn stage<'a>(
    claims: impl Iterator<Item = &'a Claim> + Clone,
    looked_for_release: Option<PartialDate>,
    publishers: &Publishers,
    today: Date,
) -> Stage {
    let confirmed = |claim: &&Claim| claim.state.status == Status::Confirmed;
    let released: Vec<PartialDate> = claims
        .clone()
        .filter(confirmed)
        .filter(|claim| claim.property == Property::ReleaseDate)
        .filter_map(|claim| date_of(claim))
        .filter(|date| date.start() <= today)
        .collect();
    if let Some(first) = released
        .into_iter()
        .min_by_key(|date| (date.start(), date.end()))
    {
        return Stage::Released(Some(first));
    }
    if claims
        .clone()
        .filter(confirmed)
        .any(|claim| shows_release(claim, publishers))
    {
        return Stage::Released(None);
    }
    let backed =
        |claim: &&Claim| matches!(claim.state.status, Status::Announced | Status::Confirmed);
    if claims
        .clone()
        .filter(backed)
        .any(|c| c.property == Property::ReleaseCanceled && c.state.value == Value::Boolean(true))
    {
        return Stage::Canceled;
    }
    if claims
        .clone()
        .any(|claim| backed(&claim) && is_announcement(claim))
    {
        return Stage::Announced;
    }
    looked_for_release.map_or(Stage::Rumored, Stage::NoReleaseFound)
}

/// A market where it is sold, or a data set of things that exist.
fn shows_release(claim: &Claim, publishers: &Publishers) -> bool {
    claim.property == Property::ReleaseMarket
        || claim.state.sources.iter().any(|source| {
            publishers
                .get(&source.publisher)
                .is_some_and(|p| p.kind == SourceKind::Dataset)
        })
}

/// Whether the claim, once backed, means that the maker has shown the device.
/// A plan that names no model, such as "no new flagship this year", does not.
fn is_announcement(claim: &Claim) -> bool {
    !matches!(
        claim.property,
        Property::Statement | Property::ReleaseCanceled | Property::DesignNote
    ) && !date_of(claim).is_some_and(|date| date.not_before)
}

fn date_of(claim: &Claim) -> Option<PartialDate> {
    match claim.state.value {
        Value::Date(date) => Some(date),
        _ => None,
    }
}

/// Whether a rumor or leak has had no new source for [`STALE_AFTER_DAYS`].
pub fn is_stale(claim: &Claim, today: Date) -> bool {
    matches!(claim.state.status, Status::Rumored | Status::Leaked)
        && claim
            .newest_evidence()
            .is_none_or(|date| date.age_in_days(today) > STALE_AFTER_DAYS)
}

/// Whether the claim expects something by a date that has passed.
pub fn expected_date_passed(claim: &Claim, today: Date) -> bool {
    claim.state.status.is_unconfirmed()
        && matches!(
            claim.property,
            Property::ReleaseDate | Property::ReleaseAnnounced
        )
        && date_of(claim).is_some_and(|date| date.has_passed(today))
}
