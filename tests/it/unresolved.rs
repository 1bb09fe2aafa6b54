//! "Which one?" and "no record".

use specdex::answers::{Action, Answer, Asked, Choice, Question, Section, View, Wanted};
use specdex::views::card::Tone;

use crate::cards::ask;
use crate::shipped::{SNAPSHOT, TODAY};

fn spec(typed: &str) -> Asked {
    Asked::new(Question::Spec {
        device: Wanted::Typed(typed.into()),
        section: Section::Overview,
        typed: None,
    })
}

#[test]
fn several_that_fit_are_offered_and_a_choice_posts_the_card() {
    let (answer, card) = ask(&spec("galaxy"), &View::on(TODAY));
    let candidates = match answer {
        Answer::Which(which) => which.candidates,
        _ => Vec::new(),
    };
    assert!(card.hidden);
    assert_eq!(card.tone, Tone::Missing);
    assert_eq!(card.title.as_str(), "Which one is \"galaxy\"?");
    let select = card.select.unwrap();
    assert_eq!(select.options.len(), candidates.len());
    for option in &select.options {
        let label = option.label.as_str();
        assert!(label.chars().count() <= 40, "{label}");
    }
    let first = candidates.first().unwrap();
    let Action::Show(next) = select.action.choose(Choice::Subject(first.number)) else {
        panic!("another action");
    };
    let (_, card) = ask(&next, &View::on(TODAY));
    assert!(card.title.as_str().starts_with(&first.name));
    assert!(!card.hidden);
}

#[test]
fn no_record_quotes_what_was_typed_and_says_what_to_do() {
    let check = |typed: &str, title: &str| {
        let (_, card) = ask(&spec(typed), &View::on(TODAY));
        assert_eq!(card.title.as_str(), title);
        assert!(card.hidden);
        let last = card.sections.last().and_then(|s| s.rows.last()).unwrap();
        assert!(last.text().contains("brand and model"), "{}", last.text());
    };
    check("nokia toaster 9000", "No record of \"nokia toaster 9000\"");
    check("", "No name was given");
    check(
        "qwertzuiop qwertzuiop qwertzuiop qwertzuiop qwertzuiop qwertzuiop",
        "No record of \"qwertzuiop qwertzuiop qwertzuiop qwertzuiop qwertzuiop qwer…\"",
    );
}

/// Two makers have a device that is called "No".
#[test]
fn a_word_that_only_begins_with_a_name_is_another_word() {
    let wanted = Wanted::Typed("nope".into());
    let show = Asked::new(Question::Dossier { about: wanted });
    for asked in [spec("nope"), spec("Nope "), show] {
        let (_, card) = ask(&asked, &View::on(TODAY));
        let title = card.title.as_str();
        assert!(title.starts_with("No record of"), "{title}");
    }
}

/// The devices that a card offers beside the one that it shows, by id.
fn runners_up(typed: &str) -> (Option<String>, Vec<String>) {
    match ask(&spec(typed), &View::on(TODAY)).0 {
        Answer::Device(device) => {
            let id = |number| SNAPSHOT.catalog.subject(number).unwrap().id.to_string();
            let others = device.runners_up.iter().map(|other| id(other.number));
            (device.inexact.clone(), others.collect())
        }
        other => panic!("{typed}: {other:?}"),
    }
}

#[test]
fn only_what_comes_near_is_offered_beside_a_card() {
    let (inexact, others) = runners_up("noka x60pro");
    assert_eq!(inexact.as_deref(), Some("noka x60pro"));
    assert_eq!(others, ["nokia-x60"]);
    let (_, others) = runners_up("s24u");
    assert_eq!(others, [] as [&str; 0]);
}

#[test]
fn a_name_without_its_brand_needs_no_explanation() {
    for typed in [
        "mate 60 pro",
        "Mate60 Pro",
        "pixel 10 pro",
        "matepad pro 13.2",
    ] {
        assert_eq!(runners_up(typed), (None, Vec::new()), "{typed}");
    }
}

/// The devices that are asked about, by id; nothing where one is shown.
fn asked_about(typed: &str) -> Vec<String> {
    match ask(&spec(typed), &View::on(TODAY)).0 {
        Answer::Which(which) => {
            let id = |number| SNAPSHOT.catalog.subject(number).unwrap().id.to_string();
            which.candidates.iter().map(|one| id(one.number)).collect()
        }
        Answer::Device(_) => Vec::new(),
        other => panic!("{typed}: {other:?}"),
    }
}

#[test]
fn only_what_has_every_word_is_asked_about() {
    let asked = asked_about("ipad pro");
    assert!(asked[0].starts_with("apple-ipad-pro-"), "{asked:?}");
    let check = |typed: &str, part: &str| {
        let asked = asked_about(typed);
        assert!(asked.len() > 1, "{typed}: {asked:?}");
        for id in &asked {
            assert!(id.contains(part), "{typed}: {id}");
        }
    };
    check("ipad pro", "ipad");
    check("redmi note", "redmi-note");
    // One device alone has all of the words, or is called so.
    for typed in ["apple watch 10", "z trifold", "watch ultra"] {
        assert!(asked_about(typed).is_empty(), "{typed}");
    }
}

#[test]
fn a_system_is_named_where_a_device_was_looked_for() {
    for (typed, row) in [
        (
            "harmonyos",
            "That is a system, not a device: `/os info HarmonyOS`.",
        ),
        (
            "one ui",
            "That is a system, not a device: `/os info One UI`.",
        ),
    ] {
        let (_, card) = ask(&spec(typed), &View::on(TODAY));
        let rows: Vec<String> = card.sections[0].rows.iter().map(|row| row.text()).collect();
        assert_eq!(rows, [row]);
        assert!(card.hidden && card.sections.len() == 1);
    }
}

#[test]
fn one_that_lacks_a_word_is_no_choice() {
    let (answer, card) = ask(&spec("nokia g50 gt"), &View::on(TODAY));
    assert!(matches!(answer, Answer::NoRecord(_)), "{answer:?}");
    assert_eq!(card.title.as_str(), "No record of \"nokia g50 gt\"");
}

#[test]
fn sizes_of_one_watch_are_asked_about() {
    let (answer, _) = ask(&spec("huawei watch gt 4"), &View::on(TODAY));
    let Answer::Which(which) = answer else {
        panic!("{answer:?}");
    };
    let names: Vec<&str> = which.candidates.iter().map(|c| c.name.as_str()).collect();
    for size in ["Huawei Watch GT 4 (41 mm)", "Huawei Watch GT 4 (46 mm)"] {
        assert!(names.contains(&size), "{names:?}");
    }
}

#[test]
fn of_a_maker_alone_the_best_known_devices_are_offered() {
    let fairphone = asked_about("fairphone");
    assert_eq!(fairphone[0], "fairphone-the-fairphone-gen-6");
    assert!(fairphone.contains(&"fairphone-5".to_owned()));
    assert!(fairphone.contains(&"fairphone-3".to_owned()));
    let samsung = asked_about("samsung");
    assert_eq!(samsung.len(), 25);
    let famous = SNAPSHOT.catalog.by_id(&samsung[0]).unwrap();
    assert!(famous.hand_written, "{samsung:?}");
}

#[test]
fn a_name_written_in_one_word_is_asked_about_too() {
    let asked = asked_about("note 10");
    let glued = |id: &String| {
        let subject = SNAPSHOT.catalog.by_id(id).unwrap();
        subject.name.as_str().contains("Note10")
    };
    assert!(asked.iter().any(glued), "{asked:?}");
}
