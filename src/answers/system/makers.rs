//! Who ships a system, did once, plans to, is said to, or denied it.
//!
//! A maker stands in one group; what speaks against it, or is weaker, stands
//! beneath. The groups, the strongest first:
//!
//! | group | a maker stands there when |
//! | --- | --- |
//! | ships it | it is confirmed that it ships the system or puts it on its phones; or its newest device that is confirmed to have come with it or got it is at most [`RECENT_YEARS`] years old; or it makes an interface built on it |
//! | shipped it once | that was confirmed and is superseded; old devices do not bring it back |
//! | no newer device | it has only older confirmed devices: that it stopped is not known |
//! | announced | it, or a device of it, is announced |
//! | partner outside phones | it works with the system on other products; however well that is backed, it makes no phones with it |
//! | only rumored | it, a plan, talks or a device are rumored or leaked |
//! | denied | all that was said was debunked or taken back |
//!
//! A partnership is a tie of its own, so it comes before a rumor, and a denied
//! plan for phones stands beneath it. A claim that names no version belongs to
//! no line of a family. On the card of a line it is told beneath a maker that
//! has devices of the line; makers without any are named, not grouped.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::devices::{self, DeviceGroup, DeviceRow};
use super::{Evidence, Fit, Found, Look, TopicAnswer};
use crate::answers::Said;
use crate::catalog::{Details, Subject};
use crate::domain::{Market, Property, Status, SubjectNumber};

/// A maker whose newest device with the system is older than this many years
/// does not count as one that ships it, unless a claim says more. Longer than
/// makers take between two models, shorter than systems live.
pub const RECENT_YEARS: i32 = 3;

/// Who ships a system.
#[derive(Debug, Clone, PartialEq)]
pub struct MakersAnswer {
    /// The makers: by group, then those with most devices, then by name.
    pub makers: Vec<MakerRow>,
    /// Makers of which it was said without a version, when a line or release
    /// was asked for.
    pub version_unsaid: Vec<String>,
}

/// One maker.
#[derive(Debug, Clone, PartialEq)]
pub struct MakerRow {
    /// Its number.
    pub number: SubjectNumber,
    /// Its name.
    pub name: String,
    /// Its group.
    pub group: MakerGroup,
    /// The claims that put it there, best first; none when only devices do.
    pub leads: Vec<Said>,
    /// Its devices that come with it or got it, by line, the newest line first.
    pub devices: Vec<DeviceCount>,
    /// Devices that are said to get it, while none has it.
    pub expected: Vec<DeviceRow>,
    /// Devices for which it was denied.
    pub denied: Vec<DeviceRow>,
    /// What is weaker, or speaks against it.
    pub beside: Vec<Said>,
    /// What is said of the whole family, without a version, when a line or
    /// release was asked for.
    pub of_family: Vec<Said>,
    /// When the newest of its devices came out or got it, as far as known.
    pub newest: Option<Date>,
    /// What it puts on its phones instead, when it does not ship the system.
    pub instead: Vec<Said>,
    /// The skin as which it ships the system.
    pub skins: Vec<String>,
}

/// Some devices of one maker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceCount {
    /// The name of the line, where the family has lines and the version is known.
    pub line: Option<String>,
    /// Whether the version, and with it the line, is known.
    pub version_known: bool,
    /// How many.
    pub count: usize,
    /// Where, when that is one market for all of them.
    pub market: Option<Market>,
}

/// How a maker and a system go together, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MakerGroup {
    /// It ships it.
    Ships,
    /// It did once.
    Once,
    /// It did; that it stopped is not known, but it has no newer device.
    Earlier,
    /// It has announced it.
    Announced,
    /// It works with it on products that are no phones.
    Partner,
    /// It is only said to.
    Rumored,
    /// It was said to, and that was denied.
    Denied,
}

impl MakerGroup {
    /// Every group in the order of a card: what is, what may be, what is not,
    /// and apart from phones.
    pub const ALL: &[Self] = &[
        Self::Ships,
        Self::Once,
        Self::Earlier,
        Self::Announced,
        Self::Rumored,
        Self::Denied,
        Self::Partner,
    ];

    fn of_claim(said: &Said) -> Self {
        let ships = matches!(said.property, Property::MakerOs | Property::OsPhones);
        match (said.property, said.status) {
            (_, Status::Debunked | Status::Withdrawn) => Self::Denied,
            (Property::MakerOsPartner, _) => Self::Partner,
            (_, Status::Superseded) => Self::Once,
            (Property::MakerOsTalks, _) | (_, Status::Rumored | Status::Leaked) => Self::Rumored,
            (_, Status::Confirmed) if ships => Self::Ships,
            (_, Status::Confirmed | Status::Announced) => Self::Announced,
        }
    }
}

