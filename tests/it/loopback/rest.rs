//! The REST interface of the loopback Discord.

use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::Response;
use serde_json::{Value, json};

use super::answer::Answer;
use super::interactions::Kind;
use super::script::{How, Route};
use super::state::{Post, Seen, State};
use super::{APPLICATION, Shared, TOKEN, limits, registration};

/// What a request gets: a status and a body.
type Reply = (u16, Value);

/// A request, taken apart.
struct Call {
    at: Instant,
    route: Route,
    method: Method,
    path: String,
    authorized: bool,
    body: Value,
}

pub(super) async fn serve(request: Request, shared: Arc<Shared>) -> Response {
    let at = Instant::now();
    let (parts, body) = request.into_parts();
    let path = versionless(parts.uri.path()).to_owned();
    let bytes = axum::body::to_bytes(body, 1 << 22)
        .await
        .unwrap_or_default();
    let Some(route) = route(&parts.method, &path) else {
        shared.change(|state| {
            let unknown = format!("{} {path} is not served here", parts.method);
            state.violations.push(unknown);
        });
        return respond(
            (404, json!({ "message": "404: Not Found", "code": 0 })),
            &[],
        );
    };
    let call = Call {
        at,
        route,
        authorized: authorized(&parts.headers),
        method: parts.method,
        path,
        body: serde_json::from_slice(&bytes).unwrap_or(Value::Null),
    };
    act(&call, &shared).await
}

/// Does what the script says, or what Discord would do.
async fn act(call: &Call, shared: &Shared) -> Response {
    let how = shared.change(|state| {
        if state.faults.too_early(call.route) {
            let early = format!("{} {} came before its time", call.method, call.path);
            state.violations.push(early);
        }
        state.faults.next(call.route)
    });
    let done = || shared.change(|state| perform(call, state));
    let reply = match how {
        None => done(),
        Some(How::Slow(wait)) => {
            let reply = done();
            tokio::time::sleep(wait).await;
            reply
        }
        Some(How::Hang) => {
            let _ = done();
            std::future::pending().await
        }
        Some(How::Lost(status)) => {
            let _ = done();
            (status, Value::Null)
        }
        Some(How::Status(status)) => (status, Value::Null),
        Some(How::Limited { after, global }) => {
            seen(call, 429, shared);
            return limited(after, global);
        }
        Some(How::LimitedByEdge { seconds }) => {
            seen(call, 429, shared);
            return limited_by_edge(seconds);
        }
    };
    seen(call, reply.0, shared);
    respond(reply, &[])
}

fn seen(call: &Call, status: u16, shared: &Shared) {
    shared.change(|state| {
        state.requests.push(Seen {
            route: call.route,
            method: call.method.clone(),
            path: call.path.clone(),
            body: call.body.clone(),
            status,
        });
    });
}

fn respond((status, body): Reply, headers: &[(&str, String)]) -> Response {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, value);
    }
    let text = match status {
        204 => String::new(),
        // What stands before Discord answers in HTML when it cannot reach it.
        500.. => "<html><head><title>502 Bad Gateway</title></head></html>".to_owned(),
        _ => body.to_string(),
    };
    let kind = if status >= 500 {
        "text/html"
    } else {
        "application/json"
    };
    response
        .header(header::CONTENT_TYPE, kind)
        .body(Body::from(text))
        .unwrap()
}

fn limited(after: std::time::Duration, global: bool) -> Response {
    let seconds = after.as_secs_f64();
    let body = json!({
        "message": "You are being rate limited.",
        "retry_after": seconds,
        "global": global,
    });
    let mut headers = vec![
        // Whole seconds, as the header has them; the body is exact.
        ("retry-after", format!("{}", seconds.ceil())),
        (
            "x-ratelimit-scope",
            if global { "global" } else { "user" }.to_owned(),
        ),
    ];
    if global {
        headers.push(("x-ratelimit-global", "true".to_owned()));
    }
    respond((429, body), &headers)
}

