//! Systems on a chip as `socs.toml` states them: under which name each is sold,
//! and which part numbers stand for it alone.
//!
//! The chip of a device is a claim like any other; this table only tells that
//! two ways of writing it mean one chip.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::domain::{PartialDate, Source, Text};

/// One system on a chip.
#[derive(Debug, Clone, PartialEq)]
pub struct Chip {
    /// The name under which it is sold, without its maker's.
    pub name: Text,
    /// Who designs it, as cards write it before a part number.
    pub maker: Text,
    /// Part numbers that stand for this name alone.
    pub parts: Vec<Text>,
    /// When it came out, where a source says so.
    pub released: Option<PartialDate>,
    /// The size by which its manufacturing process is called, in nanometers.
    pub process: Option<f64>,
    /// Who says all that.
    pub sources: Arc<[Source]>,
}

/// Every chip of `socs.toml`, in its order.
#[derive(Debug, Clone, Default)]
pub struct Chips {
    all: Vec<Chip>,
    by_part: FxHashMap<String, usize>,
}

impl Chips {
    /// Adds a chip. Of two that name one part number, the first one keeps it.
    pub(super) fn add(&mut self, chip: Chip) {
        for part in &chip.parts {
            let place = self.by_part.entry(part.as_str().to_owned());
            place.or_insert(self.all.len());
        }
        self.all.push(chip);
    }

    /// Every chip.
    pub fn iter(&self) -> impl Iterator<Item = &Chip> {
        self.all.iter()
    }

    /// The chip that this part number stands for.
    pub fn by_part(&self, part: &str) -> Option<&Chip> {
        self.all.get(*self.by_part.get(part)?)
    }

    /// What a maker and a part number, such as "Qualcomm SM8550", are called
    /// where the number stands for one name: "Snapdragon 8 Gen 2 (SM8550)".
    pub fn named(&self, maker_and_part: &str) -> Option<String> {
        let (maker, part) = maker_and_part.split_once(' ')?;
        let chip = self.by_part(part)?;
        (chip.maker.as_str() == maker).then(|| format!("{} ({part})", chip.name))
    }
}
