//! phone-compare: phones on sale, with the maker's page for every value.
//!
//! Reads `apps/phones/data/catalog.ts`. The source of a value is the page's
//! publisher, read through phone-compare, as of the day on which the page was
//! published or read. Values are sentences there; `readings` knows them.

mod literals;
mod publishers;
mod readings;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Importer;
use super::draft::{Draft, Speaker};
use super::naming::{kind_by_name, without_brand};
use super::record::{DeviceRecord, Parsed, Refused};
use crate::catalog::Files;
use crate::domain::{Address, DeviceKind, Market, PartialDate, Property as P, PublisherId, Source};

/// The importer.
pub(super) const IMPORTER: Importer = Importer {
    name: "phone-compare",
    wants: |path| path == FILE,
    parse,
};

const FILE: &str = "apps/phones/data/catalog.ts";

/// The day of the commit; every value has a day of its own.
const SNAPSHOT: &str = "2026-08-11";

/// One page, by the id under which phones name it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Page {
    url: String,
    published_at: Option<String>,
    accessed_at: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Phone {
    slug: String,
    maker: Stated,
    model: Stated,
    form_factor: Stated,
    released_on: Stated,
    original_price: Stated<Price>,
    display: Display,
    secondary_display: Option<Stated>,
    weight: Stated,
    storage: Stated<Storage>,
    configurations: Option<Stated>,
    dimensions: Option<Stated>,
    charging: Option<Stated>,
    processor: Stated,
    rear_cameras: Stated,
    battery_claim: Stated,
    resistance: Stated,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Display {
    size: Stated,
    panel: Stated,
    resolution: Stated,
    refresh_rate: Stated,
    peak_brightness: Stated,
}

#[derive(Debug, Deserialize)]
struct Storage {
    options: String,
}

#[derive(Debug, Deserialize)]
struct Price {
    market: String,
}

/// A value with the pages that state it; none where they do not.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Stated<T = String> {
    value: Option<T>,
    source_ids: PageIds,
    /// What kind of day it is.
    basis: Option<String>,
}

/// The ids of pages, or the constant that lists them.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum PageIds {
    Constant(String),
    Listed(Vec<String>),
}

/// Every page, and the lists of ids that have a name.
#[derive(Debug)]
struct Pages {
    by_id: BTreeMap<String, Page>,
    lists: BTreeMap<String, Vec<String>>,
}

impl Pages {
    /// The first of these pages as the one who says something.
    fn speaker(&self, ids: &PageIds) -> Result<Speaker, String> {
        let ids = match ids {
            PageIds::Listed(ids) => ids,
            PageIds::Constant(name) => self
                .lists
                .get(name)
                .ok_or_else(|| format!("there is no list {name}"))?,
        };
        let id = ids.first().ok_or("it names no page")?;
        let page = self.by_id.get(id);
        let page = page.ok_or_else(|| format!("there is no page {id:?}"))?;
        let mut source = Source::of(publishers::publisher(&page.url)?);
        source.url = Some(Address::new(&page.url).map_err(|problem| problem.to_string())?);
        let day = page.published_at.as_deref().unwrap_or(&page.accessed_at);
        source.date = Some(PartialDate::parse(day).map_err(|problem| problem.to_string())?);
        source.via = Some(PublisherId(IMPORTER.name.into()));
        Ok(Speaker::page(source))
    }
}

fn parse(files: &Files<'_>) -> Parsed {
    let Some(bytes) = files.get(FILE) else {
        return Parsed::default().without(FILE);
    };
    match std::str::from_utf8(bytes) {
        Ok(text) => read(text).unwrap_or_else(|e| Parsed::default().damaged(FILE, &e)),
        Err(problem) => Parsed::default().damaged(FILE, &problem.to_string()),
    }
}

fn read(text: &str) -> Result<Parsed, String> {
    let pages = Pages {
        by_id: literals::exported(text, "sources")?,
        lists: literals::lists(text),
    };
    let phones: Vec<serde_json::Value> = literals::exported(text, "phones")?;
    let speaker = Speaker::new(IMPORTER.name, SNAPSHOT);
    let mut parsed = Parsed::default();
    for (index, phone) in phones.into_iter().enumerate() {
        match serde_json::from_value(phone) {
            Ok(phone) => {
                let (record, refused) = device(&speaker, &pages, &phone);
                parsed.devices.push(record);
                parsed.refused.extend(refused);
            }
            Err(problem) => {
                let place = format!("{FILE}:phone {}", index + 1);
                parsed = parsed.damaged(&place, &problem.to_string());
            }
        }
    }
    Ok(parsed)
}

