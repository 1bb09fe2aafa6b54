//! What a text that is still being typed could become.

use super::Rule;
use super::find::{Fitted, MAX_TYPED};
use super::index::Index;
use super::lattice::Lattice;
use super::normalize::fold;
use super::score::{ASK, SHOW};
use crate::domain::SubjectNumber;

/// At most so many devices of one maker are offered before anything is typed,
/// so that the list shows what there is to find.
const OPENING_PER_MAKER: usize = 4;

impl Index {
    /// The devices that a text could become, best first, at most `limit`. Its
    /// last word may be unfinished. An empty text offers what is best known.
    pub fn complete(&self, text: &str, limit: usize) -> Vec<SubjectNumber> {
        let glyphs = fold(text, MAX_TYPED);
        if glyphs.is_empty() {
            return self.opening(limit);
        }
        let lattice = Lattice::new(self, &glyphs, true);
        let mut fitted = self.fit(&glyphs, &lattice, true);
        // One slip may be forgiven, and rather in a name that people know.
        let guess = |one: &Fitted| {
            one.fit.rule == Rule::Distance && (one.fit.cost > SHOW || self.is_obscure(one.device))
        };
        fitted.retain(|fitted| fitted.fit.cost <= ASK && !guess(fitted));
        fitted.sort_by_key(|fitted| (step(fitted), fitted.device));
        fitted
            .iter()
            .filter_map(|fitted| self.number(fitted.device))
            .take(limit)
            .collect()
    }

    fn opening(&self, limit: usize) -> Vec<SubjectNumber> {
        let mut taken = vec![0_usize; self.makers.len()];
        let mut opening = Vec::new();
        for listed in &self.devices {
            if opening.len() == limit {
                break;
            }
            if let Some(count) = taken
                .get_mut(listed.maker as usize)
                .filter(|count| **count < OPENING_PER_MAKER)
            {
                *count += 1;
                opening.push(listed.number);
            }
        }
        opening
    }
}

/// Costs in coarse steps: what is finished comes first, and among what fits
/// about as well the better known.
fn step(fitted: &Fitted) -> u8 {
    const STEPS: [f32; 5] = [0.005, 0.1, 0.2, 0.35, 0.6];
    let step = STEPS
        .iter()
        .position(|limit| fitted.fit.cost < *limit)
        .unwrap_or(STEPS.len());
    u8::try_from(step).unwrap_or(u8::MAX)
}
