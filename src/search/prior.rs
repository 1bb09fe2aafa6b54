//! How well known a device is: what orders devices that fit equally well.

use rustc_hash::FxHashMap;

use super::Entry;
use super::score::prior::{CODE, CURATED, MAKER, NAME, PHONE, SOURCE, TIER, YEAR, YEARS};

/// Works out how well known each device is.
pub(super) fn weigh(entries: &mut [Entry<'_>]) {
    let mut sizes: FxHashMap<&str, u16> = FxHashMap::default();
    for entry in &*entries {
        let size = sizes.entry(entry.brand()).or_default();
        *size = size.saturating_add(1);
    }
    for entry in entries {
        let size = sizes.get(entry.brand()).copied().unwrap_or_default();
        entry.prior.weight = entry.weight(size);
    }
}

impl<'a> Entry<'a> {
    /// What its maker is called first.
    fn brand(&self) -> &'a str {
        self.brands.first().copied().unwrap_or_default()
    }

    /// How well known a device of a maker with so many is: a tie-breaker for
    /// the order only. A measured popularity, where there is one, says it all.
    fn weight(&self, size: u16) -> f32 {
        let prior = &self.prior;
        let many = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX)).ln_1p();
        let tier = TIER.get(usize::from(prior.tier)).copied();
        let year = prior.year.map_or(0.0, |year| {
            f32::from(year.clamp(*YEARS.start(), *YEARS.end()) - YEARS.start() + 1) * YEAR
        });
        prior.popularity.unwrap_or_else(|| {
            tier.unwrap_or_default()
                + year
                + if prior.phone { PHONE } else { 0.0 }
                + if prior.curated { CURATED } else { 0.0 }
                + many(usize::from(prior.sources)) * SOURCE
                + many(self.codes.len()) * CODE
                + many(self.aliases.len() + self.names.len()) * NAME
                + many(usize::from(size)) * MAKER
        })
    }
}
