//! How long the start takes, a search, and an answer over all devices, each
//! beside something that is known, in one run: absolute times say little on
//! another computer.
//!
//! `cargo bench` in this folder runs all of it, `cargo bench -- find` what is
//! named so.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use specdex::app::{App, By, Defaults, Input, Request};
use specdex::catalog::{self, Files};
use specdex::commands::parse_line;
use specdex::i18n::Locale;
use specdex::search::{Figures, Snapshot};

/// Every how manyth device is searched for: enough to be fair to all makers.
const EVERY: usize = 40;

/// From the packed files to answers. Beside it: the cells of the generated
/// files as strings, which is the least that a program without types would do.
fn start(bench: &mut Criterion) {
    let files = catalog::packed();
    let mut group = bench.benchmark_group("start");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(10));
    group.bench_function("load", |b| b.iter(|| catalog::load(&files)));
    group.bench_function("load and index", |b| {
        b.iter(|| Snapshot::new(catalog::load(&files).catalog));
    });
    group.bench_function("cells as strings", |b| b.iter(|| cells(&files)));
    group.finish();
}

fn cells(files: &Files<'_>) -> Vec<Vec<String>> {
    let csv = files.iter().filter(|(path, _)| path.ends_with(".csv"));
    let rows = csv.flat_map(|(_, content)| {
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.comment(Some(b'#')).flexible(true);
        reader.from_reader(content).into_records().flatten()
    });
    rows.map(|row| row.iter().map(ToOwned::to_owned).collect())
        .collect()
}

/// The full names of some devices, and of all.
fn names(snapshot: &Snapshot) -> (Vec<String>, Vec<String>) {
    let catalog = &snapshot.catalog;
    let all: Vec<String> = catalog
        .devices()
        .map(|device| catalog.full_name(device).to_lowercase())
        .collect();
    (all.iter().step_by(EVERY).cloned().collect(), all)
}

/// A slip as people make it: two letters change places.
fn mistyped(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let middle = letters.len() / 2;
    letters.swap(middle - 1, middle);
    letters.into_iter().collect()
}

/// One search. Beside it: every name compared by strsim's Jaro-Winkler.
fn find(bench: &mut Criterion) {
    let snapshot = Snapshot::new(catalog::load(&catalog::packed()).catalog);
    let (some, all) = names(&snapshot);
    let typos: Vec<String> = some.iter().map(|name| mistyped(name)).collect();
    let mut group = bench.benchmark_group("find");
    let each = |group: &mut criterion::BenchmarkGroup<'_, _>, name, texts: &[String]| {
        let mut texts = texts.iter().cycle();
        group.bench_function(name, |b| {
            b.iter(|| {
                texts
                    .next()
                    .map(|text| snapshot.devices.find(black_box(text)))
            });
        });
    };
    each(&mut group, "a name", &some);
    each(&mut group, "a name with a slip", &typos);
    let mut texts = typos.iter().cycle();
    group.sample_size(10);
    group.bench_function("Jaro-Winkler over all names", |b| {
        b.iter(|| texts.next().and_then(|text| nearest(text, &all)));
    });
    group.finish();
}

fn nearest<'a>(text: &str, names: &'a [String]) -> Option<&'a String> {
    let scored = names
        .iter()
        .map(|name| (strsim::jaro_winkler(text, name), name));
    let best = scored.max_by(|(a, _), (b, _)| a.total_cmp(b));
    best.map(|(_, name)| name)
}

/// One keystroke. Beside it: every name that holds what was typed, which
/// neither knows a slip nor what is better known.
fn complete(bench: &mut Criterion) {
    let snapshot = Snapshot::new(catalog::load(&catalog::packed()).catalog);
    let (some, all) = names(&snapshot);
    let prefixes: Vec<&str> = some
        .iter()
        .flat_map(|name| name.char_indices().skip(1).map(|(end, _)| &name[..end]))
        .collect();
    let mut group = bench.benchmark_group("complete");
    let mut texts = prefixes.iter().cycle();
    group.bench_function("a keystroke", |b| {
        b.iter(|| {
            texts
                .next()
                .map(|text| snapshot.devices.complete(black_box(text), 25))
        });
    });
    let mut texts = prefixes.iter().cycle();
    group.bench_function("all names that hold it", |b| {
        b.iter(|| {
            let text = texts.next().copied().unwrap_or_default();
            all.iter().filter(|name| name.contains(text)).count()
        });
    });
    group.finish();
}

