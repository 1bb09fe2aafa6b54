//! JSON Schemas of the hand-written files, made from the types and tables that
//! the loader uses, so that editors complete keys, properties, statuses and
//! markets while somebody types.
//!
//! A schema says what may stand where; what it must mean, and what belongs
//! together, only the linter sees.

use serde_json::{Map, Value, json};

use super::subject::ReleaseKind;
use crate::domain::property::{PropertySpec, REGISTRY};
use crate::domain::{
    DeviceKind, MAX_TEXT, MarketTree, SourceKind, Status, SubjectId, SubjectKind, ValueType,
    value::expected,
};

/// What a schema is for: its name, and the files that it describes, as a
/// pattern below the data folder.
pub const KINDS: &[(&str, &str)] = &[
    ("device", "devices/*/*.toml"),
    ("brands", "brands.toml"),
    ("series", "series.toml"),
    ("services", "services.toml"),
    ("os", "os/*.toml"),
    ("edits", "edits/*.toml"),
    ("sources", "sources.toml"),
    ("markets", "markets.toml"),
    ("socs", "socs.toml"),
];

/// The schema of this name; `markets` are those that values may hold in.
pub fn schema(name: &str, markets: &MarketTree) -> Option<Value> {
    let (_, files) = KINDS.iter().find(|(known, _)| *known == name)?;
    let mut schema = match name {
        "device" => device(),
        "brands" => list("brands", brand()),
        "series" => list("series", named(&[SubjectKind::Series])),
        "services" => list("services", named(&[SubjectKind::Service])),
        "edits" => table(json!({}), &[]),
        "os" => system(),
        "sources" => list("publishers", publisher()),
        "socs" => list("socs", chip()),
        _ => list("markets", market()),
    };
    if !matches!(name, "sources" | "markets" | "socs") {
        schema["properties"]["edits"] = tables(edit());
    }
    if let Some(fields) = schema.as_object_mut() {
        fields.insert(
            "$schema".into(),
            "http://json-schema.org/draft-07/schema#".into(),
        );
        fields.insert("title".into(), format!("Specdex: data/{files}").into());
        fields.insert("definitions".into(), definitions(markets));
    }
    Some(schema)
}

/// A table with these fields and no others.
fn table(fields: impl Into<Value>, required: &[&str]) -> Value {
    json!({
        "type": "object",
        "properties": fields.into(),
        "required": required,
        "additionalProperties": false,
    })
}

fn tables(table: impl Into<Value>) -> Value {
    json!({ "type": "array", "items": table.into() })
}

/// A file that holds one array of tables.
fn list(key: &str, item: Value) -> Value {
    table(json!({ key: tables(item) }), &[])
}

