//! What controls carry: every question fits into an id and comes back, and an
//! id that nobody made here is refused politely.

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use specdex::answers::action::{MAX_ID, MAX_TYPED};
use specdex::answers::find::{Criteria, Limits, Order, Years};
use specdex::answers::{
    Action, ActionError, Asked, Choice, DraftId, EditStep, Question, Section, SystemTopic, Wanted,
    WantedClaim,
};
use specdex::app::{App, By, Defaults, Input, Request, Response};
use specdex::domain::{ClaimKey, DeviceKind, Market, StageKind, SubjectNumber};
use specdex::i18n::Locale;
use specdex::search::Figure;

use crate::shipped::{SNAPSHOT, TODAY};

fn typed() -> impl Strategy<Value = String> {
    // The longest characters of every length, so that a cut between bytes would show.
    prop_oneof![
        vec(any::<char>(), 0..200).prop_map(|chars| chars.into_iter().collect()),
        "[a-zé华🙂]{0,80}"
    ]
}

fn number() -> impl Strategy<Value = SubjectNumber> {
    prop_oneof![Just(u32::MAX), any::<u32>()].prop_map(SubjectNumber)
}

fn wanted() -> impl Strategy<Value = Wanted> {
    prop_oneof![
        number().prop_map(Wanted::Number),
        typed().prop_map(Wanted::Typed)
    ]
}

fn criteria() -> impl Strategy<Value = Criteria> {
    use proptest::option::of;
    use proptest::sample::select;
    let kind = of(select(DeviceKind::ALL).prop_map(|(kind, _)| kind));
    let stage = of(select(StageKind::ALL).prop_map(|(stage, _)| stage));
    let order = select(Order::ALL).prop_map(|(order, _)| order);
    let (first, last) = Years::RANGE;
    let years = of((first..=last, first..=last).prop_map(|(first, last)| Years { first, last }));
    let limit = || of(prop_oneof![Just(u32::MAX), any::<u32>()]);
    let limits = vec(limit(), Figure::ALL.len()).prop_map(|each| {
        let mut limits = Limits::default();
        for (figure, limit) in Figure::ALL.into_iter().zip(each) {
            limits.set(figure, limit);
        }
        limits
    });
    let subjects = (of(number()), of(number()));
    (kind, subjects, years, stage, limits, order).prop_map(
        |(kind, (brand, system), years, stage, limits, order)| Criteria {
            kind,
            brand,
            system,
            years,
            stage,
            limits,
            order,
        },
    )
}

fn question() -> impl Strategy<Value = Question> {
    let section = proptest::sample::select(Section::ALL);
    let topic = proptest::sample::select(SystemTopic::ALL);
    let key = prop_oneof![Just(u64::MAX), any::<u64>()].prop_map(ClaimKey);
    prop_oneof![
        (wanted(), section, proptest::option::of(typed())).prop_map(|(device, section, typed)| {
            Question::Spec {
                device,
                section,
                typed,
            }
        }),
        (vec(wanted(), 1..=4), any::<bool>()).prop_map(|(devices, only_differences)| {
            Question::Compare {
                devices,
                only_differences,
            }
        }),
        (wanted(), topic).prop_map(|(system, topic)| Question::System { system, topic }),
        proptest::option::of(wanted()).prop_map(|about| Question::Feed { about }),
        wanted().prop_map(|about| Question::Dossier { about }),
        key.prop_map(|key| Question::History {
            claim: WantedClaim::Key(key)
        }),
        typed().prop_map(|text| Question::History {
            claim: WantedClaim::Typed(text)
        }),
        typed().prop_map(|text| Question::LookUp { text }),
        proptest::option::of(typed()).prop_map(|command| Question::Help { command }),
        Just(Question::About),
        criteria().prop_map(|criteria| Question::Find { criteria }),
    ]
}

fn asked() -> impl Strategy<Value = Asked> {
    let market = proptest::option::of("[a-z]{2,8}");
    let page = prop_oneof![Just(u16::MAX), any::<u16>()];
    (question(), market, page).prop_map(|(question, market, page)| Asked {
        question,
        market: market.map(|code| Market::new(&code).unwrap()),
        page,
    })
}

