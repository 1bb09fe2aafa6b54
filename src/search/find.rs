//! Which device a text means: candidates from the index, each fitted, and one
//! decision.

use std::cmp::Reverse;

use super::fitting::{Fit, Fitting, Paths};
use super::index::Index;
use super::lattice::{Edge, Lattice, Reading};
use super::normalize::{Glyph, fold};
use super::score::{ASK, MARGIN, SHOW};
use super::vocabulary::TermId;
use super::words::Kind;
use super::{Found, Hit, Outcome, Rule};

/// What is read of a text, in characters; names are far shorter.
pub(super) const MAX_TYPED: usize = 100;
/// The most hits of an answer.
const MAX_HITS: usize = 25;
/// How many names are fitted in full. Those that share most with the text come
/// first, and the one that is meant shares almost all of it.
const CANDIDATES: usize = 96;
/// A term of more names than this tells little; it is looked at only where no
/// rarer one leads anywhere, and then the best-known devices are enough.
const COMMON: usize = 1024;
/// How many names of each term that begins like the text are looked at.
const OF_A_BEGINNING: usize = 64;

/// How much it tells that a name has a term which begins like the text.
const BEGINNING_WORTH: u16 = 5;

/// A spelling that may be meant, in the order in which they are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    /// What it shares with the text, and whether it has more than that.
    shared: (Reverse<u16>, bool),
    /// A place in `Index::spellings`.
    spelling: u32,
}

/// A fitted device.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fitted {
    /// A place in `Index::devices`.
    pub device: u32,
    pub fit: Fit,
}

impl Index {
    /// The devices that a text means, and whether to show, to ask or to say
    /// that there is none. Any text is allowed; only its first 100 characters
    /// count.
    pub fn find(&self, text: &str) -> Found {
        let glyphs = fold(text, MAX_TYPED);
        let lattice = Lattice::new(self, &glyphs, false);
        let mut fitted = self.fit(&glyphs, &lattice, false);
        if lattice.bare {
            // All are guesses, and a guess is rather a device that people mean.
            let guesses = fitted.partition_point(|one| one.fit.cost <= ASK);
            fitted[..guesses].sort_by_key(|one| self.is_obscure(one.device));
        }
        Found {
            outcome: self.outcome(&fitted, &lattice),
            hits: fitted
                .iter()
                .take(MAX_HITS)
                .filter_map(|fitted| self.hit(fitted))
                .collect(),
        }
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

    /// One decision from what was found, cheapest first.
    fn outcome(&self, fitted: &[Fitted], lattice: &Lattice) -> Outcome {
        let Some(first) = fitted.first() else {
            return Outcome::NoRecord;
        };
        let (Fit { cost, rule }, device) = (first.fit, first.device);
        // "how are you" is a question, though somebody calls a phone "You".
        let talk = lattice.talk && (cost > SHOW || self.is_obscure(device));
        if cost > ASK || talk {
            return Outcome::NoRecord;
        }
        let rival = fitted.get(1).is_some_and(|second| {
            let better_rule = rule < second.fit.rule && rule <= Rule::Alias;
            second.fit.cost - cost < MARGIN && !better_rule
        });
        if cost > SHOW || rival || lattice.bare {
            Outcome::Ask
        } else {
            Outcome::Show
        }
    }

    /// Fits the candidates in turn. Where one is the text word for word, only
    /// those that may be so too are looked at: people type whole names most of
    /// the time, and nothing else can be meant.
    fn fit_candidates(&self, lattice: &Lattice, typing: bool) -> Vec<Fitted> {
        let mut paths = Paths::default();
        let mut fitted = Vec::new();
        let mut whole = None;
        for Candidate { shared, spelling } in self.candidates(lattice, typing) {
            let Some(spelling) = self.spellings.get(spelling as usize) else {
                continue;
            };
            match whole {
                Some(least) if shared.0.0 < least => break,
                Some(_) if shared.1 => continue,
                _ => {}
            }
            let Some(fit) = Fitting::new(self, spelling, typing).best(lattice, &mut paths) else {
                continue;
            };
            if fit.rule == Rule::Exact && !typing && !lattice.bare {
                whole = Some(spelling.worth);
            }
            fitted.push(Fitted {
                device: spelling.device,
                fit,
            });
        }
        fitted
    }

    fn is_network(&self, term: TermId) -> bool {
        self.vocabulary.kind(term) == Kind::Network
    }

    /// The edges of one place, each with whether a network may stand there.
    fn by_network<'e>(&self, edges: &'e [Edge]) -> impl Iterator<Item = (&'e Edge, bool)> {
        let network = edges.iter().any(|edge| match edge.reading {
            Reading::Term(term, _) => self.is_network(term),
            _ => false,
        });
        edges.iter().map(move |edge| (edge, network))
    }

