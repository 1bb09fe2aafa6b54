//! That requests to Discord are tried again when that helps, wait when Discord
//! says so, and are given up when nobody waits for them any more.

use std::collections::VecDeque;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::extract::Request;
use axum::http::Response;
use serde_json::{Value, json};
use specdex::config::Secret;
use specdex::discord::incoming::InteractionToken;
use specdex::discord::send::{CALLBACK_TIME, Failure, Sender, TRIES, ready};

const TOKEN: &str = "canary-interaction-token";

/// An answer of the server: a status, headers, and a body.
type Answer = (u16, Vec<(&'static str, String)>, String);

/// A server that answers as told, and then with 204.
#[derive(Debug, Default)]
struct Server {
    answers: Mutex<VecDeque<Answer>>,
    seen: Mutex<Vec<(String, bool)>>,
}

impl Server {
    fn answer(&self, request: &Request) -> Response<Body> {
        let line = format!("{} {}", request.method(), request.uri().path());
        let authorized = request.headers().contains_key("authorization");
        self.seen.lock().unwrap().push((line, authorized));
        let next = self.answers.lock().unwrap().pop_front();
        let (status, headers, body) = next.unwrap_or((204, Vec::new(), String::new()));
        let mut response = Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(name, value);
        }
        response.body(Body::from(body)).unwrap()
    }

    fn seen(&self) -> usize {
        self.seen.lock().unwrap().len()
    }
}

/// Lets a sender do something, while the server gives these answers.
fn with<T>(answers: &[Answer], act: impl AsyncFnOnce(&Sender, &Server) -> T) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let server = Arc::new(Server::default());
        server
            .answers
            .lock()
            .unwrap()
            .extend(answers.iter().cloned());
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let answering = Arc::clone(&server);
        let router =
            axum::Router::new().fallback(async move |request: Request| answering.answer(&request));
        tokio::spawn(axum::serve(listener, router).into_future());
        let token = Secret::new("canary-bot-token");
        let sender = Sender::new(&address, &token, Duration::from_secs(5)).unwrap();
        act(&sender, &server).await
    })
}

async fn callback(sender: &Sender) -> Result<(), Failure> {
    let token = InteractionToken::new(TOKEN.to_owned());
    let body = ready(&json!({ "type": 4 }));
    sender.callback(7, &token, body, Instant::now()).await
}

fn status(status: u16) -> Answer {
    (status, Vec::new(), "<html>".to_owned())
}

fn refused(status: u16, code: u64) -> Answer {
    (status, Vec::new(), json!({ "code": code }).to_string())
}

fn limited(seconds: f64, global: bool) -> Answer {
    let body = json!({ "retry_after": seconds, "global": global });
    (429, Vec::new(), body.to_string())
}

fn limited_by_edge(seconds: u64) -> Answer {
    (
        429,
        vec![("retry-after", seconds.to_string())],
        "<html>".to_owned(),
    )
}

/// The failure, and everything that a log could print of it.
fn told(failure: &Failure) -> String {
    format!("{failure} {failure:?} {failure:#?}")
}

#[test]
fn a_failure_that_passes_is_tried_again() {
    for broken in [500, 502, 503, 408] {
        with(&[status(broken), status(broken)], async |sender, server| {
            callback(sender).await.unwrap();
            assert_eq!(server.seen(), 3, "{broken}");
        });
    }
}

#[test]
fn one_that_stays_is_given_up_in_time() {
    with(&vec![status(502); 50], async |sender, server| {
        let begun = Instant::now();
        let failure = callback(sender).await.unwrap_err();
        assert!(matches!(failure, Failure::Unavailable { .. }), "{failure}");
        assert_eq!(server.seen(), TRIES as usize);
        assert!(begun.elapsed() < CALLBACK_TIME);
    });
}

#[test]
fn what_discord_refuses_is_not_tried_again() {
    for (code, number) in [(404, 10062), (400, 50035), (403, 50013)] {
        with(&vec![refused(code, number); 3], async |sender, server| {
            let failure = callback(sender).await.unwrap_err();
            assert_eq!(failure.code(), Some(number));
            assert_eq!(server.seen(), 1);
            assert_eq!(failure.is_gone(), number == 10062);
        });
    }
}

#[test]
fn an_answer_that_got_through_unnoticed_is_a_success() {
    with(&[status(504), refused(400, 40060)], async |sender, _| {
        callback(sender).await.unwrap();
    });
}

