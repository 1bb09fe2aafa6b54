//! What is sent for what arrives, and who sees it.

use std::collections::{HashSet, VecDeque};
use std::sync::LazyLock;

use serde_json::{Value, json};
use specdex::answers::{Action, Asked, Question, Wanted};
use specdex::app::Input;
use specdex::app::{App, Defaults};
use specdex::commands::{ALL, parse_line};
use specdex::discord::incoming::{Incoming, What};
use specdex::discord::reply::{self, FollowUp, Reply};
use specdex::domain::{Level, SubjectNumber};

use crate::discord_request::{body, names, read, recorded};
use crate::loopback::limits;
use crate::shipped::{SNAPSHOT, TODAY};

static APP: LazyLock<App> = LazyLock::new(|| {
    let defaults = Defaults {
        market: None,
        show_rumors: true,
    };
    App::new(SNAPSHOT.clone(), defaults)
});

#[track_caller]
fn within_limits(reply: &Reply) {
    let problems = limits::callback(&reply.body.json());
    assert!(problems.is_empty(), "{problems:#?}");
}

/// The reply to a recorded interaction.
fn reply(name: &str) -> Reply {
    let reply = reply::reply(&APP, &recorded(name), TODAY);
    within_limits(&reply);
    reply
}

#[test]
fn recorded_interactions_get_exactly_these_callbacks() {
    for name in names().iter().filter(|name| *name != "form") {
        let reply = reply(name);
        let mut text = serde_json::to_string_pretty(&reply.body.json()).unwrap();
        if let Some(then) = reply.then {
            text.push_str(&format!("\nthen {then:?}"));
        }
        insta::assert_snapshot!(format!("callback_{name}"), text);
    }
}

/// What somebody sees, in one line: where it shows, and the last button.
fn seen(reply: &Reply) -> String {
    let data = &reply.body.json()["data"];
    let hidden = data["flags"] == 64;
    let shown = match (reply.body.json()["type"].as_u64(), hidden) {
        (Some(4), false) => "posts",
        (Some(4), true) => "answers hidden",
        (Some(7), false) => "updates",
        (Some(6), false) => "waits",
        (Some(8), false) => "offers choices",
        other => panic!("{other:?}"),
    };
    let last = controls(reply, 2).last().cloned();
    let last = last.map(|button| button["label"].as_str().unwrap().to_owned());
    let last = last.map_or(String::new(), |label| format!(", {label}"));
    let then = match reply.then {
        Some(FollowUp::DeleteOriginal) => ", deletes",
        None => "",
    };
    format!("{shown}{last}{then}")
}

/// Its controls of a kind: 2 are buttons, 3 menus.
fn controls(reply: &Reply, kind: u64) -> Vec<Value> {
    let body = reply.body.json();
    let rows = body["data"]["components"].as_array();
    let rows = rows.into_iter().flatten();
    let all = rows.flat_map(|row| row["components"].as_array().unwrap().clone());
    all.filter(|control| control["type"] == kind).collect()
}

fn title(reply: &Reply) -> String {
    let body = reply.body.json();
    let title = body["data"]["embeds"][0]["title"].as_str();
    title.unwrap_or_default().to_owned()
}

#[test]
fn each_sees_what_is_theirs_to_see() {
    for (name, expected) in [
        // Commands.
        ("command_in_guild", "posts, Delete"),
        ("command_in_dm", "posts, Delete"),
        ("command_in_group_dm", "posts, Delete"),
        ("command_hidden", "answers hidden, Share"),
        ("command_of_user_install", "answers hidden, Sources"),
        ("command_of_user_install_where_allowed", "posts, Delete"),
        // A miss does not fill the channel.
        ("command_miss", "answers hidden"),
        ("command_which_one", "answers hidden"),
        ("choose_which_one", "posts, Delete"),
        ("choose_which_one_hidden", "updates, Share"),
        ("look_up", "answers hidden"),
        // Whose card it is.
        ("press_by_asker", "updates, Delete"),
        ("press_by_another", "answers hidden, Share"),
        (
            "press_by_another_of_user_install",
            "answers hidden, Sources",
        ),
        ("press_by_asker_in_group_dm", "updates, Delete"),
        ("press_on_hidden", "updates, Share"),
        ("press_on_shared", "updates, Delete"),
        ("press_with_older_metadata", "updates, Delete"),
        // Nobody knows whose it is, so it is somebody else's.
        ("press_without_metadata", "answers hidden, Share"),
        ("share", "posts, Delete"),
        ("share_where_nothing_is_posted", "updates, Sources"),
        ("delete_by_asker", "waits, deletes"),
        ("delete_by_moderator", "waits, deletes"),
        ("delete_by_another", "answers hidden"),
        // What this version does not have.
        ("press_old_control", "answers hidden"),
        ("command_of_another_version", "answers hidden"),
        ("option_of_another_version", "answers hidden"),
        ("completion_of_another_version", "offers choices"),
    ] {
        assert_eq!(seen(&reply(name)), expected, "{name}");
    }
}

