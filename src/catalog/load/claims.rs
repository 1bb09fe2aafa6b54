//! Turns raw claims into claims: checks what they say, gives them their ids,
//! and settles which imported ones stay.
//!
//! A hand-written claim overrides an imported one of the same subject,
//! property and market: an imported one that says the same, no stronger, is
//! left out, and one that says something else stays as a claim of its own,
//! which ranks behind.

use std::collections::HashMap;

use super::plausible;
use super::raw_claim::RawClaim;
use super::raw_subject::RawDetails;
use crate::catalog::problem::{Place, Problems};
use crate::catalog::subject::Subject;
use crate::domain::{
    Change, ChangeKind, Claim, ClaimId, ClaimKey, Market, MarketTree, Property, PublisherId,
    Publishers, Source, SubjectId, Text, Value, nearest,
};

/// A claim with where it came from.
pub(super) struct Located {
    /// The claim.
    pub claim: Claim,
    /// Where it came from.
    pub origin: Origin,
}

/// Where a claim came from.
pub(super) struct Origin {
    /// Its file.
    pub file: String,
    /// Its line.
    pub line: usize,
    /// Why the evidence gate does not apply.
    pub excuse: Option<Text>,
}

impl Origin {
    /// Where it stands.
    pub(super) fn place(&self) -> Place<'_> {
        Place {
            file: &self.file,
            line: self.line,
        }
    }
}

/// What claims may refer to.
pub(super) struct Known<'a> {
    pub publishers: &'a Publishers,
    pub markets: &'a MarketTree,
    /// Families and skins.
    pub systems: Vec<&'a SubjectId>,
    /// Publishers that some source names and `sources.toml` does not have.
    pub missing: Vec<PublisherId>,
}

impl Known<'_> {
    /// The claim that a raw one becomes, or why it becomes none.
    pub(super) fn claim(
        &self,
        raw: RawClaim,
        subject: &Subject,
        problems: &mut Problems,
    ) -> Option<Located> {
        let RawClaim {
            file,
            line,
            id,
            property,
            market,
            changes,
            excuse,
        } = raw;
        let place = Place { file: &file, line };
        let mut sound = true;
        let mut fail = |message: String, hint: String| {
            problems.error(&place, message, hint);
            sound = false;
        };
        if !property.spec().fits.contains(&subject.kind()) {
            fail(
                format!("{} does not fit {}", property.key(), subject.id),
                "Which subjects a property fits stands in src/domain/property.rs".to_owned(),
            );
        }
        if !self.markets.contains(market) {
            fail(
                format!("{market} is not a market"),
                self.market_hint(market),
            );
        }
        let first = self.check_changes(&changes, property, subject, &mut fail);
        if first.is_none() {
            fail(
                "the claim has no source".to_owned(),
                "Add `sources = [{ publisher = \"...\", url = \"https://...\" }]`".to_owned(),
            );
        }
        let id = id.unwrap_or_else(|| {
            let publisher = first.map_or("nobody", |source| source.publisher.as_str());
            format!("{}/{}/{market}/{publisher}", subject.id, property.key())
        });
        let id = ClaimId::new(&id)
            .map_err(|error| fail(error.to_string(), "Choose a shorter, plain id".to_owned()))
            .ok()?;
        let claim = Claim::new(id, subject.number, property, market, changes)
            .map_err(|error| {
                let hint = "Mend `status` or the `history` of the claim".to_owned();
                fail(error.to_string(), hint);
            })
            .ok()?;
        let origin = Origin { file, line, excuse };
        sound.then_some(Located { claim, origin })
    }

    /// Checks what each change says and rests on; the first source of all.
    fn check_changes<'c>(
        &self,
        changes: &'c [Change],
        property: Property,
        subject: &Subject,
        fail: &mut impl FnMut(String, String),
    ) -> Option<&'c Source> {
        let mut first = None;
        for change in changes {
            if let ChangeKind::Recorded { value, .. } = &change.kind {
                let device = subject.device().map(|device| device.kind);
                if let Some(reason) = plausible::impossible(property, device, value) {
                    let hint = "Look for a slipped digit or a wrong unit";
                    fail(reason, hint.to_owned());
                }
                self.check_value(value, fail);
            }
            let sources = change.kind.sources();
            first = first.or(sources.first());
            self.check_sources(sources, fail);
        }
        first
    }

    /// Checks that every publisher is known.
    pub(super) fn check_sources(&self, sources: &[Source], fail: &mut impl FnMut(String, String)) {
        // Nearly always nothing is missing, and then there is nothing to look up.
        if self.missing.is_empty() {
            return;
        }
        for source in sources {
            let others = [&source.via, &source.quotes, &source.origin];
            let named = others.into_iter().flatten().chain([&source.publisher]);
            for id in named.filter(|id| self.missing.contains(id)) {
                let known = self.publishers.keys().map(PublisherId::as_str);
                let hint = match nearest(id.as_str(), known) {
                    Some(known) => {
                        format!("Did you mean {known}? Otherwise add it to sources.toml")
                    }
                    None => "Add it to sources.toml".to_owned(),
                };
                fail(format!("{:?} is not a publisher", id.as_str()), hint);
            }
        }
    }

    fn check_value(&self, value: &Value, fail: &mut impl FnMut(String, String)) {
        for value in value.each() {
            match value {
                Value::Os(os) if !self.systems.contains(&&os.system) => {
                    let known = self.systems.iter().map(|id| id.as_str());
                    let hint = match nearest(os.system.as_str(), known) {
                        Some(known) => format!("Did you mean {known}?"),
                        None => "Add its file under os/".to_owned(),
                    };
                    fail(format!("{} is not a system", os.system), hint);
                }
                Value::Market(market) if !self.markets.contains(*market) => {
                    fail(
                        format!("{market} is not a market"),
                        self.market_hint(*market),
                    );
                }
                _ => {}
            }
        }
    }

    fn market_hint(&self, market: Market) -> String {
        let codes: Vec<_> = self.markets.iter().map(|(market, _)| market).collect();
        match nearest(market.code(), codes.iter().map(Market::code)) {
            Some(known) => format!("Did you mean {known}? The codes stand in markets.toml"),
            None => "The codes stand in markets.toml".to_owned(),
        }
    }
}

