-- +goose Up

-- A partner that has left keeps why, and who took its place.
ALTER TABLE partners ADD COLUMN leaving_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE partners ADD COLUMN replaced_by_id TEXT;

-- +goose Down
ALTER TABLE partners DROP COLUMN replaced_by_id;
ALTER TABLE partners DROP COLUMN leaving_reason;
