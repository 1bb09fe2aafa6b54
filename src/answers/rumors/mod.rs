//! What is rumored: the newest changes, one subject's contested claims, one
//! claim's life.
//!
//! A claim is contested when it is or was unconfirmed, or was found false;
//! plain specs are not rumors and do not appear in the feed.

mod dossier;
mod feed;
mod history;
mod life;
mod scope;

pub use dossier::{DossierAnswer, DossierClaim, Group, dossier};
pub use feed::{FeedAnswer, FeedEntry, feed};
pub use history::{ClaimChoices, ClaimLife, HistoryAnswer, history};
pub use life::{Happened, Step, backing, life};
