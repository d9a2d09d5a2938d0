-- +goose Up

-- A candidate is an organisation that is thought of for a project. Once it is
-- taken into the project it names the partner that it became.
CREATE TABLE candidates (
    id              TEXT PRIMARY KEY,
    project_id      TEXT NOT NULL REFERENCES projects (id),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    state           TEXT NOT NULL CHECK (state IN ('considered', 'approached', 'invited', 'accepted', 'declined', 'dropped')),
    role            TEXT NOT NULL CHECK (role IN ('coordinator', 'partner', 'associated')),
    note            TEXT NOT NULL DEFAULT '',
    contribution    TEXT NOT NULL DEFAULT '',
    contact_name    TEXT NOT NULL DEFAULT '',
    contact_email   TEXT NOT NULL DEFAULT '',
    language        TEXT NOT NULL DEFAULT 'en' CHECK (language IN ('sv', 'en')),
    answer_words    TEXT NOT NULL DEFAULT '',
    partner_id      TEXT REFERENCES partners (id),
    added_by        TEXT NOT NULL REFERENCES users (id),
    created_at      TIMESTAMP NOT NULL,
    updated_at      TIMESTAMP NOT NULL,
    version         BIGINT NOT NULL DEFAULT 1,
    UNIQUE (project_id, organisation_id)
);
CREATE INDEX candidates_partner ON candidates (partner_id);
CREATE INDEX candidates_organisation ON candidates (organisation_id);

-- An invitation to take part asks an organisation, by a link in a mail to one
-- person, whether it joins a project. It holds what was asked, as it was asked.
CREATE TABLE participation_invitations (
    id              TEXT PRIMARY KEY,
    project_id      TEXT NOT NULL REFERENCES projects (id),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    role            TEXT NOT NULL CHECK (role IN ('coordinator', 'partner', 'associated')),
    contribution    TEXT NOT NULL DEFAULT '',
    greeting        TEXT NOT NULL DEFAULT '',
    name            TEXT NOT NULL CHECK (name <> ''),
    email           TEXT NOT NULL,
    language        TEXT NOT NULL CHECK (language IN ('sv', 'en')),
    token_hash      TEXT NOT NULL UNIQUE,
    invited_by      TEXT NOT NULL REFERENCES users (id),
    created_at      TIMESTAMP NOT NULL,
    expires_at      TIMESTAMP NOT NULL,
    answer          TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'accepted', 'declined')),
    answer_name     TEXT NOT NULL DEFAULT '',
    answer_words    TEXT NOT NULL DEFAULT '',
    answered_at     TIMESTAMP,
    withdrawn_at    TIMESTAMP,
    version         BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX participation_invitations_project ON participation_invitations (project_id, organisation_id, created_at);
CREATE INDEX participation_invitations_inviter ON participation_invitations (invited_by, created_at);

-- +goose Down
DROP TABLE participation_invitations;
DROP TABLE candidates;
