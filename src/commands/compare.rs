//! `/compare`: two to four devices side by side. Fewer than two are refused;
//! two in the words of one are told apart.

use super::{Command, CommandOption, Does, Given, HIDDEN, MARKET, Refusal, Takes};
use crate::answers::{Asked, Question, Wanted};
use crate::domain::Level;
use crate::search::{Outcome, Snapshot};

/// `/compare`.
pub(super) const COMPARE: Command = Command {
    path: &["compare"],
    summary: "command-compare",
    options: &[
        device("first", "command-option-first", true),
        device("second", "command-option-second", true),
        device("third", "command-option-third", false),
        device("fourth", "command-option-fourth", false),
        MARKET,
        HIDDEN,
    ],
    example: "/compare huawei mate 60 pro, iphone 15 pro",
    level: Level::Member,
    does: Does::Ask(compare),
};

const fn device(name: &'static str, summary: &'static str, required: bool) -> CommandOption {
    CommandOption {
        name,
        summary,
        takes: Takes::Device,
        required,
    }
}

fn compare(given: &Given<'_>) -> Result<Asked, Refusal> {
    let first = given.required_wanted("first")?;
    let mut devices = match (given.wanted("second"), &first) {
        (Some(second), _) => vec![first, second],
        (None, Wanted::Typed(words)) => {
            let two = apart(words, given.snapshot);
            two.ok_or_else(|| Refusal::missing(given.call.command, "second"))?
        }
        (None, Wanted::Number(_)) => return Err(Refusal::missing(given.call.command, "second")),
    };
    devices.extend(given.wanted("third"));
    devices.extend(given.wanted("fourth"));
    given.in_market(Question::Compare {
        devices,
        only_differences: false,
    })
}

/// What may stand between two devices, beside commas.
const BETWEEN: &[&str] = &["and", "or", "with", "to", "against", "&", "+"];
/// Two names have fewer words than this.
const MOST_WORDS: usize = 16;

/// Two devices that were named without anything between them: where each half
/// is one, more surely than the whole.
fn apart(words: &str, snapshot: &Snapshot) -> Option<Vec<Wanted>> {
    let words: Vec<&str> = words.split_whitespace().take(MOST_WORDS).collect();
    if words.len() == MOST_WORDS {
        return None;
    }
    let sure = |words: &[&str]| {
        let found = snapshot.devices.find(&words.join(" "));
        let first = found
            .hits
            .first()
            .filter(|_| found.outcome == Outcome::Show);
        first.map(|hit| hit.confidence)
    };
    let whole = sure(&words).unwrap_or_default();
    let parted = (1..words.len()).filter_map(|at| {
        let (left, right) = words.split_at(at);
        let right = match right {
            [between, rest @ ..] if BETWEEN.contains(&between.to_lowercase().as_str()) => rest,
            all => all,
        };
        let confidence = sure(left)?.min(sure(right)?);
        Some((confidence, left.join(" "), right.join(" ")))
    });
    let parted = parted.filter(|(confidence, ..)| *confidence > whole);
    let (_, left, right) = parted.max_by(|(one, ..), (other, ..)| one.total_cmp(other))?;
    Some(vec![Wanted::Typed(left), Wanted::Typed(right)])
}
