-- +goose Up

-- What a cost belongs to, and how a unit cost was made: the units and the rate, with the source of the rate or the reason for another one.
ALTER TABLE cost_lines ADD COLUMN activity_id TEXT REFERENCES activities (id);
ALTER TABLE cost_lines ADD COLUMN units TEXT NOT NULL DEFAULT '';
ALTER TABLE cost_lines ADD COLUMN unit_code TEXT NOT NULL DEFAULT '';
ALTER TABLE cost_lines ADD COLUMN unit_rate_cents BIGINT NOT NULL DEFAULT 0;
ALTER TABLE cost_lines ADD COLUMN unit_source TEXT NOT NULL DEFAULT '';
ALTER TABLE cost_lines ADD COLUMN unit_confirmed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE cost_lines ADD COLUMN unit_reason TEXT NOT NULL DEFAULT '';

-- The verdict on the line. Withheld is what of the claim was not accepted. A parked line returns as a further line of the same claim.
ALTER TABLE cost_lines ADD COLUMN verdict TEXT NOT NULL DEFAULT 'pending' CHECK (verdict IN ('pending', 'accepted', 'accepted_in_part', 'parked', 'refused'));
ALTER TABLE cost_lines ADD COLUMN withheld_cents BIGINT NOT NULL DEFAULT 0 CHECK (withheld_cents >= 0);
ALTER TABLE cost_lines ADD COLUMN verdict_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE cost_lines ADD COLUMN verdict_by TEXT REFERENCES users (id);
ALTER TABLE cost_lines ADD COLUMN verdict_at TIMESTAMP;
ALTER TABLE cost_lines ADD COLUMN finance TEXT NOT NULL DEFAULT '' CHECK (finance IN ('', 'approved', 'objected'));
ALTER TABLE cost_lines ADD COLUMN finance_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE cost_lines ADD COLUMN finance_by TEXT REFERENCES users (id);
ALTER TABLE cost_lines ADD COLUMN finance_at TIMESTAMP;
ALTER TABLE cost_lines ADD COLUMN claim_id TEXT NOT NULL DEFAULT '';
ALTER TABLE cost_lines ADD COLUMN carried_from TEXT REFERENCES cost_lines (id);
UPDATE cost_lines SET claim_id = id;
UPDATE cost_lines SET verdict = 'accepted',
    verdict_by = (SELECT reports.decided_by FROM reports WHERE reports.id = cost_lines.report_id),
    verdict_at = (SELECT reports.decided_at FROM reports WHERE reports.id = cost_lines.report_id)
WHERE report_id IN (SELECT id FROM reports WHERE status = 'approved');
CREATE UNIQUE INDEX cost_lines_carried ON cost_lines (carried_from);
CREATE INDEX cost_lines_claim ON cost_lines (claim_id);
CREATE INDEX cost_lines_receipt ON cost_lines (incurred_on, original_units, currency);
DROP INDEX cost_lines_claims;
CREATE INDEX cost_lines_claims ON cost_lines (project_id, report_id, category, year, amount_cents, withheld_cents);

-- A cost has any number of evidence files.
CREATE TABLE cost_documents (
    cost_id     TEXT NOT NULL REFERENCES cost_lines (id),
    document_id TEXT NOT NULL REFERENCES documents (id),
    place       BIGINT NOT NULL,
    PRIMARY KEY (cost_id, document_id)
);
CREATE INDEX cost_documents_document ON cost_documents (document_id);
INSERT INTO cost_documents (cost_id, document_id, place) SELECT id, document_id, 1 FROM cost_lines WHERE document_id IS NOT NULL;
ALTER TABLE cost_lines DROP COLUMN document_id;

-- Every verdict that was ever given on a line, by the reviewer and by finance.
CREATE TABLE cost_verdicts (
    id             TEXT PRIMARY KEY,
    cost_id        TEXT NOT NULL REFERENCES cost_lines (id),
    step           TEXT NOT NULL CHECK (step IN ('review', 'finance')),
    verdict        TEXT NOT NULL,
    accepted_cents BIGINT NOT NULL CHECK (accepted_cents >= 0),
    reason         TEXT NOT NULL DEFAULT '',
    decided_by     TEXT NOT NULL REFERENCES users (id),
    decided_at     TIMESTAMP NOT NULL
);
CREATE INDEX cost_verdicts_cost ON cost_verdicts (cost_id, decided_at);

