//! The loader: every kind of problem is found, placed, and told how to mend.

mod imported;
mod links;
mod numbers;
mod plausible;

use specdex::catalog::{Files, Loaded, Severity, lint, load};

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
license = \"MIT\"
attribution = \"its authors\"
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
