//! Cameras of the wikis: which is which, by its label.
//!
//! Used by `android_wiki` only; pure.

use super::page::Camera;
use crate::domain::Property as P;

/// What a list of cameras says.
#[derive(Debug, Default)]
pub(super) struct Cameras {
    /// Each by its label; all of them, in their order, where a label is missing
    /// or says nothing that there is a property for.
    pub(super) values: Vec<(P, String)>,
    /// What cannot be used, and why.
    pub(super) refused: Vec<String>,
}

/// Reads a list of cameras.
pub(super) fn read(cameras: &[Camera]) -> Cameras {
    let infos = || cameras.iter().flat_map(|camera| camera.info.split(" + "));
    let mut read = Cameras::default();
    let mut unnamed = false;
    let mut unclear = false;
    for (index, info) in infos().enumerate() {
        let (size, label) = size_and_label(info);
        if of_some_devices(info) {
            let reason = format!("the camera {info:?} does not say which device has it");
            read.refused.push(reason);
            unclear = true;
            continue;
        }
        match property(&label, index == 0) {
            Some(P::CameraTelephoto) if small(size) => {
                let reason = format!("{info:?} is too small for a telephoto camera");
                read.refused.push(reason);
                unnamed = true;
            }
            Some(property) => read.values.push((property, size.to_owned())),
            None => unnamed = true,
        }
    }
    if unnamed && !unclear {
        let all = infos().map(|info| (P::CameraModules, size_and_label(info).0.to_owned()));
        read.values.extend(all);
    }
    read
}

/// `13 MP` and `ultrawide` of `13 MP (Ultrawide)`.
fn size_and_label(info: &str) -> (&str, String) {
    let (size, label) = info.split_once('(').unwrap_or((info, ""));
    let label = label.trim_end().trim_end_matches(')').to_lowercase();
    (size.trim(), label.replace(['-', ' '], ""))
}

/// Whether only some of the devices that a page is about have the camera.
fn of_some_devices(info: &str) -> bool {
    let markets = ["India", "China", "Global"];
    info.contains(" or ")
        || info.contains("(or ")
        || info.contains(';')
        || info.matches('(').count() > 1
        || markets.iter().any(|market| info.contains(market))
}

/// A telephoto camera of five megapixels or less is a macro camera under a
/// wrong label.
fn small(size: &str) -> bool {
    let number = size
        .split(' ')
        .next()
        .and_then(|number| number.parse().ok());
    number.is_some_and(|number: f64| number <= 5.0)
}

fn property(label: &str, first: bool) -> Option<P> {
    Some(match label {
        "main" | "primary" => P::CameraMain,
        // Further down it may be an ultrawide or a front camera.
        "wide" | "rear" if first => P::CameraMain,
        "ultrawide" | "ultrawideangle" => P::CameraUltrawide,
        "macro" | "telemacro" => P::CameraMacro,
        "depth" | "depthsensor" | "depthsensing" | "bokeh" | "tof" | "tof3d" | "tofdepth" => {
            P::CameraDepth
        }
        "monochrome" | "monochromatic" | "monochromesensor" => P::CameraMonochrome,
        "selfie" => P::CameraFront,
        "frontfacinginfrared" => return None,
        _ if label.starts_with("front") => P::CameraFront,
        _ if label.starts_with("tele") || label == "periscopetelephoto" => P::CameraTelephoto,
        _ => return None,
    })
}
