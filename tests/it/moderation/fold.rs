//! That a log says the same whenever it is read, whatever stands in it.

use proptest::prelude::*;
use specdex::domain::{EditId, Property, Status};
use specdex::moderation::{Actor, Command, Edited, State, UndoWhat};

use super::desk::{ANNA, BEN, CARA, DORA, Desk, logged, revise, set, source, text, undo};

const CLAIMS: &[&str] = &[
    "nokia-x60-pro-battery",
    "nokia-x60-pro-os-cn",
    "nokia-x60-pro-camera-main",
    "nokia-x60-pro-body-weight",
    "nokia-x60-pro-body-weight-2",
];
const ADDRESSES: &[&str] = &[
    "https://www.nokia.com/x60",
    "https://nokiamob.net/x60",
    "https://consumer.huawei.com/x60",
    "https://unheard.example/x60",
];

/// One of the commands that somebody may give, from four numbers.
fn command(desk: &Desk, [kind, claim, how, value]: [usize; 4]) -> Command {
    let claim = CLAIMS[claim % CLAIMS.len()];
    let address = ADDRESSES[how % ADDRESSES.len()];
    let edit = EditId(1 + (how * 7 + value) as u64 % (desk.state.head() + 1));
    let weight = format!("{} g", 150 + value % 50);
    match kind % 10 {
        0 => desk.add("nokia-x60-pro", Property::BodyWeight, &weight),
        1 | 2 => {
            let (to, _) = Status::ALL[value % Status::ALL.len()];
            set(claim, to, address)
        }
        3 => source(claim, address),
        4 if desk
            .claim(claim)
            .is_some_and(|one| one.property == Property::BodyWeight) =>
        {
            revise(desk, claim, &weight)
        }
        5 => Command::Undo {
            what: UndoWhat::Group(edit),
            why: text("All of it"),
        },
        6 => Command::Approve { group: edit },
        7 => Command::Reject {
            group: edit,
            why: None,
        },
        8 => Command::Freeze {
            on: value % 2 == 0,
            why: text("A storm"),
        },
        _ => undo(edit),
    }
}

fn actor(number: usize) -> Actor {
    [ANNA, BEN, CARA, DORA][number % 4]
}

/// A desk after these commands, whatever became of each.
pub(super) fn after(commands: &[[usize; 5]], two_people: bool) -> Desk {
    let mut desk = Desk::new();
    desk.rules.two_people = two_people;
    for [who, kind, claim, how, value] in commands {
        let command = command(&desk, [*kind, *claim, *how, *value]);
        let _ = desk.try_to(actor(*who), &command);
    }
    desk
}

fn commands() -> impl Strategy<Value = Vec<[usize; 5]>> {
    prop::collection::vec([0..4_usize, 0..10, 0..CLAIMS.len(), 0..8, 0..64], 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Reading the log from its beginning says what came of it live.
    #[test]
    fn a_log_folds_the_same_from_its_beginning_as_live(
        commands in commands(), two_people in any::<bool>(),
    ) {
        let desk = after(&commands, two_people);
        let state = State::of(desk.log.iter().map(logged));
        prop_assert_eq!(&state, &desk.state);
        let edited = Edited::new(&desk.edited.snapshot, &state);
        let (one, other) = (&desk.edited.snapshot.catalog, &edited.snapshot.catalog);
        let number = desk.number("nokia-x60-pro");
        prop_assert_eq!(one.claims_of(number), other.claims_of(number));
        prop_assert!(one.overlay().taken_back().eq(other.overlay().taken_back()));
        prop_assert_eq!(&desk.edited.conflicts, &edited.conflicts);
        // What was decided holds together: nothing was dropped on the way.
        prop_assert!(edited.conflicts.is_empty(), "{:?}", edited.conflicts);
    }

    /// Taking an edit back and that again changes nothing.
    #[test]
    fn an_undo_that_is_undone_leaves_everything_as_it_was(
        commands in commands(), which in 0..40_u64,
    ) {
        let mut desk = after(&commands, false);
        let edit = EditId(1 + which % (desk.state.head() + 1));
        let states = |desk: &Desk| {
            let number = desk.number("nokia-x60-pro");
            let claims = desk.edited.snapshot.catalog.claims_of(number).iter();
            claims.map(|claim| (claim.id().to_id(), claim.state.clone())).collect::<Vec<_>>()
        };
        let before = states(&desk);
        if let Ok((_, undone)) = desk.try_to(DORA, &undo(edit)) {
            desk.must(DORA, &undo(undone));
            prop_assert_eq!(states(&desk), before);
        }
    }
}
