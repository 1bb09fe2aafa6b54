//! From what somebody typed to the subject that is meant, or to the answers
//! "which one?" and "no record".

mod several;

use jiff::civil::Date;

use several::those_with_every_word;

use super::question::Wanted;
use crate::catalog::{Catalog, Subject};
use crate::domain::stage::Milestones;
use crate::domain::{Stage, SubjectKind, SubjectNumber};
use crate::search::{Found, Outcome, Rule, Snapshot, same_name};

/// Several subjects fit; the reader chooses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Which {
    /// What was typed.
    pub typed: String,
    /// What fits, best first, at most 25.
    pub candidates: Vec<Candidate>,
}

/// Nothing fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miss {
    /// What was typed.
    pub typed: String,
    /// What was looked for.
    pub kinds: Kinds,
    /// What comes nearest, best first; may be empty.
    pub nearest: Vec<Candidate>,
    /// A system of exactly that name, where a device was looked for.
    pub system: Option<Candidate>,
}

/// A subject to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its number.
    pub number: SubjectNumber,
    /// Its full name.
    pub name: String,
    /// How far it has come; only devices have a stage.
    pub stage: Option<Stage>,
}

impl Candidate {
    /// A subject as something to choose on this day.
    pub fn of(catalog: &Catalog, subject: &Subject, today: Date) -> Self {
        Self {
            number: subject.number,
            name: catalog.full_name(subject),
            stage: stage_of(catalog, subject, today),
        }
    }
}

/// How far a device has come on this day; `None` for anything else.
pub fn stage_of(catalog: &Catalog, subject: &Subject, today: Date) -> Option<Stage> {
    let device = subject.device()?;
    let looked_for = device.looked_for_release.as_ref();
    let milestones = Milestones::of(
        catalog.claims_of(subject.number),
        looked_for.map(|looked| looked.as_of),
        catalog.publishers(),
    );
    Some(milestones.listed(!device.named_by.is_empty()).on(today))
}

/// A device's name without its brand, where that stands alone: "X60 Pro", but
/// "Xiaomi 13" and "Fairphone (Gen. 6)".
pub(super) fn short_name(catalog: &Catalog, subject: &Subject) -> String {
    let name = subject.name.as_str();
    if name.starts_with(char::is_alphabetic) {
        name.to_owned()
    } else {
        catalog.full_name(subject)
    }
}

/// Which subjects are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kinds {
    /// Devices.
    Device,
    /// Operating systems, their lines, and skins.
    System,
    /// Makers.
    Brand,
    /// Anything that claims can be about.
    Any,
    /// Claims.
    Claim,
}

/// The subject that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// Its number; the catalog has it.
    pub number: SubjectNumber,
    /// What was typed, when it was not the exact name.
    pub inexact: Option<String>,
    /// What else it could have meant, best first; only after inexact words.
    pub runners_up: Vec<Candidate>,
}

/// Why no subject is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unresolved {
    /// Several fit.
    Which(Which),
    /// None fits.
    NoRecord(Miss),
}

/// How many devices are asked about: as many as a menu holds.
const MOST_ASKED: usize = 25;
/// How many runners-up a card offers.
const RUNNERS_UP: usize = 5;
/// Below this confidence a runner-up shares a word with what was typed, but no
/// number: "noka x60pro" is no Huawei nova 14 Pro.
const RUNNER_UP: f32 = 0.15;
/// What is less likely than this part of the first is not asked about.
const OF_THE_FIRST: f32 = 0.25;
/// What was found by a model code with at least this confidence was found by all
/// of it: search takes more for a part of one.
const WHOLE_CODE: f32 = 0.95;
/// How many near names a miss offers: as many as a phone shows at once.
const NEAREST: usize = 5;

const SYSTEMS: &[SubjectKind] = &[SubjectKind::OsFamily, SubjectKind::Skin];
const NAMED: &[SubjectKind] = &[
    SubjectKind::Series,
    SubjectKind::Brand,
    SubjectKind::OsFamily,
    SubjectKind::Skin,
    SubjectKind::Service,
    SubjectKind::OsRelease,
];