/// Every free text of a question, in order.
fn texts(question: &Question) -> Vec<&str> {
    fn of(wanted: &Wanted) -> Option<&str> {
        match wanted {
            Wanted::Typed(text) => Some(text),
            Wanted::Number(_) => None,
        }
    }
    match question {
        Question::Spec { device, typed, .. } => {
            of(device).into_iter().chain(typed.as_deref()).collect()
        }
        Question::Compare { devices, .. } => devices.iter().filter_map(of).collect(),
        Question::System { system, .. } => of(system).into_iter().collect(),
        Question::Feed { about } => about.iter().filter_map(of).collect(),
        Question::Dossier { about } => of(about).into_iter().collect(),
        Question::History {
            claim: WantedClaim::Typed(text),
        }
        | Question::LookUp { text } => vec![text],
        Question::Help { command } => command.iter().map(String::as_str).collect(),
        Question::History { .. } | Question::Find { .. } | Question::About => Vec::new(),
    }
}

fn step() -> impl Strategy<Value = EditStep> {
    let number = prop_oneof![Just(u64::MAX), any::<u64>()];
    (0..7_u8, number).prop_map(|(kind, number)| match kind {
        0 => EditStep::Confirm(DraftId(number)),
        1 => EditStep::Cancel(DraftId(number)),
        2 => EditStep::Change(DraftId(number)),
        3 => EditStep::Pick(DraftId(number)),
        4 => EditStep::Undo(number),
        5 => EditStep::Approve(number),
        6 => EditStep::More(DraftId(number)),
        _ => EditStep::Reject(number),
    })
}

proptest! {
    #[test]
    fn every_step_of_an_edit_fits_and_comes_back(step in step(), slot in any::<u8>()) {
        let action = Action::Edit(step);
        prop_assert!(action.encode(slot).len() <= MAX_ID);
        prop_assert_eq!(Action::decode(&action.encode(slot)), Ok(action));
    }

    #[test]
    fn every_question_fits_and_comes_back(asked in asked(), slot in any::<u8>()) {
        let id = Action::Show(asked.clone()).encode(slot);
        prop_assert!(id.len() <= MAX_ID, "{} characters", id.len());
        prop_assert!(id.is_ascii());
        let Action::Show(back) = Action::decode(&id).unwrap() else {
            panic!("{id} became another action");
        };
        prop_assert_eq!(back.page, asked.page);
        prop_assert_eq!(back.market, asked.market);
        let (before, after) = (texts(&asked.question), texts(&back.question));
        prop_assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            prop_assert!(before.starts_with(after), "{before:?} became {after:?}");
            prop_assert!(after.chars().count() <= MAX_TYPED);
        }
        // What was cut once is not cut again: a second click leads to the same card.
        let again = Action::Show(back.clone()).encode(slot);
        prop_assert_eq!(&again, &id);
        if before == after {
            prop_assert_eq!(back, asked);
        }
    }

    #[test]
    fn what_is_shared_is_what_is_shown(asked in asked(), slot in any::<u8>()) {
        let share = Action::Share(asked.clone());
        let id = share.encode(slot);
        prop_assert!(id.len() <= MAX_ID, "{} characters", id.len());
        let Action::Share(back) = Action::decode(&id).unwrap() else {
            panic!("{id} became another action");
        };
        prop_assert_eq!(share.fits(), back == asked);
        // Nobody shares by showing, or the other way around.
        prop_assert_ne!(id, Action::Show(asked).encode(slot));
    }

    #[test]
    fn forty_characters_of_a_name_always_fit(text in "[ -~]{0,40}", page in any::<u16>()) {
        let asked = Asked {
            page,
            market: Some(Market::GLOBAL),
            ..Asked::new(Question::Dossier { about: Wanted::Typed(text) })
        };
        let id = Action::Show(asked.clone()).encode(0);
        prop_assert_eq!(Action::decode(&id), Ok(Action::Show(asked)));
    }

    #[test]
    fn every_search_is_carried_whole(
        criteria in criteria(),
        market in proptest::option::of("[a-z]{2,8}"),
        page in prop_oneof![Just(u16::MAX), any::<u16>()],
    ) {
        let asked = Asked {
            page,
            market: market.map(|code| Market::new(&code).unwrap()),
            ..Asked::new(Question::Find { criteria })
        };
        prop_assert!(Action::Share(asked).fits());
    }

    #[test]
    fn choices_come_back(number in any::<u32>(), key in any::<u64>(), code in "[a-z]{2,8}") {
        let market = Market::new(&code).unwrap();
        for choice in [
            Choice::Subject(SubjectNumber(number)),
            Choice::Claim(ClaimKey(key)),
            Choice::Market(Some(market)),
            Choice::Market(None),
        ] {
            prop_assert!(choice.encode().len() <= 20);
            prop_assert_eq!(Choice::decode(&choice.encode()), Ok(choice));
        }
    }

    #[test]
    fn any_text_as_id_is_read_without_harm(id in any::<String>(), value in any::<String>()) {
        let _ = Action::decode(&id);
        let _ = Choice::decode(&value);
    }

    #[test]
    fn any_bytes_as_id_are_read_without_harm(bytes in vec(any::<u8>(), 0..90)) {
        let _ = Action::decode(&id_of(&bytes));
    }

    #[test]
    fn a_damaged_id_gets_an_answer(asked in asked(), at in any::<proptest::sample::Index>(), with in "[ -~]") {
        let mut id = Action::Show(asked).encode(3);
        let at = at.index(id.len());
        id.replace_range(at..=at, &with);
        match respond(Input::Press(id)) {
            // One changed byte can be another action; who may do it is asked then.
            Response::Update(_) | Response::Show(_) | Response::Delete => {}
            Response::Refused(text) => prop_assert!(text.contains("Run the command again"), "{text}"),
            other => prop_assert!(false, "{other:?}"),
        }
    }
}

