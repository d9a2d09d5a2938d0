package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEveryProblemOfTheSettingsIsNamedOnceAndTogether(t *testing.T) {
	wrong := Config{Listen: "nonsense", Database: "mysql://x", Files: "ftp://x", SMTP: "mail.lund.example", MailFrom: "Konsortium <konsortium@localhost>", Proxies: -1, Now: "today"}
	err := wrong.Validate()
	require.Error(t, err)
	assert.Equal(t, `KONSORTIUM_LISTEN: "nonsense" is not host:port; KONSORTIUM_DATABASE: expected sqlite:PATH or postgres://…; KONSORTIUM_FILES: expected dir:PATH or s3://…; `+
		`KONSORTIUM_SMTP: notify: the address of the mail server: expected smtp://USER:PASSWORD@HOST:PORT?tls=starttls|tls|none; KONSORTIUM_PROXIES: expected 0 or more; `+
		`KONSORTIUM_NOW: a fixed clock is for tests; it needs KONSORTIUM_TEST=1; KONSORTIUM_NOW: "today" is not an instant as 2026-03-16T12:00:00Z`, oneLine(err.Error()))
	assert.NoError(t, (&Config{Listen: "127.0.0.1:8080", SMTP: "smtp://mail:1025?tls=none", MailFrom: "konsortium@localhost"}).Validate())
}

func TestAnErrorOfManyLinesIsToldInOne(t *testing.T) {
	assert.Equal(t, "failed to connect: 127.0.0.1:1 refused; 127.0.0.1:2 refused", oneLine("failed to connect:\n\t127.0.0.1:1 refused\n\t127.0.0.1:2 refused\n"))
}
