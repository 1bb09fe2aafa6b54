//! What one edit after the other does, and which are refused.

use specdex::domain::gate::GateRefusal;
use specdex::domain::{EditId, Level, Property, Status, Value};
use specdex::moderation::{Command, Refusal, UndoWhat, version};

use super::desk::{ANNA, BEN, CARA, DORA, Desk, EVE, cited, id, revise, set, source, text, undo};

const OFFICIAL: &str = "https://www.nokia.com/phones/x60-pro";
const PRESS: &str = "https://nokiamob.net/2026/11/x60-pro-battery";

/// A desk with a rumor about the X60 Pro in China.
fn with_rumor() -> (Desk, &'static str) {
    let mut desk = Desk::new();
    desk.must(
        ANNA,
        &desk.add("nokia-x60-pro", Property::BodyWeight, "210 g"),
    );
    (desk, "nokia-x60-pro-body-weight")
}

#[test]
fn a_rumor_is_added_backed_confirmed_taken_back_and_brought_back() {
    let (mut desk, claim) = with_rumor();
    assert_eq!(desk.status(claim), Status::Rumored);
    desk.must(BEN, &source(claim, PRESS));
    assert_eq!(desk.claim(claim).unwrap().state.sources.len(), 2);
    let confirmed = desk.must(BEN, &set(claim, Status::Confirmed, OFFICIAL));
    assert_eq!(desk.status(claim), Status::Confirmed);
    let undone = desk.must(ANNA, &undo(confirmed));
    assert_eq!(desk.status(claim), Status::Rumored);
    assert_eq!(desk.claim(claim).unwrap().state.sources.len(), 2);
    assert_eq!(
        desk.decide(ANNA, &undo(confirmed)),
        Err(Refusal::Undone(confirmed))
    );
    desk.must(BEN, &undo(undone));
    assert_eq!(desk.status(claim), Status::Confirmed);
    // Everything is told, by whom.
    assert_eq!(desk.claim(claim).unwrap().changes().len(), 5);
}

#[test]
fn a_claim_of_the_files_is_edited_and_only_its_subject_is_touched() {
    let mut desk = Desk::new();
    let claim = "nokia-x60-pro-battery";
    let before = desk.claim(claim).unwrap().changes().len();
    desk.must(ANNA, &revise(&desk, claim, "more than 6,000 mAh"));
    let now = desk.claim(claim).unwrap();
    assert_eq!(
        now.state.value.written(Property::BatteryCapacity),
        "more than 6000 mAh"
    );
    assert_eq!(now.changes().len(), before + 1);
    let overlay = desk.edited.snapshot.catalog.overlay();
    let touched: Vec<_> = overlay.edited().collect();
    assert_eq!(touched, [desk.number("nokia-x60-pro")]);
    assert!(desk.edited.conflicts.is_empty());
}

#[test]
fn two_people_confirm() {
    let mut desk = Desk::new().two_people();
    let add = desk.add("nokia-x60-pro", Property::BodyWeight, "210 g");
    desk.must(ANNA, &add);
    let claim = "nokia-x60-pro-body-weight";
    let group = desk.must(ANNA, &set(claim, Status::Confirmed, OFFICIAL));
    assert_eq!(desk.status(claim), Status::Rumored, "it waits");
    assert_eq!(desk.state.pending().count(), 1);
    let approve = Command::Approve { group };
    assert_eq!(desk.decide(ANNA, &approve), Err(Refusal::OwnProposal));
    let needs = Level::Moderator;
    assert_eq!(
        desk.decide(CARA, &approve),
        Err(Refusal::NotAllowed { needs })
    );
    desk.must(BEN, &approve);
    assert_eq!(desk.status(claim), Status::Confirmed);
    assert_eq!(desk.state.pending().count(), 0);
    let step = desk.state.claim(&id(claim)).unwrap().steps.last().unwrap();
    assert_eq!((step.edit.by, step.approved.unwrap().by), (ANNA.id, BEN.id));
    // The edit, not its approval, is what is undone; the group of both is one.
    let approval = EditId(desk.state.head());
    assert_eq!(
        desk.decide(ANNA, &undo(approval)),
        Err(Refusal::NotUndoable(approval))
    );
    let what = UndoWhat::Group(approval);
    let why = text("Too early");
    let both = desk.decide(ANNA, &Command::Undo { what, why }).unwrap();
    assert_eq!(both.events.len(), 1);
    desk.must(ANNA, &undo(group));
    assert_eq!(desk.status(claim), Status::Rumored);
}

