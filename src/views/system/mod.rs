//! The cards of one operating system or skin.
//!
//! The first line answers, the last says how much it rests on. Every card of a
//! system with a near namesake says which of them it speaks of.

mod devices;
mod info;
mod makers;
mod versions;

use super::card::{Card, CardSection, Row, Select, SelectOption, Tone};
use super::{Context, rows};
use crate::answers::system::{Scope, ScopeKind, SystemAnswer, TopicAnswer};
use crate::answers::{Action, Asked, Choice, Question, Said, SystemTopic, Wanted};
use crate::domain::{Market, PartialDate, SubjectNumber};
use crate::i18n::format;

/// The card of one system, about the topic that was asked for.
pub(super) fn card(answer: &SystemAnswer, context: &Context<'_>) -> Card {
    let mut card = match &answer.topic {
        TopicAnswer::Info(info) => info::card(answer, info, context),
        TopicAnswer::Versions(versions) => versions::card(answer, versions, context),
        TopicAnswer::Devices(devices) => devices::card(answer, devices, context),
        TopicAnswer::Makers(makers) => makers::card(answer, makers, context),
    };
    card.sections.retain(|section| !section.rows.is_empty());
    card.footer = footer(answer, context);
    card.select = select(answer, context);
    card
}

/// Which of several systems of one name the card speaks of. It stands on every
/// page, because a page is what people pass on.
fn apart(answer: &SystemAnswer, context: &Context<'_>) -> Option<String> {
    let words = context.words;
    let scope = &answer.scope;
    let lines = answer
        .lines
        .iter()
        .filter(|line| line.number != scope.number);
    let mut others: Vec<String> = answer.apart.clone();
    if scope.kind == ScopeKind::Line {
        others.splice(0..0, lines.map(|line| line.name.clone()));
    }
    if others.is_empty() {
        return None;
    }
    let others = format::list_or(words, &others);
    let args = [
        ("system", (&scope.name).into()),
        ("others", (&others).into()),
    ];
    Some(match scope.kind {
        ScopeKind::Family if answer.lines.len() > 1 => words.say_with("os-apart-lines", &args),
        _ => words.say_with("os-apart", &args),
    })
}

/// What kind of system it is, and whose.
fn kind(scope: &Scope, context: &Context<'_>) -> String {
    let words = context.words;
    let maker = scope.maker.as_deref();
    match (&scope.kind, maker) {
        (ScopeKind::Family, Some(maker)) => {
            words.say_with("os-kind-family", &[("maker", maker.into())])
        }
        (ScopeKind::Family, None) => words.say("os-kind-family-unknown"),
        (ScopeKind::Line, _) => {
            words.say_with("os-kind-line", &[("family", (&scope.family_name).into())])
        }
        (ScopeKind::Release(_), _) => words.say_with(
            "os-kind-release",
            &[("family", (&scope.family_name).into())],
        ),
        (ScopeKind::Skin(Some(base)), Some(maker)) => words.say_with(
            "os-kind-skin",
            &[("maker", maker.into()), ("base", base.into())],
        ),
        (ScopeKind::Skin(_), _) => words.say("os-kind-skin-unknown"),
    }
}

/// The name of what is asked about, with the market where one was asked for:
/// `HarmonyOS in China`.
fn named(answer: &SystemAnswer, context: &Context<'_>) -> String {
    match answer.market {
        Some(market) if market != Market::WORLD => context.words.say_with(
            "os-name-in",
            &[
                ("system", (&answer.scope.name).into()),
                ("place", (&format::market_in(context.words, market)).into()),
            ],
        ),
        _ => answer.scope.name.clone(),
    }
}

/// The line that says where to look next when a topic has nothing to show.
fn nothing(sentence: String, answer: &SystemAnswer, context: &Context<'_>) -> CardSection {
    let next = match (answer.market, &answer.topic) {
        (Some(_), _) => context.words.say("os-next-markets"),
        (None, TopicAnswer::Info(_)) => context.words.say("os-next-topics"),
        (None, _) => context
            .words
            .say_with("os-next-info", &[("system", (&answer.scope.name).into())]),
    };
    CardSection::bare(vec![Row::plain(sentence), Row::plain(next)])
}

fn footer(answer: &SystemAnswer, context: &Context<'_>) -> Vec<Row> {
    let words = context.words;
    let mut footer: Vec<Row> = apart(answer, context).into_iter().map(Row::quiet).collect();
    if answer.hidden > 0 {
        footer.push(Row::quiet(
            words.say_with("os-footer-hidden", &[("count", answer.hidden.into())]),
        ));
    }
    if let Some(typed) = &answer.inexact {
        footer.push(Row::quiet(words.say_with(
            "os-footer-showing",
            &[
                ("system", (&answer.scope.name).into()),
                ("typed", typed.into()),
            ],
        )));
    }
    let count = answer.evidence.sources;
    match answer.evidence.newest {
        Some(newest) if count > 0 => footer.push(Row::quiet(words.say_with(
            "os-footer-sources",
            &[
                ("count", count.into()),
                ("date", (&format::date(words, newest)).into()),
            ],
        ))),
        _ => {}
    }
    footer
}

