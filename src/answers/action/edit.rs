//! What the controls of an edit do: a step on a draft that the store keeps, or
//! on an edit of the log.
//!
//! An id names a draft or an edit and grants nothing: who presses is looked at
//! where the step is done.

use super::bytes::{Reader, Writer};

/// A draft: an edit that waits for its person to confirm it. The number is
/// random, so that nobody guesses another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DraftId(pub u64);

/// What a control of an edit does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EditStep {
    /// Writes the draft into the log.
    Confirm(DraftId),
    /// Throws the draft away.
    Cancel(DraftId),
    /// Opens the form that changes the draft, or, from that form, changes it.
    Change(DraftId),
    /// Takes these claims into the draft.
    Pick(DraftId),
    /// Opens the form with what the first one has no room for.
    More(DraftId),
    /// Offers to undo the edit with this number.
    Undo(u64),
    /// Agrees, as the second person, to the edit with this number.
    Approve(u64),
    /// Turns down the proposed edit with this number.
    Reject(u64),
}

/// The first byte of each step, above those of questions.
const FIRST: u8 = 0x50;

impl EditStep {
    pub(super) fn encode(self, out: &mut Writer) {
        let (kind, number) = match self {
            Self::Confirm(draft) => (0, draft.0),
            Self::Cancel(draft) => (1, draft.0),
            Self::Change(draft) => (2, draft.0),
            Self::Pick(draft) => (3, draft.0),
            Self::Undo(edit) => (4, edit),
            Self::Approve(edit) => (5, edit),
            Self::Reject(edit) => (6, edit),
            Self::More(draft) => (7, draft.0),
        };
        out.byte(FIRST + kind);
        out.bytes.extend(number.to_be_bytes());
    }

    /// The step that begins with this byte.
    pub(super) fn decode(first: u8, reader: &mut Reader<'_>) -> Option<Self> {
        let step: fn(u64) -> Self = match first.checked_sub(FIRST)? {
            0 => |number| Self::Confirm(DraftId(number)),
            1 => |number| Self::Cancel(DraftId(number)),
            2 => |number| Self::Change(DraftId(number)),
            3 => |number| Self::Pick(DraftId(number)),
            4 => Self::Undo,
            5 => Self::Approve,
            6 => Self::Reject,
            7 => |number| Self::More(DraftId(number)),
            _ => return None,
        };
        let (bytes, rest) = reader.bytes.split_first_chunk::<8>()?;
        reader.bytes = rest;
        Some(step(u64::from_be_bytes(*bytes)))
    }
}
