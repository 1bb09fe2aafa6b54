//! What was asked lately is answered again without being worked out again.

use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;
use specdex::app::App;
use specdex::discord::Behavior;
use specdex::discord::incoming::Incoming;
use specdex::discord::reply::{self, Reply};

use crate::discord_failure::with_bot;
use crate::loopback::interactions::{Given, Interaction, Person, Place};
use crate::loopback::{Loopback, PATIENCE};

/// The other one who asks; both are anybody.
const SECOND: Person = Person(1_400_000_000_000_000_077);

static DECIDED: AtomicUsize = AtomicUsize::new(0);

/// The bot's own answer, counted.
fn counted(app: &App, incoming: &Incoming, today: Date) -> Reply {
    DECIDED.fetch_add(1, Ordering::Relaxed);
    reply::reply(app, incoming, today)
}

#[test]
fn who_asks_the_same_gets_the_same_and_who_asks_otherwise_does_not() {
    let spec = |options: &[(&str, &str)]| {
        let options = options.iter().map(|(name, text)| (*name, (*text).into()));
        Interaction::command("spec", &options.collect::<Vec<(&str, Given)>>())
    };
    let plain = || spec(&[("device", "pixel 10")]);
    let for_me = [("device", "pixel 10".into()), ("hidden", Given::Flag(true))];
    let different = [
        plain(),
        spec(&[("device", "pixel 10 pro")]),
        spec(&[("device", "pixel 10"), ("market", "in")]),
        Interaction::command("spec", &for_me),
        plain().in_locale("en-XA"),
        plain().at(Place::ForeignGuild {
            external_apps: false,
        }),
        Interaction::command("rumors feed", &[("about", "pixel 10".into())]),
    ];
    let discord = Loopback::with_memory(PATIENCE);
    let behavior = Behavior {
        decide: counted,
        ..Behavior::default()
    };
    with_bot(&discord, behavior, || {
        let mut shown = Vec::new();
        for (number, asked) in (1..).zip(different) {
            let place = asked.clone();
            let first = discord.ask(&asked);
            let second = discord.ask(&place.again().by(SECOND));
            assert_eq!(first.data, second.data, "{}", first.text());
            assert!(!shown.contains(&first.data), "{}", first.text());
            assert_eq!(DECIDED.load(Ordering::Relaxed), number, "{}", first.text());
            shown.push(first.data);
        }
        // The first is still there, and its controls are everybody's own.
        let asked = plain();
        let card = discord.ask(&asked);
        assert_eq!(card.data, shown[0]);
        assert_eq!(DECIDED.load(Ordering::Relaxed), shown.len());
        // A pasted page is not.
        let pasted = "pixel 10 ".repeat(80);
        for number in 1..=2 {
            discord.ask(&spec(&[("device", &pasted)]));
            assert_eq!(DECIDED.load(Ordering::Relaxed), shown.len() + number);
        }
        let sources = card.button("Sources").unwrap();
        let press = |person| Interaction::press(&asked.shows(&card), &sources.id).by(person);
        assert_eq!(discord.ask(&press(asked.person())).kind, 7);
        let copy = discord.ask(&press(SECOND));
        assert_eq!((copy.kind, copy.hidden()), (4, true));
    });
}
