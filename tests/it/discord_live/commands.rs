//! Every command, every completion and every control, from the outside.

use std::collections::HashSet;
use std::process::Command;

use serde_json::Value;

use super::bot::{Bot, WRITTEN, named_program, program, somebody};
use crate::loopback::answer::Answer;
use crate::loopback::interactions::{Given, Interaction, Kind, Place};
use crate::loopback::{Loopback, PATIENCE};

/// Where a command can be given.
const PLACES: [Place; 5] = [
    Place::Guild,
    Place::ForeignGuild {
        external_apps: true,
    },
    Place::ForeignGuild {
        external_apps: false,
    },
    Place::Direct,
    Place::Private,
];

/// A command as the program says that it registers it.
#[derive(Debug, Clone)]
struct Known {
    name: String,
    options: Vec<Value>,
}

/// Every command of `specdex commands --json` that is typed.
fn typed_commands() -> Vec<Known> {
    let mut known = Vec::new();
    for command in registered() {
        let name = command["name"].as_str().unwrap().to_owned();
        let options = command["options"].as_array().cloned().unwrap_or_default();
        let (below, own): (Vec<Value>, Vec<Value>) =
            options.into_iter().partition(|option| option["type"] == 1);
        for sub in &below {
            known.push(Known {
                name: format!("{name} {}", sub["name"].as_str().unwrap()),
                options: sub["options"].as_array().cloned().unwrap_or_default(),
            });
        }
        if below.is_empty() && command["type"] == 1 {
            known.push(Known { name, options: own });
        }
    }
    assert!(known.len() > 10, "{known:?}");
    known
}

/// What `specdex commands --json` prints.
pub(super) fn registered() -> Vec<Value> {
    let output = Command::new(program())
        .args(["commands", "--json"])
        .env_clear()
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The name of the command on messages.
pub(super) fn look_up() -> String {
    let commands = registered();
    let command = commands.iter().find(|command| command["type"] == 3);
    command.unwrap()["name"].as_str().unwrap().to_owned()
}

/// Something sensible for an option.
fn sensible(option: &str) -> Given {
    match option {
        "device" | "first" | "about" => "nokia x60 pro".into(),
        "second" => "pixel 10".into(),
        "third" => "galaxy s26".into(),
        "fourth" => "iphone 15 pro".into(),
        "market" => "cn".into(),
        "family" => "harmonyos".into(),
        "command" => "spec".into(),
        "claim" => "nokia-x60-pro".into(),
        "hidden" => false.into(),
        "kind" => "phone".into(),
        "brand" => "nokia".into(),
        "os" => "android".into(),
        "year" => "2020-2026".into(),
        "status" => "released".into(),
        "battery" => "4000".into(),
        "refresh" => "60 Hz".into(),
        "camera" => "12".into(),
        "ram" => "4 GB".into(),
        "weight" => "250".into(),
        "sort" => "battery".into(),
        other => panic!("a new option `{other}`: say here what is given for it"),
    }
}

/// A use of the command with the options that it needs, or with all.
fn used(command: &Known, all: bool) -> Interaction {
    let options: Vec<(&str, Given)> = command
        .options
        .iter()
        .filter(|option| all || option["required"] == true)
        .map(|option| option["name"].as_str().unwrap())
        .map(|name| (name, sensible(name)))
        .collect();
    Interaction::command(&command.name, &options).by(somebody())
}

#[test]
fn every_command_answers_everywhere() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    let mut asked = Vec::new();
    for command in typed_commands() {
        for place in PLACES {
            for all in [false, true] {
                asked.push((place, used(&command, all).at(place)));
            }
        }
    }
    // One after the other: a slow machine has time for each. A burst has a test of its own.
    for (place, interaction) in &asked {
        let answer = discord.ask(interaction);
        assert_eq!(answer.kind, 4, "{}", interaction.body);
        assert!(!answer.text().is_empty(), "{}", interaction.body);
        if *place
            == (Place::ForeignGuild {
                external_apps: false,
            })
        {
            assert!(answer.hidden(), "{}", interaction.body);
        }
    }
}

