//! That no word is missing, no file of words is broken, and code and words
//! name the same keys.

#![expect(clippy::unwrap_used, reason = "a test that fails should stop at once")]

mod formats;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use specdex::domain::property::{REGISTRY, Topic};
use specdex::domain::{DeviceKind, SourceKind, Status, SubjectKind};
use specdex::i18n::{Arg, Locale, Words, format};

fn english() -> Words {
    Words::new(Locale::English)
}

fn sources(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn words_files() -> Vec<(PathBuf, String)> {
    let files = sources(&root().join("src/i18n/en"), "ftl");
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path, text)
        })
        .collect()
}

/// The names of all placeables in the words files.
fn placeables() -> BTreeSet<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let mut names = BTreeSet::new();
    for (_, text) in words_files() {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            for rest in line.split('$').skip(1) {
                names.insert(rest.chars().take_while(|c| is_name(*c)).collect());
            }
        }
    }
    names
}

#[test]
fn what_is_missing_yields_the_key() {
    for locale in [Locale::English, Locale::Pseudo] {
        let words = Words::new(locale);
        assert_eq!(words.say("no-such-key"), "[no-such-key]");
        assert_eq!(words.say("not a key {"), "[not a key {]");
        assert_eq!(words.say(""), "[]");
        assert_eq!(words.say("date-early"), "[date-early]");
        assert_eq!(
            words.say_with("date-early", &[("month", 3.into())]),
            "[date-early]"
        );
    }
}

#[test]
fn tags_choose_a_locale() {
    for tag in ["en", "en-US", "en-GB", "de", "zh-CN", "", "🙂"] {
        assert_eq!(Locale::from_tag(tag), Locale::English);
    }
    for tag in ["en-XA", "en_xa"] {
        assert_eq!(Locale::from_tag(tag), Locale::Pseudo);
    }
    assert_eq!(Locale::from_tag(Locale::Pseudo.tag()), Locale::Pseudo);
}

#[test]
fn words_are_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>(_: &T) {}
    shared(&english());
}

#[test]
fn every_words_file_is_listed_and_sound() {
    assert_eq!(english().problems(), [] as [&str; 0]);
    let list = fs::read_to_string(root().join("src/i18n/mod.rs")).unwrap();
    for (path, text) in words_files() {
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(
            list.contains(&format!("include_str!(\"en/{name}\")")),
            "{name} is not in ENGLISH"
        );
        for (number, line) in text.lines().enumerate() {
            assert_eq!(
                line,
                line.trim_end(),
                "{name}:{} ends in spaces",
                number + 1
            );
            let emoji = |c: char| c > '\u{2190}' && !('\u{3000}'..'\u{A000}').contains(&c);
            assert!(!line.contains(emoji), "{name}:{} has an emoji", number + 1);
        }
    }
}

#[test]
fn keys_are_kebab_case() {
    for key in english().keys() {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(
            key.chars().all(plain) && !key.contains("--") && !key.ends_with('-'),
            "{key}"
        );
    }
}

#[test]
fn every_closed_list_has_words() {
    let words = english();
    let mut said = Vec::new();
    said.extend(
        REGISTRY
            .iter()
            .map(|row| format::property(&words, row.property)),
    );
    said.extend(
        Status::ALL
            .iter()
            .map(|(status, _)| format::status(&words, *status)),
    );
    said.extend(
        SourceKind::ALL
            .iter()
            .map(|(kind, _)| format::source_kind(&words, *kind)),
    );
    said.extend(
        DeviceKind::ALL
            .iter()
            .map(|(kind, _)| format::device_kind(&words, *kind)),
    );
    use SubjectKind::{Brand, Device, OsFamily, OsRelease, Series, Service, Skin};
    let kinds = [Device, Series, Brand, OsFamily, OsRelease, Skin, Service];
    said.extend(kinds.map(|kind| format::subject_kind(&words, kind)));
    use Topic::{Battery, Camera, Display, General, Performance, Software};
    let topics = [General, Display, Camera, Battery, Performance, Software];
    said.extend(topics.map(|topic| format::topic(&words, topic)));
    let missing: Vec<_> = said.iter().filter(|text| text.starts_with('[')).collect();
    assert!(
        missing.is_empty(),
        "add to src/i18n/en/base.ftl: {missing:?}"
    );
}

#[test]
fn every_market_of_the_data_has_a_name() {
    let text = fs::read_to_string(root().join("data/markets.toml")).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let words = english();
    for market in table["markets"].as_array().unwrap() {
        let code = market["code"].as_str().unwrap();
        assert!(
            words.has(&format!("market-{code}")),
            "add market-{code} to src/i18n/en/base.ftl"
        );
    }
}

