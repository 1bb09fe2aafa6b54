//! What stands beside the log: drafts, messages to send, grants.

use std::time::Duration;

use serde_json::json;
use specdex::store::{AppendError, Draft, Holder, NewPost, Store};

use super::{ANNA, BEN, NOW, append, open, run};
use crate::support::Home;

fn draft(id: u64, text: &str) -> Draft {
    Draft {
        id,
        owner: ANNA,
        body: json!({ "command": text }),
        expires_ms: NOW + 900_000,
    }
}

#[test]
fn a_draft_survives_a_restart_and_is_swept_after_it_expired() {
    let home = Home::new();
    run(async {
        let store = open(&home).await;
        let id = specdex::store::random_number().unwrap();
        store.put_draft(&draft(id, "/rumor add")).await.unwrap();
        store.close().await;

        let (here, there) = (open(&home).await, open(&home).await);
        assert_eq!(here.draft(id).await.unwrap(), Some(draft(id, "/rumor add")));
        assert_eq!(here.draft(id + 1).await.unwrap(), None);
        here.put_draft(&draft(id, "/rumor status")).await.unwrap();
        assert_eq!(
            there.draft(id).await.unwrap(),
            Some(draft(id, "/rumor status"))
        );
        let bens = Draft {
            owner: BEN,
            ..draft(id, "stolen")
        };
        let refused = there.put_draft(&bens).await.unwrap_err();
        assert!(matches!(refused, AppendError::Unfit(_)), "{refused}");
        assert_eq!(there.draft(id).await.unwrap().unwrap().owner, ANNA);

        // For a day after it expired, it can be said what it was.
        let mut later = draft(id + 1, "later");
        later.expires_ms += 24 * 60 * 60 * 1000;
        here.put_draft(&later).await.unwrap();
        assert!(there.draft(id).await.unwrap().is_some());
        later.expires_ms += 1;
        here.put_draft(&later).await.unwrap();
        assert_eq!(there.draft(id).await.unwrap(), None);
        assert!(!there.drop_draft(id).await.unwrap());
        assert!(here.drop_draft(id + 1).await.unwrap());
    });
}

#[test]
fn a_draft_is_gone_when_its_edit_is_written_and_not_before() {
    run(async {
        let store = Store::in_memory().await.unwrap();
        store.put_draft(&draft(9, "/rumor add")).await.unwrap();
        let mut confirmed = append("draft-9");
        confirmed.draft = Some(9);
        confirmed.expected_head = Some(5);
        store.append(&confirmed).await.unwrap_err();
        assert!(store.draft(9).await.unwrap().is_some());
        confirmed.expected_head = Some(0);
        store.append(&confirmed).await.unwrap();
        assert_eq!(store.draft(9).await.unwrap(), None);
        // The same press again is the same edit, not one without a draft.
        assert!(store.append(&confirmed).await.unwrap().repeated);
    });
}

#[test]
fn a_draft_that_was_canceled_is_not_written() {
    run(async {
        let store = Store::in_memory().await.unwrap();
        store.put_draft(&draft(9, "/rumor add")).await.unwrap();
        assert!(store.drop_draft(9).await.unwrap());
        let mut confirmed = append("draft-9");
        confirmed.draft = Some(9);
        let refused = store.append(&confirmed).await.unwrap_err();
        assert!(matches!(refused, AppendError::NoDraft), "{refused}");
        assert_eq!(store.head().await.unwrap(), 0);
    });
}

const LEASE: Duration = Duration::from_secs(60);

/// An append that tells two channels.
async fn told(store: &Store) {
    let mut told = append("told");
    let post = |channel| NewPost {
        channel,
        body: json!({ "content": format!("to {channel}") }),
    };
    told.outbox = vec![post(5), post(6)];
    store.append(&told).await.unwrap();
    // Written once, so told once.
    store.append(&told).await.unwrap();
}

