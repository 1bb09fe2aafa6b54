//! What a bot answered, and how a person sees it.

use std::time::Instant;

use serde_json::Value;

/// The first answer to an interaction.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// 4 shows a message, 7 changes the one with the control, 8 completes.
    pub(crate) kind: u64,
    /// The body.
    pub(crate) data: Value,
    /// When it came.
    pub(crate) at: Instant,
}

/// A button that can be pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Button {
    /// What it says.
    pub(crate) label: String,
    /// What it does.
    pub(crate) id: String,
}

/// A menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Menu {
    /// What it asks.
    pub(crate) id: String,
    /// What can be chosen.
    pub(crate) values: Vec<String>,
}

impl Answer {
    /// Whether only the asker sees it.
    pub(crate) fn hidden(&self) -> bool {
        self.data["flags"].as_u64().unwrap_or(0) & 64 != 0
    }

    /// Everything that can be read in it.
    pub(crate) fn text(&self) -> String {
        let embed = &self.data["embeds"][0];
        let parts = [
            &self.data["content"],
            &embed["title"],
            &embed["description"],
            &embed["footer"]["text"],
        ];
        let parts = parts.into_iter().filter_map(Value::as_str);
        parts.collect::<Vec<_>>().join("\n")
    }

    fn controls(&self) -> impl Iterator<Item = &Value> {
        let rows = self.data["components"].as_array().into_iter().flatten();
        rows.flat_map(|row| row["components"].as_array().into_iter().flatten())
    }

    /// Its buttons, without those that cannot be pressed.
    pub(crate) fn buttons(&self) -> Vec<Button> {
        let buttons = self.controls().filter(|control| control["type"] == 2);
        buttons
            .filter(|button| button["disabled"] != true)
            .map(|button| Button {
                label: text(&button["label"]),
                id: text(&button["custom_id"]),
            })
            .collect()
    }

    /// The button that says this.
    pub(crate) fn button(&self, label: &str) -> Option<Button> {
        let mut buttons = self.buttons().into_iter();
        buttons.find(|button| button.label == label)
    }

    /// Its menu.
    pub(crate) fn menu(&self) -> Option<Menu> {
        let menu = self.controls().find(|control| control["type"] == 3)?;
        let options = menu["options"].as_array()?.iter();
        Some(Menu {
            id: text(&menu["custom_id"]),
            values: options.map(|option| text(&option["value"])).collect(),
        })
    }

    /// What it offers for an option: what is read, and what is sent.
    pub(crate) fn choices(&self) -> Vec<(String, String)> {
        let choices = self.data["choices"].as_array().into_iter().flatten();
        choices
            .map(|choice| (text(&choice["name"]), text(&choice["value"])))
            .collect()
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
