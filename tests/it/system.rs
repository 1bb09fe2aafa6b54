//! Cards of systems over the real catalog: what they are, their releases,
//! devices and makers, as a reader sees them.

#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, also in the functions that it calls"
)]

use std::collections::{HashMap, HashSet};

use jiff::civil::date;
use specdex::answers::system::TopicAnswer;
use specdex::answers::system::devices::DeviceGroup;
use specdex::answers::{self, Answer, Asked, Question, SystemTopic, View, Wanted};
use specdex::domain::{ClaimKey, Market, SubjectKind, SubjectNumber};
use specdex::views::card::{Card, utf16_length};

use crate::shipped::{self, SNAPSHOT, TODAY};

use SystemTopic::{Devices, Info, Makers, Versions};

fn asked(system: Wanted, topic: SystemTopic, market: Option<&str>, page: u16) -> Asked {
    Asked {
        question: Question::System { system, topic },
        market: market.map(|code| Market::new(code).unwrap()),
        page,
    }
}

/// The pages of a card that `wanted` chooses by number, of that many.
fn turn(
    system: &Wanted,
    topic: SystemTopic,
    market: Option<&str>,
    view: &View,
    wanted: impl Fn(u16, u16) -> bool,
) -> Vec<Card> {
    let answer = answers::answer(&SNAPSHOT, &asked(system.clone(), topic, market, 0), view);
    let of = |number| page(&answer, &asked(system.clone(), topic, market, number), view);
    let first = of(0);
    let count = first.page.map_or(1, |(_, count)| count);
    let rest = (1..count).filter(|n| wanted(*n, count)).map(of);
    std::iter::once(first).chain(rest).collect()
}

/// The page of an answer that was asked for.
fn page(answer: &Answer, asked: &Asked, view: &View) -> Card {
    shipped::card(&SNAPSHOT, answer, asked, view)
}

/// Every page of a card, as a reader turns them.
fn pages(system: &Wanted, topic: SystemTopic, market: Option<&str>, view: &View) -> Vec<Card> {
    turn(system, topic, market, view, |_, _| true)
}

/// The card on one long sheet: the title, then headings and rows of all pages
/// (a heading that stands again on the next page only once), then the footer.
fn sheet(pages: &[Card]) -> String {
    let first = &pages[0];
    let mut lines = vec![first.title.as_str().to_owned()];
    let mut last = None;
    for section in pages.iter().flat_map(|page| &page.sections) {
        if section.heading.is_none() || section.heading != last {
            lines.push(String::new());
            lines.extend(section.heading.iter().map(|heading| format!("# {heading}")));
        }
        last.clone_from(&section.heading);
        for row in &section.rows {
            let indent = "  ".repeat(row.depth.into());
            lines.push(format!("{indent}{}", row.text()));
        }
    }
    lines.push(String::new());
    let footer = first.footer.iter().map(|row| row.text());
    // Pages are no part of a sheet; how many sources there are changes often.
    let stays = |text: &String| !text.starts_with("Page ") && !text.contains(", last change ");
    lines.extend(footer.filter(stays));
    lines.join("\n")
}

fn told(system: &str, topic: SystemTopic, market: Option<&str>) -> String {
    let system = Wanted::Typed(system.into());
    sheet(&pages(&system, topic, market, &View::on(TODAY)))
}

/// The lines of a sheet below the heading that begins so, up to the next one.
fn below<'a>(sheet: &'a str, heading: &str) -> Vec<&'a str> {
    sheet
        .lines()
        .skip_while(|line| !line.starts_with(&format!("# {heading}")))
        .skip(1)
        .take_while(|line| !line.starts_with('#'))
        .filter(|line| !line.is_empty())
        .collect()
}

fn says(system: &str, topic: SystemTopic, market: Option<&str>, lines: &[&str]) {
    let sheet = told(system, topic, market);
    for line in lines {
        assert!(
            sheet.lines().any(|one| one.trim() == *line),
            "{system} {topic:?} {market:?} does not say {line:?}:\n{sheet}"
        );
    }
}

