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

impl Stage {
    /// Which of the stages it is, whatever its date.
    pub fn kind(self) -> StageKind {
        match self {
            Self::Rumored => StageKind::Rumored,
            Self::Announced => StageKind::Announced,
            Self::Released(_) => StageKind::Released,
            Self::Canceled => StageKind::Canceled,
            Self::NoReleaseFound(_) => StageKind::NeverReleased,
        }
    }
}

/// A stage without its date, as people ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StageKind {
    /// As [`Stage::Released`].
    Released,
    /// As [`Stage::Announced`].
    Announced,
    /// As [`Stage::Rumored`].
    Rumored,
    /// As [`Stage::Canceled`].
    Canceled,
    /// As [`Stage::NoReleaseFound`].
    NeverReleased,
}

impl StageKind {
    /// Every stage with the key that commands use.
    pub const ALL: &[(Self, &str)] = &[
        (Self::Released, "released"),
        (Self::Announced, "announced"),
        (Self::Rumored, "rumored"),
        (Self::Canceled, "canceled"),
        (Self::NeverReleased, "never-released"),
    ];
}

/// What decides the stage of a device on any day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Milestones {
    /// The earliest confirmed release, which may lie ahead, with its first day:
    /// by whom the declared precedence puts in front, where data sets disagree.
    released: Option<(u8, Date, PartialDate)>,
    /// Whether it certainly came out, on an unknown day.
    on_sale: bool,
    canceled: bool,
    announced: bool,
    looked_for: Option<PartialDate>,
}

impl Milestones {
    /// What these claims of one device and a search for its release say.
    pub fn of<'a>(
        claims: impl IntoIterator<Item = &'a Claim>,
        looked_for_release: Option<PartialDate>,
        publishers: &Publishers,
    ) -> Self {
        let mut found = Self {
            released: None,
            on_sale: false,
            canceled: false,
            announced: false,
            looked_for: looked_for_release,
        };
        let order = |(place, first, date): &(u8, Date, PartialDate)| (*place, *first, date.end());
        for claim in claims {
            if !matches!(claim.state.status, Status::Announced | Status::Confirmed) {
                continue;
            }
            if claim.state.status == Status::Confirmed {
                let date = date_of(claim).filter(|_| claim.property == Property::ReleaseDate);
                let date = date.map(|date| (claim.place(publishers), date.start(), date));
                found.released = found.released.into_iter().chain(date).min_by_key(order);
                found.on_sale = found.on_sale || shows_release(claim, publishers);
            }
            found.canceled |= claim.property == Property::ReleaseCanceled
                && claim.state.value == Value::Boolean(true);
            found.announced = found.announced || is_announcement(claim);
        }
        found
    }

    /// The same, where data sets list the device: they list what was sold, also
    /// where they say nothing else of it. A date says more.
    pub fn listed(self, listed: bool) -> Self {
        Self {
            on_sale: self.on_sale || (listed && self.released.is_none()),
            ..self
        }
    }

    /// The first day on which it is out: the first of all days where it is out
    /// and nobody says since when, the last of all days where it never is.
    pub fn out_from(self) -> Date {
        if self.on_sale {
            Date::MIN
        } else {
            self.released.map_or(Date::MAX, |(_, first, _)| first)
        }
    }

    /// The stage on this day.
    pub fn on(self, today: Date) -> Stage {
        let released = self.released.filter(|(_, first, _)| *first <= today);
        if let Some((_, _, date)) = released {
            Stage::Released(Some(date))
        } else if self.on_sale {
            Stage::Released(None)
        } else if self.canceled {
            Stage::Canceled
        } else if self.announced {
            Stage::Announced
        } else {
            self.looked_for
                .map_or(Stage::Rumored, Stage::NoReleaseFound)
        }
    }
}

/// The stage that these claims of one device and a search for its release make.
pub fn stage<'a>(
    claims: impl IntoIterator<Item = &'a Claim>,
    looked_for_release: Option<PartialDate>,
    publishers: &Publishers,
    today: Date,
) -> Stage {
    Milestones::of(claims, looked_for_release, publishers).on(today)
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