#[test]
fn a_message_is_taken_by_one_and_comes_back_until_it_was_sent() {
    let home = Home::new();
    run(async {
        let (here, there) = (open(&home).await, open(&home).await);
        told(&here).await;
        let first = here.due_posts(NOW, LEASE, 1).await.unwrap();
        let second = there.due_posts(NOW, LEASE, 9).await.unwrap();
        assert_eq!((first.len(), second.len()), (1, 1));
        assert_eq!((first[0].channel, second[0].channel), (5, 6));
        assert_eq!((first[0].seq, first[0].tries), (1, 1));
        assert_eq!(first[0].body, json!({ "content": "to 5" }));
        assert!(first[0].nonce.len() <= 25);
        assert_ne!(first[0].nonce, second[0].nonce);
        assert_eq!(there.due_posts(NOW + 59_999, LEASE, 9).await.unwrap(), []);

        // One is sent, the other one's process dies.
        there.post_sent(second[0].id, 4711).await.unwrap();
        here.close().await;
        let again = there.due_posts(NOW + 60_000, LEASE, 9).await.unwrap();
        assert_eq!(again.len(), 1);
        assert_eq!(again[0].nonce, first[0].nonce);
        assert_eq!(again[0].tries, 2);

        // Discord says when to try again, and at last that it never will.
        there.post_failed(again[0].id, NOW + 70_000).await.unwrap();
        assert_eq!(there.due_posts(NOW + 69_999, LEASE, 9).await.unwrap(), []);
        let third = there.due_posts(NOW + 70_000, LEASE, 9).await.unwrap();
        assert_eq!(third.len(), 1);
        there.drop_post(third[0].id).await.unwrap();
        assert_eq!(there.due_posts(i64::MAX, LEASE, 9).await.unwrap(), []);
    });
}

#[test]
fn a_message_belongs_to_an_edit_that_was_written() {
    run(async {
        let store = Store::in_memory().await.unwrap();
        let mut stale = append("stale");
        stale.expected_head = Some(3);
        stale.outbox = vec![NewPost {
            channel: 5,
            body: json!({}),
        }];
        assert!(store.append(&stale).await.is_err());
        assert_eq!(store.due_posts(NOW, LEASE, 9).await.unwrap(), []);
    });
}

#[test]
fn a_grant_is_given_changed_and_taken_away() {
    run(async {
        let store = Store::in_memory().await.unwrap();
        let (ben, role) = (Holder::User(BEN), Holder::Role { guild: 3, role: 4 });
        store
            .set_grant(role, Some("contributor"), ANNA, NOW, None)
            .await
            .unwrap();
        store
            .set_grant(ben, Some("contributor"), ANNA, NOW, None)
            .await
            .unwrap();
        store
            .set_grant(ben, Some("moderator"), ANNA, NOW + 1, None)
            .await
            .unwrap();
        let grants = store.grants().await.unwrap();
        let held: Vec<_> = grants.iter().map(|one| (one.holder, &*one.level)).collect();
        assert_eq!(held, [(ben, "moderator"), (role, "contributor")]);
        assert_eq!(grants[0].at_ms, NOW + 1);
        assert_eq!(store.user_of(grants[0].by).await.unwrap(), Some(ANNA));
        store.set_grant(ben, None, ANNA, NOW, None).await.unwrap();
        assert_eq!(store.grants().await.unwrap().len(), 1);
        // With a draft, it holds only where that was not dropped before.
        let stale = store.set_grant(ben, Some("admin"), ANNA, NOW, Some(7));
        assert!(matches!(stale.await, Err(AppendError::NoDraft)));
        assert_eq!(store.grants().await.unwrap().len(), 1);
        // A role without a server would read as a person.
        let nobody = Holder::Role {
            guild: 0,
            role: BEN,
        };
        let refused = store
            .set_grant(nobody, Some("admin"), ANNA, NOW, None)
            .await;
        assert!(matches!(refused, Err(AppendError::Unfit(_))));
    });
}
