//! Words as people type them on phones: misspelled, shortened, run together,
//! and with a question around them.

use super::{asks, shows};

#[test]
fn what_people_type_on_phones() {
    shows("noka x60pro", "Nokia X60 Pro");
    shows("s24u", "Samsung Galaxy S24 Ultra");
    shows("galaxy s24 ultr", "Samsung Galaxy S24 Ultra");
    shows("Sumsung S24 Utra", "Samsung Galaxy S24 Ultra");
    shows("ip 15 pm", "Apple iPhone 15 Pro Max");
    shows("iphone15promax", "Apple iPhone 15 Pro Max");
    shows("15 pro max iphone", "Apple iPhone 15 Pro Max");
    shows("mi 11 lite 5g ne", "Xiaomi 11 Lite 5G NE");
    shows("华为 mate 60", "Huawei Mate 60");
    shows("诺基亚x60pro", "Nokia X60 Pro");
    shows("アイフォン18プロマックス", "Apple iPhone 18 Pro Max");
    shows("самсунг галакси s26", "Samsung Galaxy S26");
    shows("z fold 7", "Samsung Galaxy Z Fold7");
    shows("s26+", "Samsung Galaxy S26+");
    shows("galaxy s26 plus", "Samsung Galaxy S26+");
    shows("matepad pro 12.6", "Huawei MatePad Pro 12.6 (2021)");
    shows("huawei watch 3", "Huawei Watch 3");
    shows("1+ 13", "OnePlus 13");
    shows("one plus 13", "OnePlus 13");
    shows("galaxys24ultra", "Samsung Galaxy S24 Ultra");
    shows("huawei p30 128gb", "Huawei P30");
    shows("iphone 17 pro 256", "Apple iPhone 17 Pro");
    shows("is the pixel 10 worth it", "Google Pixel 10");
}

/// How people shorten names, a rule a line.
#[test]
fn short_forms_follow_rules() {
    // The line left out, with its maker or with a number that says which.
    shows("s24 ultra", "Samsung Galaxy S24 Ultra");
    shows("samsung s24 fe", "Samsung Galaxy S24 FE");
    shows("google 9 pro", "Google Pixel 9 Pro");
    // Initials before the number, behind it, and both.
    shows("gs24u", "Samsung Galaxy S24 Ultra");
    shows("rn13p", "Xiaomi Redmi Note 13 Pro");
    shows("15pm", "Apple iPhone 15 Pro Max");
    asks("zf7", &["Samsung Galaxy Z Fold7", "Samsung Galaxy Z Flip7"]);
    // `p` is rather "pro" than "plus"; a short numeral is no longer one.
    shows("iphone 15p", "Apple iPhone 15 Pro");
    shows("xperia 1 v", "Sony Xperia 1 V");
    // Nicknames of makers and lines, apart and glued.
    shows("xm 14 ultra", "Xiaomi 14 Ultra");
    shows("px9 pro", "Google Pixel 9 Pro");
    shows("i15 pro", "Apple iPhone 15 Pro");
    shows("op12", "OnePlus 12");
    // The maker's initial before those of its line, and the line's before a
    // number that begins with a letter.
    shows("gp9", "Google Pixel 9");
    shows("hm60 pro", "Huawei Mate 60 Pro");
    shows("samsung gs24 ultra 256gb", "Samsung Galaxy S24 Ultra");
    // Makers that hardly anybody knows are not shortened.
    asks("haf note 10", &["Samsung Galaxy Note10"]);
    // The network left out.
    shows("moto g84", "Motorola moto g84 5G");
}
#[test]
fn words_of_a_question_are_left_out_unless_they_are_the_name() {
    shows("does the pixel 8 have a headphone jack", "Google Pixel 8");
    shows("galaxy s23 dual sim black", "Samsung Galaxy S23");
    shows(
        "is the s23 ultra worth it in 2024",
        "Samsung Galaxy S23 Ultra",
    );
    shows(
        "what is the screen size of the google pixel tablet",
        "Google Pixel Tablet",
    );
    shows("oppo find n3 specs", "OPPO Find N3");
    // A possessive is no 13s.
    shows("oneplus 13's battery", "OnePlus 13");
    // Units are left out as often as written.
    shows("ipad air 11 m3", "Apple iPad Air 11-inch (M3)");
}
