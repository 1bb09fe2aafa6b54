//! Every weight of search, with its reason.
//!
//! What departs from a name costs; costs add, so confidences multiply: the
//! confidence is `exp(-cost)`. Who pays them: `fitting` and `missing`.

use std::ops::RangeInclusive;

/// Up to this cost, with nothing else as near, the device is shown: one typo,
/// a left-out line and an abbreviation together, but never a number or a
/// sibling word more or less.
pub(super) const SHOW: f32 = 0.42;
/// Up to this cost it is worth asking: a missing number or sibling word, not
/// one that contradicts.
pub(super) const ASK: f32 = 0.95;
/// Devices that are no further apart than this are equally likely.
pub(super) const MARGIN: f32 = 0.09;

/// What takes confidence from a text that is one bare number or one word that
/// many names share: it is a guess among many.
pub(super) const BARE: f32 = 0.5;

/// What departures from a name cost.
pub(super) mod cost {
    // In the text and not in the name.

    /// A number that the device has not makes it another device.
    pub(in crate::search) const NUMBER_TYPED: f32 = 3.0;
    /// So does `pro` or `ultra`.
    pub(in crate::search) const SIBLING_TYPED: f32 = 1.5;
    /// People add 5G to any new phone: worth a question, no more.
    pub(in crate::search) const NETWORK_TYPED: f32 = 0.45;
    /// `china` or `inch` hardly tells anything by itself.
    pub(in crate::search) const EDITION_TYPED: f32 = 0.1;
    /// A word of other devices' names: Redmi 13 is not Redmi Note 13.
    pub(in crate::search) const WORD_OF_OTHERS: f32 = 0.7;
    /// Another maker; `huawei honor 10` names both and means the nearer.
    pub(in crate::search) const OTHER_BRAND: f32 = 0.1;
    /// Another maker, and never its own.
    pub(in crate::search) const ONLY_OTHER_BRAND: f32 = 1.5;
    /// A word behind the name that no device has: "price", "battery".
    pub(in crate::search) const UNKNOWN: f32 = 0.06;
    /// A word that may be a misspelled or shortened one of a name.
    pub(in crate::search) const LIKE_A_WORD: f32 = 0.25;
    /// A word that may be a misspelled `edge`, or behind a number a shortened
    /// `max`.
    pub(in crate::search) const LIKE_A_SIBLING: f32 = 0.5;
    /// Such a word before anything known may be a maker that we do not know.
    pub(in crate::search) const UNKNOWN_FIRST: f32 = 0.65;
    /// Such a word where the device is a guess anyway: "huawei umbrella".
    pub(in crate::search) const UNKNOWN_WITH_A_GUESS: f32 = 0.4;
    /// Such a word where one word is all that was read of a name: "oneplus
    /// sandwich", "orange juice".
    pub(in crate::search) const UNKNOWN_WITH_A_WORD: f32 = 0.6;
    /// Such a word beside a code without a maker: "vacuum cleaner x9000".
    pub(in crate::search) const UNKNOWN_WITH_A_CODE: f32 = 0.3;
    /// One misspelled word and nothing beside it may be any word.
    pub(in crate::search) const NOTHING_BUT_A_TYPO: f32 = 0.3;
    /// Such a word inside the name makes it another: "pixel buds 10".
    pub(in crate::search) const UNKNOWN_WITHIN: f32 = 0.4;
    /// Letters left over when a word inside a longer one is read.
    pub(in crate::search) const REST_OF_WORD: f32 = 0.8;

    // What is meant.

    /// Thousands of devices that only data sets know have the name of a famous
    /// one, or an ordinary word. Without its maker's name such a device is
    /// meant only where nothing else is near: a famous one without its line
    /// (`s24 ultra`) is nearer by more than the margin.
    pub(in crate::search) const OBSCURE: f32 = 0.3;
    /// What shares no word with the text is not meant by it.
    pub(in crate::search) const NOTHING_READ: f32 = 1.5;

