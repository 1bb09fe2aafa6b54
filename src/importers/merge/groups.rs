//! Which records are about one device: brand and name, then codename, then
//! model code.
//!
//! Names that differ only in words that tell no two models apart are one device
//! where a codename or code says so, or where nothing says otherwise. Pure; the
//! order of the records decides, and nothing else.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::names::{key, loose_key};
use super::published::PublishedDevice;
use super::rules::Rules;
use crate::catalog::Subject;
use crate::domain::DeviceKind;
use crate::importers::record::DeviceRecord;

/// A record with its place among all, and brand and name as the merge sees them.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    /// The upstream's id.
    pub(super) upstream: &'a str,
    /// The record.
    pub(super) record: &'a DeviceRecord,
    /// The id of its brand; nothing where the upstream names none.
    pub(super) brand: Option<String>,
    /// Its name without the brand.
    pub(super) name: String,
}

/// What one device is called, and the records about it.
#[derive(Debug, Clone, Default)]
pub(super) struct Group<'a> {
    /// Its id, where it has one already.
    pub(super) id: Option<String>,
    /// Whether people wrote a file for it.
    pub(super) hand_written: bool,
    /// The brand's id.
    pub(super) brand: String,
    /// Its name.
    pub(super) name: String,
    /// Its kind as people wrote it, or as the first record says that knows it.
    pub(super) kind: Option<DeviceKind>,
    /// The records, the ones that come first in front.
    pub(super) records: Vec<&'a DeviceRecord>,
    /// The upstreams that have a record of it, the ones that come first in front.
    pub(super) upstreams: Vec<&'a str>,
    /// Names of records that are spelled in another way.
    pub(super) other_names: Vec<String>,
    /// Model codes, as upstreams write them.
    pub(super) codes: BTreeSet<String>,
    /// Codenames, as upstreams write them.
    pub(super) codenames: BTreeSet<String>,
    /// The codes under which it was published.
    pub(super) published_codes: Vec<String>,
    /// Ids of devices that turned out to be this one.
    pub(super) former: Vec<String>,
}

impl<'a> Group<'a> {
    /// Notes that an upstream has a record of it.
    fn told_by(&mut self, upstream: &'a str) {
        if !self.upstreams.contains(&upstream) {
            self.upstreams.push(upstream);
        }
    }

    /// Whether people or a record say what it is; otherwise it was only published.
    fn is_described(&self) -> bool {
        self.hand_written || !self.upstreams.is_empty()
    }

    /// Codes and codenames in lower case.
    fn marks(&self) -> impl Iterator<Item = String> + '_ {
        let all = self.codes.iter().chain(&self.codenames);
        all.map(|mark| mark.to_lowercase())
    }

    /// Whether its name is only a code. Upstreams give some devices their name
    /// as a code, such as "Redmi 7"; codes have no spaces, and several digits.
    fn is_unnamed(&self) -> bool {
        let digits = self.name.chars().filter(char::is_ascii_digit).count();
        let name = key(&self.name);
        let mut marks = self.marks();
        digits > 1 && !self.name.contains(' ') && marks.any(|mark| key(&mark) == name)
    }
}

/// The least length of a codename with a digit that stands for one device only.
const RARE_CODENAME: usize = 6;

/// Groups in the making.
#[derive(Debug)]
pub(super) struct Groups<'a, 'r> {
    rules: &'r Rules,
    groups: Vec<Group<'a>>,
    by_name: HashMap<(String, String), usize>,
}

impl<'a, 'r> Groups<'a, 'r> {
    /// No groups yet.
    pub(super) fn new(rules: &'r Rules) -> Self {
        Self {
            rules,
            groups: Vec::new(),
            by_name: HashMap::new(),
        }
    }

    /// A device that people wrote.
    pub(super) fn seed(&mut self, subject: &Subject, brand: &str) {
        let Some(device) = subject.device() else {
            return;
        };
        let texts = |list: &[crate::domain::Text]| {
            let texts = list.iter().map(|text| text.as_str().to_owned());
            texts.collect()
        };
        let group = Group {
            id: Some(subject.id.to_string()),
            hand_written: true,
            brand: brand.to_owned(),
            name: subject.name.as_str().to_owned(),
            kind: Some(device.kind),
            codes: texts(&device.codes),
            codenames: texts(&device.codenames),
            ..Group::default()
        };
        let at = self.add(group);
        for alias in &subject.aliases {
            self.call(at, brand, alias.as_str());
        }
    }

    /// A device that was published before: it keeps its id and name.
    pub(super) fn publish(&mut self, device: &PublishedDevice, brand: &str, name: &str) {
        let group = Group {
            id: Some(device.id.clone()),
            brand: brand.to_owned(),
            name: name.to_owned(),
            published_codes: device.codes.clone(),
            ..Group::default()
        };
        match self.by_name(brand, name) {
            Some(same) => self.groups[same].former.push(device.id.clone()),
            None => {
                self.add(group);
            }
        }
    }

