//! What files say of each other: ids, names, references, tables that everything refers to.

use specdex::catalog::Severity;

use super::{
    DEVICE, HEAD, MARKETS, RELEASED, SOURCES, SYSTEM, check, claim, device, error, loaded, warning,
};

#[test]
fn ids_and_names_mean_one_thing() {
    let twice = format!("{RELEASED}{}", RELEASED.replace("2024-05", "2024-06"));
    error(
        &twice,
        16,
        "acme-one/release.date/world/maker is already at devices/acme/acme-one.toml:13",
        "id of its own",
    );
    let double = format!(
        "{0}{1}",
        claim("property = \"statement\"\nvalue = \"x\"\n"),
        claim("property = \"statement\"\nvalue = \"x\"\n").replace("\"a\"", "\"b\"")
    );
    warning(&double, 17, "b says the same as a", "Keep one");
    let other = HEAD
        .replace("acme-one", "acme-two")
        .replace("\"One\"", "\"Two\"");
    let ids = (
        "ids.csv",
        "number,id\n1,acme\n2,anos\n3,acme-one\n4,acme-two\n",
    );
    let path = "devices/acme/acme-two.toml";
    let alias = format!("{other}aliases = [\"acme ONE\"]\n");
    let loaded_with = loaded(&[(path, &alias), ids]);
    check(
        &loaded_with,
        "devices/acme/acme-two.toml:1",
        Severity::Warning,
        "of acme-two is also a name of acme-one",
        "one thing",
    );
    let wrong = loaded(&[("devices/acme/two.toml", &other), ids]);
    check(
        &wrong,
        "devices/acme/two.toml:1",
        Severity::Error,
        "another name",
        path,
    );
    let same = loaded(&[(path, HEAD)]);
    check(
        &same,
        "devices/acme/acme-two.toml:1",
        Severity::Error,
        "acme-one is already at devices/acme/acme-one.toml:1",
        "another one",
    );
}

#[test]
fn references_must_lead_somewhere() {
    let place = format!("{DEVICE}:1");
    let brand = loaded(&[(
        DEVICE,
        &HEAD.replace("brand = \"acme\"", "brand = \"acne\""),
    )]);
    // Its folder is wrong then, too.
    assert!(
        brand
            .problems
            .iter()
            .any(|p| p.message.contains("\"acne\" is not the id of a brand")
                && p.hint.contains("acme")),
        "{:?}",
        brand.problems
    );
    let series = device("series = \"acme-ones\"\n");
    check(
        &series,
        &place,
        Severity::Error,
        "\"acme-ones\" is not the id of a series",
        "Add the series first",
    );
    let skin = loaded(&[(
        "os/anos.toml",
        &format!("{}base = \"droid\"\n", SYSTEM.replace("family", "skin")),
    )]);
    check(
        &skin,
        "os/anos.toml:1",
        Severity::Error,
        "\"droid\" is not the id of a system",
        "",
    );
    let market = loaded(&[(
        "markets.toml",
        &format!("{MARKETS}[[markets]]\ncode = \"eu\"\nparent = \"glob\"\n"),
    )]);
    check(
        &market,
        "markets.toml:11",
        Severity::Error,
        "the parent glob of eu",
        "global",
    );
    let turned = MARKETS.replace("code = \"world\"", "code = \"world\"\nparent = \"cn\"");
    check(
        &loaded(&[("markets.toml", &turned)]),
        "markets.toml:3",
        Severity::Error,
        "the world has a parent",
        "Remove",
    );
    let circle = "[[markets]]\ncode = \"eu\"\nparent = \"de\"\n[[markets]]\ncode = \"de\"\nparent = \"eu\"\n";
    let circle = loaded(&[("markets.toml", &format!("{MARKETS}{circle}"))]);
    assert_eq!(circle.problems.len(), 2, "{:?}", circle.problems);
    assert!(circle.problems[0].message.contains("circle"));
    let publisher = loaded(&[("sources.toml", &format!("{SOURCES}{SOURCES}"))]);
    assert_eq!(publisher.problems.len(), 3);
    // Claims are called after their publishers, and their ids are plain.
    let odd = SOURCES.replace("id = \"set\"", "id = \"The Set\"");
    check(
        &loaded(&[("sources.toml", &odd)]),
        "sources.toml:12",
        Severity::Error,
        "\"The Set\" is not an id",
        "nokia-x60-pro",
    );
    let stray = loaded(&[("phones.toml", "")]);
    check(
        &stray,
        "phones.toml:0",
        Severity::Error,
        "nothing reads this file",
        "README",
    );
}