#[test]
fn every_control_answers() {
    // Many at once, also on a slow machine.
    let discord = Loopback::with_memory(PATIENCE);
    let _bot = Bot::ready(&discord);
    let commands = typed_commands();
    let mut open: Vec<(Interaction, Answer)> = commands
        .iter()
        .map(|command| {
            let asked = used(command, false);
            let answer = discord.ask(&asked);
            (asked, answer)
        })
        .collect();
    let mut tried = HashSet::new();
    let mut pressed = 0;
    // Everything within two clicks of a command's first answer.
    for _ in 0..2 {
        let mut clicks = Vec::new();
        for (asked, answer) in &open {
            clicks.extend(clicks_on(asked, answer, &mut tried));
        }
        pressed += clicks.len();
        open.clear();
        let mut clicks = clicks.into_iter().peekable();
        while clicks.peek().is_some() {
            // A try of an answer has little more than a second.
            let some: Vec<Interaction> = clicks.by_ref().take(50).collect();
            for click in &some {
                discord.send(click);
            }
            open.extend(some.into_iter().map(|click| {
                let answer = discord.answer(&click);
                assert!(
                    matches!(answer.kind, 4..=7),
                    "{answer:?} to {}",
                    click.body["data"]
                );
                (click, answer)
            }));
        }
    }
    assert!(pressed > 50, "only {pressed} controls");
}

/// A click on each control that was not tried before, each by a person who asked
/// for the card: the same card, asked for by somebody else.
fn clicks_on(
    asked: &Interaction,
    answer: &Answer,
    tried: &mut HashSet<String>,
) -> Vec<Interaction> {
    let mut clicks = Vec::new();
    let mut click = |made: &dyn Fn(&crate::loopback::interactions::Shown) -> Interaction| {
        let person = somebody();
        let shown = asked.clone().by(person).shows(answer);
        clicks.push(made(&shown).by(person));
    };
    for button in answer.buttons() {
        if tried.insert(button.id.clone()) {
            click(&|shown| Interaction::press(shown, &button.id));
        }
    }
    if let Some(menu) = answer.menu() {
        for value in &menu.values {
            if tried.insert(format!("{} {value}", menu.id)) {
                click(&|shown| Interaction::choose(shown, &menu.id, value));
            }
        }
    }
    clicks
}

#[test]
fn every_option_that_is_completed_offers_something() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    for command in typed_commands() {
        for option in &command.options {
            if option["autocomplete"] != true {
                continue;
            }
            let name = option["name"].as_str().unwrap();
            let typed = |typed: &str| {
                let asked = Interaction::complete(&command.name, &[], name, typed);
                discord.ask(&asked.by(somebody()))
            };
            let empty = typed("");
            assert_eq!(empty.kind, 8);
            // What Discord gets once for an empty field it keeps.
            assert!(!empty.choices().is_empty(), "{} {name}", command.name);
            // Nothing odd that is typed keeps it from answering.
            for odd in ["nok", "?", "\u{202e}x", "華為", &"x".repeat(100)] {
                assert_eq!(typed(odd).kind, 8, "{} {name} {odd}", command.name);
            }
        }
    }
}

#[test]
fn what_was_offered_is_understood() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    let typing = Interaction::complete("spec", &[], "device", "nokia x60 p").by(somebody());
    let (label, value) = discord.ask(&typing).choices().first().unwrap().clone();
    let given = [("device", Given::from(value.as_str()))];
    let answer = discord.ask(&Interaction::command("spec", &given).by(somebody()));
    assert!(label.contains("X60 Pro"), "{label}");
    assert!(answer.text().contains("X60 Pro"), "{}", answer.text());
    assert!(!answer.hidden());
}

