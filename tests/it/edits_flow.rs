//! The way of an edit inside the program: drafts that outlive it, previews that
//! grow old, who was granted what, and texts that mean harm.

use specdex::answers::Action;
use specdex::app::permission::{Member, User};
use specdex::app::{App, By, Defaults, Input, Occasion, Request, Response};
use specdex::commands::parse_line;
use specdex::config::{Editor, Moderation, TrustedGuild};
use specdex::i18n::Locale;
use specdex::store::Store;
use specdex::views::card::Card;
use specdex::views::{discord, terminal};

use crate::discord::limits;
use crate::shipped::{SNAPSHOT, TODAY, WORDS};

const GUILD: u64 = 7;
const CHANNEL: u64 = 70;
const MODERATOR: u64 = 1_200_000_000_000_000_011;
const SECOND: u64 = 1_200_000_000_000_000_012;
const ADMIN: u64 = 1_200_000_000_000_000_013;
const NOBODY: u64 = 1_200_000_000_000_000_014;
const MINUTE: i64 = 60_000;
const ADD: &str = "/rumor add nokia x60 pro property:battery.capacity value:6100 mAh source:https://nokiamob.net/2021/07/05/x60-battery/";

fn moderation(two_person: bool) -> Moderation {
    Moderation {
        trusted_guilds: vec![TrustedGuild {
            guild: GUILD.try_into().unwrap(),
            change_log: CHANNEL.try_into().ok(),
        }],
        contributors: Vec::new(),
        moderators: vec![Editor::User(MODERATOR), Editor::User(SECOND)],
        admins: vec![Editor::User(ADMIN)],
        two_person,
    }
}

/// A program over a store, and what time it is there.
struct Desk {
    runtime: tokio::runtime::Runtime,
    store: Store,
    app: App,
    now_ms: i64,
}

impl Desk {
    fn new(two_person: bool) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap();
        let store = runtime.block_on(Store::in_memory()).unwrap();
        let app = runtime.block_on(Self::app(&store, two_person));
        Self {
            runtime,
            store,
            app,
            now_ms: 1_800_000_000_000,
        }
    }

    async fn app(store: &Store, two_person: bool) -> App {
        let defaults = Defaults {
            market: None,
            show_rumors: true,
        };
        let app = App::new(SNAPSHOT.clone(), defaults);
        app.with_log(store.clone(), moderation(two_person))
            .await
            .unwrap()
    }

    /// Another process on the same store.
    fn restart(&mut self) {
        self.app = self.runtime.block_on(Self::app(&self.store, false));
    }

    fn does(&self, user: u64, input: Input) -> Response {
        let member = Some(Member {
            guild: GUILD,
            roles: Vec::new(),
        });
        let request = Request {
            input,
            locale: Locale::English,
            today: TODAY,
            by: By::User(User { id: user, member }),
        };
        let occasion = Occasion {
            now_ms: self.now_ms,
        };
        let response = match request.input.writes() {
            true => self.runtime.block_on(self.app.edit(&request, &occasion)),
            false => self.app.respond(&request),
        };
        match &response {
            Response::Show(card) | Response::Update(card) => limits(&discord::message(card)),
            _ => {}
        }
        response
    }

    fn gives(&self, user: u64, line: &str) -> Response {
        self.does(user, Input::Command(parse_line(line).unwrap()))
    }

    #[track_caller]
    fn shown(&self, user: u64, line: &str) -> Card {
        card(self.gives(user, line))
    }

    #[track_caller]
    fn press(&self, user: u64, on: &Card, label: &str) -> Response {
        let button = on.buttons.iter().find(|one| one.label.as_str() == label);
        let button = button.unwrap_or_else(|| panic!("no {label}: {}", text(on)));
        self.does(user, Input::Press(button.action.encode(1)))
    }

    #[track_caller]
    fn confirmed(&self, user: u64, line: &str) -> Card {
        let preview = self.shown(user, line);
        card(self.press(user, &preview, "Confirm"))
    }
}

#[track_caller]
fn card(response: Response) -> Card {
    match response {
        Response::Show(card) | Response::Update(card) => card,
        other => panic!("no card: {other:?}"),
    }
}

#[track_caller]
fn refused(response: Response) -> String {
    match response {
        Response::Refused(text) => text,
        other => panic!("not refused: {other:?}"),
    }
}

