//! That the loopback Discord does what the real one does, seen by a client that
//! knows nothing of this program.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

use super::interactions::{ASKER, Given, Interaction, OTHER, Place};
use super::script::{How, Opening, Route};
use super::{APPLICATION, Loopback, PATIENCE, TOKEN, limits};

/// A connection to the gateway.
struct Client {
    socket: WebSocket<TcpStream>,
}

impl Client {
    fn connect(discord: &Loopback) -> Self {
        let (_, gateway) = http(discord, "GET", "/api/v10/gateway", &Value::Null);
        let url = format!("{}?v=10", gateway["url"].as_str().unwrap());
        let stream = TcpStream::connect(discord.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let (socket, _) = tungstenite::client(url, stream).unwrap();
        Self { socket }
    }

    /// Connected and identified.
    fn online(discord: &Loopback) -> Self {
        let mut client = Self::connect(discord);
        client.expect(|payload| payload["op"] == 10);
        client.identify(TOKEN);
        client.expect(|payload| payload["t"] == "READY");
        client
    }

    fn say(&mut self, payload: &Value) {
        let text = Message::text(payload.to_string());
        self.socket.send(text).unwrap();
    }

    fn identify(&mut self, token: &str) {
        self.say(&json!({ "op": 2, "d": { "token": token, "intents": 0, "properties": {} } }));
    }

    fn expect(&mut self, right: impl Fn(&Value) -> bool) -> Value {
        match self.socket.read() {
            Ok(Message::Text(text)) => {
                let payload = serde_json::from_str(&text).unwrap();
                assert!(right(&payload), "{payload}");
                payload
            }
            other => panic!("no payload: {other:?}"),
        }
    }

    /// The code that the connection is closed with; nothing when it is just cut.
    fn closed(&mut self) -> Option<u16> {
        loop {
            match self.socket.read() {
                Ok(Message::Close(frame)) => return frame.map(|frame| frame.code.into()),
                Ok(_) => {}
                Err(_) => return None,
            }
        }
    }
}

/// A request with the right token: its status and what came back.
fn http(discord: &Loopback, method: &str, path: &str, body: &Value) -> (u16, Value) {
    let (status, _, body) = http_with(discord, method, path, body, TOKEN);
    (status, body)
}

fn http_with(
    discord: &Loopback,
    method: &str,
    path: &str,
    body: &Value,
    token: &str,
) -> (u16, String, Value) {
    let mut stream = TcpStream::connect(discord.address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let body = body.to_string();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: discord\r\nconnection: close\r\nauthorization: Bot {token}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    let body = serde_json::from_str(body).unwrap_or(Value::Null);
    (status, head.to_lowercase(), body)
}

fn callback_path(interaction: &Interaction) -> String {
    let Interaction { id, token, .. } = interaction;
    format!("/api/v10/interactions/{id}/{token}/callback")
}

fn good_answer(text: &str) -> Value {
    json!({ "type": 4, "data": {
        "embeds": [{ "description": text }],
        "components": [],
        "allowed_mentions": { "parse": [] },
        "flags": 64,
    } })
}

#[test]
fn a_command_reaches_the_bot_and_its_answer_the_person() {
    let discord = Loopback::start();
    let mut client = Client::online(&discord);
    let asked = Interaction::command("spec", &[("device", Given::from("noka x60pro"))]);
    discord.send(&asked);
    let told = client.expect(|payload| payload["t"] == "INTERACTION_CREATE");
    assert_eq!(told["d"]["data"]["options"][0]["value"], "noka x60pro");
    assert_eq!(told["d"]["member"]["user"]["id"], ASKER.0.to_string());
    let path = callback_path(&asked);
    assert_eq!(
        http(&discord, "POST", &path, &good_answer("Nokia X60 Pro")).0,
        204
    );
    let answer = discord.answer(&asked);
    assert_eq!(
        (answer.text().as_str(), answer.hidden()),
        ("Nokia X60 Pro", true)
    );
    assert!(discord.look(|state| state.latency(asked.id)).is_some());
    // A second answer, one to nobody, and one with a wrong token.
    let again = http(&discord, "POST", &path, &good_answer("again"));
    assert_eq!((again.0, &again.1["code"]), (400, &json!(40060)));
    let unknown = path.replace("canary-interaction", "forged");
    let unknown = http(&discord, "POST", &unknown, &good_answer("forged"));
    assert_eq!((unknown.0, &unknown.1["code"]), (404, &json!(10062)));
}

#[test]
fn a_bad_body_is_refused_and_remembered() {
    let discord = Loopback::start();
    let _client = Client::online(&discord);
    let asked = Interaction::command("about", &[]);
    discord.send(&asked);
    let mut body = good_answer("about");
    body["data"]["embeds"][0]["title"] = "x".repeat(257).into();
    let refused = http(&discord, "POST", &callback_path(&asked), &body);
    assert_eq!((refused.0, &refused.1["code"]), (400, &json!(50035)));
    // A list of choices does not answer a command.
    let body = json!({ "type": 8, "data": { "choices": [] } });
    assert_eq!(http(&discord, "POST", &callback_path(&asked), &body).0, 400);
    let violations = discord.take_violations();
    assert_eq!(violations.len(), 2, "{violations:?}");
}

#[test]
fn heartbeats_are_acknowledged_until_the_line_is_dead() {
    let discord = Loopback::start();
    let mut client = Client::online(&discord);
    client.say(&json!({ "op": 1, "d": 1 }));
    client.expect(|payload| payload["op"] == 11);
    discord.zombie();
    client.say(&json!({ "op": 1, "d": 1 }));
    let stream = client.socket.get_ref();
    stream
        .set_read_timeout(Some(Duration::from_millis(300)))
        .unwrap();
    assert!(client.socket.read().is_err());
    assert_eq!(discord.look(|state| state.gateway.heartbeats), 1);
}

#[test]
fn what_was_missed_comes_after_resuming() {
    let discord = Loopback::start();
    let mut client = Client::online(&discord);
    discord.drop_socket();
    assert_eq!(client.closed(), None);
    let asked = Interaction::command("about", &[]);
    discord.send(&asked);
    let mut client = Client::connect(&discord);
    client.expect(|payload| payload["op"] == 10);
    client.say(&json!({ "op": 6, "d": { "token": TOKEN, "session_id": "session-1", "seq": 1 } }));
    let missed = client.expect(|payload| payload["t"] == "INTERACTION_CREATE");
    assert_eq!(
        (&missed["s"], &missed["d"]["id"]),
        (&json!(2), &json!(asked.id.to_string()))
    );
    client.expect(|payload| payload["t"] == "RESUMED");
    discord.reconnect();
    client.expect(|payload| payload["op"] == 7);
    // A session that was ended is not resumed.
    discord.invalidate(false);
    client.expect(|payload| payload["op"] == 9 && payload["d"] == false);
    client.say(&json!({ "op": 6, "d": { "token": TOKEN, "session_id": "session-1", "seq": 1 } }));
    client.expect(|payload| payload["op"] == 9 && payload["d"] == false);
    assert_eq!(discord.look(|state| state.gateway.resumed), 1);
}

#[test]
fn who_is_not_let_in() {
    let discord = Loopback::start();
    let mut client = Client::connect(&discord);
    client.expect(|payload| payload["op"] == 10);
    client.identify("wrong");
    assert_eq!(client.closed(), Some(4004));
    discord.openings([
        Opening::InvalidSession,
        Opening::Closed(4014),
        Opening::Refused(502),
    ]);
    let mut client = Client::connect(&discord);
    client.expect(|payload| payload["op"] == 10);
    client.identify(TOKEN);
    client.expect(|payload| payload["op"] == 9);
    let mut client = Client::connect(&discord);
    client.expect(|payload| payload["op"] == 10);
    client.identify(TOKEN);
    assert_eq!(client.closed(), Some(4014));
    let stream = TcpStream::connect(discord.address).unwrap();
    let url = format!("ws://{}/socket", discord.address);
    assert!(tungstenite::client(url, stream).is_err());
    for path in ["/api/v10/users/@me", "/api/v10/gateway/bot"] {
        assert_eq!(
            http_with(&discord, "GET", path, &Value::Null, "wrong").0,
            401,
            "{path}"
        );
    }
}

#[test]
fn routes_fail_as_they_are_told() {
    let discord = Loopback::start();
    let get = |path: &str| http_with(&discord, "GET", path, &Value::Null, TOKEN);
    discord.script(Route::GatewayBot, 1, How::Status(502));
    assert_eq!(get("/gateway/bot").0, 502);
    assert_eq!(get("/gateway/bot").0, 200);
    let after = Duration::from_millis(200);
    discord.script(
        Route::User,
        1,
        How::Limited {
            after,
            global: true,
        },
    );
    let (status, head, body) = get("/users/@me");
    assert_eq!(
        (status, &body["retry_after"], &body["global"]),
        (429, &json!(0.2), &json!(true))
    );
    assert!(head.contains("retry-after: 1"), "{head}");
    // Too early, on another route.
    let _ = get("/gateway");
    assert_eq!(discord.take_violations().len(), 1);
    discord.heal();
    discord.script(Route::Gateway, 1, How::LimitedByEdge { seconds: 3 });
    let (status, head, body) = get("/gateway");
    assert_eq!((status, body), (429, Value::Null));
    assert!(head.contains("retry-after: 3"), "{head}");
    let statuses = discord.look(|state| {
        let seen = state.seen(Route::GatewayBot);
        seen.iter().map(|seen| seen.status).collect::<Vec<_>>()
    });
    assert_eq!(statuses, [502, 200]);
}

#[test]
fn commands_come_back_with_what_discord_adds() {
    let discord = Loopback::start();
    let path = format!("/api/v10/applications/{APPLICATION}/commands");
    let option = |name: &str, required: bool| json!({ "type": 3, "name": name, "description": "d", "required": required });
    let command = |name: &str| {
        json!({
            "type": 1, "name": name, "description": "A command",
            "options": [option("device", true), option("market", false)],
            "contexts": [0, 1, 2], "integration_types": [0, 1],
        })
    };
    let body = json!([command("spec"), command("os")]);
    assert_eq!(http(&discord, "PUT", &path, &body).0, 200);
    let (status, listed) = http(&discord, "GET", &path, &Value::Null);
    assert_eq!(
        (status, &listed[0]["name"], &listed[1]["name"]),
        (200, &json!("os"), &json!("spec"))
    );
    assert_eq!(listed[0]["application_id"], APPLICATION.to_string());
    assert_eq!(listed[0]["options"][0]["required"], true);
    assert_eq!(listed[0]["options"][1]["required"], Value::Null);
    // Those of a guild are others.
    let path = format!("/api/v10/applications/{APPLICATION}/guilds/7/commands");
    assert_eq!(http(&discord, "GET", &path, &Value::Null).1, json!([]));
}

#[test]
fn a_click_carries_the_message_and_its_first_asker() {
    let asked =
        Interaction::command("os info", &[("os", Given::from("android"))]).at(Place::Private);
    let answer = super::answer::Answer {
        kind: 4,
        data: json!({
            "embeds": [{ "description": "Android" }],
            "components": [{ "type": 1, "components": [
                { "type": 2, "style": 2, "label": "Sources", "custom_id": "aa" },
            ] }],
        }),
        at: std::time::Instant::now(),
    };
    let button = answer.button("Sources").unwrap();
    let click = Interaction::press(&asked.shows(&answer), &button.id).by(OTHER);
    let message = &click.body["message"];
    assert_eq!(
        message["interaction_metadata"]["user"]["id"],
        ASKER.0.to_string()
    );
    assert_eq!(message["embeds"][0]["description"], "Android");
    assert_eq!(click.body["user"]["id"], OTHER.0.to_string());
    assert_eq!(
        (&click.body["context"], &click.body["member"]),
        (&json!(2), &Value::Null)
    );
    assert_eq!(
        asked.body["data"]["options"][0]["options"][0]["value"],
        "android"
    );
}

#[test]
fn limits_are_those_of_the_documentation() {
    /// A message with this in place of what stands there.
    fn message(change: impl FnOnce(&mut Value)) -> Vec<String> {
        let mut body = good_answer("text");
        change(&mut body["data"]);
        limits::callback(&body)
    }
    fn row(components: &[Value]) -> Value {
        json!([{ "type": 1, "components": components }])
    }
    let button =
        |id: &str, label: &str| json!({ "type": 2, "style": 2, "custom_id": id, "label": label });
    let option = |value: &str| json!({ "label": "l", "value": value, "default": true });
    let menu = |options: &[Value]| json!({ "type": 3, "custom_id": "m", "placeholder": "p", "options": options });
    let long = |length: usize| "x".repeat(length);
    let choices = |count: usize| {
        let choice = json!({ "name": "n", "value": "v" });
        limits::callback(&json!({ "type": 8, "data": { "choices": vec![choice; count] } }))
    };

    assert_eq!(message(|_| {}), [""; 0]);
    assert_eq!(
        message(|data| data["embeds"][0]["title"] = "🦀".repeat(128).into()),
        [""; 0]
    );
    assert_eq!(
        message(|data| data["components"] = row(&vec![button("1", "b"); 1])),
        [""; 0]
    );
    assert_eq!(
        message(|data| data["components"] = row(&[menu(&[option("a")])])),
        [""; 0]
    );
    assert_eq!(choices(25), [""; 0]);

    let bad: Vec<(&str, Vec<String>)> = vec![
        (
            "title",
            message(|data| data["embeds"][0]["title"] = "🦀".repeat(129).into()),
        ),
        (
            "description",
            message(|data| data["embeds"][0]["description"] = long(4097).into()),
        ),
        (
            "blank",
            message(|data| data["embeds"][0]["title"] = " ".into()),
        ),
        (
            "footer",
            message(|data| data["embeds"][0]["footer"] = json!({ "text": long(2049) })),
        ),
        (
            "empty embed",
            message(|data| data["embeds"] = json!([{ "color": 1 }])),
        ),
        ("empty message", message(|data| data["embeds"] = json!([]))),
        (
            "color",
            message(|data| data["embeds"][0]["color"] = 0x0100_0000.into()),
        ),
        (
            "pings",
            message(|data| data["allowed_mentions"] = json!({ "parse": ["users"] })),
        ),
        (
            "pings by default",
            message(|data| data["allowed_mentions"] = Value::Null),
        ),
        ("flag", message(|data| data["flags"] = (1 << 15).into())),
        ("unknown field", message(|data| data["embed"] = json!({}))),
        (
            "label",
            message(|data| data["components"] = row(&[button("1", &long(81))])),
        ),
        (
            "id",
            message(|data| data["components"] = row(&[button(&long(101), "b")])),
        ),
        (
            "two of one id",
            message(|data| data["components"] = row(&[button("1", "b"), button("1", "c")])),
        ),
        (
            "six buttons",
            message(|data| {
                let buttons: Vec<Value> = ["1", "2", "3", "4", "5", "6"]
                    .map(|id| button(id, "b"))
                    .into();
                data["components"] = row(&buttons);
            }),
        ),
        (
            "menu and button",
            message(|data| data["components"] = row(&[menu(&[option("a")]), button("1", "b")])),
        ),
        ("empty row", message(|data| data["components"] = row(&[]))),
        (
            "empty menu",
            message(|data| data["components"] = row(&[menu(&[])])),
        ),
        (
            "two chosen",
            message(|data| data["components"] = row(&[menu(&[option("a"), option("b")])])),
        ),
        (
            "one value twice",
            message(|data| data["components"] = row(&[menu(&[option("a"), option("a")])])),
        ),
        (
            "6,000 in all",
            message(|data| {
                let embed = json!({ "description": long(3001) });
                data["embeds"] = json!([embed, embed]);
            }),
        ),
        ("26 choices", choices(26)),
        ("no data", limits::callback(&json!({ "type": 4 }))),
        ("no type", limits::callback(&json!({ "data": {} }))),
    ];
    for (name, problems) in bad {
        assert!(!problems.is_empty(), "{name} passes");
    }
}

#[test]
fn limits_of_a_registration() {
    fn check(name: &str, change: impl FnOnce(&mut Value)) {
        let option = |name: &str| json!({ "type": 3, "name": name, "description": "d" });
        let mut body = json!([{
            "type": 1, "name": "spec", "description": "A command",
            "options": [option("device"), option("market")],
            "contexts": [0, 1, 2], "integration_types": [0, 1],
        }]);
        assert_eq!(limits::registration(&body), [""; 0]);
        change(&mut body);
        assert!(!limits::registration(&body).is_empty(), "{name} passes");
    }
    check("capitals", |body| body[0]["name"] = "Spec".into());
    check("a long name", |body| {
        body[0]["name"] = "x".repeat(33).into();
    });
    check("a long description", |body| {
        body[0]["description"] = "x".repeat(101).into();
    });
    check("no description", |body| {
        body[0]["options"][0]["description"] = "".into();
    });
    check("required last", |body| {
        body[0]["options"][1]["required"] = true.into();
    });
    check("one name twice", |body| {
        body[0]["options"][1]["name"] = "device".into();
    });
    check("no place", |body| body[0]["contexts"] = json!([]));
    check("an unknown place", |body| body[0]["contexts"] = json!([3]));
    check("26 options", |body| {
        let options =
            (0..26).map(|n| json!({ "type": 3, "name": format!("o{n}"), "description": "d" }));
        body[0]["options"] = options.collect();
    });
    check("two of one name", |body| {
        let command = body[0].clone();
        body.as_array_mut().unwrap().push(command);
    });
    check("not a list", |body| *body = json!({}));
}
