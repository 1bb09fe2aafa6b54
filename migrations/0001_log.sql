-- The log of edits. SQLite and PostgreSQL both run this file: BIGINT, TEXT and
-- DOUBLE PRECISION only. A migration that was published is never edited.

-- What happened, in order, without a gap. No free text and no id of a person
-- of Discord stands here, so that nothing in it ever has to be taken back.
CREATE TABLE events (
    seq BIGINT NOT NULL PRIMARY KEY,
    -- The append that wrote it, and its place among the events of that append.
    append_key TEXT NOT NULL,
    place BIGINT NOT NULL,
    -- Milliseconds since 1970, by the clock of the process that wrote it.
    at_ms BIGINT NOT NULL,
    -- A random number that stands for a person.
    actor BIGINT NOT NULL,
    kind TEXT NOT NULL,
    version BIGINT NOT NULL,
    -- JSON.
    body TEXT NOT NULL,
    -- JSON: for each text, by its slot, the salted hash of it.
    texts TEXT NOT NULL,
    -- SHA-256 in hexadecimal digits over the hash before and everything above.
    hash TEXT NOT NULL,
    UNIQUE (append_key, place)
);

-- The last event: one row. Derived from `events`; it makes a lost end visible.
CREATE TABLE head (
    id BIGINT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Who stands behind a random number. A row is erased when a person is forgotten.
CREATE TABLE actors (
    actor BIGINT NOT NULL PRIMARY KEY,
    user_id BIGINT NOT NULL UNIQUE
);

-- What people wrote, and the salt of its hash. Erased when they are forgotten:
-- without the salt, nobody can find the text by guessing.
CREATE TABLE texts (
    seq BIGINT NOT NULL REFERENCES events (seq),
    slot TEXT NOT NULL,
    salt TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (seq, slot)
);
