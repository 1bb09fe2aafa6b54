//! How well known a device is: what orders devices that fit equally well.

use super::Entry;
use super::score::prior::{
    BRACKETS, CODE, CURATED, NAME, PHONE, SOURCE, TIER, YEAR, YEAR_UNKNOWN, YEARS,
};

/// Works out how well known each device is.
pub(super) fn weigh(entries: &mut [Entry<'_>]) {
    for entry in entries {
        entry.prior.weight = entry.weight();
    }
}

impl Entry<'_> {
    /// How well known a device is: a tie-breaker for the order only. A measured
    /// popularity, where there is one, stands for all that would be guessed
    /// otherwise; what is taken away from either says that the device is
    /// rarely typed.
    fn weight(&self) -> f32 {
        let prior = &self.prior;
        let tier = TIER.get(usize::from(prior.tier)).copied();
        let year = prior.year.map_or(0.0, |year| {
            f32::from(year.clamp(*YEARS.start(), *YEARS.end()) - YEARS.start() + 1) * YEAR
        });
        let known = prior.popularity.unwrap_or_else(|| {
            tier.unwrap_or_default()
                + year
                + if prior.phone { PHONE } else { 0.0 }
                + if prior.curated { CURATED } else { 0.0 }
                + many(usize::from(prior.sources)) * SOURCE
                + many(self.codes.len()) * CODE
                + many(self.aliases.len() + self.names.len()) * NAME
        });
        let unknown_year = prior.year.map_or(YEAR_UNKNOWN, |_| 0.0);
        let noted = !prior.curated && self.name.contains('(');
        let brackets = if noted { BRACKETS } else { 0.0 };
        known - unknown_year - brackets
    }
}

/// What a count adds: twice as many say only a little more.
fn many(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX)).ln_1p()
}
