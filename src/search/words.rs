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
    "against",
    "also",
    "an",
    "and",
    "any",
    "anyone",
    "are",
    "as",
    "at",
    "battery",
    "be",
    "best",
    "better",
    "between",
    "black",
    "broke",
    "broken",
    "but",
    "buy",
    "camera",
    "cameras",
    "can",
    "charging",
    "cheap",
    "cheaper",
    "chip",
    "chipset",
    "color",
    "colors",
    "colour",
    "compare",
    "cost",
    "costs",
    "could",
    "cpu",
    "date",
    "dead",
    "did",
    "dimensions",
    "display",
    "do",
    "does",
    "dual",
    "everyone",
    "fast",
    "find",
    "for",
    "from",
    "get",
    "good",
    "got",
    "has",
    "have",
    "he",
    "headphone",
    "headphones",
    "help",
    "here",
    "how",
    "i",
    "if",
    "in",
    "info",
    "information",
    "is",
    "issue",
    "it",
    "its",
    "jack",
    "just",
    "know",
    "lag",
    "laggy",
    "lags",
    "life",
    "like",
    "look",
    "looking",
    "me",
    "memory",
    "more",
    "most",
    "much",
    "my",
    "need",
    "new",
    "no",
    "now",
    "of",
    "on",
    "or",
    "other",
    "others",
    "out",
    "over",
    "phone",
    "phones",
    "please",
    "pls",
    "plz",
    "price",
    "problem",
    "processor",
    "ram",
    "release",
    "released",
    "resolution",
    "review",
    "screen",
    "search",
    "she",
    "should",
    "show",
    "silver",
    "sim",
    "size",
    "slow",
    "smartphone",
    "so",
    "some",
    "someone",
    "spec",
    "specification",
    "specifications",
    "specs",
    "still",
    "storage",
    "tablet",
    "tell",
    "than",
    "that",
    "the",
    "them",
    "then",
    "there",
    "they",
    "think",
    "this",
    "to",
    "today",
    "told",
    "too",
    "unlocked",
    "up",
    "update",
    "updates",
    "us",
    "used",
    "versus",
    "vs",
    "want",
    "was",
    "waterproof",
    "we",
    "weight",
    "what",
    "when",
    "where",
    "which",
    "white",
    "who",
    "why",
    "will",
    "with",
    "working",
    "worth",
    "would",
    "yes",
    "you",
    "your",
    "手机",
];

/// What follows a number that counts storage or memory: such a number is no
/// part of a name.
pub(super) const STORAGE_UNITS: &[&str] = &["gb", "tb", "gig", "gigs"];

/// Sizes of storage that people add to a name without a unit.
pub(super) const STORAGE_SIZES: &[&str] = &["64", "128", "256", "512"];

/// No nickname is longer.
pub(super) const LONGEST_NICKNAME: usize = 7;

/// Short forms that no rule derives, and words of other alphabets spelled in
/// Latin letters; each with what it may stand for.
pub(super) const NICKNAMES: &[(&str, &[&str])] = &[
    ("aifon", &["iphone"]),
    ("aipad", &["ipad"]),
    ("edzh", &["edge"]),
    ("eir", &["air"]),
    ("epl", &["apple"]),
    ("eppl", &["apple"]),
    ("galaksi", &["galaxy"]),
    ("galaxi", &["galaxy"]),
    ("gelaksi", &["galaxy"]),
    ("goog", &["google"]),
    ("gpixel", &["pixel"]),
    ("gugl", &["google"]),
    ("hnr", &["honor"]),
    ("hua", &["huawei"]),
    ("huavei", &["huawei"]),
    ("huavey", &["huawei"]),
    ("hw", &["huawei"]),
    ("inf", &["infinix"]),
    ("i", &["iphone"]),
    ("infiniks", &["infinix"]),
    ("ip", &["iphone", "ipad"]),
    ("iph", &["iphone"]),
    ("ksiaomi", &["xiaomi"]),
    ("ksperiya", &["xperia"]),
    ("lait", &["lite"]),
    ("layt", &["lite"]),
    ("maks", &["max"]),
    ("meit", &["mate"]),
    ("mot", &["motorola"]),
    ("moto", &["motorola"]),
    ("mt", &["motorola"]),
    ("nok", &["nokia"]),
    ("nokiya", &["nokia"]),
    ("nout", &["note"]),
    ("op", &["oneplus", "oppo"]),
    ("piksel", &["pixel"]),
    ("plyus", &["plus"]),
    ("poko", &["poco"]),
    ("px", &["pixel"]),
    ("realmi", &["realme"]),
    ("rm", &["realme"]),
    ("sam", &["samsung"]),
    ("sammy", &["samsung"]),
    ("sams", &["samsung"]),
    ("sg", &["galaxy"]),
    ("ss", &["samsung"]),
    ("syaomi", &["xiaomi"]),
    ("tec", &["tecno"]),
    ("tehno", &["tecno"]),
    ("tekno", &["tecno"]),
    ("uanplas", &["oneplus"]),
    ("vanplas", &["oneplus"]),
    ("vanplyus", &["oneplus"]),
    ("vi", &["vivo"]),
    ("xm", &["xiaomi"]),
    ("zenfon", &["zenfone"]),
    ("zf", &["zenfone"]),
];

