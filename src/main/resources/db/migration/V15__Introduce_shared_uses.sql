-- What measures took on one process, for the others to hear; each process deletes its own a minute later. Who is meant is a
-- keyed hash.
CREATE TABLE shared_use (
    process BIGINT      NOT NULL,
    number  BIGINT      NOT NULL,
    measure VARCHAR(10) NOT NULL,
    who     BIGINT      NOT NULL,
    uses    INT         NOT NULL,
    at      DATETIME(3) NOT NULL,
    PRIMARY KEY (process, number),
    KEY shared_use_at (at)
) CHARACTER SET utf8mb4;