fn named_here(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

fn one_of(keys: impl IntoIterator<Item = &'static str>) -> Value {
    json!({ "type": "string", "enum": keys.into_iter().collect::<Vec<_>>() })
}

fn definitions(markets: &MarketTree) -> Value {
    let codes: Vec<String> = markets
        .iter()
        .map(|(market, _)| market.to_string())
        .collect();
    let text = json!({ "type": "string", "minLength": 1, "maxLength": MAX_TEXT });
    json!({
        "id": {
            "type": "string",
            "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
            "maxLength": SubjectId::MAX,
        },
        "text": text,
        "texts": { "type": ["string", "array"], "items": named_here("text") },
        "names": {
            "description": "Names in other languages, by language tag",
            "type": "object",
            "additionalProperties": named_here("texts"),
        },
        "date": {
            "description": "2021-06-30, 2021-06, 2021-Q3, 2022-H1, 2021, \"spring 2027\", \"early 2027\" or \"not before 2027\"",
            "type": ["string", "integer"],
        },
        "url": { "type": "string", "pattern": "^https://" },
        "market": { "type": "string", "enum": codes },
        "status": one_of(Status::ALL.iter().map(|(_, key)| *key)),
        "source": source(),
        "sources": { "type": "array", "items": named_here("source") },
        "state": table(
            json!({
                "status": named_here("status"),
                "as_of": named_here("date"),
                "reason": named_here("text"),
                "sources": named_here("sources"),
            }),
            &["status"],
        ),
    })
}

fn source() -> Value {
    let publisher = |about: &str| json!({ "description": about, "type": "string", "minLength": 1 });
    table(
        json!({
            "publisher": publisher("Whose page it is: an id in sources.toml"),
            "title": named_here("text"),
            "url": named_here("url"),
            "date": named_here("date"),
            "via": publisher("Through whom the page was really read: an id in sources.toml"),
            "quotes": publisher("Whose words it carries: an id in sources.toml"),
            "origin": publisher("Whose report it repeats: an id in sources.toml"),
        }),
        &["publisher"],
    )
}

/// The fields that every subject of these kinds has, with some more.
fn subject(kinds: &[SubjectKind], more: Value) -> Map<String, Value> {
    let mut fields = Map::new();
    fields.insert("id".into(), named_here("id"));
    fields.insert("name".into(), named_here("text"));
    fields.insert("names".into(), named_here("names"));
    fields.insert("aliases".into(), named_here("texts"));
    fields.insert("claims".into(), tables(claim(kinds)));
    fields.insert("specs".into(), tables(specs(kinds)));
    if let Value::Object(more) = more {
        fields.extend(more);
    }
    fields
}

fn device() -> Value {
    let fields = subject(
        &[SubjectKind::Device],
        json!({
            "brand": named_here("id"),
            "series": named_here("id"),
            "kind": one_of(DeviceKind::ALL.iter().map(|(_, key)| *key)),
            "codes": named_here("texts"),
            "codenames": named_here("texts"),
            "looked_for_release": table(
                json!({ "as_of": named_here("date"), "sources": named_here("sources") }),
                &["as_of", "sources"],
            ),
        }),
    );
    table(fields, &["id", "name", "brand", "kind"])
}

fn brand() -> Value {
    let tier = json!({
        "description": "1 everybody knows it, 2 known, 3 the rest",
        "type": "integer",
        "enum": [1, 2, 3],
    });
    let fields = subject(&[SubjectKind::Brand], json!({ "tier": tier }));
    table(fields, &["id", "name"])
}

fn named(kinds: &[SubjectKind]) -> Value {
    let fields = subject(kinds, json!({ "brand": named_here("id") }));
    table(fields, &["id", "name"])
}

fn system() -> Value {
    let whole = &[SubjectKind::OsFamily, SubjectKind::Skin];
    let from = json!({
        "description": "The first major version of the line",
        "type": "string",
        "pattern": "^[0-9]+$",
    });
    let line = subject(&[SubjectKind::OsFamily], json!({ "from": from }));
    let release = subject(
        &[SubjectKind::OsRelease],
        json!({
            "version": named_here("text"),
            "kind": one_of(ReleaseKind::ALL.iter().map(|(_, key)| *key)),
        }),
    );
    let release: Map<String, Value> = release
        .into_iter()
        .filter(|(key, _)| key != "names")
        .collect();
    let fields = subject(
        whole,
        json!({
            "kind": one_of(["family", "skin"]),
            "maker": named_here("id"),
            "base": named_here("id"),
            "lines": tables(table(line, &["id", "name", "from"])),
            "releases": tables(table(release, &["version"])),
        }),
    );
    table(fields, &["id", "name", "kind"])
}

fn publisher() -> Value {
    table(
        json!({
            "id": named_here("id"),
            "name": named_here("text"),
            "kind": one_of(SourceKind::ALL.iter().map(|(_, key)| *key)),
            "hosts": { "type": ["string", "array"], "items": { "type": "string" } },
            "address": named_here("url"),
            "license": named_here("text"),
            "attribution": named_here("text"),
            "commit": named_here("text"),
            "redistributable": { "type": "boolean" },
            "digest": { "type": "string" },
            "precedence": { "type": "integer" },
            "first_for": { "type": "array", "items": { "type": "string" } },
        }),
        &["id", "name", "kind"],
    )
}

fn market() -> Value {
    let code = json!({ "type": "string", "pattern": "^[a-z]{2,8}$" });
    table(
        json!({
            "code": code,
            "parent": code,
            "aliases": { "type": ["string", "array"], "items": { "type": "string" } },
        }),
        &["code"],
    )
}

fn chip() -> Value {
    table(
        json!({
            "name": named_here("text"),
            "maker": named_here("text"),
            "parts": named_here("texts"),
            "released": named_here("date"),
            "process": named_here("text"),
            "sources": named_here("sources"),
        }),
        &["name", "maker", "sources"],
    )
}

/// The properties that fit some of these subjects.
fn fitting(kinds: &[SubjectKind]) -> impl Iterator<Item = &'static PropertySpec> {
    let fits = |row: &&PropertySpec| row.fits.iter().any(|kind| kinds.contains(kind));
    REGISTRY.iter().filter(fits)
}

