//! The code under which a failure is found.

use std::collections::HashSet;

use specdex::discord::failure::Reference;

#[test]
fn a_reference_is_short_legible_and_not_the_last_one() {
    let references: HashSet<String> = (0..200)
        .map(|_| Reference::new().as_str().to_owned())
        .collect();
    // Two of 200 are alike once in a thousand runs; three are not.
    assert!(references.len() >= 198, "{references:?}");
    for reference in references {
        let legible = |c: char| c.is_ascii_uppercase() || ('2'..='9').contains(&c);
        assert!(
            reference.len() == 6 && reference.chars().all(legible),
            "{reference}"
        );
        assert!(!reference.contains(['I', 'O', '0', '1']), "{reference}");
        // It spells no word.
        assert!(reference.contains(|c: char| c.is_ascii_digit()));
    }
}
