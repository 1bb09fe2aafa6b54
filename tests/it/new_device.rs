//! `specdex data new`: a first file that is sound, and never in the way.

use crate::support::Home;

const FILE: &str = "data/devices/acme/acme-comet-plus.toml";

/// The examples of a file with their `#` removed.
fn uncommented(text: &str) -> String {
    let line = |line: &str| match line.strip_prefix('#') {
        Some(example) if !example.starts_with([' ', ':']) => format!("{example}\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

#[test]
fn a_new_file_is_sound_as_it_is_and_with_its_examples() {
    let home = Home::with_small_catalog();
    let ran = home.run(&["data", "new", "acme Comet+"]).ended(0);
    for part in [
        FILE,
        "specdex data lint --fix",
        "specdex data preview acme-comet-plus",
    ] {
        assert!(ran.out.contains(part), "{}", ran.out);
    }
    home.run(&["data", "number"]).ended(0);
    home.run(&["data", "lint"]).ended(0);
    let preview = home.run(&["data", "preview", "acme-comet-plus"]).ended(0);
    assert!(preview.out.contains("Comet+"), "{}", preview.out);
    let examples =
        uncommented(&home.read(FILE)).replace("publisher = \"acme\"", "publisher = \"gsmarena\"");
    home.write(FILE, &examples);
    let ran = home.run(&["data", "lint"]).ended(0);
    assert!(ran.out.contains("nothing wrong"), "{}", ran.out);
    let preview = home.run(&["data", "preview", "acme-comet-plus"]).ended(0);
    assert!(preview.out.contains("5,000 mAh"), "{}", preview.out);
}

#[test]
fn what_is_there_is_named_and_never_replaced() {
    let home = Home::with_small_catalog();
    let before = home.read("data/devices/acme/acme-rocket.toml");
    for name in ["Acme Rocket", "ACME rocket"] {
        let ran = home.run(&["data", "new", name]).ended(2);
        assert!(
            ran.err.contains("devices/acme/acme-rocket.toml"),
            "{}",
            ran.err
        );
    }
    assert_eq!(home.read("data/devices/acme/acme-rocket.toml"), before);
    // A file that the catalog does not know is no reason to write over it, either.
    home.write("data/devices/acme/acme-comet.toml", "broken");
    let ran = home.run(&["data", "new", "Acme Comet"]).ended(1);
    assert!(ran.err.contains("acme-comet.toml"), "{}", ran.err);
    assert_eq!(home.read("data/devices/acme/acme-comet.toml"), "broken");
}

#[test]
fn a_device_of_data_sets_keeps_what_they_call_it() {
    let home = Home::with_small_catalog();
    home.write(
        "data/imported/devices.csv",
        "id,name,brand,kind,aliases,codes,codenames,sources\nacme-slate-2020,Slate,acme,tablet,\"The 10\"\" one\",S-1|S-2,,\n",
    );
    let ran = home.run(&["data", "new", "Acme Slate"]).ended(0);
    assert!(
        ran.out.contains("Data sets know this device"),
        "{}",
        ran.out
    );
    let text = home.read("data/devices/acme/acme-slate-2020.toml");
    for line in [
        "kind = \"tablet\"\n",
        r#"aliases = ["The 10\" one"]"#,
        r#"codes = ["S-1", "S-2"]"#,
    ] {
        assert!(text.contains(line), "{text}");
    }
    home.run(&["data", "lint", "--fix"]).ended(0);
}

#[test]
fn what_cannot_be_written_is_explained() {
    let home = Home::with_small_catalog();
    let check = |arguments: &[&str], expected: &[&str]| {
        let ran = home.run(arguments).ended(2);
        for part in expected {
            assert!(ran.err.contains(part), "{} lacks {part:?}", ran.err);
        }
    };
    check(
        &["data", "new", "Zeppelin One"],
        &["brands.toml", "[[brands]]\nid = \"zeppelin\""],
    );
    check(&["data", "new", "Acme"], &["Acme X60 Pro"]);
    check(
        &["data", "new", "Acme Pod", "--kind", "phon"],
        &["phone, foldable"],
    );
    // An id is never used for something else.
    home.write(
        "data/ids.csv",
        "number,id\n1,acme\n2,acme-rocket\n3,acme-comet,retired\n",
    );
    check(&["data", "new", "Acme Comet"], &["acme-comet is retired"]);
    assert!(
        !home
            .path()
            .join("data/devices/acme/acme-comet.toml")
            .exists()
    );
}

#[test]
fn work_on_data_needs_no_option_in_the_folder_of_the_project() {
    let home = Home::with_small_catalog();
    let clear = [("SPECDEX_DATA_DIR", "")];
    let ran = home.run_with(&["data", "new", "Acme Comet"], &clear, "");
    assert!(
        ran.ended(0)
            .out
            .contains("data/devices/acme/acme-comet.toml")
    );
    let ran = home.run_with(&["data", "number"], &clear, "").ended(0);
    assert!(ran.out.contains("1 id"), "{}", ran.out);
}

#[test]
fn the_file_that_the_readme_shows_is_right() {
    let readme = std::fs::read_to_string("data/README.md").unwrap();
    let (_, after) = readme.split_once("   ```toml\n   id = ").unwrap();
    let (block, _) = after.split_once("   ```\n").unwrap();
    let file: String = format!("id = {block}")
        .lines()
        .map(|line| format!("{}\n", line.trim_start_matches("   ")))
        .collect();
    let mut files = specdex::catalog::packed();
    let path = "devices/nokia/nokia-x60-pro.toml";
    files.insert(path.to_owned(), file.into_bytes());
    let loaded = specdex::catalog::lint(&files, crate::shipped::TODAY);
    let problems = loaded.problems.iter().filter(|one| one.file == path);
    assert_eq!(
        problems.map(ToString::to_string).collect::<Vec<_>>(),
        [""; 0]
    );
    let device = loaded.catalog.by_id("nokia-x60-pro").unwrap();
    assert_eq!(loaded.catalog.claims_of(device.number).len(), 3);
}
