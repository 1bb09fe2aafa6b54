//! What a button or select does, packed into the id that Discord carries.
//!
//! The server remembers nothing between clicks: the id holds the whole
//! question. Its form is `<version><slot><base64url(binary)>`, ASCII, at most
//! [`MAX_ID`] characters. Subjects appear as their permanent numbers. An id
//! that is old, damaged or forged decodes to an error, never to a panic; it
//! grants nothing, because permissions are never read from it.

mod bytes;
mod criteria;
mod edit;

use bytes::{Reader, Writer};
use data_encoding::BASE64URL_NOPAD;

use super::find::Order;
use super::question::{Asked, Question, Section, SystemTopic, Wanted, WantedClaim};
use crate::domain::{ClaimKey, Market, SubjectNumber};
pub use edit::{DraftId, EditStep};

/// The most characters that Discord lets a `custom_id` have.
pub const MAX_ID: usize = 100;
/// Bytes that fit behind version and slot: four characters carry three bytes.
const MAX_BYTES: usize = (MAX_ID - 2) / 4 * 3;
/// The most characters of free text that an id carries.
pub const MAX_TYPED: usize = 40;
/// The version of this encoding. A change of meaning takes the next letter.
const VERSION: char = 'a';

/// What a control does.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Action {
    /// Shows the answer to this, in the place of the message with the control.
    Show(Asked),
    /// Shows the answer to this to everybody, in a message of its own.
    Share(Asked),
    /// Removes the message with the control.
    Delete,
    /// Does a step of an edit.
    Edit(EditStep),
}

/// What somebody chose in a select; the rest of the state is in its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// A section of a device card.
    Section(Section),
    /// A topic of a system card.
    Topic(SystemTopic),
    /// A market, or every market.
    Market(Option<Market>),
    /// A subject, in place of the one that was typed.
    Subject(SubjectNumber),
    /// A claim.
    Claim(ClaimKey),
    /// In which order the devices that were found are told.
    Order(Order),
}

/// Why an id or a choice means nothing to this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ActionError {
    /// Another version of the program made it.
    #[error("the control is from another version")]
    OtherVersion,
    /// It is damaged or forged.
    #[error("the control cannot be read")]
    Damaged,
}

impl Action {
    /// The id for a control; `slot` keeps the ids of one message apart. Free
    /// text is cut until the id fits, so this cannot fail.
    pub fn encode(&self, slot: u8) -> String {
        let mut typed_limit = MAX_TYPED;
        let bytes = loop {
            let bytes = encode_action(self, typed_limit);
            if bytes.len() <= MAX_BYTES || typed_limit == 0 {
                break bytes;
            }
            typed_limit -= 1;
        };
        let slot = char::from(b'a' + slot % 26);
        format!("{VERSION}{slot}{}", BASE64URL_NOPAD.encode(&bytes))
    }

    /// The action of an id.
    ///
    /// # Errors
    /// When it is from another version, damaged or forged.
    pub fn decode(id: &str) -> Result<Self, ActionError> {
        let mut chars = id.chars();
        if chars.next() != Some(VERSION) {
            return Err(ActionError::OtherVersion);
        }
        chars
            .next()
            .filter(char::is_ascii_lowercase)
            .ok_or(ActionError::Damaged)?;
        if id.len() > MAX_ID {
            return Err(ActionError::Damaged);
        }
        let bytes = BASE64URL_NOPAD
            .decode(chars.as_str().as_bytes())
            .map_err(|_| ActionError::Damaged)?;
        let mut reader = Reader { bytes: &bytes };
        decode_action(&mut reader)
            .filter(|_| reader.bytes.is_empty())
            .ok_or(ActionError::Damaged)
    }

    /// Whether the id of this action holds all of it: free text may be cut.
    pub fn fits(&self) -> bool {
        Self::decode(&self.encode(0)).as_ref() == Ok(self)
    }

    /// The action after somebody chose in a select. A choice that does not fit
    /// the question changes nothing but the page.
    #[must_use]
    pub fn choose(self, choice: Choice) -> Self {
        match self {
            Self::Show(asked) => Self::Show(asked.choose(choice)),
            Self::Share(asked) => Self::Share(asked.choose(choice)),
            other @ (Self::Delete | Self::Edit(_)) => other,
        }
    }
}

