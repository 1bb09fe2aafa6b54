//! What may not be taken back, because something that stays rests on it.

use specdex::answers::rumors::HistoryAnswer;
use specdex::answers::{Answer, Asked, Question, View, WantedClaim, answer};
use specdex::domain::gate::GateRefusal;
use specdex::domain::{DeviceKind, EditId, Property, Status};
use specdex::moderation::{AddSubject, Command, Refusal, UndoWhat};

use super::desk::{ANNA, BEN, Desk, TODAY, id, set, source, text, undo};

const CLAIM: &str = "nokia-x60-pro-body-weight";
const OFFICIAL: &str = "https://www.nokia.com/phones/x60-pro";
const PRESS: &str = "https://nokiamob.net/2026/11/x60-pro-weight";

/// A rumor that the press announces, on the word of the maker.
fn announced() -> (Desk, EditId, EditId) {
    let mut desk = Desk::new();
    let weight = desk.add("nokia-x60-pro", Property::BodyWeight, "210 g");
    desk.must(ANNA, &weight);
    let official = desk.must(BEN, &source(CLAIM, OFFICIAL));
    let announced = desk.must(BEN, &set(CLAIM, Status::Announced, PRESS));
    (desk, official, announced)
}

#[test]
fn a_source_stays_while_a_status_rests_on_it() {
    let (mut desk, official, announced) = announced();
    let Err(Refusal::RestsOn { edit, by, status }) = desk.decide(ANNA, &undo(official)) else {
        panic!("not refused");
    };
    assert_eq!(
        (edit, by.id, status),
        (official, announced, Status::Announced)
    );
    // Where another page carries it, it may go.
    let (mut carried, ..) = (desk.clone(), ());
    carried.must(
        ANNA,
        &source(CLAIM, "https://www.nokia.com/phones/x60-pro/specs"),
    );
    carried.must(ANNA, &undo(official));
    assert_eq!(carried.status(CLAIM), Status::Announced);
    // Step by step, and then the status does not come back without it.
    let undone = desk.must(ANNA, &undo(announced));
    let gone = desk.must(ANNA, &undo(official));
    assert_eq!(
        desk.decide(ANNA, &undo(undone)),
        Err(Refusal::Gate(Status::Announced, GateRefusal::NeedsPrimary))
    );
    desk.must(ANNA, &undo(gone));
    desk.must(ANNA, &undo(undone));
    assert_eq!(desk.status(CLAIM), Status::Announced);
}

#[test]
fn a_source_goes_together_with_the_status_that_rests_on_it() {
    let (mut desk, official, _) = announced();
    let since_ms = desk.state.event(official).unwrap().edit.at_ms;
    let what = UndoWhat::Person {
        by: BEN.id,
        since_ms,
    };
    let why = text("All wrong");
    desk.must(ANNA, &Command::Undo { what, why });
    assert_eq!(desk.status(CLAIM), Status::Rumored);
}

#[test]
fn a_series_stays_while_devices_that_were_added_to_it_do() {
    let mut desk = Desk::new();
    let series = desk.must(
        ANNA,
        &Command::AddSubject(AddSubject {
            name: text("Z90 series"),
            brand: desk.number("nokia"),
            kind: None,
            series: None,
        }),
    );
    let device = desk.must(
        ANNA,
        &Command::AddSubject(AddSubject {
            name: text("Z90 Fold"),
            brand: desk.number("nokia"),
            kind: Some(DeviceKind::Foldable),
            series: Some(desk.number("nokia-z90-series")),
        }),
    );
    let number = desk.number("nokia-z90-fold");
    assert_eq!(
        desk.decide(ANNA, &undo(series)),
        Err(Refusal::HasMembers(series, vec![(number, device)]))
    );
    desk.must(ANNA, &undo(device));
    let gone = desk.must(ANNA, &undo(series));
    desk.must(ANNA, &undo(gone));
}

#[test]
fn a_device_and_what_is_said_of_it_go_and_come_back_together() {
    let mut desk = Desk::new();
    let device = desk.must(
        BEN,
        &Command::AddSubject(AddSubject {
            name: text("Z90 Fold"),
            brand: desk.number("nokia"),
            kind: Some(DeviceKind::Foldable),
            series: None,
        }),
    );
    let weight = desk.add("nokia-z90-fold", Property::BodyWeight, "260 g");
    let said = desk.must(BEN, &weight);
    let claim = "nokia-z90-fold-body-weight";
    let since_ms = desk.state.event(device).unwrap().edit.at_ms;
    let what = UndoWhat::Person {
        by: BEN.id,
        since_ms,
    };
    let why = || text("A prank");
    let undone = desk.must(ANNA, &Command::Undo { what, why: why() });
    let there = |desk: &Desk| {
        let device = desk.edited.snapshot.catalog.by_id("nokia-z90-fold");
        (device.is_some(), desk.claim(claim).is_some())
    };
    assert_eq!(there(&desk), (false, false));
    // Its history tells of both.
    let question = Question::History {
        claim: WantedClaim::Typed(claim.to_owned()),
    };
    let asked = Asked::new(question);
    let told = |desk: &Desk| match answer(&desk.edited.snapshot, &asked, &View::on(TODAY)) {
        Answer::History(HistoryAnswer::Life(life)) => life,
        other => panic!("no history: {other:?}"),
    };
    let life = told(&desk);
    assert_eq!(life.name, "Nokia Z90 Fold");
    assert_eq!(life.taken_back.map(|edit| edit.id), Some(undone));
    // What was said does not come back about nothing.
    let gone = EditId(undone.0 + 1);
    assert_eq!(
        desk.decide(ANNA, &undo(undone)),
        Err(Refusal::SubjectGone {
            edit: undone,
            by: gone
        })
    );
    let what = UndoWhat::Group(undone);
    let mut both = desk.clone();
    both.must(ANNA, &Command::Undo { what, why: why() });
    assert_eq!(there(&both), (true, true));
    assert_eq!(told(&both).taken_back, None);
    assert!(both.edited.conflicts.is_empty());
    // Or one after the other.
    desk.must(ANNA, &undo(gone));
    desk.must(ANNA, &undo(undone));
    assert_eq!(there(&desk), (true, true));
    assert_eq!(desk.state.claim(&id(claim)).unwrap().steps[0].edit.id, said);
}
