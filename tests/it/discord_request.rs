//! What Discord sends, read into our own words.
//!
//! `interactions/` holds one body for each way in which something arrives,
//! written after Discord's documentation, with fields that are not looked at.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use serenity::all::Interaction;
use specdex::app::{By, Input};
use specdex::commands::{ALL, Takes};
use specdex::discord::incoming::{Incoming, What};
use specdex::discord::request::{self, Unreadable};
use specdex::domain::Level;

use crate::shipped::WORDS;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/interactions")
}

/// The names of all recorded interactions.
pub(crate) fn names() -> Vec<String> {
    let entries = std::fs::read_dir(folder()).unwrap();
    let names = entries.map(|entry| entry.unwrap().path());
    let mut names: Vec<String> = names
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

/// The body of a recorded interaction.
pub(crate) fn body(name: &str) -> Value {
    let text = std::fs::read_to_string(folder().join(format!("{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Reads a body as the gateway does.
pub(crate) fn read(body: &Value) -> Result<Incoming, Unreadable> {
    let interaction = serde_json::from_str::<Interaction>(&body.to_string()).unwrap();
    request::read(&interaction)
}

/// A recorded interaction.
pub(crate) fn recorded(name: &str) -> Incoming {
    read(&body(name)).unwrap()
}

/// What somebody did, in one line.
fn what(incoming: &Incoming) -> String {
    match &incoming.what {
        What::Ask(Input::Command(call)) => {
            let mut text = format!("/{}", call.command.name());
            for (name, value) in &call.options {
                text.push_str(&format!(" {name}={value:?}"));
            }
            if call.hidden {
                text.push_str(" hidden");
            }
            text
        }
        What::Ask(Input::Complete { takes, typed, .. }) => format!("completes {takes:?} {typed:?}"),
        What::Ask(Input::LookUp(text)) => format!("looks up {text:?}"),
        What::Ask(Input::Record(text)) => format!("records {text:?}"),
        What::Ask(Input::ChooseSeveral { id, values }) => {
            format!("chooses {} of {id}", values.join(" and "))
        }
        What::Ask(Input::Form { id, fields }) => {
            let fields = fields.iter().map(|(name, text)| format!("{name}={text}"));
            format!("fills in {id}: {}", fields.collect::<Vec<_>>().join(" "))
        }
        What::Ask(Input::Press(id)) => format!("presses {id}"),
        What::Ask(Input::Choose { id, value }) => format!("chooses {value} of {id}"),
        What::Refused(refusal) => refusal.text(&WORDS),
        What::NoChoices => "no choices".into(),
        What::Ping => "ping".into(),
    }
}

/// Where it was done and by whom, in one line.
fn around(incoming: &Incoming) -> String {
    let place = incoming.place;
    let asker = match incoming.asker {
        None => "",
        Some(asker) if asker == incoming.user => ", own message",
        Some(_) => ", message of another",
    };
    let mut text = if place.guild.is_some() {
        "server".to_owned()
    } else {
        "direct".to_owned()
    };
    for (holds, words) in [
        (place.may_post, ", may post"),
        (place.may_manage, ", may manage"),
        (incoming.on_hidden, ", hidden"),
    ] {
        text.push_str(if holds { words } else { "" });
    }
    text + asker
}

#[test]
fn recorded_interactions_are_read() {
    let table: &[(&str, &str, &str)] = &[
        (
            "choose_by_asker",
            "chooses s2 of aaAAAAAKoDAAA",
            "server, may post, own message",
        ),
        (
            "choose_which_one",
            "chooses d767 of aaAABAAAEJZmFpcnBob25lAAA",
            "server, may post, hidden, own message",
        ),
        (
            "choose_which_one_hidden",
            "chooses d767 of aaAAAAAQlmYWlycGhvbmUAAA",
            "server, may post, hidden, own message",
        ),
        (
            "command_hidden",
            r#"/os versions family="harmonyos" market="cn" hidden"#,
            "server, may post",
        ),
        (
            "command_in_dm",
            r#"/compare first="nokia x60" second="nokia x60 pro""#,
            "direct, may post",
        ),
        ("command_in_group_dm", "/harmonyos oems", "direct, may post"),
        (
            "command_in_guild",
            r#"/spec device="nokia-x60-pro""#,
            "server, may post",
        ),
        (
            "command_miss",
            r#"/spec device="nokia toaster 9000""#,
            "server, may post",
        ),
        (
            "command_of_another_version",
            r#"/rumors has no "vote". It takes feed, show or history. Try /rumors feed about:nokia"#,
            "server, may post",
        ),
        (
            "command_of_user_install",
            r#"/spec device="nokia x60 pro""#,
            "server",
        ),
        (
            "command_of_user_install_where_allowed",
            r#"/rumors show about="nokia-x60-pro""#,
            "server, may post",
        ),
        (
            "command_which_one",
            r#"/spec device="fairphone""#,
            "server, may post",
        ),
        (
            "command_which_one_hidden",
            r#"/spec device="fairphone" hidden"#,
            "server, may post",
        ),
        (
            "completion",
            r#"completes Device "noka x60""#,
            "server, may post",
        ),
        (
            "completion_in_group",
            r#"completes Market "ch""#,
            "direct, may post",
        ),
        (
            "completion_of_another_version",
            "no choices",
            "server, may post",
        ),
        (
            "delete_by_another",
            "presses acAABB",
            "server, may post, message of another",
        ),
        (
            "delete_by_asker",
            "presses acAABB",
            "server, may post, own message",
        ),
        (
            "delete_by_moderator",
            "presses acAABB",
            "server, may post, may manage, message of another",
        ),
        (
            "form",
            "fills in aaAAAK: reason=because",
            "server, may post",
        ),
        (
            "look_up",
            r#"looks up "Is the Nokia X60 Pro better than the <@204255221017214977> Nokia X60?""#,
            "server, may post",
        ),
        (
            "look_up_forwarded",
            r#"looks up "nokia x60 pro with HarmonyOS, really?""#,
            "direct, may post",
        ),
        (
            "market_that_is_none",
            r#"/spec device="nokia x60 pro" market="atlantis""#,
            "server, may post",
        ),
        (
            "option_of_another_version",
            r#"/spec has no option "color". It takes device, market or hidden."#,
            "server, may post",
        ),
        ("ping", "ping", "direct"),
        (
            "press_by_another",
            "presses abAAAAAKoDAgA",
            "server, may post, message of another",
        ),
        (
            "press_by_another_of_user_install",
            "presses abAAAAAKoDAgA",
            "server, message of another",
        ),
        (
            "press_by_asker",
            "presses abAAAAAKoDAgA",
            "server, may post, own message",
        ),
        (
            "press_by_asker_in_group_dm",
            "presses abAAAAAKoDAgA",
            "direct, may post, own message",
        ),
        (
            "press_old_control",
            "presses zzAAAK",
            "server, may post, own message",
        ),
        (
            "press_on_hidden",
            "presses abAAAAAKoDAgA",
            "server, may post, hidden, own message",
        ),
        (
            "press_on_shared",
            "presses abAAAAAKoDAgA",
            "server, may post, own message",
        ),
        (
            "press_with_older_metadata",
            "presses abAAAAAKoDAgA",
            "server, may post, own message",
        ),
        (
            "press_without_metadata",
            "presses abAAAAAKoDAgA",
            "server, may post",
        ),
        (
            "share",
            "presses abAABAAACqAwAA",
            "server, may post, hidden, own message",
        ),
        (
            "share_where_nothing_is_posted",
            "presses abAABAAACqAwAA",
            "server, hidden, own message",
        ),
    ];
    for (name, expected, place) in table {
        let incoming = recorded(name);
        assert_eq!(
            (what(&incoming).as_str(), around(&incoming).as_str()),
            (*expected, *place),
            "{name}"
        );
    }
    let told: Vec<&str> = table.iter().map(|(name, ..)| *name).collect();
    for name in names() {
        assert!(told.contains(&name.as_str()), "{name} is not in the table");
    }
}

#[test]
fn who_and_where_come_from_the_interaction() {
    let incoming = recorded("press_by_another");
    assert_eq!(incoming.id.to_string(), body("press_by_another")["id"]);
    assert_eq!(incoming.application, 1_188_031_250_000_000_001);
    let member = |name: &str| match recorded(name).by {
        By::User(user) => user.member.map(|member| (member.guild, member.roles)),
        by => panic!("{by:?}"),
    };
    let here = (1_188_031_250_000_000_100, vec![1_188_031_250_000_000_300]);
    assert_eq!(member("press_by_another"), Some(here));
    // Where the application is a guest of a user, nobody is a member.
    for guest in [
        "command_of_user_install",
        "command_in_dm",
        "command_in_group_dm",
    ] {
        assert_eq!(member(guest), None, "{guest}");
    }
    assert_eq!(incoming.user, 355_412_300_117_245_952);
    assert_eq!(incoming.asker, Some(204_255_221_017_214_977));
    assert_eq!(incoming.place.guild, Some(1_188_031_250_000_000_100));
    let token = incoming.token.reveal();
    assert_eq!(body("press_by_another")["token"], token);
    assert!(!format!("{incoming:?}").contains(token));
}

#[test]
fn menus_of_people_and_places_are_refused_because_there_are_none() {
    let mut menu = body("choose_by_asker");
    menu["data"]["component_type"] = json!(5);
    menu["data"]["values"] = json!(["204255221017214977"]);
    assert_eq!(read(&menu).unwrap_err(), Unreadable::Kind);
}

#[test]
fn every_command_and_option_arrives_as_it_was_given() {
    for command in ALL {
        let text = |name: &str| json!({ "name": name, "type": 3, "value": format!("{name} text") });
        let given = command.options.iter().map(|option| match option.takes {
            Takes::Flag => json!({ "name": option.name, "type": 5, "value": true }),
            _ => text(option.name),
        });
        let given: Vec<Value> = given.collect();
        let mut sent = body("command_in_guild");
        sent["data"]["name"] = json!(command.path[0]);
        sent["data"]["options"] = match command.path {
            [_, name] => json!([{ "name": name, "type": 1, "options": given }]),
            _ => json!(given),
        };
        let incoming = read(&sent).unwrap();
        let What::Ask(Input::Command(call)) = incoming.what else {
            panic!("{}: {:?}", command.name(), incoming.what);
        };
        assert_eq!(call.command.name(), command.name());
        // It goes into the call on its own: no command may have another flag.
        let flags = command
            .options
            .iter()
            .filter(|option| option.takes == Takes::Flag);
        let flags: Vec<&str> = flags.map(|flag| flag.name).collect();
        // What changes something is hidden anyway.
        if command.level == Level::Member {
            assert_eq!(flags, ["hidden"]);
            assert!(call.hidden);
        } else {
            assert_eq!(flags, [] as [&str; 0]);
        }
        let others = command
            .options
            .iter()
            .filter(|option| option.takes != Takes::Flag);
        let others: Vec<(&str, String)> = others
            .map(|option| (option.name, format!("{} text", option.name)))
            .collect();
        assert_eq!(call.options, others);
    }
}

#[test]
fn every_option_is_completed_with_what_it_takes() {
    for command in ALL {
        for option in command
            .options
            .iter()
            .filter(|option| option.takes != Takes::Flag)
        {
            let typing = json!({ "name": option.name, "type": 3, "value": "hu", "focused": true });
            let mut sent = body("completion");
            sent["data"]["name"] = json!(command.path[0]);
            sent["data"]["options"] = match command.path {
                [_, name] => json!([{ "name": name, "type": 1, "options": [typing] }]),
                _ => json!([typing]),
            };
            let expected = format!("completes {:?} \"hu\"", option.takes);
            assert_eq!(what(&read(&sent).unwrap()), expected, "{}", command.name());
        }
    }
}

#[test]
fn a_long_message_is_looked_through_to_a_bound() {
    let mut sent = body("look_up");
    let id = sent["data"]["target_id"].as_str().unwrap().to_owned();
    sent["data"]["resolved"]["messages"][id]["content"] = json!("华".repeat(9000));
    let What::Ask(Input::LookUp(text)) = read(&sent).unwrap().what else {
        panic!("not looked up");
    };
    assert_eq!(text.chars().count(), 4000);
    // A message that Discord forgot to send names no devices.
    sent["data"]["resolved"] = json!({});
    assert_eq!(what(&read(&sent).unwrap()), r#"looks up """#);
}

#[test]
fn who_may_manage_is_what_discord_says_of_the_member_here() {
    let may_manage = |change: &dyn Fn(&mut Value)| {
        let mut sent = body("delete_by_moderator");
        change(&mut sent);
        read(&sent).unwrap().place.may_manage
    };
    assert!(may_manage(&|_| {}));
    assert!(!may_manage(
        &|sent| sent["member"]["permissions"] = json!("0")
    ));
    // What the bot may do is not what the person may do.
    assert!(!may_manage(&|sent| {
        sent["member"]
            .as_object_mut()
            .unwrap()
            .remove("permissions");
        sent["app_permissions"] = json!("8796093022207");
    }));
}

#[test]
fn a_menu_without_a_choice_is_read_as_damaged() {
    let mut sent = body("choose_by_asker");
    sent["data"]["values"] = json!([]);
    let What::Ask(Input::Choose { value, .. }) = read(&sent).unwrap().what else {
        panic!("not a choice");
    };
    assert_eq!(value, "");
}

#[test]
fn who_is_granted_something_comes_with_the_name_that_discord_gives() {
    use crate::loopback::interactions::{Given, Interaction as Asked, OTHER};
    let asked = |who: &str| {
        let options = [
            ("who", Given::from(who)),
            ("level", Given::from("moderator")),
        ];
        let mut asked = Asked::command("rumor grant", &options);
        let mut user = OTHER.user();
        user["global_name"] = "Anna".into();
        asked.body["data"]["resolved"] = json!({ "users": { OTHER.0.to_string(): user } });
        let incoming = read(&asked.body).unwrap();
        let What::Ask(Input::Command(call)) = incoming.what else {
            panic!("no command");
        };
        call.text("who").unwrap().to_owned()
    };
    let mention = format!("<@{}>", OTHER.0);
    assert_eq!(asked(&mention), format!("{mention} Anna"));
    // What is not resolved stays as it is.
    for plain in ["<@17>", "<@0>", "<@&0>", "17", "<@x>"] {
        assert_eq!(asked(plain), plain);
    }
}
