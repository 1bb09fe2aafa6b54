//! Names in other scripts.

use super::shows;

#[test]
fn other_scripts_are_read() {
    shows("华为 p60 pro", "Huawei P60 Pro");
    shows("삼성 갤럭시 s24 울트라", "Samsung Galaxy S24 Ultra");
    shows("ギャラクシー s24", "Samsung Galaxy S24");
    shows("айфон 15 про", "Apple iPhone 15 Pro");
    shows("ванплас 12", "OnePlus 12");
}
