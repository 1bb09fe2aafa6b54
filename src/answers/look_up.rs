//! The devices that a message names.

use super::device::{claims_about, facts};
use super::question::View;
use super::{Answer, Candidate, Said};
use crate::catalog::{Catalog, Subject};
use crate::domain::{Claim, Market, Property, Stage, SubjectNumber};
use crate::search::Snapshot;

/// The most devices that one message tells.
pub const MOST: usize = 5;

/// The devices that a message names, in its order, at most [`MOST`].
#[derive(Debug, Clone, PartialEq)]
pub struct LookUpAnswer {
    /// The devices.
    pub devices: Vec<Named>,
    /// How many more the message names.
    pub more: usize,
}

/// A device that a message names.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// The device.
    pub candidate: Candidate,
    /// What is most wanted of it: the denied or rumored system of a device
    /// that is not out, the chip, the screen or the battery of one that is.
    pub fact: Option<Said>,
}

/// Finds devices in a text.
pub fn answer(snapshot: &Snapshot, text: &str, view: &View) -> Answer {
    let catalog = &snapshot.catalog;
    let mut numbers: Vec<SubjectNumber> = Vec::new();
    for mention in snapshot.devices.scan(text) {
        if !numbers.contains(&mention.number) {
            numbers.push(mention.number);
        }
    }
    let named = |number: &SubjectNumber| {
        let subject = catalog.subject(*number)?;
        let candidate = Candidate::of(catalog, subject, view.today);
        let fact = fact(catalog, subject, candidate.stage, view);
        Some(Named { candidate, fact })
    };
    let found: Vec<Named> = numbers.iter().filter_map(named).collect();
    let more = found.len().saturating_sub(MOST);
    Answer::LookUp(LookUpAnswer {
        devices: found.into_iter().take(MOST).collect(),
        more,
    })
}

/// The one fact that says most about a device.
fn fact(catalog: &Catalog, subject: &Subject, stage: Option<Stage>, view: &View) -> Option<Said> {
    use Property::{
        BatteryCapacity, ChipSoc, ChipVendor, DisplaySize, OsCurrent, OsLaunch, ReleaseAnnounced,
        ReleaseDate,
    };
    let wanted: &[Property] = match stage {
        Some(Stage::Released(_)) => &[ChipSoc, OsCurrent, OsLaunch, DisplaySize, BatteryCapacity],
        Some(Stage::Announced | Stage::Rumored) => &[
            ReleaseDate,
            ReleaseAnnounced,
            OsLaunch,
            ChipSoc,
            BatteryCapacity,
        ],
        _ => &[OsLaunch, ChipSoc, ChipVendor, BatteryCapacity],
    };
    let claims = claims_about(catalog, subject);
    let visible = |claim: &&Claim| view.show_rumors || !claim.state.status.is_unconfirmed();
    let shown: Vec<&Claim> = claims.into_iter().filter(visible).collect();
    let market = view.market.filter(|market| *market != Market::WORLD);
    let facts = facts(catalog, subject.number, &shown, market, view.today);
    wanted.iter().find_map(|property| {
        let of = |fact: &&super::device::Fact| fact.property() == Some(*property) && fact.is_own();
        facts
            .iter()
            .find(of)
            .and_then(|fact| fact.leading().cloned())
    })
}
