//! The card of one device: what a reader learns from it.

use std::collections::BTreeSet;

use specdex::answers::{Answer, Asked, Choice, Question, Section, View, Wanted};
use specdex::catalog::Subject;
use specdex::domain::{ClaimKey, Market};
use specdex::views::card::{Card, Tone};
use specdex::views::discord::message;

use crate::cards::{about, ask, print};
use crate::discord::limits;
use crate::shipped::{SNAPSHOT, TODAY};

fn shown(id: &str, section: Section, market: Option<&str>) -> String {
    let cards = all_pages(&about(id, section, market)).0;
    cards.iter().map(print).collect()
}

/// Every line stands on the card, in this order.
fn check(card: &str, lines: &[&str]) {
    let mut rest = card.lines();
    for line in lines {
        assert!(
            rest.any(|shown| shown.trim() == *line),
            "{line:?} is missing, or stands before what it follows:\n{card}"
        );
    }
}

#[test]
fn a_few_known_countries_are_not_all() {
    let sold = |id: &str, line: &str| check(&shown(id, Section::Overview, None), &[line]);
    sold("nothing-phone-3", "Sold at least in: the US");
    sold("huawei-mate-60-pro", "Sold in: China");
    sold("huawei-watch-3", "Sold in: worldwide");
}

#[test]
fn a_country_within_what_is_named_goes_without_saying() {
    let card = shown("xiaomi-15-ultra", Section::Overview, Some("jp"));
    check(&card, &["Sold in: outside China"]);
}

#[test]
fn who_owns_a_brand_is_told_where_there_is_room_and_in_the_history() {
    let owner = "Owner of the brand: Nokia, since 2016";
    check(&shown("alcatel-no", Section::Overview, None), &[owner]);
    let bought = "Owner of the brand: Lenovo, since 30 Oct 2014";
    let says_so = "Lenovo, quoted by Mobile World Live, 30 Oct 2014";
    let history = shown("motorola-edge-50-pro", Section::History, None);
    check(&history, &[bought, says_so]);
    // It takes no line from what the device itself has.
    let full = shown("motorola-edge-60-pro", Section::Overview, None);
    assert!(!full.contains("Owner of the brand"), "{full}");
    // Who only announced it is no secret, but unconfirmed.
    let sold = about("honor-90-gt", Section::Overview, None);
    let (_, card) = ask(&sold, &View::on(TODAY));
    let announced = "Technology, since 17 Nov 2020, announced";
    assert!(print(&card).contains(announced), "{}", print(&card));
    let mut confirmed = View::on(TODAY);
    confirmed.show_rumors = false;
    let (_, card) = ask(&sold, &confirmed);
    assert!(!print(&card).contains("Technology"), "{}", print(&card));
}

#[test]
fn a_reader_learns_what_became_of_the_x60_pro() {
    let asked = Asked::new(Question::Spec {
        device: Wanted::Typed("noka x60pro".into()),
        section: Section::Overview,
        typed: None,
    });
    let (_, card) = ask(&asked, &View::on(TODAY));
    assert_eq!(card.tone, Tone::Denied);
    assert!(!card.hidden);
    check(
        &print(&card),
        &[
            "Nokia X60 Pro: never released, as far as known <Denied>",
            "Reported in Jun 2021, denied on 30 Jun 2021.",
            "OS in China: HarmonyOS, debunked",
            "Huawei, quoted by Nokiamob, 30 Jun 2021",
            "OS elsewhere: Android, rumored",
            "Nokia says it stays with Android",
            "Battery: 6,000 mAh, rumored",
            "Display: 120 Hz or 144 Hz, rumored, disputed",
            "Camera: 200 MP main, ZEISS, rumored",
            "Chip: Qualcomm, flagship class, rumored",
            "Showing X60 Pro for \"noka x60pro\"",
            "Nothing about it is confirmed",
        ],
    );
}

#[test]
fn a_market_shows_its_own_values_only() {
    let china = shown("nokia-x60-pro", Section::Overview, Some("cn"));
    check(
        &china,
        &["OS in China: HarmonyOS, debunked", "Values for China"],
    );
    assert!(!china.contains("rumored\n  Nokia says"), "{china}");
    let us = shown("nokia-x60-pro", Section::Overview, Some("us"));
    check(
        &us,
        &[
            "OS outside China: Android, rumored",
            "Nokia says it stays with Android",
            "Values for the US",
        ],
    );
    assert!(!us.contains("HarmonyOS"), "{us}");
}

