//! Ids of controls that are old, damaged, forged, or from before a restart.

use super::bot::{Bot, somebody};
use crate::loopback::Loopback;
use crate::loopback::interactions::{Given, Interaction};

#[test]
fn controls_work_after_a_restart() {
    let given = [("device", Given::from("nokia x60 pro"))];
    let asker = somebody();
    let asked = Interaction::command("spec", &given).by(asker);
    let before = Loopback::start();
    let answer = {
        let bot = Bot::ready(&before);
        let answer = before.ask(&asked);
        assert_eq!(bot.stop().code, Some(0));
        answer
    };
    let after = Loopback::start();
    let _bot = Bot::ready(&after);
    let shown = asked.shows(&answer);
    let menu = answer.menu().unwrap();
    for value in &menu.values {
        let chosen = after.ask(&Interaction::choose(&shown, &menu.id, value).by(asker));
        assert_eq!(chosen.kind, 7, "{value}");
    }
}

#[test]
fn an_id_that_means_nothing_gets_a_polite_answer() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    let asked = Interaction::command("spec", &[("device", Given::from("nokia x60 pro"))]);
    let answer = discord.ask(&asked.by(somebody()));
    let asked = Interaction::command("spec", &[("device", Given::from("nokia x60 pro"))]);
    let menu = answer.menu().unwrap();
    let good = &menu.id;
    let ids = [
        "x".to_owned(),
        "confirm:42".to_owned(),
        // Cut off, with a letter changed, of another version, far too long.
        good[..good.len() - 1].to_owned(),
        format!("{}!", &good[..good.len() - 1]),
        format!("z{}", &good[1..]),
        format!("{good}{good}{good}"),
        "aa".to_owned(),
        "aa_____________________".to_owned(),
        "華為".to_owned(),
        "../../etc/passwd".to_owned(),
    ];
    for id in ids {
        let person = somebody();
        let shown = asked.clone().by(person).shows(&answer);
        for click in [
            Interaction::press(&shown, &id),
            Interaction::choose(&shown, &id, &menu.values[0]),
        ] {
            let told = discord.ask(&click.by(person));
            assert_eq!(
                (told.kind, told.hidden()),
                (4, true),
                "{id}: {}",
                told.text()
            );
            assert!(!told.text().is_empty(), "{id}");
        }
    }
    for value in [
        "",
        "x",
        "d999999999999999999999",
        "d4294967295",
        "s99",
        "mxx",
        "m'; --",
    ] {
        let person = somebody();
        let shown = asked.clone().by(person).shows(&answer);
        let told = discord.ask(&Interaction::choose(&shown, good, value).by(person));
        assert!(matches!(told.kind, 4 | 7), "{value}: {told:?}");
        assert!(!told.text().is_empty(), "{value}");
    }
}