#[test]
fn a_message_is_looked_up_for_its_reader_alone() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    let text = format!("{WRITTEN} is the Nokia X60 Pro or the Pixel 10 better than my galaxy s26?");
    for place in PLACES {
        let asked = Interaction::on_message(&look_up(), &text)
            .by(somebody())
            .at(place);
        let answer = discord.ask(&asked);
        assert!(answer.hidden(), "{place:?}");
        assert!(answer.text().contains("X60 Pro"), "{}", answer.text());
        let none = Interaction::on_message(&look_up(), WRITTEN)
            .by(somebody())
            .at(place);
        let answer = discord.ask(&none);
        assert!(answer.hidden() && !answer.text().is_empty(), "{place:?}");
    }
}

#[test]
fn what_was_found_is_turned_over_sorted_and_opened() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    let given = [
        ("kind", Given::from("foldable")),
        ("battery", Given::from("3500")),
    ];
    let person = somebody();
    let asked = Interaction::command("find", &given).by(person);
    let first = discord.ask(&asked);
    assert_eq!((first.kind, first.hidden()), (4, false));
    assert!(first.text().contains("devices fit"), "{}", first.text());
    let next = first
        .buttons()
        .into_iter()
        .find(|button| button.label == "Next");
    let shown = asked.shows(&first);
    let turned = discord.ask(&Interaction::press(&shown, &next.unwrap().id).by(person));
    assert_eq!(turned.kind, 7);
    assert!(turned.text().contains("Page 2 of"), "{}", turned.text());
    let menu = first.menu().unwrap();
    let choose = |begins: char| {
        let mut values = menu.values.iter();
        let value = values.rfind(|value| value.starts_with(begins)).unwrap();
        let person = somebody();
        let shown = asked.clone().by(person).shows(&first);
        discord.ask(&Interaction::choose(&shown, &menu.id, value).by(person))
    };
    let sorted = choose('o');
    assert!(sorted.text().contains("By name"), "{}", sorted.text());
    let opened = choose('d');
    assert!(!opened.text().contains("devices fit"), "{}", opened.text());
    // Nothing fits: only who asked sees it, and a button leads on.
    let given = [
        ("kind", Given::from("watch")),
        ("battery", Given::from("50000")),
    ];
    let asked = Interaction::command("find", &given).by(somebody());
    let none = discord.ask(&asked);
    assert!(none.hidden(), "{}", none.text());
    assert_eq!(none.buttons()[0].label, "Any battery");
    let refused = Interaction::command("find", &[("brand", Given::from("nokai"))]);
    let refused = discord.ask(&refused.by(somebody()));
    assert!(refused.hidden());
    assert!(refused.text().contains("brand:nokia"), "{}", refused.text());
}

#[test]
fn a_miss_is_between_the_bot_and_the_asker() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    let ask = |text: &str| {
        let asked = Interaction::command("spec", &[("device", Given::from(text))]).by(somebody());
        let answer = discord.ask(&asked);
        (asked, answer)
    };
    let (_, miss) = ask("nokia toaster 9000");
    assert!(miss.hidden(), "{}", miss.text());
    // Which one? Choosing posts the card for everybody.
    let (asked, open) = ask("13 pro");
    assert!(open.hidden(), "{}", open.text());
    let menu = open.menu().unwrap();
    let choice = Interaction::choose(&asked.shows(&open), &menu.id, &menu.values[0]);
    let person = somebody();
    let posted = discord.ask(&choice.by(person));
    assert_eq!(
        (posted.kind, posted.hidden()),
        (4, false),
        "{}",
        posted.text()
    );
}

/// One of each thing that people do: commands with the options that they need and
/// with all, text typed into each option, and the controls of their first cards.
fn everything(discord: &Loopback) -> Vec<Interaction> {
    let mut done = Vec::new();
    let mut tried = HashSet::new();
    for command in typed_commands() {
        let asked = used(&command, false);
        let answer = discord.ask(&asked);
        done.extend(clicks_on(&asked, &answer, &mut tried));
        done.extend([asked, used(&command, true)]);
        let completed = command.options.iter();
        let completed = completed.filter(|option| option["autocomplete"] == true);
        done.extend(completed.map(|option| {
            let name = option["name"].as_str().unwrap();
            Interaction::complete(&command.name, &[], name, "no").by(somebody())
        }));
    }
    let text = "is the pixel 10 better than my galaxy s26?";
    done.push(Interaction::on_message(&look_up(), text).by(somebody()));
    done
}

