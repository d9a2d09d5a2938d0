package api_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// mailed gives the letters that wait in the outbox for an address.
func mailed(t *testing.T, in *apitest.Installation, address string) []models.OutboxMessage {
	t.Helper()
	var rows []models.OutboxMessage
	require.NoError(t, in.DB.Read(context.Background(), func(_ context.Context, tx *models.Tx) error {
		var err error
		rows, err = tx.MailTo(address)
		return err
	}))
	return rows
}

func resetToken(t *testing.T, in *apitest.Installation, address string) string {
	t.Helper()
	letters := mailed(t, in, address)
	require.NotEmpty(t, letters)
	path, _ := letters[len(letters)-1].Params["path"].(string)
	_, token, found := strings.Cut(path, "/reset-password#token=")
	require.True(t, found, path)
	return token
}

func ask(in *apitest.Installation, email string) *apitest.Answer {
	return in.Anonymous().Post("/api/v1/password-reset-requests", map[string]any{"email": email})
}

func reset(in *apitest.Installation, token, password string) *apitest.Answer {
	return in.Anonymous().Post("/api/v1/password-resets", map[string]any{"token": token, "password": password})
}

func TestAForgottenPasswordIsChosenAnewOnceAndEndsEverySession(t *testing.T) {
	in := apitest.New(t)
	modeltest.User(t, in.DB, "ann@example.org")
	ann := in.SignIn("ann@example.org")
	secret := ann.Post("/api/v1/me/tokens", map[string]any{"name": "script", "days": 1, "password": modeltest.Password}).Status(http.StatusCreated).JSON()["secret"].(string)
	ask(in, " ANN@example.org ").Status(http.StatusAccepted)
	token := resetToken(t, in, "ann@example.org")
	reset(in, token, "too short").Problem(422, "invalid").Field("/password", "too_short")
	reset(in, token, goodPassword).Status(http.StatusNoContent)
	ann.Get("/api/v1/me").Problem(http.StatusUnauthorized, "sign_in_needed")
	in.Anonymous().With("Authorization", "Bearer "+secret).Get("/api/v1/me").Problem(http.StatusUnauthorized, "sign_in_needed")
	reset(in, token, goodPassword+" again").Problem(http.StatusConflict, "reset_link_worthless")
	signInWith(in, "ann@example.org", modeltest.Password).Problem(http.StatusUnauthorized, "sign_in_failed")
	signInWith(in, "ann@example.org", goodPassword).Status(http.StatusOK)
}

func TestAnUnknownAddressIsAnsweredAlikeAndGetsNoMail(t *testing.T) {
	in := apitest.New(t)
	modeltest.User(t, in.DB, "ann@example.org")
	known, unknown := ask(in, "ann@example.org").Status(http.StatusAccepted), ask(in, "nobody@example.org").Status(http.StatusAccepted)
	assert.Equal(t, known.Text, unknown.Text)
	assert.Len(t, mailed(t, in, "ann@example.org"), 1)
	assert.Empty(t, mailed(t, in, "nobody@example.org"))
	for range 6 {
		ask(in, "ann@example.org").Status(http.StatusAccepted)
		ask(in, "nobody@example.org").Status(http.StatusAccepted)
	}
	assert.Less(t, len(mailed(t, in, "ann@example.org")), 5, "nobody's mailbox is flooded")
	in.Clock.Advance(10 * time.Minute)
	before := len(mailed(t, in, "ann@example.org"))
	ask(in, "ann@example.org").Status(http.StatusAccepted)
	assert.Len(t, mailed(t, in, "ann@example.org"), before+1, "the real person is not kept waiting for ever")
}

func TestAResetLinkExpiresAfterAnHour(t *testing.T) {
	in := apitest.New(t)
	modeltest.User(t, in.DB, "ann@example.org")
	ask(in, "ann@example.org").Status(http.StatusAccepted)
	in.Clock.Advance(time.Hour)
	reset(in, resetToken(t, in, "ann@example.org"), goodPassword).Problem(http.StatusConflict, "reset_link_worthless")
	reset(in, "made up", goodPassword).Problem(http.StatusConflict, "reset_link_worthless")
}

func TestOneUsedLinkMakesTheOthersWorthless(t *testing.T) {
	in := apitest.New(t)
	modeltest.User(t, in.DB, "ann@example.org")
	ask(in, "ann@example.org").Status(http.StatusAccepted)
	first := resetToken(t, in, "ann@example.org")
	in.Clock.Advance(time.Minute)
	ask(in, "ann@example.org").Status(http.StatusAccepted)
	second := resetToken(t, in, "ann@example.org")
	require.NotEqual(t, first, second)
	reset(in, first, goodPassword).Status(http.StatusNoContent)
	reset(in, second, goodPassword+" too").Problem(http.StatusConflict, "reset_link_worthless")
}

