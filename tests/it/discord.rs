//! Cards as Discord messages: limits, and people's text that stays text.

use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use specdex::answers::{Action, Asked, Choice, Manual, Question, View};
use specdex::catalog::Catalog;
use specdex::domain::{Address, ClaimKey, Market, SubjectNumber};
use specdex::i18n::{Locale, Words};
use specdex::views::card::{
    Button, Card, CardSection, Row, Select, SelectOption, Span, Tone, utf16_length,
};
use specdex::views::discord::{Component, Message, message, notice};
use specdex::views::{Context, pages};

/// What people try.
const HOSTILE: &[&str] = &[
    "@everyone",
    "@here",
    "<@123>",
    "<@&123>",
    "<#123>",
    "<:x:123>",
    "<t:0:R>",
    "</spec:1>",
    "```\ncode\n```",
    "`code`",
    "[x](http://evil)",
    "[x](<https://evil>)",
    "](https://evil)",
    "https://evil",
    "<https://evil>",
    "steam://evil",
    "**b**",
    "__u__",
    "~~s~~",
    "||s||",
    "\n# big",
    "## big",
    "-# small",
    "- item",
    "* item",
    "+ item",
    "1. item",
    "42) item",
    "> quote",
    ">>> quote",
    "\u{202e}txt",
    "a\u{200b}b",
    "\u{200b}# big",
    "\\",
    "\\\\*",
    "_",
    "\u{1b}[31m",
    "\r\n\t",
    "",
    " ",
    "12",
    ". one",
    "Ａ　全",
    "é",
    "🙂",
];

pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(HOSTILE).prop_map(str::to_owned),
        2 => "\\PC{0,12}",
        1 => any::<String>(),
    ];
    let pieces = prop_oneof![40 => 0..5usize, 1 => 100..400usize];
    pieces
        .prop_flat_map(move |count| vec(piece.clone(), count))
        .prop_map(|pieces| pieces.concat())
}

fn address() -> impl Strategy<Value = Address> {
    let path = prop_oneof!["[a-z/()\\[\\]<>*_|`\"\\\\ ]{0,60}", "[a-z()]{0,350}"];
    path.prop_filter_map("no address", |path| {
        Address::new(&format!("https://example.com/{path}")).ok()
    })
}

fn row() -> impl Strategy<Value = Row> {
    let span = prop_oneof![
        text().prop_map(Span::Plain),
        text().prop_map(Span::Strong),
        text().prop_map(Span::Quiet),
        (text(), address()).prop_map(|(text, address)| Span::Link(text, address)),
    ];
    (vec(span, 0..4), 0..2u8).prop_map(|(spans, depth)| Row {
        spans,
        depth,
        claim: None,
    })
}

fn section() -> impl Strategy<Value = CardSection> {
    (proptest::option::of(text()), vec(row(), 1..14))
        .prop_map(|(heading, rows)| CardSection { heading, rows })
}

fn action() -> impl Strategy<Value = Action> {
    (text(), any::<u16>()).prop_map(|(text, page)| {
        Action::Show(Asked {
            page,
            ..Asked::new(Question::LookUp { text })
        })
    })
}

fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![
        (0..9u32).prop_map(|number| Choice::Subject(SubjectNumber(number))),
        any::<u64>().prop_map(|key| Choice::Claim(ClaimKey(key))),
        Just(Choice::Market(Some(Market::CHINA))),
    ]
}

fn select() -> impl Strategy<Value = Option<Select>> {
    let option = (
        text(),
        proptest::option::of(text()),
        choice(),
        any::<bool>(),
    )
        .prop_map(|(label, description, choice, current)| SelectOption {
            current,
            ..SelectOption::new(&label, description.as_deref(), choice)
        });
    (text(), vec(option, 0..40), action())
        .prop_map(|(placeholder, options, action)| Select::new(&placeholder, options, action))
}

