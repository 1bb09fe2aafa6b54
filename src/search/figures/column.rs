//! What all rows have of one thing, by value: twenty thousand devices have a
//! few dozen sizes of memory, so a question looks at each size once.

use super::Met;
use super::bits::Bits;

/// What the rows have of one thing. A row may have none of it, or several.
#[derive(Debug)]
pub struct Column<T> {
    /// In the order of the values.
    groups: Vec<Group<T>>,
    /// How many rows there are at all.
    rows: usize,
}

/// The rows with one value, with one backing.
#[derive(Debug)]
pub struct Group<T> {
    /// The value.
    pub value: T,
    /// Whether it is not confirmed.
    pub unconfirmed: bool,
    rows: Rows,
}

/// Few rows are kept one by one, many as bits: whichever is less to read.
#[derive(Debug)]
enum Rows {
    Few(Box<[u32]>),
    Many(Bits),
}

/// Which rows meet what is asked for.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Those that certainly do.
    pub yes: Bits,
    /// These, and those of which nobody can say.
    pub possible: Bits,
}

/// A value of a row, as a column is made of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry<T> {
    pub value: T,
    pub unconfirmed: bool,
    pub row: u32,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self {
            groups: Vec::new(),
            rows: 0,
        }
    }
}

impl<T: Copy + Ord> Column<T> {
    /// The column of these values, for this many rows.
    pub(super) fn of(mut entries: Vec<Entry<T>>, rows: usize) -> Self {
        entries.sort_unstable();
        entries.dedup();
        let same =
            |a: &Entry<T>, b: &Entry<T>| (a.value, a.unconfirmed) == (b.value, b.unconfirmed);
        let groups = entries.chunk_by(same).filter_map(|entries| {
            let first = entries.first()?;
            Some(Group {
                value: first.value,
                unconfirmed: first.unconfirmed,
                rows: Rows::of(entries.iter().map(|entry| entry.row).collect(), rows),
            })
        });
        Self {
            groups: groups.collect(),
            rows,
        }
    }

    /// The values in order, each with its rows; unconfirmed ones only with
    /// rumors.
    pub fn groups(&self, rumors: bool) -> impl DoubleEndedIterator<Item = &Group<T>> {
        let shown = move |group: &&Group<T>| rumors || !group.unconfirmed;
        self.groups.iter().filter(shown)
    }

    /// The rows that have this value, confirmed or not.
    pub fn having(&self, value: T) -> Bits {
        let mut rows = Bits::none(self.rows);
        let first = self.groups.partition_point(|group| group.value < value);
        let groups = self.groups.get(first..).unwrap_or_default();
        for group in groups.iter().take_while(|group| group.value == value) {
            group.add_to(&mut rows);
        }
        rows
    }

    /// The rows that have any value; unconfirmed ones only with rumors.
    pub fn known(&self, rumors: bool) -> Bits {
        let mut rows = Bits::none(self.rows);
        for group in self.groups(rumors) {
            group.add_to(&mut rows);
        }
        rows
    }

    /// Which rows meet what is asked of a value: one of theirs must. `None` is
    /// a value that does not count. Of rows without any nobody can say.
    pub fn judge(&self, rumors: bool, met: impl Fn(&T) -> Option<Met>) -> Judged {
        let mut yes = Bits::none(self.rows);
        let mut unknown = Bits::none(self.rows);
        let mut known = Bits::none(self.rows);
        for group in self.groups(rumors) {
            let Some(met) = met(&group.value) else {
                continue;
            };
            group.add_to(&mut known);
            match met {
                Met::Yes => group.add_to(&mut yes),
                Met::Unknown => group.add_to(&mut unknown),
                Met::No => {}
            }
        }
        let mut possible = Bits::all(self.rows);
        possible.drop_all(&known);
        possible.add(&yes);
        possible.add(&unknown);
        Judged { yes, possible }
    }
}

impl<T> Group<T> {
    /// Adds its rows to a set.
    pub fn add_to(&self, set: &mut Bits) {
        match &self.rows {
            Rows::Few(rows) => rows.iter().for_each(|row| set.insert(*row)),
            Rows::Many(rows) => set.add(rows),
        }
    }

    /// Its rows, where they are few.
    pub fn few(&self) -> Option<&[u32]> {
        match &self.rows {
            Rows::Few(rows) => Some(rows),
            Rows::Many(_) => None,
        }
    }
}

impl Rows {
    fn of(listed: Vec<u32>, rows: usize) -> Self {
        if listed.len() * 64 < rows {
            return Self::Few(listed.into());
        }
        let mut bits = Bits::none(rows);
        for row in listed {
            bits.insert(row);
        }
        Self::Many(bits)
    }
}

impl Judged {
    /// All of these rows: what is certain of something that is never unknown.
    pub fn certain(rows: Bits) -> Self {
        Self {
            possible: rows.clone(),
            yes: rows,
        }
    }

    /// Keeps what meets something else, too.
    pub fn and(&mut self, other: &Self) {
        self.yes.keep(&other.yes);
        self.possible.keep(&other.possible);
    }
}