/// The device that is meant.
///
/// # Errors
/// "Which one?" and "no record", as values for the answer.
pub(super) fn device(
    snapshot: &Snapshot,
    wanted: &Wanted,
    today: Date,
) -> Result<Resolved, Unresolved> {
    match wanted {
        Wanted::Number(number) => known(
            snapshot,
            *number,
            |kind| kind == SubjectKind::Device,
            Kinds::Device,
        ),
        Wanted::Typed(typed) => typed_device(snapshot, typed, today),
    }
}

/// The system, line or skin that is meant; a release by its full name only,
/// because "Android 10" and "Android 1.0" differ in a dot.
///
/// # Errors
/// As [`device`].
pub(super) fn system(
    snapshot: &Snapshot,
    wanted: &Wanted,
    today: Date,
) -> Result<Resolved, Unresolved> {
    match wanted {
        Wanted::Number(number) => known(
            snapshot,
            *number,
            |kind| SYSTEMS.contains(&kind) || kind == SubjectKind::OsRelease,
            Kinds::System,
        ),
        Wanted::Typed(typed) => match system_called(snapshot, typed) {
            Some(number) => Ok(Resolved {
                number,
                inexact: None,
                runners_up: Vec::new(),
            }),
            None => named(snapshot, typed, SYSTEMS, Kinds::System, today),
        },
    }
}

/// The system, line or skin with exactly this name, else the release.
pub fn system_called(snapshot: &Snapshot, typed: &str) -> Option<SubjectNumber> {
    let system = snapshot.named.exact(typed, SYSTEMS);
    system.or_else(|| release(snapshot, typed))
}

fn release(snapshot: &Snapshot, typed: &str) -> Option<SubjectNumber> {
    let same = |name: &str| {
        let words = name.split_whitespace().map(str::to_lowercase);
        words.eq(typed.split_whitespace().map(str::to_lowercase))
    };
    snapshot
        .catalog
        .subjects()
        .filter(|subject| subject.release().is_some())
        .find(|subject| {
            same(subject.name.as_str()) || subject.aliases.iter().any(|alias| same(alias.as_str()))
        })
        .map(|subject| subject.number)
}

/// Whatever is meant: something with exactly this name, else a device, else
/// something with a near name.
///
/// # Errors
/// When several fit, or nothing does.
pub fn any(snapshot: &Snapshot, wanted: &Wanted, today: Date) -> Result<Resolved, Unresolved> {
    let typed = match wanted {
        Wanted::Number(number) => return known(snapshot, *number, |_| true, Kinds::Any),
        Wanted::Typed(typed) => typed,
    };
    if let Some(number) = snapshot.named.exact(typed, NAMED) {
        return Ok(Resolved {
            number,
            inexact: None,
            runners_up: Vec::new(),
        });
    }
    match typed_device(snapshot, typed, today) {
        Ok(found) => Ok(found),
        Err(unresolved) => match (named(snapshot, typed, NAMED, Kinds::Any, today), unresolved) {
            (Ok(found), _) => Ok(found),
            (Err(_), Unresolved::NoRecord(miss)) => Err(Unresolved::NoRecord(Miss {
                kinds: Kinds::Any,
                ..miss
            })),
            (Err(_), which) => Err(which),
        },
    }
}

fn known(
    snapshot: &Snapshot,
    number: SubjectNumber,
    fits: impl Fn(SubjectKind) -> bool,
    kinds: Kinds,
) -> Result<Resolved, Unresolved> {
    match snapshot
        .catalog
        .subject(number)
        .filter(|subject| fits(subject.kind()))
    {
        Some(_) => Ok(Resolved {
            number,
            inexact: None,
            runners_up: Vec::new(),
        }),
        None => Err(unknown(number, kinds)),
    }
}

/// A number that the catalog does not have: from a control that outlived it.
pub(super) fn unknown(number: SubjectNumber, kinds: Kinds) -> Unresolved {
    Unresolved::NoRecord(Miss {
        typed: format!("#{}", number.0),
        kinds,
        nearest: Vec::new(),
        system: None,
    })
}

