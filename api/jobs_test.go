package api_test

import (
	"net/http"
	"testing"
	"time"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"

	"github.com/stretchr/testify/assert"
)

func TestRunsThatFoundNothingToDoAreCountedAndListedOnRequest(t *testing.T) {
	in := apitest.New(t)
	modeltest.User(t, in.DB, "admin@example.org", access.Administrator)
	modeltest.Write(t, in.DB, func(tx *models.Tx) error {
		for i, end := range []struct {
			status  string
			handled int
		}{{models.RunDone, 0}, {models.RunDone, 3}, {models.RunFailed, 0}, {models.RunDone, 0}} {
			run, err := tx.ClaimRun("deliver_mail", tx.Now.Add(time.Duration(i)*time.Minute), "one", time.Minute)
			if err != nil {
				return err
			}
			if err := tx.EndRun(run.ID, "one", end.status, end.handled, ""); err != nil {
				return err
			}
		}
		return nil
	})
	admin := in.SignIn("admin@example.org")
	told := admin.Get("/api/v1/job-runs").Status(http.StatusOK).JSON()
	assert.Len(t, told["items"], 2)
	assert.EqualValues(t, 2, told["idle"])
	assert.Len(t, admin.Get("/api/v1/job-runs?idle=true").Status(http.StatusOK).JSON()["items"], 4)
	assert.EqualValues(t, 0, admin.Get("/api/v1/job-runs?job=tidy_up").Status(http.StatusOK).JSON()["idle"])
}
