-- +goose Up

-- Organisations: the one register. Coordinates are set only where certain.
CREATE TABLE organisations (
    id              TEXT PRIMARY KEY,
    name            TEXT NOT NULL CHECK (name <> ''),
    short_name      TEXT NOT NULL DEFAULT '',
    name_english    TEXT NOT NULL DEFAULT '',
    also_known_as   TEXT NOT NULL DEFAULT '',
    type            TEXT NOT NULL,
    size_class      TEXT NOT NULL DEFAULT '',
    sector          TEXT NOT NULL DEFAULT '',
    country         TEXT NOT NULL CHECK (length(country) = 2),
    region          TEXT NOT NULL DEFAULT '',
    city            TEXT NOT NULL DEFAULT '',
    city_published  TEXT NOT NULL DEFAULT '',
    street          TEXT NOT NULL DEFAULT '',
    post_code       TEXT NOT NULL DEFAULT '',
    website         TEXT NOT NULL DEFAULT '',
    pic             TEXT,
    oid             TEXT,
    erasmus_code    TEXT,
    vat_number      TEXT,
    national_number TEXT,
    charter_from    DATE,
    charter_until   DATE,
    latitude        DOUBLE PRECISION,
    longitude       DOUBLE PRECISION,
    place_name      TEXT NOT NULL DEFAULT '',
    is_own          BOOLEAN NOT NULL DEFAULT FALSE,
    status          TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'merged', 'closed')),
    merged_into_id  TEXT REFERENCES organisations (id),
    source          TEXT NOT NULL DEFAULT '',
    name_folded     TEXT NOT NULL,
    city_folded     TEXT NOT NULL DEFAULT '',
    search_text     TEXT NOT NULL,
    demonstration   BOOLEAN NOT NULL DEFAULT FALSE,
    created_at      TIMESTAMP NOT NULL,
    updated_at      TIMESTAMP NOT NULL,
    version         BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX organisations_pic ON organisations (pic) WHERE pic IS NOT NULL;
CREATE INDEX organisations_oid ON organisations (oid) WHERE oid IS NOT NULL;
CREATE INDEX organisations_erasmus_code ON organisations (erasmus_code) WHERE erasmus_code IS NOT NULL;
CREATE UNIQUE INDEX organisations_own ON organisations (is_own) WHERE is_own;
CREATE INDEX organisations_name ON organisations (name_folded, id);
CREATE INDEX organisations_country ON organisations (country, name_folded, id);

-- People and how they sign in.
CREATE TABLE users (
    id              TEXT PRIMARY KEY,
    email           TEXT NOT NULL,
    email_folded    TEXT NOT NULL UNIQUE,
    name            TEXT NOT NULL CHECK (name <> ''),
    name_folded     TEXT NOT NULL,
    language        TEXT NOT NULL DEFAULT 'sv' CHECK (language IN ('sv', 'en')),
    password_hash   TEXT,
    status          TEXT NOT NULL CHECK (status IN ('invited', 'active', 'disabled')),
    last_sign_in_at TIMESTAMP,
    demonstration   BOOLEAN NOT NULL DEFAULT FALSE,
    created_at      TIMESTAMP NOT NULL,
    updated_at      TIMESTAMP NOT NULL,
    version         BIGINT NOT NULL DEFAULT 1
);

CREATE INDEX users_name ON users (name_folded, id);

CREATE TABLE user_roles (
    user_id    TEXT NOT NULL REFERENCES users (id),
    role       TEXT NOT NULL,
    granted_at TIMESTAMP NOT NULL,
    PRIMARY KEY (user_id, role)
);

