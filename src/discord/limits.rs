//! How often one person may ask: token buckets with a bounded store; pure.
//!
//! Time comes in as an argument. Nothing here waits, counts failures or knows
//! what was asked.

use std::collections::{BTreeMap, HashMap};

use super::incoming::{Snowflake, What};

/// What somebody does; each kind has a bucket of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Asks, presses or chooses.
    Reading,
    /// Types; Discord sends every few letters.
    Completing,
    /// Changes something, or is about to.
    Writing,
}

/// How much of a kind is taken.
#[derive(Debug, Clone, Copy)]
struct Allowed {
    /// So many at once.
    burst: u64,
    /// Then one in so many milliseconds.
    interval: u64,
}

/// Twenty cards at once are more than anybody reads; then one in two seconds.
const READING: Allowed = Allowed {
    burst: 20,
    interval: 2_000,
};
/// Typing fast sends about four a second.
const COMPLETING: Allowed = Allowed {
    burst: 60,
    interval: 200,
};
/// A preview and its Confirm are two; a launch night needs some dozens.
const WRITING: Allowed = Allowed {
    burst: 30,
    interval: 3_000,
};

/// The most people that are remembered. Whoever did nothing for longest is
/// forgotten first; their buckets are full again by then.
pub const MAX_PEOPLE: usize = 10_000;

/// Who did how much.
#[derive(Debug, Default, Clone)]
pub struct Limits {
    people: HashMap<Snowflake, Person>,
    /// Everybody by when they were last seen, as a count of all that was done.
    seen: BTreeMap<u64, Snowflake>,
    count: u64,
}

/// When the buckets of somebody are full again, in milliseconds.
#[derive(Debug, Default, Clone, Copy)]
struct Person {
    reading: u64,
    completing: u64,
    writing: u64,
    seen: u64,
}

impl Kind {
    /// The kind of what somebody did.
    pub fn of(what: &What) -> Self {
        if what.is_typing() {
            Self::Completing
        } else if what.writes() {
            Self::Writing
        } else {
            Self::Reading
        }
    }

    fn allowed(self) -> Allowed {
        match self {
            Self::Reading => READING,
            Self::Completing => COMPLETING,
            Self::Writing => WRITING,
        }
    }
}

impl Limits {
    /// Nobody did anything yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one from the bucket of this person. `now` is in milliseconds of a
    /// clock that only goes forward, whatever it began with.
    ///
    /// # Errors
    /// When the bucket is empty: the whole seconds, at least one, until it is not.
    pub fn take(&mut self, user: Snowflake, kind: Kind, now: u64) -> Result<(), u64> {
        let Allowed { burst, interval } = kind.allowed();
        let person = self.see(user);
        let full_at = match kind {
            Kind::Reading => &mut person.reading,
            Kind::Completing => &mut person.completing,
            Kind::Writing => &mut person.writing,
        };
        let after = (*full_at).max(now) + interval;
        let missing = (after - now).saturating_sub(burst * interval);
        if missing > 0 {
            return Err(missing.div_ceil(1_000));
        }
        *full_at = after;
        Ok(())
    }

    /// How many people are remembered; at most [`MAX_PEOPLE`].
    pub fn people(&self) -> usize {
        self.people.len()
    }

    /// The person, as the one who was seen last.
    fn see(&mut self, user: Snowflake) -> &mut Person {
        self.count += 1;
        if let Some(known) = self.people.get(&user) {
            self.seen.remove(&known.seen);
        } else if self.people.len() >= MAX_PEOPLE
            && let Some((_, oldest)) = self.seen.pop_first()
        {
            self.people.remove(&oldest);
        }
        self.seen.insert(self.count, user);
        let person = self.people.entry(user).or_default();
        person.seen = self.count;
        person
    }
}
