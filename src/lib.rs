//! Specdex: answers about devices and their systems, with sources.
pub mod answers;
pub mod catalog;
pub mod domain;
pub mod search;
pub mod views;
