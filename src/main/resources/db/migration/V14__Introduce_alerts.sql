-- Drops of the score that are more than chance, of a team or, without one, of all. While one goes on, open_for holds its team
-- (0 for all), so that several processes raise it once.
CREATE TABLE alert (
    number     INT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
    team       INT         NULL,
    open_for   INT         NULL UNIQUE,
    since      DATE        NOT NULL,
    raised_on  DATE        NOT NULL,
    raised_at  DATETIME(3) NOT NULL,
    usual_yes  INT         NOT NULL,
    usual_no   INT         NOT NULL,
    now_yes    INT         NOT NULL,
    now_no     INT         NOT NULL,
    ended_on   DATE        NULL,
    ended_at   DATETIME(3) NULL,
    recovered  BOOLEAN     NOT NULL DEFAULT FALSE,
    KEY alert_team (team, number)
) CHARACTER SET utf8mb4;
