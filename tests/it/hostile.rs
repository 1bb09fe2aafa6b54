//! Files that somebody damaged or made to do harm: nothing panics, what is
//! wrong is told with its place, and what is left still makes harmless cards.

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use specdex::answers::{self, Asked, Manual, Question, Section, SystemTopic, View, Wanted};
use specdex::catalog::{self, Details, Files, Loaded, Subject, lint, load, packed};
use specdex::config;
use specdex::search::Snapshot;
use specdex::views::{self, Context};

use crate::discord::{harmless, limits};
use crate::shipped::{TODAY, WORDS};

/// A few files of every kind, as they are shipped; long ones only in part.
static SOME: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
    let packed = packed();
    let whole = |path: &'static str| {
        let text = std::str::from_utf8(packed.get(path).unwrap()).unwrap();
        (path, text.to_owned())
    };
    let about = |path, words: &[&str]| {
        let (path, text) = whole(path);
        let kept = text
            .lines()
            .enumerate()
            .filter(|(at, line)| *at < 2 || words.iter().any(|word| line.starts_with(word)));
        let kept: Vec<&str> = kept.map(|(_, line)| line).collect();
        (path, kept.join("\n") + "\n")
    };
    vec![
        whole("markets.toml"),
        whole("sources.toml"),
        whole("brands.toml"),
        whole("series.toml"),
        whole("services.toml"),
        whole("ids.csv"),
        whole("os/harmonyos.toml"),
        whole("os/android.toml"),
        whole("devices/nokia/nokia-x60.toml"),
        whole("devices/nokia/nokia-x60-pro.toml"),
        about("imported/devices.csv", &["nokia-"]),
        about("imported/specs.csv", &["nokia-"]),
        about("imported/codes.csv", &["nokia-"]),
        about("imported/releases.csv", &["android-1"]),
    ]
});

fn files() -> Files<'static> {
    let mut files = Files::default();
    for (path, text) in SOME.iter() {
        files.insert((*path).to_owned(), text.as_bytes().to_vec());
    }
    files
}

/// What is put into a file in place of something else.
fn poison() -> impl Strategy<Value = Vec<u8>> {
    let known = [
        &b""[..],
        b"\0",
        b"\xff\xfe",
        b"\"",
        b"\n",
        b"]]",
        b"[[claims]]\n",
        b"[[specs]]\n",
        b" = ",
        b",",
        b"|",
        b",retired",
        b"-",
        b"99999999999999999999",
        b"-1",
        b"1e400",
        b"nan",
        b"9000000000000.999 TB",
        b"more than 0",
        b"0000-00-00",
        b"2199-12-31",
        b"not before 1970",
        b"harmonyos",
        b"nokia-x60-pro",
        b"world",
        b"cn",
        b"debunked",
        b"\\u202e\\u0007\\u001b[31m",
        "\u{202e}\u{fdfa}\u{1f468}\u{200d}\u{1f469}".as_bytes(),
        b"@everyone <@1> [a](https://example.org) **b** `c`",
        b"https://user:pass@example.org",
    ];
    let known = select(known.map(<[u8]>::to_vec).to_vec());
    let repeated = (select(b"[{.a9(-\"\n,|".to_vec()), 1..3000usize);
    prop_oneof![
        4 => known,
        1 => repeated.prop_map(|(byte, times)| vec![byte; times]),
        1 => prop::collection::vec(any::<u8>(), 0..8),
    ]
}

/// A file, where in it, how much is lost there, and what comes in its place.
type Damage = (Index, Index, usize, Vec<u8>);

fn damaged(damages: &[Damage]) -> Files<'static> {
    let mut files = files();
    for (which, at, lost, poison) in damages {
        let (path, _) = which.get(&SOME);
        let mut content = files.get(path).unwrap_or_default().to_vec();
        let from = at.index(content.len() + 1);
        let to = content.len().min(from + lost);
        content.splice(from..to, poison.iter().copied());
        files.insert((*path).to_owned(), content);
    }
    files
}

