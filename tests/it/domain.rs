//! The words of the project: values, amounts, dates, texts, addresses, ids.

use proptest::prelude::*;
use specdex::domain::property::REGISTRY;
use specdex::domain::subject::DeviceKind;
use specdex::domain::{
    Address, Amount, ClaimId, Level, Market, PartialDate, Property, SourceKind, Status, SubjectId,
    Text, Value, ValueType,
};

#[test]
fn values_read_as_they_are_written() {
    let check = |key: &str, written: &str, meant: &str| {
        let property = Property::from_key(key).unwrap();
        let value = Value::parse(property, written);
        let value = value.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(value.to_string(), meant, "{key} {written}");
    };
    check("battery.capacity", "6,000 mAh", "6000");
    check("battery.capacity", "6000mah", "6000");
    check("battery.capacity", "more than 6,000 mAh", "more than 6000");
    check("battery.capacity", "over 6,000 mAh", "more than 6000");
    check("display.refresh_rate", "up to 240 Hz", "up to 240");
    check("display.refresh_rate", "at most 240 Hz", "up to 240");
    check("display.refresh_rate", "120 to 144 Hz", "120 to 144");
    check("display.refresh_rate", "120 Hz to 144 Hz", "120 to 144");
    check("body.weight", "less than 200 g", "less than 200");
    check("body.weight", "under 200 grams", "less than 200");
    check("display.size", "about 6.47 in", "about 6.47");
    check("display.size", "6.5\"", "6.5");
    check("memory.ram", "at least 12 GB", "at least 12");
    check("storage.capacity", "1 TB", "1024");
    check("service.users", "530,000,000", "530000000");
    check("os.market_share", "17 %", "17");
    check("display.resolution", "1080x2340", "1080 x 2340");
    check("display.resolution", "1080 × 2340", "1080 x 2340");
    check("charging.fast", "Yes", "true");
    check("release.date", "2021-q3", "2021-Q3");
    check("release.market", "CN", "cn");
    check("os.launch", "one-ui 8.5", "one-ui 8.5");
    check("os.launch", "harmonyos", "harmonyos");
    check("camera.main", "none", "none");
    check("chip.soc", "unknown", "unknown");
}

#[test]
fn what_does_not_fit_says_what_would() {
    let check = |key: &str, written: &str, told: &str| {
        let property = Property::from_key(key).unwrap();
        let error = Value::parse(property, written)
            .expect_err(written)
            .to_string();
        assert!(error.contains(told) && error.contains(key), "{error}");
    };
    check("battery.capacity", "6000", "mAh");
    check("battery.capacity", "6000 W", "mAh");
    check("battery.capacity", "-1 mAh", "mAh");
    check("battery.capacity", "", "mAh");
    check("display.refresh_rate", "144 to 120 Hz", "Hz");
    check("display.refresh_rate", "about 60 to 90 Hz", "Hz");
    check("display.resolution", "1080", "1080 x 2340");
    check("display.resolution", "0 x 2340", "1080 x 2340");
    check("charging.fast", "perhaps", "true or false");
    check("release.date", "2021-13", "2021-06-30");
    check("os.launch", "Harmony OS 2", "harmonyos 4.2");
    check("statement", &"a".repeat(301), "300");
}

#[test]
fn amounts_take_groups_of_three_and_thousandths() {
    let check = |written: &str, shown: Option<&str>| {
        let found = Amount::parse(written).map(|amount| amount.to_string());
        assert_eq!(found.as_deref(), shown, "{written}");
    };
    check("0", Some("0"));
    check("6,000", Some("6000"));
    check("1,234,567", Some("1234567"));
    check("6.670", Some("6.67"));
    check("9000000000000", Some("9000000000000"));
    for wrong in [
        "",
        ".",
        "1.",
        ".5",
        "1.2345",
        "60,00",
        "6000,000",
        ",1",
        "1e3",
        "9000000000001",
        "٣",
    ] {
        check(wrong, None);
    }
}

