//! When it shows, when it asks, when it says that there is no record, and why.

use super::{asks, find, full_name, refuses, shows};
use crate::shipped::SNAPSHOT;

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
