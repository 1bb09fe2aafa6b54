//! `/find`: the devices that have what is asked for. Everything may be left
//! out; what is given must be something that devices can have.

pub(super) mod choices;
mod read;

use super::{Command, CommandOption, Does, Given, HIDDEN, MARKET, Refusal, Takes};
use crate::answers::find::{Criteria, Limits, Order};
use crate::answers::{Asked, Question};
use crate::domain::{DeviceKind, Level, StageKind};
use crate::search::Figure;
use read::{brand, listed, system};

/// `/find`.
pub(super) const FIND: Command = Command {
    path: &["find"],
    summary: "command-find",
    options: &[
        option("kind", "command-option-kind", Takes::Kind),
        option("brand", "command-option-brand", Takes::Brand),
        option("os", "command-option-os", Takes::System),
        option("year", "command-option-year", Takes::Years),
        option("status", "command-option-status", Takes::Stage),
        limit(Figure::Battery, "command-option-battery"),
        limit(Figure::RefreshRate, "command-option-refresh"),
        limit(Figure::Camera, "command-option-camera"),
        limit(Figure::Ram, "command-option-ram"),
        limit(Figure::Weight, "command-option-weight"),
        option("sort", "command-option-sort", Takes::Order),
        MARKET,
        HIDDEN,
    ],
    example: "/find phone battery:6000 refresh:120 market:cn",
    level: Level::Member,
    does: Does::Ask(find),
};

const fn option(name: &'static str, summary: &'static str, takes: Takes) -> CommandOption {
    CommandOption {
        name,
        summary,
        takes,
        required: false,
    }
}

const fn limit(figure: Figure, summary: &'static str) -> CommandOption {
    option(name(figure), summary, Takes::Limit(figure))
}

/// The option that limits a figure.
const fn name(figure: Figure) -> &'static str {
    match figure {
        Figure::Battery => "battery",
        Figure::RefreshRate => "refresh",
        Figure::Camera => "camera",
        Figure::Ram => "ram",
        Figure::Weight => "weight",
    }
}

fn find(given: &Given<'_>) -> Result<Asked, Refusal> {
    let mut limits = Limits::default();
    for figure in Figure::ALL {
        let typed = given.text(name(figure));
        let limit = typed.map(|typed| read::limit(figure, name(figure), &typed));
        limits.set(figure, limit.transpose()?);
    }
    let years = given.text("year").map(|typed| read::years("year", &typed));
    given.in_market(Question::Find {
        criteria: Criteria {
            kind: listed(given, "kind", DeviceKind::ALL)?,
            brand: brand(given, "brand")?,
            system: system(given, "os")?,
            years: years.transpose()?,
            stage: listed(given, "status", StageKind::ALL)?,
            limits,
            order: listed(given, "sort", Order::ALL)?.unwrap_or_default(),
        },
    })
}