CREATE TABLE organisation_members (
    id              TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    user_id         TEXT NOT NULL REFERENCES users (id),
    title           TEXT NOT NULL DEFAULT '',
    started_on      DATE NOT NULL,
    ended_on        DATE,
    version         BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX organisation_members_current ON organisation_members (organisation_id, user_id) WHERE ended_on IS NULL;
CREATE INDEX organisation_members_user ON organisation_members (user_id);

CREATE TABLE sessions (
    id           TEXT PRIMARY KEY,
    token_hash   TEXT NOT NULL UNIQUE,
    user_id      TEXT NOT NULL REFERENCES users (id),
    user_agent   TEXT NOT NULL DEFAULT '',
    created_at   TIMESTAMP NOT NULL,
    last_seen_at TIMESTAMP NOT NULL,
    expires_at   TIMESTAMP NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE api_tokens (
    id           TEXT PRIMARY KEY,
    user_id      TEXT NOT NULL REFERENCES users (id),
    name         TEXT NOT NULL,
    token_hash   TEXT NOT NULL UNIQUE,
    created_at   TIMESTAMP NOT NULL,
    expires_at   TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP,
    revoked_at   TIMESTAMP
);
CREATE INDEX api_tokens_user ON api_tokens (user_id);

CREATE TABLE password_resets (
    id         TEXT PRIMARY KEY,
    user_id    TEXT NOT NULL REFERENCES users (id),
    token_hash TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at    TIMESTAMP
);
CREATE INDEX password_resets_user ON password_resets (user_id);

-- Counters of failed attempts, by account and by address; shared by all replicas.
CREATE TABLE throttles (
    key           TEXT PRIMARY KEY,
    failures      BIGINT NOT NULL,
    last_at       TIMESTAMP NOT NULL,
    blocked_until TIMESTAMP NOT NULL
);

-- Projects. The columns of the hash chain head live in audit_chains.
CREATE TABLE projects (
    id                          TEXT PRIMARY KEY,
    acronym                     TEXT NOT NULL CHECK (acronym <> ''),
    title                       TEXT NOT NULL CHECK (title <> ''),
    summary                     TEXT NOT NULL DEFAULT '',
    action                      TEXT NOT NULL,
    call_year                   BIGINT NOT NULL CHECK (call_year BETWEEN 2000 AND 2100),
    project_number              TEXT NOT NULL DEFAULT '',
    status                      TEXT NOT NULL,
    start_on                    DATE,
    duration_months             BIGINT NOT NULL CHECK (duration_months BETWEEN 1 AND 120),
    grant_requested_cents       BIGINT CHECK (grant_requested_cents >= 0),
    grant_awarded_cents         BIGINT CHECK (grant_awarded_cents >= 0),
    agreement_number            TEXT NOT NULL DEFAULT '',
    yearly_limit_cents          BIGINT CHECK (yearly_limit_cents > 0),
    higher_education_relevance  TEXT NOT NULL DEFAULT '',
    objectives                  TEXT NOT NULL DEFAULT '[]',
    activity_types              TEXT NOT NULL DEFAULT '[]',
    sectors                     TEXT NOT NULL DEFAULT '[]',
    agenda_links                TEXT NOT NULL DEFAULT '[]',
    agenda_read                 BOOLEAN NOT NULL DEFAULT FALSE,
    rule_book_version           TEXT NOT NULL DEFAULT '',
    search_text                 TEXT NOT NULL DEFAULT '',
    demonstration               BOOLEAN NOT NULL DEFAULT FALSE,
    created_by                  TEXT NOT NULL REFERENCES users (id),
    created_at                  TIMESTAMP NOT NULL,
    updated_at                  TIMESTAMP NOT NULL,
    version                     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX projects_acronym ON projects (acronym, id);
CREATE INDEX projects_updated ON projects (updated_at, id);

CREATE TABLE project_moves (
    id          TEXT PRIMARY KEY,
    project_id  TEXT NOT NULL REFERENCES projects (id),
    from_status TEXT NOT NULL,
    to_status   TEXT NOT NULL,
    reason      TEXT NOT NULL DEFAULT '',
    moved_by    TEXT NOT NULL REFERENCES users (id),
    moved_at    TIMESTAMP NOT NULL
);
CREATE INDEX project_moves_project ON project_moves (project_id, moved_at);

CREATE TABLE project_members (
    id              TEXT PRIMARY KEY,
    project_id      TEXT NOT NULL REFERENCES projects (id),
    user_id         TEXT NOT NULL REFERENCES users (id),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    role            TEXT NOT NULL CHECK (role IN ('project_manager', 'partner_lead', 'partner_member', 'auditor')),
    until_on        DATE,
    added_at        TIMESTAMP NOT NULL,
    ended_at        TIMESTAMP,
    version         BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX project_members_current ON project_members (project_id, user_id, organisation_id) WHERE ended_at IS NULL;
CREATE INDEX project_members_user ON project_members (user_id);

CREATE TABLE invitations (
    id              TEXT PRIMARY KEY,
    email           TEXT NOT NULL,
    email_folded    TEXT NOT NULL,
    name            TEXT NOT NULL,
    language        TEXT NOT NULL CHECK (language IN ('sv', 'en')),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    project_id      TEXT REFERENCES projects (id),
    role            TEXT NOT NULL DEFAULT '',
    until_on        DATE,
    token_hash      TEXT NOT NULL UNIQUE,
    invited_by      TEXT REFERENCES users (id),
    created_at      TIMESTAMP NOT NULL,
    expires_at      TIMESTAMP NOT NULL,
    accepted_at     TIMESTAMP,
    withdrawn_at    TIMESTAMP,
    version         BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX invitations_project ON invitations (project_id, created_at);
CREATE INDEX invitations_email ON invitations (email_folded);

-- A partner is an organisation's part in a project.
CREATE TABLE partners (
    id                TEXT PRIMARY KEY,
    project_id        TEXT NOT NULL REFERENCES projects (id),
    organisation_id   TEXT NOT NULL REFERENCES organisations (id),
    position          BIGINT NOT NULL,
    role              TEXT NOT NULL CHECK (role IN ('coordinator', 'partner', 'associated')),
    added_value       TEXT NOT NULL DEFAULT '',
    strategy_link     TEXT NOT NULL DEFAULT '',
    charter_held      BOOLEAN,
    mandate_state     TEXT NOT NULL DEFAULT 'none' CHECK (mandate_state IN ('none', 'requested', 'received', 'signed')),
    mandate_signed_on DATE,
    joined_on         DATE,
    left_on           DATE,
    created_at        TIMESTAMP NOT NULL,
    updated_at        TIMESTAMP NOT NULL,
    version           BIGINT NOT NULL DEFAULT 1,
    UNIQUE (project_id, organisation_id),
    UNIQUE (project_id, id)
);
CREATE INDEX partners_organisation ON partners (organisation_id);

CREATE TABLE eligibility_checks (
    id                TEXT PRIMARY KEY,
    project_id        TEXT NOT NULL REFERENCES projects (id),
    verdict           TEXT NOT NULL,
    rule_book_version TEXT NOT NULL,
    result            TEXT NOT NULL,
    occasion          TEXT NOT NULL,
    checked_by        TEXT NOT NULL REFERENCES users (id),
    checked_at        TIMESTAMP NOT NULL
);
CREATE INDEX eligibility_checks_project ON eligibility_checks (project_id, checked_at);

-- Budget: one draft at most, one plan of record at most; the plan of record never changes.
CREATE TABLE budget_versions (
    id         TEXT PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES projects (id),
    number     BIGINT NOT NULL,
    status     TEXT NOT NULL CHECK (status IN ('draft', 'of_record', 'superseded')),
    created_at TIMESTAMP NOT NULL,
    frozen_at  TIMESTAMP,
    version    BIGINT NOT NULL DEFAULT 1,
    UNIQUE (project_id, number)
);
CREATE UNIQUE INDEX budget_versions_draft ON budget_versions (project_id) WHERE status = 'draft';
CREATE UNIQUE INDEX budget_versions_of_record ON budget_versions (project_id) WHERE status = 'of_record';

CREATE TABLE budget_lines (
    id                TEXT PRIMARY KEY,
    budget_version_id TEXT NOT NULL REFERENCES budget_versions (id),
    project_id        TEXT NOT NULL,
    partner_id        TEXT NOT NULL,
    category          TEXT NOT NULL,
    year              BIGINT NOT NULL CHECK (year BETWEEN 1 AND 10),
    amount_cents      BIGINT NOT NULL CHECK (amount_cents >= 0 AND amount_cents = CAST(amount_cents AS BIGINT)),
    updated_by        TEXT NOT NULL REFERENCES users (id),
    updated_at        TIMESTAMP NOT NULL,
    version           BIGINT NOT NULL DEFAULT 1,
    UNIQUE (budget_version_id, partner_id, category, year),
    FOREIGN KEY (project_id, partner_id) REFERENCES partners (project_id, id)
);
CREATE INDEX budget_lines_partner ON budget_lines (project_id, partner_id);

-- Work plan.
CREATE TABLE work_packages (
    id              TEXT PRIMARY KEY,
    project_id      TEXT NOT NULL REFERENCES projects (id),
    number          BIGINT NOT NULL,
    title           TEXT NOT NULL CHECK (title <> ''),
    description     TEXT NOT NULL DEFAULT '',
    lead_partner_id TEXT NOT NULL,
    starts_on       DATE NOT NULL,
    ends_on         DATE NOT NULL,
    created_at      TIMESTAMP NOT NULL,
    updated_at      TIMESTAMP NOT NULL,
    version         BIGINT NOT NULL DEFAULT 1,
    UNIQUE (project_id, number),
    UNIQUE (project_id, id),
    CHECK (ends_on >= starts_on),
    FOREIGN KEY (project_id, lead_partner_id) REFERENCES partners (project_id, id)
);

CREATE TABLE deliverables (
    id              TEXT PRIMARY KEY,
    project_id      TEXT NOT NULL REFERENCES projects (id),
    work_package_id TEXT NOT NULL,
    code            TEXT NOT NULL CHECK (code <> ''),
    title           TEXT NOT NULL CHECK (title <> ''),
    description     TEXT NOT NULL DEFAULT '',
    lead_partner_id TEXT NOT NULL,
    due_on          DATE NOT NULL,
    status          TEXT NOT NULL CHECK (status IN ('planned', 'in_progress', 'delivered', 'cancelled')),
    delivered_on    DATE,
    created_at      TIMESTAMP NOT NULL,
    updated_at      TIMESTAMP NOT NULL,
    version         BIGINT NOT NULL DEFAULT 1,
    UNIQUE (project_id, code),
    UNIQUE (project_id, id),
    FOREIGN KEY (project_id, work_package_id) REFERENCES work_packages (project_id, id),
    FOREIGN KEY (project_id, lead_partner_id) REFERENCES partners (project_id, id)
);
CREATE INDEX deliverables_due ON deliverables (due_on, status);

CREATE TABLE activities (
    id                TEXT PRIMARY KEY,
    project_id        TEXT NOT NULL REFERENCES projects (id),
    work_package_id   TEXT,
    code              TEXT NOT NULL CHECK (code <> ''),
    kind              TEXT NOT NULL,
    title             TEXT NOT NULL CHECK (title <> ''),
    description       TEXT NOT NULL DEFAULT '',
    host_partner_id   TEXT NOT NULL,
    place             TEXT NOT NULL DEFAULT '',
    starts_on         DATE NOT NULL,
    ends_on           DATE NOT NULL,
    participants      BIGINT NOT NULL DEFAULT 0 CHECK (participants >= 0),
    status            TEXT NOT NULL CHECK (status IN ('planned', 'confirmed', 'held', 'cancelled')),
    created_at        TIMESTAMP NOT NULL,
    updated_at        TIMESTAMP NOT NULL,
    version           BIGINT NOT NULL DEFAULT 1,
    UNIQUE (project_id, code),
    UNIQUE (project_id, id),
    CHECK (ends_on >= starts_on),
    FOREIGN KEY (project_id, work_package_id) REFERENCES work_packages (project_id, id),
    FOREIGN KEY (project_id, host_partner_id) REFERENCES partners (project_id, id)
);
CREATE INDEX activities_starts ON activities (starts_on, status);

-- Reporting.
CREATE TABLE reporting_periods (
    id         TEXT PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES projects (id),
    number     BIGINT NOT NULL,
    starts_on  DATE NOT NULL,
    ends_on    DATE NOT NULL,
    due_on     DATE NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    version    BIGINT NOT NULL DEFAULT 1,
    UNIQUE (project_id, number),
    UNIQUE (project_id, id),
    CHECK (ends_on >= starts_on AND due_on > ends_on)
);

CREATE TABLE reports (
    id              TEXT PRIMARY KEY,
    project_id      TEXT NOT NULL REFERENCES projects (id),
    period_id       TEXT NOT NULL,
    partner_id      TEXT NOT NULL,
    status          TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'returned', 'approved')),
    work_done       TEXT NOT NULL DEFAULT '',
    deviations      TEXT NOT NULL DEFAULT '',
    next_steps      TEXT NOT NULL DEFAULT '',
    submitted_by    TEXT REFERENCES users (id),
    submitted_at    TIMESTAMP,
    decided_by      TEXT REFERENCES users (id),
    decided_at      TIMESTAMP,
    decision_reason TEXT NOT NULL DEFAULT '',
    updated_by      TEXT REFERENCES users (id),
    created_at      TIMESTAMP NOT NULL,
    updated_at      TIMESTAMP NOT NULL,
    version         BIGINT NOT NULL DEFAULT 1,
    UNIQUE (period_id, partner_id),
    UNIQUE (project_id, id),
    UNIQUE (project_id, partner_id, id),
    FOREIGN KEY (project_id, period_id) REFERENCES reporting_periods (project_id, id),
    FOREIGN KEY (project_id, partner_id) REFERENCES partners (project_id, id)
);
CREATE INDEX reports_project ON reports (project_id, status);

-- Everyone who has written in a report; none of them may approve it.
CREATE TABLE report_authors (
    report_id TEXT NOT NULL REFERENCES reports (id),
    user_id   TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (report_id, user_id)
);

CREATE TABLE report_moves (
    id          TEXT PRIMARY KEY,
    report_id   TEXT NOT NULL REFERENCES reports (id),
    from_status TEXT NOT NULL,
    to_status   TEXT NOT NULL,
    reason      TEXT NOT NULL DEFAULT '',
    moved_by    TEXT NOT NULL REFERENCES users (id),
    moved_at    TIMESTAMP NOT NULL
);
CREATE INDEX report_moves_report ON report_moves (report_id, moved_at);

CREATE TABLE report_deliverables (
    report_id      TEXT NOT NULL REFERENCES reports (id),
    deliverable_id TEXT NOT NULL REFERENCES deliverables (id),
    status         TEXT NOT NULL CHECK (status IN ('planned', 'in_progress', 'delivered', 'cancelled')),
    comment        TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (report_id, deliverable_id)
);

CREATE TABLE documents (
    id              TEXT PRIMARY KEY,
    project_id      TEXT REFERENCES projects (id),
    organisation_id TEXT REFERENCES organisations (id),
    report_id       TEXT REFERENCES reports (id),
    name            TEXT NOT NULL CHECK (name <> ''),
    media_type      TEXT NOT NULL,
    size_bytes      BIGINT NOT NULL CHECK (size_bytes > 0),
    sha256          TEXT NOT NULL CHECK (length(sha256) = 64),
    uploaded_by     TEXT NOT NULL REFERENCES users (id),
    uploaded_at     TIMESTAMP NOT NULL,
    removed_at      TIMESTAMP
);
CREATE INDEX documents_project ON documents (project_id, uploaded_at);
CREATE INDEX documents_report ON documents (report_id);
CREATE INDEX documents_sha256 ON documents (sha256);

CREATE TABLE cost_lines (
    id           TEXT PRIMARY KEY,
    project_id   TEXT NOT NULL,
    report_id    TEXT NOT NULL,
    partner_id   TEXT NOT NULL,
    category     TEXT NOT NULL,
    incurred_on  DATE NOT NULL,
    year         BIGINT NOT NULL CHECK (year BETWEEN 1 AND 10),
    description  TEXT NOT NULL CHECK (description <> ''),
    supplier     TEXT NOT NULL DEFAULT '',
    amount_cents BIGINT NOT NULL CHECK (amount_cents > 0),
    document_id  TEXT REFERENCES documents (id),
    frozen_at    TIMESTAMP,
    created_at   TIMESTAMP NOT NULL,
    updated_at   TIMESTAMP NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    FOREIGN KEY (project_id, partner_id, report_id) REFERENCES reports (project_id, partner_id, id)
);
CREATE INDEX cost_lines_report ON cost_lines (report_id, incurred_on, id);
-- Holds all that the sums of a project are made from, in their order.
CREATE INDEX cost_lines_claims ON cost_lines (project_id, report_id, category, year, amount_cents);

-- Messages: what a person sees in the application, and what is mailed.
CREATE TABLE notifications (
    id           TEXT PRIMARY KEY,
    user_id      TEXT NOT NULL REFERENCES users (id),
    kind         TEXT NOT NULL,
    project_id   TEXT REFERENCES projects (id),
    subject_kind TEXT NOT NULL DEFAULT '',
    subject_id   TEXT NOT NULL DEFAULT '',
    params       TEXT NOT NULL DEFAULT '{}',
    once_key     TEXT NOT NULL,
    created_at   TIMESTAMP NOT NULL,
    read_at      TIMESTAMP,
    UNIQUE (user_id, once_key)
);
CREATE INDEX notifications_user ON notifications (user_id, created_at, id);

CREATE TABLE outbox (
    id              TEXT PRIMARY KEY,
    once_key        TEXT NOT NULL UNIQUE,
    kind            TEXT NOT NULL,
    recipient       TEXT NOT NULL,
    recipient_name  TEXT NOT NULL DEFAULT '',
    language        TEXT NOT NULL,
    params          TEXT NOT NULL,
    message_id      TEXT NOT NULL,
    status          TEXT NOT NULL CHECK (status IN ('queued', 'sending', 'sent', 'failed')),
    attempts        BIGINT NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMP NOT NULL,
    claimed_until   TIMESTAMP,
    claimed_by      TEXT NOT NULL DEFAULT '',
    last_error      TEXT NOT NULL DEFAULT '',
    created_at      TIMESTAMP NOT NULL,
    sent_at         TIMESTAMP
);
CREATE INDEX outbox_due ON outbox (status, next_attempt_at);

CREATE TABLE job_runs (
    id          TEXT PRIMARY KEY,
    job         TEXT NOT NULL,
    due_at      TIMESTAMP NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('running', 'done', 'failed', 'abandoned')),
    runner      TEXT NOT NULL,
    started_at  TIMESTAMP NOT NULL,
    alive_at    TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    handled     BIGINT NOT NULL DEFAULT 0,
    error       TEXT NOT NULL DEFAULT '',
    UNIQUE (job, due_at)
);
CREATE INDEX job_runs_started ON job_runs (started_at, id);

-- One row for each repeated request: the same key and body give the same answer.
CREATE TABLE idempotency_keys (
    user_id      TEXT NOT NULL REFERENCES users (id),
    key          TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    status       BIGINT NOT NULL,
    answer       TEXT NOT NULL,
    headers      TEXT NOT NULL DEFAULT '{}',
    created_at   TIMESTAMP NOT NULL,
    PRIMARY KEY (user_id, key)
);

CREATE TABLE settings (
    key        TEXT PRIMARY KEY,
    value      TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

-- The audit trail: one hash chain for each project, and one for the institution.
CREATE TABLE audit_chains (
    chain TEXT PRIMARY KEY,
    seq   BIGINT NOT NULL,
    hash  TEXT NOT NULL
);
INSERT INTO audit_chains (chain, seq, hash) VALUES ('institution', 0, '');

CREATE TABLE audit_entries (
    id           TEXT PRIMARY KEY,
    chain        TEXT NOT NULL REFERENCES audit_chains (chain),
    seq          BIGINT NOT NULL,
    project_id   TEXT REFERENCES projects (id),
    at           TIMESTAMP NOT NULL,
    actor_id     TEXT NOT NULL DEFAULT '',
    action       TEXT NOT NULL,
    outcome      TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL DEFAULT '',
    partner_id   TEXT NOT NULL DEFAULT '',
    changes      TEXT NOT NULL,
    prev_hash    TEXT NOT NULL,
    hash         TEXT NOT NULL,
    UNIQUE (chain, seq)
);
CREATE INDEX audit_entries_subject ON audit_entries (subject_kind, subject_id);

-- +goose Down
DROP TABLE audit_entries;
DROP TABLE audit_chains;
DROP TABLE settings;
DROP TABLE idempotency_keys;
DROP TABLE job_runs;
DROP TABLE outbox;
DROP TABLE notifications;
DROP TABLE cost_lines;
DROP TABLE documents;
DROP TABLE report_deliverables;
DROP TABLE report_moves;
DROP TABLE report_authors;
DROP TABLE reports;
DROP TABLE reporting_periods;
DROP TABLE activities;
DROP TABLE deliverables;
DROP TABLE work_packages;
DROP TABLE budget_lines;
DROP TABLE budget_versions;
DROP TABLE eligibility_checks;
DROP TABLE partners;
DROP TABLE invitations;
DROP TABLE project_members;
DROP TABLE project_moves;
DROP TABLE projects;
DROP TABLE throttles;
DROP TABLE password_resets;
DROP TABLE api_tokens;
DROP TABLE sessions;
DROP TABLE organisation_members;
DROP TABLE user_roles;
DROP TABLE users;
DROP TABLE organisations;
