//! Rumors changed from inside Discord: the whole way of an edit, and everybody
//! who may not take it.

use serde_json::Value;

use super::bot::{Bot, somebody};
use crate::loopback::Loopback;
use crate::loopback::answer::Answer;
use crate::loopback::interactions::{GUILD, Given, Interaction, Person, Place, Shown};
use crate::loopback::script::{How, Route};
use crate::loopback::state::Post;

/// The role of moderators in the trusted server.
const ROLE: u64 = 1_200_000_000_000_000_071;
/// The role of contributors there.
const HELPERS: u64 = 1_200_000_000_000_000_072;
/// Where changes are told.
const CHANNEL: u64 = 1_200_000_000_000_000_070;
/// A server that nobody trusts.
const FOREIGN: u64 = 1_200_000_000_000_000_900;

const PAGE: &str = "https://nokiamob.net/2021/07/05/x60-battery/";
const SECOND_PAGE: &str = "https://www.gizbot.com/mobile/x60-battery.html";
const PRIMARY: &str = "https://www.hmd.com/x60-pro";

fn settings() -> String {
    format!(
        "[moderation]\ntrusted_guilds = [\"{GUILD}/{CHANNEL}\"]\nmoderators = [\"{GUILD}/{ROLE}\"]\ncontributors = [\"{GUILD}/{HELPERS}\"]\n"
    )
}

/// Somebody with a role, who does one thing after another.
struct Editor<'a> {
    discord: &'a Loopback,
    person: Person,
    roles: Vec<u64>,
}

/// Something that an editor did, and its answer.
struct Done {
    asked: Interaction,
    answer: Answer,
}

impl<'a> Editor<'a> {
    fn new(bot: &Bot<'a>, roles: &[u64]) -> Self {
        Self {
            discord: bot.discord(),
            person: somebody(),
            roles: roles.to_vec(),
        }
    }

    fn does(&self, what: Interaction) -> Done {
        let asked = what.by(self.person).with_roles(&self.roles);
        let answer = self.discord.ask(&asked);
        Done { asked, answer }
    }

    fn gives(&self, command: &str, options: &[(&str, &str)]) -> Done {
        let options: Vec<(&str, Given)> = options
            .iter()
            .map(|(name, text)| (*name, Given::from(*text)))
            .collect();
        self.does(Interaction::command(command, &options))
    }

    fn presses(&self, on: &Done, label: &str) -> Done {
        let button = on.answer.button(label);
        let button = button.unwrap_or_else(|| panic!("no {label}: {}", on.answer.text()));
        self.does(Interaction::press(&on.asked.shows(&on.answer), &button.id))
    }

    fn confirms(&self, preview: &Done) -> Done {
        let done = self.presses(preview, "Confirm");
        assert_eq!(done.answer.kind, 7, "{}", done.answer.text());
        done
    }

    fn reads(&self, command: &str, options: &[(&str, &str)]) -> String {
        self.gives(command, options).answer.text()
    }

    /// Records a battery of 6,100 mAh, up to its preview.
    fn adds(&self) -> Done {
        let preview = self.gives(
            "rumor add",
            &[
                ("device", "nokia-x60-pro"),
                ("property", "battery.capacity"),
                ("value", "6100 mAh"),
                ("source", PAGE),
            ],
        );
        assert!(preview.answer.hidden(), "{}", preview.answer.text());
        preview
    }
}

/// The only claim that the tests record.
const CLAIM: &str = "nokia-x60-pro-battery-capacity";
const OF_CLAIM: [(&str, &str); 2] = [("device", "nokia-x60-pro"), ("claim", CLAIM)];
const SPEC: [(&str, &str); 1] = [("device", "nokia-x60-pro")];

/// The claim, and another page that says so.
fn with_second_page() -> Vec<(&'static str, &'static str)> {
    let mut options = OF_CLAIM.to_vec();
    options.push(("source", SECOND_PAGE));
    options
}