fn never_says(system: &str, topic: SystemTopic, market: Option<&str>, parts: &[&str]) {
    let sheet = told(system, topic, market);
    for part in parts {
        assert!(
            !sheet.contains(part),
            "{system} {topic:?} {market:?} says {part:?}:\n{sheet}"
        );
    }
}

#[test]
fn the_first_line_answers() {
    let check = |system, topic, market, title: &str| {
        let sheet = told(system, topic, market);
        assert_eq!(sheet.lines().next(), Some(title));
    };
    check(
        "harmonyos",
        Makers,
        None,
        "HarmonyOS: 2 makers ship it, 3 only rumored",
    );
    check(
        "鸿蒙",
        Makers,
        Some("global"),
        "HarmonyOS outside China: 1 maker ships it",
    );
    check(
        "openharmony",
        Makers,
        None,
        "OpenHarmony: no maker known to ship it, 1 denied",
    );
    check(
        "harmonyos next",
        Info,
        None,
        "HarmonyOS NEXT (5 and later): newest is 7.0 (for developers) as of 28 Aug 2026",
    );
    check(
        "harmonyos next",
        Devices,
        Some("global"),
        "HarmonyOS NEXT (5 and later) outside China: no confirmed device on record",
    );
    check(
        "android",
        Versions,
        None,
        "Android: newest is 17 (API 37) as of 22 Aug 2026, 4 versions supported today",
    );
    check("emui", Versions, None, "EMUI: newest is 15");
    check("tvos", Devices, None, "tvOS: no confirmed device on record");
}

#[test]
fn makers_of_harmonyos() {
    insta::assert_snapshot!(told("harmonyos", Makers, None));
}

#[test]
fn what_harmonyos_is() {
    insta::assert_snapshot!(told("harmonyos", Info, None));
}

#[test]
fn versions_of_harmonyos() {
    insta::assert_snapshot!(told("harmonyos", Versions, None));
}

#[test]
fn makers_stand_once_in_their_strongest_group() {
    let sheet = told("harmonyos", Makers, None);
    let groups = [
        ("Ships it", vec!["Huawei", "WIKO"]),
        ("Shipped it once", vec!["Honor"]),
        ("Only rumored", vec!["OPPO", "vivo", "Xiaomi"]),
        ("Denied", vec!["Nokia", "OnePlus"]),
        (
            "Partner outside phones",
            vec!["Joyoung", "Meizu", "Midea", "Robam"],
        ),
    ];
    for (heading, makers) in groups {
        let mut found: Vec<&str> = below(&sheet, heading)
            .into_iter()
            .filter(|line| !line.starts_with("  "))
            .filter_map(|line| line.split_once(": ").map(|(maker, _)| maker))
            .collect();
        // Who goes on to the next page is named there again.
        found.dedup();
        assert_eq!(found, makers, "{heading}");
    }
}

/// What is over began "from" a day, a market and its counterpart are the
/// world, and a partnership that only the press tells of is marked as such.
#[test]
fn makers_are_told_without_saying_too_much() {
    let sheet = told("harmonyos", Makers, None);
    for part in [
        "Honor (in China, from 10 Aug 2019)",
        "Honor: in China, from 10 Aug 2019, superseded",
        "Its phones run HyperOS worldwide",
        "Joyoung (in China, 10 Sept 2020, leaked)",
        "Meizu (in China, 31 May 2021, announced)",
        "Midea (in China, since Sept 2020)",
    ] {
        assert!(sheet.contains(part), "{part}\n{sheet}");
    }
    assert!(!sheet.contains("in China and outside China"), "{sheet}");
}

/// A reader asks for versions; hundreds of builds would bury them.
#[test]
fn builds_seen_on_devices_are_counted_by_their_version() {
    never_says(
        "hyperos",
        Versions,
        None,
        &["3.0.", "2.0.", "Seen on devices"],
    );
    let miui = told("miui", Versions, None);
    let seen = below(&miui, "Seen on devices");
    assert!(seen.iter().any(|row| row.starts_with("12.5: ")), "{miui}");
    assert!(
        seen.iter().all(|row| row.matches('.').count() < 3),
        "{miui}"
    );
}

