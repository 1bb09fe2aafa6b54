//! The lines about support: until when a device is supported, and until when it
//! gets another system.

use super::super::Context;
use super::super::rows::Part;
use super::part::{named, parts};
use crate::answers::device::DeviceAnswer;
use crate::domain::Property;

/// Until when it is supported, else whether it is; that nobody knows where that
/// matters, unless the card says anyway that little is known.
pub(super) fn support(answer: &DeviceAnswer, context: &Context<'_>) -> Vec<Part> {
    let key = if answer.support.ended {
        "spec-part-ended"
    } else {
        "spec-part-until"
    };
    let dated = named(answer, Property::SupportUntil, context, key);
    if !dated.is_empty() {
        return dated;
    }
    let key = if answer.support.ended {
        "spec-support-over"
    } else {
        "spec-support-going-on"
    };
    let active = named(answer, Property::SupportActive, context, key);
    let missed = answer.support.is_missed && active.is_empty() && answer.named_by.is_empty();
    let unknown = missed.then(|| Part {
        text: context.words.say("value-unknown"),
        marks: String::new(),
    });
    active.into_iter().chain(unknown).collect()
}

/// Until when it gets another system, where its support ends on another day.
pub(super) fn upgrades(answer: &DeviceAnswer, context: &Context<'_>) -> Vec<Part> {
    let key = if answer.support.upgrades_ended {
        "spec-part-ended"
    } else {
        "spec-part-until"
    };
    let text = |property| {
        parts(answer, property, context)
            .into_iter()
            .map(|part| part.text)
    };
    if text(Property::SupportUntil).eq(text(Property::SupportUpgradesUntil)) {
        return Vec::new();
    }
    named(answer, Property::SupportUpgradesUntil, context, key)
}