fn limited_by_edge(seconds: u64) -> Response {
    Response::builder()
        .status(StatusCode::TOO_MANY_REQUESTS)
        .header(header::RETRY_AFTER, seconds)
        .header(header::CONTENT_TYPE, "text/html")
        .body(Body::from(
            "<html><title>You are being rate limited</title></html>",
        ))
        .unwrap()
}

fn authorized(headers: &HeaderMap) -> bool {
    let given = headers.get(header::AUTHORIZATION);
    given.is_some_and(|given| given.as_bytes() == format!("Bot {TOKEN}").as_bytes())
}

/// The path behind `/api/v10`.
fn versionless(path: &str) -> &str {
    let Some(rest) = path.strip_prefix("/api") else {
        return path;
    };
    rest.strip_prefix("/v10").unwrap_or(rest)
}

fn parts(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !part.is_empty()).collect()
}

fn route(method: &Method, path: &str) -> Option<Route> {
    let route = match (method.as_str(), parts(path).as_slice()) {
        ("GET", ["gateway"]) => Route::Gateway,
        ("GET", ["gateway", "bot"]) => Route::GatewayBot,
        ("GET", ["users", "@me"]) => Route::User,
        ("GET", ["applications", "@me"] | ["oauth2", "applications", "@me"]) => Route::Application,
        ("GET", ["applications", _, "commands"] | ["applications", _, "guilds", _, "commands"]) => {
            Route::Commands
        }
        ("PUT", ["applications", _, "commands"] | ["applications", _, "guilds", _, "commands"]) => {
            Route::Register
        }
        ("POST", ["interactions", _, _, "callback"]) => Route::Callback,
        ("PATCH", ["webhooks", _, _, "messages", "@original"]) => Route::Edit,
        ("DELETE", ["webhooks", _, _, "messages", _]) => Route::Delete,
        ("POST", ["webhooks", _, _]) => Route::Followup,
        ("POST", ["channels", _, "messages"]) => Route::Message,
        _ => return None,
    };
    Some(route)
}

fn perform(call: &Call, state: &mut State) -> Reply {
    let needs_token = !matches!(
        call.route,
        Route::Gateway | Route::Callback | Route::Edit | Route::Delete | Route::Followup
    );
    if needs_token && !call.authorized {
        return (401, json!({ "message": "401: Unauthorized", "code": 0 }));
    }
    if registration::guild(&call.path).is_some_and(|guild| state.left.contains(&guild)) {
        return (403, json!({ "message": "Missing Access", "code": 50001 }));
    }
    let url = format!("ws://{}/socket", state.address);
    match call.route {
        Route::Gateway => (200, json!({ "url": url })),
        Route::GatewayBot => (200, gateway_bot(&url)),
        Route::User => (200, bot_user()),
        Route::Application => (200, application()),
        Route::Commands => (200, registration::listed(state, &call.path)),
        Route::Register => registration::register(state, &call.path, &call.body),
        Route::Callback => callback(call, state),
        Route::Edit | Route::Delete | Route::Followup => later(call, state),
        Route::Message => posted(call, state),
        Route::Any => (404, Value::Null),
    }
}

fn callback(call: &Call, state: &mut State) -> Reply {
    let parts = parts(&call.path);
    let (id, token) = (parts[1].parse().unwrap_or(0), parts[2]);
    let known = state.known(id, token, call.at).map(|told| told.kind);
    let Some(asked) = known else {
        return (
            404,
            json!({ "message": "Unknown interaction", "code": 10062 }),
        );
    };
    if state.answers.contains_key(&id) {
        let message = "Interaction has already been acknowledged.";
        return (400, json!({ "message": message, "code": 40060 }));
    }
    let mut problems = limits::callback(&call.body);
    let kind = call.body["type"].as_u64().unwrap_or(0);
    let fits: &[u64] = match asked {
        Kind::Command => &[4, 5, 9],
        Kind::Component => &[4, 5, 6, 7, 9],
        Kind::Form => &[4, 5, 6, 7],
        Kind::Complete => &[8],
        // Of a kind that does not exist yet nobody can say.
        Kind::Unknown => &[],
    };
    if !fits.contains(&kind) {
        problems.push(format!("type: {kind} does not answer {asked:?}"));
    }
    if !problems.is_empty() {
        return refuse(state, &call.path, problems);
    }
    let answer = Answer {
        kind,
        data: call.body["data"].clone(),
        at: call.at,
    };
    state.answers.insert(id, answer);
    (204, Value::Null)
}