    // Read otherwise than it stands.

    /// One slip in a word.
    pub(in crate::search) const TYPO: f32 = 0.1;
    /// One slip in four letters leaves less to go by.
    pub(in crate::search) const TYPO_IN_SHORT_WORD: f32 = 0.15;
    /// Two slips in a long word.
    pub(in crate::search) const TWO_TYPOS: f32 = 0.25;
    /// A letter too many before a number is hardly a slip: `findz5` is rather
    /// another number than a Find 5.
    pub(in crate::search) const LETTER_OF_A_NUMBER: f32 = 0.4;
    /// First letters are rarely mistyped: 4 of 100 typos.
    pub(in crate::search) const FIRST_LETTER: f32 = 0.05;
    /// `gala`, `ultr`.
    pub(in crate::search) const BEGINNING: f32 = 0.12;
    /// `ga`: only for a first word.
    pub(in crate::search) const SHORT_BEGINNING: f32 = 0.2;
    /// `nokia 54` may be a 5.4, where there is no 54: ask.
    pub(in crate::search) const NUMBERS_JOINED: f32 = 0.5;
    /// What is still being typed is as good as typed.
    pub(in crate::search) const TYPING: f32 = 0.02;
    /// `op`, `sammy`.
    pub(in crate::search) const NICKNAME: f32 = 0.08;
    /// `s24u`, `15pm`.
    pub(in crate::search) const INITIALS: f32 = 0.1;
    /// `s24` is rather an S24 than an SCL 24.
    pub(in crate::search) const ONE_INITIAL: f32 = 0.1;
    /// A letter by itself is hardly an initial.
    pub(in crate::search) const LONE_INITIAL: f32 = 0.2;
    /// `p` is rather `pro` than `plus`.
    pub(in crate::search) const SECOND_READING: f32 = 0.1;
    /// Words in another order.
    pub(in crate::search) const INVERSION: f32 = 0.02;
    /// A whole model code.
    pub(in crate::search) const CODE: f32 = 0.01;
    /// The beginning of one: the rest tells a variant for a market.
    pub(in crate::search) const CODE_BEGINNING: f32 = 0.12;
    /// Where the code goes on with digits behind a number that was typed apart,
    /// it is another number: "galaxy s 681" is hardly a GT-S6810. Worth a
    /// question, no more.
    pub(in crate::search) const CODE_NUMBER_CUT: f32 = 0.45;
    /// A code without its beginning: another maker may have the rest whole.
    pub(in crate::search) const CODE_PART: f32 = 0.1;

    /// A code that is also what names are made of: `a20`, `iphone 15`.
    pub(in crate::search) const CODE_LIKE_A_NAME: f32 = 0.3;
    /// A word read inside a longer one that is a word itself: `oneplus` is
    /// hardly "one plus".
    pub(in crate::search) const INSIDE_A_TERM: f32 = 0.2;
    /// "find" is a word of questions, and of OPPO.
    pub(in crate::search) const STOP_WORD_OF_NAMES: f32 = 0.1;
    /// "unlocked" is hardly ever part of a name; where it is, that name fits better.
    pub(in crate::search) const STOP_WORD_OF_A_NAME: f32 = 0.02;

    // In the name and not in the text.

