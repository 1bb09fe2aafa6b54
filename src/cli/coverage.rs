//! `specdex data coverage`: how much is known of which device, as a report of
//! at most 80 columns. What is counted, and how, is `catalog::coverage`'s.

use unicode_width::UnicodeWidthStr as _;

use super::open;
use super::outcome::Outcome;
use super::screen::Screen;
use crate::catalog::coverage::{Coverage, Essential, Gap, Group, RICH};
use crate::catalog::{self, Catalog};
use crate::clock;
use crate::config::Data;
use crate::domain::{PartialDate, SubjectNumber};
use crate::i18n::{Words, format};

/// The columns of the whole report.
const WIDTH: usize = 80;
/// The columns of a name at the beginning of a row.
const NAME: usize = 18;
/// The columns of a share in a row.
const CELL: usize = 6;
/// How many brands and gaps are shown; there may be hundreds.
const SHOWN: usize = 25;

/// Prints the report.
pub(super) fn coverage(data: &Data, screen: &Screen, words: &Words) -> anyhow::Result<Outcome> {
    let catalog = catalog::load(&open::files(data)?).catalog;
    let today = clock::today();
    let counted = Coverage::of(&catalog, today);
    let report = Report { catalog, words };
    let mut lines = vec![report.title(today)];
    lines.extend(report.counts(&counted));
    lines.extend(report.brands(&counted));
    lines.extend(report.years(&counted));
    lines.extend(report.properties(&counted));
    lines.extend(report.gaps(&counted.gaps));
    screen.line(&lines.join("\n"))?;
    Ok(Outcome::Done)
}

/// What every part of the report needs.
struct Report<'a> {
    catalog: Catalog,
    words: &'a Words,
}

