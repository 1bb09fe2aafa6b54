//! A desk at which people edit: the log in memory, with everything that comes
//! of it published after each edit, as the program does it.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use serde_json::Value as Json;
use specdex::domain::{
    ActorId, Address, Claim, ClaimId, Edit, EditId, Level, Market, Property, Status, SubjectNumber,
    Text,
};
use specdex::moderation::{
    Actor, Add, AddSource, Cited, Command, Decided, Edited, Event, Logged, Refusal, Revise, Rules,
    SetStatus, Situation, State, UndoWhat, decide, decode, encode, input,
};
use specdex::search::Snapshot;

use crate::shipped::SNAPSHOT;

pub(super) const TODAY: Date = date(2026, 11, 29);

pub(super) const ANNA: Actor = Actor {
    id: ActorId(0x5EED_A11A_0000_0001),
    level: Level::Moderator,
};
pub(super) const BEN: Actor = Actor {
    id: ActorId(0x5EED_0BE4_0000_0002),
    level: Level::Moderator,
};
pub(super) const CARA: Actor = Actor {
    id: ActorId(0x5EED_CA7A_0000_0003),
    level: Level::Contributor,
};
pub(super) const DORA: Actor = Actor {
    id: ActorId(0x5EED_D07A_0000_0004),
    level: Level::Admin,
};
pub(super) const EVE: Actor = Actor {
    id: ActorId(0x5EED_0E4E_0000_0005),
    level: Level::Member,
};

/// An event in the form of the log, as a store keeps it.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) edit: Edit,
    pub(super) kind: String,
    pub(super) version: u16,
    pub(super) body: Json,
    pub(super) texts: BTreeMap<String, Option<String>>,
}

#[derive(Debug, Clone)]
pub(super) struct Desk {
    pub(super) state: State,
    pub(super) edited: Edited,
    pub(super) rules: Rules,
    pub(super) log: Vec<Kept>,
}

impl Desk {
    /// An empty log over the real data; one person suffices for everything.
    pub(super) fn new() -> Self {
        Self::over(&SNAPSHOT)
    }

    pub(super) fn over(files: &Snapshot) -> Self {
        let state = State::default();
        Self {
            edited: Edited::new(files, &state),
            state,
            rules: Rules { two_people: false },
            log: Vec::new(),
        }
    }

    pub(super) fn two_people(mut self) -> Self {
        self.rules.two_people = true;
        self
    }

    pub(super) fn decide(&self, actor: Actor, command: &Command) -> Result<Decided, Refusal> {
        let situation = Situation {
            state: &self.state,
            snapshot: &self.edited.snapshot,
            rules: self.rules,
            today: TODAY,
        };
        decide(&situation, actor, command)
    }

    /// Decides, writes and publishes; what was decided and its first edit.
    pub(super) fn try_to(
        &mut self,
        actor: Actor,
        command: &Command,
    ) -> Result<(Decided, EditId), Refusal> {
        let decided = self.decide(actor, command)?;
        let first = EditId(self.state.head() + 1);
        self.write(actor, &decided.events);
        Ok((decided, first))
    }

    #[track_caller]
    pub(super) fn must(&mut self, actor: Actor, command: &Command) -> EditId {
        match self.try_to(actor, command) {
            Ok((_, first)) => first,
            Err(refusal) => panic!("{command:?} was refused: {refusal:?}"),
        }
    }

    /// Writes events as a store would, and reads them back from what it keeps.
    pub(super) fn write(&mut self, actor: Actor, events: &[Event]) {
        for written in encode(events) {
            let id = self.state.head() + 1;
            let kept = Kept {
                edit: Edit {
                    id: EditId(id),
                    by: actor.id,
                    at_ms: 1_790_000_000_000 + i64::try_from(id).unwrap() * 60_000,
                },
                kind: written.kind,
                version: written.version,
                body: written.body,
                texts: written
                    .texts
                    .into_iter()
                    .map(|(place, text)| (place, Some(text)))
                    .collect(),
            };
            let touched = self.state.apply(logged(&kept));
            self.edited = self.edited.after(&self.state, &touched);
            self.log.push(kept);
        }
    }

    pub(super) fn claim(&self, id: &str) -> Option<&Claim> {
        let id = ClaimId::new(id).unwrap();
        let found = self.edited.snapshot.catalog.claim(id.key());
        found.filter(|claim| claim.id() == id)
    }

    #[track_caller]
    pub(super) fn status(&self, id: &str) -> Status {
        self.claim(id).unwrap().state.status
    }

    pub(super) fn number(&self, id: &str) -> SubjectNumber {
        self.edited.snapshot.catalog.by_id(id).unwrap().number
    }

    /// A new claim of "6,500 mAh" and the like.
    pub(super) fn add(&self, subject: &str, property: Property, value: &str) -> Command {
        Command::Add(Add {
            subject: self.number(subject),
            property,
            market: Market::WORLD,
            value: input::value(&self.edited.snapshot, property, value).unwrap(),
            status: Status::Rumored,
            as_of: None,
            since: None,
            source: cited("https://www.gsmarena.com/some-news.php"),
            note: None,
            why: None,
        })
    }
}

pub(super) fn logged(kept: &Kept) -> Logged {
    let (part, event) = decode(&kept.kind, kept.version, &kept.body, &kept.texts);
    Logged {
        edit: kept.edit,
        part,
        event,
    }
}

pub(super) fn text(raw: &str) -> Text {
    Text::new(raw).unwrap()
}

pub(super) fn cited(address: &str) -> Cited {
    Cited::at(Address::new(address).unwrap())
}

pub(super) fn id(raw: &str) -> ClaimId {
    ClaimId::new(raw).unwrap()
}

pub(super) fn set(claim: &str, to: Status, address: &str) -> Command {
    Command::Status(SetStatus {
        claim: id(claim),
        seen: None,
        to,
        source: cited(address),
        as_of: None,
        why: text("They said so"),
        debunk: Vec::new(),
    })
}

pub(super) fn source(claim: &str, address: &str) -> Command {
    Command::Source(AddSource {
        claim: id(claim),
        seen: None,
        source: cited(address),
        why: None,
    })
}

pub(super) fn revise(desk: &Desk, claim: &str, value: &str) -> Command {
    let property = desk.claim(claim).unwrap().property;
    Command::Revise(Revise {
        claim: id(claim),
        seen: None,
        value: input::value(&desk.edited.snapshot, property, value).unwrap(),
        source: None,
        why: text("A slip"),
    })
}

pub(super) fn undo(edit: EditId) -> Command {
    Command::Undo {
        what: UndoWhat::Edit(edit),
        why: text("A mistake"),
    }
}