    /// Without its number a device is a guess.
    pub(in crate::search) const NUMBER_MISSING: f32 = 0.5;
    /// A year is a number too, but names often stand without it.
    pub(in crate::search) const YEAR_MISSING: f32 = 0.5;
    /// "X60" may mean the X60 Pro, where there is no X60: ask.
    pub(in crate::search) const SIBLING_MISSING: f32 = 0.5;
    /// Words behind a number tell siblings apart, whichever they are.
    pub(in crate::search) const WORD_MISSING: f32 = 0.5;
    /// 5G is often left out.
    pub(in crate::search) const NETWORK_MISSING: f32 = 0.1;
    /// So are places and units.
    pub(in crate::search) const EDITION_MISSING: f32 = 0.05;
    /// "s24 ultra" without "galaxy": the number says which.
    pub(in crate::search) const LINE_MISSING: f32 = 0.08;
    /// "17 ultra" without maker and line: any maker may have one.
    pub(in crate::search) const NOTHING_BUT_NUMBER: f32 = 0.25;
    /// "google 10" where the rest is all of a name: the maker may have another
    /// line, and then it is asked.
    pub(in crate::search) const LINE_BY_MAKER: f32 = 0.12;
    /// "google 10": the maker has other lines.
    pub(in crate::search) const LINE_SKIPPED: f32 = 0.5;
    /// "motorola edge 20" for Motorola Moto Edge 20: nearly its name.
    pub(in crate::search) const BRAND_FOR_LINE: f32 = 0.03;
    /// "note 13" without "redmi": the nearer part of the line is there.
    pub(in crate::search) const LINE_BEGINNING_MISSING: f32 = 0.06;
    /// The `z` of "galaxy fold 7".
    pub(in crate::search) const LETTER_MISSING: f32 = 0.1;
    /// While typing, what is missing is still to come.
    pub(in crate::search) const STILL_TO_COME: f32 = 0.01;
}

/// What is worth more or less while typing, on the scale of [`prior`].
pub(super) mod typing {
    /// The whole name is there: nothing else is nearer.
    pub(in crate::search) const FINISHED: f32 = 100.0;
    /// Its last word is there, so it is rather this word than a longer one.
    pub(in crate::search) const WORD_FINISHED: f32 = 1.0;
    /// Who types from within a name leaves out what everybody knows. What only
    /// has such a word somewhere ("in" of "POCO F5 (India)") waits behind all
    /// makers and lines that begin so.
    pub(in crate::search) const WITHIN_A_NAME: f32 = 6.0;
    /// A maker, and then not what its name begins with.
    pub(in crate::search) const LINE_LEFT_OUT: f32 = 3.0;
    /// Per letter that is still to be typed: who means a long name has not
    /// typed little of it.
    pub(in crate::search) const LETTER: f32 = 0.3;
    /// A slip is rarer than what stands there.
    pub(in crate::search) const SLIP: f32 = 2.0;
    /// Without its maker's name nobody means a device that hardly anybody knows.
    pub(in crate::search) const OBSCURE: f32 = 8.0;
}

/// What makes a device well known.
pub(super) mod prior {
    use super::RangeInclusive;

    /// By the maker's tier; an unknown tier counts as the lowest.
    pub(in crate::search) const TIER: [f32; 4] = [0.0, 6.0, 2.0, 0.0];
    /// Per doubling or so of independent publishers.
    pub(in crate::search) const SOURCE: f32 = 0.7;
    /// Per doubling or so of model codes: what sells in many markets has many.
    pub(in crate::search) const CODE: f32 = 2.5;
    /// Per doubling or so of other names, for the same reason.
    pub(in crate::search) const NAME: f32 = 1.2;
    /// Taken away where no source knows the year: nobody wrote about it.
    pub(in crate::search) const YEAR_UNKNOWN: f32 = 2.0;
    /// Taken away for a name with brackets that nobody wrote a file for: lists
    /// note a year, a market or an edition in them ("Galaxy A5 (2016)",
    /// "POCO F5 (India)"), and people mean the device of the plain name.
    pub(in crate::search) const BRACKETS: f32 = 4.0;
    /// Most people ask about phones.
    pub(in crate::search) const PHONE: f32 = 3.0;
    /// People wrote its file because people ask for it.
    pub(in crate::search) const CURATED: f32 = 6.0;
    /// Per year: people ask for new devices.
    pub(in crate::search) const YEAR: f32 = 0.2;
    /// Nothing older counts less, and nothing newer more, or rumors of far
    /// years would lead.
    pub(in crate::search) const YEARS: RangeInclusive<i16> = 2008..=2027;
}
