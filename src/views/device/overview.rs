//! The overview: what most people want to know, in at most ten lines.

use jiff::civil::Date;

use super::super::Context;
use super::super::card::{Card, CardSection, Row};
use super::super::rows::{self, Part};
use super::owner;
use super::part::{self, line, marks, named, parts};
use super::support::{support, upgrades};
use crate::answers::Said;
use crate::answers::device::{DeviceAnswer, Report, Systems};
use crate::domain::{
    DateSpan, Market, PartialDate, Property, Source, Stage, Status, SubjectNumber, Value,
};
use crate::i18n::format;

/// The most lines below the first one.
const LINES: usize = 10;
/// The most lines about systems, so that the rest finds room.
const SYSTEM_LINES: usize = 5;
/// How many places "sold in" names before it counts.
const PLACES: usize = 3;

/// Fills the card with the overview.
pub(super) fn fill(card: &mut Card, answer: &DeviceAnswer, context: &Context<'_>) {
    let head = head(answer, context);
    let mut body = systems(answer, context);
    let room = LINES.saturating_sub(head.len() + body.len());
    body.extend(specs(answer, context).take(room));
    if !answer.named_by.is_empty() {
        body.push(little_known(answer, body.is_empty(), context));
    } else if body.is_empty() && head.is_empty() {
        let key = if answer.hidden > 0 {
            "spec-only-hidden"
        } else {
            "spec-nothing-known"
        };
        body.push(Row::plain(context.words.say(key)));
    }
    let owner = owner::rows(answer, context);
    if head.len() + body.len() + owner.len() <= LINES {
        body.extend(owner);
    }
    card.push(CardSection::bare(head));
    card.push(CardSection::bare(body));
}

/// That little is known of a device, and from where.
fn little_known(answer: &DeviceAnswer, only_named: bool, context: &Context<'_>) -> Row {
    let key = if only_named {
        "spec-only-named"
    } else {
        "spec-little-known"
    };
    let sets = format::list_and(context.words, &answer.named_by);
    let text = context.words.say_with(key, &[("sources", (&sets).into())]);
    Row::plain(text)
}

/// The lines right below the title: how it came to its stage.
fn head(answer: &DeviceAnswer, context: &Context<'_>) -> Vec<Row> {
    let words = context.words;
    let released = matches!(answer.stage, Stage::Released(_));
    if let (Some(report), false) = (answer.report, released) {
        return vec![Row::plain(reported(report, context))];
    }
    match answer.stage {
        Stage::NoReleaseFound(date) => {
            let date = format::date(words, date);
            let text = words.say_with("spec-looked-for", &[("date", (&date).into())]);
            vec![Row::plain(text)]
        }
        Stage::Released(_) => sold_in(answer, context).into_iter().collect(),
        Stage::Canceled => fact_line(answer, Property::ReleaseCanceled, context)
            .into_iter()
            .collect(),
        Stage::Rumored | Stage::Announced => [
            Property::ReleaseCanceled,
            Property::ReleaseAnnounced,
            Property::ReleaseDate,
        ]
        .into_iter()
        .filter_map(|property| fact_line(answer, property, context))
        .collect(),
    }
}

/// `Reported in Jun 2021, denied on 30 Jun 2021.`
fn reported(report: Report, context: &Context<'_>) -> String {
    let words = context.words;
    let denied = report.denied.map(|date| format::date_in(words, date));
    let reported = report.reported.map(|date| format::date_in(words, date));
    let days = match (report.reported, report.denied) {
        (Some(first), Some(then)) => days_between(first, then),
        _ => None,
    };
    match (&reported, &denied) {
        (Some(reported), _) if days == Some(0) => words.say_with(
            "spec-reported-denied-same-day",
            &[("reported", reported.into())],
        ),
        (Some(reported), _) if days.is_some_and(|days| days < 7) => words.say_with(
            "spec-reported-denied-same-week",
            &[("reported", reported.into())],
        ),
        (Some(reported), Some(denied)) => words.say_with(
            "spec-reported-denied",
            &[("reported", reported.into()), ("denied", denied.into())],
        ),
        (None, Some(denied)) => words.say_with("spec-denied", &[("denied", denied.into())]),
        (_, None) => words.say("spec-denied-undated"),
    }
}

/// Days from one to the other, where both are known to the day.
fn days_between(first: PartialDate, then: PartialDate) -> Option<i32> {
    let day = |date: PartialDate| -> Option<Date> {
        match date.span {
            DateSpan::Day(day) if !date.not_before => Some(day),
            _ => None,
        }
    };
    let days = day(first)?.until(day(then)?).ok()?.get_days();
    (days >= 0).then_some(days)
}

fn place(value: &Value) -> Option<Market> {
    match value {
        Value::Market(place) => Some(*place),
        _ => None,
    }
}