pub(crate) fn card() -> impl Strategy<Value = Card> {
    let button = (text(), action(), any::<bool>()).prop_map(|(label, action, enabled)| Button {
        enabled,
        ..Button::new(&label, action)
    });
    let tone = proptest::sample::select(vec![Tone::Confirmed, Tone::Denied, Tone::Missing]);
    let words = (text(), vec(section(), 0..6), vec(row(), 0..4), tone);
    (words, select(), vec(button, 0..8), any::<bool>()).prop_map(
        |((title, sections, footer, tone), select, buttons, hidden)| Card {
            sections,
            footer,
            select,
            buttons,
            hidden,
            ..Card::new(&title, tone)
        },
    )
}

pub(crate) fn limits(message: &Message) {
    let [embed] = message.embeds.as_slice() else {
        panic!("{} embeds", message.embeds.len());
    };
    let within = |text: &str, least: usize, most: usize| {
        let length = utf16_length(text);
        assert!(
            (least..=most).contains(&length),
            "{length} of {most}: {text:?}"
        );
        length
    };
    let title = within(&embed.title, 1, 256);
    let description = within(&embed.description, 0, 4096);
    let footer = embed
        .footer
        .as_ref()
        .map_or(0, |footer| within(&footer.text, 1, 2048));
    assert!(title + description + footer < 5500);
    assert!(embed.color <= 0x00FF_FFFF);
    assert!(message.components.len() <= 2);
    let mut ids = Vec::new();
    for row in &message.components {
        assert_eq!(row.kind, 1);
        assert!((1..=5).contains(&row.components.len()));
        for component in &row.components {
            match component {
                Component::Button {
                    kind,
                    style,
                    label,
                    custom_id,
                    ..
                } => {
                    assert_eq!((*kind, *style), (2, 2));
                    within(label, 1, 80);
                    within(custom_id, 1, 100);
                    ids.push(custom_id);
                }
                Component::Menu {
                    kind,
                    custom_id,
                    placeholder,
                    options,
                    max_values,
                } => {
                    assert!(max_values.is_none_or(|most| most <= options.len()));
                    assert_eq!((*kind, row.components.len()), (3, 1));
                    within(placeholder, 1, 150);
                    within(custom_id, 1, 100);
                    ids.push(custom_id);
                    assert!((1..=25).contains(&options.len()));
                    assert!(options.iter().filter(|option| option.default).count() <= 1);
                    let mut values = Vec::new();
                    for option in options {
                        within(&option.label, 1, 100);
                        within(&option.value, 1, 100);
                        if let Some(description) = &option.description {
                            within(description, 1, 100);
                        }
                        assert!(!values.contains(&&option.value), "{} twice", option.value);
                        values.push(&option.value);
                    }
                }
            }
        }
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id twice");
}

/// Every text of a message.
fn texts(value: &serde_json::Value) -> Vec<&str> {
    match value {
        serde_json::Value::String(text) => vec![text],
        serde_json::Value::Array(items) => items.iter().flat_map(texts).collect(),
        serde_json::Value::Object(map) => map.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

fn invisible(text: &str) -> bool {
    text.chars()
        .any(|c| c != '\n' && specdex::domain::text::is_invisible(c))
}

/// What is left of markdown when escaped signs are taken out: only what the
/// printer itself wrote.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            // Whatever it was, it is shown as it is.
            '\\' => match chars.next() {
                Some(next) => {
                    assert!(
                        next.is_ascii_punctuation(),
                        "a backslash before {next:?} would show"
                    );
                    out.push('x');
                }
                None => panic!("a backslash at the end: {text:?}"),
            },
            other => out.push(other),
        }
    }
    out
}

/// Where a style or link of the printer's own begins and ends.
const OPEN: &str = "\u{1}";
const CLOSE: &str = "\u{2}";

/// Takes the printer's own links out of a line, and looks at their addresses.
fn without_links(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('[') {
        let (before, link) = rest.split_at(at);
        let (text, after) = link[1..]
            .split_once("](https://")
            .unwrap_or_else(|| panic!("{line:?}"));
        let (address, after) = after.split_once(')').unwrap_or_else(|| panic!("{line:?}"));
        assert!(!text.contains(['[', ']']), "{line:?}");
        assert!(
            !address.contains(['(', '[', ']', ' ', '<', '>', '|', '`', '*', '"']),
            "{address:?}"
        );
        out.push_str(before);
        out.push_str(OPEN);
        out.push_str(text);
        out.push_str(CLOSE);
        rest = after;
    }
    out.push_str(rest);
    out
}

