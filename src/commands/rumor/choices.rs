//! What is offered while somebody types into an option of an edit; it depends
//! on what stands in the options beside it.

use super::read::find_property;
use crate::answers::{self, Wanted};
use crate::catalog::Subject;
use crate::commands::complete::match_rank;
use crate::commands::{Suggestion, Takes};
use crate::domain::property::REGISTRY;
use crate::domain::{Claim, PartialDate, Property, Status, SubjectKind, Unit, ValueType};
use crate::i18n::{Words, format};
use crate::moderation::input;
use crate::search::Snapshot;
use jiff::civil::Date;

/// What stands in the other options, by name.
#[derive(Debug, Clone, Copy)]
pub(in crate::commands) struct Beside<'a>(pub(in crate::commands) &'a [(String, String)]);

impl<'a> Beside<'a> {
    fn text(self, option: &str) -> Option<&'a str> {
        let mut named = self.0.iter().filter(|(name, _)| name == option);
        let (_, text) = named.next()?;
        Some(text.trim()).filter(|text| !text.is_empty())
    }

    /// The subject that stands beside, where it is clear.
    pub(in crate::commands) fn subject(self, snapshot: &Snapshot, today: Date) -> Option<&Subject> {
        self.named("device", snapshot, today)
    }

    /// The subject that an option names, where it is clear.
    pub(in crate::commands) fn named<'s>(
        self,
        option: &str,
        snapshot: &'s Snapshot,
        today: Date,
    ) -> Option<&'s Subject> {
        let typed = self.text(option)?;
        let catalog = &snapshot.catalog;
        if let Some(subject) = catalog.by_id(typed) {
            return Some(subject);
        }
        let wanted = Wanted::Typed(typed.to_owned());
        let found = answers::resolve(snapshot, &wanted, today).ok()?;
        catalog.subject(found.number)
    }

    /// The claim that stands beside.
    fn claim(self, snapshot: &Snapshot) -> Option<&Claim> {
        super::read::claim_called(&snapshot.catalog, self.text("claim")?)
    }

    fn property(self, snapshot: &Snapshot, words: &Words) -> Option<Property> {
        if let Some(claim) = self.claim(snapshot) {
            return Some(claim.property);
        }
        find_property(self.text("property")?, words).ok()
    }
}

/// The choices, best first, for what only edits take.
pub(in crate::commands) fn choices(
    takes: Takes,
    typed: &str,
    beside: Beside<'_>,
    snapshot: &Snapshot,
    words: &Words,
    today: Date,
) -> Vec<Suggestion> {
    match takes {
        Takes::Property => properties(typed, beside.subject(snapshot, today), words),
        Takes::Value => values(typed, beside.property(snapshot, words), snapshot, words),
        Takes::Status => statuses(typed, beside.claim(snapshot), words),
        Takes::Date => dates(typed, today, words),
        Takes::Publisher => publishers(typed, snapshot),
        Takes::Switch => switches(typed, words),
        Takes::Level => levels(typed, words),
        _ => Vec::new(),
    }
}

/// What rumors are about most; an empty field offers these first.
const USUAL: &[Property] = &[
    Property::OsLaunch,
    Property::ReleaseDate,
    Property::BatteryCapacity,
    Property::ChipSoc,
    Property::DisplaySize,
    Property::DisplayRefreshRate,
    Property::CameraMain,
    Property::ChargingWired,
    Property::MemoryRam,
    Property::StorageCapacity,
    Property::Statement,
];

fn properties(typed: &str, subject: Option<&Subject>, words: &Words) -> Vec<Suggestion> {
    let typed = typed.to_lowercase();
    let kind = subject.map_or(SubjectKind::Device, Subject::kind);
    let mut found: Vec<(usize, usize, Suggestion)> = Vec::new();
    for row in REGISTRY.iter().filter(|row| row.fits.contains(&kind)) {
        let label = format::property(words, row.property);
        let usual = USUAL.iter().position(|property| *property == row.property);
        let usual = usual.unwrap_or(USUAL.len());
        let names = [label.to_lowercase(), row.key.replace('.', " ")];
        let ranks = names.iter().filter_map(|name| match_rank(name, &typed));
        if let Some(rank) = ranks.chain(match_rank(row.key, &typed)).min() {
            let value = row.key.to_owned();
            found.push((rank, usual, Suggestion { label, value }));
        }
    }
    // With nothing typed, all fit alike.
    found.sort_by_key(|(rank, usual, _)| match typed.is_empty() {
        true => (0, *usual),
        false => (*rank, *usual),
    });
    found.into_iter().map(|(.., choice)| choice).collect()
}