fn id_of(bytes: &[u8]) -> String {
    format!("aa{}", data_encoding::BASE64URL_NOPAD.encode(bytes))
}

static APP: LazyLock<App> = LazyLock::new(|| App::new(SNAPSHOT.clone(), defaults(None)));

fn defaults(market: Option<Market>) -> Defaults {
    Defaults {
        market,
        show_rumors: true,
    }
}

fn respond(input: Input) -> Response {
    respond_in(&APP, input)
}

fn respond_in(app: &App, input: Input) -> Response {
    app.respond(&Request {
        input,
        locale: Locale::English,
        today: TODAY,
        by: By::Anybody,
    })
}

#[test]
fn controls_that_nobody_made_are_refused() {
    let old = "This control is from an older version. Run the command again.";
    let sound = Action::Show(Asked::new(Question::About)).encode(0);
    let long = format!("{sound}{}", "A".repeat(100));
    let nowhere = Action::Show(Asked {
        market: Some(Market::new("atlantis").unwrap()),
        ..Asked::new(Question::About)
    })
    .encode(0);
    for id in [
        "",
        "a",
        "aa",
        "b",
        "zaAAAA",
        "a1AAAA",
        "aa====",
        "aa🙂",
        &long,
        &nowhere,
        "confirm:42",
        &sound[..4],
    ] {
        assert_eq!(
            respond(Input::Press(id.to_owned())),
            Response::Refused(old.into()),
            "{id}"
        );
        let choose = Input::Choose {
            id: id.to_owned(),
            value: "d1".into(),
        };
        assert_eq!(respond(choose), Response::Refused(old.into()), "{id}");
    }
    for value in [
        "",
        "d",
        "d-1",
        "d99999999999",
        "s99",
        "t4",
        "matlantisx",
        "c",
        "🙂",
    ] {
        let choose = Input::Choose {
            id: sound.clone(),
            value: value.into(),
        };
        assert_eq!(respond(choose), Response::Refused(old.into()), "{value}");
    }
    assert_eq!(Action::decode("bAAAA"), Err(ActionError::OtherVersion));
    assert_eq!(Action::decode("aAAAA"), Err(ActionError::Damaged));
}

#[test]
fn forged_numbers_get_a_card_and_no_panic() {
    let unknown = Wanted::Number(SubjectNumber(u32::MAX));
    for question in [
        Question::Spec {
            device: unknown.clone(),
            section: Section::Sources,
            typed: Some("x".into()),
        },
        Question::Compare {
            devices: Vec::new(),
            only_differences: true,
        },
        Question::Compare {
            devices: vec![unknown.clone(); 8],
            only_differences: true,
        },
        Question::System {
            system: unknown.clone(),
            topic: SystemTopic::Makers,
        },
        Question::Feed {
            about: Some(unknown.clone()),
        },
        Question::Dossier { about: unknown },
        Question::History {
            claim: WantedClaim::Key(ClaimKey(7)),
        },
        Question::Help {
            command: Some("no such command".into()),
        },
    ] {
        let id = Action::Show(Asked {
            page: u16::MAX,
            ..Asked::new(question)
        })
        .encode(0);
        assert!(
            matches!(respond(Input::Press(id.clone())), Response::Update(_)),
            "{id}"
        );
    }
}