fn text(card: &Card) -> String {
    let style = terminal::Style {
        width: 200,
        color: false,
    };
    terminal::text(card, style, &WORDS)
}

#[test]
fn a_preview_outlives_the_process_and_grows_old() {
    let mut desk = Desk::new(false);
    let (young, old) = (desk.shown(MODERATOR, ADD), desk.shown(MODERATOR, ADD));
    desk.restart();
    desk.now_ms += 14 * MINUTE;
    let done = card(desk.press(MODERATOR, &young, "Confirm"));
    assert!(text(&done).contains("Edit 1"), "{}", text(&done));
    // Too old, it names the command to type again, as one that reads.
    desk.now_ms += 2 * MINUTE;
    let late = refused(desk.press(MODERATOR, &old, "Confirm"));
    let (_, line) = late.split_once("again: ").unwrap();
    let again = parse_line(line).unwrap();
    assert_eq!(again.command.name(), "rumor add");
    assert!(
        line.contains("6100 mAh") && line.contains("nokiamob.net"),
        "{line}"
    );
    assert_eq!(desk.runtime.block_on(desk.store.head()).unwrap(), 1);
    // Also an old one can be thrown away; then it is gone.
    let gone = card(desk.press(MODERATOR, &old, "Cancel"));
    assert!(text(&gone).contains("Nothing was changed"));
    let again = refused(desk.press(MODERATOR, &old, "Confirm"));
    assert!(again.contains("no longer there"), "{again}");
}

#[test]
fn a_confirmation_offers_what_it_speaks_against() {
    let desk = Desk::new(false);
    desk.confirmed(MODERATOR, ADD);
    let line = "/rumor status nokia x60 pro claim:nokia-x60-pro-battery-capacity status:confirmed source:https://www.hmd.com/x60 reason:on its page";
    let preview = desk.shown(MODERATOR, line);
    let menu = preview.select.as_ref().unwrap();
    assert!(menu.several, "{}", text(&preview));
    let id = menu.action.encode(0);
    let value = menu.options[0].choice.encode();
    let both = card(desk.does(MODERATOR, Input::Choose { id, value }));
    let told = text(&both);
    assert!(
        told.contains("6,000 mAh, debunked") && both.select.is_none(),
        "{told}"
    );
    card(desk.press(MODERATOR, &both, "Confirm"));
    let spec = text(&card(desk.gives(NOBODY, "/spec nokia x60 pro")));
    assert!(
        spec.contains("6,100 mAh") && !spec.contains("6,000 mAh,"),
        "{spec}"
    );
    // One undo for both.
    let undo = desk.confirmed(MODERATOR, "/rumor undo edit:2 reason:wrong page");
    assert!(text(&undo).contains("Taken back"), "{}", text(&undo));
    let spec = text(&card(desk.gives(NOBODY, "/spec nokia x60 pro")));
    assert!(
        spec.contains("6,000 mAh") && spec.contains("6,100 mAh"),
        "{spec}"
    );
}

#[test]
fn a_launch_is_resolved_in_one_go() {
    let desk = Desk::new(false);
    let line = "/rumor resolve nokia x60 pro source:https://www.hmd.com/x60 reason:launched today";
    let choose = desk.shown(MODERATOR, line);
    let menu = choose.select.as_ref().unwrap();
    let id = menu.action.encode(0);
    let wanted = |text: &str| {
        let mut options = menu.options.iter();
        let option = options.find(|option| option.label.as_str().contains(text));
        option.unwrap().choice.encode()
    };
    let values = vec![wanted("6,000 mAh"), wanted("200 MP")];
    let preview = card(desk.does(MODERATOR, Input::ChooseSeveral { id, values }));
    let told = text(&preview);
    assert_eq!(told.matches("confirmed").count(), 2, "{told}");
    let done = card(desk.press(MODERATOR, &preview, "Confirm"));
    assert!(text(&done).contains("Edit 1"), "{}", text(&done));
    let history = || {
        let line = "/rumors history nokia-x60-pro-battery";
        text(&card(desk.gives(NOBODY, line)))
    };
    assert!(history().contains("6,000 mAh, confirmed"), "{}", history());
    desk.confirmed(MODERATOR, "/rumor undo edit:1 reason:it was another phone");
    assert!(history().contains("6,000 mAh, rumored"), "{}", history());
}

