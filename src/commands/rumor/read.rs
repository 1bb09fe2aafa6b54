//! What people put into the options of an edit, as the types of the domain.
//!
//! Each function names the option in its refusal, and what would work. Whether
//! an edit is allowed, or makes sense, is not decided here.

use jiff::civil::Date;

use super::misread::Misread;
use crate::answers::{self, Unresolved, Wanted};
use crate::catalog::Catalog;
use crate::commands::{Given, Refusal, WrongValue};
use crate::domain::property::REGISTRY;
use crate::domain::{
    Address, Claim, ClaimId, DeviceKind, Market, PartialDate, Property, PublisherId, Status,
    SubjectId, SubjectNumber, Text, Value, nearest,
};
use crate::i18n::{Words, format};
use crate::moderation::input;
use crate::search::Snapshot;

/// The most characters of one option of an edit that are looked at.
const MAX_OPTION: usize = 1000;

/// What reading the options of an edit may look at.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    pub(in crate::commands) given: Given<'a>,
    /// Properties are named in a language.
    pub(in crate::commands) words: &'a Words,
    pub(in crate::commands) today: Date,
}

impl<'a> Reading<'a> {
    fn snapshot(&self) -> &'a Snapshot {
        self.given.snapshot
    }

    fn catalog(&self) -> &'a Catalog {
        &self.given.snapshot.catalog
    }

    /// The text of an option, trimmed; an address is longer than a name.
    pub(super) fn text(&self, option: &str) -> Option<&'a str> {
        let options = self.given.call.options.iter();
        let mut named = options.filter(|(name, _)| *name == option);
        let (_, text) = named.next()?;
        let end = text.char_indices().nth(MAX_OPTION);
        let text = end.map_or(text.as_str(), |(end, _)| &text[..end]).trim();
        Some(text).filter(|text| !text.is_empty())
    }

    fn required(&self, option: &'static str) -> Result<&'a str, Refusal> {
        self.text(option).ok_or_else(|| self.missing(option))
    }

    /// That an option must be given.
    pub(super) fn missing(&self, option: &'static str) -> Refusal {
        Refusal::missing(self.given.call.command, option)
    }

    /// The subject that an option names.
    pub(super) fn subject(&self, option: &'static str) -> Result<SubjectNumber, Refusal> {
        let typed = self.required(option)?;
        let wanted = match self.catalog().by_id(typed) {
            Some(subject) => Wanted::Number(subject.number),
            None => Wanted::Typed(typed.to_owned()),
        };
        let found = answers::resolve(self.snapshot(), &wanted, self.today);
        found.map(|found| found.number).map_err(|unresolved| {
            let (candidates, several) = match unresolved {
                Unresolved::Which(which) => (which.candidates, true),
                Unresolved::NoRecord(miss) => (miss.nearest, false),
            };
            let names = candidates.into_iter().map(|candidate| candidate.name);
            let names = names.take(Misread::NAMES).collect();
            let typed = typed.to_owned();
            Refusal::Misread(match several {
                true => Misread::SeveralSubjects {
                    option,
                    typed,
                    names,
                },
                false => Misread::NoSubject {
                    option,
                    typed,
                    names,
                },
            })
        })
    }

    /// The id of a subject.
    pub(super) fn subject_id(&self, number: SubjectNumber) -> Result<SubjectId, Refusal> {
        let subject = self.catalog().subject(number);
        let id = subject.map(|subject| subject.id.clone());
        id.ok_or_else(|| self.missing("device"))
    }

    /// The property that an option names, by its key or by its label.
    pub(super) fn property(&self) -> Result<Property, Refusal> {
        let typed = self.required("property")?;
        find_property(typed, self.words).map_err(|nearest| {
            let typed = typed.to_owned();
            Refusal::Misread(Misread::Property { typed, nearest })
        })
    }

    /// The value of a property that an option gives.
    pub(super) fn value(&self, property: Property) -> Result<Value, Refusal> {
        let typed = self.required("value")?;
        input::value(self.snapshot(), property, typed).map_err(|_| {
            let typed = typed.to_owned();
            Refusal::Misread(Misread::Value { typed, property })
        })
    }

    /// The market that an option names.
    pub(super) fn market(&self) -> Result<Option<Market>, Refusal> {
        self.given.market_named()
    }

    /// The status that an option names.
    pub(super) fn status(&self) -> Result<Option<Status>, Refusal> {
        let Some(typed) = self.text("status") else {
            return Ok(None);
        };
        let lower = typed.to_lowercase();
        let known: Vec<&'static str> = Status::ALL.iter().map(|(_, key)| *key).collect();
        let found = Status::from_key(&lower);
        found.map(Some).ok_or_else(|| {
            Refusal::WrongValue(WrongValue::Unlisted {
                option: "status",
                typed: typed.to_owned(),
                nearest: nearest(&lower, known.iter().copied()).map(str::to_owned),
                known,
            })
        })
    }

    /// The kind of product that an option names.
    pub(super) fn kind(&self) -> Result<Option<DeviceKind>, Refusal> {
        let Some(typed) = self.text("kind") else {
            return Ok(None);
        };
        let lower = typed.to_lowercase();
        let found = DeviceKind::ALL.iter().find(|(_, key)| *key == lower);
        found.map(|(kind, _)| Some(*kind)).ok_or_else(|| {
            let known: Vec<&'static str> = DeviceKind::ALL.iter().map(|(_, key)| *key).collect();
            Refusal::WrongValue(WrongValue::Unlisted {
                option: "kind",
                typed: typed.to_owned(),
                nearest: nearest(&lower, known.iter().copied()).map(str::to_owned),
                known,
            })
        })
    }

    /// The date that an option gives.
    pub(super) fn date(&self, option: &'static str) -> Result<Option<PartialDate>, Refusal> {
        let Some(typed) = self.text(option) else {
            return Ok(None);
        };
        if typed.eq_ignore_ascii_case("today") {
            return Ok(Some(PartialDate::day(self.today)));
        }
        let date = PartialDate::parse(typed).map(Some);
        date.map_err(|_| {
            let typed = typed.to_owned();
            Refusal::Misread(Misread::Date { option, typed })
        })
    }

    /// The address of a source, without what tracks.
    pub(super) fn address(&self) -> Result<Option<Address>, Refusal> {
        let Some(typed) = self.text("source") else {
            return Ok(None);
        };
        let address = input::address(typed).map(Some);
        address.map_err(|_| Refusal::Misread(Misread::Address(typed.to_owned())))
    }

    /// The publisher that an option names, by id, host or name.
    pub(super) fn publisher(&self) -> Result<Option<PublisherId>, Refusal> {
        let Some(typed) = self.text("publisher") else {
            return Ok(None);
        };
        let lower = typed.to_lowercase();
        let publishers = self.catalog().publishers();
        let found = publishers.iter().find(|(id, publisher)| {
            id.as_str() == lower
                || publisher.name.as_str().to_lowercase() == lower
                || publisher.hosts.contains(&lower)
        });
        if let Some((id, _)) = found {
            return Ok(Some(id.clone()));
        }
        let near = nearest(&lower, publishers.keys().map(PublisherId::as_str));
        Err(Refusal::Misread(Misread::Publisher {
            typed: typed.to_owned(),
            nearest: near.map(str::to_owned),
        }))
    }

    /// A text of a person.
    pub(super) fn words_of(&self, option: &'static str) -> Result<Option<Text>, Refusal> {
        let Some(typed) = self.text(option) else {
            return Ok(None);
        };
        let text = input::text(typed).map(Some);
        text.map_err(|_| Refusal::Misread(Misread::Text { option }))
    }

    /// The claim that an option names by its id.
    pub(super) fn claim(&self) -> Result<&'a Claim, Refusal> {
        let typed = self.required("claim")?;
        claim_called(self.catalog(), typed).ok_or_else(|| {
            Refusal::Misread(Misread::Claim {
                typed: typed.to_owned(),
            })
        })
    }

    /// Whether something is switched on.
    pub(super) fn switch(&self, option: &'static str) -> Result<bool, Refusal> {
        let Some(typed) = self.text(option) else {
            return Ok(true);
        };
        crate::commands::parse::flag(option, typed)
    }

    /// The number of an edit, with or without its mark.
    pub(super) fn edit(&self) -> Result<Option<u64>, Refusal> {
        let Some(typed) = self.text("edit") else {
            return Ok(None);
        };
        let number = typed.trim_start_matches('#').parse().map(Some);
        number.map_err(|_| {
            Refusal::Misread(Misread::Edit {
                typed: typed.to_owned(),
            })
        })
    }
}

