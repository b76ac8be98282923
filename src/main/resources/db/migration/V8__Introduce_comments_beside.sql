-- A comment on a ticket that the help desk names stands on a ballot of its own, beside the one that has the answer.
ALTER TABLE comment ADD beside BINARY(16) NULL;
