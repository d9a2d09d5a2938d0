-- +goose Up

-- Where exchange rates come from: the data inside the program, a file that was taken in, or a person who typed one.
CREATE TABLE exchange_rate_sources (
    id          TEXT PRIMARY KEY,
    origin      TEXT NOT NULL CHECK (origin IN ('derived', 'published', 'imported', 'typed')),
    title       TEXT NOT NULL CHECK (title <> ''),
    file_sha256 TEXT NOT NULL DEFAULT '',
    recorded_by TEXT REFERENCES users (id),
    recorded_at TIMESTAMP NOT NULL
);

-- Units of a currency for one euro, as exact text. A row never changes: a correction is a further revision, and the newest revision stands.
CREATE TABLE exchange_rates (
    series         TEXT NOT NULL CHECK (series IN ('inforeuro', 'ecb', 'ecb_average')),
    currency       TEXT NOT NULL CHECK (length(currency) = 3),
    starts_on      DATE NOT NULL,
    ends_on        DATE NOT NULL,
    revision       BIGINT NOT NULL CHECK (revision >= 1),
    units_per_euro TEXT NOT NULL CHECK (units_per_euro <> ''),
    source_id      TEXT NOT NULL REFERENCES exchange_rate_sources (id),
    PRIMARY KEY (currency, series, starts_on, ends_on, revision),
    CHECK (ends_on >= starts_on)
);

-- +goose Down
DROP TABLE exchange_rates;
DROP TABLE exchange_rate_sources;