#[test]
fn the_largest_search_fits_an_id() {
    let mut limits = Limits::default();
    for figure in Figure::ALL {
        limits.set(figure, Some(u32::MAX));
    }
    let most = SubjectNumber(u32::MAX);
    let (_, last) = Years::RANGE;
    let asked = Asked {
        page: u16::MAX,
        market: Some(Market::new("atlantis").unwrap()),
        ..Asked::new(Question::Find {
            criteria: Criteria {
                kind: Some(DeviceKind::Other),
                brand: Some(most),
                system: Some(most),
                years: Some(Years { first: last, last }),
                stage: Some(StageKind::NeverReleased),
                limits,
                order: Order::Name,
            },
        })
    };
    let share = Action::Share(asked);
    assert!(share.fits());
    assert!(share.encode(25).len() <= MAX_ID);
    // A choice of an order comes back, and one that is none does not.
    for (order, _) in Order::ALL {
        let choice = Choice::Order(*order);
        assert_eq!(Choice::decode(&choice.encode()), Ok(choice));
    }
    assert_eq!(Choice::decode("o7"), Err(ActionError::Damaged));
}

#[test]
fn deleting_carries_nothing() {
    let id = Action::Delete.encode(4);
    assert_eq!(Action::decode(&id), Ok(Action::Delete));
    assert_eq!(respond(Input::Press(id.clone())), Response::Delete);
    let choice = Choice::Section(Section::Sources);
    assert_eq!(Action::Delete.choose(choice), Action::Delete);
    assert_eq!(
        Action::decode(&format!("{id}AAAA")),
        Err(ActionError::Damaged)
    );
}

#[test]
fn ids_of_the_first_version_stay_what_they_are() {
    // Buttons with these ids stand in channels for years.
    let check = |id: &str, action: Action| {
        assert_eq!(Action::decode(id), Ok(action.clone()));
        assert_eq!(action.encode(0), id);
    };
    check("aaAAAK", Action::Show(Asked::new(Question::About)));
    check("aaAABACg", Action::Share(Asked::new(Question::About)));
    check("aaAABB", Action::Delete);
    let spec = Asked {
        page: 300,
        market: Some(Market::CHINA),
        ..Asked::new(Question::Spec {
            device: Wanted::Number(SubjectNumber(70_000)),
            section: Section::Camera,
            typed: Some("noka".into()),
        })
    };
    check("aarAICY24AAPCiBAIBBG5va2E", Action::Show(spec));
    let mut limits = Limits::default();
    limits.set(Figure::Battery, Some(6_000_000));
    let find = Asked {
        page: 2,
        ..Asked::new(Question::Find {
            criteria: Criteria {
                kind: Some(DeviceKind::Tablet),
                years: Some(Years {
                    first: 2022,
                    last: 2024,
                }),
                limits,
                order: Order::Best(Figure::Weight),
                ..Criteria::default()
            },
        })
    };
    check("aaAgALKQUCNDaAm-4C", Action::Show(find));
}

#[test]
fn a_choice_changes_what_it_names_and_goes_to_the_first_page() {
    let device = Wanted::Number(SubjectNumber(1));
    let spec = |device, section, typed| Question::Spec {
        device,
        section,
        typed,
    };
    let before = Asked {
        page: 3,
        ..Asked::new(spec(
            Wanted::Typed("x60".into()),
            Section::Camera,
            Some("noka".into()),
        ))
    };
    let choose = |choice| {
        let Action::Show(after) = Action::Show(before.clone()).choose(choice) else {
            panic!("a choice made another action");
        };
        assert_eq!(after.page, 0);
        after
    };
    assert_eq!(
        choose(Choice::Subject(SubjectNumber(1))).question,
        spec(device, Section::Camera, None)
    );
    assert_eq!(
        choose(Choice::Market(Some(Market::CHINA))).market,
        Some(Market::CHINA)
    );
    let sources = spec(
        Wanted::Typed("x60".into()),
        Section::Sources,
        Some("noka".into()),
    );
    assert_eq!(choose(Choice::Section(Section::Sources)).question, sources);
    assert_eq!(
        choose(Choice::Topic(SystemTopic::Info)).question,
        before.question
    );
}