fn harmless_line(line: &str) {
    let plain = without_links(&unescaped(line));
    let inner = plain
        .strip_prefix("> ")
        .or_else(|| plain.strip_prefix("-# "))
        .unwrap_or(&plain);
    let mut styled = String::new();
    for (index, part) in inner.split("**").enumerate() {
        styled.push_str(match index {
            0 => "",
            odd if odd % 2 == 1 => OPEN,
            _ => CLOSE,
        });
        styled.push_str(part);
    }
    assert!(
        !styled.contains(['*', '_', '~', '`', '|', '[', ']', '<', '@']),
        "{line:?}"
    );
    assert!(!styled.contains("://"), "{line:?}");
    // What is inside a style is read once more, from its beginning.
    for start in styled.split(OPEN) {
        assert!(
            !start.trim_start().starts_with(['#', '>', '-', '+']),
            "{line:?}"
        );
        let digits = start.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = digits.len() < start.len() && digits.starts_with(['.', ')']);
        assert!(!numbered, "{line:?}");
    }
}

pub(crate) fn harmless(message: &Message) {
    assert_eq!(
        serde_json::to_value(&message.allowed_mentions).unwrap(),
        serde_json::json!({"parse": []})
    );
    let json = serde_json::to_value(message).unwrap();
    for text in texts(&json) {
        assert!(!invisible(text), "{text:?}");
    }
    for embed in &message.embeds {
        assert!(!embed.title.contains('\n'));
        harmless_line(&embed.title);
        embed.description.lines().for_each(harmless_line);
    }
}

proptest! {
    // Cards are large; so many find what there is.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_card_is_inside_the_limits_and_harmless(card in card()) {
        let message = message(&card);
        limits(&message);
        harmless(&message);
        prop_assert_eq!(message.flags, if card.hidden { 64 } else { 0 });
    }

    #[test]
    fn every_notice_is_inside_the_limits_and_harmless(text in text()) {
        let message = notice(&text);
        harmless(&message);
        prop_assert!(utf16_length(&message.embeds[0].description) <= 4096);
    }

    #[test]
    fn text_reads_as_it_was_written(text in text()) {
        let shown: String = text
            .chars()
            .map(|c| if matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { c })
            .filter(|c| !specdex::domain::text::is_invisible(*c))
            .collect();
        prop_assume!(utf16_length(&shown) < 1500);
        let line = description(vec![Row::plain(text)]);
        let mut read = String::new();
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            read.extend(if c == '\\' { chars.next() } else { Some(c) });
        }
        prop_assert_eq!(read.trim(), shown.trim());
    }

    #[test]
    fn the_union_of_the_pages_holds_every_row(card in card()) {
        let all = pages::split(card.sections.clone());
        let mut left: Vec<String> = rows(&card.sections);
        for page in &all {
            let lines: usize = page.iter().map(|part| part.rows.len() + usize::from(part.heading.is_some())).sum();
            prop_assert!((1..=20).contains(&lines), "{lines} lines");
            prop_assert!(page.iter().all(|part| !part.rows.is_empty()));
            let printed = message(&Card { sections: page.clone(), ..Card::new("x", Tone::Neutral) });
            prop_assert!(utf16_length(&printed.embeds[0].description) <= 3500);
            // A row is repeated only above those below it; all the others come in order.
            for row in rows(page) {
                if left.first().is_some_and(|next| same(next, &row)) {
                    left.remove(0);
                }
            }
        }
        prop_assert!(left.is_empty(), "missing: {left:?}");
    }

    #[test]
    fn a_page_of_any_card_is_a_message(card in card(), page in any::<u16>()) {
        let turned = turn(&card, page);
        limits(&message(&turned));
        harmless(&message(&turned));
        let count = pages::split(card.sections).len();
        match turned.page {
            Some((at, of)) => {
                prop_assert_eq!(usize::from(of), count);
                prop_assert!(at < of);
            }
            None => prop_assert!(count < 2),
        }
    }
}

