//! What holds of any text.

use proptest::prelude::*;
use specdex::search::Outcome;

use super::find;
use crate::shipped::SNAPSHOT;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_answered(text in "\\PC{0,160}") {
        let found = find(&text);
        prop_assert!(found.outcome == Outcome::NoRecord || !found.hits.is_empty());
        prop_assert!(found.hits.len() <= 25);
        prop_assert!(SNAPSHOT.devices.complete(&text, 25).len() <= 25);
        let mut last = 0;
        for mention in SNAPSHOT.devices.scan(&text) {
            prop_assert!(text.get(mention.span.clone()).is_some());
            prop_assert!(mention.span.start >= last && !mention.span.is_empty());
            last = mention.span.end;
        }
    }
}
