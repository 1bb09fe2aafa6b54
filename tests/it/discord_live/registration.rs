//! What is registered, and when.

use serde_json::json;

use super::bot::{Bot, somebody};
use super::commands::registered;
use crate::loopback::Loopback;
use crate::loopback::interactions::{GUILD, Interaction};
use crate::loopback::script::Route;

fn registrations(discord: &Loopback) -> usize {
    discord.look(|state| state.seen(Route::Register).len())
}

/// Answers, and has told how many commands there are.
fn run_once(discord: &Loopback, settings: &str) {
    let bot = Bot::ready_with(discord, settings);
    let asked = Interaction::command("about", &[]).by(somebody());
    assert_eq!(bot.discord().ask(&asked).kind, 4);
    assert_eq!(bot.stop().code, Some(0));
}

#[test]
fn commands_are_registered_once_and_then_only_when_they_differ() {
    let discord = Loopback::start();
    run_once(&discord, "");
    let body = discord.look(|state| state.seen(Route::Register)[0].body.clone());
    assert_eq!(body, json!(registered()));
    run_once(&discord, "");
    assert_eq!(registrations(&discord), 1);
    discord.look(|state| {
        let commands = state.commands.get_mut(&None).unwrap();
        commands[0]["description"] = "What an older version said".into();
    });
    run_once(&discord, "");
    assert_eq!(registrations(&discord), 2);
    discord.look(|state| {
        let commands = state.commands.get_mut(&None).unwrap();
        commands.pop();
    });
    run_once(&discord, "");
    assert_eq!(registrations(&discord), 3);
}

#[test]
fn in_one_guild_nothing_global_is_touched() {
    let discord = Loopback::start();
    let global = vec![json!({ "type": 1, "name": "older", "description": "Of another program" })];
    discord.look(|state| state.commands.insert(None, global.clone()));
    run_once(&discord, &format!("guild_id = \"{GUILD}\""));
    run_once(&discord, &format!("guild_id = \"{GUILD}\""));
    assert_eq!(registrations(&discord), 1);
    let (kept, own) = discord.look(|state| {
        let own = state.commands[&Some(GUILD)].len();
        (state.commands[&None].clone(), own)
    });
    assert_eq!((kept, own), (global, registered().len()));
}

#[test]
fn nothing_is_registered_where_that_is_not_wanted() {
    let discord = Loopback::start();
    run_once(&discord, "register_commands = false");
    assert_eq!(registrations(&discord), 0);
}

#[test]
fn one_line_says_how_to_install_it() {
    let discord = Loopback::start();
    let bot = Bot::ready(&discord);
    let line = bot.says("client_id=");
    for part in [
        "oauth2/authorize",
        &format!("client_id={}", crate::loopback::APPLICATION),
        "applications.commands",
        &registered().len().to_string(),
    ] {
        assert!(line.contains(part), "`{part}` is not in {line}");
    }
    // It needs to see nothing that people do not show it.
    let identified = discord.look(|state| state.gateway.identified.clone());
    assert_eq!(identified[0]["intents"], 0);
}

#[test]
fn a_server_that_is_trusted_no_longer_loses_the_commands_of_editors() {
    const OTHER: u64 = 1_200_000_000_000_000_900;
    let discord = Loopback::start();
    let state = std::env::temp_dir().join(format!("specdex-tidy-{}", std::process::id()));
    let variables = [
        ("DISCORD_TOKEN", crate::loopback::TOKEN),
        ("SPECDEX_STATE_DIR", state.to_str().unwrap()),
    ];
    let run = |trusted: &str| {
        let settings = format!("[moderation]\ntrusted_guilds = [{trusted}]\n");
        let bot = Bot::start(&discord, &settings, &variables);
        bot.says("client_id=");
        // What is tidied comes before the first answer is waited for.
        let asked = Interaction::command("about", &[]).by(somebody());
        assert_eq!(bot.discord().ask(&asked).kind, 4);
        bot
    };
    let names = |guild: u64| {
        discord.look(|state| {
            let commands = state.commands.get(&Some(guild)).into_iter().flatten();
            let names = commands.filter_map(|command| command["name"].as_str());
            names.map(str::to_owned).collect::<Vec<_>>()
        })
    };
    let both = format!("\"{GUILD}\", \"{OTHER}\"");
    let bot = run(&both);
    discord.wait("the commands of editors", |state| {
        state.commands.contains_key(&Some(OTHER)).then_some(())
    });
    assert_eq!(bot.stop().code, Some(0));
    assert_eq!(names(OTHER), ["rumor", "Record a rumor"]);
    // Something of another program of the same application stays.
    discord.look(|state| {
        let own = json!({ "type": 1, "name": "own", "description": "Of another program" });
        state.commands.get_mut(&Some(OTHER)).unwrap().push(own);
    });
    let bot = run(&format!("\"{GUILD}\""));
    bot.says("taken out of a server");
    assert_eq!(bot.stop().code, Some(0));
    assert_eq!(names(OTHER), ["own"]);
    assert_eq!(names(GUILD), ["rumor", "Record a rumor"]);
    // It is done once; the next start asks nothing about it.
    let asked = |discord: &Loopback| discord.look(|state| state.seen(Route::Commands).len());
    let before = asked(&discord);
    let bot = run(&format!("\"{GUILD}\""));
    assert_eq!(bot.stop().code, Some(0));
    assert_eq!(asked(&discord) - before, 2);
    let _ = std::fs::remove_dir_all(state);
}
