//! How fast search is beside what a bot's author would take instead, in one
//! run over the same texts: a ratio says the same on another computer.
//!
//! ```sh
//! cargo run --release                    # over the catalog of the project
//! cargo run --release -- names.tsv       # over a list of names
//! ```
//!
//! A list has the columns of `specdex::search::names`. Times are the least of
//! three runs, warm; memory is what is held once all is built. The peers are
//! asked one text in four: over a long list all of them would take minutes.

#![expect(clippy::print_stdout, reason = "a measurement prints what it found")]

mod peers;
mod sample;

use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Context;
use clap::Parser;
use peak_alloc::PeakAlloc;
use specdex::catalog::{self, Catalog};
use specdex::search::Index;
use specdex::search::names::{self, Makers, Name};

use peers::{BruteForce, Nucleo, Peer};
use sample::Sample;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Choices that are offered while somebody types.
const OFFERED: usize = 25;
/// Runs of which the least counts.
const RUNS: usize = 3;
/// Every how manyth text the peers are asked. Of each device there are three
/// queries and nine keystrokes, so all kinds and lengths get their share.
const OF_PEERS: usize = 4;

/// Compares search with brute force and with another matcher.
#[derive(Debug, Parser)]
struct Arguments {
    /// A list of names in place of the catalog
    #[arg(value_name = "FILE")]
    names: Option<PathBuf>,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let catalog = catalog::load(&catalog::packed()).catalog;
    let table = match &arguments.names {
        Some(file) => std::fs::read_to_string(file)
            .with_context(|| format!("{} cannot be read", file.display()))?,
        None => table_of(&catalog),
    };
    let known = names::read(&table);
    anyhow::ensure!(!known.is_empty(), "the list holds no names");
    let makers = Makers::of(&catalog);
    let (index, built, held) = build(&known, &makers);
    let strings: Vec<String> = known.iter().flat_map(|name| strings(name)).collect();
    let named: Vec<(String, String)> = known
        .iter()
        .map(|name| (name.brand.to_owned(), name.name.to_owned()))
        .collect();
    let sample = Sample::of(&named);

    println!(
        "{} devices, {} names; {} queries and {} keystrokes, of which the peers are asked \
         one in {OF_PEERS}; least of {RUNS} runs",
        known.len(),
        strings.len(),
        sample.queries.len(),
        sample.keystrokes.len()
    );
    println!(
        "built in {} ms, holds {:.1} MiB\n",
        millis(built),
        mebibytes(held)
    );
    println!("| | query, p50 | ratio | keystroke, p50 | ratio |");
    println!("| --- | --- | --- | --- | --- |");
    let query = median(&sample.queries, |text| {
        black_box(index.find(text));
    });
    let keystroke = median(&sample.keystrokes, |text| {
        black_box(index.complete(text, OFFERED));
    });
    row("Specdex", query, query, keystroke, keystroke);
    let mut all: Vec<Box<dyn Peer + '_>> = vec![
        Box::new(BruteForce::jaro_winkler(&strings)),
        Box::new(BruteForce::sorensen_dice(&strings)),
        Box::new(Nucleo::new(&strings)),
    ];
    let some =
        |texts: &[String]| -> Vec<String> { texts.iter().step_by(OF_PEERS).cloned().collect() };
    let (queries, keystrokes) = (some(&sample.queries), some(&sample.keystrokes));
    for peer in &mut all {
        let asked = median(&queries, |text| {
            black_box(peer.find(text));
        });
        let typed = median(&keystrokes, |text| {
            black_box(peer.find(text));
        });
        row(peer.title(), asked, query, typed, keystroke);
    }
    Ok(())
}

/// The index, with the least time that it took and what it holds.
fn build(known: &[Name<'_>], makers: &Makers<'_>) -> (Index, Duration, usize) {
    let mut least = Duration::MAX;
    let mut run = || {
        let entries = names::entries(known, makers);
        let before = MEMORY.current_usage();
        let began = Instant::now();
        let index = Index::build(entries);
        least = least.min(began.elapsed());
        (index, before)
    };
    for _ in 1..RUNS {
        run();
    }
    let (index, _) = run();
    // What was given to the builder is gone; the list itself stays.
    let with = MEMORY.current_usage();
    drop(index);
    let without = MEMORY.current_usage();
    let (index, _) = run();
    (index, least, with.saturating_sub(without))
}

/// The median over all texts of the time that one takes, least of the runs.
fn median(texts: &[String], mut ask: impl FnMut(&str)) -> Duration {
    let mut run = || {
        let mut times: Vec<Duration> = texts
            .iter()
            .map(|text| {
                let began = Instant::now();
                ask(text);
                began.elapsed()
            })
            .collect();
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    (0..RUNS).map(|_| run()).min().unwrap_or_default()
}

fn row(title: &str, query: Duration, ours: Duration, keystroke: Duration, our_keystroke: Duration) {
    println!(
        "| {title} | {} | {} | {} | {} |",
        micros(query),
        ratio(query, ours),
        micros(keystroke),
        ratio(keystroke, our_keystroke)
    );
}

fn ratio(theirs: Duration, ours: Duration) -> String {
    format!("{:.0}", theirs.as_secs_f64() / ours.as_secs_f64().max(1e-9))
}

fn micros(time: Duration) -> String {
    format!("{:.1} µs", time.as_secs_f64() * 1e6)
}

fn millis(time: Duration) -> String {
    format!("{:.0}", time.as_secs_f64() * 1e3)
}

#[expect(clippy::cast_precision_loss, reason = "it is printed with one digit")]
fn mebibytes(bytes: usize) -> f64 {
    bytes as f64 / 1024.0 / 1024.0
}

/// The strings that the peers compare: every name, with its maker's before it.
fn strings<'n>(name: &'n Name<'_>) -> impl Iterator<Item = String> + 'n {
    let all = [name.name].into_iter().chain(name.aliases());
    all.map(|one| format!("{} {one}", name.brand).to_lowercase())
}

/// The catalog as a list of names.
fn table_of(catalog: &Catalog) -> String {
    let mut table = String::from("id\tbrand\tname\taliases\tcodes\tyear\tpop\ttype\n");
    for subject in catalog.devices() {
        let brand = subject.brand.and_then(|brand| catalog.subject(brand));
        let Some((brand, device)) = brand.zip(subject.device()) else {
            continue;
        };
        let list = |texts: Vec<&str>| texts.join("|");
        let codes = device.codes.iter().chain(&device.codenames);
        table.push_str(&format!(
            "{}\t{}\t{}\t{}\t{}\t\t\t{}\n",
            subject.id,
            brand.name,
            subject.name,
            list(subject.aliases.iter().map(|text| text.as_str()).collect()),
            list(codes.map(|text| text.as_str()).collect()),
            device.kind.key(),
        ));
    }
    table
}
