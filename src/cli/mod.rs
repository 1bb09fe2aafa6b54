//! The command line and the terminal bot: a shell over `app`.