fn posts(discord: &Loopback, count: usize) -> Vec<Post> {
    discord.wait("what is told in the channel", |state| {
        (state.posts.len() >= count).then(|| state.posts.clone())
    })
}

fn text(body: &Value) -> String {
    let embed = &body["embeds"][0];
    let parts = [
        &embed["title"],
        &embed["description"],
        &embed["footer"]["text"],
    ];
    let parts = parts.into_iter().filter_map(Value::as_str);
    parts.collect::<Vec<_>>().join("\n")
}

/// A control of a message that the bot posted by itself.
fn control(post: &Post, label: &str) -> String {
    let buttons = post.body["components"][0]["components"].as_array().unwrap();
    let button = buttons.iter().find(|button| button["label"] == label);
    let button = button.unwrap_or_else(|| panic!("no {label}: {}", post.body));
    button["custom_id"].as_str().unwrap().to_owned()
}

#[test]
fn what_an_editor_was_told_is_not_told_to_a_reader() {
    let discord = Loopback::start();
    let bot = Bot::ready_with(&discord, &settings());
    let (editor, reader) = (Editor::new(&bot, &[ROLE]), Editor::new(&bot, &[]));
    // Twice, so that each is asked after the other, too.
    for _ in 0..2 {
        assert!(editor.reads("help", &[]).contains("/rumor add"));
        assert!(!reader.reads("help", &[]).contains("/rumor add"));
    }
}

