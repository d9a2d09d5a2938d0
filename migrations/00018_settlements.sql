-- +goose Up

-- What the agency said of a project's final report, from which the final grant is found.
CREATE TABLE settlements (
    project_id   TEXT PRIMARY KEY REFERENCES projects (id),
    score_tenths BIGINT CHECK (score_tenths BETWEEN 0 AND 1000),
    decided_on   DATE,
    source       TEXT NOT NULL,
    addendum     BOOLEAN NOT NULL,
    agency_cents BIGINT,
    reason       TEXT NOT NULL,
    set_by       TEXT NOT NULL REFERENCES users (id),
    set_at       TIMESTAMP NOT NULL,
    version      BIGINT NOT NULL
);

-- +goose Down
DROP TABLE settlements;
