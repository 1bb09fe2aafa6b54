//! Events as the log keeps them: a kind, a version, a body of JSON, and beside
//! it whatever a person wrote in their own words, so that it can be erased.
//!
//! The body holds no free text and nothing that names a person. A text that was
//! erased reads as absent; a value that was erased as unknown.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use super::event::{ClaimChange, Event, Lockable, NewKind, NewSubject};
use crate::domain::{
    Address, ChangeKind, ClaimId, DeviceKind, EditId, Market, PartialDate, Property, PublisherId,
    Source, Status, SubjectId, SubjectNumber, Text, Value, ValueType,
};

/// An event in the form of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// What kind of event it is.
    pub kind: String,
    /// The version of the kind's form.
    pub version: u16,
    /// What was decided, without free text.
    pub body: Json,
    /// Free text by the name of its place.
    pub texts: BTreeMap<String, String>,
}

/// The only version that there is of every kind.
const VERSION: u16 = 1;

const RECORDED: &str = "claim-recorded";
const STATUS_SET: &str = "status-set";
const SOURCE_ADDED: &str = "source-added";
const REVISED: &str = "revised";
const PROPOSED: &str = "proposed";

/// What one command decided, in the form of the log, in its order.
pub fn encode(events: &[Event]) -> Vec<Written> {
    let parts = (0_u16..).zip(events);
    parts.filter_map(|(part, event)| one(part, event)).collect()
}

/// What stands in the log, with its place in its group. A kind or version that
/// is not known, or a body that does not read, is [`Event::Unread`].
pub fn decode(
    kind: &str,
    version: u16,
    body: &Json,
    texts: &BTreeMap<String, Option<String>>,
) -> (u16, Event) {
    let part = body.get("part").and_then(Json::as_u64);
    let part = part.and_then(|part| u16::try_from(part).ok());
    let known = (version == VERSION).then(|| read(kind, body, &Texts(texts)));
    let event = known.flatten().unwrap_or_else(|| Event::Unread {
        kind: kind.to_owned(),
        version,
    });
    (part.unwrap_or_default(), event)
}

/// An event in the form of the log; what was never read is never written.
fn one(part: u16, event: &Event) -> Option<Written> {
    let mut texts = BTreeMap::new();
    let mut why = |why: &Option<Text>| {
        if let Some(why) = why {
            texts.insert("why".to_owned(), why.to_string());
        }
    };
    let (kind, mut body) = match event {
        Event::Changed(change) => {
            let (kind, body, own) = written_change(change);
            texts = own;
            (kind, body)
        }
        Event::Proposed(change) => {
            let (kind, mut body, own) = written_change(change);
            texts = own;
            body["change"] = json!(kind);
            (PROPOSED, body)
        }
        Event::Approved { group } => ("approved", json!({ "group": group.0 })),
        Event::Rejected { group, why: text } => {
            why(text);
            ("rejected", json!({ "group": group.0 }))
        }
        Event::Undone { edit, why: text } => {
            why(text);
            ("undone", json!({ "edit": edit.0 }))
        }
        Event::SubjectAdded(new) => {
            texts.insert("name".to_owned(), new.name.to_string());
            ("subject-added", written_subject(new))
        }
        Event::PublisherAdded { id, host } => (
            "publisher-added",
            json!({ "id": id.as_str(), "host": host }),
        ),
        Event::Locked {
            what,
            on,
            why: text,
        } => {
            why(text);
            let (of, id) = match what {
                Lockable::Claim(id) => ("claim", id.as_str()),
                Lockable::Subject(id) => ("subject", id.as_str()),
            };
            ("locked", json!({ of: id, "on": on }))
        }
        Event::Frozen { on, why: text } => {
            why(text);
            ("frozen", json!({ "on": on }))
        }
        Event::Unread { .. } => return None,
    };
    body["part"] = json!(part);
    Some(Written {
        kind: kind.to_owned(),
        version: VERSION,
        body,
        texts,
    })
}

