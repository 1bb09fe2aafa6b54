//! Why a text means what it means: for the first devices, which piece of the
//! text was read as what, and what each departure cost.
//!
//! For people who mend search. It decides nothing and is as slow as it likes.

use super::find::{Fitted, MAX_TYPED};
use super::fitting::{Fitting, Path, ahead};
use super::index::Index;
use super::lattice::{Lattice, Reading};
use super::normalize::{Glyph, fold, letters};
use super::{Outcome, Rule};
use crate::domain::SubjectNumber;

/// Why a text means what it means.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// What follows from it.
    pub outcome: Outcome,
    /// Whether the text was looked up as a whole name, or read piece by piece.
    pub whole: bool,
    /// The first devices, best first.
    pub devices: Vec<Explained>,
}

/// Why a text may mean a device.
#[derive(Debug, Clone)]
pub struct Explained {
    /// The device's number.
    pub number: SubjectNumber,
    /// How it was found.
    pub rule: Rule,
    /// How sure it is, from 0 to 1: `exp` of the sum of all costs, negated.
    pub confidence: f32,
    /// What it came from, in the order of the text.
    pub reasons: Vec<Reason>,
}

/// One thing that was read or is missing, and what it cost.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The piece of the text, or the words of the name; may be empty.
    pub what: String,
    /// How it was read, or the weight that it cost, as the code calls it.
    pub why: &'static str,
    /// What it cost; 0 for nothing.
    pub cost: f32,
}

impl Reason {
    pub(super) fn new(what: &str, why: &'static str, cost: f32) -> Self {
        Self {
            what: what.to_owned(),
            why,
            cost,
        }
    }
}

impl Index {
    /// Why a text means what [`Index::find`] finds, for at most so many devices.
    pub fn explain(&self, text: &str, most: usize) -> Explanation {
        let glyphs = fold(text, MAX_TYPED);
        let (whole, fitted, outcome) = self.decided(&glyphs);
        let lattice = Lattice::new(self, &glyphs, false);
        let fitted = self.told(fitted, outcome);
        let devices = fitted.iter().take(most).filter_map(|one| {
            let reasons = if whole {
                self.of_lookup(one)
            } else {
                self.of_lattice(one, &lattice, &glyphs)
            };
            Some(Explained {
                number: self.number(one.device)?,
                rule: one.fit.rule,
                confidence: (-one.fit.cost).exp(),
                reasons,
            })
        });
        Explanation {
            outcome,
            whole,
            devices: devices.collect(),
        }
    }

    /// What a device that was looked up cost.
    fn of_lookup(&self, one: &Fitted) -> Vec<Reason> {
        let Some(spelling) = self.spellings.get(one.spelling as usize) else {
            return Vec::new();
        };
        // A code is a name of its own, of which nothing is missing.
        let mut reasons = match one.fit.rule {
            Rule::Code => Vec::new(),
            _ => one.short.reasons(spelling, one.fit.maker),
        };
        if one.fit.unlikely {
            reasons.push(Reason::new("", "OBSCURE", super::score::cost::OBSCURE));
        }
        let told: f32 = reasons.iter().map(|reason| reason.cost).sum();
        let rest = one.fit.cost - told;
        if rest > 0.001 {
            reasons.push(Reason::new("", "SLIPS_NICKNAMES_ORDER_CODE", rest));
        }
        reasons
    }

    /// The pieces of the text as the lattice reads them for a device.
    fn of_lattice(&self, one: &Fitted, lattice: &Lattice, glyphs: &[Glyph]) -> Vec<Reason> {
        let Some(spelling) = self.spellings.get(one.spelling as usize) else {
            return Vec::new();
        };
        let fitting = Fitting::new(self, spelling, false);
        let mut trails: Vec<Trails> = Vec::new();
        trails.resize_with(glyphs.len() + 1, Default::default);
        if let Some([first, _]) = trails.first_mut() {
            *first = Some((Path::default(), Vec::new()));
        }
        for (at, edges) in lattice.edges.iter().enumerate() {
            let here = trails.get(at).cloned().unwrap_or_default();
            for (path, reasons) in here.iter().flatten() {
                for edge in edges {
                    let Some(next) = fitting.step(path, edge) else {
                        continue;
                    };
                    let piece = letters(glyphs.get(at..edge.end).unwrap_or_default());
                    let why = reading(&edge.reading);
                    let mut reasons = reasons.clone();
                    reasons.push(Reason::new(&piece, why, next.cost() - path.cost()));
                    if let Some(place) = trails.get_mut(edge.end) {
                        keep(place, (next, reasons));
                    }
                }
            }
        }
        let last = trails.pop().unwrap_or_default();
        let mut fits: Vec<_> = (last.into_iter().flatten())
            .map(|(path, reasons)| (fitting.fit(&path, lattice.one_word).cost, path, reasons))
            .collect();
        fits.sort_by(|a, b| a.0.total_cmp(&b.0));
        let Some((_, path, mut reasons)) = fits.into_iter().next() else {
            return Vec::new();
        };
        let missing = fitting.missing(&path);
        if missing > 0.0 {
            let unused = spelling.tokens.iter().enumerate();
            let unused = unused.filter(|(token, _)| !path.uses(*token));
            let unused: Vec<&str> = unused
                .map(|(_, term)| self.vocabulary.term(*term))
                .collect();
            reasons.push(Reason::new(&unused.join(" "), "MISSING", missing));
        }
        let rest = one.fit.cost - missing - path.cost();
        if rest > 0.001 {
            reasons.push(Reason::new("", "OBSCURE_OR_BESIDE_UNKNOWN", rest));
        }
        reasons
    }
}

/// A path, and what it came from.
type Trail = (Path, Vec<Reason>);

/// The best trails to one place, without a code and with one.
type Trails = [Option<Trail>; 2];

/// Keeps the better of two trails to one place, as fitting does.
fn keep(place: &mut Trails, trail: Trail) {
    let [plain, coded] = place;
    let known = if trail.0.code { coded } else { plain };
    let better = known
        .as_ref()
        .is_none_or(|known| ahead(&trail.0) < ahead(&known.0));
    if better {
        *known = Some(trail);
    }
}

fn reading(reading: &Reading) -> &'static str {
    match reading {
        Reading::Term(..) => "TERM",
        Reading::Near(..) => "NEAR",
        Reading::Begins(..) => "BEGINS",
        Reading::Initials(..) => "INITIALS",
        Reading::Code(..) => "CODE",
        Reading::Free => "FREE",
        Reading::Unknown => "UNKNOWN",
    }
}
