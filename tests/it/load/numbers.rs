//! The permanent numbers of subjects.

use specdex::catalog::{Severity, number};

use super::{check, files, loaded};

#[test]
fn a_subject_without_a_number_is_still_shown() {
    let ids = ("ids.csv", "number,id\n1,acme\n7,anos\n");
    let loaded = loaded(&[ids]);
    check(
        &loaded,
        "devices/acme/acme-one.toml:1",
        Severity::Error,
        "acme-one has no number yet",
        "specdex data number",
    );
    assert!(loaded.has_errors());
    assert_eq!(loaded.catalog.by_id("acme-one").unwrap().number.0, 8);
}

#[test]
fn numbers_only_grow() {
    let wrong = |text: &str, line: usize, message: &str| {
        let place = format!("ids.csv:{line}");
        let loaded = loaded(&[("ids.csv", text)]);
        check(&loaded, &place, Severity::Error, message, "");
    };
    wrong(
        "number,id\n1,acme\n3,acme-one\n4,anos\n2,gone,retired\n",
        5,
        "the number 2 of gone does not grow",
    );
    wrong(
        "number,id\n1,acme\n2,anos\n3,acme-one\n3,gone,retired\n",
        5,
        "does not grow",
    );
    wrong(
        "number,id\n1,acme\n2,anos\n3,acme-one\n4,acme-one\n",
        5,
        "acme-one already has the number 3",
    );
    wrong(
        "number,id\n1,acme\n2,anos\n3,acme-one\nx\n",
        5,
        "not a number and an id",
    );
    wrong("id\n1,acme\n2,anos\n3,acme-one\n", 1, "not the header");
    let retired = loaded(&[("ids.csv", "number,id\n1,acme\n2,anos\n3,acme-one,retired\n")]);
    check(
        &retired,
        "devices/acme/acme-one.toml:1",
        Severity::Error,
        "is retired",
        "Choose another id",
    );
    let gone = loaded(&[(
        "ids.csv",
        "number,id\n1,acme\n2,anos\n3,acme-one\n4,acme-two\n",
    )]);
    check(
        &gone,
        "ids.csv:5",
        Severity::Warning,
        "no file has the id acme-two",
        ",retired",
    );
}

#[test]
fn numbering_only_adds_lines() {
    let text = "number,id\n5,anos\n6,gone,retired\n";
    let numbered = number(&files(&[("ids.csv", text)]));
    assert_eq!(numbered, format!("{text}7,acme\n8,acme-one\n"));
    assert_eq!(number(&files(&[("ids.csv", &numbered)])), numbered);
    assert_eq!(
        number(&files(&[("ids.csv", "")])),
        "number,id\n1,acme\n2,acme-one\n3,anos\n"
    );
}
