//! When commands are registered: on a difference that means something.

use serde_json::{Value, json};
use specdex::commands;
use specdex::discord::register::differs;
use specdex::i18n::{Locale, Words};

fn wanted() -> Value {
    commands::registration(&Words::new(Locale::English))
}

/// What Discord gives back for what it was given.
fn stored(wanted: &Value) -> Value {
    let mut commands = wanted.as_array().unwrap().clone();
    for (number, command) in commands.iter_mut().enumerate() {
        let fields = command.as_object_mut().unwrap();
        for (name, value) in [
            ("id", json!(number.to_string())),
            ("application_id", json!("1")),
            ("version", json!("2")),
            ("name_localizations", Value::Null),
            ("description_localizations", Value::Null),
            ("default_member_permissions", Value::Null),
            ("dm_permission", json!(true)),
            ("nsfw", json!(false)),
        ] {
            fields.insert(name.to_owned(), value);
        }
        fields.entry("description").or_insert(json!(""));
        without_what_is_off(command);
    }
    commands.reverse();
    commands.into()
}

/// Options come back without `false`.
fn without_what_is_off(part: &mut Value) {
    for option in part["options"].as_array_mut().into_iter().flatten() {
        let fields = option.as_object_mut().unwrap();
        fields.retain(|_, value| *value != json!(false));
        if fields.contains_key("options") {
            without_what_is_off(option);
        }
    }
    if part["options"].is_null() {
        part.as_object_mut().unwrap().remove("options");
    }
}

#[test]
fn what_discord_adds_is_no_difference() {
    assert!(!differs(&stored(&wanted()), &wanted()));
    assert!(!differs(&wanted(), &wanted()));
}

#[test]
fn what_people_notice_is_one() {
    let check = |what: &str, change: fn(&mut Vec<Value>)| {
        let mut current = stored(&wanted());
        change(current.as_array_mut().unwrap());
        assert!(differs(&current, &wanted()), "{what}");
    };
    check("a command is missing", |commands| {
        commands.pop();
    });
    check("one is too many", |commands| {
        commands.push(json!({ "name": "older", "description": "Of another version" }));
    });
    check("a description", |commands| {
        commands[1]["description"] = json!("Of another version");
    });
    check("where it may be used", |commands| {
        commands[1]["contexts"] = Value::Null;
    });
    check("who may install it", |commands| {
        commands[1]["integration_types"] = json!([0]);
    });
    check("who may use it", |commands| {
        commands[1]["default_member_permissions"] = json!("0");
    });
    check("the order of options", |commands| {
        let options = commands.iter_mut().find_map(|command| {
            let options = command.get_mut("options")?.as_array_mut()?;
            (options.len() > 1).then_some(options)
        });
        options.unwrap().reverse();
    });
    assert!(differs(&json!({ "message": "what?" }), &wanted()));
    assert!(differs(&json!([]), &wanted()));
}

#[test]
fn the_commands_of_one_server_have_no_places() {
    let mut bare = wanted();
    for command in bare.as_array_mut().unwrap() {
        let fields = command.as_object_mut().unwrap();
        fields.remove("contexts");
        fields.remove("integration_types");
    }
    // Discord fills them in.
    let mut current = stored(&bare);
    for command in current.as_array_mut().unwrap() {
        command["contexts"] = Value::Null;
        command["integration_types"] = json!([0]);
    }
    assert!(!differs(&current, &bare));
    current[0]["description"] = json!("Of another version");
    assert!(differs(&current, &bare));
}
