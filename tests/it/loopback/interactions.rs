//! What people do, as Discord tells it to a bot.

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use super::APPLICATION;
use super::answer::Answer;

/// The guild that everything happens in.
pub(crate) const GUILD: u64 = 1_200_000_000_000_000_000;
const CHANNEL: u64 = 1_200_000_000_000_000_001;
const COMMAND: u64 = 1_200_000_000_000_000_002;

const MANAGE_MESSAGES: u64 = 1 << 13;
const USE_EXTERNAL_APPS: u64 = 1 << 50;
/// See the channel, send, embed links, read the history, use commands.
const ORDINARY: u64 = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 16 | 1 << 31;

/// Ids grow, as snowflakes do.
static NEXT: AtomicU64 = AtomicU64::new(1_300_000_000_000_000_000);

fn next() -> u64 {
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Somebody with an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Person(pub(crate) u64);

/// Who asks, where nobody else is named.
pub(crate) const ASKER: Person = Person(1_400_000_000_000_000_000);
/// Somebody else.
pub(crate) const OTHER: Person = Person(1_400_000_000_000_000_001);

impl Person {
    /// The person as a user.
    pub(crate) fn user(self) -> Value {
        json!({
            "id": self.0.to_string(),
            "username": format!("person{}", self.0 % 1000),
            "discriminator": "0",
            "global_name": null,
            "avatar": null,
            "avatar_decoration_data": null,
            "collectibles": null,
            "clan": null,
            "primary_guild": null,
            "public_flags": 0,
        })
    }
}

/// What a person did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Command,
    Component,
    Complete,
    /// Sent a form.
    Form,
    /// Something that Discord invents one day.
    Unknown,
}

/// Where it happens, and for whom the application is installed there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a server that installed it.
    Guild,
    /// In a server that did not; the person did.
    ForeignGuild {
        /// Whether messages of such applications may be seen by others there.
        external_apps: bool,
    },
    /// Between the person and the bot.
    Direct,
    /// Between people, of whom one installed it.
    Private,
}

/// Something that a person did.
#[derive(Debug, Clone)]
pub(crate) struct Interaction {
    pub(crate) id: u64,
    pub(crate) token: String,
    pub(crate) kind: Kind,
    pub(crate) body: Value,
    by: Person,
    place: Place,
    moderator: bool,
    roles: Vec<u64>,
    guild: u64,
    /// Of a form: what opened it.
    opened_by: Value,
}

impl Shown {
    /// A message that the bot posted by itself.
    pub(crate) fn posted(id: u64, body: &Value) -> Self {
        let message = message(id, &super::rest::bot_user(), body);
        let place = Place::Guild;
        Self { message, place }
    }
}

/// A message with controls, as it stands in a channel.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    message: Value,
    place: Place,
}

/// A value of an option.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Given {
    Text(String),
    Flag(bool),
}

impl From<&str> for Given {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<bool> for Given {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl Interaction {
    fn new(kind: Kind, number: u64, data: &Value) -> Self {
        let id = next();
        let token = token_of(id);
        let body = json!({
            "id": id.to_string(),
            "application_id": APPLICATION.to_string(),
            "type": number,
            "token": token,
            "version": 1,
            "data": data,
            "locale": "en-US",
            "entitlements": [],
            "entitlement_sku_ids": [],
            "attachment_size_limit": 10_485_760,
        });
        let new = Self {
            id,
            token,
            kind,
            body,
            by: ASKER,
            place: Place::Guild,
            moderator: false,
            roles: Vec::new(),
            guild: GUILD,
            opened_by: Value::Null,
        };
        new.placed()
    }

    /// Gives the command with this full name, such as `os info`.
    pub(crate) fn command(name: &str, options: &[(&str, Given)]) -> Self {
        let options = options.iter().map(|(name, given)| option(name, given));
        let options = options.collect();
        Self::new(Kind::Command, 2, &command_data(name, options))
    }

    /// Types into an option of a command.
    pub(crate) fn complete(name: &str, before: &[(&str, Given)], at: &str, typed: &str) -> Self {
        let before = before.iter().map(|(name, given)| option(name, given));
        let mut options: Vec<Value> = before.collect();
        options.push(json!({ "type": 3, "name": at, "value": typed, "focused": true }));
        Self::new(Kind::Complete, 4, &command_data(name, options))
    }

