//! From the hash of a text to the few numbers that belong to it.
//!
//! Eight bytes an entry and four a bucket, all side by side: one look into
//! memory tells that there is nothing, which is what most texts come to.
//! It knows nothing of devices. Texts are compared by their bucket and
//! 32 more bits of hash: of some thousand million texts that are not here, one
//! is found all the same. Who cannot live with that compares them again.

/// A fixed map from hashes to numbers, several for a hash where need be.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Where each bucket begins, and where the last one ends.
    starts: Box<[u32]>,
    entries: Box<[Slot]>,
    /// How far a hash is shifted to give its bucket.
    shift: u32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    tag: u32,
    value: u32,
}

impl Table {
    /// A table of these. Numbers of one hash keep their order.
    pub(super) fn new(pairs: &[(u64, u32)]) -> Self {
        let bits = usize::BITS - pairs.len().leading_zeros();
        let shift = u64::BITS - bits.clamp(1, 31);
        let mut starts = vec![0_u32; (1 << (u64::BITS - shift)) + 1];
        for (hash, _) in pairs {
            if let Some(count) = starts.get_mut(bucket(*hash, shift) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut entries = vec![Slot::default(); pairs.len()];
        for (hash, value) in pairs {
            if let Some(place) = next.get_mut(bucket(*hash, shift)) {
                if let Some(slot) = entries.get_mut(*place as usize) {
                    *slot = Slot {
                        tag: tag(*hash),
                        value: *value,
                    };
                }
                *place += 1;
            }
        }
        Self {
            starts: starts.into_boxed_slice(),
            entries: entries.into_boxed_slice(),
            shift,
        }
    }

    /// The numbers of a hash, in the order in which they came.
    pub(super) fn get(&self, hash: u64) -> impl Iterator<Item = u32> {
        let at = bucket(hash, self.shift);
        let bounds = match self.starts.get(at..at + 2) {
            Some([from, to]) => *from as usize..*to as usize,
            _ => 0..0,
        };
        let slots = self.entries.get(bounds).unwrap_or_default();
        let tag = tag(hash);
        let same = slots.iter().filter(move |slot| slot.tag == tag);
        same.map(|slot| slot.value)
    }
}

fn bucket(hash: u64, shift: u32) -> usize {
    usize::try_from(hash.checked_shr(shift).unwrap_or_default()).unwrap_or_default()
}

/// The low half, as buckets are made of the high bits.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the half that is kept is the one that is meant"
)]
fn tag(hash: u64) -> u32 {
    hash as u32
}

/// What every step of a hash is multiplied by: odd, with bits all over.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Adds a character to the hash of what stands before it.
pub(super) fn step(hash: u64, ch: char) -> u64 {
    (hash ^ u64::from(u32::from(ch)))
        .wrapping_mul(BASE)
        .rotate_left(29)
}

/// The hash of these characters.
pub(super) fn hash(characters: impl Iterator<Item = char>) -> u64 {
    finish(characters.fold(0, step))
}

/// Spreads what was stepped through over all bits.
pub(super) fn finish(hash: u64) -> u64 {
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(BASE);
    mixed ^ (mixed >> 29)
}

/// What a number adds to the hash of a set: order plays no part in a sum.
pub(super) fn of_number(number: u32) -> u64 {
    finish((u64::from(number) + 1).wrapping_mul(BASE))
}
