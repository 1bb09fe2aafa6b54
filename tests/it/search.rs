//! Search over the real catalog: what people type finds what they mean, or
//! asks, or says that there is no record; and never shows another device.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use proptest::prelude::*;
use specdex::catalog::{Details, Subject};
use specdex::domain::{SubjectKind, SubjectNumber};
use specdex::search::{Found, Outcome};

use crate::shipped::SNAPSHOT;

fn find(text: &str) -> Found {
    SNAPSHOT.devices.find(text)
}

fn full_name(number: SubjectNumber) -> String {
    let subject = SNAPSHOT.catalog.subject(number).unwrap();
    SNAPSHOT.catalog.full_name(subject)
}

/// The devices that people know much of: written by hand, or rich. Of the long
/// tail, which `long_tail` is about, many share their names.
fn devices() -> impl Iterator<Item = &'static Subject> {
    SNAPSHOT.catalog.devices().filter(|device| {
        let known = SNAPSHOT.catalog.claims_of(device.number).len();
        device.hand_written || known >= RICH
    })
}

/// What a device of the long tail has at most is less than this.
const RICH: usize = 8;

/// How many devices have a name, up to case, spaces and punctuation.
static NAMES: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for device in SNAPSHOT.catalog.devices() {
        *names.entry(joined(&full_name(device.number))).or_default() += 1;
    }
    names
});

/// Every word of every name, in small letters.
static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let names = SNAPSHOT.catalog.devices();
    let names = names.map(|device| full_name(device.number).to_lowercase());
    names
        .flat_map(|name| {
            let words = name.split(|ch: char| !ch.is_alphanumeric());
            words.map(ToOwned::to_owned).collect::<Vec<_>>()
        })
        .collect()
});

/// Whether a text leads to a device: shown, or among what is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Led {
    Shown,
    Asked,
    Elsewhere,
    Nowhere,
}

fn leads(found: &Found, number: SubjectNumber) -> Led {
    match found.outcome {
        Outcome::Show if found.hits[0].number == number => Led::Shown,
        Outcome::Show => Led::Elsewhere,
        Outcome::Ask if found.hits.iter().any(|hit| hit.number == number) => Led::Asked,
        Outcome::Ask | Outcome::NoRecord => Led::Nowhere,
    }
}

/// Collects the texts that do not lead where they should, with what they find.
#[derive(Default)]
struct Failures(Vec<String>);

impl Failures {
    fn check(&mut self, text: &str, device: &Subject, fine: &[Led]) {
        let found = find(text);
        let led = leads(&found, device.number);
        if !fine.contains(&led) {
            let hits: Vec<String> = (found.hits.iter().take(4))
                .map(|hit| format!("{} {:.2}", full_name(hit.number), hit.confidence))
                .collect();
            let wanted = full_name(device.number);
            self.0
                .push(format!("{text:?} is {wanted}, but {led:?}: {hits:?}"));
        }
    }

    fn none(self) {
        assert!(self.0.is_empty(), "{}\n{}", self.0.len(), self.0.join("\n"));
    }
}

const SHOWN: &[Led] = &[Led::Shown];
const SHOWN_OR_ASKED: &[Led] = &[Led::Shown, Led::Asked];

/// A name as one word, small: what is left when people type in a hurry.
fn joined(name: &str) -> String {
    let kept = |ch: &char| ch.is_alphanumeric() || *ch == '+';
    name.chars().filter(kept).collect::<String>().to_lowercase()
}

/// Whether a name can be read back when it is joined: two numbers side by
/// side, or a single letter before another word, cannot be told apart again.
fn joins(name: &str) -> bool {
    let words: Vec<&str> = name
        .split(|ch: char| !ch.is_alphanumeric() && ch != '+')
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(2).all(|pair| {
        let digits = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_digit());
        let letters = |word: &str| word.chars().all(char::is_alphabetic);
        let numbers = digits(pair[0].chars().last()) && digits(pair[1].chars().next());
        let letter = (pair[0].chars().count() == 1 || !letters(pair[0])) && letters(&pair[1][..1]);
        !numbers && !letter
    })
}