    /// Uses the command on a message with this text.
    pub(crate) fn on_message(name: &str, text: &str) -> Self {
        let target = next();
        let mut written = message(target, &OTHER.user(), &Value::Null);
        written["content"] = text.into();
        let data = json!({
            "id": COMMAND.to_string(),
            "name": name,
            "type": 3,
            "target_id": target.to_string(),
            "resolved": { "messages": { target.to_string(): written } },
        });
        Self::new(Kind::Command, 2, &data)
    }

    /// Presses a button.
    pub(crate) fn press(shown: &Shown, id: &str) -> Self {
        let data = json!({ "component_type": 2, "custom_id": id });
        Self::on(shown, &data)
    }

    /// Chooses from a menu.
    pub(crate) fn choose(shown: &Shown, id: &str, value: &str) -> Self {
        let data = json!({ "component_type": 3, "custom_id": id, "values": [value] });
        Self::on(shown, &data)
    }

    /// Chooses several options of a menu.
    pub(crate) fn choose_several(shown: &Shown, id: &str, values: &[&str]) -> Self {
        let data = json!({ "component_type": 3, "custom_id": id, "values": values });
        Self::on(shown, &data)
    }

    /// Fills in the form that an answer opened, over what stands in it; `from`
    /// is what was done to open it.
    pub(crate) fn fill(from: &Self, answer: &Answer, filled: &[(&str, &str)]) -> Self {
        let mut rows = answer.data["components"].clone();
        for row in rows.as_array_mut().into_iter().flatten() {
            let input = &mut row["components"][0];
            let name = input["custom_id"].as_str().unwrap_or_default().to_owned();
            let typed = filled.iter().find(|(known, _)| *known == name);
            let stands = input["value"].as_str().unwrap_or_default();
            let value = typed.map_or(stands, |(_, text)| text).to_owned();
            *input = json!({ "type": 4, "custom_id": name, "id": 2, "value": value });
        }
        let data = json!({ "custom_id": answer.data["custom_id"], "components": rows });
        let mut new = Self::new(Kind::Form, 5, &data);
        if from.kind == Kind::Component {
            new.body["message"] = from.body["message"].clone();
        }
        new.opened_by = from.metadata();
        new.roles = from.roles.clone();
        new.guild = from.guild;
        new.by = from.by;
        new.at(from.place)
    }

    fn on(shown: &Shown, data: &Value) -> Self {
        let mut new = Self::new(Kind::Component, 3, data);
        new.body["message"] = shown.message.clone();
        new.at(shown.place)
    }

    /// Does what no version of this program knows.
    pub(crate) fn unknown() -> Self {
        Self::new(Kind::Unknown, 99, &json!({}))
    }

    /// The same once more, which is another interaction.
    pub(crate) fn again(&self) -> Self {
        let mut again = self.clone();
        again.id = next();
        again.token = token_of(again.id);
        again.body["id"] = again.id.to_string().into();
        again.body["token"] = again.token.clone().into();
        again
    }

    /// Done by this person.
    pub(crate) fn by(mut self, person: Person) -> Self {
        self.by = person;
        self.placed()
    }

    /// Who does it.
    pub(crate) fn person(&self) -> Person {
        self.by
    }

    /// Done there.
    pub(crate) fn at(mut self, place: Place) -> Self {
        self.place = place;
        self.placed()
    }

    /// Done by somebody who may manage messages.
    pub(crate) fn by_moderator(mut self) -> Self {
        self.moderator = true;
        self.placed()
    }

    /// Done by somebody with these roles.
    pub(crate) fn with_roles(mut self, roles: &[u64]) -> Self {
        self.roles = roles.to_vec();
        self.placed()
    }

    /// Done in another server.
    pub(crate) fn in_guild(mut self, guild: u64) -> Self {
        self.guild = guild;
        self.placed()
    }

    /// Done with this language.
    pub(crate) fn in_locale(mut self, locale: &str) -> Self {
        self.body["locale"] = locale.into();
        self
    }

