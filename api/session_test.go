package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models/modeltest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) { modeltest.Main(m) }

func TestAPersonSignsInReadsThemselvesAndSignsOut(t *testing.T) {
	in := apitest.New(t)
	modeltest.User(t, in.DB, "ann@example.org", access.InternationalOffice)
	ann := in.SignIn("ann@example.org")
	me := ann.Get("/api/v1/me").Status(http.StatusOK).JSON()
	assert.Equal(t, "ann@example.org", me["email"])
	assert.Equal(t, []any{"international_office"}, me["roles"])
	assert.Contains(t, me["allowedActions"], "create_project")
	ann.Delete("/api/v1/session").Status(http.StatusNoContent)
	ann.Get("/api/v1/me").Problem(http.StatusUnauthorized, "sign_in_needed")
}

func TestAWrongPasswordAndAnUnknownAddressAnswerAlike(t *testing.T) {
	in := apitest.New(t)
	modeltest.User(t, in.DB, "ann@example.org")
	wrong := in.Anonymous().Post("/api/v1/session", map[string]string{"email": "ann@example.org", "password": "not the right one"}).Problem(http.StatusUnauthorized, "sign_in_failed").JSON()
	unknown := in.Anonymous().Post("/api/v1/session", map[string]string{"email": "nobody@example.org", "password": "not the right one"}).Problem(http.StatusUnauthorized, "sign_in_failed").JSON()
	delete(wrong, "requestId")
	delete(unknown, "requestId")
	assert.Equal(t, wrong, unknown)
}

func TestGuessingIsSlowedDownButNobodyIsLockedOutForEver(t *testing.T) {
	in := apitest.New(t)
	modeltest.User(t, in.DB, "ann@example.org")
	guess := func() *apitest.Answer {
		return in.Anonymous().Post("/api/v1/session", map[string]string{"email": "ann@example.org", "password": "guess"})
	}
	for range 5 {
		guess().Problem(http.StatusUnauthorized, "sign_in_failed")
	}
	blocked := guess().Problem(http.StatusTooManyRequests, "too_many_attempts")
	assert.NotEmpty(t, blocked.Header.Get("Retry-After"))
	in.Clock.Advance(6 * time.Minute)
	in.SignIn("ann@example.org")
}

func TestEachSignInHasASessionOfItsOwnAndEndsTheOldOne(t *testing.T) {
	in := apitest.New(t)
	modeltest.User(t, in.DB, "ann@example.org")
	first := in.SignIn("ann@example.org")
	first.Post("/api/v1/session", map[string]string{"email": "ann@example.org", "password": modeltest.Password}).Status(http.StatusOK)
	first.Get("/api/v1/me").Problem(http.StatusUnauthorized, "sign_in_needed")
}

func TestAChangeFromAnotherSiteIsRefused(t *testing.T) {
	in := apitest.New(t)
	modeltest.User(t, in.DB, "ann@example.org")
	ann := in.SignIn("ann@example.org")
	for name, client := range map[string]*apitest.Client{
		"cross-site":     ann.With("Sec-Fetch-Site", "cross-site"),
		"same-site":      ann.With("Sec-Fetch-Site", "same-site"),
		"foreign origin": ann.With("Sec-Fetch-Site", "").With("Origin", "https://evil.example"),
		"no sign at all": ann.With("Sec-Fetch-Site", ""),
	} {
		t.Run(name, func(t *testing.T) {
			client.Delete("/api/v1/session").Problem(http.StatusForbidden, "foreign_origin")
		})
	}
	ann.With("Sec-Fetch-Site", "").With("Origin", "http://localhost:8080").Delete("/api/v1/session").Status(http.StatusNoContent)
}

func TestBadBodiesAreRefusedWithTheirPlace(t *testing.T) {
	in := apitest.New(t)
	nobody := in.Anonymous()
	send := func(body string) *apitest.Answer { return nobody.Post("/api/v1/session", body) }
	send(`{"email":"a@b.se","password":"x","role":"administrator"}`).Problem(422, "invalid").Field("/role", "unknown_field")
	send(`{"email":"a@b.se","password":"x","Email":"c@d.se"}`).Problem(422, "invalid").Field("/Email", "unknown_field")
	send(`{"email":"a@b.se","email":"c@d.se","password":"x"}`).Problem(422, "invalid").Field("/email", "duplicate_field")
	send(`{"email":"a@b.se"}`).Problem(422, "invalid").Field("/password", "required")
	send(`{"email":"","password":"x"}`).Problem(422, "invalid").Field("/email", "too_short")
	send(`{"email":"a@b.se","password":null}`).Problem(422, "invalid").Field("/password", "text")
	send(`{"email":"a@b.se","password":5}`).Problem(422, "invalid").Field("/password", "text")
	send(`{"email":"a\u0000b@b.se","password":"x"}`).Problem(422, "invalid").Field("/email", "control_character")
	send("{\"email\":\"\xff\",\"password\":\"x\"}").Problem(400, "malformed_json")
	send(`{"email":"a@b.se","password":"x"} {}`).Problem(400, "malformed_json")
	send(`{"email":`).Problem(400, "malformed_json")
	send(`[]`).Status(422)
	send("").Status(422)
	send(`{"email":"`+strings.Repeat("a", 2<<20)+`"}`).Problem(413, "body_too_large")
	nobody.With("Content-Encoding", "gzip").Post("/api/v1/session", `{}`).Problem(415, "compressed_body")
	nobody.With("Content-Type", "application/x-www-form-urlencoded").Post("/api/v1/session", `email=a`).Problem(415, "json_expected")
}

func TestProblemsNeverEchoWhatWasSent(t *testing.T) {
	in := apitest.New(t)
	answer := in.Anonymous().Post("/api/v1/session", `{"email":"x","password":["a very secret password"]}`).Status(422)
	assert.NotContains(t, string(answer.Text), "secret")
}

func TestAddressesOutsideTheAPIAreAnsweredAsProblems(t *testing.T) {
	in := apitest.New(t)
	nobody := in.Anonymous()
	nobody.Get("/api/v1/nothing-here").Problem(404, "not_found")
	nobody.Get("/api").Problem(404, "not_found")
	nobody.Get("/api/v1/me/").Status(404)
	nobody.Get("/API/v1/me").Status(503)
	nobody.With("X-HTTP-Method-Override", "DELETE").Post("/api/v1/me", `{}`).Problem(405, "method_not_allowed")
}

func TestSecurityHeadersStandOnEveryStatus(t *testing.T) {
	in := apitest.New(t)
	for _, path := range []string{"/healthz", "/api/v1/me", "/api/v1/nothing", "/"} {
		answer := in.Anonymous().Get(path)
		require.Contains(t, answer.Header.Get("Content-Security-Policy"), "default-src 'self'", path)
		assert.Equal(t, "nosniff", answer.Header.Get("X-Content-Type-Options"), path)
		assert.Equal(t, "DENY", answer.Header.Get("X-Frame-Options"), path)
	}
}