impl Report<'_> {
    fn title(&self, today: jiff::civil::Date) -> String {
        let day = format::date(self.words, PartialDate::day(today));
        let version = &self.catalog.version().digest;
        self.words.say_with(
            "data-coverage-title",
            &[("version", version.into()), ("day", (&day).into())],
        )
    }

    /// How much there is, one number a line.
    fn counts(&self, counted: &Coverage) -> Vec<String> {
        let words = self.words;
        let provenance = &counted.provenance;
        let devices = counted.all.devices;
        let rich = words.say_with("data-coverage-rich", &[("least", RICH.into())]);
        let closed = provenance.closed.values().sum();
        let mut lines = vec![
            String::new(),
            self.count(&words.say("data-coverage-devices"), devices, None),
            self.count(&rich, counted.all.rich, Some(devices)),
            self.count(&words.say("data-coverage-codes"), counted.codes, None),
            self.count(
                &words.say("data-coverage-codenames"),
                counted.codenames,
                None,
            ),
            self.count(&words.say("data-coverage-releases"), counted.releases, None),
        ];
        let values = provenance.values;
        lines.extend([
            self.count(&words.say("data-coverage-values"), values, None),
            self.count(
                &words.say("data-coverage-sourced"),
                provenance.sourced,
                Some(values),
            ),
            self.count(
                &words.say("data-coverage-licensed"),
                provenance.licensed,
                Some(values),
            ),
            self.count(&words.say("data-coverage-closed"), closed, None),
        ]);
        for (publisher, count) in &provenance.closed {
            lines.push(self.count(&format!("  {publisher}"), *count, None));
        }
        if !provenance.licenses.is_empty() {
            lines.extend([String::new(), words.say("data-coverage-licenses")]);
        }
        let mut licenses: Vec<_> = provenance.licenses.iter().collect();
        licenses.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for (license, count) in licenses {
            let none = || words.say("data-coverage-no-license");
            let name = license.clone().unwrap_or_else(none);
            lines.push(self.count(&format!("  {name}"), *count, None));
        }
        lines
    }

    /// A label, a number, and its share of a whole.
    fn count(&self, label: &str, count: usize, whole: Option<usize>) -> String {
        let share = whole.map(|whole| {
            let amount = percent(count, whole).to_string();
            self.words
                .say_with("data-coverage-percent", &[("amount", (&amount).into())])
        });
        let number = format::count(self.words, count);
        let share = share.unwrap_or_default();
        let line = format!("{}{number:>10}{share:>9}", padded(label, WIDTH - 20));
        line.trim_end().to_owned()
    }

    fn brands(&self, counted: &Coverage) -> Vec<String> {
        let words = self.words;
        let mut brands: Vec<_> = counted.brands.iter().collect();
        brands.sort_by_key(|(_, group)| std::cmp::Reverse(group.devices));
        let (shown, rest) = brands.split_at(brands.len().min(SHOWN));
        let heading = words.say("data-coverage-column-brand");
        let mut lines = vec![
            String::new(),
            words.say("data-coverage-by-brand"),
            self.headings(&heading),
        ];
        for (number, group) in shown {
            let brand = number.and_then(|number| self.catalog.subject(number));
            let name = brand.map(|brand| brand.name.to_string());
            lines.push(self.row(&name.unwrap_or_default(), group));
        }
        if !rest.is_empty() {
            let more = &[("brands", rest.len().into())];
            let more = words.say_with("data-coverage-more-brands", more);
            let mut sum = Group::default();
            for (_, group) in rest {
                sum.join(group);
            }
            lines.push(self.row(&more, &sum));
        }
        lines
    }

    fn years(&self, counted: &Coverage) -> Vec<String> {
        let words = self.words;
        let heading = words.say("data-coverage-column-year");
        let mut lines = vec![
            String::new(),
            words.say("data-coverage-by-year"),
            self.headings(&heading),
        ];
        for (year, group) in counted.years.iter().rev() {
            let unknown = || words.say("data-coverage-no-year");
            let name = year.map_or_else(unknown, |year| year.to_string());
            lines.push(self.row(&name, group));
        }
        lines
    }

    fn headings(&self, first: &str) -> String {
        let words = self.words;
        let devices = words.say("data-coverage-column-devices");
        let rich = words.say("data-coverage-column-rich");
        let mut line = padded(first, NAME);
        line.push_str(&format!("{devices:>8}{rich:>CELL$}"));
        for essential in Essential::ALL {
            line.push_str(&format!("{:>CELL$}", column(words, essential)));
        }
        line
    }

    fn row(&self, name: &str, group: &Group) -> String {
        let devices = format::count(self.words, group.devices);
        let rich = percent(group.rich, group.devices);
        let mut line = padded(name, NAME);
        line.push_str(&format!("{devices:>8}{rich:>CELL$}"));
        for known in group.known {
            let share = percent(known, group.devices);
            line.push_str(&format!("{share:>CELL$}"));
        }
        line
    }

    fn properties(&self, counted: &Coverage) -> Vec<String> {
        let mut properties: Vec<_> = counted.properties.iter().collect();
        properties.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let mut lines = vec![String::new(), self.words.say("data-coverage-by-property")];
        let devices = counted.all.devices;
        let rows = properties.into_iter();
        lines.extend(
            rows.map(|(property, count)| self.count(property.key(), *count, Some(devices))),
        );
        lines
    }

    fn gaps(&self, gaps: &[Gap]) -> Vec<String> {
        let words = self.words;
        let mut lines = vec![String::new()];
        if gaps.is_empty() {
            lines.push(words.say("data-coverage-no-gaps"));
            return lines;
        }
        lines.push(words.say("data-coverage-gaps"));
        lines.extend(gaps.iter().take(SHOWN).map(|gap| self.gap(gap)));
        if let Some(more) = gaps.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            lines.push(words.say_with("data-coverage-more-gaps", &[("count", more.into())]));
        }
        lines.extend([String::new(), words.say("data-coverage-next")]);
        lines
    }

    fn gap(&self, gap: &Gap) -> String {
        let missing: Vec<String> = gap
            .missing
            .iter()
            .map(|essential| column(self.words, *essential))
            .collect();
        let name = self.name(gap.device);
        let missing = missing.join(", ");
        format!("{}{missing}", padded(&name, 31))
    }

    fn name(&self, number: SubjectNumber) -> String {
        let subject = self.catalog.subject(number);
        subject.map_or_else(String::new, |subject| self.catalog.full_name(subject))
    }
}

/// The heading of an essential's column.
fn column(words: &Words, essential: Essential) -> String {
    words.say(match essential {
        Essential::Chip => "data-coverage-column-chip",
        Essential::Memory => "data-coverage-column-memory",
        Essential::Storage => "data-coverage-column-storage",
        Essential::Size => "data-coverage-column-size",
        Essential::Resolution => "data-coverage-column-resolution",
        Essential::Battery => "data-coverage-column-battery",
        Essential::Cameras => "data-coverage-column-cameras",
        Essential::Release => "data-coverage-column-release",
    })
}

/// A share in whole parts of a hundred. Rounded down: 100 means all of them.
fn percent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(0)
}

/// A text in exactly this many columns, cut where it is longer; one column
/// stays empty before what follows.
fn padded(text: &str, columns: usize) -> String {
    let mut cut = String::new();
    for c in text.chars() {
        cut.push(c);
        if cut.width() >= columns {
            cut.pop();
            break;
        }
    }
    let missing = columns.saturating_sub(cut.width());
    cut + &" ".repeat(missing)
}
