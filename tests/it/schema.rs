//! The schemas for editors: up to date, and true of every file that people wrote.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value};
use specdex::catalog::{packed, schema};

use crate::shipped::SNAPSHOT;
use crate::support::Home;

fn schema_of(name: &str) -> Value {
    schema::schema(name, SNAPSHOT.catalog.markets()).unwrap()
}

/// The name of the schema that a hand-written file has.
fn name_of(path: &str) -> Option<&'static str> {
    let single = path.strip_suffix(".toml")?;
    match path.split_once('/') {
        Some(("devices", _)) => Some("device"),
        Some(("os", _)) => Some("os"),
        Some(("edits", _)) => Some("edits"),
        _ => {
            let mut names = schema::KINDS.iter().map(|(name, _)| *name);
            names.find(|name| *name == single)
        }
    }
}

/// A file as an editor hands it to a schema: dates are strings there.
fn as_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            let fields = table
                .iter()
                .map(|(key, value)| (key.clone(), as_json(value)));
            Value::Object(fields.collect())
        }
        plain => serde_json::to_value(plain).unwrap(),
    }
}

/// What of a value breaks a schema. Knows the words that our schemas use, and
/// stops at any other.
fn broken(schema: &Value, value: &Value, root: &Value, at: &str, found: &mut Vec<String>) {
    let mut fail = |what: &str| found.push(format!("{at}: {what}: {value}"));
    let words = schema.as_object().unwrap();
    for (word, rule) in words {
        match word.as_str() {
            // The last ones are looked at from inside.
            "$schema"
            | "title"
            | "description"
            | "definitions"
            | "properties"
            | "additionalProperties"
            | "items"
            | "$ref" => {}
            "type" => {
                let one = [rule.clone()];
                let types = rule.as_array().map_or(&one[..], Vec::as_slice);
                let fits = |name: &Value| match name.as_str().unwrap() {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "integer" => value.is_i64(),
                    "number" => value.is_number(),
                    other => panic!("type {other}"),
                };
                if !types.iter().any(fits) {
                    fail("wrong type");
                }
            }
            "enum" => {
                if !rule.as_array().unwrap().contains(value) {
                    fail("not in the list");
                }
            }
            "minLength" | "maxLength" | "pattern" => {
                if let Some(text) = value.as_str()
                    && !text_fits(word, rule, text)
                {
                    fail(word);
                }
            }
            "required" => {
                let has = |key: &&Value| value.get(key.as_str().unwrap()).is_none();
                for key in rule.as_array().unwrap().iter().filter(has) {
                    fail(&format!("lacks {key}"));
                }
            }
            other => panic!("the schema has {other}, which this test does not know"),
        }
    }
    inside(words, value, root, at, found);
}

fn text_fits(word: &str, rule: &Value, text: &str) -> bool {
    let length = text.chars().count() as u64;
    match word {
        "minLength" => length >= rule.as_u64().unwrap(),
        "maxLength" => length <= rule.as_u64().unwrap(),
        _ => {
            let lower = |c: char| c.is_ascii_lowercase();
            match rule.as_str().unwrap() {
                "^https://" => text.starts_with("https://"),
                "^[0-9]+$" => text.chars().all(|c| c.is_ascii_digit()),
                "^[0-9a-f]{16}$" => length == 16 && text.chars().all(|c| c.is_ascii_hexdigit()),
                "^[a-z]{2,8}$" => (2..=8).contains(&length) && text.chars().all(lower),
                "^[a-z0-9]+(-[a-z0-9]+)*$" => specdex::domain::SubjectId::new(text).is_ok(),
                other => panic!("the pattern {other}"),
            }
        }
    }
}