#[test]
fn values_agree_when_both_can_be_true() {
    let check = |key: &str, a: &str, b: &str, agree: bool| {
        let property = Property::from_key(key).unwrap();
        let list = |text: &str| {
            let each = text
                .split('|')
                .map(|one| Value::parse(property, one).unwrap());
            Value::list(each.collect()).unwrap()
        };
        let (first, second) = (list(a), list(b));
        assert_eq!(first.agrees(&second), agree, "{a}, {b}");
        assert_eq!(second.agrees(&first), agree, "{b}, {a}");
    };
    check("battery.capacity", "6,000 mAh", "6,000 mAh", true);
    check("battery.capacity", "6,000 mAh", "5,000 mAh", false);
    check(
        "battery.capacity",
        "6,000 mAh",
        "more than 6,000 mAh",
        false,
    );
    check("battery.capacity", "6,001 mAh", "more than 6,000 mAh", true);
    check("battery.capacity", "about 6,000 mAh", "5,950 mAh", true);
    check("battery.capacity", "5,000 mAh", "unknown", true);
    check("camera.macro", "none", "5 MP", false);
    check("display.resolution", "1080 x 2340", "2340 x 1080", true);
    check("release.date", "2021-Q3", "2021-08-12", true);
    check("release.date", "2021-Q3", "2021-10", false);
    check("os.launch", "harmonyos 5", "harmonyos 5.0.2", true);
    check("os.launch", "harmonyos 5", "harmonyos 50", false);
    check("os.launch", "harmonyos", "android", false);
    check("memory.ram", "8 GB|12 GB", "12 GB", true);
    check("memory.ram", "8 GB|12 GB", "16 GB", false);
    check("chip.soc", "Kirin 9000", "kirin 9000", true);
}

