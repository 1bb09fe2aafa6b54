//! What the pages about one device say of it.
//!
//! Used by `android_wiki` only; pure. Pages of one device are builds for it, or
//! its variants: values that differ stand as a list.

use super::page::{Body, Each, Page, Screen};
use super::values::{chip, cpu, date, inches, millimeters, panel, resolution, sizes};
use super::{cameras, wrong};
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
            match wrong::reason(&page.codename, property) {
                Some(reason) => add_new(&mut found.refused, reason),
                None => values.iter().for_each(|v| found.add(property, market, v)),
            }
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
        found.world(P::ChipSoc, &chip(raw));
    }
    let cpu = cpu(&page.cpu_cores, &page.cpu, &page.cpu_freq);
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
    found.world(P::DisplaySize, &inches(&screen.size));
    found.world(
        P::DisplayResolution,
        &resolution(&screen.resolution, upright),
    );
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
        body(found, unfolded, P::BodyDepth);
        found.world(P::BodyFoldedDepth, &millimeters(&folded.depth));
        return;
    }
    for (_, one) in bodies.of(name) {
        let depth: Option<f64> = one.depth.parse().ok();
        // No open one is as thick as that.
        let folded = kind == DeviceKind::Foldable && depth.is_some_and(|depth| depth > 9.5);
        let depth = if folded {
            P::BodyFoldedDepth
        } else {
            P::BodyDepth
        };
        if kind == DeviceKind::Phone && wider_than_high(one) {
            body(found, &turned(one), depth);
        } else {
            body(found, one, depth);
        }
    }
}

fn wider_than_high(body: &Body) -> bool {
    let number = |raw: &str| millimeters(raw).trim_end_matches(" mm").parse::<f64>();
    matches!((number(&body.height), number(&body.width)), (Ok(height), Ok(width)) if width > height)
}

fn turned(body: &Body) -> Body {
    Body {
        height: body.width.clone(),
        width: body.height.clone(),
        depth: body.depth.clone(),
    }
}

fn body(found: &mut Found, body: &Body, depth: P) {
    found.world(P::BodyHeight, &millimeters(&body.height));
    found.world(P::BodyWidth, &millimeters(&body.width));
    found.world(depth, &millimeters(&body.depth));
}
