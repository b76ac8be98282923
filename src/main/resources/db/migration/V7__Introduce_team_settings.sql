-- What operators decide of teams and agents. A retired one gets no new block; its number, its votes and the links already
-- mailed stay as they are.
ALTER TABLE team
    ADD retired    BOOLEAN NOT NULL DEFAULT FALSE,
    ADD own_scores BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE agent
    ADD retired BOOLEAN NOT NULL DEFAULT FALSE,
    ADD KEY agent_team (team);
