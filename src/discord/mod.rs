//! The Discord shell: a gateway connection, and answers to interactions.
//!
//! The only module that names serenity. It may use `app`, the settings, the
//! clock and the logs, and what they are made of; it decides no answer. Two
//! arrows hold it together: `request` reads what arrives into our own types,
//! `reply` decides what is sent and to whom; both are pure. `send` is the only
//! one that writes to Discord.

pub mod incoming;
pub mod limits;
pub mod reply;
pub mod request;
