-- What is known for and against each vote, how it came to stand as it does, and the clicks that were left out.

ALTER TABLE vote
    ADD proof   VARCHAR(8)   NOT NULL DEFAULT 'EXPLICIT',
    ADD reasons VARCHAR(255) NOT NULL DEFAULT '',
    ADD visitor BIGINT       NOT NULL DEFAULT 0,
    ADD KEY vote_state (state, changed_at),
    ADD KEY vote_ticket (ticket);

ALTER TABLE tally ADD held INT NOT NULL DEFAULT 0;

-- Kept for a quarter of an hour, to compare later clicks with. The visitor is a hash whose key lives for two days.
CREATE TABLE recent_click (
    id      BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    ballot  BINARY(16)  NOT NULL,
    link    VARCHAR(6)  NOT NULL,
    visitor BIGINT      NOT NULL,
    at      DATETIME(3) NOT NULL,
    proof   VARCHAR(8)  NOT NULL,
    flagged BOOLEAN     NOT NULL,
    KEY recent_click_ballot (ballot, at),
    KEY recent_click_visitor (visitor, flagged, at),
    KEY recent_click_at (at)
) CHARACTER SET utf8mb4;

-- Append-only: every move of a vote, by whom and why. A click's mover is empty, an operator's is a name.
CREATE TABLE vote_move (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    ballot     BINARY(16)   NOT NULL,
    moved_at   DATETIME(3)  NOT NULL,
    from_state VARCHAR(9)   NOT NULL,
    to_state   VARCHAR(9)   NOT NULL,
    answer     VARCHAR(3)   NOT NULL,
    points     INT          NOT NULL,
    reasons    VARCHAR(255) NOT NULL,
    mover      VARCHAR(64)  NULL,
    note       VARCHAR(200) NULL,
    KEY vote_move_ballot (ballot, id),
    KEY vote_move_at (moved_at)
) CHARACTER SET utf8mb4;

-- How many clicks of each kind a team's links had on a day; a row for each writer, as in the tally.
CREATE TABLE click_count (
    day    DATE        NOT NULL,
    team   INT         NOT NULL,
    kind   VARCHAR(11) NOT NULL,
    writer INT         NOT NULL,
    clicks BIGINT      NOT NULL,
    PRIMARY KEY (day, team, kind, writer)
) CHARACTER SET utf8mb4;
