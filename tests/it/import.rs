//! `specdex import`: what it writes, and what it leaves alone.

use crate::support::Home;

const TABLE: &str = "brand,name,kind,publisher,as_of,battery.capacity\n\
     Acme,Rocket 2,phone,nokia,2025-01,4000 mAh\n\
     Acme,Comet,phone,nokia,2025-01,5000 mAh\n";

fn home() -> Home {
    let home = Home::with_small_catalog();
    home.write("copy/devices.csv", TABLE);
    home
}

#[test]
fn a_dry_run_says_what_would_change_and_writes_nothing() {
    let home = home();
    let ran = home.run(&["import", "csv", "copy", "--dry-run"]).ended(0);
    assert!(ran.out.contains("2 new, 0 changed"), "{}", ran.out);
    assert!(ran.out.contains("Nothing was written"), "{}", ran.out);
    assert!(!home.path().join("data/imported").exists());
    assert!(!home.path().join("data/upstream").exists());
}

#[test]
fn importing_twice_changes_nothing_and_a_damaged_copy_takes_nothing_away() {
    let home = home();
    home.run(&["import", "csv", "copy"]).ended(0);
    let devices = home.read("data/imported/devices.csv");
    assert!(devices.contains("acme-comet,Comet,acme,phone"), "{devices}");
    let again = home.run(&["import", "csv", "copy"]).ended(0);
    assert!(
        again.out.contains("0 new, 0 changed, 2 unchanged"),
        "{}",
        again.out
    );
    assert!(again.out.contains("Nothing changes"), "{}", again.out);
    home.write("copy/devices.csv", "nothing, of use");
    let damaged = home.run(&["import", "csv", "copy"]).ended(1);
    assert!(damaged.err.contains("stays"), "{}", damaged.err);
    assert_eq!(home.read("data/imported/devices.csv"), devices);
}

#[test]
fn nothing_is_merged_while_a_hand_written_file_is_in_error() {
    let home = home();
    home.write(
        "data/devices/acme/acme-two.toml",
        "id = \"acme-two\"\nnaem = \"Two\"\n",
    );
    for command in [&["import", "csv", "copy"][..], &["data", "merge"]] {
        let ran = home.run(command).ended(2);
        assert!(ran.err.contains("specdex data lint"), "{}", ran.err);
        assert!(!home.path().join("data/imported").exists());
        assert!(!home.path().join("data/upstream").exists());
    }
}

#[test]
fn a_wrong_name_or_folder_is_answered_with_what_would_work() {
    let home = home();
    let ran = home.run(&["import", "techapy", "copy"]).ended(2);
    assert!(ran.err.contains("Did you mean techapi?"), "{}", ran.err);
    home.write("elsewhere/readme.txt", "hello");
    let ran = home.run(&["import", "csv", "elsewhere"]).ended(2);
    assert!(
        ran.err.contains("Give the top folder of the copy"),
        "{}",
        ran.err
    );
}