#[test]
fn a_thousand_of_everything_are_all_answered() {
    let discord = Loopback::with_memory(PATIENCE);
    let _bot = Bot::ready(&discord);
    let everything = everything(&discord);
    assert!(everything.len() > 100, "only {}", everything.len());
    // All at one moment for a program that is named. The one that was built with
    // the tests is not optimized, and has time for some after the other.
    let at_once = named_program().map_or(50, |_| 1000);
    let again = everything.iter().cycle().map(Interaction::again);
    let asked: Vec<Interaction> = again.take(1000).collect();
    for some in asked.chunks(at_once) {
        for interaction in some {
            discord.send(interaction);
        }
        for interaction in some {
            let answer = discord.answer(interaction);
            let right: &[u64] = match interaction.kind {
                Kind::Complete => &[8],
                _ => &[4, 6, 7],
            };
            assert!(right.contains(&answer.kind), "{answer:?}");
        }
    }
}

#[test]
fn a_thousand_at_once_are_all_answered() {
    let discord = Loopback::with_memory(PATIENCE);
    let _bot = Bot::ready(&discord);
    // What is answered at once even by a program that is not optimized: one try
    // of an answer has little more than a second.
    let asked: Vec<Interaction> = (0..1000)
        .map(|number| match number % 3 {
            0 => Interaction::command("help", &[]),
            1 => Interaction::command("phone", &[]),
            _ => Interaction::complete("spec", &[], "market", "c"),
        })
        .map(|interaction| interaction.by(somebody()))
        .collect();
    for interaction in &asked {
        discord.send(interaction);
    }
    for interaction in &asked {
        let answer = discord.answer(interaction);
        assert!(matches!(answer.kind, 4 | 8), "{answer:?}");
    }
}

#[test]
fn whoever_asks_too_much_is_told_so_alone() {
    // Many at once, also on a slow machine.
    let discord = Loopback::with_memory(PATIENCE);
    let _bot = Bot::ready(&discord);
    let person = somebody();
    let ask = |person| {
        let given = [("device", Given::from("pixel 10"))];
        Interaction::command("spec", &given).by(person)
    };
    let asked: Vec<Interaction> = (0..200).map(|_| ask(person)).collect();
    for interaction in &asked {
        discord.send(interaction);
    }
    let answers: Vec<Answer> = asked.iter().map(|asked| discord.answer(asked)).collect();
    let first = answers.first().unwrap();
    assert!(
        !first.hidden() && first.text().contains("Pixel 10"),
        "{}",
        first.text()
    );
    let hidden = answers.iter().filter(|answer| answer.hidden()).count();
    assert!(hidden > 0, "two hundred at once are nothing");
    // It is nobody else's fault.
    assert!(!discord.ask(&ask(somebody())).hidden());
}

#[test]
fn what_is_not_known_yet_is_survived() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    discord.send(&Interaction::unknown());
    discord.payload(serde_json::json!({ "op": 0, "s": 3, "t": "A_NEW_EVENT", "d": { "a": [1] } }));
    discord.payload(serde_json::json!({ "op": 99, "s": null, "t": null, "d": null }));
    // A command that was registered by an older version.
    let old = Interaction::command("phone", &[("name", Given::from("x60"))]).by(somebody());
    let answer = discord.ask(&old);
    assert!(answer.hidden() && !answer.text().is_empty());
    let asked = Interaction::command("about", &[])
        .by(somebody())
        .in_locale("tlh");
    assert_eq!(discord.ask(&asked).kind, 4);
}
