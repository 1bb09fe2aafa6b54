//! The card of one device: what a reader learns from it.

use specdex::answers::{Section, View};

use crate::cards::{TODAY, about, ask, print};

#[test]
fn look() {
    let Ok(what) = std::env::var("LOOK") else {
        return;
    };
    for one in what.split(',') {
        let mut words = one.split(' ');
        let id = words.next().unwrap_or_default();
        let market = words.next().filter(|m| *m != "-");
        let sections: Vec<Section> = match words.next() {
            Some("all") => Section::ALL.to_vec(),
            Some(n) => vec![Section::ALL[n.parse::<usize>().unwrap_or(0)]],
            None => vec![Section::Overview],
        };
        let mut view = View::on(TODAY);
        view.show_rumors = words.next() != Some("off");
        for section in sections {
            println!(
                "{}\n-----",
                print(&ask(&about(id, section, market), &view).1)
            );
        }
    }
}

#[test]
fn look_more() {
    use specdex::answers::{Asked, Question, Wanted};
    let Ok(what) = std::env::var("LOOK") else {
        return;
    };
    for one in what.split(';') {
        let (kind, rest) = one.split_once(':').unwrap();
        let question = match kind {
            "c" | "cd" => Question::Compare {
                devices: rest.split(',').map(|t| Wanted::Typed(t.into())).collect(),
                only_differences: kind == "cd",
            },
            "l" => Question::LookUp { text: rest.into() },
            _ => Question::Spec {
                device: Wanted::Typed(rest.into()),
                section: Section::Overview,
                typed: None,
            },
        };
        println!(
            "{}\n-----",
            print(&ask(&Asked::new(question), &View::on(TODAY)).1)
        );
    }
}
