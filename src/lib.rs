//! Specdex: answers about devices and their systems, with sources.
//!
//! The layers and the arrows between them stand in `ARCHITECTURE.md`;
//! `tests/it/layers.rs` holds them.

pub mod answers;
pub mod app;
pub mod catalog;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
#[cfg(feature = "discord")]
pub mod discord;
pub mod domain;
pub mod i18n;
pub mod importers;
pub mod moderation;
pub mod search;
pub mod store;
pub mod telemetry;
pub mod views;