#[test]
fn every_device_is_found_by_its_name_and_its_id() {
    let mut failures = Failures::default();
    for device in devices() {
        let name = full_name(device.number);
        // Where lists have one device twice, it asks.
        let alone = NAMES[&joined(&name)] == 1;
        let fine = if alone { SHOWN } else { SHOWN_OR_ASKED };
        failures.check(&name, device, fine);
        failures.check(&name.to_uppercase(), device, fine);
        failures.check(device.id.as_str(), device, fine);
        let question = format!("what are the specs of the {name}, please?");
        failures.check(&question, device, SHOWN_OR_ASKED);
    }
    failures.none();
}

#[test]
fn every_device_is_found_by_its_name_in_one_word() {
    let mut failures = Failures::default();
    let mut count = 0;
    for device in devices() {
        let name = full_name(device.number);
        if joins(&name) {
            count += 1;
            failures.check(&joined(&name), device, SHOWN_OR_ASKED);
        }
    }
    assert!(count > 800, "{count}");
    failures.none();
}

#[test]
fn every_device_is_found_by_its_other_names() {
    let mut failures = Failures::default();
    for device in devices() {
        for (_, name) in &device.names {
            failures.check(name.as_str(), device, SHOWN);
        }
        let brand = device
            .brand
            .and_then(|brand| SNAPSHOT.catalog.subject(brand))
            .unwrap();
        for alias in &device.aliases {
            // Where another device has that name for its own, it goes first.
            let name = format!("{} {alias}", brand.name);
            if !NAMES.contains_key(&joined(&name)) {
                failures.check(&name, device, SHOWN_OR_ASKED);
            }
        }
    }
    failures.none();
}

/// How well known the maker of a device is: 1 to 3.
fn tier(device: &Subject) -> u8 {
    let brand = device
        .brand
        .and_then(|brand| SNAPSHOT.catalog.subject(brand));
    match brand.map(|brand| &brand.details) {
        Some(Details::Brand { tier }) => *tier,
        _ => 3,
    }
}

/// Whether a name is more than numbers, networks and words such as "mini" and
/// "phone" that any maker uses.
fn says_something(name: &str) -> bool {
    let name = name.to_lowercase();
    let mut words = name.split(|ch: char| !ch.is_alphanumeric());
    words.any(|word| {
        word.contains(char::is_alphabetic) && !["5g", "mini", "pro", "phone"].contains(&word)
    })
}

#[test]
fn every_device_is_found_without_its_brand_where_that_is_unique() {
    let mut makers: HashMap<String, Vec<SubjectNumber>> = HashMap::new();
    for device in SNAPSHOT.catalog.devices() {
        makers
            .entry(joined(device.name.as_str()))
            .or_default()
            .push(device.number);
    }
    let mut failures = Failures::default();
    for device in devices() {
        let unique = makers[&joined(device.name.as_str())].len() == 1;
        // "Z1" is rather a famous device without its line than an obscure one.
        let known = device.hand_written || tier(device) < 3;
        if unique && known && says_something(device.name.as_str()) {
            failures.check(device.name.as_str(), device, SHOWN_OR_ASKED);
        }
    }
    failures.none();
}

