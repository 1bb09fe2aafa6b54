//! What the data files say, with its indexes: made once by the loader, then
//! shared by every catalog that puts edits over it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::counts::Counted;
use super::{Chips, DataVersion, Subject};
use crate::domain::{Claim, ClaimKey, MarketTree, Publishers, SubjectId, SubjectNumber};

/// Everything that the data files say.
#[derive(Debug, Default)]
pub(super) struct Base {
    /// Subjects by number.
    pub(super) subjects: BTreeMap<SubjectNumber, Subject>,
    pub(super) by_id: FxHashMap<SubjectId, SubjectNumber>,
    /// Claims, those of one subject side by side.
    pub(super) claims: Vec<Claim>,
    pub(super) ranges: FxHashMap<SubjectNumber, Range<usize>>,
    /// The claims that are more than plain facts, as places in `claims`: few of
    /// all.
    pub(super) contested: Vec<u32>,
    /// Where the claim with a key is, by key.
    pub(super) by_key: Vec<(ClaimKey, u32)>,
    /// Devices of a brand, series of a brand, releases and lines of a family.
    pub(super) members: FxHashMap<SubjectNumber, Vec<SubjectNumber>>,
    pub(super) publishers: Publishers,
    pub(super) markets: MarketTree,
    pub(super) chips: Chips,
    pub(super) version: DataVersion,
    /// The changes of claims that came from a log of edits, by claim: the mark
    /// of each edit and the place of its change.
    pub(super) exported: FxHashMap<ClaimKey, Vec<(u64, u32)>>,
    /// How much there is, with what it takes to count edits beside it.
    pub(super) counted: OnceLock<Counted>,
}

impl Base {
    pub(super) fn subject(&self, number: SubjectNumber) -> Option<&Subject> {
        self.subjects.get(&number)
    }

    pub(super) fn by_id(&self, id: &str) -> Option<&Subject> {
        self.by_id.get(id).and_then(|number| self.subject(*number))
    }

    pub(super) fn claims_of(&self, number: SubjectNumber) -> &[Claim] {
        self.ranges
            .get(&number)
            .map_or(&[], |range| &self.claims[range.clone()])
    }

    pub(super) fn contested(&self) -> impl Iterator<Item = &Claim> {
        let places = self.contested.iter();
        places.filter_map(|place| self.claims.get(*place as usize))
    }

    pub(super) fn claim(&self, key: ClaimKey) -> Option<&Claim> {
        let found = self.by_key.binary_search_by_key(&key, |(key, _)| *key);
        let (_, place) = self.by_key.get(found.ok()?)?;
        self.claims.get(*place as usize)
    }

    pub(super) fn members(&self, number: SubjectNumber) -> &[SubjectNumber] {
        self.members.get(&number).map_or(&[], Vec::as_slice)
    }
}