/// The claim with this id.
pub(super) fn claim_called<'a>(catalog: &'a Catalog, typed: &str) -> Option<&'a Claim> {
    let id = ClaimId::new(&typed.trim().to_lowercase()).ok()?;
    let claim = catalog.claim(id.key())?;
    (claim.id() == id).then_some(claim)
}

/// The property with this key or label.
///
/// # Errors
/// The key of the nearest one, where there is one.
pub(super) fn find_property(typed: &str, words: &Words) -> Result<Property, Option<&'static str>> {
    let lower = typed.trim().to_lowercase();
    let dotted = lower.replace([' ', '-'], ".");
    let label = |property| format::property(words, property).to_lowercase();
    let rows = REGISTRY.iter();
    let found = rows
        .clone()
        .find(|row| row.key == lower || row.key == dotted)
        .or_else(|| rows.clone().find(|row| label(row.property) == lower));
    if let Some(row) = found {
        return Ok(row.property);
    }
    let labels: Vec<(String, &'static str)> =
        rows.map(|row| (label(row.property), row.key)).collect();
    let names = labels.iter().flat_map(|(label, key)| [label.as_str(), key]);
    let near = nearest(&lower, names);
    Err(near.and_then(|near| {
        let (_, key) = labels.iter().find(|(l, k)| l == near || *k == near)?;
        Some(*key)
    }))
}
