//! The command line, run as a user runs it: answers on standard output,
//! everything else on standard error, and exit codes that scripts can trust.

use std::io::Read as _;
use std::process::Stdio;

use crate::support::Home;

const CANARY: &str = "MTIzNDU2Nzg5.CANARY.canary-canary-canary";

#[test]
fn an_answer_is_the_only_thing_on_standard_output() {
    let home = Home::new();
    // The last two are "no record" and "which one?": answers, too.
    for question in [
        "/spec noka x60pro",
        "noka x60pro",
        "/harmonyos oems",
        "nokia toaster 9000",
        "x60",
    ] {
        let ran = home.run(&["ask", question]).ended(0);
        assert!(!ran.out.trim().is_empty(), "{question} has no answer");
        assert_eq!(ran.err, "", "{question}");
        assert!(!ran.out.contains('\u{1b}'), "{question} is colored");
    }
    // Words need no quotation marks.
    let joined = home.run(&["ask", "noka", "x60pro"]).ended(0);
    assert_eq!(joined.out, home.run(&["ask", "noka x60pro"]).out);
}

#[test]
fn what_cannot_be_asked_ends_with_2_and_names_the_nearest() {
    let home = Home::with_small_catalog();
    let check = |arguments: &[&str], expected: &[&str]| {
        let ran = home.run(arguments).ended(2);
        assert_eq!(ran.out, "", "{arguments:?}");
        for part in expected {
            assert!(ran.err.contains(part), "{:?} lacks {part:?}", ran.err);
        }
    };
    check(&["ask", "/spce x60"], &["spce", "/spec"]);
    check(&["ask", "/spec x60 markt:cn"], &["markt", "market"]);
    check(&["ask", "x60", "--jsn"], &["--jsn", "--json"]);
    check(&["commnds"], &["commnds", "commands"]);
    check(&["ask"], &["<TEXT>"]);
    check(
        &["ask", "x60", "--market", "xx"],
        &["\"xx\"", "cn", "global"],
    );
    check(&["ask", "x60", "--market", "globl"], &["global"]);
    check(&["ask", "x60", "--locale", "xx"], &["xx", "`en`"]);
    check(
        &["data", "preview", "acme-rockt"],
        &["acme-rockt", "acme-rocket"],
    );
    // A short text that shares some letters with an id means nothing.
    let ran = home.run(&["data", "preview", "aceh"]).ended(2);
    assert!(!ran.err.contains("acme"), "{}", ran.err);
    // The catalog inside the program cannot be changed.
    let ran = Home::new().run(&["data", "number"]).ended(2);
    assert!(ran.err.contains("--data-dir"), "{}", ran.err);
}

#[test]
fn a_failure_ends_with_1_and_tells_its_causes() {
    let home = Home::with_small_catalog();
    let ran = home.run(&["--data-dir", "nowhere", "ask", "x60"]).ended(1);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("nowhere"), "{}", ran.err);
    assert!(ran.err.contains("\n  because: "), "{}", ran.err);
    let ran = home
        .run(&["--config", "nowhere.toml", "ask", "x60"])
        .ended(1);
    assert!(ran.err.contains("nowhere.toml"), "{}", ran.err);
}

#[test]
fn without_a_token_and_with_nothing_to_read_it_names_the_token() {
    let home = Home::new();
    for input in ["", "\n \n"] {
        let ran = home.run_with(&[], &[], input).ended(2);
        assert_eq!(ran.out, "");
        assert!(ran.err.contains("DISCORD_TOKEN"), "{}", ran.err);
    }
    let ran = home.run_with(&[], &[], "noka x60pro\n").ended(0);
    assert!(ran.out.contains("X60 Pro"), "{}", ran.out);
}

#[test]
fn to_run_it_needs_a_token() {
    let ran = Home::with_small_catalog().run(&["run"]).ended(2);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("DISCORD_TOKEN"), "{}", ran.err);
}

