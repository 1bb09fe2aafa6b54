//! Turns raw claims into claims: checks what they say, gives them their ids,
//! and settles which imported ones stay.
//!
//! A hand-written claim overrides an imported one of the same subject,
//! property and market: an imported one that says the same, no stronger, is
//! left out, and one that says something else stays as a claim of its own,
//! which ranks behind.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::plausible;
use super::raw_claim::RawClaim;
use super::raw_subject::RawDetails;
use crate::catalog::problem::{Place, Problems};
use crate::catalog::subject::Subject;
use crate::domain::{
    Change, ChangeKind, Claim, ClaimId, ClaimKey, ClaimName, Market, MarketTree, Property,
    PublisherId, Publishers, Source, SubjectId, SubjectNumber, Text, Value, nearest,
};

/// A claim with where it came from.
pub(super) struct Located {
    /// The claim.
    pub claim: Claim,
    /// Where it came from.
    pub origin: Origin,
}

/// Where a claim or a subject came from.
#[derive(Debug)]
pub(super) struct Origin {
    /// Its file.
    pub file: Cow<'static, str>,
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
    pub systems: &'a BTreeSet<SubjectId>,
}

impl Known<'_> {
    /// The claim that a raw one becomes, or why it becomes none; `missing` are
    /// the publishers that some source names and `sources.toml` does not have.
    pub(super) fn claim(
        &self,
        raw: RawClaim,
        subject: &Subject,
        missing: &[PublisherId],
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
        let sourced = self.check_changes(&changes, property, subject, missing, &mut fail);
        if !sourced {
            fail(
                "the claim has no source".to_owned(),
                "Add `sources = [{ publisher = \"...\", url = \"https://...\" }]`".to_owned(),
            );
        }
        let name = match id.as_deref().map(ClaimId::new) {
            Some(Ok(id)) => id.into(),
            Some(Err(error)) => {
                fail(error.to_string(), "Choose a shorter, plain id".to_owned());
                return None;
            }
            None => ClaimName::After(subject.id.clone()),
        };
        let claim = match Claim::new(name, subject.number, property, market, changes) {
            Ok(claim) => claim,
            Err(error) => {
                let hint = "Mend `status` or the `history` of the claim".to_owned();
                fail(error.to_string(), hint);
                return None;
            }
        };
        let origin = Origin { file, line, excuse };
        sound.then_some(Located { claim, origin })
    }

    /// Checks what each change says and rests on; whether there is a source.
    fn check_changes(
        &self,
        changes: &[Change],
        property: Property,
        subject: &Subject,
        missing: &[PublisherId],
        fail: &mut impl FnMut(String, String),
    ) -> bool {
        let mut sourced = false;
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
            sourced |= !sources.is_empty();
            self.check_sources(sources, missing, fail);
        }
        sourced
    }

    /// Checks that every publisher is known.
    pub(super) fn check_sources(
        &self,
        sources: &[Source],
        missing: &[PublisherId],
        fail: &mut impl FnMut(String, String),
    ) {
        // Nearly always nothing is missing, and then there is nothing to look up.
        if missing.is_empty() {
            return;
        }
        for source in sources {
            let others = [&source.via, &source.quotes, &source.origin];
            let named = others.into_iter().flatten().chain([&source.publisher]);
            for id in named.filter(|id| missing.contains(id)) {
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
                Value::Os(os) if !self.systems.contains(&os.system) => {
                    let known = self.systems.iter().map(SubjectId::as_str);
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

/// What the claims of one fact have in common.
fn fact(located: &Located) -> (SubjectNumber, Property, Market) {
    let claim = &located.claim;
    (claim.subject, claim.property, claim.market)
}

/// Sorts by subject, property, market and id, and drops imported claims that
/// hand-written ones make superfluous.
pub(super) fn settle(mut claims: Vec<Located>) -> Vec<Located> {
    // Claims are large: their places are sorted first, then each moves once.
    claims.sort_by_cached_key(fact);
    let mut superfluous = vec![false; claims.len()];
    let mut start = 0;
    for group in claims.chunk_by_mut(|a, b| fact(a) == fact(b)) {
        // Nearly every claim is alone.
        if group.len() > 1 {
            group.sort_by(|a, b| {
                let by_id = a.claim.id().cmp(&b.claim.id());
                by_id.then_with(|| a.claim.is_imported().cmp(&b.claim.is_imported()))
            });
            let (imported, hand_written): (Vec<_>, Vec<_>) = (start..)
                .zip(&*group)
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
    let agree = || as_strong && hand.state.value.agrees(&import.state.value);
    agree() || hand.id() == import.id()
}

/// The claims that can be told apart by their keys, and where each is, by its
/// key. Of several that share an id or a key all but the first are left out,
/// which is a problem.
pub(super) fn distinct(
    mut claims: Vec<Located>,
    problems: &mut Problems,
) -> (Vec<Located>, Vec<(ClaimKey, u32)>) {
    let by_key = keys(&claims);
    let mut doubles = BTreeSet::new();
    for same in by_key.chunk_by(|a, b| a.0 == b.0) {
        if let [(_, first), others @ ..] = same {
            for (_, other) in others {
                report_double(&claims[*first as usize], &claims[*other as usize], problems);
                doubles.insert(*other);
            }
        }
    }
    if doubles.is_empty() {
        return (claims, by_key);
    }
    let mut place = 0..;
    claims.retain(|_| place.next().is_none_or(|place| !doubles.contains(&place)));
    let by_key = keys(&claims);
    (claims, by_key)
}

/// The key of each claim with its place, sorted.
fn keys(claims: &[Located]) -> Vec<(ClaimKey, u32)> {
    let keys = claims.iter().map(|located| located.claim.id().key());
    let mut keys: Vec<_> = keys.zip(0..).collect();
    keys.sort_unstable();
    keys
}

fn report_double(first: &Located, other: &Located, problems: &mut Problems) {
    let (id, first_id) = (other.claim.id(), first.claim.id());
    let (message, hint) = if first_id == id {
        (
            format!(
                "the claim id {id} is already at {}:{}",
                first.origin.file, first.origin.line
            ),
            "Ids are unique in the whole catalog; write it as a claim with an id of its own",
        )
    } else {
        (
            format!("the claim ids {id} and {first_id} share a key"),
            "Change the newer id a little",
        )
    };
    problems.error(&other.origin.place(), message, hint);
}
