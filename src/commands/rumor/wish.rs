//! From the options of `/rumor` to the edit that is asked for.

use super::misread::Misread;
use super::read::{Reading, claim_called};
use crate::commands::{Refusal, WrongValue};
use crate::domain::{
    Claim, DeviceKind, EditId, Level, Market, PartialDate, Property, Status, SubjectNumber, Text,
    nearest,
};
use crate::moderation::{
    Add, AddSource, AddSubject, Cited, Command, Lockable, Resolve, Revise, SetStatus, UndoWhat,
};

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// An edit.
    Edit(Command),
    /// Everything undone that one person did.
    UndoPerson {
        /// The mark of the person, as histories show it.
        mark: String,
        /// Since which day.
        since: PartialDate,
        /// Why.
        why: Text,
    },
    /// The open claims of a subject, to choose those that a source confirms.
    Choose {
        /// The subject.
        subject: SubjectNumber,
        /// Only those of this property.
        property: Option<Property>,
    },
    /// What waits for a second person.
    Waiting,
    /// Somebody may edit from now on, or no longer.
    Grant {
        /// Who.
        who: Granted,
        /// Their name, where it stands behind the mention.
        name: Option<String>,
        /// What they may do; nothing any more without it.
        level: Option<Level>,
    },
}

/// Who may edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Granted {
    /// The user with this number.
    User(u64),
    /// Whoever has this role; of this server, or of the one where it is said.
    Role {
        /// The server, where it is named.
        guild: Option<u64>,
        /// The role.
        role: u64,
    },
}

impl Granted {
    /// A mention as Discord writes it, with or without a name behind it, a
    /// number, or `server/role`.
    fn read(typed: &str) -> Option<(Self, Option<String>)> {
        let number = |text: &str| text.parse::<u64>().ok().filter(|number| *number > 0);
        if let Some(mention) = typed.strip_prefix('<') {
            let (mention, name) = mention.split_once('>')?;
            let who = match mention.strip_prefix("@&") {
                Some(role) => Self::Role {
                    guild: None,
                    role: number(role)?,
                },
                None => Self::User(number(mention.strip_prefix('@')?.trim_start_matches('!'))?),
            };
            let name = Some(name.trim()).filter(|name| !name.is_empty());
            return Some((who, name.map(str::to_owned)));
        }
        let who = match typed.split_once('/') {
            Some((guild, role)) => Self::Role {
                guild: Some(number(guild)?),
                role: number(role)?,
            },
            None => Self::User(number(typed)?),
        };
        Some((who, None))
    }
}

type Read = Result<Wish, Refusal>;

impl Reading<'_> {
    fn cited(&self) -> Result<Option<Cited>, Refusal> {
        let Some(address) = self.address()? else {
            return Ok(None);
        };
        Ok(Some(Cited {
            publisher: self.publisher()?,
            date: self.date("date")?,
            ..Cited::at(address)
        }))
    }

    fn must_cite(&self) -> Result<Cited, Refusal> {
        self.cited()?.ok_or_else(|| self.missing("source"))
    }

    fn reason(&self) -> Result<Text, Refusal> {
        self.words_of("reason")?
            .ok_or_else(|| self.missing("reason"))
    }

    /// The claim that is meant; it is about the device beside it.
    fn chosen(&self) -> Result<&Claim, Refusal> {
        let subject = self.subject("device")?;
        let claim = self.claim()?;
        if claim.subject == subject {
            return Ok(claim);
        }
        // Whoever chose that device means another claim.
        let typed = claim.id().to_string();
        Err(Refusal::Misread(Misread::ClaimOfAnother { typed }))
    }

    fn number(&self) -> Result<EditId, Refusal> {
        let edit = self.edit()?.ok_or_else(|| self.missing("edit"))?;
        Ok(EditId(edit))
    }

    /// Claims by their ids, with commas between; all of this subject.
    fn claims_in(
        &self,
        option: &'static str,
        subject: SubjectNumber,
    ) -> Result<Vec<crate::domain::ClaimId>, Refusal> {
        let catalog = &self.given.snapshot.catalog;
        let typed = self.text(option).unwrap_or_default().split(',');
        let typed = typed.map(str::trim).filter(|id| !id.is_empty());
        let claims = typed.map(|id| {
            let claim = claim_called(catalog, id).filter(|claim| claim.subject == subject);
            let found = claim.map(|claim| claim.id().to_id());
            found.ok_or_else(|| {
                let typed = id.to_owned();
                Refusal::Misread(Misread::Claim { typed })
            })
        });
        claims.collect()
    }
}

pub(super) fn add(reading: &Reading<'_>) -> Read {
    let subject = reading.subject("device")?;
    let property = reading.property()?;
    Ok(Wish::Edit(Command::Add(Add {
        subject,
        property,
        market: reading.market()?.unwrap_or(Market::WORLD),
        value: reading.value(property)?,
        status: reading.status()?.unwrap_or(Status::Rumored),
        as_of: reading.date("date")?,
        since: None,
        source: reading.must_cite()?,
        note: None,
        why: reading.words_of("reason")?,
    })))
}

