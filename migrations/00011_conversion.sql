-- +goose Up

-- Which rate turns a project's costs into euro. Without a row the rule book's rule holds.
CREATE TABLE conversion_rules (
    project_id   TEXT PRIMARY KEY REFERENCES projects (id),
    rule         TEXT NOT NULL CHECK (rule IN ('month_of_cost', 'period_average', 'agreement_date')),
    agreement_on DATE,
    reason       TEXT NOT NULL CHECK (reason <> ''),
    set_by       TEXT NOT NULL REFERENCES users (id),
    set_at       TIMESTAMP NOT NULL,
    version      BIGINT NOT NULL,
    CHECK (rule <> 'agreement_date' OR agreement_on IS NOT NULL)
);

-- What stands on the receipt, in the smallest unit of its currency, and the rate that made the euro of it: as exact text, with everything that explains it.
ALTER TABLE cost_lines ADD COLUMN currency TEXT NOT NULL DEFAULT 'EUR';
ALTER TABLE cost_lines ADD COLUMN original_units BIGINT NOT NULL DEFAULT 0;
ALTER TABLE cost_lines ADD COLUMN rate TEXT NOT NULL DEFAULT '';
ALTER TABLE cost_lines ADD COLUMN rate_rule TEXT NOT NULL DEFAULT '';
ALTER TABLE cost_lines ADD COLUMN rate_series TEXT NOT NULL DEFAULT '';
ALTER TABLE cost_lines ADD COLUMN rate_from DATE;
ALTER TABLE cost_lines ADD COLUMN rate_until DATE;
ALTER TABLE cost_lines ADD COLUMN rate_origin TEXT NOT NULL DEFAULT '';
ALTER TABLE cost_lines ADD COLUMN rate_source TEXT NOT NULL DEFAULT '';
UPDATE cost_lines SET original_units = amount_cents;
CREATE INDEX cost_lines_foreign ON cost_lines (project_id, report_id) WHERE currency <> 'EUR';

-- +goose Down
DROP INDEX cost_lines_foreign;
ALTER TABLE cost_lines DROP COLUMN rate_source;
ALTER TABLE cost_lines DROP COLUMN rate_origin;
ALTER TABLE cost_lines DROP COLUMN rate_until;
ALTER TABLE cost_lines DROP COLUMN rate_from;
ALTER TABLE cost_lines DROP COLUMN rate_series;
ALTER TABLE cost_lines DROP COLUMN rate_rule;
ALTER TABLE cost_lines DROP COLUMN rate;
ALTER TABLE cost_lines DROP COLUMN original_units;
ALTER TABLE cost_lines DROP COLUMN currency;
DROP TABLE conversion_rules;
