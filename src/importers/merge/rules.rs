//! The declared rules of the merge: `data/merge.toml`.
//!
//! What differs from brand to brand is stated there and never in code. Pure.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::domain::{DeviceKind, Property};

/// What `data/merge.toml` declares.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
    /// Brands as upstreams write them.
    pub brands: Vec<BrandSpelling>,
    /// Words at the end of a brand that only say that it is a company.
    pub company_words: Vec<String>,
    /// Brands whose devices belong to another one and keep their name in front.
    pub sub_brands: Vec<SubBrand>,
    /// Devices that upstreams give to one brand and that belong to another.
    pub moved: Vec<Moved>,
    /// Words that tell no two models apart.
    pub plain_words: Vec<PlainWords>,
    /// The ids of carriers, which lists of codes name as the brand of devices that
    /// others make.
    pub carriers: Vec<String>,
    /// Names of one device that no rule brings together.
    pub same: Vec<Names>,
    /// Names that are left out, because they name no single device.
    pub no_device: Vec<Names>,
    /// What upstreams have wrong, and is not taken over.
    pub wrong: Vec<Wrong>,
    /// What tells the kind of devices; the first that fits counts.
    pub kinds: Vec<KindRule>,
}

/// Other spellings of a brand.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrandSpelling {
    /// The brand's id.
    pub id: String,
    /// How upstreams write it.
    pub also: Vec<String>,
}

/// A brand whose devices stand under another one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubBrand {
    /// Its name, which stands in front of its devices' names.
    pub name: String,
    /// The id of the brand that its devices stand under.
    pub brand: String,
}

/// Devices that stand under the wrong brand.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    /// The id of the brand that upstreams name.
    pub from: String,
    /// What their names begin with.
    pub starts: String,
    /// The id of the brand that they belong to.
    pub to: String,
    /// Whether what the name begins with is taken away.
    #[serde(default)]
    pub cut: bool,
}

/// Words that tell no two models of a brand apart.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlainWords {
    /// The words, in lower case.
    pub words: Vec<String>,
    /// The ids of the brands; all when absent.
    #[serde(default)]
    pub brands: Vec<String>,
}

/// Names of devices of one brand.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// The brand's id.
    pub brand: String,
    /// The names.
    pub names: Vec<String>,
}

/// What one upstream says wrongly of a device.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wrong {
    /// The id of the upstream.
    pub set: String,
    /// Where its records stand, as an import prints it.
    pub places: Vec<String>,
    /// The properties of which its values are wrong; all, and the record with
    /// them, when absent.
    #[serde(default, deserialize_with = "properties")]
    pub properties: Vec<Property>,
    /// What is wrong with them.
    pub reason: String,
}

/// What tells the kind of a device of which no data set says it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindRule {
    /// The kind.
    #[serde(deserialize_with = "kind")]
    pub kind: DeviceKind,
    /// The ids of the brands; all when absent.
    #[serde(default)]
    pub brands: Vec<String>,
    /// Whole names. They count also where a data set says something else.
    #[serde(default)]
    pub names: Vec<String>,
    /// Words of the name, in lower case and without digits.
    #[serde(default)]
    pub words: Vec<String>,
    /// Ends of such words.
    #[serde(default)]
    pub endings: Vec<String>,
    /// Beginnings of a model code.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Data sets that have no devices of another kind.
    #[serde(default)]
    pub sets: Vec<String>,
}

/// A kind of device by its key.
fn kind<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DeviceKind, D::Error> {
    let key = String::deserialize(deserializer)?;
    let mut kinds = DeviceKind::ALL.iter();
    let known = kinds.find(|(_, known)| *known == key);
    known.map_or_else(
        || Err(D::Error::custom(format!("{key:?} is no kind of device"))),
        |(kind, _)| Ok(*kind),
    )
}

/// Properties by their keys.
fn properties<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Property>, D::Error> {
    let keys = Vec::<String>::deserialize(deserializer)?;
    let property = |key: String| {
        let unknown = || D::Error::custom(format!("{key:?} is no property"));
        Property::from_key(&key).ok_or_else(unknown)
    };
    keys.into_iter().map(property).collect()
}

impl Rules {
    /// Reads the rules.
    ///
    /// # Errors
    /// When the text is not TOML of this form; the message names line and key.
    pub fn from_text(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The words that tell no two models of this brand apart.
    pub(super) fn plain_words<'r>(&'r self, brand: &'r str) -> impl Iterator<Item = &'r str> {
        let rules = self.plain_words.iter();
        let fitting = rules
            .filter(move |rule| rule.brands.is_empty() || rule.brands.iter().any(|id| id == brand));
        fitting.flat_map(|rule| rule.words.iter().map(String::as_str))
    }
}