/// What a press of this control, or a choice from it, leads to.
fn press(on: &str, id: &Value, value: Option<&Value>) -> Reply {
    let mut sent = body(on);
    sent["data"]["custom_id"] = id.clone();
    if let Some(value) = value {
        sent["data"]["component_type"] = json!(3);
        sent["data"]["values"] = json!([value]);
    }
    let reply = reply::reply(&APP, &read(&sent).unwrap(), TODAY);
    within_limits(&reply);
    reply
}

#[test]
fn what_is_chosen_is_posted_unless_the_asker_wanted_it_hidden() {
    let choose = |command: &str, expected: &str| {
        let which = reply(command);
        let menu = controls(&which, 3).remove(0);
        let chosen = &menu["options"][1];
        let card = press(
            "press_on_hidden",
            &menu["custom_id"],
            Some(&chosen["value"]),
        );
        assert_eq!(seen(&card), expected, "{command}");
        let name = chosen["label"]
            .as_str()
            .unwrap()
            .split(',')
            .next()
            .unwrap()
            .to_owned();
        assert!(
            title(&card).replace('\\', "").starts_with(&name),
            "{} for {name}",
            title(&card)
        );
    };
    choose("command_which_one", "posts, Delete");
    choose("command_miss", "posts, Delete");
    choose("command_which_one_hidden", "updates, Share");
    choose("look_up", "updates, Share");
}

#[test]
fn a_second_which_one_takes_the_place_of_the_first() {
    let devices = ["fairphone", "galaxy"].map(|name| Wanted::Typed(name.into()));
    let question = Question::Compare {
        devices: devices.to_vec(),
        only_differences: false,
    };
    let first = Action::Share(Asked::new(question)).encode(0);
    let second = press("press_on_hidden", &json!(first), None);
    assert_eq!(
        (seen(&second).as_str(), title(&second).as_str()),
        ("updates", "Which one is \"fairphone\"?")
    );
    let menu = controls(&second, 3).remove(0);
    let third = press(
        "press_on_hidden",
        &menu["custom_id"],
        Some(&menu["options"][0]["value"]),
    );
    assert_eq!(
        (seen(&third).as_str(), title(&third).as_str()),
        ("updates", "Which one is \"galaxy\"?")
    );
    let menu = controls(&third, 3).remove(0);
    let last = press(
        "press_on_hidden",
        &menu["custom_id"],
        Some(&menu["options"][0]["value"]),
    );
    assert_eq!(seen(&last), "posts, Delete");
    // Where nothing may be posted, the answer takes the place too.
    let last = press(
        "share_where_nothing_is_posted",
        &menu["custom_id"],
        Some(&menu["options"][0]["value"]),
    );
    assert!(seen(&last).starts_with("updates"), "{}", seen(&last));
}

#[test]
fn what_is_shared_is_the_card_that_was_hidden() {
    let hidden = reply("command_hidden");
    let share = controls(&hidden, 2).pop().unwrap();
    let shared = press("press_on_hidden", &share["custom_id"], None);
    assert_eq!(seen(&shared), "posts, Delete");
    assert_eq!(
        shared.body.json()["data"]["embeds"],
        hidden.body.json()["data"]["embeds"]
    );
}

