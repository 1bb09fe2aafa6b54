//! Which of several devices that come near have every word that was typed.

use super::{Candidate, Kinds, Miss, Resolved, Unresolved, Which};
use crate::search::Snapshot;

/// Of several, those that have every word that was typed, where there are any:
/// "ipad pro" is no `OnePlus` Pad Pro. Where only one has them, it is meant.
pub(super) fn those_with_every_word(
    snapshot: &Snapshot,
    typed: &str,
    near: Vec<Candidate>,
) -> Result<Resolved, Unresolved> {
    let wanted = words(typed);
    let mut having: Vec<(bool, Candidate)> = near
        .iter()
        .filter_map(|candidate| {
            let subject = snapshot.catalog.subject(candidate.number)?;
            let aliases = subject.aliases.iter().map(|alias| words(alias.as_str()));
            let written = aliases.chain([words(&candidate.name)]);
            let names = written.flat_map(|name| [apart(&name), name]);
            let names: Vec<Vec<String>> = names.collect();
            let broken = !names.iter().any(|name| in_a_row(name, &wanted));
            let has_all = names.iter().any(|name| has_all(name, &wanted));
            has_all.then(|| (broken, candidate.clone()))
        })
        .collect();
    having.sort_by_key(|(broken, _)| *broken);
    let candidates: Vec<Candidate> = having.into_iter().map(|(_, one)| one).collect();
    match candidates.as_slice() {
        [only] => Ok(Resolved {
            number: only.number,
            inexact: Some(typed.to_owned()),
            runners_up: Vec::new(),
        }),
        // One that lacks a word is no choice between several, and a word that
        // only begins with a name is another word.
        [] if near.len() < 2 || near.iter().all(|one| begins_with(snapshot, typed, one)) => {
            Err(Unresolved::NoRecord(Miss {
                typed: typed.to_owned(),
                kinds: Kinds::Device,
                nearest: near,
                system: None,
            }))
        }
        [] => Err(Unresolved::Which(Which {
            typed: typed.to_owned(),
            candidates: near,
        })),
        _ => Err(Unresolved::Which(Which {
            typed: typed.to_owned(),
            candidates,
        })),
    }
}

/// Whether one word of letters goes on behind the whole name of a device, as
/// "nope" does behind "No".
fn begins_with(snapshot: &Snapshot, typed: &str, candidate: &Candidate) -> bool {
    let typed = typed.trim().to_lowercase();
    let name = snapshot.catalog.subject(candidate.number);
    let name = name.map(|subject| subject.name.as_str().to_lowercase());
    typed.chars().all(char::is_alphabetic)
        && name.is_some_and(|name| name.len() < typed.len() && typed.starts_with(&name))
}

/// Letters and digits in lower case, split where there is something else.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '+');
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The same with letters and digits apart: `Note10` is found by "note 10".
fn apart(name: &[String]) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in name {
        let mut before = None;
        for c in word.chars() {
            let digit = c.is_numeric();
            match parts.last_mut() {
                Some(part) if before == Some(digit) => part.push(c),
                _ => parts.push(c.into()),
            }
            before = Some(digit);
        }
    }
    parts
}

/// Whether each wanted word is one of the name's, or begins one and has no
/// digit: "ultra" begins "Ultra2", but "2" is not "2024".
fn has_all(name: &[String], wanted: &[String]) -> bool {
    let digits = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    wanted.iter().all(|word| {
        let begins = |own: &String| own == word || !digits(word) && own.starts_with(word.as_str());
        name.iter().any(begins)
    })
}

fn in_a_row(name: &[String], wanted: &[String]) -> bool {
    !wanted.is_empty() && name.windows(wanted.len()).any(|part| part == wanted)
}
