//! How the options of `/find` are read, and what is refused.

use specdex::answers::Question;
use specdex::answers::find::{Order, Years};
use specdex::commands::parse_line;
use specdex::domain::{DeviceKind, StageKind};
use specdex::search::Figure;

use super::asked;
use crate::shipped::{SNAPSHOT, WORDS};

#[test]
fn what_cannot_be_is_refused_with_what_works() {
    let refused = |line: &str, expected: &str| {
        let call = parse_line(line).unwrap();
        let refusal = call.question(&SNAPSHOT).unwrap_err();
        assert_eq!(refusal.text(&WORDS), expected, "{line}");
    };
    refused(
        "/find tablett",
        r#""kind" cannot be "tablett". The nearest is tablet: kind:tablet"#,
    );
    refused(
        "/find qqq",
        r#""kind" cannot be "qqq". It takes phone, foldable, tablet, watch, tv, pc, handheld, reader, headset, other or unknown."#,
    );
    refused(
        "/find brand:nokai",
        r#""brand" cannot be "nokai". The nearest is Nokia: brand:nokia"#,
    );
    refused(
        "/find brand:qqqqqqqq",
        r#""brand" cannot be "qqqqqqqq", because nothing on record has that name. Try brand:nokia"#,
    );
    refused(
        "/find os:harmonyoz",
        r#""os" cannot be "harmonyoz". The nearest is HarmonyOS: os:harmonyos"#,
    );
    refused(
        "/find year:20xx",
        r#""year" is a year or two, and "20xx" is neither. Try year:2024 or year:2022-2024"#,
    );
    refused(
        "/find battery:big",
        r#""battery" is a number in mAh, and "big" is none. Try battery:5000"#,
    );
    refused(
        "/find battery:900000",
        r#""battery" cannot be "900000", because no device has more than 60,000 mAh. Try battery:5000"#,
    );
    refused(
        "/find weight:2 g",
        r#""weight" cannot be "2 g", because no device has less than 10 g. Try weight:200"#,
    );
    refused(
        "/find weight:at least 200 g",
        r#""weight" is a number in g, and "at least 200 g" is none. Try weight:200"#,
    );
    refused(
        "/find sort:price",
        r#""sort" cannot be "price". It takes newest, battery, refresh, camera, ram, weight or name."#,
    );
    refused(
        "/find status:rumord",
        r#""status" cannot be "rumord". The nearest is rumored: status:rumored"#,
    );
}

#[test]
fn options_are_read_as_people_write_them() {
    let criteria = |line: &str| match asked(&SNAPSHOT, line).question {
        Question::Find { criteria } => criteria,
        other => panic!("{other:?}"),
    };
    for line in [
        "/find battery:6000",
        "/find battery:6,000",
        "/find battery:6000mah",
        "/find battery:6,000 mAh",
        "/find battery:6000+",
        "/find battery:at least 6000 mAh",
    ] {
        let limit = criteria(line).limits.get(Figure::Battery);
        assert_eq!(limit, Some(6_000_000), "{line}");
    }
    let limit = criteria("/find weight:up to 200 g").limits;
    assert_eq!(limit.get(Figure::Weight), Some(200_000));
    let years = |first, last| Some(Years { first, last });
    assert_eq!(criteria("/find year:2024").years, years(2024, 2024));
    assert_eq!(criteria("/find year:2022-2024").years, years(2022, 2024));
    assert_eq!(criteria("/find year:2024 to 2022").years, years(2022, 2024));
    let kind = |line| criteria(line).kind;
    assert_eq!(kind("/find phones"), Some(DeviceKind::Phone));
    assert_eq!(kind("/find kind:Watches"), Some(DeviceKind::Watch));
    let stage = criteria("/find status:never released").stage;
    assert_eq!(stage, Some(StageKind::NeverReleased));
    let number = |id: &str| SNAPSHOT.catalog.by_id(id).map(|subject| subject.number);
    assert_eq!(criteria("/find brand:Nokia").brand, number("nokia"));
    assert_eq!(criteria("/find brand:诺基亚").brand, number("nokia"));
    assert_eq!(criteria("/find os:one ui").system, number("one-ui"));
    assert_eq!(criteria("/find os:android 10").system, number("android-10"));
    let order = criteria("/find sort:refresh").order;
    assert_eq!(order, Order::Best(Figure::RefreshRate));
}