    /// Who and where, in the fields that Discord has for it.
    fn placed(mut self) -> Self {
        let in_guild = matches!(self.place, Place::Guild | Place::ForeignGuild { .. });
        let mut permissions = ORDINARY;
        if self.place
            != (Place::ForeignGuild {
                external_apps: false,
            })
        {
            permissions |= USE_EXTERNAL_APPS;
        }
        let app_permissions = permissions;
        if self.moderator {
            permissions |= MANAGE_MESSAGES;
        }
        let (context, channel) = match self.place {
            Place::Guild | Place::ForeignGuild { .. } => (0, 0),
            Place::Direct => (1, 1),
            Place::Private => (2, 3),
        };
        let owner = self.by.0.to_string();
        let owners = match self.place {
            Place::Guild => json!({ "0": self.guild.to_string() }),
            Place::ForeignGuild { .. } | Place::Private => json!({ "1": owner }),
            Place::Direct => json!({ "0": "0", "1": owner }),
        };
        let body = &mut self.body;
        body["context"] = context.into();
        body["authorizing_integration_owners"] = owners;
        body["app_permissions"] = app_permissions.to_string().into();
        body["channel_id"] = CHANNEL.to_string().into();
        body["channel"] = json!({
            "id": CHANNEL.to_string(),
            "type": channel,
            "name": "phones",
            "permissions": permissions.to_string(),
        });
        if let Some(fields) = body.as_object_mut() {
            for gone in ["user", "member", "guild_id", "guild", "guild_locale"] {
                fields.remove(gone);
            }
        }
        if in_guild {
            body["guild_id"] = self.guild.to_string().into();
            body["guild_locale"] = "en-US".into();
            body["guild"] =
                json!({ "id": self.guild.to_string(), "locale": "en-US", "features": [] });
            body["member"] = member(self.by, permissions);
            let roles = self.roles.iter().map(u64::to_string);
            body["member"]["roles"] = roles.collect::<Vec<_>>().into();
        } else {
            body["user"] = self.by.user();
        }
        self
    }

    /// The message that its answer became.
    pub(crate) fn shows(&self, answer: &Answer) -> Shown {
        let mut shown = match answer.kind {
            7 => self.body["message"].clone(),
            _ => message(next(), &super::rest::bot_user(), &Value::Null),
        };
        for field in ["embeds", "components"] {
            if answer.data[field].is_array() {
                shown[field] = answer.data[field].clone();
            }
        }
        if answer.kind != 7 {
            let flags = answer.data["flags"].as_u64().unwrap_or(0);
            shown["flags"] = flags.into();
            shown["application_id"] = APPLICATION.to_string().into();
            shown["webhook_id"] = APPLICATION.to_string().into();
            shown["type"] = 20.into();
            shown["interaction_metadata"] = self.metadata();
        }
        Shown {
            message: shown,
            place: self.place,
        }
    }

    fn metadata(&self) -> Value {
        let mut metadata = json!({
            "id": self.id.to_string(),
            "type": self.body["type"],
            "user": self.by.user(),
            "authorizing_integration_owners": self.body["authorizing_integration_owners"],
        });
        if self.kind == Kind::Form {
            metadata["triggering_interaction_metadata"] = self.opened_by.clone();
        } else if self.kind == Kind::Component {
            metadata["interacted_message_id"] = self.body["message"]["id"].clone();
        } else {
            metadata["name"] = self.body["data"]["name"].clone();
        }
        metadata
    }
}

fn token_of(id: u64) -> String {
    format!("canary-interaction-token-{id}")
}

/// Data of a command; what stands behind a group's name is a sub-command.
fn command_data(name: &str, options: Vec<Value>) -> Value {
    let (name, options) = match name.split_once(' ') {
        None => (name, options),
        Some((group, name)) => (
            group,
            vec![json!({ "type": 1, "name": name, "options": options })],
        ),
    };
    json!({ "id": COMMAND.to_string(), "name": name, "type": 1, "options": options })
}

fn option(name: &str, given: &Given) -> Value {
    match given {
        Given::Text(text) => json!({ "type": 3, "name": name, "value": text }),
        Given::Flag(flag) => json!({ "type": 5, "name": name, "value": flag }),
    }
}

fn member(person: Person, permissions: u64) -> Value {
    json!({
        "user": person.user(),
        "nick": null,
        "avatar": null,
        "banner": null,
        "roles": [],
        "joined_at": "2021-06-30T10:00:00.000000+00:00",
        "premium_since": null,
        "deaf": false,
        "mute": false,
        "flags": 0,
        "pending": false,
        "permissions": permissions.to_string(),
        "communication_disabled_until": null,
        "unusual_dm_activity_until": null,
    })
}

/// A message with the embeds and controls of a body.
pub(super) fn message(id: u64, author: &Value, body: &Value) -> Value {
    let list = |name: &str| match &body[name] {
        Value::Array(list) => Value::Array(list.clone()),
        _ => json!([]),
    };
    json!({
        "id": id.to_string(),
        "channel_id": CHANNEL.to_string(),
        "author": author,
        "content": "",
        "timestamp": "2026-11-28T10:00:00.000000+00:00",
        "edited_timestamp": null,
        "tts": false,
        "mention_everyone": false,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": list("embeds"),
        "components": list("components"),
        "pinned": false,
        "flags": 0,
        "type": 0,
    })
}
