//! From serenity's interaction to ours; pure.
//!
//! It reads who, where and what, and decides nothing. What a person may do
//! comes from the member and the places in the interaction, never from an id
//! that a control carries.

use serenity::all::{
    ActionRowComponent, AuthorizingIntegrationOwner, AuthorizingIntegrationOwners,
    CommandDataOption, CommandDataOptionValue, CommandDataResolved, CommandInteraction,
    CommandType, ComponentInteraction, ComponentInteractionDataKind, GuildId, Interaction, Member,
    Message, MessageFlags, MessageInteractionMetadata, ModalInteraction, Permissions,
    PingInteraction, ResolvedTarget, RoleId, UserId,
};

use super::incoming::{Incoming, InteractionToken, Place, What};
use crate::app::permission::{Member as OurMember, User};
use crate::app::{By, Input};
use crate::commands::{self, Call, Filled, LOOK_UP, RECORD, Refusal, Takes};
use crate::i18n::Locale;

/// The most characters of a message that are looked through; Discord lets
/// nobody write more.
const MAX_MESSAGE: usize = 4000;

/// Why an interaction cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// A kind that this version never asked for.
    #[error("the interaction is of a kind that this version does not know")]
    Kind,
}

/// Reads an interaction.
///
/// # Errors
/// When it is of a kind that this version does not know.
pub fn read(interaction: &Interaction) -> Result<Incoming, Unreadable> {
    match interaction {
        Interaction::Ping(ping) => Ok(read_ping(ping)),
        Interaction::Command(command) => Ok(read_command(command, given(command))),
        Interaction::Autocomplete(command) => Ok(read_command(command, typed(command))),
        Interaction::Component(component) => read_component(component),
        Interaction::Modal(form) => Ok(read_form(form)),
        _ => Err(Unreadable::Kind),
    }
}

fn read_ping(ping: &PingInteraction) -> Incoming {
    Incoming {
        id: ping.id.get(),
        token: InteractionToken::new(ping.token.clone()),
        application: ping.application_id.get(),
        user: 0,
        by: By::Anybody,
        place: Place {
            guild: None,
            may_post: false,
            may_manage: false,
        },
        locale: Locale::default(),
        asker: None,
        on_hidden: false,
        what: What::Ping,
    }
}

fn read_command(command: &CommandInteraction, what: What) -> Incoming {
    let owners = &command.authorizing_integration_owners;
    Incoming {
        id: command.id.get(),
        token: InteractionToken::new(command.token.clone()),
        application: command.application_id.get(),
        user: command.user.id.get(),
        by: by(
            command.user.id,
            command.guild_id,
            command.member.as_deref(),
            owners,
        ),
        place: place(command.guild_id, command.member.as_deref(), owners),
        locale: Locale::from_tag(&command.locale),
        asker: None,
        on_hidden: false,
        what,
    }
}

fn read_component(component: &ComponentInteraction) -> Result<Incoming, Unreadable> {
    let id = component.data.custom_id.clone();
    let input = match &component.data.kind {
        ComponentInteractionDataKind::Button => Input::Press(id),
        ComponentInteractionDataKind::StringSelect { values } => match values.as_slice() {
            [_, _, ..] => Input::ChooseSeveral {
                id,
                values: values.clone(),
            },
            // Without one it is damaged, and an empty value says so.
            one => Input::Choose {
                id,
                value: one.first().cloned().unwrap_or_default(),
            },
        },
        _ => return Err(Unreadable::Kind),
    };
    let message = &component.message;
    let flags = message.flags.unwrap_or_default();
    let owners = &component.authorizing_integration_owners;
    Ok(Incoming {
        id: component.id.get(),
        token: InteractionToken::new(component.token.clone()),
        application: component.application_id.get(),
        user: component.user.id.get(),
        by: by(
            component.user.id,
            component.guild_id,
            component.member.as_ref(),
            owners,
        ),
        place: place(component.guild_id, component.member.as_ref(), owners),
        locale: Locale::from_tag(&component.locale),
        asker: asker(message).map(UserId::get),
        on_hidden: flags.contains(MessageFlags::EPHEMERAL),
        what: What::Ask(input),
    })
}

