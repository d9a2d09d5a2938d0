-- +goose Up

-- A proposal is the beginning of a strategic partnership of the own
-- institution: somebody asks for it, the international office prepares it.
-- criteria_sum is the sum of the first three criteria, kept for the order of
-- lists only; -1 while one of them is not assessed.
CREATE TABLE proposals (
    id               TEXT PRIMARY KEY,
    title            TEXT NOT NULL CHECK (title <> ''),
    purpose          TEXT NOT NULL,
    origin           TEXT NOT NULL CHECK (origin IN ('leadership', 'external_request', 'employee')),
    areas            TEXT NOT NULL DEFAULT '[]',
    institution_wide TEXT NOT NULL CHECK (institution_wide IN ('yes', 'no', 'unsure')),
    stage            TEXT NOT NULL CHECK (stage IN ('received', 'first_review', 'preparation', 'consultation', 'decision_basis', 'declined', 'withdrawn')),
    stage_since      TIMESTAMP NOT NULL,
    submitter_id     TEXT NOT NULL REFERENCES users (id),
    criteria_sum     BIGINT NOT NULL DEFAULT -1,
    demonstration    BOOLEAN NOT NULL DEFAULT FALSE,
    created_at       TIMESTAMP NOT NULL,
    updated_at       TIMESTAMP NOT NULL,
    version          BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX proposals_stage ON proposals (stage, stage_since);
CREATE INDEX proposals_submitter ON proposals (submitter_id, created_at);

-- An organisation that a proposal names: one of the register, or a name and a
-- country until the international office has linked it.
CREATE TABLE proposed_organisations (
    id              TEXT PRIMARY KEY,
    proposal_id     TEXT NOT NULL REFERENCES proposals (id),
    position        BIGINT NOT NULL,
    organisation_id TEXT REFERENCES organisations (id),
    name            TEXT NOT NULL DEFAULT '',
    country         TEXT NOT NULL DEFAULT '',
    CHECK (organisation_id IS NOT NULL OR (name <> '' AND country <> '')),
    UNIQUE (proposal_id, organisation_id)
);
CREATE INDEX proposed_organisations_organisation ON proposed_organisations (organisation_id);

-- The history of a proposal's stages. Rows are added, never changed. The first
-- one has no stage that it came from.
CREATE TABLE proposal_moves (
    id          TEXT PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    from_stage  TEXT NOT NULL DEFAULT '',
    to_stage    TEXT NOT NULL,
    reason      TEXT NOT NULL DEFAULT '',
    moved_by    TEXT NOT NULL REFERENCES users (id),
    moved_at    TIMESTAMP NOT NULL
);
CREATE INDEX proposal_moves_proposal ON proposal_moves (proposal_id, moved_at);

-- The four selection criteria, as the international office sees a proposal.
-- ethics is a list of answers, one for each question of the fourth criterion.
CREATE TABLE proposal_assessments (
    id                TEXT PRIMARY KEY,
    proposal_id       TEXT NOT NULL UNIQUE REFERENCES proposals (id),
    strategy_score    BIGINT CHECK (strategy_score BETWEEN 0 AND 3),
    strategy_reason   TEXT NOT NULL DEFAULT '',
    complement_score  BIGINT CHECK (complement_score BETWEEN 0 AND 3),
    complement_reason TEXT NOT NULL DEFAULT '',
    portfolio_score   BIGINT CHECK (portfolio_score BETWEEN 0 AND 3),
    portfolio_reason  TEXT NOT NULL DEFAULT '',
    ethics            TEXT NOT NULL DEFAULT '[]',
    assessed_by       TEXT REFERENCES users (id),
    assessed_at       TIMESTAMP,
    version           BIGINT NOT NULL DEFAULT 1
);

-- What one body says of a proposal in the consultation; given_on is empty
-- while it is waited for.
CREATE TABLE proposal_opinions (
    id          TEXT PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    body        TEXT NOT NULL CHECK (body <> ''),
    opinion     TEXT NOT NULL DEFAULT '',
    asked_on    DATE,
    given_on    DATE,
    created_at  TIMESTAMP NOT NULL,
    updated_at  TIMESTAMP NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX proposal_opinions_proposal ON proposal_opinions (proposal_id, created_at);

-- +goose Down
DROP TABLE proposal_opinions;
DROP TABLE proposal_assessments;
DROP TABLE proposal_moves;
DROP TABLE proposed_organisations;
DROP TABLE proposals;
