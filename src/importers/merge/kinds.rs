//! What kind of product a device is: as people wrote it, as a rule names it, as
//! a data set says, or as its name and codes tell by the declared rules.
//!
//! Pure. What nothing tells is unknown, which is not the same as another kind.

use super::groups::Group;
use super::names::key;
use super::rules::{KindRule, Rules};
use crate::domain::DeviceKind;

/// The kind of this device.
pub(super) fn kind(group: &Group<'_>, rules: &Rules) -> DeviceKind {
    if let Some(written) = group.kind.filter(|_| group.hand_written) {
        return written;
    }
    let rule = |fits: fn(&KindRule, &Group<'_>) -> bool| {
        let mut about = rules.kinds.iter().filter(|rule| is_about(rule, group));
        about.find(|rule| fits(rule, group)).map(|rule| rule.kind)
    };
    let said = rule(names_it).or(group.kind);
    said.or_else(|| rule(fits)).unwrap_or(DeviceKind::Unknown)
}

fn is_about(rule: &KindRule, group: &Group<'_>) -> bool {
    rule.brands.is_empty() || rule.brands.contains(&group.brand)
}

fn names_it(rule: &KindRule, group: &Group<'_>) -> bool {
    let mut names = rule.names.iter();
    names.any(|name| key(name) == key(&group.name))
}

fn fits(rule: &KindRule, group: &Group<'_>) -> bool {
    let name = group.name.to_lowercase();
    let mut words = name.split(|ch: char| !ch.is_alphabetic());
    let by_name = words.any(|word| {
        let mut endings = rule.endings.iter();
        rule.words.iter().any(|known| known == word)
            || endings.any(|end| word.ends_with(end.as_str()))
    });
    let begins = |code: &String| {
        let mut fronts = rule.codes.iter();
        fronts.any(|front| code.starts_with(front.as_str()))
    };
    let mut sets = group.upstreams.iter();
    by_name
        || group.codes.iter().any(begins)
        || sets.any(|set| rule.sets.iter().any(|known| known == set))
}
