//! The words that mean something to search beyond being part of a name.
//!
//! Each list has a reason. Names of devices are never listed here: they come
//! from the catalog.

/// What a term tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Holds a digit: `60`, `x60`, `13t`. Never fuzzed.
    Number,
    /// Tells siblings apart: `pro`, `ultra`, `vii`. Never fuzzed away.
    Sibling,
    /// The network: strict, but often left out where there is only one.
    Network,
    /// Where or in which size it is sold, or a unit: often left out.
    Edition,
    /// Any other word.
    Word,
}

/// What kind of term this is.
pub(super) fn kind(term: &str) -> Kind {
    if NETWORKS.contains(&term) {
        Kind::Network
    } else if term.bytes().any(|b| b.is_ascii_digit()) {
        Kind::Number
    } else if is_sibling(term) {
        Kind::Sibling
    } else if EDITIONS.contains(&term) {
        Kind::Edition
    } else {
        Kind::Word
    }
}

/// Whether a word tells siblings of one family apart.
pub(super) fn is_sibling(word: &str) -> bool {
    SIBLINGS.contains(&word)
}

/// Words that makers put behind a number for another model of the same family.
/// The roman numerals are Sony's.
const SIBLINGS: &[&str] = &[
    "pro", "plus", "ultra", "max", "mini", "lite", "fe", "se", "xl", "air", "neo", "prime", "go",
    "active", "edge", "slim", "turbo", "youth", "premium", "classic", "ultimate", "fold", "flip",
    "art", "rs", "ii", "iii", "iv", "vi", "vii", "viii", "ix",
];

/// Networks, as makers write them.
const NETWORKS: &[&str] = &["5g", "4g", "3g", "2g", "lte"];

/// Places, units and filling words inside names.
const EDITIONS: &[&str] = &[
    "china",
    "global",
    "international",
    "india",
    "inch",
    "mm",
    "cm",
    "edition",
    "gen",
    "dual",
    "sim",
    "duos",
    "the",
    "with",
    "by",
    "powered",
];

/// Words of a question that are no part of a name. Ordinary English only, and
/// none that a maker uses to tell models apart.
pub(super) const STOP: &[&str] = &[
    "a",
    "about",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "best",
    "better",
    "buy",
    "can",
    "compare",
    "did",
    "do",
    "does",
    "find",
    "for",
    "from",
    "get",
    "got",
    "good",
    "has",
    "have",
    "how",
    "i",
    "in",
    "info",
    "information",
    "is",
    "it",
    "its",
    "know",
    "like",
    "look",
    "looking",
    "me",
    "much",
    "my",
    "need",
    "new",
    "of",
    "on",
    "or",
    "out",
    "phone",
    "phones",
    "please",
    "pls",
    "plz",
    "price",
    "release",
    "released",
    "review",
    "search",
    "should",
    "show",
    "smartphone",
    "some",
    "spec",
    "specification",
    "specifications",
    "specs",
    "still",
    "tablet",
    "tell",
    "that",
    "the",
    "this",
    "to",
    "unlocked",
    "used",
    "want",
    "was",
    "what",
    "when",
    "where",
    "which",
    "will",
    "with",
    "worth",
    "you",
    "your",
    "手机",
];

/// What follows a number that counts storage or memory: such a number is no
/// part of a name.
pub(super) const STORAGE_UNITS: &[&str] = &["gb", "tb", "gig", "gigs"];

/// Sizes of storage that people add to a name without a unit.
pub(super) const STORAGE_SIZES: &[&str] = &["64", "128", "256", "512"];

/// Short forms that no rule derives, and words of other alphabets spelled in
/// Latin letters; each with what it may stand for.
pub(super) const NICKNAMES: &[(&str, &[&str])] = &[
    ("aifon", &["iphone"]),
    ("galaksi", &["galaxy"]),
    ("gelaksi", &["galaxy"]),
    ("hnr", &["honor"]),
    ("huavei", &["huawei"]),
    ("ip", &["iphone", "ipad"]),
    ("iph", &["iphone"]),
    ("ksiaomi", &["xiaomi"]),
    ("maks", &["max"]),
    ("moto", &["motorola"]),
    ("mt", &["motorola"]),
    ("nout", &["note"]),
    ("op", &["oneplus"]),
    ("piksel", &["pixel"]),
    ("plyus", &["plus"]),
    ("rm", &["realme"]),
    ("sammy", &["samsung"]),
    ("ss", &["samsung"]),
    ("syaomi", &["xiaomi"]),
    ("tekno", &["tecno"]),
    ("vi", &["vivo"]),
    ("xm", &["xiaomi"]),
    ("zf", &["zenfone"]),
];

/// Words of scripts without spaces that makers' own names are written with;
/// longer ones first where one begins with another. Brands come from the data.
pub(super) const FOREIGN: &[(&str, &str)] = &[
    ("アイフォーン", "iphone"),
    ("アイフォン", "iphone"),
    ("アイパッド", "ipad"),
    ("ギャラクシー", "galaxy"),
    ("ピクセル", "pixel"),
    ("エクスペリア", "xperia"),
    ("プロ", "pro"),
    ("マックス", "max"),
    ("ウルトラ", "ultra"),
    ("プラス", "plus"),
    ("ミニ", "mini"),
    ("ライト", "lite"),
    ("ノート", "note"),
    ("フォールド", "fold"),
    ("フリップ", "flip"),
    ("갤럭시", "galaxy"),
    ("아이폰", "iphone"),
    ("아이패드", "ipad"),
    ("픽셀", "pixel"),
    ("노트", "note"),
    ("울트라", "ultra"),
    ("플러스", "plus"),
    ("프로", "pro"),
    ("맥스", "max"),
    ("红米", "redmi"),
    ("紅米", "redmi"),
];

/// Names of lines that no ordinary sentence uses: with a number behind them
/// they name a device even without the brand.
pub(super) const FAMOUS_LINES: &[&str] = &[
    "iphone", "ipad", "macbook", "galaxy", "pixel", "xperia", "redmi", "poco", "reno", "zenfone",
    "razr", "matepad", "mediapad", "matebook", "camon", "lumia", "realme", "oneplus", "iqoo",
    "honorpad", "moto", "nord", "nova", "pura", "narzo",
];

/// Brands that are ordinary words: beside a bare number they count only when
/// written as a name.
pub(super) const ORDINARY_BRANDS: &[&str] = &["honor", "nothing", "mi"];

/// Lines that a sentence uses as words: "I watch 3 pro players". A number and
/// a sibling word behind them do not make a name.
pub(super) const SENTENCE_WORDS: &[&str] = &[
    "watch", "pad", "tablet", "tab", "phone", "note", "play", "band", "book", "tv", "smart", "hot",
    "power", "one", "view", "zero", "find", "key", "enjoy",
];

/// Product words and ordinary words that several makers use for a line: a
/// number behind them does not yet tell whose it is.
pub(super) const SHARED_LINES: &[&str] = &[
    "watch", "pad", "tablet", "tab", "phone", "note", "play", "band", "book", "tv", "smart", "hot",
    "edge", "power", "one", "view", "vision", "magic", "mate", "pocket", "zero", "titan", "spark",
    "find", "enjoy", "key", "arc", "pulse", "fusion", "fuse", "crest", "aura",
];
