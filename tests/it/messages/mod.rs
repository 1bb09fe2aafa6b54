//! "Look up devices" over messages that people write: what names no device
//! finds none, and what names one finds it.
//!
//! The messages were written before anybody looked at what they find. Lines
//! that begin with "#" say what follows.

use crate::shipped::SNAPSHOT;

/// Messages in which nobody names a device.
const ORDINARY: &str = include_str!("ordinary.txt");

/// Messages with the ids of the devices that they name, behind a tab.
const NAMED: &str = include_str!("named.tsv");

/// The ids of the devices found in a message, with the words that name them.
fn found(message: &str) -> Vec<(String, &str)> {
    let mentions = SNAPSHOT.devices.scan(message).into_iter();
    let found = mentions.map(|mention| {
        let subject = SNAPSHOT.catalog.subject(mention.number).unwrap();
        (subject.id.to_string(), &message[mention.span])
    });
    found.collect()
}

fn lines(table: &str) -> impl Iterator<Item = &str> {
    let lines = table.lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[test]
fn ordinary_messages_name_no_device() {
    assert!(lines(ORDINARY).count() > 250);
    let wrong: Vec<String> = lines(ORDINARY)
        .filter_map(|message| {
            let found = found(message);
            (!found.is_empty()).then(|| format!("{message}: {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn devices_that_are_named_are_found() {
    assert!(lines(NAMED).count() > 60);
    let wrong: Vec<String> = lines(NAMED)
        .filter_map(|line| {
            let (message, ids) = line.split_once('\t').unwrap();
            let found = found(message);
            let same = found.iter().map(|(id, _)| id.as_str()).eq(ids.split(' '));
            (!same).then(|| format!("{message}: {found:?}, not {ids}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
