//! All tests that look at the program from outside, in one binary.

mod actions;
mod claims;
mod commands;
mod config;
mod data;
mod domain;
mod help;
mod i18n;
mod layers;
mod load;
mod rumors;
