//! Every outage ends with the bot answering again.

use std::time::{Duration, Instant};

use specdex::answers::Action;

use super::bot::{Bot, somebody};
use crate::loopback::answer::Answer;
use crate::loopback::interactions::{Given, Interaction};
use crate::loopback::script::{How, Opening, Route};
use crate::loopback::{Loopback, TOKEN};

fn question() -> Interaction {
    let given = [("device", Given::from("nokia x60 pro"))];
    Interaction::command("spec", &given).by(somebody())
}

/// It answers, and in order.
fn answers(discord: &Loopback) {
    let answer = discord.ask(&question());
    assert_eq!(answer.kind, 4);
    assert!(answer.text().contains("X60 Pro"), "{}", answer.text());
}

fn resumed(discord: &Loopback, count: usize) {
    discord.wait("a resumed session", |state| {
        (state.gateway.resumed >= count).then_some(())
    });
}

fn identified(discord: &Loopback, count: usize) {
    discord.wait("another session", |state| {
        (state.gateway.identified.len() >= count).then_some(())
    });
    discord.online();
}

#[test]
fn a_dropped_socket() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    discord.drop_socket();
    // What people do meanwhile is not lost.
    let meanwhile = question();
    discord.send(&meanwhile);
    assert_eq!(discord.answer(&meanwhile).kind, 4);
    resumed(&discord, 1);
    answers(&discord);
}

#[test]
fn a_connection_that_is_closed() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    // An unknown error, and a session that timed out.
    for code in [4000, 4009] {
        discord.close(code);
        answers(&discord);
    }
}

#[test]
fn a_request_to_reconnect() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    discord.reconnect();
    resumed(&discord, 1);
    answers(&discord);
}

#[test]
fn an_invalid_session() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    discord.invalidate(false);
    identified(&discord, 2);
    answers(&discord);
    discord.invalidate(true);
    resumed(&discord, 1);
    answers(&discord);
}

#[test]
fn a_session_that_is_invalid_when_it_is_resumed() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    discord.openings([Opening::InvalidSession]);
    discord.drop_socket();
    identified(&discord, 2);
    answers(&discord);
}

#[test]
fn a_zombie() {
    let discord = Loopback::with_heartbeat(Duration::from_millis(1000));
    let _bot = Bot::ready(&discord);
    discord.zombie();
    discord.wait("another connection", |state| {
        (state.gateway.connections >= 2).then_some(())
    });
    discord.wait("a session that is alive", |state| {
        (state.gateway.resumed + state.gateway.identified.len() >= 2).then_some(())
    });
    answers(&discord);
}

#[test]
fn a_gateway_that_never_says_a_word() {
    let discord = Loopback::start();
    discord.openings([Opening::Silent]);
    let _bot = Bot::ready(&discord);
    answers(&discord);
}

#[test]
fn a_gateway_that_cannot_be_reached() {
    let discord = Loopback::start();
    discord.openings([Opening::Refused(502)]);
    let _bot = Bot::ready(&discord);
    answers(&discord);
    discord.openings([Opening::Refused(502); 2]);
    discord.drop_socket();
    discord.wait("another session or connection", |state| {
        (state.gateway.resumed + state.gateway.identified.len() >= 2).then_some(())
    });
    answers(&discord);
}

#[test]
fn nothing_works_at_the_start() {
    let discord = Loopback::start();
    discord.script(Route::Any, 4, How::Status(502));
    let _bot = Bot::ready(&discord);
    answers(&discord);
}

#[test]
fn too_many_requests_at_the_start() {
    let discord = Loopback::start();
    let after = Duration::from_millis(700);
    discord.script(
        Route::GatewayBot,
        1,
        How::Limited {
            after,
            global: true,
        },
    );
    discord.script(
        Route::Gateway,
        1,
        How::Limited {
            after,
            global: false,
        },
    );
    discord.script(Route::Commands, 1, How::LimitedByEdge { seconds: 1 });
    discord.script(
        Route::Register,
        1,
        How::Limited {
            after,
            global: false,
        },
    );
    let _bot = Bot::ready(&discord);
    answers(&discord);
    discord.wait("a registration", |state| {
        let seen = state.seen(Route::Register);
        seen.iter().any(|seen| seen.status == 200).then_some(())
    });
}

#[test]
fn too_many_requests_in_flight() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    for global in [false, true] {
        let after = Duration::from_millis(400);
        discord.script(Route::Callback, 1, How::Limited { after, global });
        answers(&discord);
        answers(&discord);
    }
    discord.script(Route::Callback, 1, How::LimitedByEdge { seconds: 1 });
    answers(&discord);
}