/// The tablet release between 12 and 13 goes by the name that people know.
#[test]
fn android_12l_is_found_and_stands_in_order() {
    let sheet = told("android", Versions, None);
    let at = |start: &str| {
        sheet
            .find(start)
            .unwrap_or_else(|| panic!("{start}\n{sheet}"))
    };
    assert!(at("\n13: ") < at("\nAndroid 12L: ") && at("\nAndroid 12L: ") < at("\n12: "));
    for name in ["android 12l", "android 12.1", "12L"] {
        let titled = told(name, Info, None);
        assert!(titled.starts_with("Android 12L"), "{titled}");
    }
}

#[test]
fn the_lines_of_harmonyos_have_makers_of_their_own() {
    says("harmonyos next", Makers, None, &["Huawei"]);
    let next = told("harmonyos next", Makers, None);
    assert_eq!(below(&next, "Denied"), [""; 0]);
    assert_eq!(below(&next, "Only rumored"), [""; 0]);
    let old = told("harmonyos 1 to 4", Makers, None);
    let once = below(&old, "Shipped it once");
    assert!(once.contains(&"Honor"), "{old}");
    assert!(below(&old, "Denied").contains(&"Nokia"), "{old}");
    // A partner of OpenHarmony makes nothing with HarmonyOS, and the reverse.
    let open = told("openharmony", Makers, None);
    assert_eq!(below(&open, "Ships it"), [""; 0]);
    assert!(
        below(&open, "Partner outside phones")[0].starts_with("Midea: "),
        "{open}"
    );
    assert!(below(&open, "Denied")[0].starts_with("Meizu: "), "{open}");
    never_says("openharmony", Makers, None, &["Huawei: ", "Honor", "Nokia"]);
}

#[test]
fn a_phone_has_the_system_of_its_market() {
    says("harmonyos", Devices, Some("cn"), &["Huawei nova 9: 2.0"]);
    says("emui", Devices, Some("global"), &["Huawei nova 9: 12"]);
    never_says(
        "harmonyos",
        Devices,
        Some("global"),
        &["Huawei nova 9: 2.0", "Mate 60", "P40"],
    );
    never_says("emui", Devices, Some("cn"), &["Huawei nova 9"]);
    // Tablets and watches have it everywhere.
    for market in [None, Some("cn"), Some("global"), Some("gb")] {
        says("harmonyos", Devices, market, &["Huawei Watch 3: 2.0"]);
    }
    // A phone of Russia is an answer to "outside China", and says so.
    let emui = told("emui", Devices, Some("global"));
    assert!(
        below(&emui, "Came with it in Russia").contains(&"Huawei Pura 90s Pro: 16"),
        "{emui}"
    );
}

#[test]
fn a_release_is_not_the_one_before_it() {
    let text = told("android 12.1", Devices, None);
    assert!(
        below(&text, "Runs it worldwide").contains(&"Google Pixel 3a: 12.1"),
        "{text}"
    );
    assert!(!text.contains(": 12\n"), "{text}");
}

/// Half of the catalog runs Android, so the first devices of each group are
/// printed, and no more.
#[test]
fn what_a_device_runs_is_no_update_that_it_got() {
    let view = View::on(TODAY);
    let android = Wanted::Typed("android".into());
    let asked = asked(android, Devices, None, 0);
    let Answer::System(mut answer) = answers::answer(&SNAPSHOT, &asked, &view) else {
        panic!("another answer");
    };
    let TopicAnswer::Devices(found) = &mut answer.topic else {
        panic!("another topic");
    };
    let mut counts: HashMap<DeviceGroup, usize> = HashMap::new();
    found.devices.retain(|row| {
        let count = counts.entry(row.group).or_default();
        *count += 1;
        *count <= 20
    });
    assert!(counts[&DeviceGroup::Runs] > 20, "{counts:?}");
    let first = page(&Answer::System(answer.clone()), &asked, &view);
    let count = first.page.map_or(1, |(_, count)| count);
    let rest = (1..count).map(|number| {
        let asked = Asked {
            page: number,
            ..asked.clone()
        };
        page(&Answer::System(answer.clone()), &asked, &view)
    });
    let android = sheet(&std::iter::once(first).chain(rest).collect::<Vec<_>>());
    // It came with Android too; nobody says with which.
    let runs = below(&android, "Runs it worldwide");
    assert!(runs.contains(&"Samsung Galaxy Z TriFold: 16"), "{android}");
    assert!(
        !android.contains("Got it as an update worldwide"),
        "{android}"
    );
    assert!(!counts.contains_key(&DeviceGroup::Updated), "{counts:?}");
}

