//! Whether the log is what was written: `specdex fsck`.

use std::collections::BTreeMap;

use sqlx::SqliteConnection;

use super::chain::{self, Link};
use super::read::{self, EventRow, Texts};
use super::{Store, StoreError, append};

/// How many events are held in memory at once.
const PAGE: i64 = 1000;

/// What a check looked at, and what it found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// How many events there are.
    pub events: u64,
    /// How many texts are there.
    pub texts: u64,
    /// How many texts were erased, because somebody was forgotten.
    pub erased: u64,
    /// The hash of the last event. Who keeps it elsewhere can tell whether the
    /// whole log was replaced.
    pub hash: String,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// Something in the store that was not written by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The file itself is damaged; holds what SQLite says.
    Damaged(String),
    /// Events are missing between these two; 0 is the beginning.
    Gap(u64, u64),
    /// This event, or the one before it, was changed.
    Changed(u64),
    /// The text in this slot of this event was changed.
    TextChanged(u64, String),
    /// The body of this event cannot be read.
    Unreadable(u64),
    /// The log ends elsewhere than was noted: first as noted, then as found.
    End(u64, u64),
}

impl Store {
    /// Reads everything and holds it against its hashes: the sequence, the
    /// chain, every text that was not erased, the noted end, and the file.
    ///
    /// # Errors
    /// When the store cannot be read at all.
    pub async fn fsck(&self) -> Result<Checked, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let mut findings = damage(&mut connection).await?;
        // One transaction: the end that was noted is that of what is read.
        let mut transaction = sqlx::Connection::begin(&mut *connection).await?;
        let (noted, noted_hash) = append::head(&mut transaction).await?;
        let mut walk = Walk::new();
        loop {
            let rows = read::rows(&mut transaction, walk.last, i64::MAX, PAGE).await?;
            let Some(newest) = rows.last() else { break };
            let mut texts = read::texts(&mut transaction, walk.last, newest.seq).await?;
            for row in &rows {
                walk.step(row, &mut texts);
            }
        }
        transaction.rollback().await?;
        findings.append(&mut walk.findings);
        if noted != walk.last || noted_hash != walk.hash {
            findings.push(Finding::End(
                noted.cast_unsigned(),
                walk.last.cast_unsigned(),
            ));
        }
        Ok(Checked {
            events: walk.events,
            texts: walk.texts,
            erased: walk.erased,
            hash: walk.hash,
            findings,
        })
    }
}

/// What SQLite says about the file.
async fn damage(connection: &mut SqliteConnection) -> Result<Vec<Finding>, StoreError> {
    let lines: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check(20)")
        .fetch_all(&mut *connection)
        .await?;
    let broken_links = sqlx::query("PRAGMA foreign_key_check")
        .fetch_all(connection)
        .await?
        .len();
    let mut found: Vec<Finding> = lines
        .into_iter()
        .filter(|line| line != "ok")
        .map(Finding::Damaged)
        .collect();
    if broken_links > 0 {
        found.push(Finding::Damaged(format!(
            "rows that belong to no event: {broken_links}"
        )));
    }
    Ok(found)
}

/// A walk along the chain.
struct Walk {
    last: i64,
    hash: String,
    events: u64,
    texts: u64,
    erased: u64,
    findings: Vec<Finding>,
}

impl Walk {
    fn new() -> Self {
        Self {
            last: 0,
            hash: chain::NOTHING.to_owned(),
            events: 0,
            texts: 0,
            erased: 0,
            findings: Vec::new(),
        }
    }

    fn step(&mut self, row: &EventRow, texts: &mut Texts) {
        let seq = row.seq.cast_unsigned();
        let link = Link {
            before: &self.hash,
            seq: row.seq,
            append_key: &row.append_key,
            place: row.place,
            at_ms: row.at_ms,
            actor: row.actor,
            kind: &row.kind,
            version: row.version,
            body: &row.body,
            texts: &row.texts,
        };
        if row.seq != self.last + 1 {
            // The hash before is missing too, so this one cannot be judged.
            let last = self.last.cast_unsigned();
            self.findings.push(Finding::Gap(last, seq));
        } else if link.hash() != row.hash {
            self.findings.push(Finding::Changed(seq));
        }
        let body = serde_json::from_str::<serde_json::Value>(&row.body);
        let slots = serde_json::from_str::<BTreeMap<String, String>>(&row.texts);
        if body.is_err() || slots.is_err() || u16::try_from(row.version).is_err() {
            self.findings.push(Finding::Unreadable(seq));
        }
        for (slot, hash) in slots.unwrap_or_default() {
            match texts.remove(&(row.seq, slot.clone())) {
                None => self.erased += 1,
                Some((salt, text)) => {
                    self.texts += 1;
                    if chain::text_hash(&salt, &text) != hash {
                        self.findings.push(Finding::TextChanged(seq, slot));
                    }
                }
            }
        }
        self.last = row.seq;
        self.hash.clone_from(&row.hash);
        self.events += 1;
    }
}
