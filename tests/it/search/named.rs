//! Systems, brands and everything else that is no device.

use specdex::domain::SubjectKind;

use crate::shipped::SNAPSHOT;

#[test]
fn systems_and_brands_are_found_by_their_names() {
    let check = |text: &str, kinds: &[SubjectKind], id: &str| {
        let found = SNAPSHOT.named.exact(text, kinds);
        let found = found.and_then(|number| SNAPSHOT.catalog.subject(number));
        assert_eq!(
            found.map(|subject| subject.id.as_str()),
            Some(id),
            "{text:?}"
        );
    };
    let systems = &[SubjectKind::OsFamily, SubjectKind::Skin];
    for text in ["harmony os", "HarmonyOS", "hongmeng", "鸿蒙"] {
        check(text, systems, "harmonyos");
    }
    check("one ui", systems, "one-ui");
    check("OneUI", systems, "one-ui");
    check("android", systems, "android");
    check("open harmony", systems, "openharmony");
    check("harmonyos next", systems, "harmonyos-next");
    check("华为", &[SubjectKind::Brand], "huawei");
    check("one plus", &[SubjectKind::Brand], "oneplus");
    let near = SNAPSHOT.named.near("harmny os", systems, 5);
    let near = near
        .first()
        .and_then(|number| SNAPSHOT.catalog.subject(*number));
    assert_eq!(near.map(|subject| subject.id.as_str()), Some("harmonyos"));
    assert!(SNAPSHOT.named.near("toaster", systems, 5).is_empty());
}
