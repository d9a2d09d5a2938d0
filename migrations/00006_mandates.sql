-- +goose Up

-- How a partner's mandate letter came: when it was asked for, when it came in,
-- and the file that was handed in. The state and the day it was signed on stand
-- beside them since the beginning.
ALTER TABLE partners ADD COLUMN mandate_requested_on DATE;
ALTER TABLE partners ADD COLUMN mandate_received_on DATE;
ALTER TABLE partners ADD COLUMN mandate_document_id TEXT REFERENCES documents (id);

-- +goose Down
ALTER TABLE partners DROP COLUMN mandate_document_id;
ALTER TABLE partners DROP COLUMN mandate_received_on;
ALTER TABLE partners DROP COLUMN mandate_requested_on;
