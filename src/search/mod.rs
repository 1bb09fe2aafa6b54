//! stub, replaced by the real one
#![allow(missing_docs)]
pub mod named;
pub mod snapshot;
pub use named::NamedIndex;
pub use snapshot::Snapshot;
#[derive(Debug, Clone)]
pub struct Entry {
    pub number: u32,
    pub brands: Vec<String>,
    pub name: String,
    pub aliases: Vec<String>,
    pub names: Vec<String>,
    pub codes: Vec<String>,
    pub prior: Prior,
}
#[derive(Debug, Clone)]
pub struct Prior {
    pub tier: u8,
    pub sources: u16,
    pub year: Option<i16>,
    pub popularity: Option<f32>,
}
#[derive(Debug)]
pub struct Index {
    entries: Vec<Entry>,
}
#[derive(Debug, Clone)]
pub struct Found {
    pub outcome: Outcome,
    pub hits: Vec<Hit>,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Show,
    Ask,
    NoRecord,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    Exact,
    Tokens,
}
#[derive(Debug, Clone)]
pub struct Hit {
    pub number: u32,
    pub confidence: f32,
    pub rule: Rule,
    pub exact: bool,
}
#[derive(Debug, Clone)]
pub struct Mention {
    pub span: std::ops::Range<usize>,
    pub number: u32,
    pub confidence: f32,
}
impl Index {
    pub fn build(entries: Vec<Entry>) -> Self {
        Self { entries }
    }
    pub fn find(&self, text: &str) -> Found {
        let text = text.to_lowercase();
        let hits: Vec<Hit> = self
            .entries
            .iter()
            .filter(|e| {
                let f = format!("{} {}", e.brands.first().map_or("", |b| b.as_str()), e.name)
                    .to_lowercase();
                f == text || e.name.to_lowercase() == text || f.contains(&text)
            })
            .take(25)
            .map(|e| Hit {
                number: e.number,
                confidence: 1.0,
                rule: Rule::Exact,
                exact: true,
            })
            .collect();
        Found {
            outcome: match hits.len() {
                0 => Outcome::NoRecord,
                1 => Outcome::Show,
                _ => Outcome::Ask,
            },
            hits,
        }
    }
    pub fn complete(&self, text: &str, limit: usize) -> Vec<u32> {
        self.find(text)
            .hits
            .iter()
            .map(|h| h.number)
            .take(limit)
            .collect()
    }
    pub fn scan(&self, _text: &str) -> Vec<Mention> {
        Vec::new()
    }
}