#[test]
fn without_rumors_the_denial_stays_and_the_card_says_what_is_hidden() {
    let view = View {
        show_rumors: false,
        ..View::on(TODAY)
    };
    let (_, card) = ask(&about("nokia-x60-pro", Section::Overview, None), &view);
    let card = print(&card);
    check(
        &card,
        &[
            "OS in China: HarmonyOS, debunked",
            "13 unconfirmed values are hidden here",
        ],
    );
    assert!(!card.contains("6,000"), "{card}");
    let (_, card) = ask(&about("google-pixel-12", Section::Overview, None), &view);
    check(
        &print(&card),
        &["Only unconfirmed values are known; they are hidden here."],
    );
}

#[test]
fn a_released_device_is_confirmed_once_and_looks_so() {
    let (_, card) = ask(
        &about("samsung-galaxy-s26", Section::Overview, None),
        &View::on(TODAY),
    );
    assert_eq!(card.tone, Tone::Confirmed);
    check(
        &print(&card),
        &[
            "Samsung Galaxy S26: released 11 Mar 2026 <Confirmed>",
            "Battery: 4,300 mAh, 25 W charging",
            "Chip: Exynos 2600",
            "All confirmed",
        ],
    );
    // What a data set says for the world gives way to what is known of the market.
    check(
        &shown("samsung-galaxy-s26", Section::Overview, Some("us")),
        &["Chip: Snapdragon 8 Elite Gen 5 for Galaxy in the US"],
    );
    check(
        &shown("huawei-watch-3", Section::Overview, None),
        &["Sold in: worldwide", "OS at launch: HarmonyOS 2.0"],
    );
    check(
        &shown("huawei-matepad-pro-12-6-2021", Section::Software, None),
        &[
            "# Worldwide",
            "Google services: no",
            "OS at launch: HarmonyOS 2.0",
        ],
    );
}

#[test]
fn systems_differ_by_market() {
    check(
        &shown("huawei-mate-60-pro", Section::Overview, None),
        &[
            "OS at launch in China: HarmonyOS",
            "OS update in China: HarmonyOS 5.0",
            "Huawei phones elsewhere: EMUI",
        ],
    );
    check(
        &shown("huawei-mate-60-pro", Section::Software, None),
        &[
            "# China",
            "OS update: HarmonyOS 5.0, since 8 Oct 2024",
            "# Outside China",
            "Huawei phones: EMUI",
        ],
    );
}

#[test]
fn what_is_expected_is_told_apart_from_what_is() {
    let (_, card) = ask(
        &about("samsung-galaxy-s27-ultra", Section::Overview, None),
        &View::on(TODAY),
    );
    assert_eq!(card.tone, Tone::Rumored);
    check(
        &print(&card),
        &[
            "Samsung Galaxy S27 Ultra: rumored <Rumored>",
            "Expected: early 2027, rumored, said of Samsung Galaxy S27 series",
        ],
    );
}

#[test]
fn sources_say_who_said_what_and_count_an_origin_once() {
    let text = shown("nokia-x60-pro", Section::Sources, None);
    check(
        &text,
        &[
            "No release found as of 21 Aug 2026",
            "OS at launch in China: HarmonyOS, debunked",
            "Huawei told Global Times on 30 June 2021 that the report was false.",
            "LoveNokia, repeating IT Home, Jun 2021",
            "Huawei, quoted by Nokiamob, 1 Jul 2021",
        ],
    );
    check(&text, &["2 sources of one origin"]);
}

#[test]
fn history_has_the_newest_change_first() {
    let text = shown("nokia-x60-pro", Section::History, None);
    check(
        &text,
        &[
            "# 30 Jun 2021",
            "OS at launch in China: HarmonyOS, debunked",
            "# Jun 2021",
            "OS at launch in China: HarmonyOS, rumored",
        ],
    );
}

#[test]
fn the_menu_offers_sections_markets_and_what_else_was_meant() {
    let asked = Asked::new(Question::Spec {
        device: Wanted::Typed("noka x60pro".into()),
        section: Section::Overview,
        typed: None,
    });
    let view = View::on(TODAY);
    let select = ask(&asked, &view).1.select.unwrap();
    let offers = |choice: Choice| select.options.iter().any(|option| option.choice == choice);
    let x60 = SNAPSHOT.catalog.by_id("nokia-x60").unwrap().number;
    assert!(offers(Choice::Section(Section::Sources)));
    assert!(offers(Choice::Market(Some(Market::CHINA))));
    assert!(offers(Choice::Subject(x60)));
    // Another section keeps what was typed, and the runners-up with it.
    let specdex::answers::Action::Show(next) =
        select.action.choose(Choice::Section(Section::Battery))
    else {
        panic!("another action");
    };
    let card = ask(&next, &view).1;
    check(&print(&card), &["Showing X60 Pro for \"noka x60pro\""]);
    let options = card.select.unwrap().options;
    assert!(options.iter().any(|o| o.choice == Choice::Subject(x60)));
}

