//! How often one person may ask.

use proptest::collection::vec;
use proptest::prelude::*;
use specdex::discord::limits::{Kind, Limits, MAX_PEOPLE};

/// How many were taken before the first refusal, and how long to wait.
type Refused = (usize, u64);

/// Takes so many at this time.
fn take(limits: &mut Limits, kind: Kind, count: usize, now: u64) -> Result<(), Refused> {
    for taken in 0..count {
        limits.take(1, kind, now).map_err(|wait| (taken, wait))?;
    }
    Ok(())
}

#[test]
fn so_many_at_once_and_then_at_a_pace() {
    let check = |kind: Kind, steps: &[(u64, usize, Result<(), Refused>)]| {
        let mut limits = Limits::new();
        for (now, count, expected) in steps {
            let found = take(&mut limits, kind, *count, *now);
            assert_eq!(found, *expected, "{kind:?} at {now}");
        }
    };
    check(
        Kind::Reading,
        &[
            (5_000, 20, Ok(())),
            (5_000, 1, Err((0, 2))),
            (5_999, 1, Err((0, 2))),
            (6_000, 1, Err((0, 1))),
            (6_999, 1, Err((0, 1))),
            // Asking again and again does not make it longer.
            (7_000, 2, Err((1, 2))),
            (9_000, 1, Ok(())),
            (27_000, 10, Err((9, 2))),
            // Whoever waits gets no more than the first time.
            (9_999_999, 21, Err((20, 2))),
        ],
    );
    check(
        Kind::Completing,
        &[
            (0, 60, Ok(())),
            (0, 1, Err((0, 1))),
            (200, 2, Err((1, 1))),
            (1_200, 6, Err((5, 1))),
            (13_200, 61, Err((60, 1))),
        ],
    );
}

#[test]
fn kinds_and_people_do_not_share() {
    let mut limits = Limits::new();
    assert_eq!(take(&mut limits, Kind::Reading, 21, 0), Err((20, 2)));
    assert_eq!(take(&mut limits, Kind::Completing, 1, 0), Ok(()));
    assert_eq!(limits.take(2, Kind::Reading, 0), Ok(()));
}

#[test]
fn the_store_is_bounded_and_forgets_who_was_away_longest() {
    let mut limits = Limits::new();
    let most = u64::try_from(MAX_PEOPLE).unwrap();
    assert_eq!(take(&mut limits, Kind::Reading, 21, 0), Err((20, 2)));
    for user in 2..=most {
        limits.take(user, Kind::Reading, 0).unwrap();
    }
    assert_eq!(limits.people(), MAX_PEOPLE);
    // A refusal counts as being there, so another one goes first.
    assert_eq!(limits.take(1, Kind::Reading, 0), Err(2));
    for user in 0..most / 2 {
        limits.take(most * 2 + user, Kind::Reading, 0).unwrap();
        assert_eq!(limits.people(), MAX_PEOPLE);
    }
    assert_eq!(limits.take(1, Kind::Reading, 0), Err(2));
    for user in 0..most {
        limits.take(most * 4 + user, Kind::Reading, 0).unwrap();
    }
    assert_eq!(limits.people(), MAX_PEOPLE);
    assert_eq!(limits.take(1, Kind::Reading, 0), Ok(()));
}

proptest! {
    #[test]
    fn never_more_than_burst_and_pace(gaps in vec(prop_oneof![4 => 0..300u64, 1 => 0..60_000u64], 1..400)) {
        for (kind, burst, interval) in [(Kind::Reading, 20, 2_000), (Kind::Completing, 60, 200)] {
            let mut limits = Limits::new();
            let (mut now, mut taken) = (7, Vec::new());
            for gap in &gaps {
                now += gap;
                match limits.take(9, kind, now) {
                    Ok(()) => taken.push(now),
                    Err(wait) => {
                        // It is true, and not longer than it has to be.
                        prop_assert_eq!(limits.clone().take(9, kind, now + wait * 1_000), Ok(()));
                        let earlier = limits.clone().take(9, kind, now + (wait - 1) * 1_000);
                        prop_assert!(earlier.is_err());
                    }
                }
            }
            // In every stretch of time.
            for (first, from) in taken.iter().enumerate() {
                for (count, until) in taken[first..].iter().enumerate() {
                    let allowed = burst + (until - from) / interval;
                    prop_assert!(u64::try_from(count + 1).unwrap() <= allowed);
                }
            }
        }
    }
}
