//! What the pages about one device say of it.
//!
//! Used by `android_wiki` only; pure. Pages of one device are builds for it, or
//! its variants: values that differ stand as a list.

use super::cameras;
use super::page::{Body, Each, Page, Screen};
use super::values::{
    chip, cpu, date, fits, inches, memory_types, millimeters, panel, resolution, sizes,
};
use crate::domain::{DeviceKind, Market, Property as P};
use crate::importers::draft::{Draft, add_new};

/// Values in the order in which they were found.
#[derive(Debug, Default)]
struct Found {
    values: Vec<(P, Market, Vec<String>)>,
    refused: Vec<String>,
}

impl Found {
    fn add(&mut self, property: P, market: Market, value: &str) {
        let mut known = self.values.iter_mut();
        match known.find(|(p, m, _)| (*p, *m) == (property, market)) {
            Some((_, _, values)) => add_new(values, value),
            None => self.values.push((property, market, vec![value.to_owned()])),
        }
    }

    fn world(&mut self, property: P, value: &str) {
        self.add(property, Market::WORLD, value);
    }
}

/// States in `draft` what the pages say of the device of this name and kind.
pub(super) fn state(draft: &mut Draft<'_>, name: &str, kind: DeviceKind, pages: &[&Page]) {
    let mut found = Found::default();
    for page in pages {
        let mut of_page = Found::default();
        read(&mut of_page, name, kind, page);
        for (property, market, values) in of_page.values {
            values.iter().for_each(|v| found.add(property, market, v));
        }
        for reason in &of_page.refused {
            add_new(&mut found.refused, reason);
        }
    }
    release(&mut found, name, pages);
    for (property, market, values) in &found.values {
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        draft.say_each(*market, *property, &values);
    }
    for reason in found.refused {
        draft.refuse(reason);
    }
}

fn read(found: &mut Found, name: &str, kind: DeviceKind, page: &Page) {
    for raw in page.soc.all() {
        if raw.contains(" / ") {
            let reason = format!("{raw:?} does not say which device has which chip");
            found.refused.push(reason);
        } else {
            found.world(P::ChipSoc, &chip(raw));
        }
    }
    let cpu = cpu(&page.cpu_cores, &page.cpu, &page.cpu_freq).replace("Ghz", "GHz");
    found.world(P::ChipCpu, &cpu);
    for gpu in page.gpu.all() {
        found.world(P::ChipGpu, gpu);
    }
    for (property, raw) in [
        (P::MemoryRam, &page.ram),
        (P::StorageCapacity, &page.storage),
    ] {
        match sizes(raw, name) {
            Ok(sizes) => sizes.iter().for_each(|size| found.world(property, size)),
            Err(reason) => found.refused.push(reason),
        }
    }
    for word in memory_types(&page.ram) {
        found.world(P::MemoryType, &word);
    }
    screens(found, name, kind, &page.screen);
    for (market, battery) in page.battery.of(name) {
        let capacity = format!("{} mAh", battery.capacity);
        found.add(P::BatteryCapacity, market, &capacity);
    }
    let cameras = cameras::read(&page.cameras);
    for (property, size) in &cameras.values {
        found.world(*property, size);
    }
    found.refused.extend(cameras.refused);
    bodies(found, name, kind, &page.dimensions);
    for network in page.network.all() {
        let generation = network.split(' ').next().unwrap_or(network);
        found.world(P::NetworkKinds, generation);
    }
}

/// The first day of sale of any variant.
fn release(found: &mut Found, name: &str, pages: &[&Page]) {
    let days = pages.iter().flat_map(|page| page.release.of(name));
    if let Some(first) = days.map(|(_, day)| date(day)).min() {
        found.world(P::ReleaseDate, &first);
    }
}

fn screens(found: &mut Found, name: &str, kind: DeviceKind, screens: &Each<Screen>) {
    let upright = matches!(
        kind,
        DeviceKind::Phone | DeviceKind::Foldable | DeviceKind::Tablet
    );
    if let (Some(cover), Some(inner)) = (screens.labeled("Cover"), screens.labeled("Inner")) {
        screen(found, inner, upright);
        found.world(P::CoverSize, &inches(&cover.size));
        found.world(P::CoverResolution, &resolution(&cover.resolution, upright));
        if let Some(rate) = &cover.refresh_rate {
            found.world(P::CoverRefreshRate, &format!("{rate} Hz"));
        }
        return;
    }
    for (_, one) in screens.of(name) {
        screen(found, one, upright);
    }
}

fn screen(found: &mut Found, screen: &Screen, upright: bool) {
    let size = inches(&screen.size);
    if screen
        .density
        .is_none_or(|density| fits(&size, &screen.resolution, density))
    {
        found.world(P::DisplaySize, &size);
        let resolution = resolution(&screen.resolution, upright);
        found.world(P::DisplayResolution, &resolution);
    } else {
        let reason = format!(
            "{size} and {} do not go with the pixels per inch",
            screen.resolution
        );
        found.refused.push(reason);
    }
    let (technology, among) = panel(&screen.technology);
    if !technology.is_empty() {
        found.world(P::DisplayTechnology, &technology);
    }
    let own = screen
        .refresh_rate
        .as_ref()
        .map(|rate| format!("{rate} Hz"));
    if let Some(rate) = own.or(among) {
        found.world(P::DisplayRefreshRate, &rate);
    }
}

fn bodies(found: &mut Found, name: &str, kind: DeviceKind, bodies: &Each<Body>) {
    if let (Some(folded), Some(unfolded)) = (bodies.labeled("Folded"), bodies.labeled("Unfolded")) {
        body(found, kind, unfolded);
        length(found, P::BodyFoldedDepth, &folded.depth);
        return;
    }
    for (_, one) in bodies.of(name) {
        body(found, kind, one);
    }
}

/// No open foldable is as thick as that.
const FOLDED: f64 = 9.5;

fn body(found: &mut Found, kind: DeviceKind, body: &Body) {
    let sides = (millimeters(&body.height), millimeters(&body.width));
    // A phone stands upright.
    let lies =
        kind == DeviceKind::Phone && matches!(sides, (Ok(height), Ok(width)) if width > height);
    let (height, width) = if lies {
        (&body.width, &body.height)
    } else {
        (&body.height, &body.width)
    };
    length(found, P::BodyHeight, height);
    length(found, P::BodyWidth, width);
    let thick = millimeters(&body.depth).is_ok_and(|depth| depth > FOLDED);
    let folded = kind == DeviceKind::Foldable && thick;
    let depth = if folded {
        P::BodyFoldedDepth
    } else {
        P::BodyDepth
    };
    length(found, depth, &body.depth);
}

fn length(found: &mut Found, property: P, raw: &str) {
    match millimeters(raw) {
        Ok(length) => found.world(property, &format!("{length} mm")),
        Err(reason) => found.refused.push(format!("{}: {reason}", property.key())),
    }
}