#[test]
fn what_a_contributor_edits_waits_and_can_be_taken_back() {
    let mut desk = Desk::new();
    let add = desk.add("nokia-x60-pro", Property::BodyWeight, "210 g");
    let group = desk.must(CARA, &add);
    assert!(desk.claim("nokia-x60-pro-body-weight").is_none());
    // Nobody else takes the id meanwhile.
    desk.must(
        ANNA,
        &desk.add("nokia-x60-pro", Property::BodyWeight, "205 g"),
    );
    assert!(desk.claim("nokia-x60-pro-body-weight-2").is_some());
    desk.must(CARA, &Command::Reject { group, why: None });
    assert_eq!(
        desk.decide(ANNA, &Command::Approve { group }),
        Err(Refusal::NoEdit(group))
    );
}

#[test]
fn nobody_floods_those_who_review() {
    let mut desk = Desk::new();
    let note = |number: usize| format!("Note {number}");
    for number in 0..specdex::moderation::MOST_WAITING {
        let add = desk.add("nokia-x60-pro", Property::DesignNote, &note(number));
        desk.must(CARA, &add);
    }
    let more = desk.add("nokia-x60-pro", Property::DesignNote, &note(99));
    let most = specdex::moderation::MOST_WAITING;
    assert_eq!(desk.decide(CARA, &more), Err(Refusal::Waiting { most }));
    let group = desk.state.pending().next().unwrap().0;
    desk.must(CARA, &Command::Reject { group, why: None });
    desk.must(CARA, &more);
}

#[test]
fn levels_are_kept() {
    let (mut desk, claim) = with_rumor();
    let group = desk.must(CARA, &set(claim, Status::Leaked, PRESS));
    let why = || text("Because");
    let commands = [
        (
            desk.add("nokia-x60-pro", Property::BodyWeight, "200 g"),
            Level::Contributor,
        ),
        (set(claim, Status::Leaked, PRESS), Level::Contributor),
        (source(claim, PRESS), Level::Contributor),
        (revise(&desk, claim, "205 g"), Level::Contributor),
        (Command::Reject { group, why: None }, Level::Contributor),
        (Command::Approve { group }, Level::Moderator),
        (undo(EditId(1)), Level::Moderator),
        (
            Command::Undo {
                what: UndoWhat::Group(EditId(1)),
                why: why(),
            },
            Level::Moderator,
        ),
        (
            Command::Freeze {
                on: true,
                why: why(),
            },
            Level::Admin,
        ),
        (
            Command::Lock {
                what: specdex::moderation::Lockable::Claim(id(claim)),
                on: true,
                why: why(),
            },
            Level::Admin,
        ),
    ];
    for (command, needs) in commands {
        for actor in [EVE, CARA, ANNA, DORA] {
            let decided = desk.decide(actor, &command);
            let refused = decided == Err(Refusal::NotAllowed { needs });
            assert_eq!(
                refused,
                actor.level < needs,
                "{command:?} by {:?}: {decided:?}",
                actor.level
            );
        }
    }
}

#[test]
fn gates_and_moves_are_kept() {
    let (desk, claim) = with_rumor();
    assert_eq!(
        desk.decide(ANNA, &set(claim, Status::Confirmed, PRESS)),
        Err(Refusal::Gate(Status::Confirmed, GateRefusal::NeedsPrimary))
    );
    assert_eq!(
        desk.decide(ANNA, &set(claim, Status::Superseded, PRESS)),
        Err(Refusal::IllegalMove {
            from: Status::Rumored,
            to: Status::Superseded
        })
    );
    // Nobody knows who stands behind a host that no file names.
    let mut desk = Desk::new();
    let unknown = "https://blog.example.org/x60";
    let add = desk.add("nokia-x60-pro", Property::BodyWeight, "210 g");
    let Command::Add(mut add) = add else { panic!() };
    add.source = cited(unknown);
    add.status = Status::Leaked;
    let refused = Refusal::Gate(Status::Leaked, GateRefusal::NeedsPressOrLeaker);
    let leaked = Command::Add(add.clone());
    assert_eq!(desk.decide(ANNA, &leaked), Err(refused.clone()));
    add.status = Status::Rumored;
    desk.must(ANNA, &Command::Add(add));
    assert_eq!(
        desk.decide(ANNA, &set(claim, Status::Leaked, unknown)),
        Err(refused)
    );
    desk.must(ANNA, &set(claim, Status::Leaked, PRESS));
}

