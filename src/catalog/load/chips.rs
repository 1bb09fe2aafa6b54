//! Reads `socs.toml`, the table of systems on a chip.

use super::parts::{self, Shared};
use super::reader::Fields;
use super::tables::each_table;
use crate::catalog::chips::{Chip, Chips};
use crate::catalog::problem::{Place, Problems};
use crate::domain::{Publishers, Text};

/// The file, below the data folder.
pub(super) const FILE: &str = "socs.toml";

/// Processes in nanometers that any chip in a phone was made in.
const PROCESSES: std::ops::RangeInclusive<f64> = 1.0..=180.0;

/// Reads the table. A chip that is not sound is left out, with a problem.
pub(super) fn read(
    text: &str,
    publishers: &Publishers,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Chips {
    let mut chips = Chips::default();
    each_table(FILE, text, "socs", problems, |mut fields, problems| {
        let place = fields.place();
        let Some(mut chip) = chip(&mut fields, shared, problems) else {
            return;
        };
        fields.finish(problems);
        if chips
            .iter()
            .any(|known| (&known.name, &known.maker) == (&chip.name, &chip.maker))
        {
            let message = format!("{} {} is there twice", chip.maker, chip.name);
            problems.error(&place, message, "Put both together");
            return;
        }
        check_sources(&chip, &place, publishers, problems);
        chip.parts.retain(|part| {
            let other = chips.by_part(part.as_str());
            if let Some(other) = other {
                let message = format!("{part} stands for {} already", other.name);
                let hint = "Leave it out of both: which one is meant cannot be told from it";
                problems.error(&place, message, hint);
            }
            other.is_none()
        });
        chips.add(chip);
    });
    chips
}

fn chip(fields: &mut Fields<'_>, shared: &mut Shared, problems: &mut Problems) -> Option<Chip> {
    let mut named = |key, problems: &mut Problems| -> Option<Text> {
        let (raw, at) = fields.required(key, problems)?;
        parts::checked_text(raw, key, &at, problems)
    };
    let name = named("name", problems);
    let maker = named("maker", problems);
    let parts = parts::texts(fields, "parts", problems);
    let released = parts::date(fields, "released", problems);
    let process = fields.string("process", problems).and_then(|(raw, at)| {
        let size = raw.strip_suffix(" nm").and_then(|size| size.parse().ok());
        let size = size.filter(|size| PROCESSES.contains(size));
        if size.is_none() {
            let message = format!("`process`: {raw:?} is the process of no chip");
            problems.error(&at, message, "Write it like \"4 nm\"");
        }
        size
    });
    let sources = parts::sources(fields, "sources", shared, problems);
    Some(Chip {
        name: name?,
        maker: maker?,
        parts,
        released,
        process,
        sources,
    })
}

fn check_sources(chip: &Chip, place: &Place<'_>, publishers: &Publishers, problems: &mut Problems) {
    if chip.sources.is_empty() {
        let message = format!("{} has no source", chip.name);
        problems.error(place, message, "Add `sources = [{ publisher = \"...\" }]`");
    }
    for source in chip.sources.iter() {
        let named = [Some(&source.publisher), source.via.as_ref()];
        let mut named = named.into_iter().flatten();
        if let Some(id) = named.find(|id| !publishers.contains_key(*id)) {
            let message = format!("{:?} is not a publisher", id.as_str());
            problems.error(place, message, "Add it to sources.toml");
        }
    }
}
