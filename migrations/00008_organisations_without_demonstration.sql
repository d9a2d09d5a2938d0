-- +goose Up

-- Organisations of the register are real, also in a demonstration: no row ever carried the mark.
ALTER TABLE organisations DROP COLUMN demonstration;

-- +goose Down
ALTER TABLE organisations ADD COLUMN demonstration BOOLEAN NOT NULL DEFAULT FALSE;