#[test]
fn a_host_that_no_file_names_becomes_a_publisher() {
    let mut desk = Desk::new();
    let mut add = desk.add("nokia-x60-pro", Property::BodyWeight, "210 g");
    if let Command::Add(add) = &mut add {
        add.source = cited("https://www.blog.example.org/x60?utm_source=x");
    }
    let (decided, _) = desk.try_to(ANNA, &add).unwrap();
    assert_eq!(decided.events.len(), 2);
    let claim = desk.claim("nokia-x60-pro-body-weight").unwrap();
    let source = &claim.state.sources[0];
    assert_eq!(source.publisher.as_str(), "blog-example-org");
    assert_eq!(
        source.url.as_ref().unwrap().as_str(),
        "https://www.blog.example.org/x60"
    );
    let known = desk.edited.snapshot.catalog.publishers();
    assert_eq!(
        known.get("blog-example-org").unwrap().name.as_str(),
        "blog.example.org"
    );
    // The next one from there finds it, and the address is said to be cited.
    let again = desk.add("nokia-x60-pro", Property::BodyHeight, "160 mm");
    let Command::Add(mut add) = again else {
        panic!()
    };
    add.source = cited("https://www.blog.example.org/x60");
    let decided = desk.decide(ANNA, &Command::Add(add)).unwrap();
    assert_eq!(decided.events.len(), 1);
    assert_eq!(decided.cited, [id("nokia-x60-pro-body-weight")]);
}

#[test]
fn the_second_of_two_moderators_sees_what_the_first_did() {
    let (mut desk, claim) = with_rumor();
    let seen = version(desk.claim(claim).unwrap());
    let with_seen = |command| match command {
        Command::Status(mut set) => {
            set.seen = Some(seen);
            Command::Status(set)
        }
        other => other,
    };
    let mine = with_seen(set(claim, Status::Leaked, PRESS));
    let other = with_seen(set(claim, Status::Withdrawn, PRESS));
    desk.must(ANNA, &mine);
    let Err(Refusal::Moved { since, now, .. }) = desk.decide(BEN, &other) else {
        panic!("not refused");
    };
    assert_eq!(now.status, Status::Leaked);
    assert_eq!(since.len(), 1);
    assert_eq!(since[0].kind.status(), Some(Status::Leaked));
}

#[test]
fn an_undo_that_others_build_on_is_refused() {
    let (mut desk, claim) = with_rumor();
    let leaked = desk.must(ANNA, &set(claim, Status::Leaked, PRESS));
    let withdrawn = desk.must(BEN, &set(claim, Status::Withdrawn, PRESS));
    let Err(Refusal::BuiltOn { edit, later }) = desk.decide(ANNA, &undo(leaked)) else {
        panic!("not refused");
    };
    assert_eq!((edit, later[0].id), (leaked, withdrawn));
    let Err(Refusal::BuiltOn { later, .. }) = desk.decide(ANNA, &undo(EditId(1))) else {
        panic!("not refused");
    };
    assert_eq!(later.len(), 2);
    desk.must(ANNA, &undo(withdrawn));
    desk.must(ANNA, &undo(leaked));
    desk.must(ANNA, &undo(EditId(1)));
    assert!(desk.claim(claim).is_none(), "nothing is left of it");
    let (last, _) = (desk.state.head(), ());
    desk.must(BEN, &undo(EditId(last)));
    assert_eq!(desk.status(claim), Status::Rumored);
}

#[test]
fn everything_by_one_person_since_a_time_is_undone_at_once() {
    let (mut desk, claim) = with_rumor();
    let first = desk.must(BEN, &source(claim, PRESS));
    desk.must(BEN, &revise(&desk, claim, "190 g"));
    desk.must(BEN, &revise(&desk, "nokia-x60-pro-battery", "1,000 mAh"));
    let since_ms = desk.state.event(first).unwrap().edit.at_ms;
    let what = UndoWhat::Person {
        by: BEN.id,
        since_ms,
    };
    let why = text("All wrong");
    let (decided, group) = desk.try_to(ANNA, &Command::Undo { what, why }).unwrap();
    assert_eq!(decided.events.len(), 3);
    let weight = desk.claim(claim).unwrap();
    assert_eq!(weight.state.value.written(Property::BodyWeight), "210 g");
    assert_eq!(weight.state.sources.len(), 1);
    // One undo covers it all.
    let what = UndoWhat::Group(group);
    desk.must(
        ANNA,
        &Command::Undo {
            what,
            why: text("Not so wrong"),
        },
    );
    let weight = desk.claim(claim).unwrap();
    assert_eq!(weight.state.value.written(Property::BodyWeight), "190 g");
}