#[test]
fn a_rumor_is_recorded_confirmed_by_a_second_person_and_undone() {
    let discord = Loopback::start();
    let bot = Bot::ready_with(&discord, &settings());
    let (first, second) = (Editor::new(&bot, &[ROLE]), Editor::new(&bot, &[ROLE]));
    // Added, with what was left out filled in; nothing is written before.
    let preview = first.adds();
    let shown = preview.answer.text();
    for part in [
        "Record this?",
        "6,100 mAh, rumored",
        "worldwide",
        "Nokiamob",
        "15 minutes",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let reader = Editor::new(&bot, &[]);
    for person in [&first, &reader] {
        assert!(!person.reads("spec", &SPEC).contains("6,100"));
    }
    let done = first.confirms(&preview);
    assert!(
        done.answer.text().contains("Recorded"),
        "{}",
        done.answer.text()
    );
    // Everybody sees it at once.
    for person in [&first, &reader] {
        assert!(person.reads("spec", &SPEC).contains("6,100 mAh"));
    }
    // A second source.
    let mut options = OF_CLAIM.to_vec();
    options.push(("source", SECOND_PAGE));
    first.confirms(&first.gives("rumor source", &options));
    let history = reader.reads("rumors history", &[("claim", CLAIM)]);
    assert!(history.contains("2 sources"), "{history}");
    // Confirmed by two.
    let mut options = OF_CLAIM.to_vec();
    options.extend([
        ("status", "confirmed"),
        ("source", PRIMARY),
        ("reason", "on the maker's page"),
    ]);
    let proposal = first.gives("rumor status", &options);
    assert!(
        proposal.answer.text().contains("second person"),
        "{}",
        proposal.answer.text()
    );
    let proposed = first.presses(&proposal, "Propose");
    let text_of = |done: &Done| done.answer.text();
    assert!(text_of(&proposed).contains("waits for a second person"));
    let history = || reader.reads("rumors history", &[("claim", CLAIM)]);
    assert!(history().contains("6,100 mAh, rumored"), "{}", history());
    assert!(first.reads("rumor waiting", &[]).contains("1 edit waits"));
    // Who proposed it does not agree to it.
    let own = first.presses(&proposed, "Approve");
    assert!(
        text_of(&own).contains("Ask a second person"),
        "{}",
        text_of(&own)
    );
    let posted = posts(&discord, 3);
    assert!(posted.iter().all(|post| post.channel == CHANNEL));
    let waits = &posted[2];
    let press = Interaction::press(
        &Shown::posted(waits.id, &waits.body),
        &control(waits, "Approve"),
    );
    let preview = second.does(press);
    assert!(preview.answer.hidden());
    second.confirms(&preview);
    assert!(history().contains("6,100 mAh, confirmed"), "{}", history());
    // Undone from the channel, with a reason.
    let told = &posts(&discord, 4)[3];
    assert!(text(&told.body).contains("Approved"), "{}", told.body);
    let press = Interaction::press(&Shown::posted(told.id, &told.body), &control(told, "Undo"));
    let form = first.does(press);
    assert_eq!(form.answer.kind, 9);
    let preview = first.does(Interaction::fill(
        &form.asked,
        &form.answer,
        &[("reason", "the page is gone")],
    ));
    assert!(
        text_of(&preview).contains("Take this back?"),
        "{}",
        text_of(&preview)
    );
    first.confirms(&preview);
    let history = reader.reads("rumors history", &[("claim", CLAIM)]);
    for part in [
        "6,100 mAh, rumored",
        "the page is gone",
        "undone",
        "moderator",
    ] {
        assert!(history.contains(part), "{part}: {history}");
    }
    assert_eq!(bot.stop().code, Some(0));
}

/// Every way to change something, as an interaction of its own.
fn attempts(draft: &Done, change: &Done) -> Vec<(&'static str, Interaction)> {
    let given = |name: &str, options: &[(&str, &str)]| {
        let options: Vec<(&str, Given)> = options
            .iter()
            .map(|(name, text)| (*name, Given::from(*text)))
            .collect();
        Interaction::command(name, &options)
    };
    let claim = "nokia-x60-pro-os-global";
    let of_claim = [
        ("device", "nokia-x60-pro"),
        ("claim", claim),
        ("source", PRIMARY),
        ("reason", "why not"),
    ];
    let with = |option: (&'static str, &'static str)| {
        let mut options = of_claim.to_vec();
        options.push(option);
        options
    };
    let press = |label: &str| {
        let button = draft.answer.button(label).unwrap();
        Interaction::press(&draft.asked.shows(&draft.answer), &button.id)
    };
    let shown = draft.asked.shows(&draft.answer);
    let id = |step: specdex::answers::EditStep| specdex::answers::Action::Edit(step).encode(1);
    use specdex::answers::{DraftId, EditStep};
    let pick = id(EditStep::Pick(DraftId(1)));
    vec![
        (
            "rumor add",
            given(
                "rumor add",
                &[
                    ("device", "nokia-x60-pro"),
                    ("property", "battery.capacity"),
                    ("value", "9000 mAh"),
                    ("source", PAGE),
                ],
            ),
        ),
        (
            "rumor status",
            given("rumor status", &with(("status", "confirmed"))),
        ),
        ("rumor source", given("rumor source", &of_claim)),
        (
            "rumor revise",
            given("rumor revise", &with(("value", "ios"))),
        ),
        (
            "rumor undo",
            given("rumor undo", &[("edit", "1"), ("reason", "why not")]),
        ),
        (
            "rumor lock",
            given(
                "rumor lock",
                &of_claim[..2]
                    .iter()
                    .copied()
                    .chain([("reason", "x")])
                    .collect::<Vec<_>>(),
            ),
        ),
        (
            "rumor freeze",
            given("rumor freeze", &[("reason", "why not")]),
        ),
        (
            "rumor resolve",
            given(
                "rumor resolve",
                &[
                    ("device", "nokia-x60-pro"),
                    ("source", PRIMARY),
                    ("reason", "launch"),
                ],
            ),
        ),
        (
            "rumor device",
            given("rumor device", &[("name", "Z90"), ("brand", "nokia")]),
        ),
        (
            "rumor series",
            given("rumor series", &[("name", "Z90"), ("brand", "nokia")]),
        ),
        (
            "rumor grant",
            given("rumor grant", &[("who", "17"), ("level", "admin")]),
        ),
        ("rumor waiting", given("rumor waiting", &[])),
        ("rumor approve", given("rumor approve", &[("edit", "1")])),
        ("rumor reject", given("rumor reject", &[("edit", "1")])),
        (
            "record",
            Interaction::on_message("Record a rumor", &format!("nokia x60 pro {PAGE}")),
        ),
        ("confirm", press("Confirm")),
        ("change", press("Change")),
        ("change more", press("Change more")),
        ("cancel", press("Cancel")),
        (
            "form",
            Interaction::fill(&change.asked, &change.answer, &[("status", "leaked")]),
        ),
        (
            "undo button",
            Interaction::press(&shown, &id(EditStep::Undo(1))),
        ),
        (
            "approve button",
            Interaction::press(&shown, &id(EditStep::Approve(1))),
        ),
        (
            "reject button",
            Interaction::press(&shown, &id(EditStep::Reject(1))),
        ),
        (
            "forged draft",
            Interaction::press(&shown, &id(EditStep::Confirm(DraftId(12345)))),
        ),
        (
            "menu",
            Interaction::choose(&shown, &pick, "c0000000000000001"),
        ),
        (
            "menu of several",
            Interaction::choose_several(&shown, &pick, &["c1", "c2"]),
        ),
    ]
}

#[test]
fn whoever_may_not_edit_changes_nothing_anywhere() {
    let discord = Loopback::start();
    let bot = Bot::ready_with(&discord, &settings());
    let moderator = Editor::new(&bot, &[ROLE]);
    let draft = moderator.adds();
    let change = moderator.presses(&draft, "Change");
    assert_eq!(change.answer.kind, 9);
    let refused = |who: &str, what: &str, asked: &Interaction| {
        let answer = discord.ask(asked);
        assert!(
            answer.kind == 4 && answer.hidden(),
            "{who}: {what}: {:?}",
            answer.data
        );
        let text = answer.text();
        assert!(
            text.contains("Nothing was changed") || text.contains("no longer"),
            "{who}: {what}: {text}"
        );
        assert!(
            text.ends_with('.') || text.contains('`'),
            "{who}: {what}: {text}"
        );
        // It says nothing of the draft.
        assert!(!text.contains("6,100"), "{who}: {what}: {text}");
    };
    // What a server says of somebody gives nothing: not that they manage it,
    // not a role of the same number elsewhere. As a guest of a user the
    // application serves no server; a form cannot say that it is one, and leads
    // to no draft but one's own.
    type As = fn(Interaction) -> Interaction;
    let people: [(&str, As); 6] = [
        ("a member", |asked| asked.with_roles(&[])),
        ("a manager", |asked| asked.with_roles(&[]).by_moderator()),
        ("an admin of an untrusted server", |asked| {
            let asked = asked.with_roles(&[ROLE]).by_moderator();
            asked.in_guild(FOREIGN)
        }),
        ("somebody in direct messages", |asked| {
            asked.at(Place::Direct)
        }),
        ("somebody among friends", |asked| asked.at(Place::Private)),
        ("a guest", |asked| {
            let place = Place::ForeignGuild {
                external_apps: true,
            };
            asked.with_roles(&[ROLE]).at(place)
        }),
    ];
    for (who, as_them) in people {
        for (what, asked) in attempts(&draft, &change) {
            refused(who, what, &as_them(asked.by(somebody())));
        }
    }
    // Another moderator does not confirm, change or cancel it either.
    for (what, asked) in attempts(&draft, &change) {
        if ["confirm", "change", "change more", "cancel", "form"].contains(&what) {
            let other = asked.by(somebody()).with_roles(&[ROLE]);
            let text = discord.ask(&other).text();
            assert!(text.contains("somebody else's"), "{what}: {text}");
        }
    }
    // Contributors propose, and no more.
    let beyond = [
        "rumor undo",
        "rumor lock",
        "rumor freeze",
        "rumor device",
        "rumor series",
        "rumor grant",
        "rumor approve",
        "undo button",
        "approve button",
    ];
    for (what, asked) in attempts(&draft, &change) {
        if beyond.contains(&what) {
            let helper = asked.by(somebody()).with_roles(&[HELPERS]);
            refused("a contributor", what, &helper);
        }
    }
    assert_eq!(discord.look(|state| state.posts.len()), 0);
    let reader = Editor::new(&bot, &[]);
    assert!(!reader.reads("spec", &SPEC).contains("9,000"));
    // After all that, the moderator's own draft is as it was.
    let done = moderator.confirms(&draft);
    assert!(
        done.answer.text().contains("Edit 1"),
        "{}",
        done.answer.text()
    );
}

#[test]
fn what_is_confirmed_twice_is_written_once() {
    let discord = Loopback::start();
    let bot = Bot::ready_with(&discord, &settings());
    let moderator = Editor::new(&bot, &[ROLE]);
    let preview = moderator.adds();
    let button = preview.answer.button("Confirm").unwrap();
    let press = || {
        let shown = preview.asked.shows(&preview.answer);
        let press = Interaction::press(&shown, &button.id);
        press.by(moderator.person).with_roles(&moderator.roles)
    };
    // The same interaction, told twice.
    let pressed = press();
    discord.send(&pressed);
    discord.send(&pressed);
    // Whichever is done first says what was written, the other that it was.
    let once = discord.answer(&pressed).text();
    assert!(once.contains("Edit 1"), "{once}");
    // And pressed again.
    let again = discord.ask(&press()).text();
    assert!(
        again.contains("written already") && again.contains("Edit 1"),
        "{again}"
    );
    assert!(posts(&discord, 1).len() == 1);
    let waiting = moderator.reads("rumors history", &[("claim", CLAIM)]);
    assert!(waiting.contains("6,100 mAh, rumored"), "{waiting}");
}

#[test]
fn of_two_moderators_at_once_the_second_sees_what_is_different() {
    let discord = Loopback::start();
    let bot = Bot::ready_with(&discord, &settings());
    let (one, other) = (Editor::new(&bot, &[ROLE]), Editor::new(&bot, &[ROLE]));
    one.confirms(&one.adds());
    let leak = |editor: &Editor<'_>, status: &str| {
        let mut options = OF_CLAIM.to_vec();
        options.extend([
            ("status", status),
            ("source", SECOND_PAGE),
            ("reason", "seen"),
        ]);
        editor.gives("rumor status", &options)
    };
    let (first, second) = (leak(&one, "leaked"), leak(&other, "withdrawn"));
    one.confirms(&first);
    let late = other.presses(&second, "Confirm").answer;
    let text = late.text();
    assert!(late.hidden() || late.kind == 4, "{text}");
    for part in [
        "changed since the preview",
        "leaked",
        "just now",
        "Look again",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let history = one.reads("rumors history", &[("claim", CLAIM)]);
    assert!(!history.contains("withdrawn"), "{history}");
}

#[test]
fn a_message_is_recorded_with_what_it_says() {
    let discord = Loopback::start();
    let bot = Bot::ready_with(&discord, &settings());
    let moderator = Editor::new(&bot, &[ROLE]);
    let message = format!("Look, the Nokia X60 Pro: <{PAGE}>!");
    let form = moderator.does(Interaction::on_message("Record a rumor", &message));
    assert_eq!(form.answer.kind, 9);
    let filled = form.answer.data.to_string();
    assert!(
        filled.contains("nokia-x60-pro") && filled.contains(PAGE),
        "{filled}"
    );
    let fill = |value: &str| {
        let values = [("property", "battery"), ("value", value)];
        moderator.does(Interaction::fill(&form.asked, &form.answer, &values))
    };
    // What does not read can be mended without typing all of it again.
    let wrong = fill("lots");
    assert!(
        wrong.answer.text().contains("mAh"),
        "{}",
        wrong.answer.text()
    );
    let again = moderator.presses(&wrong, "Change");
    let values = [("value", "6100 mAh")];
    let preview = moderator.does(Interaction::fill(&again.asked, &again.answer, &values));
    assert!(
        preview.answer.text().contains("6,100 mAh, rumored"),
        "{}",
        preview.answer.text()
    );
    moderator.confirms(&preview);
}

#[test]
fn only_trusted_servers_get_the_commands_of_editors() {
    let discord = Loopback::start();
    discord.look(|state| state.left.push(FOREIGN));
    let settings = format!(
        "[moderation]\ntrusted_guilds = [\"{GUILD}\", \"{FOREIGN}\"]\nmoderators = [\"{GUILD}/{ROLE}\"]\n"
    );
    let bot = Bot::ready_with(&discord, &settings);
    bot.says("this trusted server is left out");
    let names = |guild: Option<u64>| {
        discord.look(|state| {
            let commands = state.commands.get(&guild).into_iter().flatten();
            let names = commands.filter_map(|command| command["name"].as_str());
            names.map(str::to_owned).collect::<Vec<_>>()
        })
    };
    assert_eq!(names(Some(GUILD)), ["rumor", "Record a rumor"]);
    assert_eq!(names(Some(FOREIGN)), [] as [&str; 0]);
    let global = names(None);
    assert!(global.contains(&"rumors".to_owned()), "{global:?}");
    assert!(!global.contains(&"rumor".to_owned()), "{global:?}");
}

#[test]
fn what_was_written_is_told_also_after_the_process_was_killed() {
    let discord = Loopback::start();
    let settings = settings();
    let state = std::env::temp_dir().join(format!("specdex-told-{}", std::process::id()));
    let variables = [
        ("DISCORD_TOKEN", crate::loopback::TOKEN),
        ("SPECDEX_STATE_DIR", state.to_str().unwrap()),
    ];
    let bot = Bot::start(&discord, &settings, &variables);
    discord.online();
    bot.says("client_id=");
    // Discord takes no messages for a while; then the process is gone.
    discord.script(Route::Message, 5, How::Status(503));
    let moderator = Editor::new(&bot, &[ROLE]);
    moderator.confirms(&moderator.adds());
    bot.says("a message about an edit waits");
    assert_eq!(discord.look(|state| state.posts.len()), 0);
    bot.signal("KILL");
    let _ = bot.ended();
    // Now it takes the message, but its answer is lost.
    discord.script(Route::Message, 1, How::Lost(502));
    let bot = Bot::start(&discord, &settings, &variables);
    bot.says("client_id=");
    posts(&discord, 1);
    discord.wait("the message to be sent again", |state| {
        (state.seen(Route::Message).len() >= 7).then_some(())
    });
    assert_eq!(posts(&discord, 1).len(), 1);
    let history = Editor::new(&bot, &[]).reads("rumors history", &[("claim", CLAIM)]);
    assert!(history.contains("6,100 mAh, rumored"), "{history}");
    drop(bot);
    let _ = std::fs::remove_dir_all(state);
}

#[test]
fn the_same_press_on_two_processes_is_written_once_and_seen_by_both() {
    let (here, there) = (Loopback::start(), Loopback::start());
    let settings = settings();
    let state = std::env::temp_dir().join(format!("specdex-shared-{}", std::process::id()));
    let variables = [
        ("DISCORD_TOKEN", crate::loopback::TOKEN),
        ("SPECDEX_STATE_DIR", state.to_str().unwrap()),
    ];
    let start = |discord| {
        let bot = Bot::start(discord, &settings, &variables);
        bot.says("client_id=");
        bot
    };
    let bots = (start(&here), start(&there));
    let moderator = Editor::new(&bots.0, &[ROLE]);
    let preview = moderator.adds();
    let button = preview.answer.button("Confirm").unwrap();
    let shown = preview.asked.shows(&preview.answer);
    let pressed = Interaction::press(&shown, &button.id);
    let pressed = pressed.by(moderator.person).with_roles(&moderator.roles);
    here.send(&pressed);
    there.send(&pressed);
    let texts = [here.answer(&pressed).text(), there.answer(&pressed).text()];
    let written = texts.iter().filter(|text| text.contains("Edit 1"));
    assert!(written.count() >= 1, "{texts:?}");
    // The next one is the second edit, on the other process, which knows the first.
    let other = Editor::new(&bots.1, &[ROLE]);
    let mut options = OF_CLAIM.to_vec();
    options.push(("source", SECOND_PAGE));
    let done = other.confirms(&other.gives("rumor source", &options));
    assert!(
        done.answer.text().contains("Edit 2"),
        "{}",
        done.answer.text()
    );
    drop(bots);
    let _ = std::fs::remove_dir_all(state);
}

#[test]
fn a_write_that_takes_long_is_answered_later() {
    let discord = Loopback::start();
    let state = std::env::temp_dir().join(format!("specdex-slow-{}", std::process::id()));
    let variables = [
        ("DISCORD_TOKEN", crate::loopback::TOKEN),
        ("SPECDEX_STATE_DIR", state.to_str().unwrap()),
    ];
    let bot = Bot::start(&discord, &settings(), &variables);
    bot.says("client_id=");
    let moderator = Editor::new(&bot, &[ROLE]);
    let preview = moderator.adds();
    // Somebody else writes, and does not come to an end.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let file = format!("sqlite://{}", state.join("specdex.db").display());
    use sqlx::{Connection as _, Executor as _};
    let mut other = runtime
        .block_on(sqlx::SqliteConnection::connect(&file))
        .unwrap();
    runtime.block_on(other.execute("BEGIN IMMEDIATE")).unwrap();
    let later = moderator.presses(&preview, "Confirm");
    // The message with the button stays as it is, for now.
    assert_eq!(later.answer.kind, 6);
    runtime.block_on(other.execute("ROLLBACK")).unwrap();
    let token = later.asked.token;
    let message = discord.wait("the answer to take its place", |state| {
        let mut later = state.later.iter();
        let edit = later.find(|(route, of, _)| *route == Route::Edit && *of == token)?;
        Some(edit.2.clone())
    });
    assert!(text(&message).contains("Recorded"), "{message}");
    // A refusal that takes long leaves the preview and its buttons alone, and
    // comes as a message of its own that only its person sees.
    let preview = moderator.gives("rumor source", &with_second_page());
    runtime.block_on(other.execute("BEGIN IMMEDIATE")).unwrap();
    let later = moderator.presses(&preview, "Confirm");
    assert_eq!(later.answer.kind, 6);
    let gone = "DELETE FROM drafts; COMMIT";
    runtime.block_on(other.execute(gone)).unwrap();
    let token = later.asked.token;
    let (route, message) = discord.wait("the refusal", |state| {
        let mut later = state.later.iter();
        let (route, _, body) = later.find(|(_, of, _)| *of == token)?;
        Some((*route, body.clone()))
    });
    assert_eq!(route, Route::Followup, "{message}");
    assert_eq!(message["flags"], 64, "{message}");
    let refused = message["embeds"][0]["description"].as_str();
    let refused = refused.or(message["content"].as_str()).unwrap();
    assert!(refused.contains("no longer there"), "{message}");
    // A command that takes long shows its person alone that it is at work.
    runtime.block_on(other.execute("BEGIN IMMEDIATE")).unwrap();
    let later = moderator.gives("rumor source", &with_second_page());
    assert_eq!((later.answer.kind, later.answer.hidden()), (5, true));
    runtime.block_on(other.execute("ROLLBACK")).unwrap();
    let token = later.asked.token;
    discord.wait("the preview to take its place", |state| {
        let mut later = state.later.iter();
        later
            .any(|(_, of, body)| *of == token && text(body).contains("Change this?"))
            .then_some(())
    });
    drop(bot);
    let _ = std::fs::remove_dir_all(state);
}
