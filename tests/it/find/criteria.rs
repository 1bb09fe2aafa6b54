//! What devices must have to be found, in which order, and what the card says
//! of those that it leaves out: on a small catalog.

use specdex::answers::Action;
use specdex::answers::find::Criterion;
use specdex::domain::Market;
use specdex::views::card::Tone;

use super::{SMALL, answer, asked, check, find, names, view, without_rumors};
use crate::cards::print;

#[test]
fn devices_are_found_by_what_is_asked_for() {
    check("/find brand:bravo", &["Bravo zeta", "Bravo watch"], 0);
    check("/find kind:watch", &["Bravo watch"], 0);
    check("/find watches", &["Bravo watch"], 0);
    // A phone that folds is a phone.
    check(
        "/find phone sort:name brand:acme",
        &[
            "Acme alpha",
            "Acme beta",
            "Acme delta",
            "Acme epsilon",
            "Acme gamma",
        ],
        0,
    );
    check("/find foldable", &["Acme gamma"], 0);
    check("/find year:2024", &["Acme alpha", "Bravo zeta"], 2);
    check(
        "/find year:2023-2024 brand:acme",
        &["Acme alpha", "Acme beta"],
        1,
    );
    check("/find status:rumored", &["Acme delta", "Bravo watch"], 0);
    check("/find ram:12", &["Acme alpha"], 6);
    check("/find ram:16 battery:100", &[], 6);
    check("/find weight:150", &["Acme beta"], 5);
    check("/find camera:50", &["Acme alpha"], 6);
}

#[test]
fn a_limit_counts_only_what_is_certain() {
    // Up to 6,000 mAh may be less; nothing is known of the watch.
    check(
        "/find battery:6000 sort:battery",
        &["Acme delta", "Acme gamma", "Bravo zeta", "Acme alpha"],
        2,
    );
    // Nobody says when the rumored one comes out.
    check("/find battery:6001 kind:phone brand:acme year:2022", &[], 1);
    check("/find refresh:90", &["Acme alpha", "Acme epsilon"], 5);
    // It may be 91 Hz and may be 144.
    check("/find refresh:100", &["Acme alpha"], 6);
}

#[test]
fn all_that_is_asked_for_holds_in_one_place() {
    // 6,500 mAh in China, Gloss elsewhere: no phone has both.
    check("/find os:gloss battery:6400", &[], 2);
    let found = find("/find foldable battery:6400");
    let [gamma] = found.rows.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(gamma.place, Some(Market::CHINA));
    check("/find foldable battery:6400 market:in", &[], 0);
    check("/find foldable battery:5500 market:in", &["Acme gamma"], 0);
    check("/find foldable year:2025 market:cn", &["Acme gamma"], 0);
    let (found, card) = answer(
        &SMALL,
        &asked(&SMALL, "/find foldable battery:5000 market:in"),
        &view(),
    );
    assert_eq!(found.rows[0].place, None);
    let text = print(&card);
    assert!(text.contains("Acme gamma: Jun 2025, 5,500 mAh\n"), "{text}");
    assert!(text.contains("Values for India"), "{text}");
}

#[test]
fn what_is_on_record_for_other_markets_only_is_left_out() {
    let found = find("/find battery:6100 market:in");
    assert_eq!(names(&found), ["Acme delta"]);
    assert_eq!(found.elsewhere, 1);
    let found = find("/find battery:6100 market:cn sort:name");
    assert_eq!(names(&found), ["Acme delta", "Acme gamma", "Bravo zeta"]);
    assert_eq!(found.elsewhere, 0);
}

#[test]
fn a_system_is_found_in_its_lines_and_beneath_its_skins() {
    check(
        "/find os:anos sort:name",
        &["Acme alpha", "Acme beta", "Acme gamma", "Bravo zeta"],
        3,
    );
    check("/find os:gloss sort:name", &["Acme gamma", "Bravo zeta"], 3);
    // Of a skin nobody says on which line it is built, and of beta no version.
    check("/find os:anos-next", &["Acme gamma"], 5);
    check("/find os:AnOS Old", &["Acme alpha"], 5);
    let (_, card) = answer(&SMALL, &asked(&SMALL, "/find os:anos-next"), &view());
    let text = print(&card);
    assert!(
        text.contains("Acme gamma: AnOS 5.1, 10 Jan 2025, in China"),
        "{text}"
    );
    check("/find os:gloss market:cn", &["Bravo zeta"], 3);
}

#[test]
fn rumors_count_only_where_they_are_shown_and_say_so() {
    let asked = asked(&SMALL, "/find battery:6600");
    let (found, card) = answer(&SMALL, &asked, &view());
    assert_eq!(names(&found), ["Acme delta"]);
    let text = print(&card);
    assert!(
        text.contains("Acme delta, rumored: Release not known, 7,000 mAh (rumored)"),
        "{text}"
    );
    let (found, card) = answer(&SMALL, &asked, &without_rumors());
    assert_eq!((found.total, found.hidden), (0, 1));
    assert!(card.hidden);
    let text = print(&card);
    assert!(!text.contains("7,000"), "{text}");
    assert!(
        text.contains("unconfirmed values are hidden here"),
        "{text}"
    );
}

#[test]
fn the_order_is_what_was_asked_for() {
    check(
        "/find brand:acme",
        &[
            "Acme gamma",
            "Acme alpha",
            "Acme beta",
            "Acme epsilon",
            "Acme delta",
        ],
        0,
    );
    check(
        "/find brand:acme sort:weight",
        &[
            "Acme beta",
            "Acme alpha",
            "Acme delta",
            "Acme epsilon",
            "Acme gamma",
        ],
        0,
    );
    let (_, card) = answer(
        &SMALL,
        &asked(&SMALL, "/find sort:weight brand:acme"),
        &view(),
    );
    let text = print(&card);
    assert!(
        text.contains("# Lightest first\nAcme beta: 150 g\n"),
        "{text}"
    );
    assert!(
        text.contains("Acme delta, rumored: Weight not known"),
        "{text}"
    );
}

#[test]
fn nothing_found_says_what_to_leave_out() {
    let asked = asked(&SMALL, "/find foldable brand:bravo market:cn");
    let (found, card) = answer(&SMALL, &asked, &view());
    assert_eq!(found.total, 0);
    assert_eq!(
        found.loosened,
        [(Criterion::Kind, 2), (Criterion::Brand, 1)]
    );
    assert_eq!(card.tone, Tone::Missing);
    assert!(card.hidden);
    let text = print(&card);
    assert!(text.starts_with("No device fits"), "{text}");
    assert!(text.contains("foldable, Bravo, values in China"), "{text}");
    assert!(
        text.contains("Any kind: 2 devices\nAny brand: 1 device\n"),
        "{text}"
    );
    // A button does what it says.
    let Action::Show(next) = &card.buttons[1].action else {
        panic!("{card:?}")
    };
    let (found, card) = answer(&SMALL, next, &view());
    assert_eq!(names(&found), ["Acme gamma"]);
    assert!(!card.hidden);
    let lost = self::asked(&SMALL, "/find watch brand:acme battery:20000");
    let (found, card) = answer(&SMALL, &lost, &view());
    assert_eq!(found.loosened, []);
    let text = print(&card);
    assert!(text.contains("Leave out two or more"), "{text}");
}