func TestChangingThePasswordNeedsThePresentOneAndEndsEveryOtherSession(t *testing.T) {
	in := apitest.New(t)
	modeltest.User(t, in.DB, "ann@example.org")
	here, elsewhere := in.SignIn("ann@example.org"), in.SignIn("ann@example.org")
	change := func(present, next string) *apitest.Answer {
		return here.Put("/api/v1/me/password", map[string]any{"password": present, "newPassword": next})
	}
	change("not the present one", goodPassword).Problem(422, "invalid").Field("/password", "password_wrong")
	change(modeltest.Password, "ann@example.org").Problem(422, "invalid").Field("/newPassword", "password_common")
	change(modeltest.Password, strings.Repeat("x", 201)).Problem(422, "invalid").Field("/newPassword", "too_long")
	changed := here.Carrying(change(modeltest.Password, strings.Repeat("långt ord ", 8)).Status(http.StatusNoContent))
	changed.Get("/api/v1/me").Status(http.StatusOK)
	here.Get("/api/v1/me").Problem(http.StatusUnauthorized, "sign_in_needed")
	elsewhere.Get("/api/v1/me").Problem(http.StatusUnauthorized, "sign_in_needed")
	signInWith(in, "ann@example.org", strings.Repeat("långt ord ", 8)).Status(http.StatusOK)
}

func TestGuessingThePresentPasswordIsSlowedDown(t *testing.T) {
	in := apitest.New(t)
	modeltest.User(t, in.DB, "ann@example.org")
	ann := in.SignIn("ann@example.org")
	guess := func() *apitest.Answer {
		return ann.Post("/api/v1/me/tokens", map[string]any{"name": "t", "days": 1, "password": "a guess"})
	}
	for range 5 {
		guess().Problem(422, "invalid").Field("/password", "password_wrong")
	}
	assert.NotEmpty(t, guess().Problem(http.StatusTooManyRequests, "too_many_attempts").Header.Get("Retry-After"))
}

func TestATokenIsShownOnceActsAsItsPersonAndIsRevoked(t *testing.T) {
	in := apitest.New(t)
	modeltest.User(t, in.DB, "ann@example.org")
	modeltest.User(t, in.DB, "bo@example.org")
	ann := in.SignIn("ann@example.org")
	made := ann.Post("/api/v1/me/tokens", map[string]any{"name": "export", "days": 2, "password": modeltest.Password}).Status(http.StatusCreated).JSON()
	secret, id := made["secret"].(string), made["token"].(map[string]any)["id"].(string)
	list := ann.Get("/api/v1/me/tokens").Status(http.StatusOK)
	assert.NotContains(t, string(list.Text), secret)
	assert.Len(t, list.JSON()["items"], 1)
	script := in.Anonymous().With("Authorization", "Bearer "+secret).With("Sec-Fetch-Site", "cross-site")
	assert.Equal(t, "ann@example.org", script.Get("/api/v1/me").Status(http.StatusOK).JSON()["email"])
	used := func() any {
		return ann.Get("/api/v1/me/tokens").Status(http.StatusOK).JSON()["items"].([]any)[0].(map[string]any)["lastUsedAt"]
	}
	first := used()
	assert.NotNil(t, first)
	in.Clock.Advance(59 * time.Minute)
	script.Get("/api/v1/me").Status(http.StatusOK)
	assert.Equal(t, first, used(), "use is noted once an hour")
	in.Clock.Advance(time.Minute)
	script.Get("/api/v1/me").Status(http.StatusOK)
	assert.NotEqual(t, first, used())
	in.SignIn("bo@example.org").Delete("/api/v1/me/tokens/"+id).Problem(http.StatusNotFound, "not_found")
	ann.Delete("/api/v1/me/tokens/" + id).Status(http.StatusNoContent)
	script.Get("/api/v1/me").Problem(http.StatusUnauthorized, "sign_in_needed")
	again := ann.Post("/api/v1/me/tokens", map[string]any{"name": "short", "days": 1, "password": modeltest.Password}).Status(http.StatusCreated).JSON()["secret"].(string)
	in.Clock.Advance(24*time.Hour + time.Second)
	in.Anonymous().With("Authorization", "Bearer "+again).Get("/api/v1/me").Problem(http.StatusUnauthorized, "sign_in_needed")
}

func TestAPersonChangesTheirNameAndLanguage(t *testing.T) {
	in := apitest.New(t)
	modeltest.User(t, in.DB, "ann@example.org")
	ann := in.SignIn("ann@example.org")
	changed := ann.At(1).Put("/api/v1/me", map[string]any{"name": " Ånn Ö ", "language": "sv"}).Status(http.StatusOK)
	assert.Equal(t, `"2"`, changed.Header.Get("ETag"))
	assert.Equal(t, "Ånn Ö", changed.JSON()["name"])
	ann.At(1).Put("/api/v1/me", map[string]any{"name": "B", "language": "sv"}).Problem(http.StatusPreconditionFailed, "stale_version")
	ann.Put("/api/v1/me", map[string]any{"name": "B", "language": "sv"}).Problem(http.StatusPreconditionRequired, "if_match_missing")
	ann.At(2).Put("/api/v1/me", map[string]any{"name": " ", "language": "fi"}).Problem(422, "invalid")
}