#[test]
fn it_waits_as_long_as_discord_says() {
    let check = |answer: Answer, at_least: u64| {
        with(&[answer], async |sender, server| {
            let begun = Instant::now();
            callback(sender).await.unwrap();
            assert_eq!(server.seen(), 2);
            assert!(begun.elapsed() >= Duration::from_millis(at_least));
        });
    };
    check(limited(0.3, false), 300);
    check(limited(0.3, true), 300);
    check(limited_by_edge(1), 1000);
}

#[test]
fn a_wait_that_outlives_the_interaction_is_not_begun() {
    for answer in [
        limited(600.0, false),
        limited(600.0, true),
        limited_by_edge(600),
    ] {
        with(&[answer], async |sender, server| {
            let begun = Instant::now();
            assert!(callback(sender).await.is_err());
            assert_eq!(server.seen(), 1);
            assert!(begun.elapsed() < Duration::from_secs(2));
        });
    }
}

#[test]
fn a_limit_holds_for_what_it_names() {
    // The limit of one interaction is no other's.
    with(&[limited(600.0, false)], async |sender, server| {
        assert!(callback(sender).await.is_err());
        callback(sender).await.unwrap();
        assert_eq!(server.seen(), 2);
    });
    // The network's limit is everybody's.
    with(&[limited_by_edge(600)], async |sender, server| {
        assert!(callback(sender).await.is_err());
        assert!(callback(sender).await.is_err());
        assert_eq!(server.seen(), 1);
    });
    // The bot's limit is none of the interactions', but of everything else.
    with(&[limited(600.0, true)], async |sender, server| {
        assert!(sender.commands(1, None).await.is_err());
        assert!(sender.gateway().await.is_err());
        assert_eq!(server.seen(), 1);
        callback(sender).await.unwrap();
    });
    // The limit of one route is no other's.
    with(&[limited(600.0, false)], async |sender, server| {
        assert!(sender.commands(1, None).await.is_err());
        assert!(sender.commands(1, None).await.is_err());
        sender.register(1, None, &json!([])).await.unwrap();
        assert_eq!(server.seen(), 2);
    });
}

#[test]
fn only_what_needs_it_carries_the_token() {
    with(&[], async |sender, server| {
        callback(sender).await.unwrap();
        let token = InteractionToken::new(TOKEN.to_owned());
        sender.delete_original(1, &token).await.unwrap();
        sender.register(1, Some(2), &json!([])).await.unwrap();
        let seen: Vec<(String, bool)> = server.seen.lock().unwrap().clone();
        let expected = [
            (
                format!("POST /api/v10/interactions/7/{TOKEN}/callback"),
                false,
            ),
            (
                format!("DELETE /api/v10/webhooks/1/{TOKEN}/messages/@original"),
                false,
            ),
            (
                "PUT /api/v10/applications/1/guilds/2/commands".to_owned(),
                true,
            ),
        ];
        assert_eq!(seen, expected);
    });
}

#[test]
fn no_failure_tells_a_token() {
    let nobody = Sender::new(
        // Nobody listens there.
        "http://127.0.0.1:1",
        &Secret::new("canary-bot-token"),
        Duration::from_millis(200),
    );
    let nobody = nobody.unwrap();
    assert!(!format!("{nobody:?}").contains("canary"));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let unreachable = runtime.block_on(callback(&nobody)).unwrap_err();
    let refused = with(&[refused(400, 50035)], async |sender, _| {
        callback(sender).await.unwrap_err()
    });
    for failure in [unreachable, refused] {
        assert!(!told(&failure).contains("canary"), "{}", told(&failure));
        assert!(told(&failure).contains("/interactions/callback"));
    }
}

#[test]
fn a_refused_token_is_known_as_one() {
    let body = json!({ "message": "401: Unauthorized", "code": 0 }).to_string();
    with(&[(401, Vec::new(), body)], async |sender, _| {
        assert!(sender.gateway().await.unwrap_err().is_unauthorized());
    });
    assert!(Sender::new("http://a", &Secret::new("a\u{1}b"), Duration::ZERO).is_err());
}

#[test]
fn what_was_asked_comes_back() {
    let commands: Value = json!([{ "name": "spec" }]);
    with(
        &[(200, Vec::new(), commands.to_string())],
        async |sender, _| {
            assert_eq!(sender.commands(1, None).await.unwrap(), commands);
        },
    );
}
