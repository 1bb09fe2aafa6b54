//! Who owns the brand of a device, where it came into other hands: a row with
//! who says so, for the sections that have room for it.

use super::super::Context;
use super::super::card::Row;
use super::super::rows;
use super::section::dated;
use crate::answers::device::DeviceAnswer;
use crate::domain::Status;
use crate::i18n::format;

/// `Owner of the brand: Lenovo, since 30 Oct 2014`, and the source.
pub(super) fn rows(answer: &DeviceAnswer, context: &Context<'_>) -> Vec<Row> {
    let Some(said) = &answer.owner else {
        return Vec::new();
    };
    let label = format::property(context.words, said.property);
    let text = dated(
        &rows::value(said.property, &said.value, context),
        said,
        context,
    );
    let marks = match said.status {
        Status::Confirmed => String::new(),
        _ => rows::marks(said, false, context),
    };
    let row = rows::marked_row(&label, &text, &marks, context).telling(said.key);
    std::iter::once(row)
        .chain(rows::evidence(said, context))
        .collect()
}
