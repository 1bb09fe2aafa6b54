//! A connection on which nothing comes any more is begun anew.
//!
//! serenity waits for ever where a line accepts and says nothing. The program
//! waits for minutes; here the same code waits for seconds.

use std::time::Duration;

use specdex::discord::Behavior;
use specdex::discord::pulse::Patience;

use crate::discord_failure::with_bot;
use crate::loopback::Loopback;
use crate::loopback::interactions::Interaction;
use crate::loopback::script::Opening;

/// Gives up a connection that is not ready after seconds, or that was and then
/// goes without a heartbeat: while it is begun anew, it still counts as ready.
fn soon() -> Behavior {
    Behavior {
        patience: Patience {
            look: Duration::from_millis(50),
            connecting: Duration::from_secs(2),
            silent: Duration::from_secs(4),
        },
        ..Behavior::default()
    }
}

#[test]
fn one_that_is_never_accepted_and_one_that_hangs_later() {
    let discord = Loopback::with_heartbeat(Duration::from_secs(1));
    discord.openings([Opening::Hanging]);
    let about = || discord.ask(&Interaction::command("about", &[])).kind;
    let log = with_bot(&discord, soon(), || {
        assert_eq!(about(), 4);
        assert!(discord.look(|state| state.gateway.connections) >= 2);
        // The line breaks, and the next one hangs.
        discord.openings([Opening::Hanging]);
        discord.drop_socket();
        discord.wait("another session", |state| {
            (state.gateway.identified.len() >= 2).then_some(())
        });
        assert_eq!(about(), 4);
    });
    let given_up = log.matches("there was no sign of it for too long").count();
    assert!(given_up >= 2, "{log}");
}

#[test]
fn one_that_serenity_breaks_down_over() {
    let discord = Loopback::with_heartbeat(Duration::from_secs(1));
    let about = || Interaction::command("about", &[]);
    with_bot(&discord, soon(), || {
        // It takes the hash of a picture apart byte by byte, and so this letter.
        let mut asked = about();
        asked.body["member"]["user"]["avatar"] = format!("{}é0", "0".repeat(29)).into();
        discord.send(&asked);
        discord.wait("another session", |state| {
            (state.gateway.identified.len() >= 2).then_some(())
        });
        assert_eq!(discord.ask(&about()).kind, 4);
    });
}
