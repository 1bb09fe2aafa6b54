//! Edits of the catalog: what may be decided, what comes of it, and how it
//! lies over the data files. Over the real data.

mod apart;
mod desk;
mod edits;
mod export;
mod fold;
mod shown;
mod undo;
