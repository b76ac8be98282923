-- What measures took on one process, for the others to hear; gone in a minute or two. Who is meant is a keyed hash. What was
-- used for one thing alone, which several processes may come upon, names it; 0 for all else.
CREATE TABLE shared_use (
    process BIGINT      NOT NULL,
    number  BIGINT      NOT NULL,
    measure VARCHAR(10) NOT NULL,
    who     BIGINT      NOT NULL,
    thing   BIGINT      NOT NULL,
    uses    INT         NOT NULL,
    PRIMARY KEY (process, number)
) CHARACTER SET utf8mb4;