/// Where it is sold; a place inside another one needs no mention.
fn sold_in(answer: &DeviceAnswer, context: &Context<'_>) -> Option<Row> {
    let words = context.words;
    let fact = answer
        .facts
        .iter()
        .find(|fact| fact.property() == Some(Property::ReleaseMarket))?;
    let leading = fact.best.first()?;
    let marks = marks(answer, leading, false, context);
    let alike = fact.best.iter().filter(|s| s.status == leading.status);
    let said: Vec<Market> = alike.filter_map(|said| place(&said.value)).collect();
    let tree = context.catalog.markets();
    let within =
        |inner: Market, outer: Market| inner != outer && tree.distance(inner, outer).is_some();
    let mut places: Vec<Market> = Vec::new();
    for place in &said {
        if !said.iter().any(|outer| within(*place, *outer)) && !places.contains(place) {
            places.push(*place);
        }
    }
    let label = format::property(words, Property::ReleaseMarket);
    let everywhere = places.contains(&Market::CHINA) && places.contains(&Market::GLOBAL);
    if everywhere || places.contains(&Market::WORLD) {
        let text = format::market(words, Market::WORLD);
        return Some(rows::marked_row(&label, &text, &marks, context));
    }
    let whole = places.contains(&Market::CHINA) || places.contains(&Market::GLOBAL);
    let label = if whole || leading.status != Status::Confirmed {
        label
    } else {
        words.say("spec-label-sold-partly")
    };
    let names: Vec<String> = places
        .iter()
        .take(PLACES)
        .map(|place| format::market(words, *place))
        .collect();
    let more = places.len().saturating_sub(PLACES);
    let text = if more > 0 {
        let names = rows::joined_marks(&names, context);
        words.say_with(
            "spec-sold-more",
            &[("places", (&names).into()), ("count", more.into())],
        )
    } else {
        format::list_and(words, &names)
    };
    (!names.is_empty()).then(|| rows::marked_row(&label, &text, &marks, context))
}

fn fact_line(answer: &DeviceAnswer, property: Property, context: &Context<'_>) -> Option<Row> {
    let parts = parts(answer, property, context);
    let expected =
        property == Property::ReleaseAnnounced && parts.iter().all(|part| !part.marks.is_empty());
    let label = if expected {
        context.words.say("spec-label-expected")
    } else {
        format::property(context.words, property)
    };
    line(&label, &parts, context)
}

/// Which system it runs where.
fn systems(answer: &DeviceAnswer, context: &Context<'_>) -> Vec<Row> {
    let beside_china = answer
        .systems
        .iter()
        .any(|known| known.places.contains(&Market::CHINA));
    let mut lines: Vec<Row> = Vec::new();
    for known in &answer.systems {
        for row in of_place(answer, known, beside_china, context) {
            if lines.len() < SYSTEM_LINES {
                lines.push(row);
            }
        }
    }
    lines
}

fn of_place(
    answer: &DeviceAnswer,
    known: &Systems,
    beside_china: bool,
    context: &Context<'_>,
) -> Vec<Row> {
    let words = context.words;
    let label = |text: &str| super::label(text, &known.places, beside_china, context);
    let mut lines = Vec::new();
    if let Some(fact) = &known.own
        && let Some(said) = fact.leading()
    {
        let property = match said.property {
            Property::OsLaunch if !matches!(answer.stage, Stage::Released(_)) => {
                words.say("spec-label-os")
            }
            other => format::property(words, other),
        };
        let marks = marks(answer, said, fact.is_disputed(), context);
        let text = part::values(fact, context);
        let row = rows::marked_row(&label(&property), &text, &marks, context);
        lines.push(row.telling(said.key));
        lines.extend(behind(answer, known, said, context));
    }
    if let Some(update) = &known.update {
        let property = format::property(words, Property::OsUpgrade);
        let text = rows::value(update.property, &update.value, context);
        let marks = marks(answer, update, false, context);
        lines.push(rows::marked_row(&label(&property), &text, &marks, context));
    }
    if let (None, None, Some(habit)) = (&known.own, &known.update, &known.maker) {
        let phones = habit_label(habit, context);
        let text = rows::value(habit.property, &habit.value, context);
        let marks = if habit.status == Status::Confirmed {
            String::new()
        } else {
            rows::marks(habit, false, context)
        };
        lines.push(rows::marked_row(&label(&phones), &text, &marks, context));
    }
    lines
}

/// `Nokia phones`.
pub(super) fn habit_label(habit: &Said, context: &Context<'_>) -> String {
    let owner = habit.stated_for.clone().unwrap_or_default();
    context
        .words
        .say_with("spec-label-habit", &[("owner", (&owner).into())])
}

/// The lines behind a value that is not confirmed: who denied it, and what its
/// maker does in general, or who says so.
fn behind(answer: &DeviceAnswer, known: &Systems, said: &Said, context: &Context<'_>) -> Vec<Row> {
    if said.status == Status::Confirmed {
        return Vec::new();
    }
    let live = said.status.is_live();
    // Beside other places, the habit stands with the value that it agrees with.
    let habit = known
        .maker
        .as_ref()
        .filter(|_| live || answer.systems.len() == 1);
    let evidence = if live && habit.is_some() {
        None
    } else {
        rows::evidence(said, context)
    };
    let habit = habit.map(|habit| habit_row(answer, habit, context));
    evidence.into_iter().chain(habit).collect()
}