/// Refuses a body, and remembers what is wrong with it.
pub(super) fn refuse(state: &mut State, path: &str, problems: Vec<String>) -> Reply {
    let problems = problems.into_iter();
    let problems = problems.map(|problem| format!("{path}: {problem}"));
    state.violations.extend(problems);
    (
        400,
        json!({ "message": "Invalid Form Body", "code": 50035, "errors": {} }),
    )
}

/// What comes after the first answer, with the interaction's token.
fn later(call: &Call, state: &mut State) -> Reply {
    let token = parts(&call.path)[2].to_owned();
    let told = state.told.iter().find(|(_, told)| told.token == token);
    let answered = told.is_some_and(|(id, _)| state.answers.contains_key(id));
    if !answered {
        return (404, json!({ "message": "Unknown Webhook", "code": 10015 }));
    }
    if call.route != Route::Delete {
        let mut problems = Vec::new();
        limits::message(&call.body, &mut problems);
        if !problems.is_empty() {
            return refuse(state, &call.path, problems);
        }
    }
    state.later.push((call.route, token, call.body.clone()));
    if call.route == Route::Delete {
        return (204, Value::Null);
    }
    let person = super::interactions::Person(APPLICATION);
    (
        200,
        super::interactions::message(1, &person.user(), &call.body),
    )
}

/// A message in a channel. One with a nonce that is enforced is posted once,
/// however often it is sent.
fn posted(call: &Call, state: &mut State) -> Reply {
    let channel = parts(&call.path)[1].parse().unwrap_or(0);
    let mut body = call.body.clone();
    let fields = body.as_object_mut();
    let nonce = fields.and_then(|fields| {
        let enforced = fields.remove("enforce_nonce") == Some(true.into());
        let nonce = fields.remove("nonce")?.as_str()?.to_owned();
        enforced.then_some(nonce)
    });
    let mut problems = Vec::new();
    limits::message(&body, &mut problems);
    let Some(nonce) = nonce.filter(|nonce| (1..=25).contains(&nonce.len())) else {
        problems.push("nonce: missing, too long, or not enforced".to_owned());
        return refuse(state, &call.path, problems);
    };
    if !problems.is_empty() {
        return refuse(state, &call.path, problems);
    }
    let known = state.posts.iter().find(|post| post.nonce == nonce);
    let id = known.map_or(
        7_000_000_000_000_000_000 + state.posts.len() as u64,
        |post| post.id,
    );
    if known.is_none() {
        let body = body.clone();
        state.posts.push(Post {
            channel,
            id,
            nonce,
            body,
        });
    }
    (200, super::interactions::message(id, &bot_user(), &body))
}

fn gateway_bot(url: &str) -> Value {
    let limit =
        json!({ "total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1 });
    json!({ "url": url, "shards": 1, "session_start_limit": limit })
}

/// The bot as a user.
pub(super) fn bot_user() -> Value {
    json!({
        "id": APPLICATION.to_string(),
        "username": "Specdex",
        "discriminator": "0001",
        "global_name": null,
        "avatar": null,
        "bot": true,
        "verified": true,
        "mfa_enabled": true,
        "email": null,
        "flags": 0,
        "public_flags": 0,
    })
}

fn application() -> Value {
    json!({
        "id": APPLICATION.to_string(),
        "name": "Specdex",
        "icon": null,
        "description": "",
        "summary": "",
        "bot_public": true,
        "bot_require_code_grant": false,
        "verify_key": "0000000000000000000000000000000000000000000000000000000000000000",
        "flags": 0,
        "owner": bot_user(),
        "team": null,
    })
}
