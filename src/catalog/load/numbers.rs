//! The permanent numbers of subjects: `ids.csv`.
//!
//! A line is `number,id`, or `number,id,retired` once no file has the id any
//! more. Lines are only added, numbers only grow, and none is used twice:
//! buttons that were posted years ago carry these numbers.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::assemble::RawSubjects;
use crate::catalog::problem::{Place, Problems};
use crate::domain::{SubjectId, SubjectNumber};

/// Where the numbers stand.
pub(super) const FILE: &str = "ids.csv";
const HEADER: &str = "number,id";

/// The numbers that a file gives.
#[derive(Debug, Default)]
pub(super) struct Numbers<'t> {
    by_id: FxHashMap<&'t str, Line>,
    largest: u32,
    /// How many ids are not retired.
    in_use: usize,
}

#[derive(Debug)]
struct Line {
    number: SubjectNumber,
    line: usize,
    retired: bool,
}

impl<'t> Numbers<'t> {
    /// Reads `ids.csv`.
    pub(super) fn read(text: &'t str, problems: &mut Problems) -> Self {
        let mut numbers = Self::default();
        let mut lines = text.lines().enumerate();
        if lines.next().is_some_and(|(_, header)| header != HEADER) {
            problems.error(
                &Place {
                    file: FILE,
                    line: 1,
                },
                "the first line is not the header",
                format!("Write `{HEADER}`"),
            );
        }
        for (index, line) in lines.filter(|(_, line)| !line.is_empty()) {
            let place = Place {
                file: FILE,
                line: index + 1,
            };
            numbers.add(line, &place, problems);
        }
        numbers
    }

    fn add(&mut self, line: &'t str, place: &Place<'_>, problems: &mut Problems) {
        let mut fields = line.split(',');
        let number = fields.next().and_then(|raw| raw.parse::<u32>().ok());
        let id = fields.next().filter(|raw| SubjectId::fits(raw));
        let rest: Vec<_> = fields.collect();
        let (Some(number), Some(id), [] | ["retired"]) = (number, id, rest.as_slice()) else {
            problems.error(
                place,
                format!("{line:?} is not a number and an id"),
                "Lines are written by `specdex data number`; put back what it wrote",
            );
            return;
        };
        if number <= self.largest {
            problems.error(
                place,
                format!("the number {number} of {id} does not grow"),
                "Numbers are never used twice or moved; restore the published lines, then run `specdex data number`",
            );
            return;
        }
        self.largest = number;
        let new = Line {
            number: SubjectNumber(number),
            line: place.line,
            retired: !rest.is_empty(),
        };
        if let Some(first) = self.by_id.get(id) {
            problems.error(
                place,
                format!("{id} already has the number {}", first.number.0),
                "Remove this line; the first number is the permanent one",
            );
            return;
        }
        self.in_use += usize::from(!new.retired);
        self.by_id.insert(id, new);
    }

    /// The number of each of these subjects, in their order. One without a
    /// number is a problem, and gets a provisional one above the largest, so
    /// that a new file can be previewed before it is numbered.
    pub(super) fn assign(
        &self,
        subjects: &RawSubjects,
        problems: &mut Problems,
    ) -> Vec<SubjectNumber> {
        // What could not be read is not gone.
        let all_read = !problems.has_errors();
        let mut provisional = self.largest;
        let mut found = 0;
        let mut assigned = Vec::with_capacity(subjects.len());
        for (id, subject) in subjects {
            let number = match self.by_id.get(id.as_str()) {
                Some(line) => {
                    found += usize::from(!line.retired);
                    if line.retired {
                        problems.error(
                            &subject.place(),
                            format!("the id {id} is retired"),
                            "Choose another id, or, if it is the same thing again, remove `,retired` from its line in ids.csv",
                        );
                    }
                    line.number
                }
                None => {
                    problems.error(
                        &subject.place(),
                        format!("{id} has no number yet"),
                        "Run `specdex data number`, which adds a line to ids.csv",
                    );
                    provisional = provisional.saturating_add(1);
                    SubjectNumber(provisional)
                }
            };
            assigned.push(number);
        }
        if all_read && found < self.in_use {
            self.report_gone(subjects, problems);
        }
        assigned
    }

    fn report_gone(&self, subjects: &RawSubjects, problems: &mut Problems) {
        for (id, line) in &self.by_id {
            if !line.retired && !subjects.contains_key(*id) {
                problems.warning(
                    &Place {
                        file: FILE,
                        line: line.line,
                    },
                    format!("no file has the id {id} any more"),
                    "Ids are permanent; bring it back, or write `,retired` at the end of this line",
                );
            }
        }
    }

    /// The text of `ids.csv` with a line more for each of these ids that has
    /// none, in their order.
    pub(super) fn extended(&self, text: &str, ids: &BTreeSet<&str>) -> String {
        let mut out = if text.is_empty() {
            format!("{HEADER}\n")
        } else {
            text.to_owned()
        };
        if !out.ends_with('\n') {
            out.push('\n');
        }
        let mut next = self.largest;
        for id in ids.iter().filter(|id| !self.by_id.contains_key(**id)) {
            next = next.saturating_add(1);
            out.push_str(&format!("{next},{id}\n"));
        }
        out
    }
}
