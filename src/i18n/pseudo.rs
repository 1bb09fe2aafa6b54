//! The pseudo-locale: English that shows what is not ready for translation.
//!
//! Letters get accents, text grows by 40 % (German and Finnish do) and every
//! sentence stands in brackets. It works on the text between placeables, so
//! that arguments and the keys of selectors stay as they are. It uses nothing.

use std::borrow::Cow;

/// How many letters are added to a hundred characters of text.
const LONGER_PERCENT: usize = 40;

/// Puts a finished sentence into brackets: a missing bracket shows a cut, two
/// pairs side by side show a sentence glued together in code.
pub(super) fn bracket(text: &str) -> String {
    format!("⟦{text}⟧")
}

/// Gives accents to one piece of text and makes it longer by doubling letters
/// at even distances. Text between backticks and commands such as `/spec` must
/// be typed as they are, and stay so.
pub(super) fn transform(text: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(text.len() * 3);
    let mut debt = 0;
    let mut code = false;
    let mut command = false;
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '`' => code = !code,
            '/' if before.is_whitespace() || before == '(' => command = true,
            _ if command && !c.is_ascii_alphanumeric() && c != '-' => command = false,
            _ => {}
        }
        before = c;
        if code || command {
            out.push(c);
            continue;
        }
        debt += LONGER_PERCENT;
        out.push(accent(c));
        if debt >= 100 && c.is_ascii_alphabetic() {
            out.push(accent(c));
            debt -= 100;
        }
    }
    Cow::Owned(out)
}

fn accent(c: char) -> char {
    const PLAIN: &str = "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz";
    const ACCENTED: &str = "ÅåƁƀÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀɱÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž";
    PLAIN
        .chars()
        .zip(ACCENTED.chars())
        .find(|(plain, _)| *plain == c)
        .map_or(c, |(_, accented)| accented)
}

#[cfg(test)]
mod tests {
    use super::transform;

    #[test]
    fn text_gets_accents_and_grows_by_forty_percent() {
        let plain = "Nobody has said so yet, as far as is known.";
        let pseudo = transform(plain);
        let (before, after) = (plain.chars().count(), pseudo.chars().count());
        assert!(
            (before * 135..=before * 145).contains(&(after * 100)),
            "{pseudo}"
        );
        assert!(
            !pseudo.contains(|c: char| c.is_ascii_alphabetic()),
            "{pseudo}"
        );
    }

    #[test]
    fn what_must_be_typed_as_it_is_stays() {
        for (plain, kept) in [
            ("Try `specdex check` first.", "`specdex check`"),
            ("Ask with /spec, or (/rumor add) it.", "/spec,"),
            ("Ask with /spec, or (/rumor add) it.", "(/rumor "),
        ] {
            assert!(transform(plain).contains(kept), "{}", transform(plain));
        }
        assert!(!transform("and/or").contains("or"));
    }
}
