//! The real program, run against the loopback Discord.
//!
//! Whatever a test here looks at, the loopback also holds every body against
//! Discord's limits, and [`bot::Bot`] holds the whole log against secrets.

mod bot;
mod commands;
mod controls;
mod edits;
mod outages;
mod places;
mod registration;
mod secrets;
mod settings;
mod stopping;