#[cfg(not(feature = "discord"))]
#[test]
fn without_discord_it_says_honestly_that_it_cannot_connect() {
    let home = Home::with_small_catalog();
    for arguments in [&["run"][..], &[]] {
        let variables = [("DISCORD_TOKEN", CANARY)];
        let ran = home
            .run_with(arguments, &variables, "noka x60pro\n")
            .ended(2);
        assert_eq!(ran.out, "");
        assert!(ran.err.contains("specdex chat"), "{}", ran.err);
        assert!(!ran.err.contains("CANARY"), "{}", ran.err);
    }
}

#[test]
fn json_is_one_message_and_the_same_for_every_way_to_ask() {
    let home = Home::new();
    let body = home
        .run(&["ask", "/spec nokia x60 pro", "--json"])
        .ended(0)
        .json();
    assert!(body.get("embeds").is_some(), "{body}");
    assert_eq!(
        body.pointer("/allowed_mentions/parse"),
        Some(&serde_json::json!([]))
    );
    let preview = home
        .run(&["data", "preview", "nokia-x60-pro", "--json"])
        .ended(0)
        .json();
    assert_eq!(preview.get("embeds"), body.get("embeds"));
}

#[test]
fn every_kind_of_file_can_be_previewed() {
    let home = Home::new();
    for id in [
        "nokia-x60-pro",
        "harmonyos",
        "one-ui",
        "nokia",
        "nokia-x60-series",
    ] {
        let ran = home.run(&["data", "preview", id]).ended(0);
        assert!(!ran.out.trim().is_empty(), "{id}");
    }
}

#[test]
fn completion_is_what_discord_would_offer() {
    let home = Home::new();
    for typed in ["/spec nokia x6", "/", "/spec ", "galaxy s2", "/compare "] {
        let choices = home.run(&["complete", typed]).ended(0).json();
        let choices = choices.as_array().unwrap();
        assert!((1..=25).contains(&choices.len()), "{typed}: {choices:?}");
        for choice in choices {
            assert!(choice["name"].is_string() && choice["value"].is_string());
        }
    }
    let none = home.run(&["complete", "/nosuchcommand "]).ended(0).json();
    assert_eq!(none, serde_json::json!([]));
}

#[test]
fn commands_are_printed_for_discord_and_for_people() {
    let home = Home::with_small_catalog();
    let body = home.run(&["commands", "--json"]).ended(0).json();
    let names: Vec<&str> = body
        .as_array()
        .unwrap()
        .iter()
        .map(|command| command["name"].as_str().unwrap())
        .collect();
    assert!(
        names.contains(&"spec") && names.contains(&"help"),
        "{names:?}"
    );
    let people = home.run(&["commands"]).ended(0);
    assert!(people.out.contains("/spec"), "{}", people.out);
}

#[test]
fn colors_are_on_only_where_they_are_wanted() {
    let home = Home::with_small_catalog();
    let colored = |arguments: &[&str], variables: &[(&str, &str)]| {
        let ran = home.run_with(arguments, variables, "").ended(0);
        ran.out.contains('\u{1b}')
    };
    let ask = ["ask", "acme rocket"];
    assert!(!colored(&ask, &[]));
    assert!(!colored(&["--color=auto", "ask", "acme rocket"], &[]));
    assert!(colored(&["--color", "ask", "acme rocket"], &[]));
    // Who asks on the command line knows better than the environment.
    assert!(colored(
        &["ask", "acme rocket", "--color=always"],
        &[("NO_COLOR", "1")]
    ));
    assert!(!colored(&["ask", "acme rocket", "--color=never"], &[]));
}

