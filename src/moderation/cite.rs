//! Sources as people cite them: whose an address is, and who cites it already.

use super::command::{Cited, Situation};
use super::event::Event;
use super::refusal::Refusal;
use crate::domain::{
    Address, Claim, ClaimId, PartialDate, PublisherId, Publishers, Source, SubjectId, SubjectNumber,
};

/// The most claims that are named as citing an address.
const MOST_CITING: usize = 5;

/// The source that somebody cites, with the publisher to add where the host of
/// the address is nobody's yet.
pub(super) fn source(
    situation: &Situation<'_>,
    cited: &Cited,
) -> Result<(Source, Option<Event>), Refusal> {
    let publishers = situation.snapshot.catalog.publishers();
    let known = |id: &Option<PublisherId>| match id {
        Some(id) if !publishers.contains_key(id) => Err(Refusal::NoPublisher(id.clone())),
        other => Ok(other.clone()),
    };
    let date = cited
        .date
        .unwrap_or_else(|| PartialDate::day(situation.today));
    if date.start() > situation.today {
        return Err(Refusal::Ahead(date));
    }
    let (publisher, new) = match known(&cited.publisher)? {
        Some(named) => (named, None),
        None => match owner(publishers, cited.address.host()) {
            Some(owner) => (owner.clone(), None),
            None => {
                let (id, event) = new_publisher(publishers, cited.address.host())?;
                (id, Some(event))
            }
        },
    };
    let source = Source {
        title: cited.title.clone(),
        url: Some(cited.address.clone()),
        date: Some(date),
        quotes: known(&cited.quotes)?,
        origin: known(&cited.origin)?,
        ..Source::of(publisher)
    };
    Ok((source, new))
}

/// The publisher whose host this is, or a part of: `en.example.org` is
/// `example.org`'s where it has none of its own.
pub fn owner<'p>(publishers: &'p Publishers, host: &str) -> Option<&'p PublisherId> {
    let at_dots = host.match_indices('.').map(|(dot, _)| dot + 1);
    let ends = std::iter::once(0).chain(at_dots);
    let mut ends = ends.filter_map(|start| host.get(start..));
    ends.find_map(|end| {
        let mut all = publishers.iter();
        let found = all.find(|(_, publisher)| publisher.hosts.iter().any(|host| host == end));
        found.map(|(id, _)| id)
    })
}

/// A publisher called after its host.
fn new_publisher(publishers: &Publishers, host: &str) -> Result<(PublisherId, Event), Refusal> {
    let host = host.strip_prefix("www.").unwrap_or(host);
    let mut stem: String = host
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    while stem.contains("--") {
        stem = stem.replace("--", "-");
    }
    stem.truncate(SubjectId::MAX - 4);
    let stem = stem.trim_matches('-');
    let numbered = (2..1000).map(|number| format!("{stem}-{number}"));
    let mut all = std::iter::once(stem.to_owned()).chain(numbered);
    let free = all.find(|id| SubjectId::fits(id) && !publishers.contains_key(id.as_str()));
    let id = PublisherId(free.ok_or(Refusal::Name)?.into());
    let host = host.to_owned();
    Ok((id.clone(), Event::PublisherAdded { id, host }))
}

/// The claims that cite this address already: of this subject, then of all that
/// are more than plain facts.
pub(super) fn citing(
    situation: &Situation<'_>,
    subject: SubjectNumber,
    address: &Address,
) -> Vec<ClaimId> {
    let catalog = &situation.snapshot.catalog;
    let cites = |claim: &&Claim| {
        let mut sources = claim.state.sources.iter();
        sources.any(|source| source.url.as_ref() == Some(address))
    };
    let own = catalog.claims_of(subject).iter();
    let others = catalog.contested();
    let others = others.filter(|claim| claim.subject != subject);
    let all = own.chain(others).filter(cites).take(MOST_CITING);
    all.map(|claim| claim.id().to_id()).collect()
}