/// What lies inside a value.
fn inside(
    words: &Map<String, Value>,
    value: &Value,
    root: &Value,
    at: &str,
    found: &mut Vec<String>,
) {
    if let Some(name) = words.get("$ref") {
        let path = name.as_str().unwrap().trim_start_matches('#');
        broken(root.pointer(path).unwrap(), value, root, at, found);
    }
    if let (Some(items), Some(values)) = (words.get("items"), value.as_array()) {
        for (index, value) in values.iter().enumerate() {
            broken(items, value, root, &format!("{at}[{index}]"), found);
        }
    }
    let Some(fields) = value.as_object() else {
        return;
    };
    for (key, value) in fields {
        let at = format!("{at}.{key}");
        let known = words.get("properties").and_then(|known| known.get(key));
        match known.or_else(|| words.get("additionalProperties")) {
            Some(Value::Bool(false)) => found.push(format!("{at} is not in the schema")),
            Some(rule) => broken(rule, value, root, &at, found),
            None => {}
        }
    }
}

#[test]
fn the_schemas_of_the_repository_are_those_of_the_program() {
    for (name, _) in schema::KINDS {
        let path = Path::new("data/schema").join(format!("{name}.json"));
        let text = fs::read_to_string(&path).unwrap_or_default();
        let there: Value = serde_json::from_str(&text).unwrap_or_default();
        assert!(
            there == schema_of(name),
            "{} is older than the program; run `cargo run -- data schema --write`",
            path.display()
        );
    }
}

#[test]
fn every_hand_written_file_keeps_to_its_schema() {
    let mut seen = 0;
    for (path, content) in packed().iter() {
        let Some(name) = name_of(path) else { continue };
        let schema = schema_of(name);
        let text = std::str::from_utf8(content).unwrap();
        let file = as_json(&toml::Value::Table(toml::from_str(text).unwrap()));
        let mut found = Vec::new();
        broken(&schema, &file, &schema, path, &mut found);
        assert!(found.is_empty(), "{}", found.join("\n"));
        seen += 1;
    }
    assert!(seen > 300, "{seen} files");
}

#[test]
fn what_is_no_device_breaks_the_schema_of_a_device() {
    let schema = schema_of("device");
    let sound = "id = \"a-b\"\nname = \"B\"\nbrand = \"a\"\nkind = \"phone\"\n";
    for (more, expected) in [
        ("", None),
        ("[[specs]]\nsources = []\nmemory.ram = [\"8 GB\"]\n", None),
        ("colour = \"red\"\n", Some("colour")),
        (
            "[[specs]]\nsources = []\nmemory.rom = \"8 GB\"\n",
            Some("rom"),
        ),
        ("[[specs]]\nmemory.ram = \"8 GB\"\n", Some("lacks")),
        (
            "[[specs]]\nsources = []\nmarket = \"moon\"\n",
            Some("not in the list"),
        ),
        (
            "[[claims]]\nid = \"x\"\nproperty = \"os.base\"\nvalue = \"\"\nstatus = \"rumored\"\n",
            Some("os.base"),
        ),
        (
            "[[claims]]\nid = \"x\"\nproperty = \"statement\"\nvalue = \"\"\nstatus = \"true\"\n",
            Some("not in the list"),
        ),
    ] {
        let text = format!("{sound}{more}");
        let file = as_json(&toml::Value::Table(toml::from_str(&text).unwrap()));
        let mut found = Vec::new();
        broken(&schema, &file, &schema, "", &mut found);
        match expected {
            None => assert!(found.is_empty(), "{found:?}"),
            Some(part) => assert!(found.iter().any(|line| line.contains(part)), "{found:?}"),
        }
    }
}

#[test]
fn a_schema_is_printed_or_all_are_written() {
    let home = Home::with_small_catalog();
    let printed = home.run(&["data", "schema"]).ended(0).json();
    assert_eq!(printed["properties"]["kind"]["enum"][0], "phone");
    home.run(&["data", "schema", "--write"]).ended(0);
    let written: Value = serde_json::from_str(&home.read("data/schema/device.json")).unwrap();
    assert_eq!(written, printed);
    let ran = home.run(&["data", "schema", "devices"]).ended(2);
    assert!(ran.err.contains("device, brands"), "{}", ran.err);
}