    fn add(&mut self, group: Group<'a>) -> usize {
        let (brand, name) = (group.brand.clone(), group.name.clone());
        self.groups.push(group);
        let at = self.groups.len() - 1;
        self.call(at, &brand, &name);
        at
    }

    /// Lets a device be found by a name, if none has it.
    fn call(&mut self, at: usize, brand: &str, name: &str) {
        let key = (brand.to_owned(), key(name));
        self.by_name.entry(key).or_insert(at);
    }

    fn by_name(&self, brand: &str, name: &str) -> Option<usize> {
        let names = (brand.to_owned(), key(name));
        let found = self.by_name.get(&names).copied();
        found.or_else(|| {
            let same = self.rules.same.iter().filter(|same| same.brand == brand);
            let mut same = same.filter(|same| same.names.iter().any(|one| key(one) == names.1));
            let others = same.next()?.names.iter();
            let mut others = others.map(|other| (brand.to_owned(), key(other)));
            others.find_map(|other| self.by_name.get(&other).copied())
        })
    }

    /// A record that says what a device is: it joins the one of its name, or
    /// makes a new one.
    pub(super) fn describe(&mut self, item: &Item<'a>) {
        let Some(brand) = &item.brand else { return };
        let at = match self.by_name(brand, &item.name) {
            Some(at) => at,
            None => self.add(Group {
                brand: brand.clone(),
                name: item.name.clone(),
                ..Group::default()
            }),
        };
        self.join(at, item);
    }

    fn join(&mut self, at: usize, item: &Item<'a>) {
        let Some(group) = self.groups.get_mut(at) else {
            return;
        };
        let record = item.record;
        group.kind = group.kind.or(record.kind);
        group.told_by(item.upstream);
        if key(&group.name) != key(&item.name) {
            group.other_names.push(item.name.clone());
        }
        group.other_names.extend(record.aliases.iter().cloned());
        group.codes.extend(record.codes.iter().cloned());
        group.codenames.extend(record.codenames.iter().cloned());
        group.records.push(record);
    }

    /// Brings together what is one device under several names.
    pub(super) fn unite(&mut self) {
        self.unite_marked();
        self.unite_unmarked();
        self.unite_unnamed();
    }

    /// Those that share a codename or code, and whose names differ in plain
    /// words only.
    fn unite_marked(&mut self) {
        let mut seen: HashMap<(String, String, String), usize> = HashMap::new();
        for at in 0..self.groups.len() {
            let loose = self.loose(at);
            let brand = self.groups[at].brand.clone();
            let marks: Vec<String> = self.groups[at].marks().collect();
            for mark in marks {
                let place = (brand.clone(), loose.clone(), mark);
                match seen.get(&place) {
                    Some(first) if *first != at => {
                        self.unite_two(*first, at);
                        break;
                    }
                    Some(_) => {}
                    None => {
                        seen.insert(place, at);
                    }
                }
            }
        }
    }

    /// Those whose names differ in plain words only, where one has neither
    /// codename nor code, and there is one other that it can be. An upstream
    /// that lists both says that they are two.
    fn unite_unmarked(&mut self) {
        let mut alike: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for at in self.living() {
            // One that was only published so far gets its codes later.
            let group = &self.groups[at];
            if !group.is_described() {
                continue;
            }
            let place = (group.brand.clone(), self.loose(at));
            alike.entry(place).or_default().push(at);
        }
        for group in alike.into_values().filter(|group| group.len() == 2) {
            let unmarked = |at: &usize| self.groups[*at].marks().next().is_none();
            let upstreams = &self.groups[group[1]].upstreams;
            let mut tellers = self.groups[group[0]].upstreams.iter();
            let told_apart = tellers.any(|upstream| upstreams.contains(upstream));
            if group.iter().any(unmarked) && !told_apart {
                self.unite_two(group[0], group[1]);
            }
        }
    }

    /// Those that are only called by a code of another one.
    fn unite_unnamed(&mut self) {
        let mut named: HashMap<(String, String), BTreeSet<usize>> = HashMap::new();
        let living: Vec<usize> = self.living().collect();
        let (unnamed, others): (Vec<usize>, Vec<usize>) = living
            .into_iter()
            .partition(|at| self.groups[*at].is_unnamed());
        for at in others {
            for mark in self.groups[at].marks() {
                let place = (self.groups[at].brand.clone(), mark);
                named.entry(place).or_default().insert(at);
            }
        }
        for at in unnamed {
            let group = &self.groups[at];
            let marks = group.marks().map(|mark| (group.brand.clone(), mark));
            let found: BTreeSet<usize> = marks
                .filter_map(|mark| named.get(&mark))
                .flatten()
                .copied()
                .collect();
            if let (1, Some(one)) = (found.len(), found.first()) {
                self.unite_two(*one, at);
            }
        }
    }