fn rows(sections: &[CardSection]) -> Vec<String> {
    sections
        .iter()
        .flat_map(|section| &section.rows)
        .map(Row::text)
        .collect()
}

/// A row longer than a page ends in an ellipsis.
fn same(row: &str, printed: &str) -> bool {
    row == printed || (printed.contains('…') && utf16_length(row) > 1400)
}

fn turn(card: &Card, page: u16) -> Card {
    let words = Words::new(Locale::English);
    let asked = Asked {
        page,
        ..Asked::new(Question::About)
    };
    let context = Context {
        words: &words,
        catalog: &Catalog::default(),
        manual: &Manual::default(),
        asked: &asked,
        view: &View::on(date(2026, 11, 28)),
    };
    pages::cut_to_page(card.clone(), &context)
}

fn description(rows: Vec<Row>) -> String {
    let mut card = Card::new("x", Tone::Neutral);
    card.push(CardSection::bare(rows));
    message(&card).embeds[0].description.clone()
}

fn check(row: Row, expected: &str) {
    assert_eq!(
        description(vec![Row::plain("first"), row]),
        format!("first\n{expected}")
    );
}

#[test]
fn text_of_people_stays_text() {
    check(Row::plain("@everyone"), r"\@everyone");
    check(Row::plain("<@123> and <t:0:R>"), r"\<\@123> and \<t:0:R>");
    check(Row::plain("[x](http://evil)"), r"\[x\](http\://evil)");
    check(Row::plain("```rm```"), r"\`\`\`rm\`\`\`");
    check(Row::plain("\n# big"), r"\# big");
    check(Row::plain("1. one"), r"1\. one");
    check(Row::plain("6.67 in"), r"6\.67 in");
    check(
        Row::plain("5 to 6.67 in - 50 + 12 MP"),
        "5 to 6.67 in - 50 + 12 MP",
    );
    check(Row::plain("a\u{202e}b\u{200b}c"), "abc");
    check(Row::plain("snake_case * 2"), r"snake\_case \* 2");
    check(
        Row {
            spans: vec![Span::Plain("1".into()), Span::Plain(". x".into())],
            depth: 0,
            claim: None,
        },
        r"1\. x",
    );
}

#[test]
fn rows_look_like_what_they_are() {
    check(Row::quiet("as of 2021"), "-# as of 2021");
    check(
        Row::quiet("as of 2021").with(Span::Plain("!".into())),
        "as of 2021!",
    );
    check(Row::plain("Huawei").indented(), "> Huawei");
    check(Row::quiet("- Huawei").indented(), r"> \- Huawei");
    check(
        Row::plain("OS: ").with(Span::Strong("HarmonyOS ".into())),
        "OS: **HarmonyOS**",
    );
    let address = Address::new("https://en.wikipedia.org/wiki/Nokia_(company)").unwrap();
    check(
        Row {
            spans: vec![Span::Link("Nokia [en]".into(), address)],
            depth: 1,
            claim: None,
        },
        "> [Nokia (en)](https://en.wikipedia.org/wiki/Nokia_%28company%29)",
    );
}

fn small_card() -> Card {
    let mut card = Card::new(
        "Nokia X60 Pro: never released, as far as known",
        Tone::Denied,
    );
    let address = Address::new("https://nokiamob.net/2021/07/01/x60").unwrap();
    card.push(CardSection::bare(vec![Row::plain(
        "Reported in June 2021, denied the same week.",
    )]));
    card.push(CardSection::new(
        "Software",
        vec![
            Row::plain("OS in China: HarmonyOS, debunked"),
            Row {
                spans: vec![Span::Link(
                    "Huawei, quoted by Nokiamob, 30 Jun 2021".into(),
                    address.clone(),
                )],
                depth: 1,
                claim: None,
            },
            Row::plain("Battery: ")
                .with(Span::Strong("6,000 mAh".into()))
                .with(Span::Plain(", rumored".into())),
        ],
    ));
    card.push(CardSection::new(
        "Sources",
        vec![Row {
            spans: vec![Span::Link(
                "Huawei, quoted by Nokiamob, 1 Jul 2021".into(),
                address,
            )],
            depth: 0,
            claim: None,
        }],
    ));
    card.footer
        .push(Row::quiet("9 sources, last change 5 Jul 2021"));
    let action = Action::Show(Asked::new(Question::About));
    let options = vec![
        SelectOption {
            current: true,
            ..SelectOption::new("Overview", None, Choice::Market(None))
        },
        SelectOption::new(
            "China",
            Some("mainland"),
            Choice::Market(Some(Market::CHINA)),
        ),
    ];
    card.select = Select::new("Show another part", options, action.clone());
    card.buttons.push(Button::new("Sources", action.clone()));
    card.buttons.push(Button {
        enabled: false,
        ..Button::new("Next", action)
    });
    card
}

