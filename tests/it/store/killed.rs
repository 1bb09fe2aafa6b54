//! `kill -9` at any moment while edits are written.

use std::process::{Command, Stdio};
use std::time::Duration;

use super::crash::{Told, check, kill_after, write};
use super::{file, run};
use crate::support::Home;

/// Not a test of its own: the process that is killed.
#[test]
#[ignore = "writes until it is killed; started by the test below"]
fn writer() {
    run(write(specdex::store::FILE_NAME.as_ref(), "a"));
}

#[test]
fn nothing_acknowledged_is_lost_or_doubled_when_writers_are_killed() {
    let home = Home::new();
    let mut told = Told::default();
    for kill in 0..36_u64 {
        let mut writer = Command::new(std::env::current_exe().unwrap());
        writer
            .args([
                "store::killed::writer",
                "--exact",
                "--ignored",
                "--nocapture",
            ])
            .current_dir(home.path())
            .stderr(Stdio::null());
        // From the start of a process, which makes the file, to the middle of its work.
        let time = Duration::from_micros(kill * 7919 % 120_000);
        kill_after(time, vec![writer], &mut told);
        run(check(&file(&home), &mut told));
    }
    assert_eq!(told.wrong, [""; 0]);
    assert!(told.acknowledged.len() > 36, "{}", told.acknowledged.len());
}
