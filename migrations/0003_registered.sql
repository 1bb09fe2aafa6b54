-- In which servers the commands of editors were registered, so that they can be
-- taken out of those that are trusted no longer.
CREATE TABLE registered (
    guild BIGINT NOT NULL PRIMARY KEY
);
