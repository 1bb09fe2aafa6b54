//! Who may do what, and where: from what the payload says, and nothing else.

use specdex::app::By;
use specdex::app::permission::{Member, User, level};
use specdex::config::{Editor, Moderation, TrustedGuild};
use specdex::domain::Level;

const GUILD: u64 = 7;
const OTHER_GUILD: u64 = 8;
const FOREIGN: u64 = 9;
const ROLE: u64 = 71;

fn moderation() -> Moderation {
    let trusted = |guild: u64| TrustedGuild {
        guild: guild.try_into().unwrap(),
        change_log: None,
    };
    Moderation {
        trusted_guilds: vec![trusted(GUILD), trusted(OTHER_GUILD)],
        contributors: vec![
            Editor::User(1),
            // A slip of the operator: this server is not trusted.
            Editor::Role {
                guild: FOREIGN,
                role: ROLE,
            },
        ],
        moderators: vec![
            Editor::User(2),
            Editor::Role {
                guild: GUILD,
                role: ROLE,
            },
        ],
        admins: vec![Editor::User(3)],
        two_person: true,
    }
}

fn user(id: u64, guild: Option<u64>, roles: &[u64]) -> By {
    let member = guild.map(|guild| Member {
        guild,
        roles: roles.to_vec(),
    });
    By::User(User { id, member })
}

#[test]
fn a_level_needs_a_trusted_server_and_a_name_or_a_role() {
    let granted = [(Editor::User(4), Level::Moderator)];
    let check = |by: By, expected: Level| {
        assert_eq!(level(&by, &moderation(), granted), expected, "{by:?}");
    };
    check(By::Anybody, Level::Member);
    check(By::Terminal(Level::Admin), Level::Admin);
    for guild in [GUILD, OTHER_GUILD] {
        check(user(1, Some(guild), &[]), Level::Contributor);
        check(user(2, Some(guild), &[]), Level::Moderator);
        check(user(3, Some(guild), &[]), Level::Admin);
        check(user(4, Some(guild), &[]), Level::Moderator);
        check(user(5, Some(guild), &[]), Level::Member);
    }
    // A role counts in its own server only; the highest level counts.
    check(user(5, Some(GUILD), &[70, ROLE]), Level::Moderator);
    check(user(1, Some(GUILD), &[ROLE]), Level::Moderator);
    check(user(5, Some(OTHER_GUILD), &[ROLE]), Level::Member);
    // Nowhere else, whoever it is: a server of strangers, direct messages,
    // and where the application came along with a user.
    for id in 1..=5 {
        check(user(id, Some(FOREIGN), &[ROLE]), Level::Member);
        check(user(id, None, &[]), Level::Member);
    }
    // Without trusted servers nobody edits.
    let none = Moderation {
        trusted_guilds: Vec::new(),
        ..moderation()
    };
    let admin = user(3, Some(GUILD), &[]);
    assert_eq!(level(&admin, &none, granted), Level::Member);
}
