//! Logs: where they go and which are on. Used by the shells only.
