//! What happens when an answer breaks: an apology, a line in the log, and the
//! code under which it is found.

use std::collections::HashSet;
use std::io::Write;
use std::sync::{Arc, Mutex};

use jiff::civil::Date;
use specdex::app::{App, Defaults};
use specdex::config;
use specdex::discord::failure::Reference;
use specdex::discord::incoming::Incoming;
use specdex::discord::reply::{self, Reply};
use specdex::discord::{self, Behavior, Ended};
use specdex::telemetry::SERVING;
use tracing_subscriber::EnvFilter;

use crate::loopback::interactions::{Given, Interaction};
use crate::loopback::{Loopback, PATIENCE, TOKEN};
use crate::shipped::SNAPSHOT;

#[test]
fn a_reference_is_short_legible_and_not_the_last_one() {
    let references: HashSet<String> = (0..200)
        .map(|_| Reference::new().as_str().to_owned())
        .collect();
    // Two of 200 are alike once in a thousand runs; three are not.
    assert!(references.len() >= 198, "{references:?}");
    for reference in references {
        let legible = |c: char| c.is_ascii_uppercase() || ('2'..='9').contains(&c);
        assert!(
            reference.len() == 6 && reference.chars().all(legible),
            "{reference}"
        );
        assert!(!reference.contains(['I', 'O', '0', '1']), "{reference}");
        // It spells no word.
        assert!(reference.contains(|c: char| c.is_ascii_digit()));
    }
}

/// Where the bot of a test writes its log.
#[derive(Debug, Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The bot's own answer, but for a device over which it breaks.
fn breaks_over_one_device(app: &App, incoming: &Incoming, today: Date) -> Reply {
    if format!("{:?}", incoming.what).contains("canary phone") {
        panic!("not yet written for {:?}", incoming.what);
    }
    reply::reply(app, incoming, today)
}

/// Runs a bot in this process while `act` goes on; its log.
pub(crate) fn with_bot(discord: &Loopback, behavior: Behavior, act: impl FnOnce()) -> String {
    let environment = [
        ("DISCORD_TOKEN", TOKEN),
        ("DISCORD_API_URL", &discord.url()),
    ]
    .map(|(key, value)| (key.to_owned(), value.to_owned()))
    .into();
    let settings = config::settings(&config::Input {
        file: None,
        environment: &environment,
        usual_state_dir: None,
    });
    let settings = settings.unwrap();
    let log = Log::default();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    std::thread::scope(|scope| {
        let written = log.clone();
        let bot = scope.spawn(move || {
            let subscriber = tracing_subscriber::fmt()
                .with_env_filter(EnvFilter::new(SERVING))
                .with_ansi(false)
                .with_writer(move || written.clone());
            // One thread, so that all of the log comes to this subscriber.
            let _own = tracing::subscriber::set_default(subscriber.finish());
            let defaults = Defaults {
                market: None,
                show_rumors: true,
            };
            let app = Arc::new(App::new(SNAPSHOT.clone(), defaults));
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            let stop = async {
                let _ = stopped.await;
            };
            runtime.block_on(discord::run(app, &settings.discord, behavior, stop))
        });
        discord.online();
        act();
        stop.send(()).unwrap();
        assert_eq!(bot.join().unwrap().unwrap(), Ended::Stopped);
    });
    String::from_utf8(log.0.lock().unwrap().clone()).unwrap()
}

#[test]
fn a_broken_answer_is_apologized_for_and_the_next_one_comes() {
    // A test that panics reads how the program was built, which takes seconds.
    let discord = Loopback::with_memory(PATIENCE);
    let asked = |device: &str| {
        let given = [("device", Given::from(device))];
        Interaction::command("spec", &given)
    };
    let behavior = Behavior {
        decide: breaks_over_one_device,
        ..Behavior::default()
    };
    let mut apology = None;
    let log = with_bot(&discord, behavior, || {
        apology = Some(discord.ask(&asked("canary phone")));
        // It is still there for everybody else.
        assert!(!discord.ask(&asked("pixel 10")).hidden());
    });
    let apology = apology.unwrap();
    assert!(apology.hidden());
    let text = apology.text();
    let is_reference = |word: &&str| word.len() == 6 && word.contains(|c: char| c.is_ascii_digit());
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let reference = words.find(is_reference).expect(&text);
    let line = log.lines().find(|line| line.contains(reference));
    let line = line.unwrap_or_else(|| panic!("{reference} is not in the log:\n{log}"));
    assert!(line.contains("ERROR") && line.contains("a mistake of the program"));
    // The text of a panic may hold what somebody typed.
    assert!(!log.contains("canary phone"), "{log}");
}