#[test]
fn more_open_rumors_than_a_menu_holds_are_reached_by_their_property() {
    let desk = Desk::new(false);
    for number in 0..20 {
        let note = format!(
            "/rumor add nokia x60 pro property:design.note value:Note {number} source:https://nokiamob.net/x60"
        );
        desk.confirmed(MODERATOR, &note);
    }
    let line = "/rumor resolve nokia x60 pro source:https://www.hmd.com/x60 reason:launched today";
    let all = desk.shown(MODERATOR, line);
    let told = text(&all);
    assert_eq!(all.select.as_ref().unwrap().options.len(), 25, "{told}");
    assert!(
        told.contains("first 25") && told.contains("`property`"),
        "{told}"
    );
    let some = desk.shown(MODERATOR, &format!("{line} property:battery"));
    let told = text(&some);
    let options = &some.select.as_ref().unwrap().options;
    assert_eq!(options.len(), 1, "{told}");
    assert!(!told.contains("first 25"), "{told}");
    let id = some.select.as_ref().unwrap().action.encode(0);
    let value = options[0].choice.encode();
    let preview = card(desk.does(MODERATOR, Input::Choose { id, value }));
    assert!(
        text(&preview).contains("6,000 mAh, confirmed"),
        "{}",
        text(&preview)
    );
}

#[test]
fn what_else_a_message_names_is_said_in_the_preview() {
    let desk = Desk::new(false);
    let message = "The Nokia X60 Pro has 6,100 mAh, says https://nokiamob.net/x60, more than the Galaxy S24 Ultra (https://www.gsmarena.com/s24.php). Again: https://nokiamob.net/x60";
    let (id, names) = form(desk.does(MODERATOR, Input::Record(message.to_owned())));
    assert_eq!(names[..4], ["device", "property", "value", "source"]);
    let fields = vec![
        ("property".to_owned(), "battery".to_owned()),
        ("value".to_owned(), "6100 mAh".to_owned()),
    ];
    let preview = card(desk.does(MODERATOR, Input::Form { id, fields }));
    let told = text(&preview);
    assert!(told.contains("Nokia X60 Pro"), "{told}");
    let also = told.lines().find(|line| line.contains("also names"));
    let also = also.unwrap_or_else(|| panic!("{told}"));
    for part in ["Samsung Galaxy S24 Ultra", "gsmarena.com/s24.php"] {
        assert!(also.contains(part), "{part}: {also}");
    }
    assert!(!also.contains("nokiamob"), "{also}");
    // One that names nothing else says nothing of it.
    let message = "The Nokia X60 Pro: https://nokiamob.net/x60";
    let (id, _) = form(desk.does(MODERATOR, Input::Record(message.to_owned())));
    let fields = vec![
        ("property".to_owned(), "battery".to_owned()),
        ("value".to_owned(), "6100 mAh".to_owned()),
    ];
    let preview = card(desk.does(MODERATOR, Input::Form { id, fields }));
    assert!(!text(&preview).contains("also names"), "{}", text(&preview));
}

#[test]
fn a_rumored_device_is_added_found_and_taken_back() {
    let desk = Desk::new(false);
    desk.confirmed(
        MODERATOR,
        "/rumor device Z90 Fold brand:nokia kind:foldable",
    );
    desk.confirmed(
        MODERATOR,
        "/rumor add nokia z90 fold property:release.date value:early 2027 source:https://nokiamob.net/z90",
    );
    let spec = text(&card(desk.gives(NOBODY, "/spec nokia z90 fold")));
    assert!(
        spec.contains("Nokia Z90 Fold") && spec.contains("2027"),
        "{spec}"
    );
    let why = refused(desk.gives(MODERATOR, "/rumor undo edit:1 reason:never heard of"));
    assert!(why.contains("Take that back first"), "{why}");
    desk.confirmed(MODERATOR, "/rumor undo edit:2 reason:a joke");
    let gone = desk.confirmed(MODERATOR, "/rumor undo edit:1 reason:a joke");
    let told = "Nokia Z90 Fold, a device: no longer on record";
    assert!(text(&gone).contains(told), "{}", text(&gone));
    let back = text(&desk.shown(MODERATOR, "/rumor undo edit:4 reason:no joke"));
    assert!(
        back.contains("Nokia Z90 Fold, a device: on record again"),
        "{back}"
    );
    let spec = text(&card(desk.gives(NOBODY, "/spec nokia z90 fold")));
    assert!(!spec.contains("early 2027"), "{spec}");
}