/// A form does not say for whom the application is installed. It need not: it
/// only changes a draft, which nobody gets where they may not edit.
fn read_form(form: &ModalInteraction) -> Incoming {
    let owners = AuthorizingIntegrationOwners::default();
    let message = form.message.as_deref();
    let flags = message.and_then(|message| message.flags);
    let filled = form.data.components.iter().flat_map(|row| &row.components);
    let fields = filled.filter_map(|component| match component {
        ActionRowComponent::InputText(field) => {
            let text: String = field.value.iter().flat_map(|text| text.chars()).collect();
            let text = text.chars().take(MAX_MESSAGE).collect();
            Some((field.custom_id.clone(), text))
        }
        _ => None,
    });
    Incoming {
        id: form.id.get(),
        token: InteractionToken::new(form.token.clone()),
        application: form.application_id.get(),
        user: form.user.id.get(),
        by: user(form.user.id, form.guild_id, form.member.as_ref()),
        place: place(form.guild_id, form.member.as_ref(), &owners),
        locale: Locale::from_tag(&form.locale),
        asker: message.and_then(asker).map(UserId::get),
        on_hidden: flags.unwrap_or_default().contains(MessageFlags::EPHEMERAL),
        what: What::Ask(Input::Form {
            id: form.data.custom_id.clone(),
            fields: fields.collect(),
        }),
    }
}

/// Who did it. They count as a member of a server only where that server
/// installed the application: where it came along with a user, nobody there
/// agreed to it.
fn by(
    id: UserId,
    guild: Option<GuildId>,
    member: Option<&Member>,
    owners: &AuthorizingIntegrationOwners,
) -> By {
    let installed = |guild: &GuildId| {
        let mut owners = owners.0.iter();
        owners.any(
            |owner| matches!(owner, AuthorizingIntegrationOwner::GuildInstall(by) if *by == Some(*guild)),
        )
    };
    user(id, guild.filter(installed), member)
}

fn user(id: UserId, guild: Option<GuildId>, member: Option<&Member>) -> By {
    let member = guild.zip(member).map(|(guild, member)| OurMember {
        guild: guild.get(),
        roles: member.roles.iter().map(|role| role.get()).collect(),
    });
    By::User(User {
        id: id.get(),
        member,
    })
}

/// Where it happened, and what the person may do there.
fn place(
    guild: Option<GuildId>,
    member: Option<&Member>,
    owners: &AuthorizingIntegrationOwners,
) -> Place {
    let permissions = member
        .and_then(|member| member.permissions)
        .unwrap_or_default();
    let mut owners = owners.0.iter();
    let came_along = owners
        .clone()
        .any(|owner| matches!(owner, AuthorizingIntegrationOwner::UserInstall(_)))
        && !owners.any(|owner| matches!(owner, AuthorizingIntegrationOwner::GuildInstall(_)));
    let in_guild = guild.is_some();
    Place {
        guild: guild.map(GuildId::get),
        may_post: !in_guild || !came_along || permissions.contains(Permissions::USE_EXTERNAL_APPS),
        may_manage: in_guild && permissions.contains(Permissions::MANAGE_MESSAGES),
    }
}

/// Who asked for this message.
fn asker(message: &Message) -> Option<UserId> {
    match message.interaction_metadata.as_deref() {
        Some(MessageInteractionMetadata::Command(command)) => Some(command.user.id),
        Some(MessageInteractionMetadata::Component(component)) => Some(component.user.id),
        Some(MessageInteractionMetadata::ModalSubmit(modal)) => Some(modal.user.id),
        _ => {
            #[expect(deprecated, reason = "messages may come without the newer field")]
            let older = message.interaction.as_deref();
            older.map(|interaction| interaction.user.id)
        }
    }
}

