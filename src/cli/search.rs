//! `specdex search`: which devices a text means, and why. For people who mend
//! search: weights and readings are called what the code calls them.

use super::open::Opened;
use super::outcome::Outcome;
use super::screen::Screen;
use crate::search::{self, Explained, Reason, Rule, Snapshot};

/// How many devices are printed.
const SHOWN: usize = 10;
/// For how many it is said why.
const EXPLAINED: usize = 3;

/// Prints what a text means.
pub(super) fn search(
    opened: &Opened,
    screen: &Screen,
    text: &str,
    explain: bool,
) -> anyhow::Result<Outcome> {
    let words = opened.app.words(opened.locale);
    let snapshot = opened.app.snapshot();
    let explanation = snapshot.devices.explain(text, SHOWN);
    screen.line(&words.say(match (explanation.outcome, explanation.whole) {
        (search::Outcome::Show, true) => "terminal-search-show-whole",
        (search::Outcome::Show, false) => "terminal-search-show",
        (search::Outcome::Ask, true) => "terminal-search-ask-whole",
        (search::Outcome::Ask, false) => "terminal-search-ask",
        (search::Outcome::NoRecord, _) => "terminal-search-none",
    }))?;
    for (place, device) in explanation.devices.iter().enumerate() {
        screen.line(&line(&snapshot, device, &words.say(rule(device.rule))))?;
        if explain && place < EXPLAINED {
            for reason in &device.reasons {
                screen.line(&because(reason))?;
            }
        }
    }
    Ok(Outcome::Done)
}

fn line(snapshot: &Snapshot, device: &Explained, rule: &str) -> String {
    let subject = snapshot.catalog.subject(device.number);
    let name = subject.map_or_else(String::new, |subject| snapshot.catalog.full_name(subject));
    format!("{:.2}  {name} ({rule})", device.confidence)
}

fn because(reason: &Reason) -> String {
    format!(
        "        {:.2}  {}  {}",
        reason.cost, reason.why, reason.what
    )
    .trim_end()
    .to_owned()
}

fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Exact => "terminal-search-exact",
        Rule::Alias => "terminal-search-alias",
        Rule::Code => "terminal-search-code",
        Rule::Tokens => "terminal-search-tokens",
        Rule::Distance => "terminal-search-distance",
    }
}
