//! It stops in order, whenever it is told to, and at once where the token is refused.

use std::time::Duration;

use super::bot::{Bot, Stopped, somebody};
use crate::loopback::interactions::Interaction;
use crate::loopback::script::{How, Opening, Route};
use crate::loopback::{Loopback, PATIENCE, TOKEN};

/// Within seconds, also on a slow machine.
const SOON: Duration = Duration::from_secs(15);

fn stopped_in_order(stopped: &Stopped) {
    assert_eq!(stopped.code, Some(0), "{}", stopped.log);
    assert!(stopped.took < SOON, "{:?}: {}", stopped.took, stopped.log);
}

fn start(discord: &Loopback) -> Bot<'_> {
    Bot::start(discord, "", &[("DISCORD_TOKEN", TOKEN)])
}

#[test]
fn it_takes_leave() {
    for signal in ["TERM", "INT"] {
        let discord = Loopback::start();
        let bot = Bot::ready(&discord);
        bot.signal(signal);
        stopped_in_order(&bot.ended());
        let goodbyes = discord.wait("a goodbye", |state| {
            let goodbyes = state.gateway.goodbyes.clone();
            (!goodbyes.is_empty()).then_some(goodbyes)
        });
        assert_eq!(goodbyes, [Some(1000)]);
    }
}

#[test]
fn what_was_begun_is_finished() {
    let discord = Loopback::start();
    let bot = Bot::ready(&discord);
    discord.script(Route::Callback, 1, How::Status(502));
    discord.script(Route::Callback, 1, How::Slow(Duration::from_millis(800)));
    let asked = Interaction::command("about", &[]).by(somebody());
    discord.send(&asked);
    discord.wait("the first try", |state| {
        (!state.seen(Route::Callback).is_empty()).then_some(())
    });
    bot.terminate();
    assert_eq!(discord.answer(&asked).kind, 4);
    stopped_in_order(&bot.ended());
}

#[test]
fn while_discord_cannot_be_reached() {
    let discord = Loopback::start();
    discord.script(Route::Any, 1_000, How::Status(502));
    let bot = start(&discord);
    discord.wait("two tries", |state| {
        (state.requests.len() >= 2).then_some(())
    });
    stopped_in_order(&bot.stop());
}

#[test]
fn while_discord_does_not_answer() {
    let discord = Loopback::start();
    discord.script(Route::Any, 1_000, How::Hang);
    let bot = start(&discord);
    bot.says("Discord");
    stopped_in_order(&bot.stop());
}

#[test]
fn while_it_has_to_wait() {
    let discord = Loopback::start();
    let after = Duration::from_secs(600);
    discord.script(
        Route::Any,
        1,
        How::Limited {
            after,
            global: true,
        },
    );
    let bot = start(&discord);
    discord.wait("a try", |state| (!state.requests.is_empty()).then_some(()));
    stopped_in_order(&bot.stop());
}

#[test]
fn while_the_gateway_is_silent() {
    for opening in [Opening::Silent, Opening::Hanging] {
        let discord = Loopback::start();
        discord.openings([opening; 100]);
        let bot = start(&discord);
        discord.wait("a connection", |state| {
            (state.gateway.connections >= 1).then_some(())
        });
        stopped_in_order(&bot.stop());
    }
}

#[test]
fn while_the_gateway_refuses() {
    let discord = Loopback::start();
    discord.openings([Opening::Refused(503); 100]);
    let bot = start(&discord);
    discord.wait("a connection", |state| {
        (state.gateway.connections >= 1).then_some(())
    });
    stopped_in_order(&bot.stop());
}

#[test]
fn while_the_line_is_dead() {
    let discord = Loopback::start();
    let bot = Bot::ready(&discord);
    discord.zombie();
    stopped_in_order(&bot.stop());
}

