-- +goose Up

-- What a cell of the budget is made of: facts, how the rule book turns them into an amount, and the amount with the reason where
-- it is another one. The months come from what an item belongs to.
CREATE TABLE budget_items (
    id                TEXT PRIMARY KEY,
    budget_line_id    TEXT NOT NULL REFERENCES budget_lines (id),
    project_id        TEXT NOT NULL REFERENCES projects (id),
    kind              TEXT NOT NULL CHECK (kind <> ''),
    title             TEXT NOT NULL DEFAULT '',
    work_package_id   TEXT,
    deliverable_id    TEXT,
    activity_id       TEXT,
    facts             TEXT NOT NULL,
    calculation       TEXT NOT NULL,
    calculated_cents  BIGINT CHECK (calculated_cents = CAST(calculated_cents AS BIGINT)),
    amount_cents      BIGINT NOT NULL CHECK (amount_cents >= 0 AND amount_cents = CAST(amount_cents AS BIGINT)),
    reason            TEXT NOT NULL DEFAULT '',
    rule_book_version TEXT NOT NULL,
    updated_by        TEXT NOT NULL REFERENCES users (id),
    updated_at        TIMESTAMP NOT NULL,
    version           BIGINT NOT NULL DEFAULT 1,
    CHECK (reason <> '' OR calculated_cents IS NOT NULL AND calculated_cents = amount_cents),
    CHECK (work_package_id IS NULL OR deliverable_id IS NULL AND activity_id IS NULL),
    CHECK (deliverable_id IS NULL OR activity_id IS NULL),
    FOREIGN KEY (project_id, work_package_id) REFERENCES work_packages (project_id, id),
    FOREIGN KEY (project_id, deliverable_id) REFERENCES deliverables (project_id, id),
    FOREIGN KEY (project_id, activity_id) REFERENCES activities (project_id, id)
);
CREATE INDEX budget_items_line ON budget_items (budget_line_id);
CREATE INDEX budget_items_project ON budget_items (project_id);

-- +goose Down
DROP TABLE budget_items;
