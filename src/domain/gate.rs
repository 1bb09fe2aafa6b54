//! The evidence gates: which status needs which sources.
//!
//! Gates judge new edits; in data files a violation is a lint finding. They
//! look only at the kinds of the sources, never at the value.

use super::source::{Publishers, Source, SourceKind};
use super::status::Status;

/// What the gate of a status asks for and did not find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GateRefusal {
    /// It rests on nothing.
    #[error("it has no source")]
    NoSource,
    /// It needs a primary source.
    #[error(
        "it needs a source of kind official, regulator or retailer, or one that quotes such a one"
    )]
    NeedsPrimary,
    /// It needs the press or a leaker.
    #[error("it needs a source of kind press or leaker")]
    NeedsPressOrLeaker,
    /// It needs a reason.
    #[error("it needs a reason")]
    NeedsReason,
}

/// What the gate must know besides the sources.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances {
    /// Whether the claim is a spec of something that has been released, for
    /// which the press or a data set may confirm.
    pub spec_of_released: bool,
    /// Whether a reason is given.
    pub has_reason: bool,
}

/// Whether these sources carry this status.
///
/// # Errors
/// What is missing.
pub fn check(
    status: Status,
    sources: &[Source],
    publishers: &Publishers,
    circumstances: Circumstances,
) -> Result<(), GateRefusal> {
    if sources.is_empty() {
        return Err(GateRefusal::NoSource);
    }
    let primary = || sources.iter().any(|source| source.is_primary(publishers));
    let any_kind = |kinds: &[SourceKind]| {
        sources.iter().any(|source| {
            publishers
                .get(&source.publisher)
                .is_some_and(|p| kinds.contains(&p.kind))
        })
    };
    let refusal = match status {
        Status::Rumored | Status::Withdrawn | Status::Superseded => None,
        Status::Leaked => {
            let enough = any_kind(&[SourceKind::Press, SourceKind::Leaker]) || primary();
            (!enough).then_some(GateRefusal::NeedsPressOrLeaker)
        }
        Status::Announced => (!primary()).then_some(GateRefusal::NeedsPrimary),
        Status::Confirmed => {
            let by_others = circumstances.spec_of_released
                && any_kind(&[SourceKind::Press, SourceKind::Dataset]);
            (!by_others && !primary()).then_some(GateRefusal::NeedsPrimary)
        }
        Status::Debunked => (!circumstances.has_reason).then_some(GateRefusal::NeedsReason),
    };
    refusal.map_or(Ok(()), Err)
}