/// What was typed, as it would be read; a bare number with the unit and as the
/// bounds that rumors speak of.
fn values(
    typed: &str,
    property: Option<Property>,
    snapshot: &Snapshot,
    words: &Words,
) -> Vec<Suggestion> {
    let Some(property) = property else {
        return Vec::new();
    };
    let tries: Vec<String> = match property.spec().value_type {
        ValueType::Quantity(unit) if unit != Unit::Count => {
            let unit = unit.symbol();
            let forms = ["", "more than ", "at least ", "up to ", "about "];
            let with_unit = forms.map(|form| format!("{form}{typed} {unit}"));
            std::iter::once(typed.to_owned()).chain(with_unit).collect()
        }
        ValueType::Boolean => ["yes", "no"].map(str::to_owned).into(),
        ValueType::Os => {
            let kinds = [SubjectKind::OsFamily, SubjectKind::Skin];
            let near = snapshot.named.near(typed, &kinds, 10).into_iter();
            let known =
                near.filter_map(|number| Some(snapshot.catalog.subject(number)?.id.to_string()));
            std::iter::once(typed.to_owned()).chain(known).collect()
        }
        _ => vec![typed.to_owned()],
    };
    let choice = |text: String| {
        let value = input::value(snapshot, property, &text).ok()?;
        let name = |id: &_| snapshot.catalog.system_name(id);
        Some(Suggestion {
            label: format::value(words, property, &value, &name),
            value: value.written(property),
        })
    };
    tries.into_iter().filter_map(choice).collect()
}

/// Where a claim stands beside, only what it may become.
fn statuses(typed: &str, claim: Option<&Claim>, words: &Words) -> Vec<Suggestion> {
    let typed = typed.to_lowercase();
    let all = Status::ALL.iter();
    let legal = all.filter(|(status, _)| {
        claim.is_none_or(|claim| claim.state.status.moves().contains(status))
    });
    let fitting = legal.filter(|(_, key)| match_rank(key, &typed).is_some());
    fitting
        .map(|(status, key)| Suggestion {
            label: format::status(words, *status),
            value: (*key).to_owned(),
        })
        .collect()
}

fn dates(typed: &str, today: Date, words: &Words) -> Vec<Suggestion> {
    let yesterday = today.yesterday().unwrap_or(today);
    let named = [today, yesterday].map(PartialDate::day);
    let typed_date = PartialDate::parse(typed).ok();
    let fitting = named
        .into_iter()
        .filter(|date| date.to_string().starts_with(typed));
    let all = typed_date.into_iter().chain(fitting);
    all.map(|date| Suggestion {
        label: format::date(words, date),
        value: date.to_string(),
    })
    .collect()
}

fn publishers(typed: &str, snapshot: &Snapshot) -> Vec<Suggestion> {
    let typed = typed.to_lowercase();
    let mut found: Vec<(usize, Suggestion)> = Vec::new();
    for (id, publisher) in snapshot.catalog.publishers() {
        let name = publisher.name.as_str().to_lowercase();
        let names = [id.as_str(), name.as_str()].into_iter();
        let hosts = publisher.hosts.iter().map(String::as_str);
        let ranks = names
            .chain(hosts)
            .filter_map(|name| match_rank(name, &typed));
        if let Some(rank) = ranks.min() {
            let label = publisher.name.to_string();
            let value = id.to_string();
            found.push((rank, Suggestion { label, value }));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, choice)| choice).collect()
}

/// The levels that can be granted, and none.
fn levels(typed: &str, words: &Words) -> Vec<Suggestion> {
    let all = [
        ("contributor", "edit-level-contributor"),
        ("moderator", "edit-level-moderator"),
        ("admin", "edit-level-admin"),
        ("none", "edit-level-none"),
    ];
    let begins = |value: &str| value.starts_with(&typed.to_lowercase());
    all.into_iter()
        .filter(|(value, _)| begins(value))
        .map(|(value, key)| Suggestion {
            label: words.say(key),
            value: value.to_owned(),
        })
        .collect()
}

fn switches(typed: &str, words: &Words) -> Vec<Suggestion> {
    let both = [("on", "edit-choice-on"), ("off", "edit-choice-off")];
    let begins = |value: &str| value.starts_with(&typed.to_lowercase());
    both.into_iter()
        .filter(|(value, _)| begins(value))
        .map(|(value, key)| Suggestion {
            label: words.say(key),
            value: value.to_owned(),
        })
        .collect()
}
