//! Random numbers, good enough to spread tries and to name failures; no secret
//! depends on them.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::time::Duration;

/// Any number; another one each time.
pub(super) fn number() -> u64 {
    // Every new state has other keys, so the hash of nothing differs.
    RandomState::new().build_hasher().finish()
}

/// Between one half and the whole of a time.
pub(super) fn jitter(time: Duration) -> Duration {
    let thousandths = u32::try_from(number() % 501).unwrap_or(0);
    time * (500 + thousandths) / 1000
}
