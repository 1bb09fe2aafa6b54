//! What a bot's author would take instead: every name compared, one after the other.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

/// The most names that a peer returns: as many as a list of choices holds.
const WANTED: usize = 25;

/// A way to find the names that come nearest to a text.
pub(crate) trait Peer {
    /// How the table calls it.
    fn title(&self) -> &'static str;
    /// The places of the nearest names, best first.
    fn find(&mut self, text: &str) -> Vec<u32>;
}

/// Every name compared with the text by a distance of strsim.
pub(crate) struct BruteForce<'n> {
    title: &'static str,
    names: &'n [String],
    similarity: fn(&str, &str) -> f64,
}

impl<'n> BruteForce<'n> {
    /// By Jaro-Winkler, which is what most bots take.
    pub(crate) fn jaro_winkler(names: &'n [String]) -> Self {
        Self {
            title: "strsim, Jaro-Winkler",
            names,
            similarity: strsim::jaro_winkler,
        }
    }

    /// By Sørensen-Dice, which answers best of them all.
    pub(crate) fn sorensen_dice(names: &'n [String]) -> Self {
        Self {
            title: "strsim, Sørensen-Dice",
            names,
            similarity: strsim::sorensen_dice,
        }
    }
}

impl Peer for BruteForce<'_> {
    fn title(&self) -> &'static str {
        self.title
    }

    fn find(&mut self, text: &str) -> Vec<u32> {
        let text = text.to_lowercase();
        let scores = self.names.iter();
        let scores = scores.map(|name| (self.similarity)(&text, name));
        nearest(scores)
    }
}

/// The subsequence matcher of the editor Helix, as it is meant to be used: the
/// names are prepared once, the matcher is kept.
pub(crate) struct Nucleo {
    names: Vec<Utf32String>,
    matcher: Matcher,
}

impl Nucleo {
    /// Prepares the names.
    pub(crate) fn new(names: &[String]) -> Self {
        Self {
            names: names.iter().map(|name| name.as_str().into()).collect(),
            matcher: Matcher::new(Config::DEFAULT),
        }
    }
}

impl Peer for Nucleo {
    fn title(&self) -> &'static str {
        "nucleo-matcher"
    }

    fn find(&mut self, text: &str) -> Vec<u32> {
        let pattern = Pattern::parse(text, CaseMatching::Ignore, Normalization::Smart);
        let matcher = &mut self.matcher;
        let scores = self.names.iter();
        let scores = scores.map(|name| {
            let score = pattern.score(name.slice(..), matcher);
            score.map_or(f64::NEG_INFINITY, f64::from)
        });
        nearest(scores)
    }
}

/// The places of the largest scores that are any, largest first.
fn nearest(scores: impl Iterator<Item = f64>) -> Vec<u32> {
    let places = 0_u32..;
    let mut scored: Vec<(f64, u32)> = scores
        .zip(places)
        .filter(|(score, _)| *score > 0.0)
        .collect();
    if scored.len() > WANTED {
        scored.select_nth_unstable_by(WANTED, |a, b| b.0.total_cmp(&a.0));
        scored.truncate(WANTED);
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().map(|(_, place)| place).collect()
}
