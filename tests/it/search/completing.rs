//! What is offered at each keystroke.

use super::full_name;
use crate::shipped::SNAPSHOT;

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