impl Asked {
    fn choose(self, choice: Choice) -> Self {
        let mut asked = Self { page: 0, ..self };
        match choice {
            Choice::Market(market) => asked.market = market,
            Choice::Section(chosen) => {
                if let Question::Spec { section, .. } = &mut asked.question {
                    *section = chosen;
                }
            }
            Choice::Topic(chosen) => {
                if let Question::System { topic, .. } = &mut asked.question {
                    *topic = chosen;
                }
            }
            Choice::Subject(number) => asked.question.settle(number),
            Choice::Order(chosen) => {
                if let Question::Find { criteria } = &mut asked.question {
                    criteria.order = chosen;
                }
            }
            Choice::Claim(key) => {
                asked.question = Question::History {
                    claim: WantedClaim::Key(key),
                }
            }
        }
        asked
    }
}

impl Question {
    /// Puts a subject in the place of the first one that is still typed, or,
    /// when none is, in the place of the only one. Where devices were found or
    /// looked up, it turns into the question about the device.
    fn settle(&mut self, number: SubjectNumber) {
        let chosen = Wanted::Number(number);
        match self {
            Self::Spec { device, typed, .. } => {
                *device = chosen;
                *typed = None;
            }
            Self::System { system: wanted, .. }
            | Self::Feed {
                about: Some(wanted),
            }
            | Self::Dossier { about: wanted } => {
                *wanted = chosen;
            }
            Self::Compare { devices, .. } => {
                if let Some(open) = devices
                    .iter_mut()
                    .find(|device| matches!(device, Wanted::Typed(_)))
                {
                    *open = chosen;
                }
            }
            Self::Find { .. } | Self::LookUp { .. } => {
                *self = Self::Spec {
                    device: chosen,
                    section: Section::Overview,
                    typed: None,
                };
            }
            Self::Feed { about: None } | Self::History { .. } | Self::Help { .. } | Self::About => {
            }
        }
    }
}

impl Choice {
    /// The value of a select option, at most 20 characters.
    pub fn encode(self) -> String {
        match self {
            Self::Section(section) => format!("s{}", section as u8),
            Self::Topic(topic) => format!("t{}", topic as u8),
            Self::Market(None) => "m".into(),
            Self::Market(Some(market)) => format!("m{market}"),
            Self::Subject(number) => format!("d{}", number.0),
            Self::Claim(key) => format!("c{:016x}", key.0),
            Self::Order(order) => {
                let place = Order::ALL.iter().position(|(known, _)| *known == order);
                format!("o{}", place.unwrap_or_default())
            }
        }
    }

    /// The choice of a select option's value.
    ///
    /// # Errors
    /// When it is damaged or forged.
    pub fn decode(value: &str) -> Result<Self, ActionError> {
        let parsed = match value.split_at_checked(1) {
            Some(("s", rest)) => rest
                .parse()
                .ok()
                .and_then(|i: usize| Section::ALL.get(i))
                .map(|s| Self::Section(*s)),
            Some(("t", rest)) => rest
                .parse()
                .ok()
                .and_then(|i: usize| SystemTopic::ALL.get(i))
                .map(|t| Self::Topic(*t)),
            Some(("m", "")) => Some(Self::Market(None)),
            Some(("m", rest)) => Market::new(rest)
                .ok()
                .map(|market| Self::Market(Some(market))),
            Some(("d", rest)) => rest
                .parse()
                .ok()
                .map(|number| Self::Subject(SubjectNumber(number))),
            Some(("c", rest)) => u64::from_str_radix(rest, 16)
                .ok()
                .map(|key| Self::Claim(ClaimKey(key))),
            Some(("o", rest)) => rest
                .parse()
                .ok()
                .and_then(|i: usize| Order::ALL.get(i))
                .map(|(order, _)| Self::Order(*order)),
            _ => None,
        };
        parsed.ok_or(ActionError::Damaged)
    }
}

/// Stands in front of what is shared; the least number that is no question's.
const SHARE: u8 = 0x40;
/// Stands for itself.
const DELETE: u8 = 0x41;

