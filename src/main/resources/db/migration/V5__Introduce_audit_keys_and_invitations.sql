-- Who may sign in is compared to the letter. An account without a password is invited, or closed; sessions of an earlier
-- epoch are over.
ALTER TABLE account
    MODIFY name VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    MODIFY password_hash VARCHAR(100) NULL,
    ADD epoch           INT         NOT NULL DEFAULT 0,
    ADD last_sign_in    DATETIME(3) NULL,
    ADD invitation_hash BINARY(32)  NULL,
    ADD invited_until   DATETIME(3) NULL,
    ADD UNIQUE KEY account_invitation (invitation_hash);

-- Keys of help desks and other programs. A revoked one stays in the list.
CREATE TABLE api_key (
    id          VARCHAR(8)   COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    label       VARCHAR(100) NOT NULL,
    scopes      VARCHAR(50)  NOT NULL,
    secret_hash BINARY(32)   NOT NULL,
    minted_at   DATETIME(3)  NOT NULL,
    minted_by   VARCHAR(64)  NOT NULL,
    last_used   DATETIME(3)  NULL,
    revoked_at  DATETIME(3)  NULL
) CHARACTER SET utf8mb4;

-- Append-only: who did what. No secret stands here, and no address of anybody.
CREATE TABLE audit_note (
    id    BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at    DATETIME(3)  NOT NULL,
    who   VARCHAR(64)  NOT NULL,
    deed  VARCHAR(20)  NOT NULL,
    about VARCHAR(200) NOT NULL,
    KEY audit_note_deed (deed, id)
) CHARACTER SET utf8mb4;