/// What a maker can say of a system.
const SAYS: &[Property] = &[
    Property::MakerOs,
    Property::OsPhones,
    Property::MakerOsPlan,
    Property::MakerOsTalks,
    Property::MakerOsPartner,
];

/// Everything found of one maker.
#[derive(Default)]
struct Gathered {
    said: Vec<Said>,
    of_family: Vec<Said>,
    instead: Vec<Said>,
    devices: Vec<DeviceRow>,
    skins: Vec<String>,
}

pub(super) fn find(look: &Look<'_>) -> Found {
    let collected = devices::collect(look);
    let mut hidden = collected.hidden;
    let mut gathered: BTreeMap<SubjectNumber, Gathered> = BTreeMap::new();
    for row in collected.rows {
        if let Some(brand) = row.brand {
            gathered.entry(brand).or_default().devices.push(row);
        }
    }
    for subject in look.catalog.subjects() {
        let brand = match subject.details {
            Details::Brand { .. } => Some(subject.number),
            Details::Series => subject.brand,
            _ => None,
        };
        if let Some(brand) = brand {
            let of = gathered.entry(brand).or_default();
            hidden += claims(look, subject, brand, of);
        }
    }
    for skin in super::skins_on(look) {
        if let Some(brand) = skin.brand {
            let skins = &mut gathered.entry(brand).or_default().skins;
            skins.push(skin.name.to_string());
        }
    }
    let mut version_unsaid = Vec::new();
    let mut makers = Vec::new();
    for (brand, gathered) in gathered {
        let Some(brand) = look.catalog.subject(brand) else {
            continue;
        };
        let spoken_of = !gathered.of_family.is_empty();
        match maker(look, brand, gathered) {
            Some(maker) => makers.push(maker),
            None if spoken_of => version_unsaid.push(brand.name.to_string()),
            None => {}
        }
    }
    makers.sort_by_cached_key(|maker| {
        let devices: usize = maker.devices.iter().map(|some| some.count).sum();
        (maker.group, Reverse(devices), maker.name.to_lowercase())
    });
    version_unsaid.sort_by_key(|name| name.to_lowercase());
    let said: Vec<&Said> = makers.iter().flat_map(MakerRow::said).collect();
    Found {
        hidden,
        markets: said.iter().map(|said| said.market).collect(),
        evidence: Evidence::of(said.iter().copied()),
        topic: TopicAnswer::Makers(MakersAnswer {
            makers,
            version_unsaid,
        }),
    }
}

impl MakerRow {
    fn said(&self) -> impl Iterator<Item = &Said> {
        let of_devices = self.expected.iter().chain(&self.denied);
        [&self.leads, &self.beside, &self.of_family, &self.instead]
            .into_iter()
            .flatten()
            .chain(of_devices.flat_map(|row| &row.held).map(|held| &held.said))
    }
}

/// Sorts the claims of a brand or of one of its series into what was gathered
/// of the brand; the number of those that are not shown.
fn claims(
    look: &Look<'_>,
    subject: &Subject,
    brand: SubjectNumber,
    gathered: &mut Gathered,
) -> usize {
    let mut hidden = 0;
    let claims = look.catalog.claims_of(subject.number).iter();
    for claim in claims.filter(|c| SAYS.contains(&c.property) && look.reaches(c.market)) {
        let instead = claim.property == Property::OsPhones && claim.is_live();
        let place = match look.scope.fit(look.catalog, &claim.state.value) {
            Fit::Yes => &mut gathered.said,
            Fit::Unsaid => &mut gathered.of_family,
            Fit::No if instead => &mut gathered.instead,
            Fit::No => continue,
        };
        if look.shows(claim) {
            place.push(look.said(claim, brand));
        } else {
            hidden += 1;
        }
    }
    hidden
}

fn maker(look: &Look<'_>, brand: &Subject, gathered: Gathered) -> Option<MakerRow> {
    let devices = &gathered.devices;
    let counted: Vec<&DeviceRow> = devices.iter().filter(|row| has(row)).collect();
    let newest = counted.iter().filter_map(|row| day(row)).max();
    let group = group(look, &gathered, newest)?;
    let in_group = |wanted: &[DeviceGroup]| -> Vec<DeviceRow> {
        let rows = devices.iter();
        rows.filter(|row| wanted.contains(&row.group))
            .cloned()
            .collect()
    };
    let (mut leads, mut beside): (Vec<Said>, Vec<Said>) = gathered
        .said
        .into_iter()
        .partition(|one| MakerGroup::of_claim(one) == group);
    leads.sort_by_key(told);
    beside.sort_by_key(told);
    Some(MakerRow {
        number: brand.number,
        name: brand.name.to_string(),
        group,
        leads,
        beside,
        of_family: of_family(gathered.of_family),
        devices: count(look, &counted),
        expected: if counted.is_empty() {
            in_group(&[DeviceGroup::Announced, DeviceGroup::Rumored])
        } else {
            Vec::new()
        },
        denied: in_group(&[DeviceGroup::Denied]),
        instead: if group == MakerGroup::Ships {
            Vec::new()
        } else {
            gathered.instead
        },
        skins: gathered.skins,
        newest,
    })
}

