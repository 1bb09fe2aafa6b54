//! The declared rules of the merge: `data/merge.toml`.
//!
//! What differs from brand to brand is stated there and never in code. Pure.

use serde::Deserialize;

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
    /// Names of one device that no rule brings together.
    pub same: Vec<Names>,
    /// Names that are left out, because they name no single device.
    pub no_device: Vec<Names>,
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