#[test]
fn what_was_denied_is_no_device_with_the_system() {
    for (system, market) in [
        ("harmonyos", None),
        ("harmonyos", Some("cn")),
        ("harmonyos 1 to 4", None),
    ] {
        let sheet = told(system, Devices, market);
        let denied = below(&sheet, "Denied in China");
        assert_eq!(denied[0], "Nokia X60: 2.0, debunked");
        assert_eq!(denied[2], "  Huawei, quoted by Nokiamob, 30 Jun 2021");
        let told = sheet.lines().filter(|line| line.starts_with("Nokia "));
        assert_eq!(told.count(), 2, "{sheet}");
    }
    let sheet = told("harmonyos", Devices, Some("global"));
    assert!(below(&sheet, "Denied outside China").contains(&"Huawei nova 9: HarmonyOS, debunked"));
    never_says("harmonyos", Devices, Some("global"), &["Nokia"]);
}

#[test]
fn the_lines_of_harmonyos_have_devices_of_their_own() {
    says(
        "harmonyos",
        Devices,
        None,
        &[
            "Huawei Pura 70 Pro: 4.2 at launch, 5.0 since 22 Oct 2024",
            "Huawei Mate 60 Pro: HarmonyOS at launch, 5.0 since 8 Oct 2024",
        ],
    );
    says(
        "harmonyos next",
        Devices,
        None,
        &["Huawei Pura 70 Pro: 5.0 since 22 Oct 2024"],
    );
    says(
        "harmonyos 1 to 4",
        Devices,
        None,
        &[
            "Huawei Pura 70 Pro: 4.2",
            "Huawei P40 Pro: 2.0 since 2 Jun 2021",
        ],
    );
    never_says("harmonyos next", Devices, None, &["P40", "Nokia", "Honor"]);
    never_says("harmonyos 1 to 4", Devices, None, &["Mate 80", "5.0"]);
    says(
        "openharmony",
        Devices,
        None,
        &["No confirmed device with OpenHarmony is on record."],
    );
}

#[test]
fn a_page_says_which_of_the_namesakes_it_is_about() {
    let check = |system, line: &str| {
        for topic in SystemTopic::ALL {
            for page in pages(
                &Wanted::Typed(String::from(system)),
                *topic,
                None,
                &View::on(TODAY),
            ) {
                assert_eq!(page.footer[0].text(), line);
            }
        }
    };
    check(
        "harmonyos",
        "All lines of HarmonyOS, not OpenHarmony or EMUI",
    );
    check(
        "harmonyos 5",
        "Only HarmonyOS NEXT (5 and later), not HarmonyOS 1 to 4, OpenHarmony or EMUI",
    );
    check("openharmony", "Only OpenHarmony, not HarmonyOS");
    check("emui", "Only EMUI, not HarmonyOS");
}

#[test]
fn support_is_that_of_the_day() {
    let on = |today| {
        let system = Wanted::Typed("android".into());
        sheet(&pages(&system, Versions, None, &View::on(today)))
    };
    let now = on(TODAY);
    assert!(
        below(&now, "Supported today").contains(&"16: 10 Jun 2025, supported as of 22 Aug 2026")
    );
    assert!(
        below(&now, "No longer supported").contains(&"13: 15 Aug 2022, support ended 2 Mar 2026")
    );
    let before = on(date(2026, 3, 2));
    assert!(
        !below(&before, "No longer supported")
            .iter()
            .any(|line| line.contains("2 Mar 2026"))
    );
    assert!(
        below(&before, "No longer supported").contains(&"12: 4 Oct 2021, support ended 3 Mar 2025")
    );
}

#[test]
fn releases_for_other_markets_are_left_out() {
    says(
        "harmonyos",
        Versions,
        Some("cn"),
        &["5.0: 22 Oct 2024", "2.0: 2 Jun 2021"],
    );
    never_says(
        "harmonyos",
        Versions,
        Some("global"),
        &["5.0: 22 Oct 2024", "6.1.1"],
    );
    says("one ui", Versions, None, &["9: 1 device in the catalog"]);
}

