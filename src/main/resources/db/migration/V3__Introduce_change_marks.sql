-- How often a small table changed that every process holds in memory: a look at these few rows tells which to read again.
CREATE TABLE change_mark (
    topic   VARCHAR(16) NOT NULL PRIMARY KEY,
    changes BIGINT      NOT NULL
) CHARACTER SET utf8mb4;
