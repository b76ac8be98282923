-- What operators took back: an agent's links minted before an instant; a key of the ring, known by its print, since a number
-- may come to name another key; or all references of macro links. Lifting one keeps its row.
CREATE TABLE revocation (
    id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    what          VARCHAR(10)  NOT NULL,
    agent         INT          NULL,
    minted_before DATETIME(3)  NULL,
    key_number    INT          NULL,
    key_print     VARCHAR(14) COLLATE utf8mb4_bin NULL,
    reason        VARCHAR(200) NOT NULL,
    revoked_by    VARCHAR(64)  NOT NULL,
    revoked_at    DATETIME(3)  NOT NULL,
    lifted_by     VARCHAR(64)  NULL,
    lifted_at     DATETIME(3)  NULL
) CHARACTER SET utf8mb4;

-- The help desk asserted the ticket of these; no link vouches for it.
ALTER TABLE vote ADD asserted BOOLEAN NOT NULL DEFAULT FALSE;

-- Words in the place of the service's own. Team 0 stands for every team that has none of its own.
CREATE TABLE wording (
    team     INT          NOT NULL,
    language VARCHAR(2)   NOT NULL,
    phrase   VARCHAR(16)  NOT NULL,
    text     VARCHAR(200) NOT NULL,
    PRIMARY KEY (team, language, phrase)
) CHARACTER SET utf8mb4;

-- How many blocks were made for an agent of a team on a day, with a ticket or for many; a row for each writer, as in the
-- tally.
CREATE TABLE block_count (
    day      DATE   NOT NULL,
    team     INT    NOT NULL,
    agent    INT    NOT NULL,
    writer   INT    NOT NULL,
    tickets  BIGINT NOT NULL,
    standing BIGINT NOT NULL,
    PRIMARY KEY (day, team, agent, writer)
) CHARACTER SET utf8mb4;