/// Every problem names a file, a line that it has, and a remedy.
fn told(files: &Files<'_>, loaded: &Loaded) {
    for problem in &loaded.problems {
        let content = files.get(&problem.file);
        let lines = content.map(|text| text.split(|b| *b == b'\n').count());
        assert!(
            lines.is_some_and(|lines| problem.line <= lines),
            "{problem}"
        );
        assert!(!problem.message.is_empty(), "{problem}");
        assert!(!problem.hint.is_empty(), "{problem}");
    }
}

fn question(subject: &Subject) -> Question {
    let wanted = Wanted::Number(subject.number);
    match subject.details {
        Details::Device(_) => Question::Spec {
            device: wanted,
            section: Section::Overview,
            typed: None,
        },
        Details::Family | Details::Skin { .. } => Question::System {
            system: wanted,
            topic: SystemTopic::Versions,
        },
        _ => Question::Dossier { about: wanted },
    }
}

/// Makes the cards of some subjects, and counts them.
fn show(loaded: Loaded) -> usize {
    let snapshot = Snapshot::new(loaded.catalog);
    let manual = Manual::default();
    let view = View::on(TODAY);
    let contested = |subject: &&Subject| {
        let claims = snapshot.catalog.claims_of(subject.number).len();
        claims > 0 && subject.hand_written
    };
    let some: Vec<&Subject> = snapshot
        .catalog
        .subjects()
        .filter(contested)
        .take(12)
        .collect();
    for subject in &some {
        let asked = Asked::new(question(subject));
        let answer = answers::answer(&snapshot, &asked, &view);
        let context = Context {
            words: &WORDS,
            catalog: &snapshot.catalog,
            manual: &manual,
            asked: &asked,
            view: &view,
        };
        let message = views::discord::message(&views::card(&answer, &context));
        limits(&message);
        harmless(&message);
    }
    some.len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn damaged_files_are_told_and_what_is_left_is_shown(
        damages in prop::collection::vec(
            (any::<Index>(), any::<Index>(), 0..40usize, poison()),
            1..6,
        )
    ) {
        let files = damaged(&damages);
        let loaded = lint(&files, TODAY);
        told(&files, &loaded);
        show(loaded);
        // Numbers that are there stay as they are, whatever else is broken.
        let before = String::from_utf8_lossy(files.get("ids.csv").unwrap_or_default());
        let after = catalog::number(&files);
        prop_assert!(std::str::from_utf8(files.get("ids.csv").unwrap_or_default()).is_err()
            || after.starts_with(&*before));
    }

    #[test]
    fn any_settings_are_read_or_refused(
        text in "\\PC{0,60}|(\\[(discord|answers|log)\\]\n)?(market|filter|token|dir) ?= ?\\PC{0,40}",
        value in any::<String>(),
    ) {
        let environment = config::KEYS
            .iter()
            .map(|key| (key.variable.to_owned(), value.clone()))
            .collect();
        let read = config::settings(&config::Input {
            file: Some((Path::new("config.toml"), &text)),
            environment: &environment,
            usual_state_dir: None,
        });
        for problem in read.err().into_iter().flatten() {
            prop_assert!(!problem.hint.is_empty(), "{problem}");
        }
    }
}

#[test]
fn what_is_endless_or_bottomless_is_a_problem() {
    let device = |text: String| {
        let mut files = files();
        files.insert("devices/nokia/nokia-odd.toml".to_owned(), text.into_bytes());
        let loaded = load(&files);
        told(&files, &loaded);
        assert!(loaded.has_errors());
        assert_eq!(show(loaded), 12, "one bad file takes others with it");
    };
    device(format!("a = {}", "[".repeat(200_000)));
    device(format!("a = {}", "{ a = ".repeat(100_000)));
    device(format!("a{} = 1", ".a".repeat(100_000)));
    device(format!("[{}a]", "a.".repeat(100_000)));
    device(format!("id = \"{}\"\nname = \"x\"", "a".repeat(1_000_000)));
    device(format!(
        "names = {{ zh = \"{}\" }}",
        "\u{fdfa}".repeat(100_000)
    ));
    device("\u{feff}\0".repeat(1000));
    // A thing that is its own brand, series, base or parent.
    device("id = \"nokia-odd\"\nname = \"Odd\"\nbrand = \"nokia-odd\"\nseries = \"nokia-odd\"\nkind = \"phone\"\n".to_owned());
}
