//! What an import keeps, and what it says has changed.

use specdex::importers::{self, Changes, Parsed, Stored};

use super::{parse_one, parse_recorded};

fn stored(parsed: Parsed) -> Stored {
    Stored {
        digest: "0123abcd".to_owned(),
        parsed: Parsed {
            refused: Vec::new(),
            ..parsed
        },
    }
}

#[test]
fn what_is_kept_reads_back_as_it_was() {
    for importer in importers::ALL {
        let kept = stored(parse_recorded(importer.name));
        let text = kept.to_text();
        assert_eq!(Stored::from_text(&text), Ok(kept), "{}", importer.name);
    }
}

#[test]
fn a_damaged_line_is_named() {
    let text = stored(parse_recorded("stf-device-db")).to_text();
    let broken = text.replacen("\"device\"", "\"divice\"", 1);
    let problem = Stored::from_text(&broken).unwrap_err();
    assert_eq!(problem.line, 2, "{problem}");
}

#[test]
fn the_summary_tells_new_changed_unchanged_and_gone() {
    let table = |rows: &str| {
        let head = "brand,name,publisher,as_of,battery.capacity\n";
        parse_one("csv", "x.csv", format!("{head}{rows}"))
    };
    let before = table(
        "Nokia,X20,nokia,2021-05,4470 mAh\n\
         Nokia,X10,nokia,2021-05,4470 mAh\n\
         Nokia,G20,nokia,2021-05,5050 mAh\n",
    );
    // The first stays and moves to another line, the second has another
    // battery, the third is gone, and there are two new ones.
    let after = table(
        "Nokia,G60,nokia,2022-09,4500 mAh\n\
         Nokia,X30,nokia,2022-09,4200 mAh\n\
         Nokia,X10,nokia,2021-05,4500 mAh\n\
         Nokia,X20,nokia,2021-05,4470 mAh\n",
    );
    let expected = Changes {
        new: 2,
        changed: 1,
        unchanged: 1,
        gone: 1,
    };
    assert_eq!(Changes::between(&before, &after), expected);
}
