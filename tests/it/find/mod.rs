//! `/find`: what is found, in which order, page by page; what is left out and
//! why; what is refused. Here is what its tests share: a small catalog, and
//! questions as lines.

mod criteria;
mod options;
mod shipped;

use std::sync::LazyLock;

use specdex::answers::find::FindAnswer;
use specdex::answers::{self, Answer, Asked, View};
use specdex::catalog::{self, Files};
use specdex::commands::parse_line;
use specdex::search::Snapshot;
use specdex::views::card::Card;

use crate::shipped::{TODAY, WORDS};

const ACME: &str =
    "[[brands]]\nid = \"acme\"\nname = \"Acme\"\n\n[[brands]]\nid = \"bravo\"\nname = \"Bravo\"\n";
const SOURCES: &str = "[[publishers]]\nid = \"acme\"\nname = \"Acme\"\nkind = \"official\"\naddress = \"https://acme.example\"\n\n[[publishers]]\nid = \"paper\"\nname = \"The paper\"\nkind = \"press\"\naddress = \"https://paper.example\"\n";
const MARKETS: &str = "[[markets]]\ncode = \"world\"\n\n[[markets]]\ncode = \"cn\"\nparent = \"world\"\n\n[[markets]]\ncode = \"global\"\nparent = \"world\"\n\n[[markets]]\ncode = \"in\"\nparent = \"global\"\n";

/// Systems: a family with two lines, and a skin on it.
const SYSTEMS: &[(&str, &str)] = &[
    (
        "os/anos.toml",
        "id = \"anos\"\nkind = \"family\"\nname = \"AnOS\"\nmaker = \"acme\"\n\n[[lines]]\nid = \"anos-old\"\nname = \"AnOS Old\"\nfrom = \"1\"\n\n[[lines]]\nid = \"anos-next\"\nname = \"AnOS Next\"\nfrom = \"5\"\n",
    ),
    (
        "os/gloss.toml",
        "id = \"gloss\"\nkind = \"skin\"\nname = \"Gloss\"\nmaker = \"bravo\"\nbase = \"anos\"\n",
    ),
];

/// Devices: id, brand, kind, and what is known.
const DEVICES: &[(&str, &str, &str, &str)] = &[
    (
        "acme-alpha",
        "acme",
        "phone",
        "[[specs]]\nsources = [{ publisher = \"acme\" }]\nrelease.date = \"2024-03-05\"\nbattery.capacity = \"6,000 mAh\"\ndisplay.refresh_rate = \"120 Hz\"\nmemory.ram = [\"8 GB\", \"12 GB\"]\nbody.weight = \"220 g\"\ncamera.main = \"50 MP\"\nos.launch = \"anos 4\"\n",
    ),
    (
        "acme-beta",
        "acme",
        "phone",
        "[[specs]]\nsources = [{ publisher = \"acme\" }]\nrelease.date = \"2023\"\nbattery.capacity = \"3,000 mAh\"\nbody.weight = \"150 g\"\nos.launch = \"anos\"\n",
    ),
    (
        // Another battery in China than elsewhere.
        "acme-gamma",
        "acme",
        "foldable",
        "[[specs]]\nmarket = \"cn\"\nsources = [{ publisher = \"acme\" }]\nrelease.date = \"2025-01-10\"\nbattery.capacity = \"6,500 mAh\"\nos.launch = \"anos 5.1\"\n\n[[specs]]\nmarket = \"global\"\nsources = [{ publisher = \"acme\" }]\nrelease.date = \"2025-06\"\nbattery.capacity = \"5,500 mAh\"\nos.launch = \"gloss 3\"\n",
    ),
    (
        "acme-delta",
        "acme",
        "phone",
        "[[claims]]\nid = \"d-battery\"\nproperty = \"battery.capacity\"\nvalue = \"7,000 mAh\"\nstatus = \"rumored\"\nas_of = \"2026-11-01\"\nsources = [{ publisher = \"paper\", title = \"t\", date = \"2026-11-01\" }]\n",
    ),
    (
        // No number that is certain.
        "acme-epsilon",
        "acme",
        "phone",
        "[[specs]]\nsources = [{ publisher = \"acme\" }]\nrelease.date = \"2022-05\"\nbattery.capacity = \"up to 6,000 mAh\"\nbody.weight = \"none\"\ndisplay.refresh_rate = \"more than 90 Hz\"\n",
    ),
    (
        "bravo-zeta",
        "bravo",
        "phone",
        "[[claims]]\nid = \"z-market\"\nproperty = \"release.market\"\nvalue = \"cn\"\nmarket = \"cn\"\nstatus = \"confirmed\"\nas_of = \"2024-01-01\"\nsources = [{ publisher = \"acme\", title = \"t\" }]\n\n[[specs]]\nsources = [{ publisher = \"acme\" }]\nrelease.date = \"2024-01\"\nbattery.capacity = \"6,100 mAh\"\nos.launch = \"gloss 2\"\n",
    ),
    ("bravo-watch", "bravo", "watch", ""),
];

static SMALL: LazyLock<Snapshot> = LazyLock::new(|| {
    let mut files = Files::default();
    let mut put = |path: &str, text: &str| files.insert(path.to_owned(), text.as_bytes().to_vec());
    put("markets.toml", MARKETS);
    put("sources.toml", SOURCES);
    put("brands.toml", ACME);
    for (path, text) in SYSTEMS {
        put(path, text);
    }
    for (id, brand, kind, text) in DEVICES {
        let name = id.split_once('-').unwrap().1;
        let head =
            format!("id = \"{id}\"\nname = \"{name}\"\nbrand = \"{brand}\"\nkind = \"{kind}\"\n\n");
        put(
            &format!("devices/{brand}/{id}.toml"),
            &format!("{head}{text}"),
        );
    }
    put("ids.csv", "number,id\n");
    let numbers = catalog::number(&files);
    files.insert("ids.csv".to_owned(), numbers.into_bytes());
    let loaded = catalog::load(&files);
    assert!(!loaded.has_errors(), "{:#?}", loaded.problems);
    Snapshot::new(loaded.catalog)
});

fn view() -> View {
    View::on(TODAY)
}

fn without_rumors() -> View {
    View {
        show_rumors: false,
        ..view()
    }
}

/// The question of a line.
fn asked(snapshot: &Snapshot, line: &str) -> Asked {
    let call = parse_line(line).map_err(|refusal| refusal.text(&WORDS));
    let asked = call.and_then(|call| {
        call.question(snapshot)
            .map_err(|refusal| refusal.text(&WORDS))
    });
    asked.unwrap_or_else(|refusal| panic!("{line}: {refusal}"))
}

fn answer(snapshot: &Snapshot, asked: &Asked, view: &View) -> (FindAnswer, Card) {
    let answer = answers::answer(snapshot, asked, view);
    let card = crate::shipped::card(snapshot, &answer, asked, view);
    match answer {
        Answer::Find(found) => (*found, card),
        other => panic!("{other:?}"),
    }
}

fn find(line: &str) -> FindAnswer {
    answer(&SMALL, &asked(&SMALL, line), &view()).0
}

fn names(found: &FindAnswer) -> Vec<&str> {
    let rows = found.rows.iter();
    rows.map(|device| device.name.as_str()).collect()
}

#[track_caller]
fn check(line: &str, expected: &[&str], unknown: usize) {
    let found = find(line);
    assert_eq!(names(&found), expected, "{line}");
    assert_eq!(found.unknown, unknown, "{line}: left out as unknown");
    assert_eq!(found.total, expected.len(), "{line}");
}
