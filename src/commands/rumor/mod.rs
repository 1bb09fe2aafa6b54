//! `/rumor`: what changes the rumors. Its commands are registered in trusted
//! servers only; in the terminal they need `--as`.
//!
//! From options to what is wanted, and no further: whether it is allowed is
//! decided by `moderation`, and nothing is written before it is confirmed.

mod choices;
mod misread;
mod read;
mod record;
mod table;
mod wish;

pub(super) use choices::{Beside, choices};
pub use misread::Misread;
pub use read::Reading;
pub use record::{Recorded, record};
pub(super) use table::{
    ADD, ADD_SOURCE, APPROVE, FREEZE, GRANT, LOCK, NEW_DEVICE, NEW_SERIES, REJECT, RESOLVE, REVISE,
    SET_STATUS, UNDO, WAITING,
};
pub use wish::{Granted, Wish};