/// The dearest keystroke of all that lead to a device that people wrote a file
/// for, as it is and with a slip in its maker's name. Beside each: a whole
/// search for the name that it leads to.
fn dearest(bench: &mut Criterion) {
    let snapshot = Snapshot::new(catalog::load(&catalog::packed()).catalog);
    let catalog = &snapshot.catalog;
    let curated = catalog.devices().filter(|device| device.hand_written);
    let right: Vec<String> = curated
        .map(|device| catalog.full_name(device).to_lowercase())
        .collect();
    let wrong: Vec<String> = right.iter().map(|name| maker_mistyped(name)).collect();
    let mut group = bench.benchmark_group("the dearest keystroke");
    for (kind, names) in [("of all", right), ("of all with a slip", wrong)] {
        let Some((typed, name)) = dearest_of(&names, &snapshot) else {
            continue;
        };
        group.bench_function(format!("{kind}, {typed:?}"), |b| {
            b.iter(|| snapshot.devices.complete(black_box(typed), 25));
        });
        group.bench_function(format!("a search for {name:?}"), |b| {
            b.iter(|| snapshot.devices.find(black_box(name)));
        });
    }
    group.finish();
}

/// The beginning of a name that takes longest to complete, least of three, and
/// the name.
fn dearest_of<'n>(names: &'n [String], snapshot: &Snapshot) -> Option<(&'n str, &'n str)> {
    let mut typed: Vec<(&str, &str)> = names
        .iter()
        .flat_map(|name| {
            let ends = name.char_indices().map(|(at, ch)| at + ch.len_utf8());
            ends.map(|end| (&name[..end], name.as_str()))
        })
        .collect();
    typed.sort_unstable();
    typed.dedup_by_key(|(typed, _)| *typed);
    let least = |text: &str| {
        let once = |_| {
            let began = Instant::now();
            black_box(snapshot.devices.complete(black_box(text), 25));
            began.elapsed()
        };
        (0..3).map(once).min()
    };
    typed.into_iter().max_by_key(|(typed, _)| least(typed))
}

/// The name with two letters of its first word exchanged.
fn maker_mistyped(name: &str) -> String {
    let (maker, rest) = name.split_once(' ').unwrap_or((name, ""));
    match maker.chars().count() {
        0 | 1 => name.to_owned(),
        _ => format!("{} {rest}", mistyped(maker)),
    }
}

/// An answer over all devices, from the question to the card. Beside it: an
/// answer about one, of which it may cost three.
fn answer(bench: &mut Criterion) {
    let snapshot = Snapshot::new(catalog::load(&catalog::packed()).catalog);
    let mut group = bench.benchmark_group("answer");
    group.bench_function("the numbers of all devices, once", |b| {
        b.iter(|| Figures::of(black_box(&snapshot.catalog)));
    });
    let defaults = Defaults {
        market: None,
        show_rumors: true,
    };
    let app = App::new(snapshot.clone(), defaults);
    for line in [
        "/spec huawei-mate-60-pro",
        "/find",
        "/find sort:name market:in",
        "/find phone battery:5000 refresh:120 ram:8 market:cn sort:battery",
        "/find os:harmonyos year:2021-2026 status:released",
    ] {
        let call = parse_line(line).unwrap_or_else(|refusal| panic!("{line}: {refusal:?}"));
        let request = Request {
            input: Input::Command(call),
            locale: Locale::English,
            today: jiff::civil::date(2026, 11, 28),
            by: By::Anybody,
        };
        group.bench_function(line, |b| b.iter(|| app.respond(black_box(&request))));
    }
    group.finish();
}

criterion_group!(benches, start, find, complete, dearest, answer);
criterion_main!(benches);
