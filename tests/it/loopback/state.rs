//! What the loopback Discord knows.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::http::Method;
use serde_json::Value;

use super::answer::Answer;
use super::gateway::Gateway;
use super::interactions::{Interaction, Kind};
use super::script::{Faults, Route};

/// A request that came.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    /// What it was for.
    pub(crate) route: Route,
    /// Its method.
    pub(crate) method: Method,
    /// Its path, without the version of the interface.
    pub(crate) path: String,
    /// Its body, where that is JSON.
    pub(crate) body: Value,
    /// The status of what it got.
    pub(crate) status: u16,
}

/// A message that a bot posted in a channel.
#[derive(Debug, Clone)]
pub(crate) struct Post {
    /// The channel.
    pub(crate) channel: u64,
    /// Its number.
    pub(crate) id: u64,
    pub(super) nonce: String,
    /// Its body, without what only says how it is sent.
    pub(crate) body: Value,
}

/// An interaction that a bot was or will be told of.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) token: String,
    pub(super) kind: Kind,
    /// When it was written to the socket, for the first time.
    pub(super) at: Option<Instant>,
}

/// Everything that the server and the tests know.
#[derive(Debug)]
pub(crate) struct State {
    pub(super) address: SocketAddr,
    /// What is to go wrong.
    pub(crate) faults: Faults,
    /// Every request, in the order of its end.
    pub(crate) requests: Vec<Seen>,
    /// What was sent against Discord's rules.
    pub(crate) violations: Vec<String>,
    /// The first answer to each interaction, by its id.
    pub(crate) answers: HashMap<u64, Answer>,
    /// What changed or followed an answer later, by the interaction's token.
    pub(crate) later: Vec<(Route, String, Value)>,
    /// What was posted in channels, in order.
    pub(crate) posts: Vec<Post>,
    /// Guilds that the bot is no member of.
    pub(crate) left: Vec<u64>,
    pub(super) told: HashMap<u64, Told>,
    /// How long an interaction that was not answered is known.
    memory: Duration,
    /// The commands of the application, and those of single guilds.
    pub(crate) commands: HashMap<Option<u64>, Vec<Value>>,
    /// The gateway and its sessions.
    pub(crate) gateway: Gateway,
}

impl State {
    pub(super) fn new(address: SocketAddr, heartbeat: Duration, memory: Duration) -> Self {
        Self {
            address,
            faults: Faults::default(),
            requests: Vec::new(),
            violations: Vec::new(),
            answers: HashMap::new(),
            later: Vec::new(),
            posts: Vec::new(),
            left: Vec::new(),
            told: HashMap::new(),
            memory,
            commands: HashMap::new(),
            gateway: Gateway::new(heartbeat),
        }
    }

    /// The requests for a route, in the order of their end.
    pub(crate) fn seen(&self, route: Route) -> Vec<&Seen> {
        self.requests
            .iter()
            .filter(|seen| seen.route == route)
            .collect()
    }

    /// How long an interaction took from the socket to the callback.
    pub(crate) fn latency(&self, id: u64) -> Option<Duration> {
        let sent = self.told.get(&id)?.at?;
        Some(self.answers.get(&id)?.at.duration_since(sent))
    }

    /// The interaction with this id and token, until it is forgotten. The time
    /// counts from when the bot could learn of it: that a test drops the line
    /// meanwhile is no slowness of the bot.
    pub(super) fn known(&self, id: u64, token: &str, now: Instant) -> Option<&Told> {
        let told = self.told.get(&id).filter(|told| told.token == token)?;
        let forgotten = told
            .at
            .is_some_and(|at| now.saturating_duration_since(at) >= self.memory);
        (!forgotten || self.answers.contains_key(&id)).then_some(told)
    }

    pub(super) fn dispatch(&mut self, interaction: &Interaction) {
        let told = Told {
            token: interaction.token.clone(),
            kind: interaction.kind,
            at: None,
        };
        self.told.insert(interaction.id, told);
        self.gateway
            .dispatch("INTERACTION_CREATE", &interaction.body);
    }

    /// What happened, for whoever waited in vain.
    pub(super) fn summary(&self) -> String {
        let last = self.requests.iter().rev().take(12).rev();
        let requests: Vec<String> = last
            .map(|seen| format!("{} {} -> {}", seen.method, seen.path, seen.status))
            .collect();
        format!(
            "{}; violations {:?}; the last requests were {requests:#?}",
            self.gateway.summary(),
            self.violations,
        )
    }
}