#[test]
fn while_an_answer_hangs() {
    let discord = Loopback::start();
    let bot = Bot::ready(&discord);
    discord.script(Route::Callback, 1_000, How::Hang);
    let asked = Interaction::command("about", &[]).by(somebody());
    // It came, but that is never confirmed.
    discord.ask(&asked);
    stopped_in_order(&bot.stop());
}

#[test]
fn while_everything_is_slow() {
    // At each of the slow requests of the start, and at a slow answer.
    for requests in 1..5 {
        let discord = Loopback::start();
        discord.script(Route::Any, 1_000, How::Slow(Duration::from_millis(300)));
        let bot = start(&discord);
        discord.wait("requests", |state| {
            (state.requests.len() >= requests).then_some(())
        });
        stopped_in_order(&bot.stop());
    }
    let discord = Loopback::start();
    let bot = Bot::ready(&discord);
    discord.script(Route::Any, 1_000, How::Slow(Duration::from_millis(600)));
    let asked = Interaction::command("about", &[]).by(somebody());
    assert_eq!(discord.ask(&asked).kind, 4);
    stopped_in_order(&bot.stop());
}

#[test]
fn while_many_are_answered() {
    let discord = Loopback::with_memory(PATIENCE);
    let bot = Bot::ready(&discord);
    let asked = |_| Interaction::command("about", &[]).by(somebody());
    let asked: Vec<Interaction> = (0..300).map(asked).collect();
    for interaction in &asked {
        discord.send(interaction);
    }
    discord.answer(&asked[0]);
    stopped_in_order(&bot.stop());
    // Nothing was answered twice.
    discord.wait("the end of every request", |state| {
        (state.seen(Route::Callback).len() == state.answers.len()).then_some(())
    });
}

#[test]
fn while_the_registration_hangs() {
    let discord = Loopback::start();
    discord.script(Route::Commands, 1_000, How::Hang);
    let bot = start(&discord);
    discord.online();
    let asked = Interaction::command("about", &[]).by(somebody());
    assert_eq!(discord.ask(&asked).kind, 4);
    stopped_in_order(&bot.stop());
}

#[test]
fn while_the_line_is_begun_anew() {
    for opening in [Opening::Hanging, Opening::Silent, Opening::Refused(503)] {
        let discord = Loopback::start();
        let bot = Bot::ready(&discord);
        discord.openings([opening; 100]);
        discord.drop_socket();
        discord.wait("another connection", |state| {
            (state.gateway.connections >= 2).then_some(())
        });
        stopped_in_order(&bot.stop());
    }
}

#[test]
fn at_any_moment_of_the_start() {
    // From before the first request to after the registration.
    for requests in 0..5 {
        let discord = Loopback::start();
        let bot = start(&discord);
        if requests > 0 {
            discord.wait("requests", |state| {
                (state.requests.len() >= requests).then_some(())
            });
        } else {
            // The signal is heeded as soon as it says that it starts.
            bot.says("");
        }
        stopped_in_order(&bot.stop());
    }
}

/// It ends at once, and says where a token is renewed.
fn refused(discord: &Loopback, token: &str) {
    let bot = Bot::start(discord, "", &[("DISCORD_TOKEN", token)]);
    let stopped = bot.ended();
    assert_eq!(stopped.code, Some(1), "{}", stopped.log);
    assert!(stopped.took < SOON, "{:?}", stopped.took);
    let portal = "https://discord.com/developers/applications";
    assert!(stopped.log.contains(portal), "{}", stopped.log);
    assert!(!stopped.log.contains(token), "{}", stopped.log);
}

#[test]
fn a_refused_token_ends_at_once() {
    let discord = Loopback::start();
    refused(&discord, "MTEwMDAwMDAwMDAwMDAwMDAwMA.canary.another-token");
    // Not even one that looks like no token.
    refused(&discord, "hunter2-hunter2");
    // Refused by the gateway alone, which closes with 4004.
    discord.openings([Opening::Closed(4004)]);
    refused(&discord, TOKEN);
}
