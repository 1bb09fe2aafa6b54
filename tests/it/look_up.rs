//! "Look up devices" over a message.

use specdex::answers::{Action, Asked, Choice, Question, View};

use crate::cards::{ask, print};
use crate::shipped::{SNAPSHOT, TODAY};

fn look_up(text: &str) -> Asked {
    Asked::new(Question::LookUp { text: text.into() })
}

#[test]
fn each_device_has_a_line_and_one_fact_and_can_be_opened() {
    let text = "Is the Nokia X60 Pro better than the Galaxy S26 Ultra?";
    let (_, card) = ask(&look_up(text), &View::on(TODAY));
    assert!(card.hidden);
    let shown = print(&card);
    for lines in [
        "2 devices in this message",
        "Nokia X60 Pro: never released, as far as known\n  OS at launch in China: HarmonyOS, debunked\n",
        "Samsung Galaxy S26 Ultra: released 11 Mar 2026\n  Chip: Snapdragon 8 Elite Gen 5 for Galaxy\n",
    ] {
        assert!(shown.contains(lines), "{lines}\n{shown}");
    }
    let number = SNAPSHOT.catalog.by_id("nokia-x60-pro").unwrap().number;
    let Action::Show(next) = card.select.unwrap().action.choose(Choice::Subject(number)) else {
        panic!("another action");
    };
    let (_, card) = ask(&next, &View::on(TODAY));
    assert!(card.title.as_str().starts_with("Nokia X60 Pro"));
    assert!(!card.hidden);
}

#[test]
fn more_than_five_are_counted() {
    let text = "Nokia X60, Nokia X60 Pro, Galaxy S26 Ultra, iPhone 18 Pro, Huawei Mate 60 Pro, \
                Galaxy S24 Ultra, Huawei Watch 3";
    let (_, card) = ask(&look_up(text), &View::on(TODAY));
    assert_eq!(card.title.as_str(), "5 devices in this message");
    let shown = print(&card);
    assert!(shown.contains("2 more are named"), "{shown}");
}

#[test]
fn an_ordinary_message_names_nothing_and_says_what_to_do() {
    let (_, card) = ask(&look_up("see you at ten, bring cake"), &View::on(TODAY));
    assert!(card.hidden);
    let shown = print(&card);
    assert!(
        shown.contains("No device is named in this message"),
        "{shown}"
    );
    assert!(shown.contains("/spec"), "{shown}");
}