/// Topics, lines, markets and what else the words could have meant, in one menu.
fn select(answer: &SystemAnswer, context: &Context<'_>) -> Option<Select> {
    let words = context.words;
    let mut options = topics(answer, context);
    let others = answer.runners_up.iter();
    options.extend(others.map(|other| subject(&other.name, other.number)));
    options.extend(lines(answer, context));
    if answer.market.is_some() {
        let every = words.say("os-menu-every-market");
        options.push(SelectOption::new(&every, None, Choice::Market(None)));
    }
    let markets = answer.markets.iter();
    let others = markets.filter(|market| answer.market != Some(**market));
    options.extend(others.map(|market| {
        let place = format::market_in(words, *market);
        let only = words.say_with("os-menu-market", &[("place", (&place).into())]);
        SelectOption::new(&only, None, Choice::Market(Some(*market)))
    }));
    let asked = Asked {
        question: Question::System {
            system: Wanted::Number(answer.scope.number),
            topic: topic_of(answer),
        },
        market: context.asked.market,
        page: 0,
    };
    Select::new(&words.say("os-menu"), options, Action::Show(asked))
}

fn topics(answer: &SystemAnswer, context: &Context<'_>) -> Vec<SelectOption> {
    let each = SystemTopic::ALL.iter().map(|topic| {
        let label = context.words.say(match topic {
            SystemTopic::Info => "os-menu-info",
            SystemTopic::Versions => "os-menu-versions",
            SystemTopic::Devices => "os-menu-devices",
            SystemTopic::Makers => "os-menu-makers",
        });
        let mut option = SelectOption::new(&label, None, Choice::Topic(*topic));
        option.current = *topic == topic_of(answer);
        option
    });
    each.collect()
}

/// The other lines of the family, and all of them together.
fn lines(answer: &SystemAnswer, context: &Context<'_>) -> Vec<SelectOption> {
    let scope = &answer.scope;
    if answer.lines.len() < 2 {
        return Vec::new();
    }
    let all = (scope.number != scope.family).then(|| {
        let family = [("family", (&scope.family_name).into())];
        let all = context.words.say_with("os-menu-all-lines", &family);
        subject(&all, scope.family)
    });
    let lines = answer.lines.iter();
    let others = lines.filter(|line| line.number != scope.number);
    let others = others.map(|line| subject(&line.name, line.number));
    all.into_iter().chain(others).collect()
}

fn subject(label: &str, number: SubjectNumber) -> SelectOption {
    SelectOption::new(label, None, Choice::Subject(number))
}

fn topic_of(answer: &SystemAnswer) -> SystemTopic {
    match answer.topic {
        TopicAnswer::Info(_) => SystemTopic::Info,
        TopicAnswer::Versions(_) => SystemTopic::Versions,
        TopicAnswer::Devices(_) => SystemTopic::Devices,
        TopicAnswer::Makers(_) => SystemTopic::Makers,
    }
}

/// Parts of a row one after another: `2.0 at launch, 3.0 since Jul 2022`.
fn joined(parts: Vec<String>, context: &Context<'_>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    rows::joined_marks(&parts, context)
}

/// The marks of a claim; nothing for a confirmed one with nothing else to say.
fn marks(said: &Said, context: &Context<'_>) -> Option<String> {
    use crate::domain::Status;
    let plain = said.status == Status::Confirmed && !said.stale && !said.overdue;
    (!plain).then(|| rows::marks(said, false, context))
}

/// A newest version is told with its date when it is older than this.
const LONG_AGO_DAYS: i32 = 90;

/// The newest version that is known: `26.6.1 as of 22 Aug 2026`.
fn newest(said: &Said, context: &Context<'_>) -> String {
    let version = rows::value(said.property, &said.value, context);
    let old = |when: &PartialDate| when.age_in_days(context.view.today) > LONG_AGO_DAYS;
    let Some(when) = said.as_of.filter(old) else {
        return version;
    };
    let date = date(when, context);
    let known = [("version", (&version).into()), ("date", (&date).into())];
    context.words.say_with("os-newest-as-of", &known)
}

fn date(when: PartialDate, context: &Context<'_>) -> String {
    format::date(context.words, when)
}

/// A remark beneath a row.
fn note(text: &str) -> Row {
    Row::quiet(text).indented()
}

/// The tone of a card that shows these, the strongest first.
fn tone(confirmed: bool, announced: bool, rumored: bool, denied: bool) -> Tone {
    match (confirmed, announced, rumored, denied) {
        (true, ..) => Tone::Confirmed,
        (_, true, ..) => Tone::Announced,
        (_, _, true, _) => Tone::Rumored,
        (_, _, _, true) => Tone::Denied,
        _ => Tone::Neutral,
    }
}
