//! The gateway of the loopback Discord: sessions that outlive their connections.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::sync::mpsc::{self, UnboundedSender};

use super::script::Opening;
use super::{APPLICATION, Shared, TOKEN};

/// What a test tells a connection to do.
#[derive(Debug)]
pub(super) enum Order {
    Send(Value),
    /// Say that the session is over.
    End,
    Drop,
    Close(u16),
    Zombie,
}

/// All sessions, and what happened so far.
#[derive(Debug)]
pub(crate) struct Gateway {
    heartbeat: Duration,
    /// How the next connections begin.
    pub(crate) openings: VecDeque<Opening>,
    sessions: HashMap<String, Session>,
    current: Option<String>,
    /// How many connections there were.
    pub(crate) connections: usize,
    /// The data of every identification with the right token.
    pub(crate) identified: Vec<Value>,
    /// How many sessions were resumed.
    pub(crate) resumed: usize,
    /// How many heartbeats came.
    pub(crate) heartbeats: usize,
    /// The code that each connection was closed with from the other side;
    /// nothing where it just ended.
    pub(crate) goodbyes: Vec<Option<u16>>,
}

/// What is known of a bot between its connections.
#[derive(Debug, Default)]
struct Session {
    /// Every event; its sequence number is its place, from one.
    events: Vec<Value>,
    connection: Option<UnboundedSender<Order>>,
}

impl Session {
    fn push(&mut self, name: &str, data: &Value) {
        let event = json!({ "op": 0, "s": self.events.len() + 1, "t": name, "d": data });
        self.events.push(event.clone());
        if let Some(connection) = &self.connection {
            // A connection that ended a moment ago; the event waits for the next.
            let _ = connection.send(Order::Send(event));
        }
    }
}

impl Gateway {
    pub(super) fn new(heartbeat: Duration) -> Self {
        Self {
            heartbeat,
            openings: VecDeque::new(),
            sessions: HashMap::new(),
            current: None,
            connections: 0,
            identified: Vec::new(),
            resumed: 0,
            heartbeats: 0,
            goodbyes: Vec::new(),
        }
    }

    fn session(&mut self) -> Option<&mut Session> {
        self.sessions.get_mut(self.current.as_ref()?)
    }

    pub(super) fn has_session(&self) -> bool {
        self.current.is_some()
    }

    /// Whether a session is connected.
    pub(crate) fn connected(&self) -> bool {
        let current = self.current.as_ref();
        let session = current.and_then(|id| self.sessions.get(id));
        session.is_some_and(|session| session.connection.is_some())
    }

    /// Ends the session, which cannot be resumed; its connection is still there.
    fn forget_session(&mut self) -> Option<UnboundedSender<Order>> {
        let session = self.sessions.remove(&self.current.take()?)?;
        session.connection
    }

    /// Tells the connection of the session what to do.
    pub(super) fn order(&mut self, order: Order) {
        let connection = match order {
            Order::End | Order::Close(4007 | 4009) => self.forget_session(),
            Order::Drop | Order::Close(_) => {
                self.session().and_then(|session| session.connection.take())
            }
            Order::Send(_) | Order::Zombie => self
                .session()
                .and_then(|session| session.connection.clone()),
        };
        if let Some(connection) = connection {
            // Where it ended a moment ago, there is nothing to be done.
            let _ = connection.send(order);
        }
    }

    pub(super) fn dispatch(&mut self, name: &str, data: &Value) {
        if let Some(session) = self.session() {
            session.push(name, data);
        }
    }

    pub(super) fn summary(&self) -> String {
        format!(
            "{} connections, {} identified, {} resumed, {} heartbeats, goodbyes {:?}, connected: {}",
            self.connections,
            self.identified.len(),
            self.resumed,
            self.heartbeats,
            self.goodbyes,
            self.connected(),
        )
    }
}

pub(super) async fn connect(upgrade: WebSocketUpgrade, shared: Arc<Shared>) -> Response {
    let opening = shared.change(|state| {
        state.gateway.connections += 1;
        state
            .gateway
            .openings
            .pop_front()
            .unwrap_or(Opening::Normal)
    });
    if let Opening::Refused(status) = opening {
        return StatusCode::from_u16(status).unwrap().into_response();
    }
    if opening == Opening::Hanging {
        return std::future::pending().await;
    }
    upgrade.on_upgrade(move |socket| async move {
        Connection {
            socket,
            shared,
            opening,
            session: None,
            deaf: opening == Opening::Silent,
        }
        .talk()
        .await;
    })
}

/// One connection.
struct Connection {
    socket: WebSocket,
    shared: Arc<Shared>,
    opening: Opening,
    session: Option<String>,
    /// Nothing is said and nothing heard any more.
    deaf: bool,
}

/// Why a connection ends.
struct Ended {
    /// The bot said so, with this code; or the line was cut.
    goodbye: Option<Option<u16>>,
}

