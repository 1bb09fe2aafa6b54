//! That every answer has the edits: what people see is the files and the log.

use specdex::answers::rumors::{Group, Happened, HistoryAnswer};
use specdex::answers::{Answer, Asked, Question, Section, View, Wanted, WantedClaim, answer};
use specdex::domain::{Author, DeviceKind, Property, Status};
use specdex::moderation::{AddSubject, Command};
use specdex::search::{Outcome, Snapshot};

use super::desk::{ANNA, BEN, Desk, TODAY, id, revise, set, text, undo};

fn ask(snapshot: &Snapshot, question: Question) -> Answer {
    answer(snapshot, &Asked::new(question), &View::on(TODAY))
}

fn typed(text: &str) -> Wanted {
    Wanted::Typed(text.to_owned())
}

/// A desk with a device that no file has, and a rumor about it.
fn with_new_device() -> Desk {
    let mut desk = Desk::new();
    desk.must(
        ANNA,
        &Command::AddSubject(AddSubject {
            name: text("X99 Zeppelin"),
            brand: desk.number("nokia"),
            kind: Some(DeviceKind::Phone),
            series: None,
        }),
    );
    desk.must(
        ANNA,
        &desk.add("nokia-x99-zeppelin", Property::BatteryCapacity, "9,900 mAh"),
    );
    desk
}

#[test]
fn a_new_device_is_found_completed_scanned_and_told() {
    let desk = with_new_device();
    let snapshot = &desk.edited.snapshot;
    let number = desk.number("nokia-x99-zeppelin");
    for name in ["nokia x99 zeppelin", "x99 zeppelin", "nokia x99 zepelin"] {
        let found = snapshot.devices.find(name);
        assert_eq!(found.outcome, Outcome::Show, "{name}: {found:?}");
        assert_eq!(found.hits[0].number, number, "{name}");
    }
    assert_eq!(snapshot.devices.complete("nokia x99", 25)[0], number);
    let mentions = snapshot
        .devices
        .scan("Is the Nokia X99 Zeppelin as good as a Nokia X60 Pro?");
    let mentioned: Vec<_> = mentions.iter().map(|one| one.number).collect();
    assert_eq!(mentioned, [number, desk.number("nokia-x60-pro")]);
    let question = Question::Spec {
        device: typed("nokia x99 zeppelin"),
        section: Section::Battery,
        typed: None,
    };
    assert!(matches!(ask(snapshot, question), Answer::Device(_)));
    // What the files have is found as before.
    for name in ["nokia x60 pro", "galaxy s24 ultra", "iphone 15 pro"] {
        let (before, after) = (
            Desk::new().edited.snapshot.devices.find(name),
            snapshot.devices.find(name),
        );
        assert_eq!(before.outcome, after.outcome, "{name}");
        assert_eq!(before.hits[0].number, after.hits[0].number, "{name}");
    }
    // Its brand has it, and its number is none that a file can give.
    let nokia = desk.number("nokia");
    assert!(
        snapshot
            .catalog
            .members(nokia)
            .any(|member| member.number == number)
    );
    assert!(number.0 >= specdex::moderation::FIRST_NUMBER);
}

#[test]
fn a_new_device_that_is_taken_back_is_gone_and_comes_back_with_its_number() {
    let mut desk = with_new_device();
    let number = desk.number("nokia-x99-zeppelin");
    let refused = desk.decide(ANNA, &undo(specdex::domain::EditId(1)));
    assert!(matches!(
        refused,
        Err(specdex::moderation::Refusal::HasClaims(..))
    ));
    desk.must(ANNA, &undo(specdex::domain::EditId(2)));
    let undone = desk.must(ANNA, &undo(specdex::domain::EditId(1)));
    let snapshot = &desk.edited.snapshot;
    assert!(snapshot.catalog.subject(number).is_none());
    assert_ne!(
        snapshot
            .devices
            .find("nokia x99 zeppelin")
            .hits
            .first()
            .map(|hit| hit.number),
        Some(number)
    );
    desk.must(BEN, &undo(undone));
    assert_eq!(desk.number("nokia-x99-zeppelin"), number);
}