/// A form that opens, and the names of its fields.
#[track_caller]
fn form(response: Response) -> (String, Vec<&'static str>) {
    let Response::Form(form) = response else {
        panic!("no form: {response:?}");
    };
    let names = form.fields.iter().map(|field| field.name).collect();
    (form.action.encode(0), names)
}

#[test]
fn what_a_preview_shows_can_all_be_changed() {
    let desk = Desk::new(false);
    let preview = desk.shown(MODERATOR, ADD);
    let (id, first) = form(desk.press(MODERATOR, &preview, "Change"));
    assert_eq!(first, ["value", "source", "status", "date", "market"]);
    let (_, rest) = form(desk.press(MODERATOR, &preview, "Change more"));
    assert_eq!(rest, ["reason", "publisher", "property", "device"]);
    let fields = vec![
        ("value".to_owned(), "6200 mAh".to_owned()),
        (
            "source".to_owned(),
            "https://www.gizbot.com/x60.html".to_owned(),
        ),
    ];
    let preview = card(desk.does(MODERATOR, Input::Form { id, fields }));
    let told = text(&preview);
    assert!(
        told.contains("6,200 mAh, rumored") && told.contains("gizbot.com/x60.html"),
        "{told}"
    );
}

#[test]
fn an_option_that_was_refused_is_mended_in_a_form() {
    let desk = Desk::new(false);
    let wrong = [
        ("date", "date:someday", "2026-10-01", "1 Oct 2026"),
        ("date", "date:2031", "2026-10-01", "1 Oct 2026"),
        ("market", "market:atlantis", "cn", "Market: China"),
        ("status", "status:sure", "leaked", "6,100 mAh, leaked"),
        ("publisher", "publisher:nobody", "gsmarena", "GSMArena"),
        (
            "source",
            "status:announced",
            "https://www.hmd.com/x60",
            "6,100 mAh, announced",
        ),
    ];
    for (option, given, mended, shown) in wrong {
        let unread = desk.shown(MODERATOR, &format!("{ADD} {given}"));
        let told = text(&unread);
        assert!(
            unread.hidden && told.contains("Nothing is written yet"),
            "{told}"
        );
        let (id, names) = form(desk.press(MODERATOR, &unread, "Change"));
        assert_eq!(names[0], option, "{given}");
        let fields = vec![(option.to_owned(), mended.to_owned())];
        let preview = card(desk.does(MODERATOR, Input::Form { id, fields }));
        assert!(text(&preview).contains(shown), "{}", text(&preview));
    }
    // A value that does not fit may be one of another property.
    let line = ADD.replace("6100 mAh", "6.7 in");
    let unread = desk.shown(MODERATOR, &line);
    let (_, names) = form(desk.press(MODERATOR, &unread, "Change"));
    assert_eq!(names[..2], ["value", "property"]);
    // Nobody who may not edit gets a draft.
    let line = format!("{ADD} date:someday");
    assert!(refused(desk.gives(NOBODY, &line)).contains("only contributors"));
}

#[test]
fn what_others_rest_on_is_not_taken_back_and_says_what_does() {
    let desk = Desk::new(false);
    desk.confirmed(MODERATOR, ADD);
    let claim = "nokia x60 pro claim:nokia-x60-pro-battery-capacity";
    let page = "source:https://www.hmd.com/x60";
    desk.confirmed(MODERATOR, &format!("/rumor source {claim} {page}"));
    desk.confirmed(
        SECOND,
        &format!(
            "/rumor status {claim} status:announced source:https://nokiamob.net/x60 reason:seen"
        ),
    );
    let why = refused(desk.gives(MODERATOR, "/rumor undo edit:2 reason:a fake page"));
    for part in ["Edit 2", "announced rests on it since edit 3"] {
        assert!(why.contains(part), "{part}: {why}");
    }
    desk.confirmed(MODERATOR, "/rumor series Z90 series brand:nokia");
    desk.confirmed(
        MODERATOR,
        "/rumor device Z90 Fold brand:nokia kind:foldable series:nokia-z90-series",
    );
    let why = refused(desk.gives(MODERATOR, "/rumor undo edit:4 reason:never heard of"));
    assert!(
        why.contains("Nokia Z90 Fold") && why.contains("added that: 5"),
        "{why}"
    );
}