#[test]
fn labels_of_properties_fit_a_phone() {
    let words = english();
    for row in REGISTRY {
        let label = format::property(&words, row.property);
        assert!(
            label.chars().count() <= 24,
            "{label} leaves no room for its value in 36 characters"
        );
    }
}

#[test]
fn every_sentence_can_be_said_and_the_pseudo_locale_keeps_its_arguments() {
    let (words, pseudo) = (english(), Words::new(Locale::Pseudo));
    let placeables: Vec<String> = placeables().into_iter().collect();
    // Digits and signs only, so that letters in the result come from the words file.
    let marks: Vec<String> = (0..placeables.len()).map(|i| format!("«{i}»")).collect();
    let args: Vec<(&str, Arg<'_>)> = placeables
        .iter()
        .zip(&marks)
        .map(|(name, mark)| (name.as_str(), mark.into()))
        .collect();
    for key in words.keys() {
        let plain = words.say_with(key, &args);
        assert!(!plain.starts_with('['), "{key} refers to something missing");
        assert!(
            !plain.contains(['{', '}', '\u{2068}', '\u{2069}']),
            "{key}: {plain}"
        );
        let odd = pseudo.say_with(key, &args);
        for mark in &marks {
            assert_eq!(
                plain.matches(mark).count(),
                odd.matches(mark).count(),
                "{key}: {odd}"
            );
        }
        assert!(odd.starts_with('⟦') && odd.ends_with('⟧'), "{key}: {odd}");
        if !plain.contains(['`', '/']) {
            assert!(
                !odd.contains(|c: char| c.is_ascii_alphabetic()),
                "{key}: {odd}"
            );
        }
        let letters = plain.chars().filter(|c| c.is_alphabetic()).count();
        let longer = odd.chars().filter(|c| c.is_alphabetic()).count();
        assert!(
            longer * 100 >= letters * 120 || letters < 8 || plain.contains(['`', '/']),
            "{key}: {odd}"
        );
    }
}

/// Keys that code makes from the keys of data files or passes through a
/// variable; everything else stands in the code as it is.
const MADE_KEYS: &[&str] = &[
    "market-",
    "place-",
    "status-",
    "source-kind-",
    "device-kind-",
    "property-",
    "mark-",
];

/// The placeables without which a sentence cannot be said.
fn needed<'a>(words: &Words, key: &str, placeables: &'a [String]) -> Vec<&'a str> {
    let without = |left_out: &str| {
        let kept = placeables.iter().filter(|name| *name != left_out);
        let args: Vec<(&str, Arg<'_>)> = kept.map(|name| (name.as_str(), 1.into())).collect();
        words.say_with(key, &args) == format!("[{key}]")
    };
    placeables
        .iter()
        .map(String::as_str)
        .filter(|name| without(name))
        .collect()
}

/// The text of a list that begins with `&[`, up to its end; `None` for
/// anything else, such as a variable.
fn list_text(after_key: &str) -> Option<&str> {
    let list = after_key
        .trim_start_matches([',', ' ', '\n'])
        .strip_prefix("&[")?;
    let mut depth = 1;
    let end = list.find(|c| {
        depth += i32::from(c == '[') - i32::from(c == ']');
        depth == 0
    })?;
    Some(&list[..end])
}

#[test]
fn code_and_words_name_the_same_keys_and_arguments() {
    let words = english();
    let placeables: Vec<String> = placeables().into_iter().collect();
    let mut code = String::new();
    for path in sources(&root().join("src"), "rs") {
        let text = fs::read_to_string(&path).unwrap();
        for rest in text.split(".say").skip(1) {
            let Some((_, literal)) = rest.split_once('(') else {
                continue;
            };
            let Some(literal) = literal.trim_start().strip_prefix('"') else {
                continue;
            };
            let Some((key, after)) = literal.split_once('"') else {
                continue;
            };
            if !rest.starts_with('(') && !rest.starts_with("_with(") {
                continue;
            }
            let place = path.strip_prefix(root()).unwrap().display();
            assert!(
                words.has(key),
                "{place} says {key:?}, which no words file has"
            );
            let given = if rest.starts_with('(') {
                Some("")
            } else {
                list_text(after)
            };
            for name in given.iter().flat_map(|_| needed(&words, key, &placeables)) {
                let named = given.is_some_and(|list| list.contains(&format!("\"{name}\"")));
                assert!(named, "{place} says {key:?} without ${name}");
            }
        }
        code.push_str(&text);
    }
    let unused: Vec<_> = words
        .keys()
        .filter(|key| !MADE_KEYS.iter().any(|made| key.starts_with(made)))
        .filter(|key| !code.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "no code says {unused:?}");
}
