//! What an edit costs, beside what it costs to prepare the whole catalog: from
//! an event to the snapshot that has it, with the catalog inside the program.
//!
//! Run it with `cargo run --release --example edits`.

#![expect(clippy::print_stdout, reason = "it prints what it measured")]

use std::error::Error;
use std::time::{Duration, Instant};

use specdex::catalog;
use specdex::domain::{
    ActorId, ChangeKind, ClaimId, DeviceKind, Edit, EditId, Market, Property, PublisherId, Source,
    Status, SubjectId, SubjectNumber, Text, Value,
};
use specdex::moderation::{
    ClaimChange, Edited, Event, FIRST_NUMBER, Logged, NewKind, NewSubject, State,
};
use specdex::search::Snapshot;

/// How many edits are made; the last hundred of each kind are measured.
const EDITS: u64 = 1_000;
const MEASURED: usize = 100;

fn main() -> Result<(), Box<dyn Error>> {
    let started = Instant::now();
    let loaded = catalog::load(&catalog::packed()).catalog;
    let read = started.elapsed();
    let files = Snapshot::new(loaded);
    let whole = started.elapsed();
    println!(
        "whole: {whole:.1?}, of which {read:.1?} to read; {} devices, {} claims",
        files.catalog.devices().count(),
        files.catalog.claims().count()
    );
    let devices: Vec<SubjectId> = files
        .catalog
        .devices()
        .map(|device| device.id.clone())
        .collect();
    let mut state = State::default();
    let mut edited = Edited::new(&files, &state);
    let mut took = Vec::new();
    for id in 1..=EDITS {
        let at = usize::try_from(id)? * 37 % devices.len();
        let subject = devices.get(at).ok_or("there is no device")?;
        let event = Event::Changed(recorded(id, subject)?);
        took.push(publish(&mut state, &mut edited, id, event));
    }
    say("a claim", &took, whole);
    took.clear();
    for number in 0..u32::try_from(MEASURED)? {
        let id = EDITS + 1 + u64::from(number);
        let event = Event::SubjectAdded(added(number)?);
        took.push(publish(&mut state, &mut edited, id, event));
    }
    say("a new device", &took, whole);
    let started = Instant::now();
    let again = Edited::new(&files, &state);
    println!("all {} at once: {:.1?}", state.head(), started.elapsed());
    assert_eq!(again.conflicts, edited.conflicts);
    let started = Instant::now();
    std::hint::black_box(edited.snapshot.figures());
    println!("figures the first time: {:.1?}", started.elapsed());
    let edited = edited.after(&state, &specdex::moderation::Touched::default());
    let started = Instant::now();
    std::hint::black_box(edited.snapshot.figures());
    println!("figures after one more edit: {:.1?}", started.elapsed());
    Ok(())
}

/// How long it takes from an event to the snapshot that has it.
fn publish(state: &mut State, edited: &mut Edited, id: u64, event: Event) -> Duration {
    let logged = Logged {
        edit: Edit {
            id: EditId(id),
            by: ActorId(7),
            at_ms: 0,
        },
        part: 0,
        event,
    };
    let started = Instant::now();
    let touched = state.apply(logged);
    *edited = edited.after(state, &touched);
    started.elapsed()
}

fn say(what: &str, took: &[Duration], whole: Duration) {
    let mut last: Vec<Duration> = took.iter().rev().take(MEASURED).copied().collect();
    last.sort_unstable();
    let half = last.get(last.len() / 2).copied().unwrap_or_default();
    let most = last.last().copied().unwrap_or_default();
    let share = whole.as_secs_f64() / half.as_secs_f64().max(f64::MIN_POSITIVE);
    println!(
        "{what}: half within {half:.1?}, all within {most:.1?}; the whole takes {share:.0} times that"
    );
}

fn recorded(id: u64, subject: &SubjectId) -> Result<ClaimChange, Box<dyn Error>> {
    let property = Property::BodyWeight;
    Ok(ClaimChange {
        claim: ClaimId::new(&format!("{subject}-edit-{id}"))?,
        subject: subject.clone(),
        property,
        market: Market::WORLD,
        over: 0,
        when: None,
        why: None,
        kind: ChangeKind::Recorded {
            value: Value::parse(property, "200 g")?,
            status: Status::Rumored,
            since: None,
            note: None,
            sources: [Source::of(PublisherId("gsmarena".into()))].into(),
        },
    })
}

fn added(number: u32) -> Result<NewSubject, Box<dyn Error>> {
    Ok(NewSubject {
        id: SubjectId::new(&format!("nokia-zeppelin-{number}"))?,
        number: SubjectNumber(FIRST_NUMBER + number),
        name: Text::new(&format!("Zeppelin {number}"))?,
        brand: SubjectId::new("nokia")?,
        kind: NewKind::Device(DeviceKind::Phone, None),
    })
}
