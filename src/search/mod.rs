//! From what people type to the device that they mean.
//!
//! `Index` answers three questions over the names of devices: what does this
//! text mean (`find`), what could it become (`complete`), which devices does
//! this message name (`scan`). `NamedIndex` finds everything that is no
//! device. `Figures` holds the numbers of all devices side by side. Pure: it may
//! use `catalog` and `domain`, and never reads a disk, a clock or a locale. How it works: `docs/SEARCH.md`.

mod beginnings;
mod candidates;
mod codes;
mod complete;
mod delta;
mod explain;
pub mod figures;
mod find;
mod fitting;
mod forms;
mod guess;
mod index;
mod lattice;
mod missing;
mod model_codes;
pub mod named;
pub mod names;
mod normalize;
mod prior;
mod scan;
mod score;
mod senses;
mod slips;
pub mod snapshot;
mod starts;
mod table;
mod vocabulary;
mod whole;
mod words;

use crate::domain::SubjectNumber;

pub use complete::Looked;
pub use delta::{Devices, Named};
pub use explain::{Explained, Explanation, Reason};
pub use figures::{Figure, Figures};
pub use index::Index;
pub use named::{NamedIndex, same_name};
pub use snapshot::Snapshot;

/// A device to index, with every name that people may type for it.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Its permanent number, which every answer carries.
    pub number: SubjectNumber,
    /// Its readable id, found like a name; completion may send it back.
    pub id: &'a str,
    /// Its maker's name first, then the maker's other names in any script.
    pub brands: Vec<&'a str>,
    /// Its name without the maker's.
    pub name: &'a str,
    /// Other names in Latin letters.
    pub aliases: Vec<&'a str>,
    /// Names in other scripts, with or without the maker's name.
    pub names: Vec<&'a str>,
    /// Model codes and code names.
    pub codes: Vec<&'a str>,
    /// How well known it is.
    pub prior: Prior,
}

/// What tells how well known a device is. It only orders what fits equally
/// well; it never makes an answer surer.
#[derive(Debug, Clone, Default)]
pub struct Prior {
    /// The maker's tier: 1 everybody knows it, 2 known, 3 the rest.
    pub tier: u8,
    /// How many publishers speak of it.
    pub sources: u16,
    /// The year of its release, where one is known.
    pub year: Option<i16>,
    /// Whether it is a phone: that is what most people ask about.
    pub phone: bool,
    /// Whether only data sets know it, and its maker is none that people know:
    /// then nobody means it who does not name its maker.
    pub obscure: bool,
    /// Whether people wrote its file: where a message cannot be asked back, it
    /// goes before one of the same name that only data sets know.
    pub curated: bool,
    /// A measured popularity, 0 for none; the larger, the more popular.
    pub popularity: Option<f32>,
    /// What all of this comes to; the index works it out.
    pub(in crate::search) weight: f32,
}

/// What a text means.
#[derive(Debug, Clone)]
pub struct Found {
    /// Whether to show the first, to ask, or to say that there is no record.
    pub outcome: Outcome,
    /// The devices that come nearest, best first, at most 25, each once. There
    /// is at least one unless the outcome is [`Outcome::NoRecord`].
    pub hits: Vec<Hit>,
    /// Whether the text was looked up as a whole name: then nothing else was
    /// compared with it, and only [`Index::neighbors`] tells what else is near.
    pub whole: bool,
}

/// What to do with what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The first is what was meant.
    Show,
    /// One of the first is what was meant; the person must say which.
    Ask,
    /// None is what was meant; the nearest may be offered as such.
    NoRecord,
}

/// By which rule a device was found; earlier rules go before later ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Its own name, as the card shows it, or its id.
    Exact,
    /// Another name of it.
    Alias,
    /// One of its model codes.
    Code,
    /// Word for word, with words left out, shortened or in another order.
    Tokens,
    /// With a typo.
    Distance,
}

/// A device that a text may mean.
#[derive(Debug, Clone)]
pub struct Hit {
    /// The device's number.
    pub number: SubjectNumber,
    /// How sure it is, from 0 to 1; comparable between texts.
    pub confidence: f32,
    /// How it was found.
    pub rule: Rule,
    /// Whether the text is its name, so that nothing needs explaining.
    pub exact: bool,
}

/// A device that a message names.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Where, in bytes of the message; both ends are character boundaries.
    pub span: std::ops::Range<usize>,
    /// The device's number.
    pub number: SubjectNumber,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
}