impl Connection {
    async fn talk(mut self) {
        let (sender, mut orders) = mpsc::unbounded_channel();
        if !self.deaf {
            let interval = self.shared.lock().gateway.heartbeat.as_millis();
            let interval = u64::try_from(interval).unwrap_or(u64::MAX);
            let hello =
                json!({ "op": 10, "s": null, "t": null, "d": { "heartbeat_interval": interval } });
            self.write(&hello).await;
        }
        let ended = loop {
            let ended = tokio::select! {
                // What a test orders holds for whatever comes after it.
                biased;
                Some(order) = orders.recv() => self.obey(order).await,
                message = self.socket.recv() => match message {
                    Some(Ok(Message::Text(text))) => self.hear(&text, &sender).await,
                    Some(Ok(Message::Close(frame))) => Some(Ended {
                        goodbye: Some(frame.map(|frame| frame.code)),
                    }),
                    Some(Ok(_)) => None,
                    Some(Err(_)) | None => Some(Ended { goodbye: Some(None) }),
                },
            };
            if let Some(ended) = ended {
                break ended;
            }
        };
        self.shared.change(|state| {
            let gateway = &mut state.gateway;
            let session = self.session.as_ref();
            let session = session.and_then(|id| gateway.sessions.get_mut(id));
            let own = |known: &UnboundedSender<Order>| known.same_channel(&sender);
            if let Some(session) = session
                && session.connection.as_ref().is_some_and(own)
            {
                session.connection = None;
            }
            gateway.goodbyes.extend(ended.goodbye);
            // Who leaves in order gives the session back.
            let left = matches!(ended.goodbye, Some(Some(1000 | 1001)));
            if left && gateway.current == self.session {
                gateway.current = None;
            }
        });
    }

    async fn write(&mut self, payload: &Value) {
        if payload["t"] == "INTERACTION_CREATE"
            && let Some(id) = payload["d"]["id"].as_str().and_then(|id| id.parse().ok())
        {
            let mut state = self.shared.lock();
            if let Some(told) = state.told.get_mut(&id) {
                told.at.get_or_insert_with(Instant::now);
            }
        }
        // Where the line is cut, the next read says so.
        let _ = self
            .socket
            .send(Message::Text(payload.to_string().into()))
            .await;
    }

    async fn close(&mut self, code: u16) -> Option<Ended> {
        let frame = CloseFrame {
            code,
            reason: "".into(),
        };
        let _ = self.socket.send(Message::Close(Some(frame))).await;
        Some(Ended { goodbye: None })
    }

    async fn obey(&mut self, order: Order) -> Option<Ended> {
        match order {
            Order::Zombie => self.deaf = true,
            Order::End => self.write(&invalid_session(false)).await,
            Order::Drop => return Some(Ended { goodbye: None }),
            Order::Close(code) => return self.close(code).await,
            Order::Send(payload) if !self.deaf => self.write(&payload).await,
            Order::Send(_) => {}
        }
        None
    }

    async fn hear(&mut self, text: &str, sender: &UnboundedSender<Order>) -> Option<Ended> {
        if self.deaf {
            return None;
        }
        let Ok(payload) = serde_json::from_str::<Value>(text) else {
            return self.close(4002).await;
        };
        match payload["op"].as_u64() {
            Some(1) => {
                self.shared.change(|state| state.gateway.heartbeats += 1);
                self.write(&json!({ "op": 11, "s": null, "t": null, "d": null }))
                    .await;
                None
            }
            Some(op @ (2 | 6)) => match self.opening {
                Opening::InvalidSession => {
                    self.write(&invalid_session(false)).await;
                    None
                }
                Opening::Closed(code) => self.close(code).await,
                _ if !authorized(&payload["d"]["token"]) => self.close(4004).await,
                _ if op == 2 => {
                    self.identify(payload["d"].clone(), sender);
                    None
                }
                _ => self.resume(&payload["d"], sender).await,
            },
            // A bot may say what it does; nobody here looks.
            Some(3) => None,
            _ => self.close(4001).await,
        }
    }

    fn identify(&mut self, data: Value, sender: &UnboundedSender<Order>) {
        self.shared.change(|state| {
            let url = format!("ws://{}/socket", state.address);
            let gateway = &mut state.gateway;
            gateway.identified.push(data);
            let id = format!("session-{}", gateway.identified.len());
            let mut session = Session {
                events: Vec::new(),
                connection: Some(sender.clone()),
            };
            session.push("READY", &ready(&id, &url));
            gateway.sessions.insert(id.clone(), session);
            gateway.current = Some(id.clone());
            self.session = Some(id);
        });
    }

    async fn resume(&mut self, data: &Value, sender: &UnboundedSender<Order>) -> Option<Ended> {
        let id = data["session_id"].as_str().unwrap_or_default().to_owned();
        let known = usize::try_from(data["seq"].as_u64().unwrap_or(0)).unwrap_or(usize::MAX);
        let resumed = self.shared.change(|state| {
            let gateway = &mut state.gateway;
            let Some(session) = gateway.sessions.get_mut(&id) else {
                return false;
            };
            for event in session.events.iter().skip(known) {
                let _ = sender.send(Order::Send(event.clone()));
            }
            session.connection = Some(sender.clone());
            session.push("RESUMED", &json!({}));
            gateway.current = Some(id.clone());
            gateway.resumed += 1;
            true
        });
        if resumed {
            self.session = Some(id);
        } else {
            self.write(&invalid_session(false)).await;
        }
        None
    }
}

/// Discord takes the token as it is, and as it stands in a header.
fn authorized(token: &Value) -> bool {
    let token = token.as_str().unwrap_or_default();
    token.strip_prefix("Bot ").unwrap_or(token) == TOKEN
}

/// What a bot hears when its session is invalid, or only its connection.
pub(super) fn invalid_session(resumable: bool) -> Value {
    json!({ "op": 9, "s": null, "t": null, "d": resumable })
}

fn ready(session: &str, url: &str) -> Value {
    json!({
        "v": 10,
        "user": super::rest::bot_user(),
        "guilds": [],
        "session_id": session,
        "resume_gateway_url": url,
        "session_type": "normal",
        "shard": [0, 1],
        "application": { "id": APPLICATION.to_string(), "flags": 0 },
    })
}
