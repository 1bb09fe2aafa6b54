//! From local checkouts of upstream data sets to records of what each says.
//!
//! One module per upstream, each a pure function from the files of a checkout
//! to [`Parsed`]; `merge` makes the generated files of the data folder from the
//! records of all. It uses `catalog` and `domain`; it never reads the disk, the
//! clock or a network, and it mends nothing: what an upstream has wrong is
//! overruled by hand-written claims.

mod admit;
mod android_wiki;
mod apple_identifiers;
mod apple_names;
mod appledb;
mod changes;
mod draft;
mod endoflife;
mod google_play;
pub mod merge;
mod miui_tracker;
mod model_codes;
mod naming;
mod phone_compare;
mod plain_csv;
pub mod record;
mod several;
mod sqlite;
mod stf;
mod store;
mod table;
mod techapi;
mod wikidata;

use crate::catalog::Files;
pub use admit::admit;
pub use changes::Changes;
pub use record::{DeviceRecord, Fact, Parsed, Refused, ReleaseRecord};
pub use store::{Stored, StoredError};

/// One upstream data set that can be imported.
#[derive(Debug, Clone, Copy)]
pub struct Importer {
    /// Its name on the command line and its id in `sources.toml`.
    pub name: &'static str,
    /// Whether a file of its checkout is needed, by its path from the root with
    /// `/` between folders. Only these are read into memory.
    pub wants: fn(&str) -> bool,
    /// What these files say. Never fails: what cannot be read is in [`Parsed::refused`].
    pub parse: fn(&Files<'_>) -> Parsed,
}

/// Every importer, in the order in which their values win where nothing else decides.
pub const ALL: &[Importer] = &[
    phone_compare::IMPORTER,
    techapi::IMPORTER,
    android_wiki::LINEAGEOS,
    endoflife::IMPORTER,
    appledb::IMPORTER,
    google_play::IMPORTER,
    stf::IMPORTER,
    miui_tracker::IMPORTER,
    android_wiki::PIXEL_EXPERIENCE,
    model_codes::BSTHEN,
    model_codes::CHARLIE_CAPTAIN,
    model_codes::JAREDRUMMLER,
    apple_identifiers::IMPORTER,
    wikidata::IMPORTER,
    plain_csv::IMPORTER,
];
