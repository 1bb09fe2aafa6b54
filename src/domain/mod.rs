//! The words of the project as types: subjects, markets, properties, values,
//! dates, statuses, sources, claims, and what is computed from them.
//!
//! Pure: no input or output, no clock, no async, no other layer. Everything
//! above uses exactly these types.

pub mod amount;
pub mod claim;
pub mod date;
pub mod gate;
pub mod knowledge;
pub mod level;
pub mod market;
pub mod property;
pub mod source;
pub mod spelling;
pub mod stage;
pub mod status;
pub mod subject;
pub mod text;
pub mod track_record;
pub mod value;

pub use amount::{Amount, Quantity};
pub use claim::{
    ActorId, Author, Change, ChangeKind, Claim, ClaimId, ClaimKey, ClaimName, ClaimState, Edit,
    EditId, IdOf,
};
pub use date::{DateSpan, PartialDate, Season, YearPart};
pub use knowledge::{Knowledge, knowledge};
pub use level::Level;
pub use market::{Market, MarketTree};
pub use property::{Property, Unit, ValueType};
pub use source::{Address, Precedence, Publisher, PublisherId, Publishers, Source, SourceKind};
pub use spelling::{is_near, nearest};
pub use stage::{Milestones, Stage, StageKind};
pub use status::Status;
pub use subject::{DeviceKind, SubjectId, SubjectKind, SubjectNumber};
pub use text::{MAX_TEXT, Text};
pub use track_record::{TrackRecord, track_records};
pub use value::{OsVersion, Value};