fn read(kind: &str, body: &Json, texts: &Texts<'_>) -> Option<Event> {
    let number = |key: &str| body.get(key).and_then(Json::as_u64);
    let text = |key: &str| body.get(key).and_then(Json::as_str);
    let on = || body.get("on").and_then(Json::as_bool);
    let why = || texts.get("why");
    Some(match kind {
        PROPOSED => Event::Proposed(read_change(text("change")?, body, texts)?),
        "approved" => Event::Approved {
            group: EditId(number("group")?),
        },
        "rejected" => Event::Rejected {
            group: EditId(number("group")?),
            why: why(),
        },
        "undone" => Event::Undone {
            edit: EditId(number("edit")?),
            why: why(),
        },
        "subject-added" => Event::SubjectAdded(read_subject(body, texts)?),
        "publisher-added" => Event::PublisherAdded {
            id: publisher(text("id")?)?,
            host: text("host")?.to_owned(),
        },
        "locked" => {
            let claim = text("claim").map(|id| Some(Lockable::Claim(ClaimId::new(id).ok()?)));
            let subject = || Some(Lockable::Subject(SubjectId::new(text("subject")?).ok()?));
            Event::Locked {
                what: claim.unwrap_or_else(subject)?,
                on: on()?,
                why: why(),
            }
        }
        "frozen" => Event::Frozen {
            on: on()?,
            why: why(),
        },
        _ => Event::Changed(read_change(kind, body, texts)?),
    })
}

/// Free text of a log, by the name of its place.
struct Texts<'t>(&'t BTreeMap<String, Option<String>>);

impl Texts<'_> {
    fn get(&self, place: &str) -> Option<Text> {
        let text = self.0.get(place)?.as_deref()?;
        Text::new(text).ok()
    }
}

/// A change of a claim as a body.
#[derive(Serialize, Deserialize)]
struct ChangeBody {
    claim: String,
    subject: String,
    property: String,
    market: String,
    /// Sixteen hexadecimal digits: JSON has no integers as large.
    over: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    when: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    /// The values of a list, or a single one. Null where one is a text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    value: Vec<Option<String>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sources: Vec<SourceBody>,
}

/// A source as a body, without its title.
#[derive(Serialize, Deserialize)]
struct SourceBody {
    publisher: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    via: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quotes: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    origin: Option<String>,
}

