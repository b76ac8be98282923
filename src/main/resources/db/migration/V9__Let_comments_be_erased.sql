-- Of an erased comment only that there was one is kept: no text, no ticket.
ALTER TABLE comment
    MODIFY text     VARCHAR(2000) NULL,
    ADD erased_at   DATETIME(3)   NULL,
    ADD erased_by   VARCHAR(8)    NULL;
