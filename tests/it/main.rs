//! All tests that look at the program from outside, in one binary.

mod claims;
mod config;
mod data;
mod domain;
mod i18n;
mod load;
