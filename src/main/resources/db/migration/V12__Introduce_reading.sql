-- Who has read which text of a comment, by when it was written: one that was rewritten since is unread again.
CREATE TABLE reading (
    account    VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    ballot     BINARY(16)  NOT NULL,
    written_at DATETIME(3) NOT NULL,
    read_at    DATETIME(3) NOT NULL,
    PRIMARY KEY (account, ballot),
    KEY reading_ballot (ballot, written_at, read_at),
    FOREIGN KEY (ballot) REFERENCES comment (ballot) ON DELETE CASCADE
) CHARACTER SET utf8mb4;

-- Who read a comment first, since it was written last; what was changed because of it, and when the customer was called.
ALTER TABLE comment
    ADD read_at   DATETIME(3)  NULL,
    ADD read_by   VARCHAR(64)  COLLATE utf8mb4_bin NULL,
    ADD outcome   VARCHAR(500) NULL,
    ADD called_at DATETIME(3)  NULL,
    ADD called_by VARCHAR(64)  COLLATE utf8mb4_bin NULL,
    ADD noted_at  DATETIME(3)  NULL,
    ADD noted_by  VARCHAR(64)  COLLATE utf8mb4_bin NULL,
    -- With all that a search through every comment asks first, so that it need not look at the comments themselves.
    DROP KEY comment_written_at,
    ADD KEY comment_written_at (written_at, ballot, test, erased_at, beside),
    ADD KEY comment_unread (read_at, written_at),
    ADD KEY comment_team (team, written_at),
    ADD KEY comment_language (language, written_at);

ALTER TABLE comment ADD FULLTEXT KEY comment_text (text);

-- The secret in the address of a director's feed; of it only a hash is kept.
CREATE TABLE feed_key (
    account  VARCHAR(64) COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    key_hash BINARY(32)  NOT NULL UNIQUE,
    made_at  DATETIME(3) NOT NULL
) CHARACTER SET utf8mb4;
