//! `specdex data lint --fix`: what needs no decision is mended, and nothing else.

use specdex::catalog::{Files, mend};

use crate::support::Home;

/// The file with what stands in it mended, and what was said.
#[track_caller]
fn mended(before: &str, after: &str, said: &[(usize, &str)]) {
    let mut files = Files::default();
    files.insert("devices/a/a-b.toml".to_owned(), before.into());
    let done = mend(&files);
    let Some(done) = done.first() else {
        assert_eq!(before, after);
        return;
    };
    assert_eq!(done.text, after);
    assert_eq!(done.done.len(), said.len(), "{:?}", done.done);
    for ((line, what), (expected_line, part)) in done.done.iter().zip(said) {
        assert_eq!(line, expected_line, "{what}");
        assert!(what.contains(part), "{what}");
    }
}

#[test]
fn addresses_lose_what_tracks() {
    mended(
        "# kept\n[[specs]]\nsources = [{ publisher = \"a\", url = \"https://a.example/b?id=1&utm_source=x&fbclid=y#c\" }] # too\n",
        "# kept\n[[specs]]\nsources = [{ publisher = \"a\", url = \"https://a.example/b?id=1#c\" }] # too\n",
        &[(3, "track")],
    );
    // Another spelling of a sound address is nobody's business.
    let sound = "url = \"https://a.example\"\naddress = 'https://a.example/ä?q=1'\n";
    mended(sound, sound, &[]);
}

#[test]
fn lists_hold_each_thing_once() {
    mended(
        "codes = [\"A-1\", \"B-2\", \"a-1\", \"A-1\"]\n",
        "codes = [\"A-1\", \"B-2\"]\n",
        &[(1, "\"a-1\""), (1, "\"A-1\"")],
    );
    mended(
        "name = \"B\"\naliases = [\"b\"]\nnames = { zh = [\"乙\", \"乙\"] }\n",
        "name = \"B\"\naliases = []\nnames = { zh = [\"乙\"] }\n",
        &[(2, "\"b\""), (3, "\"乙\"")],
    );
    mended(
        "name = \"B\"\naliases = [\n  \"b\",\n  \"Bee\",\n]\n",
        "name = \"B\"\naliases = [\n  \"Bee\",\n]\n",
        &[(3, "\"b\"")],
    );
    mended(
        "sources = [\n  { publisher = \"a\" },\n  { publisher = \"b\" },\n  { publisher = \"a\" },\n]\n",
        "sources = [\n  { publisher = \"a\" },\n  { publisher = \"b\" },\n]\n",
        &[(4, "publisher")],
    );
    // A comment between may say why.
    let kept = "codes = [\n  \"A-1\",\n  # sold in 2020\n  \"a-1\",\n]\n";
    mended(kept, kept, &[]);
}

#[test]
fn what_is_no_plain_list_is_left_alone() {
    for sound in [
        "[[claims]]\n[[claims.sources]]\npublisher = \"a\"\n[[claims.sources]]\npublisher = \"b\"\n",
        "[[sources]]\n[[sources]]\n",
        "[[sources]]\npublisher = \"a\"\n",
        "[[codes]]\n[[value]]\n[[aliases]]\n[[aliases]]\n",
        "[[specs]]\nmemory.ram = [\n  \"8 GB\", # in China\n  \"6 GB\",\n]\n",
        "sources = []\nname = \"b\"\naliases = []\n",
    ] {
        mended(sound, sound, &[]);
    }
}

#[test]
fn a_file_that_is_being_typed_stays_readable() {
    let whole = "name = \"B\"\naliases = [\"b\", \"b\"]\n[[specs]]\nsources = [{ publisher = \"ä\" }, { publisher = \"ä\" }]\nmemory.ram = [\"8 GB\", \"6 GB\", \"8 GB\"]\n";
    for end in (0..=whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        let mut files = Files::default();
        files.insert("devices/a/a-b.toml".to_owned(), whole[..end].into());
        for done in mend(&files) {
            let read = toml::from_str::<toml::Table>(&done.text);
            assert!(read.is_ok(), "{}", done.text);
        }
    }
}

#[test]
fn sizes_on_sale_go_up_and_cameras_stay() {
    mended(
        "[[specs]]\nmemory.ram = [\"12 GB\", \"8GB\", \"12,0 GB\"]\nstorage.capacity = [\"1 TB\", \"256 GB\"]\ncamera.modules = [\"50 MP\", \"12 MP\", \"8 MP\"]\n",
        "[[specs]]\nmemory.ram = [\"12 GB\", \"8GB\", \"12,0 GB\"]\nstorage.capacity = [\"256 GB\", \"1 TB\"]\ncamera.modules = [\"50 MP\", \"12 MP\", \"8 MP\"]\n",
        &[(3, "storage.capacity")],
    );
    mended(
        "[[claims]]\nproperty = \"memory.ram\"\nvalue = [\"12 GB\", \"8 GB\", \"8GB\"]\n",
        "[[claims]]\nproperty = \"memory.ram\"\nvalue = [\"8 GB\", \"12 GB\"]\n",
        &[(3, "do not go up"), (3, "8GB")],
    );
}

#[test]
fn keys_of_closed_lists_are_small() {
    mended(
        "kind = \"Phone\"\n[[claims]]\nproperty = \"Statement\"\nmarket = \"CN\"\nstatus = \"RUMORED\"\nvalue = \"CN\"\n",
        "kind = \"phone\"\n[[claims]]\nproperty = \"statement\"\nmarket = \"cn\"\nstatus = \"rumored\"\nvalue = \"CN\"\n",
        &[(1, "kind"), (3, "property"), (4, "market"), (5, "status")],
    );
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    let broken = "codes = [\"a\", \"a\"\n";
    mended(broken, broken, &[]);
}

#[test]
fn lint_names_what_it_could_mend_and_with_fix_it_does() {
    let home = Home::with_small_catalog();
    let file = "data/devices/acme/acme-comet.toml";
    home.write(
        file,
        "id = \"acme-comet\"\nname = \"Comet\" # as on the box\nbrand = \"acme\"\nkind = \"Phone\"\ncodes = [\"C1\", \"c1\"]\n",
    );
    let ran = home.run(&["data", "lint"]).ended(1);
    assert!(
        ran.out.contains("acme-comet.toml:5: warning: "),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("--fix"), "{}", ran.out);
    let ran = home.run(&["data", "lint", "--fix"]).ended(0);
    for part in [
        "acme-comet.toml:4: mended",
        "acme-comet.toml:5: mended",
        "1 id",
        "nothing wrong",
    ] {
        assert!(ran.out.contains(part), "{}", ran.out);
    }
    let text = home.read(file);
    assert!(
        text.contains("name = \"Comet\" # as on the box\n"),
        "{text}"
    );
    assert!(
        text.contains("kind = \"phone\"\ncodes = [\"C1\"]\n"),
        "{text}"
    );
    assert!(home.read("data/ids.csv").contains("3,acme-comet"));
    // What needs a decision stays, and is said.
    home.write(file, &text.replace("\"acme\"", "\"acne\""));
    let ran = home.run(&["data", "lint", "--fix"]).ended(1);
    assert!(ran.out.contains("Did you mean acme?"), "{}", ran.out);
}