    /// Gives ids that were published, and that no record names any more, to the
    /// one device that has a code of theirs now: upstreams change names.
    pub(super) fn keep_ids(&mut self) {
        let marks = self.marks();
        for at in 0..self.groups.len() {
            let group = &self.groups[at];
            if group.is_described() || group.name.is_empty() {
                continue;
            }
            let codes = group.published_codes.iter();
            let places = codes.filter_map(|code| marks.get(&code.to_lowercase()));
            let found = places.flatten().copied();
            let found: BTreeSet<usize> = found
                .filter(|other| self.groups[*other].brand == group.brand)
                .collect();
            if let (1, Some(one)) = (found.len(), found.first()) {
                self.unite_two(at, *one);
            }
        }
    }

    fn living(&self) -> impl Iterator<Item = usize> + use<'_, 'a, 'r> {
        let groups = self.groups.iter().enumerate();
        let living = groups.filter(|(_, group)| !group.name.is_empty());
        living.map(|(at, _)| at)
    }

    fn loose(&self, at: usize) -> String {
        let group = &self.groups[at];
        loose_key(&group.name, self.rules.plain_words(&group.brand))
    }

    /// Puts the second one into the first, or the first into the second where
    /// only that one has an id; two that people wrote stay two.
    fn unite_two(&mut self, first: usize, second: usize) {
        let (a, b) = (&self.groups[first], &self.groups[second]);
        if a.name.is_empty() || b.name.is_empty() || (a.hand_written && b.hand_written) {
            return;
        }
        let worth = |group: &Group<'_>| (group.hand_written, group.id.is_some());
        debug_assert!(first != second, "a device is not another one");
        let (into, from) = if worth(b) > worth(a) {
            (second, first)
        } else {
            (first, second)
        };
        let gone = std::mem::take(&mut self.groups[from]);
        let kept = &mut self.groups[into];
        kept.kind = kept.kind.or(gone.kind);
        if key(&kept.name) != key(&gone.name) {
            kept.other_names.push(gone.name);
        }
        kept.other_names.extend(gone.other_names);
        kept.codes.extend(gone.codes);
        kept.codenames.extend(gone.codenames);
        kept.records.extend(gone.records);
        for upstream in gone.upstreams {
            kept.told_by(upstream);
        }
        kept.former.extend(gone.id);
        kept.former.extend(gone.former);
        for at in self.by_name.values_mut().filter(|at| **at == from) {
            *at = into;
        }
    }

    /// The places of groups by codename and code, for [`Groups::mark`].
    pub(super) fn marks(&self) -> HashMap<String, Vec<usize>> {
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for at in self.living() {
            for mark in self.groups[at].marks() {
                let list = places.entry(mark).or_default();
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
        }
        places
    }

    /// A record that only tells the codes of a device: it joins the one of its
    /// name, or one whose codename or code it has and whose name differs in
    /// plain words only. Whether there was one.
    pub(super) fn mark(&mut self, item: &Item<'a>, marks: &HashMap<String, Vec<usize>>) -> bool {
        let named = item.brand.as_ref();
        let named = named.and_then(|brand| self.by_name(brand, &item.name));
        // What was published counts only once a record describes it: the same
        // records decide alike, whatever was published.
        let named = named.filter(|at| self.groups[*at].is_described());
        let Some(at) = named.or_else(|| self.by_marks(item, marks)) else {
            return false;
        };
        let group = &mut self.groups[at];
        group.codes.extend(item.record.codes.iter().cloned());
        let codenames = item.record.codenames.iter().cloned();
        group.codenames.extend(codenames);
        group.told_by(item.upstream);
        true
    }

    fn by_marks(&self, item: &Item<'_>, marks: &HashMap<String, Vec<usize>>) -> Option<usize> {
        let record = item.record;
        let own = record.codenames.iter().chain(&record.codes);
        let places = own.filter_map(|mark| marks.get(&mark.to_lowercase()));
        let fitting = places.flatten().copied().filter(|at| {
            let group = &self.groups[*at];
            let loose = |name: &str| loose_key(name, self.rules.plain_words(&group.brand));
            // The lists name carriers and sellers as brands, too.
            let brand_fits = item
                .brand
                .as_ref()
                .is_none_or(|id| *id == group.brand || self.rules.carriers.contains(id))
                || self.shares_rare_codename(group, record);
            let wanted = loose(&item.name);
            let full = loose(&format!("{} {}", group.brand, group.name));
            brand_fits && (wanted == loose(&group.name) || wanted == full)
        });
        // A short name with a short code fits devices of many makers.
        let fitting: BTreeSet<usize> = fitting.collect();
        fitting.first().copied().filter(|_| fitting.len() == 1)
    }

    /// Whether both have a codename that no second maker chooses by chance.
    fn shares_rare_codename(&self, group: &Group<'_>, record: &DeviceRecord) -> bool {
        let rare = |name: &&String| {
            name.len() >= RARE_CODENAME && name.chars().any(|ch| ch.is_ascii_digit())
        };
        let mut rare = record.codenames.iter().filter(rare);
        rare.any(|name| group.codenames.contains(name))
    }

    /// The groups that have records.
    pub(super) fn finish(self) -> Vec<Group<'a>> {
        let groups = self.groups.into_iter();
        groups.filter(|group| !group.name.is_empty()).collect()
    }
}
