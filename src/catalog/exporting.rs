//! Edits of a log as text for data files: what the loader reads back, with a
//! mark that stands for each edit.
//!
//! Text only: which edits, and into which file, is decided elsewhere.

use crate::domain::{
    Change, ChangeKind, ClaimId, Market, Property, PublisherId, Source, Status, Value,
};

/// An edit as a table of a file; the text begins with an empty line.
pub fn table(about: &About<'_>, written: Written<'_>) -> String {
    let About {
        mark,
        claim,
        subject,
        property,
        market,
    } = *about;
    let mut table = Table(String::from("\n[[edits]]\n"));
    table.text("edit", &format!("{mark:016x}"));
    table.text("claim", claim.as_str());
    table.text("subject", subject);
    let change = match written {
        Written::Change(change) => change,
        Written::Undo(undone, why) => {
            table.text("undoes", &format!("{undone:016x}"));
            if let Some(why) = why {
                table.text("reason", why);
            }
            return table.0;
        }
    };
    let mut sources: &[Source] = &[];
    match &change.kind {
        ChangeKind::Recorded {
            value,
            status,
            since,
            note,
            sources: own,
        } => {
            table.text("property", property.key());
            table.text("market", market.code());
            table.value(property, value);
            table.status(*status);
            if let Some(since) = since {
                table.text("since", &since.to_string());
            }
            if let Some(note) = note {
                table.text("note", note.as_str());
            }
            sources = own;
        }
        ChangeKind::StatusSet(status, own) => {
            table.status(*status);
            sources = own;
        }
        ChangeKind::SourceAdded(source) => sources = std::slice::from_ref(source),
        ChangeKind::Revised(value) => {
            table.text("property", property.key());
            table.value(property, value);
        }
        ChangeKind::Undone(_) => {}
    }
    if let Some(when) = change.when {
        table.text("as_of", &when.to_string());
    }
    if let Some(why) = &change.why {
        table.text("reason", why.as_str());
    }
    table.sources(sources);
    table.0
}

/// Which edit, and of what.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// What stands for the edit.
    pub mark: u64,
    /// The claim.
    pub claim: &'a ClaimId,
    /// The id of what the claim is about.
    pub subject: &'a str,
    /// Its property.
    pub property: Property,
    /// Where it holds.
    pub market: Market,
}

/// What an edit writes.
#[derive(Debug, Clone, Copy)]
pub enum Written<'a> {
    /// A change of a claim.
    Change(&'a Change),
    /// It takes back the edit with this mark, for this reason.
    Undo(u64, Option<&'a str>),
}

/// A table of a file in the making.
struct Table(String);

impl Table {
    fn line(&mut self, key: &str, value: &str) {
        self.0.push_str(&format!("{key} = {value}\n"));
    }

    fn text(&mut self, key: &str, text: &str) {
        self.line(key, &quoted(text));
    }

    fn status(&mut self, status: Status) {
        self.text("status", status.key());
    }

    fn value(&mut self, property: Property, value: &Value) {
        let each = value.each().iter();
        let each: Vec<String> = each.map(|one| quoted(&one.written(property))).collect();
        match each.as_slice() {
            [only] => self.line("value", only),
            several => self.line("value", &format!("[{}]", several.join(", "))),
        }
    }

    fn sources(&mut self, sources: &[Source]) {
        if sources.is_empty() {
            return;
        }
        let each: Vec<String> = sources.iter().map(source).collect();
        self.line("sources", &format!("[{}]", each.join(", ")));
    }
}

fn source(source: &Source) -> String {
    let mut fields = vec![format!("publisher = {}", quoted(source.publisher.as_str()))];
    let mut add = |key: &str, value: Option<String>| {
        fields.extend(value.map(|value| format!("{key} = {}", quoted(&value))));
    };
    add("url", source.url.as_ref().map(ToString::to_string));
    add("date", source.date.map(|date| date.to_string()));
    add("title", source.title.as_ref().map(ToString::to_string));
    let id = |id: &Option<PublisherId>| id.as_ref().map(ToString::to_string);
    add("via", id(&source.via));
    add("quotes", id(&source.quotes));
    add("origin", id(&source.origin));
    format!("{{ {} }}", fields.join(", "))
}

/// A text between quotes, as TOML reads it back.
pub fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