#[test]
fn values_are_read_with_units_and_refused_with_the_form_that_is_expected() {
    let desk = Desk::new();
    let snapshot = &desk.edited.snapshot;
    let read = |property: Property, typed: &str| {
        let value = specdex::moderation::input::value(snapshot, property, typed);
        value.map(|value: Value| value.written(property))
    };
    let cases = [
        (Property::BatteryCapacity, "6000 mAh", "6000 mAh"),
        (
            Property::BatteryCapacity,
            "more than 6,000 mAh",
            "more than 6000 mAh",
        ),
        (Property::DisplaySize, "6.67 in", "6.67 in"),
        (Property::CameraMain, "200MP", "200 MP"),
        (Property::ReleaseDate, "early 2027", "early 2027"),
        (Property::MemoryRam, "8 GB, 12 GB", "8 GB|12 GB"),
        (Property::OsLaunch, "HarmonyOS 4.2", "harmonyos 4.2"),
        (Property::OsLaunch, "One UI 8.5", "one-ui 8.5"),
        (Property::OsLaunch, "android", "android"),
        (Property::ReleaseMarket, "China", "cn"),
        (Property::ChargingFast, "Yes", "true"),
        (
            Property::ChipSoc,
            "Snapdragon 8 Elite",
            "Snapdragon 8 Elite",
        ),
    ];
    for (property, typed, expected) in cases {
        assert_eq!(read(property, typed).as_deref(), Ok(expected), "{typed}");
    }
    for (property, typed) in [
        (Property::BatteryCapacity, "6000"),
        (Property::BatteryCapacity, "big"),
        (Property::DisplaySize, "6.67 cm"),
        (Property::ReleaseDate, "soon"),
    ] {
        let Err(Refusal::Value(error)) = read(property, typed) else {
            panic!("{typed} was read");
        };
        assert!(error.to_string().contains("such as"), "{error}");
    }
    assert!(matches!(
        read(Property::OsLaunch, "Symbian Foo"),
        Err(Refusal::NoSystem(_))
    ));
    let absurd = desk.decide(
        ANNA,
        &desk.add("nokia-x60-pro", Property::BatteryCapacity, "6 mAh"),
    );
    assert_eq!(absurd, Err(Refusal::Implausible(Property::BatteryCapacity)));
}

#[test]
fn a_new_value_of_what_is_confirmed_needs_a_second_person_too() {
    let (mut desk, claim) = with_rumor();
    desk.must(BEN, &set(claim, Status::Confirmed, OFFICIAL));
    let mut desk = desk.two_people();
    let group = desk.must(ANNA, &revise(&desk, claim, "205 g"));
    let value = |desk: &Desk| {
        let state = &desk.claim(claim).unwrap().state;
        state.value.written(Property::BodyWeight)
    };
    assert_eq!(value(&desk), "210 g", "it waits");
    desk.must(BEN, &Command::Approve { group });
    assert_eq!(value(&desk), "205 g");
    // What is only rumored is one person's to mend.
    desk.must(ANNA, &revise(&desk, "nokia-x60-pro-battery", "6,100 mAh"));
    assert_eq!(desk.state.pending().count(), 0);
}

#[test]
fn what_several_proposed_alike_counts_once() {
    let mut desk = Desk::new();
    let add = desk.add("nokia-x60-pro", Property::BodyWeight, "210 g");
    let first = desk.must(CARA, &add);
    let second = desk.must(CARA, &add);
    desk.must(ANNA, &Command::Approve { group: first });
    let refused = desk.decide(ANNA, &Command::Approve { group: second });
    assert_eq!(
        refused,
        Err(Refusal::Exists(id("nokia-x60-pro-body-weight")))
    );
}

#[test]
fn a_contributor_with_many_waiting_edits_hears_so() {
    let mut desk = Desk::new();
    let weights = (0..20).map(|more| format!("{} g", 200 + more));
    for weight in weights {
        desk.must(
            CARA,
            &desk.add("nokia-x60-pro", Property::BodyWeight, &weight),
        );
    }
    let one_more = desk.add("nokia-x60-pro", Property::BodyWeight, "250 g");
    assert_eq!(
        desk.decide(CARA, &one_more),
        Err(Refusal::Waiting { most: 20 })
    );
}
