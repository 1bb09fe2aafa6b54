//! Settings: the file, the environment, the defaults. The only place that
//! reads the environment.