pub(crate) fn golden() -> Card {
    small_card()
}

#[test]
fn a_small_card() {
    let json = serde_json::to_string_pretty(&message(&small_card())).unwrap();
    insta::assert_snapshot!(json);
}

#[test]
fn pages_are_cut_at_rows_and_lead_to_their_neighbors() {
    let mut card = Card::new("Devices", Tone::Neutral);
    let rows = (1..=40).map(|number| Row::plain(format!("device {number}")));
    card.push(CardSection::new("China", rows.collect()));
    let lines = |page: u16| {
        let turned = turn(&card, page);
        let text = message(&turned).embeds[0].description.clone();
        (text.lines().map(str::to_owned).collect::<Vec<_>>(), turned)
    };
    let (first, card) = lines(0);
    assert_eq!(
        (first[0].as_str(), first[19].as_str(), first.len()),
        ("**China**", "device 19", 20)
    );
    assert_eq!(card.page, Some((0, 3)));
    assert_eq!(card.footer.last().unwrap().text(), "Page 1 of 3");
    let enabled: Vec<_> = card
        .buttons
        .iter()
        .map(|button| (button.label.as_str(), button.enabled))
        .collect();
    assert_eq!(enabled, [("Previous", false), ("Next", true)]);
    let Action::Show(asked) = &card.buttons[1].action else {
        panic!("another action");
    };
    assert_eq!(asked.page, 1);
}

#[test]
fn a_very_long_heading_leaves_room_for_rows() {
    let row = Row::plain("row ".repeat(700));
    let section = CardSection::new("*_heading_* ".repeat(300), vec![row.clone(), row]);
    for page in pages::split(vec![section]) {
        let card = Card {
            sections: page,
            ..Card::new("x", Tone::Neutral)
        };
        let length = utf16_length(&message(&card).embeds[0].description);
        assert!(length <= 3500, "{length}");
    }
}

#[test]
fn an_indented_row_stays_below_its_own() {
    let mut full: Vec<Row> = (1..=20)
        .map(|number| Row::plain(format!("row {number}")))
        .collect();
    full.push(Row::plain("below").indented());
    let all = pages::split(vec![CardSection::bare(full)]);
    assert_eq!(all.len(), 2);
    assert_eq!(rows(&all[1]), ["row 20", "below"]);
    // More of them than a page has: the row above stands on each page.
    let mut many = vec![Row::plain("Huawei")];
    many.extend((1..=30).map(|number| Row::plain(format!("phone {number}")).indented()));
    let all = pages::split(vec![CardSection::new("Makers", many)]);
    let starts: Vec<_> = all
        .iter()
        .map(|page| (page[0].heading.clone().unwrap(), page[0].rows[0].text()))
        .collect();
    assert_eq!(starts, vec![("Makers".to_owned(), "Huawei".to_owned()); 2]);
}

#[test]
fn no_page_of_an_empty_card_is_missing() {
    let empty = turn(&Card::new("Nothing", Tone::Missing), 9);
    assert_eq!(
        (empty.page, empty.buttons.len(), empty.footer.len()),
        (None, 0, 0)
    );
    let long = pages::split(vec![CardSection::bare(vec![Row::plain("*".repeat(9000))])]);
    assert_eq!(long.len(), 1);
    assert!(long[0][0].rows[0].text().ends_with('…'));
}