#[test]
fn text_keeps_to_the_columns_of_the_environment() {
    let home = Home::new();
    for columns in [36_usize, 60] {
        let variables = [("COLUMNS", &*columns.to_string())];
        let ran = home
            .run_with(&["ask", "nokia x60 pro"], &variables, "")
            .ended(0);
        for line in ran.out.lines() {
            assert!(
                unicode_width::UnicodeWidthStr::width(line) <= columns,
                "{line:?}"
            );
        }
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let home = Home::with_small_catalog();
    // More than a pipe holds, so that the program writes after it is closed.
    let questions = "/spec acme rocket\n".repeat(2000);
    home.write("questions", &questions);
    let input = std::fs::File::open(home.path().join("questions")).unwrap();
    let mut child = home
        .command(&["chat"])
        .stdin(Stdio::from(input))
        .spawn()
        .unwrap();
    let mut first = [0; 1];
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut first).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn a_misspelt_setting_stops_every_command_but_check() {
    let home = Home::with_small_catalog();
    home.write("config.toml", "[answers]\nmarkt = \"cn\"\n");
    let ran = home.run(&["ask", "x60"]).ended(1);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("config.toml:2: error: "), "{}", ran.err);
    assert!(ran.err.contains("Did you mean `market`?"), "{}", ran.err);
    let ran = home.run(&["check"]).ended(1);
    assert!(ran.out.contains("config.toml:2: error: "), "{}", ran.out);
    assert!(ran.out.contains("Data: "), "{}", ran.out);
}