#[test]
fn a_card_for_all_never_turns_into_a_miss() {
    // Only after the data lost it.
    let gone = Action::Show(Asked::new(Question::Dossier {
        about: Wanted::Number(SubjectNumber(u32::MAX)),
    }));
    let reply = press("press_by_asker", &json!(gone.encode(0)), None);
    assert_eq!(seen(&reply), "answers hidden");
}

#[test]
fn failures_are_told_hidden_and_typing_is_left_alone() {
    let asked = recorded("press_by_another");
    let text = |reply: &Reply| {
        reply.body.json()["data"]["embeds"][0]["description"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let failed = reply::apology(&APP, &asked, "7kq2mx");
    within_limits(&failed);
    assert_eq!(seen(&failed), "answers hidden");
    assert_eq!(
        text(&failed),
        "There is no answer this time, because something broke. Ask again in a moment. \
         If it stays so, give the code 7kq2mx to whoever runs this bot."
    );
    let check = |seconds: u64, expected: &str| {
        let reply = reply::too_many(&APP, &asked, seconds);
        within_limits(&reply);
        assert_eq!(seen(&reply), "answers hidden");
        assert!(text(&reply).ends_with(expected), "{}", text(&reply));
    };
    check(1, "Ask again in 1 second.");
    check(12, "Ask again in 12 seconds.");
    for name in ["completion", "completion_of_another_version"] {
        let typing = recorded(name);
        for reply in [
            reply::too_many(&APP, &typing, 3),
            reply::apology(&APP, &typing, "7kq2mx"),
        ] {
            assert_eq!(
                reply.body.json(),
                json!({ "type": 8, "data": { "choices": [] } })
            );
        }
    }
}

/// What every control of a reply does, pressed or chosen.
fn inputs(reply: &Reply) -> Vec<Input> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let buttons = controls(reply, 2).into_iter();
    let buttons = buttons.filter(|button| button["disabled"] != true);
    let mut inputs: Vec<Input> = buttons
        .map(|button| Input::Press(text(&button["custom_id"])))
        .collect();
    for menu in controls(reply, 3) {
        let options = menu["options"].as_array().unwrap().iter();
        inputs.extend(options.map(|option| Input::Choose {
            id: text(&menu["custom_id"]),
            value: text(&option["value"]),
        }));
    }
    inputs
}

/// Answers, and holds what every answer has to keep.
fn sound(incoming: &Incoming) -> Reply {
    let reply = reply::reply(&APP, incoming, TODAY);
    within_limits(&reply);
    let data = &reply.body.json()["data"];
    let text = data["embeds"][0]["description"].as_str();
    let text = text.unwrap_or_default();
    assert!(!text.contains("older version"), "{incoming:?}: {text}");
    let posts = reply.body.json()["type"] == 4 && data["flags"] != 64;
    assert!(incoming.place.may_post || !posts, "{incoming:?}");
    reply
}

#[test]
fn every_control_of_every_command_works_and_keeps_the_limits() {
    /// All controls of every first card, and many of the cards behind them.
    const MOST: usize = 300;
    for place in ["command_in_guild", "command_of_user_install"] {
        let mut open: VecDeque<Incoming> = VecDeque::new();
        let for_everybody = ALL.iter().filter(|command| command.level == Level::Member);
        for command in for_everybody {
            let call = parse_line(command.example).unwrap();
            open.push_back(Incoming {
                what: What::Ask(Input::Command(call)),
                ..recorded(place)
            });
        }
        let mut seen = HashSet::new();
        while let Some(incoming) = open.pop_front() {
            let reply = sound(&incoming);
            let stays = incoming.on_hidden && reply.body.json()["type"] == 7;
            for input in inputs(&reply) {
                if seen.len() < MOST && seen.insert(format!("{input:?}")) {
                    open.push_back(Incoming {
                        what: What::Ask(input),
                        on_hidden: stays || reply.body.json()["data"]["flags"] == 64,
                        asker: Some(incoming.user),
                        ..incoming.clone()
                    });
                }
            }
        }
        assert_eq!(seen.len(), MOST, "{place}");
    }
}