fn claim(kinds: &[SubjectKind]) -> Value {
    table(
        json!({
            "id": { "description": "Permanent, unique, never reused", "type": "string" },
            "property": one_of(fitting(kinds).map(|row| row.key)),
            "market": named_here("market"),
            "value": { "type": ["string", "boolean", "integer", "number", "array"] },
            "status": named_here("status"),
            "reason": named_here("text"),
            "as_of": named_here("date"),
            "since": named_here("date"),
            "note": named_here("text"),
            "excuse": named_here("text"),
            "sources": named_here("sources"),
            "history": tables(named_here("state")),
        }),
        &["id", "property", "value", "status"],
    )
}

/// A change that was exported from a log of edits.
fn edit() -> Value {
    let mark = |about: &str| json!({ "description": about, "type": "string", "pattern": "^[0-9a-f]{16}$" });
    table(
        json!({
            "edit": mark("Stands for the edit; never changed"),
            "claim": { "description": "The id of the claim", "type": "string" },
            "subject": named_here("id"),
            "property": one_of(REGISTRY.iter().map(|row| row.key)),
            "market": named_here("market"),
            "value": { "type": ["string", "boolean", "integer", "number", "array"] },
            "status": named_here("status"),
            "as_of": named_here("date"),
            "since": named_here("date"),
            "reason": named_here("text"),
            "note": named_here("text"),
            "sources": named_here("sources"),
            "undoes": mark("The edit that it takes back"),
        }),
        &["edit", "claim", "subject"],
    )
}

/// A table of specs: what they share, and the properties, most of them in two
/// parts.
fn specs(kinds: &[SubjectKind]) -> Value {
    let mut fields = Map::new();
    for row in fitting(kinds) {
        let Some((group, part)) = row.key.split_once('.') else {
            fields.insert(row.key.into(), value(row));
            continue;
        };
        let empty = || table(json!({}), &[]);
        let group = fields.entry(group).or_insert_with(empty);
        group["properties"][part] = value(row);
    }
    for (key, shared) in [
        ("market", named_here("market")),
        ("as_of", named_here("date")),
        ("status", named_here("status")),
        ("excuse", named_here("text")),
        ("sources", named_here("sources")),
    ] {
        fields.insert(key.into(), shared);
    }
    table(fields, &["sources"])
}

/// The value of a property, alone or several in a list.
fn value(row: &PropertySpec) -> Value {
    let types: &[&str] = match row.value_type {
        ValueType::Boolean => &["boolean", "string"],
        ValueType::Date | ValueType::Quantity(_) => &["string", "integer", "number", "array"],
        _ => &["string", "array"],
    };
    let about = format!("{} To fill it, {}.", row.about, expected(row.value_type));
    json!({ "description": about, "type": types })
}
