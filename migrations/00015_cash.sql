-- +goose Up

-- The agency's instalments of a grant: as agreed, and as they came in. A balance
-- may be negative: then it is paid back.
CREATE TABLE instalments (
    id             TEXT PRIMARY KEY,
    project_id     TEXT NOT NULL REFERENCES projects (id),
    number         INTEGER NOT NULL CHECK (number > 0),
    kind           TEXT NOT NULL CHECK (kind IN ('prefinancing', 'balance')),
    share          TEXT NOT NULL,
    amount_cents   BIGINT NOT NULL,
    terms          TEXT NOT NULL CHECK (terms IN ('none', 'agreement', 'interim_report', 'final_report', 'other')),
    remark         TEXT NOT NULL,
    due_on         DATE,
    received_on    DATE,
    received_cents BIGINT,
    reference      TEXT NOT NULL,
    created_at     TIMESTAMP NOT NULL,
    updated_at     TIMESTAMP NOT NULL,
    version        BIGINT NOT NULL,
    UNIQUE (project_id, number),
    CHECK ((received_on IS NULL) = (received_cents IS NULL))
);

-- What the coordinator handed on to a partner, and what a partner paid back.
CREATE TABLE partner_payments (
    id            TEXT PRIMARY KEY,
    project_id    TEXT NOT NULL REFERENCES projects (id),
    partner_id    TEXT NOT NULL REFERENCES partners (id),
    instalment_id TEXT REFERENCES instalments (id),
    kind          TEXT NOT NULL CHECK (kind IN ('payment', 'repayment')),
    amount_cents  BIGINT NOT NULL CHECK (amount_cents > 0),
    paid_on       DATE NOT NULL,
    reference     TEXT NOT NULL,
    remark        TEXT NOT NULL,
    document_id   TEXT REFERENCES documents (id),
    created_at    TIMESTAMP NOT NULL,
    updated_at    TIMESTAMP NOT NULL,
    version       BIGINT NOT NULL
);
CREATE INDEX partner_payments_project ON partner_payments (project_id, partner_id);

-- +goose Down
DROP TABLE partner_payments;
DROP TABLE instalments;