#[test]
fn a_release_is_found_by_its_full_name_only() {
    says(
        "HarmonyOS 7.0",
        Info,
        None,
        &[
            "One release of HarmonyOS",
            "Announced in China: 12 Jun 2026",
        ],
    );
    says(
        "android 10",
        Info,
        None,
        &["One release of Android", "Release: 3 Sept 2019"],
    );
    says("android 1.0", Info, None, &["Release: 23 Sept 2008"]);
    // The name of a line is the line.
    says("harmonyos 5", Info, None, &["One line of HarmonyOS"]);
}

#[test]
fn without_rumors_a_card_says_that_they_are_hidden() {
    let view = View {
        show_rumors: false,
        ..View::on(TODAY)
    };
    for topic in [Info, Devices, Makers] {
        let sheet = sheet(&pages(
            &Wanted::Typed("harmonyos".into()),
            topic,
            None,
            &view,
        ));
        assert!(
            sheet.contains("Unconfirmed reports are hidden here: "),
            "{sheet}"
        );
        for mark in [", rumored", ", leaked", ", announced", "# Only rumored"] {
            assert!(!sheet.contains(mark), "{mark} in {sheet}");
        }
    }
}

/// Families, lines and skins: what `/os` completes to.
fn systems() -> Vec<SubjectNumber> {
    let kinds = [SubjectKind::OsFamily, SubjectKind::Skin];
    SNAPSHOT
        .catalog
        .subjects()
        .filter(|subject| kinds.contains(&subject.kind()))
        .map(|subject| subject.number)
        .collect()
}

#[test]
fn every_system_has_a_readable_card_for_every_topic_and_market() {
    let loose = [", ,", ",,", ": ,", ": :", "  ", " ,"];
    for number in systems() {
        for topic in SystemTopic::ALL {
            for market in [None, Some("cn"), Some("global")] {
                for show_rumors in [true, false] {
                    let view = View {
                        show_rumors,
                        ..View::on(TODAY)
                    };
                    let name = &SNAPSHOT.catalog.subject(number).unwrap().name;
                    let at = format!("{name} {topic:?} {market:?} rumors {show_rumors}");
                    // The longest cards have over a hundred pages; their ends are enough.
                    let all = turn(
                        &Wanted::Number(number),
                        *topic,
                        market,
                        &view,
                        |page, of| page < 3 || page + 2 > of,
                    );
                    let first = &all[0];
                    assert!(
                        utf16_length(first.title.as_str()) <= 100,
                        "{at}: {:?}",
                        first.title
                    );
                    assert!(!first.hidden, "{at}");
                    let options = &first.select.as_ref().unwrap().options;
                    assert!(
                        options.iter().filter(|option| option.current).count() == 1,
                        "{at}"
                    );
                    let long = options
                        .iter()
                        .find(|option| utf16_length(option.label.as_str()) > 40);
                    assert_eq!(long, None, "{at}");
                    let rows = all.iter().flat_map(|page| &page.sections);
                    assert!(rows.clone().next().is_some(), "{at}: empty card");
                    for section in rows {
                        assert!(!section.rows.is_empty(), "{at}: {:?}", section.heading);
                    }
                    for line in sheet(&all).lines() {
                        let text = line.trim();
                        let broken = loose.iter().any(|part| text.contains(part))
                            || text.ends_with([',', ':']) && !text.contains("without a version")
                            || text.contains("[os-")
                            || text.contains("[row");
                        assert!(!broken, "{at}: {line:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn what_a_system_is_leaves_no_claim_out() {
    for number in systems() {
        let all = pages(&Wanted::Number(number), Info, None, &View::on(TODAY));
        let rows = all
            .iter()
            .flat_map(|page| &page.sections)
            .flat_map(|section| &section.rows);
        let told: HashSet<ClaimKey> = rows.filter_map(|row| row.claim).collect();
        for claim in SNAPSHOT.catalog.claims_of(number) {
            assert!(
                told.contains(&claim.id().key()),
                "{} is left out",
                claim.id()
            );
        }
    }
}
