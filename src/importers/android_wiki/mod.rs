//! The wikis of LineageOS and PixelExperience, systems that owners put on
//! their phones: one page of YAML for each device that they support.
//!
//! Reads `_data/devices/`, in the form that both share. Pages of one vendor and
//! name are one device, and a page can be about several.

mod cameras;
mod facts;
mod names;
mod page;
mod values;

use std::collections::BTreeMap;

use super::Importer;
use super::draft::{Draft, Speaker, add_new};
use super::record::{DeviceRecord, Parsed, Refused};
use crate::catalog::Files;
use crate::domain::DeviceKind;
use page::Page;

/// The importer of LineageOS's wiki.
pub(super) const LINEAGEOS: Importer = Importer {
    name: LINEAGEOS_WIKI.name,
    wants: is_page,
    parse: |files| parse(&LINEAGEOS_WIKI, files),
};

/// The importer of PixelExperience's wiki, which has many errors.
pub(super) const PIXEL_EXPERIENCE: Importer = Importer {
    name: PIXEL_EXPERIENCE_WIKI.name,
    wants: is_page,
    parse: |files| parse(&PIXEL_EXPERIENCE_WIKI, files),
};

/// One of the wikis, and the day of its newest commit; the pages carry no date
/// of their own.
#[derive(Debug)]
struct Wiki {
    name: &'static str,
    snapshot: &'static str,
}

const LINEAGEOS_WIKI: Wiki = Wiki {
    name: "lineageos-wiki",
    snapshot: "2026-07-22",
};

const PIXEL_EXPERIENCE_WIKI: Wiki = Wiki {
    name: "pixelexperience-wiki",
    snapshot: "2024-04-19",
};

const FOLDER: &str = "_data/devices/";

fn is_page(path: &str) -> bool {
    path.starts_with(FOLDER) && path.ends_with(".yml")
}

/// A device by vendor and name, in lower case, with its pages.
type Devices<'a> = BTreeMap<(String, String), Device<'a>>;

#[derive(Debug)]
struct Device<'a> {
    name: String,
    kind: DeviceKind,
    pages: Vec<&'a Page>,
}

fn parse(wiki: &Wiki, files: &Files<'_>) -> Parsed {
    let speaker = Speaker::new(wiki.name, wiki.snapshot);
    let mut parsed = Parsed::default();
    let mut pages = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| is_page(path)) {
        match read(path, bytes) {
            Ok(page) => pages.push(page),
            Err(reason) => parsed = parsed.damaged(path, &reason),
        }
    }
    if pages.is_empty() && parsed.refused.is_empty() {
        return parsed.without(FOLDER);
    }
    for device in group(&pages, &mut parsed.refused).values() {
        let (record, refused) = record(&speaker, device);
        parsed.devices.push(record);
        parsed.refused.extend(refused);
    }
    parsed
}

fn read(path: &str, bytes: &[u8]) -> Result<Page, String> {
    let options = serde_saphyr::options! { with_snippet: false };
    let page: Result<Page, _> = serde_saphyr::from_slice_with_options(bytes, options);
    let mut page = page.map_err(|problem| problem.to_string())?;
    path.clone_into(&mut page.place);
    Ok(page)
}

fn group<'a>(pages: &'a [Page], refused: &mut Vec<Refused>) -> Devices<'a> {
    let mut devices = Devices::new();
    for page in pages {
        let mut refuse = |reason: String| {
            let place = page.place.clone();
            refused.push(Refused { place, reason });
        };
        let named = names::names(now(page, pages)).and_then(|(names, unclear)| {
            let kind = |name: String| names::kind(page, &name).map(|kind| (name, kind));
            let names: Result<Vec<_>, String> = names.into_iter().map(kind).collect();
            Ok((names?, unclear))
        });
        match named {
            Ok((names, unclear)) => {
                for (name, kind) in names {
                    let key = (page.vendor.to_lowercase(), name.to_lowercase());
                    let pages = Vec::new();
                    let device = devices.entry(key).or_insert(Device { name, kind, pages });
                    device.pages.push(page);
                }
                if !unclear.is_empty() {
                    refuse(format!(
                        "of {:?} it is not clear what {unclear:?} is",
                        page.name
                    ));
                }
            }
            Err(reason) => refuse(reason),
        }
    }
    devices
}

/// The page that describes the same hardware now, where there is one alone.
fn now<'a>(page: &'a Page, pages: &'a [Page]) -> &'a Page {
    let Some(target) = &page.migrated_to else {
        return page;
    };
    let mut targets = pages.iter().filter(|page| page.codename == target.codename);
    match (targets.next(), targets.next()) {
        (Some(only), None) => only,
        _ => page,
    }
}

fn record(speaker: &Speaker, device: &Device<'_>) -> (DeviceRecord, Vec<Refused>) {
    let first = device.pages[0];
    let mut draft = Draft::new(speaker, first.place.clone(), &first.vendor, &device.name);
    let record = draft.record();
    record.kind = Some(device.kind);
    for page in &device.pages {
        add_new(&mut record.codenames, &page.codename);
        for model in page.models.all() {
            // "v1 (odin)" is a name with a codename.
            if !model.contains(char::is_whitespace) {
                add_new(&mut record.codes, model);
            }
        }
    }
    // A page that was left behind only adds its codename.
    let kept = device
        .pages
        .iter()
        .filter(|page| page.migrated_to.is_none());
    let mut kept: Vec<&Page> = kept.copied().collect();
    if kept.is_empty() {
        kept.clone_from(&device.pages);
    }
    facts::state(&mut draft, &device.name, device.kind, &kept);
    draft.finish()
}