#[test]
fn dates_are_intervals() {
    let check = |written: &str, start: &str, end: &str| {
        let date = PartialDate::parse(written).unwrap();
        assert_eq!(date.start().to_string(), start, "{written}");
        assert_eq!(date.end().to_string(), end, "{written}");
    };
    check("2021-06-30", "2021-06-30", "2021-06-30");
    check("2024-02", "2024-02-01", "2024-02-29");
    check("2021-Q3", "2021-07-01", "2021-09-30");
    check("2022-h1", "2022-01-01", "2022-06-30");
    check("2021", "2021-01-01", "2021-12-31");
    check("Spring 2027", "2027-03-01", "2027-05-31");
    check("winter 2026", "2026-12-01", "2027-02-28");
    check("early 2027", "2027-01-01", "2027-04-30");
    check("mid 2023", "2023-05-01", "2023-08-31");
    check("late 2026", "2026-09-01", "2026-12-31");
    check("not before 2027", "2027-01-01", "9999-12-31");
    for wrong in [
        "",
        "soon",
        "2021-13",
        "2021-02-30",
        "2021-Q5",
        "21-06",
        "1969",
        "2021-6",
        "2021-06-30-1",
        "later 2021",
        "not before",
    ] {
        assert!(PartialDate::parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn dates_are_out_of_order_only_when_they_cannot_overlap() {
    let date = |text: &str| PartialDate::parse(text).unwrap();
    assert!(date("2021-06").is_before(date("2021-07-01")));
    assert!(!date("2021-06").is_before(date("2021-06-30")));
    assert!(!date("not before 2021").is_before(date("2027")));
    assert!(date("2021").overlaps(date("winter 2020")));
    let today = jiff::civil::date(2026, 11, 28);
    assert_eq!(date("2026-11").age_in_days(today), -2);
    assert_eq!(date("2026-11-01").age_in_days(today), 27);
    assert!(date("2026-10").has_passed(today) && !date("2026").has_passed(today));
}

#[test]
fn texts_hide_nothing() {
    assert_eq!(Text::new("  X60 Pro ").unwrap().as_str(), "X60 Pro");
    assert!(Text::new(&"汉".repeat(300)).is_ok());
    assert!(Text::new(&"汉".repeat(301)).is_err());
    for hidden in [
        "",
        " ",
        "a\nb",
        "a\u{202E}b",
        "a\u{200B}b",
        "a\u{FEFF}b",
        "a\u{E0041}b",
        "a\0b",
    ] {
        assert!(Text::new(hidden).is_err(), "{hidden:?}");
    }
}

#[test]
fn addresses_are_https_and_free_of_tracking() {
    let check = |raw: &str, kept: Option<&str>| {
        let address = Address::new(raw).ok();
        assert_eq!(address.as_ref().map(Address::as_str), kept, "{raw}");
    };
    check(
        "https://a.example/b?utm_source=x&id=1&fbclid=2#c",
        Some("https://a.example/b?id=1#c"),
    );
    check(
        "https://a.example/b?utm_source=x",
        Some("https://a.example/b"),
    );
    // An untouched query stays byte for byte.
    check(
        "https://a.example/?q=a+b%20c",
        Some("https://a.example/?q=a+b%20c"),
    );
    for wrong in [
        "",
        "a.example",
        "http://a.example",
        "https://",
        "https://u:p@a.example",
        "javascript:alert(1)",
        "ftp://a.example",
    ] {
        check(wrong, None);
    }
    check(&format!("https://a.example/{}", "a".repeat(400)), None);
}

#[test]
fn ids_are_plain() {
    for right in ["a", "nokia-x60-pro", "10-or"] {
        assert!(SubjectId::new(right).is_ok(), "{right}");
    }
    for wrong in ["", "A", "a--b", "-a", "a-", "a_b", "é", &"a".repeat(73)] {
        assert!(SubjectId::new(wrong).is_err(), "{wrong}");
    }
    for wrong in ["", "c", "CN", "toolongcode", "a1"] {
        assert!(Market::new(wrong).is_err(), "{wrong}");
    }
    // The published vectors of FNV-1a; buttons depend on the key staying so.
    assert_eq!(ClaimId::new("a").unwrap().key().0, 0xaf63_dc4c_8601_ec8c);
    assert_eq!(
        ClaimId::new("foobar").unwrap().key().0,
        0x8594_4171_f739_67e8
    );
    assert!(ClaimId::new("a b").is_err());
}

#[test]
fn tables_are_in_the_order_of_their_types() {
    for (kind, key) in DeviceKind::ALL {
        assert_eq!(kind.key(), *key);
    }
    for (kind, key) in SourceKind::ALL {
        assert_eq!(kind.key(), *key);
    }
    for (status, key) in Status::ALL {
        assert_eq!(status.key(), *key);
    }
    for (level, key) in Level::ALL {
        assert_eq!((level.key(), Level::from_key(key)), (*key, Some(*level)));
    }
    for row in REGISTRY {
        assert_eq!(row.property.spec().key, row.key);
        assert_eq!(
            Property::from_key(row.key),
            Some(row.property),
            "{} is there twice",
            row.key
        );
    }
}

#[test]
fn what_is_only_rounded_or_named_otherwise_is_no_contradiction() {
    let differs = |property: Property, a: &str, b: &str| {
        let value = |text: &str| Value::parse(property, text).unwrap();
        let (a, b) = (value(a), value(b));
        assert_eq!(a.contradicts(&b), b.contradicts(&a));
        a.contradicts(&b)
    };
    for (property, a, b, expected) in [
        (Property::BodyDepth, "7.98 mm", "8 mm", false),
        (Property::BodyDepth, "8.65 mm", "8.7 mm", false),
        (Property::BodyDepth, "8.5 mm", "8 mm", true),
        (Property::BodyDepth, "8.5 mm", "8.4 mm", true),
        (Property::CameraMain, "12.2 MP", "12 MP", false),
        (Property::BatteryCapacity, "5000 mAh", "4900 mAh", true),
        (Property::ReleaseDate, "2024-01-24", "2024-01", false),
        (Property::ReleaseDate, "2024-01-24", "2024-01-31", true),
        (
            Property::ChipSoc,
            "Snapdragon 680 4G",
            "Qualcomm SM6225",
            false,
        ),
    ] {
        assert_eq!(differs(property, a, b), expected, "{a}, {b}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in ".{0,60}") {
        for row in REGISTRY {
            let _ = Value::parse(row.property, &text);
        }
        let _ = PartialDate::parse(&text);
        let _ = Address::new(&text);
    }

    #[test]
    fn shown_dates_read_back(text in "(not before )?(20[0-9]{2}(-(Q[1-4]|H[12]|0[1-9](-[0-2][0-9])?))?|(spring|winter|early|late) 20[0-9]{2})") {
        if let Ok(date) = PartialDate::parse(&text) {
            prop_assert_eq!(PartialDate::parse(&date.to_string()), Ok(date));
            prop_assert!(date.start() <= date.end());
        }
    }

    #[test]
    fn shown_amounts_read_back(thousandths in 0i64..9_000_000_000_000_000) {
        let amount = Amount::from_thousandths(thousandths);
        prop_assert_eq!(Amount::parse(&amount.to_string()), Some(amount));
    }

    #[test]
    fn a_value_agrees_with_itself(number in 1u32..100_000, other in 1u32..100_000, form in 0usize..6) {
        let words = ["", "more than ", "at least ", "less than ", "up to ", "about "];
        let text = format!("{}{number} mAh", words[form]);
        let value = Value::parse(Property::BatteryCapacity, &text).unwrap();
        prop_assert!(value.agrees(&value));
        let second = Value::parse(Property::BatteryCapacity, &format!("{other} mAh")).unwrap();
        prop_assert_eq!(value.agrees(&second), second.agrees(&value));
        // What is shown reads back, once it has its unit again.
        let shown = format!("{value} mAh");
        prop_assert_eq!(Value::parse(Property::BatteryCapacity, &shown), Ok(value));
    }
}

#[test]
fn only_counts_go_without_a_unit() {
    for row in REGISTRY {
        let number = Value::parse(row.property, "1");
        if let ValueType::Quantity(unit) = row.value_type {
            let with_unit = format!("1 {}", unit.symbol());
            assert!(
                Value::parse(row.property, &with_unit).is_ok(),
                "{}",
                row.key
            );
            assert_eq!(number.is_ok(), unit.symbol().is_empty(), "{}", row.key);
        }
    }
}
