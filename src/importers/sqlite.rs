//! The rows of one table of an SQLite 3 file, for upstreams that publish one.
//!
//! It reads tables with text and number columns, as the file format at
//! <https://www.sqlite.org/fileformat.html> describes them; no indexes, no
//! queries, no writing. A damaged file is refused, never a panic: every read is
//! checked, and a page is visited at most once.

use std::collections::BTreeSet;

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum SqliteError {
    /// It does not begin as one.
    #[error("it is no SQLite 3 file")]
    NoDatabase,
    /// It has no such table.
    #[error("it has no table {0:?}")]
    NoTable(String),
    /// Something points where nothing is.
    #[error("page {0} is damaged")]
    Damaged(u32),
}

/// One row: its cells as text, in the order of the columns. Numbers are
/// written in digits; a cell without a value is empty.
pub(super) type Cells = Vec<String>;

/// Every row of the table called `table`, in the order of their row ids.
///
/// # Errors
/// When the file is none, has no such table, or is damaged.
pub(super) fn rows(file: &[u8], table: &str) -> Result<Vec<Cells>, SqliteError> {
    let database = Database::open(file).ok_or(SqliteError::NoDatabase)?;
    // The first page begins the table of tables: type, name, table, root page, text.
    let tables = database.table(1)?;
    let found = tables.iter().find(|row| {
        let is = |at: usize, text: &str| row.get(at).is_some_and(|cell| cell == text);
        is(0, "table") && is(1, table)
    });
    let root = found
        .and_then(|row| row.get(3)?.parse().ok())
        .ok_or_else(|| SqliteError::NoTable(table.to_owned()))?;
    database.table(root)
}

struct Database<'a> {
    file: &'a [u8],
    page_size: usize,
    /// Bytes of a page without those that it reserves at its end.
    usable: usize,
}

/// Kinds of page in the tree of a table.
const INTERIOR: u8 = 5;
const LEAF: u8 = 13;

impl<'a> Database<'a> {
    fn open(file: &'a [u8]) -> Option<Self> {
        file.strip_prefix(b"SQLite format 3\0")?;
        let page_size = match number(file, 16, 2)? {
            1 => 65_536,
            size => size,
        };
        let usable = page_size.checked_sub(usize::from(*file.get(20)?))?;
        (usable >= 480).then_some(Self {
            file,
            page_size,
            usable,
        })
    }

    fn table(&self, root: u32) -> Result<Vec<Cells>, SqliteError> {
        let mut rows = Vec::new();
        let mut seen = BTreeSet::new();
        // The page to read next is at the end.
        let mut waiting = vec![root];
        while let Some(page) = waiting.pop() {
            let read = seen
                .insert(page)
                .then(|| self.page(page, &mut rows, &mut waiting));
            read.flatten().ok_or(SqliteError::Damaged(page))?;
        }
        Ok(rows)
    }

    /// Adds the rows of a leaf, or the pages below an interior page.
    fn page(&self, page: u32, rows: &mut Vec<Cells>, waiting: &mut Vec<u32>) -> Option<()> {
        let bytes = self.bytes_of(page)?;
        // The first page begins with the header of the file.
        let start = if page == 1 { 100 } else { 0 };
        let kind = *bytes.get(start)?;
        let cells = number(bytes, start + 3, 2)?;
        let pointers = start + if kind == INTERIOR { 12 } else { 8 };
        let cell = |index: usize| number(bytes, pointers + index * 2, 2);
        match kind {
            INTERIOR => {
                waiting.push(page_number(bytes, start + 8)?);
                for index in (0..cells).rev() {
                    waiting.push(page_number(bytes, cell(index)?)?);
                }
            }
            LEAF => {
                for index in 0..cells {
                    rows.push(row(&self.payload(bytes, cell(index)?)?)?);
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn bytes_of(&self, page: u32) -> Option<&'a [u8]> {
        let before = usize::try_from(page.checked_sub(1)?).ok()?;
        let start = before.checked_mul(self.page_size)?;
        self.file.get(start..start.checked_add(self.page_size)?)
    }

    /// The content of a cell of a leaf, gathered from the pages that it fills.
    fn payload(&self, page: &[u8], at: usize) -> Option<Vec<u8>> {
        let (length, at) = varint(page, at)?;
        let (_row_id, at) = varint(page, at)?;
        let length = usize::try_from(length).ok()?;
        if length > self.file.len() {
            return None;
        }
        let here = self.kept_on_page(length);
        let mut payload = page.get(at..at + here)?.to_vec();
        let mut next = if here < length {
            page_number(page, at + here)?
        } else {
            0
        };
        while payload.len() < length {
            let more = self.bytes_of(next)?;
            let wanted = (length - payload.len()).min(self.usable - 4);
            payload.extend(more.get(4..4 + wanted)?);
            next = page_number(more, 0)?;
        }
        Some(payload)
    }

    /// How many bytes of a long cell stand on its leaf, by the format's rule.
    fn kept_on_page(&self, length: usize) -> usize {
        if length <= self.usable - 35 {
            return length;
        }
        let least = (self.usable - 12) * 32 / 255 - 23;
        let kept = least + (length - least) % (self.usable - 4);
        if kept <= self.usable - 35 {
            kept
        } else {
            least
        }
    }
}

/// The cells of a record: a header of their types, then their contents.
fn row(payload: &[u8]) -> Option<Cells> {
    let (header, mut at) = varint(payload, 0)?;
    let mut content = usize::try_from(header).ok()?;
    let end_of_header = content;
    let mut cells = Vec::new();
    while at < end_of_header {
        let (kind, next) = varint(payload, at)?;
        at = next;
        let length = match kind {
            0 | 8 | 9 => 0,
            1..=4 => usize::try_from(kind).ok()?,
            5 => 6,
            6 | 7 => 8,
            12.. => usize::try_from((kind - 12) / 2).ok()?,
            _ => return None,
        };
        let bytes = payload.get(content..content.checked_add(length)?)?;
        content += length;
        cells.push(match kind {
            0 => String::new(),
            1..=6 => integer(bytes).to_string(),
            8 | 9 => (kind - 8).to_string(),
            text if text >= 13 && text % 2 == 1 => std::str::from_utf8(bytes).ok()?.to_owned(),
            // Fractions and binary contents do not occur in what is read here.
            _ => return None,
        });
    }
    Some(cells)
}

/// A signed number of up to eight bytes, the highest first.
fn integer(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|first| first & 0x80 != 0);
    let start = if negative { -1 } else { 0 };
    bytes
        .iter()
        .fold(start, |number, byte| (number << 8) | i64::from(*byte))
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    let join = |number: usize, byte: &u8| (number << 8) | usize::from(*byte);
    Some(bytes.iter().fold(0, join))
}

fn page_number(bytes: &[u8], at: usize) -> Option<u32> {
    number(bytes, at, 4).and_then(|page| u32::try_from(page).ok())
}

/// A number of one to nine bytes, and where the next thing begins.
fn varint(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let mut number: u64 = 0;
    for index in 0..9 {
        let byte = *bytes.get(at + index)?;
        if index == 8 {
            return Some(((number << 8) | u64::from(byte), at + 9));
        }
        number = (number << 7) | u64::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            return Some((number, at + index + 1));
        }
    }
    None
}