/// All pages of a card, and the claims that they tell.
fn all_pages(asked: &Asked) -> (Vec<Card>, BTreeSet<ClaimKey>) {
    let view = View::on(TODAY);
    let mut cards = Vec::new();
    let mut told = BTreeSet::new();
    for page in 0.. {
        let asked = Asked {
            page,
            ..asked.clone()
        };
        let (_, card) = ask(&asked, &view);
        let rows = card.sections.iter().flat_map(|section| &section.rows);
        told.extend(rows.filter_map(|row| row.claim));
        let last = card.page.is_none_or(|(page, count)| page + 1 >= count);
        cards.push(card);
        if last {
            return (cards, told);
        }
    }
    unreachable!("a card has fewer pages than numbers")
}

/// A card that reads, and that Discord takes.
fn sound(card: &Card, id: &str) {
    let rows = card.sections.iter().flat_map(|section| &section.rows);
    for row in rows.chain(&card.footer) {
        let text = row.text();
        assert!(!text.trim().is_empty(), "{id}: an empty row");
        assert!(!text.starts_with('['), "{id}: {text}");
    }
    assert!(!card.title.as_str().starts_with('['), "{id}");
    assert!(!card.sections.is_empty(), "{id}: an empty card");
    limits(&message(card));
}

/// Every section in one market: all its pages are sound. What they tell.
fn sections_told(id: &str, market: Option<&str>) -> BTreeSet<ClaimKey> {
    let pages = Section::ALL.iter().map(|section| {
        let (cards, told) = all_pages(&about(id, *section, market));
        cards.iter().for_each(|card| sound(card, id));
        told
    });
    pages.flatten().collect()
}

fn no_claim_is_left_out(device: &Subject) {
    let id = device.id.as_str();
    let (answer, overview) = ask(&about(id, Section::Overview, None), &View::on(TODAY));
    let Answer::Device(answer) = answer else {
        panic!("{id} is no device");
    };
    let lines: usize = overview.sections.iter().map(|s| s.rows.len()).sum();
    assert!(
        lines <= 10 && overview.page.is_none(),
        "{id}: {lines} lines"
    );
    let told = sections_told(id, None);
    let claims = SNAPSHOT.catalog.claims_of(device.number).iter();
    for claim in claims.chain(SNAPSHOT.catalog.inherited(device)) {
        assert!(
            told.contains(&claim.id().key()),
            "{id} leaves out {}",
            claim.id()
        );
    }
    for market in &answer.markets {
        sections_told(id, Some(market.code()));
    }
}

#[test]
fn every_device_reads_in_every_section_and_market_and_no_claim_is_left_out() {
    let devices: Vec<&Subject> = SNAPSHOT.catalog.devices().collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let part = devices.len().div_ceil(threads);
    std::thread::scope(|scope| {
        for devices in devices.chunks(part) {
            scope.spawn(move || {
                for device in devices {
                    no_claim_is_left_out(device);
                }
            });
        }
    });
}

#[test]
fn a_card_that_is_all_confirmed_speaks_of_no_rumors() {
    let mut seen = 0;
    for device in SNAPSHOT
        .catalog
        .devices()
        .filter(|device| device.hand_written)
    {
        let asked = about(device.id.as_str(), Section::Overview, None);
        let text = print(&ask(&asked, &View::on(TODAY)).1);
        if text.contains("All confirmed") {
            seen += 1;
            assert!(!text.contains("no news for half a year"), "{text}");
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn the_sources_say_where_they_differ() {
    for (section, lines) in [
        (
            Section::Sources,
            [
                "Release: 24 Jan 2024, confirmed, sources differ\n",
                "Release: 31 Jan 2024, confirmed, sources differ\n",
            ],
        ),
        (
            Section::Software,
            [
                "Release: 24 Jan 2024, sources differ\n",
                "Release: 31 Jan 2024, sources differ\n",
            ],
        ),
    ] {
        let asked = about("samsung-galaxy-s24-ultra", section, None);
        let text = print(&ask(&asked, &View::on(TODAY)).1);
        for line in lines {
            assert!(text.contains(line), "{line}{text}");
        }
        assert_eq!(text.matches("sources differ").count(), 2, "{text}");
    }
}
