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
    claims: impl IntoIterator<Item = &'a Claim>,
    looked_for_release: Option<PartialDate>,
    publishers: &Publishers,
    today: Date,
) -> Stage {
    let backed: Vec<&Claim> = claims
        .into_iter()
        .filter(|claim| matches!(claim.state.status, Status::Announced | Status::Confirmed))
        .collect();
    let confirmed = || {
        let all = backed.iter().copied();
        all.filter(|claim| claim.state.status == Status::Confirmed)
    };
    let released = confirmed()
        .filter(|claim| claim.property == Property::ReleaseDate)
        .filter_map(date_of)
        .filter(|date| date.start() <= today)
        .min_by_key(|date| (date.start(), date.end()));
    if released.is_some() {
        return Stage::Released(released);
    }
    if confirmed().any(|claim| shows_release(claim, publishers)) {
        return Stage::Released(None);
    }
    let canceled = |claim: &&Claim| {
        claim.property == Property::ReleaseCanceled && claim.state.value == Value::Boolean(true)
    };
    if backed.iter().any(canceled) {
        return Stage::Canceled;
    }
    if backed.iter().any(|claim| is_announcement(claim)) {
        return Stage::Announced;
    }
    looked_for_release.map_or(Stage::Rumored, Stage::NoReleaseFound)
}

/// A market where it is sold, or a data set of things that exist. A date that
/// a data set gives for the release may lie ahead, so it shows nothing.
fn shows_release(claim: &Claim, publishers: &Publishers) -> bool {
    let dated = matches!(
        claim.property,
        Property::ReleaseDate | Property::ReleaseAnnounced
    );
    claim.property == Property::ReleaseMarket
        || !dated
            && claim.state.sources.iter().any(|source| {
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

/// Whether the claim expects something by a date that has passed. Who reports
/// a day that lies behind them expects nothing.
pub fn expected_date_passed(claim: &Claim, today: Date) -> bool {
    let said = claim.state.as_of;
    claim.state.status.is_unconfirmed()
        && matches!(
            claim.property,
            Property::ReleaseDate | Property::ReleaseAnnounced
        )
        && date_of(claim).is_some_and(|date| {
            date.has_passed(today) && said.is_none_or(|said| said.start() < date.end())
        })
}
