//! All tests that look at the program from outside, in one binary.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, also in the functions that it calls"
)]

mod actions;
mod cards;
mod chat;
mod claims;
mod cli;
mod commands;
mod compare;
mod config;
mod coverage;
mod data;
mod discord;
#[cfg(feature = "discord")]
mod discord_failure;
#[cfg(feature = "discord")]
mod discord_hanging;
#[cfg(feature = "discord")]
mod discord_kept;
#[cfg(feature = "discord")]
mod discord_limits;
#[cfg(feature = "discord")]
mod discord_live;
#[cfg(feature = "discord")]
mod discord_pulse;
#[cfg(feature = "discord")]
mod discord_register;
#[cfg(feature = "discord")]
mod discord_reply;
#[cfg(feature = "discord")]
mod discord_request;
#[cfg(feature = "discord")]
mod discord_send;
mod documents;
mod domain;
mod edits;
mod edits_flow;
mod find;
mod help;
mod hostile;
mod i18n;
mod import;
mod importers;
mod layers;
mod little_known;
mod live;
mod load;
mod long_tail;
mod look_up;
#[cfg(feature = "discord")]
mod loopback;
mod mend;
mod messages;
mod moderation;
mod new_device;
mod permission;
mod rumors;
mod schema;
mod search;
mod shipped;
mod spec;
mod store;
mod support;
mod system;
mod terminal;
mod unresolved;