fn encode_action(action: &Action, typed_limit: usize) -> Vec<u8> {
    let mut out = Writer {
        bytes: Vec::with_capacity(MAX_BYTES),
        typed_limit,
    };
    let asked = match action {
        Action::Show(asked) | Action::Share(asked) => Some(asked),
        Action::Delete | Action::Edit(_) => None,
    };
    out.number(asked.map_or(0, |asked| u64::from(asked.page)));
    out.market(asked.and_then(|asked| asked.market));
    match action {
        Action::Show(asked) => encode_question(&asked.question, &mut out),
        Action::Share(asked) => {
            out.byte(SHARE);
            encode_question(&asked.question, &mut out);
        }
        Action::Delete => out.byte(DELETE),
        Action::Edit(step) => step.encode(&mut out),
    }
    out.bytes
}

fn encode_question(question: &Question, out: &mut Writer) {
    match question {
        Question::Spec {
            device,
            section,
            typed,
        } => {
            out.byte(0);
            out.wanted(device);
            out.byte(*section as u8);
            out.optional_text(typed.as_deref());
        }
        Question::Compare {
            devices,
            only_differences,
        } => {
            out.byte(1);
            out.byte(u8::from(*only_differences));
            out.number(devices.len() as u64);
            devices.iter().for_each(|device| out.wanted(device));
        }
        Question::System { system, topic } => {
            out.byte(2);
            out.wanted(system);
            out.byte(*topic as u8);
        }
        Question::Feed { about: None } => out.byte(3),
        Question::Feed { about: Some(about) } => {
            out.byte(4);
            out.wanted(about);
        }
        Question::Dossier { about } => {
            out.byte(5);
            out.wanted(about);
        }
        Question::History {
            claim: WantedClaim::Key(key),
        } => {
            out.byte(6);
            out.bytes.extend(key.0.to_be_bytes());
        }
        Question::History {
            claim: WantedClaim::Typed(text),
        } => {
            out.byte(7);
            out.text(text);
        }
        Question::LookUp { text } => {
            out.byte(8);
            out.text(text);
        }
        Question::Help { command } => {
            out.byte(9);
            out.optional_text(command.as_deref());
        }
        Question::About => out.byte(10),
        Question::Find { criteria } => {
            out.byte(11);
            criteria::write(criteria, out);
        }
    }
}

fn decode_action(reader: &mut Reader<'_>) -> Option<Action> {
    let page = u16::try_from(reader.number()?).ok()?;
    let market = reader.market()?;
    let asked = |question| Asked {
        question,
        market,
        page,
    };
    match reader.byte()? {
        DELETE => Some(Action::Delete),
        SHARE => {
            let first = reader.byte()?;
            decode_question(first, reader).map(asked).map(Action::Share)
        }
        first => match EditStep::decode(first, reader) {
            Some(step) => Some(Action::Edit(step)),
            None => decode_question(first, reader).map(asked).map(Action::Show),
        },
    }
}

/// The question that begins with this byte.
fn decode_question(first: u8, reader: &mut Reader<'_>) -> Option<Question> {
    let question = match first {
        0 => Question::Spec {
            device: reader.wanted()?,
            section: *Section::ALL.get(usize::from(reader.byte()?))?,
            typed: reader.optional_text()?,
        },
        1 => {
            let only_differences = reader.byte()? == 1;
            let count = reader.number().filter(|count| *count <= 8)?;
            let devices = (0..count).map(|_| reader.wanted()).collect::<Option<_>>()?;
            Question::Compare {
                devices,
                only_differences,
            }
        }
        2 => Question::System {
            system: reader.wanted()?,
            topic: *SystemTopic::ALL.get(usize::from(reader.byte()?))?,
        },
        3 => Question::Feed { about: None },
        4 => Question::Feed {
            about: Some(reader.wanted()?),
        },
        5 => Question::Dossier {
            about: reader.wanted()?,
        },
        6 => {
            let (key, rest) = reader.bytes.split_first_chunk::<8>()?;
            reader.bytes = rest;
            Question::History {
                claim: WantedClaim::Key(ClaimKey(u64::from_be_bytes(*key))),
            }
        }
        7 => Question::History {
            claim: WantedClaim::Typed(reader.text()?),
        },
        8 => Question::LookUp {
            text: reader.text()?,
        },
        9 => Question::Help {
            command: reader.optional_text()?,
        },
        10 => Question::About,
        11 => Question::Find {
            criteria: criteria::read(reader)?,
        },
        _ => return None,
    };
    Some(question)
}
