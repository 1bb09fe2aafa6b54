//! `/rumors`: what is said and how it ended; the newest changes, one subject,
//! one claim. It reads only; edits are commands of their own.

use super::{Command, CommandOption, Does, Given, HIDDEN, MARKET, Refusal, Takes};
use crate::answers::{Asked, Question, WantedClaim};
use crate::domain::{ClaimId, Level};

/// `/rumors feed`.
pub(super) const FEED: Command = Command {
    path: &["rumors", "feed"],
    summary: "command-rumors-feed",
    options: &[about(false), MARKET, HIDDEN],
    example: "/rumors feed about:nokia",
    level: Level::Member,
    does: Does::Ask(feed),
};

/// `/rumors show`.
pub(super) const SHOW: Command = Command {
    path: &["rumors", "show"],
    summary: "command-rumors-show",
    options: &[about(true), HIDDEN],
    example: "/rumors show nokia x60 pro",
    level: Level::Member,
    does: Does::Ask(show),
};

/// `/rumors history`.
pub(super) const HISTORY: Command = Command {
    path: &["rumors", "history"],
    summary: "command-rumors-history",
    options: &[
        CommandOption {
            name: "claim",
            summary: "command-option-claim",
            takes: Takes::Claim,
            required: true,
        },
        HIDDEN,
    ],
    example: "/rumors history nokia-x60-pro-os-cn",
    level: Level::Member,
    does: Does::Ask(history),
};

const fn about(required: bool) -> CommandOption {
    CommandOption {
        name: "about",
        summary: "command-option-about",
        takes: Takes::Subject,
        required,
    }
}

fn feed(given: &Given<'_>) -> Result<Asked, Refusal> {
    given.in_market(Question::Feed {
        about: given.wanted("about"),
    })
}

fn show(given: &Given<'_>) -> Result<Asked, Refusal> {
    let about = given.required_wanted("about")?;
    Ok(Asked::new(Question::Dossier { about }))
}

fn history(given: &Given<'_>) -> Result<Asked, Refusal> {
    let typed = given.required("claim")?;
    let key = ClaimId::new(&typed).ok().map(|id| id.key());
    let known = key.filter(|key| given.snapshot.catalog.claim(*key).is_some());
    let claim = known.map_or(WantedClaim::Typed(typed), WantedClaim::Key);
    Ok(Asked::new(Question::History { claim }))
}
