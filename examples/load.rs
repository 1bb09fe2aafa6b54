//! How fast a bot answers: 200 interactions a second through the loopback Discord.
//!
//! ```sh
//! cargo build --release --examples --bins
//! cargo run --release --example load -- "target/release/specdex run" target/release/examples/minimal
//! ```
//!
//! The programs take turns. For each one it prints the time from the socket to
//! the callback, how long a thousand commands at one moment take, and the memory
//! that it holds after them. What counts is the least of the
//! runs: everything else is this machine being busy with other things.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement prints, stops at what it did not expect, and waits by the clock"
)]

#[expect(
    dead_code,
    reason = "a measurement needs less of the loopback than the tests do"
)]
#[path = "../tests/it/loopback/mod.rs"]
mod loopback;

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use clap::Parser;
use loopback::interactions::{Given, Interaction, Person};
use loopback::{Loopback, PATIENCE, TOKEN};

/// Measures how fast bots answer through the loopback Discord.
#[derive(Debug, Parser)]
struct Arguments {
    /// The programs, each with its arguments
    #[arg(required = true, value_name = "PROGRAM")]
    programs: Vec<String>,
    /// Interactions a second
    #[arg(long, default_value_t = 200)]
    rate: u32,
    /// Seconds of each run that count
    #[arg(long, default_value_t = 10)]
    seconds: u32,
    /// Commands that are given at one moment, after each run
    #[arg(long, default_value_t = 1000)]
    burst: u32,
    /// Devices to ask for, in place of some that are typed well and badly
    #[arg(long, value_name = "TEXT")]
    device: Vec<String>,
    /// Ask for another device each time, every eighth mistyped, so that no answer
    /// was ever given before
    #[arg(long, conflicts_with = "device")]
    all_new: bool,
    /// Runs of each program
    #[arg(long, default_value_t = 5)]
    runs: u32,
}

/// What one run found.
#[derive(Debug, Clone, Copy)]
struct Measured {
    half: Duration,
    nearly_all: Duration,
    /// From the first of a burst to its last answer.
    burst: Duration,
    /// Resident memory, in kilobytes.
    memory: u64,
}

/// Devices that are asked for; some need the typing to be forgiven.
const DEVICES: [&str; 8] = [
    "nokia x60 pro",
    "noka x60pro",
    "pixel 10",
    "galaxy s26 ultra",
    "iphone 15 pro",
    "华为 mate 60",
    "SM-S928B",
    "mi 11 lite 5g ne",
];

fn main() {
    let mut arguments = Arguments::parse();
    if arguments.all_new {
        arguments.device = all_devices();
    } else if arguments.device.is_empty() {
        arguments.device = DEVICES.map(str::to_owned).into();
    }
    let mut found = vec![Vec::new(); arguments.programs.len()];
    for run in 1..=arguments.runs {
        for (program, found) in arguments.programs.iter().zip(&mut found) {
            let measured = measure(program, &arguments);
            print(&format!("run {run}"), program, measured);
            found.push(measured);
        }
    }
    for (program, found) in arguments.programs.iter().zip(&found) {
        let least = Measured {
            half: found.iter().map(|one| one.half).min().unwrap(),
            nearly_all: found.iter().map(|one| one.nearly_all).min().unwrap(),
            burst: found.iter().map(|one| one.burst).min().unwrap(),
            memory: found.iter().map(|one| one.memory).min().unwrap(),
        };
        print("least", program, least);
    }
}

/// Every device by its name; every eighth with two letters in the wrong order.
fn all_devices() -> Vec<String> {
    let catalog = specdex::catalog::load(&specdex::catalog::packed()).catalog;
    let names = catalog.devices().map(|device| catalog.full_name(device));
    let typed = names.enumerate().map(|(number, name)| {
        let mut letters: Vec<char> = name.to_lowercase().chars().collect();
        let middle = letters.len() / 2;
        if number % 8 == 0 && middle > 0 {
            letters.swap(middle - 1, middle);
        }
        letters.into_iter().collect()
    });
    typed.collect()
}

fn print(run: &str, program: &str, measured: Measured) {
    let Measured {
        half,
        nearly_all,
        burst,
        memory,
    } = measured;
    println!(
        "{run}: p50 {:>5} us, p99 {:>5} us, burst {:>4} ms, {:>5.1} MB  {program}",
        half.as_micros(),
        nearly_all.as_micros(),
        burst.as_millis(),
        memory as f64 / 1024.0
    );
}

/// The program, connected to a Discord of its own, under load.
fn measure(program: &str, arguments: &Arguments) -> Measured {
    // What comes late is measured, too.
    let discord = Loopback::with_memory(PATIENCE);
    let mut bot = start(program, &discord);
    discord.online();
    // What is built at the first question is not what is measured.
    let rate = arguments.rate;
    let mut devices = arguments.device.iter().cycle();
    drive(&discord, &mut devices, rate, rate);
    let asked = drive(&discord, &mut devices, rate, rate * arguments.seconds);
    let mut times: Vec<Duration> = asked
        .iter()
        .map(|id| discord.look(|state| state.latency(*id)).unwrap())
        .collect();
    times.sort();
    let begin = Instant::now();
    // All at once: so many a second that no pause is left between them.
    drive(&discord, &mut devices, u32::MAX, arguments.burst);
    let burst = begin.elapsed();
    let memory = memory(&bot);
    bot.kill().unwrap();
    bot.wait().unwrap();
    Measured {
        half: times[times.len() / 2],
        nearly_all: times[times.len() * 99 / 100],
        burst,
        memory,
    }
}

fn start(program: &str, discord: &Loopback) -> Child {
    let mut words = program.split_whitespace();
    let state = std::env::temp_dir().join(format!("specdex-load-{}", std::process::id()));
    Command::new(words.next().unwrap())
        .args(words)
        .env_clear()
        .env("DISCORD_TOKEN", TOKEN)
        .env("DISCORD_API_URL", discord.url())
        .env("SPECDEX_STATE_DIR", state)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{program}: {error}"))
}

/// Sends commands at an even pace, and waits for the last answer.
fn drive<'d>(
    discord: &Loopback,
    devices: &mut impl Iterator<Item = &'d String>,
    rate: u32,
    count: u32,
) -> Vec<u64> {
    let start = Instant::now();
    let mut sent = Vec::new();
    for (number, device) in (0..count).zip(devices) {
        let due = start + Duration::from_secs(1) / rate * number;
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        let person = Person(1_600_000_000_000_000_000 + u64::from(number));
        let command = Interaction::command("spec", &[("device", Given::from(device.as_str()))]);
        let command = command.by(person);
        discord.send(&command);
        sent.push(command);
    }
    for command in &sent {
        discord.answer(command);
    }
    sent.iter().map(|command| command.id).collect()
}

/// Resident memory of a process, in kilobytes, as Linux tells it.
fn memory(bot: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", bot.id()));
    let status = status.unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
    number.unwrap_or(0)
}
