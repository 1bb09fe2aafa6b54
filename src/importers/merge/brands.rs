//! Which brand a record belongs to, and what the device is called under it.
//!
//! Brands that nobody has written down get an id of their own. Pure.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::is_by_hand;
use super::names::{key, slug, words};
use super::rules::Rules;
use crate::catalog::{Catalog, Details};
use crate::domain::{SubjectId, Text};
use crate::importers::naming::without_brand;

/// Every brand by the ways in which upstreams write it.
#[derive(Debug)]
pub(super) struct Brands<'r> {
    rules: &'r Rules,
    /// Ids by the key of a spelling.
    by_spelling: HashMap<String, String>,
    /// The spellings of each brand, to cut off names.
    spellings: HashMap<String, Spellings>,
    /// New brands: the name by id.
    new: BTreeMap<String, String>,
}

/// The least length of a brand that stands in a name without a space behind it;
/// shorter ones begin words by chance.
const SHORTEST_GLUED: usize = 4;

/// How one brand is written.
#[derive(Debug, Default)]
struct Spellings {
    /// The first one: its name.
    name: String,
    keys: HashSet<String>,
    /// Those in scripts without spaces, behind which nothing needs to stand.
    joined: Vec<String>,
}

impl<'r> Brands<'r> {
    /// The brands that people wrote, and those that were published.
    pub(super) fn new(
        catalog: &Catalog,
        published: &BTreeMap<String, String>,
        rules: &'r Rules,
    ) -> Self {
        let mut brands = Self {
            rules,
            by_spelling: HashMap::new(),
            spellings: HashMap::new(),
            new: BTreeMap::new(),
        };
        for subject in catalog.subjects() {
            if !(subject.hand_written && matches!(subject.details, Details::Brand { .. })) {
                continue;
            }
            let id = subject.id.as_str();
            let other = subject.names.iter().map(|(_, name)| name);
            let names = [&subject.name].into_iter().chain(other);
            for name in names {
                brands.spell(id, name.as_str());
            }
            // An alias may be a line of products, which stays in the name.
            for alias in subject.aliases.iter().map(Text::as_str).chain([id]) {
                let alias = brands.by_spelling.entry(key(alias));
                alias.or_insert_with(|| id.to_owned());
            }
        }
        for rule in &rules.brands {
            for spelling in &rule.also {
                brands.spell(&rule.id, spelling);
            }
        }
        for (id, name) in published {
            if !is_by_hand(catalog, id) {
                brands.spell(id, name);
            }
        }
        brands
    }

    fn spell(&mut self, id: &str, spelling: &str) {
        let known = self.by_spelling.entry(key(spelling));
        if known.or_insert_with(|| id.to_owned()) == id {
            let spellings = self.spellings.entry(id.to_owned()).or_default();
            if spellings.name.is_empty() {
                spelling.clone_into(&mut spellings.name);
            }
            spellings.keys.insert(key(spelling));
            if !spelling.is_ascii() {
                spellings.joined.push(spelling.to_owned());
            }
        }
    }

    /// The id of the brand and the name of the device under it; nothing where
    /// the brand or the name cannot be written in an id.
    pub(super) fn resolve(&mut self, brand: &str, name: &str) -> Option<(String, String)> {
        let sub = self.rules.sub_brands.iter();
        let mut sub = sub.filter(|sub| key(&sub.name) == key(brand));
        if let Some(sub) = sub.next() {
            let name = without_brand(&sub.name, name);
            let name = self.cut(&sub.brand, name);
            return Some((sub.brand.clone(), format!("{} {name}", sub.name)));
        }
        let known = self.by_spelling.get(&key(brand));
        let id = match known.or_else(|| self.of_company(brand)) {
            Some(id) => id.clone(),
            None => self.add(brand)?,
        };
        let (id, name) = self.place(&id, name);
        (!slug(&[&name], SubjectId::MAX).is_empty()).then_some((id, name))
    }

