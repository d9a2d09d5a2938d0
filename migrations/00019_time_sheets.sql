-- +goose Up

-- The days that one person worked in one month in one staff category, by output,
-- and the sheet that was signed for them.
CREATE TABLE time_sheets (
    id             TEXT PRIMARY KEY,
    project_id     TEXT NOT NULL REFERENCES projects (id),
    partner_id     TEXT NOT NULL REFERENCES partners (id),
    person         TEXT NOT NULL CHECK (person <> ''),
    person_folded  TEXT NOT NULL,
    position       TEXT NOT NULL,
    staff_category TEXT NOT NULL CHECK (staff_category IN ('manager', 'researcher', 'technician', 'administrative')),
    month          DATE NOT NULL,
    outputs        TEXT NOT NULL,
    total_tenths   BIGINT NOT NULL CHECK (total_tenths > 0),
    document_id    TEXT REFERENCES documents (id),
    created_at     TIMESTAMP NOT NULL,
    updated_at     TIMESTAMP NOT NULL,
    version        BIGINT NOT NULL,
    UNIQUE (partner_id, person_folded, staff_category, month)
);
CREATE INDEX time_sheets_project ON time_sheets (project_id, month);
CREATE INDEX time_sheets_person ON time_sheets (person_folded, month);

-- +goose Down
DROP TABLE time_sheets;
