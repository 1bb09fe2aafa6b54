//! Tables of upstreams: values parted by commas, semicolons or tabs, with a
//! first line of names, in UTF-8 or UTF-16.
//!
//! For the importers only. What is damaged is refused with its line; the lines
//! around it are still read.

use super::record::Refused;

/// A table that was read whole into memory.
#[derive(Debug)]
pub(super) struct Table {
    path: String,
    columns: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
}

/// One line of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    table: &'a Table,
    line: u64,
    cells: &'a [String],
}

impl Table {
    /// Reads a table that must have these columns, in any order, among others
    /// and in capitals or not.
    ///
    /// What could not be read is added to `refused`; without the columns
    /// nothing can be, and there is no table.
    pub(super) fn read(
        path: &str,
        bytes: &[u8],
        columns: &[&str],
        refused: &mut Vec<Refused>,
    ) -> Option<Self> {
        let text = match decode(bytes) {
            Ok(text) => text,
            Err(reason) => {
                refused.push(refusal(path, reason));
                return None;
            }
        };
        // The reader counts a line as begun before the second half of its end.
        let table = Self::parse(path, &text.replace("\r\n", "\n"), refused);
        let missing = columns.iter().find(|wanted| table.column(wanted).is_none());
        if let Some(missing) = missing {
            let found = table.columns.join(", ");
            let reason = format!("the first line names no column {missing:?}; it names: {found}");
            refused.push(refusal(&format!("{path}:1"), reason));
            return None;
        }
        Some(table)
    }

    fn parse(path: &str, text: &str, refused: &mut Vec<Refused>) -> Self {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .trim(csv::Trim::All)
            .delimiter(delimiter(text))
            .from_reader(text.as_bytes());
        let mut table = Self {
            path: path.to_owned(),
            columns: Vec::new(),
            rows: Vec::new(),
        };
        if let Ok(first) = reader.headers() {
            table.columns = first.iter().map(str::to_owned).collect();
        }
        for record in reader.records() {
            match record {
                Ok(cells) => {
                    let line = cells.position().map_or(0, csv::Position::line);
                    if cells.len() == table.columns.len() {
                        let cells = cells.iter().map(str::to_owned).collect();
                        table.rows.push((line, cells));
                    } else {
                        let (found, wanted) = (cells.len(), table.columns.len());
                        let reason = format!("{found} cells where the first line names {wanted}");
                        refused.push(refusal(&format!("{path}:{line}"), reason));
                    }
                }
                Err(problem) => refused.push(refusal(path, problem.to_string())),
            }
        }
        table
    }

    fn column(&self, name: &str) -> Option<usize> {
        let mut columns = self.columns.iter();
        columns.position(|column| column.eq_ignore_ascii_case(name))
    }

    /// The names of its columns, in order.
    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Its lines in order, without the first.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row {
            table: self,
            line: *line,
            cells,
        })
    }
}

impl<'a> Row<'a> {
    /// The trimmed cell of this column; empty where the table has no such column.
    pub(super) fn get(self, column: &str) -> &'a str {
        let cell = self.table.column(column).and_then(|at| self.cells.get(at));
        cell.map_or("", |cell| cell)
    }

    /// Whether every cell is empty, as at the end of many a spreadsheet.
    pub(super) fn is_blank(self) -> bool {
        self.cells.iter().all(String::is_empty)
    }

    /// Where it stands, as `path:line`.
    pub(super) fn place(self) -> String {
        format!("{}:{}", self.table.path, self.line)
    }
}

/// What parts the names of the first line. Spreadsheets write semicolons where
/// a comma begins the fraction of a number.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |c: char| first.matches(c).count();
    let (_, delimiter) = [(count(';'), b';'), (count('\t'), b'\t'), (count(','), b',')]
        .into_iter()
        .max_by_key(|(count, _)| *count)
        .unwrap_or((0, b','));
    delimiter
}

fn refusal(place: &str, reason: String) -> Refused {
    Refused {
        place: place.to_owned(),
        reason,
    }
}

/// The text of a file in UTF-8, or in UTF-16 if it begins with the mark of it.
fn decode(bytes: &[u8]) -> Result<String, String> {
    let (unit, rest): (fn([u8; 2]) -> u16, _) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (u16::from_le_bytes, rest),
        [0xFE, 0xFF, rest @ ..] => (u16::from_be_bytes, rest),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            return match std::str::from_utf8(bytes) {
                Ok(text) => Ok(text.to_owned()),
                Err(problem) => {
                    let good = &bytes[..problem.valid_up_to()];
                    let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
                    Err(format!("line {line} is not UTF-8"))
                }
            };
        }
    };
    let (pairs, odd) = rest.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    match text {
        Ok(text) if odd.is_empty() => Ok(text),
        _ => Err("it begins as UTF-16 and is damaged".to_owned()),
    }
}
