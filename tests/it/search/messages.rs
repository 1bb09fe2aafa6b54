//! Which devices a message names.

use super::full_name;
use crate::shipped::SNAPSHOT;

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
