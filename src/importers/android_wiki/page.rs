//! The pages of the wikis as they are written: every field by its name, and
//! fields that hold one value, or one for each variant.
//!
//! Used by `android_wiki` only; pure.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::domain::Market;

/// One page, without the fields that tell how to install a system.
#[derive(Debug, Deserialize)]
pub(super) struct Page {
    #[serde(skip)]
    pub(super) place: String,
    pub(super) vendor: String,
    pub(super) name: String,
    pub(super) codename: String,
    #[serde(default, rename = "type")]
    pub(super) kind: Option<String>,
    /// Where the same hardware is described now.
    #[serde(default, alias = "migrate_to")]
    pub(super) migrated_to: Option<Migrated>,
    #[serde(default)]
    pub(super) models: Each<String>,
    pub(super) release: Each<String>,
    pub(super) soc: Each<String>,
    pub(super) gpu: Each<String>,
    pub(super) cpu: String,
    pub(super) cpu_cores: String,
    pub(super) cpu_freq: String,
    pub(super) ram: String,
    pub(super) storage: String,
    #[serde(default)]
    pub(super) screen: Each<Screen>,
    #[serde(default)]
    pub(super) battery: Each<Battery>,
    #[serde(default)]
    pub(super) dimensions: Each<Body>,
    #[serde(default)]
    pub(super) cameras: Vec<Camera>,
    #[serde(default)]
    pub(super) network: Each<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Migrated {
    pub(super) codename: String,
}

/// Size in inches, or in millimeters with the inches in brackets.
#[derive(Debug, Deserialize)]
pub(super) struct Screen {
    pub(super) size: String,
    pub(super) resolution: String,
    pub(super) technology: String,
    #[serde(default)]
    pub(super) refresh_rate: Option<String>,
    /// Pixels per inch.
    #[serde(default)]
    pub(super) density: Option<f64>,
}

/// In milliampere-hours.
#[derive(Debug, Deserialize)]
pub(super) struct Battery {
    pub(super) capacity: String,
}

/// In millimeters, with or without their unit.
#[derive(Debug, Deserialize)]
pub(super) struct Body {
    pub(super) height: String,
    pub(super) width: String,
    pub(super) depth: String,
}

/// Megapixels and, in brackets, what the camera is for.
#[derive(Debug, Deserialize)]
pub(super) struct Camera {
    pub(super) info: String,
}

/// One value, several, or one for each variant by its label; the word `None`
/// for nothing.
#[derive(Debug)]
pub(super) struct Each<T>(Vec<(Option<String>, T)>);

impl<T> Default for Each<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Each<T> {
    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, value)| value)
    }

    /// The one with this label.
    pub(super) fn labeled(&self, label: &str) -> Option<&T> {
        let mut values = self.0.iter();
        let found = values.find(|(own, _)| own.as_deref() == Some(label));
        found.map(|(_, value)| value)
    }

    /// Those of the device of this name, with the market of each: the ones whose
    /// label is the end of its name, or all of them where no label is.
    pub(super) fn of(&self, name: &str) -> Vec<(Market, &T)> {
        let own = |label: &Option<String>| label.as_deref().is_some_and(|l| names(l, name));
        let any_own = self.0.iter().any(|(label, _)| own(label));
        let values = self.0.iter().filter(|(label, _)| !any_own || own(label));
        values
            .map(|(label, value)| (market(label.as_deref()), value))
            .collect()
    }
}

/// Whether a label is the name or its end: `4 Plus` of Mi Pad 4 Plus.
pub(super) fn names(label: &str, name: &str) -> bool {
    let (label, name) = (label.to_lowercase(), name.to_lowercase());
    match name.strip_suffix(&label) {
        Some(front) => front.is_empty() || front.ends_with(' '),
        None => false,
    }
}

fn market(label: Option<&str>) -> Market {
    let code = match label {
        Some("EU") => "eu",
        Some("Global") => "global",
        _ => "world",
    };
    Market::new(code).unwrap_or(Market::WORLD)
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Each<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(EachVisitor(PhantomData))
    }
}

/// What a list holds: a value, or values by label.
struct Item<T>(Vec<(Option<String>, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Item<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ItemVisitor(PhantomData))
    }
}

/// Scalars become text first: 2018 is as good a date as 2018-05.
macro_rules! scalars_as_text {
    () => {
        fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
            self.visit_str(&number.to_string())
        }

        fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
            self.visit_str(&number.to_string())
        }

        fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
            self.visit_str(&number.to_string())
        }
    };
}

struct EachVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EachVisitor<T> {
    type Value = Each<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, or a list of values by variant")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Each<T>, E> {
        if text == "None" {
            return Ok(Each::default());
        }
        let value = T::deserialize(text.into_deserializer())?;
        Ok(Each(vec![(None, value)]))
    }

    scalars_as_text!();

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Each<T>, A::Error> {
        let value = T::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Each(vec![(None, value)]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Each<T>, A::Error> {
        let mut values = Vec::new();
        while let Some(Item(more)) = items.next_element()? {
            values.extend(more);
        }
        Ok(Each(values))
    }
}

struct ItemVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ItemVisitor<T> {
    type Value = Item<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, or values by variant")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Item<T>, E> {
        let value = T::deserialize(text.into_deserializer())?;
        Ok(Item(vec![(None, value)]))
    }

    scalars_as_text!();

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Item<T>, A::Error> {
        let by_label = BTreeMap::deserialize(MapAccessDeserializer::new(map))?;
        let labeled = |(label, value)| (Some(label), value);
        Ok(Item(by_label.into_iter().map(labeled).collect()))
    }
}