    /// The brand under which devices of a published one stand now: rules may
    /// have learned that both are one.
    pub(super) fn current<'b>(&'b self, published: &'b str) -> &'b str {
        let known = self.by_spelling.get(&key(published));
        let spelled = known.filter(|id| self.rules.brands.iter().any(|rule| rule.id == **id));
        spelled.map_or(published, String::as_str)
    }

    /// Where a device of this brand stands, and what it is called there.
    pub(super) fn place(&self, id: &str, name: &str) -> (String, String) {
        let name = self.cut(id, name);
        let all = words(&name);
        let mut moved = self.rules.moved.iter();
        let moved = moved.find(|rule| rule.from == id && all.starts_with(&words(&rule.starts)));
        match moved {
            Some(rule) if rule.cut => {
                let name = without_brand(&rule.starts, &name);
                (rule.to.clone(), name.to_owned())
            }
            Some(rule) => (rule.to.clone(), name),
            None => (id.to_owned(), name),
        }
    }

    /// The name without the brand in front, in whatever script and spelling.
    fn cut(&self, id: &str, name: &str) -> String {
        let Some(spellings) = self.spellings.get(id) else {
            return name.to_owned();
        };
        let is_brand = |front: &str| spellings.keys.contains(&key(front));
        let mut name = name.trim();
        loop {
            let joined = spellings.joined.iter();
            let mut joined = joined.filter_map(|spelling| name.strip_prefix(spelling.as_str()));
            let parted = || {
                let ends = name.match_indices(|ch: char| !ch.is_alphanumeric());
                let mut ends = ends.filter(|(at, _)| is_brand(&name[..*at]));
                ends.next_back().map(|(at, end)| &name[at + end.len()..])
            };
            // "Fairphone3": a brand of some length, and nothing before the number.
            let glued = || {
                let at = name.find(|ch: char| !ch.is_alphabetic())?;
                let (front, rest) = name.split_at(at);
                let fits = front.len() >= SHORTEST_GLUED && is_brand(front);
                let numbered = rest.starts_with(|ch: char| ch.is_ascii_digit());
                (fits && numbered).then_some(rest)
            };
            match joined.next().or_else(parted).or_else(glued).map(str::trim) {
                Some(rest) if !rest.is_empty() => name = rest,
                _ => return name.split_whitespace().collect::<Vec<_>>().join(" "),
            }
        }
    }

    /// The brand without the words that only say that it is a company, where
    /// that is a brand.
    fn of_company(&self, brand: &str) -> Option<&String> {
        let mut front = brand.trim();
        while let Some((before, last)) = front.rsplit_once([' ', ',', '_']) {
            let last = key(last);
            let plain = self.rules.company_words.iter();
            if !last.is_empty() && !plain.map(|word| key(word)).any(|word| word == last) {
                return None;
            }
            front = before;
            if let Some(known) = self.by_spelling.get(&key(front)) {
                return Some(known);
            }
        }
        None
    }

    fn add(&mut self, brand: &str) -> Option<String> {
        let id = slug(&[brand], SubjectId::MAX / 2);
        if id.is_empty() {
            return None;
        }
        let name = brand.split_whitespace().collect::<Vec<_>>().join(" ");
        self.spell(&id, &name);
        self.new.entry(id.clone()).or_insert(name);
        Some(id)
    }

    /// Whether this is how the brand itself is called.
    pub(super) fn is_called(&self, id: &str, name: &str) -> bool {
        let spellings = self.spellings.get(id);
        spellings.is_some_and(|spellings| spellings.keys.contains(&key(name)))
    }

    /// The name of a brand that nobody has written down.
    pub(super) fn name_of_new(&self, id: &str) -> Option<&str> {
        let new = self.new.get(id).map(String::as_str);
        new.or_else(|| Some(self.spellings.get(id)?.name.as_str()))
    }
}
