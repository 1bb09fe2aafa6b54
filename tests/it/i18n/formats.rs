//! How numbers, dates, quantities, values, markets and stages read.

use specdex::domain::{
    Amount, Market, PartialDate, Property, Quantity, Stage, SubjectId, Unit, Value,
};
use specdex::i18n::{Locale, Words, format};

use super::english;

fn parsed_date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

fn shown(words: &Words, property: &str, raw: &[&str]) -> String {
    let property = Property::from_key(property).unwrap();
    let values = raw.iter().map(|raw| Value::parse(property, raw).unwrap());
    let name = |id: &SubjectId| (id.as_str() == "harmonyos").then(|| "HarmonyOS".to_owned());
    format::value(
        words,
        property,
        &Value::list(values.collect()).unwrap(),
        &name,
    )
}

#[test]
fn numbers() {
    let words = english();
    for (raw, want) in [
        ("6000", "6,000"),
        ("6.67", "6.67"),
        ("0.08", "0.08"),
        ("0", "0"),
        ("999", "999"),
        ("1000", "1,000"),
        ("530000000", "530,000,000"),
        ("6.500", "6.5"),
    ] {
        assert_eq!(format::amount(&words, Amount::parse(raw).unwrap()), want);
    }
    assert_eq!(format::count(&words, 77_401), "77,401");
    assert_eq!(format::count(&words, 0), "0");
}

#[test]
fn dates() {
    let words = english();
    for (raw, alone, inside) in [
        ("2021-06-30", "30 Jun 2021", "on 30 Jun 2021"),
        ("2021-09-03", "3 Sept 2021", "on 3 Sept 2021"),
        ("2021-06", "Jun 2021", "in Jun 2021"),
        ("2021-Q3", "Q3 2021", "in Q3 2021"),
        ("2022-H1", "first half of 2022", "in the first half of 2022"),
        (
            "2022-H2",
            "second half of 2022",
            "in the second half of 2022",
        ),
        ("spring 2027", "spring 2027", "in spring 2027"),
        ("summer 2027", "summer 2027", "in summer 2027"),
        ("autumn 2027", "fall 2027", "in fall 2027"),
        ("winter 2026", "winter 2026/27", "in winter 2026/27"),
        ("winter 2099", "winter 2099/00", "in winter 2099/00"),
        ("early 2027", "early 2027", "in early 2027"),
        ("mid 2027", "mid-2027", "in mid-2027"),
        ("late 2027", "late 2027", "in late 2027"),
        ("2021", "2021", "in 2021"),
        ("not before 2027", "not before 2027", "not before 2027"),
        (
            "not before 2027-03",
            "not before Mar 2027",
            "not before Mar 2027",
        ),
    ] {
        assert_eq!(format::date(&words, parsed_date(raw)), alone);
        assert_eq!(format::date_in(&words, parsed_date(raw)), inside);
    }
}

#[test]
fn quantities() {
    let words = english();
    for (property, raw, want) in [
        ("battery.capacity", "6000 mAh", "6,000 mAh"),
        (
            "battery.capacity",
            "more than 6,000 mAh",
            "more than 6,000 mAh",
        ),
        (
            "battery.capacity",
            "at least 6,000 mAh",
            "at least 6,000 mAh",
        ),
        ("battery.capacity", "under 6,000 mAh", "less than 6,000 mAh"),
        ("battery.energy", "19.5 Wh", "19.5 Wh"),
        ("battery.life", "30 hours", "30 hours"),
        ("battery.life", "1 h", "1 hour"),
        ("battery.life", "1.5 h", "1.5 hours"),
        ("display.size", "about 6.47 in", "about 6.47 in"),
        ("display.refresh_rate", "120 to 144 Hz", "120 to 144 Hz"),
        ("display.brightness", "1600 nits", "1,600 nits"),
        ("body.weight", "170 g", "170 g"),
        ("body.depth", "7.8 mm", "7.8 mm"),
        ("camera.main", "200 MP", "200 MP"),
        ("os.market_share", "17 %", "17 %"),
        (
            "os.devices",
            "more than 530,000,000",
            "more than 530,000,000",
        ),
        ("storage.capacity", "512 GB", "512 GB"),
        ("storage.capacity", "1 TB", "1 TB"),
        ("storage.capacity", "1,500 GB", "1,500 GB"),
        ("storage.capacity", "256 to 1,024 GB", "256 GB to 1 TB"),
    ] {
        assert_eq!(shown(&words, property, &[raw]), want);
    }
}

#[test]
fn upper_limits() {
    let words = english();
    for (limit, unit, want) in [
        (240, Unit::Hertz, "up to 240 Hz"),
        (30, Unit::Hour, "up to 30 hours"),
        (2048, Unit::Gigabyte, "up to 2 TB"),
    ] {
        let limit = Quantity::UpTo(Amount::whole(limit));
        assert_eq!(format::quantity(&words, limit, unit), want);
    }
}