#[test]
fn the_feed_the_dossier_and_the_counts_have_the_edits() {
    let files = Desk::new();
    let mut desk = with_new_device();
    desk.must(BEN, &revise(&desk, "nokia-x60-pro-battery", "6,100 mAh"));
    let (before, after) = (
        files.edited.snapshot.catalog.counts(),
        desk.edited.snapshot.catalog.counts(),
    );
    assert_eq!(after.devices, before.devices + 1);
    assert_eq!(after.claims, before.claims + 1);
    assert_eq!(after.sourced, before.sourced + 1);
    assert_eq!(after.sources, before.sources + 1);
    let snapshot = &desk.edited.snapshot;
    let Answer::Feed(feed) = ask(snapshot, Question::Feed { about: None }) else {
        panic!()
    };
    let newest: Vec<&str> = feed
        .entries
        .iter()
        .map(|entry| entry.name.as_str())
        .collect();
    assert!(newest.contains(&"Nokia X99 Zeppelin"), "{newest:?}");
    assert!(newest.contains(&"Nokia X60 Pro"), "{newest:?}");
    let about = typed("nokia x99 zeppelin");
    let Answer::Dossier(dossier) = ask(snapshot, Question::Dossier { about }) else {
        panic!()
    };
    // What Nokia says of its phones stands beside it.
    let (group, claims) = &dossier.groups[0];
    assert_eq!((*group, claims.len()), (Group::Open, 1));
}

#[test]
fn a_history_tells_who_when_why_and_the_difference() {
    let mut desk = Desk::new();
    let claim = "nokia-x60-pro-battery";
    let revised = desk.must(BEN, &revise(&desk, claim, "6,100 mAh"));
    desk.must(ANNA, &undo(revised));
    let question = Question::History {
        claim: WantedClaim::Key(id(claim).key()),
    };
    let Answer::History(HistoryAnswer::Life(life)) = ask(&desk.edited.snapshot, question) else {
        panic!();
    };
    let [.., revision, undone] = life.steps.as_slice() else {
        panic!()
    };
    let Author::Person(edit) = revision.by else {
        panic!()
    };
    assert_eq!((edit.by, edit.id), (BEN.id, revised));
    assert_eq!(revision.why.as_ref().unwrap().as_str(), "A slip");
    assert!(revision.undone && revision.when.is_some());
    let Happened::Revised { from, to } = &revision.what else {
        panic!()
    };
    let written = |value: &specdex::domain::Value| value.written(Property::BatteryCapacity);
    assert_eq!(
        (from.as_ref().map(written).as_deref(), written(to).as_str()),
        (Some("6000 mAh"), "6100 mAh")
    );
    assert_eq!(
        (undone.was, undone.status),
        (Some(Status::Rumored), Status::Rumored)
    );
    assert_eq!(
        life.now.said.value.written(Property::BatteryCapacity),
        "6000 mAh"
    );
}

#[test]
fn a_rumor_that_was_taken_back_keeps_its_history() {
    let mut desk = Desk::new();
    let claim = "nokia-x60-pro-body-weight";
    let weight = desk.add("nokia-x60-pro", Property::BodyWeight, "210 g");
    let added = desk.must(ANNA, &weight);
    let gone = desk.must(BEN, &undo(added));
    // Something else about the same device changes nothing of it.
    desk.must(ANNA, &revise(&desk, "nokia-x60-pro-battery", "6,100 mAh"));
    let told = |desk: &Desk, claim| {
        let question = Question::History { claim };
        let Answer::History(HistoryAnswer::Life(life)) = ask(&desk.edited.snapshot, question)
        else {
            panic!("no history");
        };
        life
    };
    assert!(desk.claim(claim).is_none());
    for wanted in [
        WantedClaim::Key(id(claim).key()),
        WantedClaim::Typed(claim.to_owned()),
    ] {
        let life = told(&desk, wanted);
        assert_eq!(life.taken_back.map(|edit| edit.id), Some(gone));
        let what: Vec<&Happened> = life.steps.iter().map(|step| &step.what).collect();
        assert_eq!(what, [&Happened::Recorded, &Happened::TakenBack]);
        assert_eq!(life.steps[1].why.as_ref().unwrap().as_str(), "A mistake");
        let value = life.now.said.value.written(Property::BodyWeight);
        assert_eq!(value, "210 g");
    }
    // With unconfirmed values hidden, it is as hidden as it was.
    let question = Question::History {
        claim: WantedClaim::Key(id(claim).key()),
    };
    let view = View {
        show_rumors: false,
        ..View::on(TODAY)
    };
    let hidden = answer(&desk.edited.snapshot, &Asked::new(question), &view);
    assert!(matches!(hidden, Answer::History(HistoryAnswer::Life(life)) if life.hidden));
    // Brought back, it is told like any other.
    desk.must(ANNA, &undo(gone));
    let life = told(&desk, WantedClaim::Key(id(claim).key()));
    assert_eq!((life.taken_back, life.steps.len()), (None, 3));
    assert_eq!(
        desk.edited.snapshot.catalog.overlay().taken_back().count(),
        0
    );
}

