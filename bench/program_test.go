// Package bench_test measures requests over a real connection, on the database that KONSORTIUM_TEST_DATABASE names or on
// SQLite, with data larger than the demonstration's.
package bench_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/money"
	"konsortium/organisation"
	"konsortium/programme"

	"github.com/stretchr/testify/require"
)

// TestMain keeps the log of requests out of the figures: the program writes it to standard error, here nobody reads it.
func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

// browser is one signed-in person on one connection to a program that listens.
type browser struct {
	base string
	http *http.Client
}

func open(b *testing.B, program *apitest.Installation, email string) browser {
	b.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(b, err)
	served := make(chan error, 1)
	go func() { served <- program.Server.App().Listener(listener) }()
	b.Cleanup(func() {
		require.NoError(b, program.Server.App().Shutdown())
		require.NoError(b, <-served)
	})
	jar, err := cookiejar.New(nil)
	require.NoError(b, err)
	person := browser{base: "http://" + listener.Addr().String(), http: &http.Client{Jar: jar}}
	person.send(b, http.MethodPost, "/api/v1/session", map[string]string{"email": email, "password": modeltest.Password})
	return person
}

// send fails the benchmark on any status from 400.
func (p browser) send(b *testing.B, method, path string, in any) []byte {
	b.Helper()
	text, err := json.Marshal(in)
	require.NoError(b, err)
	request, err := http.NewRequestWithContext(b.Context(), method, p.base+path, bytes.NewReader(text))
	require.NoError(b, err)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	return p.answer(b, request)
}

func (p browser) get(b *testing.B, path string) []byte {
	b.Helper()
	request, err := http.NewRequestWithContext(b.Context(), http.MethodGet, p.base+path, nil)
	require.NoError(b, err)
	return p.answer(b, request)
}

func (p browser) answer(b *testing.B, request *http.Request) []byte {
	b.Helper()
	response, err := p.http.Do(request)
	require.NoError(b, err)
	text, err := io.ReadAll(response.Body)
	require.NoError(b, err)
	require.NoError(b, response.Body.Close())
	if response.StatusCode >= http.StatusBadRequest {
		b.Fatalf("%s %s: %d %s", request.Method, request.URL.Path, response.StatusCode, text)
	}
	return text
}

func BenchmarkRegisterSearchAmongAllInstitutions(b *testing.B) {
	program := apitest.New(b)
	modeltest.User(b, program.DB, "office@lund.example", access.InternationalOffice)
	loaded, err := organisation.New(program.DB).LoadShippedInstitutions(b.Context())
	require.NoError(b, err)
	require.Greater(b, loaded, 6000)
	office := open(b, program, "office@lund.example")
	require.Contains(b, string(office.get(b, "/api/v1/organisations?limit=20&q=lund")), "LUND01")
	for b.Loop() {
		office.get(b, "/api/v1/organisations?limit=20&q=lund")
	}
}

func BenchmarkProjectListOf50(b *testing.B) {
	program := apitest.New(b)
	user := modeltest.User(b, program.DB, "office@lund.example", access.InternationalOffice)
	for i := range 50 {
		project := modeltest.Project(b, program.DB, fmt.Sprintf("LIST-%02d", i), user)
		for j, country := range []string{"SE", "FI", "DE"} {
			role := "partner"
			if j == 0 {
				role = "coordinator"
			}
			modeltest.Partner(b, program.DB, project, modeltest.Organisation(b, program.DB, fmt.Sprintf("University %d of %s", i, country), country), role)
		}
	}
	office := open(b, program, user.Email)
	for b.Loop() {
		office.get(b, "/api/v1/projects?limit=50")
	}
}

func BenchmarkBudgetWith10000CostLines(b *testing.B) {
	program := apitest.New(b)
	user := modeltest.User(b, program.DB, "office@lund.example", access.InternationalOffice)
	project := projectWithCosts(b, program.DB, user, 10_000)
	office := open(b, program, user.Email)
	path := "/api/v1/projects/" + project.ID + "/budget"
	require.Contains(b, string(office.get(b, path)), `"approved":"100000.00"`)
	for b.Loop() {
		office.get(b, path)
	}
}

// projectWithCosts makes a project whose five partners have approved costs of ten euro a line, spread over categories and
// both years.
func projectWithCosts(b *testing.B, db *models.DB, user *models.User, lines int) *models.Project {
	b.Helper()
	project := modeltest.Project(b, db, "COSTS", user)
	categories := []string{"project_management", "transnational_meetings", "intellectual_outputs", "multiplier_events"}
	period := &models.ReportingPeriod{
		ID: models.NewID(), ProjectID: project.ID, Number: 1,
		StartsOn: programme.MustDate(2019, 9, 1), EndsOn: programme.MustDate(2021, 8, 31), DueOn: programme.MustDate(2021, 10, 31),
	}
	modeltest.Write(b, db, func(tx *models.Tx) error { return tx.AddPeriod(period) })
	countries := []string{"SE", "FI", "DE", "NO", "EE"}
	for i, country := range countries {
		role := "partner"
		if i == 0 {
			role = "coordinator"
		}
		partner := modeltest.Partner(b, db, project, modeltest.Organisation(b, db, "University of "+country, country), role)
		modeltest.Write(b, db, func(tx *models.Tx) error {
			report := &models.Report{ID: models.NewID(), ProjectID: project.ID, PeriodID: period.ID, PartnerID: partner.ID, Status: "approved"}
			if err := tx.AddReport(report); err != nil {
				return err
			}
			for line := range lines / len(countries) {
				cost := &models.CostLine{
					ID: models.NewID(), ProjectID: project.ID, ReportID: report.ID, PartnerID: partner.ID,
					Category: categories[line%len(categories)], Year: 1 + line%2, IncurredOn: programme.MustDate(2020, 3, 1),
					Description: "Train to the meeting", AmountCents: money.FromCents(1000),
				}
				if err := tx.AddCostLine(cost); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return project
}

func BenchmarkSavingOneBudgetCell(b *testing.B) {
	program := apitest.New(b)
	user := modeltest.User(b, program.DB, "office@lund.example", access.InternationalOffice)
	project := modeltest.Project(b, program.DB, "CELL", user)
	partner := modeltest.Partner(b, program.DB, project, modeltest.Organisation(b, program.DB, "Lund", "SE"), "coordinator")
	office := open(b, program, user.Email)
	var saved struct {
		Cells []struct {
			Version int64 `json:"version"`
		} `json:"cells"`
	}
	for cents, version := int64(100), int64(0); b.Loop(); cents++ {
		text := office.send(b, http.MethodPatch, "/api/v1/projects/"+project.ID+"/budget/cells", map[string]any{"cells": []map[string]any{{
			"partnerId": partner.ID, "category": "project_management", "year": 1, "amount": money.FromCents(cents), "version": version,
		}}})
		require.NoError(b, json.Unmarshal(text, &saved))
		require.Len(b, saved.Cells, 1)
		version = saved.Cells[0].Version
	}
}