    /// The spellings that share most with the text, those first that share most.
    fn candidates(&self, lattice: &Lattice, typing: bool) -> Vec<Candidate> {
        let mut wanted: Vec<(TermId, u16)> = Vec::new();
        let mut beginnings = Vec::new();
        let mut counter = Counter::new(self.spellings.len());
        for (edge, network) in lattice
            .edges
            .iter()
            .flat_map(|edges| self.by_network(edges))
        {
            match &edge.reading {
                // "5g" is no 5, of which there are far more names.
                Reading::Term(term, _) if network && !self.is_network(*term) => {}
                Reading::Term(term, _) => wanted.push((*term, self.vocabulary.worth(*term))),
                Reading::Near(term, _) => {
                    wanted.push((*term, self.vocabulary.worth(*term).saturating_sub(1)));
                }
                Reading::Begins(range, _) => beginnings.push(range.clone()),
                Reading::Code(range, _) => {
                    let codes = self.codes.get(range.start as usize..range.end as usize);
                    for code in codes.into_iter().flatten().take(OF_A_BEGINNING) {
                        if let Some(listed) = self.devices.get(code.device as usize) {
                            counter.add(listed.first, 30);
                        }
                    }
                }
                Reading::Initials(..) | Reading::Free | Reading::Unknown => {}
            }
        }
        wanted.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        wanted.dedup_by_key(|(term, _)| *term);
        let list = |term: TermId| {
            self.postings
                .get(term as usize)
                .map_or(&[][..], Vec::as_slice)
        };
        wanted.sort_by_key(|(term, _)| list(*term).len());
        for (term, worth) in wanted {
            let spellings = list(term);
            if spellings.len() <= COMMON {
                for spelling in spellings {
                    counter.add(*spelling, worth);
                }
            } else {
                counter.add_common(worth, &spellings[..COMMON], |spelling| {
                    self.has_term(spelling, term)
                });
            }
        }
        // One letter begins thousands of terms: where there is more to go by,
        // it only tells among what was found.
        let few = counter.touched.len() < CANDIDATES;
        for (stamp, range) in (1..).zip(beginnings) {
            for term in range {
                for spelling in list(term).iter().take(OF_A_BEGINNING) {
                    if few || counter.counted(*spelling) {
                        counter.add_once(*spelling, BEGINNING_WORTH, stamp);
                    }
                }
            }
        }
        // What is still being typed lacks words anyway.
        counter.best(CANDIDATES, |place| {
            match self.spellings.get(place as usize) {
                Some(spelling) if !typing => spelling.worth,
                _ => 0,
            }
        })
    }
}

/// Counts what spellings share with a text.
struct Counter {
    counts: Vec<u16>,
    /// The stamp by which each was counted last.
    stamps: Vec<u8>,
    touched: Vec<u32>,
}

impl Counter {
    fn new(spellings: usize) -> Self {
        Self {
            counts: vec![0; spellings],
            stamps: vec![0; spellings],
            touched: Vec::new(),
        }
    }

    /// Counts a term of very many names for what rarer terms led to, and, where
    /// that is little, for the best known of those names.
    fn add_common(&mut self, worth: u16, best: &[u32], has: impl Fn(u32) -> bool) {
        let found = self.touched.len();
        for place in 0..found {
            if let Some(spelling) = self.touched.get(place).copied().filter(|one| has(*one)) {
                self.add(spelling, worth);
            }
        }
        if found < CANDIDATES {
            for spelling in best {
                if !self.counted(*spelling) {
                    self.add(*spelling, worth);
                }
            }
        }
    }

    fn counted(&self, spelling: u32) -> bool {
        let count = self.counts.get(spelling as usize);
        count.is_some_and(|count| *count > 0)
    }

    /// Counts a spelling once for everything with this stamp.
    fn add_once(&mut self, spelling: u32, worth: u16, stamp: u8) {
        if let Some(last) = self
            .stamps
            .get_mut(spelling as usize)
            .filter(|last| **last != stamp)
        {
            *last = stamp;
            self.add(spelling, worth);
        }
    }

    fn add(&mut self, spelling: u32, worth: u16) {
        if let Some(count) = self.counts.get_mut(spelling as usize) {
            if *count == 0 {
                self.touched.push(spelling);
            }
            *count = count.saturating_add(worth);
        }
    }

    /// The spellings with most in common; among equals those of which nothing
    /// is missing, and then the better known. `whole` is what all of one tells.
    fn best(self, most: usize, whole: impl Fn(u32) -> u16) -> Vec<Candidate> {
        let counts = &self.counts;
        let candidate = |spelling: u32| {
            let count = counts.get(spelling as usize).copied().unwrap_or_default();
            Candidate {
                shared: (Reverse(count), whole(spelling) > count),
                spelling,
            }
        };
        let mut found: Vec<Candidate> = self.touched.into_iter().map(candidate).collect();
        if found.len() > most {
            found.select_nth_unstable(most);
            found.truncate(most);
        }
        found.sort_unstable();
        found
    }
}