#[test]
fn check_says_what_it_looked_at() {
    let home = Home::with_small_catalog();
    let ran = home.run(&["check"]).ended(0);
    assert!(ran.out.contains("Nothing is wrong."), "{}", ran.out);
    assert!(ran.out.contains(".local/state/specdex"), "{}", ran.out);
    home.write(
        ".local/state/specdex/config.toml",
        "[answers]\nmarket = \"zz\"\n",
    );
    let ran = home.run(&["check"]).ended(1);
    assert!(
        ran.out.contains(".local/state/specdex/config.toml"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("\"zz\""), "{}", ran.out);
    let blocked = home.run_with(&["check"], &[("SPECDEX_STATE_DIR", "data/ids.csv")], "");
    let blocked = blocked.ended(1).out;
    assert!(
        blocked.contains("data/ids.csv is not a folder"),
        "{blocked}"
    );
    // The working folder comes first.
    home.write("config.toml", "[answers]\nmarket = \"cn\"\n");
    home.run(&["check"]).ended(0);
}

#[test]
fn check_looks_at_the_token_and_does_not_show_it() {
    let home = Home::with_small_catalog();
    let check = |variables: &[(&str, &str)], code, expected: &str| {
        let ran = home.run_with(&["check"], variables, "").ended(code);
        let all = ran.out + &ran.err;
        assert!(all.contains(expected), "{all}");
        assert!(!all.contains("CANARY"), "{all}");
    };
    check(&[], 0, "Token: none");
    check(&[("DISCORD_TOKEN", CANARY)], 0, "Token: set.");
    check(&[("DISCORD_TOKEN", "CANARY")], 0, "three parts");
    let file = [("SPECDEX_DISCORD_TOKEN_FILE", "token")];
    check(&file, 1, "token file");
    home.write("token", &format!("{CANARY}\n"));
    check(&file, 0, "Token: set.");
    check(
        &[("RUST_LOG", "trace"), ("DISCORD_TOKEN", CANARY)],
        0,
        "Token: set.",
    );
}

#[test]
fn a_new_file_is_linted_numbered_and_previewed() {
    let home = Home::with_small_catalog();
    home.write("data/ids.csv", "number,id\n1,acme\n");
    let run = |task: &[&str], code| home.run(task).ended(code);
    let lint = run(&["data", "lint"], 1);
    assert!(
        lint.out.contains("acme-rocket has no number"),
        "{}",
        lint.out
    );
    let preview = run(&["data", "preview", "acme-rocket"], 0);
    assert!(preview.out.contains("Acme Rocket"), "{}", preview.out);

    let number = run(&["data", "number"], 0);
    assert!(number.out.contains("1 id got"), "{}", number.out);
    let numbers = home.read("data/ids.csv");
    assert_eq!(numbers, "number,id\n1,acme\n2,acme-rocket\n");
    let number = run(&["data", "number"], 0);
    assert!(number.out.contains("nothing was changed"), "{}", number.out);
    assert_eq!(home.read("data/ids.csv"), numbers);
    let lint = run(&["data", "lint"], 0);
    assert!(lint.out.contains("nothing wrong"), "{}", lint.out);
}

#[test]
fn a_mistake_in_a_data_file_is_named_with_its_line() {
    let home = Home::with_small_catalog();
    home.write(
        "data/devices/acme/acme-rocket.toml",
        "id = \"acme-rocket\"\nname = \"Rocket\"\nbrand = \"acme\"\nknd = \"phone\"\nkind = \"phone\"\n",
    );
    let lint = home.run(&["data", "lint"]).ended(1);
    let line = "devices/acme/acme-rocket.toml:4: error: ";
    assert!(lint.out.contains(line), "{}", lint.out);
    assert!(lint.out.contains("kind"), "{}", lint.out);
    let check = home.run(&["check"]).ended(1);
    assert!(check.out.contains(line), "{}", check.out);
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_data_folder() {
    use std::os::unix::fs::symlink;
    let home = Home::with_small_catalog();
    home.write("secret.toml", "this is no data");
    let inside = home.path().join("data");
    symlink(
        home.path().join("secret.toml"),
        inside.join("services.toml"),
    )
    .unwrap();
    symlink(home.path(), inside.join("os")).unwrap();
    let lint = home.run(&["data", "lint"]).ended(0);
    assert!(lint.err.contains("left out"), "{}", lint.err);
    assert!(!lint.out.contains("services.toml"), "{}", lint.out);
    // A link inside of the folder is how configuration is mounted.
    std::fs::rename(inside.join("brands.toml"), inside.join(".brands")).unwrap();
    symlink(inside.join(".brands"), inside.join("brands.toml")).unwrap();
    home.run(&["data", "lint"]).ended(0);
}

#[test]
fn nothing_that_is_repeated_reaches_the_terminal_as_a_command() {
    let hostile = "\u{1b}[31m\u{1b}]0;title\u{7}\u{9b}31m\u{202e}evil";
    let home = Home::with_small_catalog();
    home.write(
        "data/devices/acme/acme-odd.toml",
        "\"\\u001b[31m\\u202eevil\" = 1\n",
    )
    .write(&format!("data/devices/acme/{hostile}.toml"), "=")
    .write("hostile.toml", "\"\\u001b[31m\\u202eevil\" = 1\n");
    let slash = format!("/{hostile}");
    let option = format!("/spec x60 hidden:{hostile}");
    let market = format!("/spec x60 market:{hostile}");
    for (arguments, code) in [
        (&["ask", &slash][..], 2),
        (&["ask", &option], 2),
        (&["ask", &market], 2),
        (&["ask", hostile], 0),
        (&["ask", "x60", "--market", hostile], 2),
        (&["data", "preview", hostile], 2),
        (&["--data-dir", hostile, "ask", "x60"], 1),
        (&["--config", hostile, "ask", "x60"], 1),
        (&["--config", "hostile.toml", "ask", "x60"], 1),
        (&["data", "lint"], 1),
        (&["check"], 1),
    ] {
        let ran = home.run(arguments).ended(code);
        let all = ran.out + &ran.err;
        assert!(all.contains("evil"), "{arguments:?}: {all}");
        let hidden = |c: char| c != '\n' && specdex::domain::text::is_invisible(c);
        assert!(!all.contains(hidden), "{arguments:?}: {all:?}");
    }
}

#[test]
fn what_is_repeated_is_cut() {
    let home = Home::with_small_catalog();
    let long = "x".repeat(100_000);
    let slash = format!("/{long}");
    for arguments in [
        &["ask", &slash][..],
        &["ask", "x60", "--market", &long],
        &["data", "preview", &long],
    ] {
        let ran = home.run(arguments).ended(2);
        assert!(ran.err.len() < 3000, "{} bytes", ran.err.len());
    }
}