/// Whether values can name this subject as a system.
pub(super) fn is_system(details: &RawDetails) -> bool {
    matches!(details, RawDetails::Family | RawDetails::Skin { .. })
}

/// Sorts by subject, property, market and id, and drops imported claims that
/// hand-written ones make superfluous.
pub(super) fn settle(mut claims: Vec<Located>) -> Vec<Located> {
    claims.sort_by(|a, b| {
        let key = |located: &Located| {
            let claim = &located.claim;
            (claim.subject, claim.property, claim.market)
        };
        let order = key(a).cmp(&key(b));
        let by_id = || a.claim.id.cmp(&b.claim.id);
        let by_hand = || a.claim.is_imported().cmp(&b.claim.is_imported());
        order.then_with(by_id).then_with(by_hand)
    });
    let mut superfluous = vec![false; claims.len()];
    let mut start = 0;
    for group in claims.chunk_by(|a, b| {
        let (a, b) = (&a.claim, &b.claim);
        (a.subject, a.property, a.market) == (b.subject, b.property, b.market)
    }) {
        // Nearly every claim is alone.
        if group.len() > 1 {
            let (imported, hand_written): (Vec<_>, Vec<_>) = (start..)
                .zip(group)
                .partition(|(_, located)| located.claim.is_imported());
            for (index, import) in imported {
                superfluous[index] = hand_written
                    .iter()
                    .any(|(_, hand)| overrides(&hand.claim, &import.claim));
            }
        }
        start += group.len();
    }
    let mut superfluous = superfluous.into_iter();
    claims.retain(|_| !superfluous.next().unwrap_or(false));
    claims
}

/// Whether a hand-written claim says what an imported one says, as strongly,
/// or corrects it under the same id.
fn overrides(hand: &Claim, import: &Claim) -> bool {
    let as_strong = hand.state.status.strength() >= import.state.status.strength();
    hand.id == import.id || (as_strong && hand.state.value.agrees(&import.state.value))
}

/// The index by key. Claims that share an id or a key are problems, and all
/// but the first are left out.
pub(super) fn index(
    claims: Vec<Located>,
    problems: &mut Problems,
) -> (Vec<Located>, HashMap<ClaimKey, usize>) {
    let mut by_key: HashMap<ClaimKey, usize> = HashMap::with_capacity(claims.len());
    let mut kept: Vec<Located> = Vec::with_capacity(claims.len());
    for located in claims {
        let key = located.claim.id.key();
        let Some(first) = by_key.get(&key).and_then(|index| kept.get(*index)) else {
            by_key.insert(key, kept.len());
            kept.push(located);
            continue;
        };
        let id = &located.claim.id;
        let (message, hint) = if first.claim.id == *id {
            (
                format!(
                    "the claim id {id} is already at {}:{}",
                    first.origin.file, first.origin.line
                ),
                "Ids are unique in the whole catalog; write it as a claim with an id of its own",
            )
        } else {
            (
                format!("the claim ids {id} and {} share a key", first.claim.id),
                "Change the newer id a little",
            )
        };
        problems.error(&located.origin.place(), message, hint);
    }
    (kept, by_key)
}