-- What changes an approved cost afterwards. The cost itself stays as it was approved.
CREATE TABLE cost_corrections (
    id              TEXT PRIMARY KEY,
    project_id      TEXT NOT NULL REFERENCES projects (id),
    partner_id      TEXT NOT NULL REFERENCES partners (id),
    cost_id         TEXT NOT NULL REFERENCES cost_lines (id),
    kind            TEXT NOT NULL CHECK (kind IN ('correction', 'refund')),
    amount_cents    BIGINT NOT NULL CHECK (amount_cents <> 0),
    reason          TEXT NOT NULL CHECK (reason <> ''),
    document_id     TEXT REFERENCES documents (id),
    status          TEXT NOT NULL CHECK (status IN ('proposed', 'approved', 'refused')),
    category        TEXT NOT NULL,
    year            BIGINT NOT NULL DEFAULT 0,
    booked_on       DATE,
    entered_by      TEXT NOT NULL REFERENCES users (id),
    entered_at      TIMESTAMP NOT NULL,
    decided_by      TEXT REFERENCES users (id),
    decided_at      TIMESTAMP,
    decision_reason TEXT NOT NULL DEFAULT '',
    version         BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX cost_corrections_project ON cost_corrections (project_id, status);
CREATE INDEX cost_corrections_cost ON cost_corrections (cost_id);

-- Above which amount a real cost needs finance as well. Without a row, or without a limit, none does.
CREATE TABLE finance_limits (
    project_id  TEXT PRIMARY KEY REFERENCES projects (id),
    limit_cents BIGINT CHECK (limit_cents >= 0),
    reason      TEXT NOT NULL CHECK (reason <> ''),
    set_by      TEXT NOT NULL REFERENCES users (id),
    set_at      TIMESTAMP NOT NULL,
    version     BIGINT NOT NULL
);

-- +goose Down
DROP TABLE finance_limits;
DROP TABLE cost_corrections;
DROP TABLE cost_verdicts;
ALTER TABLE cost_lines ADD COLUMN document_id TEXT REFERENCES documents (id);
UPDATE cost_lines SET document_id = (SELECT MIN(cost_documents.document_id) FROM cost_documents WHERE cost_documents.cost_id = cost_lines.id AND cost_documents.place = 1);
DROP TABLE cost_documents;
DROP INDEX cost_lines_claims;
CREATE INDEX cost_lines_claims ON cost_lines (project_id, report_id, category, year, amount_cents);
DROP INDEX cost_lines_receipt;
DROP INDEX cost_lines_claim;
DROP INDEX cost_lines_carried;
ALTER TABLE cost_lines DROP COLUMN carried_from;
ALTER TABLE cost_lines DROP COLUMN claim_id;
ALTER TABLE cost_lines DROP COLUMN finance_at;
ALTER TABLE cost_lines DROP COLUMN finance_by;
ALTER TABLE cost_lines DROP COLUMN finance_reason;
ALTER TABLE cost_lines DROP COLUMN finance;
ALTER TABLE cost_lines DROP COLUMN verdict_at;
ALTER TABLE cost_lines DROP COLUMN verdict_by;
ALTER TABLE cost_lines DROP COLUMN verdict_reason;
ALTER TABLE cost_lines DROP COLUMN withheld_cents;
ALTER TABLE cost_lines DROP COLUMN verdict;
ALTER TABLE cost_lines DROP COLUMN unit_reason;
ALTER TABLE cost_lines DROP COLUMN unit_confirmed;
ALTER TABLE cost_lines DROP COLUMN unit_source;
ALTER TABLE cost_lines DROP COLUMN unit_rate_cents;
ALTER TABLE cost_lines DROP COLUMN unit_code;
ALTER TABLE cost_lines DROP COLUMN units;
ALTER TABLE cost_lines DROP COLUMN activity_id;
