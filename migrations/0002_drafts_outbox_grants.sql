-- What stands beside the log of edits: nothing here is part of the history.

-- An edit that waits for its Confirm.
CREATE TABLE drafts (
    id BIGINT NOT NULL PRIMARY KEY,
    owner BIGINT NOT NULL,
    -- JSON.
    body TEXT NOT NULL,
    expires_ms BIGINT NOT NULL
);
CREATE INDEX drafts_by_expiry ON drafts (expires_ms);

-- Messages about edits, written together with them and sent at least once.
CREATE TABLE outbox (
    id BIGINT NOT NULL PRIMARY KEY,
    -- The first event that it tells of.
    seq BIGINT NOT NULL REFERENCES events (seq),
    channel BIGINT NOT NULL,
    -- JSON; empty once it was sent.
    body TEXT NOT NULL,
    -- Discord takes a message with the same one only once.
    nonce TEXT NOT NULL,
    -- Nobody may send it before.
    due_ms BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    -- The message in Discord, once it was sent.
    message BIGINT
);
CREATE INDEX outbox_by_due ON outbox (due_ms) WHERE message IS NULL;
CREATE INDEX outbox_by_seq ON outbox (seq);

-- Who may edit, as admins said in Discord.
CREATE TABLE grants (
    -- The server whose role it is; 0 where it is a person's.
    guild BIGINT NOT NULL,
    -- The role, or the person.
    holder BIGINT NOT NULL,
    level TEXT NOT NULL,
    -- Who said so, by their random number, and when.
    by_actor BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (guild, holder)
);
