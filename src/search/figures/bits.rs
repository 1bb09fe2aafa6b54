//! A set of rows as one bit for each: what thousands of rows have in common is
//! found by looking at a few hundred words of memory.

/// A set of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bits(Box<[u64]>);

impl Bits {
    /// The empty set, with room for this many rows.
    pub fn none(rows: usize) -> Self {
        Self(vec![0; rows.div_ceil(64)].into())
    }

    /// All of this many rows.
    pub fn all(rows: usize) -> Self {
        let mut words = vec![u64::MAX; rows.div_ceil(64)];
        let beyond = rows % 64;
        if let (Some(last), 1..) = (words.last_mut(), beyond) {
            *last = (1 << beyond) - 1;
        }
        Self(words.into())
    }

    /// Adds a row. One for which there is no room is left out.
    pub fn insert(&mut self, row: u32) {
        if let Some(word) = self.0.get_mut(row as usize / 64) {
            *word |= 1 << (row % 64);
        }
    }

    /// Takes a row out.
    pub fn remove(&mut self, row: u32) {
        if let Some(word) = self.0.get_mut(row as usize / 64) {
            *word &= !(1 << (row % 64));
        }
    }

    /// Whether it holds a row.
    pub fn contains(&self, row: u32) -> bool {
        let word = self.0.get(row as usize / 64);
        word.is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Adds the rows of another set.
    pub fn add(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    /// Keeps only what another set holds, too.
    pub fn keep(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    /// Takes the rows of another set out.
    pub fn drop_all(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= !other;
        }
    }

    /// How many rows it holds.
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Its rows in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let words = (0..).step_by(64).zip(&self.0);
        words.flat_map(|(first, word)| {
            // Each step takes the lowest bit away.
            let some = |left: u64| Some(left).filter(|left| *left != 0);
            let left = std::iter::successors(some(*word), move |left| some(left & (left - 1)));
            left.map(move |left| first + left.trailing_zeros())
        })
    }
}
