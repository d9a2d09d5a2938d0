-- +goose Up

-- What a version is: a draft, a scenario, what was submitted, an amendment in preparation or at the agency, the plan of record, or one that is past.
-- The column is made anew, because no check can be changed on both databases.
DROP INDEX budget_versions_draft;
DROP INDEX budget_versions_of_record;
ALTER TABLE budget_versions ADD COLUMN state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'scenario', 'submitted', 'preparing', 'proposed', 'of_record', 'superseded', 'refused', 'withdrawn'));
UPDATE budget_versions SET state = status;
ALTER TABLE budget_versions DROP COLUMN status;
ALTER TABLE budget_versions RENAME COLUMN state TO status;
ALTER TABLE budget_versions ADD COLUMN name TEXT NOT NULL DEFAULT '';
-- How a plan came about, the version it was copied from, and the months it was made for (0: those of its project).
ALTER TABLE budget_versions ADD COLUMN kind TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'transfer', 'amendment'));
ALTER TABLE budget_versions ADD COLUMN based_on_id TEXT NOT NULL DEFAULT '';
ALTER TABLE budget_versions ADD COLUMN duration_months BIGINT NOT NULL DEFAULT 0 CHECK (duration_months >= 0);
CREATE UNIQUE INDEX budget_versions_draft ON budget_versions (project_id) WHERE status = 'draft';
CREATE UNIQUE INDEX budget_versions_of_record ON budget_versions (project_id) WHERE status = 'of_record';
CREATE UNIQUE INDEX budget_versions_submitted ON budget_versions (project_id) WHERE status = 'submitted';
CREATE UNIQUE INDEX budget_versions_amending ON budget_versions (project_id) WHERE status IN ('preparing', 'proposed');

-- A change of the plan of record: a transfer within the rules, or an amendment that the agency decides.
CREATE TABLE budget_amendments (
    id                TEXT PRIMARY KEY,
    project_id        TEXT NOT NULL REFERENCES projects (id),
    number            BIGINT NOT NULL,
    budget_version_id TEXT NOT NULL UNIQUE REFERENCES budget_versions (id),
    kind              TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'transfer', 'amendment')),
    status            TEXT NOT NULL CHECK (status IN ('preparing', 'made', 'sent', 'accepted', 'refused', 'withdrawn')),
    reason            TEXT NOT NULL DEFAULT '',
    addendum          BOOLEAN NOT NULL DEFAULT FALSE,
    document_ids      TEXT NOT NULL DEFAULT '[]',
    sent_on           DATE,
    agency_reference  TEXT NOT NULL DEFAULT '',
    decided_on        DATE,
    decided_by        TEXT NOT NULL DEFAULT '',
    decision_note     TEXT NOT NULL DEFAULT '',
    opened_by         TEXT NOT NULL REFERENCES users (id),
    opened_at         TIMESTAMP NOT NULL,
    closed_by         TEXT REFERENCES users (id),
    closed_at         TIMESTAMP,
    version           BIGINT NOT NULL DEFAULT 1,
    UNIQUE (project_id, number)
);

-- +goose Down
DROP TABLE budget_amendments;
DROP INDEX budget_versions_amending;
DROP INDEX budget_versions_submitted;
DROP INDEX budget_versions_of_record;
DROP INDEX budget_versions_draft;
-- What the older schema has no word for goes; an approved plan and its forerunners stay.
DELETE FROM budget_lines WHERE budget_version_id IN (SELECT id FROM budget_versions WHERE status NOT IN ('draft', 'of_record', 'superseded'));
DELETE FROM budget_versions WHERE status NOT IN ('draft', 'of_record', 'superseded');
ALTER TABLE budget_versions DROP COLUMN duration_months;
ALTER TABLE budget_versions DROP COLUMN based_on_id;
ALTER TABLE budget_versions DROP COLUMN kind;
ALTER TABLE budget_versions DROP COLUMN name;
ALTER TABLE budget_versions ADD COLUMN state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'of_record', 'superseded'));
UPDATE budget_versions SET state = status;
ALTER TABLE budget_versions DROP COLUMN status;
ALTER TABLE budget_versions RENAME COLUMN state TO status;
CREATE UNIQUE INDEX budget_versions_draft ON budget_versions (project_id) WHERE status = 'draft';
CREATE UNIQUE INDEX budget_versions_of_record ON budget_versions (project_id) WHERE status = 'of_record';
