//! What settings and variables change.

use super::bot::{Bot, somebody};
use crate::loopback::interactions::{Given, Interaction};
use crate::loopback::{Loopback, TOKEN};
use crate::support::Home;

fn about(discord: &Loopback) -> String {
    let asked = Interaction::command("about", &[]).by(somebody());
    discord.ask(&asked).text()
}

#[test]
fn a_token_is_enough() {
    let discord = Loopback::start();
    let _bot = Bot::start_as(&[], &discord, "", &[("DISCORD_TOKEN", TOKEN)]);
    discord.online();
    assert!(about(&discord).contains("Specdex"));
}

#[test]
fn a_token_may_stand_in_a_file() {
    let discord = Loopback::start();
    let file = std::env::temp_dir().join(format!("specdex-token-{}", std::process::id()));
    std::fs::write(&file, format!("{TOKEN}\n")).unwrap();
    let path = file.to_str().unwrap();
    let _bot = Bot::start(&discord, "", &[("SPECDEX_DISCORD_TOKEN_FILE", path)]);
    discord.online();
    std::fs::remove_file(&file).unwrap();
    assert!(about(&discord).contains("Specdex"));
}

#[test]
fn the_level_of_the_log_is_honored() {
    let discord = Loopback::start();
    let variables = [("DISCORD_TOKEN", TOKEN), ("RUST_LOG", "error")];
    let bot = Bot::start(&discord, "", &variables);
    discord.online();
    assert!(about(&discord).contains("Specdex"));
    let stopped = bot.stop();
    assert_eq!((stopped.code, stopped.log.as_str()), (Some(0), ""));
}

#[test]
fn without_a_token_it_says_what_is_missing() {
    let discord = Loopback::start();
    let stopped = Bot::start(&discord, "", &[]).ended();
    assert!(matches!(stopped.code, Some(1 | 2)), "{stopped:?}");
    assert!(stopped.log.contains("DISCORD_TOKEN"), "{}", stopped.log);
}

#[test]
fn a_data_file_that_changes_is_answered_from_without_a_restart() {
    let home = Home::with_small_catalog();
    let file = "data/devices/acme/acme-rocket.toml";
    let head = home.read(file);
    let data = home.path().join("data");
    let discord = Loopback::start();
    let variables = [
        ("DISCORD_TOKEN", TOKEN),
        ("SPECDEX_DATA_DIR", data.to_str().unwrap()),
    ];
    let bot = Bot::start(&discord, "", &variables);
    discord.online();
    let memory = || {
        let device = [("device", Given::from("acme rocket"))];
        let asked = Interaction::command("spec", &device).by(somebody());
        discord.ask(&asked).text().contains("12 GB")
    };
    assert!(!memory());
    let specs = "[[specs]]\nsources = [{ publisher = \"gsmarena\", title = \"t\" }]\n";
    home.write(file, &format!("{head}{specs}memory.ram = \"12 GB\"\n"));
    bot.says("changed data files are in use");
    assert!(memory());
    home.write(file, &format!("{head}{specs}memory.ram = \"12\"\n"));
    let line = bot.says("did not load");
    for part in ["devices/acme/acme-rocket.toml", "line=7", "memory.ram"] {
        assert!(line.contains(part), "{line}");
    }
    assert!(memory());
}