fn typed_device(snapshot: &Snapshot, typed: &str, today: Date) -> Result<Resolved, Unresolved> {
    let found = snapshot.devices.find(typed);
    let told = |numbers: Vec<SubjectNumber>| candidates(snapshot, numbers.into_iter(), today);
    match (found.outcome, found.hits.first()) {
        (Outcome::Show, Some(first)) => {
            let exact = first.exact || is_named(snapshot, first.number, typed);
            // Nor can a whole model code mean another device.
            let code = first.rule == Rule::Code && first.confidence >= WHOLE_CODE;
            let others = if exact || code {
                Vec::new()
            } else {
                let near = beside(snapshot, typed, &found, [first.number].into(), RUNNER_UP);
                told(near.into_iter().skip(1).take(RUNNERS_UP).collect())
            };
            Ok(Resolved {
                number: first.number,
                inexact: (!exact).then(|| typed.to_owned()),
                runners_up: others,
            })
        }
        (outcome, first) => {
            let system = system_named(snapshot, typed, today);
            if let (Outcome::Ask, Some(first), None) = (outcome, first, &system) {
                // Of a maker alone, people want what is best known of it.
                if snapshot.named.exact(typed, &[SubjectKind::Brand]).is_some() {
                    let known = told(snapshot.devices.complete(typed, MOST_ASKED));
                    return those_with_every_word(snapshot, typed, known);
                }
                let least = first.confidence * OF_THE_FIRST;
                let sure = found.hits.iter().filter(|hit| hit.confidence >= least);
                let sure = sure.map(|hit| hit.number).collect();
                let near = told(beside(snapshot, typed, &found, sure, least));
                return those_with_every_word(snapshot, typed, near);
            }
            let nearest = found.hits.iter().take(NEAREST);
            let nearest = told(nearest.map(|hit| hit.number).collect());
            Err(Unresolved::NoRecord(Miss {
                typed: typed.to_owned(),
                kinds: Kinds::Device,
                nearest,
                system,
            }))
        }
    }
}

/// These, and behind them what else comes at least so near to a text. A name
/// that is looked up whole was not searched for, so its neighbors are found here.
fn beside(
    snapshot: &Snapshot,
    typed: &str,
    found: &Found,
    mut numbers: Vec<SubjectNumber>,
    least: f32,
) -> Vec<SubjectNumber> {
    let searched = found.whole.then(|| snapshot.devices.neighbors(typed));
    for hit in searched.as_ref().unwrap_or(&found.hits) {
        if hit.confidence >= least && !numbers.contains(&hit.number) {
            numbers.push(hit.number);
        }
    }
    numbers
}

/// The system with exactly this name: "harmonyos" is no device, and nobody who
/// types it wants to hear of the devices that come nearest.
fn system_named(snapshot: &Snapshot, typed: &str, today: Date) -> Option<Candidate> {
    let number = snapshot.named.exact(typed, SYSTEMS)?;
    let subject = snapshot.catalog.subject(number)?;
    Some(Candidate::of(&snapshot.catalog, subject, today))
}

/// Whether the text is the device's name without its brand. Search showed the
/// device, so no other one has that name, and nothing needs explaining.
fn is_named(snapshot: &Snapshot, number: SubjectNumber, typed: &str) -> bool {
    let device = snapshot.catalog.subject(number);
    device.is_some_and(|device| same_name(device.name.as_str(), typed))
}

fn named(
    snapshot: &Snapshot,
    typed: &str,
    kinds: &[SubjectKind],
    looked_for: Kinds,
    today: Date,
) -> Result<Resolved, Unresolved> {
    if let Some(number) = snapshot.named.exact(typed, kinds) {
        return Ok(Resolved {
            number,
            inexact: None,
            runners_up: Vec::new(),
        });
    }
    let near = if typed.trim().is_empty() {
        Vec::new()
    } else {
        snapshot.named.near(typed, kinds, 25)
    };
    let candidates = candidates(snapshot, near.into_iter(), today);
    match candidates.as_slice() {
        [] => Err(Unresolved::NoRecord(Miss {
            typed: typed.to_owned(),
            kinds: looked_for,
            nearest: Vec::new(),
            system: None,
        })),
        [only] => Ok(Resolved {
            number: only.number,
            inexact: Some(typed.to_owned()),
            runners_up: Vec::new(),
        }),
        _ => Err(Unresolved::Which(Which {
            typed: typed.to_owned(),
            candidates,
        })),
    }
}

fn candidates(
    snapshot: &Snapshot,
    numbers: impl Iterator<Item = SubjectNumber>,
    today: Date,
) -> Vec<Candidate> {
    numbers
        .filter_map(|number| snapshot.catalog.subject(number))
        .map(|subject| Candidate::of(&snapshot.catalog, subject, today))
        .collect()
}
