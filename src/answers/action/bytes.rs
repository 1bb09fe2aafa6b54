//! The binary form inside an id: how numbers, texts and subjects are written
//! and read back.
//!
//! It knows no question; damaged input reads as `None`, never as a panic.

use crate::answers::question::Wanted;
use crate::domain::{Market, SubjectNumber};

/// Writes the binary form: numbers as LEB128, texts with their length before them.
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
    pub(super) typed_limit: usize,
}

impl Writer {
    pub(super) fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    pub(super) fn number(&mut self, mut number: u64) {
        let low = |number: u64| number.to_le_bytes()[0];
        while number >= 0x80 {
            self.byte(low(number) | 0x80);
            number >>= 7;
        }
        self.byte(low(number));
    }

    pub(super) fn text(&mut self, text: &str) {
        let cut: String = text.chars().take(self.typed_limit).collect();
        self.number(cut.len() as u64);
        self.bytes.extend(cut.as_bytes());
    }

    pub(super) fn optional_text(&mut self, text: Option<&str>) {
        self.byte(u8::from(text.is_some()));
        if let Some(text) = text {
            self.text(text);
        }
    }

    pub(super) fn market(&mut self, market: Option<Market>) {
        let code = market.as_ref().map_or("", Market::code);
        self.number(code.len() as u64);
        self.bytes.extend(code.as_bytes());
    }

    pub(super) fn wanted(&mut self, wanted: &Wanted) {
        match wanted {
            Wanted::Number(number) => {
                self.byte(0);
                self.number(u64::from(number.0));
            }
            Wanted::Typed(text) => {
                self.byte(1);
                self.text(text);
            }
        }
    }
}

/// Reads what [`Writer`] wrote; every method is `None` on damaged input.
pub(super) struct Reader<'a> {
    pub(super) bytes: &'a [u8],
}

impl Reader<'_> {
    pub(super) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    pub(super) fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.number()?).ok()?;
        let (text, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        std::str::from_utf8(text).ok().map(ToOwned::to_owned)
    }

    pub(super) fn optional_text(&mut self) -> Option<Option<String>> {
        match self.byte()? {
            0 => Some(None),
            1 => self.text().map(Some),
            _ => None,
        }
    }

    pub(super) fn market(&mut self) -> Option<Option<Market>> {
        let code = self.text()?;
        if code.is_empty() {
            Some(None)
        } else {
            Market::new(&code).ok().map(Some)
        }
    }

    pub(super) fn wanted(&mut self) -> Option<Wanted> {
        match self.byte()? {
            0 => u32::try_from(self.number()?)
                .ok()
                .map(|number| Wanted::Number(SubjectNumber(number))),
            1 => self.text().map(Wanted::Typed),
            _ => None,
        }
    }
}