/// What a command asks.
fn given(command: &CommandInteraction) -> What {
    let asked = match command.data.kind {
        CommandType::ChatInput => {
            let (path, options) = path(command);
            let filled: Vec<(&str, Filled<'_>)> = options.iter().map(filled).collect();
            let resolved = &command.data.resolved;
            let call = commands::fill(&path, &filled);
            call.map(|call| Input::Command(with_names(call, resolved)))
        }
        CommandType::Message if command.data.name == LOOK_UP => Ok(Input::LookUp(text(command))),
        CommandType::Message if command.data.name == RECORD => Ok(Input::Record(text(command))),
        _ => Err(Refusal::unknown_command(&command.data.name)),
    };
    asked.map_or_else(What::Refused, What::Ask)
}

/// A call in which a user or role that is mentioned has its name behind it, so
/// that whoever confirms sees who is meant.
fn with_names(mut call: Call, resolved: &CommandDataResolved) -> Call {
    let mut options = call.command.options.iter();
    let option = options.find(|option| option.takes == Takes::Editor);
    let named = option.and_then(|option| {
        let typed = call.text(option.name)?.trim();
        let mention = typed.strip_prefix("<@")?.strip_suffix('>')?;
        let number = |digits: &str| digits.parse::<u64>().ok().filter(|number| *number > 0);
        let name = match mention.strip_prefix('&') {
            Some(role) => resolved
                .roles
                .get(&RoleId::new(number(role)?))?
                .name
                .as_str(),
            None => {
                let id = number(mention.trim_start_matches('!'))?;
                resolved.users.get(&UserId::new(id))?.display_name()
            }
        };
        Some((option.name, format!("{typed} {name}")))
    });
    if let Some((option, named)) = named {
        call.set(option, &named);
    }
    call
}

/// What somebody types into an option.
fn typed(command: &CommandInteraction) -> What {
    let (path, options) = path(command);
    let complete = command.data.autocomplete().and_then(|option| {
        let others = options.iter().filter(|other| other.name != option.name);
        let beside = others.filter_map(|other| {
            let text = other.value.as_str()?;
            Some((other.name.clone(), text.to_owned()))
        });
        Some(Input::Complete {
            takes: commands::takes(&path, option.name)?,
            typed: option.value.to_owned(),
            beside: beside.collect(),
        })
    });
    complete.map_or(What::NoChoices, What::Ask)
}

/// The names of a command down to the one that has options, and these options.
fn path(command: &CommandInteraction) -> (Vec<&str>, &[CommandDataOption]) {
    let mut path = vec![command.data.name.as_str()];
    let mut options = command.data.options.as_slice();
    while let [
        CommandDataOption {
            name,
            value:
                CommandDataOptionValue::SubCommand(below)
                | CommandDataOptionValue::SubCommandGroup(below),
            ..
        },
    ] = options
    {
        path.push(name.as_str());
        options = below.as_slice();
    }
    (path, options)
}

/// What stands in an option. What this version never asks for reads as empty:
/// the command then says what it needs.
fn filled(option: &CommandDataOption) -> (&str, Filled<'_>) {
    let filled = match &option.value {
        CommandDataOptionValue::Boolean(flag) => Filled::Flag(*flag),
        other => Filled::Text(other.as_str().unwrap_or_default()),
    };
    (option.name.as_str(), filled)
}

/// What a message says; of one that only hands others on, what those say.
fn text(command: &CommandInteraction) -> String {
    let Some(ResolvedTarget::Message(message)) = command.data.target() else {
        return String::new();
    };
    let handed_on = message.message_snapshots.iter();
    let texts = std::iter::once(&message.content).chain(handed_on.map(|other| &other.content));
    let texts: Vec<&str> = texts.map(|text| text.as_str()).collect();
    texts.join("\n").trim().chars().take(MAX_MESSAGE).collect()
}
