//! Data files that change while the program runs.

use jiff::civil::date;
use specdex::app::live::{Live, Looked};
use specdex::app::{App, By, Defaults, Input, Request, Response, folder};
use specdex::catalog::load;
use specdex::i18n::Locale;
use specdex::search::Snapshot;
use specdex::views::terminal;

use crate::shipped::WORDS;
use crate::support::Home;

const FILE: &str = "data/devices/acme/acme-rocket.toml";
const HEAD: &str = "id = \"acme-rocket\"\nname = \"Rocket\"\nbrand = \"acme\"\nkind = \"phone\"\n";

/// The file of the device with this much memory.
fn device(memory: &str) -> String {
    format!(
        "{HEAD}[[specs]]\nsources = [{{ publisher = \"gsmarena\", title = \"t\" }}]\nmemory.ram = \"{memory}\"\n"
    )
}

/// The program over a folder, and what watches that folder.
fn start(home: &Home) -> (App, Live) {
    let dir = home.path().join("data");
    let stamp = folder::stamp(&dir);
    let loaded = load(&folder::read(&dir).unwrap());
    let defaults = Defaults {
        market: None,
        show_rumors: true,
    };
    let app = App::new(Snapshot::new(loaded.catalog), defaults);
    let live = Live::new(&app, dir, stamp, &loaded.problems);
    (app, live)
}

/// What the program says about the device.
fn answer(app: &App) -> String {
    let input = Input::Command(specdex::commands::parse_line("/spec acme rocket").unwrap());
    let request = Request {
        input,
        locale: Locale::English,
        today: date(2026, 11, 28),
        by: By::Anybody,
    };
    let Response::Show(card) = app.respond(&request) else {
        panic!("no card");
    };
    let style = terminal::Style {
        width: 80,
        color: false,
    };
    terminal::text(&card, style, &WORDS)
}

#[test]
fn a_changed_file_is_answered_from_and_a_broken_one_is_not() {
    let home = Home::with_small_catalog();
    home.write(FILE, &device("8 GB"));
    let (app, mut live) = start(&home);
    assert_eq!(live.look(), Looked::Same);
    assert!(answer(&app).contains("8 GB"));
    home.write(FILE, &device("12 GB"));
    assert_eq!(live.look(), Looked::Taken);
    assert!(answer(&app).contains("12 GB"), "{}", answer(&app));
    // Broken in two ways, each seen once.
    for broken in ["id = ", &device("12 GHz of memory")] {
        home.write(FILE, broken);
        assert_eq!(live.look(), Looked::Kept, "{broken}");
        assert_eq!(live.look(), Looked::Same, "{broken}");
        assert!(answer(&app).contains("12 GB"), "{}", answer(&app));
    }
    home.write(FILE, &device("16 GB"));
    assert_eq!(live.look(), Looked::Taken);
    assert!(answer(&app).contains("16 GB"), "{}", answer(&app));
}

#[test]
fn a_folder_that_goes_and_comes_back_is_answered_from_all_the_time() {
    let home = Home::with_small_catalog();
    let (app, mut live) = start(&home);
    let away = home.path().join("away");
    std::fs::rename(home.path().join("data"), &away).unwrap();
    assert_eq!(live.look(), Looked::Kept);
    assert!(answer(&app).contains("Rocket"));
    std::fs::rename(&away, home.path().join("data")).unwrap();
    assert_eq!(live.look(), Looked::Taken);
    assert!(answer(&app).contains("Rocket"));
}

#[test]
fn a_folder_that_is_being_written_is_left_alone_until_it_stands_still() {
    let home = Home::with_small_catalog();
    let (app, mut live) = start(&home);
    assert_eq!(live.look_again(), Looked::Same);
    home.write(FILE, HEAD.split_at(9).0);
    assert_eq!(live.look_again(), Looked::Settling);
    home.write(FILE, &device("12 GB"));
    assert_eq!(live.look_again(), Looked::Settling);
    assert_eq!(live.look_again(), Looked::Taken);
    assert_eq!(live.look_again(), Looked::Same);
    assert!(answer(&app).contains("12 GB"));
}

#[test]
fn what_was_wrong_from_the_start_keeps_no_change_out() {
    let home = Home::with_small_catalog();
    // It has no number yet.
    home.write(
        "data/devices/acme/acme-comet.toml",
        "id = \"acme-comet\"\nname = \"Comet\"\nbrand = \"acme\"\nkind = \"phone\"\n",
    );
    let (app, mut live) = start(&home);
    home.write(FILE, &device("12 GB"));
    assert_eq!(live.look(), Looked::Taken);
    assert!(answer(&app).contains("12 GB"));
}

#[test]
fn the_terminal_bot_answers_from_the_file_as_it_is_now() {
    use std::io::{BufRead as _, BufReader, Write as _};
    let home = Home::with_small_catalog();
    home.write(FILE, &device("8 GB"));
    let mut command = home.command(&["chat"]);
    let mut chat = command.stdin(std::process::Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(chat.stdout.take().unwrap()).lines();
    let mut typed = chat.stdin.take().unwrap();
    let mut memory = || {
        typed.write_all(b"acme rocket\n").unwrap();
        let mut lines = lines.by_ref().map(Result::unwrap);
        lines.find(|line| line.contains(" GB")).unwrap()
    };
    assert!(memory().contains("8 GB"));
    home.write(FILE, &device("12 GB"));
    assert!(memory().contains("12 GB"));
    drop(typed);
    chat.wait().unwrap();
}
