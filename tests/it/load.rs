//! The loader: every kind of problem is found, placed, and told how to mend.

use specdex::catalog::{Files, Loaded, Severity, lint, load, number};
use specdex::domain::{Author, PublisherId, Status};

const MARKETS: &str = "[[markets]]\ncode = \"world\"\n[[markets]]\ncode = \"cn\"\nparent = \"world\"\n[[markets]]\ncode = \"global\"\nparent = \"world\"\n";
const SOURCES: &str = "
[[publishers]]
id = \"maker\"
name = \"The maker\"
kind = \"official\"
address = \"https://maker.example\"
[[publishers]]
id = \"paper\"
name = \"The paper\"
kind = \"press\"
[[publishers]]
id = \"set\"
name = \"The set\"
kind = \"dataset\"
address = \"https://set.example\"
redistributable = true
";
const BRANDS: &str = "[[brands]]\nid = \"acme\"\nname = \"Acme\"\n";
const SYSTEM: &str = "id = \"anos\"\nkind = \"family\"\nname = \"AnOS\"\nmaker = \"acme\"\n";
const DEVICE: &str = "devices/acme/acme-one.toml";
/// Ten lines, so that what a test adds begins on line 11.
const HEAD: &str =
    "id = \"acme-one\"\nname = \"One\"\nbrand = \"acme\"\nkind = \"phone\"\n\n\n\n\n\n\n";

/// A small sound catalog, with these files instead or besides.
fn files(changed: &[(&str, &str)]) -> Files<'static> {
    let mut files = Files::default();
    let sound = [
        ("markets.toml", MARKETS),
        ("sources.toml", SOURCES),
        ("brands.toml", BRANDS),
        ("os/anos.toml", SYSTEM),
        (DEVICE, HEAD),
        ("ids.csv", "number,id\n1,acme\n2,anos\n3,acme-one\n"),
    ];
    for (path, text) in sound.iter().chain(changed) {
        files.insert((*path).to_owned(), text.as_bytes().to_vec());
    }
    files
}

/// The device with this text below its head.
fn device(text: &str) -> Loaded {
    loaded(&[(DEVICE, &format!("{HEAD}{text}"))])
}

fn loaded(changed: &[(&str, &str)]) -> Loaded {
    lint(&files(changed), jiff::civil::date(2026, 11, 28))
}