#[test]
fn the_table_of_chips_is_held_to_one_meaning_of_each_part_number() {
    let chip = |lines: &str| {
        format!("[[socs]]\nname = \"X1\"\nmaker = \"Acme\"\nparts = [\"AC100\"]\n{lines}")
    };
    let sound = "sources = [{ publisher = \"set\" }]\n";
    let socs = |text: &str| loaded(&[("socs.toml", text)]);
    let good = socs(&chip(&format!(
        "released = \"2022\"\nprocess = \"4 nm\"\n{sound}"
    )));
    assert_eq!(good.problems, []);
    let found = good.catalog.chips().named("Acme AC100");
    assert_eq!(found.as_deref(), Some("X1 (AC100)"));
    assert_eq!(good.catalog.chips().named("Other AC100"), None);
    for (text, line, message) in [
        (chip(""), 1, "X1 has no source"),
        (
            chip("sources = [{ publisher = \"nobody\" }]\n"),
            1,
            "\"nobody\" is not a publisher",
        ),
        (
            chip(&format!("process = \"400 nm\"\n{sound}")),
            5,
            "is the process of no chip",
        ),
        (
            format!("{}{}", chip(sound), chip(sound)),
            6,
            "Acme X1 is there twice",
        ),
        (
            format!("{}{}", chip(sound), chip(sound).replace("X1", "X2")),
            6,
            "AC100 stands for X1 already",
        ),
    ] {
        let place = format!("socs.toml:{line}");
        check(&socs(&text), &place, Severity::Error, message, "");
    }
}

#[test]
fn a_data_set_that_is_passed_on_names_license_and_author() {
    for field in ["license = \"MIT\"\n", "attribution = \"its authors\"\n"] {
        let sources = SOURCES.replace(field, "");
        let loaded = loaded(&[("sources.toml", &sources)]);
        check(
            &loaded,
            "sources.toml:11",
            Severity::Warning,
            "whose work",
            "ATTRIBUTION.md",
        );
    }
}

#[test]
fn a_page_of_somebody_else_is_found() {
    let sources = SOURCES.replace(
        "name = \"The paper\"\n",
        "name = \"The paper\"\nhosts = [\"paper.example\"]\n",
    );
    let with = |source: &str| {
        let text = format!(
            "{HEAD}{}",
            RELEASED.replace("publisher = \"maker\"", source)
        );
        loaded(&[("sources.toml", &sources), (DEVICE, &text)])
    };
    let place = format!("{DEVICE}:13");
    check(
        &with("publisher = \"maker\", url = \"https://www.paper.example/a\""),
        &place,
        Severity::Warning,
        "the address of the source maker is paper's",
        "via = \"paper\"",
    );
    for sound in [
        "publisher = \"maker\", url = \"https://www.paper.example/a\", via = \"paper\"",
        "publisher = \"paper\", url = \"https://paper.example\"",
        "publisher = \"maker\", url = \"https://newspaper.example/a\"",
    ] {
        assert_eq!(with(sound).problems, [], "{sound}");
    }
}

#[test]
fn codes_and_spellings_that_two_devices_share_are_found() {
    let one = format!("{HEAD}codes = [\"A-1\"]\n");
    let ids = (
        "ids.csv",
        "number,id\n1,acme\n2,anos\n3,acme-one\n4,acme-two\n",
    );
    let two = |more: &str| {
        let text = format!(
            "id = \"acme-two\"\nname = \"Two\"\nbrand = \"acme\"\nkind = \"phone\"\n{more}"
        );
        loaded(&[(DEVICE, &one), ("devices/acme/acme-two.toml", &text), ids])
    };
    let place = "devices/acme/acme-two.toml:1";
    check(
        &two("codes = [\"a-1\"]\n"),
        place,
        Severity::Warning,
        "the model code \"a-1\" of acme-two is also a code of acme-one",
        "its source",
    );
    check(
        &two("aliases = [\"AcmeOne\"]\n"),
        place,
        Severity::Warning,
        "is \"acme one\" of acme-one up to spelling",
        "one thing",
    );
    assert_eq!(
        two("aliases = [\"Acme One+\"]\ncodes = [\"A-2\"]\n").problems,
        []
    );
}
