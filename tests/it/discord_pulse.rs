//! When a connection counts as dead.

use std::time::{Duration, Instant};

use specdex::discord::pulse::{Patience, Pulse, Sign};

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// A heartbeat that took so many milliseconds.
fn beat(milliseconds: u64) -> Option<Sign> {
    Some(Sign {
        latency: Some(Duration::from_millis(milliseconds)),
    })
}

/// What is seen, and after how many seconds; and what follows at the end.
fn check(seen: &[(u64, Option<Sign>)], alive: bool) {
    let begun = Instant::now();
    let mut pulse = Pulse::new(Patience::default(), begun);
    let mut last = true;
    for (at, sign) in seen {
        last = pulse.is_alive(*sign, begun + seconds(*at));
    }
    assert_eq!(last, alive, "{seen:?}");
}

#[test]
fn a_connection_with_heartbeats_lives() {
    check(&[(5, beat(40)), (130, beat(41)), (260, beat(39))], true);
    // Before the first heartbeat there is none to see.
    check(&[(5, Some(Sign { latency: None })), (120, beat(40))], true);
}

#[test]
fn one_that_gets_none_is_dead() {
    check(&[(5, beat(40)), (160, beat(40))], false);
    let silent = Some(Sign { latency: None });
    check(&[(5, silent), (160, silent)], false);
}

#[test]
fn one_that_never_comes_about_is_dead() {
    check(&[(5, None), (50, None)], true);
    check(&[(5, None), (65, None)], false);
    // It was there, and is being begun anew.
    check(&[(5, beat(40)), (100, None), (150, None)], true);
    check(&[(5, beat(40)), (100, None), (165, None)], false);
}