pub(super) fn status(reading: &Reading<'_>) -> Read {
    let claim = reading.chosen()?;
    let to = reading.status()?;
    Ok(Wish::Edit(Command::Status(SetStatus {
        claim: claim.id().to_id(),
        seen: None,
        to: to.ok_or_else(|| reading.missing("status"))?,
        source: reading.must_cite()?,
        as_of: reading.date("date")?,
        why: reading.reason()?,
        debunk: reading.claims_in("debunk", claim.subject)?,
    })))
}

pub(super) fn source(reading: &Reading<'_>) -> Read {
    Ok(Wish::Edit(Command::Source(AddSource {
        claim: reading.chosen()?.id().to_id(),
        seen: None,
        source: reading.must_cite()?,
        why: reading.words_of("reason")?,
    })))
}

pub(super) fn revise(reading: &Reading<'_>) -> Read {
    let claim = reading.chosen()?;
    Ok(Wish::Edit(Command::Revise(Revise {
        claim: claim.id().to_id(),
        seen: None,
        value: reading.value(claim.property)?,
        source: reading.cited()?,
        why: reading.reason()?,
    })))
}

pub(super) fn resolve(reading: &Reading<'_>) -> Read {
    let subject = reading.subject("device")?;
    let claims = reading.claims_in("claims", subject)?;
    let (source, why) = (reading.must_cite()?, reading.reason()?);
    let property = match reading.text("property") {
        Some(_) => Some(reading.property()?),
        None => None,
    };
    if claims.is_empty() {
        return Ok(Wish::Choose { subject, property });
    }
    Ok(Wish::Edit(Command::Resolve(Resolve {
        subject,
        claims: claims.into_iter().map(|claim| (claim, None)).collect(),
        source,
        as_of: reading.date("date")?,
        why,
    })))
}

pub(super) fn undo(reading: &Reading<'_>) -> Read {
    let why = reading.reason()?;
    if let Some(mark) = reading.text("by") {
        let since = reading.date("since")?;
        return Ok(Wish::UndoPerson {
            mark: mark.to_owned(),
            since: since.ok_or_else(|| reading.missing("since"))?,
            why,
        });
    }
    let what = UndoWhat::Edit(reading.number()?);
    Ok(Wish::Edit(Command::Undo { what, why }))
}

pub(super) fn approve(reading: &Reading<'_>) -> Read {
    let group = reading.number()?;
    Ok(Wish::Edit(Command::Approve { group }))
}

pub(super) fn reject(reading: &Reading<'_>) -> Read {
    Ok(Wish::Edit(Command::Reject {
        group: reading.number()?,
        why: reading.words_of("reason")?,
    }))
}

pub(super) fn lock(reading: &Reading<'_>) -> Read {
    let subject = reading.subject("device")?;
    let what = match reading.text("claim") {
        Some(_) => Lockable::Claim(reading.chosen()?.id().to_id()),
        None => Lockable::Subject(reading.subject_id(subject)?),
    };
    Ok(Wish::Edit(Command::Lock {
        what,
        on: reading.switch("state")?,
        why: reading.reason()?,
    }))
}

pub(super) fn freeze(reading: &Reading<'_>) -> Read {
    Ok(Wish::Edit(Command::Freeze {
        on: reading.switch("state")?,
        why: reading.reason()?,
    }))
}

pub(super) fn device(reading: &Reading<'_>) -> Read {
    let kind = reading.kind()?.unwrap_or(DeviceKind::Phone);
    let series = match reading.text("series") {
        Some(_) => Some(reading.subject("series")?),
        None => None,
    };
    new_subject(reading, Some(kind), series)
}

pub(super) fn series(reading: &Reading<'_>) -> Read {
    new_subject(reading, None, None)
}

fn new_subject(
    reading: &Reading<'_>,
    kind: Option<DeviceKind>,
    series: Option<SubjectNumber>,
) -> Read {
    let name = reading.words_of("name")?;
    Ok(Wish::Edit(Command::AddSubject(AddSubject {
        name: name.ok_or_else(|| reading.missing("name"))?,
        brand: reading.subject("brand")?,
        kind,
        series,
    })))
}

pub(super) fn grant(reading: &Reading<'_>) -> Read {
    const KNOWN: &[&str] = &["contributor", "moderator", "admin", "none"];
    let typed = reading.text("who").ok_or_else(|| reading.missing("who"))?;
    let (who, name) = Granted::read(typed).ok_or_else(|| {
        let typed = typed.to_owned();
        Refusal::Misread(Misread::Who { typed })
    })?;
    let typed = reading
        .text("level")
        .ok_or_else(|| reading.missing("level"))?;
    let lower = typed.to_lowercase();
    let granted = Level::from_key(&lower).filter(|level| *level > Level::Member);
    match granted {
        None if lower != "none" => Err(Refusal::WrongValue(WrongValue::Unlisted {
            option: "level",
            typed: typed.to_owned(),
            nearest: nearest(&lower, KNOWN.iter().copied()).map(str::to_owned),
            known: KNOWN.to_vec(),
        })),
        level => Ok(Wish::Grant { who, name, level }),
    }
}

pub(super) fn waiting(_: &Reading<'_>) -> Read {
    Ok(Wish::Waiting)
}
