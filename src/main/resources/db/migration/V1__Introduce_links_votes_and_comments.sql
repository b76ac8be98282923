-- Instants are UTC, days are local days of the organisation. Votes and tallies hold numbers of agents and teams without
-- foreign keys: a link mailed after the last backup still votes after a restore, as "agent N".

CREATE TABLE team (
    number    INT          NOT NULL AUTO_INCREMENT PRIMARY KEY,
    slug      VARCHAR(64)  NOT NULL UNIQUE,
    name      VARCHAR(100) NOT NULL,
    published BOOLEAN      NOT NULL DEFAULT FALSE
) CHARACTER SET utf8mb4;

CREATE TABLE agent (
    number INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    handle VARCHAR(64) COLLATE utf8mb4_bin NOT NULL UNIQUE,
    team   INT NOT NULL
) CHARACTER SET utf8mb4;

CREATE TABLE account (
    name          VARCHAR(64)  NOT NULL PRIMARY KEY,
    password_hash VARCHAR(100) NOT NULL,
    roles         VARCHAR(100) NOT NULL
) CHARACTER SET utf8mb4;

-- Random keys made once and shared by every process over this database; a ring for each purpose.
CREATE TABLE secret (
    purpose    VARCHAR(16) NOT NULL,
    number     INT         NOT NULL,
    key_bytes  BINARY(32)  NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (purpose, number)
) CHARACTER SET utf8mb4;

-- The ballot begins with its day, so that neighbours in time are neighbours on disk, however many votes there are.
CREATE TABLE vote (
    ballot     BINARY(16)  NOT NULL PRIMARY KEY,
    agent      INT         NOT NULL,
    team       INT         NOT NULL,
    ticket     VARCHAR(64) NULL,
    language   VARCHAR(2)  NOT NULL,
    test       BOOLEAN     NOT NULL DEFAULT FALSE,
    minted_at  DATETIME(3) NOT NULL,
    answer     VARCHAR(3)  NOT NULL,
    state      VARCHAR(9)  NOT NULL,
    taken_on   DATE        NOT NULL,
    counted_on DATE        NULL,
    changed_at DATETIME(3) NOT NULL
) CHARACTER SET utf8mb4;

-- A row for each writer, so that no two processes wait for one row; the tally is their sum, one row alone may be negative.
CREATE TABLE tally (
    day    DATE NOT NULL,
    team   INT  NOT NULL,
    agent  INT  NOT NULL,
    writer INT  NOT NULL,
    yes    INT  NOT NULL,
    no     INT  NOT NULL,
    PRIMARY KEY (day, team, agent, writer)
) CHARACTER SET utf8mb4;

-- What other processes look at to learn that tallies moved: one small row for each writer.
CREATE TABLE tally_change (
    writer     INT         NOT NULL PRIMARY KEY,
    changes    BIGINT      NOT NULL,
    changed_at DATETIME(3) NOT NULL
) CHARACTER SET utf8mb4;

CREATE TABLE comment (
    ballot     BINARY(16)    NOT NULL PRIMARY KEY,
    agent      INT           NOT NULL,
    team       INT           NOT NULL,
    ticket     VARCHAR(64)   NULL,
    language   VARCHAR(2)    NOT NULL,
    test       BOOLEAN       NOT NULL DEFAULT FALSE,
    text       VARCHAR(2000) NOT NULL,
    written_at DATETIME(3)   NOT NULL,
    KEY comment_written_at (written_at)
) CHARACTER SET utf8mb4;
