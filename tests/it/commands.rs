//! The commands as people type them: what a line means, what it is refused
//! with, what it can become, and what Discord is told of it.

use proptest::prelude::*;
use serde_json::Value;
use specdex::answers::{Asked, Question, SystemTopic, Wanted, WantedClaim};
use specdex::app::{App, By, Defaults, Input, Request, Response};
use specdex::commands::{
    self, ALL, Command, GROUPS, Refusal, Suggestion, Takes, complete, complete_line,
    editors_registration, manual, parse_line, registration,
};
use specdex::domain::{ClaimId, Level, Market};
use specdex::i18n::{Locale, Words};
use specdex::search::Figure;

use crate::shipped::{SNAPSHOT, TODAY, WORDS};

/// What a line means: its command and options, in one line.
fn read(line: &str) -> String {
    match parse_line(line) {
        Ok(call) => {
            let mut text = call.command.name();
            for (name, value) in &call.options {
                text.push_str(&format!(" {name}={value:?}"));
            }
            if call.hidden {
                text.push_str(" hidden");
            }
            text
        }
        Err(refusal) => refusal.text(&WORDS),
    }
}

fn check(line: &str, expected: &str) {
    assert_eq!(read(line), expected, "{line}");
}

#[test]
fn lines_are_read_as_people_write_them() {
    check("/spec nokia x60 pro", r#"spec device="nokia x60 pro""#);
    check("  /SPEC   Nokia  X60 ", r#"spec device="Nokia X60""#);
    check("nokia x60 pro", r#"spec device="nokia x60 pro""#);
    check(
        "/spec nokia x60 pro market:cn hidden:true",
        r#"spec market="cn" device="nokia x60 pro" hidden"#,
    );
    check(
        "/spec market:united states device:x60 pro",
        r#"spec market="united states" device="x60 pro""#,
    );
    check(
        "/spec market:cn nokia x60",
        r#"spec market="cn" device="nokia x60""#,
    );
    check(
        "/spec Market: cn Device: x60",
        r#"spec market="cn" device="x60""#,
    );
    check(
        "/spec hidden:yes x60 pro",
        r#"spec device="x60 pro" hidden"#,
    );
    check("/spec x60 hidden:no", r#"spec device="x60""#);
    check("/spec x60 hidden:", r#"spec device="x60" hidden"#);
    check("mate 60 market:cn", r#"spec market="cn" device="mate 60""#);
    check(
        "/os devices harmonyos market:cn",
        r#"os devices market="cn" family="harmonyos""#,
    );
    check("/OS Devices one ui", r#"os devices family="one ui""#);
    check("/harmonyos oems", "harmonyos oems");
    check("/harmonyos oems china", r#"harmonyos oems market="china""#);
    check("/rumors feed", "rumors feed");
    check("/rumors feed nokia", r#"rumors feed about="nokia""#);
    check("/help rumors show", r#"help command="rumors show""#);
    check("/about", "about");
    check(
        "https://example.com/x60",
        r#"spec device="https://example.com/x60""#,
    );
    check("at 10:30 the x60", r#"spec device="at 10:30 the x60""#);
    check("note: x60", r#"spec device="note: x60""#);
}

#[test]
fn several_devices_are_named_in_one_go() {
    let two = r#"compare first="x60" second="x60 pro""#;
    for line in [
        "/compare x60, x60 pro",
        "/compare x60 vs x60 pro",
        "/compare x60 VS. x60 pro",
        "/compare x60 versus x60 pro",
        "/compare x60;x60 pro",
        "/compare x60,x60 pro,",
        "/compare first:x60 second:x60 pro",
        "/compare x60 second:x60 pro",
    ] {
        let read = read(line);
        let sorted = |text: &str| {
            let mut parts: Vec<String> = text
                .split("\" ")
                .map(|part| part.trim_end_matches('"').to_owned())
                .collect();
            parts.sort_unstable();
            parts
        };
        let as_given = read.replace("compare ", "");
        assert_eq!(
            sorted(&as_given),
            sorted(&two.replace("compare ", "")),
            "{line}"
        );
    }
    check(
        "/compare a, b, c, d market:cn",
        r#"compare market="cn" first="a" second="b" third="c" fourth="d""#,
    );
    check(
        "/compare matepad pro 12,6, x60",
        r#"compare first="matepad pro 12,6" second="x60""#,
    );
    check(
        "/compare a, b, c, d, e",
        "/compare takes at most 4 devices, and 5 were named. Leave some out.",
    );
}

#[test]
fn refusals_name_what_was_typed_and_what_works() {
    check(
        "",
        "Nothing was typed. Name a device, such as nokia x60 pro, or see /help.",
    );
    check(
        "  / ",
        "Nothing was typed. Name a device, such as nokia x60 pro, or see /help.",
    );
    check(
        "/spek x60",
        r#"There is no command "spek x60". The nearest is /spec; /help lists all."#,
    );
    check(
        "/harmonyos1 oems",
        r#"There is no command "harmonyos1 oems". The nearest is /harmonyos oems; /help lists all."#,
    );
    check(
        "/qqq",
        r#"There is no command "qqq". See /help for all commands."#,
    );
    check(
        "/os",
        "/os needs one more word: info, versions, devices or oems. Try /os info harmonyos",
    );
    check(
        "/os devics harmonyos",
        r#"/os has no "devics". It takes info, versions, devices or oems. Try /os devices harmonyos market:cn"#,
    );
    check(
        "/os harmonyos",
        r#"/os has no "harmonyos". It takes info, versions, devices or oems. Try /os info harmonyos"#,
    );
    check(
        "/spec x60 marke:cn",
        r#"/spec has no option "marke". The nearest is market."#,
    );
    check(
        "/spec x60 color:red",
        r#"/spec has no option "color". It takes device, market or hidden."#,
    );
    check(
        "/find brand:nokia min_battery:6000",
        r#"/find has no option "min_battery". The nearest is battery."#,
    );
    check(
        "/spec x60 market:cn market:in",
        r#""market" stands there twice. Give it once."#,
    );
    check(
        "/spec x60 device:x60 pro",
        r#""device" stands there twice. Give it once."#,
    );
    check("/about time", r#"/about takes no "time". Try /about"#);
    check(
        "/spec x60 hidden:maybe",
        r#""hidden" is yes or no, and "maybe" is neither. Try hidden:yes"#,
    );
}

fn question(line: &str) -> Result<Asked, String> {
    let call = parse_line(line).map_err(|refusal| refusal.text(&WORDS))?;
    call.question(&SNAPSHOT)
        .map_err(|refusal| refusal.text(&WORDS))
}

#[test]
fn what_is_missing_or_unknown_is_said_with_an_example() {
    let refused =
        |line: &str, expected: &str| assert_eq!(question(line).unwrap_err(), expected, "{line}");
    refused(
        "/spec",
        r#"/spec needs "device". Try /spec nokia x60 pro market:cn"#,
    );
    refused(
        "/spec market:cn",
        r#"/spec needs "device". Try /spec nokia x60 pro market:cn"#,
    );
    refused(
        "/compare x60",
        r#"/compare needs "second". Try /compare huawei mate 60 pro, iphone 15 pro"#,
    );
    refused(
        "/os devices",
        r#"/os devices needs "family". Try /os devices harmonyos market:cn"#,
    );
    refused(
        "/rumors history",
        r#"/rumors history needs "claim". Try /rumors history nokia-x60-pro-os-cn"#,
    );
    refused(
        "/spec x60 market:chna",
        r#"There is no market "chna". The nearest is China: market:cn"#,
    );
    refused(
        "/spec x60 market:qqqq",
        r#"There is no market "qqqq". Use a code such as cn, eu or us, or leave it out for all markets."#,
    );
    refused(
        "/help spek",
        r#"There is no command "spek". The nearest is /spec; /help lists all."#,
    );
}

#[test]
fn options_become_questions() {
    let number = |id: &str| SNAPSHOT.catalog.by_id(id).unwrap().number;
    let spec = |line: &str| match question(line).unwrap().question {
        Question::Spec { device, .. } => device,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        spec("/spec nokia-x60-pro"),
        Wanted::Number(number("nokia-x60-pro"))
    );
    assert_eq!(
        spec("/spec nokia x60 pro"),
        Wanted::Typed("nokia x60 pro".into())
    );
    // The id of a brand is no device: it is only a word.
    assert_eq!(spec("/spec nokia"), Wanted::Typed("nokia".into()));
    let long = spec(&format!("/spec {}", "x".repeat(5000)));
    assert!(matches!(long, Wanted::Typed(text) if text.len() < 200));

    let asked = question("/os oems harmonyos market:China").unwrap();
    assert_eq!(asked.market, Some(Market::CHINA));
    let makers = Question::System {
        system: Wanted::Number(number("harmonyos")),
        topic: SystemTopic::Makers,
    };
    assert_eq!(asked.question, makers);
    assert_eq!(question("/harmonyos oems").unwrap().question, makers);

    let claim = |line: &str| match question(line).unwrap().question {
        Question::History { claim } => claim,
        other => panic!("{other:?}"),
    };
    let id = ClaimId::new("nokia-x60-pro-os-cn").unwrap();
    assert_eq!(
        claim("/rumors history nokia-x60-pro-os-cn"),
        WantedClaim::Key(id.key())
    );
    assert_eq!(
        claim("/rumors history x60 os"),
        WantedClaim::Typed("x60 os".into())
    );
    let help = question("/help /Rumors  show").unwrap().question;
    assert_eq!(
        help,
        Question::Help {
            command: Some("rumors show".into())
        }
    );
}

/// The market that the answer to a line is asked for, with a default.
fn market_of(line: &str, default: Option<Market>) -> Option<Market> {
    let defaults = Defaults {
        market: default,
        show_rumors: true,
    };
    let app = App::new(SNAPSHOT.clone(), defaults);
    app.ask(parse_line(line).unwrap().question(&SNAPSHOT).unwrap())
        .market
}

#[test]
fn the_default_market_fills_in_and_can_be_lifted() {
    let china = Some(Market::CHINA);
    assert_eq!(market_of("x60", None), None);
    assert_eq!(market_of("x60", china), china);
    assert_eq!(
        market_of("x60 market:in", china),
        Some(Market::new("in").unwrap())
    );
    assert_eq!(market_of("x60 market:everywhere", china), None);
}

#[test]
fn the_example_of_every_command_works() {
    for command in for_everybody() {
        let call = parse_line(command.example).unwrap();
        assert_eq!(call.command.name(), command.name(), "{}", command.example);
        assert!(call.question(&SNAPSHOT).is_ok(), "{}", command.example);
    }
}

proptest! {
    #[test]
    fn any_line_is_read_or_refused(line in any::<String>()) {
        for line in [line.clone(), format!("/{line}"), format!("/compare {line}"), format!("/os {line}")] {
            match parse_line(&line) {
                Ok(call) => {
                    let known = |name: &str| call.command.option(name).is_some();
                    prop_assert!(call.options.iter().all(|(name, _)| known(name)));
                }
                Err(refusal) => prop_assert!(!refusal.text(&WORDS).is_empty()),
            }
        }
    }

    #[test]
    fn any_arrangement_of_options_is_read_or_refused(
        parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "/spec", "/compare", "/rumors", "feed", "x60", "a,", "vs", "market:", "market:cn",
                "hidden:true", "first:", "second:b", ":", "::", "é:1", "\u{202e}", "1,5",
            ]),
            0..10,
        )
    ) {
        let line = parts.join(" ");
        if let Ok(call) = parse_line(&line) {
            let mut names: Vec<_> = call.options.iter().map(|(name, _)| name).collect();
            names.sort_unstable();
            names.dedup();
            prop_assert_eq!(names.len(), call.options.len(), "an option is given twice");
            if let Err(refusal) = call.question(&SNAPSHOT) {
                prop_assert!(!refusal.text(&WORDS).is_empty());
            }
        }
    }

    #[test]
    fn any_text_is_completed_without_harm(line in "(/(spec|compare|os info|rumors feed|help) )?\\PC{0,30}") {
        let found = complete_line(&line, &SNAPSHOT, &WORDS, TODAY, Level::Member);
        prop_assert!(found.len() <= 25);
    }
}

#[test]
fn refusals_read_in_every_language() {
    let pseudo = Words::new(Locale::Pseudo);
    for line in [
        "/qqq",
        "/os",
        "/os x",
        "/spec a:b",
        "/about x",
        "/compare a,b,c,d,e",
    ] {
        let refusal = parse_line(line).unwrap_err();
        let text = refusal.text(&pseudo);
        assert!(text.starts_with('⟦') && text.ends_with('⟧'), "{text}");
    }
    assert!(
        Refusal::OldControl
            .text(&WORDS)
            .ends_with("Run the command again.")
    );
}

/// What everybody may use.
fn for_everybody() -> impl Iterator<Item = &'static Command> {
    let all = ALL.iter();
    all.filter(|command| command.level == Level::Member)
}

fn labels(found: &[Suggestion]) -> Vec<&str> {
    found.iter().map(|choice| choice.label.as_str()).collect()
}

fn offered(takes: Takes, typed: &str) -> Vec<Suggestion> {
    complete(takes, typed, &SNAPSHOT, &WORDS, TODAY)
}

const EVERY: &[Takes] = &[
    Takes::Device,
    Takes::System,
    Takes::Subject,
    Takes::Claim,
    Takes::Market,
    Takes::Command,
    Takes::Flag,
    Takes::Kind,
    Takes::Brand,
    Takes::Years,
    Takes::Stage,
    Takes::Limit(Figure::Battery),
    Takes::Limit(Figure::RefreshRate),
    Takes::Limit(Figure::Camera),
    Takes::Limit(Figure::Ram),
    Takes::Limit(Figure::Weight),
    Takes::Order,
];

#[test]
fn an_empty_field_offers_something_that_fits_discord() {
    for takes in EVERY {
        for typed in ["", " ", "no", "o", "c", "x60", "nokia-x60-pro"] {
            let found = offered(*takes, typed);
            assert!(
                !found.is_empty() || !typed.trim().is_empty(),
                "{takes:?} offers nothing"
            );
            assert!(found.len() <= 25, "{takes:?} {typed}");
            for choice in &found {
                let length = choice.label.chars().count();
                assert!((1..=40).contains(&length), "{takes:?}: {}", choice.label);
                assert!(
                    (1..=100).contains(&choice.value.len()),
                    "{takes:?}: {}",
                    choice.value
                );
            }
            let mut values: Vec<_> = found.iter().map(|choice| &choice.value).collect();
            values.sort_unstable();
            values.dedup();
            assert_eq!(
                values.len(),
                found.len(),
                "{takes:?} {typed}: a value twice"
            );
        }
    }
}

#[test]
fn choices_say_what_they_are_and_send_ids() {
    let first = |takes, typed: &str| {
        let found = offered(takes, typed);
        let first = found
            .first()
            .unwrap_or_else(|| panic!("nothing for {typed}"));
        (first.label.clone(), first.value.clone())
    };
    let is = |found: (String, String), label: &str, value: &str| {
        assert_eq!((found.0.as_str(), found.1.as_str()), (label, value));
    };
    is(
        first(Takes::Device, "nokia x60 pro"),
        "Nokia X60 Pro, never released",
        "nokia-x60-pro",
    );
    is(first(Takes::System, "harmony"), "HarmonyOS", "harmonyos");
    is(first(Takes::Subject, "noki"), "Nokia", "nokia");
    is(first(Takes::Market, "chi"), "China (cn)", "cn");
    is(first(Takes::Market, "us"), "the US (us)", "us");
    is(first(Takes::Market, "united k"), "the UK (gb)", "gb");
    is(
        first(Takes::Command, "/rumors h"),
        "/rumors history",
        "rumors history",
    );
    is(first(Takes::Flag, "y"), "only you see it", "yes");
    is(first(Takes::Kind, "e-r"), "e-reader", "reader");
    is(first(Takes::Brand, "noki"), "Nokia", "nokia");
    is(first(Takes::Years, ""), "2026", "2026");
    is(
        first(Takes::Stage, "nev"),
        "never released",
        "never-released",
    );
    is(first(Takes::Order, "light"), "Lightest first", "weight");
    let battery = Takes::Limit(Figure::Battery);
    is(first(battery, ""), "at least 4,000 mAh", "4000");
    is(first(battery, "5500"), "at least 5,500 mAh", "5500");
    let weight = Takes::Limit(Figure::Weight);
    is(first(weight, "18"), "up to 18 g", "18");
    let claims = offered(Takes::Claim, "nokia x60 pro");
    assert!(
        labels(&claims).contains(&"Nokia X60 Pro: OS at launch, debunked"),
        "{claims:?}"
    );
    let by_id = offered(Takes::Claim, "nokia-x60-pro-os-cn");
    assert_eq!(by_id[0].value, "nokia-x60-pro-os-cn");
}

#[test]
fn every_choice_of_an_option_is_understood() {
    for (line, takes) in [
        ("/spec ", Takes::Device),
        ("/os info ", Takes::System),
        ("/rumors show ", Takes::Subject),
        ("/rumors history ", Takes::Claim),
        ("/help ", Takes::Command),
        ("/spec x60 hidden:", Takes::Flag),
        ("/spec x60 market:", Takes::Market),
        ("/find ", Takes::Kind),
        ("/find brand:", Takes::Brand),
        ("/find os:", Takes::System),
        ("/find year:", Takes::Years),
        ("/find status:", Takes::Stage),
        ("/find battery:", Takes::Limit(Figure::Battery)),
        ("/find refresh:", Takes::Limit(Figure::RefreshRate)),
        ("/find camera:", Takes::Limit(Figure::Camera)),
        ("/find ram:", Takes::Limit(Figure::Ram)),
        ("/find weight:", Takes::Limit(Figure::Weight)),
        ("/find sort:", Takes::Order),
    ] {
        for choice in offered(takes, "") {
            let asked = question(&format!("{line}{}", choice.value)).unwrap();
            let typed = format!("{:?}", asked.question);
            let known = matches!(takes, Takes::Command | Takes::Flag | Takes::Market);
            assert!(
                known || !typed.contains("Typed"),
                "{line}{} is not known: {typed}",
                choice.value
            );
        }
    }
}

fn lines(line: &str) -> Vec<String> {
    let found = complete_line(line, &SNAPSHOT, &WORDS, TODAY, Level::Member);
    found.into_iter().map(|choice| choice.value).collect()
}

#[test]
fn lines_are_completed_where_they_end() {
    let begins = |line: &str, expected: &[&str]| {
        let found = lines(line);
        let shown: Vec<_> = found
            .iter()
            .take(expected.len())
            .map(String::as_str)
            .collect();
        assert_eq!(shown, expected, "{line}");
    };
    assert_eq!(lines("").len(), for_everybody().count());
    assert_eq!(lines("/").len(), for_everybody().count());
    begins(
        "/o",
        &["/os info", "/os versions", "/os devices", "/os oems"],
    );
    begins("/os de", &["/os devices"]);
    begins("/OS DE", &["/os devices"]);
    begins("/sp", &["/spec"]);
    begins("/devices", &["/os devices", "/harmonyos devices"]);
    begins("/spec nokia x60 pr", &["/spec nokia-x60-pro"]);
    begins("nokia x60 pr", &["nokia-x60-pro"]);
    begins("/os devices harm", &["/os devices harmonyos"]);
    begins(
        "/os devices harmonyos market:chin",
        &["/os devices harmonyos market:cn"],
    );
    begins(
        "/compare x60, nokia x60 pr",
        &["/compare x60, nokia-x60-pro"],
    );
    begins(
        "/compare x60 vs nokia x60 pr",
        &["/compare x60 vs nokia-x60-pro"],
    );
    begins(
        "/compare first:x60 second:nokia x60 pr",
        &["/compare first:x60 second:nokia-x60-pro"],
    );
    begins("/harmonyos oems chin", &["/harmonyos oems cn"]);
    begins("/about ", &["/about hidden:"]);
    begins("/about hidden:", &["/about hidden:yes", "/about hidden:no"]);
    // "ma" may as well begin a device, so the option comes behind.
    let option = "/os devices harmonyos market:".to_owned();
    assert!(lines("/os devices harmonyos ma").contains(&option));
    let after = lines("/spec nokia-x60-pro ");
    assert!(
        after.contains(&"/spec nokia-x60-pro market:".to_owned()),
        "{after:?}"
    );
    let again = lines("/spec nokia-x60-pro market:cn ");
    assert!(
        !again.contains(&"/spec nokia-x60-pro market:cn market:".to_owned()),
        "{again:?}"
    );
    assert!(
        again.contains(&"/spec nokia-x60-pro market:cn hidden:".to_owned()),
        "{again:?}"
    );
}

fn body(locale: Locale) -> Vec<Value> {
    match registration(&Words::new(locale)) {
        Value::Array(body) => body,
        other => panic!("{other}"),
    }
}

#[test]
fn what_discord_is_told() {
    let text = serde_json::to_string_pretty(&body(Locale::English)).unwrap();
    insta::assert_snapshot!("registration", text);
}

#[test]
fn registration_keeps_the_limits_of_discord() {
    for locale in [Locale::English, Locale::Pseudo] {
        let body = body(locale);
        assert!(body.len() <= 100);
        let mut names = Vec::new();
        for command in &body {
            names.push((command["type"].clone(), command["name"].clone()));
            assert_eq!(command["integration_types"], serde_json::json!([0, 1]));
            assert_eq!(command["contexts"], serde_json::json!([0, 1, 2]));
            if command["type"] == 3 {
                assert!(command.get("description").is_none() && command.get("options").is_none());
                assert_eq!(command["name"], commands::LOOK_UP);
            } else {
                part(command, locale);
            }
            assert!(
                total(command) <= 8000,
                "{} is too long in all",
                command["name"]
            );
        }
        for name in &names {
            assert_eq!(
                names.iter().filter(|other| *other == name).count(),
                1,
                "{name:?} twice"
            );
        }
    }
}

/// A command, sub-command or option: its name, description, options.
fn part(value: &Value, locale: Locale) {
    let name = value["name"].as_str().unwrap();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    assert!(
        (1..=32).contains(&name.len()) && name.chars().all(plain),
        "{name}"
    );
    let description = value["description"].as_str().unwrap();
    let length = description.encode_utf16().count();
    assert!((1..=100).contains(&length), "{name}: {description}");
    if locale == Locale::English {
        assert!(
            length <= 70,
            "{name} leaves no room for other languages: {description}"
        );
    }
    let options = value.get("options").and_then(Value::as_array);
    let options = options.map_or(&[][..], Vec::as_slice);
    assert!(options.len() <= 25, "{name}");
    let mut optional = false;
    let mut names = Vec::new();
    for option in options {
        part(option, locale);
        names.push(option["name"].as_str().unwrap());
        let kind = option["type"].as_u64().unwrap();
        assert!([1, 3, 5].contains(&kind), "{name}");
        assert_eq!(option.get("autocomplete").is_some(), kind == 3, "{name}");
        let required = option["required"] == true;
        assert!(
            !(required && optional),
            "{name}: required options come first"
        );
        optional |= kind != 1 && !required;
    }
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count, "{name} has an option twice");
}

/// Discord counts names, descriptions and values of a command together.
fn total(value: &Value) -> usize {
    match value {
        Value::Object(map) => map
            .iter()
            .filter(|(key, value)| {
                matches!(key.as_str(), "name" | "description") || value.is_array()
            })
            .map(|(_, value)| total(value))
            .sum(),
        Value::Array(items) => items.iter().map(total).sum(),
        Value::String(text) => text.encode_utf16().count(),
        _ => 0,
    }
}

#[test]
fn every_command_is_registered_and_in_the_manual() {
    let mut body = body(Locale::English);
    let for_editors = editors_registration(&WORDS);
    body.extend(for_editors.as_array().unwrap().iter().cloned());
    let manual = manual();
    assert_eq!(manual.entries.len(), ALL.len());
    for (command, entry) in ALL.iter().zip(&manual.entries) {
        assert_eq!(entry.name, command.name());
        let registered = match command.path {
            [name] => body.iter().find(|known| known["name"] == *name).cloned(),
            [group, name] => {
                assert!(
                    GROUPS.iter().any(|known| known.name == *group),
                    "{group} is no group"
                );
                let known = body.iter().find(|known| known["name"] == *group).unwrap();
                let parts = known["options"].as_array().unwrap();
                parts.iter().find(|part| part["name"] == *name).cloned()
            }
            deeper => panic!("{deeper:?} is deeper than Discord takes"),
        };
        let registered =
            registered.unwrap_or_else(|| panic!("{} is not registered", command.name()));
        let options = registered.get("options").and_then(Value::as_array);
        let count = options.map_or(0, Vec::len);
        assert_eq!(count, command.options.len(), "{}", command.name());
    }
    let usage = manual.entries.iter().map(|entry| entry.usage.as_str());
    let usage: Vec<_> = usage.collect();
    assert!(
        usage.contains(&"/spec device [market] [hidden]"),
        "{usage:?}"
    );
}

#[test]
fn typing_into_an_option_answers_with_choices() {
    let app = App::new(
        SNAPSHOT.clone(),
        Defaults {
            market: None,
            show_rumors: true,
        },
    );
    let response = app.respond(&Request {
        input: Input::Complete {
            takes: Takes::Market,
            typed: "chin".into(),
            beside: Vec::new(),
        },
        locale: Locale::English,
        today: TODAY,
        by: By::Anybody,
    });
    assert_eq!(response, Response::Choices(offered(Takes::Market, "chin")));
}