fn device(speaker: &Speaker, pages: &Pages, phone: &Phone) -> (DeviceRecord, Vec<Refused>) {
    let maker = phone.maker.value.as_deref().unwrap_or_default();
    let model = phone.model.value.as_deref().unwrap_or_default();
    let name = without_brand(maker, model);
    let place = format!("{FILE}:{}", phone.slug);
    let mut draft = Draft::new(speaker, place, maker, name);
    draft.record().kind = Some(match phone.form_factor.value.as_deref() {
        Some("book-fold" | "flip-fold") => DeviceKind::Foldable,
        _ => kind_by_name(DeviceKind::Phone, name),
    });
    release(&mut draft, pages, phone);
    for (properties, text, ids) in sentences(phone) {
        if let Some(text) = text {
            sentence(&mut draft, pages, properties, text, ids);
        }
    }
    draft.finish()
}

/// What a sentence may be about, the sentence, and the pages that state it.
type Sentence<'a> = (&'static [P], Option<&'a str>, &'a PageIds);

fn sentences(phone: &Phone) -> Vec<Sentence<'_>> {
    fn text<'a>(properties: &'static [P], stated: &'a Stated) -> Sentence<'a> {
        (properties, stated.value.as_deref(), &stated.source_ids)
    }
    let storage = phone.storage.value.as_ref();
    let mut sentences = vec![
        text(&[P::DisplaySize], &phone.display.size),
        text(&[P::DisplayTechnology], &phone.display.panel),
        text(&[P::DisplayResolution], &phone.display.resolution),
        text(&[P::DisplayRefreshRate], &phone.display.refresh_rate),
        text(&[P::DisplayBrightness], &phone.display.peak_brightness),
        text(&[P::BodyWeight], &phone.weight),
        text(&[P::BodyProtection], &phone.resistance),
        text(&[P::BatteryCapacity], &phone.battery_claim),
        text(&[P::ChipSoc], &phone.processor),
        text(CAMERAS, &phone.rear_cameras),
        (
            &[P::StorageCapacity],
            storage.map(|storage| storage.options.as_str()),
            &phone.storage.source_ids,
        ),
    ];
    let optional: [(&'static [P], _); 4] = [
        (
            &[P::CoverSize, P::CoverResolution, P::CoverRefreshRate],
            &phone.secondary_display,
        ),
        (
            &[
                P::BodyHeight,
                P::BodyWidth,
                P::BodyDepth,
                P::BodyFoldedDepth,
            ],
            &phone.dimensions,
        ),
        (&[P::ChargingWired, P::ChargingWireless], &phone.charging),
        (&[P::MemoryRam], &phone.configurations),
    ];
    for (properties, stated) in optional {
        sentences.extend(stated.iter().map(|stated| text(properties, stated)));
    }
    sentences
}

const CAMERAS: &[P] = &[
    P::CameraMain,
    P::CameraUltrawide,
    P::CameraTelephoto,
    P::CameraMacro,
    P::CameraDepth,
    P::CameraMonochrome,
    P::CameraModules,
];

/// States everything that a sentence says; one that says nothing is refused.
fn sentence(draft: &mut Draft<'_>, pages: &Pages, properties: &[P], text: &str, ids: &PageIds) {
    let first = properties.first().map_or("", |property| property.key());
    let speaker = match pages.speaker(ids) {
        Ok(speaker) => speaker,
        Err(reason) => return draft.refuse(format!("{first}: {reason}")),
    };
    let mut silent = true;
    for property in properties {
        let values = readings::read(*property, text);
        silent &= values.is_empty();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        draft.quote(&speaker, Market::WORLD, *property, &values);
    }
    if silent {
        draft.refuse(format!("{first}: {text:?} gives no value"));
    }
}

/// The markets of the pages, by the names that the catalog gives them.
const MARKETS: &[(&str, &str)] = &[
    ("United States", "us"),
    ("United Kingdom", "gb"),
    ("India", "in"),
    ("Europe", "eu"),
    ("Spain", "es"),
    ("Bangladesh", "bd"),
    ("Global", "global"),
];

/// The day, and the market in whose list the phone is.
fn release(draft: &mut Draft<'_>, pages: &Pages, phone: &Phone) {
    let released = &phone.released_on;
    let property = match released.basis.as_deref() {
        Some("announcement") => P::ReleaseAnnounced,
        _ => P::ReleaseDate,
    };
    if let Some(day) = &released.value {
        sentence(draft, pages, &[property], day, &released.source_ids);
    }
    let price = &phone.original_price;
    let name = price.value.as_ref().map(|price| price.market.as_str());
    let known = MARKETS.iter().find(|(known, _)| Some(*known) == name);
    let market = known.and_then(|(_, code)| Some((code, Market::new(code).ok()?)));
    let (Some((code, market)), Ok(speaker)) = (market, pages.speaker(&price.source_ids)) else {
        return;
    };
    draft.quote(&speaker, market, P::ReleaseMarket, &[code]);
}
