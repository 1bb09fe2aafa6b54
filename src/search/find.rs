//! Which device a text means: candidates from the index, each fitted, and one
//! decision.

use super::fitting::{Fit, Fitting, Paths};
use super::forms::Short;
use super::index::Index;
use super::lattice::Lattice;
use super::normalize::{Glyph, fold};
use super::score::{ASK, BARE, MARGIN, SHOW};
use super::{Found, Hit, Outcome, Rule};

/// What is read of a text, in characters; names are far shorter.
pub(super) const MAX_TYPED: usize = 100;
/// The most hits of an answer.
const MAX_HITS: usize = 25;

/// A fitted device.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fitted {
    /// A place in `Index::devices`.
    pub device: u32,
    /// The name that fits, as a place in `Index::spellings`.
    pub spelling: u32,
    /// How it is shorter than that name, where it was looked up.
    pub short: Short,
    pub fit: Fit,
}

impl Index {
    /// The devices that a text means, and whether to show, to ask or to say
    /// that there is none. Any text is allowed; only its first 100 characters
    /// count.
    pub fn find(&self, text: &str) -> Found {
        let (whole, fitted, outcome) = self.decided(&fold(text, MAX_TYPED));
        Found {
            outcome,
            hits: self.hits(fitted, outcome),
            whole,
        }
    }

    /// What was found, whether by looking it up as a whole, and what follows.
    pub(super) fn decided(&self, glyphs: &[Glyph]) -> (bool, Vec<Fitted>, Outcome) {
        let mut whole = in_order(self.whole(glyphs));
        let sure = |one: &Fitted| one.fit.cost <= SHOW && !one.fit.unlikely;
        if whole.iter().any(sure) {
            let outcome = self.outcome(&whole, false, false);
            return (true, whole, outcome);
        }
        let (fitted, outcome) = self.search(glyphs);
        // Two numbers as one are worth a question where nothing nearer is read.
        let nearest = fitted.first().map_or(ASK, |first| first.fit.cost);
        whole.retain(|one| one.short.joins_numbers() && one.fit.cost < nearest.min(ASK));
        if whole.is_empty() {
            return (false, fitted, outcome);
        }
        (true, whole, Outcome::Ask)
    }

    /// The devices that come near a text, best first, also where one of them is
    /// clearly meant: what else somebody may have meant who did not write a
    /// name as it is. Costs what [`Index::find`] costs for a text that is no
    /// whole name.
    pub fn neighbors(&self, text: &str) -> Vec<Hit> {
        let (fitted, outcome) = self.search(&fold(text, MAX_TYPED));
        self.hits(fitted, outcome)
    }

    /// What is said of what was found, as somebody outside reads it.
    fn hits(&self, fitted: Vec<Fitted>, outcome: Outcome) -> Vec<Hit> {
        let told = self.told(fitted, outcome);
        let told = told.iter().take(MAX_HITS);
        told.filter_map(|fitted| self.hit(fitted)).collect()
    }

    /// What a text means that is no whole name.
    fn search(&self, glyphs: &[Glyph]) -> (Vec<Fitted>, Outcome) {
        let lattice = Lattice::new(self, glyphs, false);
        let mut fitted = self.fit(glyphs, &lattice, false);
        if lattice.bare {
            // All are guesses, and a guess is rather a device that people mean.
            let guesses = fitted.partition_point(|one| one.fit.cost <= ASK);
            fitted[..guesses].sort_by_key(|one| self.is_obscure(one.device));
        }
        let outcome = self.outcome(&fitted, lattice.bare, lattice.talk);
        if lattice.bare {
            fitted.iter_mut().for_each(|one| one.fit.cost += BARE);
        }
        (fitted, outcome)
    }

    /// Which of what was found is said, and in which order.
    pub(super) fn told(&self, mut fitted: Vec<Fitted>, outcome: Outcome) -> Vec<Fitted> {
        match outcome {
            // The nearest to what there is not are those of the same maker.
            Outcome::NoRecord => {
                fitted.sort_by_key(|one| (!one.fit.maker, one.fit.unlikely));
            }
            // Nobody who means a famous one is offered its copies.
            Outcome::Show | Outcome::Ask => {
                let first = fitted.first().map(|first| first.fit);
                if first.is_some_and(|first| !first.unlikely) {
                    fitted.retain(|one| !one.fit.unlikely);
                }
                // Nor does anybody who names a maker want another one's.
                if outcome == Outcome::Show && first.is_some_and(|first| first.maker) {
                    fitted.retain(|one| one.fit.maker);
                }
            }
        }
        fitted
    }

    fn hit(&self, fitted: &Fitted) -> Option<Hit> {
        Some(Hit {
            number: self.number(fitted.device)?,
            confidence: (-fitted.fit.cost).exp(),
            rule: fitted.fit.rule,
            exact: fitted.fit.rule == Rule::Exact,
        })
    }

    /// The devices that share something with a text, cheapest first, each once.
    pub(super) fn fit(&self, glyphs: &[Glyph], lattice: &Lattice, typing: bool) -> Vec<Fitted> {
        if glyphs.is_empty() {
            return Vec::new();
        }
        let mut fitted = self.fit_candidates(lattice, typing);
        fitted.sort_by(|a, b| {
            let key = |fitted: &Fitted| (fitted.device, fitted.fit.cost, fitted.fit.rule);
            key(a)
                .partial_cmp(&key(b))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        fitted.dedup_by_key(|fitted| fitted.device);
        in_order(fitted)
    }

    /// One decision from what was found, cheapest first.
    fn outcome(&self, fitted: &[Fitted], bare: bool, talk: bool) -> Outcome {
        let Some(first) = fitted.first() else {
            return Outcome::NoRecord;
        };
        let (Fit { cost, rule, .. }, device) = (first.fit, first.device);
        // "how are you" is a question, though somebody calls a phone "You".
        let curated = self.devices.get(device as usize);
        let curated = curated.is_some_and(|listed| listed.curated);
        let talk = talk && (cost > SHOW || !curated);
        if cost > ASK || talk {
            return Outcome::NoRecord;
        }
        let rival = fitted.get(1).is_some_and(|second| {
            let better_rule = rule < second.fit.rule && rule <= Rule::Alias;
            second.fit.cost - cost < MARGIN && !better_rule
        });
        if cost > SHOW || rival || bare {
            Outcome::Ask
        } else {
            Outcome::Show
        }
    }

    /// Fits each candidate.
    fn fit_candidates(&self, lattice: &Lattice, typing: bool) -> Vec<Fitted> {
        let mut paths = Paths::default();
        let candidates = self.candidates(lattice, typing).into_iter();
        let fitted = candidates.filter_map(|place| {
            let spelling = self.spellings.get(place as usize)?;
            let fit = Fitting::new(self, spelling, typing).best(lattice, &mut paths)?;
            Some(Fitted {
                device: spelling.device,
                spelling: place,
                short: Short::default(),
                fit,
            })
        });
        fitted.collect()
    }
}

/// Cheapest first; of equally cheap ones those of the better rule, then those
/// that are better known.
fn in_order(mut fitted: Vec<Fitted>) -> Vec<Fitted> {
    fitted.sort_by(|a, b| {
        let (a_fit, b_fit) = (a.fit, b.fit);
        a_fit
            .cost
            .total_cmp(&b_fit.cost)
            .then(a_fit.rule.cmp(&b_fit.rule))
            .then(a.device.cmp(&b.device))
    });
    fitted
}