#[test]
fn find_has_the_edits() {
    use specdex::answers::find::{Criteria, Order};
    use specdex::search::Figure;
    let found = |desk: &Desk| {
        let criteria = Criteria {
            kind: Some(DeviceKind::Phone),
            brand: Some(desk.number("nokia")),
            order: Order::Best(Figure::Battery),
            ..Criteria::default()
        };
        let Answer::Find(found) = ask(&desk.edited.snapshot, Question::Find { criteria }) else {
            panic!()
        };
        found
    };
    let before = found(&Desk::new());
    let mut desk = with_new_device();
    let after = found(&desk);
    assert_eq!(after.total, before.total + 1);
    assert_eq!(after.rows[0].name, "Nokia X99 Zeppelin");
    // A value of the files that was corrected counts once, and as corrected.
    desk.must(BEN, &revise(&desk, "nokia-x60-pro-battery", "9,950 mAh"));
    let corrected = found(&desk);
    assert_eq!(corrected.total, after.total);
    assert_eq!(corrected.rows[0].name, "Nokia X60 Pro");
    let names: Vec<&str> = corrected.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(
        names
            .iter()
            .filter(|name| **name == "Nokia X60 Pro")
            .count(),
        1
    );
    // By name, a new device stands where its name belongs.
    let by_name = |page: u16| {
        let criteria = Criteria {
            brand: Some(desk.number("nokia")),
            order: Order::Name,
            ..Criteria::default()
        };
        let asked = Asked {
            page,
            ..Asked::new(Question::Find { criteria })
        };
        let Answer::Find(found) = answer(&desk.edited.snapshot, &asked, &View::on(TODAY)) else {
            panic!()
        };
        found
    };
    let pages = by_name(0).pages;
    let names: Vec<String> = (0..pages)
        .flat_map(|page| by_name(page).rows)
        .map(|row| row.name.to_lowercase())
        .collect();
    assert!(names.contains(&"nokia x99 zeppelin".to_owned()));
    assert!(names.is_sorted(), "{names:?}");
}

#[test]
fn confirming_proposes_to_debunk_what_cannot_be_so() {
    let mut desk = Desk::new();
    let confirmed = "nokia-x60-pro-refresh-rate-144";
    let rival = "nokia-x60-pro-refresh-rate-120";
    let mut command = set(confirmed, Status::Confirmed, "https://www.nokia.com/x60");
    assert_eq!(desk.decide(ANNA, &command).unwrap().rivals, [id(rival)]);
    let Command::Status(set) = &mut command else {
        panic!()
    };
    set.debunk = vec![id(rival)];
    let (decided, group) = desk.try_to(ANNA, &command).unwrap();
    assert_eq!(decided.differences.len(), 2);
    assert!(decided.rivals.is_empty());
    assert_eq!(
        (desk.status(confirmed), desk.status(rival)),
        (Status::Confirmed, Status::Debunked)
    );
    // One undo covers both.
    let what = specdex::moderation::UndoWhat::Group(group);
    desk.must(
        BEN,
        &Command::Undo {
            what,
            why: text("Too early"),
        },
    );
    assert_eq!(
        (desk.status(confirmed), desk.status(rival)),
        (Status::Rumored, Status::Rumored)
    );
}

#[test]
fn one_source_resolves_several_claims_on_launch_night() {
    let mut desk = Desk::new();
    let claims = ["nokia-x60-pro-battery", "nokia-x60-pro-camera-main"];
    let resolve = specdex::moderation::Resolve {
        subject: desk.number("nokia-x60-pro"),
        claims: claims.iter().map(|claim| (id(claim), None)).collect(),
        source: super::desk::cited("https://www.nokia.com/launch"),
        as_of: None,
        why: text("Launched"),
    };
    let (decided, group) = desk
        .try_to(ANNA, &Command::Resolve(resolve.clone()))
        .unwrap();
    assert_eq!(decided.differences.len(), 2);
    // A menu of rivals beside that of the claims would be taken for it.
    assert_eq!(decided.rivals, []);
    assert!(
        claims
            .iter()
            .all(|claim| desk.status(claim) == Status::Confirmed)
    );
    let what = specdex::moderation::UndoWhat::Group(group);
    desk.must(
        BEN,
        &Command::Undo {
            what,
            why: text("Not that one"),
        },
    );
    assert!(
        claims
            .iter()
            .all(|claim| desk.status(claim) == Status::Rumored)
    );
    // A claim of another subject cannot slip in.
    let mut foreign = resolve;
    foreign.claims.push((id("nokia-statement-android"), None));
    assert!(desk.decide(ANNA, &Command::Resolve(foreign)).is_err());
}
