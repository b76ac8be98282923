-- A closed ballot takes nothing any more, and what it counted stays. Its ticket is then empty and not missing, so that the
-- rates of answered mails stay as well. Where nobody had answered, a row without an answer keeps it closed.
ALTER TABLE vote
    MODIFY answer VARCHAR(3) NULL,
    ADD closed_at DATETIME(3) NULL;

ALTER TABLE comment ADD KEY comment_ticket (ticket);
