//! That settings are read strictly, from the right place, and never shown.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use specdex::config::{self, Editor, Input, KEYS, Moderation, Problem, Settings, Token};
use specdex::domain::Level;
use specdex::i18n::Locale;

const CANARY: &str = "MTIzNDU2Nzg5.CANARY.canary-canary-canary";

fn read(file: &str, variables: &[(&str, &str)]) -> Result<Settings, Vec<Problem>> {
    let environment: BTreeMap<String, String> = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    config::settings(&Input {
        file: Some((Path::new("/etc/specdex/config.toml"), file)),
        environment: &environment,
        usual_state_dir: Some(Path::new("/home/a/.local/state/specdex")),
    })
}

/// The one problem of a file, as it is printed.
fn problem(file: &str) -> String {
    let problems = read(file, &[]).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems.first().unwrap().to_string()
}

fn example() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("config.example.toml")).unwrap()
}

#[test]
fn nothing_needs_to_be_set() {
    let settings = read("", &[]).unwrap();
    assert_eq!(settings.discord.token, None);
    assert_eq!(settings.discord.guild_id, None);
    assert!(settings.discord.register_commands);
    assert_eq!(settings.discord.http_timeout, Duration::from_secs(5));
    assert_eq!(settings.answers.market, None);
    assert_eq!(settings.answers.locale, Locale::English);
    assert!(settings.answers.show_rumors);
    assert_eq!(settings.data.dir, None);
    assert_eq!(
        settings.state.dir,
        Some(PathBuf::from("/home/a/.local/state/specdex"))
    );
}

