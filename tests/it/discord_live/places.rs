//! Whose card it is, and who sees an answer.

use super::bot::{Bot, somebody};
use crate::loopback::Loopback;
use crate::loopback::answer::Answer;
use crate::loopback::interactions::{Given, Interaction, Person, Place};
use crate::loopback::script::Route;

/// A card of a device, and who asked for it.
fn card(discord: &Loopback, place: Place) -> (Person, Interaction, Answer) {
    let person = somebody();
    let given = [("device", Given::from("nokia x60 pro"))];
    let asked = Interaction::command("spec", &given).by(person).at(place);
    let answer = discord.ask(&asked);
    (person, asked, answer)
}

#[test]
fn a_card_belongs_to_who_asked_for_it() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    let (asker, asked, answer) = card(&discord, Place::Guild);
    assert!(!answer.hidden());
    let shown = asked.shows(&answer);
    let menu = answer.menu().unwrap();
    let choose = |person| Interaction::choose(&shown, &menu.id, &menu.values[1]).by(person);
    let own = discord.ask(&choose(asker));
    assert_eq!(own.kind, 7);
    let copy = discord.ask(&choose(somebody()));
    assert_eq!((copy.kind, copy.hidden()), (4, true));
    // Both see the same answer.
    assert_eq!(copy.text(), own.text());
    // A moderator is somebody else, too.
    let copy = discord.ask(&choose(somebody()).by_moderator());
    assert_eq!((copy.kind, copy.hidden()), (4, true));
}

#[test]
fn a_copy_belongs_to_who_clicked() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    let (_, asked, answer) = card(&discord, Place::Guild);
    let menu = answer.menu().unwrap();
    let person = somebody();
    let click = Interaction::choose(&asked.shows(&answer), &menu.id, &menu.values[1]).by(person);
    let copy = discord.ask(&click);
    let menu = copy.menu().unwrap();
    let again = Interaction::choose(&click.shows(&copy), &menu.id, &menu.values[0]).by(person);
    assert_eq!(discord.ask(&again).kind, 7);
}

#[test]
fn the_asker_and_moderators_delete() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    let deleted = || discord.look(|state| state.seen(Route::Delete).len());
    let (asker, asked, answer) = card(&discord, Place::Guild);
    let delete = answer.button("Delete").unwrap();
    let press = |person| Interaction::press(&asked.shows(&answer), &delete.id).by(person);
    // Somebody else is told no, alone.
    let refused = discord.ask(&press(somebody()));
    assert_eq!((refused.kind, refused.hidden()), (4, true));
    assert_eq!(deleted(), 0);
    for (count, click) in [(1, press(asker)), (2, press(somebody()).by_moderator())] {
        discord.send(&click);
        discord.wait("the message to be deleted", |state| {
            let seen = state.seen(Route::Delete);
            let done = seen.iter().filter(|seen| seen.status == 204).count();
            (done == count).then_some(())
        });
    }
}

#[test]
fn a_hidden_answer_is_shared_where_posting_is_allowed() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    let hidden = |place| {
        let person = somebody();
        let given = [
            ("device", Given::from("nokia x60 pro")),
            ("hidden", true.into()),
        ];
        let asked = Interaction::command("spec", &given).by(person).at(place);
        let answer = discord.ask(&asked);
        assert!(answer.hidden());
        (person, asked, answer)
    };
    let (person, asked, answer) = hidden(Place::Guild);
    let share = answer.button("Share").unwrap();
    let shared = discord.ask(&Interaction::press(&asked.shows(&answer), &share.id).by(person));
    assert_eq!((shared.kind, shared.hidden()), (4, false));
    assert!(shared.text().contains("X60 Pro"), "{}", shared.text());
    // Where others may not see it, nothing offers to show it.
    let (.., answer) = hidden(Place::ForeignGuild {
        external_apps: false,
    });
    assert_eq!(answer.button("Share"), None);
}