#[test]
fn the_history_of_what_was_taken_back_offers_to_bring_it_back() {
    let desk = Desk::new(false);
    desk.confirmed(MODERATOR, ADD);
    desk.confirmed(MODERATOR, "/rumor undo edit:1 reason:another phone");
    let line = "/rumors history nokia-x60-pro-battery-capacity";
    let history = |user: u64| card(desk.gives(user, line));
    let told = text(&history(NOBODY));
    for part in [
        "6,100 mAh, taken back",
        "Taken back by edit 2",
        "first reported",
        "another phone",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let offers = |card: &Card| card.buttons.iter().any(|one| one.label.as_str() == "Undo");
    assert!(!offers(&history(NOBODY)));
    let Response::Form(form) = desk.press(SECOND, &history(SECOND), "Undo") else {
        panic!("no form");
    };
    let fields = vec![("reason".to_owned(), "it was this one".to_owned())];
    let id = form.action.encode(0);
    let preview = card(desk.does(SECOND, Input::Form { id, fields }));
    card(desk.press(SECOND, &preview, "Confirm"));
    let told = text(&history(MODERATOR));
    assert!(
        told.contains("6,100 mAh, rumored") && !told.contains("Taken back by edit"),
        "{told}"
    );
}

#[test]
fn who_was_granted_something_may_do_it_until_it_is_taken_back() {
    let desk = Desk::new(false);
    let grant =
        |user: u64, level: &str| desk.gives(user, &format!("/rumor grant {NOBODY} level:{level}"));
    assert!(refused(grant(MODERATOR, "moderator")).contains("only admins"));
    assert!(refused(desk.gives(NOBODY, ADD)).contains("only contributors"));
    // Help tells everybody of what they may use, and of nothing else.
    let help = |user: u64| text(&card(desk.gives(user, "/help rumor")));
    assert!(help(ADMIN).contains("/rumor grant"), "{}", help(ADMIN));
    assert!(!help(NOBODY).contains("/rumor undo"), "{}", help(NOBODY));
    let granted = |level: &str| {
        let line = format!("/rumor grant {NOBODY} level:{level}");
        text(&desk.confirmed(ADMIN, &line))
    };
    // Nothing holds before it is confirmed.
    let preview = text(&card(grant(ADMIN, "moderator")));
    for part in [
        "Let them edit?".to_owned(),
        format!("User {NOBODY}: moderator"),
        "before: none".to_owned(),
    ] {
        assert!(preview.contains(&part), "{part}: {preview}");
    }
    assert!(refused(desk.gives(NOBODY, ADD)).contains("only contributors"));
    let done = granted("moderator");
    assert!(
        done.contains("From now on: moderator") && done.contains("Granted in all"),
        "{done}"
    );
    let again = refused(grant(ADMIN, "moderator"));
    assert!(again.contains("granted already"), "{again}");
    desk.confirmed(NOBODY, ADD);
    let told = help(NOBODY);
    assert!(
        told.contains("/rumor undo") && !told.contains("/rumor grant"),
        "{told}"
    );
    granted("none");
    assert!(refused(desk.gives(NOBODY, ADD)).contains("only contributors"));
    // A role of a server that nobody trusts is nothing to grant.
    let foreign = desk.gives(ADMIN, "/rumor grant 9/71 level:admin");
    assert!(refused(foreign).contains("no trusted server"));
    // Nobody is mentioned, and a name means nothing but itself.
    let named = desk.confirmed(
        ADMIN,
        "/rumor grant <@&71> **Mods** @everyone level:contributor",
    );
    let body = discord::message(&named);
    let body = serde_json::to_value(&body).unwrap();
    let shown = body["embeds"][0]["description"].as_str().unwrap();
    assert!(
        shown.contains("Mods") && shown.contains("role 71 of server 7"),
        "{shown}"
    );
    for harm in ["**Mods**", "<@"] {
        assert!(!shown.contains(harm), "{harm}: {shown}");
    }
    assert_eq!(body["allowed_mentions"]["parse"], serde_json::json!([]));
    // What the settings say stays, and that is said.
    let line = format!("/rumor grant {SECOND} level:contributor");
    let told = text(&desk.shown(ADMIN, &line));
    assert!(told.contains("The settings say moderator"), "{told}");
    // Everything of one person, since a day, by the mark in the history.
    let history = text(&card(
        desk.gives(NOBODY, "/rumors history nokia-x60-pro-battery-capacity"),
    ));
    let (_, mark) = history.split_once("moderator ").unwrap();
    let mark = &mark[..5];
    desk.confirmed(
        ADMIN,
        &format!("/rumor undo by:{mark} since:2020 reason:an account was taken over"),
    );
    let gone = text(&card(
        desk.gives(NOBODY, "/rumors history nokia-x60-pro-battery-capacity"),
    ));
    assert!(!gone.contains("6,100 mAh, rumored"), "{gone}");
}

#[test]
fn a_grant_that_another_admin_changed_meanwhile_is_shown_anew() {
    let desk = Desk::new(false);
    let line = |level: &str| format!("/rumor grant {NOBODY} level:{level}");
    let mine = desk.shown(ADMIN, &line("admin"));
    desk.confirmed(ADMIN, &line("contributor"));
    let again = card(desk.press(ADMIN, &mine, "Confirm"));
    let told = text(&again);
    assert!(
        told.contains("Let them edit?") && told.contains("before: contributor"),
        "{told}"
    );
    // Canceled, it is gone; nobody else may confirm it.
    assert!(refused(desk.press(MODERATOR, &again, "Confirm")).contains("somebody else's"));
    card(desk.press(ADMIN, &again, "Cancel"));
    assert!(refused(desk.press(ADMIN, &again, "Confirm")).contains("no longer there"));
    let help = text(&card(desk.gives(NOBODY, "/help rumor")));
    assert!(!help.contains("/rumor grant"), "{help}");
}

#[test]
fn locks_and_the_freeze_say_who_and_why() {
    let desk = Desk::new(false);
    desk.confirmed(ADMIN, "/rumor lock nokia x60 pro reason:a wave of pranks");
    let why = refused(desk.gives(MODERATOR, ADD));
    assert!(
        why.contains("a wave of pranks") && why.contains("just now"),
        "{why}"
    );
    desk.confirmed(ADMIN, "/rumor lock nokia x60 pro state:off reason:over");
    desk.confirmed(ADMIN, "/rumor freeze reason:an account was taken over");
    let why = refused(desk.gives(MODERATOR, ADD));
    assert!(
        why.contains("all edits") && why.contains("taken over"),
        "{why}"
    );
    desk.confirmed(ADMIN, "/rumor freeze state:off reason:over");
    desk.confirmed(MODERATOR, ADD);
}

#[test]
fn what_is_told_in_a_channel_pings_nobody_and_undoes() {
    let desk = Desk::new(false);
    let hostile = "@everyone **now** [free](https://evil.example) <@1> \u{202e}txt\u{200b}";
    desk.confirmed(MODERATOR, &format!("{ADD} reason:{hostile}"));
    let posts = desk
        .store
        .due_posts(desk.now_ms, std::time::Duration::from_secs(9), 9);
    let posts = desk.runtime.block_on(posts).unwrap();
    assert_eq!(posts.len(), 1);
    assert_eq!(posts[0].channel, CHANNEL);
    let body = desk
        .app
        .told_in_channel(&posts[0].body, posts[0].seq)
        .unwrap();
    assert_eq!(body["allowed_mentions"]["parse"], serde_json::json!([]));
    // Who did it is named without a ping, outside of what they wrote.
    assert_eq!(body["content"], format!("<@{MODERATOR}>"));
    let shown = body["embeds"][0]["description"].as_str().unwrap();
    assert!(shown.contains("free"), "{shown}");
    for harm in ["**now**", "[free](", "<@1>", "\u{202e}", "\u{200b}"] {
        assert!(!shown.contains(harm), "{harm}: {shown}");
    }
    let undo = body["components"][0]["components"][0]["custom_id"]
        .as_str()
        .unwrap();
    assert!(Action::decode(undo).is_ok(), "{undo}");
    let Response::Form(form) = desk.does(SECOND, Input::Press(undo.to_owned())) else {
        panic!("no form");
    };
    let fields = vec![("reason".to_owned(), "spam".to_owned())];
    let id = form.action.encode(0);
    let preview = card(desk.does(SECOND, Input::Form { id, fields }));
    card(desk.press(SECOND, &preview, "Confirm"));
    let spec = text(&card(desk.gives(NOBODY, "/spec nokia x60 pro")));
    assert!(!spec.contains("6,100"), "{spec}");
}
