//! A Discord on this machine, for tests: a gateway and the part of the REST
//! interface that a bot uses, on 127.0.0.1, with a control interface for tests.
//!
//! It checks what it is sent as Discord does: the token, the limits of every
//! body, which callback fits which interaction, and that a rate limit is kept.
//! What breaks a rule is refused as Discord refuses it, and remembered; when a
//! [`Loopback`] ends, it fails the test that caused it.
//!
//! Everything that a test waits for is awaited on one condition variable, with
//! a generous limit; nothing here waits for a fixed time.
//!
//! Shapes and limits are those of Discord's documentation of the interface's
//! version 10 (<https://discord.com/developers/docs>) and of its published
//! schema (<https://github.com/discord/discord-api-spec>).

pub(crate) mod answer;
mod gateway;
pub(crate) mod interactions;
#[cfg(test)]
mod itself;
pub(crate) mod limits;
mod registration;
mod rest;
pub(crate) mod script;
pub(crate) mod state;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::routing::get;
use axum::serve::ListenerExt as _;
use serde_json::Value;
use tokio::runtime::Runtime;

use answer::Answer;
use gateway::Order;
use interactions::Interaction;
use script::{How, Opening, Route};
pub(crate) use state::State;

/// The token that bots give here. It must never be seen in a log.
pub(crate) const TOKEN: &str = "MTEwMDAwMDAwMDAwMDAwMDAwMA.canary.specdex-canary-token";
/// The application that the token belongs to.
pub(crate) const APPLICATION: u64 = 1_100_000_000_000_000_000;
/// How long Discord knows an interaction that was not answered.
pub(crate) const MEMORY: Duration = Duration::from_secs(3);
/// How long anything is awaited, also on a slow and busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// What the server and the test share.
#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // A panic of one test thread says nothing about the state.
        self.state
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Changes the state, and wakes whoever waits for it.
    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let result = change(&mut self.lock());
        self.changed.notify_all();
        result
    }
}

/// The server; it ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Loopback {
    shared: Arc<Shared>,
    address: SocketAddr,
    runtime: Option<Runtime>,
}

impl Loopback {
    /// A Discord whose heartbeats are minutes apart, as the real one's nearly are.
    pub(crate) fn start() -> Self {
        Self::with_heartbeat(Duration::from_secs(40))
    }

    /// A Discord that asks for a heartbeat this often.
    pub(crate) fn with_heartbeat(interval: Duration) -> Self {
        Self::with(interval, MEMORY)
    }

    /// A Discord that forgets an interaction only after this long: at once, or
    /// never where a thousand are asked of a program that is not optimized.
    pub(crate) fn with_memory(memory: Duration) -> Self {
        Self::with(Duration::from_secs(40), memory)
    }

    fn with(heartbeat: Duration, memory: Duration) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        let listener = runtime
            .block_on(tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
            .unwrap();
        let address = listener.local_addr().unwrap();
        // Otherwise small messages wait for the other side to acknowledge the last
        // one, for up to 40 ms.
        let listener = listener.tap_io(|stream| stream.set_nodelay(true).unwrap());
        let shared = Arc::new(Shared {
            state: Mutex::new(State::new(address, heartbeat, memory)),
            changed: Condvar::new(),
        });
        runtime.spawn(axum::serve(listener, router(&shared)).into_future());
        Self {
            shared,
            address,
            runtime: Some(runtime),
        }
    }

    /// The address to give as the base of the interface.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Waits until the state has what is looked for.
    pub(crate) fn wait<T>(&self, what: &str, mut look: impl FnMut(&mut State) -> Option<T>) -> T {
        match self.wait_for(PATIENCE, &mut look) {
            Some(found) => found,
            None => panic!(
                "waited in vain for {what}; {}",
                self.shared.lock().summary()
            ),
        }
    }