#[test]
fn a_limit_too_long_to_be_worth_waiting_for() {
    let discord = Loopback::start();
    let bot = Bot::ready(&discord);
    // An interaction is forgotten after three seconds; to wait for one is to be silent for long.
    let after = Duration::from_secs(600);
    discord.script(
        Route::Callback,
        1,
        How::Limited {
            after,
            global: false,
        },
    );
    discord.send(&question());
    discord.wait("the callback", |state| {
        (!state.seen(Route::Callback).is_empty()).then_some(())
    });
    let stopped = bot.stop();
    assert_eq!(stopped.code, Some(0));
    assert!(stopped.took < Duration::from_secs(20), "{:?}", stopped.took);
}

#[test]
fn failures_in_flight() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    for how in [How::Status(502), How::Status(500), How::Lost(504)] {
        discord.script(Route::Callback, 1, how);
        answers(&discord);
    }
    // One that never gets through is given up; the next is answered.
    discord.script(Route::Callback, 50, How::Status(503));
    discord.send(&question());
    discord.wait("some tries", |state| {
        (state.seen(Route::Callback).len() >= 5).then_some(())
    });
    discord.heal();
    answers(&discord);
}

#[test]
fn slow_answers() {
    let discord = Loopback::start();
    let _bot = Bot::ready_with(&discord, "http_timeout = \"1s\"");
    discord.script(Route::Callback, 1, How::Slow(Duration::from_millis(500)));
    answers(&discord);
    // Longer than anything is waited for; others do not wait with it.
    discord.script(Route::Callback, 2, How::Hang);
    for _ in 0..5 {
        answers(&discord);
    }
}

#[test]
fn everything_is_slow_at_the_start() {
    let discord = Loopback::start();
    discord.script(Route::Any, 6, How::Slow(Duration::from_millis(300)));
    let _bot = Bot::ready(&discord);
    answers(&discord);
}

#[test]
fn a_registration_that_fails_for_long() {
    let discord = Loopback::start();
    // Longer than one request is tried.
    discord.script(Route::Register, 6, How::Status(502));
    let bot = Bot::start(&discord, "", &[("DISCORD_TOKEN", TOKEN)]);
    bot.says("the commands are not registered");
    // What was registered earlier can be used meanwhile.
    answers(&discord);
    bot.says("the commands are registered");
    answers(&discord);
}

#[test]
fn too_many_requests_after_the_answer() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    let asked = question();
    let answer = discord.ask(&asked);
    let delete = answer.button("Delete").unwrap();
    let after = Duration::from_millis(400);
    for global in [false, true] {
        discord.script(Route::Delete, 1, How::Limited { after, global });
    }
    discord.script(Route::Delete, 1, How::Status(502));
    discord.send(&Interaction::press(&asked.shows(&answer), &delete.id).by(asked.person()));
    discord.wait("the message to go", |state| {
        (!state.later.is_empty()).then_some(())
    });
    answers(&discord);
}

#[test]
fn nothing_more_is_said_once_an_interaction_is_forgotten() {
    // Every answer comes too late here.
    let discord = Loopback::with_memory(Duration::ZERO);
    let bot = Bot::ready(&discord);
    let asked = question();
    let shown = asked.shows(&Answer {
        kind: 4,
        data: serde_json::json!({}),
        at: Instant::now(),
    });
    let delete = Action::Delete.encode(1);
    let late = [
        Interaction::complete("spec", &[], "device", "nok").by(somebody()),
        Interaction::press(&shown, "an old button").by(somebody()),
        Interaction::press(&shown, &delete).by(asked.person()),
        asked,
    ];
    for interaction in &late {
        discord.send(interaction);
    }
    discord.wait("every callback", |state| {
        (state.seen(Route::Callback).len() >= late.len()).then_some(())
    });
    // It finishes what it begun, so nothing comes after this.
    let stopped = bot.stop();
    assert_eq!(stopped.code, Some(0), "{}", stopped.log);
    discord.look(|state| {
        let callbacks = state.seen(Route::Callback);
        let tried: Vec<u16> = callbacks.iter().map(|seen| seen.status).collect();
        assert_eq!(tried, [404; 4]);
        for route in [Route::Followup, Route::Edit, Route::Delete] {
            assert_eq!(state.seen(route).len(), 0, "{route:?}");
        }
    });
    assert!(stopped.log.contains("no longer knows"), "{}", stopped.log);
    assert!(!stopped.log.contains("ERROR"), "{}", stopped.log);
}

#[test]
fn an_interaction_that_is_no_longer_known_is_not_tried_again() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    let gone = question();
    // It is sent with another token than it has.
    let mut forged = gone.clone();
    forged.body["token"] = format!("{}-gone", gone.token).into();
    discord.send(&forged);
    discord.wait("the callback", |state| {
        (!state.seen(Route::Callback).is_empty()).then_some(())
    });
    for _ in 0..3 {
        answers(&discord);
    }
    let unknown = discord.look(|state| {
        let seen = state.seen(Route::Callback);
        seen.iter().filter(|seen| seen.status == 404).count()
    });
    assert_eq!(unknown, 1);
}
