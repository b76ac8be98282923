-- Where others are told what happens, and what is still to be told. Messages are written in the transaction of what they
-- tell; they hold identifiers, never a customer's text or ticket, which are looked up when a message is sent.

CREATE TABLE webhook (
    number     INT           NOT NULL AUTO_INCREMENT PRIMARY KEY,
    label      VARCHAR(100)  NOT NULL,
    url        VARCHAR(500)  NOT NULL,
    topics     VARCHAR(200)  NOT NULL,
    secret     VARBINARY(32) NOT NULL,
    made_by    VARCHAR(64)   NOT NULL,
    made_at    DATETIME(3)   NOT NULL,
    stopped_at DATETIME(3)   NULL
) CHARACTER SET utf8mb4;

CREATE TABLE webhook_message (
    id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    webhook  INT          NOT NULL,
    topic    VARCHAR(20)  NOT NULL,
    ballot   BINARY(16)   NULL,
    data     VARCHAR(500) NOT NULL,
    happened_at DATETIME(3) NOT NULL,
    state    VARCHAR(9)   NOT NULL,
    attempts INT          NOT NULL,
    due_at   DATETIME(3)  NOT NULL,
    problem  VARCHAR(200) NULL,
    KEY webhook_message_due (webhook, state, due_at),
    KEY webhook_message_ballot (ballot),
    KEY webhook_message_webhook (webhook, id)
) CHARACTER SET utf8mb4;