#[test]
fn the_example_changes_nothing_and_has_every_key() {
    let text = example();
    assert_eq!(read(&text, &[]).unwrap(), read("", &[]).unwrap());
    // Keys are commented out without a space, sentences with one.
    let live: String = text
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(key) if !key.starts_with(' ') => format!("{key}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    let table: toml::Table = live.parse().unwrap();
    let mut shown: Vec<String> = Vec::new();
    for (section, keys) in &table {
        shown.extend(
            keys.as_table()
                .unwrap()
                .keys()
                .map(|key| format!("{section}.{key}")),
        );
    }
    let mut known: Vec<String> = KEYS
        .iter()
        .map(|key| format!("{}.{}", key.section, key.name))
        .collect();
    shown.sort();
    known.sort();
    assert_eq!(shown, known);
    for key in KEYS {
        let line = format!("# Variable: {}", key.variable);
        assert!(text.contains(&line), "{line} is missing in the example");
    }
    // Every value in it fits; only that both ways to give a token stand in it is wrong.
    let problems = read(&live, &[]).unwrap_err();
    let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(
        texts.len() == 1 && texts.concat().contains("both `token` and `token_file`"),
        "{texts:?}"
    );
}

#[test]
fn the_environment_wins() {
    let market = |file, variables: &[(&str, &str)]| {
        let settings = read(file, variables).unwrap();
        settings.answers.market.map(|market| market.to_string())
    };
    let file = "[answers]\nmarket = \"cn\"";
    let check = |file, variables: &[(&str, &str)], expected: &str| {
        assert_eq!(market(file, variables).as_deref(), Some(expected));
    };
    check(file, &[], "cn");
    check(file, &[("SPECDEX_ANSWERS_MARKET", "eu")], "eu");
    check("", &[("SPECDEX_ANSWERS_MARKET", "eu")], "eu");
    // An empty variable is how people unset one.
    check(file, &[("SPECDEX_ANSWERS_MARKET", "")], "cn");

    let filter = |file, variables: &[(&str, &str)]| read(file, variables).unwrap().log.filter;
    let file = "[log]\nfilter = \"error\"";
    let both = [("RUST_LOG", "debug"), ("SPECDEX_LOG_FILTER", "trace")];
    assert_eq!(filter(file, &[]).as_deref(), Some("error"));
    assert_eq!(filter(file, &both[..1]).as_deref(), Some("debug"));
    assert_eq!(filter(file, &both).as_deref(), Some("trace"));
}

#[test]
fn a_time_is_seconds_unless_it_says_otherwise() {
    let check = |text: &str, milliseconds: u64| {
        let file = format!("[discord]\nhttp_timeout = {text}");
        let timeout = read(&file, &[]).unwrap().discord.http_timeout;
        assert_eq!(timeout, Duration::from_millis(milliseconds), "{text}");
    };
    check("\"2s\"", 2000);
    check("\"1500 ms\"", 1500);
    check("7", 7000);
}

#[test]
fn a_token_of_the_environment_beats_the_file_of_the_file() {
    let file = "[discord]\ntoken_file = \"token\"";
    let token = read(file, &[]).unwrap().discord.token;
    assert_eq!(
        token,
        Some(Token::File(PathBuf::from("/etc/specdex/token")))
    );
    let token = read(file, &[("DISCORD_TOKEN", CANARY)])
        .unwrap()
        .discord
        .token;
    assert_eq!(token.unwrap().read().unwrap().expose(), CANARY);
}

#[test]
fn paths_begin_at_the_file_that_names_them() {
    let settings = read("[data]\ndir = \"data\"\n[state]\ndir = \"/var/s\"", &[]).unwrap();
    assert_eq!(settings.data.dir, Some(PathBuf::from("/etc/specdex/data")));
    assert_eq!(settings.state.dir, Some(PathBuf::from("/var/s")));
    let settings = read("", &[("SPECDEX_DATA_DIR", "data")]).unwrap();
    assert_eq!(settings.data.dir, Some(PathBuf::from("data")));
}

#[test]
fn what_is_wrong_is_named_with_its_place_and_the_remedy() {
    let check = |file: &str, expected: &[&str]| {
        let text = problem(file);
        for part in expected {
            assert!(text.contains(part), "{text:?} does not say {part:?}");
        }
    };
    check(
        "[answers]\n\nmarkt = \"cn\"",
        &[
            "config.toml:3:",
            "`answers.markt`",
            "Did you mean `market`?",
        ],
    );
    check("[answer]", &["config.toml:1:", "`answer`", "`answers`"]);
    check("market = \"cn\"", &["belongs below `[answers]`"]);
    check(
        "[zzz]",
        &["`zzz`", "`discord`, `moderation`, `answers`, `data`"],
    );
    check("answers = 3", &["`answers` is not a section"]);
    check("[answers]\nmarket = \"China\"", &[":2:", "`cn`"]);
    check("[answers]\nmarket = 5", &[":2:", "`answers.market`"]);
    check("[answers]\nlocale = \"xx\"", &[":2:", "`en`"]);
    check("[answers]\nshow_rumors = \"maybe\"", &["`true` or `false`"]);
    check(
        "[answers]\nmarket = [\"cn\"]",
        &[":2:", "text between quotes"],
    );
    check("[discord]\napplication_id = 0", &["digits only"]);
    check(
        "[discord]\npublic_key = \"abc\"",
        &["64 hexadecimal digits"],
    );
    check("[discord]\napi_url = \"discord.com\"", &["https://"]);
    check("[discord]\nguild_id = \"my server\"", &["digits only"]);
    check("[discord]\nregister_commands = 1", &["`true` or `false`"]);
    check("[discord]\nhttp_timeout = \"soon\"", &["`5s`"]);
    check("[discord]\nhttp_timeout = \"0s\"", &["100ms"]);
    check("[log]\nfilter = \"specdex=loud\"", &["`log.filter`"]);
    check(
        "[moderation]\nmoderators = [\"somebody\"]",
        &[":2:", "numbers of users"],
    );
    check(
        "[moderation]\nadmins = [\"7/71\"]",
        &["the server 7, which is not trusted", "trusted_guilds"],
    );
    check("[moderation]\nadmins = [5]", &[":2:", "a list of texts"]);
    check(
        "[moderation]\ntrusted_guilds = [\"1/2/3\"]",
        &[":2:", "numbers of servers"],
    );
    check("[discord\n", &["config.toml:1:", "config.example.toml"]);
}

#[test]
fn editors_are_named_by_their_numbers() {
    let file = "[moderation]
        trusted_guilds = [\"7/70\", \"8\"]
        moderators = [\"11\", \"7/71\"]
        admins = \"12, 13\"";
    let read = |variables: &[(&str, &str)]| read(file, variables).unwrap().moderation;
    let moderation = read(&[]);
    let guilds = moderation.trusted_guilds.iter();
    let guilds = guilds.map(|trusted| (trusted.guild.get(), trusted.change_log.map(u64::from)));
    assert_eq!(guilds.collect::<Vec<_>>(), [(7, Some(70)), (8, None)]);
    assert!(moderation.trusts(8) && !moderation.trusts(70));
    let role = Editor::Role { guild: 7, role: 71 };
    let named = |moderation: &Moderation| moderation.editors().collect::<Vec<_>>();
    let expected = [
        (Editor::User(11), Level::Moderator),
        (role, Level::Moderator),
        (Editor::User(12), Level::Admin),
        (Editor::User(13), Level::Admin),
    ];
    assert_eq!(named(&moderation), expected);
    assert!(moderation.two_person);
    // A variable replaces its list and no other.
    let moderation = read(&[
        ("SPECDEX_MODERATION_MODERATORS", "7/72"),
        ("SPECDEX_MODERATION_TWO_PERSON", "false"),
    ]);
    let role = Editor::Role { guild: 7, role: 72 };
    assert_eq!(named(&moderation)[0], (role, Level::Moderator));
    assert_eq!(named(&moderation).len(), 3);
    assert!(!moderation.two_person);
}

#[test]
fn all_problems_are_told_at_once() {
    let file = "[answers]\nmarkt = 1\nlocale = \"xx\"\n[data]\ndri = \"\"";
    let variables = [("DISCORD_APPLICATION_ID", "me")];
    assert_eq!(read(file, &variables).unwrap_err().len(), 4);
}

#[test]
fn a_misspelt_variable_of_ours_is_refused_and_others_are_left_alone() {
    let problems = read("", &[("SPECDEX_ANSWERS_MARKT", "cn")]).unwrap_err();
    let text = problems.first().unwrap().to_string();
    assert!(text.contains("`SPECDEX_ANSWERS_MARKET`"), "{text}");
    // Kubernetes sets these when a service has our name.
    let foreign = [
        ("SPECDEX_PORT", "tcp://10.0.0.1:80"),
        ("SPECDEX_SERVICE_HOST", "10.0.0.1"),
    ];
    read("", &foreign).unwrap();
}

#[test]
fn a_secret_is_never_shown() {
    let settings = read("", &[("DISCORD_TOKEN", CANARY)]).unwrap();
    assert!(!format!("{settings:?} {settings:#?}").contains("CANARY"));
    // A token in the wrong place, in the wrong form, or in a broken file.
    for file in [
        format!("[discord]\napplication_id = \"{CANARY}\""),
        format!("[discord]\npublic_key = \"{CANARY}\""),
        format!("[discord]\ntoken = \"Bot {CANARY}\""),
        format!("[discord]\ntoken = \"{CANARY}"),
        format!("[discord]\ntoken = {CANARY}"),
        format!("[answers]\nmarket = \"{CANARY}\""),
        format!("[log]\nfilter = \"{CANARY}=5=6\""),
    ] {
        let problems = read(&file, &[]).unwrap_err();
        let told = format!("{problems:?} {problems:#?}");
        assert!(!told.contains("CANARY"), "{told}");
        let told: String = problems.iter().map(ToString::to_string).collect();
        assert!(!told.contains("CANARY"), "{told}");
    }
}

#[test]
fn a_token_file_holds_a_token_and_nothing_else() {
    let dir = std::env::temp_dir().join(format!("specdex-token-{}", std::process::id()));
    fs::create_dir_all(&dir).unwrap();
    let path = dir.join("token");
    let read = || Token::File(path.clone()).read();
    assert!(read().unwrap_err().to_string().contains("cannot be read"));
    for (content, good) in [
        (format!("  {CANARY}\r\n"), true),
        (String::new(), false),
        (format!("token = {CANARY}"), false),
        ("a".repeat(5000), false),
    ] {
        fs::write(&path, &content).unwrap();
        match read() {
            Ok(secret) => assert!(good && secret.expose() == CANARY),
            Err(error) => assert!(!good && !error.to_string().contains("CANARY")),
        }
    }
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn only_what_resembles_a_token_looks_like_one() {
    let check = |text, expected| {
        assert_eq!(
            config::Secret::new(text).looks_like_token(),
            expected,
            "{text}"
        );
    };
    check(CANARY, true);
    check("abc", false);
    check("Bot MTIzNDU2.abcdef.abcdef", false);
    check("MTIzNDU2.abcdef", false);
}

#[test]
fn any_text_as_a_file_is_read_without_panic() {
    proptest::proptest!(|(text in "[\\[\\]a-z=\"\n#.\\PC]{0,60}")| {
        let _ = read(&text, &[]);
    });
}
