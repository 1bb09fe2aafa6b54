//! Devices side by side.

use specdex::answers::{Action, Answer, Asked, Choice, Question, View, Wanted};

use specdex::commands::parse_line;

use crate::cards::{ask, print};
use crate::shipped::{SNAPSHOT, TODAY};

fn compare(devices: &[&str], only_differences: bool) -> Asked {
    Asked::new(Question::Compare {
        devices: devices
            .iter()
            .map(|typed| Wanted::Typed((*typed).into()))
            .collect(),
        only_differences,
    })
}

/// The text of all pages.
fn shown(devices: &[&str], only_differences: bool) -> String {
    let mut text = String::new();
    for page in 0..100 {
        let asked = Asked {
            page,
            ..compare(devices, only_differences)
        };
        let (_, card) = ask(&asked, &View::on(TODAY));
        text.push_str(&print(&card));
        if card.page.is_none_or(|(page, count)| page + 1 >= count) {
            break;
        }
    }
    text
}

#[test]
fn each_property_has_a_row() {
    let text = shown(&["nokia x60 pro", "galaxy s26 ultra"], false);
    for lines in [
        "X60 Pro: never released, as far as known\nGalaxy S26 Ultra: released 11 Mar 2026\n",
        "Battery: 6,000 mAh, rumored / 5,000 mAh\n",
        "Refresh rate: 120 Hz or 144 Hz, rumored, disputed / 120 Hz\n",
        "OS at launch in China: HarmonyOS, debunked / ",
        "Confirmed unless marked",
    ] {
        assert!(text.contains(lines), "{lines}\n{text}");
    }
    // What nobody knows is unknown, and no worse than what is known.
    assert!(text.contains("Weight: unknown / 214 g\n"), "{text}");
}

#[test]
fn what_holds_everywhere_stands_beside_what_differs_by_market() {
    let text = shown(&["huawei mate 60 pro", "galaxy s26 ultra"], false);
    for lines in [
        "OS at launch in China: HarmonyOS / Android 16\n",
        "OS at launch elsewhere: unknown / Android 16\n",
    ] {
        assert!(text.contains(lines), "{lines}\n{text}");
    }
}

#[test]
fn a_market_within_another_is_not_named() {
    let text = shown(&["iphone 17", "galaxy s24 ultra"], false);
    assert!(
        text.contains("Sold in: outside China / unknown\n"),
        "{text}"
    );
}

#[test]
fn better_is_only_what_can_be_counted_on() {
    let text = shown(&["galaxy s24 ultra", "pixel 9 pro"], false);
    for lines in [
        "Battery: 5,000 mAh, better / 4,700 mAh\n",
        // More pixels make no better camera.
        "Main camera: 200 MP / 50 MP\n",
    ] {
        assert!(text.contains(lines), "{lines}\n{text}");
    }
}

#[test]
fn where_sources_differ_both_values_stand() {
    let text = shown(&["galaxy s24 ultra", "pixel 9 pro"], false);
    let release = "Release: 24 Jan 2024, others say 31 Jan 2024 \
        / 4 Sept 2024, others say 22 Aug 2024 or 9 Sept 2024\n";
    assert!(text.contains(release), "{text}");
    assert!(text.contains("Confirmed unless marked"), "{text}");
    // A chip has several names, and an older version is no other opinion.
    for line in text
        .lines()
        .filter(|line| line.starts_with("Chip: ") || line.starts_with("OS now: "))
    {
        assert!(!line.contains("others say"), "{line}");
    }
}

#[test]
fn both_halves_of_the_world_are_the_world() {
    let text = shown(&["huawei watch 3", "meizu watch"], false);
    assert!(text.contains("Sold in: worldwide / unknown\n"), "{text}");
}

#[test]
fn a_name_of_digits_keeps_its_brand() {
    let text = shown(&["xiaomi 13", "fairphone 6"], false);
    for lines in [
        "\nXiaomi 13: released",
        "\nFairphone (Gen. 6): released",
        "Showing Fairphone (Gen. 6) for \"fairphone 6\"",
    ] {
        assert!(text.contains(lines), "{lines}\n{text}");
    }
}

#[test]
fn only_differences_leaves_out_what_is_alike() {
    let pair = ["iphone 18 pro", "iphone 18 pro max"];
    let all = shown(&pair, false);
    let some = shown(&pair, true);
    assert!(
        all.contains("\nChip: ") && !some.contains("\nChip: "),
        "{some}"
    );
    assert!(some.contains("\nScreen: "), "{some}");
    let (_, card) = ask(&compare(&pair, false), &View::on(TODAY));
    let toggle = card.buttons.last().map(|button| button.action.clone());
    let Action::Show(next) = toggle.unwrap() else {
        panic!("another action");
    };
    assert!(matches!(
        next.question,
        Question::Compare { only_differences: true, ref devices }
            if devices.iter().all(|device| matches!(device, Wanted::Number(_)))
    ));
}

#[test]
fn a_device_named_twice_is_said_to_be_one() {
    let (_, card) = ask(
        &compare(&["nokia x60 pro", "noka x60pro"], false),
        &View::on(TODAY),
    );
    assert_eq!(card.title.as_str(), "Each of these is Nokia X60 Pro");
    assert!(card.hidden);
    let text = shown(&["nokia x60", "nokia x60 pro", "noka x60pro"], false);
    assert!(
        text.contains("Nokia X60 Pro was named twice and is shown once."),
        "{text}"
    );
}

#[test]
fn a_choice_settles_the_unclear_device_and_goes_on() {
    let view = View::on(TODAY);
    let asked = compare(&["nokia x60 pro", "nokia toaster 9000"], false);
    let (answer, card) = ask(&asked, &view);
    assert!(matches!(answer, Answer::Unclear(_)));
    assert!(card.hidden);
    assert_eq!(card.title.as_str(), "No record of \"nokia toaster 9000\"");
    let select = card.select.unwrap();
    let other = SNAPSHOT.catalog.by_id("nokia-x60").unwrap().number;
    let Action::Show(next) = select.action.choose(Choice::Subject(other)) else {
        panic!("another action");
    };
    let (_, card) = ask(&next, &view);
    assert_eq!(card.title.as_str(), "Nokia X60 Pro and Nokia X60");
    assert!(!card.hidden);
}

#[test]
fn two_devices_in_the_words_of_one_are_told_apart() {
    let title = |line: &str| {
        let asked = parse_line(line).unwrap().question(&SNAPSHOT).ok()?;
        Some(ask(&asked, &View::on(TODAY)).1.title.as_str().to_owned())
    };
    let both = Some("Samsung Galaxy S24 Ultra and Google Pixel 9 Pro".to_owned());
    for line in [
        "/compare s24u pixel 9 pro",
        "/compare galaxy s24 ultra pixel 9 pro",
        "/compare galaxy s24 ultra and pixel 9 pro",
        "/compare s24 ultra with google pixel 9 pro",
    ] {
        assert_eq!(title(line), both, "{line}");
    }
    assert_eq!(
        title("/compare iphone 15 pro max iphone 15 pro"),
        Some("Apple iPhone 15 Pro Max and Apple iPhone 15 Pro".to_owned())
    );
    // One device is one, and words that are none stay together.
    for line in [
        "/compare pixel 9 pro",
        "/compare galaxy s24 ultra",
        "/compare xiaomi 13",
        "/compare good morning everybody",
    ] {
        assert_eq!(title(line), None, "{line}");
    }
}