/// What a short form may stand for.
pub(super) fn meanings(word: &str) -> Option<&'static [&'static str]> {
    let mut known = NICKNAMES.iter().filter(|(nickname, _)| *nickname == word);
    known.next().map(|(_, meanings)| *meanings)
}

/// Words of scripts without spaces that makers' own names are written with;
/// longer ones first where one begins with another. Brands come from the data.
pub(super) const FOREIGN: &[(&str, &str)] = &[
    ("アイフォーン", "iphone"),
    ("アイフォン", "iphone"),
    ("アイパッド", "ipad"),
    ("アップル", "apple"),
    ("サムスン", "samsung"),
    ("ギャラクシー", "galaxy"),
    ("グーグル", "google"),
    ("ピクセル", "pixel"),
    ("ソニー", "sony"),
    ("エクスペリア", "xperia"),
    ("シャオミ", "xiaomi"),
    ("レドミ", "redmi"),
    ("レッドミー", "redmi"),
    ("ポコ", "poco"),
    ("ファーウェイ", "huawei"),
    ("オッポ", "oppo"),
    ("リアルミー", "realme"),
    ("ワンプラス", "oneplus"),
    ("モトローラ", "motorola"),
    ("ノキア", "nokia"),
    ("エイスース", "asus"),
    ("ゼンフォン", "zenfone"),
    ("レノボ", "lenovo"),
    ("インフィニックス", "infinix"),
    ("プロ", "pro"),
    ("マックス", "max"),
    ("ウルトラ", "ultra"),
    ("プラス", "plus"),
    ("ミニ", "mini"),
    ("ライト", "lite"),
    ("ノート", "note"),
    ("フォールド", "fold"),
    ("フリップ", "flip"),
    ("エッジ", "edge"),
    ("エアー", "air"),
    ("エア", "air"),
    ("タブ", "tab"),
    ("パッド", "pad"),
    ("ウォッチ", "watch"),
    ("リノ", "reno"),
    ("ノバ", "nova"),
    ("メイト", "mate"),
    ("ビボ", "vivo"),
    ("갤럭시", "galaxy"),
    ("삼성", "samsung"),
    ("아이폰", "iphone"),
    ("아이패드", "ipad"),
    ("애플", "apple"),
    ("구글", "google"),
    ("픽셀", "pixel"),
    ("소니", "sony"),
    ("엑스페리아", "xperia"),
    ("샤오미", "xiaomi"),
    ("레드미", "redmi"),
    ("홍미", "redmi"),
    ("포코", "poco"),
    ("화웨이", "huawei"),
    ("오포", "oppo"),
    ("비보", "vivo"),
    ("리얼미", "realme"),
    ("원플러스", "oneplus"),
    ("모토로라", "motorola"),
    ("모토", "moto"),
    ("노키아", "nokia"),
    ("에이수스", "asus"),
    ("젠폰", "zenfone"),
    ("레노버", "lenovo"),
    ("아너", "honor"),
    ("낫싱", "nothing"),
    ("인피닉스", "infinix"),
    ("엘지", "lg"),
    ("노트", "note"),
    ("울트라", "ultra"),
    ("플러스", "plus"),
    ("프로", "pro"),
    ("맥스", "max"),
    ("미니", "mini"),
    ("라이트", "lite"),
    ("폴드", "fold"),
    ("플립", "flip"),
    ("엣지", "edge"),
    ("에지", "edge"),
    ("에어", "air"),
    ("탭", "tab"),
    ("패드", "pad"),
    ("워치", "watch"),
    ("리노", "reno"),
    ("노바", "nova"),
    ("메이트", "mate"),
    ("红米", "redmi"),
    ("紅米", "redmi"),
];

/// Names of lines that no ordinary sentence uses: with a number behind them
/// they name a device even without the brand. "nova" is none: people and
/// stars are called so.
pub(super) const FAMOUS_LINES: &[&str] = &[
    "iphone", "ipad", "macbook", "galaxy", "pixel", "xperia", "redmi", "poco", "reno", "zenfone",
    "razr", "matepad", "mediapad", "matebook", "camon", "lumia", "realme", "oneplus", "iqoo",
    "honorpad", "moto", "nord", "pura", "narzo", "rog",
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