/// What is worth saying of a whole family on the card of one line: the best
/// claim, and what was denied. The rest stands on the family's own card.
fn of_family(mut said: Vec<Said>) -> Vec<Said> {
    said.sort_by_key(|one| (MakerGroup::of_claim(one), told(one)));
    let mut first = true;
    said.retain(|one| {
        let kept = first || MakerGroup::of_claim(one) == MakerGroup::Denied;
        first = false;
        kept
    });
    said
}

/// The group of a maker; see the table above.
fn group(look: &Look<'_>, gathered: &Gathered, newest: Option<Date>) -> Option<MakerGroup> {
    let of_claims = gathered.said.iter().map(MakerGroup::of_claim).min();
    let any_with = |wanted: fn(&DeviceRow) -> bool| gathered.devices.iter().any(wanted);
    let on_record = any_with(has);
    let of_family = gathered.of_family.iter().map(MakerGroup::of_claim).min();
    let of_family = of_family.filter(|group| on_record && *group <= MakerGroup::Once);
    let long_ago = look.view.today.checked_sub(RECENT_YEARS.years()).ok();
    let of_devices = if on_record {
        let old = newest
            .zip(long_ago)
            .is_some_and(|(newest, long_ago)| newest < long_ago);
        Some(if old {
            MakerGroup::Earlier
        } else {
            MakerGroup::Ships
        })
    } else {
        let groups = gathered.devices.iter().map(|row| match row.group {
            DeviceGroup::Released | DeviceGroup::Updated | DeviceGroup::Runs => MakerGroup::Ships,
            DeviceGroup::Once => MakerGroup::Once,
            DeviceGroup::Announced => MakerGroup::Announced,
            DeviceGroup::Rumored => MakerGroup::Rumored,
            DeviceGroup::Denied => MakerGroup::Denied,
        });
        groups.min()
    };
    let of_skins = (!gathered.skins.is_empty()).then_some(MakerGroup::Ships);
    let said = [of_claims, of_family].into_iter().flatten().min();
    // A maker that is said to have left is not brought back by its old devices.
    if said == Some(MakerGroup::Once) {
        return said;
    }
    [said, of_devices, of_skins].into_iter().flatten().min()
}

fn has(row: &DeviceRow) -> bool {
    row.group.has_it()
}

/// When a device came out or got the system; else the day for which it is known.
fn day(row: &DeviceRow) -> Option<Date> {
    let since = row.held.iter().filter_map(|held| held.said.since);
    let as_of = row.held.iter().filter_map(|held| held.said.as_of);
    let known = since.map(|since| since.end()).chain(row.released).max();
    known.or_else(|| as_of.map(|as_of| as_of.end()).max())
}

/// Order in which claims of one group are told: shipping before phones, plans
/// and talks, then the wide markets first.
fn told(said: &Said) -> impl Ord + use<> {
    let place = SAYS.iter().position(|property| *property == said.property);
    (place, super::order(said.market), said.key)
}

/// Devices by line; one that got a newer line counts in both.
fn count(look: &Look<'_>, rows: &[&DeviceRow]) -> Vec<DeviceCount> {
    let lines = super::lines(look.catalog, look.scope.family);
    let mut by_line: BTreeMap<Option<usize>, Vec<&DeviceRow>> = BTreeMap::new();
    for row in rows {
        let systems = row
            .held
            .iter()
            .flat_map(|held| super::scope::systems(&held.said.value));
        let mut of_row: Vec<usize> = systems
            .filter(|os| look.scope.fits(look.catalog, os) == Fit::Yes)
            .filter_map(|os| look.catalog.line_of(os))
            .filter_map(|of| lines.iter().position(|line| line.number == of.number))
            .collect();
        of_row.sort_unstable();
        of_row.dedup();
        if of_row.is_empty() {
            by_line.entry(None).or_default().push(row);
        }
        for line in of_row {
            by_line.entry(Some(line)).or_default().push(row);
        }
    }
    let counted = by_line.into_iter().rev();
    counted
        .map(|(line, rows)| {
            let mut markets: Vec<Market> = rows.iter().flat_map(|row| row.markets()).collect();
            markets.sort_unstable();
            markets.dedup();
            DeviceCount {
                line: line
                    .and_then(|at| lines.get(at))
                    .map(|line| line.name.clone()),
                version_known: line.is_some() || lines.is_empty(),
                count: rows.len(),
                market: match markets.as_slice() {
                    [only] => Some(*only),
                    _ => None,
                },
            }
        })
        .collect()
}
