//! Cards as terminal text: readable in any width, harmless whatever is in them.

use proptest::prelude::*;
use specdex::i18n::{Locale, Words};
use specdex::views::terminal::{Control, Style, controls, text};
use unicode_width::UnicodeWidthStr;

use crate::discord::{card, golden};

fn print(card: &specdex::views::card::Card, width: usize, color: bool) -> String {
    text(card, Style { width, color }, &Words::new(Locale::English))
}

#[test]
fn a_small_card_at_80_columns() {
    insta::assert_snapshot!(print(&golden(), 80, false));
}

#[test]
fn a_small_card_at_36_columns() {
    let mut card = golden();
    card.hidden = true;
    insta::assert_snapshot!(print(&card, 36, false));
}

#[test]
fn color_changes_nothing_but_color() {
    let plain = print(&golden(), 36, false);
    let colored = print(&golden(), 36, true);
    assert!(colored.contains("\u{1b}["));
    let mut stripped = String::new();
    let mut rest = colored.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        stripped.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    stripped.push_str(rest);
    assert_eq!(stripped, plain);
}

#[test]
fn numbers_stand_for_what_can_be_used() {
    let found = controls(&golden());
    let kinds: Vec<_> = found
        .iter()
        .map(|control| matches!(control, Control::Press { .. }))
        .collect();
    assert_eq!(kinds, [false, false, true]);
    let text = print(&golden(), 80, false);
    assert!(
        text.ends_with("[1] Overview (shown)  [2] China\n[3] Sources\n"),
        "{text}"
    );
}

proptest! {
    // Cards are large; so many find what there is.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_card_is_harmless_and_fits(card in card(), width in 16..100usize) {
        let text = print(&card, width, false);
        prop_assert!(text.ends_with('\n'));
        for c in text.chars() {
            prop_assert!(c == '\n' || !specdex::domain::text::is_invisible(c), "{c:?}");
        }
        for line in text.lines() {
            let address = line.trim_start().starts_with("https://");
            prop_assert!(line.width() <= width || address, "{width}: {line:?}");
        }
        let numbers = (1..).take_while(|number| text.contains(&format!("[{number}]"))).count();
        prop_assert!(numbers >= controls(&card).len());
    }
}
