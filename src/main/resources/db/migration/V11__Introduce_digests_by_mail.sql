-- Who wants mails, where to and about which teams; no team here stands for all. The secret is in every mail, and whoever has
-- it can do no more than end the mails.
CREATE TABLE subscription (
    account  VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    epoch    INT          NOT NULL,
    seen_at  DATETIME(3)  NOT NULL,
    address  VARCHAR(254) NOT NULL,
    language VARCHAR(2)   NOT NULL,
    zone     VARCHAR(64)  NOT NULL,
    weekly   BOOLEAN      NOT NULL,
    monthly  BOOLEAN      NOT NULL,
    alerts   BOOLEAN      NOT NULL,
    secret   VARCHAR(27)  COLLATE utf8mb4_bin NOT NULL UNIQUE
) CHARACTER SET utf8mb4;

CREATE TABLE subscription_team (
    account VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    team    INT         NOT NULL,
    PRIMARY KEY (account, team)
) CHARACTER SET utf8mb4;

-- One mail to one director, told from others by what it is about. Claims are tries of which nobody knows how they ended;
-- free_at is when another try may begin.
CREATE TABLE errand (
    account  VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    what     VARCHAR(24) NOT NULL,
    state    VARCHAR(8)  NOT NULL,
    claims   INT         NOT NULL,
    failures INT         NOT NULL,
    free_at  DATETIME(3) NOT NULL,
    PRIMARY KEY (account, what)
) CHARACTER SET utf8mb4;