/// A code leads to one of the devices that have it, or to the device that has
/// it as its name.
#[test]
fn every_device_is_found_by_its_model_codes() {
    let mut failures = Vec::new();
    for device in devices() {
        for code in &device.device().unwrap().codes {
            let code = code.as_str();
            // Razer's first phone says "Phone", as every question may.
            if code.contains([' ', '/']) || code.len() < 5 || code == "Phone" {
                continue;
            }
            let found = find(code);
            let first = found
                .hits
                .first()
                .and_then(|hit| SNAPSHOT.catalog.subject(hit.number));
            let shares = first.is_some_and(|first| {
                let codes = &first.device().unwrap().codes;
                codes
                    .iter()
                    .any(|other| joined(other.as_str()) == joined(code))
                    || joined(&full_name(first.number)).contains(&joined(code))
            });
            let among = found
                .hits
                .iter()
                .take(5)
                .any(|hit| hit.number == device.number);
            if found.outcome == Outcome::NoRecord || !(shares || among) {
                failures.push(format!("{code} of {}", full_name(device.number)));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{}\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// One typo in the longest word of a name that may have one.
fn with_a_typo(name: &str) -> Option<String> {
    const SIBLINGS: &[&str] = &[
        "ultra", "plus", "lite", "mini", "prime", "active", "edge", "slim", "turbo", "youth",
        "premium", "classic", "ultimate", "fold", "flip", "viii",
    ];
    let word = name
        .split(' ')
        .filter(|word| word.len() >= 4 && word.chars().all(|ch| ch.is_ascii_alphabetic()))
        .filter(|word| !SIBLINGS.contains(&word.to_lowercase().as_str()))
        .max_by_key(|word| word.len())?;
    let mut letters: Vec<char> = word.chars().collect();
    let middle = letters.len() / 2;
    if letters[middle] == letters[middle - 1] {
        letters.remove(middle);
    } else {
        letters.swap(middle - 1, middle);
    }
    let slip: String = letters.into_iter().collect();
    // What is a word of another name is no typo of this one.
    let none = !WORDS.contains(&slip.to_lowercase());
    none.then(|| name.replacen(word, &slip, 1))
}

#[test]
fn every_device_survives_one_typo() {
    let mut failures = Failures::default();
    for device in devices() {
        if let Some(text) = with_a_typo(&full_name(device.number)) {
            failures.check(&text, device, SHOWN_OR_ASKED);
        }
    }
    failures.none();
}

#[track_caller]
fn shows(text: &str, name: &str) {
    let found = find(text);
    let hits: Vec<String> = found
        .hits
        .iter()
        .take(4)
        .map(|hit| full_name(hit.number))
        .collect();
    assert_eq!(
        (found.outcome, hits.first().map(String::as_str)),
        (Outcome::Show, Some(name)),
        "{text:?}: {hits:?}"
    );
}

#[track_caller]
fn asks(text: &str, names: &[&str]) {
    let found = find(text);
    let hits: Vec<String> = found.hits.iter().map(|hit| full_name(hit.number)).collect();
    assert_eq!(found.outcome, Outcome::Ask, "{text:?}: {hits:?}");
    for name in names {
        assert!(
            hits.iter().any(|hit| hit == name),
            "{text:?} should offer {name}: {hits:?}"
        );
    }
}

#[track_caller]
fn refuses(text: &str) {
    let found = find(text);
    let hits: Vec<String> = found
        .hits
        .iter()
        .take(3)
        .map(|hit| full_name(hit.number))
        .collect();
    assert_eq!(found.outcome, Outcome::NoRecord, "{text:?}: {hits:?}");
}

#[test]
fn what_people_type_on_phones() {
    shows("noka x60pro", "Nokia X60 Pro");
    shows("s24u", "Samsung Galaxy S24 Ultra");
    shows("galaxy s24 ultr", "Samsung Galaxy S24 Ultra");
    shows("Sumsung S24 Utra", "Samsung Galaxy S24 Ultra");
    shows("ip 15 pm", "Apple iPhone 15 Pro Max");
    shows("iphone15promax", "Apple iPhone 15 Pro Max");
    shows("15 pro max iphone", "Apple iPhone 15 Pro Max");
    shows("mi 11 lite 5g ne", "Xiaomi 11 Lite 5G NE");
    shows("华为 mate 60", "Huawei Mate 60");
    shows("诺基亚x60pro", "Nokia X60 Pro");
    shows("アイフォン18プロマックス", "Apple iPhone 18 Pro Max");
    shows("самсунг галакси s26", "Samsung Galaxy S26");
    shows("z fold 7", "Samsung Galaxy Z Fold7");
    shows("s26+", "Samsung Galaxy S26+");
    shows("galaxy s26 plus", "Samsung Galaxy S26+");
    shows("matepad pro 12.6", "Huawei MatePad Pro 12.6 (2021)");
    shows("huawei watch 3", "Huawei Watch 3");
    shows("1+ 13", "OnePlus 13");
    shows("one plus 13", "OnePlus 13");
    shows("galaxys24ultra", "Samsung Galaxy S24 Ultra");
    shows("huawei p30 128gb", "Huawei P30");
    shows("iphone 17 pro 256", "Apple iPhone 17 Pro");
    shows("is the pixel 10 worth it", "Google Pixel 10");
}

/// How people shorten names, a rule a line.
#[test]
fn short_forms_follow_rules() {
    // The line left out, with its maker or with a number that says which.
    shows("s24 ultra", "Samsung Galaxy S24 Ultra");
    shows("samsung s24 fe", "Samsung Galaxy S24 FE");
    shows("google 9 pro", "Google Pixel 9 Pro");
    // Initials before the number, behind it, and both.
    shows("gs24u", "Samsung Galaxy S24 Ultra");
    shows("rn13p", "Xiaomi Redmi Note 13 Pro");
    shows("15pm", "Apple iPhone 15 Pro Max");
    asks("zf7", &["Samsung Galaxy Z Fold7", "Samsung Galaxy Z Flip7"]);
    // `p` is rather "pro" than "plus"; a short numeral is no longer one.
    shows("iphone 15p", "Apple iPhone 15 Pro");
    shows("xperia 1 v", "Sony Xperia 1 V");
    // Nicknames of makers and lines, apart and glued.
    shows("xm 14 ultra", "Xiaomi 14 Ultra");
    shows("px9 pro", "Google Pixel 9 Pro");
    shows("i15 pro", "Apple iPhone 15 Pro");
    shows("op12", "OnePlus 12");
    // The network left out.
    shows("moto g84", "Motorola moto g84 5G");
}

#[test]
fn other_scripts_are_read() {
    shows("华为 p60 pro", "Huawei P60 Pro");
    shows("삼성 갤럭시 s24 울트라", "Samsung Galaxy S24 Ultra");
    shows("ギャラクシー s24", "Samsung Galaxy S24");
    shows("айфон 15 про", "Apple iPhone 15 Pro");
    shows("ванплас 12", "OnePlus 12");
}

#[test]
fn words_of_a_question_are_left_out_unless_they_are_the_name() {
    shows("does the pixel 8 have a headphone jack", "Google Pixel 8");
    shows("galaxy s23 dual sim black", "Samsung Galaxy S23");
    shows(
        "is the s23 ultra worth it in 2024",
        "Samsung Galaxy S23 Ultra",
    );
    shows(
        "what is the screen size of the google pixel tablet",
        "Google Pixel Tablet",
    );
    shows("oppo find n3 specs", "OPPO Find N3");
}

/// An explanation is of what is found, and its costs are all that there are.
#[test]
fn an_explanation_adds_up() {
    let typed = [
        "s24u",
        "google 9 pro",
        "moto g84",
        "galazy s23",
        "op12",
        "zf7",
        "15 pro",
        "galaxy fold camera or battery of the s24 ultra",
        "nokia x60 prro specs umbrella",
        "sm-s928",
        "nokia toaster 9000",
    ];
    for text in typed {
        let found = find(text);
        let explanation = SNAPSHOT.devices.explain(text, 3);
        assert_eq!(explanation.outcome, found.outcome, "{text:?}");
        for (device, hit) in explanation.devices.iter().zip(&found.hits) {
            assert_eq!(device.number, hit.number, "{text:?}");
            let sum: f32 = device.reasons.iter().map(|reason| reason.cost).sum();
            let whole = -hit.confidence.ln();
            assert!((sum - whole).abs() < 0.01, "{text:?}: {:?}", device.reasons);
        }
    }
    let explanation = SNAPSHOT.devices.explain("s24u", 1);
    let weights: Vec<&str> = explanation.devices[0]
        .reasons
        .iter()
        .map(|one| one.why)
        .collect();
    assert_eq!(weights, ["LINE_MISSING", "INITIALS"]);
}

/// What the bot says to forty inputs as people type them.
#[test]
fn forty_typical_inputs() {
    let shown = [
        ("galaxy s24", "Samsung Galaxy S24"),
        ("S24+", "Samsung Galaxy S24+"),
        ("iphone 15 pm", "Apple iPhone 15 Pro Max"),
        ("iphone15promax 256gb", "Apple iPhone 15 Pro Max"),
        ("pixel 9 proxl", "Google Pixel 9 Pro XL"),
        ("redmi note 13 pro", "Xiaomi Redmi Note 13 Pro"),
        ("mi 11", "Xiaomi Mi 11"),
        ("xiaomi 14", "Xiaomi 14"),
        ("1+ 12", "OnePlus 12"),
        ("oneplus 12r", "OnePlus 12R"),
        ("z flip 6", "Samsung Galaxy Z Flip6"),
        ("edge 50 pro", "Motorola Edge 50 Pro"),
        ("mate 60 pro", "Huawei Mate 60 Pro"),
        ("galazy s23", "Samsung Galaxy S23"),
        ("samsng galxy s23 ulta", "Samsung Galaxy S23 Ultra"),
        ("SM-S918B", "Samsung Galaxy S23 Ultra"),
        ("s918b", "Samsung Galaxy S23 Ultra"),
        ("A2896", "Apple iPhone 14 Pro Max"),
        ("nothing phone 2a", "Nothing Phone (2a)"),
        ("poco f6", "Xiaomi POCO F6"),
        ("galaxy watch 6", "Samsung Galaxy Watch6"),
        ("note 20", "Samsung Galaxy Note 20"),
    ];
    for (text, name) in shown {
        shows(text, name);
    }
    asks("15 pro", &["Apple iPhone 15 Pro", "Xiaomi 15 Pro"]);
    asks("ipad", &["Apple iPad"]);
    asks("rog 9", &["ASUS ROG Phone 9"]);
    let refused = [
        "iphone 66 pro",
        "galaxy s77",
        "redmi note 944",
        "pixel 8 ultra",
        "best phone",
        "headphone jack",
        "what phone should i buy",
        "oneplus sandwich",
        "orange juice",
        "pizza",
        "tablet",
        "my cat is sick",
        "python list comprehension",
        "error 404 not found",
        "remind me at 5pm",
    ];
    for text in refused {
        refuses(text);
    }
    assert_eq!(shown.len() + 3 + refused.len(), 40);
}

#[test]
fn a_model_code_finds_whole_or_from_its_beginning() {
    shows("SM-S928B", "Samsung Galaxy S24 Ultra");
    shows("sm s928b", "Samsung Galaxy S24 Ultra");
    shows("sm-s928", "Samsung Galaxy S24 Ultra");
    shows("s928b", "Samsung Galaxy S24 Ultra");
    refuses("SM-S9999");
}

#[test]
fn numbers_and_sibling_words_are_strict() {
    shows("iphone 17", "Apple iPhone 17");
    shows("nokia x60", "Nokia X60");
    shows("xiaomi 13", "Xiaomi 13");
    shows("xiaomi 13t pro", "Xiaomi 13T Pro");
    shows("oneplus 13s", "OnePlus 13s");
    refuses("nokia x60 ultra");
    refuses("nokia x60 pro plus");
    refuses("nokia x61 pro");
    refuses("iphone 66");
    refuses("pixel 23 pro");
    refuses("galaxy z fold 7 ultra");
    refuses("huawei mate 92 pro");
    refuses("huawei p990 pro");
    // A number is no beginning of a longer one in a model code.
    asks("galaxy s 681", &["Samsung Galaxy Fame"]);
    asks("sony e 685", &["Sony Xperia Z5 Premium"]);
    shows("galaxy s6810", "Samsung Galaxy Fame");
    // The digits of another keyboard are numbers all the same.
    shows("iphone ۱۷", "Apple iPhone 17");
    refuses("iphone ۶۶");
    // The short word may be a mistyped "max".
    asks("iphone 17 pro mx", &["Apple iPhone 17 Pro"]);
    asks("iphone 15 5g", &["Apple iPhone 15"]);
}

#[test]
fn what_is_not_enough_is_asked() {
    asks("galaxy", &["Samsung Galaxy S26"]);
    asks("pixel", &["Google Pixel 10"]);
    asks("nokia", &["Nokia X10"]);
    asks("17", &["Apple iPhone 17", "Xiaomi 17"]);
    asks("17 pro", &["Apple iPhone 17 Pro", "Xiaomi 17 Pro"]);
    asks("x60 pro", &["Nokia X60 Pro", "Honor X60 PRO"]);
    asks("x10", &["Honor X10", "Nokia X10"]);
    asks("zf7", &["Samsung Galaxy Z Fold7", "Samsung Galaxy Z Flip7"]);
    asks("nova 9", &["Huawei nova 9", "Hi nova 9"]);
    asks("pixel buds 10", &["Google Pixel 10"]);
}

#[test]
fn what_is_no_device_is_refused() {
    for text in [
        "",
        " ",
        "?",
        "🙂",
        "nokia toaster 9000",
        "toaster",
        "good morning",
        "how are you",
        "apple pie",
        "samsung washing machine",
        "guitar honey holiday",
        "asdfghjkl",
        "你好世界",
        "192.168.1.1",
        "cheap flights to tokyo",
        "what should i eat for dinner",
        "tesla roadster",
        "playstation 5 pro",
    ] {
        refuses(text);
    }
}

#[test]
fn nearest_names_are_offered_when_there_is_no_record() {
    let found = find("nokia x60 ultra");
    assert_eq!(full_name(found.hits[0].number), "Nokia X60");
    let found = find("nokia toaster 9000");
    assert!(full_name(found.hits[0].number).starts_with("Nokia"));
}

#[test]
fn completion_follows_the_keys() {
    let complete = |text: &str| -> Vec<String> {
        let numbers = SNAPSHOT.devices.complete(text, 25);
        numbers.into_iter().map(full_name).collect()
    };
    let check = |text: &str, name: &str| {
        let found = complete(text);
        assert!(
            found.iter().any(|found| found == name),
            "{text:?}: {found:?}"
        );
    };
    check("nok", "Nokia X60 Pro");
    check("nokia x", "Nokia X60 Pro");
    check("nokia x6", "Nokia X60 Pro");
    check("noka x6", "Nokia X60 Pro");
    check("x60", "Nokia X60 Pro");
    check("galaxy s26 u", "Samsung Galaxy S26 Ultra");
    check("iphone 1", "Apple iPhone 17");
    check("华为 ma", "Huawei Mate 60");
    check("sm-s928", "Samsung Galaxy S24 Ultra");
    check("oneoplus", "OnePlus 13");
    check("huaawei", "Huawei P30");
    assert!(
        complete("in")
            .iter()
            .take(10)
            .all(|name| !name.contains("(India)")),
        "makers and lines go before words inside a name"
    );
    assert_eq!(complete("iphone 17")[0], "Apple iPhone 17");
    assert_eq!(complete("nokia x60 pro")[0], "Nokia X60 Pro");
    assert_eq!(
        complete("").len(),
        25,
        "an empty field offers well-known devices"
    );
    assert!(complete("toaster").is_empty());
}

/// Forty messages as people write them, with the devices that they name.
#[test]
fn look_up_finds_exactly_what_a_message_names() {
    let messages: &[(&str, &[&str])] = &[
        (
            "is the iPhone 17 Pro worth it over my old one?",
            &["Apple iPhone 17 Pro"],
        ),
        (
            "my galaxy s24 ultra broke, should I get a Pixel 10 Pro XL",
            &["Samsung Galaxy S24 Ultra", "Google Pixel 10 Pro XL"],
        ),
        ("got an SM-S948B from work", &["Samsung Galaxy S26 Ultra"]),
        ("Huawei Mate 60 Pro is great", &["Huawei Mate 60 Pro"]),
        ("华为 Mate 60 Pro 好用吗", &["Huawei Mate 60 Pro"]),
        ("荣耀400真的好", &["Honor 400"]),
        (
            "samsung galxy s26 ultra camera is nice",
            &["Samsung Galaxy S26 Ultra"],
        ),
        (
            "the Nokia X60 Pro never came out, right?",
            &["Nokia X60 Pro"],
        ),
        ("X60 Pro with HarmonyOS, lol", &["Nokia X60 Pro"]),
        ("just bought a oneplus 13 and it's great", &["OnePlus 13"]),
        (
            "Honor 400 Pro or Honor 600?",
            &["Honor 400 Pro", "Honor 600"],
        ),
        (
            "compare Xperia 1 VII with Xperia 1 VI",
            &["Sony Xperia 1 VII", "Sony Xperia 1 VI"],
        ),
        (
            "redmi note 15 pro+ 5g vs poco x7 pro",
            &["Xiaomi Redmi Note 15 Pro+ 5G", "Xiaomi POCO X7 Pro"],
        ),
        ("MatePad Pro 13.2 when?", &["Huawei MatePad Pro 13.2"]),
        (
            "Galaxy Z Fold7, Galaxy Z Flip7 FE",
            &["Samsung Galaxy Z Fold7", "Samsung Galaxy Z Flip7 FE"],
        ),
        ("iphone16pro!!!", &["Apple iPhone 16 Pro"]),
        (
            "apple watch ultra 3 or galaxy watch8 classic",
            &["Apple Watch Ultra 3", "Samsung Galaxy Watch8 Classic"],
        ),
        ("s24 ultra >> everything", &["Samsung Galaxy S24 Ultra"]),
        ("the iPhone 17's camera", &["Apple iPhone 17"]),
        ("(Nokia G50)", &["Nokia G50"]),
        ("I have 9 pro tips for you", &[]),
        ("the mate of mine", &[]),
        ("mate, 60 pro gamers came", &[]),
        ("note 10 people are coming", &[]),
        ("see you at 20", &[]),
        ("play 3 games", &[]),
        ("magic 2", &[]),
        ("we honor 10 veterans today", &[]),
        ("there is nothing 3 times better", &[]),
        ("watch 3 pro players fight", &[]),
        ("I watch 4 shows and find x boring", &[]),
        ("the edge of 60 degrees", &[]),
        ("I found a spark 50 km away", &[]),
        ("he lost his key in the pocket 2 times", &[]),
        ("pixel art is cool, and my pixels are dead", &[]),
        ("buy 2 get 1 free pro plus ultra max", &[]),
        ("in 2026 we will see, 5g or not", &[]),
        ("gta 6 on ps5 pro", &[]),
        ("my nokia was the best", &[]),
        ("I want a new apple, not an orange, ok", &[]),
    ];
    assert_eq!(messages.len(), 40);
    for (message, expected) in messages {
        let mentions = SNAPSHOT.devices.scan(message);
        let found: Vec<String> = mentions
            .iter()
            .map(|mention| full_name(mention.number))
            .collect();
        assert_eq!(found, *expected, "{message:?}");
    }
}

#[test]
fn a_mention_knows_where_it_stands() {
    let message = "naïve — the 诺基亚 X60 Pro, ok?";
    let mentions = SNAPSHOT.devices.scan(message);
    assert_eq!(mentions.len(), 1);
    assert_eq!(&message[mentions[0].span.clone()], "诺基亚 X60 Pro");
}

#[test]
fn an_unknown_sibling_in_a_message_is_not_its_neighbor() {
    for message in ["the nokia x60 ultra", "galaxy s24 mini?", "nokia x60-plus"] {
        assert!(SNAPSHOT.devices.scan(message).is_empty(), "{message:?}");
    }
}

#[test]
fn systems_and_brands_are_found_by_their_names() {
    let check = |text: &str, kinds: &[SubjectKind], id: &str| {
        let found = SNAPSHOT.named.exact(text, kinds);
        let found = found.and_then(|number| SNAPSHOT.catalog.subject(number));
        assert_eq!(
            found.map(|subject| subject.id.as_str()),
            Some(id),
            "{text:?}"
        );
    };
    let systems = &[SubjectKind::OsFamily, SubjectKind::Skin];
    for text in ["harmony os", "HarmonyOS", "hongmeng", "鸿蒙"] {
        check(text, systems, "harmonyos");
    }
    check("one ui", systems, "one-ui");
    check("OneUI", systems, "one-ui");
    check("android", systems, "android");
    check("open harmony", systems, "openharmony");
    check("harmonyos next", systems, "harmonyos-next");
    check("华为", &[SubjectKind::Brand], "huawei");
    check("one plus", &[SubjectKind::Brand], "oneplus");
    let near = SNAPSHOT.named.near("harmny os", systems, 5);
    let near = near
        .first()
        .and_then(|number| SNAPSHOT.catalog.subject(*number));
    assert_eq!(near.map(|subject| subject.id.as_str()), Some("harmonyos"));
    assert!(SNAPSHOT.named.near("toaster", systems, 5).is_empty());
}

/// The numbers in a text, each once, with the letter or two that touch them.
fn numbers(text: &str) -> Vec<String> {
    let digits: String = text
        .chars()
        // Wide digits are digits, too.
        .map(|ch| {
            ch.to_digit(10)
                .or_else(|| u32::from(ch).checked_sub(u32::from('０')))
        })
        .map(|digit| match digit {
            Some(digit @ 0..=9) => char::from_digit(digit, 10).unwrap(),
            _ => ' ',
        })
        .collect();
    let mut numbers: Vec<String> = digits.split_whitespace().map(str::to_owned).collect();
    numbers.sort();
    numbers.dedup();
    numbers
}

/// Every number that some name, model code or codename of a device has: "Galaxy
/// A 307" is the Galaxy A30s, whose code is SM-A307F.
fn own_numbers(number: SubjectNumber) -> Vec<String> {
    let subject = SNAPSHOT.catalog.subject(number).unwrap();
    let codes = (subject.device()).map(|device| device.codes.iter().chain(&device.codenames));
    let others = subject.aliases.iter().chain(codes.into_iter().flatten());
    let others = others.map(|other| other.as_str());
    let texts: Vec<&str> = others.chain([subject.name.as_str()]).collect();
    numbers(&texts.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_answered(text in "\\PC{0,160}") {
        let found = find(&text);
        prop_assert!(found.outcome == Outcome::NoRecord || !found.hits.is_empty());
        prop_assert!(found.hits.len() <= 25);
        prop_assert!(SNAPSHOT.devices.complete(&text, 25).len() <= 25);
        let mut last = 0;
        for mention in SNAPSHOT.devices.scan(&text) {
            prop_assert!(text.get(mention.span.clone()).is_some());
            prop_assert!(mention.span.start >= last && !mention.span.is_empty());
            last = mention.span.end;
        }
    }

    /// A family with a number that none of its devices ever had: no record.
    #[test]
    fn what_never_existed_is_refused(
        family in prop::sample::select(vec![
            "iphone", "iphone {} pro", "galaxy s", "galaxy s{} ultra", "pixel {} pro", "redmi note",
            "oneplus", "oppo reno", "huawei p{} pro", "xiaomi {} ultra", "honor magic", "poco x{} pro",
        ]),
        number in 150_u16..290,
    ) {
        let number = number.to_string();
        let text = if family.contains("{}") {
            family.replace("{}", &number)
        } else {
            format!("{family} {number}")
        };
        let found = find(&text);
        let own = found.hits.first().is_some_and(|hit| own_numbers(hit.number).contains(&number));
        prop_assert!(
            found.outcome == Outcome::NoRecord || own,
            "{text:?}: {:?}",
            found.hits.first().map(|hit| full_name(hit.number))
        );
    }

    /// A name with its number changed is never shown as a device that has
    /// not every number typed.
    #[test]
    fn no_shown_device_lacks_a_number_typed(
        place in any::<prop::sample::Index>(),
        number in 0_u16..2100,
        letter in prop::sample::select(vec!["", "s", "t", "x", " pro", " ultra", "i"]),
    ) {
        let all: Vec<&Subject> = devices().collect();
        let name = full_name(place.get(&all).number);
        let words: String = name.chars().filter(|ch| !ch.is_numeric()).collect();
        let text = format!("{words} {number}{letter}");
        let found = find(&text);
        if found.outcome == Outcome::Show {
            let shown = found.hits[0].number;
            let own = own_numbers(shown);
            for typed in numbers(&text) {
                prop_assert!(own.contains(&typed), "{text:?} shows {}", full_name(shown));
            }
        }
    }
}