    /// The same with a limit, which is not a failure.
    pub(crate) fn wait_for<T>(
        &self,
        limit: Duration,
        mut look: impl FnMut(&mut State) -> Option<T>,
    ) -> Option<T> {
        let end = Instant::now() + limit;
        let mut state = self.shared.lock();
        loop {
            if let Some(found) = look(&mut state) {
                return Some(found);
            }
            let left = end.checked_duration_since(Instant::now())?;
            state = match self.shared.changed.wait_timeout(state, left) {
                Ok((state, _)) => state,
                Err(poisoned) => poisoned.into_inner().0,
            };
        }
    }

    /// What the state has now.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&mut State) -> T) -> T {
        look(&mut self.shared.lock())
    }

    /// Lets a route misbehave, this many times.
    pub(crate) fn script(&self, route: Route, times: usize, how: How) {
        self.shared
            .change(|state| state.faults.add(route, times, how));
    }

    /// Lets every route behave again.
    pub(crate) fn heal(&self) {
        self.shared.change(|state| state.faults.clear());
    }

    /// How the next connections to the gateway begin, in this order.
    pub(crate) fn openings(&self, openings: impl IntoIterator<Item = Opening>) {
        self.shared
            .change(|state| state.gateway.openings.extend(openings));
    }

    /// Waits until the bot has a session that is connected.
    pub(crate) fn online(&self) {
        self.wait("a connected session", |state| {
            state.gateway.connected().then_some(())
        });
    }

    /// Lets a person do something; the session learns of it, now or when it resumes.
    pub(crate) fn send(&self, interaction: &Interaction) {
        self.wait("a session", |state| {
            state.gateway.has_session().then_some(())
        });
        self.shared.change(|state| state.dispatch(interaction));
    }

    /// Lets a person do something, and waits for the answer.
    pub(crate) fn ask(&self, interaction: &Interaction) -> Answer {
        self.send(interaction);
        self.answer(interaction)
    }

    /// Waits for the answer to what a person did.
    pub(crate) fn answer(&self, interaction: &Interaction) -> Answer {
        self.wait(&format!("the answer to {}", interaction.body), |state| {
            state.answers.get(&interaction.id).cloned()
        })
    }

    /// Sends a payload of the gateway as it is.
    pub(crate) fn payload(&self, payload: Value) {
        self.order(Order::Send(payload));
    }

    /// Asks the bot to connect anew and resume.
    pub(crate) fn reconnect(&self) {
        self.order(Order::Send(serde_json::json!({ "op": 7, "d": null })));
    }

    /// Ends the session, or only its connection if it is resumable.
    pub(crate) fn invalidate(&self, resumable: bool) {
        self.order(match resumable {
            true => Order::Send(gateway::invalid_session(true)),
            false => Order::End,
        });
    }

    /// Cuts the connection without a word.
    pub(crate) fn drop_socket(&self) {
        self.order(Order::Drop);
    }

    /// Closes the connection with a code.
    pub(crate) fn close(&self, code: u16) {
        self.order(Order::Close(code));
    }

    /// Keeps the connection open, and does nothing on it any more.
    pub(crate) fn zombie(&self) {
        self.order(Order::Zombie);
    }

    fn order(&self, order: Order) {
        self.online();
        self.shared.change(|state| state.gateway.order(order));
    }

    /// What was sent against the rules so far; the test expected it.
    pub(crate) fn take_violations(&self) -> Vec<String> {
        self.look(|state| std::mem::take(&mut state.violations))
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
        let violations = self.take_violations();
        if !std::thread::panicking() {
            assert!(
                violations.is_empty(),
                "against Discord's rules: {violations:#?}"
            );
        }
    }
}

fn router(shared: &Arc<Shared>) -> Router {
    let gateway = Arc::clone(shared);
    let rest = Arc::clone(shared);
    Router::new()
        .route(
            "/socket",
            get(move |upgrade: WebSocketUpgrade| gateway::connect(upgrade, Arc::clone(&gateway))),
        )
        .fallback(move |request| rest::serve(request, Arc::clone(&rest)))
}
