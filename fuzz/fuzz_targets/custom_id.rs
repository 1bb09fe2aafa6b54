//! Ids of controls that anybody can send: none panics, each is refused or
//! answered within Discord's limits, and what was decoded encodes to the same.
//! The first line is the id, the second what was chosen from a menu.

#![no_main]

mod bot;

use libfuzzer_sys::fuzz_target;
use specdex::answers::Action;
use specdex::app::Input;

fuzz_target!(|text: &str| {
    let (id, value) = text.split_once('\n').unwrap_or((text, "m"));
    if let Ok(action) = Action::decode(id) {
        let again = action.encode(0);
        assert!(again.len() <= 100);
        // Free text may have been cut; what is cut once stays.
        let known = Action::decode(&again);
        assert_eq!(known.map(|known| known.encode(0)), Ok(again));
    }
    bot::ask(Input::Press(id.to_owned()));
    bot::ask(Input::Choose {
        id: id.to_owned(),
        value: value.to_owned(),
    });
});