/// What a maker does in general. Where the maker itself says so after a
/// denied report of something else, it "stays with" it.
fn habit_row(answer: &DeviceAnswer, habit: &Said, context: &Context<'_>) -> Row {
    let words = context.words;
    let system = rows::value(habit.property, &habit.value, context);
    let owner = habit.stated_for.clone().unwrap_or_default();
    let mut denied = answer.denied_systems.iter();
    let denied = denied.any(|system| !system.agrees(&habit.value));
    let says_so = habit
        .sources
        .iter()
        .any(|source| is_voice_of(source, habit.about, context));
    let text = if denied && says_so {
        words.say_with(
            "spec-maker-stays",
            &[("maker", (&owner).into()), ("system", (&system).into())],
        )
    } else {
        let label = habit_label(habit, context);
        words.say_with(
            "row",
            &[("label", (&label).into()), ("value", (&system).into())],
        )
    };
    Row::plain(text).indented().telling(habit.key)
}

/// Whether a source carries the words of this brand itself.
fn is_voice_of(source: &Source, brand: SubjectNumber, context: &Context<'_>) -> bool {
    let Some(brand) = context.catalog.subject(brand) else {
        return false;
    };
    let speaker = source.quotes.as_ref().unwrap_or(&source.publisher);
    speaker.as_str() == brand.id.as_str()
}

/// The lines about hardware, the most wanted first; made one by one, because a
/// phone has room for few.
fn specs(answer: &DeviceAnswer, context: &Context<'_>) -> impl Iterator<Item = Row> {
    type Parts = fn(&DeviceAnswer, &Context<'_>) -> Vec<Part>;
    const LINES: [(&str, Parts); 8] = [
        ("spec-row-battery", battery),
        ("spec-row-display", display),
        ("spec-row-camera", cameras),
        ("spec-row-chip", |answer, context| {
            first(answer, &[Property::ChipSoc, Property::ChipVendor], context)
        }),
        ("spec-row-memory", memory),
        ("spec-row-support", support),
        ("spec-row-upgrades", upgrades),
        ("spec-row-body", body),
    ];
    LINES.into_iter().filter_map(|(label, parts)| {
        line(&context.words.say(label), &parts(answer, context), context)
    })
}

/// The parts of the first of these properties that has any.
fn first(answer: &DeviceAnswer, properties: &[Property], context: &Context<'_>) -> Vec<Part> {
    let mut each = properties.iter().map(|p| parts(answer, *p, context));
    each.find(|parts| !parts.is_empty()).unwrap_or_default()
}

fn battery(answer: &DeviceAnswer, context: &Context<'_>) -> Vec<Part> {
    use Property::{BatteryCapacity, BatteryEnergy, BatteryLife, ChargingWired};
    let size = [BatteryCapacity, BatteryEnergy, BatteryLife];
    let mut found = first(answer, &size, context);
    found.extend(named(answer, ChargingWired, context, "spec-part-charging"));
    found
}

fn display(answer: &DeviceAnswer, context: &Context<'_>) -> Vec<Part> {
    use Property::{DisplayRefreshRate, DisplayResolution, DisplaySize, DisplayTechnology};
    let mut found = parts(answer, DisplaySize, context);
    found.extend(parts(answer, DisplayRefreshRate, context));
    let kind = [DisplayTechnology, DisplayResolution];
    found.extend(first(answer, &kind, context));
    found
}

fn cameras(answer: &DeviceAnswer, context: &Context<'_>) -> Vec<Part> {
    use Property::{
        CameraBrand, CameraFront, CameraMain, CameraModules, CameraTelephoto, CameraUltrawide,
    };
    let mut found = named(answer, CameraMain, context, "spec-part-main");
    if found.is_empty() {
        found = parts(answer, CameraModules, context);
    }
    found.extend(parts(answer, CameraBrand, context));
    for (property, key) in [
        (CameraUltrawide, "spec-part-ultrawide"),
        (CameraTelephoto, "spec-part-telephoto"),
        (CameraFront, "spec-part-front"),
    ] {
        found.extend(named(answer, property, context, key));
    }
    found
}

fn memory(answer: &DeviceAnswer, context: &Context<'_>) -> Vec<Part> {
    let mut found = named(answer, Property::MemoryRam, context, "spec-part-ram");
    found.extend(parts(answer, Property::StorageCapacity, context));
    found
}

fn body(answer: &DeviceAnswer, context: &Context<'_>) -> Vec<Part> {
    let mut found = parts(answer, Property::BodyWeight, context);
    found.extend(named(
        answer,
        Property::BodyDepth,
        context,
        "spec-part-thick",
    ));
    found.extend(parts(answer, Property::BodyProtection, context));
    found
}
