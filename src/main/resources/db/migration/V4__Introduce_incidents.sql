-- Dated public notes. What they say is in their revisions, which are only ever added to: a correction is a new one.
CREATE TABLE incident (
    number    INT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
    form      BINARY(16)  NOT NULL UNIQUE,
    opened_at DATETIME(3) NOT NULL
) CHARACTER SET utf8mb4;

-- The team is a number without foreign key, as in votes; none for all teams. Without an end it is not over yet.
CREATE TABLE incident_revision (
    incident   INT           NOT NULL,
    revision   INT           NOT NULL,
    title      VARCHAR(120)  NOT NULL,
    started_at DATETIME(3)   NOT NULL,
    ended_at   DATETIME(3)   NULL,
    team       INT           NULL,
    statement  VARCHAR(4000) NOT NULL,
    signer     VARCHAR(100)  NOT NULL,
    contact    VARCHAR(200)  NOT NULL,
    account    VARCHAR(64)   NOT NULL,
    written_at DATETIME(3)   NOT NULL,
    PRIMARY KEY (incident, revision)
) CHARACTER SET utf8mb4;
