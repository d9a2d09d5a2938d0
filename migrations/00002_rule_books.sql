-- +goose Up

-- The institution's own rule books. Edition names a published book; a draft has none. A published book never changes, except that it may be withdrawn from use.
CREATE TABLE rule_books (
    id           TEXT PRIMARY KEY,
    action       TEXT NOT NULL CHECK (action <> ''),
    call_year    BIGINT NOT NULL,
    base_edition TEXT NOT NULL CHECK (base_edition <> ''),
    edition      TEXT,
    number       BIGINT,
    status       TEXT NOT NULL CHECK (status IN ('draft', 'published', 'withdrawn')),
    document     TEXT NOT NULL,
    note         TEXT NOT NULL DEFAULT '',
    created_by   TEXT NOT NULL REFERENCES users (id),
    created_at   TIMESTAMP NOT NULL,
    updated_at   TIMESTAMP NOT NULL,
    published_by TEXT REFERENCES users (id),
    published_at TIMESTAMP,
    withdrawn_by TEXT REFERENCES users (id),
    withdrawn_at TIMESTAMP,
    version      BIGINT NOT NULL DEFAULT 1,
    CHECK ((status = 'draft') = (edition IS NULL)),
    CHECK ((edition IS NULL) = (number IS NULL))
);
CREATE UNIQUE INDEX rule_books_edition ON rule_books (edition) WHERE edition IS NOT NULL;
CREATE UNIQUE INDEX rule_books_number ON rule_books (action, call_year, number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX rule_books_draft ON rule_books (action, call_year) WHERE status = 'draft';

-- A frozen budget keeps the rule book it was made with.
ALTER TABLE budget_versions ADD COLUMN rule_book_version TEXT NOT NULL DEFAULT '';
UPDATE budget_versions SET rule_book_version = (SELECT projects.rule_book_version FROM projects WHERE projects.id = budget_versions.project_id) WHERE status <> 'draft';

-- +goose Down

ALTER TABLE budget_versions DROP COLUMN rule_book_version;
DROP TABLE rule_books;