type WrittenChange = (&'static str, Json, BTreeMap<String, String>);

fn written_change(change: &ClaimChange) -> WrittenChange {
    let mut texts = BTreeMap::new();
    let (kind, status, value, since, note) = match &change.kind {
        ChangeKind::Recorded {
            value,
            status,
            since,
            note,
            ..
        } => (RECORDED, Some(status), Some(value), *since, note.as_ref()),
        ChangeKind::StatusSet(status, _) => (STATUS_SET, Some(status), None, None, None),
        ChangeKind::SourceAdded(_) => (SOURCE_ADDED, None, None, None, None),
        ChangeKind::Revised(value) => (REVISED, None, Some(value), None, None),
        // Undoing is an event of its own; a change of a claim never is one.
        ChangeKind::Undone(_) => ("undone", None, None, None, None),
    };
    let own_words = [("why", change.why.as_ref()), ("note", note)];
    for (place, text) in own_words {
        texts.extend(text.map(|text| (place.to_owned(), text.to_string())));
    }
    let value = value.map_or(&[][..], Value::each).iter().enumerate();
    let value = value.map(|(at, value)| match value {
        Value::Text(text) => {
            texts.insert(format!("value.{at}"), text.to_string());
            None
        }
        other => Some(other.written(change.property)),
    });
    let value = value.collect();
    let sources = change.kind.sources().iter().enumerate();
    let sources = sources.map(|(at, source)| {
        let title = source.title.as_ref();
        texts.extend(title.map(|title| (format!("title.{at}"), title.to_string())));
        written_source(source)
    });
    let body = ChangeBody {
        claim: change.claim.to_string(),
        subject: change.subject.to_string(),
        property: change.property.key().to_owned(),
        market: change.market.to_string(),
        over: format!("{:016x}", change.over),
        when: change.when.map(|when| when.to_string()),
        status: status.map(|status| status.key().to_owned()),
        since: since.map(|since| since.to_string()),
        value,
        sources: sources.collect(),
    };
    (kind, serde_json::to_value(body).unwrap_or_default(), texts)
}

fn written_source(source: &Source) -> SourceBody {
    let id = |id: &Option<PublisherId>| id.as_ref().map(ToString::to_string);
    SourceBody {
        publisher: source.publisher.to_string(),
        url: source.url.as_ref().map(ToString::to_string),
        date: source.date.map(|date| date.to_string()),
        via: id(&source.via),
        quotes: id(&source.quotes),
        origin: id(&source.origin),
    }
}

fn read_change(kind: &str, body: &Json, texts: &Texts<'_>) -> Option<ClaimChange> {
    let body: ChangeBody = ChangeBody::deserialize(body).ok()?;
    let property = Property::from_key(&body.property)?;
    let date = |text: &Option<String>| match text {
        Some(text) => PartialDate::parse(text).map(Some).ok(),
        None => Some(None),
    };
    let status = || Status::from_key(body.status.as_deref()?);
    let sources: Option<Vec<Source>> = (0..)
        .zip(&body.sources)
        .map(|(at, source)| read_source(at, source, texts))
        .collect();
    let mut sources = sources?;
    let kind = match kind {
        RECORDED => ChangeKind::Recorded {
            value: read_value(property, &body.value, texts)?,
            status: status()?,
            since: date(&body.since)?,
            note: texts.get("note"),
            sources: sources.into(),
        },
        STATUS_SET => ChangeKind::StatusSet(status()?, sources.into()),
        SOURCE_ADDED => ChangeKind::SourceAdded(sources.pop()?),
        REVISED => ChangeKind::Revised(read_value(property, &body.value, texts)?),
        _ => return None,
    };
    Some(ClaimChange {
        claim: ClaimId::new(&body.claim).ok()?,
        subject: SubjectId::new(&body.subject).ok()?,
        property,
        market: Market::new(&body.market).ok()?,
        over: u64::from_str_radix(&body.over, 16).ok()?,
        when: date(&body.when)?,
        why: texts.get("why"),
        kind,
    })
}

fn read_value(property: Property, items: &[Option<String>], texts: &Texts<'_>) -> Option<Value> {
    let one = |(at, item): (usize, &Option<String>)| match item {
        Some(written) => Value::parse(property, written).ok(),
        // Erased, or of a property that has no texts any more.
        None => {
            let is_text = property.spec().value_type == ValueType::Text;
            let text = texts.get(&format!("value.{at}")).filter(|_| is_text);
            Some(text.map_or(Value::Unknown, Value::Text))
        }
    };
    let values: Option<Vec<Value>> = items.iter().enumerate().map(one).collect();
    Value::list(values?)
}

fn read_source(at: usize, body: &SourceBody, texts: &Texts<'_>) -> Option<Source> {
    let other = |id: &Option<String>| match id {
        Some(id) => publisher(id).map(Some),
        None => Some(None),
    };
    Some(Source {
        publisher: publisher(&body.publisher)?,
        title: texts.get(&format!("title.{at}")),
        url: match &body.url {
            Some(url) => Some(Address::new(url).ok()?),
            None => None,
        },
        date: match &body.date {
            Some(date) => Some(PartialDate::parse(date).ok()?),
            None => None,
        },
        via: other(&body.via)?,
        quotes: other(&body.quotes)?,
        origin: other(&body.origin)?,
    })
}

fn publisher(id: &str) -> Option<PublisherId> {
    SubjectId::fits(id).then(|| PublisherId(id.into()))
}

fn written_subject(new: &NewSubject) -> Json {
    let (kind, series) = match &new.kind {
        NewKind::Device(kind, series) => (kind.key(), series.as_ref()),
        NewKind::Series => ("series", None),
    };
    json!({
        "id": new.id.as_str(),
        "number": new.number.0,
        "brand": new.brand.as_str(),
        "kind": kind,
        "series": series.map(SubjectId::as_str),
    })
}

fn read_subject(body: &Json, texts: &Texts<'_>) -> Option<NewSubject> {
    let text = |key: &str| body.get(key).and_then(Json::as_str);
    let id = SubjectId::new(text("id")?).ok()?;
    let kind = match text("kind")? {
        "series" => NewKind::Series,
        key => {
            let (kind, _) = DeviceKind::ALL.iter().find(|(_, known)| *known == key)?;
            let series = text("series").map(SubjectId::new).transpose().ok()?;
            NewKind::Device(*kind, series)
        }
    };
    let number = body.get("number").and_then(Json::as_u64)?;
    Some(NewSubject {
        number: SubjectNumber(u32::try_from(number).ok()?),
        // An erased name leaves the id, which is made of it but plainer.
        name: texts.get("name").or_else(|| Text::new(id.as_str()).ok())?,
        id,
        brand: SubjectId::new(text("brand")?).ok()?,
        kind,
    })
}