#[test]
fn values() {
    let words = english();
    let table: &[(&str, &[&str], &str)] = &[
        ("battery.capacity", &["none"], "none"),
        ("battery.capacity", &["unknown"], "unknown"),
        ("google.services", &["yes"], "yes"),
        ("google.services", &["false"], "no"),
        ("display.resolution", &["1080 x 2340"], "1080 × 2340"),
        ("release.date", &["2021-06-30"], "30 Jun 2021"),
        ("os.launch", &["harmonyos 2.0"], "HarmonyOS 2.0"),
        ("os.launch", &["harmonyos"], "HarmonyOS"),
        ("os.launch", &["some-os 3"], "some-os 3"),
        (
            "os.launch",
            &["harmonyos 4.3", "harmonyos 5.0"],
            "HarmonyOS 4.3 or HarmonyOS 5.0",
        ),
        (
            "release.market",
            &["cn", "in", "us"],
            "China, India and the US",
        ),
        (
            "chip.soc",
            &["Exynos 2400", "Snapdragon 8 Gen 3"],
            "Exynos 2400 or Snapdragon 8 Gen 3",
        ),
        ("network.kinds", &["LTE", "5G"], "LTE and 5G"),
        ("memory.ram", &["8 GB", "12 GB"], "8 or 12 GB"),
        ("memory.ram", &["8 GB", "12 GB", "16 GB"], "8, 12 or 16 GB"),
        (
            "storage.capacity",
            &["256 GB", "512 GB", "1 TB"],
            "256 GB, 512 GB or 1 TB",
        ),
        ("camera.telephoto", &["50 MP", "12 MP"], "50 + 12 MP"),
        (
            "camera.modules",
            &["200 MP", "50 MP", "5 MP"],
            "200 + 50 + 5 MP",
        ),
        ("camera.modules", &["50 MP", "none"], "50 MP + none"),
        (
            "display.refresh_rate",
            &["120 Hz", "about 144 Hz"],
            "120 Hz or about 144 Hz",
        ),
    ];
    for (property, raw, want) in table {
        assert_eq!(shown(&words, property, raw), *want);
    }
}

#[test]
fn markets() {
    let words = english();
    for (code, noun, place) in [
        ("cn", "China", "in China"),
        ("global", "outside China", "outside China"),
        ("world", "worldwide", "worldwide"),
        ("eu", "Europe", "in Europe"),
        ("in", "India", "in India"),
        ("us", "the US", "in the US"),
        ("gb", "the UK", "in the UK"),
        ("zz", "ZZ", "in ZZ"),
    ] {
        let market = Market::new(code).unwrap();
        assert_eq!(format::market(&words, market), noun);
        assert_eq!(format::market_in(&words, market), place);
    }
}

#[test]
fn stages() {
    let words = english();
    let looked = Stage::NoReleaseFound(parsed_date("2021-07-05"));
    assert_eq!(
        format::stage(&words, looked),
        "never released, as far as known"
    );
    assert_eq!(format::stage_brief(&words, looked), "never released");
    assert_eq!(
        format::stage_as_of(&words, looked),
        "no release found as of 5 Jul 2021"
    );
    let sold = Stage::Released(Some(parsed_date("2020-01-15")));
    assert_eq!(format::stage(&words, sold), "released 15 Jan 2020");
    assert_eq!(format::stage_brief(&words, sold), "released 2020");
    assert_eq!(format::stage_as_of(&words, sold), "released 15 Jan 2020");
    assert_eq!(format::stage(&words, Stage::Released(None)), "released");
    assert_eq!(format::stage(&words, Stage::Rumored), "rumored");
    assert_eq!(format::stage(&words, Stage::Announced), "announced");
    assert_eq!(format::stage(&words, Stage::Canceled), "canceled");
}

#[test]
fn lists() {
    let words = english();
    let items = |n: usize| {
        ["Huawei", "Honor", "Nokia"][..n]
            .iter()
            .map(|s| (*s).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(format::list_and(&words, &items(0)), "");
    assert_eq!(format::list_and(&words, &items(1)), "Huawei");
    assert_eq!(format::list_and(&words, &items(2)), "Huawei and Honor");
    assert_eq!(
        format::list_and(&words, &items(3)),
        "Huawei, Honor and Nokia"
    );
    assert_eq!(format::list_or(&words, &items(3)), "Huawei, Honor or Nokia");
}

#[test]
fn numbers_inside_sentences_are_grouped_and_choose_the_plural() {
    let words = english();
    assert_eq!(
        words.say_with("unit-count", &[("amount", 1204.into())]),
        "1,204"
    );
    let hours = |n: i64| words.say_with("unit-hour", &[("amount", n.into()), ("number", n.into())]);
    assert_eq!(
        (hours(1).as_str(), hours(2).as_str()),
        ("1 hour", "2 hours")
    );
}

#[test]
fn formats_in_the_pseudo_locale_keep_numbers_and_names() {
    let pseudo = Words::new(Locale::Pseudo);
    assert_eq!(
        format::date(&pseudo, parsed_date("2021-06-30")),
        "30 Jun 2021"
    );
    assert!(shown(&pseudo, "os.launch", &["harmonyos 2.0"]).contains("HarmonyOS 2.0"));
    assert!(shown(&pseudo, "battery.capacity", &["more than 6,000 mAh"]).contains("6,000"));
    assert_eq!(Words::new(Locale::Pseudo).locale(), Locale::Pseudo);
}
