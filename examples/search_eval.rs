//! What search makes of a list of queries, over a list of names.
//!
//! ```sh
//! cargo run --release --example search_eval -- --names names.tsv --queries queries.tsv > run.tsv
//! ```
//!
//! The format of names stands in `specdex::search::names`. Queries are a table
//! with a header: `qid`, `cat`, `query` and whatever follows; those of the
//! category `prefix` are completed, all others are looked for as the bot does.
//! It prints a line for each: `qid`, the ids between `|`, best first, the
//! confidence of the first, microseconds. Building and memory go to standard
//! error. What our own data says of makers counts here, too.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measurement prints"
)]

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use clap::Parser;
use specdex::catalog::{lint, packed};
use specdex::search::{Index, names};

/// Answers queries from a list of names.
#[derive(Debug, Parser)]
struct Arguments {
    /// The names: a table with tabs.
    #[arg(long)]
    names: PathBuf,
    /// The queries: a table with tabs.
    #[arg(long)]
    queries: PathBuf,
    /// Leave out the column of popularity.
    #[arg(long)]
    without_popularity: bool,
    /// How often each query is asked; the least time counts.
    #[arg(long, default_value_t = 3)]
    times: u32,
}

/// As many devices as a list of choices holds.
const MOST: usize = 25;

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let read =
        |path: &PathBuf| fs::read_to_string(path).with_context(|| path.display().to_string());
    let table = read(&arguments.names)?;
    let queries = read(&arguments.queries)?;
    let mut list = names::read(&table);
    if arguments.without_popularity {
        list.iter_mut().for_each(|name| name.popularity = None);
    }
    let catalog = lint(&packed(), jiff::civil::Date::MIN).catalog;
    let entries = names::entries(&list, &names::Makers::of(&catalog));
    let start = Instant::now();
    let index = Index::build(entries);
    eprintln!("{} devices, built in {:?}", list.len(), start.elapsed());
    for line in queries.lines().skip(1) {
        let mut cells = line.split('\t');
        let (Some(id), Some(category), Some(query)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let (mut least, mut answer) = (Duration::MAX, (Vec::new(), 0.0));
        for _ in 0..arguments.times.max(1) {
            let start = Instant::now();
            let found = answer_of(&index, category, query);
            least = least.min(start.elapsed());
            answer = found;
        }
        let (numbers, confidence) = answer;
        let ids = numbers.iter().filter_map(|number| list.get(*number));
        let ids: Vec<&str> = ids.map(|name| name.id).collect();
        let ids = ids.join("|");
        println!(
            "{id}\t{ids}\t{confidence}\t{:.2}",
            least.as_secs_f64() * 1e6
        );
    }
    Ok(())
}

/// The places of the devices in the list, and how sure the first is.
fn answer_of(index: &Index, category: &str, query: &str) -> (Vec<usize>, f32) {
    let place = |number: specdex::domain::SubjectNumber| number.0 as usize;
    if category == "prefix" {
        let numbers = index.complete(query, MOST).into_iter();
        return (numbers.map(place).collect(), 1.0);
    }
    let found = index.find(query);
    let first = found.hits.first().map_or(0.0, |hit| hit.confidence);
    let numbers = found.hits.iter().map(|hit| place(hit.number));
    (numbers.collect(), first)
}