/// Expects exactly one problem, at this line, whose message and hint hold these words.
#[track_caller]
fn check(loaded: &Loaded, place: &str, severity: Severity, message: &str, hint: &str) {
    let told: Vec<_> = loaded.problems.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{told:#?}");
    let problem = &loaded.problems[0];
    assert_eq!(
        format!("{}:{}", problem.file, problem.line),
        place,
        "{told:?}"
    );
    assert_eq!(problem.severity, severity, "{told:?}");
    assert!(problem.message.contains(message), "{told:?}");
    assert!(problem.hint.contains(hint), "{told:?}");
}

#[track_caller]
fn error(text: &str, line: usize, message: &str, hint: &str) {
    let place = format!("{DEVICE}:{line}");
    check(&device(text), &place, Severity::Error, message, hint);
}

#[track_caller]
fn warning(text: &str, line: usize, message: &str, hint: &str) {
    let place = format!("{DEVICE}:{line}");
    check(&device(text), &place, Severity::Warning, message, hint);
}

/// A claim table with these lines more; `status` and `sources` are sound.
fn claim(lines: &str) -> String {
    format!(
        "[[claims]]\nid = \"a\"\nstatus = \"rumored\"\nsources = [{{ publisher = \"paper\", title = \"t\" }}]\n{lines}"
    )
}

const RELEASED: &str =
    "[[specs]]\nsources = [{ publisher = \"maker\" }]\nrelease.date = \"2024-05\"\n";

#[test]
fn a_sound_catalog_has_no_problems() {
    let loaded = device(RELEASED);
    assert_eq!(loaded.problems, []);
    let device = loaded.catalog.by_id("acme-one").unwrap();
    assert_eq!(loaded.catalog.full_name(device), "Acme One");
    let [claim] = loaded.catalog.claims_of(device.number) else {
        panic!("one claim")
    };
    assert_eq!(claim.id().to_string(), "acme-one/release.date/world/maker");
    assert_eq!(loaded.catalog.claim(claim.id().key()), Some(claim));
}

#[test]
fn what_is_written_wrong_is_named_with_its_line() {
    error("naem = \"x\"\n", 11, "`naem` is not a known key", "`name`");
    error("= 1\n", 11, "", "Mend the TOML");
    error(
        &claim("propery = \"statement\"\nvalue = \"x\"\nproperty = \"statement\"\n"),
        15,
        "`propery`",
        "`property`",
    );
    error(
        &claim("property = \"batery.capacity\"\nvalue = \"1\"\n"),
        15,
        "`batery.capacity` is not a property",
        "`battery.capacity`",
    );
    error(
        &claim("property = \"battery.capacity\"\nvalue = \"5000\"\n"),
        16,
        "battery.capacity",
        "Values",
    );
    error(
        &claim("property = \"battery.capacity\"\n"),
        11,
        "`value` is missing",
        "value = ",
    );
    error(
        &claim("property = \"battery.capacity\"\nvalue = []\n"),
        16,
        "empty list",
        "none",
    );
    error(
        &claim("property = \"os.launch\"\nvalue = \"anso 4\"\n"),
        11,
        "anso is not a system",
        "Did you mean anos?",
    );
    error(
        &claim("property = \"release.market\"\nvalue = \"jp\"\n"),
        11,
        "jp is not a market",
        "markets.toml",
    );
    error(
        &claim("property = \"statement\"\nvalue = \"x\"\nmarket = \"globl\"\n"),
        11,
        "globl is not a market",
        "global",
    );
    error(
        &claim("property = \"statement\"\nvalue = \"x\"\nas_of = \"soon\"\n"),
        17,
        "`as_of`",
        "forms",
    );
    error(
        &claim("property = \"maker.os\"\nvalue = \"anos\"\n"),
        11,
        "maker.os does not fit acme-one",
        "property.rs",
    );
    error(
        &claim("property = \"statement\"\nvalue = \"a\\u200Bb\"\n"),
        16,
        "statement",
        "Values",
    );
    error(
        "[[specs]]\nbattery.capacity = \"5,000 mAh\"\n",
        11,
        "no source",
        "publisher",
    );
    error(
        "[[claims]]\nid = \"a\"\nproperty = \"statement\"\nvalue = \"x\"\nstatus = \"rumored\"\n",
        11,
        "no source",
        "sources = ",
    );
    error(
        "[[claims]]\nid = \"A b\"\nproperty = \"statement\"\nvalue = \"x\"\nstatus = \"rumored\"\nsources = [{ publisher = \"paper\", title = \"t\" }]\n",
        11,
        "not a claim id",
        "plain id",
    );
    error(
        "[[specs]]\nsources = [{ publisher = \"papre\" }]\ndevice.class = \"x\"\n",
        13,
        "\"papre\" is not a publisher",
        "paper",
    );
    error(
        "[[specs]]\nsources = [{ publisher = \"maker\", url = \"http://x.example\" }]\ndevice.class = \"x\"\n",
        12,
        "https",
        "address",
    );
    error(
        "looked_for_release = { as_of = \"2026\", sources = [{ publisher = \"nobody\" }] }\n",
        1,
        "\"nobody\" is not a publisher",
        "sources.toml",
    );
}

#[test]
fn statuses_move_only_along_the_table() {
    let history =
        "property = \"statement\"\nvalue = \"x\"\nhistory = [{ status = \"confirmed\" }]\n";
    error(
        &claim(history),
        11,
        "confirmed cannot become rumored; from confirmed it can become superseded",
        "history",
    );
    error(
        &claim("property = \"statement\"\nvalue = \"x\"\n").replace("rumored", "rumord"),
        13,
        "\"rumord\" is not a status",
        "rumored",
    );
}

#[test]
fn impossible_figures_are_refused() {
    let table = [
        ("display.size", "67 in", "67"),
        ("display.size", "0.5 in", "0.5"),
        ("battery.capacity", "50 mAh", "50"),
        ("body.weight", "2,000 g", "2000"),
        ("display.refresh_rate", "60 to 12,000 Hz", "12000"),
        ("camera.main", "0 MP", "0"),
    ];
    for (key, value, told) in table {
        let text = claim(&format!("property = \"{key}\"\nvalue = \"{value}\"\n"));
        error(&text, 11, told, "slipped digit");
    }
    assert_eq!(
        device(&claim("property = \"display.size\"\nvalue = \"6.7 in\"\n")).problems,
        []
    );
}

#[test]
fn gates_are_warnings_that_an_excuse_answers() {
    let text = claim("property = \"chip.soc\"\nvalue = \"x\"\n").replace("rumored", "announced");
    warning(
        &text,
        11,
        "the gate of announced: it needs a source of kind official",
        "excuse",
    );
    assert_eq!(
        device(&format!("{text}excuse = \"it is so\"\n")).problems,
        []
    );
    let confirmed = text.replace("announced", "confirmed");
    warning(&confirmed, 11, "the gate of confirmed", "lower the status");
    // The press may confirm the specs of what has been released.
    assert_eq!(device(&format!("{confirmed}{RELEASED}")).problems, []);
    let debunked = text.replace("announced", "debunked");
    warning(&debunked, 11, "it needs a reason", "");
}

#[test]
fn dates_are_held_against_each_other_and_against_today() {
    let reversed = "[[specs]]\nsources = [{ publisher = \"maker\" }]\nrelease.date = \"2024-05\"\nrelease.announced = \"2024-06-02\"\n";
    warning(
        reversed,
        13,
        "the release of 2024-05 lies before the announcement of 2024-06-02",
        "market",
    );
    // Dates that may still be in order are.
    assert_eq!(
        device(&reversed.replace("2024-06-02", "2024-Q2")).problems,
        []
    );
    let ahead = claim("property = \"statement\"\nvalue = \"x\"\nas_of = \"2027-01\"\n");
    error(&ahead, 11, "2027-01 lies ahead of 2026-11-28", "as_of");
    assert_eq!(device(&ahead.replace("2027-01", "2026")).problems, []);
    let without_clock = load(&files(&[(DEVICE, &format!("{HEAD}{ahead}"))]));
    assert_eq!(without_clock.problems, []);
}

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

#[test]
fn dates_that_cannot_follow_each_other_are_found() {
    let specs = |lines: &str| format!("{RELEASED}{lines}");
    warning(
        &specs("support.until = \"2023\"\n"),
        14,
        "the end of support of 2023 lies before the release of 2024-05",
        "Mend one",
    );
    warning(
        &specs("support.upgrades_until = \"2023-01-01\"\n"),
        14,
        "the end of upgrades",
        "Mend one",
    );
    assert_eq!(device(&specs("support.until = \"2024\"\n")).problems, []);
    let later = RELEASED.replace("\"maker\"", "\"maker\", date = \"2026\"");
    warning(
        &later.replace("2024-05", "2027-05"),
        13,
        "2027-05 is confirmed, and lies ahead of 2026-11-28",
        "`announced`",
    );
    let back = claim(
        "property = \"statement\"\nvalue = \"x\"\nas_of = \"2024-03\"\nhistory = [{ status = \"rumored\", as_of = \"2024-06\" }]\n",
    )
    .replace("\"rumored\"\ns", "\"leaked\"\ns");
    warning(
        &back,
        11,
        "the history goes back from 2024-06 to 2024-03",
        "oldest first",
    );
}

#[test]
fn what_cannot_be_is_found() {
    let spec = |line: &str| format!("{RELEASED}{line}\n");
    for (line, message) in [
        (
            "display.size = \"60 in\"",
            "display.size of 60 in cannot be",
        ),
        (
            "display.resolution = \"1080 x 23400\"",
            "does not fit display.resolution",
        ),
        (
            "display.resolution = \"108 x 2340\"",
            "no screen has 108 x 2340 pixels",
        ),
    ] {
        error(&spec(line), 14, message, "");
    }
    assert_eq!(
        device(&spec("display.resolution = \"84 x 48\"")).problems,
        []
    );
    error(
        &RELEASED.replace("2024-05", "1974-05"),
        13,
        "before the first mobile phone",
        "slipped digit",
    );
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

const GENERATED: &str = "# Generated by an importer; do not edit.\n";
const SPECS: &str = "subject,property,market,value,as_of,sources\n";

fn imported(rows: &str) -> (&'static str, String) {
    ("imported/specs.csv", format!("{GENERATED}{SPECS}{rows}"))
}

#[test]
fn imported_rows_become_subjects_and_claims() {
    let devices = format!(
        "{GENERATED}id,name,brand,kind,aliases,codes,codenames,sources\nacme-two,Two,acme,tablet,Zwei|Deux,A-2,bird,set\nacme-one,Renamed,acme,watch,,,,set\n"
    );
    let releases = format!("{GENERATED}id,family,version,kind\nanos-4-2,anos,4.2,release\n");
    let codes = format!("{GENERATED}subject,codes,codenames,aliases\nacme-one,A-1|a-1,,Uno\n");
    let (path, specs) = imported(
        "acme-two,memory.ram,cn,8 GB|12 GB,2026-05,paper>set@https://paper.example/a|set\n",
    );
    let loaded = loaded(&[
        ("imported/devices.csv", &devices),
        ("imported/releases.csv", &releases),
        ("imported/codes.csv", &codes),
        (path, &specs),
        (
            "ids.csv",
            "number,id\n1,acme\n2,anos\n3,acme-one\n4,acme-two\n5,anos-4-2\n",
        ),
    ]);
    assert!(!loaded.has_errors(), "{:?}", loaded.problems);
    let catalog = &loaded.catalog;
    let two = catalog.by_id("acme-two").unwrap();
    assert!(!two.hand_written);
    assert_eq!(two.aliases.len(), 2);
    let [claim] = catalog.claims_of(two.number) else {
        panic!("one claim")
    };
    assert_eq!(claim.changes()[0].by, Author::Import);
    assert_eq!(claim.state.status, Status::Confirmed);
    assert_eq!(claim.state.value.to_string(), "8 | 12");
    let source = &claim.state.sources[0];
    assert_eq!(source.via, Some(PublisherId("set".into())));
    assert_eq!(
        source.url.as_ref().unwrap().as_str(),
        "https://paper.example/a"
    );
    // What people wrote stays; only codes.csv adds to it.
    let one = catalog.by_id("acme-one").unwrap();
    assert_eq!(one.name.as_str(), "One");
    assert_eq!(one.device().unwrap().codes.len(), 1);
    assert_eq!(one.aliases[0].as_str(), "Uno");
    let release = catalog.by_id("anos-4-2").unwrap();
    assert_eq!(release.name.as_str(), "AnOS 4.2");
}

#[test]
fn imported_problems_name_the_row() {
    let row = |rows: &str, line: usize, message: &str| {
        let (path, text) = imported(rows);
        let place = format!("{path}:{line}");
        check(
            &loaded(&[(path, &text)]),
            &place,
            Severity::Error,
            message,
            "",
        );
    };
    row(
        "nobody,memory.ram,world,8 GB,,set\n",
        3,
        "no subject has the id \"nobody\"",
    );
    row("acme-one,memory.ram,world,8,,set\n", 3, "memory.ram");
    row(
        "acme-one,memory.ram,world,8 GB,,set\nacme-one,memory.ram,world\n",
        4,
        "3 cells, not 6",
    );
    row(
        "acme-one,memory.ram,world,8 GB,,st\n",
        3,
        "\"st\" is not a publisher",
    );
    row("acme-one,memory.ram,world,8 GB,,\n", 3, "no source");
    row(
        "acme-one,memory.ram,world,8 GB,,set\nacme-one,memory.ram,world,6 GB,,set\n",
        4,
        "already at imported/specs.csv:3",
    );
}

#[test]
fn hand_written_values_override_imported_ones() {
    let hand =
        "[[specs]]\nsources = [{ publisher = \"maker\" }]\nbattery.capacity = \"5,000 mAh\"\n";
    let values = |hand: &str, imported_value: &str| {
        let (path, rows) = imported(&format!(
            "acme-one,battery.capacity,world,\"{imported_value}\",,set\n"
        ));
        let loaded = loaded(&[(path, &rows), (DEVICE, &format!("{HEAD}{hand}"))]);
        assert!(!loaded.has_errors(), "{:?}", loaded.problems);
        let device = loaded.catalog.by_id("acme-one").unwrap().number;
        let claims = loaded.catalog.claims_of(device).iter();
        claims
            .map(|claim| claim.state.value.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(values(hand, "5,000 mAh"), ["5000"], "it says the same");
    assert_eq!(values(hand, "4,900 mAh"), ["5000", "4900"], "it disagrees");
    let rumor = claim("property = \"battery.capacity\"\nvalue = \"5,000 mAh\"\n");
    assert_eq!(
        values(&rumor, "5,000 mAh").len(),
        2,
        "a rumor overrides nothing"
    );
}
